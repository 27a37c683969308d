"""Mentions and links to the account's records: entities, statements, figures, incidents. No judgement is made here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from tallystick.lexicon.claims import NOT_SO_MANY, REVISION
from tallystick.lexicon.incidents import FATAL_TYPES
from tallystick.lexicon.measures import RESCUED
from tallystick.records.account import (
    AccountReport,
    AttributionLink,
    Figure,
    Incident,
    NamedActor,
    Participant,
    Responsibility,
    Statement,
)
from tallystick.records.identity import make_id
from tallystick.records.mention import Actor, Certainty, FigureMention, IncidentMention, NameKind, StatementMention
from tallystick.records.report import Evidence, Span
from tallystick.records.times import Direction
from tallystick.records.values import TimeSpan
from tallystick.run.view import View

DOUBT_ORDER = (Certainty.DENIED, Certainty.UNVERIFIED, Certainty.ALLEGED, Certainty.HEDGED, Certainty.ESTIMATED, Certainty.STATED)
"""Strongest doubt first: of two certainties on one claim the stronger doubt is kept, so that doubt is never hidden."""
BARE_TARGETS = frozenset({"target", "targets", "position", "positions"})
TOLD_WINDOW_DAYS = 2
"""A running total without a date of its own is as of the report's last told day, at most this many days before publication."""
RUNNING_TYPES = frozenset({"siege", "displacement"})
"""Incidents that go on: a number of their victims is a running total, not one of the day on which they began."""
TYPE_RANK = (
    "strike", "explosion", "prisoner_exchange", "abduction", "rescue", "evacuation", "detention", "release", "ground_advance", "siege",
    "clash", "killing", "disaster", "accident", "displacement", "curfew", "protest", "negotiation", "meeting", "visit", "sanction", "aid",
    "appointment", "statement", "other",
)  # fmt: skip
"""Between equally frequent types of one incident's mentions the more telling wins: a strike that killed is a strike."""

GUARD = re.compile(
    r"\b(?:police(?:man|men)?|officers?|deput(?:y|ies)|guards?|bailiffs?|troopers?|snipers?|marksm[ae]n|security forces|commandos)\b",
    re.IGNORECASE,
)
ATTACKER = re.compile(
    r"\b(?:gunm[ae]n|shooters?|attackers?|assailants?|suspects?|bombers?|hijackers?|hostage-takers?|inmate|detainee|knifem[ae]n)\b",
    re.IGNORECASE,
)
"""Who stops an attack, and who is stopped."""


def doubt(*certainties: Certainty) -> Certainty:
    """The strongest doubt among them."""
    return min(certainties, key=DOUBT_ORDER.index)


def assemble_report(view: View, id_: str) -> AccountReport:
    """A report and how it was dated."""
    report, dating, reprint = view.reports[id_], view.datings.get(id_), view.reprint_of.get(id_)
    return AccountReport(
        id=report.id,
        name=report.name,
        path=report.path,
        url=report.url,
        outlet=report.outlet,
        title=report.title,
        byline=report.byline,
        published=dating.published if dating else report.published,
        published_basis=dating.basis if dating else report.published_basis,
        published_reason=dating.reason if dating else "",
        language=report.language,
        sha256=report.sha256,
        text=report.text,
        duplicate_of=reprint.of if reprint else None,
        duplicate_reason=reprint.reason if reprint else None,
        agencies=report.agencies,
        zones=report.zones,
    )


def statement_id(mention: StatementMention) -> str:
    """The account's id of a statement: its mention's."""
    return mention.id


def assemble_statements(view: View, report: str) -> tuple[Statement, ...]:
    """What the report ascribes to somebody, in the order of the text."""
    found = [
        Statement(
            id=statement_id(mention),
            evidence=view.evidence(report, *mention.content),
            attribution=view.attribution(report, mention.chain),
            cue=mention.cue,
            cue_evidence=next(iter(view.evidence(report, mention.cue_span)), None),
            certainty=mention.certainty,
            quoting=mention.quoting,
            negated=mention.negated,
            channel=mention.channel,
            when=view.of(report).times.get(mention.when or ""),
            when_evidence=_time_evidence(view, report, mention.when),
            unverified_evidence=next(iter(view.evidence(report, mention.unverified_by)), None),
            reader=mention.reader,
        )
        for mention in view.analyses[report].statements
    ]
    found.extend(_own_voice(view, report))
    return tuple(sorted((s for s in found if s.evidence), key=lambda s: (s.evidence[0], s.id)))


def _own_voice(view: View, report: str) -> list[Statement]:
    """Sentences that tell an incident in the outlet's own voice: one link, no cue."""
    analysis = view.analyses[report]
    contents = sorted(piece for s in analysis.statements for piece in s.content)
    found = []
    for sentence in analysis.sentences:
        told = [i for i in analysis.incidents if i.realis == "actual" and not i.background and sentence.covers(i.trigger)]
        if not told or any(piece.overlaps(sentence) for piece in contents):
            continue
        found.append(
            Statement(
                id=make_id("stm", report, sentence.start, sentence.end, "own voice"),
                evidence=view.evidence(report, sentence),
                attribution=view.attribution(report, ()),
                cue=None,
                certainty=Certainty.STATED,
            )
        )
    return found


def _time_evidence(view: View, report: str, time: str | None) -> Evidence | None:
    span = view.of(report).spans.get(time or "")
    return next(iter(view.evidence(report, span)), None)


Told = Sequence[tuple[str, IncidentMention]]
"""The tellings of an incident, each with its report."""
Common = tuple[tuple[str | None, Evidence | None, str | None], tuple[TimeSpan | None, Evidence | None]]
"""Place, with its words and the site inside it, and time, with its words, of an incident."""
NOWHERE: Common = ((None, None, None), (None, None))


def tellings_of(view: View, report: str) -> Iterator[tuple[str, tuple[str, int], tuple[str, IncidentMention]]]:
    """The incidents that a report tells of: (incident, place among its tellings, telling)."""
    links = view.links_in(report).incidents
    for number, mention in enumerate(view.analyses[report].incidents):
        link = links.get(mention.id)
        if link is not None:
            yield link.incident, (report, number), (report, mention)


def place_incident(view: View, told: Told) -> Common:
    """Where and when an incident was, as its tellings have it together."""
    return _incident_place(view, told), _incident_when(view, told)


def assemble_figures(view: View, report: str, common: Mapping[str, Common]) -> tuple[Figure, ...]:
    """The report's figures with place, time and chain resolved, in the order of the text; question and origin are filled later."""
    found = []
    unplaced: set[str] = set()
    links = view.links_in(report).incidents
    analysis = view.analyses[report]
    statements = {s.id: s for s in analysis.statements}
    incidents = {i.id: i for i in analysis.incidents}
    last_told = _last_told_day(view, report) if analysis.figures else None
    for mention in analysis.figures:
        statement = statements.get(mention.statement or "")
        incident = incidents.get(mention.incident or "")
        link = links.get(mention.incident or "")
        shared_place, shared_when = NOWHERE if link is None else common.get(link.incident, NOWHERE)
        as_of, as_of_evidence = _as_of(view, report, mention, incident, shared_when, last_told)
        place_name = view.of(report).names.get(mention.place or "")
        place = view.place_of(report, mention.place)
        place_evidence = next(iter(view.evidence(report, place_name.span)), None) if place_name else None
        basis: str | None = "before" if mention.place_inherited else "words"
        place, site = view.settlement(place)
        unknown = place is None and place_name is not None and place_name.kind is NameKind.PLACE and not mention.place_inherited
        if unknown:
            unplaced.add(mention.id)  # a town that nothing links: neither the incident's nor the report's other place is it
        same = incident is not None and incident.place == mention.place
        if shared_place[0] is not None and (same if unknown else place is None or mention.place_inherited):
            (place, place_evidence, site), basis = shared_place, "incident"
        found.append(
            Figure(
                id=mention.id,
                evidence=view.evidence(report, mention.span, mention.predicate_span),
                measure=mention.measure,
                group=mention.group,
                low=_plain(mention.low),
                high=_plain(mention.high),
                hedge=mention.hedge,
                unit=mention.unit,
                place=place,
                site=site,
                place_evidence=place_evidence,
                place_basis=basis if place is not None else None,
                as_of=as_of,
                as_of_evidence=as_of_evidence,
                incident=link.incident if link and not _of_long_before(as_of, shared_when[0]) else None,
                attribution=view.attribution(report, statement.chain if statement else ()),
                certainty=doubt(mention.certainty, statement.certainty) if statement else mention.certainty,
                cumulative=mention.cumulative,
                rest=mention.rest,
                some=mention.some,
                earlier=mention.earlier,
                revises=_revises(view, report, mention),
                part_of=mention.part_of,
                statement=statement.id if statement else None,
                unverified_evidence=next(iter(view.evidence(report, statement.unverified_by)), None) if statement else None,
                reader=mention.reader or (statement.reader if statement else None),
            )
        )
    kept = [figure for figure in found if figure.id in unplaced]
    placed = _placed_by_report(view, report, [figure for figure in found if figure.id not in unplaced])
    joined = _of_the_one_incident(view, report, [*placed, *kept], common)
    return tuple(sorted(joined, key=lambda f: (f.evidence[0], f.id)))


HARM = frozenset({"killed", "wounded", "missing"})


def _of_the_one_incident(view: View, report: str, figures: list[Figure], common: Mapping[str, Common]) -> list[Figure]:
    """The dead, hurt and missing that no words join to a telling are those of the one harmful incident that their report has told of before,
    where nothing places them elsewhere or long before it: 'an agency gave a higher toll of five'."""
    links = view.links_in(report).incidents
    harmful = [
        i for i in view.analyses[report].incidents if i.id in links and i.type in FATAL_TYPES and i.realis == "actual" and not i.background
    ]
    told = {links[i.id].incident for i in harmful}
    if len(told) != 1:
        return figures
    incident = told.pop()
    (place, _, _), (when, _) = common.get(incident, NOWHERE)
    opened = min(i.trigger.start for i in harmful)
    return [
        msgspec.structs.replace(figure, incident=incident)
        if figure.incident is None
        and figure.measure in HARM
        and place is not None
        and figure.place == place
        and figure.evidence[0].start > opened
        and not _of_long_before(figure.as_of, when)
        else figure
        for figure in figures
    ]


def _of_long_before(as_of: TimeSpan | None, when: TimeSpan | None) -> bool:
    """Whether a figure is of a time long before what it was read with: 'hundreds died there in 2013' is no toll of this week's raid."""
    last, first = as_of.last_day if as_of is not None else None, when.first_day if when is not None else None
    if last is None or first is None or len(last) < len(first) or len(first) < len("2031-05-03"):
        return False
    return (date.fromisoformat(first) - date.fromisoformat(last)).days > LONG_BEFORE_DAYS


def _plain(value: float | None) -> float | None:
    """A whole number as one, whether it was counted now or comes back from a case's JSON: 14, not 14.0."""
    return int(value) if value is not None and value == int(value) else value


def _revises(view: View, report: str, mention: FigureMention) -> bool:
    """Whether the figure's sentence says that it corrects an earlier number."""
    sentence = next((s for s in view.analyses[report].sentences if s.start <= mention.number_span.start < s.end), None)
    words = sentence.of(view.reports[report].text).casefold() if sentence is not None else ""
    return any(cue in words for cue in REVISION) or NOT_SO_MANY.search(words) is not None


LONG_BEFORE_DAYS = 60
"""Days by which a figure's own time may lie before its incident and still tell of it (a siege, an outbreak)."""
MIN_PLACED, MAIN_SHARE = 2, 0.6
"""A report plays at one place when at least so many of its figures and incidents, and this share of them, are told of it."""


def _placed_by_report(view: View, report: str, figures: Sequence[Figure]) -> list[Figure]:
    """Figures without a place of their own take the one where most of their report plays, and say so."""
    if all(figure.place is not None for figure in figures):
        return list(figures)
    placed: Counter[str] = Counter()
    words: dict[str, Evidence] = {}
    for figure in figures:
        if figure.place is not None and figure.place_evidence is not None and figure.place_basis == "words":
            placed[figure.place] += 1
            words.setdefault(figure.place, figure.place_evidence)
    for mention in view.analyses[report].incidents:
        place, _ = view.settlement(view.place_of(report, mention.place))
        if place is not None and mention.place is not None and not mention.background and not mention.place_inherited:
            placed[place] += 1
            words.setdefault(place, view.evidence(report, view.of(report).names[mention.place].span)[0])
    if not placed:
        return list(figures)
    main, count = min(placed.items(), key=lambda pair: (-pair[1], pair[0]))
    if count < MIN_PLACED or count < MAIN_SHARE * placed.total():
        return list(figures)
    return [
        msgspec.structs.replace(figure, place=main, place_evidence=words[main], place_basis="report") if figure.place is None else figure
        for figure in figures
    ]


def assemble_own_voice(view: View, figures: Sequence[Figure]) -> tuple[Statement, ...]:
    """Sentences with one of a report's figures in the outlet's own voice, in a statement's shape and under the figure's id, to compare
    statements with."""
    found: dict[int, Statement] = {}
    for figure in figures:
        place = figure.evidence[0]
        if figure.statement is not None:
            continue
        sentence = next((s for s in view.analyses[place.report].sentences if s.start <= place.start < s.end), None)
        if sentence is not None:
            found.setdefault(
                sentence.start,
                Statement(
                    id=figure.id,
                    evidence=view.evidence(place.report, _clause(view.reports[place.report].text, place.start, sentence)),
                    attribution=figure.attribution,
                    cue=None,
                    certainty=figure.certainty,
                    origin=figure.origin,
                    incidents=(figure.incident,) if figure.incident else (),
                ),
            )
    return tuple(found[key] for key in sorted(found))


def _clause(text: str, start: int, sentence: Span) -> Span:
    """From the figure to the end of its clause, so that a long sentence's other matters do not hide its own."""
    ends = [found for mark in (",", ";", " – ", " — ") if (found := text.find(mark, start + 12, sentence.end)) > 0]
    return Span(start, min([*ends, sentence.end]))


def _last_told_day(view: View, report: str) -> str | None:
    """The last day up to publication that the report tells of; the day of publication where it tells of none."""
    told = view.told_day(report)
    if told is None:
        return None
    first = (date.fromisoformat(told) - timedelta(days=TOLD_WINDOW_DAYS)).isoformat()
    days = [
        span.last_day
        for time in view.analyses[report].times
        if time.value.direction is not Direction.FUTURE
        and (span := view.of(report).times.get(time.id)) is not None
        and span.last_day is not None
        and span.first_day == span.last_day
        and first <= span.last_day <= told
        and view.reports[report].zone_at(time.span.start) is None
    ]
    return max(days, default=told)


def _as_of(
    view: View,
    report: str,
    mention: FigureMention,
    incident: IncidentMention | None,
    shared: tuple[TimeSpan | None, Evidence | None],
    last_told: str | None,
) -> tuple[TimeSpan | None, Evidence | None]:
    """The figure's own time, else its incident's as this report or, failing that, the case tells it; else the time of telling."""
    own = view.of(report).times.get(mention.when or "")
    if own is not None:
        return own, _time_evidence(view, report, mention.when)
    saved = mention.measure == RESCUED and incident is not None and incident.type in FATAL_TYPES  # after it, on whatever day
    if incident is not None and not mention.cumulative and incident.type not in RUNNING_TYPES and not saved:
        when = view.of(report).times.get(incident.when or "")
        if when is not None:
            return when, _time_evidence(view, report, incident.when)
        if shared[0] is not None:
            return shared
        if incident.background:
            return None, None
    told = view.told_day(report)
    if told is None or last_told is None:
        return None, None
    return TimeSpan(last_told, told, "no date of its own: from the last day that the report tells of to its publication"), None


def assemble_incident(
    view: View, id_: str, told: Told, figures: Iterable[str], statements: Mapping[str, Sequence[Statement]], common: Common
) -> Incident:
    """An incident over the case with its rival claims of responsibility; ``statements`` are those of each report, ``figures`` its own."""
    reasons = tuple(sorted({view.links_in(report).incidents[mention.id].reason for report, mention in told}))
    known = {statement.id: statement for report in dict.fromkeys(report for report, _ in told) for statement in statements[report]}
    told = sorted(told, key=lambda pair: (pair[0], pair[1].span))
    mentions = [mention for _, mention in told]
    counts = Counter(m.type for m in mentions)
    type_ = min(counts, key=lambda t: (t in {"other", "statement"}, -counts[t], TYPE_RANK.index(t) if t in TYPE_RANK else 99, t))
    (place, place_evidence, site), (when, when_evidence) = common
    evidence = tuple(sorted({e for report, m in told for e in view.evidence(report, m.span)}))
    said = sorted({m.statement for m in mentions if m.statement and m.statement in known})
    ended = _own_ends(view, told)
    actors = [
        (report, msgspec.structs.replace(actor, role="participant") if m.id in ended and actor.role == "perpetrator" else actor)
        for report, m in told
        for actor in m.actors
    ]
    doers = [(report, actor) for report, m in told if m.id not in ended for actor in m.actors]
    # 'hit the capital and new targets': what names a thing comes before the word that names none.
    targets = tuple(sorted(dict.fromkeys(target for m in mentions for target in m.targets), key=BARE_TARGETS.__contains__))
    village = view.places.get(site or "")
    known_place = village if village is not None and village.feature == "place" else view.places.get(place or "")
    place_name = known_place.name if known_place is not None else None
    title = " · ".join(part for part in (type_.replace("_", " "), targets[0] if targets else None, place_name) if part)
    return Incident(
        id=id_,
        evidence=evidence,
        type=type_,
        title=title,
        place=place,
        site=site,
        place_evidence=place_evidence,
        when=when,
        when_evidence=when_evidence,
        planned=all(m.realis == "planned" for m in mentions),
        background=all(m.background for m in mentions),
        reader=mentions[0].reader if len({m.reader for m in mentions}) == 1 else None,
        figures=tuple(sorted(figures)),
        statements=tuple(said),
        participants=_participants(view, actors),
        perpetrators=_responsibilities(view, doers, known),
        targets=targets,
        means=tuple(sorted({word for m in mentions for word in m.means})),
        reasons=reasons,
    )


def _incident_place(view: View, told: Told) -> tuple[str | None, Evidence | None, str | None]:
    """(place, its words, site): the place that most mentions name, between equals the more precise; a site only where one alone is named."""
    places: dict[str, list[Evidence]] = defaultdict(list)
    said: dict[str, list[Evidence]] = defaultdict(list)
    """In the telling's own words, not carried over from a dateline or a sentence before."""
    sites: set[str] = set()
    elsewhere = False
    """Set in its own words in a town that nothing links: a dateline's is not it."""
    for report, mention in told:
        place, site = view.settlement(view.place_of(report, mention.place))
        if place is None and mention.place is not None and not mention.place_inherited:
            name = view.of(report).names[mention.place]
            elsewhere = elsewhere or (name.kind is NameKind.PLACE and name.label == "GPE")
        if place is not None and mention.place is not None:
            name = view.of(report).names[mention.place]
            found = view.evidence(report, name.span)
            places[place].extend(found)
            if not mention.place_inherited:
                said[place].extend(found)
            if site is not None:
                sites.add(site)
    if not places or (elsewhere and not any(said.values())):
        return None, None, None
    coarse = {p for p in places if p in view.places and view.places[p].feature in {"country", "admin1", "admin2", "region"}}
    best = min(places, key=lambda p: (p in coarse, -len(places[p]), view.places[p].precision if p in view.places else 9, p))
    return best, min(said[best] or places[best]), (min(sites) if len(sites) == 1 else None)


def _incident_when(view: View, told: Told) -> tuple[TimeSpan | None, Evidence | None]:
    """The day that most mentions give in their own words, else the one carried over; between equals the narrower, then the earlier."""
    spans: dict[tuple[str | None, str | None], list[tuple[TimeSpan, Evidence | None]]] = defaultdict(list)
    said = [(report, m) for report, m in told if m.when is not None and not m.when_inherited and m.when in view.of(report).times]
    for report, mention in said or told:
        span = view.of(report).times.get(mention.when or "")
        if span is not None:
            spans[(span.first_day, span.last_day)].append((span, _time_evidence(view, report, mention.when)))
    if not spans:
        return None, None

    def width(key: tuple[str | None, str | None]) -> int:
        if key[0] is None or key[1] is None or len(key[0]) < 10 or len(key[1]) < 10:
            return 10_000
        return (date.fromisoformat(key[1]) - date.fromisoformat(key[0])).days

    best = min(spans, key=lambda key: (width(key) > 7, -len(spans[key]), width(key), key[0] or ""))
    return min(spans[best], key=lambda pair: (-len(pair[0].start or ""), _minutes(pair[0]), str(pair[1])))


def _minutes(span: TimeSpan) -> float:
    """How long it is: of '4:26 a.m.' and 'the morning' the first says more."""
    if span.start is None or span.end is None or len(span.start) < len("2031-05-03T00:00") or len(span.end) < len("2031-05-03T00:00"):
        return 0.0
    return (datetime.fromisoformat(span.end) - datetime.fromisoformat(span.start)).total_seconds() / 60


def _own_ends(view: View, told: Told) -> frozenset[str]:
    """The tellings of how those were stopped who did it: 'officers killed the gunman' makes the officers no perpetrators of his attack."""
    attackers = {
        entity
        for report, m in told
        for actor in m.actors
        if actor.role == "perpetrator" and not _is_guard(actor.name) and (entity := view.entity_of(report, actor.mention)) is not None
    }
    others = any(actor.role == "perpetrator" and not _is_guard(actor.name) for _, m in told for actor in m.actors)
    found = set()
    for report, m in told:
        by = [actor for actor in m.actors if actor.role == "perpetrator"]
        to = [actor for actor in m.actors if actor.role == "victim"]
        stopped = all(
            ATTACKER.search(actor.name)
            or view.entity_of(report, actor.mention) in attackers
            or (others and actor.name.casefold() in {"he", "him", "she", "her"})
            for actor in to
        )
        if by and to and stopped and all(_is_guard(actor.name) for actor in by):
            found.add(m.id)
    return frozenset(found) if len(found) < len(told) else frozenset()


def _is_guard(name: str) -> bool:
    return GUARD.search(name) is not None


def _participants(view: View, actors: Iterable[tuple[str, Actor]]) -> tuple[Participant, ...]:
    merged: dict[tuple[str, str], tuple[str | None, str, set[Evidence]]] = {}
    for report, actor in actors:
        entity = view.entity_of(report, actor.mention)
        key = (actor.role, entity or actor.name.casefold())
        name, spans = actor.name, merged.get(key, (entity, actor.name, set()))[2]
        spans.update(view.evidence(report, actor.span))
        merged[key] = (entity, min(name, merged.get(key, (None, name, set()))[1], key=lambda n: (-len(n), n)), spans)
    return tuple(
        Participant(entity=entity, name=name, role=role, evidence=tuple(sorted(spans)))
        for (role, _), (entity, name, spans) in sorted(merged.items())
    )


def _responsibilities(view: View, actors: Iterable[tuple[str, Actor]], known: dict[str, Statement]) -> tuple[Responsibility, ...]:
    """Who did it, by whom it is said: rivals stand side by side, none is dropped."""
    merged: dict[tuple[str, str], Responsibility] = {}
    for report, actor in actors:
        if actor.role != "perpetrator":
            continue
        entity = view.entity_of(report, actor.mention)
        statement = known.get(actor.statement or "")
        by: tuple[AttributionLink, ...] = statement.attribution if statement else view.attribution(report, ())
        certainty = doubt(actor.certainty, statement.certainty) if statement else actor.certainty
        # One voice that blames Russia, Russian forces and a Russian warplane blames one side once.
        key = (view.side_of(entity, actor.name) or entity or actor.name.casefold(), "|".join(link.entity or link.name for link in by))
        evidence = view.evidence(report, actor.span)
        if key in merged:
            old = merged[key]
            merged[key] = Responsibility(
                actor=old.actor,
                by=old.by,
                certainty=doubt(old.certainty, certainty),
                evidence=tuple(sorted({*old.evidence, *evidence})),
                statement=old.statement or (statement.id if statement else None),
            )
        else:
            merged[key] = Responsibility(
                actor=NamedActor(name=actor.name, entity=entity, side=view.side_of(entity, actor.name)),
                by=by,
                certainty=certainty,
                evidence=evidence,
                statement=statement.id if statement else None,
            )
    return tuple(merged[key] for key in sorted(merged))
