"""Which names of a report may be names of places, what the words around them say, and which places they may mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tallystick.lexicon.gazetteer import GazetteerPlace, adjective, candidates, fold, known
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report

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
HOLDER_FIRST = re.compile(r"^(?:['’]s)\s+(?:[a-z-]+\s+){0,3}$")
"""Between a holder and what it holds: 'Ukraine's [southern port city of] X'."""
STATE_AFTER = re.compile(r"^,\s+([A-Z][\w.’' -]{1,24}?)(?=[,.;:)\n—–-]|\s|$)")
KIND_AFTER = re.compile(r"^\s+(county|parish|province|region|state|governorate|oblast|district|river|lake|island|islands|bay|gulf|sea|mountains?|peninsula|airport|raion|prefecture|valley|city)\b", re.IGNORECASE)  # fmt: skip
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
MAX_CANDIDATES = 120


@dataclass
class Toponym:
    """All mentions of one spelling in one report, with what is said around them."""

    folded: str
    report: str
    mentions: list[NameMention] = field(default_factory=list)
    places: tuple[GazetteerPlace, ...] = ()
    part: bool = False
    """The name names part of the place ('western Kyiv')."""
    holders: set[str] = field(default_factory=set)
    """Spellings of the report that are said to hold it."""
    held: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    """Features that a word of kind beside it asks for."""
    weights: list[float] = field(default_factory=list)
    """Probabilities of ``places``; what is missing to 1 is that none of them is meant."""

    @property
    def text(self) -> str:
        """The spelling that is printed most."""
        return min(Counter(one.text for one in self.mentions).items(), key=lambda item: (-item[1], item[0]))[0]


def find_toponyms(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> list[Toponym]:
    """The toponyms of all reports, in order of report and first mention."""
    votes = _votes(reports, analyses)
    found: list[Toponym] = []
    for report in reports:
        analysis = analyses.get(report.id)
        if analysis is not None:
            found.extend(_of_report(report, analysis, votes))
    return found


def _votes(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> dict[str, Counter[str]]:
    """How often each spelling is a place, a person or something else, over the case; words around it count too."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        analysis = analyses.get(report.id)
        for one in analysis.names if analysis else ():
            if not one.named:
                continue
            folded = fold(one.text)
            kind = "place" if one.kind in PLACE_KINDS else "person" if one.kind is NameKind.PERSON else "other"
            votes[folded][kind] += 1
            if kind == "person" and (" " in one.text or one.refers_to or one.role):
                votes[folded]["person"] += 2
            if kind != "place" and STRONG_CUE_BEFORE.search(report.text[max(0, one.span.start - 40) : one.span.start]):
                votes[folded]["cue"] += 1
    return votes


def is_place(one: NameMention, votes: Counter[str]) -> bool:
    """Whether the mention is to be read as a place: its own kind, and the vote of its spelling over the case where the gazetteer knows it."""
    if not one.named or len(one.text) < 2:
        return False
    if one.kind in PLACE_KINDS:
        return votes["person"] <= 2 * votes["place"] + 2
    if one.kind is NameKind.GROUP or not known(one.text):
        return False
    if one.kind is NameKind.PERSON and (one.role or one.refers_to):
        return False
    return votes["place"] + votes["cue"] > votes["person"] + votes["other"] - votes["cue"]


def _of_report(report: Report, analysis: Analysis, votes: Mapping[str, Counter[str]]) -> list[Toponym]:
    text = report.text
    toponyms: dict[str, Toponym] = {}
    chosen = sorted((one for one in analysis.names if is_place(one, votes[fold(one.text)])), key=lambda one: one.span)
    for one in chosen:
        folded = fold(one.text)
        if not folded:
            continue
        toponym = toponyms.get(folded)
        if toponym is None:
            places, part = bearers(one.text)
            toponym = toponyms[folded] = Toponym(folded, report.id, places=places[:MAX_CANDIDATES], part=part)
        toponym.mentions.append(one)
        for match in (
            KIND_AFTER.match(text[one.span.end : one.span.end + 20]),
            KIND_BEFORE.search(text[max(0, one.span.start - 25) : one.span.start]),
        ):
            if match:
                toponym.kinds |= FEATURES_OF_KIND.get(match.group(1).lower(), set())
    for one, after in pairwise(chosen):
        between = text[one.span.end : after.span.start]
        inner, outer = toponyms.get(fold(one.text)), toponyms.get(fold(after.text))
        if inner is None or outer is None or inner is outer or len(between) > 70:
            continue
        if INSIDE_BETWEEN.match(between):
            inner.holders.add(outer.folded)
            outer.held.add(inner.folded)
        elif HOLDER_FIRST.match(between):
            outer.holders.add(inner.folded)
            inner.held.add(outer.folded)
    return list(toponyms.values())


def bearers(name: str) -> tuple[tuple[GazetteerPlace, ...], bool]:
    """The places that the name may mean, and whether it names a part of them ('western Kyiv', 'Kyiv suburb')."""
    found = candidates(name)
    if found:
        return found, False
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
    if len(words) > 1 and words[-1].lower() in AREA_WORDS and (found := candidates(" ".join(words[:-1]))):
        return found, part
    return (), False


def adjectives(analysis: Analysis) -> list[tuple[NameMention, GazetteerPlace]]:
    """Mentions whose word is made from a place's name ('Syrian', 'Ukrainians'), each with the place."""
    found = []
    for one in analysis.names:
        if one.named and one.kind not in PLACE_KINDS and (places := adjective(one.text)):
            found.append((one, places[0]))
    return found
