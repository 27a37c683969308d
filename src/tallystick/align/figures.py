"""Figures to questions: how many of whom, where, in what, over what time.

Two figures are of one question when measure, class of what is counted and unit are equal, and their scopes are one: the same incident,
or the same place and time. What merely looks alike is kept apart, with the reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from tallystick.align.groups import SEXES, group_class, is_crowd
from tallystick.records.account import AccountReport, Entity, Figure, Incident
from tallystick.records.identity import make_id
from tallystick.records.question import Answer, Question
from tallystick.records.rows import Book, Gathered, Rows, Rule, Spread, United
from tallystick.records.values import Interval, TimeSpan

NEAR_DAYS = 7
"""Claims without an incident are of one question when their as-of days lie at most this far apart: a daily toll's usual gap."""
LONG_PERIOD_DAYS = 45
"""A stated period at least this long ('in 2013', 'since 2012') is another scope than days."""
MAX_GROUPS, MAX_MEMBERS = 60, 60
"""Questions of one place and fortnight, and answers of one question, that a figure is compared with, the latest first: cost stays near-linear."""
BESIDE_CHARACTERS = 60
"""Characters between two counts of one list."""
OTHERS_CHARACTERS = 90
"""Characters between a count and that of the others."""
TIMES_APART = 10
"""Times that one count of a country, of no named incident, is another's from which on the two are taken for counts of different things."""
ARMED = frozenset({"soldier", "police"})
"""Classes that a sentence counts beside civilians."""
APPROXIMATE = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|estimated|circa|or so|in the region of|more or less)\b",
    re.IGNORECASE,
)
"""Hedges that allow a little either way; 'more than' and 'at least' leave one side open and allow nothing below."""
PARTIAL = frozenset(
    "younger youngest older oldest elderly adult juvenile underage teenage male female foreign hospitalized hospitalised critical remaining".split()
)
"""Words before 'people' or 'victims' that take some of them."""
AMMUNITION = frozenset("round magazine bullet casing cartridge shell clip weapon gun rifle handgun pistol firearm".split())
"""What was fired, carried, found or bought, which a count of them seldom says."""
RUNNING = frozenset({"siege", "disaster", "displacement", "ground_advance", "other", "statement"})
"""Types without one toll: their figures are the place's running totals. Those of a strike or an arrest belong to that one."""

TOWN_DEGREES = 0.15
"""How far from a town's middle its districts lie: some 15 km."""
SUDDEN, SPREADING = frozenset({"quake", "tsunami", "slide", "eruption"}), frozenset({"flood", "storm"})
"""Means of disasters that strike at once, and of those that each province counts for itself."""


Block = tuple[str, str, str, str]
"""Measure, class of what is counted, unit, and what keeps figures apart that share those."""
Number = tuple[Block, float | None, float | None]


SOME = "some of a whole"
"""The share of 'fourteen of the victims'."""


class Placed(NamedTuple):
    """A figure with all that the comparison of scopes asks of it."""

    figure: Figure
    place: str | None
    """The place that the claim is of: its own, else its incident's."""
    coarse: bool
    """Whether that says no more than a country or a first-level region."""
    bound: bool
    """Whether the figure belongs to one incident that has a toll of its own."""
    told: str | None
    day: str | None
    """The day that it is as of, else the one on which it was told."""
    ordinal: int | None
    """The same as a number, where it is a whole day."""
    long: bool
    """Whether it is of a stated period of ``LONG_PERIOD_DAYS`` or more."""
    background: bool | None
    """Whether its incident is told as of another time; None without an incident."""
    first: str | None
    last: str | None
    """The first and last day of its incident, where both are known."""
    within: tuple[str, ...] | None
    """What holds its place; None where the account does not have the place."""
    share: str = ""
    """What its own sentence counts beside it ('15 civilians and 27 fighters', 'six and two others'): no count of all."""

    @property
    def report(self) -> str:
        """The report that tells it."""
        return self.figure.evidence[0].report


class _Site(NamedTuple):
    """What of a place is asked."""

    coarse: bool
    within: tuple[str, ...]
    key: str
    """As which it stands in what is within it: a country by its code."""
    feature: str | None
    point: tuple[float, float] | None


class _Event(NamedTuple):
    """What of an incident is asked."""

    place: str | None
    bound: bool
    sudden: bool
    """Whether it is a disaster of one moment: what a whole country counts of it is its toll."""
    background: bool
    when: TimeSpan | None


class Asked(NamedTuple):
    """A figure as part of a question: only those of one block are compared."""

    block: Block
    placed: Placed


class Grouped(NamedTuple):
    """The figures of one question, and why they are."""

    block: Block
    members: tuple[Placed, ...]
    reasons: tuple[str, ...]


class FigureQuestions:
    """The questions that a case's figures answer, each under the smallest id of its figures."""

    def __init__(
        self,
        book: Book,
        figures: Rows[str, tuple[Figure, ...]],
        reports: Rows[str, AccountReport],
        entities: Rows[str, Entity],
        incidents: Rows[str, Incident],
    ) -> None:
        """``figures`` by report, each with its origin and none that was rejected."""
        self._figures = figures
        self._told = Rule(book, reports, lambda id_: (reports[id_].published or "")[:10])
        self._sites = Rule(book, entities, lambda id_: _site(entities[id_]))
        self._events = Rule(book, incidents, lambda id_: _event(incidents[id_]))
        placed = Rule(book, figures, self._place_all)
        self.asked = Spread(book, placed, lambda asked: [(one.placed.figure.id, one) for one in asked])
        # What belongs to an incident with a toll of its own is grouped by incident, all else by place: no question spans two of either.
        bound = Gathered(book, self.asked, _by_incident)
        tolls = Spread(book, Rule(book, bound, lambda key: _tolls(key[0], bound.parts_of(key))), lambda found: found.items())
        either: United[Any] = United(book, tolls, self.asked)
        here = Gathered(book, either, _by_place)
        groups = Rule(book, here, lambda key: _settle(key[0], here.parts_of(key)))
        self.grouped = Spread(book, groups, lambda found: found.items())
        self.questions = Rule(book, self.grouped, lambda first: _question(first, self.grouped[first]))
        self.answers = Spread(book, self.questions, lambda question: [(answer.claim, answer) for answer in question.answers])
        self._numbers = Gathered(book, self.grouped, _by_number)
        alike = Rule(book, self._numbers, lambda number: _look_alikes(self._numbers[number]) or None)
        self.twins = Gathered(book, alike, _by_question)
        """By question (claim of it, look-alike of another)."""

    def _place_all(self, report: str) -> tuple[Asked, ...] | None:
        """The report's figures with what their incidents and places say."""
        figures = self._figures[report]
        shares, measures, alone = _shares(figures), {figure.id: figure.measure for figure in figures}, _crowds(figures)
        return tuple([Asked(_block(f, measures, f.id in alone), self._place(f, shares.get(f.id, ""))) for f in figures]) or None

    def _place(self, figure: Figure, share: str) -> Placed:
        incident = self._events.get(figure.incident) if figure.incident is not None else None
        place = figure.place or (incident.place if incident else None)
        if incident is not None and (incident.sudden or incident.bound) and incident.place is not None and place != incident.place:
            struck, told_of = self._sites.get(incident.place), self._sites.get(place or "")
            if struck is not None and told_of is not None and _is_all_of(told_of, struck, incident.sudden):
                place = incident.place
        site = self._sites.get(place) if place is not None else None
        told = self._told.get(figure.evidence[0].report) or None
        span = figure.as_of
        day = ((span.last_day or span.first_day) if span else None) or told
        when = incident.when if incident is not None else None
        known = when is not None and when.first_day and when.last_day
        return Placed(
            figure,
            place,
            place is None or (site is not None and site.coarse),
            incident is not None and incident.bound,
            told,
            day,
            date.fromisoformat(day).toordinal() if day is not None and len(day) >= 10 else None,
            _period(span) >= LONG_PERIOD_DAYS,
            incident.background if incident is not None else None,
            when.first_day if when is not None and known else None,
            when.last_day if when is not None and known else None,
            site.within if site is not None else None,
            share,
        )


def _site(entity: Entity) -> _Site | None:
    if entity.type.value != "place":
        return None
    key = entity.country if entity.feature == "country" and entity.country else entity.id
    point = (entity.lat, entity.lon) if entity.lat is not None and entity.lon is not None else None
    return _Site(entity.feature in {"country", "admin1", "region"}, entity.within, key, entity.feature, point)


def _is_all_of(told_of: _Site, struck: _Site, sudden: bool) -> bool:
    """Whether what is told of one place is of all that happened in another: of the country of a quake, of the town of the district that
    a bomb struck."""
    if sudden or told_of.feature == "city":
        held = told_of.key in struck.within
        near = (
            told_of.point is not None
            and struck.point is not None
            and max(abs(a - b) for a, b in zip(told_of.point, struck.point, strict=True)) <= TOWN_DEGREES
        )
        return held or (told_of.feature == "city" and struck.feature == "district" and near)
    return False


def _event(incident: Incident) -> _Event:
    return _Event(
        incident.place,
        incident.type not in RUNNING,
        bool(SUDDEN.intersection(incident.means)) and not SPREADING.intersection(incident.means),
        incident.background,
        incident.when,
    )


def _block(figure: Figure, measures: Mapping[str, str], crowd: bool = False) -> Block:
    # A part of a whole of another measure ('ten shot, one of them fatally') is the whole toll of its own.
    group = "people" if crowd else group_class(figure.group, figure.measure)
    # Women and children are told as parts by one report and by themselves by another; people as a part of people are another count.
    apart = "part" if group == "people" and measures.get(figure.part_of or "") == figure.measure else ""
    some = PARTIAL.intersection((figure.group or "").lower().split()) if group == "people" else ()
    if some:
        apart = " ".join(["part", *sorted(some)])  # 'six hospitalized victims' are no rival of 'eight people'
    if figure.measure == "other" and group in AMMUNITION:
        apart = f"{figure.low}–{figure.high}"  # rounds fired and rounds found: one number may be one count, two are no rivals
    if figure.measure == "money" and not group:
        apart = f"{figure.low}–{figure.high}"  # a bail and a reward: two sums may be one, but are not rivals unless both say what for
    return (figure.measure, group, figure.unit or "", apart)


def _crowds(figures: Sequence[Figure]) -> frozenset[str]:
    """Counts of those whom a thing befalls as a crowd ('nine miners', '310 pilgrims') where their voice counts nobody else of that
    measure: they are all its people."""
    told: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for figure in figures:
        if figure.part_of is None:
            told[_counted_by(figure)].add(group_class(figure.group, figure.measure))
    return frozenset(
        figure.id
        for figure in figures
        if figure.part_of is None
        and is_crowd(figure.group, figure.measure)
        and len(told[_counted_by(figure)] - {"police", "woman", "child"}) == 1
    )


def _counted_by(figure: Figure) -> tuple[str, str, bool]:
    """What it counts, whose count it is, and whether that was before."""
    return figure.measure, figure.attribution[-1].name, figure.earlier


def _shares(figures: Sequence[Figure]) -> dict[str, str]:
    """Parts of a count by what a report tells right beside them, each with what it is beside: civilians beside fighters or police of the same
    measure, whom others follow ('six were brought to a clinic, two others were bandaged in the street'), and those others themselves."""
    found: dict[str, str] = {}
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.evidence[0].report].append(figure)
    for told in by_report.values():
        told.sort(key=lambda figure: (figure.evidence[0].start, figure.id))
        for one, other in pairwise(told):
            # 'killed one and wounded five others' counts all the wounded; 'two cousins and three others were killed' does not count all the dead
            if other.rest and not one.rest and one.measure in {other.measure, "other"} and _gap(one, other) <= OTHERS_CHARACTERS:
                found[other.id] = f"beside {one.low}"
                if one.measure == other.measure:
                    found[one.id] = f"beside {other.low}"
    by_measure: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_measure[figure.evidence[0].report, figure.measure].append(figure)
    for told in by_measure.values():
        told.sort(key=lambda figure: (figure.evidence[0].start, figure.id))
        for one, other in pairwise(told):
            if other.rest and not one.rest and _gap(one, other) <= OTHERS_CHARACTERS:
                found.setdefault(one.id, f"beside {other.low}")  # 'six were hit; two of them died, and four others were hurt'
            for here, beside in ((one, other), (other, one)):
                if _gap(one, other) <= BESIDE_CHARACTERS and _of_civilians(here) and group_class(beside.group, beside.measure) in ARMED:
                    found[here.id] = "civilians"
    for figure in figures:
        if figure.some and figure.part_of is None:
            found.setdefault(figure.id, SOME)
    return found


def _gap(one: Figure, other: Figure) -> int:
    return other.evidence[0].start - one.evidence[0].end


def _of_civilians(figure: Figure) -> bool:
    return "civilian" in (figure.group or "")


def compatible(a: Placed, b: Placed) -> bool:
    """Whether nothing says that the two are of different incidents: other days, or a past one against a present one."""
    if a.background is None or b.background is None or a.figure.incident == b.figure.incident:
        return a.figure.incident == b.figure.incident or not (a.background or b.background)
    if a.background != b.background:
        return False
    if a.first is not None and a.last is not None and b.first is not None and b.last is not None:
        return a.first <= b.last and b.first <= a.last
    return True


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
    book = Book()
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.evidence[0].report].append(msgspec.structs.replace(figure, origin=origins[figure.id]))
    stage = FigureQuestions(
        book,
        Rows.of(book, {report: tuple(told) for report, told in by_report.items()}),
        Rows.of(book, {report.id: report for report in reports}),
        Rows.of(book, {entity.id: entity for entity in entities}),
        Rows.of(book, {incident.id: incident for incident in incidents}),
    )
    book.refresh()
    answers = stage.answers.rows
    alike = sorted({(min(pair), max(pair)) for told in stage.twins.rows.values() for _, pair in told})
    return (
        tuple(sorted(stage.questions.rows.values(), key=lambda q: q.id)),
        tuple([(answers[one], answers[other]) for one, other in alike]),
    )


def _question(first: str, grouped: Grouped) -> Question:
    measure, group, unit, _ = grouped.block
    members = grouped.members
    told = tuple(sorted((_answer(one) for one in members), key=_answer_order))
    places = Counter(one.place for one in members if one.place)
    named = Counter(one.figure.incident for one in members if one.figure.incident)
    return Question(
        id=make_id("qst", measure, group, unit, first),
        kind="figure",
        measure=measure,
        group=group or None,
        unit=unit or None,
        place=min(places, key=lambda place: (-places[place], place)) if places else None,
        incident=min(named, key=lambda incident: (-named[incident], incident)) if named else None,
        answers=told,
        reasons=grouped.reasons,
    )


def _answer_order(answer: Answer) -> tuple[str, str, str, str]:
    """By the day it is as of, then by the day it was told."""
    last = (answer.as_of.last_day if answer.as_of else None) or answer.told or "9999"
    first = (answer.as_of.first_day if answer.as_of else None) or last
    return (last, first, answer.told or "9999", answer.claim)


def _answer(one: Placed) -> Answer:
    figure = one.figure
    return Answer(
        claim=figure.id,
        report=one.report,
        told=one.told,
        origin=figure.origin or figure.id,
        interval=Interval(figure.low, figure.high),
        as_of=figure.as_of,
        hedge=figure.hedge,
        approximate=APPROXIMATE.search(figure.hedge or "") is not None,
        cumulative=figure.cumulative,
        earlier=figure.earlier,
        rest=figure.rest,
        place=one.place,
        incident=figure.incident,
        group=figure.group,
        revised=figure.revises,
    )


def _order(one: Placed) -> tuple[bool, str, str]:
    return (one.figure.incident is None, one.day or "9999", one.figure.id)


def _by_incident(_: str, asked: Asked) -> Iterator[tuple[tuple[Block, str], object, Placed]]:
    """A figure of an incident with a toll of its own, by that incident."""
    if asked.placed.bound:
        yield (asked.block, asked.placed.figure.incident or ""), _order(asked.placed), asked.placed


def _by_place(key: tuple[int, str], part: Grouped | Asked) -> Iterator[tuple[tuple[Block, str], object, Grouped | Placed]]:
    """A toll, or a figure of no such incident, by the place at which others may join it; by itself where none may."""
    if isinstance(part, Grouped):
        first = part.members[0]
        open_ = first.place is not None and not first.coarse and all(one.place == first.place for one in part.members)
        yield (part.block, (first.place or "") if open_ else key[1]), (0, _order(first)), part
    elif not part.placed.bound:
        yield (part.block, part.placed.place or key[1]), (1, _order(part.placed)), part.placed


def _tolls(block: Block, figures: Sequence[Placed]) -> dict[str, Grouped]:
    """The questions of one incident, each by the smallest id of its figures."""
    groups = _Groups(block)
    for one in figures:
        groups.put(one, range(max(0, len(groups.members) - MAX_GROUPS), len(groups.members)))
    return groups.named()


def _settle(block: Block, parts: Sequence[Grouped | Placed]) -> dict[str, Grouped]:
    """The questions of one place: the tolls of its incidents, and what is told there without one; each by the smallest id of its figures."""
    groups = _Groups(block)
    near: dict[object, dict[int, None]] = defaultdict(dict)
    for part in parts:
        if isinstance(part, Grouped):
            number = groups.open(part.members, part.reasons)
            for one in part.members:
                near[_days_around(one)[0]].setdefault(number)
        else:
            around = _days_around(part)
            latest = sorted({number for days in around for number in near.get(days, ())})[-MAX_GROUPS:]
            # What names no incident is told of the one that most tell of.
            number = groups.put(part, sorted(latest, key=lambda number: -len(groups.members[number])))
            near[around[0]].setdefault(number)
    return groups.named()


def _days_around(one: Placed) -> tuple[object, ...]:
    """The week of a figure, and the two in which all others lie that are near it."""
    if one.ordinal is None:
        return ((one.long, one.day),)
    week = one.ordinal // NEAR_DAYS
    return ((one.long, week), (one.long, week - 1), (one.long, week + 1))


class _Groups:
    """Figures by question: each joins the first group in which it may be compared with every member."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.members: list[list[Placed]] = []
        self.reasons: list[set[str]] = []

    def open(self, members: Sequence[Placed], reasons: Sequence[str] = ()) -> int:
        """A group of its own; its number."""
        self.members.append(list(members))
        self.reasons.append(set(reasons))
        return len(self.members) - 1

    def put(self, one: Placed, candidates: Iterable[int]) -> int:
        """The number of the group that the figure joins or opens."""
        for number in candidates:
            found: set[str] = set()
            for other in self.members[number][-MAX_MEMBERS:]:
                reason = _comparable(other, one)
                if reason is None:
                    break
                found.add(reason)
            else:
                self.members[number].append(one)
                self.reasons[number] |= found
                return number
        return self.open([one])

    def named(self) -> dict[str, Grouped]:
        """The groups, each by the smallest id of its figures."""
        return {
            min(one.figure.id for one in members): Grouped(self.block, tuple(members), tuple(sorted(why)))
            for members, why in zip(self.members, self.reasons, strict=True)
        }


def _comparable(a: Placed, b: Placed) -> str | None:
    """Why two figures answer one question, or None where they do not."""
    site_a, site_b = a.figure.site, b.figure.site
    if site_a and site_b and site_a != site_b:
        return None
    equal = SOME in {a.share, b.share} and (a.figure.low, a.figure.high) == (b.figure.low, b.figure.high)
    if a.share != b.share and not equal and not (_of_civilians(a.figure) and _of_civilians(b.figure)):
        return None  # '15 civilians and 27 fighters' beside 'more than 50 people': a part and the whole
    if a.bound and a.figure.incident == b.figure.incident:
        if site_a != site_b:
            return None  # one site of an incident with several: its dead are no rival of the whole
        narrow = a.place != b.place and not (a.coarse or b.coarse)
        return None if narrow else "one incident"
    if (a.bound or b.bound) and None not in {a.figure.incident, b.figure.incident} and a.figure.incident != b.figure.incident:
        return None
    if a.place is None or a.place != b.place or site_a != site_b or not compatible(a, b) or not _near(a, b):
        return None
    if (a.bound or b.bound) and a.coarse:
        return None  # what a country counts is not one strike's
    if a.coarse and a.figure.incident and b.figure.incident and a.figure.incident != b.figure.incident:
        return None  # and two floods in one country are two floods
    if a.coarse and not (a.figure.incident or b.figure.incident) and _far_apart(a.figure, b.figure):
        return None
    return f"one place, as-of days at most {NEAR_DAYS} apart, and no sign of two incidents"


def _far_apart(a: Figure, b: Figure) -> bool:
    """Whether the one is many times the other: of a country both may count something, and not the same thing."""
    small, large = sorted((figure.low or figure.high or 0.0) for figure in (a, b))
    return large > TIMES_APART * small


def _by_number(first: str, grouped: Grouped) -> list[tuple[Number, tuple[object, int], tuple[str, Placed]]]:
    """The figures of a question by the number that they name, in the order of their questions and in it."""
    order = _order(grouped.members[0])
    return [
        ((_of_anyone(grouped.block, one.figure), one.figure.low, one.figure.high), (order, position), (first, one))
        for position, one in enumerate(grouped.members)
    ]


def _of_anyone(block: Block, figure: Figure) -> Block:
    """'One man was killed' says of the same dead what 'one person was killed' says."""
    measure, group, unit, apart = block
    return (measure, "people", unit, apart) if _one_told_by_sex(group, figure) and measure == "killed" else block


def _one_told_by_sex(group: str, figure: Figure) -> bool:
    return group in SEXES and figure.low == figure.high == 1 and figure.part_of is None and not figure.rest


def _one_dead(a: Figure, b: Figure) -> bool:
    """Whether two figures that name one number may be of the same people: of a man and of a person only where both are of one incident."""
    one, other = group_class(a.group, a.measure), group_class(b.group, b.measure)
    if a.measure != "killed" or one == other or not {one, other} & SEXES:
        return True
    return "people" in {one, other} and a.incident is not None and a.incident == b.incident


def _look_alikes(told: Sequence[tuple[object, tuple[str, Placed]]]) -> tuple[tuple[str, str, str, str], ...]:
    """Pairs across questions of figures that name one number, in scopes that hold one another, at one time, without a sign of two
    incidents: (question, claim, other question, other claim)."""
    found = []
    first = [part for _, part in told[:MAX_MEMBERS]]
    for position, (group, a) in enumerate(first):
        outer = a.place
        if outer is None:
            continue
        for other, b in first[position + 1 :]:
            inner = b.place
            if inner is None or group == other or a.long != b.long or a.report == b.report:
                continue
            if not (outer == inner or outer in (b.within or ()) or inner in (a.within or ())):
                continue
            if compatible(a, b) and _near(a, b) and _one_dead(a.figure, b.figure):
                found.append((group, a.figure.id, other, b.figure.id))
    return tuple(found)


def _by_question(_: Number, pairs: Sequence[tuple[str, str, str, str]]) -> Iterator[tuple[str, tuple[str, str], tuple[str, str]]]:
    for group, claim, other, twin in pairs:
        yield group, (claim, twin), (claim, twin)
        yield other, (twin, claim), (twin, claim)


def _near(a: Placed, b: Placed) -> bool:
    if a.long != b.long:
        return False
    if a.ordinal is None or b.ordinal is None:
        return a.day == b.day
    return abs(a.ordinal - b.ordinal) <= NEAR_DAYS


def _period(span: TimeSpan | None) -> int:
    if span is None or span.first_day is None or span.last_day is None or len(span.first_day) < 10 or len(span.last_day) < 10:
        return 0
    return (date.fromisoformat(span.last_day) - date.fromisoformat(span.first_day)).days
