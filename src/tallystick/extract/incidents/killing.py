"""What a verb of killing or harming tells of, by what did it: a landmine is an explosion, a shell a strike, a lorry an accident."""

from __future__ import annotations

import re

from tallystick.lexicon import incidents as words
from tallystick.lexicon.accidents import AIMED, AIRCRAFT, CRAFT
from tallystick.lexicon.diseases import DISEASES
from tallystick.records.parsed import Parsed

EXPLOSIVES = frozenset(
    "bomb explosive grenade ied mine dynamite firebomb car-bomb charge landmine molotov ordnance munition bomblet".split()
)
LEFT_HARMED = re.compile(
    r" (?:at least |more than |some |up to |about )?[\w-]+(?: (?:people|others|civilians|persons))? (?:dead|wounded|injured|hurt)\b"
)
"""Behind 'left': so many dead."""
BOMBERS = frozenset({"bomber"})
FIRED = frozenset(
    "shell rocket missile mortar drone warplane artillery projectile gunship howitzer shellfire airstrike bombardment shelling barrage "
    "shrapnel uav cannon tank iskander grad katyusha warhead salvo".split()
)
"""What is fired or dropped from afar."""
NATURE = words.HAZARDS - frozenset({"water", "wind", "gust", "rain", "magnitude"})
FIRE_OF = frozenset("artillery mortar rocket tank shell cannon missile howitzer anti-aircraft naval".split())
"""What stands before 'fire' that comes from afar."""
FIGHTS = frozenset("fighting clash battle firefight skirmish shoot-out shootout".split())
SMOTHERING = frozenset("fume smoke monoxide flame blaze inferno".split())
HARMING = frozenset("kill wound injure hurt maim claim".split())
ON_A_MINE = frozenset({"step", "tread", "drive", "run", "walk", "stumble"})
MINE_STRUCK = frozenset({"hit", "strike", "trigger", "detonate"})
SMALL = re.compile(r"\d{1,2}|[a-z]+(?:-[a-z]+)?")
ATTACKS = re.compile(
    r"\b(?:air[ -]?)?(?:strikes?|raids?|bombings?|bombardments?|shellings?|attacks?|blasts?|explosions?|barrages?)\b", re.IGNORECASE
)
LONG = re.compile(
    r"\b(?:since|so far|(?:over|in|during) the (?:past|last)|in recent|this (?:year|month|week)|(?:every|each|a) (?:year|month)|years?|months?|decades?)\b",
    re.IGNORECASE,
)
"""Words for a longer time over which such things add up."""
DROPPED = re.compile(r"\b(?:air[ -]?strikes?|air[ -]raids?|warplanes?|fighter jets?|aircraft|dropped|bombers)\b", re.IGNORECASE)


def killed_by(parsed: Parsed, verb: int, by: tuple[int, ...], subjects: set[str]) -> str | None:
    """The type that what did it gives to 'kill' and 'injure'; None where the doer is somebody, an event or not told."""
    if parsed.tokens[verb].lemma not in HARMING or _runs_on(parsed, verb, by):
        return None
    if _in_weather(parsed, verb):
        return "disaster"
    sentence = parsed.sentence_at(parsed.tokens[verb].start)
    text = sentence.span.of(parsed.text) if sentence is not None else ""
    if subjects & EXPLOSIVES or ("device" in subjects and "explosive" in text.lower()):
        return "strike" if DROPPED.search(text) else "explosion"
    if any(parsed.lower(child) == "unexploded" for head in by for child in parsed.children(head)) and subjects & words.WEAPONS:
        return "explosion"
    if subjects & BOMBERS and "suicide" in text.lower():
        return "explosion"
    if subjects & FIRED or any(parsed.lower(head) == "fire" and parsed.lower(head - 1) in FIRE_OF for head in by if head):
        return "strike"
    if subjects & FIGHTS:
        return "clash"
    if subjects & NATURE or subjects & DISEASES or ("rain" in subjects and not _is_of(parsed, by)):
        return "disaster"
    if subjects & SMOTHERING:
        return "accident"
    if subjects & (CRAFT - AIRCRAFT - {"driver"}) and not AIMED.search(text):
        return "accident"
    return None


WEATHER = re.compile(
    r"\b(?:rain|flood|flooding|storm|weather|monsoon|landslide|mudslide|avalanche|lightning|heat|cold|snow|wind|quake|earthquake|cyclone|hurricane|"
    r"typhoon|tornado|drought)s?(?: ?- ?(?:related|triggered|induced|linked))? (?:[a-z]+ )?(?:incidents?|events?|mishaps?|deaths?|accidents?)\b",
    re.IGNORECASE,
)
"""'killed in rain-related incidents', 'died in flooding incidents'."""


def _is_of(parsed: Parsed, heads: tuple[int, ...]) -> bool:
    """'a rain of shells': none that falls from clouds."""
    return any(parsed.lower(child) == "of" for head in heads for child in parsed.children(head))


def _in_weather(parsed: Parsed, verb: int) -> bool:
    return any(
        preposition in {"in", "by", "from", "during"} and WEATHER.search(parsed.phrase(thing).of(parsed.text))
        for preposition, thing in parsed.obliques(verb)
    )


def on_a_mine(parsed: Parsed, verb: int, objects: set[str], obliques: tuple[tuple[str, int], ...]) -> bool:
    """'stepped on a landmine', 'their car drove over a mine', 'the convoy hit a roadside bomb'."""
    lemma = parsed.tokens[verb].lemma
    below = [thing for preposition, thing in obliques if preposition.partition(" ")[0] in {"on", "over", "onto"}]
    under = {parsed.tokens[thing].lemma for thing in below}
    mines = {"mine", "landmine", "ied", "bomb", "explosive", "ordnance", "device"}
    if any(parsed.lower(child) == "unexploded" for thing in below for child in parsed.children(thing)):
        mines = mines | {"shell", "mortar", "missile", "rocket", "munition", "grenade"}
    return (lemma in ON_A_MINE and bool(under & mines)) or (lemma in MINE_STRUCK and bool(objects & mines))


def _runs_on(parsed: Parsed, verb: int, by: tuple[int, ...]) -> bool:
    """'Landmines have killed hundreds', 'malaria kills children': told of what goes on and of no one occasion."""
    if parsed.tokens[verb].tag in {"VBZ", "VBP"}:
        return True
    perfect = any(parsed.tokens[child].lemma == "have" and parsed.tokens[child].dep == "aux" for child in parsed.children(verb))
    many = any(parsed.tokens[head].tag in {"NNS", "NNPS"} for head in by)
    counted = any(parsed.tokens[child].dep in {"nummod", "det"} for head in by for child in parsed.children(head))
    return perfect and many and not counted and not tells_one_attack(parsed, verb, parsed.objects(verb))


def tells_one_attack(parsed: Parsed, verb: int, hit: tuple[int, ...]) -> bool:
    """'air strikes have killed at least 21 people': a number below a hundred beside an attack is of one occasion, unless a longer time is told."""
    numbers = [child for thing in hit for child in parsed.children(thing) if parsed.tokens[child].dep == "nummod"]
    sentence = parsed.sentence_at(parsed.tokens[verb].start)
    if sentence is None or not any(SMALL.fullmatch(parsed.lower(number)) for number in numbers):
        return False
    text = sentence.span.of(parsed.text)
    return ATTACKS.search(text) is not None and LONG.search(text) is None


def deed_at_place(parsed: Parsed, verb: int, noun: int) -> int:
    """'an attack at a post in the harbour that killed 13': a building or a town kills nobody, so the noun before it is meant."""
    if parsed.tokens[verb].lemma not in HARMING or parsed.passive(verb):
        return noun
    found = noun
    for _ in range(4):
        token = parsed.tokens[found]
        if token.dep == "compound" and parsed.tokens[token.head].lemma in words.STRUCTURES:
            found = token.head  # 'police' of 'a police station'
            continue
        above = parsed.tokens[token.head]
        if token.lemma not in words.STRUCTURES | {"capital"} or above.pos != "ADP":
            break
        before = token.head - 1 if parsed.tokens[token.head - 1].lemma in words.NOUN_TYPES else above.head
        if parsed.tokens[before].pos != "NOUN":
            break
        found = before
    return found
