"""Who and what fights: a register of attacks on civilians leaves out what armed forces and armed groups do to one another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from tallystick.records.mention import FigureMention

COMBATANTS = re.compile(
    r"\b(?:soldiers?|troops?|battalions?|brigades?|regiments?|compan(?:y|ies)|platoons?|detachments?|infantry|army|armed forces|air force|navy|marines?|"
    r"guerrillas?|rebels?|insurgents?|terrorists?|extremists?|subversives?|fighters?|combatants?|paramilitar(?:y|ies)|militia(?:men)?|kidnappers?|"
    r"traffickers?|militants?|criminals?|attackers?|assailants?|gunm[ae]n|hitm[ae]n|assassins?|officers?|lieutenants?|captains?|majors?|colonels?|sergeants?|corporals?|paratroopers?|commandos?|(?:army|military|navy|air force) personnel|units?|patrols?|"
    r"barracks|garrisons?|positions?|outposts?|trenches|warplanes?|gunboats?|air base|base|helicopters?|tanks)$",
    re.IGNORECASE,
)
"""Who and what fights, and who is shot in the act."""
CONVEYED = re.compile(
    r"\b(?:vehicles?|trucks?|buses|bus|convoys?|cars?|jeeps?|vans?|equipment|posts?|stations?|installations?|headquarters)$", re.IGNORECASE
)
"""In what armed forces travel and sit."""


def names_in(answer: dict[str, object], slot: str) -> list[list[str]]:
    """The names of each of those in the slot."""
    told = answer.get(slot)
    return [one["names"] for one in told] if isinstance(told, list) else []


def civil(figures: Iterable[FigureMention]) -> list[FigureMention]:
    """The counts of anybody but those who fight."""
    return [figure for figure in figures if figure.group is None or not COMBATANTS.search(figure.group)]


def among_fighters(answer: dict[str, object]) -> bool:
    """Whether all that is told as harmed are armed forces, armed groups and what is theirs."""
    hurt = [name for one in names_in(answer, "victims") for name in one[:1]]
    things = [name for one in names_in(answer, "targets") for name in one[:1]]
    if hurt and all(COMBATANTS.search(name) for name in hurt) and all(COMBATANTS.search(name) or CONVEYED.search(name) for name in things):
        return True
    return bool(hurt or things) and all(COMBATANTS.search(name) for name in (*hurt, *things))


def without_fighters(answer: dict[str, object], groups: Collection[str] = ()) -> dict[str, object]:
    """The answer without those who fight among the harmed and what is theirs among the hit; ``groups``: the armed groups' names, lower case."""
    kept = dict(answer)
    for slot in ("victims", "targets"):
        told = [names for names in names_in(answer, slot) if not COMBATANTS.search(names[0]) and names[0].casefold() not in groups]
        kept.pop(slot, None)
        if told:
            kept[slot] = [{"names": names} for names in told]
    return kept
