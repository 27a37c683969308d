"""Fits the weights of ``tallystick.resolve.places.model`` on labelled toponyms (spans given), and measures them on sets left out.

    python -m training.places.fit ../shared/eval/geoparsing

Conditional logit with a small ridge, by gradient steps; the context of each round is made with the weights so far. A name none of whose
places lies within 161 km of the label (1,500 for the middle of a country, 500 of a first-level unit) counts as 'none of them'.
"""

from __future__ import annotations

import argparse
import json
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import numpy as np

from tallystick.records.identity import make_id
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report, Span
from tallystick.resolve.places.model import FEATURES, WEIGHTS, features, none_features, settle
from tallystick.resolve.places.toponyms import Toponym, find_toponyms

NEAR_KM = 161.0
AREA_KM = {"country": 1_500.0, "admin1": 500.0}
RIDGE = 0.02
STEPS = 400
ROUNDS = 3


def km(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance."""
    a, b, c, d = map(radians, (a, b, c, d))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def load(folder: Path) -> dict[str, list[tuple[list[Toponym], dict[str, tuple[float, float]]]]]:
    """By set: a report's toponyms and the label of each spelling."""
    sets = {}
    for path in sorted(folder.glob("*.dev.jsonl")):
        found = []
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            report = Report(id=record["doc_id"], name=record["doc_id"], text=record["text"], sha256="", language="en")
            names, labels = [], {}
            for one in record["toponyms"]:
                span = Span(one["start"], one["end"])
                names.append(NameMention(id=make_id("nam", report.id, span.start), span=span, kind=NameKind.PLACE, text=one["text"]))
            toponyms = find_toponyms([report], {report.id: Analysis(report=report.id, parts="", names=tuple(names))})
            spelled = {mention.span.start: one.folded for one in toponyms for mention in one.mentions}
            for one in record["toponyms"]:
                if one["lat"] is not None and one["start"] in spelled:
                    labels.setdefault(spelled[one["start"]], (one["lat"], one["lon"]))
            found.append((toponyms, labels))
        sets[path.name.split(".")[0]] = found
    return sets


def items(reports: list, weights: list[float]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Feature rows of each labelled name, 'none' last, with a mask of the right ones."""
    rows = []
    for toponyms, labels in reports:
        context = settle(toponyms, (), None, weights)
        for one in toponyms:
            if one.folded in labels and one.places:
                away = [km(*labels[one.folded], place.lat, place.lon) for place in one.places]
                right = [distance <= NEAR_KM for distance in away]
                if not any(right):  # the middle of a large area is told differently by every source
                    right = [distance <= AREA_KM.get(place.feature, NEAR_KM) for place, distance in zip(one.places, away, strict=True)]
                x = [features(one, place, order == 0, context) for order, place in enumerate(one.places)] + [none_features(one)]
                rows.append((np.array(x), np.array([*right, not any(right)], dtype=bool)))
    return rows


def fit(sets: list[list], start: list[float]) -> list[float]:
    """Weights that make the right places likeliest; every set counts alike, whatever its size."""
    weights = np.array(start)
    for _ in range(ROUNDS):
        by_set = [items(reports, list(weights)) for reports in sets]
        rows = [row for found in by_set for row in found]
        share = np.concatenate([np.full(len(found), 1 / len(found) / len(by_set)) for found in by_set])
        x = np.concatenate([row for row, _ in rows])
        right = np.concatenate([mask for _, mask in rows])
        first = np.cumsum([0, *[len(row) for row, _ in rows]])
        group = np.repeat(np.arange(len(rows)), np.diff(first))
        m = np.zeros_like(weights)
        v = np.zeros_like(weights)
        origin = np.array([WEIGHTS[name] for name in FEATURES]) * 0
        for step in range(1, STEPS + 1):
            score = x @ weights
            score -= np.maximum.reduceat(score, first[:-1])[group]
            power = np.exp(score)
            p = power / np.add.reduceat(power, first[:-1])[group]
            q = np.where(right, p, 1e-12)
            q = q / np.add.reduceat(q, first[:-1])[group]
            slope = x.T @ ((q - p) * share[group]) - RIDGE * (weights - origin) / 10
            m = 0.9 * m + 0.1 * slope
            v = 0.99 * v + 0.01 * slope**2
            weights = weights + 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return [round(float(w), 3) for w in weights]


def measure(reports: list, weights: list[float]) -> str:
    """Share right within 161 km of all labelled spellings, and right among those above some probabilities."""
    total = right = known = 0
    sure: list[tuple[float, bool]] = []
    for toponyms, labels in reports:
        settle(toponyms, (), None, weights)
        for one in toponyms:
            if one.folded not in labels:
                continue
            total += 1
            if one.places:
                known += 1
                best = max(range(len(one.places)), key=lambda n: one.weights[n])
                good = km(*labels[one.folded], one.places[best].lat, one.places[best].lon) <= NEAR_KM
                right += good
                sure.append((one.weights[best], good))
    sure.sort(reverse=True)
    parts = [f"{sum(g for _, g in sure[: int(len(sure) * c)]) / max(1, int(len(sure) * c)):.3f}@{c}" for c in (0.5, 0.8, 1.0)]
    bins = []
    for low in (0.0, 0.3, 0.5, 0.7, 0.9):
        inside = [g for p, g in sure if low <= p < (low + 0.2 if 0.3 <= low < 0.9 else 0.3 if low == 0 else 1.01)]
        bins.append(f"{low}+: {np.mean(inside):.2f} of {len(inside)}" if inside else "-")
    return f"right {right / total:.3f} of {total} (known {known / total:.3f}); of known {' '.join(parts)}; by probability {'; '.join(bins)}"


def main() -> None:
    """Prints the figures of each set with weights of the other three, then the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path)
    sets = load(parser.parse_args().sets)
    start = [WEIGHTS[name] for name in FEATURES]
    for name, reports in sets.items():
        print(name, "as shipped:", measure(reports, start))
        others = [found for other, found in sets.items() if other != name]
        print(name, "left out:  ", measure(reports, fit(others, start)), flush=True)
    weights = fit(list(sets.values()), start)
    print(dict(zip(FEATURES, weights, strict=True)))
    for name, reports in sets.items():
        print(name, "fitted on all:", measure(reports, weights))


if __name__ == "__main__":
    main()
