"""Whether a telling is of something that happened, is planned, may be, is denied, or holds in general."""

from __future__ import annotations

import re

from tallystick.extract.incidents.done import agents, found_dead, patients
from tallystick.extract.incidents.killing import tells_one_attack
from tallystick.extract.incidents.tellings import Telling
from tallystick.extract.incidents.verbs import DISARMED
from tallystick.lexicon import incidents as words
from tallystick.records.parsed import Parsed

OFTEN = frozenset({"regularly", "routinely", "frequently", "often", "sometimes", "occasionally", "usually", "periodically"})
"""'The town is regularly targeted by air strikes': no strike in particular."""
ACTUAL, PLANNED, HYPOTHETICAL, GENERIC, NEGATED = "actual", "planned", "hypothetical", "generic", "negated"
MANY = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}")
"""A number from a thousand on."""
HABIT = re.compile(r"\b(?:(?:every|each) (?:year|month|week|day|summer|winter|season|monsoon)|annually)\b")
HABIT_REACH = 60
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
COURSES = frozenset(
    "intensify escalate widen deepen mount worsen grind rage drag unfold stall falter expand accelerate gather slow loom".split()
)
"""What a campaign does, and no single attack."""
UNDONE = frozenset("unpunished unsolved unnoticed unanswered unreported uninvestigated".split())
"""What a murder may not go or stay: it was done all the same."""
NEGATIONS = frozenset({"no", "without", "nor", "neither", "never"})


NO_KILLERS = frozenset(
    "policy law system indifference neglect silence poverty greed inaction austerity capitalism bureaucracy racism injustice negligence apathy".split()
)
"""What people are said to be killed by in a figure of speech."""


def realis_of(parsed: Parsed, telling: Telling, anchored: bool, dated: bool) -> str:
    """The telling's realis. ``anchored``: a place or a time stands in its own words, so that it is of one occasion; ``dated``: a time does."""
    top = telling.top
    if telling.main.verb and top not in telling.tokens:  # the clause of 'managed' in 'managed to leave'
        top = next((m.token for m in telling.members if m.verb), top)
    token = parsed.tokens[top]
    if telling.main.verb and telling.main.type == "explosion" and parsed.tokens[telling.main.token].lemma in DISARMED:
        return NEGATED  # a bomb that was made harmless went off nowhere
    if token.tag in {"VBP", "VBZ"} and HABIT.search(parsed.text[token.end : token.end + HABIT_REACH].partition(".")[0]):
        return GENERIC  # 'scores of villagers drown every year in floods'
    if telling.main.weak and len(telling.members) == 1 and not dated and _perfect(parsed, top) and not _news(parsed, top):
        return GENERIC  # 'have been killed since the war began': a running total, no one occasion
    if (
        telling.main.type == "killing"
        and telling.main.verb
        and not anchored
        and _of_many(parsed, telling.main.token, _perfect(parsed, top))
    ):
        return GENERIC  # 'slaughtered 40,000 villagers', 'have killed many teachers': years of it, no one occasion
    if telling.main.type in {"killing", "abduction"} and not anchored and _of_anybody(parsed, telling, top):
        return GENERIC  # 'journalists have been murdered', 'the murder of activists', 'the killing of some 9,000 farmers'
    if (
        telling.main.type in words.VIOLENT_TYPES - {"siege"}
        and _perfect(parsed, top)
        and (_has_been_doing(parsed, top) or _since(parsed, top))
    ):
        return GENERIC  # 'has been carrying out strikes', 'has carried out 450 strikes since May': a campaign
    if telling.main.verb and _by_neither(parsed, telling.main.token):
        return NEGATED
    if token.pos in {"VERB", "AUX"}:
        found = _of_verb(parsed, top, telling.main.type)
        if found == ACTUAL and all(member.verb for member in telling.members) and _of_none(parsed, telling.main.token):
            return NEGATED  # 'no suspect has been arrested'
        called = found == NEGATED and token.lemma == "be" and parsed.attributes(top) and telling.main.token in parsed.subjects(top)
        called = called or (not telling.main.verb and any(parsed.lower(child) in UNDONE for child in parsed.children(top)))
        if (found != ACTUAL or telling.main.verb) and not called:  # 'the murder was not the work of rebels': it was done
            return found
    return _of_noun(parsed, telling.main.token, telling, anchored)


def _of_verb(parsed: Parsed, verb: int, type_: str) -> str:
    token = parsed.tokens[verb]
    if parsed.negated(verb):
        return NEGATED
    if type_ in words.VIOLENT_TYPES and any(parsed.lower(child) in OFTEN for child in parsed.children(verb)):
        return GENERIC
    if type_ == "killing" and any(parsed.tokens[doer].lemma in NO_KILLERS for doer in agents(parsed, verb)):
        return GENERIC  # a charge, and no event
    modal = parsed.modal(verb)
    if modal is not None:
        return _of_modal(parsed, verb, modal, type_)
    if any(parsed.tokens[c].dep == "mark" and parsed.lower(c) in {"if", "unless", "whether"} for c in parsed.children(verb)):
        return HYPOTHETICAL
    if found_dead(parsed, verb):
        return _of_verb(parsed, token.head, type_)
    gerund = token.dep in {"dobj", "obj"} and token.tag == "VBG"  # 'to avoid shelling': trees call it object or complement
    if (
        (token.dep == "xcomp" and not _finite(parsed, verb))
        or gerund
        or (token.dep in {"advcl", "acl", "ccomp", "relcl"} and _has_to(parsed, verb))
    ):
        return _of_infinitive(parsed, verb, type_)
    if token.dep == "pcomp":
        return _of_gerund(parsed, verb, type_)
    if token.dep in {"csubj", "csubjpass"} and token.tag == "VBG":
        return GENERIC
    if token.dep == "conj" and token.tag == "VB" and _has_to(parsed, verb):
        return _of_infinitive(parsed, verb, type_)
    if token.dep == "conj" and parsed.tokens[token.head].pos in {"VERB", "AUX"} and token.tag in {"VB", "VBG"}:
        return _of_verb(parsed, token.head, type_)
    if token.dep in {"relcl", "advcl", "acl"} and token.tag in {"VBZ", "VBP"}:
        once = type_ in {"siege"} or _dated(parsed, verb) or _numbered(parsed, verb)
        return GENERIC if token.dep == "relcl" and not once else ACTUAL
    if token.tag == "VB" and token.dep in {"ROOT", "ccomp"} and not any(parsed.tokens[c].dep in {"aux"} for c in parsed.children(verb)):
        return HYPOTHETICAL if not parsed.subjects(verb) else ACTUAL
    return ACTUAL


def _by_neither(parsed: Parsed, verb: int) -> bool:
    """'neither fired on the other', 'neither side attacked', 'nobody was killed'."""
    subjects = parsed.subjects(verb)
    alone = {"neither", "none", "nobody", "no-one"}
    said = {parsed.lower(one) for one in subjects} | ({parsed.lower(verb - 1)} if verb else set())
    return bool(said & alone) or any(parsed.lower(child) == "neither" for one in subjects for child in parsed.children(one))


def _of_none(parsed: Parsed, verb: int) -> bool:
    """Whether it was done to nobody: 'no suspect', 'nobody', 'none of the guards'."""
    for patient in patients(parsed, verb):
        if parsed.lower(patient) in {"none", "nobody"} or any(parsed.lower(child) == "no" for child in parsed.children(patient)):
            return True
    return False


def _of_many(parsed: Parsed, verb: int, perfect: bool) -> bool:
    """Whether those killed are thousands, or 'many' of whom the perfect tense tells."""
    for patient in patients(parsed, verb):
        near = {patient, *parsed.children(patient)}
        said = {parsed.lower(index) for index in near}
        if said & {"thousands", "thousand", "million", "millions"} or any(MANY.fullmatch(word) for word in said):
            return True
        if perfect and said & {"many", "several", "numerous", "hundreds", "dozens", "countless"}:
            return True
    return False


def _of_anybody(parsed: Parsed, telling: Telling, top: int) -> bool:
    """Whether it befell people at large: a bare plural in the perfect or behind a noun, or thousands behind a noun."""
    main = telling.main
    if len(telling.members) > 1:
        return False
    if main.verb:
        told = [patient for patient in patients(parsed, main.token) if _perfect(parsed, top) and not agents(parsed, main.token)]
    else:
        told = [thing for preposition, thing in parsed.obliques(main.token) if preposition == "of"]
        if any(MANY.fullmatch(parsed.word(child)) for thing in told for child in (thing, *parsed.children(thing))):
            return True
    return bool(told) and all(
        parsed.tokens[one].tag == "NNS" and not any(parsed.tokens[c].dep not in {"cc", "conj", "punct"} for c in parsed.children(one))
        for one in told
    )


def _perfect(parsed: Parsed, verb: int) -> bool:
    """'has killed', 'have been killed'."""
    return any(
        parsed.tokens[c].dep == "aux" and parsed.tokens[c].lemma == "have" and parsed.tokens[c].tag in {"VBP", "VBZ"}
        for c in parsed.children(verb)
    )


def _has_been_doing(parsed: Parsed, verb: int) -> bool:
    """'has been shelling'."""
    return parsed.tokens[verb].tag == "VBG" and any(
        parsed.tokens[c].dep == "aux" and parsed.lower(c) == "been" for c in parsed.children(verb)
    )


def _since(parsed: Parsed, verb: int) -> bool:
    """'… since the operation began', '… since May'."""
    below = [verb, *parsed.children(verb)]
    return any(parsed.lower(child) == "since" for index in below for child in (index, *parsed.children(index)))


def _news(parsed: Parsed, verb: int) -> bool:
    """'Guerrillas have killed the mayor', 'Three party members have been killed by soldiers': who did it is told, and no stretch of time."""
    heads = agents(parsed, verb)
    doers = [head for head in heads if parsed.tokens[head].lemma in words.FORCES | words.PEOPLE]
    return (bool(doers) and not _since(parsed, verb)) or tells_one_attack(parsed, verb, patients(parsed, verb))


def _finite(parsed: Parsed, verb: int) -> bool:
    """'denied it had shelled the clinic': a clause of its own, whatever a parser calls it."""
    below = [parsed.tokens[child] for child in parsed.children(verb)]
    return any(token.dep == "nsubj" for token in below) and any(token.dep == "aux" and token.tag in {"VBD", "VBZ"} for token in below)


def _has_to(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[c].tag == "TO" for c in parsed.children(verb))


def _numbered(parsed: Parsed, verb: int) -> bool:
    """'two bombs that kill 35 people': so many are told of one time."""
    counts = (child for patient in patients(parsed, verb) for child in parsed.children(patient) if parsed.tokens[child].dep == "nummod")
    return any(parsed.tokens[child].pos == "NUM" and not MANY.fullmatch(parsed.word(child)) for child in counts)


def _dated(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[index].pos == "NUM" and YEAR.fullmatch(parsed.word(index)) for index in parsed.subtree(verb))


def _of_modal(parsed: Parsed, verb: int, modal: str, type_: str) -> str:
    have = any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].lemma == "have" for c in parsed.children(verb))
    if modal in {"will", "shall", "'ll", "wo"}:
        return PLANNED if type_ in words.PLANNED_TYPES else HYPOTHETICAL
    if modal == "would" and not have and type_ in words.PLANNED_TYPES and parsed.tokens[verb].dep == "ccomp":
        return PLANNED
    if modal in {"could", "can"} and type_ in {"evacuation"} and have:
        return ACTUAL
    return HYPOTHETICAL


def _of_infinitive(parsed: Parsed, verb: int, type_: str) -> str:
    head = parsed.tokens[parsed.tokens[verb].head]
    index = parsed.tokens[verb].head
    lemma = head.lemma
    if lemma in words.NEGATING_VERBS:
        return NEGATED
    if lemma == "order" and type_ in words.VIOLENT_TYPES:
        return HYPOTHETICAL
    if lemma in words.FUTURE_VERBS:
        return PLANNED if type_ in words.PLANNED_TYPES else HYPOTHETICAL
    if lemma in words.HYPOTHETICAL_VERBS:
        return HYPOTHETICAL
    if parsed.tokens[verb].dep == "xcomp" and (lemma in words.IMPLICATIVE_VERBS or lemma in {"able", "bound", "free"}):
        if head.pos in {"VERB", "AUX"}:
            if lemma == "be" and any(parsed.lower(c) in {"due", "set", "about", "likely"} for c in parsed.children(index)):
                return PLANNED if type_ in words.PLANNED_TYPES else HYPOTHETICAL
            return _of_verb(parsed, index, type_)
        return ACTUAL
    if parsed.tokens[verb].tag == "VBG":
        return ACTUAL
    if head.lemma in {"due", "set", "likely", "about", "ready", "unlikely"}:
        return PLANNED if type_ in words.PLANNED_TYPES and head.lemma != "unlikely" else HYPOTHETICAL
    if parsed.tokens[verb].dep in {"advcl", "relcl", "acl", "xcomp"} and type_ in words.PLANNED_TYPES:
        return PLANNED if type_ in {"meeting", "negotiation", "visit"} else HYPOTHETICAL
    return HYPOTHETICAL


def _of_gerund(parsed: Parsed, verb: int, type_: str) -> str:
    """'accused of shelling', 'for killing': told as done; 'from attacking', 'of attacking' after a noun of fear or plan: not."""
    preposition = parsed.tokens[verb].head
    above = parsed.tokens[preposition].head
    lemma = parsed.tokens[above].lemma
    if parsed.lower(preposition) == "without":
        return NEGATED
    if parsed.lower(preposition) in {"from", "against"} or lemma in words.IRREALIS_NOUNS or lemma in words.HYPOTHETICAL_VERBS - {"suspect"}:
        return HYPOTHETICAL
    return ACTUAL


def _of_noun(parsed: Parsed, noun: int, telling: Telling, anchored: bool) -> str:
    token = parsed.tokens[noun]
    if not anchored and all(_bare_plural(parsed, member.token) for member in telling.members) and token.dep not in {"nsubj", "nsubjpass"}:
        return GENERIC  # 'an end to murders and attacks on journalists'
    modifiers = {parsed.lower(c) for c in parsed.children(noun) if parsed.tokens[c].dep in {"amod", "det", "compound", "neg", "preconj"}}
    if modifiers & NEGATIONS:
        return NEGATED
    if any(parsed.tokens[c].dep == "nummod" for c in parsed.children(noun)):
        modifiers -= {"more", "further"}  # 'two more explosions'
    if modifiers & words.GENERIC_WORDS:
        return HYPOTHETICAL if modifiers & {"any", "future", "potential", "possible", "such"} else GENERIC
    if not anchored and telling.main.type in words.VIOLENT_TYPES - {"siege"} and _goes_on(parsed, noun):
        return GENERIC
    governed = _governed(parsed, noun, telling.main.type)
    if governed is not None:
        return governed
    plural = token.tag in {"NNS", "NNPS"}
    determined = any(parsed.tokens[c].dep in {"det", "poss", "nummod"} for c in parsed.children(noun))
    clause = parsed.tokens[telling.top].pos in {"VERB", "AUX"}
    if clause:
        above = parsed.tokens[telling.top]
        if (
            plural
            and not determined
            and not anchored
            and above.lemma in {"prompt", "cause", "lead", "follow", "continue", "mark", "force", "trigger"}
        ):
            return GENERIC
        now = above.tag in {"VBP", "VBZ"} and above.lemma not in {"be", "have", "continue"}
        if now and not anchored and plural and not determined and not _at_one(parsed, telling.top):
            return GENERIC
        return ACTUAL
    if anchored or len(telling.members) > 1:
        return ACTUAL
    if not determined:
        return GENERIC
    articles = {parsed.lower(c) for c in parsed.children(noun) if parsed.tokens[c].dep == "det"}
    if articles & {"a", "an", "another", "every", "each"} and not any(
        parsed.tokens[c].dep in {"relcl", "acl"} for c in parsed.children(noun)
    ):
        return ACTUAL if telling.main.type not in {"meeting", "sanction", "release", "other"} else GENERIC
    return ACTUAL


def _at_one(parsed: Parsed, verb: int) -> bool:
    """'raids target a depot', in the words of a summary: one thing is hit once."""
    return any(parsed.lower(child) in {"a", "an"} for thing in parsed.objects(verb) for child in parsed.children(thing))


def _goes_on(parsed: Parsed, noun: int) -> bool:
    """'As the assault intensifies', 'the bombing has escalated': the course of a war, and no attack of it."""
    token = parsed.tokens[noun]
    verb = token.head
    if token.dep != "nsubj" or parsed.tokens[verb].lemma not in COURSES:
        return False
    now = {"VBZ", "VBP"}
    return parsed.tokens[verb].tag in now or any(
        parsed.tokens[c].dep == "aux" and parsed.tokens[c].tag in now for c in parsed.children(verb)
    )


def _bare_plural(parsed: Parsed, noun: int) -> bool:
    """'attacks', without an article, a number or an owner."""
    if parsed.tokens[noun].tag not in {"NNS", "NNPS"}:
        return False
    return not any(parsed.tokens[c].dep in {"det", "poss", "nummod", "relcl", "acl"} for c in parsed.children(noun))


def _governed(parsed: Parsed, noun: int, type_: str) -> str | None:
    """What stands above the noun: 'to avoid shelling', 'the threat of attack', 'called for talks', 'if the siege …'."""
    child = noun
    for above in parsed.ancestors(noun):
        token = parsed.tokens[above]
        if token.pos in {"NOUN", "PROPN"}:
            if token.lemma in words.IRREALIS_NOUNS and parsed.tokens[child].dep in {"prep", "pobj"}:
                # 'a charge in the shooting', 'threats after the attack': of what was done
                return None if parsed.lower(child) in {"in", "over", "after", "following", "during", "since"} else HYPOTHETICAL
        elif token.pos in {"VERB", "AUX"}:
            link = parsed.lower(child) if parsed.tokens[child].dep == "prep" else parsed.tokens[child].dep
            if link in {"nsubj", "nsubjpass"}:
                return _of_subject(parsed, above, type_)
            if link in {"dobj", "obj", "for", "against", "from", "on", "of"}:
                return _of_object(parsed, above, link, type_)
            return None
        child = above
    return None


def _of_subject(parsed: Parsed, verb: int, type_: str) -> str | None:
    lemma = parsed.tokens[verb].lemma
    if any(parsed.lower(child) in UNDONE for child in parsed.children(verb)):
        return None
    if lemma in words.OCCURRENCE_VERBS or lemma in words.LIGHT_VERBS or lemma in {"be"}:
        found = _of_verb(parsed, verb, type_)
        if lemma == "be" and found == NEGATED:
            return None
        return None if found in {ACTUAL, GENERIC} else found
    return None


def _of_object(parsed: Parsed, verb: int, link: str, type_: str) -> str | None:
    lemma = parsed.tokens[verb].lemma
    if link in {"dobj", "obj"}:
        if lemma in words.LIGHT_VERBS or lemma == "hold":
            found = _of_verb(parsed, verb, type_)
            return None if found == ACTUAL else found
        if lemma in {"prevent", "avoid", "avert", "foil", "thwart", "deny"}:
            return NEGATED if lemma != "deny" else None
        if lemma in words.HYPOTHETICAL_VERBS - {"condemn", "suspect", "stop", "consider", "oppose", "discuss", "protect"}:
            return HYPOTHETICAL
        if lemma == "plan":
            return PLANNED if type_ in words.PLANNED_TYPES else HYPOTHETICAL
    if link == "for" and lemma in {"call", "appeal", "push", "press", "ask", "hope", "prepare", "brace", "plan"}:
        return HYPOTHETICAL
    if link == "of" and lemma in {"warn"}:
        return HYPOTHETICAL
    if link in {"against", "from"} and lemma in {"protect", "warn", "guard", "shield", "defend"}:
        return HYPOTHETICAL
    return None
