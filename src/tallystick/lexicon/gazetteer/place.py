"""A place of the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

PRECISION = {"facility": 1, "place": 2, "district": 2, "city": 3, "admin2": 4, "region": 6, "water": 6, "admin1": 5, "country": 7}
"""Precision class by feature: 1 a point, 2 part of a town, 3 a town, 4 second-level unit, 5 first-level unit, 6 a region or water, 7 a country."""


class GazetteerPlace(msgspec.Struct, frozen=True):
    """A place as the gazetteer knows it. Points of areas are a middle, not an edge."""

    key: str
    """'geo:703448' for a GeoNames id; 'ne:', 'wof:', 'reg:', 'air:' or 'user:' for the others."""
    name: str
    lat: float
    lon: float
    country: str | None
    """ISO 3166-1 alpha-2; None for what lies in none or in several."""
    feature: str
    """'country', 'admin1', 'admin2', 'city', 'district', 'region', 'water', 'facility'."""
    population: int
    renown: int
    """How many names the sources list for it in all scripts: a measure of how widely it is known."""
    rank: int
    """4 national capital, 3 seat of a first-level unit, 2 of a second-level one, 1 named on world maps, 0 else."""
    parents: tuple[str, ...]
    """Keys of the units that hold it, nearest first, without the country."""
    claimed_by: tuple[str, ...] = ()
    """Other countries that hold or claim the land: shown beside ``country``, without a verdict."""
    coarse: int = 0
    """The precision class of what its point was taken from, where no source has a point of its own; else 0."""

    @property
    def precision(self) -> int:
        """1 exact … 7 country only."""
        return max(PRECISION.get(self.feature, 7), self.coarse)

    @property
    def geonames_id(self) -> int | None:
        """The GeoNames id; None for places of other sources."""
        return int(self.key[4:]) if self.key.startswith("geo:") else None

    @property
    def admin1(self) -> str | None:
        """The key of the first-level unit that holds it."""
        return self.parents[-1] if self.parents else None

    @property
    def admin2(self) -> str | None:
        """The key of the second-level unit that holds it."""
        return self.parents[-2] if len(self.parents) > 1 else None

    @property
    def prior(self) -> float:
        """How likely a bare mention in the world's news means this place rather than a namesake, on a scale of logarithms."""
        from math import log10

        return (
            log10(self.population + 10)
            + 2.0 * log10(self.renown + 1)
            + {4: 2.0, 3: 0.7, 2: 0.2, 1: 0.3}.get(self.rank, 0.0)
            + {"country": 4.0, "admin1": 1.0, "region": 1.0, "water": 0.5, "admin2": -1.0, "district": -0.7, "facility": -0.5}.get(
                self.feature, 0.0
            )
        )


def to_row(place: GazetteerPlace) -> tuple[str, ...]:
    """The fields as they stand in a table."""
    return (
        place.key,
        place.name,
        f"{place.lat:.4f}".rstrip("0").rstrip("."),
        f"{place.lon:.4f}".rstrip("0").rstrip("."),
        place.country or "",
        place.feature,
        str(place.population or ""),
        str(place.renown or ""),
        str(place.rank or ""),
        ",".join(place.parents),
        ",".join(place.claimed_by),
        str(place.coarse or ""),
    )


def from_row(row: Sequence[str]) -> GazetteerPlace:
    """The place of a table's fields; tables that were compiled before the last column was added lack it."""
    key, name, lat, lon, country, feature, population, renown, rank, parents, claimed, *rest = row
    return GazetteerPlace(
        key,
        name,
        float(lat),
        float(lon),
        country or None,
        feature,
        int(population or 0),
        int(renown or 0),
        int(rank or 0),
        tuple(parents.split(",")) if parents else (),
        tuple(claimed.split(",")) if claimed else (),
        int(rest[0] or 0) if rest else 0,
    )
