"""To whom a verb is done and by whom, whatever its form: active, passive, headline, participle, relative clause."""

from __future__ import annotations

from tallystick.extract.incidents.going import of_relative
from tallystick.extract.incidents.relatives import antecedents
from tallystick.lexicon.titles import PLURAL_GROUPS
from tallystick.records.parsed import SUBJECT_LABELS, Parsed

TRANSITIVE = frozenset(
    "kill shoot wound injure arrest detain abduct kidnap murder assassinate shell bomb behead evacuate rescue displace".split()
)
"""Verbs that always do something to somebody: without an object their subject is whom it is done to."""
NOT_DOING = frozenset(
    "arrest detain charge investigate say tell report add hold accuse blame convict sentence describe condemn call".split()
)
"""Verbs whose subject does not do what a participle after them tells."""
CONTROLLED = frozenset({"by", "before", "after"})
"""Prepositions whose gerund has the subject of the clause that it stands in."""
FINDING = frozenset({"find", "discover"})
SAYING_OF = frozenset("say believe allege suspect think claim".split())
BY_REACH = 14
"""Tokens behind a participle in which its 'by' may stand."""


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is done to its subject: a passive, also a headline's ('3 civilians killed in …') and 'got shot'."""
    token = parsed.tokens[verb]
    if parsed.passive(verb):
        # 'masked men kidnapped Ana Torv', read as a passive without its 'were' and with an object right behind it
        return not (
            token.lemma in TRANSITIVE and not any(parsed.tokens[c].pos == "AUX" for c in parsed.children(verb)) and _follows(parsed, verb)
        )
    if shot_dead(parsed, verb) is not None:
        return False
    if token.tag == "VBN" and any(
        parsed.tokens[c].lemma in {"be", "get"} and parsed.tokens[c].dep in {"aux", "auxpass"} for c in parsed.children(verb)
    ):
        return True
    if token.lemma == "shoot" and any(preposition in {"at", "into", "on", "toward", "towards"} for preposition, _ in parsed.obliques(verb)):
        return False
    if any(parsed.tokens[c].lemma == "have" and parsed.tokens[c].dep == "aux" for c in parsed.children(verb)):
        return False  # 'the group had kidnapped and sentenced him'
    return token.lemma in TRANSITIVE and token.tag in {"VBN", "VBD"} and not parsed.objects(verb) and bool(parsed.subjects(verb))


def _follows(parsed: Parsed, verb: int) -> bool:
    """Whether an object stands right behind the verb, with nothing but its own words between."""
    things = [thing for thing in parsed.objects(verb) if thing > verb]
    return bool(things) and all(
        parsed.tokens[i].pos in {"DET", "NUM", "ADJ", "NOUN", "PROPN", "PART"} for i in range(verb + 1, min(things))
    )


def shot_dead(parsed: Parsed, verb: int) -> int | None:
    """Whom 'shot dead' was done to, in 'Gunmen shot dead a radio host': parsers take 'dead' for a verb and the host for its subject."""
    if parsed.tokens[verb].lemma != "shoot" or verb + 2 >= len(parsed.tokens) or parsed.lower(verb + 1) != "dead":
        return None
    found = None
    for index in range(verb + 2, min(verb + 9, len(parsed.tokens))):
        pos = parsed.tokens[index].pos
        if pos not in {"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"} and parsed.lower(index) not in {"at", "least", "more", "than", "-"}:
            break
        if pos in {"NOUN", "PROPN"} or (found is None and pos == "NUM"):
            found = index
    return found


def patients(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """What the verb is done to: the object, or the subject of the passive, or the noun a participle hangs on."""
    token = parsed.tokens[verb]
    if found_dead(parsed, verb):
        return antecedents(parsed, token.head, parsed.subjects(token.head))
    if is_passive(parsed, verb):
        subjects = parsed.subjects(verb)
        if not subjects and token.dep == "pcomp":  # 'died two hours after having been shot'
            subjects = parsed.subjects(parsed.tokens[token.head].head)
        return antecedents(parsed, verb, subjects)
    shot = shot_dead(parsed, verb)
    if shot is not None and not parsed.objects(verb):
        return (shot,)
    objects = antecedents(parsed, verb, parsed.objects(verb) or _shared_objects(parsed, verb))
    if not objects and token.dep in {"acl", "relcl"} and token.tag == "VBN" and token.head != verb:
        return (token.head,)
    return objects


def found_dead(parsed: Parsed, verb: int) -> bool:
    """'Two bodies were found shot to death': a participle under a passive verb of finding, done to its subject."""
    token = parsed.tokens[verb]
    return (
        token.tag == "VBN" and token.dep in {"xcomp", "oprd"} and parsed.tokens[token.head].lemma in FINDING and parsed.passive(token.head)
    )


def agents(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Who does it: the active subject, or what 'by' names."""
    if found_dead(parsed, verb):
        return tuple(thing for preposition, thing in parsed.obliques(verb) if preposition == "by")
    bare = parsed.tokens[verb].tag == "VBN" and parsed.tokens[verb].dep in {"acl", "amod"}
    if bare and parsed.tokens[verb].dep == "acl" and parsed.objects(verb) and parsed.tokens[parsed.tokens[verb].head].dep == "ROOT":
        return (parsed.tokens[verb].head,)  # 'Guards who wore masks seized two boys', read as a noun with a participle that has an object
    if is_passive(parsed, verb) or (bare and not any(parsed.tokens[child].dep == "nsubj" for child in parsed.children(verb))):
        return tuple(thing for preposition, thing in parsed.obliques(verb) if preposition == "by") or _by_behind(parsed, verb)
    spoken_of = _spoken_of(parsed, verb)
    if spoken_of is not None:
        return (spoken_of,)
    subjects = parsed.subjects(verb)
    token = parsed.tokens[verb]
    who = of_relative(parsed, verb)
    if who is not None:
        return (who,)
    if not subjects and token.dep == "acl" and token.tag == "VBG" and token.head != verb:
        return (token.head,)
    above = parsed.tokens[token.head]
    if not subjects and token.dep == "pcomp" and token.tag == "VBG" and parsed.lower(token.head) in CONTROLLED:
        return _of_the_clause(parsed, token.head)
    if not subjects and token.dep == "advcl" and token.tag == "VBG" and above.pos == "VERB" and above.lemma not in NOT_DOING:
        spoken_of = _spoken_of(parsed, token.head)
        return parsed.subjects(token.head) if spoken_of is None else (spoken_of,)
    return antecedents(parsed, verb, subjects)


def _of_the_clause(parsed: Parsed, preposition: int) -> tuple[int, ...]:
    """Whose doing 'by blowing it up' or 'before shooting her' is: the subject's of the verb that it hangs on."""
    verb: int | None = parsed.tokens[preposition].head
    if verb is not None and parsed.tokens[verb].pos not in {"VERB", "AUX"}:
        verb = parsed.governor(preposition) if parsed.lower(preposition) == "by" else None  # 'a campaign against the town by blowing up'
    if verb is None or parsed.tokens[verb].pos != "VERB" or is_passive(parsed, verb) or parsed.tokens[verb].lemma in NOT_DOING:
        return ()
    return parsed.subjects(verb)


def _spoken_of(parsed: Parsed, verb: int) -> int | None:
    """'held a sailor they say opened fire', 'the gunman police believe acted alone': the sailor, not those who say it."""
    if any(parsed.tokens[child].dep in SUBJECT_LABELS for child in parsed.children(verb)):
        return None
    index = verb - 1
    while index > 0 and parsed.tokens[index].pos in {"AUX", "ADV"}:
        index -= 1
    if index < 2 or parsed.tokens[index].lemma not in SAYING_OF or parsed.tokens[index].pos != "VERB":
        return None
    speaker = index - 1
    known = parsed.lower(speaker)
    if known not in {"they", "he", "she", "we"} and not (parsed.tokens[speaker].pos == "NOUN" and known in PLURAL_GROUPS):
        return None
    man = speaker - 2 if parsed.lower(speaker - 1) == "the" else speaker - 1
    return man if man >= 0 and parsed.tokens[man].pos in {"NOUN", "PROPN"} and parsed.tokens[speaker].dep in SUBJECT_LABELS else None


def _shared_objects(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """'kidnapped and sentenced the engineer': the object of the next verb is that of both."""
    if parsed.tokens[verb].lemma not in TRANSITIVE:
        return ()
    for child in parsed.children(verb):
        token = parsed.tokens[child]
        if token.dep == "conj" and token.pos == "VERB" and parsed.subjects(child) == parsed.subjects(verb) and not parsed.passive(child):
            between = {parsed.tokens[index].pos for index in range(verb + 1, child)}
            if between <= {"CCONJ", "ADV"}:
                return parsed.objects(child)
    return ()


def _by_behind(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """What the next 'by' names, where nothing else could have been done by it: 'kidnapped in Velgrad Monday [4 May] by a commando'."""
    for index in range(verb + 1, min(verb + BY_REACH, len(parsed.tokens))):
        token = parsed.tokens[index]
        if (
            token.pos in {"VERB", "AUX"}
            or token.tag == "VBN"
            or parsed.sentence_index_at(token.start) != parsed.sentence_index_at(parsed.tokens[verb].start)
        ):
            return ()
        if parsed.lower(index) == "by" and token.dep in {"agent", "prep"}:
            return tuple(child for child in parsed.children(index) if parsed.tokens[child].dep == "pobj")
    return ()
