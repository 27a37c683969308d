"""Statements to questions: which ones speak of one matter, by what they name and say; wording alone never decides.

Two statements of different reports are of one matter when most of their weighty terms are shared (people, places and incidents by
identity, other words by stem) and no number in them differs: numbers are the figures' questions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import log

import snowballstemmer

from tallystick.lexicon.claims import STOPWORDS
from tallystick.records.account import AccountReport, Entity, Statement
from tallystick.records.question import Matter, Pair

WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)
MIN_OVERLAP = 0.6
"""Share of the lighter statement's weight that the other must hold."""
MIN_JACCARD = 0.33
"""Share of both statements' weight together that they must share."""
MIN_SHARED_TERMS = 3
"""A name and a verb in common are no matter yet."""
MAX_BUCKET = 200
"""Statements that share one term and are still compared pairwise; a commoner term says nothing of the matter."""


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word's Porter2 stem, lower case."""
    return str(_stemmer().stemWord(word.lower()))


def read_matters(statements: Sequence[Statement], reports: Sequence[AccountReport], entities: Sequence[Entity]) -> dict[str, Matter]:
    """Each statement's matter; names are replaced by the ids of whom they stand for."""
    texts = {report.id: report.text or "" for report in reports}
    named: dict[str, list[tuple[int, int, str, bool]]] = defaultdict(list)
    for entity in entities:
        for place in entity.evidence:
            named[place.report].append((place.start, place.end, entity.id, entity.type.value == "person"))
    for spans in named.values():
        spans.sort()
    found = {}
    for statement in statements:
        report = statement.evidence[0].report
        text = texts.get(report, "")
        terms: set[str] = set()
        people: set[str] = set()
        words: list[str] = []
        stems: list[str] = []
        for piece in statement.evidence:
            inside = [n for n in named[report] if piece.start <= n[0] and n[1] <= piece.end]
            terms.update(n[2] for n in inside)
            people.update(n[2] for n in inside if n[3])
            for match in WORD.finditer(text, piece.start, piece.end):
                word = match.group().lower()
                words.append(word)
                stems.append(stem(re.sub(r"['’]s$", "", word)))
                if word in STOPWORDS or any(n[0] <= match.start() < n[1] for n in inside):
                    continue
                terms.add(stems[-1])
        found[statement.id] = Matter(statement.id, report, frozenset(terms), tuple(words), tuple(stems), frozenset(people))
    return found


def align_statements(matters: Mapping[str, Matter]) -> tuple[Pair, ...]:
    """Pairs of statements of different reports that are of one matter, best first."""
    ordered = [matters[key] for key in sorted(matters)]
    counts = Counter(term for matter in ordered for term in matter.terms)
    total = len(ordered)
    weight = {term: log(1 + total / count) for term, count in counts.items()}
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, matter in enumerate(ordered):
        for term in matter.terms:
            buckets[term].append(index)
    shared_terms: Counter[tuple[int, int]] = Counter()
    for term in sorted(buckets):
        if 1 < len(buckets[term]) <= MAX_BUCKET:
            shared_terms.update(pair for pair in combinations(buckets[term], 2) if ordered[pair[0]].report != ordered[pair[1]].report)
    found = []
    for (i, j), count in shared_terms.items():
        if count < MIN_SHARED_TERMS:
            continue
        left, right = ordered[i], ordered[j]
        shared = left.terms & right.terms
        mass = sum(weight[t] for t in shared)
        lighter = min(sum(weight[t] for t in left.terms), sum(weight[t] for t in right.terms))
        union = sum(weight[t] for t in left.terms | right.terms)
        overlap, jaccard = mass / lighter, mass / union
        if overlap >= MIN_OVERLAP and jaccard >= MIN_JACCARD:
            found.append(Pair(left.claim, right.claim, round(overlap, 3), round(jaccard, 3), tuple(sorted(shared))))
    return tuple(sorted(found, key=lambda p: (-p.jaccard, p.left, p.right)))
