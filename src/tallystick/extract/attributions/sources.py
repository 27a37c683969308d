"""Who says: the subject of the cue, also inverted, borrowed or misread, and whom the words went to."""

from __future__ import annotations

from tallystick.lexicon.cues import CUES, SPEECH
from tallystick.lexicon.incidents import NOUN_TYPES, VIOLENT_TYPES
from tallystick.lexicon.organizations import MEDIA_NOUNS, known_body
from tallystick.lexicon.titles import BODY_NOUNS, PERSON_NOUNS, PLURAL_GROUPS
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence

QUOTING = frozenset({"quote", "cite"})
LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl"})
ADJUNCTS = frozenset("on in at during via through from to after before".split())
INVERTED = frozenset("dobj attr npadvmod oprd dep appos nmod intj".split())
"""What parsers call the speaker behind his verb; of '…, said the friend' also 'dative', which behind 'told' is who hears."""
MAX_ADJUNCT = 14
"""Words of a phrase beside the cue that says when, where or how it was said; longer ones are content that was misread."""
TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later also again then now recently
    previously repeatedly separately meanwhile morning afternoon evening night week month year""".split()
)


def quoting_verb(parsed: Parsed, verb: int) -> int | None:
    """'NAME quoted the mayor as saying': the verb of quoting above a verb of saying, where it has an object; None elsewhere."""
    token = parsed.tokens[verb]
    if token.tag != "VBG" or verb == 0 or parsed.lower(verb - 1) != "as":
        return None
    above = next((i for i in parsed.ancestors(verb) if parsed.tokens[i].pos in {"VERB", "AUX"}), None)
    if above is None or above > verb or parsed.tokens[above].lemma not in QUOTING or parsed.passive(above):
        return None
    return above if quoted_object(parsed, above, verb) is not None else None


def quoted_object(parsed: Parsed, quoting: int, verb: int) -> int | None:
    """Whom the verb of quoting quotes: the head of its object, or the subject that a parser gives the verb of saying instead."""
    found = [i for i in parsed.objects(quoting) if quoting < i < verb]
    found = found or [i for i in parsed.children(verb) if quoting < i < verb and parsed.tokens[i].dep in SUBJECT_LABELS]
    return found[0] if found else None


HARMED = frozenset("kill wound injure hurt hit burn destroy damage displace trap bury".split())


def find_source(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """The head of who says: the verb's subject, also inverted, borrowed from the verb above, or the noun that the clause hangs on."""
    token = parsed.tokens[verb]
    quoting = quoting_verb(parsed, verb)
    if quoting is not None:
        return quoted_object(parsed, quoting, verb)
    own = [child for child in parsed.children(verb) if parsed.tokens[child].dep in SUBJECT_LABELS]
    beside = _with_whom(parsed, sentence, verb) if not own and token.tag == "VBG" else None
    if beside is not None:
        return beside
    if own:
        subject = _best_subject(parsed, verb, own)
        if parsed.lower(subject) in {"who", "which", "that"} and not parsed.word(subject).isupper():
            for clause in (verb, *parsed.ancestors(verb)):
                if parsed.tokens[clause].dep == "relcl":
                    return parsed.tokens[clause].head
            return None
        if parsed.tokens[subject].dep in {"csubj", "csubjpass"} or (
            parsed.tokens[subject].pos in {"VERB", "NUM", "ADV"}
            and not (parsed.lower(subject) == "one" or (parsed.word(subject).isalpha() and parsed.tokens[subject].pos == "NUM"))
        ):
            inverted = _inverted(parsed, sentence, verb)
            return inverted
        return subject
    if token.lemma in SPEECH:
        inverted = _inverted(parsed, sentence, verb)
        if inverted is not None:
            return inverted
    if token.dep in {"acl"} and token.tag in {"VBG"}:
        above = token.head
        if parsed.tokens[above].pos in {"NOUN", "PROPN"}:
            return above
    if token.dep in {"advcl", "conj", "xcomp", "pcomp", "parataxis", "ccomp", "dep", "acl"}:
        above = token.head
        seen = {verb}
        while above not in seen:
            seen.add(above)
            harmed = token.tag == "VBG" and parsed.tokens[above].lemma in HARMED and parsed.passive(above)
            if parsed.tokens[above].pos in {"VERB", "AUX"} and not harmed:  # 'said ten were killed, blaming the army': not the ten
                subjects = [c for c in parsed.children(above) if parsed.tokens[c].dep in SUBJECT_LABELS]
                if subjects:
                    best = _best_subject(parsed, above, subjects)
                    if parsed.lower(best) in {"who", "which", "that"}:
                        return next(
                            (parsed.tokens[c].head for c in (above, *parsed.ancestors(above)) if parsed.tokens[c].dep == "relcl"), None
                        )
                    if token.dep == "ccomp":
                        return None
                    return best
                if parsed.tokens[above].lemma in SPEECH:
                    found = _inverted(parsed, sentence, above)
                    if found is not None:
                        return found
            elif token.dep == "acl" and parsed.tokens[above].pos in {"NOUN", "PROPN"}:
                return above
            above = parsed.tokens[above].head
    if token.lemma in SPEECH and verb > sentence.first:
        # A subject that the parser hung elsewhere: the name or pronoun right before a finite verb of speaking.
        before = verb - 1
        if parsed.tokens[before].pos in {"PROPN", "PRON"} and token.tag in {"VBD", "VBZ", "VBP"} and parsed.tokens[before].tag != "PRP$":
            return before
    return None


def _with_whom(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """'Hopes grew, with both sides saying that …': who stands between 'with' and the participle, and no subject of the verb above."""
    before = verb - 1
    while before > sentence.first and parsed.tokens[before].pos == "ADV":
        before -= 1
    token = parsed.tokens[before]
    above = token.head
    return before if token.dep == "pobj" and above < before and parsed.lower(above) == "with" else None


def _best_subject(parsed: Parsed, verb: int, subjects: list[int]) -> int:
    """Of several subjects, the nearest to the verb that can speak."""
    able = [i for i in subjects if can_speak(parsed, i)] or subjects
    return min(able, key=lambda i: abs(i - verb))


def can_speak(parsed: Parsed, index: int) -> bool:
    """Whether the noun is one for persons, groups or bodies, a name or a pronoun."""
    token = parsed.tokens[index]
    return (
        token.pos in {"PROPN", "PRON"} or token.lemma in PERSON_NOUNS or parsed.lower(index) in PLURAL_GROUPS or token.lemma in BODY_NOUNS
    )


def is_nobody(parsed: Parsed, index: int) -> bool:
    """Whether the noun is one that nothing is said by: 'no one', 'no group', an attack."""
    token = parsed.tokens[index]
    if NOUN_TYPES.get(token.lemma) in VIOLENT_TYPES and token.pos == "NOUN" and token.lemma not in PERSON_NOUNS | BODY_NOUNS:
        return True
    if parsed.lower(index) in {"nobody", "none", "neither", "nothing"}:
        return True
    return any(parsed.lower(child) in {"no", "neither"} and child < index for child in parsed.children(index))


def _inverted(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """'…, said NAME': the noun phrase right behind the verb."""
    for child in parsed.children(verb):
        if (
            child > verb
            and (parsed.tokens[child].dep in INVERTED or (parsed.tokens[child].dep == "dative" and parsed.tokens[verb].lemma != "tell"))
            and parsed.tokens[child].pos in {"PROPN", "NOUN", "PRON"}
        ):
            left = min(parsed.subtree(child, LEFT_OUT))
            quote_before = verb > sentence.first and parsed.word(verb - 1) in {",", "”", '"', "’", "—", "–", "?", "!"}
            if left == verb + 1 and quote_before and can_speak(parsed, child) and parsed.lower(child) not in TIME_WORDS:
                return child
    return None


def hearers(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The heads of those who are told: objects of 'told', 'to' and 'by' phrases, and what 'including' adds."""
    cue = CUES.get(parsed.tokens[verb].lemma)
    heard = [i for i in parsed.objects(verb) if i > verb] if cue is not None and "h" in cue.frames else []
    heard += [head for preposition, head in parsed.obliques(verb) if preposition in {"to", "by"} and head > verb]
    for index in list(heard):
        for preposition, head in parsed.obliques(index):
            if preposition in {"including", "like"}:
                heard.append(head)
        heard.extend(parsed.appositions(index))
    if cue is not None and heard:
        # 'told media outlets, including NAME': parsers hang 'including' on the verb as often as on the noun.
        heard.extend(head for preposition, head in parsed.obliques(verb) if preposition == "including")
    return tuple(dict.fromkeys(heard))


def is_medium(parsed: Parsed, index: int) -> bool:
    """Whether the token is the head of a medium: a known outlet, or a noun like 'newspaper'."""
    token = parsed.tokens[index]
    if token.lemma in MEDIA_NOUNS or parsed.lower(index) in MEDIA_NOUNS:
        return (
            parsed.lower(index)
            not in {"reporters", "journalists", "reporter", "journalist", "press", "correspondents", "station", "channel", "network"}
            or token.pos == "PROPN"
        )
    phrase = parsed.phrase(index).of(parsed.text)
    for name in (phrase, phrase.removeprefix("the ").removeprefix("The "), parsed.word(index)):
        body = known_body(name)
        if body is not None and body.medium:
            return True
    return False


def auxiliaries(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The verb's auxiliaries, in order."""
    return tuple(i for i in parsed.children(verb) if parsed.tokens[i].dep in {"aux", "auxpass"})


def cue_group(parsed: Parsed, sentence: Sentence, verb: int, source: int | None) -> frozenset[int]:
    """Tokens of the cue's own: auxiliaries, negation, source phrase, hearer, time and channel phrases."""
    group = {verb}
    for child in parsed.children(verb):
        token = parsed.tokens[child]
        if token.dep in {"aux", "auxpass", "neg", "prt"} or (
            token.dep in {"advmod", "npadvmod", "tmod"}
            and (abs(child - verb) <= 2 or parsed.lower(child) in TIME_WORDS or token.dep != "advmod")
            and not _counted_subject(parsed, sentence, child, verb)
        ):
            group.update(parsed.subtree(child))
    if source is not None:
        group.update(source_tokens(parsed, source, verb))
    edge = verb
    for child in sorted(parsed.children(verb)):
        token = parsed.tokens[child]
        below = parsed.subtree(child)
        if token.dep == "prep" and child > verb and parsed.lower(child) in ADJUNCTS and len(below) <= MAX_ADJUNCT:
            before = max([edge, *[i for i in group if verb < i <= child]])
            if min(below) <= before + 1 and not any(parsed.tokens[i].dep in {"relcl", "ccomp"} for i in below):
                group.update(below)
                edge = max(below)
    for hearer in hearers(parsed, verb):
        group.update(i for i in parsed.subtree(hearer, frozenset({"punct", "ccomp", "relcl", "advcl"})) if i not in {verb})
        above = parsed.tokens[hearer].head
        if parsed.tokens[above].pos == "ADP":
            group.add(above)
    return frozenset(i for i in group if sentence.first <= i < sentence.last)


def _counted_subject(parsed: Parsed, sentence: Sentence, child: int, verb: int) -> bool:
    """'said about 20 were held': a bare number right before a verb is who it befell, though parsers take it for an adverb."""
    behind = child > verb and child + 1 < sentence.last and parsed.tokens[child + 1].pos in {"AUX", "VERB"}
    return behind and parsed.tokens[child].pos == "NUM"


def source_tokens(parsed: Parsed, source: int, verb: int | None = None) -> frozenset[int]:
    """Tokens of the source with its appositions and clauses ('a spokesman, who …'), without the cue's own clause."""
    tokens = set(parsed.subtree(source))
    if verb is not None and verb in tokens:
        tokens = set(parsed.subtree(source, frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct"})))
        tokens.discard(verb)
    if verb is not None:
        side = {i for i in tokens if (i < verb) == (source < verb)}
        tokens = side or {source}
    tokens.add(source)
    return frozenset(tokens)
