"""Statements to questions: which ones speak of one matter, by what they name and say; wording alone never decides.

Two statements of different reports are of one matter when most of their weighty terms are shared (people, places and incidents by
identity, other words by stem) and no number in them differs: numbers are the figures' questions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum, log

import snowballstemmer

from tallystick.lexicon.claims import STOPWORDS
from tallystick.records.account import AccountReport, Entity, Statement
from tallystick.records.question import Matter, Pair
from tallystick.records.rows import Book, Rows

POSSESSIVE = re.compile(r"['’]s$")
WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)
MIN_OVERLAP = 0.6
"""Share of the lighter statement's weight that the other must hold."""
MIN_JACCARD = 0.33
"""Share of both statements' weight together that they must share."""
MIN_SHARED_TERMS = 3
"""A name and a verb in common are no matter yet."""
LARGE = 4_000
"""Statements from which on terms are weighed by the leading digits of their counts (docs/method/align.md)."""
SLACK = 1e-9
"""What sums of weights may be off by in rounding: no pair is passed over for it."""
MAX_BUCKET = 200
"""Statements that share one term and are still compared pairwise; a commoner term says nothing of the matter."""


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word's Porter2 stem, lower case."""
    return str(_stemmer().stemWord(word.lower()))


@lru_cache(maxsize=100_000)
def read_word(word: str) -> tuple[str, str]:
    """(the word in small letters, its stem without a possessive); one copy of each, however often it is printed."""
    lower = word.lower()
    return lower, stem(POSSESSIVE.sub("", lower))


Named = tuple[int, int, str, bool]
"""Where a name begins and ends, the entity that it stands for, and whether that is a person."""


def read_report(statements: Sequence[Statement], text: str, named: Sequence[Named]) -> dict[str, Matter]:
    """The matters of one report's statements; names, sorted, are replaced by the ids of whom they stand for."""
    return {statement.id: _read_matter(statement, statement.evidence[0].report, text, named) for statement in statements}


def read_matters(statements: Sequence[Statement], reports: Sequence[AccountReport], entities: Sequence[Entity]) -> dict[str, Matter]:
    """Each statement's matter; names are replaced by the ids of whom they stand for."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.evidence[0].report].append(statement)
    texts = {report.id: report.text or "" for report in reports}
    named: dict[str, list[Named]] = {report: [] for report in by_report}
    for entity in entities:
        person = entity.type.value == "person"
        for place in entity.evidence:
            if place.report in named:
                named[place.report].append((place.start, place.end, entity.id, person))
    found: dict[str, Matter] = {}
    for report, told in by_report.items():
        found.update(read_report(told, texts.get(report, ""), sorted(named[report])))
    return found


def _read_matter(statement: Statement, report: str, text: str, named: Sequence[Named]) -> Matter:
    terms: set[str] = set()
    people: set[str] = set()
    words: list[str] = []
    stems: list[str] = []
    for piece in statement.evidence:
        inside = [n for n in named[bisect_left(named, (piece.start,)) : bisect_left(named, (piece.end,))] if n[1] <= piece.end]
        terms.update(n[2] for n in inside)
        people.update(n[2] for n in inside if n[3])
        for match in WORD.finditer(text, piece.start, piece.end):
            word, stemmed = read_word(match.group())
            words.append(word)
            stems.append(stemmed)
            if word in STOPWORDS or (inside and any(n[0] <= match.start() < n[1] for n in inside)):
                continue
            terms.add(stems[-1])
    return Matter(statement.id, report, frozenset(terms), tuple(words), tuple(stems), frozenset(people))


class StatementPairs(Rows[tuple[str, str], Pair]):
    """The pairs of a case's matters by both their claims: only matters that changed, or whose terms' weights did, are paired again.

    Two matters of one question share at least a third of each one's weight, so among each one's rarest terms, down to the third that is
    left, there is one that the other has among its own: only those are looked up.
    """

    def __init__(self, book: Book, matters: Rows[str, Matter]) -> None:
        super().__init__(book)
        self.source = matters
        self.dirty: set[str] = set(matters.rows)
        matters.followers.append(self)
        self.matters: dict[str, Matter] = {}
        self.counts: Counter[str] = Counter()
        self.weights: dict[str, float] = {}
        self.total = (-1, False)
        self.masses: dict[str, float] = {}
        self.rare: dict[str, tuple[str, ...]] = {}
        self.index: dict[str, dict[str, None]] = {}
        """By term the matters that have it among their rarest."""
        self.holders: dict[str, list[str]] = defaultdict(list)
        """By term all that have it, sorted."""
        self.paired: dict[str, list[tuple[str, str]]] = {}
        self._before: dict[tuple[str, str], Pair] = {}
        """Pairs taken out in this reading; some come back as they were."""
        book.add(self)

    def refresh(self) -> None:
        """Pairs again what changed."""
        if not self.dirty:
            return
        matters = self.source.rows
        changed: dict[str, int] = {}  # terms with their counts before
        for key in sorted(self.dirty):
            if key in self.matters:
                for term in self.matters[key].terms:
                    changed.setdefault(term, self.counts[term])
                    self.counts[term] -= 1
                    holders = self.holders[term]
                    del holders[bisect_left(holders, key)]
            if key in matters:
                for term in matters[key].terms:
                    changed.setdefault(term, self.counts[term])
                    self.counts[term] += 1
                    holders = self.holders[term]
                    if holders and key < holders[-1]:
                        insort(holders, key)
                    else:
                        holders.append(key)
                self.matters[key] = matters[key]
            elif key in self.matters:
                self._take_out(key)
                del self.masses[key], self.matters[key]
        dirty = {key for key in self.dirty if key in matters}
        self.dirty = set()
        moved = self._weigh(changed)
        if moved is None:
            dirty = set(self.matters)
        else:
            for term in moved:
                dirty.update(self.holders[term])
        for key in dirty:
            self._take_out(key)
            self.masses[key] = fsum([self.weights[term] for term in self.matters[key].terms])
            self.rare[key] = self._rare(self.matters[key], self.masses[key])
        for key in sorted(dirty):
            self._pair(self.matters[key])
        for pair, before in self._before.items():
            if self.rows.get(pair) != before:
                self.tell(pair)
        self._before = {}

    def _weigh(self, changed: Mapping[str, int]) -> set[str] | None:
        """Weighs the terms; gives those whose weight is another now, None where all may be."""
        large = len(self.matters) > LARGE
        total = (coarse(len(self.matters)) if large else len(self.matters), large)
        if total != self.total:
            self.total = total
            self.counts = +self.counts
            self.weights = {term: self._weight(count) for term, count in self.counts.items()}
            return None
        moved = set()
        for term, before in changed.items():
            count = self.counts[term]
            if count <= 0:
                del self.counts[term], self.holders[term]
                self.weights.pop(term, None)
                continue
            weight = self._weight(count)
            if self.weights.get(term) != weight:
                self.weights[term] = weight
                moved.add(term)
            elif (count > MAX_BUCKET) != (before > MAX_BUCKET):
                moved.add(term)  # it has become, or ceased to be, too common to pair by
        return moved

    def _weight(self, count: int) -> float:
        total, large = self.total
        return log(1 + total / (coarse(count) if large else count))

    def _rare(self, matter: Matter, mass: float) -> tuple[str, ...]:
        """The matter's terms, rarest first, until less than the least share of its weight is left; without those too common to pair by."""
        left, least = mass, MIN_JACCARD * mass - SLACK
        found = []
        for term in sorted(matter.terms, key=lambda term: (-self.weights[term], term)):
            if left < least or self.counts[term] > MAX_BUCKET:
                break
            found.append(term)
            left -= self.weights[term]
        return tuple(found)

    def _take_out(self, key: str) -> None:
        for term in self.rare.pop(key, ()):
            holders = self.index.get(term)
            if holders is not None:
                holders.pop(key, None)
                if not holders:
                    del self.index[term]
        for pair in self.paired.pop(key, ()):
            if pair in self.rows:
                self._before.setdefault(pair, self.rows.pop(pair))
            other = pair[0] if pair[1] == key else pair[1]
            if other in self.paired:
                self.paired[other].remove(pair)

    def _pair(self, matter: Matter) -> None:
        key, mass = matter.claim, self.masses[matter.claim]
        near: set[str] = set()
        for term in self.rare[key]:
            if self.counts[term] < 2:
                continue
            near.update(self.index.setdefault(term, {}))
            self.index[term][key] = None
        for other in near:
            if other == key:
                continue
            theirs = self.masses[other]
            lighter, heavier = (mass, theirs) if mass < theirs else (theirs, mass)
            if lighter < MIN_JACCARD * heavier - SLACK:
                continue
            told = self.matters[other]
            if told.report == matter.report:
                continue
            shared = told.terms & matter.terms
            if len(shared) < MIN_SHARED_TERMS or sum([self.counts[term] <= MAX_BUCKET for term in shared]) < MIN_SHARED_TERMS:
                continue
            both = fsum([self.weights[term] for term in shared])
            overlap, jaccard = both / lighter, both / (mass + theirs - both)
            if overlap >= MIN_OVERLAP and jaccard >= MIN_JACCARD:
                pair = (key, other) if key < other else (other, key)
                self.rows[pair] = Pair(*pair, round(overlap, 3), round(jaccard, 3), tuple(sorted(shared)))
                if pair not in self._before:
                    self.tell(pair)
                for one in pair:
                    self.paired.setdefault(one, []).append(pair)


def coarse(count: int) -> int:
    """The count with its three leading binary digits: what a large case's weights are read off, so that they stay while it grows a little."""
    spare = max(0, count.bit_length() - 3)
    return count >> spare << spare


def align_statements(matters: Mapping[str, Matter]) -> tuple[Pair, ...]:
    """Pairs of statements of different reports that are of one matter, best first."""
    book = Book()
    pairs = StatementPairs(book, Rows.of(book, matters))
    book.refresh()
    return tuple(sorted(pairs.rows.values(), key=lambda p: (-p.jaccard, p.left, p.right)))
