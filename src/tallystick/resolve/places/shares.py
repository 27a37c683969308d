"""What a large case says of its places, in rounded shares: a report more or less moves what few of the others are told.

Each report belongs to one of ``BANDS`` bands, by its id alone, and each band rounds at a place of its own, so that a share that grows a little
becomes another for the next band first, and not for all reports at once. Which report is told what follows from the case's sums alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

from tallystick.resolve.places.model import Context
from tallystick.resolve.places.toponyms import Toponym

BANDS = 256
CASE_SHARES = 50
"""What a case says of countries and units is told in fiftieths."""
CASE_COUNTRIES = 4
"""Countries of the case in which unlisted spellings are looked for."""
ANY_UNIT = ""
"""Stands for all units together."""
NEAR = "near"
"""Stands for the countries in which unlisted spellings are looked for."""


def band_of(report: str) -> int:
    """The report's band."""
    return crc32(report.encode()) % BANDS


class Rounded:
    """Shares of one whole in so many parts, which each band rounds at its own place."""

    __slots__ = ("_fine", "parts")

    def __init__(self, parts: int) -> None:
        self.parts = parts
        self._fine: dict[str, int] = {}
        """Shares in as many parts for each band."""

    def move(self, counts: Mapping[str, int], total: int) -> dict[int, set[str]]:
        """The shares are these counts of a total now; by band those keys of which it is told another share than before."""
        scale = self.parts * BANDS
        before, now = self._fine, {key: fine for key, count in counts.items() if (fine := scale * count // total) > 0}
        self._fine = now
        moved: dict[int, set[str]] = {}
        for key in before.keys() | now.keys():
            low, high = sorted((before.get(key, 0), now.get(key, 0)))
            for step in range(low + 1, min(high, low + BANDS) + 1):
                moved.setdefault(-step % BANDS, set()).add(key)
        return moved

    def told(self, key: str, band: int) -> int:
        """The share that reports of the band are told."""
        return (self._fine.get(key, 0) + band) // BANDS

    def all_told(self, band: int) -> dict[str, int]:
        """All shares of which reports of the band are told."""
        return {key: share for key in self._fine if (share := self.told(key, band)) > 0}


class CaseShares:
    """A large case's countries and units as its reports are told them."""

    def __init__(self) -> None:
        self._countries, self._units = Rounded(CASE_SHARES), Rounded(CASE_SHARES)
        self._near: dict[int, list[str]] = {}

    def move(self, countries: Mapping[str, int], units: Mapping[str, int]) -> dict[int, set[str]]:
        """The case's weights are these now; by band what it is told otherwise than before: countries, units, and where they are ``NEAR``."""
        total = sum(countries.values()) or 1
        moved = self._countries.move(countries, total)
        for band in moved:
            before = self._near.pop(band, None)
            if before is not None and before != self.near(band):
                moved[band].add(NEAR)
        for band, keys in self._units.move({**units, ANY_UNIT: sum(units.values())}, total).items():
            moved.setdefault(band, set()).update(keys)
        return moved

    def near(self, band: int) -> list[str]:
        """The countries of the case in which unlisted spellings are looked for."""
        found = self._near.get(band)
        if found is None:
            told = self._countries.all_told(band)
            found = self._near[band] = sorted(told, key=lambda code: (-told[code], code))[:CASE_COUNTRIES]
        return found

    def context(self, toponyms: Sequence[Toponym], band: int) -> Context:
        """What the case says of the countries and units of these places; all others are told together."""
        found = Context()
        countries, units = asked_of(toponyms)
        for asked, shares, into, whole in (
            (countries, self._countries, found.countries, CASE_SHARES),
            (units, self._units, found.units, self._units.told(ANY_UNIT, band)),
        ):
            rest = whole
            for key in sorted(asked):
                if share := shares.told(key, band):
                    into[key] = float(share)
                    rest -= share
            if rest > 0:
                into[""] = float(rest)
        return found


def asked_of(toponyms: Sequence[Toponym]) -> tuple[set[str], set[str]]:
    """The countries and the units that these toponyms may lie in."""
    places = [place for one in toponyms for place in one.places]
    units = {place.key if place.feature == "admin1" else place.admin1 for place in places}
    return {place.country for place in places if place.country}, {unit for unit in units if unit}
