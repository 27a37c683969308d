"""Where and when a telling is set: what hangs on its own words first, then its clause, its sentence, and what was told just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from tallystick.extract.incidents.dating import dates_something_else, is_stamp, of_what_it_ranks_with, only_ranks, shares_its_day
from tallystick.extract.incidents.distances import DISTANCE_FROM, DISTANCE_REACH, far_from
from tallystick.extract.incidents.likeness import compatible, is_definite, is_whose, told_of_somebody
from tallystick.extract.incidents.place_chains import CHAIN, PARTS_OF_TOWNS, PLACE_NOUNS, WHERE_BEHIND, labels_line
from tallystick.extract.incidents.scenes import is_compared, is_no_scene
from tallystick.extract.incidents.tellings import Telling
from tallystick.extract.place_nouns import owned_place
from tallystick.lexicon import gazetteer
from tallystick.lexicon import incidents as words
from tallystick.lexicon.countries import country_named, country_of_demonym, country_seated
from tallystick.lexicon.cues import SPEECH
from tallystick.lexicon.scale import ELSEWHERE
from tallystick.lexicon.times import BEFORE_TIME, BIRTH
from tallystick.records.mention import NameKind, NameMention, StatementMention, TimeMention
from tallystick.records.parsed import CLAUSE_LABELS, SUBJECT_LABELS, Parsed, Sentence
from tallystick.records.report import Report, Span
from tallystick.records.times import Day, Duration, Moment, Offset, Reference, Repeated, Weekday

PLACE_KINDS = frozenset({NameKind.PLACE, NameKind.FACILITY})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = frozenset(
    "in at near above from to into inside outside across around of over on throughout within towards toward along off amid against through "
    "between via beside including like north south east west".split()
)
PLACE_BEFORE = re.compile(rf"\b{PLACE_NOUNS}s? of (?:the )?$", re.IGNORECASE)
PLACE_AFTER = re.compile(rf" {PLACE_NOUNS}\b", re.IGNORECASE)
BEFORE_WHERE = re.compile(rf"(?: {PLACE_NOUNS})?,? ?", re.IGNORECASE)
"""What stands between a place and 'where': 'Asmar village, where …'."""
MAX_KIND = 20
BEHIND = re.compile(
    r" (?:in|near|at|outside)(?: the| downtown| central| northern| southern| eastern| western)*(?: city of| town of| village of)? "
)
BEHIND_THING = 80
COUNTED_FROM = re.compile(r"\s*\b(after|before|following|since|ahead of)\b", re.IGNORECASE)
ANSWER_TO = re.compile(r"^[^.!?\n]*\b(?:response|retaliation|reaction|reply|revenge|reprisals?|retribution) (?:to|for)\b[^.!?\n]*$")
"""'The strike was a response to the use of gas in Asmar': what stands behind it places and dates the use."""
SUBURB = re.compile(r" suburbs?\b(?! of\b)")
SUFFERING = frozenset("be come suffer witness experience see face endure undergo remain".split())
"""Verbs whose subject, where it is a place, is where it happens: 'X came under attack', 'X has been under siege'."""
OPENING_CHARACTERS = 14
"""Characters of a sentence before a time that still opens it ('Early on ')."""
PREFIX = re.compile(r"[-‐‑](?!area\b|region\b)[a-z]")
"""'the Norland-based monitor', 'a Norland-backed offensive': the name says whose or from where, and places nothing."""
EXPERTS = frozenset(
    "seismologist scientist researcher expert analyst professor geologist geophysicist meteorologist forecaster economist historian volcanologist "
    "epidemiologist physicist lecturer commentator".split()
)
"""Who looks at something from afar: where they work is not where it was, whatever they do with it."""
NAMING_REACH = 30
"""Characters between a day and the noun of the deed that it names."""
OF_THE_PLACE = frozenset({"disaster", "accident", "protest", "curfew", "siege"})
"""Types whose possessive is where it was ('Peru's worst flood'); that of an attack may be who did it."""
AGE_BEFORE = re.compile(r"\b\d{1,3},?(?: years old,?| and)? (?:also )?(?:of|from) (?:the )?$")
"""'Renn, 25, of Varnholt': where a person comes from."""
NAMED_AS = re.compile(r"\b(?:identified|named|known) as (?:\w+-year-old )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3},? (?:of|from) $")
"""'identified as Ana Renn of Varnholt': the same, also where the parser does not know the name."""
RIGHT_BEHIND = re.compile(r"\s+(?:on |early |late )?")
SENT = frozenset("ambassador envoy emissary delegate representative consul attache attaché".split())
"""Those who are sent to a place."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NO_SAYING = frozenset({"continue", "call", "read", "point", "repeat", "threaten", "urge"})
"""Verbs of speaking that tell of other things as well."""
OF_A_FORCE = re.compile(r" (?:government|regime|army|military|forces|troops|rebels?|air force|navy|warplanes?|jets?|president)\b")
"""Behind a country's name: whose it is, not where it strikes."""
THE_TOWN = re.compile(r"\bin the (?:city|town|village|hamlet|district|province|region)\b(?! (?:of|near|called|where)\b)", re.IGNORECASE)
"""'the judge of Velgrad, whom rebels arrested in the city': the one that its sentence has just named."""
NAMING = frozenset({"know", "call", "name", "dub"})
"""Participles that only name what stands before them, and on which no day hangs."""
OF_CONTINENTS = frozenset({"American", "African", "Asian", "European", "Arab"})
"""Last words of 'Central American', 'West African': a people's, and no place."""
TOLD_OFTEN = 3
"""Times that a report sent from another country names the one that it tells of."""
TIMELESS = (Duration, Repeated, Reference)
"""Values that date nothing: 'for weeks', 'every Friday', 'now'."""


class Setting:
    """Places and times of one report by where they stand."""

    def __init__(
        self,
        report: Report,
        parsed: Parsed,
        names: Sequence[NameMention],
        times: Sequence[TimeMention],
        statements: Sequence[StatementMention],
    ) -> None:
        self.report = report
        self.parsed = parsed
        self.sources = [link.span for s in statements for link in s.chain if link.span is not None]
        speakers = {link.mention for s in statements for link in s.chain}
        self.sources.extend(name.role_span for name in names if name.role_span is not None and name.id in speakers)
        there = (name for name in names if may_be_place(name, report.text) and not is_no_scene(name, report.text))
        self.places = sorted(there, key=lambda name: name.span)
        self._place_starts = [name.span.start for name in self.places]
        dated = (time for time in times if not isinstance(time.value, TIMELESS) and not is_stamp(time, report))
        dated = (time for time in dated if not BIRTH.search(report.text, max(0, time.span.start - BEFORE_TIME), time.span.start))
        dated = (t for t in dated if not only_ranks(t.span.start, t.span.end, report.text) and not is_compared(t.span.start, report.text))
        self.times = sorted(dated, key=lambda time: time.span)
        self._time_starts = [time.span.start for time in self.times]
        self.said = {s.when for s in statements if s.when}
        self.people = sorted(name.span for name in names if name.kind is NameKind.PERSON)
        self._tellings: dict[int, Telling] = {}
        self._told_country = self._country_told(names)

    def enter(self, tellings: Sequence[Telling]) -> None:
        """Takes the tellings of one sentence, so that a place or time which hangs on one of them is not given to another."""
        self._tellings = {token: telling for telling in tellings for token in telling.tokens}

    def of_another(self, span: Span, telling: Telling) -> bool:
        """Whether the words hang on another telling: 'arrested in the Asmar shooting' places the shooting, not the arrest."""
        parsed = self.parsed
        indices = list(parsed.tokens_in(span))
        if not indices:
            return False
        inside = set(indices)
        head = next((i for i in indices if parsed.tokens[i].head not in inside), indices[-1])
        if self.of_its_cause(span, telling):
            return True
        for above in (head, *parsed.ancestors(head)):
            if above in telling.holders:
                return False
            other = self._tellings.get(above)
            if other is not None and other is not telling:
                aside = not telling.main.verb and telling.top == telling.main.token
                return not next(m.verb for m in other.members if m.token == above) or aside or not compatible(other, telling)
        return False

    def of_its_cause(self, span: Span, telling: Telling) -> bool:
        """Whether the words are of what the telling answers: 'the strike was a response to the use of gas in Asmar on Monday'."""
        told = self.parsed.tokens[telling.main.token].end
        return told < span.start and ANSWER_TO.search(self.report.text[told : span.start]) is not None

    # -- where ---------------------------------------------------------------------------------------------------------
    def place_of(self, telling: Telling, span: Span, sentence: Sentence) -> tuple[NameMention | None, bool]:
        """The place in the telling's sentence, and whether it stands in its own words."""
        if self.only_felt(telling):
            return None, False
        attached = self.place_of_relative(telling) or self.attached_place(telling)
        if attached is not None:
            return self.narrowest(attached), True
        inside = [p for p in self.places_in(span) if self.located(p) and not self.of_another(p.span, telling)]
        if inside:
            return self.narrowest(min(inside, key=lambda p: (p.span.distance(self.token_span(telling.main.token)), p.span))), True
        if ELSEWHERE.search(span.of(self.report.text)):
            return None, False
        town = THE_TOWN.search(self.report.text, span.start, span.end)
        if town is not None:
            named = [p for p in self.places_in(sentence.span) if p.span.end <= town.start() and not self.of_source(p.span)]
            if named:
                return named[-1], False
        here = [p for p in self.places_in(sentence.span) if self.located(p) and not self.of_source(p.span)]
        clause = [p for p in here if not self.in_other_clause(p, telling, sentence) and not self.of_another(p.span, telling)]
        if clause:
            return self.narrowest(min(clause, key=lambda p: (p.span.distance(span), p.span))), True
        beside = self.clause_beside(telling, sentence)
        there = [p for p in here if (beside is not None and beside.covers(p.span)) or self.of_what_they_did(p, telling)]
        return (self.narrowest(there[0]), True) if there else (None, False)

    def of_what_they_did(self, place: NameMention, telling: Telling) -> bool:
        """'attacked a patrol guarding a bridge in Asmar', 'killed people praying in Asmar': where those hit were at it they were hit."""
        parsed = self.parsed
        token = parsed.token_at(place.span.start)
        verb = parsed.governor(token) if token is not None else None
        if verb is None or not telling.main.verb or parsed.tokens[verb].tag != "VBG" or parsed.tokens[verb].lemma not in words.BUSY_WITH:
            return False
        near = any(
            parsed.lower(i) in {"in", "at", "near", "outside"} and parsed.tokens[i].dep == "prep" for i in parsed.ancestors(token or 0)
        )
        above = parsed.tokens[verb].head
        return (
            near
            and parsed.tokens[verb].dep in {"acl", "advcl"}
            and (above in telling.holders or parsed.tokens[above].head in telling.holders)
        )

    def clause_beside(self, telling: Telling, sentence: Sentence) -> Span | None:
        """'… shot dead a radio host as she left her home in Asmar on Monday': what the host did then was there and then too."""
        parsed = self.parsed
        if not telling.main.verb or telling.main.type not in words.CASUALTY_TYPES:
            return None
        first = max(telling.tokens) + 1
        for index in range(first, sentence.last):
            if parsed.tokens[index].pos in {"VERB", "AUX"} and parsed.lower(index) != "dead" and parsed.tokens[index].tag in FINITE:
                return None
            if parsed.lower(index) in {"as", "while", "when"} and parsed.tokens[index].dep in {"mark", "advmod"}:
                end = next((i for i in range(index, sentence.last) if parsed.lower(i) in {",", ";", "and"}), sentence.last - 1)
                told = any(index < token < end for token in self._tellings)
                return None if told else Span(parsed.tokens[index].start, parsed.tokens[end].end)
        return None

    def only_felt(self, telling: Telling) -> bool:
        """'Residents of X felt the quake', 'it was felt in X': where a quake was felt is not where it was."""
        parsed = self.parsed
        for member in telling.members:
            token = parsed.tokens[member.token]
            if token.dep in {"dobj", "obj", "nsubjpass"} and parsed.tokens[token.head].lemma == "feel":
                return True
        return False

    def place_of_relative(self, telling: Telling) -> NameMention | None:
        """'Asmar, where two people were shot': the place before 'where'."""
        parsed = self.parsed
        # 'Asmar, where the army says rebels killed a guard': 'where' hangs on the verb of saying.
        above = parsed.tokens[telling.top]
        said = {above.head} if above.dep == "ccomp" and parsed.tokens[above.head].lemma in SPEECH else set()
        for token in sorted(telling.tokens | {telling.top} | said):
            for child in parsed.children(token):
                if parsed.lower(child) == "where" and parsed.tokens[child].dep == "advmod":
                    start = parsed.tokens[child].start
                    before = [
                        p
                        for p in self.places
                        if 0 <= start - p.span.end <= MAX_KIND and BEFORE_WHERE.fullmatch(self.report.text, p.span.end, start)
                    ]
                    if before:
                        return self.counted_from(before[-1]) or before[-1]
        return None

    def counted_from(self, place: NameMention) -> NameMention | None:
        """Of 'the town of Asmar, 60 km from Velgrad, where …' Asmar: the place right before the distance that is counted from another."""
        start = max(0, place.span.start - DISTANCE_REACH)
        found = DISTANCE_FROM.search(self.report.text[start : place.span.start])
        if found is None:
            return None
        before = [p for p in self.places if 0 <= start + found.start() - p.span.end <= MAX_KIND]
        return before[-1] if before else None

    def attached_place(self, telling: Telling) -> NameMention | None:
        """A place on one of the telling's triggers: 'in X', 'hit X', 'X bombing', 'the bombing of X'."""
        parsed = self.parsed
        tokens = sorted(telling.holders, key=lambda t: (t != telling.main.token, t in telling.clauses, t))
        for token in tokens:
            options: list[int] = []
            heads = [token]
            if parsed.tokens[token].dep == "amod":  # 'a collapsed shaft near X', wherever the parser hangs 'near'
                end = parsed.tokens[parsed.tokens[token].head].end
                behind = [p for p in self.places_in(Span(end, end + BEHIND_THING)) if BEHIND.fullmatch(self.report.text, end, p.span.start)]
                if behind:
                    return behind[0]
            if parsed.tokens[token].pos not in {"VERB", "AUX"}:
                owned = {"poss"} if telling.main.type in OF_THE_PLACE else set()
                for child in parsed.children(token):
                    if parsed.tokens[child].dep in {"compound", "nmod"} | owned and not (
                        telling.main.type == "strike" and parsed.word(child) in words.STATES_AS_ADJECTIVES
                    ):
                        options.append(child)
            else:
                if parsed.tokens[token].lemma in words.PLACE_VERBS:
                    options.extend(parsed.objects(token))
                    if parsed.passive(token):
                        options.extend(parsed.subjects(token))
                elif parsed.tokens[token].lemma in SUFFERING:
                    options.extend(parsed.subjects(token))
                heads.extend(c for c in parsed.complements(token) if c in telling.tokens)
                heads.extend(parsed.objects(token))
                heads.extend(parsed.subjects(token))
            for head in heads:
                for preposition, thing in parsed.obliques(head):
                    first = preposition.partition(" ")[0]
                    if first in PLACE_PREPOSITIONS and (head == token or first not in {"from", "to", "of", "over"}):
                        options.append(thing)
                        options.extend(
                            inner
                            for inner_preposition, inner in parsed.obliques(thing)
                            if inner_preposition.partition(" ")[0] in PLACE_PREPOSITIONS
                        )
            for option in options:
                place = self.place_on(option)
                if place is not None and not self.of_source(place.span) and not self.of_another(place.span, telling):
                    return place
        return None

    def place_on(self, token: int) -> NameMention | None:
        """The place that the token is part of, or the one in its phrase ('the coastal town of X in Y': X)."""
        here = self.token_span(token)
        phrase = self.parsed.phrase(token)
        inside = [p for p in self.places_in(phrase) if not self.is_origin(p) and not self.of_a_nation(p)]
        exact = [p for p in inside if p.span.covers(here)]
        after = [p for p in inside if p.span.start >= here.start]
        chosen = exact or after or [p for p in inside if self.located(p)]
        return min(chosen, key=lambda p: p.span.distance(here)) if chosen else None

    def of_a_nation(self, place: NameMention) -> bool:
        """'two U.S. engineers', 'the Norway embassy': whose they are, not where it was."""
        token = self.parsed.token_at(place.span.end - 1)
        if token is None or country_named(place.text) is None or self.parsed.tokens[token].dep not in {"compound", "amod", "nmod"}:
            return False
        head = self.parsed.tokens[token].head
        noun = self.parsed.tokens[head].lemma
        return head > token and noun in words.PEOPLE | words.FORCES | {"embassy", "consulate", "government", "company", "base", "citizen"}

    def narrowest(self, place: NameMention) -> NameMention:
        """The first name of the chain that the place ends: of 'in Asmar, Velgrad province' Asmar."""
        index = self.places.index(place)
        while index > 0:
            before = self.places[index - 1]
            gap = self.report.text[before.span.end : self.places[index].span.start]
            if CHAIN.fullmatch(gap) is None or not self.located(before):
                break
            index -= 1
        return (owned_place(place, self.places, self.report.text) if self.places[index] is place else None) or self.places[index]

    def places_in(self, span: Span) -> list[NameMention]:
        first, last = bisect_left(self._place_starts, span.start), bisect_left(self._place_starts, span.end)
        return [p for p in self.places[first:last] if p.span.end <= span.end]

    def located(self, place: NameMention) -> bool:
        """Whether the words use the name as a place: after a preposition, as object of a place verb, in a noun's front."""
        parsed = self.parsed
        indices = list(parsed.tokens_in(place.span))
        if not indices or self.is_origin(place):
            return False
        if WHERE_BEHIND.match(self.report.text, place.span.end) or labels_line(parsed, place.span):
            return True
        inside = set(indices)
        head = next((i for i in indices if parsed.tokens[i].head not in inside), indices[-1])
        token = parsed.tokens[head]
        while token.dep in {"conj", "appos", "compound", "nmod"} and token.head != head:
            head = token.head
            token = parsed.tokens[head]
        if token.dep == "poss" and parsed.tokens[token.head].lemma in PARTS_OF_TOWNS:
            token = parsed.tokens[token.head]  # 'on Asmar's outskirts'
        if token.dep == "pobj":
            return parsed.lower(token.head) in PLACE_PREPOSITIONS
        if token.dep in {"dobj", "nsubjpass"}:
            return parsed.tokens[token.head].lemma in words.PLACE_VERBS or place.kind is NameKind.FACILITY
        if token.dep in {"npadvmod", "advmod"}:
            return True
        if token.dep in {"nsubj", "nsubjpass"} and parsed.tokens[token.head].lemma in SUFFERING:
            return True
        return place.kind is NameKind.FACILITY and token.dep not in {"nsubj"}

    def is_beside(self, place: NameMention) -> bool:
        """Whether it only says what the town is a suburb of, and the dateline names the town: 'a nightclub in suburban Velgrad'."""
        text, dateline = self.report.text, self.report.dateline
        if dateline is None or dateline.place is None or place.span.overlaps(dateline.span):
            return False
        return text[: place.span.start].endswith("suburban ") or SUBURB.match(text, place.span.end) is not None

    def is_origin(self, place: NameMention) -> bool:
        """Whether the name says where somebody comes from: 'Renn, 25, of Varnholt', 'a painter from Varnholt', 'Norland regime raids'."""
        parsed = self.parsed
        if self.is_beside(place) or is_whose(parsed, place) or OF_A_FORCE.match(self.report.text, place.span.end):
            return True
        if AGE_BEFORE.search(self.report.text[max(0, place.span.start - 30) : place.span.start]):
            return True
        if NAMED_AS.search(self.report.text[max(0, place.span.start - 80) : place.span.start]):
            return True
        head = parsed.token_at(place.span.start)
        if head is None:
            return False
        while parsed.tokens[head].dep in {"appos", "compound", "nmod", "conj"} and parsed.tokens[head].head != head:
            head = parsed.tokens[head].head
        preposition = parsed.tokens[head].head
        above = parsed.tokens[parsed.tokens[preposition].head]
        if parsed.tokens[head].dep == "pobj" and parsed.lower(preposition) == "to" and above.lemma in SENT:
            return True  # 'the former ambassador to Velgrad was shot'
        if parsed.tokens[head].dep != "pobj" or parsed.lower(preposition) not in {"of", "from"}:
            return False
        here = Span(above.start, above.end)
        if any(person.covers(here) for person in self.people):
            return True
        if parsed.lower(preposition) == "of":
            return False
        return above.lemma in words.PEOPLE or above.lemma == "native" or (above.pos == "NOUN" and above.lemma not in words.NOUN_TYPES)

    def of_source(self, span: Span) -> bool:
        """Whether the name only says where a speaker belongs."""
        return any(source.covers(span) for source in self.sources) or under_speaker(self.parsed, span)

    def in_other_clause(self, place: NameMention, telling: Telling, sentence: Sentence) -> bool:
        """Whether the place stands under another verb's subject or in a relative clause of something else."""
        parsed = self.parsed
        token = parsed.token_at(place.span.start)
        if token is None:
            return True
        holders = telling.holders | set(parsed.ancestors(telling.top))
        aside = told_of_somebody(parsed, telling)
        for above in parsed.ancestors(token):
            if above in aside or above in holders:
                return above in aside
            if parsed.tokens[above].dep in CLAUSE_LABELS | {"conj"} and parsed.tokens[above].pos in {"VERB", "AUX"}:
                return not any(t in parsed.subtree(above) for t in telling.tokens)
        return False

    # -- when ----------------------------------------------------------------------------------------------------------
    def time_of(self, telling: Telling, span: Span, sentence: Sentence) -> tuple[TimeMention | None, bool]:
        """The time in the telling's sentence, and whether it stands in its own words."""
        main = self.token_span(telling.main.token)
        named = next((t for t in self.times_in(sentence.span) if self.names_it(t, telling, main)), None)
        named = named or next((t for t in self.times_in(sentence.span) if telling.main.verb and self.right_behind(t, main)), None)
        if named is not None:
            return named, True
        inside = [t for t in self.times_in(span) if (t.id not in self.said or self.hangs_on(t, telling)) and not self.counts_from(t, main)]
        inside = [t for t in inside if not self.of_its_cause(t.span, telling)]
        inside = [
            t for t in inside if self.hangs_on(t, telling) or not (self.time_elsewhere(t, telling) or self.of_another(t.span, telling))
        ]
        if inside:
            attached = [t for t in inside if self.hangs_on(t, telling)]
            return min(attached or inside, key=lambda t: (t.span.distance(main), t.span)), True
        here = [t for t in self.times_in(sentence.span) if t.id not in self.said and not self.counts_from(t, main)]
        here = [t for t in here if not self.of_its_cause(t.span, telling)]
        hanging = [t for t in here if self.hangs_on(t, telling)]
        if hanging:
            return min(hanging, key=lambda t: (t.span.distance(main), t.span)), True
        free = [t for t in here if not self.time_elsewhere(t, telling) and not self.of_another(t.span, telling)]
        if free:
            return min(free, key=lambda t: (t.span.distance(span), t.span)), False
        beside = self.clause_beside(telling, sentence)
        then = [t for t in here if beside is not None and beside.covers(t.span)]
        return (then[0], True) if then else (None, False)

    def right_behind(self, time: TimeMention, main: Span) -> bool:
        """'a hall that was bombed on Monday': whatever verb the parser hangs the day on."""
        return main.end <= time.span.start and RIGHT_BEHIND.fullmatch(self.report.text, main.end, time.span.start) is not None

    def times_in(self, span: Span) -> list[TimeMention]:
        first, last = bisect_left(self._time_starts, span.start), bisect_left(self._time_starts, span.end)
        return [t for t in self.times[first:last] if t.span.end <= span.end + 2]

    def opening_time(self, sentence: Sentence) -> str | None:
        """The time that a sentence opens with ('On 3 May, …', 'Early on Sunday …'): it sets what follows."""
        for time in self.times_in(sentence.span):
            if time.id in self.said or not isinstance(time.value, (Day, Weekday, Moment, Offset)):
                continue
            if time.span.start - sentence.start <= OPENING_CHARACTERS and not COUNTED_FROM.match(
                self.report.text[time.span.end : time.span.end + 8]
            ):
                return time.id
        return None

    def dateline_place(self) -> str | None:
        """The place of the dateline: the weakest ground, for reports that name no other."""
        dateline = self.report.dateline
        if dateline is None or dateline.place_span is None:
            return None
        found = next((place for place in self.places if place.span.overlaps(dateline.place_span)), None)
        if found is None or self._told_country is None or self._told_country == country_of_place(found.text):
            return found.id if found is not None else None
        return next((place.id for place in self.places if country_named(place.text) == self._told_country), None)

    def _country_told(self, names: Sequence[NameMention]) -> str | None:
        """The one country that the report speaks of, where it was sent from another: by its name and its people's."""
        dateline = self.report.dateline
        if dateline is None or dateline.place is None:
            return None
        told = Counter(code for name in names if name.span.start >= dateline.span.end and (code := country_of_word(name.text)) is not None)
        home = country_of_place(dateline.place)
        best = max(told, key=lambda code: (told[code], code), default=None)
        if best is None or home is None:
            return None
        return best if told[best] >= (TOLD_OFTEN if told[home] else TOLD_OFTEN - 1) and told[home] * 3 <= told[best] else None

    def names_it(self, time: TimeMention, telling: Telling, main: Span) -> bool:
        """'claimed an October 2 bomb attack': the day stands in front of the deed's noun, with nothing but what describes it between."""
        if telling.main.verb or not 0 < main.start - time.span.end <= NAMING_REACH or not isinstance(time.value, (Day, Weekday)):
            return False
        first = self.parsed.token_at(time.span.end - 1)
        between = range((first or 0) + 1, telling.main.token)
        return all(self.parsed.tokens[i].pos in {"NOUN", "PROPN", "ADJ", "PART"} and self.parsed.word(i) != "," for i in between)

    def counts_from(self, time: TimeMention, trigger: Span) -> bool:
        """'a week after the strike': the time of something else, counted from this, or since which it is the worst."""
        if of_what_it_ranks_with(time.span.start, trigger.start, self.report.text):
            return True
        if time.span.end > trigger.start:
            return False
        return bool(
            COUNTED_FROM.match(self.report.text[time.span.end : trigger.start]) or COUNTED_FROM.search(time.span.of(self.report.text))
        )

    def hangs_on(self, time: TimeMention, telling: Telling) -> bool:
        """Whether the time's head hangs on a trigger of the telling or on its verb, by way of a preposition at most."""
        parsed = self.parsed
        indices = list(parsed.tokens_in(time.span))
        inside = set(indices)
        holders = telling.holders
        if isinstance(time.value, Offset) and time.value.context and indices:
            # 'from a ferry that sank in the river a day earlier': of the verb before it, wherever a parser hangs it
            before = next((index for index in range(indices[0] - 1, -1, -1) if parsed.tokens[index].pos in {"VERB", "PUNCT"}), None)
            if before is not None and before in holders:
                return True
        for index in indices:
            head = parsed.tokens[index].head
            steps = 0
            while head in inside or (parsed.tokens[head].pos in {"ADP", "ADV", "SCONJ"} and parsed.tokens[head].head != head and steps < 3):
                if parsed.tokens[head].head == head:
                    break
                head = parsed.tokens[head].head
                steps += 1
                if steps > 6:
                    break
            if head in holders or self._shared(head, time, holders):
                return True
            if parsed.tokens[index].dep == "poss" and parsed.tokens[index].head in holders:
                return True
            done = parsed.tokens[head]
            if done.dep == "acl" and done.head in holders and done.lemma in words.LIGHT_VERBS and done.tag == "VBN":
                return True  # 'in strikes carried out by troops in August'
        return False

    def _shared(self, verb: int, time: TimeMention, holders: frozenset[int]) -> bool:
        """Whether the verb shares its day with one of the telling's, and no other day stands between them."""
        first = shares_its_day(self.parsed, verb)
        while first is not None and first not in holders:
            first = shares_its_day(self.parsed, first)
        return first is not None and not self.times_in(Span(self.parsed.tokens[first].end, time.span.start - 1))

    def time_elsewhere(self, time: TimeMention, telling: Telling) -> bool:
        """Whether the time stands under a verb that neither holds the telling nor is held by it."""
        parsed = self.parsed
        token = parsed.token_at(time.span.start)
        if token is None:
            return True
        governor = token if parsed.tokens[token].pos == "VERB" else parsed.governor(token)
        while governor is not None and parsed.tokens[governor].dep == "acl" and parsed.tokens[governor].lemma in NAMING:
            governor = parsed.governor(governor)  # 'killed six of a force known as the Wardens in April'
        if governor is None:
            return False
        if (
            not telling.main.verb
            and telling.top == telling.main.token
            and governor not in telling.holders
            and is_definite(self.parsed, telling)
        ):
            return True  # 'survivors of the attack met on Monday': not the attack's day
        chain = {telling.top, *telling.tokens, *self.above(telling.top)}
        if governor in chain:
            # the verb of saying above it: 'said Wednesday that X was hit' dates the saying
            lemma = parsed.tokens[governor].lemma
            said = lemma in SPEECH - NO_SAYING
            return governor not in telling.tokens and (said or (governor not in telling.holders and dates_something_else(parsed, governor)))
        return True

    def above(self, token: int) -> list[int]:
        """The tokens above one, up to the noun that its relative clause describes: a day beyond it is that of something else."""
        found: list[int] = []
        if self.parsed.tokens[token].dep in {"relcl", "acl"}:
            return found
        for above in self.parsed.ancestors(token):
            found.append(above)
            if self.parsed.tokens[above].dep in {"relcl", "acl"}:
                break
        return found

    def token_span(self, token: int) -> Span:
        """The token's characters."""
        return Span(self.parsed.tokens[token].start, self.parsed.tokens[token].end)


def country_of_word(name: str) -> str | None:
    """The code of the country that a name or a people's name ('Norwegian') stands for."""
    return country_named(name) or country_of_demonym(name) or country_of_demonym(name.title())


def country_of_place(name: str) -> str | None:
    """The code of the country in which a dateline's town lies; of several towns of that name the best known."""
    return country_named(name) or country_seated(name) or next((one.country for one in gazetteer.candidates(name)), None)


def under_speaker(parsed: Parsed, span: Span) -> bool:
    """Whether the words hang on the subject of a verb of speaking: 'Ana Renn, who studies faults at a college in X, says …'."""
    token = parsed.token_at(span.start)
    if token is None:
        return False
    for index in (token, *parsed.ancestors(token)):
        here = parsed.tokens[index]
        if here.dep in SUBJECT_LABELS and (parsed.tokens[here.head].lemma in SPEECH or here.lemma.lower() in EXPERTS):
            return not here.start <= span.start < here.end
        if here.dep in {"ccomp", "conj", "advcl", "parataxis"} and here.pos in {"VERB", "AUX"}:
            return False
    return False


def may_be_place(name: NameMention, text: str) -> bool:
    """Whether the name may name a place: by its kind, or by the words around it ('the town of Asmar', 'Asmar province')."""
    if not (name.named or name.kind is NameKind.PLACE) or PREFIX.match(text, name.span.end) or far_from(name, text):
        return False
    if PLACE_BEFORE.search(text[max(0, name.span.start - 24) : name.span.start]) or PLACE_AFTER.match(
        text[name.span.end : name.span.end + 14]
    ):
        return name.kind is not NameKind.GROUP
    if name.kind in {NameKind.PERSON, NameKind.GROUP, NameKind.WEAPON, NameKind.EVENT} or name.text.split()[-1] in OF_CONTINENTS:
        return False
    return name.kind in PLACE_KINDS or (name.label in PLACE_LABELS and name.kind is not NameKind.ORGANIZATION)
