"""What became of somebody where the words do not stand beside the count: told by who lived, by a second verb, by 'whom he killed'."""

from __future__ import annotations

from tallystick.extract.figures.cues import BE, Cue, Predicate
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.extract.figures.reach import FOLLOWS_PASSIVE, LATER, before_age, before_group
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.lexicon.measures import (
    AUXILIARIES,
    CLAUSE_BREAKS,
    DISPLACED,
    EVACUATED,
    FORCING,
    HARM_NOUNS,
    HURTING_ONESELF,
    KILLED,
    NEGATIONS,
    SHELTERING,
    SHOTS,
    STRIKERS,
    WOUNDED,
)
from tallystick.records.parsed import SUBJECT_LABELS

LIVED = frozenset("survived survive lived recover".split())
FATED = frozenset("victim victims".split())
"""Those of whom 'survived' says that they were hurt."""
FOUND = frozenset("found finding recovering recovered discovered located retrieved pulled".split())
NONE_OF = frozenset({"none", "neither"})
HURT_REACH = 8
"""Words behind 'survived but' that tell of a wound."""
LIVED_REACH = 10
"""Words between 'none of the three' and 'survived'."""
VERB_REACH = 7
"""Words between what is counted and its first verb ('two men in the house were')."""
SECOND_REACH = 12
"""Words between the first verb and the 'and' that joins what it ended in ('was tossed over a wall and killed')."""
MOST_VERBS = 4
"""Verbs of one subject that 'and' joins."""
WHOM_REACH = 5
EACH_REACH = 12
"""Words between those counted and 'and each was'."""
RECIPROCAL = (["each", "other"], ["one", "another"])
SWEPT = frozenset("swept carried washed fell plunged dragged hurled thrown".split())
LIST_WORDS = 16
LIST_TAGS = frozenset("DT JJ NN NNS NNP NNPS POS PRP$ CD HYPH".split())
STRUCK = frozenset("struck hit striking hitting strikes hits cut shocked".split())
STRIKER_REACH = 6
BULLET_REACH = 10
STRUCK_LIST = 9
"""Words between 'struck' and what struck ('debris from a shed struck')."""
LIST_REACH = 24
LISTED = frozenset("and age ages aged one two three four five six seven eight nine ten a an".split())
"""Words of a list of people with their ages."""


def outcome(clause: Clause, count: Count) -> Predicate | None:
    """The predicate of somebody counted by one of this module's rules; the most certain first."""
    if count.quantity.high == 0:
        return None
    return (
        survival(clause, count)
        or _body(clause, count)
        or _whom(clause, count)
        or _one_another(clause, count)
        or _each(clause, count)
        or _to_death(clause, count)
        or _breaking(clause, count)
        or _then(clause, count)
        or _of_list(clause, count)
        or _dies(clause, count)
    )


def survival(clause: Clause, count: Count) -> Predicate | None:
    """'None of the three survived', 'neither skier survived'; 'both victims survived' says that they were hurt."""
    lived = next((i for i in range(count.last, min(count.last + LIVED_REACH, len(clause.words))) if _lives(clause, i)), None)
    if lived is None or any(clause.words[i].text in {".", ";"} for i in range(count.last, lived)):
        return None
    back = {clause.lower(i) for i in range(max(0, count.first - 3), count.first)}
    if clause.lower(count.first) in NONE_OF or ("of" in back and back & NONE_OF):
        return Predicate(KILLED, lived, lived + 1)
    hurt = _lived_hurt(clause, lived)
    if hurt is not None and not {clause.lower(i) for i in range(count.last, lived)} & (NEGATIONS | {",", "and"}):
        return hurt
    head = clause.lower(count.head) if count.head is not None else ""
    between = [clause.lower(i) for i in range(count.last, lived)]
    if head not in FATED or set(between) & NEGATIONS or any(word.endswith("n't") for word in between) or len(between) > 3:
        return None
    return Predicate(WOUNDED, lived, lived + 1)


def _lived_hurt(clause: Clause, lived: int) -> Predicate | None:
    """'survived but were also hit by gunfire', 'survived with burns': the wounds of those who live."""
    if clause.lower(lived) != "survived" or clause.lower(lived + 1) not in {"but", "with", "although", "though"}:
        return None
    for at in range(lived + 2, min(lived + HURT_REACH, len(clause.words))):
        cue = clause.cues.get(at)
        if cue is not None:
            return Predicate(WOUNDED, cue.first, cue.last) if cue.measure == WOUNDED else None
        if clause.lower(lived + 1) == "with" and clause.lower(at) in HARM_NOUNS:
            return Predicate(WOUNDED, lived + 1, at + 1)
        if clause.words[at].text in {",", ".", ";"} or at in clause.starts:
            return None
    return None


def _lives(clause: Clause, index: int) -> bool:
    """'survived', 'lived.'; who 'lived at the house' is told otherwise."""
    following = clause.lower(index + 1)
    return clause.lower(index) in LIVED and (clause.lower(index) != "lived" or not following[:1].isalpha() or following == "through")


def _body(clause: Clause, count: Count) -> Predicate | None:
    """'A diver's body was found': the possessor is dead."""
    if clause.lower(count.last) not in {"body", "bodies", "remains"} or not clause.lower(count.last - 1).endswith(("'s", "s'")):
        return None
    found = next((i for i in range(count.last + 1, min(count.last + 5, len(clause.words))) if clause.lower(i) in FOUND), None)
    return Predicate(KILLED, found, found + 1) if found is not None else None


def _whom(clause: Clause, count: Count) -> Predicate | None:
    """'a lawyer, whom he also killed': the verb of the relative clause whose object is counted."""
    at = count.last + (clause.lower(count.last) == ",")
    if clause.lower(at) != "whom":
        return None
    cue = next((clause.cues[i] for i in range(at + 1, at + WHOM_REACH) if i in clause.cues), None)
    if cue is None or cue.kind != "trans" or {clause.lower(i) for i in range(at + 1, cue.first)} & (NEGATIONS | BE):
        return None
    return Predicate(clause.fatal(cue), cue.first, cue.last)


def _one_another(clause: Clause, count: Count) -> Predicate | None:
    """'Two men shot each other': what they did befell them."""
    cue = clause.cues.get(count.last)
    if cue is None or cue.kind != "trans" or [clause.lower(cue.last), clause.lower(cue.last + 1)] not in RECIPROCAL:
        return None
    death = [clause.lower(cue.last + 2), clause.lower(cue.last + 3)] == ["to", "death"]
    return Predicate(KILLED if death else clause.fatal(cue), cue.first, cue.last)


def _each(clause: Clause, count: Count) -> Predicate | None:
    """'Five people were in the house, and each was shot to death': what befell each of those counted."""
    if count.quantity.low != count.quantity.high or (count.quantity.high or 0) < 2 or count.counted not in PERSON_CLASSES:
        return None
    for at in range(count.last, min(count.last + EACH_REACH, len(clause.words) - 2)):
        if clause.words[at].text in {".", ":"} or (at in clause.starts and at > count.last):
            return None
        if clause.lower(at) not in {",", ";", "and"}:
            continue
        at += clause.lower(at + 1) == "and"
        each = clause.lower(at + 1) in {"each", "all"} and clause.lower(at + 2) in {"was", "were"}
        cue = clause.cues.get(at + 3) if each else None
        if cue is not None and cue.measure in {KILLED, WOUNDED}:
            return Predicate(clause.fatal(cue), cue.first, cue.last)
    return None


def _to_death(clause: Clause, count: Count) -> Predicate | None:
    """'The river swept a man who stood under a bridge to his death'."""
    for at in range(count.last, min(count.last + SECOND_REACH, len(clause.words))):
        if clause.words[at].text in {",", ".", ";"} or clause.lower(at) == "and" or at in clause.starts:
            return None
        if clause.lower(at) == "to" and clause.lower(at + 1) in {"his", "her", "their"} and clause.lower(at + 2) in {"death", "deaths"}:
            return Predicate(KILLED, at, at + 3)
    return None


def _breaking(clause: Clause, count: Count) -> Predicate | None:
    """'a limb fell on a woman, breaking her leg'."""
    cue = clause.cues.get(count.last + 1) if clause.lower(count.last) == "," else None
    own = (
        cue is not None
        and cue.kind == "intr"
        and clause.lower(cue.first) in HURTING_ONESELF
        and clause.lower(cue.first + 1) in {"his", "her"}
    )
    return Predicate(WOUNDED, cue.first, cue.last) if cue is not None and own else None


def _of_list(clause: Clause, count: Count) -> Predicate | None:
    """'A couple, their daughter and a friend were killed': the predicate behind the list that the count opens."""
    if clause.lower(count.last) not in {",", "and"} or clause.lower(count.first - 1) in {"of", "with", "by"}:
        return None
    joined = False
    for at in range(count.last, min(count.last + LIST_WORDS, len(clause.words))):
        lower = clause.lower(at)
        if lower in {"were", "have", "are"} or (at in clause.cues and lower in {"died", "drowned", "perished"}):
            found = clause.to_right(count._replace(first=at, last=at)) if joined else None
            return found if found is not None and found.measure in {KILLED, WOUNDED} else None
        joined = joined or lower == "and"
        listed = lower in {",", "and", "of", "two", "three"} or clause.tag(at) in LIST_TAGS
        if at in clause.cues or not listed:
            return None
    return None


def _then(clause: Clause, count: Count) -> Predicate | None:
    """'was thrown from his cart and killed', 'fell into the creek and drowned': a second verb of the same subject tells the end."""
    verb = _first_verb(clause, count)
    if verb is None:
        return None
    passive = clause.lower(verb) in BE
    for at in range(verb + 1, min(verb + SECOND_REACH, len(clause.words))):
        lower = clause.lower(at)
        other = clause.starts.get(at)
        doing = lower == "while" and clause.tag(at + 1) == "VBG"  # 'fell while mending a roof and broke a leg'
        if (
            at in clause.cues
            or (lower in CLAUSE_BREAKS and not doing)
            or lower == "."
            or (other is not None and other.counted in PERSON_CLASSES)
        ):
            return None
        if lower == "and":
            return _second(clause, at + 1, passive)
        if lower == "," and clause.lower(at + 1) != "and":
            cue = clause.cues.get(at + 1)
            own = cue is not None and cue.kind == "intr" and clause.lower(cue.first) in HURTING_ONESELF
            return Predicate(WOUNDED, cue.first, cue.last) if cue is not None and own else None
    return None


def _dies(clause: Clause, count: Count) -> Predicate | None:
    """'A teenager who was tubing drowned', 'a driver left the road, hit a pole and died': the syntax's own subject of dying."""
    if count.head is None:
        return None
    tokens = clause.parsed.tokens
    token = clause.words[count.head].token
    if tokens[token].dep not in SUBJECT_LABELS or tokens[token].head == token:
        return None
    verbs = [tokens[token].head]
    for verb in verbs:
        cue = clause.cue_tokens.get(verb)
        alone = cue is not None and (cue.kind == "intr" or (clause.lower(cue.first) == "drowned" and not clause.has_object_at(cue.first)))
        if cue is not None and alone and cue.measure == KILLED:
            return Predicate(KILLED, cue.first, cue.last, clause.parsed.negated(verb))
        for child in clause.parsed.children(verb):
            subjects = [below for below in clause.parsed.children(child) if tokens[below].dep in SUBJECT_LABELS]
            if tokens[child].dep == "conj" and not subjects and len(verbs) < MOST_VERBS:
                verbs.append(child)
    return None


def _first_verb(clause: Clause, count: Count) -> int | None:
    """The auxiliary or verb in the past that opens what is told of the count; no comma and nobody else counted may stand before it."""
    joined = clause.after_conjunct(count.last + 1) if clause.lower(count.last) == "and" else None
    first = joined or count.last
    for at in range(first, min(first + VERB_REACH, len(clause.words))):
        lower = clause.lower(at)
        if at in clause.cues or lower in {",", ".", ";", "and", "or", ":"} or at in clause.starts:
            return None
        if lower in {"was", "were", "got"} or clause.tag(at) == "VBD":
            return at
    return None


def _second(clause: Clause, at: int, passive: bool) -> Predicate | None:
    while clause.lower(at) in LATER | BE or clause.tag(at) == "RB" or clause.lower(at).endswith("ly"):
        if at in clause.cues:
            break
        passive, at = passive or clause.lower(at) in BE, at + 1
    if clause.lower(at) in SWEPT and clause.lower(at + 1) == "to" and clause.lower(at + 3) in {"death", "deaths"}:
        return Predicate(KILLED, at, at + 4)
    cue = clause.cues.get(at)
    if cue is None or cue.measure not in {KILLED, WOUNDED}:
        return None
    return Predicate(clause.fatal(cue), cue.first, cue.last) if _ends_subject(clause, cue, passive) else None


def _ends_subject(clause: Clause, cue: Cue, passive: bool) -> bool:
    """Whether the cue is told of the subject: an intransitive, or a participle after 'was' that takes no object."""
    if cue.kind == "intr" or clause.lower(cue.first) == "drowned":
        return True
    following = clause.lower(cue.last)
    closed = not following or not following[0].isalpha() or following in FOLLOWS_PASSIVE
    return passive and closed and cue.last not in clause.starts


def struck(clause: Clause, count: Count) -> Predicate | None:
    """'Debris struck two workers': what flies or falls wounds whom it hits, unless the words tell of death."""
    verb = before_group(clause.words, before_age(clause.words, count.first - 1))
    while verb > 0 and clause.lower(verb) in {"a", "an", "another", "at", "least"}:
        verb -= 1
    verb = _list_verb(clause, verb)
    if clause.lower(verb) not in STRUCK or not (count.counted in PERSON_CLASSES or count.head is None):
        return None
    before = {clause.lower(i) for i in range(max(0, verb - STRIKER_REACH), verb)}
    before |= {clause.lower(i) for i in range(max(0, verb - BULLET_REACH), verb)} & {"bullet", "bullets", "gunfire", "shrapnel"}
    shots = {clause.lower(i) for i in range(verb)} & SHOTS
    fired = shots and (
        clause.lower(verb) in {"striking", "hitting"} or (clause.lower(verb) in {"struck", "hit"} and _second_verb(clause, verb))
    )
    if not fired and (not before & STRIKERS or before & (AUXILIARIES - {"was", "were"})):
        return None
    return Predicate(clause.fatal(Cue(verb, verb + 1, WOUNDED, "trans")), verb, verb + 1)


def _list_verb(clause: Clause, index: int) -> int:
    """Of 'striking houses, cars and four people' and 'gunfire struck Ruiz and three others' the verb; the word itself where no list is."""
    if clause.lower(index) not in {"and", ","}:
        return index
    for at in range(index - 1, max(-1, index - STRUCK_LIST), -1):
        if clause.lower(at) in STRUCK and clause.tag(at).startswith("V"):
            return at
        if clause.lower(at) not in {"and", ",", "a", "the"} and clause.tag(at) not in LIST_TAGS:
            return index
    return index


def _second_verb(clause: Clause, verb: int) -> bool:
    """'fired into a crowd and struck six', 'shots that hit six': a verb of those who fire or of what they fire."""
    return clause.lower(verb - 1) in {"and", "that", "which"} or clause.lower(verb - 1) in STRIKERS


def forced(clause: Clause, count: Count) -> Predicate | None:
    """'forced 300 people to leave', 'ordered 2,000 residents out': who is made to go is displaced, or evacuated where it is ordered."""
    verb = clause.lower(count.first - 1)
    if verb not in FORCING or clause.lower(count.last) not in {"to", "out", "from", "into"}:
        return None
    goes = {clause.lower(i) for i in range(count.last, count.last + 4)}
    if goes & {"shelter", "shelters", "refuge", "camps"} and clause.lower(count.last) != "from":
        return Predicate(SHELTERING, count.first - 1, count.first)
    wild = clause.lower(count.last) == "into" and goes & {
        "bush",
        "forest",
        "forests",
        "hills",
        "woods",
        "mountains",
        "jungle",
        "desert",
        "exile",
    }
    if wild:
        return Predicate(DISPLACED, count.first - 1, count.first)
    if not goes & {"leave", "flee", "out", "abandon", "evacuate", "from", "move", "relocate", "seek"}:
        return None
    ordered = verb in {"ordered", "ordering", "orders", "told", "urged", "asked"} or goes & {"evacuate", "relocate"}
    return Predicate(EVACUATED if ordered else DISPLACED, count.first - 1, count.first)


def of_survivors(clause: Clause, count: Count) -> bool:
    """'The surviving stabbing victims are four nurses, 31, 44, 52 and 60, and two porters': those who live, each of the list."""
    if [clause.lower(count.last + i) for i in range(3)] == [",", "who", "survived"]:
        return True
    for verb in range(count.first - 1, max(-1, count.first - LIST_REACH), -1):
        if clause.lower(verb) in {"include", "includes", "included", "were", "are"}:
            subject = [clause.lower(i) for i in range(max(0, verb - 4), verb)]
            return "surviving" in subject and subject[-1] in {"victims", "casualties", "wounded"}
        if clause.words[verb].alpha and clause.lower(verb) not in LISTED and clause.words[verb].lower not in COUNTED:
            return False
    return False
