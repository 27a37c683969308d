"""Who is taken, given back or gets away: 'seized more than 100 girls', 'returned 12 of the hostages', '40 prisoners escaped'."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.extract.figures.cues import Predicate
from tallystick.extract.figures.drafts import Draft
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.predicates import Clause
from tallystick.lexicon.counted import DETAINED_NOUNS, PERPETRATORS, PERSON_CLASSES
from tallystick.lexicon.measures import CAPTIVE_WORDS, DETAINED, ESCAPED, MISSING, OTHER, RELEASED, RESCUED, TRAPPED

SEIZING = frozenset("seize seized seizes seizing snatch snatched snatches snatching".split())
SEIZED = frozenset({"seized", "snatched"})
CARRYING = frozenset("took take takes taking taken carried carrying marched dragged led herded".split())
CAPTORS = frozenset(
    "militants rebels gunmen kidnappers captors insurgents hijackers pirates guerrillas jihadists rebel group bandits".split()
)
RETURNING = frozenset("return returned returns returning".split())
HANDING = frozenset("hand handed hands handing gave give gives giving".split())
LETTING = frozenset("let lets letting".split())
RETURN_REACH = 11
"""Words behind those who were brought away in which they may come home."""
ESCAPE_REACH = 7
"""Words between who was held and 'escaped'."""
SAFE_REACH = 12
"""Words from those feared dead to 'but they were found safe'."""
OFF = (
    "on foot",
    "on a ",
    "in a car",
    "in a vehicle",
    "in a van",
    "in a truck",
    "the scene",
    "from the scene",
    "from police",
    "police",
    "custody",
    "from custody",
)
"""What those flee on or from who are wanted."""
MOST_WANTED = 10
"""More than these who flee on foot are no runaways."""
SOUGHT_AS = frozenset("the remaining other last another missing some others more those".split())
"""Words between 'looking for' and the number of those who are looked for."""
SEARCHING = frozenset("searching search searched searches looking look looked scouring combing".split())
RESCUE_WORDS = frozenset(
    """rescuers rescuer rescue divers diver lifeguards lifeboat lifeboats lifeboatmen coastguard coastguards navy searchers helicopter helicopters
    firefighters volunteers fishermen villagers boats rubble debris survivors survivor wreck wreckage guard""".split()
)
"""Words of a search for those who are lost; whom the police look for is wanted as often."""
HOLDING = frozenset("hostage captive prisoner".split())


def taken_or_freed(clause: Clause, count: Count) -> Predicate | None:
    """The verb before people whom it takes or gives back; things are seized and returned too, and count as nothing here."""
    if count.counted not in PERSON_CLASSES and not (count.head is None and count.partitive):
        return None
    at = count.first - 1
    verb, after = clause.lower(at), clause.lower(count.last)
    if verb in CARRYING | HOLDING and after in HOLDING:
        return Predicate(DETAINED, count.last, count.last + 1)
    if after in SEIZED and clause.tag(count.last) == "VBN" and count.head is not None:
        return Predicate(DETAINED, count.last, count.last + 1)  # 'the 24 clerks seized in Velgrad last month'
    if count.head is None and not _held_behind(clause, count):
        return None
    if verb in {"holding", "hold", "holds"} and CAPTORS & {clause.lower(i) for i in range(max(0, at - 4), at)}:
        return Predicate(DETAINED, at, at + 1)
    if verb in SEIZING and clause.tag(at).startswith("V"):
        return Predicate(DETAINED, at, at + 1)
    if clause.lower(at - 1) in CARRYING and verb in {"away", "off"}:
        return Predicate(DETAINED, at - 1, at + 1)
    goes = clause.lower(count.last + 1) in {"", ".", ",", ";", "free", "after", "on", "and", "last", "at", "when", "but", "as"}
    if verb in LETTING and after == "go" and goes:
        return Predicate(RELEASED, count.last, count.last + 1)
    handed = clause.lower(at - 1) in HANDING and verb in {"over", "back", "up"}
    if (verb in RETURNING or handed) and _held_behind(clause, count):
        return Predicate(RELEASED, at - 1 if handed else at, at + 1)
    return None


def _held_behind(clause: Clause, count: Count) -> bool:
    """Whether who is counted was held: by their own noun, or by a word of the sentence behind it."""
    noun = clause.lower(count.head) if count.head is not None else ""
    behind = {word.lower for word in clause.words[count.first :]}
    return noun in DETAINED_NOUNS or bool(behind & CAPTIVE_WORDS)


def found_alive(clause: Clause, count: Count) -> Predicate | None:
    """'four people thought dead were found alive', 'feared drowned, but they were found safe': who was only feared dead or missing."""
    return _alive_behind(clause, count) or _but_safe(clause, count)


def _alive_behind(clause: Clause, count: Count) -> Predicate | None:
    for index in range(count.last, min(count.last + ESCAPE_REACH + 3, len(clause.words) - 1)):
        if clause.lower(index) in {".", ";", ","}:
            return None
        if clause.lower(index) in {"found", "rescued", "located"} and clause.lower(index + 1) in {"alive", "safe", "unharmed"}:
            return Predicate(RESCUED, index, index + 2)
        if clause.lower(index) in {"are", "were"} and clause.lower(index + 1) in {"alive", "safe"} and clause.tag(index + 2) != "IN":
            return Predicate(OTHER, index, index + 2)
    return None


def _but_safe(clause: Clause, count: Count) -> Predicate | None:
    rest = [word.lower for word in clause.words[count.last :]]
    but = next((i for i, word in enumerate(rest[:SAFE_REACH]) if word == "but"), None)
    if but is None or rest[but + 1 : but + 2] not in (["they"], ["both"], ["all"], ["were"]):
        return None
    safe = next((i for i in range(but + 2, min(but + 7, len(rest))) if rest[i] in {"alive", "safe", "unharmed", "safely"}), None)
    if safe is None or not {"found", "rescued", "located"} & set(rest[but:safe]):
        return None
    return Predicate(RESCUED, count.last + safe, count.last + safe + 1)


def sought(clause: Clause, count: Count, before: Sequence[Draft]) -> Predicate | None:
    """'Divers are searching for the remaining 26', 'was looking for nine sailors': whom rescuers look for is missing."""
    at = count.first - 1
    while at > 0 and clause.lower(at) in SOUGHT_AS:
        at -= 1
    if at and [clause.lower(at - 1), clause.lower(at)] == ["fate", "of"] and (count.head is None or count.counted in PERSON_CLASSES):
        return Predicate(MISSING, at - 1, at)  # 'the fate of the other 12 is not known'
    if at < 1 or clause.lower(at) != "for" or clause.lower(at - 1) not in SEARCHING:
        return None
    person = count.counted in PERSON_CLASSES if count.head is not None else count.rest or clause.lower(count.first - 1) in SOUGHT_AS
    if not person or (count.head is not None and clause.lower(count.head) in PERPETRATORS):
        return None
    words = {word.lower for word in clause.words}
    lost = any(d.measure in {MISSING, RESCUED, TRAPPED} and d.what.counted in PERSON_CLASSES for d in before[-6:])
    if not words & RESCUE_WORDS and not (lost and not words & {"police", "officers", "detectives", "deputies"}):
        return None
    return Predicate(MISSING, at - 1, at + 1)


def went_home(clause: Clause, count: Count) -> Predicate | None:
    """'30,000 evacuated villagers began returning', '20 evacuees were told to go home': they are back, and no more were brought away."""
    for index in range(count.last, min(count.last + RETURN_REACH, len(clause.words))):
        word, following = clause.lower(index), clause.lower(index + 1)
        if word in {".", ";", "but", "after", "when"}:
            return None
        if word in {"return", "returns", "returned", "returning"}:
            return Predicate(OTHER, index, index + 1)
        if word in {"go", "going", "went", "gone", "come", "came", "sent", "brought", "move", "moved"} and following in {"back", "home"}:
            return Predicate(OTHER, index, index + 2)
    return None


def got_off(clause: Clause, count: Count, predicate: Predicate) -> bool:
    """'Three suspects fled after the shooting', 'two men fled on foot': they run from those who would catch them, and lose no home."""
    if predicate.first < 0 or clause.lower(predicate.first) not in {"fled", "flee", "fleeing", "flees"}:
        return False
    noun = clause.lower(count.head) if count.head is not None else ""
    behind = " ".join(clause.lower(i) for i in range(predicate.last, predicate.last + 3))
    return noun in PERPETRATORS or ((count.quantity.high or MOST_WANTED + 1) <= MOST_WANTED and behind.startswith(OFF))


def got_away(clause: Clause, count: Count) -> Predicate | None:
    """'184 prisoners escaped', '30 detainees broke out': they are held no more."""
    for index in range(count.last, min(count.last + ESCAPE_REACH, len(clause.words))):
        word = clause.lower(index)
        if word in {".", ";", ",", "but"}:
            return None
        if word in ESCAPED:
            return Predicate(OTHER, index, index + 1)
        if word in {"broke", "broken", "ran", "got"} and clause.lower(index + 1) in {"out", "away", "free", "loose"}:
            return Predicate(OTHER, index, index + 2)
        if [word, clause.lower(index + 1), clause.lower(index + 2)] in (["on", "the", "run"], ["still", "at", "large"]):
            return Predicate(OTHER, index, index + 3)
    return None
