"""What a figure counts, reduced to what may be compared: civilians with people, but never with soldiers."""

from __future__ import annotations

import re
from functools import lru_cache

PEOPLE = frozenset(
    """people person persons civilian civilians resident residents inhabitant inhabitants citizen citizens villager villagers life lives
    victim victims body bodies death deaths fatality fatalities casualty casualties dead other others more individual individuals human
    humans soul souls evacuee evacuees refugee refugees survivor survivors evacuees passenger passengers patient patients local locals
    peoples injured wounded population injury injuries missing suspect suspects arrest arrests detainee detainees prisoner prisoners
    captive captives hostage hostages man-woman member members worker workers""".split()
)
FAMILIES = {
    "soldier": "soldier soldiers troop troops serviceman servicemen servicemember servicemembers fighter fighters combatant combatants "
    "conscript conscripts trooper troopers rebel rebels militant militants insurgent insurgents gunman gunmen militiaman militiamen "
    "attacker attackers bomber bombers terrorist terrorists jihadist jihadists paratrooper paratroopers marine marines airman airmen "
    "guardsman guardsmen commando commandos",
    "child": "child children minor minors kid kids infant infants baby babies toddler toddlers girl girls boy boys schoolchild "
    "schoolchildren pupil pupils teenager teenagers",
    "woman": "woman women female females",
    "man": "man men male males",
    "police": "police policeman policemen officer officers constable constables policewoman",
    "family": "family families household households",
    "rescuer": "rescuer rescuers firefighter firefighters medic medics paramedic paramedics responder responders",
    "journalist": "journalist journalists reporter reporters",
    "vehicle": "car cars vehicle vehicles automobile automobiles",
    "house": "house houses home homes dwelling dwellings",
}
CROWDS = frozenset(
    """miner pilgrim worshipper mourner migrant labourer laborer farmer fisherman fishermen sailor commuter traveller traveler spectator fan reveller
    reveler concertgoer clubber shopper guest inmate student protester protestor demonstrator marcher rioter climber hiker skier mountaineer
    holidaymaker picnicker churchgoer partygoer bystander pedestrian trader vendor""".split()
)
"""Those whom a thing befalls together because of where they were: as nobody else's dead they are all its dead. Tourists, journalists and
nationals are often counted as some of them."""
FAMILY = {word: family for family, words in FAMILIES.items() for word in words.split()}
SEXES = frozenset({"man", "woman", "child"})
AGENT = re.compile(r"(?:ian|ist|eer|driver|worker|guard|dog|clerk|bailiff|deput(?:y|ie)|teacher|nurse|doctor|pilot|priest|judge|lawyer)s?$")
"""Ends of nouns that say by themselves who is counted."""
NATIONAL = re.compile(r"[^\W\d_]+", re.UNICODE)
COUNTED_PEOPLE = frozenset(
    {
        "killed",
        "wounded",
        "missing",
        "trapped",
        "sheltering",
        "rescued",
        "evacuated",
        "displaced",
        "refugees",
        "detained",
        "released",
        "exchanged",
        "population",
    }
)


@lru_cache(maxsize=20_000)
def group_class(group: str | None, measure: str) -> str:
    """The class of what is counted: 'people', a family such as 'soldier' or 'child', or the head noun's own singular.

    ``group`` is the noun phrase as printed, lower case; the last noun before a preposition is its head.
    """
    words = [w.lower() for w in NATIONAL.findall((group or "").lower().split(" of ")[0].split(" in ")[0].split(" from ")[0])]
    if len({FAMILY.get(word) for word in words} & SEXES) > 1:
        return "people"  # 'men and women'
    for word in reversed(words):
        if word in FAMILY:
            return FAMILY[word]
        if word in PEOPLE:
            return "people" if measure in COUNTED_PEOPLE or word not in {"member", "members"} else word
        if AGENT.search(word):
            break  # 'a police bomb technician' is no police officer: the last word says who it was
    if not words:
        return "people" if measure in COUNTED_PEOPLE else ""
    return singular(words[-1])


def is_crowd(group: str | None, measure: str) -> bool:
    """Whether the words name a crowd by why it was there."""
    return measure in COUNTED_PEOPLE and group_class(group, measure) in CROWDS


def singular(word: str) -> str:
    """A plain English singular, enough to bring 'camps' and 'camp' together."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
