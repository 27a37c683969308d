"""Places of the world by name, offline: which places bear a name, where they lie, what holds them.

The file that ships with the product is compiled from GeoNames, Natural Earth, Who's On First and others (NOTICE); ``add_file`` adds a
user's own region. Look-ups never raise on any text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from tallystick.lexicon.gazetteer.folding import article_forms, fold, sound, without_article
from tallystick.lexicon.gazetteer.place import PRECISION, GazetteerPlace, from_row
from tallystick.lexicon.gazetteer.table import PlaceTable
from tallystick.lexicon.gazetteer.user import add_file, user_tables

__all__ = [
    "PRECISION", "TYPE_WORDS", "GazetteerPlace", "add_file", "adjective", "candidates", "country", "demonym", "fold", "known", "place", "pointless", "similar", "sound", "within",
]  # fmt: skip

SHIPPED = Path(__file__).with_name("places.bin")
ADJECTIVE, EXACT, POINTLESS = "@", "=", "~"
"""Before a folded name in the table: a demonym; a short form that only counts as printed ('US', 'CA', 'WHO' is none); a place for which no
source has a point."""
SHORT = 4
"""Letters up to which a name in capitals is taken for a short form."""
TYPE_WORDS = frozenset(
    """province region state district county governorate oblast raion rayon prefecture department departement division municipality parish
    canton borough territory emirate krai kray voivodeship wilayah wilaya viloyat mintaqah muhafazah shire regency commune township republic
    autonomous okrug zone woreda subdistrict tehsil taluk union""".split()
)
"""Words that say which kind of unit a name names."""
SHORTEST = 4
"""Letters of a name, and of how it sounds, from which on its other spellings are looked for; one this short may differ by its article alone."""
ARABIC = frozenset("AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SY TD TN TR YE".split())
"""Countries where places bear Arabic names."""
SIMILAR_NAMES = 4_000
"""Names of one beginning that are compared by sound."""
AREAS = frozenset({"admin1", "admin2", "region", "country"})


@lru_cache(maxsize=1)
def _shipped() -> PlaceTable:
    return PlaceTable(SHIPPED)


def _tables() -> tuple[PlaceTable, ...]:
    return (*user_tables(), _shipped())


def _named(key: str) -> tuple[GazetteerPlace, ...]:
    found: dict[str, GazetteerPlace] = {}
    for table in _tables():
        for number in table.numbers(key):
            row = table.row(number)
            if row[0] not in found:
                found[row[0]] = from_row(row)
    return tuple(found.values())


def _short_form(name: str) -> str | None:
    letters = name.strip().replace(".", "").replace("'s", "").replace("’s", "")
    return letters if letters.isalpha() and letters.isupper() and 1 < len(letters) <= SHORT else None


@lru_cache(maxsize=8_192)
def candidates(name: str) -> tuple[GazetteerPlace, ...]:
    """The places of that name, the best known first; empty where there is none.

    Case, accents, hyphens, dots, 'the', possessives and 'St'/'Saint' make no difference; 'X province', 'Province of X' and the like find
    the units called X as well. A short form in capitals ('US', 'UAE') is looked up as printed.
    """
    found: dict[str, GazetteerPlace] = {}
    short = _short_form(name)
    if short is not None:
        found.update((one.key, one) for one in _named(EXACT + short))
    folded = fold(name)
    if not folded:
        return ()
    if not (found and short):
        found.update((one.key, one) for one in _named(folded))
    bare = _without_type(folded)
    if bare is not None:
        found.update((one.key, one) for one in _named(bare) if one.feature in AREAS and one.key not in found)
    return tuple(sorted(found.values(), key=lambda one: (-one.prior, one.key)))


def _without_type(folded: str) -> str | None:
    """'kharkiv' of 'kharkiv region' and 'state of kharkiv'; None where no word of kind stands at an end."""
    words = folded.split(" ")
    if len(words) > 1 and words[-1] in TYPE_WORDS:
        while len(words) > 1 and words[-1] in TYPE_WORDS:
            words.pop()
        return " ".join(words)
    if len(words) > 2 and words[0] in TYPE_WORDS and words[1] in {"of", "de", "du", "di", "do"}:
        return " ".join(words[2:])
    return None


@lru_cache(maxsize=8_192)
def known(name: str) -> bool:
    """Whether some place bears the name: a cheap check that reads no place."""
    short = _short_form(name)
    folded = fold(name)
    if not folded:
        return False
    keys = [folded] if short is None else [EXACT + short, folded]
    return any(table.numbers(key) for key in keys for table in _tables())


@lru_cache(maxsize=8_192)
def place(key: str) -> GazetteerPlace | None:
    """The place of that key ('geo:703448'); a country's code ('UA') finds the country. None where there is none."""
    if len(key) == 2 and key.isupper():
        return country(key)
    for table in _tables():
        row = table.find(key)
        if row is not None:
            return from_row(row)
    return None


def within(key: str) -> tuple[str, ...]:
    """What holds the place, nearest first: keys of units, then country codes. Two countries stand where land is disputed."""
    found = place(key)
    if found is None:
        return ()
    codes = ([found.country] if found.country and found.feature != "country" else []) + list(found.claimed_by)
    return (*found.parents, *codes)


@lru_cache(maxsize=8_192)
def adjective(word: str) -> tuple[GazetteerPlace, ...]:
    """The places whose people or things are called so: 'Syrian', 'Texans', 'European'; empty for other words."""
    folded = fold(word)
    if not folded or not word[:1].isupper():
        return ()
    found = _named(ADJECTIVE + folded)
    if not found and folded.endswith("s"):
        found = _named(ADJECTIVE + folded[:-1])
    return found


def demonym(word: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) whose people or things are called so; None for other words."""
    return next((one.country for one in adjective(word) if one.feature == "country"), None)


@lru_cache(maxsize=512)
def country(code: str) -> GazetteerPlace | None:
    """The country of an ISO 3166-1 alpha-2 code; None where there is none."""
    found = _named(f"{EXACT}{EXACT}{code}") if len(code) == 2 else ()
    return found[0] if found else None


def _sounding(table: PlaceTable, start: str, heard: str) -> list[str]:
    """The names of a table that begin so and sound so, in order of the alphabet."""
    sounds = _sounds(table, start)
    wanted, at = hash(heard), -1
    found: list[str] = []
    names: tuple[str, ...] = ()
    while True:
        try:
            at = sounds.index(wanted, at + 1)
        except ValueError:
            return found
        names = names or table.starting(start, SIMILAR_NAMES)
        if sound(names[at]) == heard:
            found.append(names[at])


@lru_cache(maxsize=4_096)
def _sounds(table: PlaceTable, start: str) -> array[int]:
    """Hashes of how the names that begin so sound: eight bytes a name, where the sounds themselves would take a hundred."""
    return array("q", (hash(sound(name)) for name in table.starting(start, SIMILAR_NAMES)))


def pointless(name: str, near: Iterable[str]) -> tuple[GazetteerPlace, ...]:
    """Places of that name inside the countries ``near`` for which no source has a point (their precision is that of what holds them).

    They are asked for where a case is about their country, and are no ``candidates`` anywhere else: most bear a name that is better known
    for another place, or for none.
    """
    folded, countries = fold(name), frozenset(near)
    keys = (folded, _without_type(folded))
    found = {one.key: one for key in keys if key for one in _named(POINTLESS + key) if one.country in countries}
    return tuple(sorted(found.values(), key=lambda one: (-one.prior, one.key)))


def similar(name: str, near: Iterable[str], at_most: int = 40) -> tuple[GazetteerPlace, ...]:
    """Places of nearly that spelling inside the countries ``near``: other transliterations that no source lists, the best known first.

    Only names with the same first letters are compared, by ``sound``. Where Arabic is written an article more or less makes no difference:
    'Qaim' is Al Qa'im, 'Al-Rastan' is Ar Rastan.
    """
    folded = fold(name)
    if len(folded) < SHORTEST:
        return ()
    heard, countries = sound(folded), frozenset(near)
    found: dict[str, GazetteerPlace] = {}
    bare = without_article(folded)
    openings = {folded[:3]} | (article_forms(bare) if countries & ARABIC else set())
    by_sound = len(folded) > SHORTEST and len(heard) >= SHORTEST
    for table in _tables():
        others = {opening + bare[3:] for opening in openings}
        if by_sound:
            others.update(other for opening in openings for other in _sounding(table, opening, heard))
        for other in sorted(others):
            if abs(len(other) - len(folded)) <= 4:
                for number in table.numbers(other):
                    one = from_row(table.row(number))
                    if one.country in countries:
                        found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: (-one.prior, one.key)))[:at_most]
