"""Words that tell that something happened, with its type: verbs and nouns of the lexicon, and verbs that need company."""

from __future__ import annotations

import re
from typing import NamedTuple

from tallystick.extract.incidents.accidents import accident_noun, collapsed_thing
from tallystick.extract.incidents.verbs import frame_of, may_be_place_noun
from tallystick.lexicon import incidents as words
from tallystick.lexicon.diseases import DISEASES
from tallystick.records.parsed import Parsed, Sentence

TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
STANDING_VERBS = frozenset(
    {"occur", "happen", "take", "kill", "commit", "carry", "hit", "strike", "leave", "target", "launch", "claim", "injure"}
)
FROM_THE_AIR = re.compile(
    r"\b(?:air[ -]?strikes?|air[ -]raids?|warplanes?|fighter jets?|(?:war|fighter|attack) ?planes?|bombers?|aircraft|drones?)\b",
    re.IGNORECASE,
)
LABOUR = re.compile(
    r"\b(?:general|hunger|transport(?:ation)?|transit|rail|bus|teachers['’]?|workers['’]?|doctors['’]?|dock|labou?r|civic|sympathy) strikes?\b|"
    r"\b(?:on|go|went|going) on strike\b|\bstrikers\b|"
    r"\bstrikes? (?:by|of) (?:the )?(?:[\w-]+ ){0,3}(?:employees|workers|teachers|doctors|nurses|drivers|miners|judges|students|staff|unions?)\b|"
    r"\bstrike called by\b",
    re.IGNORECASE,
)
RAID_LOOK_BACK = 1500
"""Characters before 'the raids' in which the warplanes may have been told of."""
INMATES = re.compile(r"\b(?:prison|jail|inmates?|prisoners?|detention cent(?:er|re)|penitentiary)\b", re.IGNORECASE)
OUT_IN_THE_STREET = re.compile(r"\b(?:protest(?:s|ers?)?|demonstrat(?:ion|or|ors|ions)|streets?|marche?s?|rall(?:y|ies))\b", re.IGNORECASE)
INMATES_LOOK_BACK = 400
"""Characters before 'the riot' in which the prison may have been told of."""
FEELINGS = frozenset(
    "anger violence outrage protest grief fury joy interest rage emotion colour color growth laughter demand hate rioting looting unrest "
    "freedom democracy creativity enthusiasm happiness popularity support corruption crime debt inflation".split()
)
"""'an explosion of anger' blew nothing up."""
OUTBREAK_OF = re.compile(
    rf"\b(?:{'|'.join(sorted(DISEASES))})\b[^.\n]{{0,20}}\boutbreak\b|\boutbreak of (?:\w+ )?(?:{'|'.join(sorted(DISEASES))})\b",
    re.IGNORECASE,
)
"""What 'the outbreak' takes up, also of a heading."""
OUTBREAKS = frozenset({"outbreak", "epidemic", "pandemic"})
TOLD_PLAINLY = frozenset({"explosion", "killing", "abduction"})
"""Types that 'the attack' takes over: after a stabbing it is that stabbing."""
TAKEN_UP = frozenset({"action", "act", "crime", "deed", "operation", "incident"})
ANOTHER_KIND = frozenset("military legal direct first disciplinary police industrial joint diplomatic court united".split())
"""'ordered the first direct military action': not the attack told before."""
COMMITTING = frozenset({"commit", "perpetrate", "carry", "claim", "attribute", "order", "mastermind"})
CLAIMING = frozenset({"claim", "attribute", "ascribe", "blame"})
NAMED_HAZARDS = frozenset({"cyclone", "hurricane", "typhoon", "storm", "tropical"})


ILLS = frozenset(
    "cancer disease defect illness infection virus epidemic outbreak addiction depression hunger poverty corruption crime inflation charge claim "
    "fire blaze flame wildfire inferno odd cold weather current wave traffic".split()
)
"""What people fight without another side."""
PRACTISING = frozenset("practice practise train learn teach enjoy love like go".split())
"""Verbs above 'shooting' that make a sport of it."""
AT_TARGETS = frozenset("range practice club lesson sport gallery competition tournament skill team drill exercise instructor".split())
"""Nouns behind 'shooting' of those who fire at targets."""


class Trigger(NamedTuple):
    """A token that tells of something."""

    token: int
    type: str
    weak: bool = False
    """A word that belongs to another trigger's telling where there is one ('killed', 'injured')."""
    verb: bool = False


def find_triggers(parsed: Parsed, sentence: Sentence, named: frozenset[int] = frozenset(), told: str | None = None) -> list[Trigger]:
    """The sentence's triggers in order. ``named``: tokens of names of people, organizations and places, which tell of nothing.

    ``told``: the type of the attack that was told last, which 'the crime' and 'this action' take up.
    """
    found: list[Trigger] = []
    for index in range(sentence.first, sentence.last):
        token = parsed.tokens[index]
        trigger = None
        if index in named or _in_prefix(parsed, index) or _for_practice(parsed, index) or _with_ills(parsed, index):
            continue
        if _fighting_in_which(parsed, index):
            trigger = Trigger(index, words.NOUN_TYPES[parsed.lower(index)])
        elif token.pos == "VERB" or (token.tag.startswith("VB") and token.dep not in {"amod", "compound"}):
            trigger = _verb_trigger(parsed, index)
        elif token.pos in {"NOUN", "PROPN"} or token.tag.startswith("NN") or (index >= 2 and parsed.word(index - 1) == "-"):
            trigger = _noun_trigger(parsed, index) or _named_hazard(parsed, index)
        if trigger is None and collapsed_thing(parsed, index):
            trigger = Trigger(index, "accident")
        if trigger is None and parsed.lower(index) in {"another", "one", "ones"}:
            trigger = _standing_for(parsed, index, found)
        if trigger is not None and trigger.type == "strike" and told in TOLD_PLAINLY and _the_attack(parsed, index, told):
            trigger = trigger._replace(type=told)
        if trigger is None and told is not None and token.lemma in TAKEN_UP and _takes_up(parsed, index):
            trigger = Trigger(index, told)
        if trigger is not None:
            found.append(trigger)
    return found


def _for_practice(parsed: Parsed, index: int) -> bool:
    """'practised shooting in the woods', 'went shooting', 'a shooting range': at targets, and nobody."""
    token = parsed.tokens[index]
    if token.lemma not in {"shoot", "shooting", "fire", "firing"} or token.head == index:
        return False
    above = parsed.tokens[token.head].lemma
    if token.dep in {"compound", "amod", "nmod"}:
        return above in AT_TARGETS
    if token.tag != "VBG" or any(preposition in {"at", "on", "into"} for preposition, _ in parsed.obliques(index)):
        return False
    return token.dep in {"xcomp", "dobj", "advcl", "pcomp"} and above in PRACTISING


def _with_ills(parsed: Parsed, index: int) -> bool:
    """'families battling cancer', 'crews fought the blaze': no clash of people."""
    token = parsed.tokens[index]
    return token.lemma in {"battle", "fight", "combat"} and any(parsed.tokens[thing].lemma in ILLS for thing in parsed.objects(index))


def _fighting_in_which(parsed: Parsed, index: int) -> bool:
    """'killed in fighting', 'injured in shelling': a parser's gerund that names the deed."""
    token = parsed.tokens[index]
    if token.tag != "VBG" or token.dep != "pcomp" or parsed.lower(index) not in words.NOUN_TYPES or parsed.objects(index):
        return False
    return (
        parsed.lower(token.head) in {"in", "during", "amid"} and parsed.tokens[parsed.tokens[token.head].head].lemma in words.CASUALTY_VERBS
    )


def _the_attack(parsed: Parsed, index: int, told: str | None) -> bool:
    """'the attack', with nothing beside it that says of what kind: what was told before."""
    taken = {"attack", "assault", "bombing"} if told == "explosion" else {"attack", "assault"}
    if parsed.tokens[index].lemma not in taken or parsed.tokens[index].pos != "NOUN":
        return False
    below = parsed.children(index)
    return any(parsed.lower(child) in {"the", "this", "that"} for child in below) and not any(
        parsed.tokens[child].dep in {"amod", "compound", "nmod", "prep", "acl", "relcl"} for child in below
    )


def _takes_up(parsed: Parsed, index: int) -> bool:
    """'this crime, committed by X', 'responsible for the action', 'claimed the operation': says who did what was told before."""
    below = {parsed.lower(child) for child in parsed.children(index)}
    if not below & {"this", "these", "the", "that"} or below & ANOTHER_KIND:
        return False
    if any(parsed.tokens[child].dep in {"acl", "relcl"} and parsed.tokens[child].lemma in COMMITTING for child in parsed.children(index)):
        return True
    above = next((a for a in parsed.ancestors(index) if parsed.tokens[a].pos in {"VERB", "AUX", "ADJ", "NOUN"}), None)
    if above is None:
        return False
    lemma = parsed.tokens[above].lemma
    if parsed.tokens[index].dep in {"dobj", "nsubjpass"}:
        return lemma in COMMITTING | CLAIMING
    return parsed.tokens[index].dep == "pobj" and lemma in CLAIMING | {"responsibility", "responsible", "guilty", "blame", "accuse"}


def _in_prefix(parsed: Parsed, index: int) -> bool:
    """'the rebel-besieged towns', 'strike-hit ports': a part of an adjective tells of nothing."""
    token = parsed.tokens[index]
    describes = token.dep in {"amod", "compound"} and token.tag in {"VBN", "VBD", "VBG", "JJ"}
    return describes and index > 0 and parsed.word(index - 1) == "-" and parsed.tokens[index - 1].end == token.start


def _standing_for(parsed: Parsed, index: int, before: list[Trigger]) -> Trigger | None:
    """'another that occurred in June', 'the one the army committed': of the type of the noun told just before."""
    if parsed.tokens[index].dep in {"nummod", "det", "amod", "nsubjpass"} or not any(
        parsed.tokens[child].dep in {"relcl", "acl"} for child in parsed.children(index)
    ):
        return None
    verbs = {parsed.tokens[child].lemma for child in parsed.children(index) if parsed.tokens[child].dep in {"relcl", "acl"}}
    if not verbs & STANDING_VERBS:
        return None
    noun = next((trigger for trigger in reversed(before) if not trigger.verb and trigger.type), None)
    return Trigger(index, noun.type) if noun is not None else None


def _named_hazard(parsed: Parsed, index: int) -> Trigger | None:
    """'Cyclone Asha', 'Hurricane Bruno': the name is the trigger where it acts or stands in its own phrase."""
    if parsed.tokens[index].pos != "PROPN" or parsed.tokens[index].dep == "compound":
        return None
    kinds = {parsed.lower(child) for child in parsed.children(index) if parsed.tokens[child].dep == "compound"}
    if kinds & NAMED_HAZARDS:
        return Trigger(index, "disaster")
    return None


# -- nouns -----------------------------------------------------------------------------------------------------------------
def noun_key(parsed: Parsed, index: int) -> str:
    """The noun's lemma; a proper noun's plural is cut down too ('Attacks')."""
    lemma = parsed.tokens[index].lemma
    if lemma in words.NOUN_TYPES:
        return lemma
    lower = parsed.lower(index)
    if lower in words.NOUN_TYPES:
        return lower
    if index >= 2 and parsed.word(index - 1) == "-" and parsed.lower(index - 2) + lower in words.NOUN_TYPES:
        return parsed.lower(index - 2) + lower  # 'shoot-out' in three tokens
    for ending, stem in (("ies", "y"), ("es", ""), ("s", "")) if lower.endswith("s") else ():
        if lower.endswith(ending) and lower[: -len(ending)] + stem in words.NOUN_TYPES:
            return lower[: -len(ending)] + stem
    return lemma


def _noun_trigger(parsed: Parsed, index: int) -> Trigger | None:
    token = parsed.tokens[index]
    key = noun_key(parsed, index)
    modifiers = {parsed.lower(child) for child in parsed.children(index) if parsed.tokens[child].dep in {"compound", "amod", "nmod"}}
    if token.dep in {"compound", "nmod"} and parsed.tokens[token.head].pos in {"NOUN", "PROPN"} and token.head > index:
        dashed = parsed.text[token.end : token.end + 1] == " " and parsed.word(index + 1) in {"-", "–", "—"}
        if not dashed and all(
            parsed.tokens[between].pos != "PUNCT" or parsed.word(between) == "-" for between in range(index + 1, token.head)
        ):
            return None
    pair = _pair_type(parsed, index, key, modifiers)
    if pair is not None:
        return Trigger(index, pair)
    type_ = words.NOUN_TYPES.get(key)
    if type_ is None:
        return None
    lower = parsed.lower(index)
    if key in {"strike", "walkout"} and modifiers & {
        "hunger",
        "general",
        "labor",
        "labour",
        "transport",
        "transportation",
        "civic",
        "workers",
        "teachers",
        "wildcat",
        "strike",
    }:
        return Trigger(index, "protest")
    if key == "strike" and LABOUR.search(parsed.text) and not FROM_THE_AIR.search(parsed.text) and "general" not in modifiers:
        return Trigger(index, "protest")  # 'the strike' of a report that tells of a general strike and of no warplanes
    if key == "strike" and lower == "strike" and _on_object(parsed, index, {"go", "be"}):
        return Trigger(index, "protest")
    if key == "strike" and "armed" in modifiers and not any(word in {"on", "against"} for word, _ in parsed.obliques(index)):
        return Trigger(index, "protest")  # a stoppage that an armed group calls
    if key in {"meeting"} and _has_word(modifiers, {"town", "annual"}):
        return Trigger(index, "meeting")
    if key in {"storm", "flood", "wave", "avalanche", "deluge", "barrage", "earthquake", "eruption"} and _figurative(parsed, index):
        return None
    if (
        key == "fight"
        and any(preposition in {"against", "for"} for preposition, _ in parsed.obliques(index))
        and not _of_place(parsed, index)
    ):
        return None
    if key == "battle" and modifiers & {"legal", "court", "political", "uphill", "custody"}:
        return None
    if key == "attack" and modifiers & {"heart", "panic", "asthma", "personal", "verbal", "cyber"}:
        return None
    if key == "explosion" and modifiers & {"population", "price", "demographic", "social", "urban"}:
        return None
    if key in {"explosion", "outburst"} and any(
        preposition == "of" and parsed.tokens[thing].lemma in FEELINGS for preposition, thing in parsed.obliques(index)
    ):
        return None
    if key == "raid" and _from_the_air(parsed, index, modifiers):
        type_ = "strike"
    if key in OUTBREAKS and not _of_disease(parsed, index, modifiers):
        return None
    if key in {"attack", "assault"} and modifiers & {"knife", "gun", "shooting", "stabbing", "sexual", "machete", "arson"}:
        type_ = "killing"
    if key in {"attack", "assault"} and modifiers & {"bomb", "explosive", "ied"}:
        type_ = "explosion"
    if key == "bombing" and modifiers & {"suicide", "car", "truck", "roadside", "mosque", "market", "bus", "train"}:
        type_ = "explosion"
    if key == "rally" and modifiers & {"market", "stock", "car", "motor", "campaign", "election"}:
        type_ = "protest" if modifiers & {"campaign", "election"} else ""
    if key == "crash" and modifiers & {"market", "stock", "financial", "economic", "system"}:
        return None
    if key == "incident":
        return None
    if key in {"riot", "unrest", "uprising"} and _behind_bars(parsed, index, modifiers):
        type_ = "clash"
    if key == "capture":
        type_ = "ground_advance"
    if key in TRUCES and not _truce_made(parsed, index):
        return None
    if key in {"release", "appointment", "visit", "speech", "sanction", "rescue"} and _thing_release(parsed, index, key):
        return None
    return Trigger(index, type_) if type_ else None


def _pair_type(parsed: Parsed, index: int, key: str, modifiers: set[str]) -> str | None:
    """Types of two-word nouns."""
    if key in {"conference", "briefing"} and modifiers & {"press", "news", "media"}:
        return "statement"
    if key == "conference" and modifiers & {"peace", "donor", "donors"}:
        return "meeting"
    if key in {"swap", "exchange"} and modifiers & {"prisoner", "prisoners", "hostage", "detainee", "captive"}:
        return "prisoner_exchange"
    if key == "exchange" and any(parsed.tokens[thing].lemma in {"prisoner", "captive", "fire"} for _, thing in parsed.obliques(index)):
        things = {parsed.tokens[thing].lemma for _, thing in parsed.obliques(index)}
        return "clash" if "fire" in things else "prisoner_exchange"
    if key == "fire" and _is_blaze(parsed, index, modifiers):
        return "accident"
    if key in {"fall", "capture"} and any(
        may_be_place_noun(parsed, thing) for preposition, thing in parsed.obliques(index) if preposition == "of"
    ):
        return "ground_advance"
    if accident_noun(parsed, index, key, modifiers):
        return "accident"
    if key == "collapse" and any(
        parsed.tokens[thing].lemma in words.STRUCTURES and parsed.tokens[thing].pos == "NOUN" for _, thing in parsed.obliques(index)
    ):
        return "accident"
    if key == "collapse" and any(modifier in words.STRUCTURES for modifier in modifiers):
        return "accident"
    if key in {"incident", "spree", "rampage"} and modifiers & {"shooting", "stabbing", "gun", "knife"}:
        return "killing"
    if key == "attack" and modifiers & {"heart", "panic"}:
        return None
    if key == "shot" and "warning" in modifiers:
        return None
    if key == "shot" and parsed.lower(index) == "shots" and parsed.tokens[index].dep in {"nsubj", "nsubjpass", "dobj"}:
        return "killing"
    if key in {"crime", "massacre", "carnage", "slaughter"} and modifiers & {
        "horrific",
        "heinous",
        "gruesome",
        "terrible",
        "brutal",
        "new",
    }:
        return "killing"
    if key == "siege" and _of_a_building(parsed, index, modifiers):
        return "clash"
    if key == "operation" and modifiers & {"rescue", "evacuation"}:
        return "rescue" if "rescue" in modifiers else "evacuation"
    if key == "rain" and modifiers & {"torrential", "heavy", "incessant", "record"}:
        return None
    return None


def _of_a_building(parsed: Parsed, index: int, modifiers: set[str]) -> bool:
    """'a hotel siege', 'the siege at a school': gunmen in a building, and no army around a town ('the siege of the plant' may be one)."""
    behind = (
        range(index + 2, min(index + 6, len(parsed.tokens))) if index + 1 < len(parsed.tokens) and parsed.lower(index + 1) in INSIDE else ()
    )
    held = {parsed.tokens[word].lemma for word in behind}  # by the words' order: a parser hangs 'at a hotel' on the verb
    return bool((modifiers | held) & (words.BUILDING_OF.keys() | {"hostage"}))


INSIDE = frozenset({"at", "in", "inside"})
FIRED_WITH = frozenset(
    "artillery small-arms enemy friendly machine-gun gun rocket indirect long-range cross sniper return mortar tank shell cannon missile "
    "anti-aircraft army rebel hostile heavy-weapons naval".split()
)
"""What stands before the fire of guns."""


def _is_blaze(parsed: Parsed, index: int, modifiers: set[str]) -> bool:
    """'a fire broke out', 'a fire at a warehouse', 'the hotel fire'; not 'under fire', 'opened fire'."""
    if FIRED_WITH & (modifiers | ({parsed.lower(index - 1)} if index else set())):
        return False
    token = parsed.tokens[index]
    if token.dep in {"nsubj", "nsubjpass"} and parsed.tokens[token.head].lemma in {
        "break", "rip", "sweep", "engulf", "destroy", "kill", "spread", "rage", "tear", "gut", "start", "erupt", "burn", "claim", "injure", "leave",
    }:  # fmt: skip
        return True
    above = parsed.tokens[parsed.tokens[token.head].head]
    if token.dep == "pobj" and above.lemma in words.CASUALTY_VERBS and parsed.lower(token.head) in {"in", "by"}:
        return any(parsed.tokens[child].dep == "det" for child in parsed.children(index))  # 'killed in a fire'
    if modifiers & {
        "house",
        "apartment",
        "hotel",
        "factory",
        "forest",
        "building",
        "warehouse",
        "massive",
        "huge",
        "nightclub",
        "kitchen",
        "brush",
        "wild",
    }:
        return True
    return any(
        preposition in {"at", "in", "aboard"} and parsed.tokens[thing].lemma in words.STRUCTURES
        for preposition, thing in parsed.obliques(index)
    ) and any(parsed.tokens[child].tag in {"DT"} for child in parsed.children(index))


def _from_the_air(parsed: Parsed, index: int, modifiers: set[str]) -> bool:
    """'air raid', 'coalition raids', and 'the raids' of a report that tells of warplanes in the sentence or before it."""
    if modifiers & {"air", "aerial", "bombing", "coalition", "nato"}:
        return True
    if modifiers & {"police", "house", "drug", "commando", "immigration", "guerrilla", "rebel", "armed"}:
        return False
    sentence = parsed.sentence_at(parsed.tokens[index].start)
    if sentence is not None and FROM_THE_AIR.search(parsed.text, sentence.start, sentence.end):
        return True
    many = parsed.lower(index) == "raids"
    known = many or any(parsed.lower(child) in {"the", "this", "that"} for child in parsed.children(index))
    start = max(0, parsed.tokens[index].start - RAID_LOOK_BACK)
    return known and FROM_THE_AIR.search(parsed.text, start, parsed.tokens[index].start) is not None


def _of_disease(parsed: Parsed, index: int, modifiers: set[str]) -> bool:
    """'a cholera outbreak', 'the Ebola epidemic', 'an outbreak of fever'; not the outbreak of a war or of fire."""
    of = {parsed.tokens[thing].lemma.lower() for preposition, thing in parsed.obliques(index) if preposition == "of"}
    named = {parsed.lower(child) for child in parsed.children(index) if parsed.tokens[child].dep in {"compound", "nmod", "amod"}} & DISEASES
    if named or of & DISEASES or parsed.lower(index) in {"epidemic", "pandemic"} or "disease" in modifiers:
        return True
    the = any(parsed.lower(child) in {"the", "this"} for child in parsed.children(index))
    return the and not of and OUTBREAK_OF.search(parsed.text, 0, parsed.tokens[index].start) is not None


def _figurative(parsed: Parsed, index: int) -> bool:
    """'a storm of protest', 'a flood of refugees', 'a barrage of questions'."""
    concrete = words.WEAPONS | words.HAZARDS | {"fire", "gunfire", "snow", "water"}
    for preposition, thing in parsed.obliques(index):
        if preposition == "of" and parsed.tokens[thing].pos == "NOUN" and parsed.tokens[thing].lemma not in concrete:
            return parsed.tokens[thing].lemma not in words.STRUCTURES and not _has_time_word(parsed.lower(thing))
    return False


def _has_time_word(word: str) -> bool:
    return word in {"century", "year", "years", "decade", "decades", "season", "month"}


def _behind_bars(parsed: Parsed, index: int, modifiers: set[str]) -> bool:
    """'a prison riot', 'the riot' of a report on inmates: no protest."""
    if modifiers & {"prison", "jail"}:
        return True
    before = parsed.text[max(0, parsed.tokens[index].start - INMATES_LOOK_BACK) : parsed.tokens[index].end]
    return INMATES.search(before) is not None and not OUT_IN_THE_STREET.search(parsed.text)


def _truce_made(parsed: Parsed, index: int) -> bool:
    """'a truce was signed', 'agreed to a ceasefire': made, not kept, broken or talked about."""
    above = next((a for a in parsed.ancestors(index) if parsed.tokens[a].pos == "VERB"), None)
    return above is not None and parsed.tokens[above].lemma in {
        "sign", "agree", "announce", "declare", "broker", "reach", "begin", "start", "take", "enter", "come", "extend", "accept", "conclude", "negotiate",
    }  # fmt: skip


def _thing_release(parsed: Parsed, index: int, key: str) -> bool:
    """'the release of a report', 'freedom of speech': no incident."""
    things = [thing for preposition, thing in parsed.obliques(index) if preposition in {"of", "from"}]
    if key == "release":
        return not any(parsed.tokens[t].pos == "PROPN" or parsed.tokens[t].lemma in words.PEOPLE for t in things) and not _possessed(
            parsed, index
        )
    if key == "speech":
        governor = parsed.tokens[index].head
        return parsed.tokens[governor].lemma not in {"deliver", "give", "make", "say", "in"} and parsed.tokens[index].dep != "dobj"
    if key == "sanction":
        return False
    if key == "rescue":
        return False
    return False


def _possessed(parsed: Parsed, index: int) -> bool:
    return any(parsed.tokens[child].dep == "poss" for child in parsed.children(index))


def _of_place(parsed: Parsed, index: int) -> bool:
    return any(preposition in {"in", "at", "near"} for preposition, _ in parsed.obliques(index))


def _on_object(parsed: Parsed, index: int, verbs: set[str]) -> bool:
    head = parsed.tokens[index].head
    return parsed.tokens[index].dep == "pobj" and parsed.lower(head) == "on" and parsed.tokens[parsed.tokens[head].head].lemma in verbs


def _has_word(found: set[str], wanted: set[str]) -> bool:
    return bool(found & wanted)


def _verb_trigger(parsed: Parsed, verb: int) -> Trigger | None:
    token = parsed.tokens[verb]
    lemma = token.lemma
    if token.dep in {"aux", "auxpass"}:
        return None
    frame = frame_of(parsed, verb, lemma)
    if frame is not None:
        return Trigger(verb, frame, weak=lemma in words.CASUALTY_VERBS, verb=True) if frame else None
    if lemma in words.CASUALTY_VERBS:
        return Trigger(verb, "killing" if lemma == "kill" else "", weak=True, verb=True)
    type_ = words.VERB_TYPES.get(lemma)
    return Trigger(verb, type_, verb=True) if type_ else None
