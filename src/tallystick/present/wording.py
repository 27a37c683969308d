"""Words claims, findings and incidents as lines of sourced fragments, for HTML, Markdown and the terminal alike.

A figure is always shown in the report's own words, so its hedge cannot be lost on the way ('“at least ten people”').
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tallystick.lexicon.countries import country_of_demonym
from tallystick.lexicon.numbers import ONES, PLURAL_SCALES, SCALES, TENS
from tallystick.present.dates import word_moment, word_span
from tallystick.present.fragments import Fragment, Line, Own, OwnKind, Rule, Sourced, join, own, plain
from tallystick.present.labels import PLAIN_CUES, measure_title, type_title
from tallystick.present.view import AccountView
from tallystick.records.account import AttributionLink, Figure, Finding, FindingKind, Incident, Responsibility, Statement
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence
from tallystick.records.values import TimeSpan

QUOTE_LENGTH = 220
"""Characters of a statement shown on its line; the rest is one click away."""
FIGURE_LENGTH = 70
NUMBER_WORDS = frozenset({*ONES, *TENS, *SCALES, *PLURAL_SCALES, "dozen", "dozens", "half"})
VAGUE_WORDS = frozenset({"several", "few", "many", "both", "couple", "pair", "scores", "handful"})
HAS_NUMBER = re.compile(r"\d|(?<!\w)(?:" + "|".join(sorted(NUMBER_WORDS)) + r")(?!\w)", re.IGNORECASE)
HAS_VAGUE = re.compile(r"(?<!\w)(?:" + "|".join(sorted(VAGUE_WORDS)) + r")(?!\w)", re.IGNORECASE)
ONE_OR_NONE = re.compile(r"^(?:an?|another|the|his|her|its|their|no|none|nobody|no-one)(?!\w)", re.IGNORECASE)
AGED = re.compile(r"(?<!\w)(?:an?|another|the|one) \d{1,3}-year-old (?:[a-z]+ )?$", re.IGNORECASE)
"""Before 'man' in 'a 24-year-old man': whom a single victim's number stands for."""
CLOSED_QUOTES = "\"“”'‘’ ,"


def shorten(words: str, length: int) -> str:
    """The words, cut at a blank and ended with '…' where they are longer."""
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def quoted(view: AccountView, evidence: Evidence, length: int = QUOTE_LENGTH) -> Line:
    """'“the words as printed”'."""
    words = shorten(view.words(evidence).strip(CLOSED_QUOTES), length)
    return (Own("“"), Sourced(words, Rule.WORDS, evidence.report, evidence), Own("”")) if any(c.isalnum() for c in words) else ()


# -- figures ---------------------------------------------------------------------------------------------------------------
def number_evidence(view: AccountView, figure: Figure) -> Evidence:
    """Of a figure's places the one that holds the number, or says who the one is ('a woman'); its measure's word may stand in another."""
    for pattern in (HAS_NUMBER, HAS_VAGUE, ONE_OR_NONE):
        found = [place for place in figure.evidence if pattern.search(view.words(place))]
        if found:
            return min(found, key=lambda e: (e.end - e.start, e))  # 'six people' rather than 'transported six people to the hospital'
    counted = (figure.group or "").split()[-1:]
    for place in figure.evidence:
        if counted and counted[0] in view.words(place).casefold():
            before = AGED.search(view.texts[place.report], max(0, place.start - 40), place.start)
            return Evidence(place.report, before.start() if before is not None else place.start, place.end)
    return max(figure.evidence, key=lambda e: e.end - e.start)


def word_number(value: float) -> str:
    """1234.0 as '1,234', 2.5 as '2.5'."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def word_interval(figure: Figure) -> str:
    """The interval that the words allow: '10', '24 to 99', '10 or more', 'up to 2,500'; empty where it is open at both ends."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return word_number(low) if low == high else f"{word_number(low)} to {word_number(high)}"
    if low is not None:
        return f"{word_number(low)} or more"
    return f"up to {word_number(high)}" if high is not None else ""


def figure_words(view: AccountView, figure: Figure) -> Line:
    """The number in the report's own words."""
    return (*quoted(view, number_evidence(view, figure), FIGURE_LENGTH), *read_by(figure))


def read_by(claim: Figure | Statement | Incident) -> Line:
    """A mark on what the product's own rules did not read; nothing where they did."""
    return own(" (second reader)") if claim.reader else ()


def figure_value(view: AccountView, figure: Figure) -> Line:
    """The interval, linked to the words that allow it."""
    place = number_evidence(view, figure)
    interval = word_interval(figure)
    return (Sourced(interval, Rule.VALUE, place.report, place, "what the words allow"),) if interval else ()


# -- times and places ------------------------------------------------------------------------------------------------------
def date_line(view: AccountView, span: TimeSpan | None, evidence: Evidence | None, report: str | None) -> Line:
    """A time span, linked to the words that tell it, or to the report's head where it follows from the day of publication."""
    if span is None or (span.start is None and span.end is None):
        return ()
    words = word_span(span)
    if evidence is not None:
        return (Sourced(words, Rule.DATE, evidence.report, evidence, f"“{view.words(evidence)}”: {span.basis}"),)
    return (Sourced(words, Rule.REPORT, report, None, span.basis),) if report is not None else ()


def figure_date(view: AccountView, figure: Figure) -> Line:
    """As of when the figure is."""
    return date_line(view, figure.as_of, figure.as_of_evidence, figure.evidence[0].report)


def published(view: AccountView, report: str) -> Line:
    """When the report was published, linked to its head; it says so where nothing tells."""
    record = view.reports[report]
    if record.published is None:
        return own("on an unknown day")
    return (Sourced(word_moment(record.published), Rule.REPORT, report, None, record.published_reason),)


def place_line(view: AccountView, place: str | None, evidence: Evidence | None) -> Line:
    """A place's name, linked to where the claim names it."""
    entity = view.entities.get(place or "")
    if entity is None:
        return ()
    given = (evidence,) if evidence is not None else entity.evidence
    return view.name(entity.name, entity.id, given, given[0].report) if given else ()


WIDE = frozenset({"country", "admin1", "region"})
"""Features of places by whose name nobody finds a village."""


def where_line(view: AccountView, record: Figure | Incident) -> Line:
    """The place; before a country or province the village in it that the words name and no gazetteer lists: 'Mfuwe · Zambia'."""
    place = place_line(view, record.place, record.place_evidence)
    site, holder = view.entities.get(record.site or ""), view.entities.get(record.place or "")
    if site is None or site.feature != "place" or holder is None or holder.feature not in WIDE:
        return place
    return join([view.entity_name(site.id), place], " · ")


# -- voices ----------------------------------------------------------------------------------------------------------------
def voice(view: AccountView, chain: tuple[AttributionLink, ...], report: str, *, with_role: bool = True) -> Line:
    """Who is at the origin of the words: the innermost link, with the role as the report gives it; the outlet where nobody is named."""
    links = [link for link in chain[1:] if link.role != "agency"]
    if not links:
        return view.report_link(report)
    last = links[-1]
    name = view.link_name(last, report) or own("an unnamed voice")
    if not with_role or not last.role:
        return name
    place = view.find(last.role, report, last.evidence[0].start if last.evidence else 0)
    if place is None or last.role.casefold() in last.name.casefold():
        return name
    return (*name, *own(", "), Sourced(last.role, Rule.WORDS, report, place))


def via(view: AccountView, chain: tuple[AttributionLink, ...], report: str) -> Line:
    """'via A, in B' for the media between the voice and the outlet; empty where the outlet speaks in its own voice."""
    links = [link for link in chain[1:] if link.role != "agency"]
    if not links:
        return ()
    relayers = [view.link_name(link, report) for link in links[:-1]]
    middle = join([line for line in relayers if line], ", ")
    return (*(own("via ") if middle else ()), *middle, *own(", in " if middle else "in "), *view.report_link(report))


def manner(view: AccountView, claim: Figure | Statement) -> Line:
    """How it was said, in the report's own word ('“has denied”', '“claimed”'); empty where the word says no more than that it was said."""
    statement = claim if isinstance(claim, Statement) else view.statements.get(claim.statement or "")
    if statement is None or statement.cue is None or statement.cue_evidence is None or statement.cue.casefold() in PLAIN_CUES:
        return ()
    return quoted(view, statement.cue_evidence)


def doubt(certainty: str) -> Line:
    """' (denied)' behind a claim in running text; empty where it is simply stated."""
    return own(f" ({certainty})") if certainty else ()


def attribution(view: AccountView, claim: Figure | Statement, *, named: bool = True) -> Line:
    """'Grace Tembo, District Commissioner, “has denied”, in TPA', or 'TPA, in its own voice'; without the voice where it stands above."""
    report = claim.evidence[0].report
    outward = via(view, claim.attribution, report) or (own("in its own voice") if named else ())
    return join([voice(view, claim.attribution, report) if named else (), manner(view, claim), outward], ", ")


def statement_words(view: AccountView, statement: Statement, length: int = QUOTE_LENGTH) -> Line:
    """The statement's words, in pieces where they were interrupted."""
    pieces = [quoted(view, place, max(40, length // len(statement.evidence))) for place in statement.evidence]
    return (*join(pieces, " … "), *read_by(statement))


def claim_words(view: AccountView, claim: Figure | Statement) -> Line:
    """The words of either."""
    return figure_words(view, claim) if isinstance(claim, Figure) else statement_words(view, claim)


# -- incidents -------------------------------------------------------------------------------------------------------------
COMMON_HARM = frozenset(
    "house home building island village town city road street area region district shop store school car field farm crop tree".split()
)
"""What every disaster harms."""
SETTLEMENTS = frozenset("city town village capital settlement".split())
"""What the place beside them names already."""


def target_line(view: AccountView, incident: Incident) -> Line:
    """What was hit, where an incident's own words name it; a flood or a quake is not known by the one house that a report tells of."""
    for target in incident.targets:
        if incident.type == "disaster" and target.split()[-1] in COMMON_HARM:
            continue
        if incident.place is not None and target.split()[-1].lower() in SETTLEMENTS:
            continue  # 'siege · Velgrad', and not 'siege · city · Velgrad'
        for place in incident.evidence:
            found = view.find(target, place.report, place.start)
            if found is not None:
                return (Sourced(target, Rule.WORDS, found.report, found),)
    return ()


def incident_head(view: AccountView, incident: Incident, *, date: bool = True) -> Line:
    """'Strike · flood convoy · Mfuwe · 12 Feb 2025', each part linked."""
    kind = type_title(incident.type)
    parts = [own(f"{kind}, planned" if incident.planned else kind), target_line(view, incident)]
    parts.append(where_line(view, incident))
    if date:
        parts.append(date_line(view, incident.when, incident.when_evidence, incident.evidence[0].report))
    return (*join(parts, " · "), *read_by(incident))


def responsibility(view: AccountView, claim: Responsibility) -> tuple[Line, Line]:
    """Who is said to have done it, and who says so: ('the Luangwa Front', 'Peter Banda, army spokesman, in TPA'); empty where unsourced."""
    report = claim.evidence[0].report if claim.evidence else next((e.report for link in claim.by for e in link.evidence), None)
    if report is None:
        return (), ()
    actor = view.name(claim.actor.name, claim.actor.entity, claim.evidence, report)
    if country_of_demonym(claim.actor.name) is not None and not claim.actor.name.endswith("s"):
        actor = (*actor, *own(" side"))  # of 'Norlandic strikes'
    elif claim.actor.name.split()[0].casefold() in POSSESSIVES and (whose := view.entity_name(claim.actor.entity)):
        actor = (*actor, *own(" ("), *whose, *own(")"))
    outward = via(view, claim.by, report)
    said = voice(view, claim.by, report)
    return actor, (*said, *((*own(", "), *outward) if outward else ()))


# -- findings --------------------------------------------------------------------------------------------------------------
def word_participants(view: AccountView, incident: Incident) -> tuple[Line, ...]:
    """Those who are named, by what they were; those who are only counted stand with the figures, and those on whom it is laid
    with who says so."""
    roles: dict[str, dict[str, Line]] = defaultdict(dict)
    for one in incident.participants:
        if one.role != "perpetrator" and one.evidence and (one.entity is not None or not HAS_NUMBER.search(one.name)):
            name = view.name(one.name, one.entity, one.evidence, one.evidence[0].report)
            if name:
                roles[one.role].setdefault(plain(name), name)
    return tuple((*own(f"{role}: "), *join(list(names.values()), ", ")) for role, names in sorted(roles.items()))


def finding_subject(view: AccountView, finding: Finding) -> Line:
    """What the finding is of: 'Killed · flood convoy · Mfuwe', or the incident that its statements tell of."""
    claims = [view.claim(id_) for id_ in finding.claims]
    figure = next((c for c in claims if isinstance(c, Figure)), None)
    incident = view.incidents.get(finding.incident or "")
    if figure is not None:
        parts = [own(measure_title(figure.measure))]
        if incident is not None and incident.targets:
            parts.append(target_line(view, incident))
        parts.append(where_line(view, figure))
        return join(parts, " · ")
    return incident_head(view, incident, date=False) if incident is not None else own("What was said")


MOST_POSITIONS = 4
"""Values of a line that opens the brief; all stand in the finding's card."""
POSSESSIVES = frozenset({"its", "his", "her", "their"})
BETWEEN = {"dispute": " against ", "update": " → ", "revision": " → "}


def finding_headline(view: AccountView, finding: Finding, most: int | None = None) -> Line:
    """The finding in one line: its values or words, each once, with who says them; a voice that says all of them is named once.

    An update or revision gives each value's dates, so that its course can be read. Of more than ``most`` positions the first and the last
    ones stand, and between them how many more there are.
    """
    claims = [c for c in (view.claim(id_) for id_ in finding.claims) if c is not None]
    if finding.kind is FindingKind.DISPUTE and finding.positions:
        firsts = [view.claim(p.claims[0]) for p in finding.positions if p.claims]
        claims = [c for c in firsts if c is not None] or claims
    if not claims:
        return ()
    if finding.kind is FindingKind.AGREEMENT:
        shortest = min(claims, key=lambda c: len(plain(claim_words(view, c)))) if isinstance(claims[0], Statement) else claims[0]
        return (*claim_words(view, shortest), *own(" — "), *join(_voices(view, claims), ", "))
    voices = _voices(view, claims)
    dated = finding.kind in {FindingKind.UPDATE, FindingKind.REVISION}
    lines: dict[str, Line] = {}
    for same in _same_values(claims) if dated else [[claim] for claim in claims]:
        line = claim_words(view, same[0])
        if len(voices) > 1:
            line = (*line, *own(" — "), *join(_voices(view, same), ", "))
        date = join(_once(figure_date(view, claim) for claim in same if isinstance(claim, Figure)), ", ") if dated else ()
        lines.setdefault(plain(line).casefold(), (*line, *own(" ("), *date, *own(")")) if date else line)
    values = list(lines.values())
    if most is not None and len(values) > most:
        first = most // 2
        values = [*values[:first], own(f"{len(values) - most:,} more", OwnKind.COUNT), *values[first - most :]]
    told = join(values, BETWEEN.get(finding.kind.value, " / "))
    return told if len(voices) > 1 else (*told, *own(" — "), *voices[0])


def told_of(view: AccountView, finding: Finding) -> Line:
    """The headline with its measure before it, at most MOST_POSITIONS long: 'Killed: “at least ten people” — a voice'."""
    figure = next((c for c in (view.claim(id_) for id_ in finding.claims) if isinstance(c, Figure)), None)
    headline = finding_headline(view, finding, MOST_POSITIONS)
    return (*own(f"{measure_title(figure.measure)}: "), *headline) if figure is not None else headline


def _same_values(claims: Sequence[Figure | Statement]) -> list[list[Figure | Statement]]:
    """The claims by value, in the order in which each value is told first: what two reports both tell is one step of an update."""
    found: dict[object, list[Figure | Statement]] = defaultdict(list)
    for claim in claims:
        found[(claim.low, claim.high) if isinstance(claim, Figure) else claim.id].append(claim)
    return list(found.values())


def _voices(view: AccountView, claims: Sequence[Figure | Statement]) -> list[Line]:
    """Who says the claims, each once."""
    return _once(_told(view, claim) for claim in claims)


def _once(lines: Iterable[Line]) -> list[Line]:
    """The lines that hold something, each once."""
    found: dict[str, Line] = {}
    for line in lines:
        if line:
            found.setdefault(plain(line), line)
    return list(found.values())


def _told(view: AccountView, claim: Figure | Statement) -> Line:
    """The voice without its role, and how it said it where that is a doubt."""
    said = voice(view, claim.attribution, claim.evidence[0].report, with_role=False)
    return said if claim.certainty is Certainty.STATED else join([said, manner(view, claim)], ", ")


# -- reasons ---------------------------------------------------------------------------------------------------------------
BEGINNING = re.compile(r"\w+|[^\w\s]")
"""What a name begins with: its first word, or a sign."""
WORDLY = re.compile(r"\w")


class NameLinker:
    """Links the account's names in the product's own reasons."""

    def __init__(self, view: AccountView) -> None:
        self.view = view
        self.targets: dict[str, Line] = {}
        for report in view.account.reports:
            if report.outlet:
                self.targets.setdefault(report.outlet, view.report_link(report.id))
            self.targets.setdefault(report.name, view.report_link(report.id, report.name))
        for entity in view.account.entities:
            for name in (entity.name, *entity.variants):
                if len(name) > 2 and any(c.isupper() for c in name) and entity.evidence and name not in self.targets:
                    found = view.name(name, entity.id, entity.evidence, entity.evidence[0].report)
                    if found:
                        self.targets[name] = found
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self.targets:
            beginning = BEGINNING.match(name)
            if beginning is not None:
                lengths[beginning[0]].add(len(name))
        self._lengths = {beginning: sorted(found, reverse=True) for beginning, found in lengths.items()}
        """By how a name begins, the lengths of those that do, longest first: a case has more names than a pattern could hold."""

    def link(self, text: str) -> Line:
        """The reason as fragments."""
        found: list[Fragment] = []
        at = 0
        for hit in BEGINNING.finditer(text):
            start = hit.start()
            if start < at or (start and WORDLY.match(text[start - 1])):
                continue
            for length in self._lengths.get(hit[0], ()):
                end = start + length
                target = self.targets.get(text[start:end])
                if target is not None and not WORDLY.match(text[end : end + 1]):
                    if at < start:
                        found.append(Own(text[at:start], OwnKind.REASON))
                    found.extend(target)
                    at = end
                    break
        if at < len(text):
            found.append(Own(text[at:], OwnKind.REASON))
        return tuple(found)
