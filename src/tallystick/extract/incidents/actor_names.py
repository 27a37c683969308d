"""What an actor is called: the name, the phrase or whom a pronoun stands for, and who may act, die or be held at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.extract.incidents.setting import OF_THE_PLACE
from tallystick.extract.incidents.tellings import Telling
from tallystick.lexicon import incidents as words
from tallystick.lexicon.actors import (
    ACCUSING,
    ANYONE,
    MAKERS,
    NOBODY,
    OF_IT,
    OPENERS,
    OWNING_UP,
    PLACE_TAIL,
    SITE_WORD,
    STRANGE,
    STRIKES,
    SUFFERERS,
    SUSPECT_BEFORE,
    SUSPECTS,
    TIDINGS,
    TIME_NOUNS,
)
from tallystick.lexicon.cues import SPEECH
from tallystick.lexicon.titles import OFFICES
from tallystick.records.mention import Actor, Certainty, NameKind, NameMention, StatementMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed
from tallystick.records.report import Span

HINTS = {
    "suspected": Certainty.ALLEGED,
    "alleged": Certainty.ALLEGED,
    "presumed": Certainty.ALLEGED,
    "apparent": Certainty.HEDGED,
    "likely": Certainty.HEDGED,
}
ADVERBS = {"allegedly": Certainty.ALLEGED, "reportedly": Certainty.HEDGED, "apparently": Certainty.HEDGED, "purportedly": Certainty.ALLEGED}
SITES = frozenset({NameKind.PLACE, NameKind.FACILITY})
SET_OFF = re.compile(r"(?:, (?:an?|the) [^,;.()]{1,50})?, ")
CLOSED = re.compile(r"(?:, (?!and\b|or\b)|, \d{1,3}\b|[.;)])")
"""What closes a name that describes the noun before it; before 'and' it is one of a list."""
SET_OFF_CHARACTERS = 60
PRONOUNS = frozenset("they them he him she her it we us i me you".split())
ARRESTING = frozenset("police prosecutor authority officer army military force gendarme troop soldier official ministry government".split())
"""Who may say of themselves that 'they' arrested or freed somebody."""
GROUPS = frozenset("group crowd band gang dozen hundred thousand score handful couple pair majority busload number".split())
"""'a group of farm hands': nobody knows whom without the 'of'."""
OFFICE_REACH = 6
"""Words from an office to the name of its place: 'the mayor of rebel-held Asmar'."""
SPEAKERS = frozenset("spokesman spokeswoman spokesperson spokesmen mouthpiece".split())
"""Who claims for others what they did."""
PERSON_KINDS = frozenset({NameKind.PERSON, NameKind.ORGANIZATION, NameKind.GROUP})


def _only_tells(statement: StatementMention, span: Span, text: str) -> bool:
    """Whether the words are those of who says it: 'police said the man fired' accuses the man, wherever a parser hangs 'fired'."""
    told = any(link.span is not None and link.span.overlaps(span) for link in statement.chain)
    if told and statement.cue_span is not None and OF_IT.match(text, statement.cue_span.end):
        return False  # 'five men suspected of the murder' suspect nobody
    return told and not OWNING_UP & set((statement.cue or "").lower().split())


class ActorNames:
    """The words for actors in one report."""

    def __init__(self, parsed: Parsed, names: Sequence[NameMention], statements: Sequence[StatementMention]) -> None:
        self.parsed = parsed
        self.names = sorted(names, key=lambda name: name.span)
        self.statements = statements

    # -- tests ---------------------------------------------------------------------------------------------------------
    def _may_act(self, head: int) -> bool:
        """Whether the noun may be one who acts, not a weapon, a hazard or an event."""
        token = self.parsed.tokens[head]
        if token.lemma in words.NOUN_TYPES or token.lemma in words.HAZARDS:
            return False
        if self.parsed.lower(head) in {"that", "which", "it", "this", "what", "i", "we", "you"}:
            return False
        if token.lemma in SUFFERERS and not self._is_stranger(head) and self._described_person(head) is None:
            return False
        named = token.pos == "PROPN" and not self._is_weapon(head) and not SITE_WORD.fullmatch(self.parsed.word(head))
        return self._animate(head) or named

    def _is_stranger(self, head: int) -> bool:
        """'unidentified persons', 'several masked people': those who do it, though the word mostly is for those to whom it happens."""
        return any(self.parsed.lower(child) in STRANGE for child in self.parsed.children(head))

    def _may_die(self, head: int) -> bool:
        """Whether the noun may be somebody: no number, place, building, thing that hits or time."""
        token = self.parsed.tokens[head]
        name = self._name_at(head)
        if name is not None and (name.kind in SITES or name.kind in {NameKind.EVENT, NameKind.WEAPON}):
            return False
        known = words.STRUCTURES | words.VEHICLES | words.WEAPONS | words.HAZARDS | words.NOUN_TYPES.keys() | TIME_NOUNS
        dates = token.dep == "npadvmod" or (token.dep == "pobj" and self.parsed.lower(token.head) in {"on", "against"})
        return token.pos in {"NOUN", "PROPN"} and token.lemma not in known and not dates

    def _may_be_held(self, head: int) -> bool:
        """Whether the noun may be somebody who is held or freed: no plant, bus or gun."""
        token = self.parsed.tokens[head]
        thing = token.pos == "NOUN" and token.lemma in words.STRUCTURES
        return token.lemma not in words.VEHICLES | words.WEAPONS and not thing

    def _sets(self, child: int, telling: Telling) -> bool:
        """'Peru's worst flood': the possessive says where, and nobody took part."""
        name = self._name_at(child)
        return telling.main.type in OF_THE_PLACE and name is not None and name.kind is NameKind.PLACE

    def _may_own(self, child: int) -> bool:
        """Whether a possessive names who did it: 'Russia's attack', not 'Sunday's', not 'the city's bombing'."""
        name = self._name_at(child)
        if name is not None:
            return name.kind in PERSON_KINDS or (name.kind is NameKind.PLACE and name.label != "DATE")
        return self.parsed.tokens[child].lemma in words.FORCES

    def _is_weapon(self, head: int) -> bool:
        return bool({self.parsed.tokens[head].lemma, self.parsed.lower(head).removesuffix("s")} & words.WEAPONS)

    def _animate(self, head: int) -> bool:
        token = self.parsed.tokens[head]
        name = self._name_at(head)
        if name is not None and name.kind in PERSON_KINDS:
            return True
        if token.lemma in words.WEAPONS and token.lemma not in words.FORCES | words.PEOPLE:
            return False
        if token.lemma in {"front", "side"} and any(word == "of" for word, _ in self.parsed.obliques(head)):
            return False  # 'the front of the building'
        if self.parsed.lower(head) in {"he", "she", "they", "who", "him", "her", "them"}:
            return True
        return token.lemma in words.PEOPLE or token.lemma in words.FORCES or self.parsed.lower(head) in words.PEOPLE

    def _makers(self, head: int) -> list[int]:
        """Whose weapon or attack it was: 'Russian shells', 'Russian airstrikes', 'government bombardment'."""
        parsed = self.parsed
        found: list[int] = []
        if parsed.tokens[head].pos == "PROPN" and SITE_WORD.fullmatch(parsed.word(head)):
            return found
        for child in parsed.children(head):
            token = parsed.tokens[child]
            if token.dep in {"amod", "compound", "nmod", "poss"}:
                if child and parsed.word(child - 1) == "-" and parsed.lower(child - 2 if child > 1 else 0) in {"pro", "anti", "non", "ex"}:
                    continue  # 'pro-government areas' did nothing
                if child + 1 < head and parsed.tokens[child + 1].pos == "PROPN" and parsed.word(child + 1)[:1].isupper():
                    continue  # 'the French Quarter shooting' is a place's
                name = self._name_at(child)
                if (name is not None and self._is_people(name)) or (token.pos in {"NOUN", "ADJ"} and token.lemma in MAKERS):
                    found.append(child)
        first = head - 1
        while first > 0 and head - first < 4 and parsed.tokens[first].pos in {"NOUN", "ADJ"}:
            first -= 1
        if first >= 0 and parsed.tokens[head].lemma in STRIKES and parsed.word(first) in words.STATES_AS_ADJECTIVES and first not in found:
            found.append(first)  # 'a US cruise missile strike'
        # 'Norlandic government raids' are those of one maker, not of two
        return [maker for maker in found if maker + 1 not in found or parsed.tokens[maker + 1].lemma not in MAKERS]

    def _is_people(self, name: NameMention) -> bool:
        """'Russian', 'Houthi', 'Islamic State'; 'The Velvet Quarter' before 'shooting' names a site, however the parser calls it."""
        if name.kind in SITES or name.label in {"FAC", "GPE", "LOC"} or SITE_WORD.search(name.text):
            return False
        return name.kind is NameKind.GROUP or name.label == "NORP"

    def _name_at(self, token: int) -> NameMention | None:
        here = self.parsed.tokens[token]
        return next((n for n in self.names if n.span.start <= here.start and here.end <= n.span.end), None)

    def _certainty(self, token: int) -> Certainty:
        for child in self.parsed.children(token):
            found = ADVERBS.get(self.parsed.lower(child)) or HINTS.get(self.parsed.lower(child))
            if found is not None:
                return found
        return Certainty.STATED

    # -- actor ---------------------------------------------------------------------------------------------------------
    def _is_scene(self, head: int, telling: Telling) -> bool:
        """'a shooting in front of the Mill Club that killed two': the shooting did, and not the club."""
        parsed = self.parsed
        hung = any(m.verb and parsed.tokens[m.token].dep == "relcl" and m.token > head for m in telling.members)
        return hung and parsed.lower(head) in words.STRUCTURES and parsed.tokens[head].lemma not in words.FORCES

    def _tells_of(self, head: int, name: NameMention | None, telling: Telling) -> bool:
        """'reports of a violent attack': 'violent' stands in words that hold the attack itself, and names nobody who did it."""
        token = self.parsed.tokens[telling.main.token]
        return self.parsed.tokens[head].pos == "ADJ" and name is not None and name.span.start < token.start and token.end <= name.span.end

    def _is_anyone(self, head: int) -> bool:
        """'all the people involved in the raid': nobody of whom more is told than that."""
        beside = (self.parsed.tokens[child].dep for child in self.parsed.children(head) if child < head)
        return self.parsed.tokens[head].lemma in ANYONE and all(dep in {"det", "predet"} for dep in beside)

    def _actor(self, head: int, role: str, certainty: Certainty, telling: Telling) -> Actor | None:
        parsed = self.parsed
        if parsed.tokens[head].dep == "relcl" or (
            role == "perpetrator" and parsed.word(head) in {"I", "we", "We", "you", "You", "me", "us"}
        ):
            return None
        if parsed.lower(head) in {"who", "that", "which"}:
            relative = next((a for a in parsed.ancestors(head) if parsed.tokens[a].dep == "relcl"), None)
            if relative is None:
                return None
            head = parsed.tokens[relative].head
        if role == "perpetrator" and self._is_scene(head, telling):
            return None
        name = self._name_at(head)
        if role == "perpetrator" and parsed.tokens[head].lemma in SPEAKERS:
            spoken_for = self._spoken_for(head)
            if spoken_for is not None:
                name, head = spoken_for
        if name is not None and not name.named and role == "perpetrator" and self._within(head, name):
            name = None  # 'the mother of a man': the man
        if name is None or not name.named or name.label == "NORP":
            name = self._beside(head) or self._described_person(head) or name
        if role != "perpetrator" and parsed.tokens[head].pos == "PRON" and parsed.lower(head) in PRONOUNS:
            # 'they' tells a reader nobody, unless it is known for whom it stands.
            meant = self._meant(name)
            speaker = self._police_that_say(head) if role == "participant" else self._those_before(head)
            speaker = speaker if meant is None else None
            if meant is None and speaker is None:
                return None
            name, head = (meant, head) if speaker is None else (self._name_at(speaker), speaker)
        if role == "perpetrator" and (parsed.tokens[head].pos == "PRON" or parsed.lower(head) in NOBODY):
            # 'he' accuses nobody whom a reader could find, and 'no one' nobody at all.
            name = self._meant(name)
            if name is None:
                return None
        if role == "perpetrator" and any(parsed.lower(child) == "no" for child in parsed.children(head)):
            return None
        if role == "perpetrator" and certainty is Certainty.ALLEGED and name is None and self._is_anyone(head):
            return None
        named = name is not None and name.named
        if role == "perpetrator" and not named and (parsed.tokens[head].lemma in TIDINGS or self._tells_of(head, name, telling)):
            return None
        hint = next((HINTS[parsed.lower(c)] for c in parsed.children(head) if parsed.lower(c) in HINTS), None)
        span = self._without_place(name) if name is not None else self._phrase(head)
        if parsed.text[span.start : span.start + 6].lower() in {"least "} and parsed.text[: span.start].lower().endswith("at "):
            span = Span(span.start - 3, span.end)
        if parsed.text[max(0, span.start - 9) : span.start].lower() == "at least ":
            span = Span(span.start - 9, span.end)
        if parsed.tokens[head].lemma in SUSPECTS or SUSPECT_BEFORE.search(parsed.text[max(0, span.start - 20) : span.start]):
            hint = hint or Certainty.ALLEGED
        whose = self._whose(head, telling) if name is None else None
        unowned = role == "perpetrator" and whose is None and (name is None or not name.named)
        owner = self._owner_that_says(head, telling) if unowned else None
        if unowned and owner is None and self._is_his(head):
            return None  # 'his forces' accuse nobody whom a reader could find
        if owner is not None:
            # 'the coalition denied that its warplanes had bombed the market': the coalition's deed
            span = owner
            name = next((one for one in self.names if one.named and one.span == owner), None)
        if whose is not None and parsed.tokens[head].lemma in MAKERS and whose.span.end == parsed.tokens[head].start - 1:
            span = Span(whose.span.start, parsed.tokens[head].end)
        words_ = name.text if name is not None and name.named else span.of(parsed.text)
        if (
            role == "perpetrator"
            and not named
            and words_.split()[0].casefold().removesuffix("s") in SUFFERERS
            and not self._is_stranger(head)
        ):
            return None
        statement = self._statement_of(telling, span)
        if (
            role == "perpetrator"
            and owner is None
            and certainty is not Certainty.DENIED
            and not self._tells_of_itself(telling, head)
            and ((statement is not None and _only_tells(statement, span, parsed.text)) or self._borrowed_from_cue(telling.main.token, head))
        ):
            return None
        held_by = self._holder(head) if name is None and role != "perpetrator" else None
        meant = name or whose or held_by
        return Actor(
            name=words_,
            span=span,
            mention=meant.id if meant is not None else None,
            role=role,
            statement=statement.id if statement is not None else None,
            certainty=hint or certainty,
        )

    def _spoken_for(self, speaker: int) -> tuple[NameMention, int] | None:
        """'A spokesman for the Red Front claimed the attack': the Front's deed."""
        for preposition, thing in self.parsed.obliques(speaker):
            name = self._name_at(thing)
            if preposition in {"of", "for"} and name is not None and name.named and name.kind in {NameKind.ORGANIZATION, NameKind.GROUP}:
                return name, thing
        return None

    def _is_his(self, head: int) -> bool:
        """'his forces', 'her troops': of a person whom only the pronoun names."""
        his = any(self.parsed.tokens[c].dep == "poss" and self.parsed.lower(c) in {"his", "her"} for c in self.parsed.children(head))
        return his and self.parsed.tokens[head].lemma in words.FORCES | words.WEAPONS

    def _holder(self, head: int) -> NameMention | None:
        """Who 'the mayor of Asmar' is, where the report names one person as 'Asmar mayor', also further down."""
        office = self.parsed.tokens[head].lemma.lower()
        if office not in OFFICES:
            return None
        last = head + OFFICE_REACH
        places = {
            one.text for one in self.names if one.kind is NameKind.PLACE and head < (self.parsed.token_at(one.span.start) or 0) <= last
        }
        told = [(one, f"{one.role} ") for one in self.names if one.kind is NameKind.PERSON and one.role]
        fitting = [one for one, role in told if office in role.lower().split() and any(place in role for place in places)]
        return fitting[0] if len({one.text for one in fitting}) == 1 else None

    def _within(self, head: int, name: NameMention) -> bool:
        """Whether the noun only stands in the description of another: 'man' in 'the mother of a man'."""
        link = self.parsed.tokens[head].head
        return (
            self.parsed.tokens[head].dep == "pobj" and self.parsed.lower(link) == "of" and self.parsed.tokens[link].start >= name.span.start
        )

    def _owner_that_says(self, head: int, telling: Telling) -> Span | None:
        """Whose forces or weapons 'its warplanes' are, where whoever the sentence cites tells of them."""
        parsed = self.parsed
        owning = {parsed.lower(child) for child in parsed.children(head) if parsed.tokens[child].dep == "poss"}
        if not owning & {"its", "their", "his", "her"} or parsed.tokens[head].lemma not in words.FORCES | words.WEAPONS:
            return None
        of_one = bool(owning & {"his", "her"})  # and no body's
        statement = self._statement_of(telling, self._phrase(head))
        if statement is not None and statement.chain and statement.chain[-1].span is not None:
            speaker = statement.chain[-1]
            name = next((one for one in self.names if one.id == speaker.mention and one.named), None)
            if of_one and (name is None or name.kind is not NameKind.PERSON):
                return None
            return name.span if name is not None else speaker.span
        for above in parsed.ancestors(head):
            verb = parsed.tokens[parsed.tokens[above].head]
            if parsed.tokens[above].dep == "ccomp" and verb.lemma in SPEECH:
                said = next((s for s in parsed.subjects(parsed.tokens[above].head) if parsed.tokens[s].pos in {"NOUN", "PROPN"}), None)
                name = self._name_at(said) if said is not None else None
                return name.span if name is not None and name.named else self._phrase(said) if said is not None else None
        return None

    def _speaker_meant(self, pronoun: int) -> int | None:
        """'The army denied it had shelled the clinic': the army; 'they' may be others than those who speak, unless they deny it."""
        parsed = self.parsed
        verb = parsed.tokens[pronoun].head
        above = parsed.tokens[verb].head
        lemma = parsed.tokens[above].lemma
        if parsed.tokens[verb].dep != "ccomp" or lemma not in SPEECH or parsed.lower(pronoun) not in {"it", "they"}:
            return None
        if parsed.lower(pronoun) == "they" and lemma not in {"deny", "admit"}:
            return None
        for subject in parsed.subjects(above):
            name = self._name_at(subject)
            body = name is not None and name.named and name.kind in {NameKind.ORGANIZATION, NameKind.GROUP}
            if body or parsed.tokens[subject].lemma in words.FORCES:
                return subject
        return None

    def _tells_of_itself(self, telling: Telling, head: int) -> bool:
        """Whether the deed's own subject is 'it', and stands for the speaker."""
        subjects = self.parsed.subjects(telling.main.token) if telling.main.verb else ()
        return any(self.parsed.tokens[one].pos == "PRON" and self._speaker_meant(one) == head for one in subjects)

    def _called(self, head: int) -> NameMention | None:
        """'a man named Ivo Renn', 'a clerk, identified as Ana Torv': the person."""
        for child in self.parsed.children(head):
            if self.parsed.tokens[child].dep == "acl" and self.parsed.tokens[child].lemma in {"name", "call", "identify"}:
                end = self.parsed.tokens[child].end
                name = next((n for n in self.names if n.named and n.kind is NameKind.PERSON and end < n.span.start <= end + 24), None)
                if name is not None and self.parsed.token_at(name.span.start) in self.parsed.subtree(child):
                    return name
        return None

    def _beside(self, head: int) -> NameMention | None:
        """The name set beside a noun, and beside what is set beside it: 'the captain, a 40-year-old Norlander, Ivo Renn'."""
        called = self._called(head)
        if called is not None:
            return called
        named: list[NameMention] = []
        queue = list(self.parsed.appositions(head))
        while queue:
            other = queue.pop(0)
            queue.extend(self.parsed.appositions(other))
            name = self._name_at(other)
            described = any(self.parsed.lower(child) in {"a", "an"} for child in self.parsed.children(other))
            if name is not None and name.named and name.kind in PERSON_KINDS and not described:
                named.append(name)
        person = next((name for name in named if name.kind is NameKind.PERSON), None)
        return person or self._set_off(head) or (named[0] if named else None)

    def _described_person(self, head: int) -> NameMention | None:
        """'Ivo Renn, the man who planned the attack': who the man is, where the noun describes the name before it."""
        token = self.parsed.tokens[head]
        link = self.parsed.tokens[token.head]
        if self.parsed.lower(token.head) == "of" and self.parsed.lower(link.head) == "one":
            token = self.parsed.tokens[link.head]  # 'Ivo Renn, one of the soldiers involved'
        if token.dep != "appos" or token.lemma not in {"man", "woman", "person", "one"}:
            return None
        name = self._name_at(token.head)
        return name if name is not None and name.named and name.kind is NameKind.PERSON else None

    def _set_off(self, head: int) -> NameMention | None:
        """A person's name between commas after the noun, or after one more description of it, where a parser hangs it elsewhere."""
        text, end = self.parsed.text, self.parsed.tokens[head].end
        if self.parsed.tokens[head].tag in {"NNS", "NNPS"}:
            return None  # several, of whom a name would be one
        for name in self.names:
            if name.kind is NameKind.PERSON and name.named and end < name.span.start <= end + SET_OFF_CHARACTERS:
                behind = CLOSED.match(text, name.span.end)
                if behind and SET_OFF.fullmatch(text, end, name.span.start):
                    return name
        return None

    def _police_that_say(self, pronoun: int) -> int | None:
        """'Prosecutors said they had arrested the owner': those who can arrest and say so."""
        parsed = self.parsed
        verb = parsed.tokens[pronoun].head
        above = parsed.tokens[verb].head
        if parsed.tokens[verb].dep != "ccomp" or parsed.tokens[above].lemma not in SPEECH:
            return None
        return next((subject for subject in parsed.subjects(above) if parsed.tokens[subject].lemma in ARRESTING), None)

    def _those_before(self, pronoun: int) -> int | None:
        """Whom the sentence before is about, where this one goes on with its subject: 'The mayors were freed. They had been seized on Friday.'"""
        parsed = self.parsed
        here = parsed.sentence_index_at(parsed.tokens[pronoun].start)
        if here is None or not here or parsed.tokens[pronoun].dep not in SUBJECT_LABELS or parsed.lower(pronoun) != "they":
            return None
        now, before = parsed.sentences[here], parsed.sentences[here - 1]
        first = next((i for i in range(now.first, now.last) if parsed.tokens[i].dep in SUBJECT_LABELS), None)
        if first != pronoun or before.paragraph != now.paragraph:
            return None
        roots = [i for i in range(before.first, before.last) if parsed.tokens[i].dep == "ROOT" and parsed.tokens[i].pos in {"VERB", "AUX"}]
        subjects = [s for root in roots[:1] for s in parsed.subjects(root)]
        plural = len(subjects) == 1 and parsed.tokens[subjects[0]].tag == "NNS" and parsed.tokens[subjects[0]].lemma in words.PEOPLE
        return subjects[0] if plural and parsed.tokens[roots[0]].lemma not in SPEECH else None

    def _whose(self, head: int, telling: Telling) -> NameMention | None:
        """Whose a maker or a force is: 'Norlandic' before 'government'; in what the Norland Alliance says, it of 'its forces'."""
        parsed = self.parsed
        before = self._name_at(head - 1) if head else None
        if parsed.tokens[head].lemma in MAKERS and before is not None and self._is_people(before):
            return before
        if any(
            parsed.tokens[child].dep == "poss" and parsed.lower(child) in {"its", "his", "her", "their"} for child in parsed.children(head)
        ):
            statement = self._statement_of(telling, self._phrase(head))
            speaker = statement.chain[-1].mention if statement is not None and statement.chain else None
            return next((name for name in self.names if name.id == speaker and name.named), None)
        return None

    def _without_place(self, name: NameMention) -> Span:
        """'police in the Ilva district of Velgrad' are the police: where they stood is the telling's place."""
        if name.named:
            return name.span
        for place in self.names:
            if place.named and place.kind in SITES and name.span.start < place.span.start < name.span.end:
                cut = PLACE_TAIL.search(self.parsed.text, name.span.start, place.span.start)
                if cut is not None:
                    return Span(name.span.start, cut.start())
        return name.span

    def _borrowed_from_cue(self, verb: int, head: int) -> bool:
        """Whether the actor is the subject of 'said' before an 'and': 'police said he had a gun and fired' may tell of either."""
        parsed = self.parsed
        token = parsed.tokens[verb]
        said = parsed.tokens[token.head]
        if token.dep != "conj" or said.lemma not in SPEECH or any(parsed.tokens[c].dep in SUBJECT_LABELS for c in parsed.children(verb)):
            return False
        within = any(parsed.tokens[child].dep == "ccomp" and child < verb for child in parsed.children(token.head))
        return within and head in parsed.subjects(token.head)

    def _meant(self, pronoun: NameMention | None) -> NameMention | None:
        """The named mention that a pronoun stands for; None where it is not known."""
        found = next((n for n in self.names if pronoun is not None and n.id == pronoun.refers_to), None)
        return found if found is not None and found.named else None

    def _phrase(self, head: int) -> Span:
        besides = frozenset({"relcl", "acl", "appos", "conj", "cc", "prep", "advcl", "mark"})
        span = self.parsed.phrase(head, besides)
        if self.parsed.tokens[head].lemma in GROUPS:
            of = next(
                (thing for word, thing in self.parsed.obliques(head) if word == "of" and self.parsed.tokens[thing].tag == "NNS"), None
            )
            span = Span(span.start, self.parsed.phrase(of, besides).end) if of is not None else span
        while (first := self.parsed.token_at(span.start)) is not None and self.parsed.lower(first) in OPENERS and first < head:
            span = Span(self.parsed.tokens[first + 1].start, span.end)
        words_ = span.of(self.parsed.text)
        lead = len(words_) - len(words_.lstrip(" ,;:\"'“”‘’()-–—"))
        tail = len(words_) - len(words_.rstrip(" ,;:\"'“”‘’()-–—"))
        return Span(span.start + lead, span.end - tail) if lead + tail < len(words_) else span

    def _target_words(self, head: int) -> str:
        """'maternity hospital', 'residential building': the noun with what it is made of, without article, number and name."""
        parsed = self.parsed
        kept = [c for c in parsed.children(head) if parsed.tokens[c].dep in {"compound"} and parsed.tokens[c].pos == "NOUN" and c < head]
        return " ".join(parsed.lower(i) for i in [*kept, head])

    def _statement_of(self, telling: Telling, span: Span) -> StatementMention | None:
        """The innermost statement that tells it: its content holds the trigger, or it is the accusation itself."""
        here = self.parsed.tokens[telling.main.token]
        trigger = Span(here.start, here.end)
        holding = [
            (sum(piece.end - piece.start for piece in s.content), s.id, s)
            for s in self.statements
            if any(piece.covers(trigger) for piece in s.content)
        ]
        if holding:
            return min(holding, key=lambda entry: entry[:2])[2]
        sentence = self.parsed.sentence_at(trigger.start)
        if sentence is None:
            return None
        for statement in self.statements:
            if statement.cue_span is None or not sentence.span.covers(statement.cue_span):
                continue
            cue = self.parsed.token_at(statement.cue_span.start)
            if cue is None or self.parsed.tokens[cue].lemma not in ACCUSING | {"claim", "hold", "condemn", "denounce", "allege"}:
                continue
            if cue in set(self.parsed.ancestors(telling.main.token)):
                return statement
            actor = self.parsed.token_at(span.start)
            if actor is not None and cue in set(self.parsed.ancestors(actor)) and telling.main.token in set(self.parsed.ancestors(cue)):
                return statement  # 'the bombing, which the ministry blamed on the rebels'
        return None
