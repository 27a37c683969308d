"""Cues that stand without a speaker before them: passives, 'appears to', 'reportedly', 'it was not clear', nouns like 'claim', 'according to'."""

from __future__ import annotations

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.contents import rest_of_clause
from tallystick.extract.attributions.sources import auxiliaries, source_tokens
from tallystick.lexicon.cues import CLAIM_NOUNS, CUES, PASSIVE_ALLEGED, PASSIVE_ESTIMATED, PASSIVE_HEDGED, PASSIVE_QUOTED, SPEECH, Cue
from tallystick.lexicon.datewords import CALENDAR
from tallystick.records.mention import Certainty
from tallystick.records.parsed import COMPLEMENT_LABELS, OBJECT_LABELS, SUBJECT_LABELS, Parsed, Sentence

TAKEN_BACK = frozenset("retract withdraw deny refute reject dismiss debunk disprove recant correct".split())
"""Passives after which a claim no longer stands ('a statement that … was retracted')."""
UNTRUE = frozenset("wrong false untrue unfounded incorrect mistaken baseless inaccurate erroneous fake premature".split())
BECOMING = frozenset("be turn prove appear become remain".split())
MIN_NOUN_CONTENT = 3
"""Words behind 'reports of' from which they tell something."""


def read_passive(parsed: Parsed, sentence: Sentence, verb: int) -> Attribution | None:
    """'is accused of …', 'are believed to …', 'was quoted as saying …', 'as reported by …'; None where the passive ascribes nothing."""
    token = parsed.tokens[verb]
    lemma = token.lemma
    agents = [head for preposition, head in parsed.obliques(verb) if preposition == "by"]
    subjects = [i for i in parsed.children(verb) if parsed.tokens[i].dep in SUBJECT_LABELS]
    if token.dep in {"acl"}:
        subjects = [token.head]
    cue_tokens = tuple(sorted([verb, *auxiliaries(parsed, verb)]))
    negated = parsed.negated(verb)
    if lemma in PASSIVE_QUOTED:
        saying = [
            i
            for child in parsed.children(verb)
            if parsed.tokens[child].dep == "prep"
            for i in parsed.children(child)
            if parsed.tokens[i].dep == "pcomp"
        ]
        if not subjects or not saying:
            return None
        inner = saying[0]
        complements = [i for i in parsed.children(inner) if parsed.tokens[i].dep in COMPLEMENT_LABELS | {"dobj"}]
        if complements:
            content = rest_of_clause(parsed, sentence, inner, min(min(parsed.subtree(i)) for i in complements))
        else:
            content = set(range(inner + 1, max(parsed.subtree(verb)) + 1))
        return Attribution(
            verb,
            (*cue_tokens, inner),
            subjects[0],
            frozenset(content),
            Certainty.STATED,
            negated,
            tuple(agents),
            "verb",
            complements[0] if complements else None,
        )
    if agents and lemma in SPEECH and verb > sentence.first and parsed.lower(verb - 1) == "as":
        words = source_tokens(parsed, agents[0])
        before = set(range(sentence.first, verb - 1))
        after = set(range(max(words) + 1, sentence.last))
        content = before if sum(parsed.tokens[i].pos != "PUNCT" for i in before) >= 3 else after
        return Attribution(verb, (verb - 1, verb), agents[0], frozenset(content), Certainty.STATED, False, (), "according")
    if lemma not in CUES and lemma not in PASSIVE_HEDGED | PASSIVE_ESTIMATED:
        return None
    if lemma in PASSIVE_ALLEGED:
        certainty = Certainty.ALLEGED
    elif lemma in PASSIVE_ESTIMATED:
        certainty = Certainty.ESTIMATED
    elif lemma in PASSIVE_HEDGED:
        certainty = Certainty.HEDGED
    else:
        certainty = CUES[lemma].certainty
    complements = [i for i in parsed.children(verb) if i > verb and parsed.tokens[i].dep in {"xcomp", "ccomp"}]
    prepositions = [
        i
        for i in parsed.children(verb)
        if i > verb and parsed.tokens[i].dep == "prep" and parsed.lower(i) in CUES.get(lemma, Cue(certainty, "")).prepositions | {"as"}
    ]
    if lemma in PASSIVE_ALLEGED and prepositions:
        start = min(min(parsed.subtree(i)) for i in prepositions)
        content = rest_of_clause(parsed, sentence, verb, start)
    elif complements and lemma in PASSIVE_HEDGED | PASSIVE_ESTIMATED | PASSIVE_ALLEGED:
        content = rest_of_clause(parsed, sentence, verb, min(min(parsed.subtree(i)) for i in complements))
    elif (
        agents
        and lemma in CUES
        and lemma in {"report", "announce", "confirm", "deny", "describe", "reveal", "say", "criticize", "condemn", "claim"}
    ):
        content = set()
    else:
        return None
    for subject in subjects:
        if parsed.lower(subject) not in {"it", "who", "which", "that"}:
            content |= (
                {i for i in parsed.subtree(subject) if i != verb and i not in parsed.subtree(verb)}
                if token.dep == "acl"
                else set(parsed.subtree(subject))
            )
        elif token.dep == "relcl":
            content.add(token.head)
    source = agents[0] if agents else None
    content -= set(cue_tokens)
    if source is not None:
        content -= source_tokens(parsed, source)
    return Attribution(
        verb, cue_tokens, source, frozenset(content), certainty, negated, (), "passive", complements[0] if complements else None
    )


def read_seeming(parsed: Parsed, verb: int) -> Attribution | None:
    """'appears to …', 'seems that …': content that the report itself holds back from."""
    complements = [i for i in parsed.children(verb) if parsed.tokens[i].dep in {"xcomp", "ccomp"} and i > verb]
    if not complements:
        return None
    content = {i for c in complements for i in parsed.subtree(c)}
    for subject in parsed.subjects(verb):
        if parsed.lower(subject) not in {"it", "there"}:
            content |= set(parsed.subtree(subject))
    content.discard(verb)
    return Attribution(verb, (verb,), None, frozenset(content), Certainty.HEDGED, parsed.negated(verb), (), "impersonal", complements[0])


def read_unclear(parsed: Parsed, index: int) -> Attribution | None:
    """'it was not clear what …', 'it remained unclear if …'."""
    token = parsed.tokens[index]
    verb = token.head
    if parsed.tokens[verb].lemma not in {"be", "remain", "become"}:
        return None
    clauses = [
        i
        for i in (*parsed.children(verb), *parsed.children(index))
        if parsed.tokens[i].dep in {"ccomp", "csubj", "advcl", "xcomp"} and i > index
    ]
    subjects = parsed.subjects(verb)
    if not clauses or not any(parsed.lower(i) in {"it", "what", "that"} for i in subjects):
        return None
    word = parsed.lower(index)
    negative = parsed.negated(verb) or parsed.negated(index)
    if word in {"clear", "known", "certain", "sure", "possible"} and not negative and word != "possible":
        return None
    content = {i for c in clauses for i in parsed.subtree(c)}
    words = tuple(i for i in range(verb, index + 1) if i not in content)
    return Attribution(index, words, None, frozenset(content), Certainty.HEDGED, False, (), "impersonal", clauses[0])


def read_adverb(parsed: Parsed, index: int, certainty: Certainty) -> Attribution | None:
    """'reportedly', 'allegedly': the adverb's clause as the content of nobody named."""
    above = parsed.tokens[index].head
    verb = above if parsed.tokens[above].pos in {"VERB", "AUX"} else parsed.governor(index)
    if verb is None:
        return None
    content = set(parsed.subtree(verb, frozenset({"parataxis"}))) - {index}
    conjuncts = [i for i in parsed.children(verb) if parsed.tokens[i].dep == "conj" and i > verb]
    for conjunct in conjuncts:
        content -= set(parsed.subtree(conjunct))
    content = {i for i in content if not (parsed.tokens[i].pos == "CCONJ" and parsed.tokens[i].head == verb)}
    return Attribution(index, (index,), None, frozenset(content), certainty, False, (), "adverb", verb)


def read_according(parsed: Parsed, sentence: Sentence, index: int) -> Attribution | None:
    """'according to NAME': the clause beside it as content; None where no noun follows."""
    first = index if parsed.lower(index) == "according" else index - 1
    after = index + 1
    if parsed.lower(index) == "according":
        if after >= sentence.last or parsed.lower(after) != "to":
            return None
        after += 1
    if after >= sentence.last:
        return None
    last_cue = after - 1
    source = _phrase_head(parsed, sentence, after)
    if source is None:
        return None
    end = max(i for i in source_tokens(parsed, source) if i >= after) + 1 if source_tokens(parsed, source) else source + 1
    end = min(end, sentence.last)
    end = _stop_source(parsed, source, end, sentence)
    before = set(range(sentence.first, first))
    rest = list(range(end, sentence.last))
    while rest and parsed.tokens[rest[0]].pos == "PUNCT" and parsed.word(rest[0]) not in {'"', "“"}:
        rest = rest[1:]
    before_words = {i for i in before if parsed.tokens[i].pos not in {"PUNCT", "CCONJ"}}
    if len(before_words) < 2:
        content = set(rest)
    else:
        content = before
        dash = max(
            (i for i in before if parsed.word(i) in {"-", "–", "—", "--", ";"} and parsed.text[parsed.tokens[i].start - 1] == " "),
            default=None,
        )
        closes = end < sentence.last and parsed.word(end) in {"-", "–", "—", "--"}
        if dash is not None and closes:
            content = {i for i in before if i > dash}
        elif rest and not closes:
            lead = parsed.lower(rest[0])
            comma = end < sentence.last and parsed.word(end) == ","
            if comma and (parsed.tokens[rest[0]].pos in {"VERB", "AUX"} and parsed.tokens[rest[0]].tag in {"VBD", "VBZ", "VBP", "MD"}):
                content = before | set(rest)
            elif not comma and lead not in {"as", "while", "but", "and", "after", "when"}:
                pass
        leading = sorted(content)
        while leading and (parsed.tokens[leading[0]].pos in {"CCONJ", "PUNCT"} and parsed.word(leading[0]) not in {'"', "“"}):
            leading = leading[1:]
        content = set(leading)
    return Attribution(
        index,
        tuple(range(first, last_cue + 1)),
        source,
        frozenset(content),
        Certainty.STATED,
        False,
        (),
        "according",
        None,
        frozenset(range(first, end)),
    )


def _phrase_head(parsed: Parsed, sentence: Sentence, start: int) -> int | None:
    """The head of the noun phrase that starts at the token."""
    to = start - 1
    direct = [i for i in parsed.children(to) if parsed.tokens[i].dep == "pobj"]
    if direct:
        return direct[0]
    for index in range(start, min(start + 12, sentence.last)):
        token = parsed.tokens[index]
        if token.pos in {"NOUN", "PROPN", "PRON"} and (token.head < start or token.head >= index) and token.dep != "compound":
            return index
    return None


def _stop_source(parsed: Parsed, source: int, end: int, sentence: Sentence) -> int:
    """A source phrase ends where a clause of the outlet's own starts (', as …', ', while …')."""
    for index in range(source + 1, end):
        if (
            parsed.word(index) in {",", "-", "–", "—"}
            and index + 1 < sentence.last
            and (
                parsed.lower(index + 1) in {"as", "while", "but", "and", "when", "after", "having", "although", "though"}
                or parsed.tokens[index + 1].tag in {"VBG", "VBD", "VBZ", "VBN"}
            )
        ):
            return index
    return end


def read_noun(parsed: Parsed, index: int) -> Attribution | None:
    """'the claim that …', 'reports of …': what somebody's saying is about."""
    token = parsed.tokens[index]
    clauses = [i for i in parsed.children(index) if parsed.tokens[i].dep in {"acl", "ccomp", "relcl"} and i > index]
    clauses = [
        i
        for i in clauses
        if any(parsed.tokens[c].dep == "mark" and parsed.lower(c) in {"that", "whether"} for c in parsed.children(i))
        or (
            parsed.tokens[i].dep == "acl"
            and parsed.tokens[i].tag == "VB"
            and token.lemma in {"call", "plan", "vow", "promise", "pledge", "demand", "proposal", "decision", "order", "request"}
        )
    ]
    content: set[int] = set()
    if clauses:
        content = set(parsed.subtree(clauses[0]))
    elif token.lemma in {
        "report",
        "claim",
        "allegation",
        "accusation",
        "fear",
        "suspicion",
        "rumour",
        "rumor",
        "denial",
        "estimate",
        "concern",
        "hope",
        "speculation",
        "call",
        "warning",
        "announcement",
        "prediction",
    }:
        for child in parsed.children(index):
            if (
                parsed.tokens[child].dep == "prep"
                and parsed.lower(child) in {"of", "about", "for"}
                and child > index
                and (token.lemma not in {"report"} or token.tag == "NNS")
            ):
                below = {i for i in parsed.subtree(child) if i != child}
                if len(below) >= 2 and not (parsed.lower(child) == "for" and token.lemma not in {"call", "hope"}):
                    content = below
                break
    verb = token.head
    if parsed.tokens[verb].lemma in CUES and CUES[parsed.tokens[verb].lemma].certainty is Certainty.DENIED and token.dep in OBJECT_LABELS:
        return None  # 'denied reports that …': the denial is the statement
    taken_back = _taken_back(parsed, index, content)
    content = {i for i in content if taken_back is None or i < taken_back}
    if len(content) < MIN_NOUN_CONTENT:
        return None
    owners = [
        i
        for i in parsed.children(index)
        if (parsed.tokens[i].dep == "poss" or (parsed.tokens[i].dep == "compound" and parsed.tokens[i].pos == "PROPN"))
        and parsed.lower(i) not in CALENDAR
    ]
    by = [head for preposition, head in parsed.obliques(index) if preposition in {"by", "from"}]
    source = owners[0] if owners else by[0] if by else None
    if (
        source is None
        and parsed.tokens[verb].lemma in {"make", "have", "express", "repeat", "issue", "raise", "voice", "reiterate", "give", "offer"}
        and token.dep == "dobj"
    ):
        subjects = parsed.subjects(verb)
        source = subjects[0] if subjects else None
    if source is not None:
        content -= source_tokens(parsed, source)
    return Attribution(
        index,
        (index,),
        source,
        frozenset(content - {index}),
        Certainty.DENIED if taken_back is not None else CLAIM_NOUNS[token.lemma],
        parsed.negated(index),
        (),
        "noun",
        clauses[0] if clauses else None,
    )


def _taken_back(parsed: Parsed, noun: int, content: set[int]) -> int | None:
    """Where the sentence says that the claim does not stand ('… was retracted', '… turned out to be wrong'): the first word of that."""
    sentence = parsed.sentence_at(parsed.tokens[noun].start)
    if sentence is None:
        return None
    for index in range(noun + 1, sentence.last):
        word, token = parsed.lower(index), parsed.tokens[index]
        if parsed.word(index) == ";" or (word in {"but", "said", "says"} and index not in content):
            return None
        back = index - 1
        while back > noun and (
            parsed.tokens[back].pos in {"AUX", "ADV", "PART"} or parsed.tokens[back].lemma in BECOMING or parsed.lower(back) == "out"
        ):
            back -= 1
        helped = any(parsed.tokens[i].lemma in BECOMING for i in range(back + 1, index))
        negated = any(parsed.lower(i) in {"not", "n't", "never"} for i in range(back + 1, index))
        if helped and not negated and (word in UNTRUE or (token.lemma in TAKEN_BACK and token.tag in {"VBN", "VBD"})):
            return back + 1 if _of_the_noun(parsed, noun, back + 1, index) else None
    return None


def _of_the_noun(parsed: Parsed, noun: int, first: int, word: int) -> bool:
    """Whether the claim is what is called wrong, and not somebody told of in it ('reports that the minister was wrong')."""
    tokens = parsed.tokens
    verbs = [i for i in range(first, word + 1) if tokens[i].pos in {"VERB", "AUX", "ADJ"}]
    subjects = [child for verb in verbs for child in parsed.children(verb) if tokens[child].dep in SUBJECT_LABELS]
    if noun in subjects:
        return True
    inside = [i for i in range(noun + 1, first) if tokens[i].pos in {"VERB", "AUX"} and tokens[i].tag in {"VBD", "VBZ", "VBP", "VBN", "MD"}]
    return bool(inside) or not subjects  # a clause of its own already ended: the parser hung the second verb on it
