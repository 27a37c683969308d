"""Weighing with what stays known from round to round is the same sum as over all features, to the last bit."""

from math import exp

from tallystick.lexicon.gazetteer import candidates
from tallystick.resolve.places.model import FEATURES, WEIGHTS, context_of, features, none_features, start_weights, weigh
from tallystick.resolve.places.toponyms import Toponym


def test_weighing_adds_up_the_features_in_their_order():
    toponyms = [Toponym(name.lower(), "r", places=candidates(name)[:30]) for name in ("Springfield", "Illinois", "Paris", "France")]
    toponyms[0].holders.add("illinois")
    toponyms[1].held.add("springfield")
    toponyms[2].kinds.add("city")
    for one in toponyms:
        one.weights = start_weights(one)
    numbers = [WEIGHTS[name] for name in FEATURES]
    context = context_of(toponyms, ())
    for one in toponyms:
        rows = [features(one, place, order == 0, context) for order, place in enumerate(one.places)] + [none_features(one)]
        scores = [sum(w * x for w, x in zip(numbers, row, strict=True)) for row in rows]
        powers = [exp(score - max(scores)) for score in scores]
        assert weigh(one, context, numbers) == [power / sum(powers) for power in powers[:-1]]
