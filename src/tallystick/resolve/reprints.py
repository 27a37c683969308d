"""Which reports carry another's text: an agency's copy, shortened, re-headlined or lightly edited.

Shingles find candidates (an inverted index with capped buckets, near-linear), the share of the shorter text's shingles decides. A
quotation or a background paragraph in common is no reprint: it is a small share of either text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from tallystick.records.links import Reprint
from tallystick.records.report import Report

WORDS_IN_SHINGLE = 5
"""Five words in a row are seldom shared by chance; agencies' edits leave most runs of five whole."""
MIN_SHARE = 0.5
"""Half of the shorter text's shingles. Of 1,347 reports on US shootings 17 pairs reach it; read one by one they are copies, while the 14
pairs between 0.3 and 0.5 are mostly one outlet's follow-ups and pages that share their furniture."""
MIN_SHINGLES = 20
"""Shorter texts (under about 25 words) share lines by chance."""
MAX_BUCKET = 50
"""Reports that share one shingle and are still paired; a shingle of more is boilerplate."""
WORD = re.compile(r"\w+", re.UNICODE)


def find_reprints(reports: Sequence[Report]) -> tuple[Reprint, ...]:
    """Each report that carries another's text, with the one it carries. The original is the agency's own, else the earlier, else the
    longer; chains lead straight to it."""
    shingles = {report.id: _shingles(report) for report in reports}
    by_id = {report.id: report for report in reports}
    buckets: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(shingles):
        for shingle in shingles[id_]:
            buckets[shingle].append(id_)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in buckets.values():
        if 1 < len(holders) <= MAX_BUCKET:
            for position, left in enumerate(holders):
                shared.update((left, right) for right in holders[position + 1 :])
    copies: dict[str, tuple[float, str]] = {}
    for (left, right), count in sorted(shared.items()):
        shorter = min(len(shingles[left]), len(shingles[right]))
        if shorter < MIN_SHINGLES or count / shorter < MIN_SHARE:
            continue
        original, copy = sorted((by_id[left], by_id[right]), key=_rank)
        best = copies.get(copy.id)
        if best is None or _rank(original) < _rank(by_id[best[1]]):
            copies[copy.id] = (count / shorter, original.id)
    found = []
    for copy_id, (share, original_id) in sorted(copies.items()):
        root, seen = original_id, {copy_id}
        while root in copies and root not in seen:
            seen.add(root)
            root = copies[root][1]
        if root == copy_id:
            continue
        found.append(Reprint(report=copy_id, of=root, share=round(share, 3), reason=_reason(by_id[copy_id], by_id[root], share)))
    return tuple(found)


def _shingles(report: Report) -> frozenset[int]:
    """Hashes of five words in a row of the running text, case and punctuation aside."""
    text = report.text
    for zone in reversed(report.zones):
        text = text[: zone.start] + " " * (zone.end - zone.start) + text[zone.end :]
    # Apostrophes are dropped, not split at: some archives strip them.
    words = WORD.findall(text.lower().replace("'", "").replace("’", "").replace("-", " "))
    runs = (" ".join(words[i : i + WORDS_IN_SHINGLE]) for i in range(len(words) - WORDS_IN_SHINGLE + 1))
    return frozenset(int.from_bytes(blake2b(run.encode("utf-8"), digest_size=8).digest(), "big") for run in runs)


def _rank(report: Report) -> tuple[int, str, int, str]:
    """Smallest is the original: the agency's own report, then the earlier, then the longer."""
    outlet = (report.outlet or "").casefold()
    own = bool(outlet) and any(outlet == agency.casefold() for agency in report.agencies)
    return (0 if own else 1, report.published or "9999", -len(report.text), report.id)


def _reason(copy: Report, original: Report, share: float) -> str:
    agencies = [agency for agency in copy.agencies if agency in original.agencies]
    credit = f"; both credit {agencies[0]}" if agencies else ""
    return f"{share:.0%} of the shorter text's runs of five words stand in both{credit}"
