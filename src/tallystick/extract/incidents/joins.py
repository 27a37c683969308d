"""Joins that the order of the words makes sure of where a parser hangs a clause elsewhere: 'killed when X struck', '…, killing four'."""

from __future__ import annotations

import re

from tallystick.extract.incidents.triggers import Trigger
from tallystick.lexicon import incidents as words
from tallystick.lexicon.actors import DOING
from tallystick.lexicon.cues import SPEECH
from tallystick.records.parsed import SUBJECT_LABELS, Parsed

JOINING = frozenset({"when", "as", "after"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OUTCOME = re.compile(
    r"[^.;:]{0,40}?\s(?:as an? (?:\w+ )?(?:result|consequence) of|because of|owing to) (?:(?:the|this|that|an?|such|these|those) )?(?:[\w-]+ ){0,3}",
    re.IGNORECASE,
)
"""Between harm and what it came of: 'injured as a result of the'."""
RUINS = re.compile(
    r"[^.;:“”\"]{0,60}?\b(?:rubble|wreckage|ruins|debris|remains) of [^.;:“”\"]{2,60}?,? (?:which|that) (?:was|were|had been) "
)
"""Between rescuing and what had been hit: 'nine people from the rubble of the school, which was'."""
NEAR = 7
"""Tokens within which 'killed in Monday's crash' names the crash."""
FAR = 14
"""Tokens from 'what' to the name that somebody gives a deed."""
COUNTED_NEXT = re.compile(
    r",?(?: and)?(?: at least| over| more than| up to| about| some| nearly)? (?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?: (?:people|others|more|civilians|persons))? ",
    re.IGNORECASE,
)
"""Between two counts of a headline: ', 30 ', ', dozens more '."""
SETTING_OFF = re.compile(
    r"[^.;:“”\"]{0,120}?(?:\band|,|\bwhich|\bthat) (?:later |soon |also )?(?:caus|trigger|spark|ignit|sett?)(?:e?s|ed|ing)?(?: off)? (?:[\w-]+ ){0,3}",
    re.IGNORECASE,
)
"""Between a fire and its explosions: 'tore through the depot and caused several'."""
NAMING = frozenset("be call describe term label dub".split())
HURTING = frozenset("kill injure wound hurt maim displace trap".split())
"""Verbs that may stand beside the harm: 'nine were killed and 40 injured as a fire tore through the mill'."""
BRINGING = frozenset("trigger cause spark unleash bring set".split())
"""Verbs of what brought a disaster: 'rain triggered floods'."""
MANY_OF = frozenset("series string wave spate row sequence succession number barrage flurry".split())
"""'killed in a series of raids'."""
ASIDE = frozenset({"relcl", "acl"})
DRAWN = ASIDE | {"prep", "pobj", "pcomp", "nmod", "compound", "amod"}
"""Labels between harm and what somebody is drawn from."""


def killed_when(parsed: Parsed, harm: Trigger, deed: Trigger) -> bool:
    """'nine were killed when a drone struck the orchard': the deed's clause follows the harm's, and no other verb stands between."""
    verb = verb_of(parsed, deed)
    if not harm.weak or deed.weak or verb is None or verb <= harm.token or deed.type not in words.CASUALTY_TYPES:
        return False
    if not parsed.subjects(harm.token):
        return False  # 'treated injured people after the dam burst'
    mark = next((index for index in range(verb - 1, harm.token, -1) if parsed.lower(index) in JOINING), None)
    if (
        mark is None
        or parsed.tokens[mark].dep == "prep"
        or parsed.sentence_index_at(parsed.tokens[harm.token].start) != (parsed.sentence_index_at(parsed.tokens[deed.token].start))
    ):
        return False
    told = parsed.text[parsed.tokens[harm.token].end : parsed.tokens[mark].start]
    if any(cut in told for cut in ';:"“”'):
        return False
    between = [index for index in range(harm.token + 1, verb) if parsed.tokens[index].tag in FINITE and not _aside(parsed, index)]
    return not [
        index for index in between if parsed.tokens[index].dep not in {"aux", "auxpass"} and parsed.tokens[index].lemma not in HURTING
    ]


def verb_of(parsed: Parsed, deed: Trigger) -> int | None:
    """The verb of the deed: its own, or of 'carried out raids', 'launched an attack' the one that does the noun, of 'a fire tore through it' and
    'rain triggered floods' what it does and what brought it."""
    if deed.verb:
        return deed.token
    token = parsed.tokens[deed.token]
    verb = parsed.tokens[token.head]
    if verb.tag not in FINITE:
        return None
    mishap = deed.type in {"accident", "disaster"}
    if token.dep in {"nsubj", "nsubjpass"}:
        return token.head if mishap else None
    return token.head if token.dep in {"dobj", "obj"} and (verb.lemma in DOING or (mishap and verb.lemma in BRINGING)) else None


def harmed_in(parsed: Parsed, harm: int, noun: int) -> bool:
    """'killed in fighting', 'hurt in a pile-up', 'injured as a result of the attack': the noun hangs on the verb, whatever a parser calls the two words."""
    if noun > harm and OUTCOME.fullmatch(parsed.text[parsed.tokens[harm].end : parsed.tokens[noun].start]):
        return True
    above = parsed.tokens[noun].head
    if parsed.tokens[noun].dep in {"pobj", "pcomp"} and parsed.tokens[above].head == harm and above > harm:
        return parsed.lower(above) in {"in", "during", "amid"}
    if not harm + 1 < noun <= harm + NEAR or parsed.lower(harm + 1) not in {"in", "during"}:
        return False
    return all(parsed.tokens[index].pos in {"DET", "PROPN", "PART", "ADJ", "NOUN", "NUM"} for index in range(harm + 2, noun))


def of_which(parsed: Parsed, thing: int) -> int:
    """'raids' of 'a series of raids', else the noun itself."""
    if parsed.tokens[thing].lemma not in MANY_OF:
        return thing
    below = next((child for child in parsed.children(thing) if parsed.lower(child) == "of"), None)
    nouns = [child for child in parsed.children(below) if parsed.tokens[child].pos in {"NOUN", "PROPN"}] if below is not None else []
    return nouns[0] if len(nouns) == 1 else thing


def so_called(parsed: Parsed, first: int, later: int) -> bool:
    """'blasts shook the port from what the army said were strikes', 'killed in what appeared to be a raid': one thing by two names."""
    what = next((index for index in range(later - 1, first, -1) if parsed.lower(index) == "what"), None)
    if what is None or what - 1 <= first or later - what > FAR or parsed.lower(what - 1) not in {"in", "from"}:
        return False
    token = parsed.tokens[later]
    if token.dep not in {"attr", "oprd", "dobj", "obj"} and parsed.lower(token.head) != "as":
        return False
    naming = parsed.text[parsed.tokens[what].end : parsed.tokens[later].start]
    if any(cut in naming for cut in ",;:.") or not any(parsed.tokens[index].lemma in NAMING for index in range(what + 1, later)):
        return False
    verbs = [index for index in range(first + 1, what - 1) if parsed.tokens[index].tag in FINITE and parsed.tokens[index].pos == "VERB"]
    return not verbs or (len(verbs) == 1 and first in parsed.subjects(verbs[0]))


def in_which(parsed: Parsed, verb: int) -> bool:
    """'an attack in which 60 pupils were abducted'."""
    return any(preposition in {"in", "during"} and parsed.lower(thing) == "which" for preposition, thing in parsed.obliques(verb))


def trailing_harm(parsed: Parsed, harm: int, deed: int) -> bool:
    """'a fire swept through the mill, …, killing four': the participle tells what the nearest clause before it did."""
    own = any(parsed.tokens[child].dep in SUBJECT_LABELS for child in parsed.children(harm))
    if parsed.tokens[harm].tag != "VBG" or own or deed > harm:
        return False
    before = harm - 1
    while before > 0 and parsed.tokens[before].pos == "ADV":
        before -= 1
    if before < 0 or parsed.word(before) != ",":
        return False
    sentence = parsed.sentence_at(parsed.tokens[harm].start)
    first = sentence.first if sentence is not None else 0
    for verb in range(harm - 1, first - 1, -1):
        token = parsed.tokens[verb]
        finite = token.tag in FINITE or (token.tag == "VBN" and token.pos == "VERB" and bool(parsed.subjects(verb)))
        if not finite or token.pos != "VERB" or token.lemma in SPEECH or _aside(parsed, verb):
            continue
        if deed == verb:
            return True
        acts = token.lemma in words.OCCURRENCE_VERBS | words.IMPACT_VERBS
        return acts and deed in parsed.subjects(verb)
    return False


def hurt_beside(parsed: Parsed, harm: Trigger, other: Trigger) -> bool:
    """'Twelve killed, 30 hurt in bus crash': two counts of one thing, whatever a headline's parse makes of them."""
    if not harm.weak or not other.weak or not harm.verb or not other.verb or other.token < harm.token:
        return False
    return COUNTED_NEXT.fullmatch(parsed.text[parsed.tokens[harm.token].end : parsed.tokens[other.token].start]) is not None


def set_off(parsed: Parsed, cause: Trigger, blast: Trigger) -> bool:
    """'a fire tore through the depot and caused explosions': the fire's own."""
    if cause.type != "accident" or blast.type != "explosion" or blast.token < cause.token:
        return False
    return SETTING_OFF.fullmatch(parsed.text[parsed.tokens[cause.token].end : parsed.tokens[blast.token].start]) is not None


def _aside(parsed: Parsed, index: int) -> bool:
    """Whether the token stands in a relative clause or beside a participle on a noun."""
    return parsed.tokens[index].dep in ASIDE or any(
        parsed.tokens[above].dep in ASIDE and parsed.tokens[above].pos in {"VERB", "AUX"} for above in parsed.ancestors(index)
    )


def drawn_from(parsed: Parsed, rescue: int, harm: int) -> bool:
    """'pulled nine people from the rubble of the school, which was shelled on Monday': whom they saved, they saved from that."""
    if harm > rescue and RUINS.fullmatch(parsed.text[parsed.tokens[rescue].end : parsed.tokens[harm].start]):
        return True  # whatever a parser hangs the clause on
    at, mark = harm, ""
    while at != rescue:
        token = parsed.tokens[at]
        if token.dep not in DRAWN or token.head == at:
            return False
        if token.dep == "prep":
            mark = parsed.lower(at)
        at = token.head
    return mark in {"from", "of", "out"}
