"""An incident's slots as the labelled sets write them: a path of places, a span of days, names without articles, counts as intervals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from eval.predict.cases import analyser, case_of, report_of
from eval.predict.fighters import names_in
from eval.predict.figures import figures_of
from eval.predict.register import from_the_country, is_elsewhere
from tallystick.extract.figures import Victim, find_single_victims
from tallystick.lexicon import gazetteer
from tallystick.lexicon.titles import TITLES
from tallystick.records.mention import Actor, Analysis, Certainty, FigureMention, IncidentMention, NameKind, NameMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Dateline, Report, Span
from tallystick.records.values import TimeSpan
from tallystick.run.view import CaseView

HOME = {"NOAA Storm Events": "United States", "GVA": "United States", "Stanford MSA": "United States"}
"""Registers of one country: their notes leave it out."""
MEASURES = {"killed": "killed", "injured": "wounded", "abducted": "detained"}
PRONOUNS = frozenset("he she they him her them who it his their this that these those which whom one others all both we i you us".split())
LEAD = re.compile(
    r"^(?:(?:the|a|an|suspected|alleged|presumed|at least|some|about|around|approximately|nearly|more than|over|up to|several|many|another|other|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|dozens of|hundreds of|thousands of|his|her|their|its|these|those|this|that|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
"""Articles and counts before a name: the sets write 'peasants' for 'the seven peasants'."""
OWN_WEIGHT, TAKEN_WEIGHT = 3, 1
"""A place in a telling's own words goes before one that was carried over."""
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
FIGHTERS_AFTER = re.compile(rf"(?:\s?[\[(][^\])]{{2,60}}[\])])?\s(?:[\w-]+\s)?(?:{FIGHTERS.pattern})\b", re.IGNORECASE)
FIGHTERS_BEFORE = re.compile(
    rf"\b(?:{FIGHTERS.pattern})\s(?:of|from|belonging\sto)\s(?:the\s)?(?:[\w'’-]+\s){{0,6}}[\[(]?\Z", re.IGNORECASE
)
GLOSS = re.compile(r"(?:\s[a-z-]+){0,3}\s?[\[(]", re.IGNORECASE)
"""Between a group's name and its short form: 'the Red Front (RF)'."""
CREEDS = frozenset("maoist marxist leninist communist leftist rightist islamist fascist rebel military liberation".split())
"""What a group believes, by itself no name of one."""
BESIDE = re.compile(r"[^.;]{0,60}?(?:,|\band|\bas well as|\bplus)\s+", re.IGNORECASE)
"""Between two counts of one verb: 'six priests and two maids'."""
KNOWN_ONE = re.compile(r"^(?:the|this|that)\s", re.IGNORECASE)
CAPTIVE = re.compile(r"(?<=\w) (?:hostages?|captives?)$", re.IGNORECASE)
STRICKEN = re.compile(r"^(?:(?:kidnapped|abducted|murdered|slain|assassinated|killed|dead|wounded|injured|missing|innocent|defenseless|unarmed|unidentified|"
    r"unknown|alleged|armed|hooded|masked|several) )+", re.IGNORECASE)  # fmt: skip
"""What befell somebody, before what he is called."""
_TITLE = "(?:" + "|".join(sorted(TITLES | {"msgr", "monsignor", "fr"})) + ")"
TITLED = re.compile(rf"^(?:{_TITLE}\.? )+", re.IGNORECASE)
TITLED_BEFORE = re.compile(rf"\b(?:{_TITLE}\.?\s+)+$", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an|some|about|his|her|their|its|these|those|this|that)\s+", re.IGNORECASE)
COUNTY = re.compile(r"\b(?:County|Parish)$")
EDGES = " ,;:[]()\"'“”‘’-"
BESIDE_NOUN = frozenset({"relcl", "acl", "appos", "conj", "cc", "prep", "advcl", "mark"})
OF_TAIL = re.compile(
    r"\s+of\s+(?:[\w'’\"-]+\s+){0,8}?[\w'’\"-]+(?=\s?[,.;:\[(]|\s+(?:was|were|is|has|had|have|in|on|by|who|that|and|at|yesterday|today|last)\b)",
    re.IGNORECASE,
)
MORNING, NOON = "06:00", "12:00"
WIDE = frozenset({"country", "admin1", "admin2", "region"})
SETTLED = frozenset({"city", "district", "facility", "place", "street", "admin2"})


@dataclass(frozen=True)
class Reading:
    """One record through the product's stages, as a case of its own."""

    report: Report
    parsed: Parsed
    view: CaseView

    @property
    def analysis(self) -> Analysis:
        """What was found in the report."""
        return self.view.analyses[self.report.id]

    @cached_property
    def main(self) -> dict[str, dict[str, object]]:
        """The report's main figure of each measure."""
        return figures_of(self.report, self.parsed)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people whom the report names, the fullest names first."""
        found = {" ".join(name.text.split()) for name in self.analysis.names if name.named and name.kind is NameKind.PERSON}
        return tuple(sorted(found, key=lambda name: (-len(name.split()), name)))

    @cached_property
    def singles(self) -> tuple[Victim, ...]:
        """Persons told one by one as killed, wounded or held."""
        return find_single_victims(self.parsed)

    @cached_property
    def times(self) -> dict[str, TimeSpan]:
        """What its times mean."""
        return self.view.of(self.report.id).times


def read_record(record: dict[str, object]) -> Reading:
    """The record framed, parsed, analysed and resolved; one of a country's own register as written there."""
    report = report_of(record, framed=True)
    parsed = next(iter(analyser().parser.parse((report,))))
    home = HOME.get(str(record.get("source_corpus")))
    if home is not None and report.dateline is None:
        report = msgspec.structs.replace(report, dateline=Dateline(span=Span(0, 0), place=home))
    return Reading(report, parsed, case_of([report], {report.id: analyser().extract(report, parsed)}))


# -- where -----------------------------------------------------------------------------------------------------------------
def place_path(
    reading: Reading, told: Sequence[IncidentMention], own_only: bool = False, alone: bool = False, covered: Collection[str] = ()
) -> list[str]:
    """The place that most tellings name, or the finest one inside it that is told, as a path from the country down.

    ``own_only``: only places in the tellings' own words, and no fall-back on the dateline. ``alone``: the report tells of this one incident
    only, so that its towns are the incident's. ``covered``: the countries that the register lists.
    """
    weights: Counter[str] = Counter()
    for mention in told:
        if mention.place is None or (own_only and mention.place_inherited):
            continue
        if not is_elsewhere(reading, mention.place, covered):
            weights[mention.place] += TAKEN_WEIGHT if mention.place_inherited else OWN_WEIGHT
    found = _finest(reading, weights)
    if found is None and not own_only:
        found = _only_place(reading, covered)
    if found is None:
        return [": ".join(path)] if (path := from_the_country(reading, (), covered)) else []
    path = list(_levels(reading, found))
    if alone:
        town = _town(reading, found, weights)
        path = [*_levels(reading, town), *path[-1:]] if town is not None else path
    elif not own_only and reading.view.place_of(reading.report.id, found) is None and (dateline := _dateline(reading)) is not None:
        path = [*_levels(reading, dateline), *path]  # a site that no gazetteer knows lies where the report was sent from, if anywhere
    return [": ".join(dict.fromkeys(from_the_country(reading, path, covered)))]


def _town(reading: Reading, chosen: str, weights: Counter[str]) -> str | None:
    """The town that holds a site which the gazetteer does not know, or that lies in what is told only as a state: the one told most."""
    key = reading.view.place_of(reading.report.id, chosen)
    place = reading.view.places.get(key or "")
    if place is not None and place.lat is not None and place.feature not in WIDE:
        return None
    towns: Counter[str] = Counter()
    first: dict[str, str] = {}
    for name in sorted(reading.analysis.names, key=lambda name: name.span):
        link = reading.view.place_links.get(name.id)
        town = reading.view.places.get(link.place) if link is not None else None
        if town is None or town.lat is None or town.feature != "city":
            continue
        if place is not None and place.lat is not None and key not in town.within and place.country not in town.within[-1:]:
            continue
        towns[town.id] += 1 + weights[name.id]
        first.setdefault(town.id, name.id)
    return first[max(towns, key=lambda town: (towns[town], town))] if towns else None


def _finest(reading: Reading, weights: Counter[str]) -> str | None:
    """The mention of the place with the most weight; of places that lie in one another the finest, with the weight of all."""
    names = reading.view.of(reading.report.id).names
    by_key: dict[str, list[str]] = {}
    total: Counter[str] = Counter()
    for mention, weight in weights.items():
        key = reading.view.place_of(reading.report.id, mention) or names[mention].text.casefold()
        by_key.setdefault(key, []).append(mention)
        total[key] += weight
    if not total:
        return None
    held = {key: set(_within(reading, key)) for key in total}
    support = {key: weight + sum(total[other] for other in held[key] if other in total) for key, weight in total.items()}
    best = min(total, key=lambda key: (-support[key], -len(held[key]), min(names[m].span for m in by_key[key])))
    return min(by_key[best], key=lambda m: names[m].span)


def _within(reading: Reading, key: str) -> tuple[str, ...]:
    place = reading.view.places.get(key)
    return place.within if place is not None else ()


def _levels(reading: Reading, mention: str) -> Iterator[str]:
    """The place's holders from the widest down, then its own name as printed."""
    key = reading.view.place_of(reading.report.id, mention)
    place = reading.view.places.get(key or "")
    for holder in reversed(place.within if place is not None else ()):
        held = reading.view.places.get(holder) or gazetteer.place(holder) or gazetteer.country(holder)
        if held is not None:
            yield held.name
    yield reading.view.of(reading.report.id).names[mention].text


def _dateline(reading: Reading) -> str | None:
    """The name of the dateline's place."""
    dateline = reading.report.dateline
    if dateline is None or dateline.place_span is None:
        return None
    return next((name.id for name in reading.analysis.names if name.span.overlaps(dateline.place_span)), None)


def _only_place(reading: Reading, covered: Collection[str] = ()) -> str | None:
    """The dateline's place, else the first settlement that the report names, else its first place."""
    names = sorted(reading.analysis.names, key=lambda name: name.span)
    linked = [
        name
        for name in names
        if name.kind in {NameKind.PLACE, NameKind.FACILITY}
        and name.id in reading.view.place_links
        and not is_elsewhere(reading, name.id, covered)
    ]
    dateline = _dateline(reading)
    if dateline is not None and not is_elsewhere(reading, dateline, covered):
        return dateline
    settled = [
        name
        for name in linked
        if (place := reading.view.places.get(reading.view.place_links[name.id].place)) is not None and place.feature in SETTLED
    ]
    return next((name.id for name in (*settled, *linked)), None)


def county_path(reading: Reading) -> list[str]:
    """The counties that the report names, the most named first, as paths: registers of storms are kept by county.

    Of one that many states have, only the name is told.
    """
    named: dict[str, list[str]] = {}
    for name in sorted(reading.analysis.names, key=lambda name: name.span):
        link = reading.view.place_links.get(name.id)
        place = reading.view.places.get(link.place) if link is not None else None
        if place is not None and place.feature == "admin2":
            named.setdefault(": ".join(_levels(reading, name.id)), []).append(name.id)
        elif (place is None or place.lat is None) and COUNTY.search(name.text):
            named.setdefault(name.text, []).append(name.id)
    return sorted(named, key=lambda path: -len(named[path]))


def settled_path(reading: Reading, told: Sequence[IncidentMention]) -> list[str]:
    """The place of a storm as a path, where it leads to a county of the register's own country; a site that nobody lists leads to none."""
    found = place_path(reading, told, alone=True)
    return [path for path in found if len(path.split(": ")) > 2 and path.split(": ")[0] == HOME["NOAA Storm Events"]]


# -- when ------------------------------------------------------------------------------------------------------------------
def day_span(reading: Reading, told: Sequence[IncidentMention]) -> dict[str, str] | str | None:
    """The days that most tellings give; else the day of publication."""
    days: Counter[tuple[str, str]] = Counter()
    for mention in told:
        span = reading.times.get(mention.when or "")
        if span is not None and span.first_day and span.last_day:
            days[span.first_day, _last_day(span)] += TAKEN_WEIGHT if mention.when_inherited else OWN_WEIGHT
    if days:
        first, last = min(days, key=lambda key: (-days[key], key))
        return {"start": first, "end": last}
    published = reading.view.told_day(reading.report.id)
    if published is not None:
        return published
    told_first = sorted((time.span, time.id) for time in reading.analysis.times)
    spans = (reading.times[id_] for _, id_ in told_first if id_ in reading.times)
    return next(
        ({"start": s.first_day, "end": _last_day(s)} for s in spans if s.first_day and len(s.first_day) == 10 == len(_last_day(s))), None
    )


def _last_day(span: TimeSpan) -> str:
    """The last day; of a night, which ends in the small hours, the day that it belongs to."""
    first, last = span.first_day or "", span.last_day or ""
    night = span.end is not None and len(span.end) > 10 and span.end[11:] < MORNING
    return first if night and span.start is not None and len(span.start) > 10 and span.start[11:] > NOON else last


# -- who -------------------------------------------------------------------------------------------------------------------
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
    for actor in actors:
        names = tuple(_names_of(reading, actor))
        if names and role == "victim" and (_is_body(reading, actor) or (known and _stands_for_one(reading, actor))):
            continue
        put(names, names[0].split(" of ")[0].split()[-1].casefold() if names and not _is_named(reading, actor) else None)
    if role == "perpetrator":
        for actor in actors:
            put(tuple(_group_in(reading, actor)))
        armed = armed_groups(reading)
        if len(armed) == 1 and any(FIGHTERS.fullmatch(name.split()[-1]) for names in tuple(found.values()) for name in names[:1]):
            put(next(iter(armed.values())))
    return [{"names": names} for names in found.values()]


def harmed_groups(reading: Reading, figures: Sequence[FigureMention], known: Sequence[dict[str, list[str]]]) -> list[dict[str, list[str]]]:
    """Who is counted as killed, wounded or taken, where no telling names them."""
    named = {word for victim in known for name in victim["names"] for word in name.casefold().split()}
    groups = dict.fromkeys(
        LEAD.sub("", figure.group).strip()
        for figure in figures
        if figure.measure in MEASURES.values() and figure.group and figure.part_of is None
    )
    return [{"names": [group]} for group in groups if group and group.split()[-1].casefold() not in named and not EVENTS.match(group)]


def target_names(reading: Reading, told: Sequence[IncidentMention], bodies: bool = False) -> list[dict[str, list[str]]]:
    """What was hit, as the product words it and with all that its phrase says ('home', 'home of the mayor'); with ``bodies`` organizations too."""
    found: dict[str, list[str]] = {}
    for mention in told:
        tokens = list(reading.parsed.tokens_in(mention.span))
        for target in mention.targets:
            if SETTLEMENT.fullmatch(target.split()[-1]):
                continue  # where it was, for the sets
            names = found.setdefault(target, [target])
            for index in tokens:
                if reading.parsed.lower(index) == target.split()[-1]:
                    span = reading.parsed.phrase(index, BESIDE_NOUN)
                    bare = LEAD.sub("", " ".join(span.of(reading.report.text).split())).strip(EDGES)
                    cut = bare.partition(",")[0]
                    names.extend(name for name in (bare, cut, *_with_of(reading, span, cut)) if name and name not in names)
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
        titled = TITLED_BEFORE.search(reading.report.text[max(0, span.start - 24) : span.start])
        if titled is not None:
            yield " ".join((titled.group().strip(), bare))
        if name.role_span is not None and name.role_span.end <= name.span.start <= name.role_span.end + 1:
            yield " ".join(Span(name.role_span.start, name.span.end).of(reading.report.text).split())
    yield bare
    if name is None or not name.named:
        yield from _with_of(reading, span, bare)
        counted = ARTICLE.sub("", " ".join(words.split())).strip(EDGES)
        head = bare.split(" of ")[0].split()[-1]
        yield from (" ".join((counted, tail[len(bare) :].strip())) for tail in _with_of(reading, span, bare))
        unmarked = STRICKEN.sub("", bare)
        yield from (other for other in (counted, head, unmarked, " ".join(words.split())) if other != bare and other.isascii())
    entity = view.entities.get(view.entity_of(reading.report.id, actor.mention) or "")
    if entity is not None and name is not None and name.named:
        yield entity.name


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
    tail = OF_TAIL.match(reading.report.text[actor.span.end : actor.span.end + 120])
    around = Span(actor.span.start, actor.span.end + (tail.end() if tail is not None else 0))
    for name in sorted(reading.analysis.names, key=lambda name: name.span.start - name.span.end):
        if _is_group(reading, name) and around.covers(name.span) and name.span != actor.span:
            yield from _group_names(reading, name)
            return


def _is_group(reading: Reading, name: NameMention) -> bool:
    """Whether the name is that of a body or an armed group, no people's."""
    if not name.named or gazetteer.demonym(name.text) is not None or name.text.casefold() in CREEDS:
        return False
    if name.kind in {NameKind.ORGANIZATION, NameKind.GROUP}:
        return name.label != "NORP"
    return FIGHTERS_AFTER.match(reading.report.text, name.span.end) is not None and not gazetteer.known(name.text)


def _group_names(reading: Reading, name: NameMention) -> Iterator[str]:
    yield from (part for piece in re.split(r"[(\[]", name.text) if (part := LEAD.sub("", piece).strip(EDGES + ")")))
    entity = reading.view.entities.get(reading.view.entity_of(reading.report.id, name.id) or "")
    if entity is not None:
        yield entity.name


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


def _is_body(reading: Reading, actor: Actor) -> bool:
    """Whether the actor is an organization by its name: the sets' victims are people."""
    name = reading.view.of(reading.report.id).names.get(actor.mention or "")
    return name is not None and name.named and name.kind in {NameKind.ORGANIZATION, NameKind.FACILITY}


def armed_groups(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The groups of whose guerrillas, rebels or fighters the report speaks, with their names: whom 'the rebels' are."""
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
        if FIGHTERS_AFTER.match(text, name.span.end) or FIGHTERS_BEFORE.search(text, max(0, name.span.start - 90), name.span.start):
            found[who] = (*found.get(who, ()), *_group_names(reading, name))
    return {who: tuple(dict.fromkeys(names)) for who, names in found.items()}


def in_general(reading: Reading, answer: dict[str, object], figures: Sequence[FigureMention]) -> bool:
    """Whether nobody and nothing is told that was harmed but people and things at large, without a number: no occasion that a register lists."""
    if any(slot in answer for slot in MEASURES):
        return False
    told = [name for slot in ("victims", "targets") for one in names_in(answer, slot) for name in one[:1]]
    return bool(told) and all(AT_LARGE.match(name) for name in told)


# -- how many --------------------------------------------------------------------------------------------------------------
def report_count(reading: Reading, slot: str) -> dict[str, object] | None:
    """The report's main figure, for a set that holds one incident a record."""
    found = reading.main.get(slot)
    return {"low": found["low"], "high": found["high"]} if found is not None else None


def person_count(reading: Reading, told: Sequence[IncidentMention], measure: str) -> int:
    """Persons told by name or one by one as killed or wounded in the incident's own tellings, each once."""
    spans = [mention.span for mention in told]
    names = reading.analysis.names
    named: dict[str, int] = {}
    found: dict[str, int] = {}
    known: dict[str, int] = {}
    for victim in reading.singles:
        if victim.measure != measure or victim.pronoun or victim.perpetrator or not any(span.covers(victim.span) for span in spans):
            continue
        words = victim.span.of(reading.report.text)
        name = next((name for name in names if name.span.overlaps(victim.span) and name.named and name.kind is NameKind.PERSON), None)
        if name is not None:
            named[fullest_name(reading, " ".join(name.text.split())).casefold()] = victim.size
        elif victim.size > 1 or not KNOWN_ONE.match(words):
            found[words.casefold()] = victim.size
        else:
            known[words.casefold()] = victim.size
    return sum(named.values()) + sum(found.values()) or len(known)


def _summed(figures: Sequence[FigureMention], text: str) -> Iterator[tuple[float | None, float | None]]:
    """The counts, those of one verb added up: 'the murder of six priests and two maids'."""
    by_verb: dict[Span, list[FigureMention]] = {}
    last: FigureMention | None = None
    key = Span(0, 0)
    for figure in sorted(figures, key=lambda figure: figure.span):
        one_verb = (
            last is not None and figure.predicate_span is None and BESIDE.fullmatch(text, last.span.end, figure.span.start) is not None
        )
        key = key if one_verb else figure.predicate_span or figure.span
        by_verb.setdefault(key, []).append(figure)
        last = figure
    for beside in by_verb.values():
        groups = {figure.group for figure in beside}
        if len(beside) > 1 and len(groups) == len(beside) and all(f.low is not None and f.low == f.high for f in beside):
            total = sum(f.low or 0.0 for f in beside)
            yield total, total
        else:
            yield from ((f.low, f.high) for f in beside)


def incident_count(figures: Sequence[FigureMention], slot: str, text: str) -> dict[str, object] | None:
    """The count that is told most often of those linked to the incident; between equals the highest, as a whole stands beside its parts."""
    told = [figure for figure in figures if figure.measure == MEASURES[slot]]
    whole = [f for f in told if f.part_of is None and not f.rest] or told
    values = Counter(_summed(whole, text))
    if not values:
        return None
    low, high = min(values, key=lambda value: (-values[value], -(value[0] or value[1] or 0.0)))
    return {"low": low, "high": high}
