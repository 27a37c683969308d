"""What became of those who are counted: the word that gives a figure its measure, found by what touches the number, then by syntax."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tallystick.extract.figures.cues import BE, Cue, Predicate, find_cues
from tallystick.extract.figures.numbers import MULTIPLES
from tallystick.extract.figures.phrases import Count
from tallystick.extract.figures.reach import (
    AGE_JOINERS,
    BODIES,
    DASHES,
    EVENT_HARM,
    FOLLOWS_PASSIVE,
    LATER,
    LEFT_BEHIND,
    LEFT_CHAIN,
    OBJECT_DETERMINERS,
    OBJECT_OPENING,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PUTTING,
    QUOTES,
    RIGHT_REACH,
    SENTENCING,
    SHELTER_KINDS,
    THINKING,
    VERB_PHRASE_OPENING,
    aside_end,
    before_age,
    before_group,
    died_then,
    ended_dead,
    hurt_with,
    hyphenated,
    joined_harm,
    of_another,
    to_death,
    treated_for_harm,
)
from tallystick.extract.figures.tolls import toll
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import (
    DEATH_NOUNS,
    DETAINED_NOUNS,
    DISPLACEMENT_NOUNS,
    EVACUATED_NOUNS,
    INJURY_NOUNS,
    PERSON_CLASSES,
    SHELTER_NOUNS,
    Counted,
)
from tallystick.lexicon.hedges import VERB_HEDGES
from tallystick.lexicon.measures import (
    ACTION_NOUNS,
    AUXILIARIES,
    CLAUSE_BREAKS,
    DETAINED,
    DISPLACED,
    EVACUATED,
    EXCHANGED,
    FORCING,
    KILLED,
    LEAVE_VERBS,
    MISSING,
    NEGATIONS,
    OTHER,
    RESCUED,
    SHELTERING,
    SKIPPABLE,
    STATES,
    TAKING,
    TOLL_NOUNS,
    TRANSITIVE,
    TRAPPED,
    WOUNDED,
)
from tallystick.records.parsed import OBJECT_LABELS, SUBJECT_LABELS, Parsed

SETTINGS = frozenset({Counted.PLACE, Counted.VEHICLE, Counted.BUILDING})
"""Where people are who are counted: 'in 30 villages', 'on two buses'."""


class Clause:
    """One sentence with its counts and cues, and the questions asked of them."""

    def __init__(self, parsed: Parsed, words: Sequence[Word], counts: Sequence[Count]) -> None:
        self.parsed = parsed
        self.words = words
        self.counts = counts
        self.cues: dict[int, Cue] = {at: cue for at, cue in find_cues(words).items() if not self._is_noun(cue)}
        self.cues.update(self._departures())
        self.cue_ends = {cue.last: cue for cue in self.cues.values()}

    @cached_property
    def starts(self) -> dict[int, Count]:
        return {count.first: count for count in self.counts} | {count.quantity.first: count for count in self.counts}

    @cached_property
    def ends(self) -> dict[int, Count]:
        return {count.last: count for count in self.counts}

    @cached_property
    def cue_tokens(self) -> dict[int, Cue]:
        return {self.words[index].token: cue for cue in self.cues.values() for index in range(cue.first, cue.last)}

    def _departures(self) -> dict[int, Cue]:
        """'4,500 people left eastern Vesk': leaving a named place."""
        places = {name.start for name in self.parsed.names if name.label in {"GPE", "LOC", "FAC"}}
        return {
            at: Cue(at, at + 1, EVACUATED, "intr")
            for at, word in enumerate(self.words)
            if word.lower in {"left", "leave", "leaving"}
            and at not in self.cues
            and any(w.start in places for w in self.words[at + 1 : at + 3])
        }

    def _is_noun(self, cue: Cue) -> bool:
        """'rescue teams', 'a shelter', 'the release': a verb's plain form that the parser reads as a noun."""
        word = self.words[cue.first].lower
        plain = cue.last - cue.first == 1 and word not in STATES and not word.endswith(("ed", "ing", "own", "ung", "ain"))
        if word.endswith("s") and self.lower(cue.first - 1) in {",", "and"} and any(c.first == cue.last for c in self.counts):
            return False  # 'Gunman kills 2, injures 3'
        return plain and self.tag(cue.first) in {"NN", "NNS", "NNP", "NNPS", "JJ"} and word not in {"held", "shot", "fled", "died", "hid"}

    def lower(self, index: int) -> str:
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        return self.parsed.tokens[self.words[index].token].tag if 0 <= index < len(self.words) else ""

    # -- the counted noun itself -------------------------------------------------------------------------------------
    def by_noun(self, count: Count) -> Predicate | None:
        """'48 deaths', 'two arrests', 'four bodies'; 'lives' with what took them."""
        if count.head is None:
            return None
        noun = self.lower(count.head)
        phrase = [w.lower for w in self.words[count.quantity.last : count.last]]
        if count.counted is Counted.ANIMAL:
            return None
        if noun in {"lives", "life"}:
            near = [*self.words[max(0, count.first - 4) : count.first], *self.words[count.last : count.last + 5]]
            if {w.lower for w in near} & TAKING:
                return Predicate(KILLED, -1, -1)
            return None
        several = count.quantity.low is not None and self.lower(count.quantity.number_first) in MULTIPLES  # 'a triple murder'
        if noun in DEATH_NOUNS - {"murder", "killing"} or (several and noun in {"murder", "killing", "slaying"}):
            return Predicate(KILLED, -1, -1)
        for at in range(count.quantity.last, count.head):
            word = self.lower(at)
            if word.endswith("ed") and word in TRANSITIVE and count.counted in PERSON_CLASSES and self.lower(at - 1) != "-":
                return Predicate(TRANSITIVE[word], -1, -1)  # '300 evacuated people', 'five kidnapped girls'
            if word in EVENT_HARM and count.counted is Counted.EVENT and self.lower(at + 1) != "-":
                return Predicate(EVENT_HARM[word], -1, -1)  # 'one fatality accident'
        for word in phrase[:-1]:
            # 'ten wounded children', '200 missing people', '30 displaced families'
            if word in STATES and word not in {"shot"} and not self._body_of(count):
                return Predicate(STATES[word], -1, -1)
        if noun in INJURY_NOUNS:
            return Predicate(WOUNDED, -1, -1)
        if noun in DETAINED_NOUNS and noun in {"arrest", "arrests", "detainee", "detainees"}:
            return Predicate(DETAINED, -1, -1)
        if noun in DISPLACEMENT_NOUNS:
            return Predicate(DISPLACED, -1, -1)
        if noun in EVACUATED_NOUNS:
            return Predicate(EVACUATED, -1, -1)
        return None

    def _body_of(self, count: Count) -> bool:
        """'the body of a missing hunter'."""
        return self.lower(count.first - 1) == "of" and self.lower(count.first - 2) in {"body", "bodies", "remains"}

    # -- to the right ------------------------------------------------------------------------------------------------
    def to_right(self, count: Count) -> Predicate | None:
        """The predicate behind what is counted: '10 people in the yard were killed', '30 dead', '48 who fled'."""
        index, steps, parenthesis, after_preposition = count.last, 0, False, False
        passive, negated, finite = False, False, False
        bare = count.head is None and not count.partitive
        weaker: Predicate | None = None
        while index < len(self.words) and steps < RIGHT_REACH:
            steps += 1
            lower = self.lower(index)
            cue = self.cues.get(index)
            if (
                cue is not None
                and cue.kind == "trans"
                and self.lower(index - 1) in {"a", "an", "the"}
                and self.tag(cue.last).startswith("NN")
            ):
                cue = None  # 'was found in a burned car'
            if cue is not None and lower in STATES and not count.partitive and self.lower(index - 1) in {"the", "those"}:
                return weaker  # 'forty doctors treated the wounded', 'the six children of the dead man'
            if cue is not None and (
                not after_preposition or finite or cue.kind == "intr" or lower in STATES or lower.endswith(("ed", "shot"))
            ):
                if cue.measure != OTHER:
                    return self._fits_right(count, cue, passive, negated, finite, after_preposition) or weaker
                weaker, index = Predicate(OTHER, cue.first, cue.last, negated), cue.last
                continue
            if (lower in {"that", "which", "who"} and finite and after_preposition) or lower in {"leaves", "leaving"}:
                return weaker  # 'two men are wanted for an attack that killed a nurse': what is told of the attack
            if lower == "that" and self.lower(index - 1) in THINKING and self.lower(index - 2) not in BE:
                return weaker  # 'two doctors feared that he would die'
            if lower in NEGATIONS or lower.endswith("n't"):
                negated, index = True, index + 1
                finite = finite or lower.endswith("n't")
            elif lower in AUXILIARIES:
                passive, finite, index = passive or lower in BE, True, index + 1
                after_preposition = False
            elif lower in {"ages", "aged"} and self.words[min(index + 1, len(self.words) - 1)].digits:
                index = next(
                    (i for i in range(index + 1, len(self.words)) if not self.words[i].digits and self.lower(i) not in AGE_JOINERS),
                    len(self.words),
                )
            elif lower in {"feared", "confirmed", "reported", "believed", "presumed", "left", "found"}:
                passive, index = True, index + 1
            elif (
                lower == "the"
                and self.lower(index - 1) not in PUTTING
                and self.lower(index + 1) in {"number", "toll"}
                and any(self.lower(i) in TOLL_NOUNS for i in range(index + 2, min(index + 6, len(self.words))))
            ):
                at = next(i for i in range(index + 2, index + 6) if self.lower(i) in TOLL_NOUNS)
                return Predicate(TOLL_NOUNS[self.lower(at)], at, at + 1, toll=True)
            elif lower == "among" and self.lower(index + 1) in {"the", "those"} and self.lower(index + 2) in TOLL_NOUNS:
                return Predicate(TOLL_NOUNS[self.lower(index + 2)], index + 2, index + 3)
            elif index in self.starts and self.starts[index].kind != "count":
                index = self.starts[index].last
            elif index in self.starts and self.starts[index] is not count:
                if self.starts[index].partitive:
                    return weaker
                stock = self.starts[index]
                if self.lower(count.last) == "of" and index <= count.last + 2 and self.lower(stock.last) not in {"who", "that", "which"}:
                    index = self._past_stock(self.starts[index])
                    continue
                inner_head = self.starts[index].head
                if after_preposition and not bare and inner_head is not None and self.lower(inner_head) in SHELTER_NOUNS:
                    kind = self.lower(inner_head - 1) in SHELTER_KINDS
                    return weaker or (Predicate(SHELTERING, inner_head - 1, inner_head + 1, negated) if kind else None)
                if self.lower(index - 1) == "with" and not finite:
                    index = max(index + 1, self.starts[index].last)  # 'a man with two children was killed'
                    continue
                if self.starts[index].counted in SETTINGS and self.lower(index - 1) in {"in", "from", "across", "on"} and not finite:
                    index = max(index + 1, self.starts[index].last)  # '45,000 people in 30 villages were ordered out'
                    continue
                joined = self.lower(index - 1) in {"and", "or", "including", ","}
                if not joined or after_preposition or finite:
                    return weaker
                index = max(index + 1, self.starts[index].last)
            elif lower == "and" and finite and self.lower(index + 1) in VERB_PHRASE_OPENING:
                index, after_preposition = index + 1, False  # 'was hit by debris and was taken to hospital'
            elif lower in {"and", "or"} and not finite:
                following = self.after_conjunct(index + 1)
                if following is None:
                    return weaker
                index = following
            elif (
                (lower in {"-", "–", "—"} and not self.words[index].glued and bare and index == count.last)
                or lower in SKIPPABLE
                or (self.tag(index) == "RB" and lower not in CLAUSE_BREAKS)
            ):
                index += 1
            elif lower in {"including", "among", "mostly", "many"} and (inner := self._count_within(index + 1)) is not None:
                index = inner.last
            elif lower in DASHES and not bare and (past := aside_end(self.words, index)) is not None and self._goes_on(past):
                index = past  # '50 men — the count may rise — were killed'
            elif lower == "(":
                close = next((i for i in range(index, min(index + 16, len(self.words))) if self.words[i].text == ")"), None)
                if close is None:
                    return weaker
                index = close + 1
            elif lower == "," and index == count.last and index + 1 in self.starts and not bare and self.starts[index + 1].head is not None:
                closing = self._parenthesis_end(index) if self.lower(self.starts[index + 1].last) == "and" else None
                index = closing or self.starts[index + 1].last  # 'two of them, a nurse and her son, died'
                index += self.lower(index) == "," and self._goes_on(index + 1)  # 'one of them, a girl, was hurt'
            elif lower == "," and not parenthesis and (not bare or self.lower(index + 1) in {"including", "among"}):
                closing = self._parenthesis_end(index)
                if closing is None:
                    return weaker
                index, parenthesis = closing, True
            elif (
                lower in CLAUSE_BREAKS
                or lower in {".", "!", "?", ",", '"', "”", "“", ")"}
                or (
                    finite
                    and not after_preposition
                    and lower not in PREPOSITIONS
                    and lower not in {"the", "a", "an"}
                    and not self.tag(index).startswith("JJ")
                )
            ):
                return weaker
            elif lower in SHELTER_NOUNS and self.lower(index - 1) in SHELTER_KINDS and after_preposition and not bare:
                weaker, index = weaker or Predicate(SHELTERING, index - 1, index + 1, negated), index + 1
            elif lower in PREPOSITIONS or self.tag(index) == "VBG":
                if bare and lower not in {"of", "from"} and index == count.last and not self._bare_reaches(index):
                    return weaker
                after_preposition, index = True, index + 1
            elif after_preposition or self.tag(index) in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "TO", "IN"}:
                index += 1
            else:
                return weaker
        return weaker

    def _past_stock(self, stock: Count) -> int:
        """Behind 'two men' of 'one of the two men drowned', and behind 'shot' of 'two of the eight people shot have died'."""
        own = self.cues.get(stock.last)
        return own.last if own is not None and (self.lower(own.last) in AUXILIARIES or own.last in self.cues) else stock.last

    def _count_within(self, index: int) -> Count | None:
        """The count that starts at the word or up to two words on ('among them three children')."""
        return next((self.starts[i] for i in range(index, index + 3) if i in self.starts), None)

    def _bare_reaches(self, index: int) -> bool:
        """A bare number before 'in X': its predicate must follow with a finite verb ('three in the car were killed')."""
        return any(self.lower(i) in BE for i in range(index + 1, min(index + 7, len(self.words))))

    def after_conjunct(self, index: int) -> int | None:
        """Behind 'and a driver', 'and three soldiers': the end of the joined noun phrase; None where a clause follows."""
        if index in self.starts:
            return None if self.starts[index].partitive else self.starts[index].last
        end = index
        while (
            end < len(self.words)
            and end - index < 6
            and self.tag(end) in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CD", "HYPH"}
        ):
            if end in self.cues and self.tag(end).startswith("V"):
                break
            end += 1
        return end if end > index and (self.lower(end) in AUXILIARIES | DASHES or end in self.cues) else None

    def _parenthesis_end(self, comma: int) -> int | None:
        """Behind 'people, including 11 children,' where the sentence goes on with a predicate."""
        following = self.lower(comma + 1)
        if following in {"who", "which", "all", "both", "most", "mostly"}:
            if following in {"who", "which"}:
                return comma + 2
            close = next((i for i in range(comma + 1, min(comma + 14, len(self.words))) if self.words[i].text == ","), None)
            return close + 1 if close is not None and self._goes_on(close + 1) else comma + 2
        for index in range(comma + 1, min(comma + 24, len(self.words))):
            if self.words[index].text in {",", "-", "–", "—"} and self._goes_on(index + 1):
                return index + 1
            if self.words[index].text in {".", ";"}:
                return None
        return None

    def _goes_on(self, index: int) -> bool:
        index += self.lower(index) in LATER and index + 1 in self.cues  # 'two of them, Ana Veld and Mira Sorn, later died'
        return (
            self.lower(index) in AUXILIARIES
            or (index in self.cues and self.cues[index].kind != "trans")
            or (index in self.cues and (self.tag(index) == "VBN" or self.lower(index) == "drowned"))
        )

    def _fits_right(self, count: Count, cue: Cue, passive: bool, negated: bool, finite: bool, after_preposition: bool) -> Predicate | None:
        word = self.lower(cue.first)
        verb = next((i for i in range(cue.last - 1, cue.first - 1, -1) if self.tag(i).startswith("V")), cue.first)
        among = self.lower(count.first - 1) == "among" and cue.first == count.last  # 'a boy was among five people shot'
        counted = count.head if count.head is not None else count.quantity.last - 1
        if not among and not self.leave_verb(count) and of_another(self.parsed, self.words, counted, verb):
            return None
        if cue.kind == "trans" and word.endswith("ing") and cue.last - cue.first == 1 and cue.measure not in {EVACUATED, SHELTERING}:
            return None  # 'two men are suspected of killing a nurse'
        if cue.kind == "trans" and not passive and self.lower(count.last - 1) in {"he", "she"} and word != "drowned":
            return None  # 'he fatally shot two neighbours', whatever the parser makes of it
        if cue.kind == "trans" and not passive:
            following = self.lower(cue.last)
            intransitive = cue.measure in {EVACUATED, SHELTERING} and not self.has_object_at(verb) and cue.last not in self.starts
            made_to = self.lower(cue.first - 1) == "to" and self.lower(cue.first - 2) in FORCING | {
                "had",
                "have",
                "advised",
                "instructed",
                "needed",
            }
            if cue.measure == EVACUATED and {self.lower(i) for i in range(cue.last, cue.last + 3)} & LEFT_BEHIND:
                return Predicate(cue.measure, cue.first, cue.last, negated)
            if intransitive and (cue.measure == SHELTERING or made_to or word == "evacuated"):
                return Predicate(cue.measure, cue.first, cue.last, negated)
            if word.endswith("ing") or (finite and not passive):
                return None
            if self.tag(cue.first) in {"VB", "VBZ", "VBP", "NN", "NNS"} and word not in STATES and word != "shot":
                return None
            if cue.last in self.starts and (
                following not in FOLLOWS_PASSIVE or (following == "at" and (self.has_object_at(verb) or self.tag(verb) == "VBD"))
            ):
                return None  # 'three gunmen killed at least two porters'
            opens_object = following not in FOLLOWS_PASSIVE and self.tag(cue.last) in OBJECT_OPENING and self.words[cue.last].alpha
            if following == "and" and not self.leave_verb(count) and self._active_at(cue.last + 1):
                return None  # 'shot and injured three classmates'
            if opens_object and (self.has_object_at(verb) or self.tag(verb) == "VBD" or after_preposition):
                return None
            if self.has_object_at(verb) and self.tag(verb) != "VBN":
                return None
        if cue.measure in {TRAPPED, MISSING} and (end := ended_dead(self.words, cue, self.cues)) is not None:
            return Predicate(KILLED, end.first, end.last)
        return Predicate(self.fatal(cue), cue.first, cue.last, negated)

    def _active_at(self, index: int) -> bool:
        """Whether a verb of harm stands at the word whose object follows."""
        cue = self.cues.get(index)
        if cue is None or cue.kind != "trans" or cue.last - cue.first > 1 or cue.last >= len(self.words):
            return False
        opens = self.tag(cue.last) in OBJECT_OPENING and self.words[cue.last].alpha and self.lower(cue.last) not in FOLLOWS_PASSIVE
        return opens or cue.last in self.starts

    def fatal(self, cue: Cue) -> str:
        """'shot fatally', 'wounded, one fatally' and 'shot to death': the wound killed."""
        if cue.measure in {RESCUED, EVACUATED} and hurt_with(self.words, cue):
            return WOUNDED
        if cue.measure in {RESCUED, EVACUATED, TRAPPED, MISSING} and (worse := joined_harm(self.words, cue, self.cues)) is not None:
            return worse
        if cue.measure in {WOUNDED, MISSING, TRAPPED, EVACUATED, RESCUED} and died_then(self.words, cue, self.cues, self.starts):
            return KILLED
        if cue.measure == OTHER and treated_for_harm(self.words, cue):
            return WOUNDED
        if cue.measure == WOUNDED:
            if to_death(self.words, cue, self.cues):
                return KILLED
            if self.lower(cue.first - 1) in {"fatally", "mortally"} or self.lower(cue.last) in {"fatally", "dead"}:
                return KILLED
            if [self.lower(cue.last), self.lower(cue.last + 1)] in (["to", "death"], ["and", "killed"]) and self.lower(cue.first) in {
                "shot",
                "stabbed",
                "burned",
                "burnt",
            }:
                return KILLED
        return cue.measure

    def has_object_at(self, index: int) -> bool:
        token = self.words[index].token
        return any(self.parsed.tokens[child].dep in OBJECT_LABELS for child in self.parsed.children(token))

    # -- to the left -------------------------------------------------------------------------------------------------
    def to_left(self, count: Count) -> Predicate | None:
        """The verb before the number: 'killed at least 10', 'left 30', 'the deaths of 31', 'rose to 70'."""
        index = count.first - 1
        if self.lower(count.last) == "to" and self.lower(count.last + 1) == "death" and self.lower(index) not in SENTENCING:
            return Predicate(KILLED, count.last, count.last + 2)  # 'stabbed three men to death'
        index = before_group(self.words, before_age(self.words, index))
        while index >= 0 and (self.lower(index) in OBJECT_DETERMINERS | QUOTES or self.tag(index) == "RB"):
            index -= 1
        if index < 0:
            return None
        lower = self.lower(index)
        passed = count.quantity.first + (self.lower(count.quantity.first) in {"has", "have", "had"})
        verbal = passed if self.lower(passed) in VERB_HEDGES else index
        told = toll(self, verbal)
        number = self.words[count.quantity.number_first]
        single = count.quantity.low == 1 and not number.digits and number.lower != "one"
        described = told is not None and single and self.lower(told.first) == "victims"
        if told is not None and not described:  # 'among the victims were a boy and a nurse'
            return told
        cue = self.cue_ends.get(index + 1)
        if cue is not None and cue.measure == EXCHANGED and lower == "for":
            return Predicate(EXCHANGED, cue.first, cue.last)
        if cue is not None:
            return self._fits_left(cue)
        if lower == "for":
            given = next((c for c in self.cues.values() if c.measure == EXCHANGED and 0 < index - c.last + 1 <= 4), None)
            order = next((c for c in self.cues.values() if c.measure == EVACUATED and 0 <= index - c.last <= 6), None)
            if order is not None and self.lower(order.last - 1) in {"order", "orders", "evacuation"}:
                return Predicate(EVACUATED, order.first, order.last)  # 'an evacuation order was issued for 2,000 people'
            return Predicate(EXCHANGED, given.first, given.last) if given is not None else None
        if lower in {"of", "to", ":"} or lower in ACTION_NOUNS:
            return self._action_noun(index)
        if lower in {",", "and", "or", "plus", "well"} or (lower == "as" and self.lower(index - 1) == "well"):
            return self._list_left(index, count)
        return None

    def _fits_left(self, cue: Cue) -> Predicate | None:
        word = self.lower(cue.first)
        if cue.kind in {"state", "intr"} and word not in TRANSITIVE:
            return None
        before = [self.lower(i) for i in range(max(0, cue.first - 3), cue.first)]
        if set(before[-2:]) & (BE - {"'s"}) and not word.endswith("ing"):
            return None
        if before[-1:] and before[-1] in {"the", "a"} and word in STATES:
            return None  # 'the wounded victim'
        negated = bool(set(before) & NEGATIONS) or any(w.endswith("n't") for w in before)
        measure = self.fatal(cue)
        return Predicate(measure, cue.first, cue.last, negated)

    def _action_noun(self, index: int) -> Predicate | None:
        """'the murder of six priests', 'the evacuation of 300 people', 'injuries to five', 'arrests: 12'."""
        at = index if self.lower(index) in ACTION_NOUNS else index - 1
        if at < 0 or self.lower(at) not in ACTION_NOUNS:
            return None
        if self.lower(at) in {"lives", "life"} and not {self.lower(i) for i in range(max(0, at - 4), at)} & TAKING:
            return None
        if self.lower(at) in {"body", "bodies", "remains", "corpses", "lives", "life"} and self.lower(index) != "of":
            return None
        if ACTION_NOUNS[self.lower(at)] == WOUNDED and {self.lower(i) for i in range(max(0, at - 3), at)} & {"fatal", "deadly"}:
            return Predicate(KILLED, at, at + 1)  # 'the fatal shooting of a teenager'
        return Predicate(ACTION_NOUNS[self.lower(at)], at, at + 1)

    def _list_left(self, index: int, count: Count) -> Predicate | None:
        """'killed a nurse, two aides and three children': back over noun phrases to the verb."""
        position = index
        for _ in range(LEFT_CHAIN):
            if position < 0:
                return None
            cue = self.cue_ends.get(position + 1)
            if cue is not None:
                if self.lower(cue.first) in STATES and self.tag(cue.first) not in {"VBD", "VBG", "VBZ", "VBP", "VB"}:
                    return None
                if position == index or (
                    self.lower(cue.first) in STATES
                    and position + 1 not in self.starts
                    and self.tag(position + 1) not in {"DT", "PRP$", "NNS", "NN", "NNP", "CD", "JJ"}
                ):
                    return None
                return self._fits_left(cue)
            lower = self.lower(position)
            tag = self.tag(position)
            if hyphenated(self.words, position):
                position -= 1
                continue
            if lower == "of" and self.lower(position - 1) in BODIES:
                speaks = self.tag(count.last) in {"VBD", "VBZ", "VBP"} and self.lower(count.last) not in AUXILIARIES
                return None if speaks else self._action_noun(position)  # 'the bodies of a woman and her two sons'
            hedged = lower == "at" and self.lower(position + 1) in {"least", "most"}
            if (
                not hedged
                and lower not in {",", "and", "or", "of", "others", "other", "'s", "least", "-", "as", "well"}
                and lower not in OBJECT_PRONOUNS
                and not (tag in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CD", "HYPH", "RB"} and lower not in AUXILIARIES)
            ):
                return None
            position -= 1
        return None

    # -- syntax and what is near -------------------------------------------------------------------------------------
    def by_syntax(self, count: Count) -> Predicate | None:
        """The verb that governs the counted noun, where it counts its subject or object."""
        token = self.words[count.head if count.head is not None else count.quantity.last - 1].token
        tokens = self.parsed.tokens
        for _ in range(4):
            dep, head = tokens[token].dep, tokens[token].head
            if dep in {"conj", "appos", "nummod", "quantmod", "compound", "nmod"} and head != token:
                if dep == "conj" and tokens[head].pos in {"VERB", "AUX"}:
                    break
                token = head
                continue
            break
        for child in self.parsed.children(token):
            if tokens[child].dep in {"relcl", "acl"} and child in self.cue_tokens and child > token and not self._with_subject(child):
                cue = self.cue_tokens[child]
                if cue.kind != "trans" or (
                    self.parsed.passive(child) or (tokens[child].tag == "VBN" and not self.has_object_at(cue.first))
                ):
                    return Predicate(self.fatal(cue), cue.first, cue.last, self.parsed.negated(child))
        dep, verb = tokens[token].dep, tokens[token].head
        if verb == token:
            return None
        cue_here = self.cue_tokens.get(verb)
        if dep in SUBJECT_LABELS:
            if cue_here is not None:
                if cue_here.kind == "trans" and not self.parsed.passive(verb):
                    return None
                return Predicate(self.fatal(cue_here), cue_here.first, cue_here.last, self.parsed.negated(verb))
            for child in self.parsed.children(verb):
                then = self.cue_tokens.get(child) if tokens[child].dep == "conj" else None
                own = any(tokens[below].dep in SUBJECT_LABELS for below in self.parsed.children(child))
                if then is not None and then.measure == KILLED and then.kind == "intr" and not own:
                    return Predicate(KILLED, then.first, then.last, self.parsed.negated(child))
            for child in self.parsed.subtree(verb, frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis"})):
                below = self.cue_tokens.get(child)
                if (
                    below is not None
                    and child > token
                    and self._own(below, count)
                    and tokens[child].dep not in {"pobj", "dobj", "obj", "amod"}  # 'put the number of dead at 15'
                    and (below.kind != "trans" or tokens[child].tag == "VBN")
                ):
                    return Predicate(self.fatal(below), below.first, below.last, self.parsed.negated(verb))
        if dep in OBJECT_LABELS and cue_here is not None and cue_here.kind == "trans":
            return Predicate(self.fatal(cue_here), cue_here.first, cue_here.last, self.parsed.negated(verb))
        return None

    def _with_subject(self, verb: int) -> bool:
        """Whether the verb has a subject of its own that is no 'who' ('as two men were killed', hung on a noun)."""
        tokens = self.parsed.tokens
        return any(tokens[below].dep in SUBJECT_LABELS and not tokens[below].tag.startswith("W") for below in self.parsed.children(verb))

    def _own(self, cue: Cue, count: Count) -> bool:
        """Whether no other count stands between the count and the cue."""
        low, high = sorted((count.last, cue.first))
        return not any(low <= other.quantity.number_first < high for other in self.counts if other is not count)

    def leave_verb(self, count: Count) -> bool:
        return self.lower(count.first - 1) in LEAVE_VERBS
