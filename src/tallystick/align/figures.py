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
) -> tuple[Question, ...]:
    """Questions with their answers, every figure in exactly one. ``origins`` gives each claim's origin key."""
    scope = Scope(figures, reports, entities, incidents)
    blocks: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        blocks[(figure.measure, group_class(figure.group, figure.measure), figure.unit or "")].append(figure)
    questions: list[Question] = []
    for (measure, group, unit), block in sorted(blocks.items()):
        for members, reason in _split(block, scope):
            answers = tuple(sorted((_answer(f, scope, origins) for f in members), key=_answer_order))
            places = [p for f in members if (p := scope.place_class(f))]
            named = [f.incident for f in members if f.incident]
            first = min(f.id for f in members)
            questions.append(
                Question(
                    id=make_id("qst", measure, group, unit, first),
                    kind="figure",
                    measure=measure,
                    group=group or None,
                    unit=unit or None,
                    place=max(sorted(set(places)), key=places.count) if places else None,
                    incident=max(sorted(set(named)), key=named.count) if named else None,
                    answers=answers,
                    reasons=reason,
                )
            )
    return tuple(sorted(questions, key=lambda q: q.id))


def _answer_order(answer: Answer) -> tuple[str, str, str]:
    return ((answer.as_of.last_day if answer.as_of else None) or answer.told or "9999", answer.told or "9999", answer.claim)


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
    )


def _split(block: Sequence[Figure], scope: Scope) -> list[tuple[list[Figure], tuple[str, ...]]]:
    """The block's figures by scope: first by incident, then those of running totals by place and time."""
    by_key: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in block:
        by_key[_key(figure, scope)].append(figure)
    # A figure whose own words give neither incident nor place joins nothing: it stays a question of its own.
    groups: list[list[Figure]] = [by_key[key] for key in sorted(by_key) if key[0] == "incident"]
    loose: list[list[Figure]] = []
    for key in sorted(by_key):
        if key[0] != "incident":
            loose.extend(_by_time(by_key[key], scope))
    for members in loose:
        home = _only_incident(members, groups, scope)
        if home is None:
            groups.append(members)
        else:
            home.extend(members)
    found: list[tuple[list[Figure], tuple[str, ...]]] = []
    for members in groups:
        key = _key(members[0], scope)
        reason: tuple[str, ...]
        if key[0] == "incident":
            reason = ("one incident",)
        elif key[0] == "place":
            reason = ("one place and no incident of its own", f"as-of days at most {NEAR_DAYS} apart")
        else:
            reason = ("neither incident nor place is known",)
        found.append((members, reason))
    return found


def _only_incident(members: list[Figure], groups: Sequence[list[Figure]], scope: Scope) -> list[Figure] | None:
    """The one incident's group at the same place and time that figures without an incident can only belong to; None where two could."""
    first = members[0]
    place = scope.place_class(first)
    if place is None or scope.coarse(place) or any(f.cumulative for f in members):
        return None
    fits = []
    for group in groups:
        other = group[0]
        key, mine = _key(other, scope), _key(first, scope)
        same_spot = scope.place_class(other) == place and other.site == first.site
        if key[0] == "incident" and key[2] == mine[2] and same_spot and any(_near(a, b, scope) for a in members for b in group):
            fits.append(group)
    return fits[0] if len(fits) == 1 else None


def _key(figure: Figure, scope: Scope) -> tuple[str, str, str]:
    # A part of a whole of another measure ('ten shot, one of them fatally') is the whole toll of its own.
    part = "part" if figure.part_of and scope.measure_of.get(figure.part_of) == figure.measure else ""
    incident = scope.incidents.get(figure.incident or "")
    place = scope.place_class(figure)
    if incident is not None and incident.type not in RUNNING:
        site = ""
        if (
            place
            and incident.place
            and place != incident.place
            and scope.contains(incident.place, place)
            and not scope.coarse(incident.place)
        ):
            site = place  # one site of an incident with several: its dead are no rival of the whole
        if figure.site and figure.site != incident.site:
            site = figure.site
        return ("incident", f"{incident.id}|{site}", part)
    if place is not None:
        return ("place", f"{place}|{figure.site or ''}", part)
    return ("alone", figure.id, part)


def _by_time(figures: Sequence[Figure], scope: Scope) -> list[list[Figure]]:
    """Chains of claims whose as-of days lie near one another; long stated periods stand alone with their like."""
    ordered = sorted(figures, key=lambda f: (_day(f, scope) or "9999", f.id))
    chains: list[list[Figure]] = []
    for figure in ordered:
        for chain in reversed(chains):
            if _near(chain[-1], figure, scope):
                chain.append(figure)
                break
        else:
            chains.append([figure])
    return chains


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
