"""Scores the figures of the project's own sentences and the relations of its own pairs; run as ``python -m eval.figures_own.score``.

Sentences: a figure counts as found where its number meets the expected words, as right where interval, measure, group and part agree.
A figure that meets no expected words is made up. Pairs: the relation of the two intervals, and what the two claims are to one another.
Voices: who says a figure, and how sure the words are, in the account of the one sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.parser import default_parser
from tallystick.extract.figures import find_figures
from tallystick.extract.times import find_times
from tallystick.records.mention import FigureMention
from tallystick.records.report import Report
from tallystick.records.values import Interval, relate
from tallystick.run import Settings, analyse_reports, build_account

HERE = Path(__file__).parent


class Scores(NamedTuple):
    """Shares of the expected figures, and the share of the given ones that were expected."""

    expected: int
    found: float
    value: float
    measure: float
    group: float
    parts: float
    right: float
    precision: float
    problems: tuple[str, ...]


def read(name: str) -> list[dict[str, object]]:
    """The records of one of the folder's files."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def figures_of(texts: Iterable[str]) -> list[tuple[FigureMention, ...]]:
    """The figures of each text, each read as a report of its own."""
    reports = [Report(id=f"own-{n}", name=f"own-{n}", text=text, sha256="", language="en") for n, text in enumerate(texts)]
    parser = default_parser()
    return [find_figures(r, p, find_times(r, p)) for r, p in zip(reports, parser.parse(reports), strict=True)]


def score_sentences(records: Sequence[dict[str, object]]) -> Scores:
    """How the figures of the sentences compare with the expected ones."""
    expected = found = value = measure = group = grouped = part = parts = right = given = wanted = 0
    problems: list[str] = []
    for record, figures in zip(records, figures_of(str(r["text"]) for r in records), strict=True):
        text = str(record["text"])
        met: set[str] = set()
        for gold in record["figures"]:  # type: ignore[attr-defined]
            expected += 1
            best = next((f for f in figures if f.number_span.start < gold["end"] and gold["start"] < f.number_span.end), None)
            if best is None:
                problems.append(f"missed: {text[gold['start'] : gold['end']]!r} in {text!r}")
                continue
            met.add(best.id)
            found += 1
            checks = [(best.low, best.high) == (gold["low"], gold["high"]), best.measure in gold["measures"]]
            value, measure = value + checks[0], measure + checks[1]
            if "group" in gold:
                grouped += 1
                checks.append(bool(best.group) and str(gold["group"]) in str(best.group))
                group += checks[-1]
            for flag, told in (("part", best.part_of is not None), ("rest", best.rest)):
                if gold.get(flag):
                    parts += 1
                    checks.append(told)
                    part += told
            right += all(checks)
            if not all(checks):
                problems.append(f"wrong: {(best.low, best.high, best.measure, best.group, best.part_of, best.rest)} for {gold} in {text!r}")
        given, wanted = given + len(figures), wanted + len(met)
        problems.extend(f"made up: {f.span.of(text)!r} {f.measure} in {text!r}" for f in figures if f.id not in met)
    return Scores(
        expected,
        found / expected,
        value / expected,
        measure / expected,
        group / max(grouped, 1),
        part / max(parts, 1),
        right / expected,
        wanted / max(given, 1),
        tuple(problems),
    )


def score_pairs(records: Sequence[dict[str, object]]) -> tuple[float, tuple[str, ...]]:
    """The share of pairs whose first figures stand in the expected relation and agree or differ in kind as expected."""
    texts = [str(r[side]) for r in records for side in ("a", "b")]
    figures = figures_of(texts)
    right = 0
    problems: list[str] = []
    for number, record in enumerate(records):
        one, other = figures[2 * number], figures[2 * number + 1]
        if not one or not other:
            problems.append(f"nothing read in {record}")
            continue
        relation = relate(Interval(one[0].low, one[0].high), Interval(other[0].low, other[0].high)).value
        same = one[0].measure == other[0].measure and one[0].unit == other[0].unit
        told = (relation, same, bool(other[0].cumulative), other[0].rest)
        wanted = (record["relation"], record["same_measure"], record.get("b_total", told[2]), record.get("b_rest", told[3]))
        right += told == wanted
        if told != wanted:
            problems.append(f"{told} instead of {wanted}: {record['a']!r} / {record['b']!r}")
    return right / len(records), tuple(problems)


def score_voices(records: Sequence[dict[str, object]]) -> tuple[float, tuple[str, ...]]:
    """The share of figures that the account of their one sentence gives to the right voice (or to none), with the right certainty."""
    right = 0
    problems: list[str] = []
    for number, record in enumerate(records):
        text = str(record["text"])
        report = Report(id=f"voice-{number}", name=f"voice-{number}", text=text, sha256="", language="en")
        account = build_account([report], {report.id: next(iter(analyse_reports([report], Settings())))})
        start, end = int(str(record["start"])), int(str(record["end"]))
        figure = next((f for f in account.figures if any(e.start < end and start < e.end for e in f.evidence)), None)
        names = [] if figure is None else [name for source in figure.attribution if (name := source.name)]
        wanted = record["speaker"]
        voice = len(names) < 2 if wanted is None else any(str(wanted).lower() in name.lower() for name in names)
        good = figure is not None and voice and str(figure.certainty.value) == record["certainty"]
        # the outlet is always the first link of the chain
        right += good
        if not good:
            told = None if figure is None else (names, figure.certainty.value)
            problems.append(f"{told} instead of {(wanted, record['certainty'])}: {text!r}")
    return right / len(records), tuple(problems)


def main() -> None:
    """Prints the three scores and what was wrong."""
    scores = score_sentences(read("sentences.jsonl"))
    print("\n".join(scores.problems))
    print({name: value for name, value in scores._asdict().items() if name != "problems"})
    pairs, problems = score_pairs(read("pairs.jsonl"))
    print("\n".join(problems))
    print("pairs", round(pairs, 3))
    voices, problems = score_voices(read("voices.jsonl"))
    print("\n".join(problems))
    print("voices", round(voices, 3))


if __name__ == "__main__":
    main()
