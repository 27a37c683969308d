"""Where a sentence says that somebody says: each cue with its source, its content and what stands between them, as token indices."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.impersonal import read_according, read_adverb, read_noun, read_unclear
from tallystick.extract.attributions.tolls import read_tolls
from tallystick.extract.attributions.verbs import read_verb
from tallystick.lexicon.cues import CLAIM_NOUNS, HEDGE_ADVERBS, SPEECH, UNCLEAR
from tallystick.records.parsed import Parsed, Sentence

TOLD_BY = frozenset({"VERB", "NOUN"})
"""What sets a toll."""


def find_attributions(parsed: Parsed, sentence: Sentence, in_quotes: bytearray) -> Iterator[Attribution]:
    """Attributions of one sentence, in order of their cues. Cues inside quotation marks are the speaker's own and are left out."""
    for index in range(sentence.first, sentence.last):
        token = parsed.tokens[index]
        if in_quotes[token.start]:
            continue
        tolls = list(read_tolls(parsed, sentence, index)) if token.pos in TOLD_BY else []
        if tolls:
            yield from tolls
            continue
        word = parsed.lower(index)
        found: Attribution | None = None
        if word in {"according", "per"} and (word == "according" or parsed.lower(max(index - 1, 0)) == "as"):
            found = read_according(parsed, sentence, index)
        elif word in HEDGE_ADVERBS and token.pos == "ADV":
            found = read_adverb(parsed, index, HEDGE_ADVERBS[word])
        elif token.lemma in CLAIM_NOUNS and _misread(parsed, sentence, index):
            found = read_noun(parsed, index)
        elif token.pos in {"VERB", "AUX"} or (token.lemma in SPEECH and token.tag in {"VBD", "VBZ", "VBP", "VBN"}):
            found = read_verb(parsed, sentence, index, in_quotes)
        elif word in UNCLEAR and token.pos == "ADJ":
            found = read_unclear(parsed, index)
        elif token.lemma in CLAIM_NOUNS and token.pos == "NOUN":
            found = read_noun(parsed, index)
        if found is not None and found.content:
            yield found


def _misread(parsed: Parsed, sentence: Sentence, index: int) -> bool:
    """'Earlier reports that …': a noun that the parser takes for a verb, though nobody is its subject."""
    after = parsed.lower(index + 1) if index + 1 < sentence.last else ""
    opens = index == sentence.first or (index == sentence.first + 1 and parsed.tokens[index - 1].pos in {"ADJ", "ADV", "DET"})
    return opens and parsed.tokens[index].pos == "VERB" and after in {"that", "of"} and not parsed.subjects(index)
