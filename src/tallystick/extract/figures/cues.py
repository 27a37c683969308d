"""The words of a sentence that say what became of somebody: single words and phrases of the measures' tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.lexicon.measures import (
    BODY_PARTS,
    CARE_NOUNS,
    CARRIED,
    CENTER_KINDS,
    CENTERS,
    DETAINED,
    HARM_NOUNS,
    HOSPITALS,
    HURTING_ONESELF,
    INTRANSITIVE,
    KILLED,
    NEEDING,
    PHRASES,
    SHELTERING,
    SHOCKING,
    STATES,
    STRIKERS,
    STRIKING,
    SUFFER_VERBS,
    TRANSITIVE,
    WOUNDED,
)
from tallystick.lexicon.numbers import ONES

OPENINGS = {phrase.split()[0] for phrase in PHRASES}
LENGTHS = {opening: sorted({len(p.split()) for p in PHRASES if p.split()[0] == opening}, reverse=True) for opening in OPENINGS}
"""Words of the phrases that open with a word, the most first: few words open any."""
HURTING = HURTING_ONESELF | STRIKING | {"shocked", "hit"}
"""Words that tell of a wound only with those around them."""
HYPHENS = frozenset("-‑–")
BE = frozenset("is are was were be been being get gets got getting 's 're".split())
SEIZURES = frozenset("attack stroke".split())
"""'a fatal heart attack' kills; one that is not fatal is no wound."""
ENDING = frozenset(". , ; and but in outside inside during when while as before at".split())
"""What may follow 'were hit' where it names nothing that hit them."""


BURIERS = frozenset("villagers residents relatives families mourners they we locals townspeople islanders neighbours neighbors".split())
BURIED = frozenset("victims dead bodies martyrs".split())
"""Who is buried at a funeral, and by whom; whom a slide or a house buries may live."""
WELL = (["to", "give"], ["to", "visit"], ["to", "see"], ["to", "wait"], ["to", "meet"], ["to", "have"], ["to", "deliver"])
"""Why somebody is brought to a hospital who is not hurt ('to give birth')."""
ONE_SHOT = frozenset("a an one the each every single first second last warning another any no".split())
"""Before 'shot' they make it a noun."""


LIVING = frozenset("living live lives lived staying stay stayed sleeping slept moved moving went gone crowded crammed".split())
TAKEN = frozenset("taken brought bused bussed led".split())
CUE_WORDS = frozenset().union(CARRIED, OPENINGS, HURTING, SUFFER_VERBS, TRANSITIVE, INTRANSITIVE, STATES, LIVING, TAKEN)
"""Words that a cue begins with."""
SHOT_PEOPLE = frozenset(
    """people persons others victims children kids teens teenagers minors women girls students pupils worshippers guests customers shoppers
    adults bystanders""".split()
)
"""Who stands before 'shot at' as hit; men and gunmen also shoot."""
AIRBORNE = frozenset(
    """drone drones missile missiles rocket rockets aircraft plane planes warplane warplanes jet jets helicopter helicopters uav uavs balloon
    balloons bomber bombers interceptor interceptors""".split()
)
"""What is shot down and is nobody."""
CARE_PLACES = frozenset("care hospital surgery ward office".split())
GUESTS_LEAVE = frozenset("party bar club pub restaurant casino nightclub hotel shop store meeting stadium game table".split())
"""What guests are asked to leave, who are not evacuated."""
CAMPS = frozenset("camps shelters shelter tents".split())
HALLS = frozenset("schools mosques churches temples halls gyms gymnasiums stadiums tents cars barns basements cellars".split())
CAMP_KINDS = frozenset("evacuation relief reception collective transit displacement".split())
VENUES = frozenset(
    """party parties wedding funeral fair festival celebration concert game rally vigil picnic cookout barbecue club clubs nightclub bar bars pub
    school university college church mosque temple synagogue mall shop store market supermarket restaurant cafe park playground cinema theater
    theatre hotel motel casino bank court courthouse hospital clinic factory warehouse mill plant station airport complex apartment apartments
    gathering event parade reunion lounge salon gym stadium arena office offices campus dormitory carnival bowling""".split()
)
"""Where people are who are shot there."""


class Cue(NamedTuple):
    """A word or phrase of the measures' tables: words ``[first, last)``."""

    first: int
    last: int
    measure: str
    kind: str
    """'trans', 'intr' or 'state'."""


class Predicate(NamedTuple):
    """The measure and the words that give it; ``first`` is -1 where the counted noun itself does."""

    measure: str
    first: int
    last: int
    negated: bool = False
    toll: bool = False
    increment: bool = False


def find_cues(words: Sequence[Word]) -> dict[int, Cue]:
    """Start word → cue; the longest phrase wins and cues do not overlap."""
    found: dict[int, Cue] = {}
    index = 0
    while index < len(words):
        cue = _cue_at(words, index) if words[index].lower in CUE_WORDS else None
        if cue is None:
            index += 1
        else:
            found[index] = cue
            index = cue.last
    return found


def _cue_at(words: Sequence[Word], index: int) -> Cue | None:
    carried = _carried_at(words, index) if words[index].lower in CARRIED else None
    if carried is not None:
        return carried if [word.lower for word in words[carried.last : carried.last + 2]] not in WELL else None
    for length in LENGTHS.get(words[index].lower, ()):
        phrase = " ".join([w.lower for w in words[index : index + length]])
        if 1 < length <= len(words) - index and phrase in PHRASES:
            measure, kind = PHRASES[phrase]
            if phrase in {"moved out of", "taken out of"} and {word.lower for word in words[index + 3 : index + 6]} & CARE_PLACES:
                return None  # 'was moved out of intensive care'
            if phrase.endswith("to leave") and {word.lower for word in words[index:]} & GUESTS_LEAVE:
                return None  # 'were asked to leave the party'
            return Cue(index, index + length, measure, kind)
    lower = words[index].lower
    housed = _housed_at(words, index) if lower in LIVING | TAKEN else None
    if housed is not None:
        return housed
    hurt = _hurt_at(words, index) if lower in HURTING else None
    if hurt is not None:
        return hurt
    if lower in SUFFER_VERBS:
        harms = CARE_NOUNS if lower in NEEDING else HARM_NOUNS | SEIZURES
        harms = harms | BODY_PARTS if lower in {"suffered", "sustained"} else harms
        reach = index + (9 if index + 2 < len(words) and words[index + 2].text in HYPHENS else 6)  # 'non-life-threatening wounds'
        reach = index + 12 if index + 1 < len(words) and words[index + 1].lower == "what" else reach  # 'what police say are minor injuries'
        end = next((i for i in range(index + 1, min(reach, len(words))) if words[i].lower in harms or words[i].text in ",;."), None)
        if end is None or words[end].lower not in harms:
            return None
        if any(words[i].lower in INTRANSITIVE for i in range(index + 1, end)):
            return None  # 'had died of burns'
        fatal = any(
            words[i].lower in {"fatal", "mortal"} and words[i - 1].lower not in {*HYPHENS, "non", "not"} for i in range(index + 1, end)
        )
        if words[end].lower in SEIZURES and not fatal:
            return None
        return Cue(index, end + 1, KILLED if fatal else WOUNDED, "intr")
    if lower == "buried" and _at_funeral(words, index):
        return Cue(index, index + 1, KILLED, "trans")  # 'villagers buried 30 people', 'the victims were buried on Monday'
    if lower == "wound" and index + 1 < len(words) and words[index + 1].lower in {"up", "down"}:
        return None  # 'the meeting wound up'
    if lower in TRANSITIVE:
        if TRANSITIVE[lower] == DETAINED and index > 1 and words[index].glued and words[index - 1].text in HYPHENS:
            return None  # 'the rebel-held town' holds nobody
        if lower == "shot" and index and words[index - 1].lower in ONE_SHOT and not _one_shoots(words, index):
            return None  # 'without firing a shot'
        if lower == "shot" and [w.lower for w in words[index + 1 : index + 2]] == ["down"] and {w.lower for w in words} & AIRBORNE:
            return None  # '51 of the drones were shot down'
        if (
            lower == "shot"
            and index + 1 < len(words)
            and words[index + 1].lower in {"down", "at", "up"}
            and (index == 0 or words[index - 1].lower not in BE or _shot_at_only(words, index))
            and not _shot_where(words, index)
        ):
            return None
        return Cue(index, index + 1, TRANSITIVE[lower], "trans")
    if lower in INTRANSITIVE:
        return Cue(index, index + 1, INTRANSITIVE[lower], "intr")
    if lower in STATES and lower != "fatal":
        return Cue(index, index + 1, STATES[lower], "state")
    return None


def _shot_at_only(words: Sequence[Word], index: int) -> bool:
    """'were shot at by men in a van', 'was shot at and fled': aimed at, and not hit."""
    behind = words[index + 2].lower if index + 2 < len(words) else "."
    return words[index + 1].lower == "at" and (
        not behind[:1].isalnum() or behind in {"by", "and", "but", "while", "from", "as", "when", "with"}
    )


def _shot_where(words: Sequence[Word], index: int) -> bool:
    """'Four people shot at a court house', 'Six shot at block party': where they were, and not what they aimed at."""
    before = words[index - 1] if index else None
    if before is None or not (before.lower in SHOT_PEOPLE or before.digits or before.lower in ONES):
        return False
    for at in range(index + 2, min(index + 7, len(words))):
        if words[at].lower in VENUES:
            return True
        if not words[at].alpha or COUNTED.get(words[at].lower) in PERSON_CLASSES:
            return False
    return False


def _one_shoots(words: Sequence[Word], index: int) -> bool:
    """'one shot the other', 'one shot and killed his cousin': the verb, and no single shot."""
    following = words[index + 1].lower if index + 1 < len(words) else ""
    return words[index - 1].lower == "one" and following in {"the", "his", "her", "him", "another", "two", "three", "and"}


def _at_funeral(words: Sequence[Word], index: int) -> bool:
    """'villagers buried 30 people', 'the victims were buried on Monday', 'were buried in a mass grave'."""
    before = [word.lower for word in words[max(0, index - 4) : index]]
    behind = " ".join(word.lower for word in words[index + 1 : index + 5])
    told = before[-1:] and before[-1] in BE
    graves = told and behind.startswith(
        ("in a mass grave", "in mass graves", "in the cemetery", "in a cemetery", "at the cemetery", "at a cemetery")
    )
    day = told and bool(set(before) & BURIED) and not behind.startswith(("under", "beneath", "in", "by"))
    return bool(graves or day or (before[-1:] and before[-1] in BURIERS))


def _carried_at(words: Sequence[Word], index: int) -> Cue | None:
    """'was flown by helicopter to a burn center'."""
    for at in range(index + 1, min(index + 10, len(words))):
        if words[at].lower == "from":
            return None  # 'the patients were evacuated from the hospital'
        if words[at].lower in HOSPITALS or (words[at].lower in CENTERS and words[at - 1].lower in CENTER_KINDS):
            return Cue(index, at + 1, WOUNDED, "trans")
        if words[at].text in {",", ";", "."}:
            return None
    return None


def _housed_at(words: Sequence[Word], index: int) -> Cue | None:
    """'live in 12 camps', 'moved to inns and relief shelters': where those live who fled."""
    behind = words[index + 1].lower if index + 1 < len(words) else ""
    if behind not in ({"to", "into"} if words[index].lower in {"moved", "moving", "went", "gone"} | TAKEN else {"in", "at"}):
        return None
    camps = CAMPS if words[index].lower not in TAKEN else {"shelters"}  # captives are taken to camps
    camps = camps | HALLS if words[index].lower in {"sleeping", "slept", "crammed", "crowded", "housed"} else camps
    for at in range(index + 2, min(index + 8, len(words))):
        lower = words[at].lower
        if lower in camps or (lower in CENTERS and words[at - 1].lower in CAMP_KINDS):
            return Cue(index, at + 1, SHELTERING, "intr")
        if words[at].text in {",", ".", ";"} or lower in {"near", "outside", "from", "of"}:
            return None
    return None


def _hurt_at(words: Sequence[Word], index: int) -> Cue | None:
    """'broke his leg', 'were hit by flying glass', 'was shocked' by a current, 'were hit' where shots fell."""
    lower = words[index].lower
    near = [word.lower for word in words[index + 1 : index + 7]]
    if lower in HURTING_ONESELF and near[:1] and near[0] in {"his", "her", "their", "a", "an", "both", "several", "two"}:
        part = next((i for i, word in enumerate(near[1:4], 1) if word in BODY_PARTS), None)
        return Cue(index, index + 2 + part, WOUNDED, "intr") if part is not None else None
    told_of = index > 0 and (words[index - 1].lower in BE or (words[index - 1].lower.endswith("ly") and words[index - 2].lower in BE))
    if not told_of:
        return None
    if lower in STRIKING and near[:1] == ["by"]:
        striker = next((i for i, word in enumerate(near) if word in STRIKERS or word in {",", ".", ";"}), None)
        return Cue(index, index + 2 + striker, WOUNDED, "trans") if striker is not None and near[striker] in STRIKERS else None
    if lower in STRIKING and near[:1] == ["in"] and set(near[1:5]) & BODY_PARTS:
        return Cue(index, index + 2, WOUNDED, "trans")
    beside = {word.lower for i, word in enumerate(words) if i != index}
    if (lower == "shocked" and beside & SHOCKING) or (lower in {"hit", "struck"} and (not near or near[0] in ENDING)):
        return Cue(index, index + 1, WOUNDED, "trans")
    return None
