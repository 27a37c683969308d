"""Organizations and groups: known bodies by any of their names, acronyms, shortened names, and who acts for a state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tallystick.lexicon.countries import country_name, country_named, country_of_demonym, country_seated
from tallystick.lexicon.organizations import ORGANIZATION_WORDS, known_body
from tallystick.lexicon.rulers import state_of_ruler
from tallystick.records.mention import NameMention

SPELLINGS = (
    ("organisation", "organization"),
    ("defence", "defense"),
    ("centre", "center"),
    ("programme", "program"),
    ("co-operation", "cooperation"),
    ("co-ordination", "coordination"),
    ("labour", "labor"),
)
DROPPED = frozenset("the of for and in de group".split())
FORCES = frozenset("forces force troops troop military army soldiers soldier".split())
GOVERNMENTS = frozenset("government administration regime authorities authority".split())
OPPOSED = re.compile(r"\b(?:opposition|rebels?|separatists?|insurgents?|exiled?|dissident|former|ex)\b|\b[Aa]nti-", re.IGNORECASE)
SHORT_NAME = re.compile(r"[A-Z][A-Z.&-]{1,9}s?")
BRACKETED = re.compile(r"[(\[]\s?([A-Z][A-Za-z.&-]{1,9})\s?[,)\]]")
SPELT_OUT = re.compile(r"\b([A-Z][A-Z.&-]{1,9})\s[(\[]\s?(?:[Tt]he\s|THE\s)?([^()\[\]]{8,80})[)\]]")
"""A short form whose full name stands in brackets behind it."""
ALIGNED = re.compile(r"^(?:pro|anti)-", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def body_key(name: str) -> str:
    """What two printings of one organization's name have in common; 'X (ABC)' and 'ABC' meet through ``acronyms``."""
    body = known_body(name)
    if body is not None:
        return body.name.lower().replace("'", "").replace("’", "")
    plain = name.lower().replace("'s", "").replace("’s", "").replace("'", "").replace("’", "").replace("-", " ")
    known = _known_folded().get(_fold(plain))
    if known is not None:
        return known
    return _fold(plain)


def _fold(plain: str) -> str:
    for old, new in SPELLINGS:
        plain = plain.replace(old, new)
    return " ".join(sorted(word for word in plain.split() if word not in DROPPED))


_FOLDED: dict[str, str] = {}


def _known_folded() -> Mapping[str, str]:
    if not _FOLDED:
        from tallystick.lexicon.organizations import known_names

        for name in sorted(known_names()):
            body = known_body(name)
            if body is not None and " " in name:
                plain = name.lower().replace("'s", "").replace("’s", "").replace("'", "").replace("’", "").replace("-", " ")
                _FOLDED.setdefault(_fold(plain), body.name.lower().replace("'", "").replace("’", ""))
                _FOLDED.setdefault(
                    _fold(name.lower().replace("'", "").replace("’", "").replace("-", " ")),
                    body.name.lower().replace("'", "").replace("’", ""),
                )
    return _FOLDED


@lru_cache(maxsize=50_000)
def initials(name: str) -> str:
    """The capital letters of the name's weighty words: 'Example Relief Agency' gives 'ERA'."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.lower() not in DROPPED | {"to", "on"}).upper()


def shortened(name: str, earlier: Sequence[str]) -> str | None:
    """The longer name of the same report that 'the Coalition' or 'the Observatory' shortens; None where none or several fit."""
    words = name.lower().split()
    if len(words) > 2 or name.isupper() or words[-1] not in ORGANIZATION_WORDS | {"observatory", "front", "state"}:
        return None
    owners = []
    for other in earlier:
        longer = other.lower().split()
        if len(longer) > len(words) and all(word in longer for word in words) and other not in owners:
            owners.append(other)
    if len({body_key(other) for other in owners}) == 1:
        return owners[-1]
    return None


def state_of(mention: NameMention) -> tuple[str, str] | None:
    """(country code, what speaks or acts for it) for a name that stands for a state: 'Russia', 'Moscow', 'Russian forces'.

    The second part is 'state', 'forces', 'government' or 'people'. None for anything else.
    """
    return _state_named(mention.text)


@lru_cache(maxsize=50_000)
def _state_named(name: str) -> tuple[str, str] | None:
    code = country_named(name)
    if code is not None:
        return code, "state"
    code = country_seated(name)
    if code is not None:
        return code, "state"
    words = name.split(" ")
    if len(words) == 1:
        code = country_of_demonym(name)
        return (code, "people") if code is not None and name.endswith(("s", "men")) else None
    if len(words) == 2 and not ALIGNED.match(words[0]):
        code = country_of_demonym(words[0]) or country_named(words[0])
        if code is not None and words[1].lower() in FORCES:
            return code, "forces"
        if code is not None and words[1].lower() in GOVERNMENTS - {"authorities", "authority"}:
            return code, "government"
    return None


@lru_cache(maxsize=50_000)
def side_of(words: str | None) -> str | None:
    """The country that words of a role or description speak for: 'Ukrainian President', 'pro-Russian fighters', 'envoy of Chile'.

    None where they speak against it or for nobody ('Syrian opposition', 'anti-Russian'); a country's name counts only at the start, as a
    possessive or behind 'of'.
    """
    if not words or OPPOSED.search(words):
        return None
    for match in re.finditer(r"[A-ZÀ-Ž][A-Za-zÀ-ž]*(?:\.[A-Z])*\.?|\b[Pp]ro-[A-Z][a-z]+", words):
        word = re.sub(r"^[Pp]ro-", "", match.group())
        code = country_of_demonym(word) or country_of_demonym(word.rstrip("."))
        if code is not None:
            return code
    code = state_of_ruler(words)
    if code is not None:
        return code
    starts = [0, *(match.end() for match in re.finditer(r"\bof (?:the )?", words))]
    for start in starts:
        parts = words[start:].split(" ")
        for count in range(min(len(parts), 5), 0, -1):
            code = country_named(re.sub(r"['’]s?$", "", " ".join(parts[:count])))
            if code is not None:
                return code
    return None


def state_name(code: str) -> str:
    """The country's usual name."""
    return country_name(code)
