"""Who did it, to whom, and what was hit; rival claims of responsibility stand side by side, each with the statement that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.extract.incidents.actor_names import PERSON_KINDS, ActorNames
from tallystick.extract.incidents.ascribed import ascribed, done_behind
from tallystick.extract.incidents.done import agents, patients, shot_dead
from tallystick.extract.incidents.hit import across_from, damaged_beside, scene_of
from tallystick.extract.incidents.identified import identified, person_at
from tallystick.extract.incidents.listed import included, listed, things_listed
from tallystick.extract.incidents.tellings import Telling
from tallystick.extract.incidents.verbs import DISARMED
from tallystick.lexicon import incidents as words
from tallystick.lexicon.actors import (
    ACCUSING,
    AIMS,
    AREAS,
    ATTACK_TYPES,
    ATTRIBUTING,
    BODY,
    CUSTODY,
    DAMAGING,
    DEADLY,
    DOING,
    ESCAPING,
    FIRING,
    GOING_OFF,
    HELD_TYPES,
    HIT_IN,
    HURTING,
    MAKERS,
    MEETING_TYPES,
    OF_THE_FORCE,
    PATIENT_TYPES,
    PERCEIVING,
    RESPONSIBLE,
    SPARED,
    SUFFERED,
    SUFFERING,
    THINGS,
    TIME_NOUNS,
    WILFUL,
)
from tallystick.lexicon.organizations import is_armed
from tallystick.records.mention import Actor, Certainty, NameKind, StatementMention
from tallystick.records.parsed import Sentence
from tallystick.records.report import Span

TAKING_PLACE = frozenset({"occur", "happen", "take"})
DAY_REACH = 10
"""Tokens behind 'the murder' in which the day or the place may stand before 'of'."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DATED_OF = re.compile(r"\d{4}|January|February|March|April|May|June|July|August|September|October|November|December|last|this|that")


class ActorFinder(ActorNames):
    """Finds the actors of tellings in one report."""

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
        found = {key: actor for key, actor in found.items() if key[0] != "victim" or not self._is_thing(actor)}
        return tuple(found[key] for key in sorted(found) if key[0] != "victim" or key[1] not in doing)

    def _is_thing(self, actor: Actor) -> bool:
        """'downed a helicopter', 'attacked two branches': what was hit, and nobody."""
        if actor.mention is not None and any(name.id == actor.mention and name.named for name in self.names):
            return False
        head = max(self.parsed.tokens_in(actor.span), default=None)
        return head is not None and self.parsed.tokens[head].pos == "NOUN" and self.parsed.tokens[head].lemma in THINGS

    def targets_of(self, telling: Telling) -> tuple[str, ...]:
        """What was hit, in words: things that are no people and no named place."""
        heads: list[int] = []
        for member in telling.members:
            heads.extend(self._patients(member.token, member.verb, telling))
            if member.verb and self.parsed.tokens[member.token].lemma == "set":
                heads.extend(thing for preposition, thing in self.parsed.obliques(member.token) if preposition == "to")
            if telling.main.type in {"strike", "explosion"}:
                heads.extend(self._buildings_at(member.token, member.verb))
        if telling.main.type in {"strike", "explosion"}:
            heads.extend(damaged_beside(self.parsed, [member.token for member in telling.members], telling.top))
        if telling.main.type in {"strike", "explosion", "other"}:
            heads.extend(
                [
                    thing
                    for head in heads
                    if self.parsed.tokens[head].lemma in words.STRUCTURES
                    for thing in things_listed(self.parsed, head)
                ]
            )
        found = []
        for head in heads:
            token = self.parsed.tokens[head]
            if telling.main.type == "disaster" and token.lemma in AREAS:
                continue  # where it was, which its place says
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
        if verb and self.parsed.tokens[token].lemma not in GOING_OFF | DISARMED:
            return
        laid = self._laid(token) if verb and self.parsed.tokens[token].lemma in DISARMED else []
        above = self.parsed.tokens[token].head
        if not verb and self.parsed.tokens[token].dep == "nsubj" and self.parsed.tokens[above].lemma in TAKING_PLACE:
            laid = [above]  # 'a blast occurred on the top floor of the bank'
        opposite = [("opposite", thing) for one in (token, *laid) for thing in across_from(self.parsed, one)]
        for preposition, thing in (*(pair for one in (token, *laid) for pair in self.parsed.obliques(one)), *opposite):
            for head in scene_of(self.parsed, thing):
                lemma = self.parsed.tokens[head].lemma.lower()
                told = preposition in near | {"opposite"} or (preposition == "on" and head != thing)
                bank = lemma == "branch" and any(self.parsed.tokens[c].lemma == "bank" for c in self.parsed.children(head))
                if told and (lemma in words.BUILDING_OF or bank or (lemma in HIT_IN and not self._is_site(head))):
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
            if any(parsed.lower(child) in {"no", "each", "both", "neither", "either"} for child in parsed.children(one)):
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
                    dead = self.parsed.tokens[token].lemma in DEADLY or (member.verb and shot_dead(self.parsed, token) is not None)
                    held = held or (dead and self._may_die(head)) or (member.verb and self._is_hurt(token, head))
                    if held or self._animate(head):
                        yield ("victim" if type_ in ATTACK_TYPES else "target"), head, certainty
                        for one in (*listed(self.parsed, self.names, head, token), *included(self.parsed, head, token)):
                            if self._animate(one):
                                yield ("victim" if type_ in ATTACK_TYPES else "target"), one, certainty
                    for one in identified(self.parsed, head):  # 'those kidnapped are Ana Torv and Ivo Renn'
                        if person_at(self.names, self.parsed, one) is not None:
                            yield ("victim" if type_ in ATTACK_TYPES else "target"), one, certainty
            if type_ in MEETING_TYPES:
                for head in self._patients(token, member.verb, telling) if member.verb else self._attendants(token):
                    if self._animate(head) or self.parsed.tokens[head].pos == "PROPN":
                        yield "participant", head, certainty
            if type_ in ATTACK_TYPES and not member.verb:
                for child in self.parsed.children(token):
                    name = self._name_at(child) if self.parsed.tokens[child].dep in {"compound", "nmod"} else None
                    if name is not None and name.kind is NameKind.ORGANIZATION:
                        aimed = any(preposition in {"on", "against", "at"} for preposition, _ in self.parsed.obliques(token))
                        its = (
                            aimed or is_armed(name.text) or self.parsed.tokens[token].lemma in OF_THE_FORCE
                        )  # 'the Red Front attack', 'the Umbra Mills attack on a convoy' are theirs
                        yield "perpetrator" if its else "victim", child, certainty
            if type_ in ATTACK_TYPES:
                for head, doubt in self._accused(token, telling):
                    yield "perpetrator", head, doubt
                for head, doubt in ascribed(self.parsed, token, member.verb):
                    if self._may_act(head):
                        yield "perpetrator", head, doubt
            if type_ in ATTACK_TYPES and not member.verb:
                for head in self._unharmed(token):
                    yield "victim", head, Certainty.STATED
        above = self.parsed.tokens[telling.top]
        if telling.top not in telling.tokens and above.pos == "VERB" and above.lemma not in PERCEIVING:
            suffers = above.lemma in SUFFERING
            for head in agents(self.parsed, telling.top) or self._raised(telling.top):
                if suffers:
                    if self._animate(head):
                        yield "victim" if type_ in ATTACK_TYPES else "participant", head, self._certainty(telling.top)
                elif head not in telling.tokens and head != telling.main.token and self._may_act(head):
                    yield ("perpetrator" if type_ in ATTACK_TYPES else "participant"), head, self._certainty(telling.top)

    def _is_hurt(self, verb: int, head: int) -> bool:
        """'wounded two joiners', 'injured a passer-by': somebody who is counted or told as one, whatever the words call him, and no part of a body."""
        marks = {self.parsed.lower(child) for child in self.parsed.children(head) if child < head}
        counted = bool(marks & {"a", "an"}) or any(self.parsed.tokens[child].dep == "nummod" for child in self.parsed.children(head))
        hurt = self.parsed.tokens[verb].lemma in HURTING and self.parsed.tokens[head].pos == "NOUN"
        return hurt and counted and self._may_die(head) and self.parsed.tokens[head].lemma not in BODY

    def _unharmed(self, noun: int) -> Iterator[int]:
        """'The mayor was unharmed following an attack', 'escaped unhurt in it': whom it was meant for."""
        link = self.parsed.tokens[noun].head
        if self.parsed.lower(link) not in {"in", "after", "following", "by", "during"}:
            return
        above = self.parsed.tokens[link].head
        if self.parsed.tokens[above].pos == "ADJ":
            above = self.parsed.tokens[above].head if self.parsed.lower(above) in SPARED else above
        spared = {self.parsed.lower(child) for child in self.parsed.children(above)} & SPARED
        if spared and self.parsed.tokens[above].lemma in {"be", "escape", "emerge", "survive", "leave"}:
            yield from (head for head in self.parsed.subjects(above) if self._animate(head))

    def _raised(self, verb: int) -> list[int]:
        """The subject of the verb above an infinitive: 'The council is expected to hold a meeting'."""
        token = self.parsed.tokens[verb]
        return list(self.parsed.subjects(token.head)) if token.dep == "xcomp" and self.parsed.tokens[token.head].pos == "VERB" else []

    def _agents(self, token: int, verb: bool, telling: Telling) -> list[int]:
        parsed = self.parsed
        if verb and parsed.tokens[token].lemma in DISARMED:
            # 'a bomb placed by rebels was defused by the police': the rebels
            return [h for laid in self._laid(token) for h in agents(parsed, laid) if self._may_act(h)]
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
                said_by = self._speaker_meant(head) if parsed.tokens[head].pos == "PRON" else None
                if said_by is not None:
                    found.append(said_by)
                    continue
                found.extend([head] if self._may_act(head) or (head in by and self._may_die(head)) else self._makers(head))
            accused = self._accused_object(token)
            return found + ([accused] if accused is not None and not found else [])
        doer = {"by", "of"} if parsed.tokens[token].lemma in OF_THE_FORCE else {"by"}
        found = [thing for preposition, thing in parsed.obliques(token) if preposition in doer and self._may_act(thing)]
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
        one_of = parsed.tokens[copula].head if parsed.lower(copula) == "of" and parsed.lower(parsed.tokens[copula].head) == "one" else None
        if one_of is not None and parsed.tokens[one_of].dep in {"dobj", "obj"} and parsed.tokens[parsed.tokens[one_of].head].lemma in DOING:
            found += [h for h in agents(parsed, parsed.tokens[one_of].head) if self._may_act(h)]  # 'committed one of its worst attacks'
        if parsed.tokens[token].dep in {"dobj", "obj"} and copula != telling.top and parsed.tokens[copula].lemma in DOING:
            found += [h for h in agents(parsed, copula) if self._may_act(h)]  # 'nine were killed when troops launched an attack'
        for child in parsed.children(token):
            # 'strikes carried out by troops', 'attacks that the regime committed'
            if parsed.tokens[child].dep in {"acl", "relcl"} and parsed.tokens[child].lemma in words.LIGHT_VERBS | {"claim"}:
                found += [h for h in agents(parsed, child) if h != token and self._may_act(h)]
        return found

    def _laid(self, verb: int) -> list[int]:
        """The participles of what a verb was done to: 'placed' in 'a bomb placed at the bank was defused'."""
        below = [child for thing in patients(self.parsed, verb) for child in self.parsed.children(thing)]
        return [
            child for child in below if self.parsed.tokens[child].dep in {"acl", "relcl"} and self.parsed.tokens[child].lemma in GOING_OFF
        ]

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
                parsed.tokens[above].dep in {"conj", "dobj", "dative"} or (of and parsed.tokens[above].dep == "pobj")
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
        return next(iter(self._accusable(verb)), None)

    def _accusable(self, verb: int) -> list[int]:
        """Those whom a verb of accusation may be against; of 'a man suspected of it' the man."""
        parsed = self.parsed
        token = parsed.tokens[verb]
        heads = parsed.subjects(verb) if parsed.passive(verb) else parsed.objects(verb)
        above = parsed.tokens[token.head].head
        if not heads and token.dep == "pcomp" and parsed.tokens[above].lemma in ACCUSING:
            return self._accusable(above)  # 'grooms suspected of being involved in it'
        if token.dep == "acl" and token.tag == "VBN" and (not heads or heads == (token.head,)):
            heads = (self._described(verb),)
        return [head for head in heads if self._animate(head) or parsed.tokens[head].pos == "PROPN"]

    def _described(self, participle: int) -> int:
        """'the uncle of a clerk accused of it': the clerk, right before the participle, on whomever the parser hangs that."""
        head, beside = self.parsed.tokens[participle].head, participle - 1
        if beside > head and self.parsed.tokens[beside].pos in {"NOUN", "PROPN"} and head in self.parsed.ancestors(beside):
            return beside if self._animate(beside) else head
        return head

    def _accused(self, token: int, telling: Telling) -> Iterator[tuple[int, Certainty]]:
        """'blamed X for the attack', 'X claimed responsibility for it', 'X was arrested in the shooting', 'X was behind it'."""
        parsed = self.parsed
        for clause in self._blaming(token, telling):
            for preposition, thing in parsed.obliques(clause):
                if preposition == "on":
                    yield thing, Certainty.ALLEGED
        child = token
        inner = ""
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
                    for head in self._accusable(above):
                        if head not in telling.tokens:
                            yield head, Certainty.ALLEGED
                elif lemma in ACCUSING and inner in {"for", "of", "in"} and child in self._accusable(above):
                    for head in self._accusable(above):  # 'blamed the rebels for it', where 'for it' hangs on the rebels
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
                meant = self._accused_object(verb)
                those = parsed.conjuncts(meant) if meant is not None else parsed.subjects(verb)
                if parsed.tokens[verb].lemma == "hold":
                    those = parsed.objects(verb) or those
                for head in those:
                    if self._animate(head) or parsed.tokens[head].pos == "PROPN":
                        yield head, Certainty.ALLEGED
                return
            if parsed.tokens[above].lemma in {"suspect", "gunman", "shooter", "attacker", "perpetrator", "suspects"}:
                for head in parsed.appositions(above):
                    yield head, Certainty.ALLEGED
            inner = parsed.lower(child) if parsed.tokens[child].dep == "prep" else ""
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
            aimed = [
                thing for word, thing in parsed.obliques(token) if word in {"at", "on", "upon"} and parsed.tokens[token].lemma in FIRING
            ]
            done_to = [*patients(parsed, token), *aimed]
            listed = [one for head in done_to for one in self._listed(head)]
            return [self._counted(head) for head in dict.fromkeys((*done_to, *listed)) if head not in telling.tokens]
        aimed_at = {"on", "against"} if parsed.tokens[token].lemma in OF_THE_FORCE else {"of", "on", "against"}
        found = [thing for preposition, thing in parsed.obliques(token) if preposition in aimed_at and thing not in telling.tokens]
        copula = parsed.tokens[token].head
        if parsed.tokens[token].dep == "attr" and any(parsed.tokens[child].dep == "expl" for child in parsed.children(copula)):
            # 'there was an attack at dawn against the mill'
            found += [
                thing for preposition, thing in parsed.obliques(copula) if preposition in {"on", "against"} and not self._is_day(thing)
            ]
        clauses = [c for c in parsed.children(token) if parsed.tokens[c].dep in {"acl", "relcl"} and parsed.tokens[c].lemma in DOING]
        for clause in dict.fromkeys((*clauses, *done_behind(parsed, token))):
            # 'the attack carried out today against a union's offices'
            found += [thing for word, thing in parsed.obliques(clause) if word == "against" and thing not in telling.tokens]
        if parsed.tokens[token].lemma in SUFFERED and not any(preposition == "of" for preposition, _ in parsed.obliques(token)):
            found += self._behind_the_day(token, telling)
        if parsed.tokens[token].lemma in SUFFERED:
            found += [c for c in parsed.children(token) if parsed.tokens[c].dep == "poss" and self._animate(c)]
        above = parsed.tokens[token].head
        aim = parsed.tokens[above].head
        if parsed.lower(above) == "of" and parsed.tokens[aim].lemma in AIMS and parsed.tokens[parsed.tokens[aim].head].lemma == "be":
            found += parsed.subjects(parsed.tokens[aim].head)  # 'the mill was the target of three raids'
        if parsed.lower(above) == "from" and parsed.tokens[parsed.tokens[above].head].lemma in ESCAPING:
            found += parsed.subjects(parsed.tokens[above].head)  # 'the mayor escaped unhurt from an attack'
        return [self._counted(head) if parsed.tokens[head].pos == "NUM" else head for head in found]

    def _is_day(self, thing: int) -> bool:
        token = self.parsed.tokens[thing]
        return token.lemma in TIME_NOUNS or DATED_OF.match(self.parsed.word(thing)) is not None or token.lemma.lower() in WEEKDAYS

    def _behind_the_day(self, noun: int, telling: Telling) -> Iterator[int]:
        """'the murder on 22 May of Ana Torv': the name hangs on the day for a parser."""
        parsed = self.parsed
        sentence = parsed.sentence_at(parsed.tokens[noun].start)
        last = min(noun + DAY_REACH, sentence.last if sentence is not None else noun + 1)
        for index in range(noun + 1, last):
            token = parsed.tokens[index]
            if token.pos in {"VERB", "AUX", "PUNCT"} or index in telling.tokens:
                return
            if parsed.lower(index) == "of" and index > noun + 2 and not DATED_OF.fullmatch(parsed.word(index + 1)):
                person = next(
                    (name for name in self.names if name.named and name.kind is NameKind.PERSON and name.span.start >= token.end), None
                )
                near = person is not None and parsed.token_at(person.span.end - 1)
                if (
                    near
                    and near <= index + 6
                    and all(parsed.tokens[i].pos in {"DET", "NOUN", "PROPN", "ADJ"} for i in range(index + 1, near))
                ):
                    yield near
                else:
                    yield from (child for child in parsed.children(index) if parsed.tokens[child].dep == "pobj")
                return

    def _listed(self, head: int) -> Iterator[int]:
        """'the editor Ana Torv, three judges and two farmers': a list that a parser reads as a description of the first."""
        parsed = self.parsed
        if parsed.tokens[head].tag not in {"NN", "NNP"}:
            return
        for other in parsed.appositions(head):
            numbered = any(parsed.tokens[child].dep == "nummod" for child in parsed.children(other))
            if parsed.tokens[other].tag == "NNS" and numbered and len(parsed.conjuncts(other)) > 1:
                yield from parsed.conjuncts(other)

    def _counted(self, head: int) -> int:
        """'the number of people killed', 'the bodies of two women murdered': the people."""
        counted = {"number", "toll", "total", "count", "blood", "body", "corpse", "remains", "life"}
        if self.parsed.tokens[head].lemma not in counted and self.parsed.tokens[head].pos != "NUM":
            return head
        return next((thing for preposition, thing in self.parsed.obliques(head) if preposition == "of"), head)
