"""Words that tell that something happened, with its type: verbs and nouns of the lexicon, and verbs that need company."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.lexicon import incidents as words
from tallystick.records.parsed import Parsed, Sentence

RELATIVE = frozenset({"which", "that", "who", "whom"})


TRANSITIVE = frozenset(
    "kill wound injure arrest detain abduct kidnap murder assassinate shell bomb behead evacuate rescue displace".split()
)
"""Verbs that always do something to somebody: without an object their subject is whom it is done to."""
NOT_DOING = frozenset(
    "arrest detain charge investigate say tell report add hold accuse blame convict sentence describe condemn call".split()
)
"""Verbs whose subject does not do what a participle after them tells."""
TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
STANDING_VERBS = frozenset(
    {"occur", "happen", "take", "kill", "commit", "carry", "hit", "strike", "leave", "target", "launch", "claim", "injure"}
)
NAMED_HAZARDS = frozenset({"cyclone", "hurricane", "typhoon", "storm", "tropical"})


class Trigger(NamedTuple):
    """A token that tells of something."""

    token: int
    type: str
    weak: bool = False
    """A word that belongs to another trigger's telling where there is one ('killed', 'injured')."""
    verb: bool = False


def find_triggers(parsed: Parsed, sentence: Sentence, named: frozenset[int] = frozenset()) -> list[Trigger]:
    """The sentence's triggers in order. ``named``: tokens of names of people, organizations and places, which tell of nothing."""
    found: list[Trigger] = []
    for index in range(sentence.first, sentence.last):
        token = parsed.tokens[index]
        trigger = None
        if index in named:
            continue
        if token.pos == "VERB" or (token.tag.startswith("VB") and token.dep not in {"amod", "compound"}):
            trigger = _verb_trigger(parsed, index)
        elif token.pos in {"NOUN", "PROPN"} or token.tag.startswith("NN") or (index >= 2 and parsed.word(index - 1) == "-"):
            trigger = _noun_trigger(parsed, index) or _named_hazard(parsed, index)
        if trigger is None and parsed.lower(index) in {"another", "one", "ones"}:
            trigger = _standing_for(parsed, index, found)
        if trigger is not None:
            found.append(trigger)
    return found


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
    for ending, stem in (("ies", "y"), ("es", ""), ("s", "")):
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
        "workers",
        "teachers",
        "wildcat",
        "strike",
    }:
        return Trigger(index, "protest")
    if key == "strike" and lower == "strike" and _on_object(parsed, index, {"go", "be"}):
        return Trigger(index, "protest")
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
    if key == "raid" and modifiers & {"air", "bombing"}:
        type_ = "strike"
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
    if key in {"fall", "capture"} and any(_placeish(parsed, thing) for preposition, thing in parsed.obliques(index) if preposition == "of"):
        return "ground_advance"
    if key == "collapse" and any(
        parsed.tokens[thing].lemma in words.STRUCTURES and parsed.tokens[thing].pos == "NOUN" for _, thing in parsed.obliques(index)
    ):
        return "accident"
    if key == "collapse" and any(modifier in words.STRUCTURES for modifier in modifiers):
        return "accident"
    if key == "attack" and modifiers & {"heart", "panic"}:
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
    if key == "operation" and modifiers & {"rescue", "evacuation"}:
        return "rescue" if "rescue" in modifiers else "evacuation"
    if key == "rain" and modifiers & {"torrential", "heavy", "incessant", "record"}:
        return None
    return None


def _is_blaze(parsed: Parsed, index: int, modifiers: set[str]) -> bool:
    """'a fire broke out', 'a fire at a warehouse', 'the hotel fire'; not 'under fire', 'opened fire'."""
    if modifiers & {
        "artillery",
        "small-arms",
        "enemy",
        "friendly",
        "machine-gun",
        "rocket",
        "indirect",
        "long-range",
        "cross",
        "sniper",
        "return",
    }:
        return False
    token = parsed.tokens[index]
    if token.dep in {"nsubj", "nsubjpass"} and parsed.tokens[token.head].lemma in {
        "break", "rip", "sweep", "engulf", "destroy", "kill", "spread", "rage", "tear", "gut", "start", "erupt", "burn", "claim", "injure", "leave",
    }:  # fmt: skip
        return True
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


def _figurative(parsed: Parsed, index: int) -> bool:
    """'a storm of protest', 'a flood of refugees', 'a barrage of questions'."""
    concrete = words.WEAPONS | words.HAZARDS | {"fire", "gunfire", "snow", "water"}
    for preposition, thing in parsed.obliques(index):
        if preposition == "of" and parsed.tokens[thing].pos == "NOUN" and parsed.tokens[thing].lemma not in concrete:
            return parsed.tokens[thing].lemma not in words.STRUCTURES and not _has_time_word(parsed.lower(thing))
    return False


def _has_time_word(word: str) -> bool:
    return word in {"century", "year", "years", "decade", "decades", "season", "month"}


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


# -- verbs -----------------------------------------------------------------------------------------------------------------
def _placeish(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return token.pos == "PROPN" or token.lemma in words.STRUCTURES


def _personish(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return token.pos in {"PROPN", "PRON"} or token.lemma in words.PEOPLE or token.pos == "NUM"


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


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is done to its subject: a passive, also a headline's ('3 civilians killed in …') and 'got shot'."""
    if parsed.passive(verb):
        return True
    token = parsed.tokens[verb]
    if token.tag == "VBN" and any(
        parsed.tokens[c].lemma in {"be", "get"} and parsed.tokens[c].dep in {"aux", "auxpass"} for c in parsed.children(verb)
    ):
        return True
    if token.lemma == "shoot" and any(preposition in {"at", "into", "on", "toward", "towards"} for preposition, _ in parsed.obliques(verb)):
        return False
    return token.lemma in TRANSITIVE and token.tag in {"VBN", "VBD"} and not parsed.objects(verb) and bool(parsed.subjects(verb))


def patients(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """What the verb is done to: the object, or the subject of the passive, or the noun a participle hangs on."""
    token = parsed.tokens[verb]
    if is_passive(parsed, verb):
        return antecedents(parsed, verb, parsed.subjects(verb))
    objects = antecedents(parsed, verb, parsed.objects(verb))
    if not objects and token.dep in {"acl", "relcl"} and token.tag == "VBN" and token.head != verb:
        return (token.head,)
    return objects


def agents(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Who does it: the active subject, or what 'by' names."""
    if is_passive(parsed, verb) or (parsed.tokens[verb].tag == "VBN" and parsed.tokens[verb].dep in {"acl", "amod"}):
        return tuple(thing for preposition, thing in parsed.obliques(verb) if preposition == "by")
    subjects = parsed.subjects(verb)
    token = parsed.tokens[verb]
    if not subjects and token.dep == "acl" and token.tag == "VBG" and token.head != verb:
        return (token.head,)
    above = parsed.tokens[token.head]
    if not subjects and token.dep == "advcl" and token.tag == "VBG" and above.pos == "VERB" and above.lemma not in NOT_DOING:
        return parsed.subjects(token.head)
    return antecedents(parsed, verb, subjects)


def antecedents(parsed: Parsed, verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The heads, with a relative pronoun replaced by the noun that its clause hangs on."""
    if not any(parsed.lower(head) in RELATIVE for head in heads):
        return heads
    clause = next((index for index in (verb, *parsed.ancestors(verb)) if parsed.tokens[index].dep == "relcl"), None)
    if clause is None:
        return heads
    return tuple(parsed.tokens[clause].head if parsed.lower(head) in RELATIVE else head for head in heads)


def _verb_trigger(parsed: Parsed, verb: int) -> Trigger | None:
    token = parsed.tokens[verb]
    lemma = token.lemma
    if token.dep in {"aux", "auxpass"}:
        return None
    frame = _frame(parsed, verb, lemma)
    if frame is not None:
        return Trigger(verb, frame, weak=frame in {"killing"} and lemma in words.CASUALTY_VERBS, verb=True) if frame else None
    if lemma in words.CASUALTY_VERBS:
        return Trigger(verb, "killing" if lemma == "kill" else "", weak=True, verb=True)
    type_ = words.VERB_TYPES.get(lemma)
    return Trigger(verb, type_, verb=True) if type_ else None


def _frame(parsed: Parsed, verb: int, lemma: str) -> str | None:
    """The type that the verb's company gives; '' where the company rules an incident out; None where no frame fits."""
    done_to = patients(parsed, verb)
    by = agents(parsed, verb)
    objects = _lemmas(parsed, done_to)
    subjects = _lemmas(parsed, by)
    obliques = parsed.obliques(verb)
    particle = _particle(parsed, verb)
    prep_things = {parsed.tokens[thing].lemma for _, thing in obliques}
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
            if objects & {"shot", "bullet", "gun", "weapon", "gunshot", "round", "pistol", "rifle", "tear", "gas"}:
                return "killing"
            if objects & (words.WEAPONS - {"shot"}):
                return "strike"
            return "killing" if any(preposition in {"at", "on", "into", "upon"} for preposition, _ in obliques) else ""
        case "blow":
            if particle == "up":
                return "explosion"
            return ""
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
            if subjects & words.FORCES and any(_placeish(parsed, thing) for thing in done_to):
                return "ground_advance" if lemma == "enter" else "clash"
            return "" if lemma == "enter" else ("clash" if any(_placeish(parsed, thing) for thing in done_to) else "")
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
            return (
                "evacuation"
                if prep_things & {"corridor", "bus", "convoy", "evacuation"} or "corridor" in _deep(parsed, verb)
                else "displacement"
            )
        case "leave":
            return _leaving(parsed, verb, done_to)
        case "escape":
            return "displacement" if any(_placeish(parsed, t) for t in done_to) else ""
        case "exchange" | "swap":
            if objects & {"prisoner", "captive", "hostage", "detainee", "body"} or (
                any(_personish(parsed, t) for t in done_to) and any(p == "for" for p, _ in obliques)
            ):
                return "prisoner_exchange"
            return "clash" if objects & {"fire", "gunfire", "shot"} else ""
        case "free" | "release" | "liberate" | "parole":
            if lemma == "liberate" and any(_placeish(parsed, t) for t in done_to) and not objects & words.PEOPLE:
                return "ground_advance"
            return "release" if any(_personish(parsed, t) for t in done_to) and not objects & {"statement", "report", "video"} else ""
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
        case "protest" | "demonstrate" | "riot":
            people = bool(subjects & words.PEOPLE) or "protester" in subjects or not done_to
            return "protest" if people and not parsed.complements(verb) else ""
        case "hold":
            if objects & {"hostage"} or (prep_things & {"hostage", "captive"} and any(_personish(parsed, t) for t in done_to)):
                return "abduction"
            if prep_things & {"custody", "jail", "prison", "detention"} and any(_personish(parsed, t) for t in done_to):
                return "detention"
            return None
        case "place" | "put" if prep_things & {"arrest", "custody"}:
            return "detention"
        case "swear" if particle == "in":
            return "appointment"
        case "name" if any(p == "as" for p, _ in obliques) and any(_personish(parsed, t) for t in done_to):
            return "appointment"
        case "travel" | "arrive" | "fly":
            leader = bool(
                subjects & {"president", "minister", "leader", "envoy", "delegation", "secretary", "premier", "chancellor", "king", "pope"}
            )
            named = any(parsed.tokens[s].pos == "PROPN" for s in by)
            where = any(p in {"to", "in", "at"} and parsed.tokens[t].pos == "PROPN" for p, t in obliques)
            return "visit" if (leader or named) and where and not subjects & words.VEHICLES else ""
        case "visit":
            return "visit" if any(_placeish(parsed, t) or _personish(parsed, t) for t in done_to) else ""
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
        case "burst" if objects & {"bank", "banks"}:
            return "disaster"
        case "flood" | "submerge" | "inundate" | "deluge":
            if any(p == "with" for p, _ in obliques) and not subjects & words.HAZARDS:
                return ""
            return "disaster"
        case "sink" | "capsize" | "overturn":
            boats = {"boat", "ship", "ferry", "vessel", "dinghy", "trawler", "canoe", "bus", "truck", "lorry", "tanker"}
            return "accident" if (subjects | objects) & boats else ""
        case "derail":
            return "accident" if (subjects | objects) & {"train", "carriage", "locomotive", "tram", "coach", "wagon", "car"} else ""
        case "crash" | "collide":
            return "accident" if not subjects & {"market", "price", "stock", "computer", "system", "economy", "currency"} else ""
        case "evacuate" | "airlift":
            return "evacuation"
        case "attack" | "assault" | "assail":
            return "strike" if done_to or by else ""
        case "raid":
            return "clash"
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
    if subjects & (words.WEAPONS - {"fire"}) and objects & words.STRUCTURES:
        return "strike"
    return ""


def _taking(
    parsed: Parsed, verb: int, lemma: str, done_to: tuple[int, ...], obliques: tuple[tuple[str, int], ...], particle: str | None
) -> str | None:
    objects = _lemmas(parsed, done_to)
    things = {parsed.tokens[thing].lemma for _, thing in obliques}
    if objects & {"hostage"} or "hostage" in {parsed.tokens[c].lemma for c in parsed.children(verb)}:
        return "abduction"
    if lemma == "take" and "custody" in things:
        return "detention"
    if lemma == "take" and "prisoner" in objects | {parsed.tokens[c].lemma for c in parsed.children(verb)}:
        return "detention"
    if objects & {"control"} and any(
        _placeish(parsed, t) for _, t in parsed.obliques(next(t for t in done_to if parsed.tokens[t].lemma == "control"))
    ):
        return "ground_advance"
    if lemma == "take":
        return None if objects & {"place", "part"} else ""
    people = objects & words.PEOPLE
    if people:
        return (
            "detention" if lemma == "capture" or _lemmas(parsed, agents(parsed, verb)) & {"police", "officer", "authority"} else "abduction"
        )
    places = any(_placeish(parsed, t) for t in done_to)
    return "ground_advance" if places and not objects & {"vehicle", "truck", "car"} else ""


def _leaving(parsed: Parsed, verb: int, done_to: tuple[int, ...]) -> str | None:
    """'managed to leave the city' is an evacuation; 'left 3 dead' belongs to another trigger; else nothing."""
    token = parsed.tokens[verb]
    if any(parsed.lower(child) in words.CASUALTY_WORDS for child in parsed.subtree(verb)):
        return None
    subjects = _lemmas(parsed, parsed.subjects(verb))
    head = parsed.tokens[token.head]
    helped = token.dep == "xcomp" and (head.lemma in {"manage", "able", "allow", "permit", "help", "begin", "start", "force", "order"})
    numbered = any(parsed.tokens[c].dep == "nummod" for s in parsed.subjects(verb) for c in parsed.children(s))
    people = bool(subjects & words.PEOPLE) or numbered
    if people and (helped or "corridor" in _deep(parsed, verb)) and (not done_to or any(_placeish(parsed, t) for t in done_to)):
        return "evacuation"
    return ""


def _deep(parsed: Parsed, verb: int) -> set[str]:
    return {parsed.tokens[index].lemma for index in parsed.subtree(verb, frozenset({"conj", "ccomp", "advcl"}))}
