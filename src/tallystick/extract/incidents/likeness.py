"""Whether two tellings may be of one thing, whether one is told as known already, and whose a thing is."""

from __future__ import annotations

import re

from tallystick.extract.incidents.tellings import Telling
from tallystick.lexicon import incidents as words
from tallystick.lexicon.countries import country_named
from tallystick.lexicon.times import DAYS_OWN
from tallystick.records.mention import NameMention
from tallystick.records.parsed import Parsed

RANKED = re.compile(r"(?!latest|honest|modest|west)\w{2,}est|worst")
"""'One of the worst massacres', 'the deadliest attack of the war' take up nothing; 'the latest attack' does."""
DEFINITE_WORDS = frozenset({"the", "this", "that", "these", "those"})


def is_definite(parsed: Parsed, telling: Telling) -> bool:
    """'the attack', 'Sunday's shooting', 'the Velgrad mall shooting': a noun told as known already, also as what does the verb ('the blast hit')."""
    if not telling.main.verb:
        return _is_known(parsed, telling.main.token)
    subjects = parsed.subjects(telling.main.token)
    return any(
        _is_known(parsed, member.token) for member in telling.members if not member.verb and member.type and member.token in subjects
    )


def _is_known(parsed: Parsed, noun: int) -> bool:
    if any(parsed.tokens[child].dep == "amod" and RANKED.fullmatch(parsed.lower(child)) for child in parsed.children(noun)):
        return False
    for child in parsed.children(noun):
        if parsed.tokens[child].dep == "poss" or (parsed.tokens[child].dep == "det" and parsed.lower(child) in DEFINITE_WORDS):
            return True
    for before in range(noun - 1, max(-1, noun - 7), -1):
        if parsed.lower(before) in DAYS_OWN:
            return True
        if parsed.tokens[before].pos not in {"PROPN", "NOUN", "ADJ"}:
            return parsed.lower(before) in DEFINITE_WORDS
    return False


def compatible(first: Telling, second: Telling) -> bool:
    """Whether two tellings may be of one thing by their types."""
    return compatible_types(first.main.type, second.main.type)


def compatible_types(first: str, second: str) -> bool:
    """Whether two types may tell of one thing."""
    return first == second or {first, second} <= words.VIOLENT_TYPES or {first, second} <= {"disaster", "accident"}


FAR = 120
"""Characters before a name in which a list of states may open that it ends."""
STATES = re.compile(
    r"\b(?:countries|nations|states|governments|allies|powers|members|leaders)\b[^.;:]{0,20}?\b(?:including|such as|like|among them)\s+"
    r"(?:the )?(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*(?:, and |, | and )(?:the )?)*$"
)
LISTING = ("including", "such as", "like", "among them")
BORDER = re.compile(r"['’]s (?:own )?(?:doorsteps?|borders?|frontiers?|neighbou?rs?)\b")


def is_whose(parsed: Parsed, place: NameMention) -> bool:
    """'died in U.S. air raids on the town', 'leaders of three countries, including Norland', 'on Norland's doorstep': whose that is, or whom it
    is near, and not where."""
    before = parsed.text[max(0, place.span.start - FAR) : place.span.start]
    last = parsed.token_at(place.span.end - 1)
    listed = any(word in before for word in LISTING) and STATES.search(before) is not None
    if listed or BORDER.match(parsed.text, place.span.end) or _attacks(parsed, place, last):
        return True
    if last is None or place.text not in words.STATES_AS_ADJECTIVES or last + 1 >= len(parsed.tokens):
        return False
    behind = parsed.tokens[last + 1]
    return behind.pos in {"NOUN", "ADJ"} and parsed.text[place.span.end : behind.start].isspace()


def _attacks(parsed: Parsed, place: NameMention, last: int | None) -> bool:
    """'Norland's annexation of the coast', 'Norland's heavy bombardment': a country does that elsewhere."""
    if last is None or country_named(place.text) is None or parsed.tokens[last].dep != "poss":
        return False
    deed = parsed.tokens[parsed.tokens[last].head]
    return deed.pos == "NOUN" and words.NOUN_TYPES.get(deed.lemma) in {"strike", "ground_advance"}


def told_of_somebody(parsed: Parsed, telling: Telling) -> frozenset[int]:
    """The verbs above a clause that only says who somebody is: of 'the bombers who struck the hall had passed through Asmar' the passing."""
    top = telling.top
    noun = parsed.tokens[top].head
    if parsed.tokens[top].dep not in {"relcl", "acl"} or parsed.tokens[noun].lemma not in words.PEOPLE | words.FORCES:
        return frozenset()
    above = [index for index in parsed.ancestors(noun) if parsed.tokens[index].pos == "VERB"]
    return frozenset(index for index in above if index not in telling.holders and parsed.tokens[index].lemma not in words.OCCURRENCE_VERBS)
