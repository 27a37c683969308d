"""Who goes, who is let go, and who did what follows: a suspect who runs is no displacement, and a record is set free by nobody."""

from __future__ import annotations

from tallystick.records.parsed import SUBJECT_LABELS, Parsed

FINITE = frozenset({"VBD", "VBZ", "VBP"})

DOERS = frozenset(
    """suspect shooter gunman attacker assailant robber driver killer bomber perpetrator culprit thief fugitive burglar intruder murderer
    assassin kidnapper arsonist knifeman vandal looter motorist rider sniper""".split()
)
"""Who flees from what he did."""
ROOMS = frozenset(
    """scene crime building club nightclub room store shop bar pub theater theatre cinema mall venue stadium party concert restaurant cafe
    house apartment car vehicle van truck bus hall hotel office gunfire shot shooting police officer foot""".split()
)
"""What people run out of, or from whom, without leaving where they live."""
HOME_GROUND = frozenset("home village town city country region province district camp border neighborhood neighbourhood".split())
WORKS = frozenset(
    """statement report video cd album record song single track film movie book name photo photograph image picture footage audio tape
    transcript detail information figure data document file result list map sketch description identity letter email message affidavit
    water gas smoke steam radiation pollutant oil fund money funding aid balloon dove brake product game""".split()
)
"""What is released and was not held."""
CARED_FOR = frozenset("hospital clinic care treatment infirmary center centre icu ward".split())
PATIENTS = frozenset("patient wounded injured casualty".split())


def fled_the_scene(parsed: Parsed, by: tuple[int, ...], things: set[str]) -> bool:
    """'The gunman fled on foot', 'guests fled the building': they ran, and nobody was displaced."""
    if things & HOME_GROUND:
        return False
    return bool(things & ROOMS or {parsed.tokens[head].lemma.lower() for head in by} & DOERS)


def of_relative(parsed: Parsed, verb: int) -> int | None:
    """'Police look for a man who came into a club and shot at the guests': the man, where the parser joins the last verb to 'search',
    whose form it does not share."""
    token = parsed.tokens[verb]
    if token.dep != "conj" or token.tag not in FINITE or parsed.tokens[token.head].tag in {token.tag, "MD"}:
        return None
    if any(parsed.tokens[child].dep in SUBJECT_LABELS for child in parsed.children(verb)):
        return None
    for index in range(verb - 1, token.head, -1):
        between = parsed.tokens[index]
        if between.dep == "relcl" and between.tag == token.tag and between.head > token.head:
            return between.head if any(parsed.lower(subject) in {"who", "that"} for subject in parsed.subjects(index)) else None
    return None


def is_no_release(parsed: Parsed, done_to: tuple[int, ...], objects: set[str], around: set[str]) -> bool:
    """'The band released a CD', 'two of the hurt were released from a clinic': nobody was held."""
    kinds = {lemma.lower() for lemma in objects} | {parsed.lower(head) for head in done_to}
    return bool(kinds & WORKS or kinds & PATIENTS or around & CARED_FOR)
