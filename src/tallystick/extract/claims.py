"""Joins what was found in one report into claims: which place, time, statement and incident each figure belongs to.

The join never leaves the report and never guesses a value: it only says which mention the words stand with. Order of trust, for
places as for times: what hangs on the figure's own noun or verb; what stands in its clause; in its sentence; what its incident has;
what the paragraph before it was about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

import msgspec

from tallystick.extract.asides import answers_another_sentence, in_side_clause, only_planned_about, told_by_another
from tallystick.extract.bulletins import GENRE, counts_of_event, label_of, main_event, read_bulletin
from tallystick.extract.dated import counts_since, dates_something_else, in_relative_clause, in_since_clause, is_raised
from tallystick.extract.incidents.dating import only_ranks
from tallystick.extract.incidents.distances import far_from
from tallystick.extract.incidents.likeness import is_whose
from tallystick.extract.incidents.place_chains import WHERE_BEHIND
from tallystick.extract.incidents.scenes import is_no_scene
from tallystick.extract.incidents.setting import PREFIX, under_speaker
from tallystick.extract.inside import in_what_was_hit
from tallystick.extract.listed import one_of_several, share_out
from tallystick.extract.parts import inherit_from_wholes
from tallystick.extract.place_nouns import counts_lands, is_described, owned_place, told_again
from tallystick.extract.wars import Countries, counts_a_war, counts_the_country
from tallystick.lexicon.claims import LEAVING_VERBS, ORIGIN_PREPOSITIONS, PLACE_NOUNS, PLACE_PREPOSITIONS, PLACE_VERBS
from tallystick.lexicon.incidents import FATAL_TYPES
from tallystick.lexicon.times import BEFORE_TIME, BIRTH
from tallystick.records.mention import Certainty, FigureMention, IncidentMention, NameKind, NameMention, StatementMention, TimeMention
from tallystick.records.parsed import CLAUSE_LABELS, SUBJECT_LABELS, Parsed, Sentence
from tallystick.records.report import Report, Span, ZoneKind
from tallystick.records.times import Reference

PLACE_KINDS = frozenset({NameKind.PLACE, NameKind.FACILITY})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
TYPES_OF_MEASURE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("killed", "wounded", "missing", "trapped", "buildings"), FATAL_TYPES),
    "detained": frozenset({"detention", "abduction"}),
    "released": frozenset({"release", "prisoner_exchange", "detention"}),
    "exchanged": frozenset({"prisoner_exchange"}),
    "evacuated": frozenset({"evacuation", "displacement"}),
    "displaced": frozenset({"displacement", "evacuation", "disaster"}),
    "refugees": frozenset({"displacement", "evacuation"}),
    "rescued": frozenset({"rescue", "disaster", "strike", "explosion", "accident"}),
    "aid": frozenset({"aid", "disaster"}),
}
"""Incidents of which a measure is told: those arrested over an attack are no figure of the attack."""
HELD = frozenset({"detained", "trapped", "missing"})
"""Measures of those of whom some are then freed, rescued or found."""
PASSING = FATAL_TYPES - {"siege", "protest", "clash"}
"""Those of a moment: what is told sentences after a siege may be of anything within it."""
TAKEN_UP_SENTENCES = 3
"""Sentences back within a paragraph in which that may be told of which a count is."""
TAKEN_UP = frozenset({"killed", "wounded"})
"""Measures that a sentence may give of what the sentence before tells; who is missing may be so since a flood told long before."""
PARAGRAPH_GAP = 8
"""Characters between two sentences that stand in one paragraph or in two that follow."""
BEFORE_NAMES = frozenset({"ADJ", "DET", "NOUN", "PROPN", "ADV"})
CHAIN_GAP = 24
"""Characters between two place names of one chain ('X in Y', 'X, northwestern Y')."""
CHAIN = re.compile(r"^\s*(?:,\s*)?(?:(?:in|of|near|at|on|,)\s+)?(?:the\s+)?(?:[\w-]+\s+){0,2}$")
FRAME_SENTENCES = 15
"""Sentences back to which 'In X, …' at a sentence's head still says where: until the next such head."""
LOOK_BACK_SENTENCES = 4
"""Sentences before a figure in which its place may stand; further back the subject has usually changed (read off 40 own-written cases)."""
THE_TOLL = re.compile(r"\b(?:the|that|this)(?: [\w-]+)? toll\b", re.IGNORECASE)
TOLD_AGAIN = re.compile(r"\b(?:it|that|this|(?:the|its|their|an?|\w+['’]s) (?:number|figure|count|total|tally|estimate))$", re.IGNORECASE)
"""The words that give a number the count told before ('put it at 40', 'the figure was 12')."""
BESIDES = re.compile(r"\b(?:after|following|when|as|because|once)\b", re.IGNORECASE)
MAX_HEADING = 90
MAX_TIME_DISTANCE = 220
"""Characters between a number and a time in one sentence beyond which they seldom belong together."""


def join_claims(
    report: Report,
    parsed: Parsed,
    names: Sequence[NameMention],
    times: Sequence[TimeMention],
    statements: Sequence[StatementMention],
    figures: Sequence[FigureMention],
    incidents: Sequence[IncidentMention],
) -> tuple[FigureMention, ...]:
    """The figures with ``place``, ``when``, ``statement`` and ``incident`` filled where the report's words give them."""
    joiner = _Joiner(report, parsed, names, times, statements, incidents)
    joiner.owners = share_out(figures, joiner.places, parsed, report.text)
    joined = [joiner.join(figure) for figure in figures]
    return tuple(inherit_from_wholes(joined, frozenset().union(*joiner.owners.values())))


class _Joiner:
    def __init__(
        self,
        report: Report,
        parsed: Parsed,
        names: Sequence[NameMention],
        times: Sequence[TimeMention],
        statements: Sequence[StatementMention],
        incidents: Sequence[IncidentMention],
    ) -> None:
        self.report = report
        self.parsed = parsed
        datelines = [zone for zone in report.zones if zone.kind is ZoneKind.DATELINE]
        self.places = sorted(
            # Where the reporter was says not where it happened.
            (n for n in names if _may_be_place(n, report.text) and not any(zone.start <= n.span.start < zone.end for zone in datelines)),
            key=lambda name: name.span,
        )
        self.place_starts = [name.span.start for name in self.places]
        self.countries = Countries(report.text, names, self.places)
        self.aside = {name.id for name in self.places if is_no_scene(name, report.text)}
        """Hospitals and their towns, to which the hurt were taken, and other places that are told beside what happened."""
        told = (t for t in times if not BIRTH.search(parsed.text, max(0, t.span.start - BEFORE_TIME), t.span.start))
        told = (t for t in told if not only_ranks(t.span.start, t.span.end, parsed.text))
        self.times = sorted(told, key=lambda time: time.span)
        self.values = {time.id: time.value for time in self.times}
        self.statements = statements
        self.incidents = sorted(incidents, key=lambda incident: incident.span)
        self.names_by_id = {name.id: name for name in names}
        self.owned_names = {name.span.start for name in names if name.named and name.kind in {NameKind.ORGANIZATION, NameKind.PERSON}}
        self.owners: dict[str, set[str]] = {}
        """Places of a list and the figures that each belongs to."""
        self.bulletin = read_bulletin(report)
        self.event = main_event(self.bulletin, incidents, names, report.text) if self.bulletin is not None else None
        """What a bulletin as a whole is of."""
        self.placed: dict[str, str] = {}
        """By measure the place of the first figure of the report: 'the toll', told again, is of there."""

    def join(self, figure: FigureMention) -> FigureMention:
        of_war = self.of_a_war(figure)
        incident = None if of_war else self.incident_of(figure)
        item = self.bulletin.item_at(figure.number_span.start) if self.bulletin is not None else None
        told_here = incident is not None and (item is None or item.covers(incident.trigger))
        of_event = not told_here and not of_war and self.counts_of_event(figure)
        if of_event:
            incident = self.event
        total = of_event or self.counts_since(figure)
        statement = self.statement_of(figure.number_span)
        place: str | None = figure.place
        inherited = False
        if place is None and of_war is not None:
            place = self.place_of_war(figure, of_war)
        elif place is None:
            place, inherited = self.place_of(figure, incident)
        if place is not None and not figure.part_of and of_war is None:
            self.placed.setdefault(figure.measure, place)
        # What a sentence on a whole war dates is its beginning: the count is of the day on which it is told.
        when = figure.when or (None if of_war else self.time_of(figure, None if total else incident))
        entry = self.entry_time(figure)
        if entry is not None and (when is None or isinstance(self.values[when], Reference) or not self.same_item(figure, when)):
            when = entry
        return msgspec.structs.replace(
            figure,
            incident=incident.id if incident else None,
            statement=statement.id if statement else None,
            place=place,
            place_inherited=inherited,
            when=when,
            cumulative=figure.cumulative or (total and not figure.rest),
        )

    # -- statements ----------------------------------------------------------------------------------------------------
    def statement_of(self, span: Span) -> StatementMention | None:
        """The innermost statement whose content holds the number."""
        best: tuple[int, StatementMention] | None = None
        for statement in self.statements:
            if statement.certainty is Certainty.DENIED and answers_another_sentence(self.parsed, statement, span):
                continue
            if only_planned_about(self.parsed, statement, span):
                continue
            for piece in statement.content:
                if piece.covers(span) or (piece.overlaps(span) and piece.start <= span.start):
                    width = piece.end - piece.start
                    if best is None or width < best[0]:
                        best = (width, statement)
        return best[1] if best else None

    # -- incidents -----------------------------------------------------------------------------------------------------
    def incident_of(self, figure: FigureMention) -> IncidentMention | None:
        """The incident whose telling holds the number; else the nearest one of the same sentence."""
        sentence = self.parsed.sentence_at(figure.number_span.start)
        if sentence is None:
            return None
        holding = [i for i in self.incidents if i.span.covers(figure.number_span) or i.span.overlaps(figure.span)]
        beside = [i for i in self.incidents if sentence.start <= i.trigger.start < sentence.end]
        fitting = TYPES_OF_MEASURE.get(figure.measure)
        if not holding and (hit := self.told_elsewhere(sentence, in_what_was_hit(self.parsed, figure, self.incidents))) is not None:
            return hit
        pool = _fitting(holding, fitting) if holding else []
        # 'Two of the 17 workers kidnapped in May were freed': the 17 are of the kidnapping, though the clause tells of the release.
        if not pool and (not holding or figure.measure in HELD):
            pool = _fitting(beside, fitting)
        if not holding and not beside and figure.measure in TAKEN_UP and not figure.cumulative:
            pool = _fitting(self.told_before(sentence), fitting)
        if not pool:
            return None
        anchor = figure.predicate_span or figure.number_span
        return min(pool, key=lambda i: (i.trigger.distance(anchor), i.span.end - i.span.start, i.id))

    def told_elsewhere(self, sentence: Sentence, incident: IncidentMention | None) -> IncidentMention | None:
        """The incident, unless the sentence names another place than where it was."""
        known = self.names_by_id.get(incident.place or "") if incident is not None else None
        here = {known.text} if known is not None else set()
        others = [p for p in self.places_in(sentence.span) if p.text not in here and self.located(p) and not self.inside_source(p.span)]
        return None if others else incident

    def told_before(self, sentence: Sentence) -> list[IncidentMention]:
        """What the sentence just before tells: 'Three blasts shook Velgrad. At least five people were wounded.'

        Also one before that in the same paragraph, where those between tell of no place and of nothing else: 'The town was shelled overnight.
        Three houses burned down. One woman died.'
        """
        index = self.parsed.sentence_index_at(sentence.start)
        if not index:
            return []
        if any(self.located(p) and not self.inside_source(p.span) for p in self.places_in(sentence.span)):
            return []  # a place of its own: what happened there may be something else
        here = self.parsed.sentences[index]
        for back in range(1, min(index, TAKEN_UP_SENTENCES) + 1):
            before = self.parsed.sentences[index - back]
            if before.zone is not None or self.in_another_item(sentence.start, before.start):
                return []
            if (back == 1 and sentence.start - before.end > PARAGRAPH_GAP) or (back > 1 and before.paragraph != here.paragraph):
                return []
            told = [i for i in self.incidents if before.start <= i.trigger.start < before.end and i.realis != "generic"]
            if told:
                told = [i for i in told if i.type in (FATAL_TYPES if back == 1 else PASSING)]
                # Of several the words do not say which is meant.
                return told if len({i.type for i in told}) == 1 and all(i.realis == "actual" and not i.background for i in told) else []
            if self.places_in(before.span) or '"' in before.span.of(self.report.text) or "“" in before.span.of(self.report.text):
                return []
        return []

    def counts_of_event(self, figure: FigureMention) -> bool:
        """Whether a bulletin's figure that no telling of its sentence claims counts for what the bulletin is of."""
        sentence = self.parsed.sentence_at(figure.number_span.start)
        if self.bulletin is None or self.event is None or sentence is None:
            return False
        words = self.bulletin.item_at(sentence.start) or sentence.span
        return counts_of_event(self.event, words, figure.measure, self.report.text)

    def in_another_item(self, position: int, before: int) -> bool:
        """Whether the two stand in two items of a list."""
        items = (self.bulletin.item_at(position), self.bulletin.item_at(before)) if self.bulletin is not None else (None, None)
        return None not in items and items[0] != items[1]

    # -- places --------------------------------------------------------------------------------------------------------
    def of_a_war(self, figure: FigureMention) -> Sentence | None:
        """The sentence, where it says that the number is that of a whole war."""
        sentence = self.parsed.sentence_at(figure.number_span.start)
        return sentence if sentence is not None and counts_a_war(self.parsed, figure, sentence) else None

    def place_of_war(self, figure: FigureMention, sentence: Sentence) -> str | None:
        """Where the words place it; else the country at war, and never the town told before."""
        located = [p for p in self.places_in(sentence.span) if self.located(p) and not self.inside_source(p.span)]
        if located:
            return self.narrowest(min(located, key=lambda p: (p.span.distance(figure.number_span), p.span))).id
        return self.countries.of_a_war(sentence.span)

    def place_of(self, figure: FigureMention, incident: IncidentMention | None) -> tuple[str | None, bool]:
        """The place mention that the words give the figure, and whether it stands outside its sentence; None where they give none."""
        own = next((place for place, owned in self.owners.items() if figure.id in owned), None)
        if own is not None:
            return own, False
        attached = self.attached_place(figure)
        if counts_lands(figure):
            return attached, False
        if attached in self.owners:
            attached = None  # another number's
        elif attached is not None and one_of_several(self.names_by_id[attached], self.places, self.report.text):
            return self.place_of_all(incident)
        label = self.label(figure)
        if label is not None and attached in {None, label.id}:
            # 'In Merrow governorate: two killed in a raid on Ilva'
            if incident is not None and incident.place is not None and not incident.place_inherited and figure.span.overlaps(incident.span):
                return incident.place, False
            return label.id, False
        if attached and attached not in self.aside:
            return attached, False
        place, inherited = self.place_around(figure, incident, self.aside)
        if place is None and attached:
            return attached, False
        # The hospital alone says where they are, where nothing says where they were hurt.
        return self.place_around(figure, incident, frozenset()) if place is None else (place, inherited)

    def place_around(self, figure: FigureMention, incident: IncidentMention | None, aside: Collection[str]) -> tuple[str | None, bool]:
        """The place that the clause, the sentence, the incident or the sentences before give, none of those ``aside``."""
        sentence = self.parsed.sentence_at(figure.number_span.start)
        if sentence is None:
            return None, False
        around = [p for p in self.places_in(sentence.span) if p.id not in self.owners and p.id not in aside]
        in_sentence = [p for p in around if not self.inside_source(p.span) and not told_by_another(self.statements, p, figure)]
        clause = self.clause_span(figure)
        near = [p for p in in_sentence if clause.covers(p.span)] or in_sentence
        located = [p for p in near if self.located(p)] or [p for p in in_sentence if self.located(p)]
        if len(located) > 1 and not any(clause.covers(p.span) for p in located):
            located = [p for p in located if not in_side_clause(self.parsed, p, figure)] or located
        if self.is_the_toll(figure):
            located = [p for p in located if not self.told_besides(figure, p)]
            if not located and figure.measure in self.placed:
                return self.placed[figure.measure], True
        located = [p for p in located if not self.told_of(p)] or located
        again = None if around else told_again(sentence.span, figure.number_span.start, self.places, self.report.text)
        if again is not None and again.id not in aside:
            return again.id, True
        if located:
            chosen = min(located, key=lambda p: (p.span.distance(figure.number_span), p.span))
            return (
                self.place_of_all(incident) if one_of_several(chosen, self.places, self.report.text) else (self.narrowest(chosen).id, False)
            )
        heading = self.place_above(sentence)
        if heading is not None:
            return heading.id, True
        if counts_the_country(self.report.text, figure, sentence.span):
            return self.countries.of_a_war(sentence.span), True
        if incident and incident.place and incident.place not in self.owners:
            return incident.place, True
        return self.place_before(sentence.start, aside), True

    def place_of_all(self, incident: IncidentMention | None) -> tuple[str | None, bool]:
        """Where the incident was, for what is counted of several places: of none of them, and of no other that the sentence names."""
        place = self.names_by_id.get(incident.place or "") if incident is not None else None
        if place is None or place not in self.places or one_of_several(place, self.places, self.report.text):
            return None, True
        return place.id, True

    def label(self, figure: FigureMention) -> NameMention | None:
        """The place that the figure's item is headed by ('Asmar: 120 dead, 700 injured')."""
        item = self.bulletin.item_at(figure.number_span.start) if self.bulletin is not None else None
        return label_of(item, self.places, self.report.text) if item is not None else None

    def place_above(self, sentence: Sentence) -> NameMention | None:
        """The place that the heading over an item's list names; None in running text."""
        item = self.bulletin.item_at(sentence.start) if self.bulletin is not None else None
        index = self.parsed.sentence_index_at(sentence.start)
        if item is None or index is None or self.bulletin is None:
            return None
        while index > 0 and self.bulletin.item_at(self.parsed.sentences[index].start) is not None:
            index -= 1
        above = self.parsed.sentences[index]
        title = index == 0 or GENRE.search(above.span.of(self.report.text)) is not None
        if title or self.report.text[above.end - 1] in ".!?" or above.end - above.start > MAX_HEADING:
            return None
        named = self.places_in(above.span)
        return named[0] if len(named) == 1 else None

    def is_the_toll(self, figure: FigureMention) -> bool:
        """'The death toll rose to 70': the count of all, told again."""
        span = figure.predicate_span
        if span is None:
            return False
        words = span.of(self.report.text)
        if TOLD_AGAIN.search(words):
            return True
        if "toll" not in words.lower():
            return False
        return THE_TOLL.search(self.report.text[max(0, span.start - 14) : span.end]) is not None

    def told_besides(self, figure: FigureMention, place: NameMention) -> bool:
        """'… rose to 70, after more bodies were found in X': the place of what is told after 'after'."""
        return BESIDES.search(self.report.text[figure.number_span.end : place.span.start]) is not None

    def narrowest(self, place: NameMention) -> NameMention:
        """The first name of the chain that the place ends ('X in Y, Z' is X)."""
        index = self.places.index(place)
        while index > 0:
            before = self.places[index - 1]
            gap = self.report.text[before.span.end : self.places[index].span.start]
            if len(gap) > CHAIN_GAP or CHAIN.match(gap) is None or not self.located(before):
                break
            if any(self.parsed.tokens[i].pos == "NUM" for i in self.parsed.tokens_in(Span(before.span.end, self.places[index].span.start))):
                break  # '12 in Velgrad, seven in Asmar'
            index -= 1
        return (owned_place(place, self.places, self.report.text) if self.places[index] is place else None) or self.places[index]

    def attached_place(self, figure: FigureMention) -> str | None:
        """A place on the figure's own noun or on its verb ('killed in X', 'left X', '48 in X')."""
        parsed = self.parsed
        heads: list[int] = []
        for span in (figure.number_span, figure.span, figure.predicate_span):
            if span is not None:
                heads.extend(parsed.tokens_in(span))
        seen: set[int] = set()
        verbs: list[int] = []
        for head in heads:
            verb = head if parsed.tokens[head].pos == "VERB" else parsed.governor(head)
            if verb is not None and verb not in verbs:
                verbs.append(verb)
        number_head = self.head_of(figure.span)
        order = [number_head, *verbs]
        for head in order:
            if head in seen:
                continue
            seen.add(head)
            options: list[int] = []
            for preposition, thing in parsed.obliques(head):
                if preposition.partition(" ")[0] in PLACE_PREPOSITIONS or (
                    preposition == "from" and parsed.tokens[head].lemma in LEAVING_VERBS
                ):
                    options.append(thing)
                    options.extend(
                        inner for inner_prep, inner in parsed.obliques(thing) if inner_prep.partition(" ")[0] in PLACE_PREPOSITIONS
                    )
            if parsed.tokens[head].lemma in PLACE_VERBS:
                options.extend(parsed.objects(head))
            after = [o for o in options if parsed.tokens[o].start >= figure.number_span.start]
            for option in [*after, *(o for o in options if o not in after)]:
                place = self.place_on(option)
                if place and not self.other_number_between(figure, place):
                    return self.narrowest(place).id
        return None

    def other_number_between(self, figure: FigureMention, place: NameMention) -> bool:
        """Whether another number stands between: in 'A: 3 died in X and 5 in Y' each place goes with its own number."""
        first, last = sorted((figure.number_span, place.span))
        between = Span(first.end, last.start)
        return between.start < between.end and any(
            self.parsed.tokens[i].pos == "NUM" and self.parsed.tokens[i].dep == "nummod" and self.place_follows(i, place, figure)
            for i in self.parsed.tokens_in(between)
            if between.covers(Span(self.parsed.tokens[i].start, self.parsed.tokens[i].end))
        )

    def place_follows(self, number: int, place: NameMention, figure: FigureMention) -> bool:
        return figure.number_span.end <= self.parsed.tokens[number].start < place.span.start

    def place_on(self, token: int) -> NameMention | None:
        """The place name that holds the token, or one that modifies it ('the Velgrad theatre')."""
        here = self.parsed.tokens[token]
        phrase = self.parsed.phrase(token)
        inside = [p for p in self.places_in(phrase) if not is_whose(self.parsed, p)]
        exact = [p for p in inside if p.span.start <= here.start < p.span.end]
        chosen = exact or inside
        return min(chosen, key=lambda p: p.span.distance(Span(here.start, here.end))) if chosen else None

    def places_in(self, span: Span) -> list[NameMention]:
        first = bisect_left(self.place_starts, span.start)
        last = bisect_left(self.place_starts, span.end)
        return [p for p in self.places[first:last] if p.span.end <= span.end]

    def located(self, place: NameMention) -> bool:
        """Whether the words use the name as a place: after a preposition, as a place verb's object, or in the possessive."""
        first = self.parsed.token_at(place.span.start)
        if first is None or is_whose(self.parsed, place):
            return False
        back = first - 1
        while 0 < back > first - 7 and self.parsed.tokens[back].pos in BEFORE_NAMES and self.parsed.lower(back) != "that":
            if self.parsed.tokens[back].lemma in PLACE_NOUNS and self.parsed.tokens[back].pos == "NOUN":
                return True
            back -= 1
        before = self.parsed.lower(back) if back >= 0 else ""
        if before in PLACE_PREPOSITIONS or place.kind is NameKind.FACILITY or WHERE_BEHIND.match(self.report.text, place.span.end):
            return True
        if before in ORIGIN_PREPOSITIONS and back > 0:
            governor = self.parsed.tokens[back - 1]
            return (
                governor.lemma in PLACE_NOUNS
                or governor.lemma in LEAVING_VERBS
                or self.parsed.tokens[self.parsed.tokens[back].head].lemma in LEAVING_VERBS
            )
        if self.report.text[place.span.end : place.span.end + 3] in {"'s ", "’s "}:
            return place.span.end + 3 not in self.owned_names  # 'Norland's Interpress agency' places nothing
        head = self.parsed.tokens[first].head
        return self.parsed.tokens[head].lemma in PLACE_VERBS or is_described(self.report.text, place.span.start)

    def inside_source(self, span: Span) -> bool:
        """Whether the name only says where a speaker belongs ('an adviser to the mayor of X said')."""
        told = any(link.span is not None and link.span.covers(span) for s in self.statements for link in s.chain)
        return told or under_speaker(self.parsed, span)

    def place_before(self, position: int, aside: Collection[str]) -> str | None:
        """The last place used as a place in the sentences before; else the one that 'In X, …' set; else the report's only place."""
        index = self.parsed.sentence_index_at(position)
        if index is None:
            return None
        for back in range(1, FRAME_SENTENCES + 1):
            if index - back < 0:
                break
            sentence = self.parsed.sentences[index - back]
            if self.bulletin is not None and self.bulletin.item_at(sentence.start) not in {None, self.bulletin.item_at(position)}:
                continue  # an item stands alone
            heading = sentence.zone is not None and sentence.zone.value == "heading"
            if sentence.zone is not None and not heading:
                continue
            found = [p for p in self.places_in(sentence.span) if (heading or self.located(p)) and not self.inside_source(p.span)]
            found = [p for p in found if p.id not in aside]
            if back > LOOK_BACK_SENTENCES:
                found = [p for p in found if heading or self.sets_frame(p, sentence)]
            if found:
                return next((p for p in found if not self.told_of(p)), found[0]).id
            near = back <= LOOK_BACK_SENTENCES and not self.places_in(sentence.span)
            again = told_again(sentence.span, sentence.end, self.places, self.report.text) if near else None
            if again is not None and again.id not in aside:
                return again.id
        return self.only_place(aside)

    def told_of(self, place: NameMention) -> bool:
        """Whether it is a building that the words tell of themselves ('the Oster dam broke'), and not only where something happened."""
        index = self.parsed.token_at(place.span.end - 1)
        return place.kind is NameKind.FACILITY and index is not None and self.parsed.tokens[index].dep in SUBJECT_LABELS

    def sets_frame(self, place: NameMention, sentence: Sentence) -> bool:
        """Whether the sentence opens with the place ('In X, …', 'Across X …')."""
        lead = self.report.text[sentence.start : place.span.start].split()
        return len(lead) <= 3 and bool(lead) and lead[0].lower() in PLACE_PREPOSITIONS

    def only_place(self, aside: Collection[str]) -> str | None:
        """The place of a report that is told of no other: the first mention of it; None where there are two."""
        located = [p for p in self.places if p.id not in aside and self.located(p) and not self.inside_source(p.span)]
        names = {p.text.casefold() for p in located}
        return located[0].id if len(names) == 1 else None

    # -- times ---------------------------------------------------------------------------------------------------------
    def time_of(self, figure: FigureMention, incident: IncidentMention | None) -> str | None:
        """The time in the figure's clause; else in its sentence unless it belongs to the saying; else its incident's."""
        sentence = self.parsed.sentence_at(figure.number_span.start)
        if sentence is None:
            return None
        said = {s.when for s in self.statements if s.when}
        here = [t for t in self.times if sentence.start <= t.span.start < sentence.end and t.id not in said]
        here = [t for t in here if not figure.span.covers(t.span) and t.span.distance(figure.number_span) <= MAX_TIME_DISTANCE]
        clause = self.clause_span(figure)
        near = [t for t in here if clause.covers(t.span)]
        saved = figure.measure == "rescued" and incident is not None and incident.type in FATAL_TYPES  # after it, on whatever day
        if self.is_toll(figure):
            # A toll is of the day on which it is told or reached, not of when that happened which it counts.
            here = [t for t in here if not dates_something_else(self.report.text, t)]
            near = [t for t in near if t in here] or [t for t in here if t.span.end <= figure.number_span.start]
        else:
            near = [
                t
                for t in near
                if not (in_relative_clause(self.report.text, t) and (figure.cumulative or saved))
                and not in_since_clause(self.report.text, t)
            ]
        if near:
            return min(near, key=lambda t: (t.span.distance(figure.number_span), t.span)).id
        # A running total is as of the telling, whenever that began which it counts; so is what a siege has cost.
        return incident.when if incident and incident.type != "siege" and not figure.cumulative and not saved else None

    def entry_time(self, figure: FigureMention) -> str | None:
        """When the entry of a live page that gives the figure was written."""
        stamp = self.bulletin.stamp_at(figure.number_span.start) if self.bulletin is not None else None
        return next((time.id for time in self.times if stamp is not None and stamp.covers(time.span)), None)

    def same_item(self, figure: FigureMention, when: str) -> bool:
        """Whether the time stands in the entry that gives the figure."""
        span = next(time.span for time in self.times if time.id == when)
        return not self.in_another_item(figure.number_span.start, span.start)

    def counts_since(self, figure: FigureMention) -> bool:
        """'Since the outbreak was declared on 2 April, 37 deaths have been reported': a running total."""
        sentence = self.parsed.sentence_at(figure.number_span.start)
        return sentence is not None and counts_since(sentence.span.of(self.report.text))

    def is_toll(self, figure: FigureMention) -> bool:
        """Whether a participle brings it to its number ('raising the toll to 16', 'bringing the number of dead to 30')."""
        return figure.cumulative and is_raised(self.report.text, figure.number_span.start)

    # -- clauses -------------------------------------------------------------------------------------------------------
    def head_of(self, span: Span) -> int:
        """The token in the span whose head lies outside it."""
        inside = list(self.parsed.tokens_in(span))
        for index in inside:
            if self.parsed.tokens[index].head not in inside or self.parsed.tokens[index].head == index:
                return index
        return inside[0]

    def clause_span(self, figure: FigureMention) -> Span:
        """The stretch of the clause that holds the number: its verb's subtree without other clauses, or the sentence."""
        parsed = self.parsed
        head = self.head_of(figure.number_span)
        verb = head if parsed.tokens[head].pos == "VERB" else parsed.governor(head)
        sentence = parsed.sentence_at(figure.number_span.start)
        if verb is None or sentence is None:
            return sentence.span if sentence else figure.span
        kept = parsed.subtree(verb, CLAUSE_LABELS | {"conj"})
        if not any(a != b - 1 for a, b in pairwise(kept)):
            return parsed.span(kept[0], kept[-1] + 1)
        return Span(parsed.tokens[kept[0]].start, parsed.tokens[kept[-1]].end)


def _fitting(incidents: Sequence[IncidentMention], types: frozenset[str] | None) -> list[IncidentMention]:
    """Those that happened and of which a measure with these types is told."""
    return [i for i in incidents if i.realis not in {"generic", "negated"} and (types is None or i.type in types)]


def _may_be_place(name: NameMention, text: str) -> bool:
    return (
        (name.named or name.kind is NameKind.PLACE)
        and PREFIX.match(text, name.span.end) is None
        and not far_from(name, text)
        and name.kind is not NameKind.EVENT
        and (name.kind in PLACE_KINDS or name.label in PLACE_LABELS)
    )
