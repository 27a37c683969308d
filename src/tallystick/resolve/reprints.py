"""Which reports carry another's text: an agency's copy, shortened, re-headlined or lightly edited.

Shingles find candidates (an inverted index with capped buckets, near-linear), the share of the shorter text's shingles decides. A
quotation or a background paragraph in common is no reprint: it is a small share of either text.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from tallystick.records.links import Reprint
from tallystick.records.report import Report, Zone
from tallystick.records.rows import Book, Linked, Rows, Rule, Spread

WORDS_IN_SHINGLE = 5
"""Five words in a row are seldom shared by chance; agencies' edits leave most runs of five whole."""
MIN_SHARE = 0.5
"""Half of the shorter text's shingles. Of 1,347 reports on US shootings 17 pairs reach it; read one by one they are copies, while the 14
pairs between 0.3 and 0.5 are mostly one outlet's follow-ups and pages that share their furniture."""
MIN_SHINGLES = 20
"""Shorter texts (under about 25 words) share lines by chance."""
MAX_BUCKET = 50
"""Reports that share one shingle and are still paired; a shingle of more is boilerplate."""
LARGE = 5_000
"""Reports from which on candidates are found by every ``SAMPLE``-th of their runs alone, and the share is then read off both whole texts."""
SAMPLE = 4
SAMPLED_SHARE = 0.35
"""Share of the sampled runs from which two texts are compared whole: of a text of a hundred runs, a share of a half is hardly ever read lower."""
WORD = re.compile(r"\w+", re.UNICODE)


class ReprintCase:
    """The runs of words of a case's reports, and the pairs that may be one text."""

    def __init__(self, book: Book, reports: Rows[str, Report]) -> None:
        self.alike: Rows[tuple[str, str], float] = Rows(book)
        """The pairs of which one carries the other's text, each with the share of the shorter one's runs."""
        self.source = reports
        self.dirty: set[str] = set(reports.rows)
        self._forget(1)
        reports.followers.append(self)
        book.add(self)

    def _forget(self, sample: int) -> None:
        self.sample = sample
        self.texts: dict[str, tuple[str, tuple[Zone, ...]]] = {}
        self.shingles: dict[str, array[int]] = {}
        self.sizes: dict[str, int] = {}
        """How many runs a text has, sampled or not."""
        self.holders: dict[int, str | list[str]] = {}
        """The report, or the reports, that hold a run."""
        self.alike_to: dict[str, set[str]] = defaultdict(set)
        self.alike.take({})

    def refresh(self) -> None:
        """Compares again what changed."""
        if not self.dirty:
            return
        reports = self.source.rows
        sample = SAMPLE if len(reports) > LARGE else 1
        if sample != self.sample:
            self._forget(sample)
            self.dirty.update(reports)
        fresh = []
        for id_ in sorted(self.dirty):
            text = (reports[id_].text, reports[id_].zones) if id_ in reports else None
            if self.texts.get(id_) != text:
                if id_ in self.texts:
                    self._remove(id_)
                if text is not None:
                    fresh.append((id_, text))
        self.dirty = set()
        for id_, text in fresh:
            self._add(id_, text)

    def _add(self, id_: str, text: tuple[str, tuple[Zone, ...]]) -> None:
        every = _shingles(*text)
        shingles = array("q", every if self.sample == 1 else [run for run in every if run % self.sample == 0])
        self.texts[id_], self.shingles[id_], self.sizes[id_] = text, shingles, len(every)
        shared: Counter[str] = Counter()
        full: list[list[str]] = []
        for run in shingles:
            holders = self.holders.get(run)
            if holders is None:
                self.holders[run] = id_
            elif isinstance(holders, str):
                shared[holders] += 1
                self.holders[run] = [holders, id_]
            else:
                if len(holders) < MAX_BUCKET:
                    shared.update(holders)
                elif len(holders) == MAX_BUCKET:
                    full.append(holders[:])
                holders.append(id_)
        least = MIN_SHARE if self.sample == 1 else SAMPLED_SHARE
        for other, count in shared.items():
            if count >= least * min(len(shingles), len(self.shingles[other])):
                self._judge(id_, other, count)
        for holders in full:  # the run is boilerplate now, and counts no longer
            here = set(holders)
            for one in holders:
                for other in [other for other in self.alike_to.get(one, ()) if one < other and other in here]:
                    self._judge(one, other, None)

    def _remove(self, id_: str) -> None:
        for other in self.alike_to.pop(id_, set()):
            self.alike_to[other].discard(id_)
            self.alike.drop((min(id_, other), max(id_, other)))
        del self.texts[id_], self.sizes[id_]
        freed: list[list[str]] = []
        for run in self.shingles.pop(id_):
            holders = self.holders[run]
            if isinstance(holders, str):
                del self.holders[run]
                continue
            holders.remove(id_)
            if len(holders) == MAX_BUCKET:
                freed.append(holders)
            elif len(holders) == 1:
                self.holders[run] = holders[0]
        for one, other in sorted({pair for holders in freed for pair in combinations(sorted(holders), 2)}):
            self._judge(one, other, None)

    def _judge(self, one: str, other: str, count: int | None) -> None:
        """Whether one carries the other's text: ``count`` are the runs that both hold and few others do, None where they are to be counted."""
        left, right = (one, other) if one < other else (other, one)
        shorter = min(len(self.shingles[one]), len(self.shingles[other]))
        share = 0.0
        if min(self.sizes[one], self.sizes[other]) >= MIN_SHINGLES and shorter:
            if count is None:
                both = set(self.shingles[one]).intersection(self.shingles[other])
                count = sum(isinstance(holders := self.holders[run], list) and len(holders) <= MAX_BUCKET for run in both)
            share = count / shorter
            if self.sample > 1 and share >= SAMPLED_SHARE:
                first, second = _shingles(*self.texts[one]), _shingles(*self.texts[other])
                share = len(first & second) / min(len(first), len(second))
        if share >= MIN_SHARE:
            self.alike.put((left, right), share)
            self.alike_to[left].add(right)
            self.alike_to[right].add(left)
        elif (left, right) in self.alike:
            self.alike.drop((left, right))
            self.alike_to[left].discard(right)
            self.alike_to[right].discard(left)


class ReprintRows(Spread[str, Reprint]):
    """By report that carries another's text the one that it carries. The original is the agency's own, else the earlier, else the longer;
    chains lead straight to it."""

    def __init__(self, book: Book, reports: Rows[str, Report]) -> None:
        """``reports`` as they are dated."""
        alike = ReprintCase(book, reports).alike
        pairs = Rule(book, alike, lambda pair: (*pair, alike[pair]))
        parts = Linked(book, pairs, lambda pair: pair[:2])
        found = Rule(book, parts, lambda first: _originals([pairs[pair] for pair in parts[first]], reports))
        super().__init__(book, found, lambda reprints: [(reprint.report, reprint) for reprint in reprints])


def find_reprints(reports: Sequence[Report]) -> tuple[Reprint, ...]:
    """Each report that carries another's text, with the one it carries (see ``ReprintRows``)."""
    book = Book()
    found = ReprintRows(book, Rows.of(book, {report.id: report for report in reports}))
    book.refresh()
    return tuple([found.rows[id_] for id_ in sorted(found.rows)])


def _originals(pairs: Sequence[tuple[str, str, float]], by_id: Mapping[str, Report]) -> tuple[Reprint, ...]:
    """The reprints among reports of which each pair is alike."""
    copies: dict[str, tuple[float, str]] = {}
    for left, right, share in pairs:
        original, copy = sorted((by_id[left], by_id[right]), key=_rank)
        best = copies.get(copy.id)
        if best is None or _rank(original) < _rank(by_id[best[1]]):
            copies[copy.id] = (share, original.id)
    found = []
    for copy_id, (share, original_id) in sorted(copies.items()):
        root, seen = original_id, {copy_id}
        while root in copies and root not in seen:
            seen.add(root)
            root = copies[root][1]
        if root != copy_id:
            found.append(Reprint(report=copy_id, of=root, share=round(share, 3), reason=_reason(by_id[copy_id], by_id[root], share)))
    return tuple(found)


@lru_cache(maxsize=256)
def _shingles(text: str, zones: tuple[Zone, ...]) -> frozenset[int]:
    """Hashes of five words in a row of the running text, case and punctuation aside."""
    for zone in reversed(zones):
        text = text[: zone.start] + " " * (zone.end - zone.start) + text[zone.end :]
    # Apostrophes are dropped, not split at: some archives strip them.
    words = [*map(_number, WORD.findall(text.lower().replace("'", "").replace("’", "").replace("-", " ")))]
    return frozenset(map(hash, zip(*(words[first:] for first in range(WORDS_IN_SHINGLE)), strict=False)))


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """A number for a word, the same on every machine; so is the hash of a row of numbers, as that of a row of words is not."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 3


def _rank(report: Report) -> tuple[int, str, int, str]:
    """Smallest is the original: the agency's own report, then the earlier, then the longer."""
    outlet = (report.outlet or "").casefold()
    own = bool(outlet) and any(outlet == agency.casefold() for agency in report.agencies)
    return (0 if own else 1, report.published or "9999", -len(report.text), report.id)


def _reason(copy: Report, original: Report, share: float) -> str:
    agencies = [agency for agency in copy.agencies if agency in original.agencies]
    credit = f"; both credit {agencies[0]}" if agencies else ""
    return f"{share:.0%} of the shorter text's runs of five words stand in both{credit}"
