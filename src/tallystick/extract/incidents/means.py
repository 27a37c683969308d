"""How it was done, or what it was, as far as the words around a telling's triggers say."""

from __future__ import annotations

from tallystick.extract.incidents.tellings import Telling
from tallystick.extract.incidents.verbs import DAMS
from tallystick.lexicon import incidents as words
from tallystick.records.parsed import Parsed

NATURAL = frozenset({"flood", "quake", "storm", "slide", "fire", "eruption", "tsunami", "drought", "disease"})
TRAVEL = frozenset({"road", "rail", "sea", "air", "stampede"})
ARMS = frozenset({"chemical", "air", "artillery", "suicide", "explosive", "gun", "blade"})
FITTING: dict[str, frozenset[str]] = {
    "disaster": NATURAL,
    "accident": TRAVEL | {"fire", "chemical"},
    "other": ARMS | {"fire"},
} | {type_: ARMS | {"road", "rail", "sea"} for type_ in words.VIOLENT_TYPES}
"""Means that a type may have: troops that stormed a plant are no storm. What was on the road or at sea when it was attacked stays: linking
knows the attack on the buses by it. Other types: all."""
PLACES_OF_GAS = frozenset(
    "plant pipeline field station explosion blast facility works worker company terminal installation complex storage depot tank cylinder "
    "canister line main industry price platform factory warehouse mask".split()
)
"""'a gas plant', 'a gas explosion': gas is what is worked there, and no weapon."""
NEAR_LABELS = frozenset({"nsubj", "dobj", "amod", "compound", "agent", "prep"})
FROM_AFAR = frozenset({"missile", "rocket"})
"""Artillery, unless aircraft fired them."""


def means_of(parsed: Parsed, telling: Telling) -> tuple[str, ...]:
    """The means that the words in and beside the triggers tell, as far as they fit its type."""
    found: dict[str, set[str]] = {}
    for token in telling.tokens:
        near = {token, *parsed.children(token)}
        for child in parsed.children(token):
            if parsed.tokens[child].dep in NEAR_LABELS:
                near.update(parsed.children(child))
        for index in near:
            for word in (parsed.tokens[index].lemma, parsed.lower(index)):
                if word == "bomber" and "suicide" in {parsed.lower(back) for back in range(max(0, index - 3), index)}:
                    found.setdefault("suicide", set()).add(word)  # 'a suicide truck bomber', whichever noun a parser hangs it on
                means = words.MEANS.get(word)
                if means is not None and _is_told(parsed, index, word, means):
                    found.setdefault(means, set()).add(word)
                elif word in DAMS and telling.main.type == "disaster":
                    found.setdefault("flood", set()).add(word)  # that bursts; a strike on one is no flood yet
    if "air" in found and found.get("artillery", set()) <= FROM_AFAR:
        found.pop("artillery", None)
    fitting = FITTING.get(telling.main.type)
    return tuple(sorted(means for means in found if fitting is None or means in fitting))


def _is_told(parsed: Parsed, index: int, word: str, means: str) -> bool:
    """Whether the word is used as the means: not 'stormed', 'a gas plant', 'tear gas', 'a suicide bomber' of the air."""
    token = parsed.tokens[index]
    if means == "storm":
        return token.pos != "VERB"
    before = {parsed.lower(child) for child in parsed.children(index)} | ({parsed.lower(index - 1)} if index else set())
    if means == "air" and word == "bomber":
        return not before & {"suicide", "car", "truck", "bus"} and (index == 0 or parsed.word(index - 1) != "-")
    if means == "road":
        behind = parsed.tokens[index + 1] if index + 1 < len(parsed.tokens) else token
        return behind.lemma not in {"bomb", "bombing"}  # 'a car bomb'
    if means == "chemical":
        named = token.dep in {"compound", "amod", "nmod"} and parsed.tokens[token.head].lemma in PLACES_OF_GAS
        following = parsed.tokens[index + 1].lemma if index + 1 < len(parsed.tokens) else ""
        return not (named or following in PLACES_OF_GAS or "tear" in before)
    if word == "mine":
        return not before & {"coal", "gold", "copper", "diamond", "iron", "salt", "jade", "silver", "zinc", "tin", "lithium", "open-pit"}
    return True
