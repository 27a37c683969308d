"""The corpora as windows of word pieces with their labels. Labels of -100 are not asked."""

from __future__ import annotations

import bisect
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tallystick.parse.reader.pieces import Cutter, Pieces, windows

ABSENT = -100
NAME_KINDS = ("PERSON", "ORG", "PLACE", "GROUP", "FACILITY", "EVENT", "WEAPON", "OTHER")
NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in NAME_KINDS for edge in "BI"))
ROLE_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POS_TAGS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


@dataclass
class Window:
    """Pieces of one window and the labels by head."""

    ids: list[int]
    shapes: list[int]
    names: list[int] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    pos: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    arcs: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)


@dataclass
class Labels:
    """Label tables that grow while the training part is read: relations and Penn Treebank tags."""

    relations: dict[str, int] = field(default_factory=dict)
    tags: dict[str, int] = field(default_factory=dict)


def read_jsonl(path: Path) -> Iterator[dict[str, object]]:
    """Records of a plain or gzipped JSONL file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def line_breaks(text: str, pieces: Pieces) -> list[int]:
    """Indices of pieces that begin a line or follow a full stop: where windows may be cut."""
    found = [0]
    for index in range(1, len(pieces)):
        gap = text[pieces.ends[index - 1] : pieces.starts[index]]
        if "\n" in gap or (gap and text[pieces.ends[index - 1] - 1] in '.!?”"'):
            found.append(index)
    return found


def name_windows(cutter: Cutter, folder: Path, corpora: tuple[str, ...], split: str) -> list[Window]:
    """Windows with name tags. A class that a corpus does not mark is not asked: its pieces outside names carry no label for it."""
    table = json.loads((folder / "map.json").read_text(encoding="utf-8"))
    found: list[Window] = []
    for corpus in corpora:
        for record in read_jsonl(folder / f"{corpus}.jsonl.gz"):
            if record["split"] != split:
                continue
            rules = table[record["source_corpus"]]
            text = str(record["text"])
            pieces = cutter.cut(text)
            tags = [0] * len(pieces)
            spans = []
            for entity in record["entities"]:
                kind = rules["map"].get(entity["type"])
                if kind is None or ("named" in entity and not entity["named"] and "named" in str(rules.get("use", ""))):
                    continue
                spans.append((entity["start"], entity["end"], kind))
            for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):  # longest first, so that the outer name is kept
                inside = [i for i in range(len(pieces)) if pieces.starts[i] >= start and pieces.ends[i] <= end]
                if inside and not any(tags[i] for i in inside):
                    for order, i in enumerate(inside):
                        tags[i] = NAME_TAGS.index(f"{'I' if order else 'B'}-{kind}")
            covered = set(rules.get("covers", ()))
            full = {"PERSON", "ORG", "PLACE", "GROUP"} <= covered
            for start, end in windows(line_breaks(text, pieces), len(pieces)):
                labels = tags[start:end]
                if not full:
                    # without nationalities a capitalised word outside all names says nothing
                    labels = [ABSENT if tag == 0 and pieces.shapes[start + n] in (1, 2, 4) else tag for n, tag in enumerate(labels)]
                found.append(Window(pieces.ids[start:end], pieces.shapes[start:end], names=labels))
    return found


def role_windows(cutter: Cutter, records: list[dict[str, object]]) -> list[Window]:
    """Windows of reports with source, cue and content tags, and for each piece of a source or content the first piece of its cue."""
    found: list[Window] = []
    for record in records:
        text = str(record["text"])
        pieces = cutter.cut(text)
        tags, cues = [0] * len(pieces), [ABSENT] * len(pieces)
        starts = {s: i for i, s in reversed(list(enumerate(pieces.starts)))}
        order = sorted(starts)

        def inside(span: list[int]) -> range:
            first = bisect.bisect_left(order, span[0])
            last = bisect.bisect_left(order, span[1])
            return range(starts[order[first]], starts[order[last - 1]] + 1) if first < last else range(0)

        for attribution in record["attributions"]:
            anchors = [i for span in attribution["cue"] for i in inside(span)]
            for role in ("cue", "content", "source"):
                for span in attribution[role]:
                    for order_, i in enumerate(inside(span)):
                        tags[i] = ROLE_TAGS.index(f"{'I' if order_ else 'B'}-{role}")
                        if anchors:
                            cues[i] = min(anchors)
        for start, end in windows(line_breaks(text, pieces), len(pieces)):
            pointed = [c - start if c != ABSENT and start <= c < end else ABSENT for c in cues[start:end]]
            found.append(Window(pieces.ids[start:end], pieces.shapes[start:end], roles=tags[start:end], cues=pointed))
    return found


Word = tuple[int, int, str, int, str, str, str]
"""start, end, part of speech, head (1-based, 0 at the root), relation, Penn Treebank tag, lemma."""


def read_conllu(path: Path) -> Iterator[list[tuple[str, list[Word]]]]:
    """Documents as sentences: (text, words)."""
    document: list[tuple[str, list[Word]]] = []
    text, rows, spans = "", [], {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line.startswith("# text = "):
                text = line[9:]
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                position, words = 0, []
                for row in rows:
                    if "-" in row[0]:
                        start = text.index(row[1], position)
                        first, last = map(int, row[0].split("-"))
                        spans = dict.fromkeys(range(first, last + 1), (start, start + len(row[1])))
                        position = start + len(row[1])
                    elif "." not in row[0]:
                        number = int(row[0])
                        if number in spans:
                            start, end = _part(text, spans[number], row[1], number, min(spans), max(spans))
                        else:
                            start = text.index(row[1], position)
                            end = position = start + len(row[1])
                        words.append((start, end, row[3], int(row[6]), row[7], row[4], row[2]))
                        if spans and number == max(spans):
                            spans = {}
                document.append((text, words))
                rows = []
    if document:
        yield document


def _part(text: str, whole: tuple[int, int], form: str, number: int, first: int, last: int) -> tuple[int, int]:
    """Where one word of a joined token ("don't") stands: its own letters where they are there, else the whole."""
    found = text.find(form, *whole)
    if found >= 0:
        return found, found + len(form)
    return whole


def parse_windows(cutter: Cutter, paths: list[Path], labels_: Labels, grow: bool) -> list[Window]:
    """Windows of whole sentences with part of speech, tag, sentence ends, arcs (a root points at itself) and relations by first piece.

    ``grow`` takes labels that are not in the tables yet.
    """
    found: list[Window] = []
    for path in paths:
        for document in read_conllu(path):
            held = Window([], [])
            for text, words in document:
                pieces = cutter.cut(text)
                if len(pieces) > 180 or not words:
                    continue
                if len(held.ids) + len(pieces) > 190:
                    found.append(held)
                    held = Window([], [])
                base = len(held.ids)
                first = {}
                for number, (start, end, *_rest) in enumerate(words, 1):
                    at = next((i for i in range(len(pieces)) if pieces.starts[i] >= start and pieces.starts[i] < end), None)
                    if at is not None and at not in first.values():
                        first[number] = at
                pos, arcs, labels, tags = ([ABSENT] * len(pieces) for _ in range(4))
                for number, at in first.items():
                    _, _, upos, head, relation, tag, _ = words[number - 1]
                    pos[at] = POS_TAGS.index(upos)
                    if grow:
                        labels_.tags.setdefault(tag, len(labels_.tags))
                    tags[at] = labels_.tags.get(tag, ABSENT)
                    target = first.get(head, at if head == 0 else None)
                    if target is not None:
                        arcs[at] = base + target
                        if grow:
                            labels_.relations.setdefault(relation, len(labels_.relations))
                        labels[at] = labels_.relations.get(relation, ABSENT)
                held.ids += pieces.ids
                held.shapes += pieces.shapes
                held.pos += pos
                held.arcs += arcs
                held.relations += labels
                held.tags += tags
                held.ends += [0] * (len(pieces) - 1) + [1]
            if held.ids:
                found.append(held)
    return found
