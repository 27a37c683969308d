"""Whom a bare surname or a bare given name stands for within its report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tallystick.extract.names.references import Known
from tallystick.lexicon.first_names import gender_of
from tallystick.records.mention import NameKind

HE_OR_SHE = re.compile(r"\s+[a-z]+(?:\s+that)?\s+(he|she)\b")
"""Behind a name that speaks: 'Renn said he was away'."""


def spoken_gender(text: str, end: int) -> str | None:
    """'m' or 'f' where who speaks goes on of himself or herself; None where the words do not tell."""
    found = HE_OR_SHE.match(text, end)
    return None if found is None else "m" if found[1] == "he" else "f"


def full_name(
    surname: str,
    full_names: Mapping[str, Sequence[str]],
    seen: Sequence[Known],
    acts: bool,
    gender: str | None = None,
    genders: Mapping[str, str] = MappingProxyType({}),
) -> str | None:
    """The full name that a bare surname stands for: the only one of that surname; of several the last told before.

    Where the surname ``acts`` (it is a subject or speaks), it goes on with the bearer who acted last: in 'Ana Renn said … her husband, Ivo
    Renn, was killed … Renn said' that is Ana, for a report names relatives in passing by their full names. ``gender`` is that of who speaks.
    """
    names = full_names.get(surname, [])
    if len(names) <= 1:
        return names[0] if names else None
    if gender is not None:
        fitting = [name for name in names if (genders.get(name) or gender_of(name.split(" ")[0]) or gender) == gender]
        names = fitting or names
    told = {one.id: one.text for one in seen if one.named and one.text in names}
    owners = [(one, told.get(one.id) or told.get(one.refers_to or "")) for one in reversed(seen) if one.named]
    if acts:
        for one, owner in owners:
            if owner is not None and (one.subject or one.speaks):
                return owner
    return next((owner for _, owner in owners if owner is not None), names[0])


def given_name_of(word: str, seen: Sequence[Known]) -> str | None:
    """The one full name told before that opens with the bare word: 'Ana' after 'Ana Renn', and 'Zhou' after 'Zhou Wen'."""
    names = {one.text for one in seen if one.named and one.kind is NameKind.PERSON and " " in one.text and one.text.split(" ")[0] == word}
    return names.pop() if len(names) == 1 else None
