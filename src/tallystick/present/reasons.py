"""``why ID``: a finding's, figure's, statement's, incident's, entity's or report's reasons, down to the quoted characters."""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.errors import SettingsError
from tallystick.present.dates import word_moment, word_span
from tallystick.present.fragments import plain
from tallystick.present.labels import CERTAINTY, KIND_TITLE
from tallystick.present.quote import sentence_of
from tallystick.present.view import AccountView
from tallystick.present.wording import finding_headline, finding_subject, incident_head, word_interval
from tallystick.records.account import Account, AttributionLink, Entity, Figure, Finding, Incident, Statement
from tallystick.records.decision import DecisionKind
from tallystick.records.report import Evidence
from tallystick.records.values import TimeSpan

SHOWN_PLACES = 12
"""Places of an entity or incident that are quoted; the rest are counted."""
MIN_PREFIX = 6
"""Characters of an id from which on its beginning is enough."""


def why(account: Account, id_: str) -> str:
    """The reasons as plain text. ``id_`` may be cut short where that leaves one record.

    Raises SettingsError where no record or more than one has the id.
    """
    view = AccountView(account)
    record = _find(view, id_)
    lines: list[str] = []
    if isinstance(record, Finding):
        _finding(view, record, lines)
    elif isinstance(record, Figure):
        _figure(view, record, lines, "")
    elif isinstance(record, Statement):
        _statement(view, record, lines, "")
    elif isinstance(record, Incident):
        _incident(view, record, lines)
    elif isinstance(record, Entity):
        _entity(view, record, lines)
    else:
        _report(view, record, lines)
    _decided(account, record if isinstance(record, str) else record.id, lines)
    return "\n".join(lines) + "\n"


def _decided(account: Account, id_: str, lines: list[str]) -> None:
    """What people have decided of it."""
    for decision in account.decisions:
        if id_ in (decision.subject, decision.object, *decision.anchors):
            said = f"{decision.field} = {decision.value}" if decision.kind is DecisionKind.CORRECT else decision.kind.value
            other = f" as {decision.object if decision.subject == id_ else decision.subject}" if decision.object else ""
            note = f": {decision.note}" if decision.note else ""
            lines.append(f"decided: {said}{other}, by {decision.by} on {decision.at[:10]} ({decision.id}){note}")


def _find(view: AccountView, id_: str) -> Finding | Figure | Statement | Incident | Entity | str:
    tables = (view.findings, view.figures, view.statements, view.incidents, view.entities)
    for table in tables:
        if id_ in table:
            return table[id_]
    if id_ in view.reports:
        return id_
    if len(id_) >= MIN_PREFIX:
        hits: list[Finding | Figure | Statement | Incident | Entity | str] = []
        for table in tables:
            hits.extend(record for key, record in table.items() if key.startswith(id_))
        hits.extend(key for key in view.reports if key.startswith(id_))
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise SettingsError(f"'{id_}' is the beginning of {len(hits)} ids; give more of it")
    raise SettingsError(f"no record has the id '{id_}'; the brief and the JSON account show the ids")


def quote_lines(view: AccountView, place: Evidence, indent: str, what: str = "") -> list[str]:
    """Report, characters and the sentence, the words in brackets: '[[at least ten people]]'."""
    text = view.texts[place.report]
    sentence = sentence_of(text, place.start, place.end)
    before, words, after = text[sentence.start : place.start], text[place.start : place.end], text[place.end : sentence.end]
    report = view.reports[place.report]
    head = f"{indent}{what + ': ' if what else ''}{report.name} (report {view.number[place.report]}, {view.outlet(place.report)}), "
    shown = " ".join(f"{before}[[{words}]]{after}".split())
    return [f"{head}characters {place.start} to {place.end}", f"{indent}    {shown}"]


def _chain(view: AccountView, chain: Iterable[AttributionLink]) -> str:
    return " → ".join(f"{link.name} ({link.role})" if link.role else link.name for link in chain)


def _time(span: TimeSpan | None) -> str:
    return f"{word_span(span)} — {span.basis}" if span is not None else "not told"


def _finding(view: AccountView, finding: Finding, lines: list[str]) -> None:
    lines.append(f"{KIND_TITLE[finding.kind]}: {plain(finding_subject(view, finding))}")
    lines.append(f"  {plain(finding_headline(view, finding))}")
    lines.append(f"  id {finding.id}")
    outlets = ", ".join(finding.outlets)
    lines.append(
        f"  {finding.independent_origins} independent {'origin' if finding.independent_origins == 1 else 'origins'}: {', '.join(finding.origins)}"
    )
    lines.append(f"  outlets that carry it: {outlets}")
    if finding.opposed_sides:
        lines.append("  the origins that agree stand on opposed sides")
    lines.append("")
    lines.append("Because")
    lines.extend(f"  {number}. {reason}" for number, reason in enumerate(finding.reasons, 1))
    for number, position in enumerate(finding.positions, 1):
        lines.append(
            f"  position {number}: {position.label} — {', '.join(view.origins[key].name if key in view.origins else key for key in position.origins)}"
        )
    lines.append("")
    lines.append("Read in")
    for id_ in finding.claims:
        claim = view.claim(id_)
        if isinstance(claim, Figure):
            _figure(view, claim, lines, "  ")
        elif claim is not None:
            _statement(view, claim, lines, "  ")


def _figure(view: AccountView, figure: Figure, lines: list[str], indent: str) -> None:
    doubt = CERTAINTY[figure.certainty]
    lines.append(f"{indent}figure {figure.id}: {figure.measure}, {figure.group or 'nobody named'}, {word_interval(figure) or 'any number'}")
    if figure.hedge:
        lines.append(f"{indent}  hedge: “{figure.hedge}”")
    lines.append(f"{indent}  said by: {_chain(view, figure.attribution)}{f' — {doubt}' if doubt else ''}")
    lines.append(f"{indent}  as of: {_time(figure.as_of)}")
    if figure.origin in view.origins:
        lines.append(f"{indent}  origin: {view.origins[figure.origin or ''].name}")
    if figure.reader:
        lines.append(f"{indent}  proposed by the second reader ({figure.reader}); its value was read from the words by rule")
    if figure.rejected_by:
        lines.append(f"{indent}  taken out of the comparison by decision {figure.rejected_by}")
    for place in figure.evidence:
        lines.extend(quote_lines(view, place, indent + "  "))
    for what, one in (("place", figure.place_evidence), ("time", figure.as_of_evidence), ("not verified", figure.unverified_evidence)):
        if one is not None:
            lines.extend(quote_lines(view, one, indent + "  ", what))


def _statement(view: AccountView, statement: Statement, lines: list[str], indent: str) -> None:
    doubt = CERTAINTY[statement.certainty]
    lines.append(f"{indent}statement {statement.id}")
    lines.append(f"{indent}  said by: {_chain(view, statement.attribution)}{f' — {doubt}' if doubt else ''}")
    if statement.reader:
        lines.append(f"{indent}  proposed by the second reader ({statement.reader})")
    if statement.channel:
        lines.append(f"{indent}  through: {statement.channel}")
    if statement.when is not None:
        lines.append(f"{indent}  when: {_time(statement.when)}")
    for place in statement.evidence:
        lines.extend(quote_lines(view, place, indent + "  "))
    for what, one in (("cue", statement.cue_evidence), ("not verified", statement.unverified_evidence)):
        if one is not None:
            lines.extend(quote_lines(view, one, indent + "  ", what))


def _incident(view: AccountView, incident: Incident, lines: list[str]) -> None:
    lines.append(plain(incident_head(view, incident)))
    lines.append(
        f"  id {incident.id}, {incident.type}{', planned' if incident.planned else ''}{', told in passing' if incident.background else ''}"
    )
    lines.append(f"  when: {_time(incident.when)}")
    for what, one in (("place", incident.place_evidence), ("time", incident.when_evidence)):
        if one is not None:
            lines.extend(quote_lines(view, one, "  ", what))
    if incident.perpetrators:
        lines.extend(("", "Who is said to have done it"))
        for claim in incident.perpetrators:
            lines.append(f"  {claim.actor.name} — says {_chain(view, claim.by)}")
            for place in claim.evidence[:2]:
                lines.extend(quote_lines(view, place, "    "))
    if incident.reasons:
        lines.extend(("", "Why its tellings are taken for one"))
        lines.extend(f"  {number}. {reason}" for number, reason in enumerate(incident.reasons, 1))
    lines.extend(("", "Told in"))
    _places(view, incident.evidence, lines)
    if incident.codings is not None:
        for scheme, coding in (("Airwars", incident.codings.airwars), ("UCDP", incident.codings.ucdp), ("ACLED", incident.codings.acled)):
            values = ", ".join(f"{key} {value}" for key, value in coding.values.items() if value is not None)
            lines.extend(("", f"Draft coding, {scheme}: {values or 'nothing determinable'}"))
            lines.extend(f"  {number}. {rule}" for number, rule in enumerate(coding.trace, 1))


def _entity(view: AccountView, entity: Entity, lines: list[str]) -> None:
    lines.append(f"{entity.name}, {entity.type.value}{f', {entity.role}' if entity.role else ''}")
    lines.append(f"  id {entity.id}")
    if entity.variants:
        lines.append(f"  also printed or known as: {', '.join(entity.variants)}")
    if entity.lat is not None and entity.lon is not None:
        lines.append(f"  at {entity.lat:.3f}, {entity.lon:.3f} ({entity.feature or 'place'}, {entity.country or 'no country told'})")
    if entity.reason:
        lines.append(f"  because: {entity.reason}")
    lines.extend(("", "Read in"))
    _places(view, entity.evidence, lines)


def _places(view: AccountView, places: tuple[Evidence, ...], lines: list[str]) -> None:
    for place in places[:SHOWN_PLACES]:
        lines.extend(quote_lines(view, place, "  "))
    if len(places) > SHOWN_PLACES:
        lines.append(f"  and {len(places) - SHOWN_PLACES} more places")


def _report(view: AccountView, id_: str, lines: list[str]) -> None:
    report = view.reports[id_]
    lines.append(f"{report.name} (report {view.number[id_]}), {view.outlet(id_)}")
    lines.append(f"  id {id_}, SHA-256 {report.sha256}")
    lines.append(f"  published: {word_moment(report.published) if report.published else 'not known'}")
    if report.published_reason:
        lines.append(f"  because: {report.published_reason}")
    if report.duplicate_of in view.reports:
        original = view.reports[report.duplicate_of or ""]
        lines.append(f"  reprints {original.name} ({view.outlet(original.id)}): {report.duplicate_reason}")
    for entry in view.account.trays:
        if entry.about == id_:
            lines.append(f"  {entry.kind}: {entry.reason}")
