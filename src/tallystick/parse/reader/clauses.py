"""Trees of Universal Dependencies to the product's own: function words carry their phrases, as the rules of the stages read them.

Universal Dependencies hang prepositions and copulas below the content word. The rules of ``extract`` speak of trees in which a
preposition carries its noun (``prep``, ``pobj``), a copula its predicate (``attr``, ``acomp``), a verb of saying what is said
(``ccomp``), and the last word of a name the others (``compound``): the scheme of ClearNLP (Choi and Palmer 2012), which spaCy's
English pipelines use too. The step is a fixed set of rewritings, so nothing is lost or learnt in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.lexicon.cues import SPEECH
from tallystick.lexicon.times import MONTH_SHORT
from tallystick.lexicon.times import MONTHS as MONTH_NAMES
from tallystick.lexicon.titles import OFFICES
from tallystick.parse.reader.mending import NOMINAL, Tree

RENAMED = {
    "root": "ROOT",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "obj": "dobj",
    "iobj": "dative",
    "aux:pass": "auxpass",
    "acl:relcl": "relcl",
    "advcl:relcl": "relcl",
    "nmod:poss": "poss",
    "compound:prt": "prt",
    "det:predet": "predet",
    "cc:preconj": "preconj",
    "obl:unmarked": "npadvmod",
    "nmod:unmarked": "npadvmod",
    "obl:tmod": "npadvmod",
    "obl:npmod": "npadvmod",
    "nmod:desc": "compound",
    "nmod:tmod": "npadvmod",
    "discourse": "intj",
    "vocative": "npadvmod",
    "goeswith": "compound",
    "list": "dep",
    "orphan": "dep",
    "dislocated": "dep",
    "reparandum": "dep",
}
NEGATIONS = frozenset({"not", "n't", "never", "n’t"})
PHRASES = frozenset({"obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "obl:npmod"})
STAYS_WITH_NOUN = frozenset(
    {
        "det",
        "det:predet",
        "amod",
        "nmod",
        "nmod:poss",
        "nmod:unmarked",
        "nmod:desc",
        "compound",
        "nummod",
        "appos",
        "acl",
        "acl:relcl",
        "flat",
        "case",
        "fixed",
        "goeswith",
    }
)
STAYS_WITH_ADJECTIVE = frozenset({"obl", "obl:unmarked", "advmod", "fixed", "xcomp", "compound", "nmod", "case", "flat", "ccomp"})
MONTHS = frozenset(MONTH_NAMES) | frozenset(MONTH_SHORT)
OPEN_PAIRS = frozenset("due because instead prior owing thanks".split())
"""First words of prepositions of two words, whose second is no preposition of its own."""
APPEALS = frozenset("call appeal plead press push wait lobby".split())
"""Verbs that say by a preposition who is to do what the infinitive says."""
BOUNDS = frozenset({"least", "most"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
RAISING = frozenset("see watch hear feel let make have allow enable cause want expect permit require need help".split())
"""Verbs whose object does what the clause below it says."""
OPENERS = frozenset("what how whether where who whom why when which whose".split())
"""Words that open a clause which a preposition carries ('about what happened')."""
OPENED = frozenset({"advcl", "acl", "obl", "nmod", "ccomp", "xcomp"})
"""Labels of clauses that a preposition may carry."""
MONEY = frozenset("$ £ € ¥ ₹ US$ A$ C$ NZ$ S$ HK$".split())


class Clauses(Tree):
    """One sentence's tree while it is rewritten."""

    def rewrite(self) -> tuple[list[int], list[str]]:
        """Heads (the root's is itself) and labels of the product's scheme."""
        for step in (
            self._strays,
            self.mend,
            self._names,
            self._titles,
            self._dates,
            self._sums,
            self._raised,
            self._copulas,
            self._reported,
            self._phrases,
            self._gerunds,
            self._lists,
            self._labels,
        ):
            step()
        return self.heads, self.relations

    # -- steps ---------------------------------------------------------------------------------------------------------
    def _strays(self) -> None:
        """A preposition that hangs on what stands before it goes to the phrase that it opens; an article to the noun that it opens."""
        for word in range(len(self.heads)):
            if self.relations[word] in {"compound", "nmod:desc"} and self.heads[word] > word:
                for child in self._kids(word, "det", "nmod:poss"):
                    if child < word:
                        self._hang(child, self.heads[word])
            if self.relations[word] == "flat" and any(child < word for child in self._kids(word, "case")):
                self.relations[word] = "nmod"  # 'Ana Kovit of Velgrad'
        for word in range(len(self.heads)):
            head = self.heads[word]
            if self.relations[word] != "case" or head >= word or self.tags[word] == "POS" or self.words[word] in POSSESSIVES:
                continue
            opened = next((c for c in self.below[head] if c > word and self.relations[c] in PHRASES and not self._kids(c, "case")), None)
            if opened is not None:
                self._hang(word, opened)
            else:
                self.relations[word] = "prep"

    def _dates(self) -> None:
        """In 'November 18' the month carries the day."""
        if "NUM" not in self.pos:
            return
        for word in range(1, len(self.heads)):
            month = word - 1
            after = word + 1
            if self.pos[word] == "NUM" and after < len(self.heads) and self.words[after] in MONTHS and self.heads[after] == word:
                month = after
            elif self.pos[word] != "NUM" or self.words[month].rstrip(".") not in MONTHS or self.heads[month] != word:
                continue
            others = [child for child in self.below[word] if child != month]
            self._replace(word, month)
            self._hang(word, month, "nummod")
            for child in others:
                self._hang(child, month, "nummod" if self.pos[child] == "NUM" else None)

    def _names(self) -> None:
        """The last word of a name carries the others."""
        if "flat" not in self.relations:
            return
        for word in range(len(self.heads)):
            for number in self._kids(word, "flat"):
                if self.pos[number] == "NUM" and number > word:
                    self.relations[number] = "nummod"
            parts = [child for child in self._kids(word, "flat") if child > word]
            if not parts:
                continue
            last = parts[-1]
            inner = [child for child in self.below[word] if child != last and (child < last or self.relations[child] != "flat")]
            self._replace(word, last)
            self._hang(word, last, "compound")
            for child in inner:
                self._hang(child, last, "compound" if self.relations[child] == "flat" else None)

    def _titles(self) -> None:
        """In 'the capital Varnholt' and 'policeman Oskar Renn' the name carries what it is."""
        for word in range(1, len(self.heads)):
            noun = self.heads[word]
            if self.relations[word] not in {"appos", "nmod", "nmod:unmarked"} or self.pos[word] != "PROPN" or noun >= word:
                continue
            first = min([word, *self._kids(word, "compound", "flat", "amod")])
            if self._kids(word, "case", "punct", "det") or not self._is_title(noun, first):
                continue
            others = [child for child in self.below[noun] if child != word]
            self._replace(noun, word)
            self.relations[word] = self.relations[noun]
            self._hang(noun, word, "compound")
            for child in others:
                if not (child < noun and self.relations[child] == "compound"):
                    self._hang(child, word)

    def _is_title(self, noun: int, first: int) -> bool:
        """Whether the noun is what the name at ``first`` is: a common noun right before it, or an office with its 'of …'."""
        if noun + 1 == first:
            return self.pos[noun] == "NOUN"
        if self.words[noun] not in OFFICES:
            return False
        last = noun
        for child in self._kids(noun, "nmod", "nmod:unmarked"):
            if noun < child < first:
                last = max(last, *self._under(child))
        return last + 1 == first and all(self.pos[between] != "PUNCT" for between in range(noun, first))

    def _raised(self) -> None:
        """'saw them bomb the town', 'allows aid to reach it': the verb's object is the subject of the clause below it."""
        if RAISING.isdisjoint(self.lemmas):
            return
        for word in range(len(self.heads)):
            if self.lemmas[word] not in RAISING:
                continue
            for clause in self._kids(word, "xcomp"):
                things = [child for child in self._kids(word, "obj") if child < clause]
                if len(things) != 1 or self._kids(clause, "nsubj", "nsubj:pass"):
                    continue
                if self.pos[clause] not in {"VERB", "AUX", "ADJ"} or (self.tags[clause] == "VBN" and not self._kids(clause, "aux:pass")):
                    continue
                self._hang(things[0], clause, "nsubj:pass" if self._kids(clause, "aux:pass") else "nsubj")
                self.relations[clause] = "ccomp"

    def _sums(self) -> None:
        """In '$5 million' the number carries the sign."""
        if MONEY.isdisjoint(self.words) and "SYM" not in self.pos:
            return
        for word in range(len(self.heads)):
            if self.words[word] not in MONEY and self.pos[word] != "SYM":
                continue
            number = next((child for child in self._kids(word, "nummod") if child > word), None)
            if number is None:
                continue
            others = [child for child in self.below[word] if child != number]
            self._replace(word, number)
            self._hang(word, number, "quantmod")
            for child in others:
                self._hang(child, number)

    def _copulas(self) -> None:
        """A copula carries its subject and its predicate."""
        if "cop" not in self.relations:
            return
        for word in range(len(self.heads)):
            copula = next(iter(self._kids(word, "cop")), None)
            if copula is None:
                continue
            kids = [child for child in self.below[word] if child != copula]
            adjective = self.pos[word] in {"ADJ", "ADV", "VERB"} and not self._kids(word, "det")
            marked = bool(self._kids(word, "case"))
            stays = STAYS_WITH_ADJECTIVE if adjective else STAYS_WITH_NOUN
            self._replace(word, copula)
            for child in kids:
                relation = self.relations[child]
                keep = relation in stays
                if relation in {"advmod", "obl", "obl:unmarked"}:
                    keep = adjective and not (self.words[child] in NEGATIONS or (child < copula) or (relation != "advmod" and child < word))
                    keep = keep or (
                        relation == "advmod" and copula < child < word and self.words[child] not in NEGATIONS and self.pos[word] == "NUM"
                    )
                if relation == "punct" and min(copula, word) < child < max(copula, word):
                    keep = False
                if relation in {"conj", "cc"}:
                    keep = not self._has_clause(child) if relation == "conj" else keep
                    if relation == "cc":
                        keep = False
                if not keep:
                    self._hang(child, copula)
            self._hang(word, copula, "obl" if marked and not adjective else "acomp" if adjective else "attr")

    def _has_clause(self, word: int) -> bool:
        return self.pos[word] in {"VERB", "AUX"} or bool(self._kids(word, "nsubj", "nsubj:pass", "cop", "aux", "expl"))

    def _reported(self) -> None:
        """'…, he said' carries what it reports; 'there' leaves its noun as what is said to be; an 'it' before a clause is its subject."""
        for word in range(len(self.heads)) if "expl" in self.relations else ():
            if self.lemmas[word] == "be" and any(self.words[child] == "there" for child in self._kids(word, "expl")):
                for child in self._kids(word, "nsubj"):
                    self.relations[child] = "attr"
            elif any(self.words[child] == "it" for child in self._kids(word, "expl")):
                for child in self._kids(word, "expl"):
                    self.relations[child] = "nsubj:pass" if self._kids(word, "aux:pass") else "nsubj"
                for child in self._kids(word, "csubj", "csubj:pass"):
                    if child > word:
                        self.relations[child] = "ccomp"
        if "parataxis" not in self.relations:
            return
        for word in range(len(self.heads)):
            if self.relations[word] != "parataxis" or self.lemmas[word] not in SPEECH or self._kids(word, "ccomp"):
                continue
            above = self.heads[word]
            while self.relations[above] != "root" and self.heads[above] < word and self.heads[above] != above:
                above = self.heads[above]
            if (
                not self._kids(word, "nsubj", "nsubj:pass")
                or self.pos[above] not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}
                or above == word
            ):
                continue
            self._replace(above, word)
            self._hang(above, word, "ccomp")
        for word in range(len(self.heads)):
            if self.lemmas[word] in SPEECH and not self._kids(word, "ccomp"):
                told = [child for child in self._kids(word, "parataxis") if child > word]
                if told and self._kids(word, "nsubj"):
                    self.relations[told[0]] = "ccomp"

    def _phrases(self) -> None:
        """A preposition carries its noun."""
        for word in range(len(self.heads)):
            marks = self._kids(word, "case")
            if self.relations[word] == "nmod:poss" or not marks:
                continue
            possessive = [mark for mark in marks if self.words[mark] in POSSESSIVES or self.tags[mark] == "POS"]
            marks = [mark for mark in marks if mark not in possessive and mark < word]
            if not marks:
                continue
            if self.words[word] in BOUNDS and self.pos[self.heads[word]] == "NUM" and word < self.heads[word]:
                # 'at least 10': no phrase of its own
                for mark in marks:
                    self.relations[mark] = "advmod"
                self.relations[word] = "advmod"
                continue
            relation = self.relations[word]
            label = "agent" if relation == "obl:agent" else "prep"
            first = marks[0]
            head = self.heads[word]
            if head == word:
                self._hang(first, first, "root")
            else:
                self._hang(
                    first,
                    head,
                    label
                    if relation in PHRASES
                    or self.words[first] == "including"
                    or relation in {"attr", "acomp", "advcl", "xcomp", "acl", "dep", "parataxis", "appos", "ccomp"}
                    else relation,
                )
            above = self.heads[first]
            if relation == "conj" and above < first and self.relations[above] == "pobj" and self.relations[self.heads[above]] != "conj":
                # 'in the halls and in the streets': one preposition beside the other
                self._hang(first, self.heads[above])
            inner = first
            fixed = [child for child in self._kids(first, "fixed") if child > first]
            for mark in [*fixed, *marks[1:]]:
                if mark != inner:
                    self._hang(mark, inner, "pcomp" if self.words[inner] in OPEN_PAIRS else "prep")
                    inner = mark
            self._hang(word, inner, "pobj")
            for child in list(self.below[word]):
                if child < first and self.relations[child] in {"advmod", "cc", "punct", "obl:unmarked", "nmod:unmarked"}:
                    self._hang(
                        child, self.heads[first] if self.relations[child] in {"cc", "punct"} and self.heads[first] != first else first
                    )

    def _gerunds(self) -> None:
        """'after killing': the preposition carries the clause; 'to' of an infinitive is its helper."""
        for word in range(len(self.heads)):
            marks = self._kids(word, "mark")
            for mark in marks:
                if self.words[mark] == "to" and self.tags[mark] in {"TO", "IN"} and self.tags[word] == "VB":
                    self.relations[mark] = "aux"
            if self.relations[word] not in OPENED:
                continue
            asked = self._opens_with(word, marks)
            helped = next((child for child in self._kids(word, "aux", "aux:pass", "cop") if child < word), None)
            gerund = self.tags[word] == "VBG" or self.words[word].endswith("ing") or (helped is not None and self.tags[helped] == "VBG")
            if not (gerund or asked):
                continue
            opener = next(
                (
                    m
                    for m in marks
                    if self.tags[m] == "IN" and m < word and self.words[m] not in {"that", "if", "whether", "while", "because"}
                ),
                None,
            )
            finite = helped is not None and self.tags[helped] != "VBG"
            subject = bool(self._kids(word, "nsubj", "nsubj:pass"))
            if (
                opener is not None
                and self.heads[word] != word
                and (asked or not (subject or finite) or (self.words[opener] == "with" and not finite))
            ):
                self._hang(opener, self.heads[word], "prep")
                self._hang(word, opener, "pcomp")

    def _opens_with(self, word: int, marks: Sequence[int]) -> bool:
        """Whether the clause of ``word`` begins with a preposition and 'what', 'how', 'whether'."""
        return any(mark + 1 < len(self.words) and self.tags[mark] == "IN" and self.words[mark + 1] in OPENERS for mark in marks)

    def _lists(self) -> None:
        """Each part of a list hangs on the one before, with the 'and' that joins them."""
        if "conj" not in self.relations:
            return
        for word in range(len(self.heads)):
            parts = [child for child in self._kids(word, "conj") if child > word]
            before = word
            for part in parts:
                if before != word:
                    self._hang(part, before)
                for joiner in self._kids(part, "cc"):
                    if joiner < part:
                        self._hang(joiner, before)
                before = part

    def _asked(self, word: int, head: int) -> bool:
        """'called on the council to act'."""
        infinitive = any(self.words[child] == "to" and self.relations[child] in {"aux", "mark"} for child in self.below[word])
        return infinitive and any(
            self.relations[child] == "prep" and self.words[child] in {"on", "upon", "for", "to", "with"} and head < child < word
            for child in self.below[head]
        )

    def _labels(self) -> None:
        for word, relation in enumerate(self.relations):
            head = self.heads[word]
            if relation == "advmod":
                if self.words[word] in NEGATIONS:
                    relation = "neg"
                elif (
                    self.pos[head] == "NUM"
                    and word < head
                    and self.words[word] in {"more", "less", "fewer", "than", "least", "most", "about", "around", "over", "under"}
                ):
                    relation = "quantmod" if self.words[word] == "than" else "advmod"
            elif relation == "amod" and self.tags[word] in {"NNP", "NNPS"} and self.pos[head] == "PROPN":
                relation = "compound"
            elif relation == "fixed":
                relation = "quantmod" if self.pos[self.heads[head]] == "NUM" else "prep" if self.pos[word] == "ADP" else "advmod"
            elif relation == "advcl" and self.lemmas[head] in APPEALS and self._asked(word, head):
                relation = "xcomp"
            elif relation == "xcomp" and any(self.tags[child] == "MD" for child in self._kids(word, "aux")):
                relation = "ccomp"
            elif relation == "xcomp":
                if self.pos[word] == "ADJ":
                    relation = "oprd" if self._kids(head, "obj", "dobj", "nsubj:pass", "nsubjpass") else "acomp"
                elif self.pos[word] in NOMINAL:
                    relation = "oprd" if self._kids(head, "obj", "dobj", "nsubj:pass", "nsubjpass") else "attr"
            elif relation == "nmod" or (relation == "nmod:unmarked" and self.pos[word] == "PROPN" and word > head):
                relation = "compound" if word < head else "appos"
            elif relation == "obl":
                relation = "npadvmod"
            elif relation == "flat":
                relation = "compound"
            elif relation == "expl" and self.words[word] != "there":
                relation = "expl"
            else:
                relation = RENAMED.get(relation, relation.split(":")[0])
            self.relations[word] = relation
        for word, head in enumerate(self.heads):
            if word == head:
                self.relations[word] = "ROOT"
