"""The reader: one small encoder, several heads, one pass. Gives sentences, words, syntax, names and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from tallystick.lexicon.counted import COUNTED
from tallystick.lexicon.countries import country_of_demonym
from tallystick.lexicon.first_names import is_first_name
from tallystick.parse.blocks import blocks_of
from tallystick.parse.reader.attributions import read_attributions
from tallystick.parse.reader.clauses import Clauses
from tallystick.parse.reader.decode import Arcs, Floats, Forms, log_softmax, read_tree
from tallystick.parse.reader.lemmas import Lemmas, mended_number, mended_tag
from tallystick.parse.reader.model import Labels, Model, Scores, Window, load_model
from tallystick.parse.reader.names import read_names
from tallystick.parse.reader.pieces import WINDOW, Pieces
from tallystick.parse.reader.sentences import ALWAYS, CALENDAR, DOUBTFUL, UNLIKELY, sentence_breaks
from tallystick.parse.reader.spans import best_tags
from tallystick.parse.reader.trees import make_tree
from tallystick.parse.surface import readable
from tallystick.parse.vocabulary import is_common
from tallystick.parse.words import cut_words
from tallystick.records.parsed import Parsed, Sentence, Token
from tallystick.records.report import Report, ZoneKind

NEW_NAME = 1.0
"""Cost of a new name."""
BEFORE_OPENING = frozenset({"—", "–", "-", "--", ":", "“", '"', "‘"})
"""Marks behind which a sentence opens: a dateline's dash, a quote."""
OVERLAP = 48
"""Word pieces of the window before that are read again where a sentence is longer than a window; else windows begin with a sentence."""


VERSION = "reader-16"
"""Raised with every change of code or weights that reads a report differently: analyses are kept by it."""


class ReaderParser:
    """Sentences, words, syntax, candidate names and attributions by the reader."""

    version = VERSION

    def __init__(self, model: Model | None = None, *, universal: bool = False) -> None:
        """``universal`` leaves the trees as Universal Dependencies, which treebanks are scored in."""
        self._model = model
        self._universal = universal

    def _loaded(self) -> Model:
        if self._model is None:
            self._model = load_model()
        return self._model

    def parse(self, reports: Iterable[Report]) -> Iterator[Parsed]:
        """One ``Parsed`` a report, in order."""
        model = self._loaded()
        for report in reports:
            yield _parse(model, report, self._universal)


class _Words:
    """A report's words with their first pieces, and where sentences may end."""

    def __init__(self, text: str, blocks: Sequence[tuple[int, int, ZoneKind | None]], pieces: Pieces) -> None:
        self.spans: list[tuple[int, int]] = []
        self.paragraph: list[int] = []
        self.breaks: list[int] = []
        for paragraph, (start, end, _) in enumerate(blocks):
            words = cut_words(text, start, end)
            self.spans.extend(words)
            self.paragraph.extend([paragraph] * len(words))
            self.breaks.extend(sentence_breaks(text, words))
        self.first_piece: list[int] = []
        """By word: index of its first piece, -1 where it has none of its own."""
        self.last_piece: list[int] = []
        at, starts, total = 0, pieces.starts, len(pieces)
        for start, end in self.spans:
            while at < total and starts[at] < start:
                at += 1
            mine = at < total and starts[at] < end
            self.first_piece.append(at if mine else -1)
            last = at
            while last + 1 < total and starts[last + 1] < end:
                last += 1
            self.last_piece.append(last if mine else -1)


class _Pass(NamedTuple):
    """One pass of the encoder over a report."""

    text: str
    blocks: list[tuple[int, int, ZoneKind | None]]
    pieces: Pieces
    words: _Words
    windows: list[tuple[Window, int]]
    scores: list[Scores]


def _pass(model: Model, report: Report) -> _Pass:
    text = readable(report.text, is_common)
    blocks = list(blocks_of(report, text))
    pieces = model.cutter.cut(text)
    words = _Words(text, blocks, pieces)
    windows = list(_windows(words, len(pieces)))
    return _Pass(text, blocks, pieces, words, windows, model.read(pieces, [window for window, _ in windows]))


def _parse(model: Model, report: Report, universal: bool) -> Parsed:
    return _decode(model.labels, model.forms, model.lemmas, report, *_pass(model, report), universal)


def _windows(words: _Words, total: int) -> Iterator[tuple[Window, int]]:
    """Windows with the piece from which on each one's word counts; what stands before is context."""
    is_word = [0] * total
    breaks = [0] * total
    starts = []
    for first, last, kind in zip(words.first_piece, words.last_piece, words.breaks, strict=True):
        if first < 0:
            continue
        is_word[first] = 1
        breaks[last] = kind
        if kind in {DOUBTFUL, ALWAYS}:
            starts.append(last + 1)
    at, begin, borders = 0, 0, set(starts)
    while begin < total:
        opening = begin if begin == 0 or begin in borders else max(0, begin - OVERLAP)
        limit = opening + WINDOW
        end = begin
        while at < len(starts) and starts[at] <= limit:
            end = max(end, starts[at])
            at += 1
        if end <= begin:
            end = min(total, limit)
        tail = breaks[opening:end]
        tail[-1] = ALWAYS
        if opening < begin:
            tail[begin - opening - 1] = ALWAYS
        yield Window(opening, end, is_word[opening:end], tail), begin
        begin = end


def _decode(
    labels: Labels,
    forms: Forms,
    lemmatizer: Lemmas,
    report: Report,
    text: str,
    blocks: Sequence[tuple[int, int, ZoneKind | None]],
    pieces: Pieces,
    words: _Words,
    windows: Sequence[tuple[Window, int]],
    scores: Sequence[Scores],
    universal: bool,
) -> Parsed:
    word_of = {piece: word for word, piece in enumerate(words.first_piece) if piece >= 0}
    count = len(words.spans)
    place: list[tuple[int, int] | None] = [None] * count
    heads = list(range(count))
    relations, pos, tags, lemmas = ["dep"] * count, ["X"] * count, ["FW"] * count, [""] * count
    ends = [kind == ALWAYS for kind in words.breaks]
    for number, ((window, begin), score) in enumerate(zip(windows, scores, strict=True)):
        skip = begin - window.first
        told = (score.head.tolist(), score.relation.tolist(), score.pos.tolist(), score.tag.tolist())
        ended = score.ends.tolist()
        for offset in range(skip, window.last - window.first):
            word = word_of.get(window.first + offset)
            if word is None:
                continue
            place[word] = (number, offset)
            heads[word] = word_of.get(window.first + told[0][offset], word)
            relations[word] = labels.relations[told[1][offset]]
            pos[word] = labels.pos[told[2][offset]]
            tags[word] = labels.tags[told[3][offset]]
            last = words.last_piece[word] - window.first
            ends[word] = ends[word] or bool(last < len(ended) and ended[last])
    surfaces = [text[start:end] for start, end in words.spans]
    for word in range(count):
        if words.first_piece[word] < 0 and word:
            _join_to_last(word, heads, relations, pos, tags, lemmas, surfaces[word])
    last_words = [word for word in range(count) if ends[word] or word + 1 == count or words.paragraph[word + 1] != words.paragraph[word]]
    likely = [log_softmax(score.labels) for score in scores]
    first = 0
    for final in last_words:
        _best_tree(forms, labels.relations, scores, likely, place, heads, relations, first, final + 1)
        first = final + 1
    first_pieces = {words.first_piece[word + 1] for word in last_words if word + 1 < count and words.breaks[word] != UNLIKELY}
    candidates = read_names(text, pieces, _name_tags(labels, windows, scores, first_pieces))
    named = {at for name in candidates for at in range(name.start, name.end)}
    openings = {0, *(word + 1 for word in last_words)}
    helped = {heads[word] for word in range(count) if relations[word] == "aux:pass"}
    for word, surface in enumerate(surfaces):
        if not universal:
            if tags[word] == "NN" and surface.istitle() and surface.lower() in CALENDAR:
                tags[word] = "NNP"
            opens = word in openings or surfaces[word - 1] in BEFORE_OPENING
            if opens and (pos[word] == "PROPN" or tags[word] in {"NNP", "NNPS"}) and word not in heads and surface.istitle():
                after = surfaces[word + 1] if word + 1 < count else ""
                if after.islower() and _is_common(surface, relations[word], words.spans[word][0] in named, lemmatizer):
                    pos[word], tags[word] = "NOUN", "NN"
            if tags[word] in {"NNP", "NNPS"}:
                pos[word] = "PROPN"
            elif _in_name(word, heads, relations, pos, tags, surfaces):
                pos[word], tags[word] = "PROPN", "NNP"
            tags[word] = mended_number(surface, pos[word], tags[word])
        tags[word] = mended_tag(surface, pos[word], tags[word], word in helped or relations[word] in {"acl", "amod"})
        lemmas[word] = lemmas[word] or lemmatizer.lemma(surface, tags[word], pos[word])
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    first = 0
    for word in last_words:
        last = word + 1
        make_tree(heads, relations, pos, first, last)
        new_heads, new_labels = [head - first for head in heads[first:last]], relations[first:last]
        if not universal:
            clauses = Clauses(new_heads, new_labels, pos[first:last], tags[first:last], lemmas[first:last], surfaces[first:last])
            new_heads, new_labels = clauses.rewrite()
            pos[first:last], tags[first:last], lemmas[first:last] = clauses.pos, clauses.tags, clauses.lemmas
        for index in range(first, last):
            start, end = words.spans[index]
            tokens.append(
                Token(start, end, lemmas[index], pos[index], tags[index], new_labels[index - first], new_heads[index - first] + first)
            )
        paragraph = words.paragraph[first]
        sentences.append(Sentence(words.spans[first][0], words.spans[word][1], first, last, paragraph, blocks[paragraph][2]))
        first = last
    attributions = read_attributions(labels, pieces, windows, scores)
    return Parsed(report.id, text, tuple(tokens), tuple(sentences), candidates, attributions)


def _name_tags(labels: Labels, windows: Sequence[tuple[Window, int]], scores: Sequence[Scores], openings: set[int]) -> list[str]:
    """The tags of names by piece; none goes on over a sentence's end (``openings``: the first pieces of sentences)."""
    if not windows:
        return []
    told = np.concatenate([score.names[begin - window.first :] for (window, begin), score in zip(windows, scores, strict=True)])
    return best_tags(told, labels.names, NEW_NAME, 0.0, openings | {begin for _, begin in windows})


def _is_common(surface: str, relation: str, named: bool, lemmatizer: Lemmas) -> bool:
    """Whether a sentence's first word is a common noun, written large only because it stands first: 'Warplanes bombed …', 'Hail fell …'."""
    lower = surface.lower()
    if relation not in {"nsubj", "nsubj:pass"} or lower in CALENDAR or country_of_demonym(surface) or is_first_name(surface):
        return False
    return (lower.endswith("s") and lower in COUNTED and lower[:-1] in COUNTED) or (not named and lemmatizer.knows(lower))


def _in_name(
    word: int,
    heads: Sequence[int],
    relations: Sequence[str],
    pos: Sequence[str],
    tags: Sequence[str],
    surfaces: Sequence[str],
) -> bool:
    """Whether a capitalised adjective or noun is part of the name that it stands before: 'United' of 'United Nations'."""
    head, surface = heads[word], surfaces[word]
    if not (word < head <= word + 6 and surface[:1].isupper() and relations[word] in {"amod", "compound"}) or pos[head] != "PROPN":
        return False
    between = surfaces[word + 1 : head + 1]
    if country_of_demonym(surface) or not all(other[:1].isupper() or other in {"of", "and", "for", "the", "&"} for other in between):
        return False
    return tags[word] in {"JJ", "NN", "NNS", "VBN", "VBG"}


def _join_to_last(
    word: int, heads: list[int], relations: list[str], pos: list[str], tags: list[str], lemmas: list[str], surface: str
) -> None:
    """A word without a piece of its own ('not' in 'cannot') hangs on what it hangs on in writing."""
    negation = surface.lower() in {"not", "n't", "n’t"}
    above = heads[word - 1] if negation and pos[word - 1] == "AUX" else word - 1
    heads[word], relations[word] = above, "advmod" if negation else "dep"
    pos[word], tags[word], lemmas[word] = ("PART", "RB", "not") if negation else ("X", "FW", surface.lower())


def _best_tree(
    forms: Forms,
    relations: Sequence[str],
    scores: Sequence[Scores],
    likely: Sequence[Floats],
    place: Sequence[tuple[int, int] | None],
    heads: list[int],
    found: list[str],
    first: int,
    last: int,
) -> None:
    """Heads and relations of the sentence ``[first, last)`` in place, where one window holds all of it.

    ``likely``: by window, the log probabilities of the labels of each piece's best arc.
    """
    words = [word for word in range(first, last) if place[word] is not None]
    places = [at for word in words if (at := place[word]) is not None]
    if not places or len({number for number, _ in places}) > 1:
        return
    score, labels = scores[places[0][0]], likely[places[0][0]]
    offsets = np.array([offset for _, offset in places])
    arcs = Arcs(score.arcs[offsets[:, None], offsets], labels[offsets], score.child[offsets], score.above[offsets], relations, forms)
    for word, head, label in zip(words, *read_tree(arcs), strict=True):
        heads[word], found[word] = words[head], label
