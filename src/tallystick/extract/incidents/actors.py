"""Who did it, to whom, and what was hit; rival claims of responsibility stand side by side, each with the statement that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.extract.incidents.setting import OF_THE_PLACE
from tallystick.extract.incidents.tellings import Telling
from tallystick.extract.incidents.verbs import agents, patients
from tallystick.lexicon import incidents as words
from tallystick.lexicon.cues import SPEECH
from tallystick.records.mention import Actor, Certainty, NameKind, NameMention, StatementMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence
from tallystick.records.report import Span

ATTACK_TYPES = frozenset({"strike", "clash", "ground_advance", "explosion", "killing", "abduction", "siege", "other"})
HELD_TYPES = frozenset({"detention", "release", "abduction"})
"""What is held or freed is somebody, whatever the words call them."""
MEETING_TYPES = frozenset({"meeting", "negotiation", "visit"})
PATIENT_TYPES = ATTACK_TYPES | {"detention", "release", "prisoner_exchange", "rescue", "evacuation"}
DEADLY = frozenset(
    "kill murder assassinate execute behead slay lynch slaughter massacre kidnap abduct murdering assassination murder killing slaying "
    "execution beheading lynching kidnapping abduction homicide massacre".split()
)
"""Words whose object is somebody, whatever it is called: 'the murder of four weavers'."""
WILFUL = frozenset("murder assassinate execute behead kidnap abduct lynch".split())
"""Verbs that only somebody does: 'kidnapped by a commando', unlike 'killed by a tree'."""
SUFFERED = frozenset("murder assassination killing slaying execution beheading lynching kidnapping abduction homicide death".split())
"""Nouns whose possessive is the one it was done to: 'Ana Torv's murder'."""
ACCUSING = frozenset(
    "accuse suspect blame charge convict indict implicate arraign try prosecute sentence involve link connect want".split()
)
ATTRIBUTING = frozenset({"attribute", "ascribe"})
GOING_OFF = frozenset("explode detonate go throw hurl lob toss fling place plant lay".split())
"""Verbs of a bomb: what stands behind their 'at' or 'in' is what it hit."""
HIT_IN = words.STRUCTURES - frozenset(
    "village town city district neighborhood neighbourhood suburb area region province coast island square capital county state country nation "
    "settlement hamlet road line site street target position complex branch court base port field farm infrastructure window wall gate door".split()
)
"""Buildings and vehicles, no stretches of land."""
DAMAGING = frozenset("damage destroy wreck gut demolish shatter flatten ruin level".split())
DOING = frozenset("perpetrate commit launch carry stage make direct conduct mount wage".split())
"""Verbs of a clause on 'the attack' that says whom it was against."""
SUSPECTS = frozenset({"suspect", "suspects", "accused"})
SUSPECT_BEFORE = re.compile(r"\b(?:suspects?|accused),? $", re.IGNORECASE)
"""'the shooting suspect Ivo Renn': whoever is called so is not said to have done it."""
SUFFERING = frozenset("be come suffer undergo face witness experience see survive escape endure remain have".split())
"""Verbs whose subject the incident happens to: 'suffered an attack', 'came under fire'."""
STRIKES = frozenset(
    "strike airstrike air-strike raid attack bombing bombardment missile drone shelling barrage airstrikes invasion".split()
)
PERCEIVING = frozenset("hear report announce address recall describe".split())
"""Verbs whose subject neither does the deed nor suffers it: 'a waiter heard the shots'."""
MAKERS = frozenset({"government", "army", "rebel", "regime", "police", "islamist", "militant", "coalition"})
"""Whose weapons and attacks are called by them: 'government bombardment', 'rebel fire'."""
SUFFERERS = frozenset("victim people person resident civilian passenger patient casualty villager worshipper bystander child baby".split())
"""Words for those to whom it happens: a parser that makes them the subject has misread the verb."""
OWNING_UP = frozenset(
    f"{verb}{end}"
    for verb in "claim admit acknowledg accept confess own assum tak"
    for end in ("", "s", "e", "es", "ed", "ing", "ted", "ting")
) | {"took"}
"""Forms of cues by which somebody says that it was himself."""
RESPONSIBLE = frozenset({"responsibility", "credit"})
HINTS = {
    "suspected": Certainty.ALLEGED,
    "alleged": Certainty.ALLEGED,
    "presumed": Certainty.ALLEGED,
    "apparent": Certainty.HEDGED,
    "likely": Certainty.HEDGED,
}
ADVERBS = {"allegedly": Certainty.ALLEGED, "reportedly": Certainty.HEDGED, "apparently": Certainty.HEDGED, "purportedly": Certainty.ALLEGED}
SITES = frozenset({NameKind.PLACE, NameKind.FACILITY})
SITE_WORD = re.compile(
    r"\b(?:quarter|street|square|avenue|road|park|bridge|district|market|mall|plaza|heights|hill|beach|station|airport)\b", re.IGNORECASE
)
PLACE_TAIL = re.compile(r" (?:in|at|near|outside) (?:the )?(?:[a-z][\w-]* ){0,4}$")
TIME_NOUNS = frozenset("time moment hour day night morning afternoon evening week weekend month year decade century season past".split())
"""'the murders of recent months' were not done to the months."""
SET_OFF = re.compile(r"(?:, (?:an?|the) [^,;.()]{1,50})?, ")
CLOSED = re.compile(r"(?:, (?!and\b|or\b)|, \d{1,3}\b|[.;)])")
"""What closes a name that describes the noun before it; before 'and' it is one of a list."""
SET_OFF_CHARACTERS = 60
PRONOUNS = frozenset("they them he him she her it we us i you".split())
ARRESTING = frozenset("police prosecutor authority officer army military force gendarme troop soldier official ministry government".split())
"""Who may say of themselves that 'they' arrested or freed somebody."""
NOBODY = frozenset({"nobody", "none", "somebody", "someone", "anybody", "anyone"})
OPENERS = frozenset("when where while as after before since because if that and but then".split())
"""Words that open a clause and no name: 'when a few hundred youths attacked …'."""
CUSTODY = frozenset({"custody", "arrest", "detention"})
PERSON_KINDS = frozenset({NameKind.PERSON, NameKind.ORGANIZATION, NameKind.GROUP})


def _only_tells(statement: StatementMention, span: Span) -> bool:
    """Whether the words are those of who says it: 'police said the man fired' accuses the man, wherever a parser hangs 'fired'."""
    told = any(link.span is not None and link.span.overlaps(span) for link in statement.chain)
    return told and not OWNING_UP & set((statement.cue or "").lower().split())


class ActorFinder:
    """Finds the actors of tellings in one report."""

    def __init__(self, parsed: Parsed, names: Sequence[NameMention], statements: Sequence[StatementMention]) -> None:
        self.parsed = parsed
        self.names = sorted(names, key=lambda name: name.span)
        self.statements = statements

    # -- public --------------------------------------------------------------------------------------------------------
    def actors_of(self, telling: Telling, sentence: Sentence) -> tuple[Actor, ...]:
        """Perpetrators, victims, targets and participants of the telling."""
        found: dict[tuple[str, Span], Actor] = {}
        for role, head, certainty in self._roles(telling):
            actor = self._actor(head, role, certainty, telling)
            if actor is not None:
                found.setdefault((role, actor.span), actor)
        # 'A clerk shot and killed two nurses': who does it is not done to, however the parser reads the first verb.
        doing = {span for role, span in found if role == "perpetrator"}
        return tuple(found[key] for key in sorted(found) if key[0] != "victim" or key[1] not in doing)

    def targets_of(self, telling: Telling) -> tuple[str, ...]:
        """What was hit, in words: things that are no people and no named place."""
        heads: list[int] = []
        for member in telling.members:
            heads.extend(self._patients(member.token, member.verb, telling))
            if member.verb and self.parsed.tokens[member.token].lemma == "set":
                heads.extend(thing for preposition, thing in self.parsed.obliques(member.token) if preposition == "to")
            if telling.main.type in {"strike", "explosion"}:
                heads.extend(self._buildings_at(member.token, member.verb))
        found = []
        for head in heads:
            token = self.parsed.tokens[head]
            if token.pos in {"NOUN", "PROPN"} and (token.lemma in words.STRUCTURES or self.parsed.lower(head) in words.STRUCTURES):
                found.append(self._target_words(head))
        return tuple(dict.fromkeys(found))

    def damaged_by(self, verb: int) -> Iterator[str]:
        """What a passive verb of damage without a doer was done to, in words: 'Two banks were damaged'."""
        token = self.parsed.tokens[verb]
        if token.lemma not in DAMAGING or not self.parsed.passive(verb) or self.parsed.negated(verb):
            return
        for subject in self.parsed.subjects(verb):
            for head in self.parsed.conjuncts(subject):
                if self.parsed.tokens[head].lemma in words.STRUCTURES:
                    yield self._target_words(head)

    def _buildings_at(self, token: int, verb: bool) -> Iterator[int]:
        """'the blast at the theater', 'an explosion in a market', 'a bomb went off in front of the bank'."""
        near = {"at", "in", "inside", "outside"} | ({"under", "aboard", "on"} if verb else set())
        if verb and self.parsed.tokens[token].lemma not in GOING_OFF:
            return
        for preposition, thing in self.parsed.obliques(token):
            front = (
                [of for word, of in self.parsed.obliques(thing) if word == "of"] if self.parsed.tokens[thing].lemma == "front" else [thing]
            )
            for head in front:
                lemma = self.parsed.tokens[head].lemma
                if preposition in near and (lemma in words.BUILDING_OF or (verb and lemma in HIT_IN and not self._is_site(head))):
                    yield head

    def _is_site(self, head: int) -> bool:
        name = self._name_at(head)
        return name is not None and name.kind is NameKind.PLACE

    def blamed(self, head: int, certainty: Certainty, statement: StatementMention | None) -> Iterator[Actor]:
        """Whom a sentence without the deed's own word says to have done it: 'the rebels were to blame', 'government shells were to blame'."""
        parsed = self.parsed
        armed = self._is_weapon(head) or parsed.tokens[head].lemma in words.WEAPONS
        heads = self._makers(head) if armed else [head]
        for one in heads:
            name = self._name_at(one)
            if parsed.tokens[one].pos == "PRON":
                name = self._meant(name)
                if name is None:
                    continue
            named = name is not None and name.named
            if any(parsed.lower(child) == "no" for child in parsed.children(one)):
                continue
            if not named and parsed.tokens[one].lemma not in words.FORCES | MAKERS:
                continue
            if name is not None and named and name.kind not in PERSON_KINDS and name.kind is not NameKind.PLACE:
                continue
            span = name.span if name is not None and named else self._phrase(one)
            yield Actor(
                name=name.text if name is not None and named else span.of(parsed.text),
                span=span,
                mention=name.id if name is not None else None,
                role="perpetrator",
                statement=statement.id if statement is not None else None,
                certainty=certainty,
            )

    # -- roles ---------------------------------------------------------------------------------------------------------
    def _roles(self, telling: Telling) -> Iterator[tuple[str, int, Certainty]]:
        type_ = telling.main.type
        for member in telling.members:
            token = member.token
            certainty = self._certainty(token)
            accused = self._accused_object(token) if member.verb else None
            for head in self._agents(token, member.verb, telling):
                yield ("perpetrator" if type_ in ATTACK_TYPES else "participant"), head, Certainty.ALLEGED if head == accused else certainty
            if type_ in PATIENT_TYPES:
                for head in self._patients(token, member.verb, telling):
                    held = type_ in HELD_TYPES and member.verb and self._may_be_held(head)
                    held = held or (self.parsed.tokens[token].lemma in DEADLY and self._may_die(head))
                    if held or self._animate(head):
                        yield ("victim" if type_ in ATTACK_TYPES else "target"), head, certainty
            if type_ in MEETING_TYPES:
                for head in self._patients(token, member.verb, telling) if member.verb else self._attendants(token):
                    if self._animate(head) or self.parsed.tokens[head].pos == "PROPN":
                        yield "participant", head, certainty
            if type_ in ATTACK_TYPES and not member.verb:
                for child in self.parsed.children(token):
                    name = self._name_at(child) if self.parsed.tokens[child].dep in {"compound", "nmod"} else None
                    if name is not None and name.kind is NameKind.ORGANIZATION:
                        yield "victim", child, certainty
            if type_ in ATTACK_TYPES:
                for head, doubt in self._accused(token, telling):
                    yield "perpetrator", head, doubt
        above = self.parsed.tokens[telling.top]
        if telling.top not in telling.tokens and above.pos == "VERB" and above.lemma not in PERCEIVING:
            suffers = above.lemma in SUFFERING
            for head in agents(self.parsed, telling.top) or self._raised(telling.top):
                if suffers:
                    if self._animate(head):
                        yield "victim" if type_ in ATTACK_TYPES else "participant", head, self._certainty(telling.top)
                elif head not in telling.tokens and head != telling.main.token and self._may_act(head):
                    yield ("perpetrator" if type_ in ATTACK_TYPES else "participant"), head, self._certainty(telling.top)

    def _raised(self, verb: int) -> list[int]:
        """The subject of the verb above an infinitive: 'The council is expected to hold a meeting'."""
        token = self.parsed.tokens[verb]
        return list(self.parsed.subjects(token.head)) if token.dep == "xcomp" and self.parsed.tokens[token.head].pos == "VERB" else []

    def _agents(self, token: int, verb: bool, telling: Telling) -> list[int]:
        parsed = self.parsed
        if verb:
            if parsed.tokens[token].lemma in {"die", "drown", "perish"} or self._suffers(token):
                return []
            heads = [head for head in agents(parsed, token) if head not in telling.tokens]
            found = []
            by = (
                {thing for preposition, thing in parsed.obliques(token) if preposition == "by"}
                if parsed.tokens[token].lemma in WILFUL
                else set()
            )
            for head in heads:
                found.extend([head] if self._may_act(head) or (head in by and self._may_die(head)) else self._makers(head))
            accused = self._accused_object(token)
            return found + ([accused] if accused is not None and not found else [])
        found = [thing for preposition, thing in parsed.obliques(token) if preposition == "by" and self._may_act(thing)]
        if parsed.tokens[token].lemma not in SUFFERED:
            found += [
                c for c in parsed.children(token) if parsed.tokens[c].dep == "poss" and self._may_own(c) and not self._sets(c, telling)
            ]
        found += [h for h in self._makers(token) if h not in found]
        copula = parsed.tokens[token].head
        if parsed.tokens[token].dep == "nsubj" and parsed.tokens[copula].lemma == "be":
            # 'The attacks were an act of war committed by X'
            for index in parsed.subtree(copula):
                if parsed.tokens[index].dep == "acl" and parsed.tokens[index].lemma in words.LIGHT_VERBS:
                    found += [h for h in agents(parsed, index) if self._may_act(h)]
        for child in parsed.children(token):
            # 'strikes carried out by troops', 'attacks that the regime committed'
            if parsed.tokens[child].dep in {"acl", "relcl"} and parsed.tokens[child].lemma in words.LIGHT_VERBS | {"claim"}:
                found += [h for h in agents(parsed, child) if h != token and self._may_act(h)]
        return found

    def _attendants(self, noun: int) -> list[int]:
        """'a meeting of X and Y', 'talks between X and Y', 'with X'."""
        return [thing for preposition, thing in self.parsed.obliques(noun) if preposition in {"of", "between", "with", "among"}]

    def _suffers(self, verb: int) -> bool:
        """'explode', 'crash': their subject does not act on anybody, unless it is a person who sets it off."""
        token = self.parsed.tokens[verb]
        return token.lemma in {"explode", "crash", "collapse", "flee", "erupt", "clash"} and not self.parsed.objects(verb)

    def _accused_object(self, verb: int) -> int | None:
        """'accused X of shelling': X, for a gerund that hangs on an accusation."""
        parsed = self.parsed
        token = parsed.tokens[verb]
        if token.dep == "pcomp" and parsed.tokens[token.head].dep == "prep":
            above = parsed.tokens[token.head].head
            of = parsed.lower(token.head) == "of"
            while parsed.tokens[above].pos in {"NOUN", "PROPN"} and (
                parsed.tokens[above].dep in {"conj", "dobj"} or (of and parsed.tokens[above].dep == "pobj")
            ):
                # the parser hangs 'of shelling' on whom is accused, or on the last word of that ('sectors of the government')
                above = parsed.tokens[above].head
                if parsed.tokens[above].dep == "prep" and parsed.lower(above) == "of":
                    above = parsed.tokens[above].head
            if parsed.tokens[above].lemma in ACCUSING | {"condemn", "criticize", "criticise", "denounce"}:
                return self._accused_of(above)
        return None

    def _accused_of(self, verb: int) -> int | None:
        """Whom the accusation is against."""
        parsed = self.parsed
        heads = parsed.subjects(verb) if parsed.passive(verb) else parsed.objects(verb)
        return next((head for head in heads if self._animate(head) or parsed.tokens[head].pos == "PROPN"), None)

    def _accused(self, token: int, telling: Telling) -> Iterator[tuple[int, Certainty]]:
        """'blamed X for the attack', 'X claimed responsibility for it', 'X was arrested in the shooting', 'X was behind it'."""
        parsed = self.parsed
        for clause in self._blaming(token, telling):
            for preposition, thing in parsed.obliques(clause):
                if preposition == "on":
                    yield thing, Certainty.ALLEGED
        child = token
        for above in parsed.ancestors(token):
            lemma = parsed.tokens[above].lemma
            if parsed.tokens[above].pos in {"VERB", "AUX"}:
                accused = self._accused_object(above) if parsed.tokens[child].dep in {"dobj", "obj"} else None
                if accused is not None:
                    # 'accused the army and the guard of carrying out the attack'
                    for one in parsed.conjuncts(accused):
                        yield one, Certainty.ALLEGED
                    return
                prepositions = {parsed.lower(child)} if parsed.tokens[child].dep == "prep" else set()
                into_custody = lemma in {"take", "place", "put"} and any(
                    parsed.tokens[thing].lemma in CUSTODY for _, thing in parsed.obliques(above)
                )
                if lemma == "blame" and prepositions & {"for"} and parsed.tokens[parsed.tokens[above].head].lemma == "be":
                    for blamed in parsed.subjects(parsed.tokens[above].head):  # 'X is to blame for it'
                        yield blamed, Certainty.ALLEGED
                elif (lemma in ACCUSING | {"arrest", "detain", "hold", "book"} or into_custody) and prepositions & {
                    "in",
                    "for",
                    "of",
                    "over",
                    "with",
                    "on",
                }:
                    head = self._accused_of(above)
                    if head is not None and head not in telling.tokens:
                        yield head, Certainty.ALLEGED
                elif lemma == "claim" and parsed.tokens[child].dep in {"dobj", "obj"}:
                    for head in parsed.subjects(above):  # 'the group claimed the bombings in a video'
                        yield head, Certainty.DENIED if parsed.negated(above) else Certainty.STATED
                elif lemma == "claim" and parsed.tokens[child].dep == "nsubjpass":
                    for head in agents(parsed, above):  # 'the killing was claimed by X'
                        yield head, Certainty.STATED
                elif lemma in ATTRIBUTING and parsed.tokens[child].dep in {"dobj", "obj", "nsubjpass"}:
                    for preposition, thing in parsed.obliques(above):
                        if preposition == "to" and (self._animate(thing) or parsed.tokens[thing].pos == "PROPN"):
                            yield thing, Certainty.ALLEGED
                elif lemma == "blame" and parsed.tokens[child].dep in {"dobj", "obj"}:
                    for preposition, thing in parsed.obliques(above):
                        if preposition == "on":
                            yield thing, Certainty.ALLEGED
                elif lemma in {"claim", "take", "accept", "admit"} and any(
                    parsed.tokens[o].lemma in RESPONSIBLE for o in parsed.objects(above)
                ):
                    for head in parsed.subjects(above):
                        yield head, Certainty.ALLEGED if parsed.negated(above) else Certainty.STATED
                elif lemma == "be" and prepositions & {"behind"}:
                    for head in parsed.subjects(above):
                        if self._animate(head) or parsed.tokens[head].pos == "PROPN":
                            yield head, Certainty.STATED
                return
            if parsed.tokens[above].lemma in {"responsible", "culpable", "guilty"}:
                verb = parsed.tokens[above].head
                for head in (
                    (*parsed.objects(verb), *parsed.subjects(verb)) if parsed.tokens[verb].lemma == "hold" else parsed.subjects(verb)
                ):
                    if self._animate(head) or parsed.tokens[head].pos == "PROPN":
                        yield head, Certainty.ALLEGED
                        break
                return
            if parsed.tokens[above].lemma in {"suspect", "gunman", "shooter", "attacker", "perpetrator", "suspects"}:
                for head in parsed.appositions(above):
                    yield head, Certainty.ALLEGED
            child = above

    def _blaming(self, token: int, telling: Telling) -> Iterator[int]:
        """'the bombing, which the ministry blamed on the rebels', 'an attack blamed on the rebels': the clauses' verbs.

        The words decide: parsers hang the clause on the day or the pronoun before it as often as on the attack.
        """
        parsed = self.parsed
        sentence = parsed.sentence_at(parsed.tokens[token].start)
        last = sentence.last if sentence is not None else token + 1
        for clause in range(token + 1, last):
            if parsed.tokens[clause].lemma != "blame" or parsed.tokens[clause].pos != "VERB":
                continue
            between = range(token + 1, clause)
            relative = next((i for i in between if parsed.lower(i) in {"which", "that"}), None)
            opens = relative if relative is not None else clause
            if any(parsed.tokens[i].pos == "VERB" or parsed.tokens[i].lemma in words.NOUN_TYPES for i in between):
                break
            if relative is not None or opens == token + 1:
                yield clause

    def _patients(self, token: int, verb: bool, telling: Telling) -> list[int]:
        parsed = self.parsed
        if verb:
            if parsed.tokens[token].lemma in {"die", "drown", "perish", "flee", "leave"}:
                return [h for h in parsed.subjects(token) if h not in telling.tokens]
            return [self._counted(head) for head in patients(parsed, token) if head not in telling.tokens]
        found = [
            thing for preposition, thing in parsed.obliques(token) if preposition in {"of", "on", "against"} and thing not in telling.tokens
        ]
        for child in parsed.children(token):
            # 'the attack carried out today against a union's offices'
            if parsed.tokens[child].dep in {"acl", "relcl"} and parsed.tokens[child].lemma in DOING:
                found += [
                    thing for preposition, thing in parsed.obliques(child) if preposition == "against" and thing not in telling.tokens
                ]
        if parsed.tokens[token].lemma in SUFFERED:
            found += [c for c in parsed.children(token) if parsed.tokens[c].dep == "poss" and self._animate(c)]
        return found

    def _counted(self, head: int) -> int:
        """'the number of people killed': the people."""
        if self.parsed.tokens[head].lemma not in {"number", "toll", "total", "count"}:
            return head
        return next((thing for preposition, thing in self.parsed.obliques(head) if preposition == "of"), head)

    # -- tests ---------------------------------------------------------------------------------------------------------
    def _may_act(self, head: int) -> bool:
        """Whether the noun may be one who acts, not a weapon, a hazard or an event."""
        token = self.parsed.tokens[head]
        if token.lemma in words.NOUN_TYPES or token.lemma in words.HAZARDS:
            return False
        if self.parsed.lower(head) in {"that", "which", "it", "this", "what", "i", "we", "you"} or token.lemma in SUFFERERS:
            return False
        named = token.pos == "PROPN" and not self._is_weapon(head) and not SITE_WORD.fullmatch(self.parsed.word(head))
        return self._animate(head) or named

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
        name = self._name_at(head)
        if name is None or not name.named or name.label == "NORP":
            name = self._beside(head) or name
        if role != "perpetrator" and parsed.tokens[head].pos == "PRON" and parsed.lower(head) in PRONOUNS:
            # 'they' tells a reader nobody, unless it is known for whom it stands.
            meant = self._meant(name)
            speaker = self._police_that_say(head) if meant is None and role == "participant" else None
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
        hint = next((HINTS[parsed.lower(c)] for c in parsed.children(head) if parsed.lower(c) in HINTS), None)
        span = self._without_place(name) if name is not None else self._phrase(head)
        if parsed.tokens[head].lemma in SUSPECTS or SUSPECT_BEFORE.search(parsed.text[max(0, span.start - 20) : span.start]):
            hint = hint or Certainty.ALLEGED
        whose = self._whose(head, telling) if name is None else None
        owner = self._owner_that_says(head) if role == "perpetrator" and (name is None or not name.named) else None
        if owner is not None:
            # 'the coalition denied that its warplanes had bombed the market': the coalition's deed
            name = self._name_at(owner)
            name = name if name is not None and name.named else None
            whose, span = None, self._phrase(owner) if name is None else name.span
        if whose is not None and parsed.tokens[head].lemma in MAKERS and whose.span.end == parsed.tokens[head].start - 1:
            span = Span(whose.span.start, parsed.tokens[head].end)
        words_ = name.text if name is not None and name.named else span.of(parsed.text)
        if role == "perpetrator" and words_.split()[0].casefold().removesuffix("s") in SUFFERERS:
            return None
        statement = self._statement_of(telling, span)
        if role == "perpetrator" and owner is None and (
            (statement is not None and _only_tells(statement, span)) or self._borrowed_from_cue(telling.main.token, head)
        ):
            return None
        return Actor(
            name=words_,
            span=span,
            mention=name.id if name is not None else whose.id if whose is not None else None,
            role=role,
            statement=statement.id if statement is not None else None,
            certainty=hint or certainty,
        )

    def _owner_that_says(self, head: int) -> int | None:
        """Whose forces or weapons 'its warplanes' are, where the sentence's speaker tells of them."""
        parsed = self.parsed
        if not any(
            parsed.tokens[child].dep == "poss" and parsed.lower(child) in {"its", "their", "his", "her"} for child in parsed.children(head)
        ) or parsed.tokens[head].lemma not in words.FORCES | words.WEAPONS:
            return None
        for above in parsed.ancestors(head):
            token = parsed.tokens[above]
            verb = parsed.tokens[token.head]
            if token.dep == "ccomp" and verb.lemma in SPEECH:
                return next((s for s in parsed.subjects(token.head) if parsed.tokens[s].pos in {"NOUN", "PROPN"}), None)
        return None

    def _beside(self, head: int) -> NameMention | None:
        """The name set beside a noun, and beside what is set beside it: 'the captain, a 40-year-old Norlander, Ivo Renn'."""
        named: list[NameMention] = []
        queue = list(self.parsed.appositions(head))
        while queue:
            other = queue.pop(0)
            queue.extend(self.parsed.appositions(other))
            name = self._name_at(other)
            if name is not None and name.named and name.kind in PERSON_KINDS:
                named.append(name)
        person = next((name for name in named if name.kind is NameKind.PERSON), None)
        return person or self._set_off(head) or (named[0] if named else None)

    def _set_off(self, head: int) -> NameMention | None:
        """A person's name between commas after the noun, or after one more description of it, where a parser hangs it elsewhere."""
        text, end = self.parsed.text, self.parsed.tokens[head].end
        if self.parsed.tokens[head].tag in {"NNS", "NNPS"}:
            return None
        for name in self.names:
            if name.kind is NameKind.PERSON and name.named and end < name.span.start <= end + SET_OFF_CHARACTERS:
                behind = CLOSED.match(text, name.span.end)
                return name if SET_OFF.fullmatch(text, end, name.span.start) and behind else None
        return None

    def _police_that_say(self, pronoun: int) -> int | None:
        """'Prosecutors said they had arrested the owner': those who can arrest and say so."""
        parsed = self.parsed
        verb = parsed.tokens[pronoun].head
        above = parsed.tokens[verb].head
        if parsed.tokens[verb].dep != "ccomp" or parsed.tokens[above].lemma not in SPEECH:
            return None
        return next((subject for subject in parsed.subjects(above) if parsed.tokens[subject].lemma in ARRESTING), None)

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
        span = self.parsed.phrase(head, frozenset({"relcl", "acl", "appos", "conj", "cc", "prep", "advcl", "mark"}))
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
