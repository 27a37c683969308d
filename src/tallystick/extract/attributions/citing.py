"""Whom a speaker cites: '…, the agency said, citing survivors' has two voices, and the survivors are at the origin of the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.sources import QUOTING, can_speak
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.lexicon.cues import SPEECH, TOLL_SETTING
from tallystick.lexicon.titles import ISSUED_THINGS
from tallystick.records.parsed import Parsed, Sentence

ACCOUNTS = ISSUED_THINGS | frozenset(
    "account figure information testimony interview list estimate count tally briefing comment remark".split()
)
"""What is cited for who made it: 'citing accounts by residents'."""
MAKERS = frozenset({"by", "from", "of", "with"})
RULES = frozenset("act law code convention treaty article charter constitution resolution agreement accord".split())
BASED = {"based": ["based", "on"], "on": ["on", "the", "basis", "of"]}
CITED_REACH = 6
"""Words between 'citing' and the noun that it cites."""


class Cited(NamedTuple):
    """'citing X': its tokens ``[first, last)`` and the head of whose words they are; None for 'citing records'."""

    first: int
    last: int
    voice: int | None


def with_cited(parsed: Parsed, sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, each with whom its speaker cites as the inner voice; 'citing X' itself says nothing."""
    cited = list(_find_cited(parsed, sentence))
    kept = [a for a in found if not any(one.first <= a.cue < one.last and _only_names(a, one) for one in cited)]
    for attribution in kept:
        own = next((one for one in cited if one.voice is not None and _host(parsed, kept, one) is attribution), None)
        if own is None:
            yield attribution
            continue
        passed = () if attribution.source is None else (attribution.source,)
        yield attribution._replace(
            source=own.voice,
            relayers=(*attribution.relayers, *passed),
            content=attribution.content - set(range(own.first, own.last)),
            group=attribution.group | set(range(own.first, own.last)),
            kind="according",
        )


def _only_names(attribution: Attribution, cited: Cited) -> bool:
    """Whether the content lies within 'citing X'."""
    return all(cited.first <= i < cited.last for i in attribution.content)


def _find_cited(parsed: Parsed, sentence: Sentence) -> Iterator[Cited]:
    for index in range(sentence.first, sentence.last - 1):
        if parsed.tokens[index].tag == "VBG" and parsed.tokens[index].lemma in QUOTING and not _as_saying(parsed, sentence, index):
            first, start = index, index + 1
        elif parsed.lower(index) in BASED and (length := _based(parsed, sentence, index)):
            first, start = index, index + length
        else:
            continue
        if first > sentence.first and parsed.word(first - 1) != ",":
            continue
        head = _head_behind(parsed, sentence, start)
        voice = _voice(parsed, head) if head is not None else None
        if head is None or (voice is None and parsed.tokens[head].lemma not in ACCOUNTS):
            continue
        below = parsed.subtree(head, frozenset({"relcl", "advcl", "parataxis", "ccomp"}))
        last = max(i for i in (*below, head, head if voice is None else voice) if i < sentence.last) + 1
        semicolon = next((i for i in range(first, last) if parsed.word(i) == ";"), last)
        yield Cited(first, semicolon, voice)


def _based(parsed: Parsed, sentence: Sentence, index: int) -> int:
    """How many words of 'based on' or 'on the basis of' stand here; 0 for none."""
    words = BASED[parsed.lower(index)]
    return len(words) if [parsed.lower(i) for i in range(index, min(index + len(words), sentence.last))] == words else 0


def _as_saying(parsed: Parsed, sentence: Sentence, index: int) -> bool:
    """'quoting the mayor as saying …': the saying is the cue there."""
    following = [parsed.lower(i) for i in range(index + 1, min(index + 14, sentence.last))]
    return any(one == "as" and other in {"saying", "telling"} for one, other in pairwise(following))


def _head_behind(parsed: Parsed, sentence: Sentence, start: int) -> int | None:
    for index in range(start, min(start + CITED_REACH, sentence.last)):
        token = parsed.tokens[index]
        if token.pos not in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "ADV", "PART"} and parsed.lower(index) not in {"’s", "'s"}:
            return None
        inside = token.dep in {"compound", "poss", "amod", "nmod", "nummod", "det", "case", "quantmod"}
        if token.pos in {"NOUN", "PROPN"} and not inside:
            return index
    return None


def _voice(parsed: Parsed, head: int) -> int | None:
    """Who is cited, or who made what is cited; None where it is nobody ('citing security concerns')."""
    if parsed.tokens[head].lemma not in ACCOUNTS:
        return (
            head if (can_speak(parsed, head) and _is_somebody(parsed, head)) or COUNTED.get(parsed.lower(head)) in PERSON_CLASSES else None
        )
    for preposition, maker in parsed.obliques(head):
        if preposition in MAKERS and can_speak(parsed, maker) and parsed.tokens[maker].lemma not in ACCOUNTS:
            return maker
    owners = (i for i in parsed.children(head) if parsed.tokens[i].dep in {"poss", "compound", "nmod"} and i < head)
    return next((i for i in owners if can_speak(parsed, i) and parsed.tokens[i].lemma not in ACCOUNTS), None)


def _is_somebody(parsed: Parsed, head: int) -> bool:
    """Whether a name is of a person, a body or a people, and no law, book or work ('citing the Harbour Act')."""
    token = parsed.tokens[head]
    if parsed.lower(head) in RULES:
        return False
    labels = [name.label for name in parsed.names if name.start <= token.start < name.end]
    return token.pos != "PROPN" or any(label in {"PERSON", "ORG", "GPE", "NORP"} for label in labels)


def _host(parsed: Parsed, found: Sequence[Attribution], cited: Cited) -> Attribution | None:
    """The attribution whose speaker cites: the last cue before it in its sentence, or the first behind a sentence's head."""
    spoken = [a for a in found if parsed.tokens[a.cue].lemma in SPEECH | TOLL_SETTING and a.kind == "verb"]
    before = [a for a in spoken if a.cue < cited.first]
    if before:
        host = max(before, key=lambda a: a.cue)
        return None if any(parsed.word(i) == ";" for i in range(host.cue, cited.first)) else host
    return min(spoken, key=lambda a: a.cue, default=None)
