"""Spans that may be names: the parser's, runs of capitalised words it missed, well-known names, and repeats of what was found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tallystick.lexicon import gazetteer
from tallystick.lexicon.counted import COUNTED
from tallystick.lexicon.countries import country_named, country_names, country_of_demonym, country_seated
from tallystick.lexicon.first_names import is_first_name
from tallystick.lexicon.organizations import FACILITY_WORDS, ORGANIZATION_WORDS, PLACE_WORDS, known_body, known_names
from tallystick.lexicon.peoples import is_people
from tallystick.lexicon.titles import BODY_NOUNS, OFFICES, PERSON_NOUNS, PLURAL_GROUPS, TITLES
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
MAX_KNOWN_WORDS = 9
"""Longest well-known name in words."""
LEADING = re.compile(r"^(?:(?:the|a|an)\s+|[\s\"“”'‘’(\[{,;:.–—@#-]+)", re.IGNORECASE)
TRAILING = re.compile(
    r"(?:['’]s?|[\s\"“”‘’'(\[{}\])!?,;:–—-]+|\s(?:for|of|in|on|at|and|or|the|to|with|from|after|before|by|as|who|that|during|near|said|says|was|is)\s?)$"
)
SHOUTED = re.compile(r"(?:[A-Z’'-]+ )*(?:WAS|IS|ARE|WERE|HAS|HAVE|HAD|BE|NOT|DOES|DID|CAN|WILL|SAYS|SAID)(?: [A-Z’'-]+)*")
"""'THE ROAD WAS': a heading in capitals, and no name."""
INNER = frozenset("of for and the de del la du des al el bin ibn ul von van der und et da dos di on in to e y".split())
"""Lower-case words that may stand inside a name."""
SIDE_OF = re.compile(r"(?:SW|NW|SE|NE)\.? (?=[A-Z])")
"""'SW Orsova' is a part of Orsova."""
KIND_OF = re.compile(r"(?:[\w’'-]+ ){0,4}(?:Island|Province|District|Governorate|Village|County|Region|Town) of (?:the )?(?=[A-Z])")
"""'the Persian Gulf Island of Qeshm': what it is and where stand before the name."""
SEAT = re.compile(r"[DRI]-(?=[A-ZÀ-Ž])")
BEFORE_SEAT = re.compile(r"(?:,|\(|\bboth) ?\Z")
"""'Ana Kovit, D-Orsova': a letter for the party, and where its member sits."""
TWO_PLACES = re.compile(r"([A-ZÀ-Ž][\w’'-]+) and ([A-ZÀ-Ž][\w’'-]+)\Z")
STRIPPED = re.compile(r"([A-Z][\w’'-]+)s (?=[A-Z])")
"""'Norways Bergen': archives that drop apostrophes."""
PLURAL_BEHIND = re.compile(r" [a-z]+(?:s|ies)\b")
ERAS = frozenset({"BC", "B.C.", "B.C", "BCE", "AD", "A.D.", "CE"})
PORTFOLIO = re.compile(r"\b(?:[Mm]inister|[Uu]nder-?[Ss]ecretary) for (?:the )?\Z")
"""What stands behind a year."""
STREET_SHORT = re.compile(r" (?:(?P<sure>Ave|Blvd|Rd|Hwy|Pkwy)|St|Dr|Ln|Ct|Pl|Ter|Cir)\b(?=[.,;]| (?:and|in|near|at|on)\b|$)")
HOUSE_NUMBER = re.compile(r"\d[\d-]*(?: block of)?(?: [NSEW]\.?| North| South| East| West)? $")
WORD = re.compile(r"\w+")
GAP = re.compile(r"\s{2,}")
POSSESSIVE_OR_GAP = re.compile(r"\s{2,}|['’]s\s+(?=[A-ZÀ-Ž])")
DIRECTIONS = frozenset("north south east west northwest northeast southwest southeast northern southern eastern western".split())
BESIDE = (BODY_NOUNS | DIRECTIONS | frozenset("regime troops forces soldiers militants fighters rebels authorities officials".split())) - {
    "company"
}
"""Nouns in small letters that stand behind a name and are no part of it: 'the Syrian regime', 'Velgrad police'."""
HAZARDS = frozenset("cyclone hurricane typhoon".split())
WEEKDAYS_MONTHS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december mondays tuesdays wednesdays thursdays fridays saturdays sundays jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun""".split()
)
NOT_NAMES = frozenset(
    """i he she it we they you his her their its our my your the a an this that these those there here and but or so if when while as at by
    in on of for from with to no not yes what who why how where which it's i'm also however meanwhile though although after before since
    because advertisement copyright read photo image video update more god twitter facebook mr mrs ms dr am pm ap gmt est et utc edt a.m p.m
    north south east west northern southern eastern western earlier later one two three four five six seven eight nine ten most many some
    several few all both each every other another such only just even still then now today yesterday tomorrow let please new great typhoon
    hurricane cyclone storm buy click follow subscribe share watch latest news prime""".split()
)
WEAPONS = frozenset("air artillery mortar mortars missile missiles rocket rockets drone drones shells shelling suicide bomb bombs".split())
"""What stands before 'strikes', 'fire' or 'attack' at a sentence's head, and names nobody by itself."""
NEVER_NAMES = NOT_NAMES | WEEKDAYS_MONTHS
PEOPLE_WORDS = PERSON_NOUNS | TITLES
COMMON_NOUNS = PLURAL_GROUPS | PERSON_NOUNS | BODY_NOUNS
BEHIND_COUNTRIES = ORGANIZATION_WORDS | FACILITY_WORDS | PLACE_WORDS | TITLES
"""Words behind a country's name that do not make it somebody's given name."""
NO_SURNAMES = BEHIND_COUNTRIES | PERSON_NOUNS | NEVER_NAMES


class Candidate(NamedTuple):
    """A span that may be a name, with the parser's label; ``label`` is '' for spans that the parser missed."""

    start: int
    end: int
    label: str

    @property
    def span(self) -> Span:
        """The characters without the label."""
        return Span(self.start, self.end)


ARABIC_ARTICLE = re.compile(r"(?<![\w-])(?:[AaEeUu]l|[Aa][nrstzd]|[Aa]sh|[Ee]sh)-$")
"""'al-' joined to a name by a hyphen is the name's, whether or not a parser cuts it off ('al-Asmar Front')."""


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without leading articles and quotes and without trailing possessives and punctuation; may be empty."""
    while start < end:
        found = LEADING.match(text[start:end])
        if not found or not found.group():
            break
        start += found.end()
    while start < end:
        found = TRAILING.search(text[start:end])
        if not found or not found.group():
            break
        end -= len(found.group())
    return start, end


def find_candidates(parsed: Parsed) -> list[Candidate]:
    """Candidates in order, none overlapping another: well-known names first, then the parser's, then runs it missed."""
    taken: list[Candidate] = []
    covered = bytearray(len(parsed.text))

    def take(found: Iterable[Candidate]) -> None:
        for one in found:
            words = parsed.text[one.start : one.end]
            if " " in words and SHOUTED.fullmatch(words):
                continue
            if one.start < one.end and not any(covered[one.start : one.end]) and not _is_era(parsed.text, one):
                covered[one.start : one.end] = b"\1" * (one.end - one.start)
                taken.append(one)

    runs = list(_runs(parsed))
    known = list(_known(parsed))
    parser = sorted(_cleaned(parsed), key=lambda one: (one.start - one.end, one.start))
    take(_whole(known, [*parser, *runs], parsed))
    take(_extended(parser, runs, parsed))
    take(parser)
    take(runs)
    take(_peoples(parsed))
    return [
        _with_article(parsed.text, _to_the_street(parsed.text, part))
        for one in _in_one(sorted(taken), parsed)
        if not _is_portfolio(parsed.text, one)
        for part in _unmarked(parsed.text, one)
    ]


def _is_era(text: str, one: Candidate) -> bool:
    """'490 BC' is no British Columbia."""
    return text[one.start : one.end] in ERAS and text[: one.start].rstrip()[-1:].isdigit()


def _is_portfolio(text: str, one: Candidate) -> bool:
    """'minister for Rural and Island Affairs': what a minister is for is part of the office, and no body."""
    return one.label == "ORG" and PORTFOLIO.search(text, max(0, one.start - 24), one.start) is not None


def _unmarked(text: str, one: Candidate) -> Iterator[Candidate]:
    """The places of a name that has lost its mark: 'Norways Bergen'."""
    start = one.start
    owner = STRIPPED.match(text, start, one.end)
    if owner is not None and country_named(owner[1]) and not country_named(f"{owner[1]}s"):
        yield Candidate(start, owner.end(1), "GPE")
        start = owner.end()
    yield Candidate(start, one.end, one.label)


def _with_article(text: str, one: Candidate) -> Candidate:
    """'al-Asmar Front' where the parser cut the article off."""
    article = ARABIC_ARTICLE.search(text, max(0, one.start - 4), one.start)
    return one if article is None else Candidate(article.start(), one.end, one.label)


def _to_the_street(text: str, one: Candidate) -> Candidate:
    """'Orsova' in '120 Orsova Ave.' and 'Orsova Blvd.': a street, and not the town that it is called after."""
    short = STREET_SHORT.match(text, one.end)
    if short is None or not (short["sure"] or HOUSE_NUMBER.search(text[max(0, one.start - 12) : one.start])):
        return one
    return Candidate(one.start, short.end(), "FAC")


def _in_one(found: list[Candidate], parsed: Parsed) -> list[Candidate]:
    """'Ana Maria' and 'Torv Lind' side by side, the one only standing before the other: one person's name that the parser cut in two."""
    joined: list[Candidate] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.label == one.label == "PERSON"
            and parsed.text[before.end : one.start] == " "
            and (last := parsed.token_at(before.end - 1)) is not None
            and parsed.tokens[last].dep in {"compound", "flat"}
            and one.start <= parsed.tokens[parsed.tokens[last].head].start < one.end
        ):
            joined[-1] = Candidate(before.start, one.end, "PERSON")
        else:
            joined.append(one)
    return joined


def _peoples(parsed: Parsed) -> Iterator[Candidate]:
    """'Norwegian' in 'Norwegian strikes hit a school', which parsers overlook where a sentence begins with it."""
    for index, token in enumerate(parsed.tokens):
        word = parsed.word(index)
        if word[:1].isupper() and not word.isupper() and token.pos in {"ADJ", "PROPN", "NOUN"} and country_of_demonym(word) is not None:
            yield Candidate(token.start, token.end, "NORP")


def _cleaned(parsed: Parsed) -> Iterator[Candidate]:
    text = parsed.text
    for name in parsed.names:
        if name.label not in LABELS:
            continue
        end = name.end
        newline = text.find("\n", name.start, end)
        if newline >= 0:
            end = newline
        if name.label == "PERSON" and " of " in text[name.start : end]:
            end = name.start + text[name.start : end].index(" of ")
        for first, last in _pieces(text, name.start, end, name.label):
            start, end = trim(text, first, last)
            label = name.label
            if (seat := SEAT.match(text, start, end)) is not None and BEFORE_SEAT.search(text[max(0, start - 6) : start]):
                start, label = seat.end(), "GPE"
            elif label in {"GPE", "LOC"} and text[start : start + 4].lower() == "mid-":
                start += len("mid-")
            if label == "PERSON":
                end = _with_surname(parsed, start, end)
            elif (side := SIDE_OF.match(text, start, end)) is not None:
                start = side.end()
            elif label in {"GPE", "LOC", "FAC"} and (kind := KIND_OF.match(text, start, end)) is not None:
                start = kind.end()
            if label in {"ORG", "GPE", "LOC", "NORP"}:
                start, end, label = _named_part(text, start, end, label)
            if start >= end or _common_word(parsed, start, end) or not any(ch.isupper() for ch in text[start:end]):
                continue
            yield from _without_titles(parsed, start, end, label)


def _pieces(text: str, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """The stretches of a name between wide gaps, which join what belongs to two; of 'Velgrad's Asmar' and of 'Velgrad and Asmar' both places."""
    two = TWO_PLACES.match(text, start, end) if label in {"GPE", "LOC", "ORG"} else None
    if two is not None and gazetteer.known(two[1]) and gazetteer.known(two[2]) and (label != "ORG" or PLURAL_BEHIND.match(text, end)):
        yield two.span(1)
        yield two.span(2)
        return
    gap = POSSESSIVE_OR_GAP if label in {"GPE", "LOC"} else GAP
    for found in gap.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _named_part(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    """Without what only stands beside the name: 'regime', 'police', 'north' behind it, 'Syrian' before a place, 'Director of' before a body."""
    words = text[start:end].split(" ")
    while len(words) > 1 and words[-1] in BESIDE:
        end = start + len(text[start : end - len(words[-1])].rstrip())
        label = label if words[-1] in DIRECTIONS else ""
        words = text[start:end].split(" ")
    if label in {"GPE", "LOC"} and len(words) > 1 and country_of_demonym(words[0]) and words[1][:1].isupper():
        known = country_named(" ".join(words)) or words[1].lower() in PLACE_WORDS | FACILITY_WORDS | {"republic", "federation", "quarter"}
        if not known:
            start += len(words[0]) + 1
    if label in {"GPE", "LOC"} and len(words) > 2 and words[0].lower() in DIRECTIONS:
        whole, rest = " ".join(words), " ".join(words[1:])
        if not gazetteer.known(whole) and gazetteer.known(rest):
            start += len(words[0]) + 1  # 'South' of 'South West Varnholt'
    if label == "ORG" and len(words) > 3 and words[0].lower() in OFFICES and words[1] == "of":
        start += len(words[0]) + len(" of ")
    return start, end, label


def _with_surname(parsed: Parsed, start: int, end: int) -> int:
    """The end of a person's name with the surname that the parser left out: the next word, where the last one only stands before it."""
    inside = list(parsed.tokens_in(Span(start, end))) if start < end else []
    if not inside or inside[-1] + 1 >= len(parsed.tokens):
        return end
    last, after = parsed.tokens[inside[-1]], inside[-1] + 1
    word = parsed.lower(after)
    if (
        last.dep != "compound"
        or last.head != after
        or parsed.tokens[after].pos != "PROPN"
        or parsed.text[last.end : parsed.tokens[after].start] != " "
        or not is_name_word(parsed, after)
        or parsed.word(after).isupper() != parsed.word(inside[-1]).isupper()
        or word in NO_SURNAMES
        or country_named(parsed.word(after))
    ):
        return end
    return parsed.tokens[after].end


def _without_titles(parsed: Parsed, start: int, end: int, label: str) -> Iterator[Candidate]:
    """A person's span without the titles before it; 'Chilean President Marta Oyarzun' gives the last two words."""
    text = parsed.text
    tokens = [i for i in parsed.tokens_in(Span(start, end)) if parsed.tokens[i].start >= start and parsed.tokens[i].end <= end]
    if not tokens:
        if text[max(0, start - 1) : start] == "-":
            yield Candidate(start, end, label)  # 'mid-Ostmark'
        return
    if label == "PERSON" and parsed.lower(tokens[-1]) in TITLES and not is_first_name(parsed.word(tokens[0])):
        return  # 'Prime Minister' alone names nobody
    while label == "PERSON" and len(tokens) > 2 and parsed.lower(tokens[-1]) in OFFICES | {"executive", "deputy", "general"}:
        tokens.pop()
        end = parsed.tokens[tokens[-1]].end
    last_title = None
    for order, index in enumerate(tokens[:-1]):
        word = text[parsed.tokens[index].start : parsed.tokens[index].end].rstrip(".").lower()
        if word in TITLES and is_name_word(parsed, tokens[order + 1]):
            last_title = order
    if last_title is not None and label in {"PERSON", "ORG", "NORP", "GPE", "WORK_OF_ART", "PRODUCT", "FAC"}:
        rest = tokens[last_title + 1 :]
        words = [parsed.word(i) for i in rest]
        if label == "PERSON" or (is_first_name(words[0]) and len(words) > 1):
            opening = next(order for order, index in enumerate(tokens) if parsed.word(index).rstrip(".").lower() in TITLES)
            if opening:
                before = trim(text, start, parsed.tokens[tokens[opening - 1]].end)
                if gazetteer.known(text[slice(*before)]):
                    yield Candidate(*before, "GPE")  # 'Velgrad' in 'Velgrad Mayor Ana Kovit'
            yield Candidate(parsed.tokens[rest[0]].start, end, "PERSON")
            return
    # A trailing lower-case word or verb is no part of a name ('Oyarzun said').
    while tokens and parsed.word(tokens[-1])[:1].islower() and parsed.word(tokens[-1]).lower() not in INNER and label == "PERSON":
        tokens.pop()
    if not tokens:
        return
    first, last = parsed.tokens[tokens[0]].start, parsed.tokens[tokens[-1]].end
    if tokens[0] and parsed.lower(tokens[0] - 1) in HAZARDS and is_name_word(parsed, tokens[0] - 1):
        first, label = parsed.tokens[tokens[0] - 1].start, "EVENT"  # 'Cyclone Mara'
    if text[first:last].lower() in NEVER_NAMES | WEAPONS:
        return
    if label == "PERSON" and len(tokens) > 1 and country_of_demonym(parsed.word(tokens[0])):
        first = parsed.tokens[tokens[1]].start
    yield Candidate(*trim(text, first, last), label)


def _common_word(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a single capitalised word is only the first of its sentence, or a common noun in a heading."""
    word = parsed.text[start:end]
    lower = word.lower()
    if lower.rstrip(".") in NEVER_NAMES | WEAPONS:
        return True
    if not word.isalpha() or word.isupper():
        return False
    sentence = parsed.sentence_at(start)
    first = sentence is not None and not any(ch.isalnum() for ch in parsed.text[sentence.start : start])
    if not first:
        return False
    return lower in COUNTED or lower in COMMON_NOUNS or re.search(rf"(?<![\w’'-]){re.escape(lower)}(?![\w-])", parsed.text) is not None


def is_name_word(parsed: Parsed, index: int) -> bool:
    """Whether the token is written like a word of a name."""
    word = parsed.word(index)
    return word[:1].isupper() and not word.isdigit()


def _runs(parsed: Parsed) -> Iterator[Candidate]:
    """Runs of capitalised words that are tagged as proper nouns, titles before them taken off."""
    for sentence in parsed.sentences:
        index = sentence.first
        while index < sentence.last:
            if not _starts_run(parsed, index, sentence.first):
                index += 1
                continue
            last = index
            ahead = index + 1
            while ahead < sentence.last:
                word = parsed.word(ahead)
                if (
                    is_name_word(parsed, ahead)
                    and word.lower() not in NOT_NAMES
                    and parsed.text[parsed.tokens[ahead - 1].end] in " -’'\u00a0"
                ):
                    last = ahead
                elif word.lower() not in {"al", "-", "bin", "ibn", "de", "del", "of", "von", "van", "der", "el", "abu"}:
                    break
                ahead += 1
            first = index
            while first < last and parsed.word(first).rstrip(".").lower() in TITLES:
                first += 1
            if first < last and country_of_demonym(parsed.word(first)) and parsed.word(first + 1).lower() in TITLES:
                first += 2
            if parsed.word(first)[:1].islower():
                index = last + 1  # 'Chief of Staff' is an office
                continue
            if first <= last and (first < last or parsed.tokens[first].pos == "PROPN"):
                start, end = trim(parsed.text, parsed.tokens[first].start, parsed.tokens[last].end)
                word = parsed.text[start:end].lower()
                if end - start > 1 and not _common_word(parsed, start, end) and word not in NEVER_NAMES and word not in PEOPLE_WORDS:
                    yield Candidate(start, end, "")
            index = last + 1


def _starts_run(parsed: Parsed, index: int, first: int) -> bool:
    word = parsed.word(index)
    if not is_name_word(parsed, index) or word.lower() in NEVER_NAMES:
        return False
    return parsed.tokens[index].pos == "PROPN" or (
        index > first and parsed.tokens[index].pos in {"NOUN", "ADJ", "X", "VERB"} and len(word) > 1
    )


def _known(parsed: Parsed) -> Iterator[Candidate]:
    """Well-known bodies and countries, longest first, wherever the words stand."""
    text = parsed.text
    for sentence in parsed.sentences:
        index = sentence.first
        while index < sentence.last:
            word = parsed.word(index)
            if not (word[:1].isupper() or word.startswith(("al-", "so-", "dpa"))) or word.lower() == "the":
                index += 1
                continue
            if is_people(word):
                yield Candidate(parsed.tokens[index].start, parsed.tokens[index].end, "NORP")
            opening = WORD.match(text, parsed.tokens[index].start)
            if opening is None or _openings().isdisjoint({opening.group(), opening.group().title()}):
                index += 1
                continue
            for last in range(min(sentence.last, index + MAX_KNOWN_WORDS + 4) - 1, index - 1, -1):
                words = text[parsed.tokens[index].start : parsed.tokens[last].end]
                body = known_body(words)
                if body or country_named(words):
                    if last == index and _given_name(parsed, sentence.last, index):
                        continue
                    yield Candidate(parsed.tokens[index].start, parsed.tokens[last].end, "ORG" if body else "GPE")
                    index = last
                    break
            index += 1


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """The first words of all well-known names."""
    return frozenset(opening.group() for name in (*known_names(), *country_names()) if (opening := WORD.match(name)) is not None)


def _given_name(parsed: Parsed, stop: int, index: int) -> bool:
    """Whether a country's name is somebody's given name here ('Chad', 'Georgia' before a surname)."""
    after = index + 1
    if after >= stop or not is_first_name(parsed.word(index)) or not is_name_word(parsed, after):
        return False
    word = parsed.lower(after)
    return parsed.tokens[after].pos == "PROPN" and word not in BEHIND_COUNTRIES


def _whole(known: Iterable[Candidate], others: list[Candidate], parsed: Parsed) -> Iterator[Candidate]:
    """Known names, but not those inside a longer name ('AP' in 'AP Photo', 'Peru' in 'Bank of Peru') nor the surnames of people."""
    people = (parsed.text[o.start : o.end] for o in others if o.label == "PERSON")
    surnames = {words.split(" ")[-1] for words in people if " " in words and known_body(words) is None}
    for one in known:
        words = parsed.text[one.start : one.end]
        if one.label == "ORG" and words in surnames and not words.isupper():
            continue  # 'Globe said' after 'Ana Globe'
        longer = [o for o in others if o.start <= one.start and one.end <= o.end and (o.end - o.start) > (one.end - one.start)]
        if one.label == "NORP" and longer:
            continue
        if one.label == "GPE" and re.search(r"[A-ZÀ-Ž][\w’'-]+ d[eu] $", parsed.text[max(0, one.start - 30) : one.start]):
            continue
        if one.label == "GPE" and any(_is_body(parsed, o, one) for o in longer):
            continue
        if one.label == "GPE" and any(o.label in {"GPE", "LOC", "FAC"} and _behind_hyphen(parsed, one) for o in longer):
            continue  # 'Congo' in 'Bas-Congo Province'
        if one.label == "ORG" and any(o.label == "ORG" and o.start <= one.start and o.end - one.end > 3 for o in longer):
            continue
        yield one


def _behind_hyphen(parsed: Parsed, one: Candidate) -> bool:
    """Whether the name is the second part of a word whose first part is no country or body ('EU-Orlania') of its own."""
    first = re.search(r"([\w’']+)-$", parsed.text[: one.start])
    return first is not None and not (country_named(first[1]) or known_body(first[1]) or country_of_demonym(first[1]))


def _is_body(parsed: Parsed, longer: Candidate, known: Candidate) -> bool:
    """Whether the longer span is one name of a body, and no list or role that the known name merely stands in."""
    if longer.label != "ORG":
        return False
    words = parsed.text[longer.start : longer.end]
    return "," not in words and (longer.end > known.end or " of " in words)


def _extended(parser: Iterable[Candidate], runs: list[Candidate], parsed: Parsed) -> Iterator[Candidate]:
    """A one-word name of the parser within a run of two or three words is that run ('Tel' in 'Tel Example')."""
    for one in parser:
        words = parsed.text[one.start : one.end]
        if " " in words or country_named(words) or country_seated(words) or country_of_demonym(words):
            continue
        for run in runs:
            if run.start <= one.start and one.end <= run.end and run.end - run.start > one.end - one.start:
                text = parsed.text[run.start : run.end]
                if text.count(" ") <= 2 and not country_of_demonym(text.split(" ")[0]) and text.replace(" ", "").replace("-", "").isalpha():
                    yield Candidate(run.start, run.end, one.label)
                break


def repeats(parsed: Parsed, found: list[Candidate], surfaces: Iterable[tuple[str, str]]) -> list[Candidate]:
    """Other places of the given surfaces (text, label) that no candidate covers, as whole words with the same capitals."""
    covered = bytearray(len(parsed.text))
    for one in found:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for surface, label in sorted(set(surfaces), key=lambda pair: (-len(pair[0]), pair)):
        opening = WORD.match(surface)
        if opening:
            by_first[opening.group()].append((surface, label))
    added = []
    position = 0
    text = parsed.text
    for match in WORD.finditer(text):
        start = match.start()
        if start < position or (start and text[start - 1] == "-"):
            continue
        for surface, label in by_first.get(match.group(), ()):
            end = start + len(surface)
            after = text[end : end + 1]
            if text.startswith(surface, start) and not (after.isalnum() or (after in {"-", "_"} and after)) and not any(covered[start:end]):
                added.append(Candidate(start, end, label))
                position = end
                break
    return added
