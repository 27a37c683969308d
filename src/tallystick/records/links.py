"""What resolve gives: what each mention stands for over the case, each link with its reason."""

from __future__ import annotations

import msgspec

from tallystick.records.report import PublishedBasis


class Dating(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """When a report was published, and how that is known."""

    report: str
    published: str | None
    basis: PublishedBasis | None
    reason: str
    """'“Wednesday” with the strike that report B dates; “March 11”', or why the evidence does not suffice."""
    week: str | None = None
    """Where the day of publication is not known: the day that one of its weekdays means, by which the others are told as well."""


class Reprint(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """``report`` carries ``of``'s text."""

    report: str
    of: str
    share: float
    """Share of the shorter text's word 5-grams that stand in the other, 0 to 1."""
    reason: str


class PlaceEntity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A place of the gazetteer, or one that the gazetteer does not know (lat and lon None)."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    geonames_id: int | None = None
    feature: str = "place"
    """'country', 'admin1', 'admin2', 'city', 'district', 'region', 'water', 'facility', 'place'."""
    precision: int = 7
    """1 exact … 7 country only."""
    within: tuple[str, ...] = ()
    """Keys of what holds it, nearest first: gazetteer ids as 'geo:703448', then 'UA'. Two hierarchies may both stand where land is disputed."""
    variants: tuple[str, ...] = ()


class PlaceLink(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A name mention stands for a place."""

    mention: str
    place: str
    probability: float
    reason: str


class EntityLink(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A name mention stands for a person, organization or group."""

    mention: str
    entity: str
    reason: str


class ResolvedEntity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A person, organization or group over the case."""

    id: str
    kind: str
    """'person', 'organization', 'group'."""
    name: str
    variants: tuple[str, ...]
    role: str | None = None
    side: str | None = None
    country: str | None = None
    unnamed: bool = False
    """A description without a name ('Xavian officials'): one within its report only."""


class IncidentLink(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An incident mention tells of an incident of the case."""

    mention: str
    incident: str
    reason: str


class Links(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """All of resolve's answers. What is in no link stands for nothing known, and is shown so."""

    datings: tuple[Dating, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    places: tuple[PlaceEntity, ...] = ()
    place_links: tuple[PlaceLink, ...] = ()
    entities: tuple[ResolvedEntity, ...] = ()
    entity_links: tuple[EntityLink, ...] = ()
    incident_links: tuple[IncidentLink, ...] = ()
    undecided: tuple[Undecided, ...] = ()


class Undecided(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Two things that may be one; a person may settle it with a ``Decision``."""

    left: str
    right: str
    kind: str
    """'incident', 'entity', 'place', 'report'."""
    reason: str
