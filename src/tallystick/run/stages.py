"""The stages of a case over rows that follow its changes: from what mentions stand for to the account's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tallystick.align import FigureQuestions, StatementPairs, read_report
from tallystick.assess import Evidenced, FigureFindings, Opposition, OriginRows, StatementFindings
from tallystick.records.account import Account, Entity, Figure, Finding, Incident, Statement
from tallystick.records.decision import Decision
from tallystick.records.mention import Analysis
from tallystick.records.report import Report, Span
from tallystick.records.rows import Book, Gathered, Ordered, Rows, Rule, Spread, Summed, United
from tallystick.run.assemble import (
    Common,
    assemble_figures,
    assemble_incident,
    assemble_own_voice,
    assemble_report,
    assemble_statements,
    place_incident,
    tellings_of,
)
from tallystick.run.assemble_entities import assemble_entity, assemble_place, joined_names, named_in
from tallystick.run.decisions import rejections, rejects_finding
from tallystick.run.resolved import Decided, Resolved
from tallystick.run.trays import report_tray, tray_place, undated_incident, undecided_tray, unplaced_entity
from tallystick.run.view import CaseRows

if TYPE_CHECKING:
    from tallystick.resolve.incidents.link import Compare

Claim = TypeVar("Claim", Figure, Statement)


class CaseStages:
    """All that an account is made of, kept from one account of a case to the next; ``follow`` tells what the case holds now."""

    def __init__(self) -> None:
        from tallystick.present.codings import CodingRows

        self.book = book = Book()
        self.resolved = Resolved(book)
        self.decided = Decided(book, self.resolved)
        self.view = view = CaseRows(book, self.resolved, self.decided)
        self.rejected: Rows[str, dict[str, str]] = Rows(book)
        """By report the claims that a person rejected, each with the decision."""
        self.judged: Sequence[Decision] = ()
        """The decisions on findings."""

        # -- mentions to records
        self.reports = Rule(book, view.analyses, lambda id_: assemble_report(view, id_))
        named = Rule(book, view.analyses, lambda report: named_in(view, report) or None)
        told = Summed(book, named, lambda report, found: [(one.target, report, one) for one in found], joined_names)
        people = Rule(book, view.named_entities, lambda id_: _if_told(assemble_entity(view.named_entities[id_], told.sums(id_))))
        places = Rule(book, view.named_places, lambda id_: _if_told(assemble_place(view.named_places[id_], told.sums(id_))))
        self.entities = Spread(book, United(book, people, places), lambda entity: [(entity.id, entity)])
        told_in = Rule(book, view.analyses, lambda report: tuple(tellings_of(view, report)) or None)
        self.tellings = Gathered(book, told_in, lambda _, found: found)
        self.common: Rule[str, Common] = Rule(book, self.tellings, lambda id_: place_incident(view, self.tellings.parts_of(id_)))
        raw_figures = Rule(book, view.analyses, lambda report: assemble_figures(view, report, self.common))
        raw_statements = Rule(book, view.analyses, lambda report: assemble_statements(view, report))
        self.home = Spread(
            book, United(book, raw_figures, raw_statements), lambda claims: [(claim.id, claim.evidence[0].report) for claim in claims]
        )
        """The report of every claim."""
        self.rejections = _Rejections(book, self.home, self.rejected)
        figures = Rule(book, raw_figures, lambda report: _marked(raw_figures[report], self.rejected.get(report)))
        statements = Rule(book, raw_statements, lambda report: _marked(raw_statements[report], self.rejected.get(report)))
        counted = Gathered(book, figures, lambda report, found: _by_incident(report, found))
        incidents = Rule(
            book,
            self.tellings,
            lambda id_: assemble_incident(
                view, id_, self.tellings.parts_of(id_), [f.id for f in counted.parts_of(id_)], statements, self.common[id_]
            ),
        )

        # -- who said it first, which claims meet, and what they are to one another
        self.origins = origins = OriginRows(book, figures, statements, self.reports, self.entities)
        told_by = Gathered(book, incidents, self._by_statement)
        sourced = Rule(book, figures, lambda report: _with_origins(figures[report], origins.traced[report].of))
        said = Rule(
            book, statements, lambda report: _with_incidents(statements[report], origins.traced[report].of, told_by.parts_of(report))
        )
        kept_figures = Rule(book, sourced, lambda report: _kept(sourced[report]))
        kept_statements = Rule(book, said, lambda report: _kept(said[report]))
        own_voice = Rule(book, kept_figures, lambda report: assemble_own_voice(view, kept_figures[report]))
        asked = FigureQuestions(book, kept_figures, self.reports, self.entities, incidents)
        spans = Rule(book, named, lambda report: self._spans(report, named))
        matters = Rule(
            book,
            kept_statements,
            lambda report: read_report((*kept_statements[report], *own_voice[report]), view.reports[report].text, spans.get(report, ())),
        )
        pairs = StatementPairs(book, Spread(book, matters, lambda found: found.items()))
        opposed = Opposition(book, sourced, said, self.entities, incidents)

        def evidenced(first: str) -> Evidenced:
            figures = {one.figure.id: one.figure for one in asked.grouped[first].members}
            twins: dict[str, list[Any]] = {}
            for claim, twin in asked.twins.parts_of(first):
                twins.setdefault(claim, []).append(asked.answers[twin])
                figures[twin] = asked.asked[twin].placed.figure
            return Evidenced(asked.questions[first], figures, twins)

        counts = FigureFindings(book, asked.questions, evidenced, origins.said, origins.why, opposed)
        words = StatementFindings(
            book,
            kept_statements,
            own_voice,
            matters,
            pairs,
            self.reports,
            self.entities,
            incidents,
            origins.said,
            origins.why,
            opposed,
        )
        found = United(book, counts.alone, counts.shared, words.found)
        self._findings = Rule(book, found, lambda key: self._if_stands(found[key]))

        # -- the account's records, in its order
        answering = Gathered(book, asked.questions, self._by_report)
        self._figures = Rule(book, sourced, lambda report: _with_questions(sourced[report], answering.parts_of(report)))
        by_incident = Gathered(book, self._figures, lambda report, found: _by_incident(report, found))
        spread = Spread(book, said, lambda found: [(statement.id, statement) for statement in found])
        in_order = Gathered(
            book, self._findings, lambda key, one: [(one.incident, (-one.weight, one.id, key[0]), one)] if one.incident else []
        )
        codings = CodingRows(book, incidents, by_incident, spread, self.entities, in_order)
        coded = Rule(book, incidents, lambda id_: msgspec.structs.replace(incidents[id_], codings=codings[id_]))
        spots = Rule(book, view.analyses, lambda report: _spots(report, view.analyses[report]) or None)
        self._spots = Spread(book, spots, lambda found: found)
        trays = United(
            book,
            Rule(book, view.analyses, lambda report: report_tray(view, report)),
            Rule(book, self.entities, lambda id_: unplaced_entity(self.entities[id_])),
            Rule(book, incidents, lambda id_: undated_incident(view, incidents[id_], self.tellings.parts_of(id_)) or None),
            Rule(book, self.decided.undecided, lambda one: undecided_tray(view, one, self._spots)),
        )
        self.trays = Ordered(
            book,
            Spread(book, trays, lambda entries: [(entry, entry) for entry in entries]),
            lambda _, entry: tray_place(entry),
        )
        self._sorted_reports = Ordered(book, self.reports, lambda _, r: (r.published or "9999", r.name, r.id))
        self._sorted_entities = Ordered(book, self.entities, lambda _, e: (e.type.value, e.name, e.id))
        self._sorted_statements = Ordered(book, said, lambda report, _: report)
        self._sorted_figures = Ordered(book, self._figures, lambda report, _: report)
        self._sorted_incidents = Ordered(
            book, coded, lambda _, i: ((i.when.start if i.when and i.when.start else "9999"), i.evidence[0], i.id)
        )
        self._sorted_findings = Ordered(book, self._findings, lambda key, f: (-f.weight, f.id, key[0]))
        self._sorted_origins = Ordered(book, origins.origins, lambda key, _: key)

    def follow(
        self,
        reports: Sequence[Report],
        analyses: Mapping[str, Analysis],
        as_of: str | None,
        compare: Compare | None,
        decisions: Sequence[Decision],
        judged: Sequence[Decision],
    ) -> None:
        """Brings everything up to date with these reports, as they were known at a time, and with the standing decisions; ``judged`` are
        those on findings."""
        self.resolved.follow(reports, analyses, as_of, compare)
        self.decided.decisions = decisions
        self.rejections.take(rejections(decisions))
        if judged != self.judged:
            spoken = [*self.judged, *judged]
            subjects, claims = {one.subject for one in spoken}, {anchor for one in spoken for anchor in one.anchors}
            self._findings.dirty.update(
                [key for key, one in self._findings.domain.rows.items() if one.id in subjects or not claims.isdisjoint(one.claims)]
            )
            self.judged = judged
        self.book.refresh()

    def account(self) -> Account:
        """The account's records; what hangs on the time of asking is added by who asks."""
        return Account(
            reports=self._sorted_reports.values,
            entities=self._sorted_entities.values,
            statements=tuple(chain.from_iterable(self._sorted_statements.values)),
            figures=tuple(chain.from_iterable(self._sorted_figures.values)),
            incidents=self._sorted_incidents.values,
            findings=self._sorted_findings.values,
            origins=self._sorted_origins.values,
            trays=self.trays.values,
        )

    def _spans(self, report: str, named: Rows[str, Any]) -> tuple[tuple[int, int, str, bool], ...]:
        """The names of a report that stand for an entity of the account, each with whether that is a person."""
        entities = self.view.entities
        return tuple(
            sorted(
                (place.start, place.end, one.target, (known := entities.get(one.target)) is not None and known.kind == "person")
                for one in named[report]
                for place in one.evidence
            )
        )

    def _by_statement(self, id_: str, incident: Incident) -> Iterator[tuple[str, tuple[str, str], tuple[str, str]]]:
        for statement in incident.statements:
            yield self.home.rows[statement], (statement, id_), (statement, id_)

    def _by_report(self, _: str, question: Any) -> Iterator[tuple[str, str, tuple[str, str]]]:
        for answer in question.answers:
            yield answer.report, answer.claim, (answer.claim, question.id)

    def _if_stands(self, finding: Finding) -> Finding | None:
        return None if self.judged and rejects_finding(self.judged, finding) else finding


class _Rejections:
    """What people rejected, by the report of each claim."""

    def __init__(self, book: Book, home: Rows[str, str], rejected: Rows[str, dict[str, str]]) -> None:
        self.home, self.rejected = home, rejected
        self.given: Mapping[str, str] = {}
        self.dirty: set[str] = set()
        home.followers.append(self)
        book.add(self)

    def take(self, given: Mapping[str, str]) -> None:
        """These rejections and no others: claim → decision."""
        self.given = given

    def refresh(self) -> None:
        """Sorts them by report."""
        self.dirty = set()
        found: dict[str, dict[str, str]] = {}
        for claim, decision in self.given.items():
            report = self.home.rows.get(claim)
            if report is not None:
                found.setdefault(report, {})[claim] = decision
        self.rejected.take(found)


def _if_told(entity: Entity) -> Entity | None:
    return entity if entity.evidence else None


def _marked(claims: tuple[Claim, ...], rejected: Mapping[str, str] | None) -> tuple[Claim, ...]:
    """The claims, those that a person rejected marked by the decision."""
    if not rejected:
        return claims
    return tuple([msgspec.structs.replace(c, rejected_by=rejected[c.id]) if c.id in rejected else c for c in claims])


def _kept(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple([c for c in claims if c.rejected_by is None])


def _by_incident(report: str, figures: Sequence[Figure]) -> Iterator[tuple[str, tuple[str, int], Figure]]:
    for number, figure in enumerate(figures):
        if figure.incident:
            yield figure.incident, (report, number), figure


def _with_origins(figures: Sequence[Figure], origin_of: Mapping[str, str]) -> tuple[Figure, ...]:
    return tuple([msgspec.structs.replace(figure, origin=origin_of[figure.id]) for figure in figures])


def _with_incidents(
    statements: Sequence[Statement], origin_of: Mapping[str, str], told: Iterable[tuple[str, str]]
) -> tuple[Statement, ...]:
    """The statements with their origins and with the incidents that they tell; ``told`` sorted."""
    incidents: dict[str, list[str]] = {}
    for statement, incident in told:
        incidents.setdefault(statement, []).append(incident)
    return tuple([msgspec.structs.replace(s, origin=origin_of[s.id], incidents=tuple(incidents.get(s.id, ()))) for s in statements])


def _with_questions(figures: Sequence[Figure], answering: Iterable[tuple[str, str]]) -> tuple[Figure, ...]:
    question_of = dict(answering)
    return tuple([msgspec.structs.replace(figure, question=question_of.get(figure.id)) for figure in figures])


def _spots(report: str, analysis: Analysis) -> tuple[tuple[str, tuple[str, Span]], ...]:
    """Where each of the report's incident mentions stands."""
    return tuple([(mention.id, (report, mention.span)) for mention in analysis.incidents])
