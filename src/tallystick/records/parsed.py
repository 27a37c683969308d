"""What a parser gives: sentences, tokens, syntax and candidate names, with exact character spans.

Readers use the questions below (``subjects``, ``objects``, ``obliques`` …) rather than dependency labels, so that a parser with
another label scheme can be put in the slot.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec

from tallystick.records.report import Span, ZoneKind

SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "nsubj:pass", "csubj:pass", "nsubj:outer"})
PASSIVE_LABELS = frozenset({"nsubjpass", "csubjpass", "auxpass", "nsubj:pass", "csubj:pass", "aux:pass"})
OBJECT_LABELS = frozenset({"dobj", "obj", "iobj", "dative"})
ATTRIBUTE_LABELS = frozenset({"attr", "acomp", "oprd"})
COMPLEMENT_LABELS = frozenset({"ccomp", "xcomp", "pcomp"})
CLAUSE_LABELS = frozenset(
    {"relcl", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "pcomp", "parataxis", "csubj", "csubjpass", "csubj:pass"}
)
CONJUNCT_LABELS = frozenset({"conj"})
APPOSITION_LABELS = frozenset({"appos"})


class Token(msgspec.Struct, frozen=True, array_like=True):
    """One token. ``head`` is the index of its head in ``Parsed.tokens``, its own index at the root of a sentence."""

    start: int
    end: int
    lemma: str
    pos: str
    """Universal part of speech: NOUN, PROPN, VERB, AUX, NUM, ADP …"""
    tag: str
    """Penn Treebank tag: VBD, VBN, NNS, CD …"""
    dep: str
    head: int


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence: characters ``[start, end)``, tokens ``[first, last)``; ``zone`` is None in running text."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    zone: ZoneKind | None = None

    @property
    def span(self) -> Span:
        """The sentence's characters."""
        return Span(self.start, self.end)


class NameCandidate(msgspec.Struct, frozen=True, array_like=True):
    """A span that the parser takes for a name, with its own label (OntoNotes: PERSON, ORG, GPE, LOC, NORP, FAC …)."""

    start: int
    end: int
    label: str


class ReadAttribution(msgspec.Struct, frozen=True, array_like=True):
    """Who says what as a parser reads it: the source's, the cue's and the content's characters, in pieces where they are interrupted."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Parsed(msgspec.Struct, frozen=True, dict=True):
    """A report's text with its structure.

    ``text`` is the report's text as it was read: character for character as long, so spans read the same in both, but with hard-wrapped
    lines joined and text in capitals given its case back (``tallystick.parse.surface``). What is shown is cut from the report's own text.
    """

    report: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameCandidate, ...] = ()
    attributions: tuple[ReadAttribution, ...] = ()
    """Empty where the parser reads none."""

    # -- words ---------------------------------------------------------------------------------------------------------
    @cached_property
    def _words(self) -> tuple[str, ...]:
        text = self.text
        return tuple([text[token.start : token.end] for token in self.tokens])

    @cached_property
    def _lowered(self) -> tuple[str, ...]:
        return tuple([word.lower() for word in self._words])

    def word(self, index: int) -> str:
        """The token's characters."""
        return self._words[index]

    def lower(self, index: int) -> str:
        """The token's characters in lower case."""
        return self._lowered[index]

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens ``[first, last)``."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    # -- where ---------------------------------------------------------------------------------------------------------
    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def token_at(self, position: int) -> int | None:
        """The index of the token that holds the character, or of the next one; None past the end."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.tokens[index].end > position:
            return index
        return index + 1 if index + 1 < len(self.tokens) else None

    def tokens_in(self, span: Span) -> range:
        """The indices of the tokens that lie in or touch the span."""
        first = bisect_left(self._starts, span.start)
        if first > 0 and self.tokens[first - 1].end > span.start:
            first -= 1
        return range(first, bisect_left(self._starts, span.end))

    def sentence_index_at(self, position: int) -> int | None:
        """The number of the sentence that holds the character; None between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        return index if index >= 0 and position < self.sentences[index].end else None

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character; None between sentences."""
        index = self.sentence_index_at(position)
        return None if index is None else self.sentences[index]

    def running_sentences(self) -> Iterator[Sentence]:
        """The sentences that may make claims: those of the running text."""
        return (sentence for sentence in self.sentences if sentence.zone is None)

    # -- syntax --------------------------------------------------------------------------------------------------------
    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        return tuple(map(tuple, children))

    def children(self, index: int) -> tuple[int, ...]:
        """The tokens that hang directly on this one, in order."""
        return self._children[index]

    def ancestors(self, index: int) -> Iterator[int]:
        """The token's head, that one's head, and so on to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """The token and all below it, sorted; branches whose top label is in ``without`` are left out."""
        known = self._subtrees.get((index, without))
        if known is not None:
            return known
        found, stack = [], [index]
        while stack:
            top = stack.pop()
            found.append(top)
            children = self._children[top]
            stack.extend([child for child in children if self.tokens[child].dep not in without] if without else children)
        found.sort()
        return self._subtrees.setdefault((index, without), tuple(found))

    @cached_property
    def _subtrees(self) -> dict[tuple[int, frozenset[str]], tuple[int, ...]]:
        """The subtrees that were asked for: many rules ask for the same ones."""
        return {}

    def phrase(
        self, index: int, without: frozenset[str] = frozenset({"relcl", "acl", "acl:relcl", "appos", "conj", "cc", "punct"})
    ) -> Span:
        """The noun phrase around a head: its subtree without clauses, appositions and conjuncts, as one stretch around the head.

        A word with a hyphen is never cut ('Velgrad-led coalition'), also where the parser makes tokens of its parts.
        """
        kept = set(self.subtree(index, without))
        first = last = index
        while first - 1 in kept or (first and self._hyphened(first)):
            first -= 1
        while last + 1 in kept:
            last += 1
        return self.span(first, last + 1)

    def _hyphened(self, index: int) -> bool:
        """Whether the token before it is a part of the same word with a hyphen."""
        before, token = self.tokens[index - 1], self.tokens[index]
        return before.end == token.start and "-" in {self.text[before.start : before.end], self.text[token.start : token.end]}

    def subjects(self, verb: int) -> tuple[int, ...]:
        """The heads of the verb's subjects with their conjuncts; a conjoined or open-complement verb borrows its head verb's."""
        own = [child for child in self._children[verb] if self.tokens[child].dep in SUBJECT_LABELS]
        if own:
            return tuple(found for head in own for found in self.conjuncts(head))
        token = self.tokens[verb]
        if token.dep in {"conj", "xcomp"} and token.head != verb and self.tokens[token.head].pos in {"VERB", "AUX"}:
            return self.subjects(token.head)
        return ()

    def passive(self, verb: int) -> bool:
        """Whether the verb is in the passive ('was struck')."""
        return not PASSIVE_LABELS.isdisjoint([self.tokens[child].dep for child in self._children[verb]])

    def objects(self, verb: int) -> tuple[int, ...]:
        """The heads of the verb's objects with their conjuncts."""
        return tuple(
            found
            for child in self._children[verb]
            if self.tokens[child].dep in OBJECT_LABELS and not self._is_preposition(child)
            for found in self.conjuncts(child)
        )

    def _is_preposition(self, index: int) -> bool:
        """Whether the token is a preposition with its noun, whatever a parser takes it for ('off' in 'careened off a bridge')."""
        return self.tokens[index].pos == "ADP" and any(self.tokens[below].dep == "pobj" for below in self._children[index])

    def attributes(self, verb: int) -> tuple[int, ...]:
        """What a copula says of its subject ('the toll was 12')."""
        return tuple(child for child in self._children[verb] if self.tokens[child].dep in ATTRIBUTE_LABELS)

    def obliques(self, index: int) -> tuple[tuple[str, int], ...]:
        """(preposition in lower case, head of its object) for each prepositional phrase on the token, conjuncts included."""
        known = self._obliques.get(index)
        if known is not None:
            return known
        found: list[tuple[str, int]] = []
        for child in self._children[index]:
            token = self.tokens[child]
            if token.dep in {"prep", "agent"} or self._is_preposition(child):
                for below in self._children[child]:
                    if self.tokens[below].dep == "pobj":
                        found.extend((self.lower(child), head) for head in self.conjuncts(below))
                    elif self.tokens[below].dep == "prep":
                        found.extend((f"{self.lower(child)} {inner}", head) for inner, head in self.obliques(child))
                        break
            elif token.dep in {"obl", "nmod", "obl:agent", "nmod:of"} or token.dep.startswith(("obl:", "nmod:")):
                marks = [self.lower(below) for below in self._children[child] if self.tokens[below].dep == "case"]
                found.extend((" ".join(marks), head) for head in self.conjuncts(child))
        return self._obliques.setdefault(index, tuple(found))

    @cached_property
    def _obliques(self) -> dict[int, tuple[tuple[str, int], ...]]:
        """The phrases that were asked for."""
        return {}

    def complements(self, verb: int) -> tuple[int, ...]:
        """The heads of the clauses that complete the verb ('said that …')."""
        return tuple(child for child in self._children[verb] if self.tokens[child].dep in COMPLEMENT_LABELS)

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """The token and what is joined to it ('killed and wounded')."""
        found = [index]
        for top in found:  # which grows
            found.extend([child for child in self._children[top] if self.tokens[child].dep in CONJUNCT_LABELS])
        return tuple(found)

    def appositions(self, index: int) -> tuple[int, ...]:
        """The heads of what is set beside the token ('Chaus, a local official')."""
        return tuple(child for child in self._children[index] if self.tokens[child].dep in APPOSITION_LABELS)

    def governor(self, index: int) -> int | None:
        """The nearest verb above the token; None where there is none."""
        return next((above for above in self.ancestors(index) if self.tokens[above].pos in {"VERB", "AUX"}), None)

    def negated(self, index: int) -> bool:
        """Whether the verb or noun carries a negation of its own."""
        return any(
            self.tokens[child].dep == "neg" or self.tokens[child].lemma in {"not", "never", "no", "n't"} for child in self._children[index]
        )

    def modal(self, verb: int) -> str | None:
        """The verb's modal in lower case ('may', 'could', 'will'); None where it has none."""
        return next((self.lower(child) for child in self._children[verb] if self.tokens[child].tag == "MD"), None)
