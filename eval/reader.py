"""The reading layer on public gold, from raw text: trees, names and the roles of attribution, beside spaCy's small English pipeline.

``python -m eval.reader`` prints a table; ``--parser spacy`` scores spaCy's pipeline instead (benchmarks/spacy_parser.py).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tallystick.parse.reader import ReaderParser
from tallystick.parse.reader.model import Model
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report
from tallystick.stages import Parser

SHARED = Path(__file__).resolve().parents[2] / "shared"
TREEBANKS = ("ewt.test", "gum-free.test", "pud.test")
NAME_SETS = ("UNER_EWT", "re3d", "MEANTIME")
FILES = {"UNER_EWT": "uner_ewt", "re3d": "re3d", "MEANTIME": "meantime"}
KINDS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "FACILITY", "NORP": "GROUP", "EVENT": "EVENT"}
"""Labels of a parser's candidates in the classes of the name sets' map."""
HELD_SHARE = 8
"""Percent of the attribution set's reports that training leaves out (by hash of the id): only these are scored here."""

Word = tuple[int, int, int, str]
"""start, end, start of the head (its own at a root), relation."""


def report_of(text: str, name: str) -> Report:
    """A text as a report."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=f"rep_{digest[:12]}", name=name, text=text, sha256=digest, language="en")


def treebank(name: str) -> Iterator[tuple[str, list[list[Word]]]]:
    """Documents of a treebank: text (sentences joined by a blank, paragraphs by a line end) and its words by sentence."""
    text, sentences, rows, paragraph = "", [], [], False
    with gzip.open(SHARED / "train" / "parsing" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        sentence = ""
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if sentences:
                    yield text, sentences
                text, sentences = "", []
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text = "):
                sentence = line[9:]
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                text += ("\n" if paragraph else " ") if text else ""
                sentences.append(_words(sentence, rows, len(text)))
                text += sentence
                rows, paragraph = [], False
    if sentences:
        yield text, sentences


def _words(sentence: str, rows: Sequence[Sequence[str]], base: int) -> list[Word]:
    spans: dict[int, tuple[int, int]] = {}
    joined: dict[int, tuple[int, int]] = {}
    position = 0
    for row in rows:
        if "-" in row[0]:
            start = sentence.index(row[1], position)
            first, last = map(int, row[0].split("-"))
            joined |= dict.fromkeys(range(first, last + 1), (start, start + len(row[1])))
            position = start + len(row[1])
        elif "." not in row[0]:
            number = int(row[0])
            if number in joined:
                whole = joined[number]
                at = sentence.find(row[1], *whole)
                spans[number] = (at, at + len(row[1])) if at >= 0 else whole
            else:
                start = sentence.index(row[1], position)
                position = start + len(row[1])
                spans[number] = (start, position)
    return [
        (base + spans[n][0], base + spans[n][1], base + spans[int(row[6]) or n][0], row[7])
        for row in rows
        if "-" not in row[0] and "." not in row[0]
        for n in (int(row[0]),)
    ]


def score_trees(parser: Parser, name: str) -> dict[str, float]:
    """F1 of words with the right head (UAS) and head and label (LAS, subtypes as in the treebank), over words cut from raw text; and F1 of
    sentences."""
    counts: Counter[str] = Counter()
    for text, sentences in treebank(name):
        parsed = next(iter(parser.parse((report_of(text, name),))))
        gold = {(s, e): (h, r) for words in sentences for s, e, h, r in words}
        told = {(t.start, t.end): (parsed.tokens[t.head].start, t.dep) for t in parsed.tokens}
        counts["gold"] += len(gold)
        counts["told"] += len(told)
        for span, (head, relation) in told.items():
            if span in gold:
                counts["words"] += 1
                counts["UAS"] += gold[span][0] == head
                counts["LAS"] += gold[span] == (head, relation)
        bounds = {(words[0][0], words[-1][1]) for words in sentences}
        found = {(s.start, s.end) for s in parsed.sentences}
        counts["sentences"] += len(bounds & found)
        counts["all sentences"] += len(bounds) + len(found)
    both = counts["gold"] + counts["told"]
    scores = {row: 2 * counts[row] / both for row in ("words", "UAS", "LAS")}
    return scores | {"sentences": 2 * counts["sentences"] / counts["all sentences"], "items": counts["gold"]}


def score_names(parser: Parser, corpus: str, split: str = "dev") -> dict[str, float]:
    """Precision, recall and F1 of names, span and class alike, over the classes that the corpus marks."""
    rules = json.loads((SHARED / "train" / "ner" / "map.json").read_text(encoding="utf-8"))[corpus]
    covered = set(rules["covers"])
    right = told = wanted = 0
    for record in _records(SHARED / "train" / "ner" / f"{FILES[corpus]}.jsonl.gz"):
        if record["split"] != split:
            continue
        text = str(record["text"])
        gold = {
            (e["start"], e["end"], rules["map"][e["type"]])
            for e in record["entities"]
            if rules["map"].get(e["type"]) in covered and ("named" not in e or e["named"] or "named" not in str(rules.get("use", "")))
        }
        parsed = next(iter(parser.parse((report_of(text, corpus),))))
        found = set()
        for name in parsed.names:
            kind = KINDS.get(name.label, "OTHER")
            if kind == "FACILITY" and "FACILITY" not in covered:
                kind = "PLACE"
            start = name.start + 4 if text[name.start : name.end].lower().startswith("the ") else name.start
            if kind in covered:
                found.add((start, name.end, kind))
        gold = {(s + 4 if text[s:e].lower().startswith("the ") else s, e, k) for s, e, k in gold}
        right += len(gold & found)
        told += len(found)
        wanted += len(gold)
    return _f1(right, told, wanted) | {"items": wanted}


def score_roles(parsed: Iterable[tuple[dict[str, object], Parsed]]) -> dict[str, float]:
    """F1 of source, cue and content spans as exact words, each role by itself."""
    counts: Counter[str] = Counter()
    for record, found in parsed:
        text = str(record["text"])
        for role in ("source", "cue", "content"):
            gold = {_edges(text, s, e) for a in record["attributions"] for s, e in a[role]}  # type: ignore[attr-defined]
            told = {_edges(text, s.start, s.end) for a in found.attributions for s in getattr(a, role)}
            counts[f"{role} right"] += len(gold & told)
            counts[f"{role} told"] += len(told)
            counts[f"{role} gold"] += len(gold)
    return {role: _f1(*(counts[f"{role} {part}"] for part in ("right", "told", "gold")))["F1"] for role in ("source", "cue", "content")} | {
        "items": counts["content gold"]
    }


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from its first to its last letter or digit: marks and blanks at an edge never matter."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _f1(right: int, told: int, wanted: int) -> dict[str, float]:
    return {"P": right / max(1, told), "R": right / max(1, wanted), "F1": 2 * right / max(1, told + wanted)}


def _records(path: Path) -> Iterator[dict[str, object]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def held_records() -> list[dict[str, object]]:
    """Reports of the attribution set that the weights were not trained on."""
    records = _records(SHARED / "eval" / "attribution" / "polnear.dev.jsonl")
    return [r for r in records if int(hashlib.sha256(str(r["doc_id"]).encode()).hexdigest()[:8], 16) % 100 < HELD_SHARE]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parser", choices=("reader", "spacy"), default="reader")
    options.add_argument("--only", choices=("trees", "names", "roles"), nargs="*", default=("trees", "names", "roles"))
    options.add_argument("--weights", type=Path, help="a folder of weights other than those that are shipped")
    chosen = options.parse_args(arguments)
    parser: Parser
    if chosen.parser == "spacy":
        from benchmarks.spacy_parser import SpacyParser

        parser = SpacyParser()
    else:
        parser = ReaderParser(Model(chosen.weights) if chosen.weights else None, universal=True)
    started = time.perf_counter()
    if "trees" in chosen.only:
        for name in TREEBANKS:
            _say(f"trees {name}", score_trees(parser, name))
    if "names" in chosen.only:
        for corpus in NAME_SETS:
            _say(f"names {corpus}", score_names(parser, corpus))
    if "roles" in chosen.only and chosen.parser == "reader":
        records = held_records()
        parsed = parser.parse(report_of(str(r["text"]), str(r["doc_id"])) for r in records)
        _say("roles PolNeAR", score_roles(zip(records, parsed, strict=True)))
    print(f"{time.perf_counter() - started:.0f} s")


def _say(what: str, scores: dict[str, float]) -> None:
    print(
        f"{what:20}",
        " ".join(f"{row} {value:.3f}" if row != "items" else f"({value:.0f} items)" for row, value in scores.items()),
        flush=True,
    )


if __name__ == "__main__":
    main()
