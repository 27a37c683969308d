"""Which names of a report may be names of places, what the words around them say, and which places they may mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tallystick.lexicon.first_names import is_first_name
from tallystick.lexicon.gazetteer import GazetteerPlace, adjective, candidates, fold, known
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report, Span

PLACE_KINDS = frozenset({NameKind.PLACE, NameKind.FACILITY})
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern
    southwestern north-east north-west south-east south-west north-eastern north-western south-eastern south-western central upper lower
    downtown uptown greater inner outer mid metro metropolitan rural suburban coastal mainland nearby far old historic occupied
    rebel-held government-held war-torn northernmost southernmost""".split()
)
"""Words before a place's name that say which part of it is meant."""
AREA_WORDS = frozenset(
    """city town village town district neighborhood neighbourhood suburb area municipality borough quarter hamlet settlement community metro
    metropolitan region province county state governorate oblast county's outskirts""".split()
)
OPENING = re.compile(
    r"^(?:the\s+)?(?:city|town|village|district|neighbou?rhood|suburb|province|region|state|county|governorate|island|port|township|municipality|"
    r"capital|area|settlement|hamlet|commune|republic|outskirts|city centre|city center)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
PLACE_CUE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|into|outside|inside|around|across|toward|towards|throughout|to|of|over|between|through|leaving|entering|reached)\s+"
    r"(?:(?:the|nearby|[a-z-]*(?:north|south|east|west)[a-z-]*|central|downtown|rural|coastal)\s+){0,2}$",
    re.IGNORECASE,
)
STRONG_CUE_BEFORE = re.compile(
    r"\b(?:(?:in|near|outside|throughout|across|at)\s+(?:[a-z-]*(?:north|south|east|west)[a-z-]*\s+|central\s+|downtown\s+)?|"
    r"(?:city|town|village|district|neighbou?rhood|suburb|province|region|state|county|governorate|island|port|township|capital|settlement) of\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
INSIDE_BETWEEN = re.compile(
    r"^\s*(?:,|\(|,?\s+(?:in|of)\b|,\s+(?:a|an|the|his|her|its)\s+[\w’'\s-]{2,45}?\s(?:in|of)\b|\s+(?:neighbou?rhood|district|area|suburb|section|quarter|city|town|village|region|province|county|state)s?,?\s+(?:in|of)\b)"
    r"\s*(?:the\s+)?(?:(?:[a-z-]*(?:north|south|east|west)[a-z-]*|central|downtown|rural|coastal|nearby|state of|province of|city of|region of|town of|capital|village of|war-torn)\s+){0,2}$",
    re.IGNORECASE,
)
BESIDE_BETWEEN = re.compile(
    r"^\s*,?\s+(?:(?:just|about|some|around|roughly)\s+)?"
    r"(?:(?:(?:[\d,.]+\s*-?\s*(?:km|kilomet(?:er|re)s?|miles?|mi)\b\s+)?(?:\([^)]{1,20}\)\s+)?(?:to the\s+)?(?:north|south|east|west)[a-z-]*\s+of"
    r"|[\d,.]+\s*(?:km|kilomet(?:er|re)s?|miles?|mi)\s+(?:\([^)]{1,20}\)\s+)?(?:outside|from|away from)|outside|near|close to))"
    r"\s+(?:the\s+)?(?:[A-Za-z-]+\s+){0,4}$"
)
"""Between a place and the better known one that it lies near: 'Orvik, 40 km east of Velgrad', 'Orvik, outside the holy city of Velgrad'."""
QUARTER_OF = re.compile(r"^\s+(?:area|section|part|quarter|district|neighbou?rhood) of\s+$")
"""'the Mill area of Riverton': what lies in a town. 'The Riverton suburb of Mill' says it the other way round."""
QUARTER_AFTER = re.compile(r"^\s+(?:(?:quarter|neighbou?rhood)\b(?! of\b)|(?:district|quarter|neighbou?rhood) of (?:the )?[A-Z])")
AREA_WORD_BEHIND = re.compile(r" (?:quarter|neighbou?rhood|district)$")
QUARTER_BEFORE = re.compile(r"\b(?:quarter|neighbou?rhood) of\s+(?:the\s+)?$")
"""'the Mill neighbourhood', 'the quarter of Mill': no province, whoever bears the name."""
HOLDER_FIRST = re.compile(r"^(?:['’]s?)\s+(?:[a-z-]+\s+){0,3}$")
"""Between a holder and what it holds: 'Ukraine's [southern port city of] X'."""
HOLDER_BARE = re.compile(
    r"^\s+(?:[a-z-]+\s+){0,4}(?:city|town|village|province|region|district|quarter|neighbou?rhood|suburb|port|capital)\s+(?:of\s+)?$"
)
"""The same of a text that lost its apostrophes: 'Ukraines [southern port city of] X'."""
STATE_AFTER = re.compile(r"^,\s+([A-Z][\w.’' -]{1,24}?)(?=[,.;:)\n—–-]|\s|$)")
KIND_AFTER = re.compile(r"^\s+(county|parish|province|region|state|governorate|oblast|district|river|lake|island|islands|bay|gulf|sea|mountains?|peninsula|airport|raion|prefecture|valley|city)\b", re.IGNORECASE)  # fmt: skip
COUNTIES_AFTER = re.compile(
    r"^(?:,\s+[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)*(?:,?\s+(?:and|or|&)\s+[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)?\s+(?:[Cc]ounties|[Pp]arishes)\b"
)
FEATURES_OF_KIND = {
    "county": {"admin2", "admin1"}, "parish": {"admin2"}, "province": {"admin1"}, "region": {"admin1", "region"}, "state": {"admin1"},
    "governorate": {"admin1"}, "oblast": {"admin1"}, "district": {"admin2", "district", "city"}, "river": {"water"}, "lake": {"water"},
    "island": {"region"}, "islands": {"region"}, "bay": {"water"}, "gulf": {"water"}, "sea": {"water"}, "mountain": {"region"}, "mountains": {"region"},
    "peninsula": {"region"}, "airport": {"facility"}, "raion": {"admin2"}, "prefecture": {"admin1"}, "valley": {"region"}, "city": {"city"},
    "town": {"city"}, "village": {"city"}, "capital": {"city"}, "suburb": {"district", "city"},
}  # fmt: skip
KIND_BEFORE = re.compile(
    r"\b(city|town|village|district|province|region|state|county|governorate|island|capital|suburb)\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE
)
FAITHS = frozenset("jewish muslim christian arab ismaili hindu buddhist kurdish roma black white pole poles turkic persian".split())
"""Words of faith or descent that sources list among a country's adjectives."""
ACRONYM = 3
"""Letters in capitals up to which a name is a short form: of a country or unit, or of no place."""
SETTLED = frozenset({"city", "district", "admin1", "admin2", "country"})
STREETS = frozenset("street st avenue ave road rd boulevard blvd lane ln drive dr highway route way circle court".split())
"""Last words of names that say nothing of where the thing is: a 'Riverton Street' may be anywhere."""
MAX_CANDIDATES = 120
EMBEDDED_WEIGHT = 0.4
"""What a place inside another name says of where things are, beside a mention of its own."""
WELL_KNOWN = 9.0
"""Prior from which a name is taken for the place against the name finder's word: countries, large units, cities of a million."""
RATHER_KNOWN = 6.5
SERVING = re.compile(
    r"\s+(?:(?:City|County|Town|Township|Parish|Borough|Metro|Area|Regional|Central|Volunteer|Public|Municipal|Community)\s+)?(?:Police|Sheriff|Fire|Council|Court(?:house)?|"
    r"City|County|Town|Township|School District|Public|Municipal|Mayor|Coroner|Prosecutor|District Attorney|Superior|Circuit|Crown|Magistrates|Board of|"
    r"Chamber of|Department of|Detention|Jail|Commission|Rescue|Ambulance|Genealog|Historical|Woman|Regional|Metro|Airport|International Airport)",
)
"""Behind a place's name within a body's: what serves a town or county bears its name ('Riverton Police Department')."""
EMBEDDED_PRIOR = 8.0
"""Prior from which a place is read inside another name without being named elsewhere in the report."""
ABBREVIATIONS = frozenset(
    "miss mass wash ore ind ill pa la me ala ark cal calif colo del mich minn mont neb tenn tex wis wisc man alta sask ont va md ga fla conn okla kan ky".split()
)
"""Short forms of states and provinces: read so after a comma or with their dot only."""
ORDINARY = frozenset(
    """free royal first second third central centre center south north east west southern northern eastern western federal star united real union national
    liberty republican democratic christian catholic day lane bell ford continental human world hail portal angus gulf general grand great golden
    green blue red black white young new old big high long best good hope faith peace justice freedom independence liberal labour labor reform
    mobile nice reading bath battle bridge hall house hill park lake forest field garden market mill mount ocean river rock sand sea stone summit sun
    valley village water wood woods city town state county police army navy air fire health school college university hospital church school
    easter christmas passover ramadan bible lincoln jackson jefferson washington's monday friday sunday may march august april june july
    eagle lion bear wolf falcon phoenix titan olympic premier victory progress success enterprise energy power force family home kids children
    social media news times post herald tribune guardian independent express mirror press radio television internet google facebook twitter
    amazon apple orange virgin shell delta allies alliance congress senate parliament assembly committee council court commission party""".split()
)
"""English words that are also names of places: read as places only where the name finder does."""
EXTENSION_BEFORE = re.compile(r"((?:[A-Z][\w.’'-]*\s+){1,2})$")
EXTENSION_AFTER = re.compile(r"^((?:\s+[A-Z][\w’'-]+){1,2})")
INNER_WORD = re.compile(r"[^\s/,()–—-]+(?:-[^\s/,()–—-]+)*")
NO_VOTES: Counter[str] = Counter()
EMBEDDING_KINDS = frozenset({NameKind.ORGANIZATION, NameKind.FACILITY, NameKind.EVENT, NameKind.OTHER, NameKind.PLACE, NameKind.PERSON})


@dataclass
class Toponym:
    """All mentions of one spelling in one report, with what is said around them."""

    folded: str
    report: str
    mentions: list[NameMention] = field(default_factory=list)
    places: tuple[GazetteerPlace, ...] = ()
    named_after: str | None = None
    """The spelling of the place that the name itself holds ('Riverton Stadium')."""
    part: bool = False
    """The name names part of the place ('western Kyiv')."""
    holders: set[str] = field(default_factory=set)
    """Spellings of the report that are said to hold it."""
    held: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """Spellings of the report that it is said to lie near."""
    inside: bool = False
    """A word says that it is part of the town that holds it ('the Mill area of Riverton')."""
    quarter: bool = False
    """A word says that it is part of some town ('the Mill neighbourhood')."""
    kinds: set[str] = field(default_factory=set)
    """Features that a word of kind beside it asks for."""
    embedded: list[tuple[NameMention, Span]] = field(default_factory=list)
    """Names of other things that hold the spelling ('Riverton Police Department'), with its span."""
    weights: list[float] = field(default_factory=list)
    """Probabilities of ``places``; what is missing to 1 is that none of them is meant."""
    kept: tuple[tuple[GazetteerPlace, ...], Any] | None = field(default=None, repr=False, compare=False)
    """What ``model`` keeps of ``places`` from one weighing to the next."""

    @property
    def text(self) -> str:
        """The spelling that is printed most; the folded one where it stands inside other names only."""
        printed = Counter(one.text for one in self.mentions)
        return min(printed.items(), key=lambda item: (-item[1], item[0]))[0] if printed else self.folded.title()

    @property
    def count(self) -> float:
        """How often it is said; inside another name counts for less."""
        return len(self.mentions) + EMBEDDED_WEIGHT * len(self.embedded)


def find_toponyms(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> list[Toponym]:
    """The toponyms of all reports, in order of report and first mention."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    told = [(report, analyses[report.id]) for report in reports if report.id in analyses]
    for report, analysis in told:
        for (spelling, kind), count in votes_of(report, analysis).items():
            votes[spelling][kind] += count
    return [one for report, analysis in told for one in toponyms_of(report, analysis, votes)]


def votes_of(report: Report, analysis: Analysis) -> Counter[tuple[str, str]]:
    """How often each spelling is a place, a person or something else in the report; words around it count too."""
    votes: Counter[tuple[str, str]] = Counter()
    for one in analysis.names:
        if not one.named:
            continue
        folded = fold(one.text)
        kind = "place" if one.kind in PLACE_KINDS else "person" if one.kind is NameKind.PERSON else "other"
        votes[folded, kind] += 1
        if kind == "person" and is_person(one):
            votes[folded, "certain person"] += 1
            votes[folded.rsplit(" ", 1)[-1], "certain person"] += 1
        if kind != "place" and STRONG_CUE_BEFORE.search(report.text[max(0, one.span.start - 40) : one.span.start]):
            votes[folded, "cue"] += 1
    return votes


def verdict(votes: Counter[str]) -> tuple[bool, ...]:
    """All that ``is_place`` takes from the votes on a spelling."""
    person, cued = votes["certain person"], votes["place"] + votes["cue"]
    return person <= 2 * votes["place"], person > cued, is_surname_like(votes), cued > votes["person"] + votes["other"] - votes["cue"]


def is_person(one: NameMention) -> bool:
    """Whether a name is beyond doubt a person's: it has a role, stands for a fuller name, or opens with a given name."""
    return one.kind is NameKind.PERSON and bool(one.role or one.refers_to or (" " in one.text and is_first_name(one.text.split()[0])))


def is_adjective(text: str) -> bool:
    """Whether the word is made from a place's name and is no place's own name."""
    if text.replace(".", "").isupper() or not adjective(text):
        return False
    found = candidates(text)
    return not found or fold(found[0].name) != fold(text)


def is_surname_like(votes: Counter[str]) -> bool:
    """Whether the spelling is only ever a person in the case, with nothing that places it."""
    return not votes["cue"] and not votes["place"]


def is_place(one: NameMention, votes: Counter[str]) -> bool:
    """Whether the mention is to be read as a place: its own kind, and the vote of its spelling over the case where the gazetteer knows it."""
    if not one.named or len(one.text) < 2 or is_adjective(one.text) or one.text.lower() in FAITHS:
        return False
    if (
        len(one.text) <= ACRONYM
        and one.text.isupper()
        and not any(place.feature in {"country", "admin1", "region"} for place in candidates(one.text))
    ):
        return False
    if one.kind in PLACE_KINDS:
        return votes["certain person"] <= 2 * votes["place"]
    if one.kind is NameKind.GROUP or is_person(one) or not known(one.text):
        return False
    if votes["certain person"] > votes["place"] + votes["cue"]:
        return False
    folded = fold(one.text)
    if folded in ORDINARY or (one.text.isupper() and len(one.text) <= 4):
        return False
    best = candidates(one.text)[0]
    if (fold(best.name) == folded or best.feature in {"country", "admin1"}) and (
        best.prior >= WELL_KNOWN
        or (
            one.kind is NameKind.PERSON
            and best.prior >= RATHER_KNOWN
            and (" " in folded or not is_first_name(one.text))
            and not is_surname_like(votes)
        )
    ):
        return True
    return votes["place"] + votes["cue"] > votes["person"] + votes["other"] - votes["cue"]


def toponyms_of(report: Report, analysis: Analysis, votes: Mapping[str, Counter[str]]) -> list[Toponym]:
    """One report's toponyms, in order of first mention; ``votes`` are the case's."""
    text = report.text
    toponyms: dict[str, Toponym] = {}
    spelled: dict[str, str] = {}
    chosen = []
    for one in sorted((one for one in analysis.names if is_place(one, votes.get(fold(one.text), NO_VOTES))), key=lambda one: one.span):
        name = _full_name(one, text)
        folded = fold(name)
        if not folded or _is_abbreviation_misread(one, folded, text):
            continue
        chosen.append(one)
        spelled[one.id] = folded
        toponym = toponyms.get(folded)
        if toponym is None:
            places, part = bearers(name)
            toponym = toponyms[folded] = Toponym(folded, report.id, places=places[:MAX_CANDIDATES], part=part)
        toponym.mentions.append(one)
        for match in (
            KIND_AFTER.match(text[one.span.end : one.span.end + 20]),
            KIND_BEFORE.search(text[max(0, one.span.start - 25) : one.span.start]),
        ):
            if match:
                toponym.kinds |= FEATURES_OF_KIND.get(match.group(1).lower(), set())
        before = text[max(0, one.span.start - 25) : one.span.start]
        after = re.search(r"(?: [a-z]+)?$", one.text)[0] + text[one.span.end : one.span.end + 20]  # type: ignore[index]
        toponym.quarter |= bool(QUARTER_AFTER.match(after) or QUARTER_BEFORE.search(before))
        wide = any(place.feature in {"admin1", "country"} and fold(place.name) == folded for place in toponym.places)
        if not wide and COUNTIES_AFTER.match(text[one.span.end : one.span.end + 120]):
            # 'Windham and Rutland counties': both are counties, or towns of that name in one.
            toponym.kinds |= {"admin2"}
            units = {place.key for place in toponym.places if place.feature == "admin2"}
            toponym.places = tuple(place for place in toponym.places if place.key in units or place.admin2 in units) or toponym.places
    for toponym in [one for one in toponyms.values() if one.quarter]:
        bare = toponyms.get(AREA_WORD_BEHIND.sub("", toponym.folded))
        if bare is not None:
            bare.quarter = True  # 'the Mill district of Riverton … Mill lies in the west'
    for one, after in pairwise(chosen):
        between = text[one.span.end : after.span.start]
        inner, outer = toponyms[spelled[one.id]], toponyms[spelled[after.id]]
        if inner is outer or len(between) > 70:
            continue
        if INSIDE_BETWEEN.match(between):
            inner.inside = inner.inside or QUARTER_OF.match(between) is not None
            inner.holders.add(outer.folded)
            outer.held.add(inner.folded)
        elif BESIDE_BETWEEN.match(between):
            inner.beside.add(outer.folded)
        elif HOLDER_FIRST.match(between) or (HOLDER_BARE.match(between) and is_bare_owner(one.text)):
            outer.holders.add(inner.folded)
            inner.held.add(outer.folded)
    _add_embedded(report, analysis, toponyms, spelled)
    return list(toponyms.values())


def is_bare_owner(name: str) -> bool:
    """Whether a name is the possessive of one that the gazetteer knows well, its apostrophe lost ('Ukraines')."""
    return name[-1:] == "s" and not known(name) and bool(found := candidates(name[:-1])) and found[0].prior >= RATHER_KNOWN


def _full_name(one: NameMention, text: str) -> str:
    """The mention's text, or a longer name of the gazetteer that the capitalised words around it make: 'Northern' before 'Ireland'."""
    before = EXTENSION_BEFORE.search(text[max(0, one.span.start - 40) : one.span.start])
    after = EXTENSION_AFTER.match(text[one.span.end : one.span.end + 40])
    heads = [" ".join(before.group(1).split()[-count:]) for count in (2, 1) if len(before.group(1).split()) >= count] if before else []
    tails = [" ".join(after.group(1).split()[:count]) for count in (2, 1) if len(after.group(1).split()) >= count] if after else []
    for longer in (*(f"{head} {one.text}" for head in heads), *(f"{one.text} {tail}" for tail in tails)):
        if longer.split()[0].lower() not in {"the", "in", "at", "from", "near", "and", "of", "for", "to"} and known(longer):
            found = candidates(longer)
            if (found and found[0].feature not in {"city", "district"}) or (found and found[0].prior > RATHER_KNOWN):
                return longer
    return one.text


def _is_abbreviation_misread(one: NameMention, folded: str, text: str) -> bool:
    if folded not in ABBREVIATIONS or one.text.isupper():
        return False
    dotted = one.text.endswith(".") or text[one.span.end : one.span.end + 1] == "."
    return not (dotted and text[: one.span.start].rstrip()[-1:] in {",", "-", "("})


def _add_embedded(report: Report, analysis: Analysis, toponyms: dict[str, Toponym], spelled: Mapping[str, str]) -> None:
    """Adds the places that other names hold: 'Riverton Police Department', 'University of Riverton'."""
    for one in analysis.names:
        if not one.named or one.kind not in EMBEDDING_KINDS or is_person(one):
            continue
        if one.id in spelled and toponyms[spelled[one.id]].places:
            continue
        if one.text.split()[-1].lower().rstrip(".") in STREETS:
            continue
        for span, name in embedded_names(one, report.text):
            folded = fold(name)
            if folded in ORDINARY:
                continue
            toponym = toponyms.get(folded)
            if toponym is None or not toponym.mentions:
                places = candidates(name)
                if not places or folded in ABBREVIATIONS or (len(name) <= ACRONYM and places[0].feature != "country"):
                    continue
                serves = SERVING.match(report.text, span.end) is not None
                if not serves and (
                    places[0].prior < EMBEDDED_PRIOR
                    or (fold(places[0].name) != folded and places[0].feature not in {"country", "admin1", "region"})
                ):
                    continue
            if toponym is None:
                toponym = toponyms[folded] = Toponym(folded, report.id, places=candidates(name)[:MAX_CANDIDATES])
            if toponym.places and toponym.folded != spelled.get(one.id):
                toponym.embedded.append((one, span))
                if one.id in spelled:
                    toponyms[spelled[one.id]].named_after = folded
            break


def embedded_names(one: NameMention, text: str) -> list[tuple[Span, str]]:
    """Stretches of a name that the gazetteer knows, the likeliest first: its opening words, those after 'of' or 'in', its last words."""
    words = [Span(one.span.start + match.start(), one.span.start + match.end()) for match in INNER_WORD.finditer(one.span.of(text))]
    if len(words) < 2:
        return []
    openings = [(0, end) for end in range(min(3, len(words) - 1), 0, -1)]
    joined = [
        (at + 1, end)
        for at, word in enumerate(words)
        if word.of(text).lower() in {"of", "in", "for", "at"}
        for end in range(len(words), at + 1, -1)
        if end - at <= 4
    ]
    endings = [(len(words) - count, len(words)) for count in (2, 1) if len(words) > count]
    found = []
    for first, last in (*openings, *joined, *(() if one.kind is NameKind.PLACE else endings)):
        span = Span(words[first].start, words[last - 1].end)
        name = re.sub(r"['’]s$", "", span.of(text))
        if name[:1].isupper() and len(name) > 1 and known(name):
            found.append((Span(span.start, span.start + len(name)), name))
    return found


def bearers(name: str) -> tuple[tuple[GazetteerPlace, ...], bool]:
    """The places that the name may mean, and whether it names a part of them ('western Kyiv', 'Kyiv suburb')."""
    found = candidates(name)
    if found:
        return of_its_kind(without_short_for(found, fold(name)), name), False
    opened = OPENING.sub("", name)
    if opened != name and (found := candidates(opened)):
        return found, False
    words = opened.split()
    part = False
    while len(words) > 1 and words[0].lower() in DIRECTIONS:
        words.pop(0)
        part = True
    if part and (found := candidates(" ".join(words))):
        return found, True
    if len(words) > 1 and words[-1].lower() in AREA_WORDS:
        return tuple(one for one in candidates(" ".join(words[:-1])) if one.feature in SETTLED), part
    if is_bare_owner(name):
        return candidates(name[:-1]), False
    return (), False


def of_its_kind(found: tuple[GazetteerPlace, ...], name: str) -> tuple[GazetteerPlace, ...]:
    """Where the name's own last word says what it is ('Persian Gulf'), only places of that feature, if there are any."""
    wanted = FEATURES_OF_KIND.get(name.split()[-1].lower(), set()) & {"water", "region"}
    return tuple(one for one in found if one.feature in wanted) or found


def without_short_for(found: tuple[GazetteerPlace, ...], folded: str) -> tuple[GazetteerPlace, ...]:
    """Where a country bears the name itself, towns and units for which it is merely short are left out: 'Mexico' is not Mexico City."""
    if found[0].feature != "country" or fold(found[0].name) != folded:
        return found
    return tuple(one for one in found if one.feature == "country" or fold(one.name) == folded)


def adjectives(report: Report, analysis: Analysis) -> list[tuple[NameMention, Span, GazetteerPlace]]:
    """Words made from a place's name ('Syrian', 'Ukrainians'), alone or opening another name ('Syrian Army'), each with its span and the place."""
    found = []
    for one in analysis.names:
        if not one.named or is_person(one) or one.text.lower() in FAITHS:
            continue
        places = adjective(one.text)
        if places and (one.kind not in PLACE_KINDS or is_adjective(one.text)):
            found.append((one, one.span, places[0]))
            continue
        first = INNER_WORD.match(one.span.of(report.text))
        if (
            first
            and first.end() < one.span.end - one.span.start
            and first.group().lower() not in FAITHS
            and (places := adjective(first.group()))
        ):
            found.append((one, Span(one.span.start, one.span.start + first.end()), places[0]))
    return found
