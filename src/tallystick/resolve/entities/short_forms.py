"""Which full name an acronym stands for, kept while names and texts come and go: only what a change touches is told again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tallystick.resolve.entities.bodies import BRACKETED, SHORT_NAME, SPELT_OUT, body_key, initials

Bracket = tuple[str, str]
"""A short form, and the words that it stands for or that end with them, in lower case."""
WORDS_BEFORE = 120
"""Characters before a bracket in which the name that it shortens stands."""
POSSESSIVE = re.compile(r"['’]s$")


def brackets_of(text: str) -> tuple[Bracket, ...]:
    """The short forms in brackets that follow words of the text, and those that such brackets spell out: 'the Front (ARF)', 'ARF [the Front]'."""
    plain = " ".join(text.split())
    found = []
    for match in BRACKETED.finditer(plain):
        before = plain[max(0, match.start() - WORDS_BEFORE) : match.start()].rstrip(' "”’')
        found.append((match.group(1), POSSESSIVE.sub("", before.casefold())))
    found.extend((match.group(1), match.group(2).casefold()) for match in SPELT_OUT.finditer(plain))
    return tuple(found)


class ShortForms:
    """The acronyms of a case: told in brackets in a text, or the initials of exactly one longer name of the case."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        """Full name by acronym."""
        self._names: Counter[str] = Counter()
        """In how many reports a name stands."""
        self._long: dict[str, set[str]] = defaultdict(set)
        """Names of several words by the last one, in lower case."""
        self._lettered: dict[str, set[str]] = defaultdict(set)
        """Names of several words by their initials."""
        self._short: dict[str, set[str]] = defaultdict(set)
        """Short names by their letters."""
        self._brackets: dict[str, tuple[Bracket, ...]] = {}
        self._before: dict[str, set[str]] = defaultdict(set)
        """Reports by the last word before a bracket."""
        self._told: dict[str, tuple[tuple[str, str], ...]] = {}
        self._explained: dict[str, Counter[str]] = defaultdict(Counter)

    def update(self, gone: Iterable[tuple[str, Sequence[str]]], new: Iterable[tuple[str, Sequence[str], str]]) -> set[str]:
        """Takes reports out (id, names of organizations) and in (id, names, text); gives the acronyms that mean something else now."""
        named: set[str] = set()
        again: set[str] = set()
        stale: set[str] = set()
        for report, names in gone:
            named.update(names)
            self._names.subtract(names)
            for _, words in self._brackets.pop(report, ()):
                self._before[_last(words)].discard(report)
            stale.update(self._tell(report, ()))
            again.discard(report)
        for report, names, text in new:
            named.update(names)
            self._names.update(names)
            brackets = brackets_of(text)
            if brackets:
                self._brackets[report] = brackets
                again.add(report)
                for _, words in brackets:
                    self._before[_last(words)].add(report)
        for name in named:
            known = self._names[name] > 0
            if not known:
                del self._names[name]
            if " " in name:
                last, letters = _last(name.casefold()), initials(name)
                if known != (name in self._long[last]):
                    (self._long[last].add if known else self._long[last].discard)(name)
                    (self._lettered[letters].add if known else self._lettered[letters].discard)(name)
                    again |= self._before.get(last, set())
                    stale |= self._short.get(letters, set())
            if SHORT_NAME.fullmatch(name):
                (self._short[_letters(name)].add if known else self._short[_letters(name)].discard)(name)
                stale.add(name)
        for report in again:
            stale.update(self._tell(report, tuple(self._read(report))))
        changed = set()
        for acronym in stale:
            full = self._full(acronym)
            if self.of.get(acronym) != full:
                changed.add(acronym)
                if full is None:
                    del self.of[acronym]
                else:
                    self.of[acronym] = full
        return changed

    def _read(self, report: str) -> Iterator[tuple[str, str]]:
        """(short form, name) where the text first sets a short form in brackets behind that name."""
        seen: set[str] = set()
        for acronym, words in self._brackets[report]:
            for name in sorted(self._long.get(_last(words), ()), key=len):
                if name not in seen and words.endswith(name.casefold()):
                    seen.add(name)
                    yield acronym, name

    def _tell(self, report: str, told: tuple[tuple[str, str], ...]) -> set[str]:
        before = self._told.pop(report, ())
        if told:
            self._told[report] = told
        for acronym, name in before:
            self._explained[acronym][name] -= 1
            if not self._explained[acronym][name]:
                del self._explained[acronym][name]
        for acronym, name in told:
            self._explained[acronym][name] += 1
        return {acronym for acronym, _ in (*before, *told)}

    def _full(self, acronym: str) -> str | None:
        if explained := self._explained.get(acronym):
            return min(explained)
        letters = _letters(acronym)
        if len(letters) < 3 or acronym not in self._short.get(letters, ()):
            return None
        owners = self._lettered.get(letters, set())
        return min(owners, key=lambda name: (len(name), name)) if len({body_key(name) for name in owners}) == 1 else None


def _last(words: str) -> str:
    return words[words.rfind(" ") + 1 :]


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").replace("&", "").replace("-", "").upper()


def acronyms(names: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Full name by acronym over those names and texts."""
    found = ShortForms()
    found.update((), [("names", tuple(dict.fromkeys(names)), ""), *((str(number), (), text) for number, text in enumerate(texts))])
    return dict(found.of)
