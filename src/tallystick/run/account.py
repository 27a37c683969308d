"""``account = f(analyses, decisions, as_of)``: the case-wide stages joined into one pure function."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tallystick.align import align_figures, align_statements, read_matters
from tallystick.assess import assess_figures, assess_statements, mark_opposed, opposed_voices, trace_origins
from tallystick.records.account import Account, Codings, Entity, EntityType, Figure, Finding, Incident, SecondReading, Statement, TrayEntry
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.links import Links
from tallystick.records.memory import Cells, Memory, shelf
from tallystick.records.mention import Analysis, IncidentMention, SecondNote, StatementMention
from tallystick.records.question import Question
from tallystick.records.report import Report, SetAside
from tallystick.run.assemble import (
    Tellings,
    assemble_figures,
    assemble_incidents,
    assemble_own_voice,
    assemble_reports,
    assemble_statements,
    incident_tellings,
    place_incidents,
)
from tallystick.run.assemble_entities import assemble_entities
from tallystick.run.decisions import JUDGING, apply_decisions, conflicts, rejections, rejects_finding, standing, word_correction
from tallystick.run.settings import Settings
from tallystick.run.view import CaseView

if TYPE_CHECKING:
    from tallystick.resolve.incidents.link import Compare


def resolve_case(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    as_of: str | None = None,
    decisions: Sequence[Decision] = (),
    memory: Memory | None = None,
    compare: Compare | None = None,
) -> tuple[list[Report], Links]:
    """The reports known at ``as_of`` (ISO day or minute; None: all), sorted, with what their mentions stand for after the decisions."""
    ordered = sorted(reports, key=lambda r: r.id)
    read = tuple([analyses.get(report.id) for report in ordered])
    links = shelf(memory, "links", Cells).of("links", (ordered, read, as_of), lambda: _resolve(ordered, analyses, as_of, memory, compare))
    if as_of is not None:
        known = {dating.report for dating in links.datings}
        ordered = [report for report in ordered if report.id in known]
    return ordered, apply_decisions(links, standing(decisions))


def _resolve(
    ordered: Sequence[Report], analyses: Mapping[str, Analysis], as_of: str | None, memory: Memory | None, compare: Compare | None
) -> Links:
    """What the mentions of the reports known at ``as_of`` stand for, before any decision."""
    from tallystick.resolve.dates import date_reports
    from tallystick.resolve.entities import resolve_entities
    from tallystick.resolve.incidents import resolve_incidents
    from tallystick.resolve.places import resolve_places
    from tallystick.resolve.places.joined import join_unplaced, name_crossings
    from tallystick.resolve.reprints import find_reprints

    datings = date_reports(ordered, analyses)
    if as_of is not None:
        known = {d.report for d in datings if d.published is not None and told_by(d.published, as_of)}
        ordered = [r for r in ordered if r.id in known]
        datings = tuple(d for d in datings if d.report in known)
    dating_of = {dating.report: dating for dating in datings}
    dated = [
        msgspec.structs.replace(r, published=d.published, published_basis=d.basis)
        if (d := dating_of.get(r.id)) and (d.published, d.basis) != (r.published, r.published_basis)
        else r
        for r in ordered
    ]
    places, place_links = name_crossings(dated, analyses, *join_unplaced(*resolve_places(dated, analyses, memory)))
    entities, entity_links = resolve_entities(dated, analyses, place_links, places, memory)
    incident_links, undecided = resolve_incidents(dated, analyses, datings, places, place_links, entities, entity_links, memory, compare)
    return Links(
        datings=datings,
        reprints=find_reprints(dated, memory),
        places=places,
        place_links=place_links,
        entities=entities,
        entity_links=entity_links,
        incident_links=incident_links,
        undecided=undecided,
    )


def told_by(published: str, as_of: str) -> bool:
    """Whether something published then was known at ``as_of``; a bare day counts to its end."""
    width = min(len(published), len(as_of))
    return published[:width] <= as_of[:width]


def build_account(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    *,
    decisions: Sequence[Decision] = (),
    set_aside: Sequence[SetAside] = (),
    as_of: str | None = None,
    settings: Settings | None = None,
    memory: Memory | None = None,
    compare: Compare | None = None,
) -> Account:
    """The account of a case. The same reports and decisions give the same account, in any order.

    ``as_of`` is a time of publication: what was printed by then, read as people have decided since how it is to be read.
    ``memory`` keeps what the account was made from: with it the next account of the case costs what has changed since, and is the same.
    ``compare`` compares tellings of incidents on other machines (``tallystick.run.partitions``); the account is the same.
    """
    with uncollected():
        return _build(reports, analyses, decisions, set_aside, as_of, settings or Settings(), memory, compare)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: an account is made of frozen records, which form none, and looking for them costs a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _build(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    decisions: Sequence[Decision],
    set_aside: Sequence[SetAside],
    as_of: str | None,
    settings: Settings,
    memory: Memory | None,
    compare: Compare | None,
) -> Account:
    read = [r for r in reports if r.id in analyses and analyses[r.id].problem is None]
    failed = [
        SetAside(name=r.name, reason=f"could not be analysed: {analyses[r.id].problem}", kind="failed", path=r.path, url=r.url)
        for r in reports
        if r.id in analyses and analyses[r.id].problem is not None
    ]
    decided = standing(decisions)
    ordered, links = resolve_case(read, analyses, as_of, decided, memory, compare)
    view = CaseView(ordered, analyses, links, memory)
    rejected = rejections(decided)
    judged = [decision for decision in decided if decision.subject.startswith("fnd_") and decision.kind in JUDGING]
    if not any(decision.kind is DecisionKind.REJECT for decision in judged):
        judged = []
    # A note, or an acceptance of what nobody rejected, changes nothing of what was read: the account before stands.
    made_from = (ordered, [analyses[r.id] for r in ordered], links, rejected, judged, settings)
    account = shelf(memory, "account", Cells).of("account", made_from, lambda: _judge(view, rejected, judged, settings))
    second = second_readings([analyses[r.id] for r in ordered])
    return msgspec.structs.replace(
        account,
        as_of=as_of,
        set_aside=tuple(sorted((*set_aside, *failed), key=lambda s: (s.name, s.kind, s.reason, s.path or ""))),
        decisions=decided,
        second=second,
        trays=tuple(
            sorted(
                (*account.trays, *_decided_tray(view, decided), *_second_tray(second)),
                key=lambda t: (t.kind, t.about or "", t.reason, t.evidence),
            )
        ),
    )


def _second_tray(second: Sequence[SecondReading]) -> list[TrayEntry]:
    """What the second reader's quotes came to, and which reports were read without it."""
    found = []
    for reading in second:
        counts = [f"{_quotes(number)} rejected as {why}" for why, number in reading.rejected.items()]
        words = (
            f"{_quotes(reading.proposed)} proposed",
            f"{_quotes(reading.accepted)} accepted",
            f"{_quotes(reading.known)} known already",
        )
        asked = f"{reading.reports:,} report{'' if reading.reports == 1 else 's'}"
        found.append(
            TrayEntry(kind="second_reader", reason=f"a language model, `{reading.model}`, read {asked}: {', '.join((*words, *counts))}")
        )
        found.extend(
            TrayEntry(
                kind="second_reader", reason="wholly or in part read without the second reader, because it gave no answer", about=report
            )
            for report in reading.without
        )
    return found


def _quotes(number: int) -> str:
    return f"{number:,} quote{'' if number == 1 else 's'}"


def second_readings(analyses: Sequence[Analysis]) -> tuple[SecondReading, ...]:
    """What second readers added to these reports, by model; empty where none was asked."""
    notes: dict[tuple[str, str], list[tuple[str, SecondNote]]] = defaultdict(list)
    for analysis in analyses:
        if analysis.second is not None:
            notes[analysis.second.reader, analysis.second.model].append((analysis.report, analysis.second))
    found = []
    for (reader, model), of_reports in sorted(notes.items()):
        rejected: Counter[str] = Counter()
        for _, note in of_reports:
            rejected.update(note.rejected)
        found.append(
            SecondReading(
                reader=reader,
                model=model,
                reports=len(of_reports),
                proposed=sum(note.proposed for _, note in of_reports),
                accepted=sum(note.accepted for _, note in of_reports),
                known=sum(note.known for _, note in of_reports),
                rejected=dict(sorted(rejected.items())),
                without={report: note.problem for report, note in sorted(of_reports, key=lambda pair: pair[0]) if note.problem is not None},
            )
        )
    return tuple(found)


def _judge(view: CaseView, rejected: Mapping[str, str], judged: Sequence[Decision], settings: Settings) -> Account:
    """Assembled records, questions, findings, origins, codings and trays of one view."""
    from tallystick.present.codings import code_incidents

    reports = assemble_reports(view, keep_text=True)
    entities = assemble_entities(view)
    tellings = incident_tellings(view)
    common = place_incidents(view, tellings)
    figures_of = _but_rejected(assemble_figures(view, common), rejected)
    statements_of = _but_rejected(assemble_statements(view), rejected)
    incidents = assemble_incidents(view, tellings, common, _flat(figures_of), statements_of)
    told: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for statement in incident.statements:
            told[statement].add(incident.id)
    origins = trace_origins((*_flat(figures_of), *_flat(statements_of)), reports, entities, view.memory)
    figures_of = _with_origins(view.cells("figures with origins"), figures_of, origins.of, None)
    statements_of = _with_origins(view.cells("statements with origins"), statements_of, origins.of, told)
    kept_of = _kept(figures_of, rejected)
    figures, statements = _flat(figures_of), _flat(statements_of)
    kept_figures = _flat(kept_of)
    questions, alike = align_figures(kept_figures, reports, entities, incidents, origins.of, view.memory)
    kept_statements = _flat(_kept(statements_of, rejected))
    own_voice = _flat(assemble_own_voice(view, kept_of))
    matters = read_matters((*kept_statements, *own_voice), reports, entities, view.memory, view.versions)
    pairs = align_statements(matters, view.memory)
    by_key = origins.by_key
    opposed = opposed_voices(figures, statements, entities, incidents)
    findings: tuple[Finding, ...] = (
        *assess_figures(questions, alike, kept_figures, by_key, opposed, view.memory),
        *assess_statements(kept_statements, matters, pairs, reports, entities, incidents, by_key, own_voice, view.memory),
    )
    findings = mark_opposed(findings, origins.of, opposed)
    figures = _with_questions(view.cells("figures with questions"), figures_of, questions)
    findings = tuple(sorted((f for f in findings if not rejects_finding(judged, f)), key=lambda f: (-f.weight, f.id)))
    coded = code_incidents(incidents, figures, statements, entities, findings, view.memory)
    incidents = _with_codings(view.cells("incidents with codings"), incidents, coded)
    if not settings.keep_text:
        reports = tuple(msgspec.structs.replace(r, text=None) for r in reports)
    return Account(
        reports=reports,
        entities=entities,
        statements=statements,
        figures=figures,
        incidents=incidents,
        findings=findings,
        origins=origins.origins,
        trays=_trays(view, entities, incidents, tellings),
    )


Claim = TypeVar("Claim", Figure, Statement)


def _flat(by_report: Mapping[str, Sequence[Claim]]) -> tuple[Claim, ...]:
    return tuple(chain.from_iterable(by_report.values()))


def _but_rejected(by_report: dict[str, tuple[Claim, ...]], rejected: Mapping[str, str]) -> dict[str, tuple[Claim, ...]]:
    """The claims, those that a person rejected marked by the decision."""
    if not rejected:
        return by_report
    return {
        report: tuple([msgspec.structs.replace(c, rejected_by=rejected[c.id]) if c.id in rejected else c for c in claims])
        if any(c.id in rejected for c in claims)
        else claims
        for report, claims in by_report.items()
    }


def _kept(by_report: dict[str, tuple[Claim, ...]], rejected: Mapping[str, str]) -> dict[str, tuple[Claim, ...]]:
    if not rejected:
        return by_report
    return {report: tuple([c for c in claims if c.rejected_by is None]) for report, claims in by_report.items()}


def _with_origins(
    cells: Cells, by_report: Mapping[str, tuple[Claim, ...]], origin_of: Mapping[str, str], told: Mapping[str, set[str]] | None
) -> dict[str, tuple[Claim, ...]]:
    """The claims with their origins, and statements with the incidents that they tell (``told``)."""

    def name(claims: tuple[Claim, ...], keys: tuple[str, ...], incidents: tuple[tuple[str, ...], ...] | None) -> tuple[Claim, ...]:
        if incidents is None:
            return tuple([msgspec.structs.replace(c, origin=key) for c, key in zip(claims, keys, strict=True)])
        return tuple([msgspec.structs.replace(c, origin=key, incidents=ids) for c, key, ids in zip(claims, keys, incidents, strict=True)])

    found = {}
    for report, claims in by_report.items():
        keys = tuple([origin_of[c.id] for c in claims])
        incidents = None if told is None else tuple([tuple(sorted(told.get(c.id, ()))) for c in claims])
        found[report] = cells.of(report, (claims, keys, incidents), partial(name, claims, keys, incidents))
    cells.sweep(found)
    return found


def _with_questions(cells: Cells, by_report: Mapping[str, tuple[Figure, ...]], questions: Sequence[Question]) -> tuple[Figure, ...]:
    question_of = {answer.claim: question.id for question in questions for answer in question.answers}

    def name(figures: tuple[Figure, ...], ids: tuple[str | None, ...]) -> tuple[Figure, ...]:
        return tuple([msgspec.structs.replace(f, question=id_) for f, id_ in zip(figures, ids, strict=True)])

    found: list[Figure] = []
    for report, figures in by_report.items():
        ids = tuple([question_of.get(f.id) for f in figures])
        found.extend(cells.of(report, (figures, ids), partial(name, figures, ids)))
    cells.sweep(by_report)
    return tuple(found)


def _with_codings(cells: Cells, incidents: Sequence[Incident], coded: Mapping[str, Codings]) -> tuple[Incident, ...]:
    found = tuple(
        [cells.of(one.id, (one, coded[one.id]), partial(msgspec.structs.replace, one, codings=coded[one.id])) for one in incidents]
    )
    cells.sweep({incident.id for incident in incidents})
    return found


def _decided_tray(view: CaseView, decided: Sequence[Decision]) -> list[TrayEntry]:
    """Decisions of different people that contradict one another, and values that a person puts beside those that were read."""
    found = conflicts(decided)
    corrections = [decision for decision in decided if decision.kind is DecisionKind.CORRECT]
    if not found and not corrections:
        return []
    taken = {decision.id: decision for decision in decided}
    told = {
        mention.id: view.evidence(report, mention.content[0] if isinstance(mention, StatementMention) else mention.span)
        for report, analysis in view.analyses.items()
        for group in (analysis.names, analysis.incidents, analysis.figures, analysis.statements)
        for mention in group
    }
    entries = []
    for conflict in found:
        left, right = taken[conflict.left], taken[conflict.right]
        sides = (left.anchors, left.object_anchors or right.anchors)
        places = dict.fromkeys(place for side in sides for place in next((told[anchor] for anchor in side if anchor in told), ()))
        entries.append(
            TrayEntry(kind="conflict", reason=conflict.reason, evidence=tuple(places), about=f"{conflict.left} {conflict.right}")
        )
    for decision in corrections:
        spans = next((told[anchor] for anchor in decision.anchors if anchor in told), ())
        about = next((anchor for anchor in decision.anchors if anchor.startswith(("fig_", "stm_"))), decision.subject)
        # What all stands in an account comes from its reports: a decision on what is no longer there waits for it.
        if spans or decision.subject in view.reports:
            entries.append(TrayEntry(kind="corrected", reason=word_correction(decision), evidence=spans, about=about))
    return entries


def _why_undated(view: CaseView, tellings: Iterable[tuple[str, IncidentMention]]) -> str:
    """Why an incident has no day: nothing is said of it, or only 'on Wednesday' in a report that nothing dates."""
    for report, mention in sorted(tellings, key=lambda told: (told[0], told[1].span)):
        said = next((time for time in view.analyses[report].times if time.id == mention.when), None)
        if said is not None:
            words = " ".join(said.span.of(view.reports[report].text).split())
            return f"“{words}” is all that is said, and nothing tells which day that was"
    return "no report says when"


def _trays(view: CaseView, entities: Sequence[Entity], incidents: Sequence[Incident], tellings: Tellings) -> tuple[TrayEntry, ...]:
    """What could not be placed, dated or decided: counted and shown, never dropped."""
    found: list[TrayEntry] = []
    for report in view.reports.values():
        dating = view.datings.get(report.id)
        if dating is not None and dating.published is None:
            found.append(TrayEntry(kind="undated", reason=dating.reason, about=report.id))
    for entity in entities:
        if entity.type is EntityType.PLACE and entity.lat is None:
            reason = "the gazetteer does not tell where it is"
            found.append(TrayEntry(kind="unplaced", reason=reason, evidence=entity.evidence, about=entity.id))
    for incident in incidents:
        if incident.when is None and not incident.background:
            found.append(
                TrayEntry(kind="undated", reason=_why_undated(view, tellings[incident.id]), evidence=incident.evidence, about=incident.id)
            )
        if incident.place is None:
            found.append(TrayEntry(kind="unplaced", reason="no report says where", evidence=incident.evidence, about=incident.id))
    told = (
        {m.id: (report, m.span) for report, analysis in view.analyses.items() for m in analysis.incidents} if view.links.undecided else {}
    )
    for undecided in view.links.undecided:
        sides = [told[side] for side in (undecided.left, undecided.right) if side in told]
        evidence = tuple(place for report, span in sides for place in view.evidence(report, span))
        found.append(TrayEntry(kind="undecided", reason=undecided.reason, evidence=evidence, about=f"{undecided.left} {undecided.right}"))
    return tuple(sorted(found, key=lambda t: (t.kind, t.about or "", t.reason, t.evidence)))
