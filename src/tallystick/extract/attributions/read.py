"""Attributions that the parser read itself, in the terms of the rules: beside what rules find, or in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.sources import QUOTING, can_speak, find_source, is_nobody, quoting_verb
from tallystick.extract.attributions.verbs import is_who_is_accused
from tallystick.lexicon.cues import CLAIM_NOUNS, CUES, HEDGE_ADVERBS
from tallystick.records.mention import Certainty
from tallystick.records.parsed import Parsed, ReadAttribution, Sentence
from tallystick.records.report import Span

NOT_SAYING = frozenset("see show admit order post publish witness face make hold give send open".split())
"""Lemmas of cues that the reader takes for saying where they tell of an act or a sight more often than not."""

PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
FORMAL = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "SPACE", "SYM"})
"""Parts of speech that alone say nothing."""
NOBODY = frozenset({"expl", "nsubjpass", "nsubj:pass"})
"""'It' that stands for nobody: 'it seems', 'it has not been verified who fired'."""


def with_read(parsed: Parsed, sentence: Sentence, found: Iterable[Attribution], in_quotes: bytearray) -> Iterator[Attribution]:
    """The rules' attributions of a sentence, and those that only the parser read, in order of their cues."""
    ruled = list(found)
    joined: list[Attribution] = []
    for read in parsed.attributions:
        if not sentence.start <= read.cue[0].start < sentence.end or in_quotes[read.cue[0].start]:
            continue
        attribution = _in_tokens(parsed, sentence, read, in_quotes)
        if attribution is None or any(quoting_verb(parsed, a.cue) == attribution.cue for a in ruled):
            continue  # of 'quoted the mayor as saying' the saying is the cue, and its rule knows both voices
        same = [a for a in ruled if read.cue[0].overlaps(parsed.span(min(a.cue_tokens), max(a.cue_tokens) + 1))]
        ruled = [a for a in ruled if a not in same]
        if same:
            joined.extend(
                a for a in same if a.cue == same[0].cue
            )  # the rule's own: what it leaves without a voice ('was accused of') has none
        elif _sayable(parsed, attribution) and not any(_alike(attribution.content, a.content) for a in (*ruled, *joined)):
            # What nobody is named to have said is left to the rules, which know hedges from voices.
            joined.append(attribution)
    yield from sorted((*ruled, *joined), key=lambda a: min(a.cue_tokens))


def _alike(content: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two contents are mostly the same words: one thing said, of which a rule knows the cue better."""
    return 2 * len(content & other) > len(content | other)


def _sayable(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether somebody who can speak is named, and the cue is no verb of seeing or doing: no town 'has seen' what is told of it."""
    source = attribution.source
    if source is None or not can_speak(parsed, source):
        return False
    if parsed.tokens[source].dep in PASSIVE and parsed.tokens[attribution.cue].lemma not in QUOTING:
        return False  # 'the suspect has been confirmed dead', 'he was told that': the subject says nothing
    if is_who_is_accused(parsed, attribution.cue):
        return False
    if is_nobody(parsed, source) or (parsed.lower(source) == "it" and parsed.tokens[source].dep in NOBODY):
        return False
    taken = {parsed.tokens[thing].lemma for thing in parsed.objects(attribution.cue)} & {"life", "victim", "casualty"}
    if parsed.tokens[attribution.cue].lemma == "claim" and taken:
        return False  # ', claiming the lives of nine' is no claim
    return not any(parsed.tokens[i].lemma in NOT_SAYING for i in attribution.cue_tokens)


def _in_tokens(parsed: Parsed, sentence: Sentence, read: ReadAttribution, in_quotes: bytearray) -> Attribution | None:
    """What was read, as tokens; None where it has no cue or no content of its own."""
    cue_tokens = tuple(i for span in read.cue for i in parsed.tokens_in(span))
    # Words outside the cue's sentence are what was said only where they are quoted, in its paragraph or the next: a heading before it is
    # none, and a cue further off is seldom theirs.
    content = frozenset(
        i
        for span in read.content
        for i in parsed.tokens_in(span)
        if sentence.first <= i < sentence.last or (in_quotes[parsed.tokens[i].start] and _near(parsed, sentence, i))
    ) - set(cue_tokens)
    if not cue_tokens or all(parsed.tokens[i].pos in FORMAL for i in content):
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


def _near(parsed: Parsed, sentence: Sentence, index: int) -> bool:
    """Whether the token stands in the sentence's paragraph or the one after."""
    at = parsed.sentence_at(parsed.tokens[index].start)
    return at is not None and 0 <= at.paragraph - sentence.paragraph <= 1


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
