"""What the words of a telling say of the deed itself: an aircraft that came down, one person put to death."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tallystick.lexicon.incidents import ANSWERING
from tallystick.records.mention import IncidentMention

CRAFT = {
    word: kind
    for kind, words in {
        "plane": "plane airplane aeroplane jet warplane airliner jetliner fighter-jet bomber aircraft",
        "helicopter": "helicopter chopper gunship",
        "drone": "drone uav quadcopter",
    }.items()
    for word in words.split()
}
CRAFT_WORD = re.compile(rf"\b({'|'.join(sorted(CRAFT, key=len, reverse=True))})s?\b", re.IGNORECASE)
BROUGHT_DOWN = re.compile(
    r"\b(?:sho(?:t|ots?|oting)|bring(?:s|ing)?|brought|take[ns]?|took)\b[^.;]{0,60}\bdown\b|\bdown(?:ed|ing)\b", re.IGNORECASE
)
FROM_ABOVE = frozenset(
    "shelling shellings bombardment bombardments bombing bombings airstrike airstrikes raid raids bombed bombarded shelled pounded".split()
)
"""What is done to those on the ground, whatever its sentence says of an aircraft that came down before ('shelled the town after a jet was downed')."""
EXECUTION = frozenset("execute executed executing execution executions beheaded behead beheading hanged hanging lynched lynching".split())
"""Words for putting to death whom one holds."""
HELD_ONE = re.compile(
    r"\b(?:captured|captive|downed|detained|imprisoned|abducted|kidnapped|surrendered|arrested)\b|\b(?:they|it|he|who\w*) (?:had )?(?:captured|seized|held)\b",
    re.IGNORECASE,
)
ONE = re.compile(r"(?:(?:an?|the|his|her|its|their|one)\s+)?(?:[A-Za-z][\w'’-]*\s+){0,5}([a-z]{4,})$")
SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|few|dozens?|scores|hundreds|least|more|other|all|both)\b|\d",
    re.IGNORECASE,
)
ANSWER = re.compile(
    rf"\b(?:{ANSWERING}|launch(?:ing)?[ -]?pad (?:for|of)|from which|(?:to )?punish\w* [^.;]{{0,40}}(?:for|over)|prompted|"
    r"(?:hours?|days?|weeks?) (?:after|before|earlier))\b",
    re.IGNORECASE,
)
"""Words between two deeds of which one answers or follows the other."""
ANYBODY = frozenset(
    """person civilian victim resident child woman girl boy driver someone somebody other another people police crew group family team baby
    soldier policeman policewoman officer fighter militant protester protestor gunman attacker assailant worker trooper guard teenager
    student pupil insurgent rebel member suspect serviceman villager passenger bystander bomber youth troops personnel""".split()
)
"""Words that tell one victim from no other."""


LAW = re.compile(
    r"\b(?:(?:security|special|elite|police) (?:forces?|units?)|police(?:m[ae]n)?|commandos?|swat|gendarmes?|officers?|anti-?terror\w*|troopers?)\b",
    re.IGNORECASE,
)
STORMING = frozenset("assault raid operation storm storms stormed storming swoop swoops".split())
"""What police and commandos do to those who hold hostages or hide."""
ATTACKING = frozenset("attack attacks bombing bombings shooting shootings massacre massacres explosion explosions blast blasts".split())


ANSWER_REACH = 160
"""Characters between the words of the two."""


class Deed(NamedTuple):
    """What a telling's words say of it."""

    lone: str = ""
    """The word for the one person whom it killed ('pilot')."""
    executed: bool = False
    """That one was put to death by whoever held him, and not from afar."""
    craft: str = ""
    """The kind of aircraft that came down; 'any' where the words do not say."""
    answer: int = 0
    """Of two deeds of one sentence of which one answers the other, n and -n."""
    side: str = ""
    """'storming' where police or commandos go at attackers and nobody is said to have been harmed, 'attack' for what they go against."""


NOTHING = Deed()


def read_deeds(text: str, mentions: Sequence[IncidentMention], sentence_of: Callable[[int], int]) -> dict[str, Deed]:
    """The deeds of one report's tellings, by mention, those that tell of nothing such left out."""
    answers = answered(text, mentions, sentence_of)
    lone = {mention.id: _lone(mention) for mention in mentions}
    # 'Executed the pilot' in one sentence tells of 'killing the pilot' in the next as well.
    executed = {lone[m.id] for m in mentions if lone[m.id] and _is_execution(text, m)}
    found: dict[str, Deed] = {}
    last = ""
    for mention in mentions:
        craft = _craft(text, mention)
        if not craft and last and mention.type == "accident" and mention.definite and mention.trigger.of(text).lower() == "crash":
            craft = last
        if craft or mention.type in {"accident", "disaster"}:
            last = craft
        executed_one = bool(lone[mention.id]) and lone[mention.id] in executed
        deed = Deed(lone[mention.id], executed_one, craft, answers.get(mention.id, 0), _side(text, mention))
        if deed != NOTHING:
            found[mention.id] = deed
    return found


def answered(text: str, mentions: Sequence[IncidentMention], sentence_of: Callable[[int], int]) -> dict[str, int]:
    """By mention the number of the answer that parts it from the other deed of its sentence: first and second have numbers n and -n.

    'It hit the depot in answer to the gas attack': the strike is not the attack that it answers.
    """
    found: dict[str, int] = {}
    for number, (one, other) in enumerate(pairwise(sorted(mentions, key=lambda m: m.trigger.start)), 1):
        if sentence_of(one.trigger.start) != sentence_of(other.trigger.start) or other.trigger.start - one.trigger.end > ANSWER_REACH:
            continue
        if ANSWER.search(text, one.trigger.end, other.trigger.start) is not None:
            found.setdefault(one.id, number)
            found[other.id] = -number
    return found


def _lone(mention: IncidentMention) -> str:
    if mention.type not in {"killing", "clash"}:
        return ""
    victims = [actor.name for actor in mention.actors if actor.role == "victim"]
    heads = {found[1] if (found := ONE.match(name)) is not None and not SEVERAL.search(name) else "" for name in victims}
    word = heads.pop() if len(heads) == 1 else ""
    return "" if word in ANYBODY or word.endswith("s") else word


def _is_execution(text: str, mention: IncidentMention) -> bool:
    if mention.trigger.of(text).lower() in EXECUTION:
        return True
    return any(
        actor.role == "victim" and actor.span is not None and HELD_ONE.search(text, actor.span.start, actor.span.end + 24)
        for actor in mention.actors
    )


def _side(text: str, mention: IncidentMention) -> str:
    """Whether it is the attack, or what police did against it."""
    by = [actor.name for actor in mention.actors if actor.role == "perpetrator"]
    word = mention.trigger.of(text).lower()
    if by and all(LAW.search(name) for name in by):
        harmed = any(actor.role == "victim" for actor in mention.actors)
        return "storming" if word in STORMING and not harmed else ""
    return "attack" if by or word in ATTACKING else ""


def _craft(text: str, mention: IncidentMention) -> str:
    """The aircraft that was brought down or crashed."""
    if mention.type not in {"strike", "killing", "accident"} or mention.trigger.of(text).lower() in FROM_ABOVE:
        return ""
    words = mention.span.of(text)
    kinds = {CRAFT[found[1].lower()] for found in CRAFT_WORD.finditer(words)}
    if mention.type == "accident":
        return _one(kinds) if kinds and "air" in mention.means else ""
    return _one(kinds) if kinds and BROUGHT_DOWN.search(words) is not None else ""


def _one(kinds: Iterable[str]) -> str:
    found = sorted(kinds)
    return found[0] if len(found) == 1 else "any"


def other_deed(left: Deed, right: Deed, same_report: bool) -> str | None:
    """Why two deeds cannot be one; None where nothing speaks against it. Whether one was an attack from afar is asked elsewhere."""
    if left.answer and left.answer == -right.answer and same_report:
        return "one answers or follows the other"
    if left.craft and right.craft and "any" not in {left.craft, right.craft} and left.craft != right.craft:
        return f"told of different aircraft ({left.craft} and {right.craft})"
    if {left.side, right.side} == {"storming", "attack"}:
        return "one is what police or commandos did against the other"
    if left.lone and right.lone and left.lone != right.lone and left.executed and right.executed:
        return f"told of different victims ({left.lone} and {right.lone})"
    return None
