"""Large cases for the benchmarks, made quickly and with nothing free: reports are read once and then derived many times.

Reading 100,000 texts takes hours on two cores, so a few hundred are read by the real ``Analyser`` and copies are derived from them: other
people, towns, numbers, days and ordinary words in every copy, with all spans kept exact. Base reports are our own (``stories``) or a
folder of corpora. ``python -m benchmarks.generate 1000 out.jsonl`` writes reports as JSON lines that any command takes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, zip_longest
from pathlib import Path

import msgspec

from benchmarks.stories import surname, towns, write_reports
from tallystick.lexicon.claims import BLAME, CAUSES, CONTRASTS, NEGATIONS, ORDINALS, REVISION, STOPWORDS
from tallystick.lexicon.gazetteer import candidates
from tallystick.read import read_inputs
from tallystick.records.mention import Analysis, FigureMention, NameKind, TimeMention
from tallystick.records.report import Report
from tallystick.records.times import Day
from tallystick.run import Settings, analyse_reports
from tallystick.run.analyse import parts_version

STORIES = 60
"""Own stories that are read once: about 350 reports."""
COPIES_A_WEEK = 4
"""Copies that fall into one week: a case grows in days and places as it grows in reports, as a long crisis does."""
CACHE = Path(__file__).resolve().parents[1] / ".cache" / "benchmarks"
CORPORA = {"rss-2022": "items.jsonl", "us-shootings": "reports.jsonl", "syria-fakes": "reports.jsonl"}
MENTION = re.compile(rb'"(nam|tm|stm|fig|im)_([0-9a-f]{12})"')
SPAN = re.compile(rb"\[(\d+),(\d+)\]")
PLACE_IN_TEXT = re.compile(rb'"start":(\d+),"end":(\d+)')
WORD = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")
MONTHS = "January February March April May June July August September October November December".split()
KEPT_WORDS = frozenset().union(BLAME, CAUSES, CONTRASTS, NEGATIONS, ORDINALS, STOPWORDS, *(words.split() for words in REVISION))
"""Words by which statements are judged: they stay."""


class Pair(msgspec.Struct, frozen=True):
    """A report with its analysis."""

    report: Report
    analysis: Analysis


class Base:
    """Reports that were read, and what of their words may be exchanged."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = [pair for pair in pairs if pair.analysis.problem is None]
        self.towns = [town.name for town in towns()]
        counts = Counter(word for pair in self.pairs for word in WORD.findall(pair.report.text) if word not in KEPT_WORDS)
        bands: dict[int, list[str]] = {}
        for word, count in sorted(counts.items()):
            bands.setdefault(count.bit_length(), []).append(word)
        self.bands = {word: (band, at) for band in bands.values() for at, word in enumerate(band)}
        self.shared = [_exchangeable(pair) for pair in self.pairs]

    def derive(self, number: int) -> Pair:
        """The derived pair of that number; the first ones are the base itself."""
        copy, at = divmod(number, len(self.pairs))
        return self.pairs[at] if copy == 0 else _derived(self.pairs[at], self.shared[at], copy, self)

    def other_word(self, word: str, copy: int) -> str:
        """Another word about as frequent, the same one throughout a copy."""
        band, at = self.bands[word]
        return band[(at + copy * 7919) % len(band)]


class Exchange(msgspec.Struct):
    """What may change in one base report: names by their words, ordinary words by where they stand."""

    people: frozenset[str]
    places: frozenset[str]
    words: tuple[tuple[int, int], ...]
    numbers: tuple[tuple[int, int, int], ...]
    dates: tuple[tuple[int, int, int], ...]


def _exchangeable(pair: Pair) -> Exchange:
    report, analysis = pair.report, pair.analysis
    people = {one.text.split()[-1] for one in analysis.names if one.named and one.kind is NameKind.PERSON}
    places = {
        one.text
        for one in analysis.names
        if one.named and one.kind is NameKind.PLACE and (found := candidates(one.text)) and found[0].feature == "city"
    }
    taken = sorted(
        [
            *(one.span for one in analysis.names),
            *(one.role_span for one in analysis.names if one.role_span),
            *(one.span for one in analysis.times),
            *(one.span for one in analysis.figures),
            *(one.predicate_span for one in analysis.figures if one.predicate_span),
            *(one.trigger for one in analysis.incidents),
            *(actor.span for one in analysis.incidents for actor in one.actors),
            *(one.cue_span for one in analysis.statements if one.cue_span),
            *(one.unverified_by for one in analysis.statements if one.unverified_by),
            *(link.span for one in analysis.statements for link in one.chain if link.span),
        ]
    )
    targets = {word for one in analysis.incidents for target in one.targets for word in target.split()}
    held = bytearray(len(report.text))
    for span in taken:
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    words = tuple(
        (match.start(), match.end())
        for match in WORD.finditer(report.text)
        if match.group() not in KEPT_WORDS and match.group() not in targets and not any(held[match.start() : match.end()])
    )
    numbers = []
    for index, figure in enumerate(analysis.figures):
        match = re.search(r"\d[\d,]*(?!\.?\d)", report.text[figure.number_span.start : figure.number_span.end])
        if match and "." not in figure.number_span.of(report.text) and figure.low is not None:
            numbers.append((figure.number_span.start + match.start(), figure.number_span.start + match.end(), index))
    dates = []
    for index, time in enumerate(analysis.times):
        if isinstance(time.value, Day) and re.fullmatch(r"[A-Z][a-z]+ \d{1,2}(?:, \d{4})?", time.span.of(report.text)):
            dates.append((time.span.start, time.span.end, index))
    keep = frozenset(word for word in people if len(word) > 2 and word.isalpha())
    return Exchange(keep, frozenset(place for place in places if len(place) > 3) - keep, words, tuple(numbers), tuple(dates))


def _derived(pair: Pair, may: Exchange, copy: int, base: Base) -> Pair:
    report, analysis = pair.report, pair.analysis
    text = report.text
    shift = timedelta(weeks=copy // COPIES_A_WEEK)
    names = {word: surname(_source(copy, word)) for word in may.people}
    names |= {place: _source(copy, place).choice(base.towns) for place in may.places}
    finder = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n))) + r")\b") if names else None
    edits = [(m.start(), m.end(), names[m.group()]) for m in finder.finditer(text)] if finder else []
    edits += [(start, end, base.other_word(text[start:end], copy)) for start, end in may.words]
    figures, times = list(analysis.figures), list(analysis.times)
    for start, end, index in may.numbers:
        old = int(text[start:end].replace(",", ""))
        more = (copy * 31 + old) % 13 % (old + 1)
        edits.append((start, end, f"{old + more:,}" if "," in text[start:end] else str(old + more)))
        figures[index] = _more(figures[index], more)
    for start, end, index in may.dates:
        moved = _later(times[index], text[start:end], shift)
        if moved is not None:
            edits.append((start, end, moved[0]))
            times[index] = moved[1]
    edits = _apart(edits)
    ends = [end for _, end, _ in edits]
    moves = [0]
    for start, end, new in edits:
        moves.append(moves[-1] + len(new) - (end - start))
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    pieces.append(text[at:])

    def place(position: int) -> int:
        return position + moves[bisect_right(ends, position)]

    mask, odd = _number(copy, "ids"), _number(copy, "odd") | 1

    def mention(match: re.Match[bytes]) -> bytes:
        return b'"%b_%012x"' % (match.group(1), (int(match.group(2), 16) * odd + mask) & 0xFFFFFFFFFFFF)

    def span(match: re.Match[bytes]) -> bytes:
        return b"[%d,%d]" % (place(int(match.group(1))), place(int(match.group(2))))

    def stretch(match: re.Match[bytes]) -> bytes:
        return b'"start":%d,"end":%d' % (place(int(match.group(1))), place(int(match.group(2))))

    name = f"{report.name}+{copy}"
    id_ = f"rep_{(int(report.id[4:], 16) * odd + mask) & 0xFFFFFFFFFFFF:012x}"
    written = msgspec.json.encode(msgspec.structs.replace(analysis, report=id_, figures=tuple(figures), times=tuple(times)))
    if finder is not None:
        written = finder.sub(lambda m: names[m.group()], written.decode()).encode()
    found = msgspec.json.decode(SPAN.sub(span, MENTION.sub(mention, written)), type=Analysis)
    day = (date.fromisoformat(report.published[:10]) + shift).isoformat() + report.published[10:] if report.published else None
    bare = msgspec.json.encode(msgspec.structs.replace(report, text="", title=None, url=None, id=id_, name=name, published=day))
    changed = msgspec.json.decode(PLACE_IN_TEXT.sub(stretch, SPAN.sub(span, bare)), type=Report)
    return Pair(msgspec.structs.replace(changed, text="".join(pieces)), found)


def _apart(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _more(figure: FigureMention, more: int) -> FigureMention:
    low, high = figure.low, figure.high
    return msgspec.structs.replace(figure, low=None if low is None else low + more, high=None if high is None else high + more)


def _later(time: TimeMention, words: str, shift: timedelta) -> tuple[str, TimeMention] | None:
    value = time.value
    if not isinstance(value, Day) or value.month is None or value.day is None or words.split()[0] not in MONTHS:
        return None
    try:
        moved = date(value.year or FIRST_YEAR, value.month, value.day) + shift
    except ValueError:
        return None
    said = f"{MONTHS[moved.month - 1]} {moved.day}" + (f", {moved.year}" if value.year is not None and "," in words else "")
    year = moved.year if value.year is not None else None
    return said, msgspec.structs.replace(time, value=msgspec.structs.replace(value, year=year, month=moved.month, day=moved.day))


FIRST_YEAR = 2023


def _number(copy: int, word: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{copy}/{word}".encode(), digest_size=6).digest(), "big")


def _source(copy: int, word: str) -> random.Random:
    return random.Random(_number(copy, word))


def read_base(reports: Sequence[Report], name: str, jobs: int = 1) -> Base:
    """The base of those reports; analyses are kept beside the results, so that a second benchmark need not read them again."""
    settings = Settings()
    key = hashlib.sha256(f"{parts_version(settings)} {[report.id for report in reports]}".encode()).hexdigest()[:16]
    kept = CACHE / f"{name}-{key}.json"
    if kept.exists():
        return Base(msgspec.json.decode(kept.read_bytes(), type=list[Pair]))
    found = {analysis.report: analysis for analysis in analyse_reports(reports, settings, jobs)}
    pairs = [Pair(report, found[report.id]) for report in reports]
    CACHE.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(msgspec.json.encode(pairs))
    return Base(pairs)


def own_base(stories: int = STORIES, seed: int = 1, jobs: int = 1) -> Base:
    """The base of our own stories."""
    return read_base(list(write_reports(stories, seed)), "stories", jobs)


def corpus_base(folder: Path, corpus: str, reports: int = 300, jobs: int = 1) -> Base:
    """The base of the first reports of a corpus of JSON lines."""
    path = folder / corpus / CORPORA[corpus]
    found = (report for report in read_inputs([str(path)]) if isinstance(report, Report))
    return read_base(list(islice(found, reports)), corpus, jobs)


def corpora_base(folder: Path, reports: int = 60, jobs: int = 1) -> Base:
    """The base of the first reports of every corpus, taken in turns."""
    found = [corpus_base(folder, corpus, reports, jobs).pairs for corpus in sorted(CORPORA)]
    return Base([pair for turn in zip_longest(*found) for pair in turn if pair is not None])


def generate(base: Base, count: int) -> Iterator[Pair]:
    """So many reports with their analyses; a smaller count gives the first of a larger one."""
    return (base.derive(number) for number in range(count))


def main() -> None:
    """Writes generated reports as JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    with options.output.open("w", encoding="utf-8") as file:
        for pair in generate(own_base(), options.count):
            report = pair.report
            row = {"doc_id": report.name, "outlet": report.outlet, "published": report.published, "text": report.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
