"""Who did it, whom it befell and what was hit, by the names that a report has for each: without articles, counts and titles, and with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from eval.predict.fighters import names_in
from eval.predict.noun_phrases import head_in, ways_to_name
from eval.predict.reading import Reading
from tallystick.lexicon import gazetteer
from tallystick.lexicon import incidents as people
from tallystick.lexicon.organizations import is_armed
from tallystick.lexicon.titles import TITLES
from tallystick.records.mention import Actor, Certainty, FigureMention, IncidentMention, NameKind, NameMention
from tallystick.records.parsed import Token
from tallystick.records.report import Span

MEASURES = {"killed": "killed", "injured": "wounded", "abducted": "detained"}
PRONOUNS = frozenset("he she they him her them who it his their this that these those which whom one others all both we i you us".split())
LEAD = re.compile(
    r"^(?:(?:the|a|an|suspected|alleged|presumed|at least|some|about|around|approximately|nearly|more than|over|up to|several|many|another|other|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|dozens of|hundreds of|thousands of|his|her|their|its|these|those|this|that|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
"""Articles and counts before a name: the sets write 'peasants' for 'the seven peasants'."""
NOBODY = re.compile(r"^(?:no|none|nobody|neither)\b", re.IGNORECASE)
AT_LARGE = re.compile(
    r"^(?:.*\b)?(?:people|persons?|civilians?|population|men|women|children|citizens|peasants|workers|students|leaders|members|officials|victims|"
    r"others?|those|everyone|anyone|areas?|cities|towns|villages|neighborhoods|homes|houses|offices|buildings|universities|schools)$",
    re.IGNORECASE,
)
"""Those and what a telling harms in general: 'attacks on peasants, workers and students'."""
SETTLEMENT = re.compile(
    r"(?:cit(?:y|ies)|towns?|villages?|districts?|areas?|neighbou?rhoods?|suburbs?|regions?|provinces?|count(?:y|ies|ry)|states?|nations?|settlements?|cent(?:er|re)s?|capital)",
    re.IGNORECASE,
)
EVENTS = re.compile(
    r"^(?:deaths?|murders?|killings?|assassinations?|casualt(?:y|ies)|fatalit(?:y|ies)|injur(?:y|ies)|wounds?|losses|crimes?|attacks?|incidents?)$",
    re.IGNORECASE,
)
"""What a count may count that is nobody: 'the two murders'."""
FIGHTERS = re.compile(
    r"guerrillas?|rebels?|insurgents?|terrorists?|extremists?|subversives?|fighters?|militants?|combatants?|members?|commandos?|column",
    re.IGNORECASE,
)
BANDS = re.compile(r"guerrillas|rebels|insurgents|terrorists|extremists|subversives", re.IGNORECASE)
"""Words of one report for one armed group's people."""
STATE_FORCE = re.compile(
    r"\b(?:armed forces|air force|navy|national guard|police|military|security forces|battalion|brigade|regiment|government|command)\b|^(?:\w+ )?army$",
    re.IGNORECASE,
)
"""A state's own forces, by their names."""
FIGHTERS_AFTER = re.compile(rf"(?:\s?[\[(][^\])]{{2,60}}[\])])?\s(?:[\w-]+\s)?(?:{FIGHTERS.pattern})\b", re.IGNORECASE)
FIGHTERS_BEFORE = re.compile(
    rf"\b(?:{FIGHTERS.pattern})\s(?:of|from|belonging\sto)\s(?:the\s)?(?:[\w'’-]+\s){{0,6}}[\[(]?\Z", re.IGNORECASE
)
GLOSS = re.compile(r"(?:\s[a-z-]+){0,3}\s?[\[(]", re.IGNORECASE)
"""Between a group's name and its short form: 'the Red Front (RF)'."""
CREEDS = frozenset("maoist marxist leninist communist leftist rightist islamist fascist rebel military liberation".split())
"""What a group believes, by itself no name of one."""
KNOWN_ONE = re.compile(r"^(?:the|this|that)\s", re.IGNORECASE)
CAPTIVE = re.compile(r"(?<=\w) (?:hostages?|captives?)$", re.IGNORECASE)
STRICKEN = re.compile(r"^(?:(?:kidnapped|abducted|murdered|slain|assassinated|killed|dead|wounded|injured|missing|innocent|defenseless|unarmed|unidentified|"
    r"unknown|alleged|armed|hooded|masked|several) )+", re.IGNORECASE)  # fmt: skip
"""What befell somebody, before what he is called."""
NUMBERS = "no one two three four five six seven eight nine ten".split()
BAND_OF = re.compile(
    r"^(?:groups?|bands?|gangs?|number|pair|couple|squads?|columns?) of (?:(?:about|some|approximately|at least|\w+) (?=\w+ \w))?",
    re.IGNORECASE,
)
"""'a group of masked men': the masked men."""
WHERE_TAIL = re.compile(r"\s(?:in|with|from|aboard|on|at|wearing|dressed|who|that|of)\s.*$", re.IGNORECASE)
FORCE_OF = re.compile(
    r"\b(?:of|from|belonging to) (?:the )?((?:\w+ )?(?:army|armed forces|air force|navy|national guard|national police|police|security forces|treasury police|military))\b",
    re.IGNORECASE,
)
"""Whose members, soldiers or officers they are: a state's force stands beside them as a group does."""
MEN_OF_FORCE = re.compile(
    r"\b((?:\w+ )?(?:army|armed forces|air force|navy|national guard|national police|treasury police|police|security forces))(?:[’']s?)? "
    r"(?:[\w-]+ )?(?:members|soldiers|officers|personnel|elements|troops|agents|men)\b",
    re.IGNORECASE,
)
"""'three army members', 'national police agents': the force before its people."""
GLOSSED = re.compile(r"(?:[\"”]\s|[\"”]?\s?[\[(][^\])]{2,70}[\])]\s)(?:[\w-]+\s){0,2}")
"""Between a group's name and its people: '"Red Front" rebels', 'the RF [Red Front] urban cells'."""
_TITLE = "(?:" + "|".join(sorted(TITLES | {"msgr", "monsignor", "fr"})) + ")"
TITLED = re.compile(rf"^(?:{_TITLE}\.? )+", re.IGNORECASE)
TITLED_BEFORE = re.compile(rf"\b(?:{_TITLE}\.?\s+)+$", re.IGNORECASE)
NOUN_BEFORE = re.compile(r"(?:^|[\s\"(])([^\W\d_]{4,})\s$")
"""The word right before a name: 'businessman' of 'businessman Ivo Renn'."""
ARTICLE = re.compile(r"^(?:the|a|an|some|about|his|her|their|its|these|those|this|that)\s+", re.IGNORECASE)
EDGES = " ,;:[]()\"'“”‘’-"
BESIDE_NOUN = frozenset({"relcl", "acl", "appos", "conj", "cc", "prep", "advcl", "mark"})
BELONGING = re.compile(
    r"\s+(?:of|from|belonging to|linked to)\s+(?:[\w'’\"-]+\s+){0,8}?[\w'’\"-]+(?:\s?[\[(][^\])]{2,70}[\])])?"
    r"(?=\s?[,.;:\[(]|\s+(?:was|were|is|has|had|have|in|on|by|who|that|and|at|yesterday|today|last|this)\b|\s+(?!armed|united|red\b)\w+ed\b)",
    re.IGNORECASE,
)
"""Whose members they are, behind the word for them."""
OF_TAIL = re.compile(
    r"\s+of\s+(?:[\w'’\"-]+\s+){0,8}?[\w'’\"-]+(?=\s?[,.;:\[(]|\s+(?:was|were|is|has|had|have|in|on|by|who|that|and|at|yesterday|today|last)\b)",
    re.IGNORECASE,
)


def actor_names(reading: Reading, told: Sequence[IncidentMention], role: str, stated: bool = False) -> list[dict[str, list[str]]]:
    """Those with the role, each with the names that the report has for it; nobody who is only a pronoun, and ``stated`` nobody only accused.

    A group that is named within ('members of the X Front', 'X Front rebels') stands beside its members as one of those who did it.
    """
    found: dict[str, list[str]] = {}

    def put(names: Sequence[str], key: str | None = None) -> None:
        if names:
            kept = found.setdefault(key or names[0].casefold(), [])
            kept.extend(name for name in names if name not in kept)

    actors = [actor for mention in told for actor in mention.actors if actor.role == role]
    if stated:
        actors = [actor for actor in actors if actor.certainty is not Certainty.ALLEGED]
    known = role == "victim" and any(_is_person(reading, actor) for actor in actors)
    ways: dict[str, list[str]] = {}
    for actor in actors:
        names = tuple(_names_of(reading, actor))
        if names:
            ways.setdefault(names[0].casefold(), []).extend(_ways(reading, actor))
        if (
            names
            and role == "victim"
            and (_is_body(reading, actor) or (known and (_stands_for_one(reading, actor) or _is_kind(reading, actor))))
        ):
            continue
        holder = _holder_of(reading, actor) if names and role == "victim" else ()
        if holder:
            put((*holder, *names))
            continue
        put(names, _last_word(names[0]).casefold() if names and not _is_named(reading, actor) else None)
    if role == "perpetrator":
        for actor in actors:
            put(tuple(_group_in(reading, actor)) or tuple(_force_of(reading, actor)))
        armed = armed_groups(reading, by_name=True)
        if len(armed) == 1 and any(FIGHTERS.fullmatch(name.split()[-1]) for names in tuple(found.values()) for name in names[:1]):
            put(next(iter(armed.values())))
    once = _each_once(found.values(), role)
    return [{"names": list(dict.fromkeys((*names, *(way for name in names for way in ways.get(name.casefold(), ())))))} for names in once]


def _ways(reading: Reading, actor: Actor) -> Iterator[str]:
    """How else its own words name somebody whom no name tells: with less and with more of what describes him."""
    if _is_named(reading, actor):
        return
    head = head_in(reading, actor.span)
    if head is not None and not NOBODY.match(actor.name):
        for way in ways_to_name(reading, head):
            yield from (way, LEAD.sub("", way) or way)


def _last_word(words: str) -> str:
    """The noun that a phrase hangs on: 'men' of 'two men in a car'."""
    return (WHERE_TAIL.sub("", words).split() or words.split())[-1]


def _each_once(told: Iterable[list[str]], role: str) -> list[list[str]]:
    """The same without one told twice: by a name that the other has too, or as 'the guerrillas' and 'the rebels'."""
    kept: list[list[str]] = []
    for names in told:
        same = next((one for one in kept if _is_same(one, names, role)), None)
        if same is None:
            kept.append(list(names))
        else:
            same.extend(name for name in names if name not in same)
    return kept


def _is_same(one: Sequence[str], other: Sequence[str], role: str) -> bool:
    ones, others = {name.casefold() for name in one}, {name.casefold() for name in other}
    if one[0].casefold() in others or other[0].casefold() in ones:
        return True
    return role == "perpetrator" and bool(BANDS.fullmatch(one[0]) and BANDS.fullmatch(other[0]))


def harmed_groups(reading: Reading, figures: Sequence[FigureMention], known: Sequence[dict[str, list[str]]]) -> list[dict[str, list[str]]]:
    """Who is counted as killed, wounded or taken, where no telling names them."""
    named = {word for victim in known for name in victim["names"] for word in name.casefold().split()}
    found: dict[str, list[str]] = {}
    for figure in figures:
        group = LEAD.sub("", figure.group).strip() if figure.group else ""
        if figure.measure in MEASURES.values() and figure.part_of is None and group:
            told = found.setdefault(group, [group])
            unmarked = STRICKEN.sub("", group)
            low = int(figure.low) if figure.low is not None and figure.low == figure.high else None
            others = (f"other {group}", f"{NUMBERS[low]} other {group}") if figure.rest and low is not None and low < len(NUMBERS) else ()
            told.extend(name for name in (unmarked, *others) if name and name not in told)
    return [{"names": names} for group, names in found.items() if group.split()[-1].casefold() not in named and not EVENTS.match(group)]


def target_names(reading: Reading, told: Sequence[IncidentMention], bodies: bool = False) -> list[dict[str, list[str]]]:
    """What was hit, as the product words it and with all that its phrase says ('home', 'home of the mayor'); with ``bodies`` organizations too."""
    found: dict[str, list[str]] = {}
    for mention in told:
        sentence = reading.parsed.sentence_at(mention.trigger.start)
        tokens = list(reading.parsed.tokens_in(mention.span)) + (list(range(sentence.first, sentence.last)) if sentence is not None else [])
        for target in mention.targets:
            if SETTLEMENT.fullmatch(target.split()[-1]):
                continue  # where it was, for the sets
            names = found.setdefault(target, [target])
            for index in tokens:
                if reading.parsed.lower(index) == target.split()[-1]:
                    span = reading.parsed.phrase(index, BESIDE_NOUN)
                    bare = LEAD.sub("", " ".join(span.of(reading.report.text).split())).strip(EDGES)
                    cut = bare.partition(",")[0]
                    told_so = (bare, cut, *_with_of(reading, span, cut), *ways_to_name(reading, index))
                    names.extend(name for name in told_so if name and name not in names)
        if bodies and mention.type in {"strike", "explosion"}:
            for actor in mention.actors:
                if actor.role == "victim" and _is_body(reading, actor):
                    names = list(dict.fromkeys(_names_of(reading, actor)))
                    if names:
                        found.setdefault(names[0].casefold(), names)  # 'the attack on the union'
    return [{"names": names} for names in found.values()]


def _names_of(reading: Reading, actor: Actor) -> Iterator[str]:
    """As printed without article and count; with what the noun's 'of' adds; as the case names it."""
    view = reading.view
    name = view.of(reading.report.id).names.get(actor.mention or "")
    words, span = actor.name, actor.span
    seen = 0
    while name is not None and not name.named and name.refers_to is not None and seen < 5:
        name = view.of(reading.report.id).names.get(name.refers_to)
        seen += 1
        if name is not None:
            words, span = name.text, name.span
    bare = LEAD.sub("", " ".join(words.split())).strip(EDGES)
    if not bare or bare.casefold() in PRONOUNS or NOBODY.match(words):
        return
    bare = CAPTIVE.sub("", bare.partition(",")[0]).strip(EDGES) or bare
    if len(bare) < 2:
        return
    if name is not None and name.named and name.kind is NameKind.PERSON:
        bare = TITLED.sub("", bare) or bare
        yield fullest_name(reading, bare)
        yield from other_names(reading, bare)
        undescribed = _undescribed(bare)
        if undescribed != bare:
            yield undescribed
        titled = TITLED_BEFORE.search(reading.report.text[max(0, span.start - 24) : span.start])
        if titled is not None:
            yield " ".join((titled.group().strip(), bare))
        described = NOUN_BEFORE.search(reading.report.text[max(0, span.start - 20) : span.start])
        if described is not None and described.group(1).casefold() not in PRONOUNS:
            yield " ".join((described.group(1), bare))
        if name.role_span is not None and name.role_span.end <= name.span.start <= name.role_span.end + 1:
            yield " ".join(Span(name.role_span.start, name.span.end).of(reading.report.text).split())
    yield bare
    if name is None or not name.named:
        yield from _with_of(reading, span, bare)
        counted = ARTICLE.sub("", " ".join(words.split())).strip(EDGES)
        head = _last_word(bare)
        yield from (" ".join((counted, tail[len(bare) :].strip())) for tail in _with_of(reading, span, bare))
        band = BAND_OF.sub("", bare)
        if band != bare:
            yield from dict.fromkeys((band, WHERE_TAIL.sub("", band)))
        if " of " not in bare:
            yield WHERE_TAIL.sub("", bare)
        unmarked = STRICKEN.sub("", bare)
        yield from (other for other in (counted, head, unmarked, " ".join(words.split())) if other != bare and other.isascii())
    entity = view.entities.get(view.entity_of(reading.report.id, actor.mention) or "")
    if entity is not None and name is not None and name.named:
        yield entity.name
        if name.kind is not NameKind.PERSON:
            yield from _group_names(reading, name)


def _undescribed(name: str) -> str:
    """'Ivo Renn' of 'Banker Ivo Renn': a name without the nouns for people that it opens with."""
    words = name.split()
    while len(words) > 2 and words[0].casefold() in people.PEOPLE:
        words = words[1:]
    return " ".join(words)


def other_names(reading: Reading, name: str) -> Iterator[str]:
    """What else the report calls the person: 'Ana Torv' beside 'Ana Torv Renner'."""
    words = set(name.casefold().split())
    for other in reading.people:
        theirs = set(other.casefold().split())
        if len(theirs) > 1 and len(words) > 1 and other != name and (theirs < words or words < theirs):
            yield other


def fullest_name(reading: Reading, short: str) -> str:
    """The longest name of the report's people in which the short one stands: 'Ana Torv Renner' for 'Torv'."""
    inside = f" {short.casefold()} "
    return next((name for name in reading.people if inside in f" {name.casefold()} "), short)


def _with_of(reading: Reading, span: Span, bare: str) -> Iterator[str]:
    """The name with what its 'of' adds, as far as a clause end and as far as the 'of' phrase itself ('group of rebels')."""
    last = max(reading.parsed.tokens_in(span), default=None)
    inside = [child for child in reading.parsed.children(last) if reading.parsed.lower(child) == "of"] if last is not None else []
    for of in inside[:1]:
        for thing in reading.parsed.children(of):
            phrase = reading.parsed.phrase(thing, BESIDE_NOUN)
            if phrase.start > span.end:
                yield " ".join((bare + " of " + phrase.of(reading.report.text).strip(EDGES)).split())
    tail = OF_TAIL.match(reading.report.text[span.end : span.end + 120])
    if tail is not None:
        yield " ".join((bare + tail.group()).split())


def _group_in(reading: Reading, actor: Actor) -> Iterator[str]:
    """The organization that the words for an actor name, by its names; 'Norlandic' of 'the Norlandic army' is none."""
    tail = BELONGING.match(reading.report.text[actor.span.end : actor.span.end + 160])
    around = Span(actor.span.start, actor.span.end + (tail.end() if tail is not None else 0))
    text = reading.report.text
    for name in sorted(reading.analysis.names, key=lambda name: name.span.start - name.span.end):
        before = name.span.end < actor.span.start and GLOSSED.fullmatch(text, name.span.end, actor.span.start) is not None
        if (around.covers(name.span) or before) and name.span != actor.span and _is_group(reading, name):
            yield from _group_names(reading, name)
            return


def _force_of(reading: Reading, actor: Actor) -> Iterator[str]:
    """The state's force that the words for an actor make them part of: 'the army' of 'members of the army' and 'army members'."""
    tail = BELONGING.match(reading.report.text[actor.span.end : actor.span.end + 160])
    words = " ".join((actor.name + (tail.group() if tail is not None else "")).split())
    force = FORCE_OF.search(words) or MEN_OF_FORCE.search(words)
    if force is not None:
        whose = LEAD.sub("", force.group(1))
        yield whose
        if " " in whose:
            yield whose.split(" ", 1)[1]


def _is_group(reading: Reading, name: NameMention) -> bool:
    """Whether the name is that of a body or an armed group, no people's."""
    if not name.named or gazetteer.demonym(name.text) is not None or name.text.casefold() in CREEDS:
        return False
    if name.kind in {NameKind.ORGANIZATION, NameKind.GROUP}:
        return name.label != "NORP"
    return FIGHTERS_AFTER.match(reading.report.text, name.span.end) is not None and not gazetteer.known(name.text)


def _group_names(reading: Reading, name: NameMention) -> Iterator[str]:
    yield from (part for piece in re.split(r"[(\[]", name.text) if (part := LEAD.sub("", piece).strip(EDGES + ")")))
    key = reading.view.entity_of(reading.report.id, name.id)
    entity = reading.view.entities.get(key or "")
    if entity is not None:
        yield entity.name
        for other in reading.analysis.names:
            if other.named and other.text != name.text and reading.view.entity_of(reading.report.id, other.id) == key:
                yield LEAD.sub("", " ".join(other.text.split())).strip(EDGES)


def _tokens_of(reading: Reading, word: str) -> Iterator[Token]:
    """The tokens of the report that are this word."""
    return (token for index, token in enumerate(reading.parsed.tokens) if reading.parsed.lower(index) == word.casefold())


def _is_named(reading: Reading, actor: Actor) -> bool:
    name = reading.view.of(reading.report.id).names.get(actor.mention or "")
    return name is not None and (name.named or name.refers_to is not None)


def _is_person(reading: Reading, actor: Actor) -> bool:
    name = reading.view.of(reading.report.id).names.get(actor.mention or "")
    return name is not None and name.named and name.kind is NameKind.PERSON


def _stands_for_one(reading: Reading, actor: Actor) -> bool:
    """'the official', 'the leader's murder': one who is known by name already."""
    if _is_named(reading, actor) or not KNOWN_ONE.match(actor.name):
        return False
    head = max(
        reading.parsed.tokens_in(actor.span), default=None, key=lambda i: i if reading.parsed.tokens[i].pos in {"NOUN", "PROPN"} else -1
    )
    return head is not None and reading.parsed.tokens[head].tag not in {"NNS", "NNPS"}


def _head(reading: Reading, actor: Actor) -> int | None:
    """The noun that the words for an actor hang on."""
    tokens = tuple(reading.parsed.tokens_in(actor.span))
    return next(
        (index for index in tokens if reading.parsed.tokens[index].head not in tokens or reading.parsed.tokens[index].head == index), None
    )


def _is_kind(reading: Reading, actor: Actor) -> bool:
    """'journalists' without article and number: beside somebody named what he is, and no others."""
    head = _head(reading, actor)
    if head is None or _is_named(reading, actor) or reading.parsed.tokens[head].tag != "NNS":
        return False
    return all(reading.parsed.tokens[index].pos not in {"DET", "NUM", "PRON"} for index in reading.parsed.tokens_in(actor.span))


def _holder_of(reading: Reading, actor: Actor) -> tuple[str, ...]:
    """The names of the one person whom the report calls by the noun: 'a judge', and further down 'Judge Ana Torv'."""
    head = _head(reading, actor)
    if head is None or _is_named(reading, actor) or reading.parsed.tokens[head].tag != "NN":
        return ()
    office = reading.parsed.lower(head)
    holders = {
        fullest_name(reading, TITLED.sub("", name.text))
        for name in reading.analysis.names
        if name.named and name.kind is NameKind.PERSON and name.role and office in name.role.lower().split()
    }
    return (*holders, *other_names(reading, next(iter(holders)))) if len(holders) == 1 else ()


def _is_body(reading: Reading, actor: Actor) -> bool:
    """Whether the actor is an organization by its name: the sets' victims are people."""
    name = reading.view.of(reading.report.id).names.get(actor.mention or "")
    return name is not None and name.named and name.kind in {NameKind.ORGANIZATION, NameKind.FACILITY}


def armed_groups(reading: Reading, by_name: bool = False) -> dict[str, tuple[str, ...]]:
    """The groups of whose guerrillas, rebels or fighters the report speaks, with their names: whom 'the rebels' are.

    ``by_name``: also those that their name alone calls armed ('the Asmar Liberation Front'), no state's army.
    """
    text = reading.report.text
    found: dict[str, tuple[str, ...]] = {}
    same: dict[str, str] = {}
    before = (0, "")
    for name in sorted(reading.analysis.names, key=lambda name: name.span):
        if not _is_group(reading, name):
            continue
        who = reading.view.entity_of(reading.report.id, name.id) or name.text.casefold()
        glossed = GLOSS.fullmatch(text, before[0], name.span.start) is not None
        same[who] = same.get(before[1], before[1]) if glossed else same.get(who, who)
        before = (name.span.end, who)
        who = same[who]
        told = FIGHTERS_AFTER.match(text, name.span.end) or FIGHTERS_BEFORE.search(text, max(0, name.span.start - 90), name.span.start)
        names = tuple(_group_names(reading, name))
        if told or (by_name and any(is_armed(one) for one in names) and not any(STATE_FORCE.search(one) for one in names)):
            found[who] = (*found.get(who, ()), *names)
    return {who: tuple(dict.fromkeys(names)) for who, names in found.items()}


def is_one(reading: Reading, names: Sequence[str]) -> bool:
    """Whether the names are those of one person: a person's own, or a noun for one ('the mayor')."""
    if any(name in reading.people for name in names):
        return True
    head = _last_word(names[0])
    return any(token.tag == "NN" and token.pos == "NOUN" for token in _tokens_of(reading, head))


def in_general(reading: Reading, answer: dict[str, object], figures: Sequence[FigureMention]) -> bool:
    """Whether nobody and nothing is told that was harmed but people and things at large, without a number: no occasion that a register lists."""
    if any(slot in answer for slot in MEASURES):
        return False
    told = [name for slot in ("victims", "targets") for one in names_in(answer, slot) for name in one[:1]]
    return bool(told) and all(AT_LARGE.match(name) for name in told)
