"""A user's own places: GeoNames dumps and lists of P-codes, compiled once and kept in the user's data folder."""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
import os
import sys
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tallystick.errors import GazetteerError
from tallystick.lexicon.gazetteer.folding import fold
from tallystick.lexicon.gazetteer.place import GazetteerPlace, to_row
from tallystick.lexicon.gazetteer.table import PlaceTable, write_table

FOLDER_SETTING = "TALLYSTICK_DATA"
"""The environment variable that names another data folder."""
DUMP_COLUMNS = 19
"""A GeoNames dump has 19 columns and no heading (geonames.org/export, readme.txt)."""
FEATURES = {"A": "admin2", "P": "city", "H": "water", "S": "facility", "T": "region", "L": "region", "R": "facility", "V": "region"}
NAME_COLUMNS = ("name", "name_en", "adm4_en", "adm3_en", "adm2_en", "adm1_en", "settlement", "place", "village", "featurename")
LAT_COLUMNS, LON_COLUMNS = ("lat", "latitude", "y", "point_y"), ("lon", "lng", "long", "longitude", "x", "point_x")
CODE_COLUMNS = ("pcode", "p_code", "adm4_pcode", "adm3_pcode", "adm2_pcode", "adm1_pcode", "id", "code")
ALIAS_COLUMNS = ("aliases", "alternatenames", "alternate_names", "name_alt", "name_local", "featurerefname")
UNREADABLE = (OSError, EOFError, ValueError, csv.Error, zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError)
"""What a broken file, an archive with a password, or one packed in a way that is not known raises."""
MAX_BYTES = 2_000_000_000


def data_folder() -> Path:
    """Where a user's own places are kept: ``TALLYSTICK_DATA``, else the system's folder for a program's data."""
    if os.environ.get(FOLDER_SETTING):
        return Path(os.environ[FOLDER_SETTING])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "tallystick"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tallystick"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "tallystick"


def user_tables() -> tuple[PlaceTable, ...]:
    """The tables a user added, by name of file; a table that cannot be read raises ``GazetteerError``."""
    return _opened_at(
        os.environ.get(FOLDER_SETTING), os.environ.get("HOME"), os.environ.get("XDG_DATA_HOME"), os.environ.get("LOCALAPPDATA")
    )


@lru_cache(maxsize=4)
def _opened_at(*_places: str | None) -> tuple[PlaceTable, ...]:
    """Keyed by what the data folder follows from: a look-up of a name asks for the tables every time."""
    return _opened(str(data_folder()))


def fingerprint() -> str:
    """What tells one state of the user's own places from another; empty where there are none. Names are read with them, so what was read
    before they changed is read again."""
    try:
        known = sorted((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in (data_folder() / "gazetteer").glob("*.bin"))
    except OSError:
        return ""
    return hashlib.sha256(repr(known).encode()).hexdigest()[:8] if known else ""


@lru_cache(maxsize=4)
def _opened(folder: str) -> tuple[PlaceTable, ...]:
    try:
        paths = sorted((Path(folder) / "gazetteer").glob("*.bin"))
    except OSError:
        return ()
    return tuple(PlaceTable(path) for path in paths)


def add_file(path: str | Path) -> int:
    """Adds the places of a file and gives their number. Adding the same file again changes nothing.

    Takes a GeoNames dump (``UA.txt``, ``UA.zip``, ``allCountries.zip``) or a CSV or TSV file with a heading that has columns for name, latitude
    and longitude, and may have country, P-code, alternates (separated by '|' or ';') and population. Raises ``GazetteerError`` where it is neither, holds no
    usable place, or the data folder cannot be written.
    """
    path = Path(path)
    places: dict[str, GazetteerPlace] = {}
    names: dict[str, dict[str, None]] = {}
    try:
        if path.stat().st_size > MAX_BYTES:
            raise GazetteerError(f"{path} is larger than {MAX_BYTES:,} bytes")
        digest = hashlib.sha256(path.name.encode()).hexdigest()[:8]
        for place, spellings in _read(path):
            places[place.key] = place
            for spelling in (place.name, *spellings):
                folded = fold(spelling)
                if folded:
                    names.setdefault(folded, {})[place.key] = None
    except UNREADABLE as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
    if not places:
        raise GazetteerError(f"{path} holds no place with a name, a latitude and a longitude")
    order = {key: number for number, key in enumerate(sorted(places))}
    folder = data_folder() / "gazetteer"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        rows = [to_row(places[key]) for key in order]
        ranked = ((name, sorted((order[key] for key in keys), key=lambda n: -places[rows[n][0]].prior)) for name, keys in names.items())
        write_table(folder / f"{path.stem}-{digest}.bin", rows, ranked, {"source": path.name})
    except OSError as error:
        raise GazetteerError(f"{folder} cannot be written: {error}") from error
    _forget()
    return len(places)


def _forget() -> None:
    """Drops what was looked up before the new table was there."""
    from tallystick.lexicon import gazetteer

    _opened.cache_clear()
    _opened_at.cache_clear()
    for look_up in (gazetteer.candidates, gazetteer.known, gazetteer.place, gazetteer.adjective):
        look_up.cache_clear()


def _read(path: Path) -> Iterator[tuple[GazetteerPlace, list[str]]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.namelist()):
                if member.endswith((".txt", ".csv", ".tsv")) and not member.lower().startswith("readme"):
                    with archive.open(member) as packed, io.TextIOWrapper(packed, encoding="utf-8-sig", newline="") as lines:
                        yield from _read_lines(lines, path.name)
        return
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from _read_lines(lines, path.name)


def _read_lines(lines: io.TextIOBase, name: str) -> Iterator[tuple[GazetteerPlace, list[str]]]:
    first = lines.readline()
    if first.count("\t") == DUMP_COLUMNS - 1 and first.split("\t", 1)[0].isdigit():
        yield from _dump_row(first)
        for line in lines:
            yield from _dump_row(line)
        return
    mark = max(",;\t", key=first.count)
    heading = [column.strip().strip('"').lower() for column in next(csv.reader([first], delimiter=mark), [])]
    by_name = [column for column in NAME_COLUMNS if column in heading]
    lat = next((column for column in LAT_COLUMNS if column in heading), None)
    lon = next((column for column in LON_COLUMNS if column in heading), None)
    if not by_name or lat is None or lon is None:
        raise GazetteerError(f"{name} is no GeoNames dump, and its first line names no columns for name, latitude and longitude")
    for number, values in enumerate(csv.reader(lines, delimiter=mark)):
        row = dict(zip(heading, values, strict=False))
        printed = next((row[column].strip() for column in by_name if row.get(column, "").strip()), "")
        try:
            point = float(row.get(lat) or "x"), float(row.get(lon) or "x")
        except ValueError:
            continue
        if not printed or not _on_earth(*point):
            continue
        code = next((row[column].strip() for column in CODE_COLUMNS if row.get(column, "").strip()), str(number))
        country = (row.get("country") or row.get("iso2") or code[:2]).strip().upper()
        others = [part.strip() for column in ALIAS_COLUMNS for part in (row.get(column) or "").replace(";", "|").split("|") if part.strip()]
        population = row.get("population", "").strip()
        yield (
            _place(f"user:{fold(name)}/{code}", printed, point, country, "city", int(population) if population.isdigit() else 0),
            others,
        )


def _dump_row(line: str) -> Iterator[tuple[GazetteerPlace, list[str]]]:
    fields = line.rstrip("\r\n").split("\t")
    if len(fields) != DUMP_COLUMNS or not fields[0].isdigit():
        return
    try:
        point = float(fields[4]), float(fields[5])
    except ValueError:
        return
    feature = FEATURES.get(fields[6])
    if feature is None or not fields[1].strip() or not _on_earth(*point):
        return
    code = fields[7]
    feature = {"ADM1": "admin1", "PPLX": "district", "PCLI": "country", "ISL": "region"}.get(code, feature)
    others = [part for part in fields[3].split(",") if part]
    rank = {"PPLC": 4, "PPLA": 3, "PPLA2": 2}.get(code, 0)
    population = int(fields[14]) if fields[14].isdigit() else 0
    yield _place(f"geo:{fields[0]}", fields[1].strip(), point, fields[8], feature, population, len(others), rank), others


def _on_earth(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180


def _place(
    key: str, name: str, point: tuple[float, float], country: str, feature: str, population: int, renown: int = 0, rank: int = 0
) -> GazetteerPlace:
    clean = " ".join(name.split())
    code = country if len(country) == 2 and country.isascii() and country.isalpha() else None
    return GazetteerPlace(" ".join(key.split()), clean, point[0], point[1], code, feature, population, renown, rank, ())
