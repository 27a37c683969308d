"""Verbs that tell that something happened only in the company of the right subject, object or preposition."""

from __future__ import annotations

import re

from tallystick.extract.incidents.accidents import accident_of, sinking_of
from tallystick.extract.incidents.done import agents, patients
from tallystick.extract.incidents.going import fled_the_scene, is_no_release
from tallystick.extract.incidents.killing import EXPLOSIVES, FIRE_OF, LEFT_HARMED, killed_by, on_a_mine
from tallystick.lexicon import incidents as words
from tallystick.lexicon.accidents import AIRCRAFT
from tallystick.lexicon.organizations import is_armed
from tallystick.records.parsed import Parsed

NO_ACCIDENT = frozenset("market price stock share computer system economy currency website server app bond index wave".split())
"""What crashes without harm to anybody."""
HAND_ARMS = frozenset("knife machete axe sword hammer blade dagger cleaver scissors hatchet pistol rifle gun screwdriver".split())
"""With which a man attacks people one by one."""
NO_FOES = frozenset(
    """injury wound illness disease cancer virus infection condition blaze fire flame wildfire inferno odds addiction wind wave current element
    heat cold snow flood water""".split()
)
"""What is battled without an enemy."""


def may_be_place_noun(parsed: Parsed, index: int) -> bool:
    """Whether the noun may name somewhere: a proper noun, or a building or stretch of land."""
    token = parsed.tokens[index]
    return token.pos == "PROPN" or token.lemma in words.STRUCTURES


def _personish(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return token.pos in {"PROPN", "PRON"} or token.lemma in words.PEOPLE or token.pos == "NUM"


def _of_armed_group(parsed: Parsed, index: int) -> bool:
    """Whether the token ends the name of an armed group, no state's army."""
    token = parsed.tokens[index]
    name = next((n for n in parsed.names if n.start <= token.start < n.end and n.label in {"ORG", "NORP"}), None)
    words_ = parsed.text[name.start : name.end] if name is not None else ""
    return is_armed(words_) and STATE_ARMY.search(words_) is None


def _lemmas(parsed: Parsed, indices: tuple[int, ...]) -> set[str]:
    """The nouns' lemmas; a proper name's kind word counts too ('Cyclone Asha', 'Hotel Verano')."""
    found = {parsed.tokens[index].lemma for index in indices}
    for index in indices:
        if parsed.tokens[index].pos == "PROPN":
            found.update(parsed.lower(child) for child in parsed.children(index) if parsed.tokens[child].dep == "compound")
    return found


def _particle(parsed: Parsed, verb: int) -> str | None:
    return next(
        (
            parsed.lower(child)
            for child in parsed.children(verb)
            if parsed.tokens[child].dep in {"prt", "advmod"}
            and parsed.tokens[child].tag in {"RP", "IN", "RB"}
            and parsed.lower(child) in {"out", "up", "down", "off", "away", "in", "over", "on", "back"}
        ),
        None,
    )


UNMANNED = frozenset("drone uav missile rocket projectile mortar shell bomb quadcopter munition loitering-munition".split())
WARDING = frozenset("down destroy intercept repel neutralise neutralize shoot-down suppress jam deflect hit".split())
THROWN = frozenset("throw hurl lob toss fling".split())
"""Verbs that make an attack of a bomb or a grenade as their object."""
LAID = frozenset("place plant lay".split())
"""Verbs of a bomb's way to where it goes off: 'the bomb was placed by rebels at the door'; a bomb found or made harmless went off nowhere."""
STATE_ARMY = re.compile(r"\b(?:army|navy|air force|guard|police|military|armed forces)\b", re.IGNORECASE)
CAPTORS = frozenset(
    "rebel guerrilla kidnapper militant trafficker gang insurgent terrorist gunman extremist separatist subversive hijacker abductor captor commando".split()
)
"""Who holds people without a court."""
DISARMED = frozenset("defuse deactivate disarm neutralize neutralise".split())
MADE_HARMLESS = frozenset(
    "defuse deactivate disarm dismantle disable neutralize neutralise find discover seize confiscate recover locate".split()
)
FIGURATIVE = frozenset(
    "crisis conflict confrontation anger violence protest dispute row scandal debate problem population tension unrest war number price demand "
    "controversy rage situation".split()
)
"""What explodes without a bomb."""
SPOKEN = frozenset("harshly verbally sharply bitterly fiercely strongly publicly openly politically vehemently furiously angrily".split())
"""'sharply attacked the minister': in words."""
BURNT = frozenset({"fire", "ablaze", "alight"})
BURNT_BEHIND = re.compile(r"[^.;:]{3,90}?\s(?:on fire|ablaze|alight|afire)\b", re.IGNORECASE)
"""'set two lorries loaded with timber on fire': parsers hang the fire on the load."""
DAMS = frozenset("dam dyke dike levee embankment seawall floodwall reservoir".split())


def frame_of(parsed: Parsed, verb: int, lemma: str) -> str | None:
    """The type that the verb's company gives; '' where the company rules an incident out; None where no frame fits."""
    done_to = patients(parsed, verb)
    by = agents(parsed, verb)
    objects = _lemmas(parsed, done_to)
    subjects = _lemmas(parsed, by)
    obliques = parsed.obliques(verb)
    particle = _particle(parsed, verb)
    prep_things = {parsed.tokens[thing].lemma for _, thing in obliques}
    mishap = accident_of(parsed, verb, subjects, objects, particle, obliques)
    if mishap is not None:
        return mishap
    if on_a_mine(parsed, verb, objects, obliques):
        return "explosion"
    if _warded_off(parsed, verb, lemma, done_to, particle):
        return ""
    harm = killed_by(parsed, verb, by, subjects)
    if harm is not None:
        return harm
    if lemma in words.IMPACT_VERBS:
        return _impact(parsed, verb, lemma, done_to, by)
    match lemma:
        case "shoot":
            if objects & {"video", "film", "movie", "footage", "scene", "picture", "photo", "portrait"}:
                return ""
            if particle == "down" and (
                objects & (words.VEHICLES | {"aircraft", "jet", "helicopter", "drone", "warplane", "missile", "airliner", "bomber"})
            ):
                return "strike"
            return "killing"
        case "open" if "fire" in objects:
            return "killing"
        case "fire":
            if objects & {"employee", "worker", "staff", "coach", "manager", "official", "minister", "director"}:
                return ""
            if objects & {"teargas", "gas", "canister", "flare", "firework"} or _warns(parsed, done_to):
                return ""
            if objects & {"shot", "bullet", "gun", "weapon", "gunshot", "round", "pistol", "rifle", "tear", "gas"}:
                return "killing"
            if objects & (words.WEAPONS - {"shot"}):
                return "strike"
            return "killing" if any(preposition in {"at", "on", "into", "upon"} for preposition, _ in obliques) else ""
        case "riddle" | "spray" | "pepper" if prep_things & {"bullet", "gunfire", "shot", "fire", "round"}:
            return "killing"
        case "explode" | "erupt" if subjects & FIGURATIVE:
            return ""
        case "attack" | "assail" if SPOKEN & {parsed.lower(child) for child in parsed.children(verb)}:
            return ""
        case "blow":
            if particle == "up":
                return "explosion"
            return ""
        case _ if lemma in DISARMED and _bombs(parsed, verb, objects):
            return "explosion"  # that was made harmless: its realis says so
        case _ if lemma in THROWN | LAID and _bombs(parsed, verb, objects):
            return "" if lemma in LAID and {parsed.tokens[a].lemma for a in parsed.ancestors(verb)} & MADE_HARMLESS else "explosion"
        case "set" if BURNT & (objects | prep_things | {parsed.lower(child) for child in parsed.children(verb)}) or (
            objects & words.STRUCTURES and BURNT_BEHIND.match(parsed.text, parsed.tokens[verb].end)
        ):
            return "other" if subjects & (words.PEOPLE | words.FORCES) or any(parsed.tokens[s].pos in {"PROPN", "PRON"} for s in by) else ""
        case "set" if particle == "off" and objects & EXPLOSIVES:
            return "explosion"
        case "go" if particle == "off" and subjects & {"bomb", "device", "explosive", "grenade", "ied", "mine", "charge", "explosion"}:
            return "explosion"
        case "carry" | "launch" | "stage":
            return None
        case "down" if objects & words.VEHICLES | {"jet", "aircraft"} and objects:
            return "strike"
        case "seize" | "capture" | "take":
            return _taking(parsed, verb, lemma, done_to, obliques, particle)
        case "advance":
            forces = bool(subjects & words.FORCES) or any(parsed.tokens[s].pos == "PROPN" for s in by)
            return "ground_advance" if forces and not done_to else ""
        case "enter" | "storm":
            if subjects & words.FORCES and any(may_be_place_noun(parsed, thing) for thing in done_to):
                return "ground_advance" if lemma == "enter" else "clash"
            return "" if lemma == "enter" else ("clash" if any(may_be_place_noun(parsed, thing) for thing in done_to) else "")
        case "close" if particle == "in" and subjects & words.FORCES:
            return "ground_advance"
        case "push" if subjects & words.FORCES and any(preposition in {"into", "toward", "towards"} for preposition, _ in obliques):
            return "ground_advance"
        case "meet":
            if objects & words.MEETING_OBJECTS_EXCLUDED:
                return ""
            people = bool(by) and all(_personish(parsed, s) or parsed.tokens[s].pos in {"NOUN", "PROPN"} for s in by)
            return "meeting" if people or not by else ""
        case "flee":
            if fled_the_scene(parsed, by, objects | prep_things):
                return ""
            return (
                "evacuation"
                if prep_things & {"corridor", "bus", "convoy", "evacuation"} or "corridor" in _deep(parsed, verb)
                else "displacement"
            )
        case "leave":
            return _leaving(parsed, verb, done_to)
        case "escape":
            return "displacement" if any(may_be_place_noun(parsed, t) for t in done_to) else ""
        case "exchange" | "swap":
            if objects & {"prisoner", "captive", "hostage", "detainee", "body"} or (
                any(_personish(parsed, t) for t in done_to) and any(p == "for" for p, _ in obliques)
            ):
                return "prisoner_exchange"
            return "clash" if objects & {"fire", "gunfire", "shot"} else ""
        case "free" | "release" | "liberate" | "parole":
            if lemma == "liberate" and any(may_be_place_noun(parsed, t) for t in done_to) and not objects & words.PEOPLE:
                return "ground_advance"
            if lemma == "release" and is_no_release(parsed, done_to, objects, prep_things):
                return ""
            return "release" if any(_personish(parsed, t) for t in done_to) else ""
        case "rescue" | "save":
            if lemma == "save" and not objects & words.PEOPLE:
                return ""
            return "rescue"
        case "pull" | "dig":
            deep = _deep(parsed, verb)
            return (
                "rescue"
                if deep & {"rubble", "wreckage", "debris", "ruin", "collapsed", "water"} and any(_personish(parsed, t) for t in done_to)
                else ""
            )
        case "march" | "rally":
            return "protest" if subjects & (words.PEOPLE | {"supporter", "crowd", "opponent"}) or not by else ""
        case "riot" | "mutiny" if subjects & {"inmate", "prisoner", "detainee", "convict"}:
            return "clash"
        case "protest" | "demonstrate" | "riot":
            people = bool(subjects & words.PEOPLE) or "protester" in subjects or not done_to
            return "protest" if people and not parsed.complements(verb) else ""
        case "hold":
            hostage = any(parsed.tokens[child].lemma == "hostage" for child in parsed.children(verb))  # 'are being held hostage'
            if hostage or objects & {"hostage"} or (prep_things & {"hostage", "captive"} and any(_personish(parsed, t) for t in done_to)):
                return "abduction"
            if subjects & CAPTORS and any(_personish(parsed, t) for t in done_to) and not objects & words.WEAPONS:
                return "abduction"
            if any(_of_armed_group(parsed, one) for one in by) and any(_personish(parsed, t) for t in done_to):
                return "abduction"  # 'two women held by the Red Front'
            if prep_things & {"custody", "jail", "prison", "detention"} and any(_personish(parsed, t) for t in done_to):
                return "detention"
            return None
        case "place" | "put" if prep_things & {"arrest", "custody"}:
            return "detention"
        case "swear" if particle == "in":
            return "appointment"
        case "name" if any(p == "as" and parsed.tokens[t].pos != "PROPN" for p, t in obliques) and any(
            _personish(parsed, t) for t in done_to
        ):
            return "appointment"  # 'the dead man was named as Ivo Renn' appoints nobody
        case "travel" | "arrive" | "fly":
            leader = bool(
                subjects & {"president", "minister", "leader", "envoy", "delegation", "secretary", "premier", "chancellor", "king", "pope"}
            )
            named = any(parsed.tokens[s].pos == "PROPN" for s in by)
            where = any(p in {"to", "in", "at"} and parsed.tokens[t].pos == "PROPN" for p, t in obliques)
            return "visit" if (leader or named) and where and not subjects & words.VEHICLES else ""
        case "visit":
            return "visit" if any(may_be_place_noun(parsed, t) or _personish(parsed, t) for t in done_to) else ""
        case "deliver" | "distribute" | "send" | "dispatch":
            relief = {"aid", "relief", "food", "medicine", "supply", "tent", "blanket", "assistance", "ration", "parcel"}
            if objects & {"speech", "address", "remark", "statement"}:
                return "statement" if objects & {"speech", "address"} else ""
            return "aid" if objects & relief else ""
        case "sanction":
            return "sanction" if done_to else ""
        case "erupt":
            return "disaster" if subjects & {"volcano", "mount"} else None
        case "overflow":
            return "disaster"
        case "burst" if objects & {"bank", "banks"} or subjects & DAMS:
            return "disaster"
        case "flood" | "submerge" | "inundate" | "deluge":
            if any(p == "with" for p, _ in obliques) and not subjects & words.HAZARDS:
                return ""
            if done_to and subjects and not parsed.passive(verb) and not any(_may_flood(parsed, s) for s in by):
                return ""  # 'calls flooded the switchboard'
            return "disaster"
        case "sink" | "capsize" | "overturn":
            return sinking_of(subjects, objects)
        case "go" | "come" if particle == "down" and subjects & AIRCRAFT:
            return "accident"
        case "derail":
            return "accident" if (subjects | objects) & {"train", "carriage", "locomotive", "tram", "coach", "wagon", "car"} else ""
        case "crash" | "collide":
            return "accident" if not subjects & NO_ACCIDENT else ""
        case "evacuate" | "airlift":
            return "evacuation"
        case "attack" | "assault" | "assail":
            hand = {parsed.tokens[t].lemma for head in (verb, *by) for p, t in parsed.obliques(head) if p == "with"}
            if hand & HAND_ARMS and subjects & words.PEOPLE:
                return "killing"
            return "strike" if done_to or by else ""
        case "raid":
            return "clash"
        case "battle" | "fight" if objects & NO_FOES:
            return ""
        case "fight":
            prep = {p for p, _ in obliques}
            fighters = subjects & words.FORCES or objects & words.FORCES
            return "clash" if fighters and (prep & {"in", "near", "with", "against"} or done_to) else ""
        case "execute":
            return "killing" if any(_personish(parsed, t) for t in done_to) and not objects & {"order", "plan", "warrant", "search"} else ""
        case "gun":
            return "killing" if particle == "down" else ""
        case "jail" | "imprison":
            return "detention"
        case "intern":
            return ""
        case "free":
            return "release"
        case "appoint":
            return "appointment"
        case "claim":
            return None if objects & {"life"} else ""
        case "affect":
            return None
        case "drown":
            return None
        case "negotiate" | "mediate":
            return "negotiation"
    return None


def _bombs(parsed: Parsed, verb: int, objects: set[str]) -> bool:
    """'threw a grenade at the bus', 'placed an explosive device at the door'."""
    sticks = bool(objects & {"stick", "load", "packet", "kilo", "kg"}) and bool(_deep(parsed, verb) & {"dynamite", "explosive", "tnt"})
    cocktail = "cocktail" in objects and bool(_deep(parsed, verb) & {"molotov"})
    return (
        sticks or cocktail or bool(objects & EXPLOSIVES) or (bool(objects & {"device", "artifact"}) and "explosive" in _deep(parsed, verb))
    )


def _may_flood(parsed: Parsed, head: int) -> bool:
    """Whether the noun is water or what holds it, or a river by its name."""
    token = parsed.tokens[head]
    return token.pos in {"PROPN", "PRON"} or token.lemma in words.HAZARDS | {
        "sea",
        "lake",
        "dam",
        "canal",
        "creek",
        "stream",
        "ocean",
        "snowmelt",
    }


def _warns(parsed: Parsed, done_to: tuple[int, ...]) -> bool:
    """'fired warning shots', 'fired rubber bullets', 'fired tear gas': nobody is meant to be killed."""
    near = {parsed.lower(child) for thing in done_to for child in parsed.children(thing)}
    return bool(near & {"warning", "rubber", "plastic", "tear", "blank", "foam"})


def _warded_off(parsed: Parsed, verb: int, lemma: str, done_to: tuple[int, ...], particle: str | None) -> bool:
    """'shot down 14 drones', 'nine missiles were intercepted': an attack that was met, and no attack on anybody. One drone alone may be an incident."""
    if lemma not in WARDING and not (lemma == "shoot" and particle == "down"):
        return False
    of = {n for thing in done_to if parsed.tokens[thing].pos == "NUM" for preposition, n in parsed.obliques(thing) if preposition == "of"}
    things = [*of, *(thing for thing in done_to if parsed.tokens[thing].pos != "NUM")]
    return bool(things) and all(parsed.tokens[thing].lemma.lower() in UNMANNED and parsed.tokens[thing].tag == "NNS" for thing in things)


def _impact(parsed: Parsed, verb: int, lemma: str, done_to: tuple[int, ...], by: tuple[int, ...]) -> str | None:
    """'hit', 'strike', 'rock' …: by what they are done and to what."""
    objects, subjects = _lemmas(parsed, done_to), _lemmas(parsed, by)
    if objects & words.STRIKE_OBJECTS_EXCLUDED:
        return ""
    if lemma in {
        "trigger",
        "cause",
        "inflict",
        "wreck",
        "level",
        "tear",
        "rip",
        "collapse",
        "burn",
        "torch",
        "engulf",
        "bury",
        "wash",
        "sweep",
        "damage",
        "destroy",
    }:
        return _damage(parsed, verb, lemma, done_to, subjects)
    if subjects & words.HAZARDS:
        return "disaster"
    if "fire" in subjects and not any(parsed.lower(head - 1) in FIRE_OF or parsed.lower(head - 1) == "-" for head in by if head):
        return "accident" if objects & words.STRUCTURES else None  # 'the block was devastated by a fire'
    if subjects & words.VEHICLES and not subjects & {"plane", "ship"}:
        return "accident" if lemma in {"hit", "strike", "slam", "smash"} else ""
    through = {parsed.tokens[thing].lemma for _, thing in parsed.obliques(verb)}
    if subjects & words.WEAPONS or (subjects & words.FORCES and lemma not in {"shake"}) or through & (words.WEAPONS - {"fire", "shot"}):
        return "strike" if done_to or through else ""
    if any(noun in words.NOUN_TYPES for noun in subjects):
        return None
    named = any(parsed.tokens[s].pos == "PROPN" for s in by)
    structures = bool(objects & words.STRUCTURES) or any(parsed.tokens[t].pos == "PROPN" for t in done_to)
    if parsed.passive(verb) and not by:
        return (
            "strike"
            if lemma in {"hit", "strike", "target", "pound", "pummel", "shell", "level", "hammer"}
            and structures
            and "by" not in {p for p, _ in parsed.obliques(verb)}
            else ""
        )
    if named and structures and lemma in {"hit", "strike", "pound", "pummel", "hammer", "target", "batter"}:
        return "strike"
    return ""


def _damage(parsed: Parsed, verb: int, lemma: str, done_to: tuple[int, ...], subjects: set[str]) -> str | None:
    """'swept away', 'washed away', 'buried', 'destroyed', 'collapsed'."""
    objects = _lemmas(parsed, done_to)
    if lemma in {"sweep", "wash"}:
        return "disaster" if _particle(parsed, verb) == "away" or subjects & words.HAZARDS else ""
    if lemma == "bury":
        return "disaster" if subjects & words.HAZARDS else ""
    if lemma == "collapse":
        return (
            "accident"
            if (subjects | objects)
            & (words.STRUCTURES - {"government", "market", "line", "convoy", "country", "region", "area", "state", "nation"})
            else ""
        )
    if subjects & words.HAZARDS and done_to:
        return "disaster"
    with_what = {parsed.tokens[thing].lemma for preposition, thing in parsed.obliques(verb) if preposition == "with"}
    if (subjects | with_what) & EXPLOSIVES and done_to:
        return "explosion"
    if lemma in {"burn", "torch"} and objects & words.STRUCTURES and subjects & (words.PEOPLE | words.FORCES):
        return "other"
    if lemma in {"destroy", "demolish", "wreck", "damage"} and objects & words.STRUCTURES and subjects & words.FORCES:
        return "strike"
    if subjects & (words.WEAPONS - {"fire"}) and objects & words.STRUCTURES:
        return "strike"
    return ""


def _taking(
    parsed: Parsed, verb: int, lemma: str, done_to: tuple[int, ...], obliques: tuple[tuple[str, int], ...], particle: str | None
) -> str | None:
    done_to = tuple(_of_many(parsed, thing) for thing in done_to)
    objects = _lemmas(parsed, done_to)
    things = {parsed.tokens[thing].lemma for _, thing in obliques}
    if "hostage" in objects | things or "hostage" in {parsed.tokens[c].lemma for c in parsed.children(verb)}:
        return "abduction"
    if lemma == "take" and "custody" in things:
        return "detention"
    if lemma == "take" and "prisoner" in objects | {parsed.tokens[c].lemma for c in parsed.children(verb)}:
        return "detention"
    if objects & {"control"} and any(
        may_be_place_noun(parsed, t) for _, t in parsed.obliques(next(t for t in done_to if parsed.tokens[t].lemma == "control"))
    ):
        return "ground_advance"
    captives = {"inmate", "prisoner", "convict", "detainee", "rioter", "gang"}
    if particle == "over" and _lemmas(parsed, agents(parsed, verb)) & captives and objects & {"prison", "jail", "wing", "facility"}:
        return "clash"
    if lemma == "take":
        return None if objects & {"place", "part"} else ""
    named = any(name.label == "PERSON" and name.start <= parsed.tokens[t].start < name.end for name in parsed.names for t in done_to)
    people = objects & words.PEOPLE or named  # 'captured Ana Renn in Velgrad'
    if people and not objects & words.WEAPONS:
        return (
            "detention" if lemma == "capture" or _lemmas(parsed, agents(parsed, verb)) & {"police", "officer", "authority"} else "abduction"
        )
    places = any(may_be_place_noun(parsed, t) for t in done_to)
    return "ground_advance" if places and not objects & {"vehicle", "truck", "car"} else ""


def _of_many(parsed: Parsed, noun: int) -> int:
    """'thousands of cartridges': the cartridges."""
    if parsed.tokens[noun].lemma not in {"dozen", "hundred", "thousand", "score", "number", "couple"}:
        return noun
    return next((thing for preposition, thing in parsed.obliques(noun) if preposition == "of"), noun)


def _leaving(parsed: Parsed, verb: int, done_to: tuple[int, ...]) -> str | None:
    """'managed to leave the city' is an evacuation; 'left 3 dead' belongs to another trigger; else nothing."""
    token = parsed.tokens[verb]
    subjects = _lemmas(parsed, parsed.subjects(verb))
    if subjects & EXPLOSIVES and LEFT_HARMED.match(parsed.text, token.end):
        return "explosion"  # 'a bomb outside a church left 21 dead'
    if subjects & {"rain", "rainfall", "downpour", "rainstorm"} and LEFT_HARMED.match(parsed.text, token.end):
        return "disaster"
    if any(parsed.lower(child) in words.CASUALTY_WORDS for child in parsed.subtree(verb)):
        return None
    head = parsed.tokens[token.head]
    helped = token.dep == "xcomp" and (head.lemma in {"manage", "able", "allow", "permit", "help", "begin", "start", "force", "order"})
    numbered = any(parsed.tokens[c].dep == "nummod" for s in parsed.subjects(verb) for c in parsed.children(s))
    people = bool(subjects & words.PEOPLE) or numbered
    if people and (helped or "corridor" in _deep(parsed, verb)) and (not done_to or any(may_be_place_noun(parsed, t) for t in done_to)):
        return "evacuation"
    return ""


def _deep(parsed: Parsed, verb: int) -> set[str]:
    return {parsed.tokens[index].lemma for index in parsed.subtree(verb, frozenset({"conj", "ccomp", "advcl"}))}
