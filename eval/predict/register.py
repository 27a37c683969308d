"""What a register of attacks in some countries lists: incidents there, each with its country, and not those elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tallystick.lexicon.countries import country_name, country_named, country_of_demonym

if TYPE_CHECKING:
    from eval.predict.reading import Reading

COVERED = {"MUC-4": frozenset("AR BO CL CO EC GT HN PE SV".split())}
"""The countries whose attacks a register lists, as its task says: the nine of the fourth message understanding conference."""
SEVERAL = (3.0, 9.0)
"""What the product reads 'several' as; a register writes two or more."""
ROUND = 10


def opened(count: dict[str, object]) -> dict[str, object]:
    """The count, 'several' as two or more, 'more than 100' as 100 or more."""
    low, high = count["low"], count["high"]
    if (low, high) == SEVERAL:
        return {"low": 2.0, "high": None}
    if high is None and isinstance(low, (int, float)) and low > ROUND and low % ROUND == 1:
        return {"low": low - 1, "high": None}
    return count


def country_of(reading: Reading, mention: str) -> str | None:
    """The code of the country that a name's place lies in, or is."""
    key = reading.view.place_of(reading.report.id, mention)
    place = reading.view.places.get(key or "")
    return place.country if place is not None else None


def is_elsewhere(reading: Reading, mention: str, covered: Collection[str]) -> bool:
    """Whether the place lies in a country that the register leaves out."""
    country = country_of(reading, mention)
    return bool(covered) and country is not None and country not in covered and not is_misplaced(reading, mention, covered)


def is_misplaced(reading: Reading, mention: str, covered: Collection[str]) -> bool:
    """Whether the place was found in a country that the report never speaks of: a quarter or hamlet of those listed, with a far town's name."""
    country = country_of(reading, mention)
    place = reading.view.places.get(reading.view.place_of(reading.report.id, mention) or "")
    if not covered or country is None or country in covered or place is None or place.feature in {"country", "admin1"}:
        return False
    return all((country_named(name.text) or country_of_demonym(name.text)) != country for name in reading.analysis.names)


def covered_country(reading: Reading, covered: Collection[str]) -> str | None:
    """The country that the report was sent from, where the register lists it; else the one of those listed that it names most."""
    dateline = reading.report.dateline
    told: Counter[str] = Counter()
    for name in reading.analysis.names:
        code = country_named(name.text) or country_of_demonym(name.text) or country_of(reading, name.id)
        if code not in covered:
            continue
        if dateline is not None and dateline.place_span is not None and name.span.overlaps(dateline.place_span):
            return code
        told[code] += 1
    return max(told, key=lambda code: (told[code], code), default=None)


def from_the_country(reading: Reading, path: Sequence[str], covered: Collection[str]) -> list[str]:
    """The path of places from its country down; one that leads to none lies in the report's."""
    if not covered or (path and any(country_name(code) == path[0] for code in covered)):
        return list(path)
    code = covered_country(reading, covered)
    return [*([country_name(code)] if code is not None else []), *path]
