"""Attributions that the parser read itself, in the terms of the rules: beside what rules find, or in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.sources import find_source
from tallystick.lexicon.cues import CLAIM_NOUNS, CUES, HEDGE_ADVERBS
from tallystick.records.mention import Certainty
from tallystick.records.parsed import Parsed, ReadAttribution, Sentence
from tallystick.records.report import Span


def with_read(parsed: Parsed, sentence: Sentence, found: Iterable[Attribution], in_quotes: bytearray) -> Iterator[Attribution]:
    """The rules' attributions of a sentence, and those that only the parser read, in order of their cues."""
    ruled = list(found)
    read = [a for a in parsed.attributions if sentence.start <= a.cue[0].start < sentence.end and not in_quotes[a.cue[0].start]]
    taken = [parsed.span(min(a.cue_tokens), max(a.cue_tokens) + 1) for a in ruled]
    added = [
        attribution
        for one in read
        if not any(one.cue[0].overlaps(span) for span in taken) and (attribution := _in_tokens(parsed, sentence, one)) is not None
    ]
    yield from sorted((*ruled, *added), key=lambda a: min(a.cue_tokens))


def _in_tokens(parsed: Parsed, sentence: Sentence, read: ReadAttribution) -> Attribution | None:
    """What was read, as tokens; None where it has no cue or no content of its own."""
    cue_tokens = tuple(i for span in read.cue for i in parsed.tokens_in(span))
    content = frozenset(i for span in read.content for i in parsed.tokens_in(span)) - set(cue_tokens)
    if not cue_tokens or not content:
        return None
    cue = _head(parsed, cue_tokens, read.cue)
    source = _head_of_spans(parsed, read.source)
    if source is None and parsed.tokens[cue].pos in {"VERB", "AUX"}:
        source = find_source(parsed, sentence, cue)
        if source in content:
            source = None
    content_head = next((i for i in sorted(content) if parsed.tokens[i].head not in content), None)
    return Attribution(
        cue=cue,
        cue_tokens=cue_tokens,
        source=source,
        content=content,
        certainty=_certainty(parsed, cue_tokens),
        negated=any(parsed.negated(i) for i in cue_tokens if parsed.tokens[i].pos in {"VERB", "AUX"}),
        kind="verb" if parsed.tokens[cue].pos in {"VERB", "AUX"} else "noun",
        content_head=content_head,
    )


def _head(parsed: Parsed, tokens: Sequence[int], spans: Sequence[Span]) -> int:
    """The word of the cue that the others hang on: a verb where there is one."""
    verbs = [i for i in tokens if parsed.tokens[i].pos == "VERB"] or [i for i in tokens if parsed.tokens[i].pos in {"NOUN", "AUX"}]
    return verbs[-1] if verbs else tokens[0]


def _head_of_spans(parsed: Parsed, spans: Sequence[Span]) -> int | None:
    """The head of the first source."""
    if not spans:
        return None
    tokens = list(parsed.tokens_in(spans[0]))
    return next((i for i in tokens if parsed.tokens[i].head not in tokens or parsed.tokens[i].head == i), tokens[-1] if tokens else None)


def _certainty(parsed: Parsed, tokens: Iterable[int]) -> Certainty:
    """The certainty of the first known cue among the words; said, where none is known."""
    for index in tokens:
        lemma = parsed.tokens[index].lemma
        if lemma in CUES:
            return CUES[lemma].certainty
        if lemma in CLAIM_NOUNS:
            return CLAIM_NOUNS[lemma]
        if parsed.lower(index) in HEDGE_ADVERBS:
            return HEDGE_ADVERBS[parsed.lower(index)]
    return Certainty.STATED
