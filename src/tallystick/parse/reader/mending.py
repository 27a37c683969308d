"""One sentence's tree of Universal Dependencies while it is worked on, and what the reader gets wrong in it that its neighbours tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tallystick.lexicon.cues import SPEECH
from tallystick.lexicon.titles import OFFICES

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PAST = frozenset({"VBN", "VBD"})
ASKING = frozenset({"how", "why", "when", "where"})
FREE = frozenset({"what", "whatever", "whoever"})
LOOSE = frozenset({"obl:unmarked", "nmod:unmarked", "obl:npmod", "vocative", "parataxis", "dep"})
DAYS = frozenset("today yesterday tomorrow tonight now".split())
EVENTFUL = frozenset("deadly fatal lethal bloody".split())
"""Adjectives of what happens, not of who does it."""
PLACING = frozenset({"in", "near", "at"})
HEDGES = frozenset("at least most about around nearly almost more less fewer than over another some up to".split())
ATTRIBUTING = frozenset({"attribute", "ascribe"})
HYPHENS = frozenset({"-", "‐", "‑"})
GERUNDS = {form: verb for verb in SPEECH for form in (f"{verb}ing", f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1]}ing")}
"""'warning' → 'warn'."""


class Tree:
    """Heads and relations of one sentence; indices are those of its words."""

    def __init__(
        self,
        heads: Sequence[int],
        relations: Sequence[str],
        pos: Sequence[str],
        tags: Sequence[str],
        lemmas: Sequence[str],
        words: Sequence[str],
    ) -> None:
        self.heads = list(heads)
        self.relations = list(relations)
        self.pos = list(pos)
        self.tags = list(tags)
        self.lemmas = list(lemmas)
        self.words = [word.lower() for word in words]
        self.capitals = [word[:1].isupper() for word in words]
        self.below: dict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(self.heads):
            if head != word:
                self.below[head].append(word)

    def _hang(self, word: int, head: int, relation: str | None = None) -> None:
        old = self.heads[word]
        if old != word:
            self.below[old].remove(word)
        self.heads[word] = head
        if head != word:
            siblings = self.below[head]
            siblings.append(word)
            siblings.sort()
        if relation is not None:
            self.relations[word] = relation

    def _replace(self, old: int, new: int) -> None:
        """``new``, so far below ``old``, takes its place in the tree."""
        head, relation = self.heads[old], self.relations[old]
        if head == old:
            self._hang(new, new, relation)
        else:
            self._hang(new, head, relation)

    def _kids(self, word: int, *relations: str) -> list[int]:
        below = self.below.get(word)
        return [child for child in below if self.relations[child] in relations] if below else []

    def mend(self) -> None:
        """The repairs, one after the other."""
        for step in (
            self._neighbours,
            self._opening_subject,
            self._hyphened,
            self._before_names,
            self._attributed,
            self._gapped,
            self._two_participles,
            self._told_before,
            self._swapped,
            self._saying,
            self._sayings,
            self._told_as,
            self._best_of,
            self._shared,
            self._relatives,
        ):
            step()

    def _neighbours(self) -> None:
        """A name stands with the noun or name before it, 'how' with the clause behind it, and the noun before 'said' says it, however far off
        they were hung."""
        for word in range(2, len(self.heads)):
            if self.relations[word] == "flat" and self.heads[word] < word - 1 and self.pos[word] == self.pos[word - 1] == "PROPN":
                head = self.heads[word]
                if self.pos[head] != "PROPN" and word not in self._above(word - 1):
                    self._hang(word, word - 1)
        for word in range(2, len(self.heads)):
            if self.pos[word] != "PROPN" or self.relations[word] not in {"appos", "nmod", "nmod:unmarked"} or self._kids(word, "case"):
                continue
            before = min(self._under(word)) - 1
            beside = before > 0 and self.heads[before] == self.heads[word] and self._kids(before, "case")
            if beside and (self.pos[before] == "NOUN" or self.words[before] in OFFICES):
                self._hang(word, before, "appos")
        for word in range(1, len(self.heads) - 1):
            head = self.heads[word]
            if self.words[word] in ASKING and head < word and self.relations[word] in {"obj", "advmod", "obl", "xcomp"}:
                clause = next((c for c in self.below[head] if c > word and self.relations[c] in {"ccomp", "advcl"}), None)
                if clause is not None and min(self._under(clause)) == word + 1 and not self._kids(clause, "mark"):
                    self._hang(word, clause, "advmod")
            elif self.words[word] in {"what", "who"} and head < word and self.relations[word] in {"obj", "nsubj", "obl"}:
                clause = next((c for c in self.below[head] if c > word and self.relations[c] in {"ccomp", "advcl", "csubj"}), None)
                if clause is not None and min(self._under(clause)) == word + 1 and not self._kids(clause, "mark"):
                    self._hang(word, clause, "obj" if self._kids(clause, "nsubj", "nsubj:pass", "cop") else "nsubj")
                    self.relations[clause] = "ccomp"
        for word in range(2, len(self.heads)):
            if self.lemmas[word] not in SPEECH or self.tags[word] not in FINITE or self._kids(word, "nsubj", "nsubj:pass", "aux:pass"):
                continue
            beside = [
                child
                for child in self.below[self.heads[word]]
                if child < word
                and self.relations[child] in {"parataxis", "appos", "dep", "nmod:unmarked", "obl:unmarked"}
                and self.pos[child] in {"PROPN", "NOUN", "PRON"}
                and max(self._under(child)) == word - 1
            ]
            if beside:
                self._hang(beside[-1], word, "nsubj")

    def _opening_subject(self) -> None:
        """The phrase that opens a sentence, right before a verb without a subject, is its subject: behind a dateline it is read as an aside."""
        for word, head in enumerate(self.heads):
            if (
                self.relations[word] not in LOOSE
                or self.pos[word] not in {"NOUN", "PROPN"}
                or head <= word
                or self.tags[head] not in FINITE
            ):
                continue
            if self.pos[head] != "VERB" or self._kids(head, "nsubj", "nsubj:pass", "csubj", "expl"):
                continue
            under = self._under(word)
            if min(under) == 0 and all(self.pos[between] in {"AUX", "ADV"} for between in range(max(under) + 1, head)):
                self.relations[word] = "nsubj:pass" if self._kids(head, "aux:pass") else "nsubj"

    def _hyphened(self) -> None:
        """In 'the mayor of Norland-occupied Asmar' it is Asmar's mayor: the noun behind the participle stands where the one before was hung."""
        for mark in range(1, len(self.heads) - 2):
            side, participle = mark - 1, mark + 1
            if self.words[mark] not in HYPHENS or self.pos[side] not in {"PROPN", "ADJ", "NOUN"} or self.tags[participle] != "VBN":
                continue
            noun = self.heads[participle]
            if self.relations[participle] != "amod" or noun <= participle or not self._kids(side, "case"):
                continue
            if self.heads[noun] in {side, participle} or side in self._above(noun) or noun in self._above(side):
                continue
            for case in self._kids(side, "case"):
                self._hang(case, noun)
            head, relation = self.heads[side], self.relations[side]
            self._hang(noun, head, relation)
            self._hang(side, participle, "compound")
            self._hang(mark, participle, "punct")

    def _before_names(self) -> None:
        """In 'Cyclone Berta struck' the noun is part of the name behind it; in 'a deadly police raid' it is the raid that is deadly,
        and in 'shot dead two men' nobody was dead before."""
        for word in range(len(self.heads) - 1):
            name = word + 1
            head = self.heads[word]
            if self.relations[word] in LOOSE and self.pos[word] == "NOUN" and self.pos[name] == "PROPN" and not self.below[word]:
                subject = self.heads[name] == head and self.relations[name] in {"nsubj", "nsubj:pass"}
                if subject and self.capitals[word] and self.words[word] not in DAYS:
                    self._hang(word, name, "compound")
            elif self.words[word] == "dead" and self.relations[word] == "amod" and word < head and self.heads[head] == word - 1:
                self._hang(word, word - 1, "xcomp")
                self.pos[word], self.tags[word] = "ADJ", "JJ"
            elif self.relations[word] == "amod" and self.words[word] in EVENTFUL and self.relations[head] == "compound":
                self._hang(word, self.heads[head])

    def _attributed(self) -> None:
        """In 'they attributed the raid in Velgrad to rebels' the rebels belong to the verb."""
        if ATTRIBUTING.isdisjoint(self.lemmas):
            return
        for verb in range(len(self.heads)):
            if self.lemmas[verb] not in ATTRIBUTING:
                continue
            for thing in self._kids(verb, "obj", "nsubj:pass"):
                for word in [other for other in self._under(thing) if other > thing]:
                    if self.relations[word] == "nmod" and any(self.words[mark] == "to" for mark in self._kids(word, "case")):
                        self._hang(word, verb, "obl")

    def _two_participles(self) -> None:
        """In the headline 'Two sailors killed and four dockers hurt in a brawl' the dockers are whom the second word tells of."""
        for noun in range(2, len(self.heads) - 1):
            verb, other = self.heads[noun], noun + 1
            if self.pos[verb] != "VERB" or verb >= noun or self.relations[noun] not in {"conj", "obj"} or self.tags[verb] not in PAST:
                continue
            first = min(word for word in self._under(noun) if word <= noun)
            if self.pos[first] != "CCONJ" or self.tags[other] not in PAST or self.pos[other] != "VERB":
                continue
            subject = self.heads[verb]
            if self.relations[verb] == "acl" and self.heads[subject] == other and self.relations[subject] in {"nsubj", "nsubj:pass"}:
                self._replace(other, verb)
                self.relations[verb] = self.relations[other]
                self._hang(subject, verb, "nsubj:pass")
            elif self.heads[other] not in {noun, verb} or self._kids(other, "nsubj", "nsubj:pass", "aux:pass", "aux"):
                continue
            self._hang(other, verb, "conj")
            self._hang(noun, other, "nsubj:pass")
            self._hang(first, other, "cc")

    def _told_before(self) -> None:
        """In 'Two died and five were hurt in Velgrad on Sunday, police said' all before the comma is told, and the one clause with the other."""
        if SPEECH.isdisjoint(self.lemmas):
            return
        for verb in range(3, len(self.heads)):
            if self.lemmas[verb] not in SPEECH:
                continue
            speaker = next((child for child in self._kids(verb, "nsubj") if child < verb), verb)
            comma = min(self._under(speaker) if speaker < verb else [verb]) - 1
            told = [child for child in self._kids(verb, "ccomp") if child < comma]
            if comma < 0 or self.words[comma] != "," or not told:
                continue
            for child in list(self.below[verb]):
                if child < comma and self.relations[child] in {"obl", "obl:unmarked", "obl:tmod", "advmod", "advcl"}:
                    self._hang(child, next((clause for clause in reversed(told) if clause < child), told[0]))
            for clause in told[1:]:
                first = min(self._under(clause))
                if self.pos[first] == "CCONJ":
                    self._hang(clause, told[0], "conj")
                    self._hang(first, clause, "cc")

    def _gapped(self) -> None:
        """In '12 people in Velgrad, seven in Asmar and three in Orsova' each number is counted like the first and carries its own place."""
        if PLACING.isdisjoint(self.words):
            return
        for number in range(4, len(self.heads) - 2):
            mark = number + 1
            if self.pos[number] != "NUM" or self.words[mark] not in PLACING or self.pos[mark] != "ADP" or self.pos[mark + 1] != "PROPN":
                continue
            before = number - 1
            while before > 0 and self.words[before] in HEDGES:
                before -= 1
            place = self.heads[mark] if self.relations[mark] == "case" and self.heads[mark] > mark else mark + 1
            counted = self._counted(before) if self.words[before] in {",", ";", "and"} else None
            if counted is None or number in self._above(counted) or place in self._above(counted):
                continue
            self._hang(number, counted, "conj")
            self._hang(place, number, "nmod")
            self._hang(mark, place, "case")
            if self.words[before] == "and":
                self._hang(before, number, "cc")

    def _counted(self, before: int) -> int | None:
        """The last counted noun before, behind which a place stands: 'people' in '12 people in Velgrad, …'."""
        for noun in range(before - 1, 0, -1):
            if self.pos[noun] == "NOUN" and any(self.pos[child] == "NUM" for child in self._kids(noun, "nummod")):
                between = range(noun + 1, before)
                return noun if any(self.words[n] in PLACING and self.pos[n + 1] == "PROPN" for n in between) else None
            if self.pos[noun] == "VERB":
                return None
        return None

    def _swapped(self) -> None:
        """In 'a village in Velgrad bordering Asmar' the first name carries the clause, and the second is its object."""
        if "VBG" not in self.tags:
            return
        for verb in range(1, len(self.heads)):
            noun = self.heads[verb]
            if self.tags[verb] != "VBG" or self.relations[verb] != "acl" or noun < verb:
                continue
            before = next((child for child in self._kids(verb, "obj") if child < verb), None)
            if before is None:
                continue
            self._replace(noun, before)
            self.relations[before] = self.relations[noun]
            self._hang(verb, before)
            self._hang(noun, verb, "obj")
            for child in list(self.below[noun]):
                if child < before:
                    self._hang(child, before)

    def _saying(self) -> None:
        """In '…, he said, warning conditions could worsen' the second verb of saying is no part of the noun behind it."""
        if GERUNDS.keys().isdisjoint(self.words):
            return
        for word in range(1, len(self.heads)):
            noun = self.heads[word]
            clause = self.heads[noun]
            lemma = GERUNDS.get(self.words[word])
            if lemma is None or self.pos[word] != "NOUN" or self.relations[word] != "compound" or not word < noun < clause:
                continue
            above = next((other for other in self._above(clause) if self.lemmas[other] in SPEECH), word)
            if self.words[word - 1] != "," or self.relations[noun] not in {"nsubj", "nsubj:pass"} or above >= word:
                continue
            self._hang(word, above, "advcl")
            self._hang(clause, word, "ccomp")
            self.pos[word], self.tags[word], self.lemmas[word] = "VERB", "VBG", lemma

    def _told_as(self) -> None:
        """In 'described the raid as a massacre' the raid is what is described, and nothing's subject."""
        if "as" not in self.words:
            return
        for word in range(len(self.heads)):
            verb = self.heads[word]
            openers = [child for child in self._kids(word, "case", "mark") if self.words[child] == "as"]
            if not openers or self.pos[verb] != "VERB" or self.pos[word] not in {"NOUN", "PROPN", "ADJ"} or self._kids(word, "cop", "aux"):
                continue
            thing = next((child for child in self._kids(word, "nsubj") if verb < child < openers[0]), None)
            if thing is not None and set(self._kids(verb, "obj")) <= {word}:
                self._hang(thing, verb, "obj")
                self.relations[word] = "obl"
                self.relations[openers[0]] = "case"

    def _best_of(self) -> None:
        """In 'these winds are the worst felt here' the winds are the worst, and nobody says that they are seen."""
        if "JJS" not in self.tags:
            return
        for verb in range(3, len(self.heads)):
            best = verb - 1
            article = best - 1
            helper = next(iter(self._kids(verb, "aux:pass")), verb)
            if (
                self.tags[verb] != "VBN"
                or self.tags[best] != "JJS"
                or helper > article
                or self.words[article] not in {"the", "its", "their"}
            ):
                continue
            if self.heads[best] != verb or self.heads[article] not in {verb, best}:
                continue
            kids = [child for child in self.below[verb] if child < verb or self.relations[child] in {"conj", "cc", "parataxis", "punct"}]
            self._replace(verb, best)
            self.relations[best] = self.relations[verb]
            for child in kids:
                if child != best:
                    self._hang(child, best, {"nsubj:pass": "nsubj", "aux:pass": "cop"}.get(self.relations[child]))
            self._hang(verb, best, "acl")

    def _sayings(self) -> None:
        """'…, he said, …' is an aside, and what follows a reported clause without a comma belongs to that clause."""
        if SPEECH.isdisjoint(self.lemmas):
            return
        for word in range(len(self.heads)):
            if self.lemmas[word] not in SPEECH or self.heads[word] == word:
                continue
            bare = not self._kids(word, "mark", "ccomp", "xcomp", "obj") and bool(self._kids(word, "nsubj"))
            if self.relations[word] == "advcl" and bare and not any(self.tags[child] == "WRB" for child in self.below[word]):
                self.relations[word] = "parataxis"
        for word in range(2, len(self.heads)):
            head = self.heads[word]
            if self.relations[word] != "advcl" or self.lemmas[head] not in SPEECH or head > word:
                continue
            told = next((child for child in self._kids(head, "ccomp") if head < child < word), None)
            if told is not None and self.pos[min(self._under(word)) - 1] != "PUNCT":
                self._hang(word, told)

    def _shared(self) -> None:
        """In 'found and arrested the man' the man stands with the verb beside him."""
        for word in range(len(self.heads)):
            if self.pos[word] != "VERB":
                continue
            for other in self._kids(word, "conj"):
                things = [child for child in self._kids(word, "obj") if child > other > word]
                if not things or self.pos[other] != "VERB" or self._kids(other, "obj", "nsubj", "nsubj:pass", "aux:pass", "ccomp", "xcomp"):
                    continue
                for child in list(self.below[word]):
                    if child >= things[0] and self.relations[child] not in {"conj", "cc", "punct", "parataxis"}:
                        self._hang(child, other)

    def _above(self, word: int) -> list[int]:
        found: list[int] = []
        while self.heads[word] != word and len(found) <= len(self.heads):
            word = self.heads[word]
            found.append(word)
        return found

    def _relatives(self) -> None:
        """A clause of 'that' or 'who' belongs to the noun right before it; of 'what they said' the clause is the head."""
        for word in range(len(self.heads)):
            if self.relations[word] in {"advcl:relcl", "acl:relcl"}:
                self._to_noun(word)
            elif self.relations[word] in {"ccomp", "parataxis", "conj", "advcl"}:
                self._to_noun_before_comma(word)
        for word in range(len(self.heads)):
            if self.words[word] not in FREE or self.relations[word] not in {"obj", "nsubj", "nsubj:pass", "obl", "nmod", "ccomp", "root"}:
                continue
            clause = next((child for child in self._kids(word, "acl:relcl") if child > word), None)
            if clause is None:
                continue
            kids = [child for child in self.below[word] if child != clause]
            self._replace(word, clause)
            relation = self.relations[word]
            self.relations[clause] = {"obj": "ccomp", "nsubj": "csubj", "nsubj:pass": "csubj:pass"}.get(relation, relation)
            for child in kids:
                self._hang(child, clause)
            inner = clause
            while (told := next((c for c in self._kids(inner, "ccomp") if c > inner), None)) is not None:
                inner = told
            subject = "nsubj:pass" if self._kids(inner, "aux:pass") else "nsubj"
            self._hang(word, inner, "obj" if self._kids(inner, "nsubj", "nsubj:pass") else subject)

    def _to_noun(self, clause: int) -> None:
        """Hangs the relative clause on the noun right before its 'that', where no comma is between."""
        opener = next((c for c in self.below[clause] if c < clause and self.words[c] in {"that", "who", "whom", "where"}), 0)
        noun = opener - 1
        if self.words[opener] == "where" and self.words[noun] == ",":
            noun -= 1
        if noun < 0 or self.pos[noun] not in NOMINAL or self.heads[clause] >= opener:
            return
        while self.heads[noun] == noun - 1 and self.relations[noun] == "flat":
            noun -= 1
        if noun != self.heads[clause] and self.pos[self.heads[clause]] in {"VERB", "AUX"}:
            self._hang(clause, noun, "acl:relcl")

    def _to_noun_before_comma(self, clause: int) -> None:
        """Of 'the mayor of Asmar, who was held by rebels' the last clause is of somebody told before its comma, whatever it was hung on."""
        who = next((c for c in self._kids(clause, "nsubj", "nsubj:pass") if self.words[c] == "who"), 0)
        noun = who - 2
        if noun < 0 or self.words[who - 1] != "," or self.pos[noun] not in NOMINAL or self.heads[clause] >= noun or self.words[-1] == "?":
            return
        self._hang(clause, noun, "acl:relcl")

    def _under(self, word: int) -> list[int]:
        return [word, *(below for child in self.below[word] for below in self._under(child))]
