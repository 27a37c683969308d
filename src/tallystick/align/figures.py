"""Figures to questions: how many of whom, where, in what, over what time.

Two figures are of one question when measure, class of what is counted and unit are equal, and their scopes are one: the same incident,
or the same place and time. What merely looks alike is kept apart, with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from tallystick.align.groups import group_class
from tallystick.records.account import AccountReport, Entity, Figure, Incident
from tallystick.records.identity import make_id
from tallystick.records.question import Answer, Question
from tallystick.records.values import Interval, TimeSpan

NEAR_DAYS = 7
"""Claims without an incident are of one question when their as-of days lie at most this far apart: a daily toll's usual gap."""
LONG_PERIOD_DAYS = 45
"""A stated period at least this long ('in 2013', 'since 2012') is another scope than days."""
MAX_GROUPS, MAX_MEMBERS = 60, 60
"""Questions of one place, and answers of one question, that a figure is compared with, the latest first: cost stays near-linear."""
APPROXIMATE_HEDGES = frozenset(
    """about around some roughly approximately nearly almost close estimated circa or so an estimated in the region of
    more or less""".split()
)
RUNNING = frozenset({"siege", "disaster", "displacement", "ground_advance", "other", "statement"})
"""Types without one toll: their figures are the place's running totals. Those of a strike or an arrest belong to that one."""


class Scope:
    """Look-ups over the account's incidents and places that the comparison of scopes needs."""

    def __init__(
        self, figures: Sequence[Figure], reports: Sequence[AccountReport], entities: Sequence[Entity], incidents: Sequence[Incident]
    ) -> None:
        self.measure_of = {f.id: f.measure for f in figures}
        self.told = {r.id: (r.published or "")[:10] or None for r in reports}
        self.places = {e.id: e for e in entities if e.type.value == "place"}
        self.incidents = {i.id: i for i in incidents}

    def bound(self, figure: Figure) -> bool:
        """Whether the figure belongs to one incident that has a toll of its own."""
        incident = self.incidents.get(figure.incident or "")
        return incident is not None and incident.type not in RUNNING

    def compatible(self, a: Figure, b: Figure) -> bool:
        """Whether nothing says that the two are of different incidents: other days, or a past one against a present one."""
        first, second = self.incidents.get(a.incident or ""), self.incidents.get(b.incident or "")
        if first is None or second is None or first.id == second.id:
            return not any(i is not None and i.background and f.incident != g.incident for i, f, g in ((first, a, b), (second, b, a)))
        if first.background != second.background:
            return False
        days = [i.when for i in (first, second) if i.when is not None and i.when.first_day and i.when.last_day]
        if len(days) == 2:
            (a_first, a_last), (b_first, b_last) = ((d.first_day or "", d.last_day or "") for d in days)
            return a_first <= b_last and b_first <= a_last
        return True

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the place ``outer`` holds ``inner`` in one of its hierarchies."""
        place = self.places.get(inner)
        return place is not None and outer in place.within

    def coarse(self, place: str | None) -> bool:
        """Whether the place says no more than a country or a first-level region."""
        return place is None or (place in self.places and self.places[place].feature in {"country", "admin1", "region"})

    def place_class(self, figure: Figure) -> str | None:
        """The place that the claim is of: its own, else its incident's."""
        if figure.place:
            return figure.place
        incident = self.incidents.get(figure.incident or "")
        return incident.place if incident else None


def align_figures(
    figures: Sequence[Figure],
    reports: Sequence[AccountReport],
    entities: Sequence[Entity],
    incidents: Sequence[Incident],
    origins: Mapping[str, str],
) -> tuple[tuple[Question, ...], tuple[tuple[Answer, Answer], ...]]:
    """(questions, look-alikes). Every figure is in exactly one question; ``origins`` gives each claim's origin key.

    Look-alikes are pairs of different questions whose scopes hold one another or are not known to differ: one number in both is an
    agreement, but two numbers are no dispute.
    """
    scope = Scope(figures, reports, entities, incidents)
    blocks: dict[tuple[str, str, str, bool], list[Figure]] = defaultdict(list)
    for figure in figures:
        # A part of a whole of another measure ('ten shot, one of them fatally') is the whole toll of its own.
        group = group_class(figure.group, figure.measure)
        # Women and children are told as parts by one report and by themselves by another; people as a part of people are another count.
        part = group == "people" and scope.measure_of.get(figure.part_of or "") == figure.measure
        blocks[(figure.measure, group, figure.unit or "", part)].append(figure)
    questions: list[Question] = []
    alike: list[tuple[Answer, Answer]] = []
    for (measure, group, unit, _), block in sorted(blocks.items()):
        answers = {f.id: _answer(f, scope, origins) for f in block}
        groups = _groups(block, scope)
        for members, reasons in groups:
            told = tuple(sorted((answers[f.id] for f in members), key=_answer_order))
            places = [p for f in members if (p := scope.place_class(f))]
            named = [f.incident for f in members if f.incident]
            questions.append(
                Question(
                    id=make_id("qst", measure, group, unit, min(f.id for f in members)),
                    kind="figure",
                    measure=measure,
                    group=group or None,
                    unit=unit or None,
                    place=max(sorted(set(places)), key=places.count) if places else None,
                    incident=max(sorted(set(named)), key=named.count) if named else None,
                    answers=told,
                    reasons=reasons,
                )
            )
        alike.extend((answers[a], answers[b]) for a, b in _look_alikes([members for members, _ in groups], scope))
    return tuple(sorted(questions, key=lambda q: q.id)), tuple(alike)


def _answer_order(answer: Answer) -> tuple[str, str, str, str]:
    """By the day it is as of, then by the day it was told."""
    last = (answer.as_of.last_day if answer.as_of else None) or answer.told or "9999"
    first = (answer.as_of.first_day if answer.as_of else None) or last
    return (last, first, answer.told or "9999", answer.claim)


def _answer(figure: Figure, scope: Scope, origins: Mapping[str, str]) -> Answer:
    report = figure.evidence[0].report
    hedge_words = set((figure.hedge or "").split())
    return Answer(
        claim=figure.id,
        report=report,
        told=scope.told.get(report),
        origin=origins[figure.id],
        interval=Interval(figure.low, figure.high),
        as_of=figure.as_of,
        hedge=figure.hedge,
        approximate=bool(hedge_words & APPROXIMATE_HEDGES),
        cumulative=figure.cumulative,
        rest=figure.rest,
        place=scope.place_class(figure),
        incident=figure.incident,
        group=figure.group,
        revised=figure.revises,
    )


def _groups(block: Sequence[Figure], scope: Scope) -> list[tuple[list[Figure], tuple[str, ...]]]:
    """The block's figures by question: each joins the first group in which it may be compared with every member."""
    ordered = sorted(block, key=lambda f: (f.incident is None, _day(f, scope) or "9999", f.id))
    groups: list[list[Figure]] = []
    reasons: list[set[str]] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for figure in ordered:
        keys = [key for key in (figure.incident, scope.place_class(figure)) if key]
        candidates = sorted({number for key in keys for number in by_key[key][-MAX_GROUPS:]})
        for number in candidates:
            found = [_comparable(other, figure, scope) for other in groups[number][-MAX_MEMBERS:]]
            if all(found):
                groups[number].append(figure)
                reasons[number].update(reason for reason in found if reason)
                break
        else:
            number = len(groups)
            groups.append([figure])
            reasons.append(set())
        for key in keys:
            if number not in by_key[key]:
                by_key[key].append(number)
    return [(members, tuple(sorted(why))) for members, why in zip(groups, reasons, strict=True)]


def _comparable(a: Figure, b: Figure, scope: Scope) -> str | None:
    """Why two figures answer one question, or None where they do not."""
    if a.site and b.site and a.site != b.site:
        return None
    place_a, place_b = scope.place_class(a), scope.place_class(b)
    one = a.incident is not None and a.incident == b.incident
    if one and scope.bound(a):
        if (a.site or b.site) and a.site != b.site:
            return None  # one site of an incident with several: its dead are no rival of the whole
        narrow = place_a != place_b and not (scope.coarse(place_a) or scope.coarse(place_b))
        return None if narrow else "one incident"
    if place_a is None or place_a != place_b or a.site != b.site or not scope.compatible(a, b) or not _near(a, b, scope):
        return None
    if (scope.bound(a) and (scope.bound(b) or scope.coarse(place_a))) or (scope.bound(b) and scope.coarse(place_a)):
        return None  # two strikes on one town, or in one country, are two strikes
    return f"one place, as-of days at most {NEAR_DAYS} apart, and no sign of two incidents"


def _look_alikes(groups: Sequence[Sequence[Figure]], scope: Scope) -> list[tuple[str, str]]:
    """Pairs across questions that name one number, in scopes that hold one another, at one time, without a sign of two incidents."""
    by_number: dict[tuple[float | None, float | None], list[tuple[int, Figure]]] = defaultdict(list)
    for number, members in enumerate(groups):
        for figure in members:
            by_number[(figure.low, figure.high)].append((number, figure))
    found = []
    for told in by_number.values():
        for position, (group, a) in enumerate(told[:MAX_MEMBERS]):
            for other, b in told[position + 1 : MAX_MEMBERS]:
                if group == other or a.evidence[0].report == b.evidence[0].report or not scope.compatible(a, b) or not _near(a, b, scope):
                    continue
                outer, inner = scope.place_class(a), scope.place_class(b)
                if outer and inner and (outer == inner or scope.contains(outer, inner) or scope.contains(inner, outer)):
                    found.append((a.id, b.id))
    return found


def _day(figure: Figure, scope: Scope) -> str | None:
    span = figure.as_of
    day = (span.last_day or span.first_day) if span else None
    return day or scope.told.get(figure.evidence[0].report)


def _period(span: TimeSpan | None) -> int:
    if span is None or span.first_day is None or span.last_day is None or len(span.first_day) < 10 or len(span.last_day) < 10:
        return 0
    return (date.fromisoformat(span.last_day) - date.fromisoformat(span.first_day)).days


def _near(a: Figure, b: Figure, scope: Scope) -> bool:
    if (_period(a.as_of) >= LONG_PERIOD_DAYS) != (_period(b.as_of) >= LONG_PERIOD_DAYS):
        return False
    first, second = _day(a, scope), _day(b, scope)
    if first is None or second is None or len(first) < 10 or len(second) < 10:
        return first == second
    return abs((date.fromisoformat(second) - date.fromisoformat(first)).days) <= NEAR_DAYS
