"""'The capital', 'the Norlandic capital': the capital city that the report names elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tallystick.lexicon import gazetteer
from tallystick.lexicon.countries import country_named, country_of_demonym
from tallystick.records.identity import make_id
from tallystick.records.mention import NameKind, NameMention
from tallystick.records.report import Report, Span

CAPITAL = re.compile(
    r"\b[Tt]he (?P<words>(?:[\w-]+ ){0,3})capital\b(?!(?: city)?,? (?:of\b|[A-Z])|-| (?:markets?|punishment|gains?|letters?|flows?|controls?|"
    r"investments?|spending|expenditures?|crimes?|offen[cs]es?|cases?|charges?|murders?|stock|costs?)\b)"
)
"""Not 'the capital of X', 'the capital Asmar', 'the capital markets'."""
OTHER_CAPITALS = frozenset(
    "provincial regional state district county cultural financial economic commercial industrial former old ancient new historic world fashion "
    "summer winter rebel separatist venture human social working political".split()
)
"""What is no country's capital, or was it, or is money."""
WHERE = re.compile(r"\b(?:in|near|on|outside|around|across|to|from|into|towards?|over|of|at|capital|capital,|capital city,?)\s+$")
COUNTED_FROM = re.compile(
    r"\b(?:town|village|city|hamlet|settlement)(?: (?:just|to the|far|further|some))?,? (?:north|south|east|west)(?:-?(?:east|west))? of $",
    re.IGNORECASE,
)
"""'A town northeast of the capital' lies elsewhere, under a name that other words tell; 'towns east of the capital' are told of no finer than so."""
NATIONAL = 4
"""The gazetteer's rank of a national capital."""
CLEARLY = 2
"""Times as often as any other that the report's capital is told as a place."""


def find_capitals(report: Report, names: Sequence[NameMention]) -> list[NameMention]:
    """Mentions of the report's capital without its name, each with the mention by name that it stands for; none where two may be meant.

    'The Norlandic capital' is Norland's; 'the capital' is the only one that the report is sent from or that its words use as a place, or the
    one that they use so at least ``CLEARLY`` times as often as any other: 'Asmar said' is a government.
    """
    found: list[NameMention] = []
    if "capital" not in report.text:
        return []
    told = [(name, country) for name in names if (country := _capital_of(name)) is not None]
    if not told:
        return []
    for match in CAPITAL.finditer(report.text):
        if COUNTED_FROM.search(report.text, max(0, match.start() - 48), match.start()):
            continue
        words = match["words"].split()
        inside = [name for name in names if name.span.overlaps(Span(match.start(), match.end()))]
        if not OTHER_CAPITALS.isdisjoint(words) or not all(name.named and name.span.start > match.start() for name in inside):
            continue
        # Names never overlap: of 'the Norlandic capital' the last word is the mention.
        span = Span(match.end() - len("capital") if inside else match.start(), match.end())
        owners = {code for word in words if word[0].isupper() and (code := country_of_demonym(word) or country_named(word)) is not None}
        if len(owners) != sum(word[0].isupper() for word in words):
            continue
        country = owners.pop() if owners else _only(report, told)
        meant = [name for name, of in told if of == country]
        if not meant:
            continue
        named = max((name for name in meant if name.span.end <= span.start), key=lambda name: name.span, default=meant[0])
        found.append(
            NameMention(
                id=make_id("nam", report.id, span.start, span.end),
                span=span,
                kind=NameKind.PLACE,
                text=span.of(report.text),
                named=False,
                refers_to=named.id,
                reason=f"the capital that the report names: '{named.text}'",
            )
        )
    return found


def _capital_of(name: NameMention) -> str | None:
    """The country whose capital the name is, by its best known bearer."""
    if not name.named or name.kind is not NameKind.PLACE:
        return None
    best = next(iter(gazetteer.candidates(name.text)), None)
    return best.country if best is not None and best.rank == NATIONAL and best.feature == "city" else None


def _only(report: Report, told: Sequence[tuple[NameMention, str]]) -> str | None:
    """The country of the capital that the report's words use as a place, where that is one."""
    used: Counter[str] = Counter()
    for name, country in told:
        sent = report.dateline is not None and report.dateline.span.overlaps(name.span)
        used[country] += sent or WHERE.search(report.text[max(0, name.span.start - 20) : name.span.start]) is not None
    ranked = used.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]):
        return None
    return ranked[0][0]
