"""``account = f(analyses, decisions, as_of)``: the case-wide stages joined into one pure function."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from tallystick.align import align_figures, align_statements, read_matters
from tallystick.assess import assess_figures, assess_statements, mark_opposed, opposed_voices, trace_origins
from tallystick.records.account import Account, Figure, Finding, Incident, SecondReading, Statement, TrayEntry
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.links import Links
from tallystick.records.mention import Analysis, SecondNote
from tallystick.records.question import Question
from tallystick.records.report import Report, SetAside
from tallystick.run.assemble import (
    assemble_entities,
    assemble_figures,
    assemble_incidents,
    assemble_own_voice,
    assemble_reports,
    assemble_statements,
)
from tallystick.run.decisions import apply_decisions, standing
from tallystick.run.settings import Settings
from tallystick.run.view import CaseView


def resolve_case(
    reports: Sequence[Report], analyses: Mapping[str, Analysis], as_of: str | None = None, decisions: Sequence[Decision] = ()
) -> tuple[list[Report], Links]:
    """The reports known at ``as_of`` (ISO day or minute; None: all), sorted, with what their mentions stand for after the decisions."""
    from tallystick.resolve.dates import date_reports
    from tallystick.resolve.entities import resolve_entities
    from tallystick.resolve.incidents import resolve_incidents
    from tallystick.resolve.places import resolve_places
    from tallystick.resolve.places.joined import join_unplaced, name_crossings
    from tallystick.resolve.reprints import find_reprints

    ordered = sorted(reports, key=lambda r: r.id)
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
    places, place_links = name_crossings(dated, analyses, *join_unplaced(*resolve_places(dated, analyses)))
    entities, entity_links = resolve_entities(dated, analyses, place_links, places)
    incident_links, undecided = resolve_incidents(dated, analyses, datings, places, place_links, entities, entity_links)
    links = Links(
        datings=datings,
        reprints=find_reprints(dated),
        places=places,
        place_links=place_links,
        entities=entities,
        entity_links=entity_links,
        incident_links=incident_links,
        undecided=undecided,
    )
    return ordered, apply_decisions(links, standing(decisions))


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
) -> Account:
    """The account of a case. The same reports and decisions give the same account, in any order."""
    with _uncollected():
        return _build(reports, analyses, decisions, set_aside, as_of, settings or Settings())


@contextmanager
def _uncollected() -> Iterator[None]:
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
) -> Account:
    read = [r for r in reports if r.id in analyses and analyses[r.id].problem is None]
    failed = [
        SetAside(name=r.name, reason=f"could not be analysed: {analyses[r.id].problem}", kind="failed", path=r.path, url=r.url)
        for r in reports
        if r.id in analyses and analyses[r.id].problem is not None
    ]
    decided = tuple(d for d in standing(decisions) if as_of is None or told_by(d.at, as_of))
    ordered, links = resolve_case(read, analyses, as_of, decided)
    view = CaseView(ordered, analyses, links)
    account = _judge(view, _rejections(decided), settings)
    second = second_readings([analyses[r.id] for r in ordered])
    return msgspec.structs.replace(
        account,
        as_of=as_of,
        set_aside=tuple(sorted((*set_aside, *failed), key=lambda s: (s.name, s.kind, s.reason, s.path or ""))),
        decisions=decided,
        second=second,
        trays=tuple(sorted((*account.trays, *_second_tray(second)), key=lambda t: (t.kind, t.about or "", t.reason, t.evidence))),
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


def _rejections(decisions: Sequence[Decision]) -> dict[str, str]:
    found: dict[str, str] = {}
    for decision in decisions:
        if decision.kind is DecisionKind.REJECT:
            found[decision.subject] = decision.id
        elif decision.kind is DecisionKind.ACCEPT:
            found.pop(decision.subject, None)
    return found


def _judge(view: CaseView, rejected: Mapping[str, str], settings: Settings) -> Account:
    """Assembled records, questions, findings, origins, codings and trays of one view."""
    from tallystick.present.codings import code_incidents

    reports = assemble_reports(view, keep_text=True)
    entities = assemble_entities(view)
    figures = tuple(msgspec.structs.replace(f, rejected_by=rejected.get(f.id)) for f in assemble_figures(view))
    statements = tuple(msgspec.structs.replace(s, rejected_by=rejected.get(s.id)) for s in assemble_statements(view))
    incidents = assemble_incidents(view, figures, statements)
    told: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for statement in incident.statements:
            told[statement].add(incident.id)
    origins = trace_origins((*figures, *statements), reports, entities)
    figures = tuple(msgspec.structs.replace(f, origin=origins.of[f.id]) for f in figures)
    statements = tuple(msgspec.structs.replace(s, origin=origins.of[s.id], incidents=tuple(sorted(told.get(s.id, ())))) for s in statements)
    kept_figures = [f for f in figures if f.rejected_by is None]
    questions, alike = align_figures(kept_figures, reports, entities, incidents, origins.of)
    kept_statements = [s for s in statements if s.rejected_by is None]
    own_voice = assemble_own_voice(view, kept_figures)
    matters = read_matters((*kept_statements, *own_voice), reports, entities)
    pairs = align_statements(matters)
    opposed = opposed_voices(figures, statements, entities, incidents)
    findings: tuple[Finding, ...] = (
        *assess_figures(questions, alike, kept_figures, origins.by_key, opposed),
        *assess_statements(kept_statements, matters, pairs, reports, entities, incidents, origins.by_key, own_voice),
    )
    findings = mark_opposed(findings, origins.of, opposed)
    figures = _with_questions(figures, questions)
    findings = tuple(sorted((f for f in findings if f.id not in rejected), key=lambda f: (-f.weight, f.id)))
    coded = code_incidents(incidents, figures, statements, entities, findings)
    incidents = tuple(msgspec.structs.replace(incident, codings=coded[incident.id]) for incident in incidents)
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
        trays=_trays(view, figures, statements, incidents, findings),
    )


def _with_questions(figures: Sequence[Figure], questions: Sequence[Question]) -> tuple[Figure, ...]:
    question_of = {answer.claim: question.id for question in questions for answer in question.answers}
    return tuple(msgspec.structs.replace(f, question=question_of.get(f.id)) for f in figures)


def _trays(
    view: CaseView, figures: Sequence[Figure], statements: Sequence[Statement], incidents: Sequence[Incident], findings: Sequence[Finding]
) -> tuple[TrayEntry, ...]:
    """What could not be placed, dated or decided: counted and shown, never dropped."""
    found: list[TrayEntry] = []
    for report in view.reports.values():
        dating = view.datings.get(report.id)
        if dating is not None and dating.published is None:
            found.append(TrayEntry(kind="undated", reason=dating.reason, about=report.id))
    unplaced = {place.id for place in view.links.places if place.lat is None}
    named: dict[str, list[str]] = defaultdict(list)
    for mention, link in view.place_links.items():
        if link.place in unplaced:
            named[link.place].append(mention)
    for place in view.links.places:
        if place.lat is None:
            mentions = named[place.id]
            evidence = tuple(sorted({e for m in mentions for e in view.evidence(view.report_of[m], view.names[m].span)}))
            if evidence:
                found.append(
                    TrayEntry(kind="unplaced", reason="the gazetteer does not tell where it is", evidence=evidence, about=place.id)
                )
    for incident in incidents:
        if incident.when is None and not incident.background:
            found.append(TrayEntry(kind="undated", reason="no report says when", evidence=incident.evidence, about=incident.id))
        if incident.place is None:
            found.append(TrayEntry(kind="unplaced", reason="no report says where", evidence=incident.evidence, about=incident.id))
    told = {m.id: (report, m.span) for report, analysis in view.analyses.items() for m in analysis.incidents}
    for undecided in view.links.undecided:
        sides = [told[side] for side in (undecided.left, undecided.right) if side in told]
        evidence = tuple(place for report, span in sides for place in view.evidence(report, span))
        found.append(TrayEntry(kind="undecided", reason=undecided.reason, evidence=evidence, about=f"{undecided.left} {undecided.right}"))
    return tuple(sorted(found, key=lambda t: (t.kind, t.about or "", t.reason, t.evidence)))
