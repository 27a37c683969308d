"""Verbs and nouns of accidents: what vehicles, vessels, aircraft and buildings come to without anybody's aim."""

from __future__ import annotations

import re

from tallystick.lexicon import incidents as words
from tallystick.lexicon.accidents import (
    AIMED,
    AIRCRAFT,
    BAD_ENDS,
    CRAFT,
    DRIVEN_INTO,
    EDGES,
    FALLING,
    GIVING_WAY,
    HARMFUL_LEAKS,
    LOSING_HOLD,
    MEANT,
    OFF_WHAT,
    POISONS,
    SHAKING,
    TUMBLING,
    VESSELS,
)
from tallystick.records.parsed import Parsed

COLLAPSED_BEFORE = re.compile(r"\b(?:collapsed?|gave way|came down|caved in|crumbled)\b", re.IGNORECASE)
"""What 'the collapse' takes up."""
MISHAPS = frozenset("crush cave cave-in poisoning leak spill disaster sinking collapse".split())
"""Nouns that are accidents by what stands beside them."""
CAVE_IN = re.compile(r"cave-ins?\b", re.IGNORECASE)
AIMED_BACK = 400
"""Characters before the sentence in which the attack may have been told."""
GAVE_WAY = frozenset({"way"})


def accident_of(
    parsed: Parsed, verb: int, subjects: set[str], objects: set[str], particle: str | None, obliques: tuple[tuple[str, int], ...]
) -> str | None:
    """The type that a verb of losing hold, falling or giving way tells of; None where it is none of these.

    What is aimed ('deliberately', 'an attack', a bomber at the wheel) is left to the attack's own words.
    """
    lemma = parsed.tokens[verb].lemma
    token = parsed.tokens[verb]
    if token.tag == "VBN" and token.dep == "acl" and not subjects and parsed.tokens[token.head].tag == "NN":
        subjects, objects = objects, set()  # 'A bus overturned near X', read as 'a bus that was overturned'
    if lemma in GIVING_WAY and subjects & FALLING and _gives_way(parsed, verb, lemma, objects, particle):
        return None if _shaken(parsed, verb) else "accident"
    if lemma in {"leak", "spill", "escape"} and subjects & HARMFUL_LEAKS and not objects and not _is_aimed(parsed, verb):
        return "accident"
    if lemma in {"catch", "burst"} and (subjects & (CRAFT | FALLING)):
        flames = {parsed.tokens[thing].lemma for _, thing in obliques} | objects
        return "accident" if flames & {"fire", "flame"} and not _is_aimed(parsed, verb) and not _shaken(parsed, verb) else None
    if objects & words.VEHICLES and lemma in DRIVEN_INTO and any(preposition in {"into", "at"} for preposition, _ in obliques):
        return _driven(parsed, verb, subjects, obliques)
    if not subjects & CRAFT or (objects and lemma not in {"leave", "jump", "overshoot", "overshot", "hit", "strike"}):
        return None
    if _is_aimed(parsed, verb):
        return None
    crowd = {"crowd", "pedestrian", "market", "worshipper", "parade", "queue"}
    if MEANT.search(parsed.text) and crowd & {parsed.tokens[thing].lemma for _, thing in obliques} and subjects & words.VEHICLES:
        return "killing"  # which the report calls an attack elsewhere
    ends = {parsed.tokens[thing].lemma for _, thing in obliques}
    ways = {preposition.partition(" ")[0] for preposition, _ in obliques} | ({particle} if particle else set())
    told = (
        (lemma in TUMBLING and (ways & {"into", "off", "down", "over", "from", "onto", "through"} or lemma in LOSING_HOLD))
        or (lemma in {"leave", "jump", "overshoot", "overshot", "miss"} and objects & OFF_WHAT)
        or (lemma in {"run", "go"} and _aground(parsed, verb))
        or (lemma in {"run", "go", "drive", "come", "fly", "slide", "roll"} and "off" in ways and (ends | objects) & (OFF_WHAT | BAD_ENDS))
        or (lemma in {"fall", "run", "drive", "fly", "slide", "roll", "drop", "go"} and ways & {"into", "down"} and ends & BAD_ENDS)
        or (lemma in {"fall", "run", "drive", "go", "roll"} and "over" in ways and ends & EDGES)
        or (lemma in {"turn", "roll", "tip", "flip", "topple", "keel"} and particle == "over")
        or (lemma == "go" and particle == "down" and subjects & VESSELS)
        or (lemma == "break" and subjects & (AIRCRAFT | VESSELS) and _adverb(parsed, verb, {"apart", "up"}))
    )
    return "accident" if told else None


def sinking_of(subjects: set[str], objects: set[str]) -> str:
    """'The ferry sank' is an accident, 'a missile sank the frigate' a strike, 'the storm sank two boats' a disaster."""
    if objects & VESSELS:
        if subjects & (words.FORCES | words.WEAPONS):
            return "strike"
        return "disaster" if subjects & words.HAZARDS else "accident"
    return "accident" if subjects & (VESSELS | {"bus", "truck", "lorry", "tanker"}) else ""


def accident_noun(parsed: Parsed, index: int, key: str, modifiers: set[str]) -> bool:
    """'a crush at the gate', 'a cave-in', 'a gas leak', 'food poisoning', 'a mine collapse', 'the ferry disaster'."""
    if key not in MISHAPS:
        return False
    things = {parsed.tokens[thing].lemma for preposition, thing in parsed.obliques(index)}
    if key == "crush":
        return not any(preposition in {"on", "of"} for preposition, _ in parsed.obliques(index)) and not modifiers & {"school", "teenage"}
    if key in {"cave", "cave-in"}:
        return key == "cave-in" or CAVE_IN.match(parsed.text, parsed.tokens[index].start) is not None
    if key == "poisoning":
        return bool(modifiers & POISONS)
    if key in {"leak", "spill"}:
        return bool((modifiers | things) & HARMFUL_LEAKS)
    if key == "disaster":
        return bool(modifiers & (CRAFT | {"mining", "mine", "air", "aviation", "rail", "maritime", "stadium", "stampede"}))
    if key == "sinking":
        return bool(things & VESSELS or modifiers & VESSELS)
    if key == "collapse":
        if (things | modifiers) & FALLING:
            return True
        bare = not parsed.obliques(index) and not modifiers and any(parsed.lower(child) == "the" for child in parsed.children(index))
        return bare and COLLAPSED_BEFORE.search(parsed.text, 0, parsed.tokens[index].start) is not None
    return False


def collapsed_thing(parsed: Parsed, index: int) -> bool:
    """'the rubble of a collapsed building': one building that fell by itself; those of a quake or a strike are that one's."""
    token = parsed.tokens[index]
    if parsed.lower(index) != "collapsed" or token.dep != "amod" or parsed.tokens[token.head].lemma not in FALLING:
        return False
    one = parsed.tokens[token.head].tag in {"NN", "NNP"}
    article = any(parsed.lower(child) in {"a", "an"} for child in parsed.children(token.head))
    return one and article and SHAKING.search(parsed.text) is None


def _gives_way(parsed: Parsed, verb: int, lemma: str, objects: set[str], particle: str | None) -> bool:
    if lemma in {"collapse", "crumble"}:
        return not objects
    if lemma == "give":
        return bool(objects & GAVE_WAY)
    return _adverb(parsed, verb, {"down", "in", "over"}) or particle in {"down", "in", "over"}


def _adverb(parsed: Parsed, verb: int, which: set[str]) -> bool:
    return any(parsed.lower(child) in which and child in {verb + 1, verb + 2} for child in parsed.children(verb))


def _aground(parsed: Parsed, verb: int) -> bool:
    return verb + 1 < len(parsed.tokens) and parsed.lower(verb + 1) == "aground"


def _shaken(parsed: Parsed, verb: int) -> bool:
    """Whether its sentence says that it was made to fall: 'collapsed in the quake', 'after a strike'."""
    sentence = parsed.sentence_at(parsed.tokens[verb].start)
    return sentence is not None and SHAKING.search(parsed.text, sentence.start, sentence.end) is not None


def _is_aimed(parsed: Parsed, verb: int) -> bool:
    """Whether its sentence, or the words right before it, tell of somebody who meant it."""
    sentence = parsed.sentence_at(parsed.tokens[verb].start)
    return sentence is not None and AIMED.search(parsed.text, max(0, sentence.start - AIMED_BACK), sentence.end) is not None


def _driven(parsed: Parsed, verb: int, subjects: set[str], obliques: tuple[tuple[str, int], ...]) -> str | None:
    """'drove a van into a crowd' is an attack on people; a car driven into a lake or a wall is an accident."""
    sentence = parsed.sentence_at(parsed.tokens[verb].start)
    text = sentence.span.of(parsed.text).lower() if sentence is not None else ""
    if "bomber" in subjects or re.search(r"\b(?:explosives?|car bomb|explosive-laden|bomb-laden)\b", text):
        return "explosion"
    into = {parsed.tokens[thing].lemma for preposition, thing in obliques if preposition in {"into", "at"}}
    if into & (words.PEOPLE | {"crowd", "queue", "group", "parade", "pavement", "sidewalk", "demonstration", "procession"}):
        return "killing"
    return "accident" if into & BAD_ENDS and not _is_aimed(parsed, verb) else None
