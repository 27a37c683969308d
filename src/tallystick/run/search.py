"""Search over one account: words, names in any spelling, places, days and numbers.

The index is an inverted one, made from an account in memory, so that it is the same whatever database keeps the case. Every figure,
incident, statement and report is an entry; what can be asked of it (a word of its sentence, an entity, an outlet) is a key. A query is an
intersection of terms, each a union of keys.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import log
from operator import is_
from sys import intern
from typing import Any

import snowballstemmer
from rapidfuzz import fuzz, process

from tallystick.lexicon.sentences import split_sentences
from tallystick.present.places import PlaceTree
from tallystick.records.account import Account, AccountReport, AttributionLink, Entity, Figure, Incident, Statement
from tallystick.records.report import Evidence, Span
from tallystick.records.values import TimeSpan
from tallystick.run.folding import WORD, fold_word, fold_words
from tallystick.run.query import Count, Query, measure_forms
from tallystick.run.results import KINDS, Hit, Key, Results, Term, bounds, ends

NEAR = 88
"""Likeness (0 to 100) from which on a name's spelling counts as the same name; 'Zelensky' and 'Zelenskiy' are 94 alike."""
FAR = 78
"""The same for a word that stands nowhere: the nearest name, if there is one, is searched instead, and that is said."""
LEAST_NEAR = 5
"""Letters from which on other spellings are looked for: shorter names are too often one letter apart."""
MOST_NEAR = 6
MOST_TELLINGS = 40
"""Places of an incident whose sentences are indexed."""
NAME_WORDS = 5
"""Words of the longest name that a query is searched for as one."""
SATURATION = 1.2
"""How soon more of the same word stops to count; the usual value of BM25's k1."""


class SearchIndex:
    """The index of one account. Making it takes about a second for a thousand reports; a query then takes milliseconds.

    ``before`` is the index of an earlier account of the same case: what stayed as it was is taken from it, which saves most of the time
    where no report came or went. The index is the same without it.
    """

    def __init__(self, account: Account, before: SearchIndex | None = None) -> None:
        self.account = account
        self.reports: dict[str, AccountReport] = {report.id: report for report in account.reports}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in account.entities}
        self.hits: list[Hit] = []
        self.first: list[str | None] = []
        self.last: list[str | None] = []
        self._keys: dict[Key, array[int]] = {}
        self._counts: dict[str, array[int]] = {}
        """Word → report, counted from the first, and how often it stands there (report << 8 | times)."""
        self._ranges: dict[str, tuple[int, int]] = {}
        self._words: dict[str, str] = {}
        self._voices: dict[str, tuple[Key, ...]] = {}
        self._names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._name_words: dict[str, set[str]] = defaultdict(set)
        self._outlets: dict[str, str] = {}
        self._mentions: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._sentences: dict[str, tuple[Span, ...]] = {}
        self._tokens: dict[str, tuple[list[int], list[str]]] = {}
        self._own: dict[str, tuple[object, Any, tuple[Key, ...]]] = {}
        """Record → the record, what else its keys follow from, and those keys that it has of itself."""
        self._stem = snowballstemmer.stemmer("english").stemWord
        self._before: SearchIndex | None = None
        if before is not None and _same(account.reports, before.account.reports):
            self._counts, self._outlets, self._sentences = before._counts, before._outlets, before._sentences
            if _same(account.entities, before.account.entities):
                self._names, self._name_words, self._mentions = before._names, before._name_words, before._mentions
                self._before = before
        self._within: PlaceTree = self._before._within if self._before is not None else PlaceTree(account.entities)
        self._build()
        self._before = None

    # -- making --------------------------------------------------------------------------------------------------------
    def _build(self) -> None:
        if self._before is None:
            self._name_all()
        if not self._outlets:
            for report in self.account.reports:
                self._outlets.setdefault(" ".join(fold_words(report.outlet or report.name)), report.outlet or report.name)
        entries: dict[Key, array[int]] = defaultdict(lambda: array("I"))
        incidents = {incident.id: incident for incident in self.account.incidents}
        held: dict[str, list[Figure]] = defaultdict(list)
        told: dict[str, set[Key]] = defaultdict(set)
        self._figures_of: dict[str, list[int]] = defaultdict(list)
        for kind, records in (
            ("figure", self._figures(incidents, held, told)),
            ("incident", self._incidents(held, told)),
            ("statement", self._statements(incidents, held, told)),
            ("report", self._reports(held, told)),
        ):
            start = len(self.hits)
            for hit, keys, first, last in records:
                number = len(self.hits)
                self.hits.append(hit)
                self.first.append(first)
                self.last.append(last)
                for key in keys:
                    entries[key].append(number)
            self._ranges[kind] = (start, len(self.hits))
        self._keys = dict(entries)
        self._lows = array("d", [ends(figure)[0] for figure in self.figures])
        self._highs = array("d", [ends(figure)[1] for figure in self.figures])
        start, end = self._ranges["report"]
        rank = sorted(range(start, end), key=lambda n: (self.first[n] or "9999", self.hits[n].id))
        self._report_rank = array("I", bytes(4 * len(rank)))
        for place, number in enumerate(rank):
            self._report_rank[number - start] = place
        self._vocabulary = sorted({key for key in self._keys if ":" not in key} | set(self._counts))
        self._tokens.clear()
        self._words.clear()
        self._holders: list[list[int]] = [[] for _ in self.figures]
        for number in range(self._ranges["figure"][1], len(self.hits)):
            for figure in self._figures_of.get(self.hits[number].id, ()):
                self._holders[figure].append(number)

    def _name_all(self) -> None:
        """What entities are called, and where they are named."""
        for entity in self.account.entities:
            for name in (entity.name, *entity.variants):
                words = tuple(fold_words(name))
                if words and len(words) <= NAME_WORDS:
                    self._names[words].add(entity.id)
                    for word in words if entity.type.value == "person" else words[:1] if len(words) == 1 else ():
                        if len(word) > 3:
                            self._name_words[word].add(entity.id)
            for place in entity.evidence:
                self._mentions[place.report].append((place.start, entity.id))
        for mentions in self._mentions.values():
            mentions.sort()

    def _keys_of(self, record: Figure | Incident | Statement, context: Any, make: Callable[[], set[Key]]) -> tuple[Key, ...]:
        """The keys that a record has of itself and of ``context``."""
        kept = self._before._own.get(record.id) if self._before is not None else None
        if kept is None or kept[0] is not record or kept[1] != context:
            kept = record, context, tuple(map(intern, make()))
        self._own[record.id] = kept
        return kept[2]

    def sentence(self, place: Evidence) -> Span:
        """The sentence of a place; each report is cut once."""
        spans = self._sentences.get(place.report)
        if spans is None:
            spans = self._sentences[place.report] = split_sentences(self.reports[place.report].text or "")
        found = [span for span in spans[max(0, bisect_left(spans, Span(place.start, place.start)) - 1) :] if span.start < place.end][:3]
        found = [span for span in found if place.start < span.end]
        return Span(min(found[0].start, place.start), max(found[-1].end, place.end)) if found else place.span

    def _cut(self, report: str) -> tuple[list[int], list[str]]:
        """Where the words of a report start, and the words folded."""
        found = self._tokens.get(report)
        if found is None:
            found = self._tokens[report] = self._fold_all(self.reports[report].text or "")
        return found

    def _fold_all(self, text: str) -> tuple[list[int], list[str]]:
        starts: list[int] = []
        words: list[str] = []
        for hit in WORD.finditer(text):
            word = hit.group()
            folded = self._words.get(word)
            if folded is None:
                folded = self._words[word] = fold_word(word)
            if folded:
                starts.append(hit.start())
                words.append(folded)
        return starts, words

    def _around(self, evidence: Iterable[Evidence], *, whole: bool) -> set[Key]:
        """Words and entities of the places; of their whole sentences where ``whole``."""
        found: set[Key] = set()
        for place in evidence:
            span = self.sentence(place) if whole else place.span
            starts, words = self._cut(place.report)
            found.update(words[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
            mentions = self._mentions.get(place.report, [])
            for start, entity in mentions[bisect_left(mentions, (span.start, "")) :]:
                if start >= span.end:
                    break
                found.add(f"e:{entity}")
        return found

    def _place_keys(self, place: str | None) -> set[Key]:
        """Keys of the place and of what holds it."""
        return {key for holder in self._within.chain(place) for key in (f"e:{holder}", f"p:{holder}")}

    def _voice_keys(self, chain: Sequence[AttributionLink]) -> set[Key]:
        found: set[Key] = set()
        for link in chain[1:] or chain:
            if link.entity is not None:
                found |= {f"e:{link.entity}", f"b:{link.entity}"}
            found.update(self._voice_words(link.name))
        return found

    def _voice_words(self, name: str) -> tuple[Key, ...]:
        """Keys of the words of a voice's name."""
        found = self._voices.get(name)
        if found is None:
            found = self._voices[name] = tuple(f"by:{word}" for word in fold_words(name))
        return found

    def _outlet_key(self, report: str) -> Key:
        record = self.reports[report]
        return f"o:{record.outlet or record.name}"

    def _figures(
        self, incidents: dict[str, Incident], held: dict[str, list[Figure]], told: dict[str, set[Key]]
    ) -> Iterator[tuple[Hit, Iterable[Key], str | None, str | None]]:
        weight: dict[str, float] = defaultdict(float)
        for finding in self.account.findings:
            if finding.question:
                weight[finding.question] = max(weight[finding.question], finding.weight)
        self.figures = sorted(
            (f for f in self.account.figures if f.rejected_by is None),
            key=lambda f: (-weight[f.question or ""], self._published(f.evidence[0].report) or "9999", f.id),
        )
        for number, figure in enumerate(self.figures):
            report = figure.evidence[0].report
            measured = f"m:{figure.measure}"
            type_ = incidents[figure.incident].type if figure.incident in incidents else None
            keys = self._keys_of(figure, type_, partial(self._figure_keys, figure, type_))
            told[report].add(measured)
            held[report].append(figure)
            self._figures_of[report].append(number)
            if figure.statement:
                told[figure.statement].add(measured)
                self._figures_of[figure.statement].append(number)
            if figure.incident in incidents:
                told[figure.incident].add(measured)
                held[figure.incident].append(figure)
                self._figures_of[figure.incident].append(number)
            first, last = self._days(figure.as_of, report)
            yield Hit("figure", figure.id, figure.evidence[0]), keys, first, last

    def _figure_keys(self, figure: Figure, type_: str | None) -> set[Key]:
        keys = {*self._around(figure.evidence, whole=True), *self._place_keys(figure.place), *self._voice_keys(figure.attribution)}
        keys |= {f"m:{figure.measure}", self._outlet_key(figure.evidence[0].report), *fold_words(figure.group or "")}
        return keys if type_ is None else keys | {f"t:{type_}"}

    def _incidents(
        self, held: dict[str, list[Figure]], told: dict[str, set[Key]]
    ) -> Iterator[tuple[Hit, Iterable[Key], str | None, str | None]]:
        for incident in sorted(self.account.incidents, key=lambda i: (i.background, -len(i.evidence), i.id)):
            for place in incident.evidence:
                told[place.report].add(f"t:{incident.type}")
            keys = (*self._keys_of(incident, None, partial(self._incident_keys, incident)), *told[incident.id])
            first, last = self._days(incident.when, None)
            yield Hit("incident", incident.id, incident.evidence[0]), keys, first, last

    def _incident_keys(self, incident: Incident) -> set[Key]:
        keys = {*self._around(incident.evidence[:MOST_TELLINGS], whole=True), *self._place_keys(incident.place)}
        keys |= {f"t:{incident.type}", *fold_words(incident.type.replace("_", " "))}
        keys |= {self._outlet_key(place.report) for place in incident.evidence}
        keys |= {f"e:{participant.entity}" for participant in incident.participants if participant.entity is not None}
        for claim in incident.perpetrators:
            keys |= self._voice_keys(claim.by)
            keys.update(fold_words(claim.actor.name))
        return keys

    def _statements(
        self, incidents: dict[str, Incident], held: dict[str, list[Figure]], told: dict[str, set[Key]]
    ) -> Iterator[tuple[Hit, Iterable[Key], str | None, str | None]]:
        kept = [s for s in self.account.statements if s.rejected_by is None]
        for statement in sorted(kept, key=lambda s: (self._published(s.evidence[0].report) or "9999", s.evidence[0])):
            report = statement.evidence[0].report
            of = tuple([(incidents[id_].type, incidents[id_].place) for id_ in statement.incidents if id_ in incidents])
            keys = {*self._keys_of(statement, of, partial(self._statement_keys, statement, of)), *told[statement.id]}
            told[report] |= {key for key in self._voice_keys(statement.attribution) if key.startswith(("b:", "by:"))}
            first, last = self._days(statement.when, report)
            yield Hit("statement", statement.id, statement.evidence[0]), keys, first, last

    def _statement_keys(self, statement: Statement, of: Sequence[tuple[str, str | None]]) -> set[Key]:
        keys = {*self._around(statement.evidence, whole=False), *self._voice_keys(statement.attribution)}
        keys.add(self._outlet_key(statement.evidence[0].report))
        for type_, place in of:
            keys |= {f"t:{type_}", *self._place_keys(place)}
        for link in statement.attribution[1:]:
            keys.update(key.removeprefix("by:") for key in self._voice_words(link.name))
        return keys

    def _reports(
        self, held: dict[str, list[Figure]], told: dict[str, set[Key]]
    ) -> Iterator[tuple[Hit, Iterable[Key], str | None, str | None]]:
        if not self._counts:
            self._count_words()
        for report in self.account.reports:
            keys = {f"e:{entity}" for _, entity in self._mentions.get(report.id, ())} | told[report.id]
            keys |= {f"p:{entity}" for _, entity in self._mentions.get(report.id, ())}
            keys.add(self._outlet_key(report.id))
            for figure in held[report.id]:
                keys |= self._place_keys(figure.place)
            day = (report.published or "")[:10] or None
            yield Hit("report", report.id, Evidence(report.id, 0, 0)), keys, day, day

    def _count_words(self) -> None:
        counts: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        for number, report in enumerate(self.account.reports):
            words = Counter(self._cut(report.id)[1])
            for word in fold_words(f"{report.title or ''} {report.byline or ''}"):
                words[word] += 2
            for word, times in words.items():
                counts[word].append(number << 8 | min(times, 255))
        self._counts = dict(counts)

    def _published(self, report: str) -> str | None:
        return self.reports[report].published

    def _days(self, span: TimeSpan | None, report: str | None) -> tuple[str | None, str | None]:
        """First and last day; that of publication where the words tell none."""
        if span is not None and (span.start or span.end):
            return span.first_day, span.last_day
        day = (self._published(report) or "")[:10] if report is not None else ""
        return (day, day) if day else (None, None)

    # -- asking --------------------------------------------------------------------------------------------------------
    def search(self, query: Query) -> Results:
        """All that fits the query. Nothing asked, nothing found."""
        if query.empty:
            return Results()
        notes: list[str] = []
        terms = self._terms(query, notes)
        found: set[int] | None = None
        for term in terms:
            numbers = self._of_term(term)
            found = numbers if found is None else found & numbers
        for count in query.counts:
            if count.measure is not None and not count.asks_number:
                numbers = self._of_measure(count.measure)
                found = numbers if found is None else found & numbers
        left = set(range(len(self.hits))) if found is None else found
        for phrase in query.phrases:
            left = self._with_phrase(left, phrase)
        if query.first is not None or query.last is not None:
            undated = sum(1 for n in left if self.first[n] is None and self.last[n] is None)
            if undated:
                notes.append(f"{undated:,} that no report dates left out")
            left = {n for n in left if self._within_days(n, query.first, query.last)}
        numbered = [count for count in query.counts if count.asks_number]
        if numbered:
            left = self._with_numbers(left, numbered)
        order = sorted(left)
        return Results(**{kind + "s": self._ranked(kind, order, terms, numbered) for kind in KINDS}, terms=terms, notes=tuple(notes))

    def _terms(self, query: Query, notes: list[str]) -> tuple[Term, ...]:
        found: list[Term] = []
        words = list(query.words)
        while words:
            for length in range(min(NAME_WORDS, len(words)), 0, -1):
                folded = tuple(w for word in words[:length] for w in fold_words(word))
                if length == 1 or folded in self._names:
                    found.extend(self._name_or_words(" ".join(words[:length]), folded, notes))
                    words = words[length:]
                    break
        for outlet in query.outlets:
            wanted = " ".join(fold_words(outlet))
            names = [name for folded, name in sorted(self._outlets.items()) if wanted in folded]
            found.append(Term(outlet, tuple((f"o:{name}",) for name in names)))
        for voice in query.voices:
            folded = tuple(fold_words(voice))
            entities = self._entities_of(folded, notes, voice)
            found.append(Term(voice, (tuple(f"by:{word}" for word in folded), *((f"b:{id_}",) for id_ in entities))))
        for place in query.places:
            entities = self._entities_of(tuple(fold_words(place)), notes, place)
            found.append(Term(place, tuple((f"p:{id_}",) for id_ in entities)))
        found.extend(Term(kind, ((f"t:{kind}",),)) for kind in query.types)
        return tuple(found)

    def _name_or_words(self, shown: str, folded: tuple[str, ...], notes: list[str]) -> list[Term]:
        if not folded:
            return []
        entities = self._entities_of(folded, notes, shown)
        if len(folded) > 1:
            return [Term(shown, (folded, *((f"e:{id_}",) for id_ in entities)))]
        forms = self._forms(folded[0])
        if not forms and not entities:
            near = self._nearest(folded[0])
            if near is not None:
                notes.append(f"“{shown}” stands in no report; “{near}” is searched instead")
                forms = {near}
        return [Term(shown, (*((form,) for form in sorted(forms | {folded[0]})), *((f"e:{id_}",) for id_ in entities)))]

    def _entities_of(self, folded: tuple[str, ...], notes: list[str], shown: str) -> list[str]:
        """Entities by name, in any spelling: exact, a person's part of a name, and nearly the same letters."""
        found = set(self._names.get(folded, ()))
        if len(folded) == 1:
            found |= self._name_words.get(folded[0], set())
        name = " ".join(folded)
        if len(name) >= LEAST_NEAR:
            choices = self._joined_names() if len(folded) > 1 else self._single_names()
            near = process.extract(name, choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
            others = sorted({choice for choice, _, _ in near if choice != name and choice[0] == name[0]})
            for other in others:
                found |= self._names.get(tuple(other.split()), set()) | self._name_words.get(other, set())
            if others:
                notes.append(f"“{shown}” is also read as {', '.join('“' + other + '”' for other in others)}")
        return sorted(found)

    def _joined_names(self) -> list[str]:
        return sorted(" ".join(words) for words in self._names if len(words) > 1)

    def _single_names(self) -> list[str]:
        return sorted({words[0] for words in self._names if len(words) == 1} | set(self._name_words))

    def _forms(self, word: str) -> set[str]:
        """Words of the reports with the same stem ('strikes' for 'strike')."""
        found = {word} if word in self._counts or word in self._keys else set()
        if len(word) < 4 or not word.isalpha():
            return found
        stem, head = self._stem(word), word[:3]
        for near in self._vocabulary[bisect_left(self._vocabulary, head) :]:
            if not near.startswith(head):
                break
            if near.isalpha() and len(near) <= len(word) + 5 and self._stem(near) == stem:
                found.add(near)
        return found

    def _nearest(self, word: str) -> str | None:
        """The nearest name, else the nearest word, that stands in the reports."""
        if len(word) < LEAST_NEAR or not word.isalpha():
            return None
        for choices, least in ((self._single_names(), FAR), ([w for w in self._vocabulary if w[:1] == word[:1]], NEAR - 4)):
            best = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=least)
            if best is not None:
                return best[0]
        return None

    def _of_key(self, key: Key) -> set[int]:
        found = set(self._keys.get(key, ()))
        if ":" not in key:
            start = self._ranges["report"][0]
            found.update(start + (packed >> 8) for packed in self._counts.get(key, ()))
        return found

    def _of_term(self, term: Term) -> set[int]:
        found: set[int] = set()
        for keys in term.alternatives:
            numbers: set[int] | None = None
            for key in keys:
                numbers = self._of_key(key) if numbers is None else numbers & self._of_key(key)
            found |= numbers or set()
        return found

    def _of_measure(self, measure: str) -> set[int]:
        """Figures of the measure, what holds them, and statements and reports that tell of it in words."""
        found = set(self._keys.get(f"m:{measure}", ()))
        figures = self._ranges["incident"][1]
        for word in measure_forms(measure):
            found.update(n for n in self._of_key(word) if n >= figures)
        return found

    def _with_phrase(self, numbers: set[int], phrase: str) -> set[int]:
        words = fold_words(phrase)
        for word in words:
            numbers = numbers & self._of_key(word)
        pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, WORD.findall(phrase))) + r"(?!\w)", re.IGNORECASE)
        if not words:
            return numbers
        start, end = self._ranges["report"]
        holding = set.intersection(*(self._of_key(word) for word in words))
        records = (self.reports[self.hits[n].id] for n in holding if start <= n < end)
        there = {r.id for r in records if pattern.search(r.text or "") or pattern.search(r.title or "")}
        return {n for n in numbers if self.hits[n].id in there or any(pattern.search(text) for text in self._texts(self.hits[n], there))}

    def _texts(self, hit: Hit, reports: set[str]) -> Iterator[str]:
        """Where a phrase may stand that stands in these reports."""
        for place in self._places(hit) if hit.kind != "report" else ():
            if place.report not in reports:
                continue
            text = self.reports[place.report].text or ""
            span = place.span if hit.kind == "statement" else self.sentence(place)
            yield text[span.start : span.end]

    def _places(self, hit: Hit) -> Sequence[Evidence]:
        record = self.record(hit)
        return record.evidence[:MOST_TELLINGS] if record is not None else (hit.evidence,)

    def record(self, hit: Hit) -> Figure | Incident | Statement | None:
        """The record of the account; None for a report."""
        if not hasattr(self, "_records"):
            groups: tuple[Sequence[Figure | Incident | Statement], ...] = (
                self.account.figures,
                self.account.incidents,
                self.account.statements,
            )
            self._records = {record.id: record for group in groups for record in group}
        return self._records.get(hit.id)

    def _within_days(self, number: int, first: str | None, last: str | None) -> bool:
        starts, ends = self.first[number], self.last[number]
        if starts is None and ends is None:
            return False
        return (last is None or starts is None or starts <= last) and (first is None or ends is None or ends >= first)

    def _with_numbers(self, numbers: set[int], counts: Sequence[Count]) -> set[int]:
        """Figures that satisfy a count, and what holds such figures; of several counts an incident or report must hold all."""
        start, end = self._ranges["figure"]
        matched = []
        for count in counts:
            asked = self._keys.get(f"m:{count.measure}", ()) if count.measure is not None else range(start, end)
            some = numbers.intersection(asked) if len(numbers) < len(self.hits) else asked
            least, most = bounds(count)
            lows, highs = self._lows, self._highs
            matched.append({k for n in some if n < end and lows[k := n - start] <= most and highs[k] >= least})
        holders = [set().union(*[self._holders[n] for n in group]) for group in matched]
        return {start + n for group in matched for n in group} | set.intersection(*holders)

    def _ranked(self, kind: str, order: Sequence[int], terms: Sequence[Term], counts: Sequence[Count]) -> tuple[Hit, ...]:
        """Hits of one kind among the numbers (in order), best first."""
        start, end = self._ranges[kind]
        found = list(order[bisect_left(order, start) : bisect_left(order, end)])
        if kind == "figure" and counts:
            lows, highs = self._lows, self._highs
            sure: set[int] = set()
            for least, most in map(bounds, counts):
                sure.update([n for n in found if lows[n - start] >= least and highs[n - start] <= most])
            # What surely satisfies a count stands before what only may.
            found = [*(n for n in found if n in sure), *(n for n in found if n not in sure)]
        elif kind == "report":
            rank = self._report_rank
            found.sort(key=lambda n: rank[n - start])
            if terms:
                score = self._scores(terms, end - start)
                found.sort(key=lambda n: -score[n])
        return tuple(map(self.hits.__getitem__, found))

    def _scores(self, terms: Sequence[Term], reports: int) -> dict[int, float]:
        """By how often the words stand in a report, rare words counting more."""
        score: dict[int, float] = defaultdict(float)
        start = self._ranges["report"][0]
        for term in terms:
            times: Counter[int] = Counter()
            for word in term.words:
                for packed in self._counts.get(word, ()):
                    times[start + (packed >> 8)] += packed & 255
            rarity = log(1 + (reports + 1) / (len(times) + 0.5))
            for number, count in times.items():
                score[number] += round(rarity * count / (count + SATURATION), 6)
        return score


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether they are the very same records."""
    return len(some) == len(others) and all(map(is_, some, others))
