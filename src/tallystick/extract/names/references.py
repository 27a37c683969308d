"""Whom pronouns, bare titles and bare surnames stand for, within one report: persons for 'he' and 'she', the nearest and most spoken of first.

Order of trust: the same sentence before the word, then the sentences before it, nearest first; within a sentence those who speak, then
its subject, then the others. Words inside quotation marks are the speaker's own and stand for nobody that the report names there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from tallystick.lexicon.cues import CUES, SPEECH
from tallystick.lexicon.first_names import gender_of
from tallystick.lexicon.titles import FEMALE_NOUNS, ISSUED_THINGS, MALE_NOUNS, PERSON_NOUNS
from tallystick.records.mention import Certainty, NameKind
from tallystick.records.parsed import OBJECT_LABELS, SUBJECT_LABELS, Parsed
from tallystick.records.report import Span

LOOK_BACK = 12
"""Sentences in which a pronoun's antecedent may stand; beyond it the report has moved on."""
PARAGRAPHS_BACK = 4
BLAME = frozenset({"accuse", "blame", "condemn", "denounce"})
PRINTING = frozenset("carry publish release issue post run air broadcast cite quote circulate distribute print relay".split())
COLLECTIVE = frozenset("military army navy government regime administration opposition coalition militia union".split())
"""Singular nouns for many: they answer to 'they' and to 'it'."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Known(NamedTuple):
    """What is known of a mention when those after it are read."""

    id: str
    span: Span
    text: str
    kind: NameKind
    named: bool
    role: str | None
    speaks: bool
    subject: bool
    quoted: bool
    head: str
    """The head's lemma."""
    plural: bool
    pronoun: bool
    refers_to: str | None = None


def gender(known: Known) -> str | None:
    """'m', 'f' or None, from the given name, the role or the noun."""
    words = {word.lower() for word in WORD.findall(f"{known.role or ''} {known.text if not known.named else ''}")}
    if words & FEMALE_NOUNS:
        return "f"
    if words & MALE_NOUNS:
        return "m"
    if known.named and " " in known.text:
        return gender_of(known.text.split(" ")[0])
    return None


def antecedent(parsed: Parsed, word: str, span: Span, before: Sequence[Known], genders: Mapping[str, str]) -> tuple[Known, str] | None:
    """The mention that a pronoun in speaker position stands for, with the reason; None where nobody fits."""
    sentence = parsed.sentence_index_at(span.start)
    if sentence is None:
        return None
    here = parsed.sentences[sentence]
    earliest = parsed.sentences[max(0, sentence - LOOK_BACK)].start
    recent = takewhile(lambda one: one.span.start >= earliest, reversed(before))
    pool = [one for one in recent if one.span.end <= span.start and not one.quoted][::-1]
    above = _speaker_above(parsed, span, pool, word, genders)
    if above is not None:
        return above, f"'{word}': the speaker of the clause around it"
    barred = _told_of(parsed, span, before)
    pool = [one for one in pool if _last_word(one) not in barred and one.refers_to not in barred]
    verb = _cue_of(parsed, span)
    denies = verb in CUES and CUES[verb].certainty is Certainty.DENIED
    best: tuple[tuple[int, int, int], Known] | None = None
    for one in pool:
        where = parsed.sentence_index_at(one.span.start)
        if where is None or sentence - where > LOOK_BACK or here.paragraph - parsed.sentences[where].paragraph > PARAGRAPHS_BACK:
            continue
        if not _fits(one, word, genders):
            continue
        rank = 0 if one.speaks and (denies or _is_voice(parsed, one)) else 1 if one.subject else 2
        if where == sentence and not (one.subject or one.speaks):
            rank += 1
        far = sentence - where + (here.paragraph - parsed.sentences[where].paragraph)
        if word == "they" and not one.plural:
            rank += 2
        # A speaker of the sentence before outranks a bystander named after him; of bystanders the first named is the topic.
        key = (far + rank, rank, one.span.start if rank >= 2 else -one.span.start)
        if best is None or key < best[0]:
            best = (key, one)
    if best is None:
        return None
    return best[1], f"'{word}': nearest fitting {'speaker' if best[1].speaks else 'mention'} before it"


def _told_of(parsed: Parsed, span: Span, before: Sequence[Known]) -> frozenset[str]:
    """Last words and ids of the persons that the pronoun's own words call by name: of 'Ruiz was upset, he said' Ruiz is not 'he'."""
    index = parsed.token_at(span.start)
    sentence = parsed.sentence_at(span.start)
    if index is None or sentence is None or parsed.tokens[parsed.tokens[index].head].lemma not in CUES:
        return frozenset()
    content = {t for c in parsed.children(parsed.tokens[index].head) if parsed.tokens[c].dep == "ccomp" for t in parsed.subtree(c)}
    told = {t for t in content if parsed.tokens[t].dep in SUBJECT_LABELS and t < index}
    words = {parsed.word(t).removesuffix("'s").removesuffix("’s") for t in told if parsed.tokens[t].pos == "PROPN"}
    persons = [one for one in before if one.kind is NameKind.PERSON and one.named and _last_word(one) in words]
    return frozenset(words & {_last_word(one) for one in persons} | {one.id for one in persons})


def _last_word(known: Known) -> str:
    return known.text.split()[-1] if known.named and known.text.split() else ""


def _cue_of(parsed: Parsed, span: Span) -> str:
    """The lemma of the verb whose subject the pronoun is."""
    index = parsed.token_at(span.start)
    return "" if index is None else parsed.tokens[parsed.tokens[index].head].lemma


def _is_voice(parsed: Parsed, one: Known) -> bool:
    """Whether it speaks itself: not whom somebody blames or tells, and not whose attack it was ('attacks by the militia')."""
    if one.subject:
        return True
    inside = parsed.tokens_in(one.span)
    outer = next((i for i in inside if parsed.tokens[i].head not in inside), None)
    if outer is None:
        return True
    token = parsed.tokens[outer]
    above = parsed.tokens[token.head]
    if token.dep in OBJECT_LABELS:
        return above.lemma == "say" and token.start > above.start  # '…, said the friend'
    if above.pos != "ADP" or above.lemma != "by":
        return True
    doing = parsed.tokens[above.head]  # 'rescued by a neighbour': who does something does not speak
    return doing.pos != "NOUN" and (doing.lemma in CUES or doing.lemma in SPEECH or doing.lemma in PRINTING)


def _speaker_above(parsed: Parsed, span: Span, pool: Sequence[Known], word: str, genders: Mapping[str, str]) -> Known | None:
    """Who speaks in the clause around the pronoun: the subject of the cue above it ('X told them that he …').

    Where somebody is blamed, who denies is the accused and who says more is the accuser ('X blames Y for the raid, which it denies').
    """
    index = parsed.token_at(span.start)
    if index is None:
        return None
    own = parsed.tokens[index].head
    denies = parsed.tokens[own].lemma in CUES and CUES[parsed.tokens[own].lemma].certainty is Certainty.DENIED
    for verb in parsed.ancestors(own):
        lemma = parsed.tokens[verb].lemma
        if lemma not in SPEECH and lemma not in BLAME:
            continue
        for party in parsed.objects(verb) if denies and lemma in BLAME else parsed.subjects(verb):
            token = parsed.tokens[party]
            for one in reversed(pool):
                if one.span.start <= token.start < one.span.end and _fits(one, word, genders):
                    return one
    return None


def _fits(one: Known, word: str, genders: Mapping[str, str]) -> bool:
    if word in {"he", "she"}:
        if one.kind is not NameKind.PERSON or one.plural:
            return False
        known = genders.get(one.text) or gender(one)
        return known is None or known == ("m" if word == "he" else "f")
    if word == "they":
        single = not one.named and one.head in PERSON_NOUNS  # 'a White gunman' is of a group, and one
        return one.plural or (one.kind in {NameKind.GROUP, NameKind.ORGANIZATION} and one.speaks and not single)
    if word == "it":
        many = one.plural and one.head not in COLLECTIVE and not one.named  # 'the United States' is one for all its form
        if many or one.kind is NameKind.PERSON:
            return False
        return (
            one.kind is NameKind.ORGANIZATION
            or (one.kind is NameKind.PLACE and (one.speaks or one.subject))
            or (one.speaks and not one.pronoun)
        )
    return False


def described(parsed: Parsed, noun: str, words: str, span: Span, before: Sequence[Known], plural: bool) -> tuple[Known, str] | None:
    """Whom a definite description ('the official', 'the mayor') stands for: somebody told before by that noun or role."""
    sentence = parsed.sentence_index_at(span.start)
    if sentence is None:
        return None
    forms = SAME_AS.get(noun, frozenset({noun}))
    own = {word.lower() for word in WORD.findall(words)} - {noun, noun + "s"}
    for one in reversed(before):
        if one.span.end > span.start or one.pronoun or one.plural != plural:
            continue
        if noun in ISSUED_THINGS:
            break
        told = {word.lower() for word in WORD.findall(f"{one.role or ''} {one.text}")}
        match = bool(forms & {*told, one.head}) and (one.text.lower() != words.lower() or not one.named)
        if match and own <= told | {"senior", "top", "same", "former"}:
            return one, f"'{words}': told before as '{(one.role or one.text)}'"
    return None


SAME_AS: dict[str, frozenset[str]] = {
    "official": frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "minister", "officer"}),
    "spokesman": frozenset({"spokesman", "spokesperson"}),
    "spokeswoman": frozenset({"spokeswoman", "spokesperson"}),
    "spokesperson": frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    "group": frozenset({"group", "organization", "organisation", "observatory", "movement", "monitor", "watchdog", "coalition", "rights"}),
    "monitor": frozenset({"observatory", "monitor", "group"}),
    "watchdog": frozenset({"observatory", "watchdog", "monitor", "group"}),
    "organization": frozenset({"organization", "organisation", "group"}),
    "organisation": frozenset({"organization", "organisation", "group"}),
    "agency": frozenset({"agency", "unicef", "unhcr", "programme"}),
    "leader": frozenset({"leader", "president", "premier", "chancellor", "king", "chairman", "chief"}),
    "president": frozenset({"president"}),
    "premier": frozenset({"premier", "prime"}),
    "ministry": frozenset({"ministry"}),
    "department": frozenset({"department"}),
    "station": frozenset({"station", "radio", "television", "tv"}),
    "chief": frozenset({"chief", "superintendent", "commissioner"}),
    "lawyer": frozenset({"lawyer", "attorney"}),
    "attorney": frozenset({"lawyer", "attorney"}),
    "source": frozenset({"source", "sources"}),
    "adviser": frozenset({"adviser", "advisor", "aide"}),
    "advisor": frozenset({"adviser", "advisor", "aide"}),
    "aide": frozenset({"adviser", "advisor", "aide"}),
    "candidate": frozenset({"candidate", "nominee"}),
    "senator": frozenset({"senator", "sen"}),
    "governor": frozenset({"governor", "gov"}),
    "general": frozenset({"general", "gen"}),
    "nominee": frozenset({"candidate", "nominee"}),
}
"""Nouns by which somebody may be told again."""


def is_subject(parsed: Parsed, head: int) -> bool:
    """Whether the token is a subject."""
    return parsed.tokens[head].dep in SUBJECT_LABELS
