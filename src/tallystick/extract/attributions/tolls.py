"""Who sets a toll: 'the army put it at 40 and doctors at 60', 'police lowered the toll to 12', 'the ministry's count stands at 31'."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.contents import cut_contrast, rest_of_clause
from tallystick.extract.attributions.sources import can_speak, cue_group, find_source, is_nobody, source_tokens
from tallystick.lexicon.cues import TOLL_SETTING
from tallystick.lexicon.incidents import NOUN_TYPES
from tallystick.lexicon.measures import TOLL_HEADS, TOLL_NOUNS
from tallystick.lexicon.organizations import MEDIA_NOUNS
from tallystick.lexicon.titles import BODY_NOUNS, ISSUED_THINGS, PERSON_NOUNS, PLURAL_GROUPS
from tallystick.records.mention import Certainty
from tallystick.records.parsed import Parsed, Sentence

GIVING = frozenset("put place peg give keep".split())
"""Verbs that only somebody who counts can do."""
HEADS = TOLL_HEADS | {"estimate"}
LOOSE = frozenset("number numbers total figure figures".split())
"""Heads of counts of anything, also of what somebody sets by doing it."""
THOSE = frozenset("dead deaths injured wounded missing displaced".split())
"""Who is counted, where no noun says 'number' ('put the dead at four')."""
OWNED = frozenset("count figure tally estimate".split())
"""Nouns whose owner is who counted; 'the army's toll' may be the army's own dead."""
REACHED = frozenset("be stand rise climb reach fall drop grow pass top exceed".split())
BEFORE_NUMBER = frozenset({"at", "to", "as", "of"})
NOUN_REACH = 5
"""Words between the verb and 'toll' or 'number' ('put the confirmed death toll at')."""
NUMBER_REACH = 20
"""Words between the verb and its number ('lowered the toll from the fire in X to 12')."""
ASIDE_WORDS = 4
VOICE_REACH = 8
"""Words of the second voice of 'X put it at 12 and Y at 15'."""


def read_tolls(parsed: Parsed, sentence: Sentence, index: int) -> Iterator[Attribution]:
    """The attributions whose cue is this word: a verb that sets a toll, with each voice that it has, or a count with its owner."""
    token = parsed.tokens[index]
    if token.pos == "VERB" and token.lemma in TOLL_SETTING and token.tag != "VBG" and not parsed.passive(index):
        yield from _set_by(parsed, sentence, index)
    elif token.pos == "VERB" and token.lemma in TOLL_SETTING and parsed.passive(index):
        yield from _was_set(parsed, sentence, index)
    elif token.pos == "NOUN" and token.lemma in HEADS:
        yield from _owned(parsed, sentence, index)


def _set_by(parsed: Parsed, sentence: Sentence, verb: int) -> Iterator[Attribution]:
    noun = _toll_behind(parsed, sentence, verb)
    number = _number_behind(parsed, sentence, noun) if noun is not None else _number_before(parsed, sentence, verb)
    source = find_source(parsed, sentence, verb)
    if number is None or source is None or source > verb or is_nobody(parsed, source):
        return
    if not _may_set(parsed, source, parsed.tokens[verb].lemma):
        return
    group = cue_group(parsed, sentence, verb, source)
    second = _second_voice(parsed, sentence, number)
    content = rest_of_clause(parsed, sentence, verb, verb + 1) | set(range(verb + 1, number + 1))
    end = second[0] if second is not None else min((i for i in content if i > number and parsed.word(i) == ";"), default=sentence.last)
    words = tuple(sorted({verb, *(i for i in parsed.children(verb) if parsed.tokens[i].dep in {"aux", "neg"})}))
    content = cut_contrast(parsed, content, verb)
    spoken = frozenset(i for i in content if verb < i < end and (i <= number or i not in group))
    yield Attribution(verb, words, source, spoken, Certainty.STATED, parsed.negated(verb), (), "verb", None, group)
    if second is not None:
        _, voice, first, last = second
        yield Attribution(verb, words, voice, frozenset(range(first, last + 1)), Certainty.STATED, False, (), "according")


def _was_set(parsed: Parsed, sentence: Sentence, verb: int) -> Iterator[Attribution]:
    """'The toll was lowered by the ministry to 38': who did it says so."""
    agent = next((head for preposition, head in parsed.obliques(verb) if preposition == "by"), None)
    counted = any(parsed.lower(i) in HEADS | {"it"} for i in parsed.subjects(verb))
    number = _number_behind(parsed, sentence, verb) if agent is not None and counted else None
    if agent is None or number is None or not can_speak(parsed, agent):
        return
    voice = source_tokens(parsed, agent)
    said = (set(parsed.subtree(parsed.subjects(verb)[0])) - voice) | {number - 1, number}
    yield Attribution(verb, (verb,), agent, frozenset(said), Certainty.STATED, False, (), "passive")


def _may_set(parsed: Parsed, source: int, verb: str) -> bool:
    """Whether the subject counts: what happened may raise a toll too, but puts it at no number."""
    token = parsed.tokens[source]
    if can_speak(parsed, source) or token.lemma in ISSUED_THINGS | MEDIA_NOUNS:
        return token.tag != "WDT"
    if parsed.lower(source) in {"another", "others", "some"}:
        return verb in GIVING
    return verb in GIVING and token.pos == "NOUN" and token.lemma not in NOUN_TYPES


def _toll_behind(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """'toll', 'number' or the like, or 'it', as what the verb sets."""
    if parsed.lower(verb + 1) in {"it", "that", "this"} and verb + 1 < sentence.last:
        wanted = {"at", "as", "now"} if parsed.tokens[verb].lemma in GIVING else {"at", "to"}  # 'gave it to 30 people' gives no toll
        return verb + 1 if parsed.lower(min(verb + 2, sentence.last - 1)) in wanted else None
    for index in range(verb + 1, min(verb + 1 + NOUN_REACH, sentence.last)):
        if parsed.lower(index) in HEADS or (parsed.lower(index) in THOSE and parsed.lower(index - 1) == "the"):
            return index if _is_told(parsed, sentence, verb, index) else None
        if parsed.tokens[index].pos not in {"DET", "ADJ", "NOUN", "PRON", "VERB"}:
            return None
    return None


def _is_told(parsed: Parsed, sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether a count is told: who cuts the number of flights, or gives a total of 40 blankets, does it."""
    lemma, head = parsed.tokens[verb].lemma, parsed.lower(noun)
    behind = list(range(noun + 1, min(noun + 6, sentence.last)))
    if head not in LOOSE or not behind or parsed.lower(behind[0]) != "of":
        return True
    if lemma == "give" and len(behind) > 1 and parsed.tokens[behind[1]].pos == "NUM":
        return head in {"figure", "figures"}
    return lemma in {"put", "place", "peg"} or any(parsed.lower(i) in TOLL_NOUNS for i in behind)


def _number_behind(parsed: Parsed, sentence: Sentence, start: int) -> int | None:
    """The number that 'at', 'to', 'as' or 'of' introduces; None where another clause begins first."""
    for index in range(start + 1, min(start + NUMBER_REACH, sentence.last)):
        aside = parsed.word(index) == "," and _aside_ends(parsed, sentence, index)
        if (parsed.word(index) in {",", ";", ":"} and not aside) or parsed.tokens[index].tag in {"VBZ", "VBP", "MD"}:
            return None
        if parsed.tokens[index].pos == "NUM" and any(parsed.lower(i) in BEFORE_NUMBER for i in range(max(start, index - 4), index)):
            following = [parsed.lower(i) for i in range(index + 1, min(index + 2, sentence.last))]
            if following != ["to"]:  # 'from 60 to 56'
                return index
    return None


def _number_before(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """The number of 'revised to seven the number of people killed'."""
    if verb + 1 >= sentence.last or parsed.lower(verb + 1) not in {"to", "at"}:
        return None
    number = next((i for i in range(verb + 2, min(verb + 5, sentence.last)) if parsed.tokens[i].pos == "NUM"), None)
    behind = [] if number is None else [parsed.lower(i) for i in range(number + 1, min(number + 5, sentence.last))]
    return number if behind[:1] == ["the"] and HEADS & set(behind) else None


def _aside_ends(parsed: Parsed, sentence: Sentence, comma: int) -> bool:
    """Whether the comma opens or closes an aside of a few words ('in Ibadan, Nigeria, to 22')."""
    inside = range(max(sentence.first, comma - ASIDE_WORDS), min(comma + ASIDE_WORDS + 1, sentence.last))
    return any(
        parsed.word(i) == "," and i != comma and not any(parsed.tokens[k].pos in {"VERB", "AUX", "NUM"} for k in range(*sorted((i, comma))))
        for i in inside
    )


def _second_voice(parsed: Parsed, sentence: Sentence, number: int) -> tuple[int, int, int, int] | None:
    """'… and the army at 15': where it begins, who says it, and the first and last token of what is said."""
    index = number + 1
    while index < sentence.last and (parsed.word(index) == "," or parsed.tokens[index].pos == "NOUN"):
        index += 1
    if index >= sentence.last or parsed.lower(index) not in {"and", "while", "but"}:
        return None
    for at in range(index + 2, min(index + 2 + VOICE_REACH, sentence.last - 1)):
        if parsed.tokens[at].pos in {"VERB", "AUX", "PUNCT"}:
            return None
        if parsed.lower(at) in {"at", "as"}:
            last = next((i for i in range(at + 1, min(at + 5, sentence.last)) if parsed.tokens[i].pos == "NUM"), None)
            return (index, at - 1, at, last) if last is not None and can_speak(parsed, at - 1) else None
    return None


def _owned(parsed: Parsed, sentence: Sentence, noun: int) -> Iterator[Attribution]:
    owned = parsed.tokens[noun].lemma in OWNED
    owner = next((i for i in parsed.children(noun) if owned and parsed.tokens[i].dep == "poss"), None)
    owner = owner if owner is not None else _giver(parsed, noun)
    verb = parsed.tokens[noun].head
    if owner is None or not _counts(parsed, owner) or parsed.tokens[verb].lemma not in REACHED or noun > verb:
        return
    number = next((i for i in range(verb + 1, min(verb + 7, sentence.last)) if parsed.tokens[i].pos == "NUM"), None)
    if number is None or any(parsed.word(i) in {",", ";"} for i in range(verb, number)):
        return
    content = (set(range(noun, number + 1)) | rest_of_clause(parsed, sentence, verb, verb + 1)) - source_tokens(parsed, owner)
    end = min((i for i in content if i > number and parsed.word(i) == ";"), default=sentence.last)
    spoken = frozenset(i for i in content if noun < i < end)
    yield Attribution(noun, (noun,), owner, spoken, Certainty.STATED, False, (), "noun")


def _giver(parsed: Parsed, noun: int) -> int | None:
    """'the figure given by the army': who gives it."""
    told = [i for i in parsed.children(noun) if parsed.tokens[i].dep == "acl" and parsed.tokens[i].tag == "VBN"]
    return next((head for verb in told for preposition, head in parsed.obliques(verb) if preposition == "by"), None)


def _counts(parsed: Parsed, owner: int) -> bool:
    """Whether the owner is somebody who counts: no day, place or storm."""
    token = parsed.tokens[owner]
    if token.pos == "PROPN":
        return any(name.start <= token.start < name.end and name.label in {"ORG", "PERSON"} for name in parsed.names)
    return token.lemma in PERSON_NOUNS | BODY_NOUNS or parsed.lower(owner) in PLURAL_GROUPS
