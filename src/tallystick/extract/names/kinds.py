"""Which kind of thing a name names, voted over the report: the words of the name, what stands beside it, the parser's labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tallystick.extract.names.candidates import Candidate
from tallystick.lexicon import gazetteer
from tallystick.lexicon.countries import country_named, country_of_demonym, country_seated
from tallystick.lexicon.cues import SPEECH
from tallystick.lexicon.first_names import is_first_name
from tallystick.lexicon.organizations import EVENT_WORDS, FACILITY_WORDS, ORGANIZATION_WORDS, PLACE_WORDS, known_body
from tallystick.lexicon.peoples import is_people
from tallystick.lexicon.times import FEASTS
from tallystick.lexicon.titles import BODY_NOUNS, KIN_NOUNS, OFFICES, TITLES
from tallystick.records.mention import NameKind
from tallystick.records.parsed import SUBJECT_LABELS, Parsed

LABEL_KINDS: Mapping[str, NameKind] = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANIZATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.FACILITY,
    "NORP": NameKind.GROUP,
    "EVENT": NameKind.EVENT,
    "PRODUCT": NameKind.OTHER,
    "WORK_OF_ART": NameKind.OTHER,
    "LAW": NameKind.OTHER,
}
COURTESY = frozenset("mr mrs ms miss mx dr sir lord lady sen rep gov gen lt col maj capt sgt cpl adm rev prof president minister".split())
TOWN_OF = re.compile(
    r"\b(?:town|city|village|district|province|region|suburb|neighbou?rhood|island|county|port|state|capital)s? of (?:the )?$"
)
STREET = re.compile(r"(?: and [A-Z][\w’'-]+)? (?:streets?|avenues?|roads?|river|province|district|county|region|villages?)\b")
ROADS = ("Street", "Avenue", "Road", "Boulevard", "Lane")
TOWN_POPULATION = 40_000
"""People from which a town's bare name is taken for the town, where nothing says that it is a person's."""
MEDIUM_AFTER = re.compile(r" (?:TV|[Tt]elevision|[Nn]ews [Aa]gency|news channel|newspaper|daily)\b(?! show| series| interview)")
MEDIUM_BEFORE = re.compile(r"\b(?:(?:TV|television|radio|news) (?:station|channel|network|agency)|newspaper|broadcaster),? (?:[Tt]he )?$")
"""'the TV station Al Orsova', 'Al Orsova TV': a medium, also where a town bears the name."""
AGE = re.compile(r"\s*,\s*(?:aged\s+)?\d{1,2}\s*(?:,|\.|and\b|who\b)")
DIRECTED = re.compile(
    r"\b(?:in|near|outside|inside|around|across|throughout|into|from|of) (?:the )?"
    r"(?:(?:north|south)?-?(?:east|west)ern|northern|southern|central|upper|lower|greater|rural|downtown|suburban) \Z",
    re.IGNORECASE,
)
"""'in eastern Velgrad', 'outside central Velgrad': only places have parts by the compass."""
PART_OF_PLACE = (
    PLACE_WORDS | FACILITY_WORDS | frozenset("area suburb outskirt region market countryside neighborhood neighbourhood coast".split())
)
"""Nouns behind the name of where they are."""
STRONGLY_BEFORE = frozenset("in near outside inside around across throughout".split())
"""Prepositions that are seldom before a person or body ('from' and 'at' often are: 'images from X', 'shot at X')."""
AMBIGUOUS_WORDS = frozenset(
    "house times post guard cross guards watch fire journal trust mission force front bill law rule side note image tweet".split()
)
"""Words of organizations that alone, capitalised, say nothing."""
PLACE_BEFORE = frozenset("in at near from into outside inside around across towards toward throughout".split())


@lru_cache(maxsize=4_096)
def known_place(name: str) -> bool:
    """Whether the gazetteer knows a place of that name."""
    return gazetteer.known(name)


@lru_cache(maxsize=4_096)
def well_known_place(name: str) -> bool:
    """Whether the gazetteer's best place of that name is one that news of the world names bare."""
    best = next(iter(gazetteer.candidates(name)), None) if known_place(name) else None
    return best is not None and (best.population >= TOWN_POPULATION or best.feature in {"country", "admin1"})


INHABITANT = re.compile(r" (?:man|woman|teen|teenager|resident|native|couple|family)s?\b")
"""Behind the name of where somebody lives: 'a Velgrad man'."""
STORM_OF = re.compile(r"\b(?:cyclone|hurricane|typhoon|storm) $", re.IGNORECASE)


def vote_kinds(parsed: Parsed, candidates: Iterable[Candidate]) -> dict[str, NameKind]:
    """Kind by the name's text."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    person: Counter[str] = Counter()
    located: Counter[str] = Counter()
    beside: set[str] = set()
    total: Counter[str] = Counter()
    storms: Counter[str] = Counter()
    media: set[str] = set()
    candidates = list(candidates)
    persons = {one.end for one in candidates if one.label == "PERSON"}
    for one in candidates:
        surface = parsed.text[one.start : one.end]
        total[surface] += 1
        labels[surface][one.label] += 1
        person[surface] += person_evidence(parsed, one)
        if STREET.match(parsed.text, one.end):
            beside.add(surface)
            located[surface] += 1
            person[surface] -= 2
        located[surface] += not _modifies(parsed, one) and (
            _before(parsed, one) in STRONGLY_BEFORE
            or DIRECTED.search(parsed.text, max(0, one.start - 40), one.start) is not None
            or stands_at_the(parsed, one)
            or TOWN_OF.search(parsed.text[max(0, one.start - 40) : one.start]) is not None
        )
        if (one.start - 4 in persons and parsed.text[one.start - 4 : one.start] == " of ") or INHABITANT.match(parsed.text, one.end):
            located[surface] += " " not in surface and known_place(surface)
        media.update(
            [surface]
            if MEDIUM_AFTER.match(parsed.text, one.end) or MEDIUM_BEFORE.search(parsed.text[max(0, one.start - 24) : one.start])
            else []
        )
        stormed = _before(parsed, one) == "storm" and parsed.tokens[(parsed.token_at(one.start) or 1) - 1].pos == "VERB"
        located[surface] += stormed and known_place(surface)  # 'tanks storm Asmar'
        storms[surface] += not stormed and STORM_OF.search(parsed.text[max(0, one.start - 16) : one.start]) is not None
    kinds = {
        # 'cyclone ORELA': a storm's name, also where a town bears it, unless the report tells of that town
        surface: NameKind.EVENT
        if storms[surface] > located[surface]
        else NameKind.ORGANIZATION
        if surface in media and not country_named(surface) and not country_of_demonym(surface)
        else _kind(surface, labels[surface], person[surface], located[surface])
        for surface in total
    }
    for surface, kind in kinds.items():
        if kind is NameKind.PLACE and surface not in beside and any(f"{surface} {road}" in kinds for road in ROADS):
            kinds[surface] = NameKind.FACILITY  # 'on Marlow' where the report names Marlow Street
    # Bare surnames and given names of people named in full elsewhere in the report.
    parts: dict[str, int] = Counter()
    for surface, kind in kinds.items():
        words = surface.split(" ")
        if kind is NameKind.PERSON and len(words) > 1:
            for tail in surname_forms(surface):
                parts[tail] += total[surface]
    for surface, kind in kinds.items():
        if " " in surface or kind is NameKind.PERSON or surface not in parts:
            continue
        if located[surface] <= person[surface] or not (country_named(surface) or country_seated(surface)):
            kinds[surface] = NameKind.PERSON
    return kinds


def surname_forms(full_name: str) -> list[str]:
    """What a person of that full name may be called alone: the last word, with and without its particle ('al-Hakim', 'Hakim')."""
    words = full_name.split(" ")
    while len(words) > 1 and words[-1].rstrip(".").lower() in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    if len(words) < 2:
        return []
    last = words[-1]
    forms = [last]
    for prefix in ("al-", "Al-", "el-", "El-", "ash-", "Ash-"):
        if last.startswith(prefix) and len(last) > len(prefix) + 2:
            forms.append(last[len(prefix) :])
    if len(words) > 2 and words[-2].lower() in {
        "al",
        "el",
        "bin",
        "abu",
        "van",
        "von",
        "de",
        "del",
        "der",
        "abdel",
        "abdul",
        "da",
        "di",
        "la",
        "le",
    }:
        forms.append(" ".join(words[-2:]))
        if len(words) > 3 and words[-3].lower() in {"van", "von", "de"}:
            forms.append(" ".join(words[-3:]))
    return forms


def person_evidence(parsed: Parsed, one: Candidate) -> int:
    """How strongly what stands beside the name says that it is a person; negative where it says otherwise."""
    text = parsed.text
    score = 0
    before = _before(parsed, one).rstrip(".")
    if before in COURTESY:
        score += 3
    elif before in OFFICES or before in TITLES or before in KIN_NOUNS:
        score += 2
    if AGE.match(text, one.end):
        score += 2
    first = parsed.token_at(one.start)
    last = parsed.token_at(one.end - 1)
    if first is not None and last is not None:
        head = next((i for i in range(last, first - 1, -1) if parsed.tokens[i].head < first or parsed.tokens[i].head > last), last)
        above = parsed.tokens[head].head
        if parsed.tokens[head].dep in SUBJECT_LABELS - {"nsubjpass", "csubjpass"} and parsed.tokens[above].lemma in SPEECH:
            score += 1
        if before in PLACE_BEFORE:
            score -= 1
        if before == "the":
            score -= 2 if stands_at_the(parsed, one) else 1
    return score


def _modifies(parsed: Parsed, one: Candidate) -> bool:
    """'in Orlan development', 'on the Orlan website': the preposition is that of the noun behind, which is none of a place."""
    last = parsed.token_at(one.end - 1)
    if last is None or parsed.tokens[last].dep not in {"compound", "nmod", "amod"}:
        return False
    head = parsed.tokens[last].head
    noun = parsed.lower(head)
    return head > last and parsed.word(head).islower() and not PART_OF_PLACE & {noun, noun.removesuffix("s")}


def stands_at_the(parsed: Parsed, one: Candidate) -> bool:
    """Whether the words stand behind a preposition of place and 'the' ('at the X')."""
    index = parsed.token_at(one.start)
    return index is not None and index > 1 and parsed.lower(index - 1) == "the" and parsed.lower(index - 2) in {*PLACE_BEFORE, "on"}


def _before(parsed: Parsed, one: Candidate) -> str:
    index = parsed.token_at(one.start)
    if index is None or index == 0:
        return ""
    before = index - 1
    return parsed.lower(before) if "\n" not in parsed.text[parsed.tokens[before].end : one.start] else ""


def _kind(surface: str, labels: Counter[str], person: int, located: int) -> NameKind:
    words = surface.split(" ")
    bare = [word.strip(".,'’").lower() for word in words]
    body = known_body(surface)
    if country_named(surface):
        return NameKind.PLACE
    if surface.lower() in FEASTS:
        return NameKind.EVENT
    if body is not None:
        return NameKind.PLACE if country_seated(surface) else NameKind.ORGANIZATION
    if len(words) == 1 and (country_of_demonym(surface) or is_people(surface)):
        return NameKind.GROUP
    if (
        len(words) == 1
        and not surface.isupper()
        and (bare[0] in ORGANIZATION_WORDS or bare[0] in BODY_NOUNS)
        and bare[0] not in AMBIGUOUS_WORDS
    ):
        return NameKind.ORGANIZATION
    if bare[0] in {"hurricane", "cyclone", "typhoon", "operation"} and len(words) > 1:
        return NameKind.EVENT
    if bare[0] in {"radio", "bank", "ministry", "department", "university", "television", "islamic"} and len(words) > 1:
        return NameKind.ORGANIZATION
    if bare[-1] in FACILITY_WORDS and len(words) > 1:
        return NameKind.FACILITY
    joined = next((place for place, word in enumerate(bare) if word in {"of", "for"}), 0)
    if bare[-1] in EVENT_WORDS and len(words) > 1 and not set(bare[:joined]) & ORGANIZATION_WORDS:
        return NameKind.EVENT
    if len(words) > 1 and (bare[-1] in ORGANIZATION_WORDS or (bare[0] in ORGANIZATION_WORDS and {"of", "for"} & set(bare))):
        return NameKind.ORGANIZATION
    if len(words) > 2 and {"of", "for"} & set(bare) and set(bare) & ORGANIZATION_WORDS:
        return NameKind.ORGANIZATION
    if (bare[-1] in PLACE_WORDS or bare[0] in {"lake", "mount", "gulf", "sea", "river", "cape"}) and len(words) > 1:
        return NameKind.PLACE
    things = labels["ORG"] + labels["PRODUCT"] + labels["WORK_OF_ART"]
    only_things = things > 1 and things == sum(labels.values()) and not located
    if len(words) == 1 and person <= 0 and not is_first_name(surface) and not only_things and well_known_place(surface):
        return NameKind.PLACE
    if located > 0 and person <= 0 and things <= located and not any(map(is_first_name, words)):
        return NameKind.PLACE
    given = (
        is_first_name(words[0])
        and len(words) > 1
        and all(word[:1].isupper() or word[:3] in {"al-", "bin", "de", "van", "abu"} for word in words)
    )
    is_place = known_place(surface)
    if given and (person > 0 or labels["PERSON"] or not is_place):
        return NameKind.PERSON
    if is_place and person <= 0 and not only_things and (located or not labels["PERSON"] or len(words) > 1 or labels["GPE"]):
        return NameKind.PLACE
    if person > 0 and (len(words) <= 4) and not surface.isupper():
        return NameKind.PERSON
    counted = Counter[NameKind]()
    for label, count in labels.items():
        if label in LABEL_KINDS:
            counted[LABEL_KINDS[label]] += count
    if counted:
        best = max(counted, key=lambda kind: (counted[kind], kind.value))
        if best is NameKind.GROUP and len(words) > 1:
            return NameKind.GROUP
        if best is NameKind.PERSON and located and person <= 0 and len(words) == 1:
            return NameKind.PLACE
        if best is NameKind.ORGANIZATION and located and 2 * located > labels["ORG"] and not surface.isupper() and len(words) == 1:
            return NameKind.PLACE
        return best
    if located:
        return NameKind.PLACE
    if surface.isupper() and 1 < len(surface) < 8:
        return NameKind.ORGANIZATION
    return NameKind.OTHER
