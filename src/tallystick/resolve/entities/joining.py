"""Which people of the reports are one: full names by spelling, bare surnames by whom the case knows by it; each join with its reason.

People are kept while reports come and go. Those who could be told apart by nothing that changed are not looked at again: full names are
compared within blocks, and in a block only with those whose surname may be another spelling of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from tallystick.resolve.entities.people import Person, copy, merge, same_person
from tallystick.resolve.entities.spelling import SURNAME_ALIKE, alike, name_words, skeleton

MAX_BLOCK = 200
"""People in one block that are compared pairwise; larger blocks are cut by the whole folded surname, then by how given names begin."""

Words = tuple[str, ...]
"""A full name's folded words: the key of all who are printed by it."""


class _Block:
    """Full names of which two may be one person's, in parts that are compared each by itself."""

    __slots__ = ("large", "named", "parts", "surnames")

    def __init__(self) -> None:
        self.large = False
        """Whether only names of one surname are compared."""
        self.surnames: dict[Words, str] = {}
        self.named: dict[str, set[Words]] = {}
        """The names by surname."""
        self.parts: dict[str | None, dict[tuple[Words, ...], tuple[tuple[Person, ...], dict[Words, Person]]]] = {}
        """By surname in a large block, else of all together: the members of each part, and the people that they are."""

    def put(self, words: Words, surname: str | None) -> set[str]:
        """The name has this surname now, or is gone; gives the surnames that this touches."""
        touched = set()
        before = self.surnames.pop(words, None)
        if before is not None:
            touched.add(before)
            self.named[before].discard(words)
            if not self.named[before]:
                del self.named[before]
        if surname is not None:
            touched.add(surname)
            self.surnames[words] = surname
            self.named.setdefault(surname, set()).add(words)
        return touched

    def again(self, touched: set[str]) -> tuple[list[str | None], list[str | None]]:
        """Under what parts stood that these surnames touch, and under what they stand now."""
        large = len(self.surnames) > MAX_BLOCK
        if large == self.large:
            again: list[str | None] = [*touched] if large else [None]
            return again, again
        self.large = large
        return list(self.parts), [*self.named] if large else [None]


class People:
    """The people of a case; ``update`` brings them up to date."""

    def __init__(self) -> None:
        self.found: dict[Words, Person] = {}
        """Everybody over the case, by the words of a name of theirs."""
        self._full: dict[Words, dict[str, list[Person]]] = {}
        self._bare: dict[str, dict[str, list[Person]]] = {}
        self._gathered: dict[Words, Person] = {}
        self._blocks: dict[str, _Block] = defaultdict(_Block)
        self._joined: dict[Words, Person] = {}
        self._forms: dict[str, set[Words]] = {}
        self._opening: dict[str, set[str]] = defaultdict(set)
        """Surnames of the case by their first two letters."""
        self._bare_opening: dict[str, set[str]] = defaultdict(set)
        self._owner: dict[str, Words] = {}
        """Whom a bare surname stands for, where that is one."""
        self._owned: dict[Words, set[str]] = defaultdict(set)

    def update(self, gone: Iterable[tuple[str, Sequence[Person]]], new: Iterable[tuple[str, Sequence[Person]]]) -> set[Words]:
        """Takes the people of reports out and in, each with their report; gives the keys of those who are others now, or gone."""
        full: set[Words] = set()
        bare: set[str] = set()
        for report, people in gone:
            for words in {one.words for one in people}:
                self._take_out(report, words, full, bare)
        for report, people in new:
            for one in people:
                self._take_in(report, one, full, bare)
        changed, forms = self._join(full)
        for form in forms:
            for surname in self._bare_opening.get(form[:2], ()):
                if surname == form or alike(form, surname, SURNAME_ALIKE):
                    bare.add(surname)
        changed |= self._place(bare)
        for words in changed:
            person = self._whole(words)
            if person is None:
                self.found.pop(words, None)
            else:
                self.found[words] = person
        return changed

    def _take_out(self, report: str, words: Words, full: set[Words], bare: set[str]) -> None:
        if len(words) > 1:
            del self._full[words][report]
            full.add(words)
        elif words:
            del self._bare[words[0]][report]
            bare.add(words[0])

    def _take_in(self, report: str, person: Person, full: set[Words], bare: set[str]) -> None:
        words = person.words
        if len(words) > 1:
            self._full.setdefault(words, {}).setdefault(report, []).append(person)
            full.add(words)
        elif words:
            self._bare.setdefault(words[0], {}).setdefault(report, []).append(person)
            bare.add(words[0])

    # -- full names ----------------------------------------------------------------------------------------------------
    def _join(self, dirty: set[Words]) -> tuple[set[Words], set[str]]:
        """Joins full names again; gives the people and the surnames that this changed."""
        touched: dict[str, set[str]] = defaultdict(set)
        for words in dirty:
            key = skeleton(words[-1])[:2]
            if self._full[words]:
                person = self._gathered[words] = _gather(self._full[words])
                touched[key] |= self._blocks[key].put(words, person.words[-1])
            else:
                del self._full[words]
                self._gathered.pop(words, None)
                touched[key] |= self._blocks[key].put(words, None)
        changed: set[Words] = set()
        forms: set[str] = set()
        for key, surnames in touched.items():
            block = self._blocks[key]
            stale, fresh = block.again(surnames)
            before = {part: kept for surname in stale for part, kept in block.parts.pop(surname, {}).items()}
            after: dict[Words, Person] = {}
            for surname in fresh:
                made = {}
                for part in self._cut(block, surname):
                    members = tuple([self._gathered[words] for words in part])
                    kept = before.get(part)
                    if kept is not None and all(one is other for one, other in zip(kept[0], members, strict=True)):
                        made[part] = before.pop(part)
                    else:
                        made[part] = (members, _compare(part, members))
                    after.update(made[part][1])
                if made:
                    block.parts[surname] = made
            for _, gone in before.values():
                for words in gone:
                    changed.add(words)
                    forms |= self._set(words, None)
            for words, person in after.items():
                if self._joined.get(words) is not person:
                    changed.add(words)
                    forms |= self._set(words, person)
            if not block.surnames:
                del self._blocks[key]
        return changed, forms

    def _cut(self, block: _Block, surname: str | None) -> list[tuple[Words, ...]]:
        """The block's names in parts, those of one surname or all; nobody of one part may be anybody of another."""
        if surname is None:
            return self._cut_small(sorted(block.surnames))
        named = sorted(block.named.get(surname, ()))
        if len(named) <= MAX_BLOCK:
            return [tuple(named)] if named else []
        begin: dict[str, list[Words]] = defaultdict(list)
        for words in named:
            begin[words[0][:1]].append(words)
        return list(map(tuple, begin.values()))

    def _cut_small(self, block: Sequence[Words]) -> list[tuple[Words, ...]]:
        """All names of a block in parts."""
        parent = list(range(len(block)))

        def root(number: int) -> int:
            while parent[number] != number:
                parent[number] = parent[parent[number]]
                number = parent[number]
            return number

        holders: dict[str, int] = {}
        surnames: dict[str, int] = {}
        for number, words in enumerate(block):
            for name in self._gathered[words].names:
                printed = name_words(name)
                if len(printed) > 1:
                    parent[root(surnames.setdefault(printed[-1], number))] = root(number)
                    parent[root(holders.setdefault("".join(printed), number))] = root(number)
        for (one, first), (other, second) in combinations(surnames.items(), 2):
            if root(first) != root(second) and alike(one, other, SURNAME_ALIKE):
                parent[root(first)] = root(second)
        parts: dict[int, list[Words]] = defaultdict(list)
        for number, words in enumerate(block):
            parts[root(number)].append(words)
        return list(map(tuple, parts.values()))

    def _set(self, words: Words, person: Person | None) -> set[str]:
        """Keeps who is printed by a name; gives the surnames that somebody else may bear now."""
        before, after = _surnames(self._joined.pop(words, None)), _surnames(person)
        if person is not None:
            self._joined[words] = person
        for form in before - after:
            self._forms[form].discard(words)
            if not self._forms[form]:
                del self._forms[form]
                self._opening[form[:2]].discard(form)
        for form in after - before:
            self._forms.setdefault(form, set()).add(words)
            self._opening[form[:2]].add(form)
        return before | after

    # -- bare surnames -------------------------------------------------------------------------------------------------
    def _place(self, dirty: set[str]) -> set[Words]:
        """Finds again whom bare surnames stand for: the one person of that surname; where the case has two, they stay apart."""
        changed: set[Words] = set()
        for surname in dirty:
            changed.add((surname,))
            if not self._bare.get(surname, True):
                del self._bare[surname]
            before = self._owner.pop(surname, None)
            if before is not None:
                self._owned[before].discard(surname)
                changed.add(before)
            if surname not in self._bare:
                self._bare_opening[surname[:2]].discard(surname)
                continue
            self._bare_opening[surname[:2]].add(surname)
            owners = self._forms.get(surname)
            if owners is None:
                near = (form for form in self._opening.get(surname[:2], ()) if alike(form, surname, SURNAME_ALIKE))
                owners = {words for form in near for words in self._forms[form]}
            if len(owners) == 1:
                owner = next(iter(owners))
                self._owner[surname] = owner
                self._owned[owner].add(surname)
                changed.add(owner)
        return changed

    def _whole(self, words: Words) -> Person | None:
        """The person with all who stand for it by a surname alone."""
        if len(words) == 1:
            surname = words[0]
            if surname not in self._bare or surname in self._owner:
                return None
            return _collect(self._bare[surname])
        person = self._joined.get(words)
        surnames = self._owned.get(words)
        if person is None or not surnames:
            self._owned.pop(words, None)
            return person
        person = copy(person)
        reason = f"surname of '{person.full}', the only one of that name in the case"
        for surname in sorted(surnames):
            for report in sorted(self._bare[surname]):
                for other in self._bare[surname][report]:
                    merge(person, other, reason)
        return person


def _gather(told: dict[str, list[Person]]) -> Person:
    """All who are printed by one full name as one, report by report."""
    person: Person | None = None
    for report in sorted(told):
        for other in told[report]:
            if person is None:
                person = copy(other) if len(told) > 1 or len(told[report]) > 1 else other
            else:
                merge(person, other, f"same name as '{person.full}'")
    assert person is not None
    return person


def _collect(told: dict[str, list[Person]]) -> Person:
    """All who are named by one surname that is nobody's alone."""
    person: Person | None = None
    for report in sorted(told):
        for other in told[report]:
            if person is None:
                person = copy(other)
            else:
                merge(person, other, f"same surname as '{person.full}'")
    assert person is not None
    return person


def _compare(part: Sequence[Words], members: Sequence[Person]) -> dict[Words, Person]:
    """Joins the members who are one, each with the first that it is; by their names' words."""
    if len(members) == 1:
        return {part[0]: members[0]}
    people = list(members)
    gone: set[int] = set()
    own: set[int] = set()
    for first in range(len(people)):
        for second in range(first + 1, len(people)):
            if first in gone:
                break
            if second in gone:
                continue
            reason = same_person(people[first], people[second])
            if reason:
                if first not in own:
                    people[first] = copy(people[first])
                    own.add(first)
                merge(people[first], people[second], reason)
                gone.add(second)
    return {words: person for number, (words, person) in enumerate(zip(part, people, strict=True)) if number not in gone}


def _surnames(person: Person | None) -> set[str]:
    """The surnames that a person's full names end in."""
    return set() if person is None else {words[-1] for name in person.names if len(words := name_words(name)) > 1}
