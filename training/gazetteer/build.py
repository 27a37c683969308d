"""Compiles the gazetteer that ships with the product.

    python -m training.gazetteer.build ../shared/gazetteer src/tallystick/lexicon/gazetteer/places.bin

The same sources give the same bytes. docs/method/places.md says what is taken from which source.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from statistics import median

from tallystick.lexicon.gazetteer import POINTLESS
from tallystick.lexicon.gazetteer.folding import fold
from tallystick.lexicon.gazetteer.place import PRECISION, GazetteerPlace, to_row
from tallystick.lexicon.gazetteer.table import write_table
from training.gazetteer.knowledge import (
    ADJECTIVES,
    CLAIMS,
    COUNTRY_ADJECTIVES,
    COUNTRY_NAMES,
    SKIPPED_OPENINGS,
    UNIT_OPENINGS,
    UNIT_WORDS,
    WORLD_NAMES,
)
from training.gazetteer.sources import rows, split, usable

NEAR_KM = 20.0
"""Two rows of one name, one class and less apart are one place."""
RENOWN_OF_RANK = {0: 100, 1: 70, 2: 40, 3: 25, 4: 15, 5: 10, 6: 8, 7: 6, 8: 5}
"""Renown of physical features by Natural Earth's rank: from which scale of map on it is drawn."""
WORLD_RENOWN = 150
"""Renown of countries and continents: more than any town's."""
CONTINENT_PEOPLE = 500_000_000
"""Stands for the people of a continent or part of the world, whose numbers no source gives."""
MAX_BEARERS = 120
"""Places kept for one name, the best known first."""
SEAT_RANK = {"PPLC": 4, "PPLA": 3, "PPLA2": 2}
FEATURE_OF_CLASS = {
    "River": "water", "Lake": "water", "Lake Centerline": "water", "Reservoir": "water", "sea": "water", "gulf": "water", "bay": "water",
    "strait": "water", "ocean": "water", "channel": "water", "Canal": "water", "lagoon": "water", "sound": "water", "reef": "water",
    "fjord": "water", "Alkaline Lake": "water", "Airport": "facility", "Port": "facility", "National Park Service": "region",
}  # fmt: skip
MAX_RIVER_RANK = 9.0
FACILITY = (
    r"\b(square|plant|npp|prison|palace|stadium|airport|base|hospital|university|tower|bridge|mosque|church|cathedral|temple|station|camp|port|"
    r"hall|house|street|avenue|park|mall|steelworks|azovstal|dam|pentagon|kremlin|capitol|wall|gate|school|hotel|market|crossing|centre|center)\b"
)


@dataclass
class Draft:
    """A place while it is put together."""

    key: str
    name: str
    lat: float
    lon: float
    country: str | None
    feature: str
    population: int = 0
    renown: int = 0
    rank: int = 0
    parents: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    coarse: int = 0
    names: dict[str, None] = field(default_factory=dict)
    exact: dict[str, None] = field(default_factory=dict)
    adjectives: dict[str, None] = field(default_factory=dict)

    def call(self, *names: str) -> None:
        """Adds names as printed."""
        for name in names:
            letters = name.replace(".", "")
            if 1 < len(letters) <= 4 and letters.isupper() and letters.isalpha():
                self.exact[letters] = None
            elif name:
                self.names[name] = None


class Builder:
    """Collects the places of all sources by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[str, Draft] = {}
        self.codes: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        self.grid: dict[tuple[int, int], list[str]] = defaultdict(list)
        self.by_fold: dict[str, list[str]] = defaultdict(list)

    # -- countries and units ---------------------------------------------------------------------------------------
    def add_countries(self) -> None:
        """Countries with their names, adjectives and middle points."""
        units = {row["iso_a2"]: row for row in rows(self.folder / "ne_map_units.tsv") if row["iso_a2"] != "-99"}
        for row in rows(self.folder / "countries.tsv"):
            code = row["iso2"]
            source = row if row["lat"] else units.get(code)
            if not source or not source["lat"]:
                continue
            key = f"geo:{row['geonameid']}"
            place = Draft(
                key, row["name"], float(source["lat"]), float(source["lon"]), code, "country", int(row["population"] or 0), WORLD_RENOWN, 4
            )
            place.call(row["name"], *(name for name in split(row["aliases"]) if usable(name)))
            place.call(*split(COUNTRY_NAMES.get(code)))
            place.exact[f"={code}"] = None
            place.exact[row["iso3"]] = None
            if code in units:
                place.call(*(name for name in split(units[code]["alternates"]) if usable(name)))
            place.adjectives.update(dict.fromkeys(split(COUNTRY_ADJECTIVES.get(code))))
            if code in CLAIMS:
                place.claimed_by = tuple(CLAIMS[code].split(","))
            self.countries[code] = key
            self.places[key] = place
        for row in rows(self.folder / "factbook_demonyms.tsv"):
            place = self.places.get(self.countries.get(row["iso2"], ""))
            if place is None:
                continue
            for form in re.split(r"[,;/]| or ", f"{row['noun']},{row['adjective']}"):
                word = re.sub(r"\(.*?\)|\bsingular\b|\bplural\b|\bnote\b.*", "", form).strip()
                if word[:1].isupper() and 0 < len(word.split()) <= 3:
                    place.adjectives[word] = None
            for form in (row["long_form"], row["short_form"], row["former"]):
                for name in re.split(r"[,;]", re.sub(r"\(.*?\)", "", form)):
                    if usable(name.strip()) and name.strip().lower() != "none":
                        place.call(name.strip())

    def add_units(self) -> None:
        """First- and second-level units with and without their word of kind."""
        natural = {row["gn_id"]: row for row in rows(self.folder / "ne_admin1.tsv.gz") if row["gn_id"]}
        for row in rows(self.folder / "geonames_admin.tsv.gz"):
            level = row["level"]
            if level not in {"1", "2", "3"}:
                continue
            key = f"geo:{row['geonameid']}" if row["geonameid"] else f"iso:{row['iso_3166_2']}"
            if row["code"]:
                self.codes[row["code"]] = key
            point = (float(row["lat"]), float(row["lon"])) if row["lat"] else (999.0, 999.0)
            feature = "admin1" if level == "1" else "admin2"
            parent = self.codes.get(row["parent"])
            place = Draft(key, row["name"], *point, row["country"], feature, parents=(parent,) if parent else ())
            others = split(row["alternatenames"])
            place.renown = len(others)
            claim = CLAIMS.get(row["code"])
            place.claimed_by = tuple(claim.split(",")) if claim else ()
            for name in (row["name"], *filter(usable, others)):
                self._call_unit(place, name)
            place.adjectives.update(dict.fromkeys(split(ADJECTIVES.get(row["code"]))))
            extra = natural.get(row["geonameid"])
            if extra and level == "1":
                point = float(extra["lat"]), float(extra["lon"])
                for name in (extra["name"], *filter(usable, split(extra["names"]))):
                    self._call_unit(place, name)
                place.renown += len(split(extra["names"]))
                place.rank = 1
                if row["country"] in {"US", "CA", "AU"} and len(extra["postal"]) in {2, 3}:
                    place.exact[extra["postal"]] = None
                if not any(word in fold(row["name"]).split() for word in ("city", "municipality")) and UNIT_WORDS & set(
                    fold(row["name"]).split()
                ):
                    place.name = f"{extra['name']} {extra['type'].split('|')[0].title()}".strip()
            if key in self.places:
                self.places[key].names.update(place.names)
            else:
                self.places[key] = place

    def _call_unit(self, place: Draft, name: str) -> None:
        folded = fold(name)
        if folded.startswith(SKIPPED_OPENINGS):
            return
        place.call(name)
        for opening in UNIT_OPENINGS:
            if folded.startswith(opening) and len(folded) > len(opening) + 2:
                place.call(folded[len(opening) :])
                return
        words = folded.split()
        kept = list(words)
        while len(kept) > 1 and kept[-1] in UNIT_WORDS:
            kept.pop()
        if len(kept) < len(words) and len(" ".join(kept)) > 2:
            place.call(" ".join(kept))
            bare = re.sub(r"(?:s?ka|sky?i?|skyi|skyy)$", "", kept[-1])
            if bare != kept[-1] and len(kept) == 1 and len(bare) > 4:
                place.call(bare)

    # -- towns -----------------------------------------------------------------------------------------------------
    def add_towns(self) -> None:
        """Populated places over 500 people, with what Natural Earth knows of the more important ones."""
        for source, code_column in (
            ("geonames_cities500.tsv.gz", "feature_code_2023"),
            ("geonames_cities500_2023_only.tsv.gz", "feature_code"),
        ):
            for row in rows(self.folder / source):
                key = f"geo:{row['geonameid']}"
                others = split(row["alternatenames"])
                code = row[code_column]
                place = Draft(
                    key, row["name"], float(row["lat"]), float(row["lon"]), row["country"], "district" if code == "PPLX" else "city",
                    int(row["population"] or 0), len(others), SEAT_RANK.get(code, 0), self._parents(row),
                )  # fmt: skip
                place.call(row["name"], *filter(usable, others))
                self.places.setdefault(key, place)
                self.grid[int(place.lat), int(place.lon)].append(key)
        for row in rows(self.folder / "ne_populated_places.tsv.gz"):
            place = self.places.get(f"geo:{row['geonameid']}")
            if place is not None:
                place.rank = max(place.rank, 1)
                place.call(*filter(usable, (row["name"], *split(row["alternates"]))))
        for row in rows(self.folder / "countries.tsv"):
            named = [
                one
                for one in self.places.values()
                if one.country == row["iso2"] and one.feature == "city" and row["capital"] in (one.name, *one.names)
            ]
            if named and max(one.rank for one in named) < 4:
                max(named, key=lambda one: (one.population, one.key)).rank = 4
        for place in self.places.values():
            if place.feature in {"city", "district"} and place.parents:
                unit = self.places.get(place.parents[-1])
                place.claimed_by = unit.claimed_by if unit else ()
            if place.country in CLAIMS and not place.claimed_by:
                place.claimed_by = tuple(CLAIMS[place.country].split(","))

    def _parents(self, row: dict[str, str]) -> tuple[str, ...]:
        # The column of second-level units holds the whole code ('US.FL.009'), that of first-level ones its last part.
        found = (self.codes.get(row["admin2"]), self.codes.get(f"{row['country']}.{row['admin1']}"))
        return tuple(key for key in found if key)

    def settle_units(self) -> None:
        """Gives units their people (the sum of their towns), and those without a point the middle of their largest towns or, where no source
        has a town in them, the point of the unit that holds them, and its precision."""
        towns: dict[str, list[Draft]] = defaultdict(list)
        for place in self.places.values():
            if place.feature == "city":
                for parent in place.parents:
                    towns[parent].append(place)
        bare: list[Draft] = []
        for key, place in list(self.places.items()):
            if place.feature not in {"admin1", "admin2"}:
                continue
            inside = towns.get(key, [])
            place.population = sum(town.population for town in inside)
            if place.lat > 90:
                if inside:
                    place.lat, place.lon = median(t.lat for t in inside), median(t.lon for t in inside)
                else:
                    bare.append(place)
        for place in bare:
            holder = self.places.get(place.parents[-1]) if place.parents else None
            if holder is None or holder.lat > 90:
                del self.places[place.key]
            else:
                self._lies_in(place, holder)

    @staticmethod
    def _lies_in(place: Draft, holder: Draft) -> None:
        place.lat, place.lon = holder.lat, holder.lon
        place.coarse = max(PRECISION[holder.feature], holder.coarse)

    # -- the land and the rest -------------------------------------------------------------------------------------
    def nearest(self, lat: float, lon: float, within_km: float = 150.0) -> Draft | None:
        """The nearest town."""
        best, best_km = None, within_km
        for y in range(int(lat) - 2, int(lat) + 3):
            for x in range(int(lon) - 2, int(lon) + 3):
                for key in self.grid.get((y, x), ()):
                    town = self.places[key]
                    km = _km(lat, lon, town.lat, town.lon)
                    if km < best_km:
                        best, best_km = town, km
        return best

    def _locate(self, place: Draft, km: float = 100.0) -> None:
        town = self.nearest(place.lat, place.lon, km)
        if town is not None:
            place.country = place.country or town.country
            place.parents = town.parents

    def add_features(self) -> None:
        """Regions, ranges, islands, waters, airports and parks."""
        taken: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        found = sorted(rows(self.folder / "ne_features.tsv.gz"), key=lambda row: (float(row["scalerank"] or 9), row["name"], row["lat"]))
        for row in found:
            kind = row["class"]
            if kind.startswith("Admin-0") or (kind == "River" and float(row["scalerank"] or 99) > MAX_RIVER_RANK) or kind == "Port":
                continue
            feature = FEATURE_OF_CLASS.get(kind, "region")
            lat, lon = float(row["lat"]), float(row["lon"])
            names = [name for name in (row["name"], *split(row["alternates"])) if usable(name)]
            if not names:
                continue
            same = next((one for one in taken[fold(names[0]), feature] if _km(lat, lon, one.lat, one.lon) < 1500), None)
            if same is not None:
                same.call(*names)
                continue
            key = f"ne:{feature}-{fold(names[0]).replace(' ', '-')}-{round(lat)}-{round(lon)}"
            place = Draft(
                key,
                names[0].title() if names[0].isupper() else names[0],
                lat,
                lon,
                None,
                feature,
                0,
                RENOWN_OF_RANK.get(int(float(row["scalerank"] or 9)), 3),
                1,
            )
            if feature != "water":
                self._locate(place)
            place.call(*names)
            for name in names:
                if kind == "River" and not re.search(r"river|creek|rio|wadi|nahr", fold(name)):
                    place.call(f"{name} River", f"River {name}")
                if kind.startswith("Lake") and not re.search(r"lake|lac|lago|ozero|reservoir", fold(name)):
                    place.call(f"Lake {name}", f"{name} Lake")
            self.places.setdefault(key, place)
            taken[fold(names[0]), feature].append(place)
        for row in rows(self.folder / "geonames_no_country.tsv.gz"):
            if row["class"] == "U" or row["code"] in {"RF", "OILF"}:
                continue
            others = split(row["alternatenames"])
            feature = "water" if row["class"] == "H" else "region" if row["class"] in "LTVA" else "facility"
            lat, lon = float(row["lat"]), float(row["lon"])
            same = next((one for one in taken[fold(row["name"]), feature] if _km(lat, lon, one.lat, one.lon) < 1500), None)
            if same is not None:
                same.call(*filter(usable, others))
                same.renown = max(same.renown, len(others))
                continue
            place = Draft(f"geo:{row['geonameid']}", row["name"], lat, lon, None, feature, 0, len(others))
            place.call(row["name"], *filter(usable, others))
            self.places.setdefault(place.key, place)
        for row in rows(self.folder / "airports_iata.tsv.gz"):
            key = f"air:{row['iata']}"
            place = Draft(key, row["name"], float(row["lat"]), float(row["lon"]), row["country"], "facility")
            self._locate(place, 60)
            place.call(row["name"], re.sub(r"\s+(International|Regional|Municipal)\s+Airport$", " Airport", row["name"]))
            self.places[key] = place

    def add_regions(self) -> None:
        """Groups of first-level units that Natural Earth names ('Bicol', 'Scotland', 'East Midlands')."""
        groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in rows(self.folder / "ne_admin1.tsv.gz"):
            if row["region"] and usable(row["region"]) and row["iso_a2"] != "-99":
                groups[row["iso_a2"], row["region"]].append(row)
        for (code, name), members in sorted(groups.items()):
            if len(members) < 2:
                continue
            key = f"ne:{code}-{fold(name).replace(' ', '-')}"
            place = Draft(
                key, name, median(float(r["lat"]) for r in members), median(float(r["lon"]) for r in members), code, "region", renown=3
            )
            place.call(name, re.sub(r"\s*\(.*?\)", "", name))
            self.places.setdefault(key, place)

    def add_curated(self) -> None:
        """The hand-made list: short forms, adjectives, the world's parts, informal regions and landmarks."""
        for row in rows(self.folder / "curated_aliases_regions.tsv"):
            names = split(row["aliases"])
            kind, code = row["kind"], row["code"]
            if kind in {"country_alias", "demonym"}:
                place = self.places.get(self.countries.get(code, ""))
                if place is not None and kind == "country_alias":
                    place.call(*names)
                elif place is not None:
                    place.adjectives.update(dict.fromkeys(names))
            elif kind == "admin1_alias":
                unit = self.places.get(self.codes.get(code, ""))
                if unit is not None:
                    unit.call(*(name for name in names if len(name) > 2 or name.isupper()))
            elif row["lat"]:
                adjectives = [
                    name
                    for name in names
                    if kind in {"continent", "region"} and re.search(r"(?:an|ans|ern|ese|ean|eans)$", name) and " " not in name
                ]
                feature = {"continent": "region", "region": "region", "nation": "admin1", "place": "facility"}[kind]
                if kind == "place" and not re.search(FACILITY, row["name"].lower()):
                    feature = "region"
                existing = next((self.places[k] for k in self.by_name(row["name"]) if self._same(self.places[k], row)), None)
                if existing is not None:
                    existing.call(*(name for name in names if name not in adjectives))
                    if kind in {"continent", "region"} and existing.feature != "country":
                        existing.lat, existing.lon, existing.renown = float(row["lat"]), float(row["lon"]), max(existing.renown, 15)
                    if existing.feature == "region":
                        existing.country, existing.parents = None, ()
                    if kind == "continent":
                        existing.rank, existing.renown, existing.population = 4, WORLD_RENOWN, CONTINENT_PEOPLE
                    existing.rank = max(existing.rank, 1)
                    existing.adjectives.update(dict.fromkeys(adjectives))
                    continue
                place = Draft(
                    f"reg:{fold(row['name']).replace(' ', '-')}",
                    row["name"],
                    float(row["lat"]),
                    float(row["lon"]),
                    None,
                    feature,
                    0,
                    15 if kind != "place" else 6,
                    1,
                )
                if kind == "continent":
                    place.rank, place.renown, place.population = 4, WORLD_RENOWN, CONTINENT_PEOPLE
                if feature in {"facility"} or kind in {"place", "nation"}:
                    self._locate(place)
                place.call(*(name for name in names if name not in adjectives or name == row["name"]))
                place.adjectives.update(dict.fromkeys(adjectives))
                self.places[place.key] = place

    def by_name(self, name: str) -> list[str]:
        """Keys of the places so far of that name."""
        if not self.by_fold:
            for key, place in self.places.items():
                for one in place.names:
                    self.by_fold[fold(one)].append(key)
        return self.by_fold.get(fold(name), [])

    @staticmethod
    def _same(place: Draft, row: dict[str, str]) -> bool:
        near = _km(place.lat, place.lon, float(row["lat"]), float(row["lon"]))
        return (
            (place.feature in {"region", "water"} and near < 1500) or (place.feature in {"admin1", "country"} and near < 300) or near < 10
        )

    def add_villages(self) -> None:
        """Who's On First: villages and quarters that GeoNames' list lacks in countries of crisis."""
        towns: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for place in self.places.values():
            if place.feature in {"city", "district", "admin2"} and place.country in {"UA", "SY", "IQ", "PS", "SD"}:
                for name in place.names:
                    towns[place.country or "", fold(name)].append(place)
        for code in ("ua", "sy", "iq", "ps", "sd"):
            for row in sorted(rows(self.folder / f"wof_{code}.tsv.gz"), key=lambda row: int(row["wof_id"])):
                if row["placetype"] in {"country", "region", "campus"} or not row["lat"]:
                    continue
                key = f"geo:{row['geonames_id']}" if row["geonames_id"].isdigit() else f"wof:{row['wof_id']}"
                names = [name for name in (row["name"], *split(row["names"])) if usable(name)]
                if key in self.places:
                    self.places[key].call(*names)
                    continue
                if not names:
                    continue
                lat, lon = float(row["lat"]), float(row["lon"])
                feature = {"neighbourhood": "district", "county": "admin2"}.get(row["placetype"], "city")
                same = next((one for one in towns[row["country"], fold(names[0])] if _km(lat, lon, one.lat, one.lon) < NEAR_KM), None)
                if same is not None:
                    same.call(*names)
                    continue
                population = int(row["population"]) if row["population"].isdigit() else 0
                place = Draft(key, names[0], lat, lon, row["country"], feature, population, len(split(row["names"])))
                self._locate(place, 60)
                place.country = row["country"]
                if place.parents and (unit := self.places.get(place.parents[-1])):
                    place.claimed_by = unit.claimed_by
                for name in names:
                    self._call_unit(place, name) if feature == "admin2" else place.call(name)
                self.places[key] = place
                towns[row["country"], fold(names[0])].append(place)

    def add_unlisted(self) -> None:
        """Places in the news of crises that no source lists (``unlisted.tsv``): known is what holds them, not where they lie, so each has
        the point of what holds it and is as coarse as that; 'same' gives a further name to a place that is listed.

        Raises ``SystemExit`` where the table names a holder that is not listed.
        """
        inside: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for place in self.places.values():
            if place.lat <= 90 and place.country:
                for name in {fold(one) for one in place.names}:
                    inside[place.country, name].append(place)
        for row in rows(Path(__file__).with_name("unlisted.tsv")):
            holders = inside[row["country"], fold(row["held_by"])]
            if not holders:
                raise SystemExit(f"unlisted.tsv: {row['country']} lists no {row['held_by']} that could hold {row['name']}")
            names = [row["name"], *split(row["aliases"])]
            if row["feature"] == "same":
                for holder in holders:
                    holder.call(*names)
                continue
            wanted = "city" if row["feature"] in {"district", "facility"} else "admin1"
            holder = max(holders, key=lambda one: (one.feature == wanted, one.population, one.key))
            key = f"own:{row['country'].lower()}-{fold(row['name']).replace(' ', '-')}"
            held = (holder.key,) if holder.feature.startswith("admin") else ()
            place = Draft(
                key, row["name"], 0.0, 0.0, row["country"], row["feature"], parents=(*held, *holder.parents), claimed_by=holder.claimed_by
            )
            self._lies_in(place, holder)
            place.call(*names)
            self.places[key] = place

    # -- out -------------------------------------------------------------------------------------------------------
    def write(self, path: Path) -> tuple[int, int]:
        """Writes the table; gives the numbers of places and of names."""
        for key, renown in WORLD_NAMES.items():
            self.places[key].renown = renown
        keys = sorted(key for key, place in self.places.items() if place.lat <= 90)
        number = {key: order for order, key in enumerate(keys)}
        final = []
        bearers: dict[str, set[int]] = defaultdict(set)
        for key in keys:
            draft = self.places[key]
            parents = tuple(parent for parent in draft.parents if parent in number and parent != key)
            place = GazetteerPlace(
                key, " ".join(draft.name.split()), draft.lat, draft.lon, draft.country or None, draft.feature, draft.population, draft.renown,
                draft.rank, parents, draft.claimed_by, draft.coarse,
            )  # fmt: skip
            final.append(place)
            mark = POINTLESS if draft.coarse else ""
            for name in draft.names:
                folded = fold(name)
                if len(folded) > 1:
                    bearers[mark + folded].add(number[key])
                    if re.search(r"['’]s?\b", name):
                        bearers[mark + fold(re.sub("['’]", "", name))].add(number[key])
            for name in draft.exact:
                bearers[f"={name}"].add(number[key])
            for name in draft.adjectives:
                folded = fold(name)
                if folded:
                    bearers[f"@{folded}"].add(number[key])
        bearers.pop("", None)
        ranked = {name: sorted(found, key=lambda n: (-final[n].prior, n))[:MAX_BEARERS] for name, found in bearers.items()}
        about = {
            "places": str(len(final)),
            "names": str(len(ranked)),
            "sources": "GeoNames, Natural Earth, Who's On First, CIA World Factbook, airportsdata",
        }
        write_table(path, [to_row(place) for place in final], ranked.items(), about)
        return len(final), len(ranked)


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return 111.2 * hypot(lat - other_lat, (lon - other_lon) * cos(radians((lat + other_lat) / 2)))


def main() -> None:
    """Reads the folder of sources and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    builder = Builder(options.sources)
    builder.add_countries()
    builder.add_units()
    builder.add_towns()
    builder.settle_units()
    builder.add_features()
    builder.add_regions()
    builder.add_curated()
    builder.add_villages()
    builder.add_unlisted()
    places, names = builder.write(options.output)
    print(f"{places:,} places, {names:,} names, {options.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
