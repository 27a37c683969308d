"""Places that the gazetteer lacks: a street, a building, a hamlet. They get the point of what is said to hold them, marked as coarse, or none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tallystick.lexicon.gazetteer import place
from tallystick.records.identity import make_id
from tallystick.records.links import PlaceEntity
from tallystick.records.mention import Analysis, NameKind
from tallystick.records.report import Report
from tallystick.resolve.places.model import BESIDE_KM, distance_km
from tallystick.resolve.places.toponyms import STRONG_CUE_BEFORE, Toponym

HOLDERS = frozenset({"city", "district", "admin2"})
"""What a building or street can be shown at the middle of."""
Answer = tuple[PlaceEntity, float, str]
"""The place, its probability and the reason."""
OTHER_REPORT_SHARE = 0.9
SURE = 0.7
"""A place below this probability is not used to place another."""
AT_BEFORE = re.compile(r"\b(?:the|in|at|near|outside|on|inside|into|around|from|along|quarter of|neighbou?rhood of)\s+$", re.IGNORECASE)
PARTS = frozenset(
    """street avenue road boulevard square quarter district neighborhood neighbourhood heights park bridge lane drive highway expressway market mall
    plaza station suburb ward camp terminal beach hill hills hospital school university airport stadium theater theatre hotel mosque church prison""".split()
)
"""Last words of names of parts of a town."""
SAID_PROBABILITY, NAMED_AFTER_PROBABILITY, NEAR_PROBABILITY, UNKNOWN_PROBABILITY = 0.8, 0.75, 0.55, 0.5
"""That the words set it in the town; that it lies in the town it is named after; that the town named nearest holds it; that it is a place at
all. Set by judgement: no labelled set tells them."""


def place_unlisted(
    toponym: Toponym, report: Report, toponyms: Sequence[Toponym], decided: Mapping[str, Answer], analysis: Analysis
) -> Answer | None:
    """An entity for a name without a likely place in the gazetteer; None where it may be no place at all."""
    kinds = {one.kind for one in toponym.mentions}
    anchor = next(
        (decided[spelling] for spelling in sorted(toponym.beside) if spelling in decided and _may_be_near(toponym, decided[spelling])), None
    )
    if anchor is not None and kinds & {NameKind.PLACE, NameKind.FACILITY} and not any(sign.isdigit() for sign in toponym.folded):
        return _near(toponym, anchor)
    quarter = toponym.inside or toponym.quarter
    if NameKind.FACILITY not in kinds and toponym.places and not quarter and toponym.folded.split()[-1] not in PARTS:
        return None
    if not kinds & {NameKind.PLACE, NameKind.FACILITY} or any(sign.isdigit() for sign in toponym.folded):
        return None
    is_part = quarter or NameKind.FACILITY in kinds or toponym.folded.split()[-1] in PARTS or _definite(toponym, report)
    for spelling in sorted(toponym.holders):
        if spelling in decided and (is_part or decided[spelling][0].feature not in {"city", "district"}):
            return _inside(toponym, decided[spelling], SAID_PROBABILITY, f"the text sets it in {decided[spelling][0].name}")
    named_after = decided.get(toponym.named_after or "")
    if named_after is not None and named_after[1] >= SURE:
        outer, certain, _ = named_after
        if not is_part and toponym.folded.startswith(f"{toponym.named_after} "):
            return outer, NAMED_AFTER_PROBABILITY * certain, f"“{toponym.text}” opens with the name of {outer.name}"
        return _inside(toponym, named_after, NAMED_AFTER_PROBABILITY, f"its name holds {outer.name}")
    if is_part and any(AT_BEFORE.search(report.text[max(0, one.span.start - 20) : one.span.start]) for one in toponym.mentions):
        near = _beside(toponym, report, toponyms, decided, analysis)
        if near is not None:
            return _inside(toponym, near, NEAR_PROBABILITY, f"{near[0].name} is the town named nearest")
    if (
        not is_part
        and len(toponym.mentions) < 2
        and not any(STRONG_CUE_BEFORE.search(report.text[max(0, one.span.start - 40) : one.span.start]) for one in toponym.mentions)
    ):
        return None
    entity = PlaceEntity(
        id=make_id("plc", toponym.folded), name=toponym.text, feature="facility" if NameKind.FACILITY in kinds else "place", precision=7
    )
    return entity, UNKNOWN_PROBABILITY, f"“{toponym.text}” is named as a place; the gazetteer does not know it"


def choose_unlisted(told: Sequence[tuple[int, Answer]]) -> Answer:
    """One answer over the case for an unlisted name, of its answers with the number of their mentions: the town that most set it in."""
    votes: Counter[str] = Counter()
    best: dict[str, Answer] = {}
    for mentions, answer in told:
        id_ = answer[0].id
        votes[id_] += mentions
        if id_ not in best or answer[1] > best[id_][1]:
            best[id_] = answer
    return best[min(votes, key=lambda id_: (-votes[id_], id_))]


def told_elsewhere(answer: Answer) -> Answer:
    """The answer for one who names the place and does not say where it lies, or says otherwise."""
    entity, probability, reason = answer
    return entity, OTHER_REPORT_SHARE * probability, f"{reason} (told by another report)"


def _definite(toponym: Toponym, report: Report) -> bool:
    """Whether most mentions stand after 'the': venues do ('the Grellmark'), towns do not."""
    after_the = sum(report.text[max(0, one.span.start - 4) : one.span.start].lower() == "the " for one in toponym.mentions)
    return 2 * after_the > len(toponym.mentions)


def _inside(toponym: Toponym, holder: Answer, probability: float, why: str) -> Answer:
    outer, certain, _ = holder
    shown = outer.lat is not None and outer.feature in HOLDERS
    entity = PlaceEntity(
        id=make_id("plc", toponym.folded, outer.id),
        name=toponym.text,
        lat=outer.lat if shown else None,
        lon=outer.lon if shown else None,
        country=outer.country,
        feature="facility" if any(one.kind is NameKind.FACILITY for one in toponym.mentions) else "place",
        precision=max(outer.precision, 3),
        within=(outer.id, *outer.within),
    )
    point = f"; the point is the middle of {outer.name}" if shown else "; its point is not known"
    return entity, probability * certain, f"“{toponym.text}” is not in the gazetteer; {why}{point}"


def _may_be_near(toponym: Toponym, anchor: Answer) -> bool:
    """Whether the anchor is a town for sure, near which the gazetteer lists no place of the name; a country's neighbour may lie abroad."""
    town = place(anchor[0].id)
    if town is None or anchor[1] < SURE or town.feature not in {"city", "district"}:
        return False
    return not any(distance_km(town, one) <= BESIDE_KM for one in toponym.places)


def _near(toponym: Toponym, anchor: Answer) -> Answer:
    """A place of which the words say near which town it lies: in its country, without a point."""
    outer, certain, _ = anchor
    entity = PlaceEntity(
        id=make_id("plc", toponym.folded, "near", outer.id),
        name=toponym.text,
        country=outer.country,
        feature="facility" if any(one.kind is NameKind.FACILITY for one in toponym.mentions) else "place",
        precision=6,
        within=outer.within,
    )
    return (
        entity,
        SAID_PROBABILITY * certain,
        f"the gazetteer knows no “{toponym.text}” near {outer.name}, where the words set it; its point is not known",
    )


def _beside(
    toponym: Toponym, report: Report, toponyms: Sequence[Toponym], decided: Mapping[str, Answer], analysis: Analysis
) -> Answer | None:
    """The town named nearest in the same sentence as one of the mentions, else the one that the report is about."""
    best: tuple[int, str] | None = None
    for mention in toponym.mentions:
        sentence = next((one for one in analysis.sentences if one.covers(mention.span)), None)
        if sentence is None:
            continue
        for other in toponyms:
            if other is toponym or other.folded not in decided or decided[other.folded][0].feature not in HOLDERS:
                continue
            for one in other.mentions:
                if sentence.covers(one.span):
                    best = min(best or (10**9, ""), (mention.span.distance(one.span), other.folded))
    if best is None:
        # What is recalled of another time ('the attack on X') may have been anywhere.
        recalled = {one.place for one in analysis.incidents if one.background}
        return None if recalled.issuperset(one.id for one in toponym.mentions) else _main_town(toponym, toponyms, decided)
    return decided[best[1]]


def _main_town(toponym: Toponym, toponyms: Sequence[Toponym], decided: Mapping[str, Answer]) -> Answer | None:
    """The town that the report names most, where there is one such."""
    counts = sorted(
        (
            (one.count, one.folded)
            for one in toponyms
            if one is not toponym and one.folded in decided and decided[one.folded][0].feature in HOLDERS
        ),
        reverse=True,
    )
    if not counts or (len(counts) > 1 and counts[0][0] <= counts[1][0]):
        return None
    return decided[counts[0][1]]
