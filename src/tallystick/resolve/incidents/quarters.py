"""The quarters of a town that a telling's words name, where the gazetteer knows the town at best."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.resolve.incidents.spelling import may_be_one_name

ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Ee]d|[Aa]r|[Aa]n|[Aa]z)-"
CAPITAL = rf"(?:{ARTICLE})?[A-Z][\w’'-]*"
NAME = rf"({CAPITAL}(?: {CAPITAL}){{0,2}})"
QUARTER = re.compile(
    rf"\b{NAME} (?:neighbou?rhoods?|quarters?|districts?|suburbs?|residential areas?)\b(?! (?:police|council|court|attorney))"
    rf"|\b(?:neighbou?rhood|quarter|district|suburb)s? of {NAME}"
)
"""'the Mill neighbourhood', 'the district of Mill'."""


def quarters_of(words: str, known: frozenset[str]) -> Iterator[str]:
    """The names of quarters, in small letters; ``known`` are towns and provinces, which are none."""
    for found in QUARTER.finditer(words):
        name = (found[1] or found[2]).casefold()
        if name not in known:
            yield name


def other_quarters(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both name quarters, and no two of them may be one."""
    return bool(left and right) and not any(_may_be_one(a, b) for a in left for b in right)


def _may_be_one(one: str, other: str) -> bool:
    """Also behind the name of its town ('Velgrads Mill')."""
    return any(may_be_one_name(a, b) for a, b in ((one, other), (one.partition(" ")[2], other), (one, other.partition(" ")[2])))
