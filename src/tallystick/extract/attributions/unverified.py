"""Where a report says that something is not verified, and of which statements it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tallystick.lexicon.cues import UNVERIFIED_WORDS, VERIFY_VERBS
from tallystick.records.mention import StatementMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence
from tallystick.records.report import Span

UNABLE = frozenset("unable impossible difficult hard".split())
CLAIM_WORDS = frozenset(
    """claim claims figure figures number numbers report reports statement statements allegation allegations account accounts information
    toll tolls this that these those it they footage video videos image images detail details assertion assertions accusation accusations
    which""".split()
)
CLAUSE_WORDS = frozenset("how who what whether if which that where why".split())


class Marker(NamedTuple):
    """Words by which a report says that something is not verified; ``content`` is the clause that is not, where it stands beside them."""

    span: Span
    sentence: int
    content: Span | None
    backward: bool
    """True where it speaks of what was said before."""
    cue: str


def find_markers(parsed: Parsed, in_quotes: bytearray) -> Iterator[Marker]:
    """Markers of the running text, in order."""
    for number, sentence in enumerate(parsed.sentences):
        if sentence.zone is not None:
            continue
        for index in range(sentence.first, sentence.last):
            token = parsed.tokens[index]
            if in_quotes[token.start]:
                continue
            if token.lemma in VERIFY_VERBS and token.pos == "VERB":
                found = _verb_marker(parsed, sentence, number, index)
                if found is not None:
                    yield found
                    break
            elif parsed.lower(index) in UNVERIFIED_WORDS:
                head = token.head
                if parsed.tokens[head].lemma in {"be", "remain"}:
                    yield Marker(
                        Span(parsed.tokens[head].start, token.end), number, None, True, parsed.text[parsed.tokens[head].start : token.end]
                    )
                    break


def _verb_marker(parsed: Parsed, sentence: Sentence, number: int, verb: int) -> Marker | None:
    token = parsed.tokens[verb]
    independently = any(parsed.lower(i) in {"independently", "immediately", "separately"} for i in parsed.children(verb))
    negated = parsed.negated(verb) or any(
        parsed.lower(i) in {"not", "n't", "cannot", "never", "n’t", "yet"} for i in range(max(sentence.first, verb - 4), verb)
    )
    above = token.head
    unable = parsed.tokens[above].lemma in UNABLE or any(parsed.lower(i) in UNABLE for i in range(max(sentence.first, verb - 5), verb))
    if not (negated or unable):
        return None
    if token.lemma in {"confirm", "establish", "check"} and not (
        independently or parsed.modal(verb) in {"could", "can"} or parsed.passive(verb) or unable
    ):
        return None
    subjects = [i for i in parsed.children(verb) if parsed.tokens[i].dep in SUBJECT_LABELS]
    passive = parsed.passive(verb)
    if (
        subjects
        and not passive
        and not unable
        and parsed.tokens[subjects[0]].lemma in {"he", "she", "police", "official", "spokesman"}
        and not independently
    ):
        return None
    first = min([i for i in parsed.children(verb) if parsed.tokens[i].dep in {"aux", "auxpass", "neg", "advmod"} and i < verb] + [verb])
    clauses = [i for i in parsed.children(verb) if parsed.tokens[i].dep in {"ccomp", "csubj", "csubjpass", "xcomp"} and i > verb]
    content = parsed.span(min(parsed.subtree(clauses[0])), max(parsed.subtree(clauses[0])) + 1) if clauses else None
    objects = [*subjects, *parsed.objects(verb)] if passive or unable else parsed.objects(verb)
    about = {parsed.lower(i) for i in objects}
    backward = bool(about & CLAIM_WORDS) or not objects or any(parsed.tokens[i].lemma in CLAIM_WORDS for i in objects)
    if content is None and not backward and subjects and passive:
        content = parsed.phrase(subjects[0])
        backward = True
    span = Span(parsed.tokens[first].start, token.end)
    return Marker(span, number, content, backward, span.of(parsed.text))


def marked(parsed: Parsed, marker: Marker, statements: Sequence[StatementMention]) -> set[str]:
    """Ids of the statements that the marker speaks of: those of its own sentence before it, else those of the sentence before."""
    sentence = parsed.sentences[marker.sentence]

    def of(number: int) -> set[str]:
        here = parsed.sentences[number]
        return {
            s.id
            for s in statements
            if s.content and any(here.start <= piece.start < here.end or piece.start <= here.start < piece.end for piece in s.content)
        }

    own = {
        s.id
        for s in statements
        if s.content and sentence.start <= s.content[0].start < marker.span.start and not any(p.overlaps(marker.span) for p in s.content)
    }
    if own:
        return own
    for back in (1, 2):
        number = marker.sentence - back
        if number < 0 or sentence.paragraph - parsed.sentences[number].paragraph > 1:
            break
        found = of(number)
        if found:
            return found
        if back == 1 and parsed.sentences[number].paragraph != sentence.paragraph:
            break
    return set()
