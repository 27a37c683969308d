"""Which reports tell one story: groups by the words, names and numbers that they share and other reports of the case do not.

A story groups reports for reading; it links no mention and merges no incident. Words weigh by how few of the case's reports have them,
names and numbers more than other words; groups grow by average link, so that one bridging report does not chain two stories.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from tallystick.lexicon.casing import CLOSED
from tallystick.records.report import Report

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}|\d[\d.,]*")
NAME_WEIGHT = 2.0
"""Capitals inside a sentence and numbers mark what tells one story from another of its kind."""
SAME_STORY = 0.033
"""Mean cosine from which two groups are one story, per natural logarithm of the case's size: in a small case every shared word is common,
in a large one the same two reports share more that is rare. Read off cases of 23 and of 431 reports (docs/method/incidents.md)."""
LARGE = 1_000
"""Reports from which on only those are compared that share one of each one's weightiest words, so that the work grows with the reports."""
WEIGHTIEST = 12
"""Words of a report by which it is looked up in a large case."""
MAX_BUCKET = 30
"""Reports of a large case that have a word by which others are still looked up; a commoner one tells no story."""
LEAD_WORDS = 400
"""Words of a report that are read: what follows is mostly background, which stories of one kind share."""


def group_stories(reports: Sequence[Report]) -> tuple[tuple[str, ...], ...]:
    """Report ids by story, each sorted, the groups sorted; every report is in one group. The order of ``reports`` does not matter."""
    ordered = sorted(reports, key=lambda report: report.id)
    vectors = _vectors([_terms(report) for report in ordered])
    similar = _similarities(vectors)
    groups = _average_link(len(ordered), similar, SAME_STORY * math.log(1 + len(ordered)))
    return tuple(sorted(tuple(ordered[index].id for index in group) for group in groups))


def _terms(report: Report) -> dict[str, float]:
    text = f"{report.title or ''}\n{report.text}"
    found: dict[str, float] = defaultdict(float)
    for order, match in enumerate(WORD.finditer(text)):
        if order >= LEAD_WORDS:
            break
        word = match.group()
        lower = word.lower().removesuffix("'s").removesuffix("’s").rstrip(".,")
        if lower in CLOSED:
            continue
        before = text[max(0, match.start() - 2) : match.start()]
        marked = word[0].isdigit() or (word[0].isupper() and not re.search(r"[.!?\n\"“]\s?$", before) and match.start() > 0)
        found[lower] += NAME_WEIGHT if marked else 1.0
    return found


def _vectors(terms: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    total = len(terms)
    frequency = Counter(word for counts in terms for word in counts)
    vectors = []
    for counts in terms:
        weights = {w: (1 + math.log(n)) * math.log((1 + total) / (1 + frequency[w])) for w, n in sorted(counts.items()) if frequency[w] > 1}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items() if weight > 0})
    return vectors


def _similarities(vectors: Sequence[dict[str, float]]) -> dict[tuple[int, int], float]:
    if len(vectors) >= LARGE:
        return {pair: _cosine(vectors[pair[0]], vectors[pair[1]]) for pair in sorted(set(_candidates(vectors)))}
    holders: dict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(index)
    similar: dict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(holders):
        members = holders[word]
        for position, first in enumerate(members):
            for second in members[position + 1 :]:
                similar[(first, second)] += vectors[first][word] * vectors[second][word]
    return similar


def _candidates(vectors: Sequence[dict[str, float]]) -> Iterator[tuple[int, int]]:
    """Reports of a large case that may tell one story: at most ``WEIGHTIEST`` × ``MAX_BUCKET`` for each."""
    frequency = Counter(word for vector in vectors for word in vector)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        rare = (word for word in vector if frequency[word] <= MAX_BUCKET)
        for word in sorted(rare, key=lambda word: (-vector[word], word))[:WEIGHTIEST]:
            holders[word].append(index)
    for members in holders.values():
        yield from combinations(members, 2)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * longer[word] for word, weight in shorter.items() if word in longer)


def _average_link(count: int, similar: dict[tuple[int, int], float], bar: float) -> list[list[int]]:
    groups: dict[int, list[int]] = {index: [index] for index in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (first, second), value in similar.items():
        sums[first][second] = sums[second][first] = value
        if value >= bar:
            heap.append((-value, first, second))
    heapify(heap)
    following = count
    while heap:
        _, first, second = heappop(heap)
        if first not in groups or second not in groups:
            continue
        merged = sorted([*groups.pop(first), *groups.pop(second)])
        groups[following] = merged
        near: dict[int, float] = defaultdict(float)
        for gone in (first, second):
            for other, value in sums.pop(gone, {}).items():
                if other in groups:
                    near[other] += value
                    sums[other].pop(gone, None)
        for other, value in sorted(near.items()):
            sums[following][other] = sums[other][following] = value
            mean = value / (len(merged) * len(groups[other]))
            if mean >= bar:
                heappush(heap, (-mean, other, following))
        following += 1
    return list(groups.values())
