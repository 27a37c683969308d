"""Descriptions that speak or act without a name: 'Ukrainian officials', 'a military source', 'the mayor', and pronouns that speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tallystick.lexicon.countries import country_of_demonym
from tallystick.lexicon.cues import CUES, ISSUED_NOUNS, TOLL_SETTING
from tallystick.lexicon.datewords import CALENDAR
from tallystick.lexicon.measures import TOLL_HEADS
from tallystick.lexicon.titles import BODY_NOUNS, ISSUED_THINGS, PERSON_NOUNS, PLURAL_GROUPS
from tallystick.records.mention import NameKind
from tallystick.records.parsed import OBJECT_LABELS, SUBJECT_LABELS, Parsed
from tallystick.records.report import Span

PRONOUNS = frozenset("he she they it i we who himself herself".split())
SPOKEN_FOR = frozenset("he she they it".split())
"""Pronouns that stand for somebody named before."""
OWNED_BY = {"his": "he", "her": "she", "its": "it", "their": "they"}
"""Owners of a word of saying ('his demand that …'), with the pronoun that stands for the same."""
LOST = frozenset("dead deceased missing unaccounted".split())
"""Who is told to be so speaks no more: 'at least 12 people are dead'."""
HEDGES = frozenset("least most more fewer less than up about around some nearly almost".split())
"""Words before a number that belong to it and not to who is counted."""
MAX_DESCRIPTION_WORDS = 14
FORCE_NOUNS = frozenset(
    "force troop soldier fighter rebel militant separatist gunman army military navy government official authority regime".split()
)
TAIL_PREPOSITIONS = frozenset("of at in for with from to on".split())


class Description(NamedTuple):
    """A description's span, the index of its head and its kind."""

    span: Span
    head: int
    kind: NameKind
    pronoun: bool = False


def find_descriptions(parsed: Parsed, named: bytearray) -> Iterator[Description]:
    """Descriptions in order. ``named`` marks the characters of names: a head inside a name is no description."""
    for index, token in enumerate(parsed.tokens):
        if named[token.start]:
            continue
        word = parsed.lower(index)
        if token.pos == "PRON" and word in OWNED_BY:
            if token.dep == "poss" and parsed.tokens[token.head].lemma in CUES:
                yield Description(Span(token.start, token.end), index, NameKind.PERSON if word in {"his", "her"} else NameKind.OTHER, True)
            continue
        if token.pos == "PRON" and word in SPOKEN_FOR:
            if token.dep in SUBJECT_LABELS and speaks(parsed, index):
                kind = NameKind.PERSON if word in {"he", "she"} else NameKind.GROUP if word == "they" else NameKind.OTHER
                yield Description(Span(token.start, token.end), index, kind, True)
            continue
        if token.pos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        lemma = token.lemma
        if not (lemma in PERSON_NOUNS or word in PLURAL_GROUPS or lemma in BODY_NOUNS):
            continue
        if token.dep == "compound" or (token.pos == "ADJ" and word not in PLURAL_GROUPS):
            continue
        if token.pos == "ADJ" and token.dep not in SUBJECT_LABELS:
            continue
        if not (speaks(parsed, index) or _acts(parsed, index, lemma, word)):
            continue
        span = describe(parsed, index, named)
        yield Description(span, index, _kind(lemma, word, token.tag))


def speaks(parsed: Parsed, index: int) -> bool:
    """Whether the token is the subject of a verb that ascribes, 'X' of 'according to X', or the hearer of 'told X'."""
    token = parsed.tokens[index]
    head = index
    while parsed.tokens[head].dep == "conj" and parsed.tokens[head].head != head:
        head = parsed.tokens[head].head
    top = parsed.tokens[head]
    above = parsed.tokens[top.head]
    if top.dep in SUBJECT_LABELS and (above.lemma in CUES or above.lemma in {"be", "seem", "appear", "quote", "cite"}):
        return not any(parsed.lower(child) in LOST for child in parsed.children(top.head) if child > index)
    if top.dep in SUBJECT_LABELS and above.lemma in TOLL_SETTING and _sets_toll(parsed, top.head):
        return True
    if (
        above.lemma in CUES
        and above.pos == "VERB"
        and token.start > above.start
        and top.dep in {"dobj", "npadvmod", "attr", "dep", "oprd", "dative"}
    ):
        return above.lemma in {"tell", "say", "accuse", "blame", "add", "quote", "cite"}
    if top.dep == "pobj":
        up = parsed.tokens[above.head]
        return (parsed.text[above.start : above.end].lower() == "to" and up.lemma == "accord") or parsed.text[
            above.start : above.end
        ].lower() == "by"
    return False


def _sets_toll(parsed: Parsed, verb: int) -> bool:
    """'put the toll at 12', 'lowered it to 9': who does that speaks."""
    return any(parsed.tokens[i].lemma in TOLL_HEADS | {"it"} for i in parsed.objects(verb))


def _acts(parsed: Parsed, index: int, lemma: str, word: str) -> bool:
    """Whether it is the subject or object of a verb with something that says whose it is ('Russian forces shelled …')."""
    token = parsed.tokens[index]
    if token.dep not in SUBJECT_LABELS | OBJECT_LABELS | {"pobj", "poss", "conj", "appos", "nmod"}:
        return False
    children = parsed.children(index)
    owned = any(parsed.word(child)[:1].isupper() and parsed.tokens[child].dep in {"amod", "compound", "nmod", "poss"} for child in children)
    demonym = any(country_of_demonym(parsed.word(child)) for child in children)
    if demonym and (lemma in PERSON_NOUNS or word in PLURAL_GROUPS or lemma in FORCE_NOUNS or lemma in BODY_NOUNS):
        return lemma not in ISSUED_THINGS
    if owned and (lemma in FORCE_NOUNS or word in PLURAL_GROUPS):
        return True
    actor = lemma in {
        "gunman",
        "attacker",
        "militant",
        "rebel",
        "police",
        "authority",
        "official",
        "soldier",
        "troop",
        "shooter",
        "suspect",
        "bomber",
    }
    return token.dep in SUBJECT_LABELS and actor


def describe(parsed: Parsed, head: int, named: bytearray | None = None) -> Span:
    """The description around its head without its article: what stands before it, and the prepositional phrases right behind it."""
    phrase = parsed.phrase(head, frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "advcl"}))
    first = parsed.token_at(phrase.start)
    first = head if first is None else first
    while first < head and (
        parsed.tokens[first].pos in {"DET", "PUNCT", "SCONJ", "CCONJ", "ADP", "ADV"} or parsed.lower(first) in {"the", "a", "an"}
    ):
        first += 1
    while first < head and parsed.tokens[first].dep in {"predet", "advmod", "det"} and parsed.tokens[first].pos in {"DET", "ADV"}:
        first += 1
    while first < head and parsed.lower(first) in HEDGES and any(parsed.tokens[i].pos == "NUM" for i in range(first + 1, head)):
        first += 1
    while first < head and parsed.word(first)[:1].isupper() and parsed.lower(first) in CALENDAR:
        first += 1  # 'In March rebels shelled the town': the parser's one name of month and subject
    while first < head and parsed.lower(first) in {"deadly", "fatal"}:
        first += 1  # 'a deadly police shooting': the shooting was
    last = head
    for child in parsed.children(head):
        if child == last + 1 and parsed.tokens[child].dep == "prep" and parsed.lower(child) in TAIL_PREPOSITIONS:
            below = list(parsed.subtree(child, frozenset({"relcl", "acl", "advcl", "appos", "punct", "conj", "cc"})))
            run = child
            while run + 1 in below:
                run += 1
            dated = any(parsed.lower(i) in CALENDAR for i in below)  # 'the prosecutor on Saturday put …'
            numbered = parsed.lower(child) in {"to", "at"} and any(
                parsed.tokens[i].pos == "NUM" for i in below
            )  # 'lowered by police to 38'
            deed = child + 1 in below and parsed.tokens[child + 1].tag == "VBG"  # 'accused troops of looting' belongs to 'accused'
            if run - first < MAX_DESCRIPTION_WORDS and run > child and not (deed or dated or numbered):
                last = run
    for child in parsed.children(head):
        # 'a source close to X', 'a person familiar with the matter'
        if (
            child == last + 1
            and parsed.tokens[child].pos == "ADJ"
            and parsed.tokens[child].dep in {"amod", "acl", "relcl"}
            and parsed.children(child)
        ):
            run = child
            tail = parsed.subtree(child, frozenset({"relcl", "advcl", "punct"}))
            while run + 1 in tail:
                run += 1
            if run - first < MAX_DESCRIPTION_WORDS:
                last = run
    end = parsed.tokens[last].end
    text = parsed.text
    if text[parsed.tokens[last].start : end] in {"'s", "’s", "'"}:
        end = parsed.tokens[last - 1].end
    return Span(parsed.tokens[first].start, end)


def _kind(lemma: str, word: str, tag: str) -> NameKind:
    if (
        tag in {"NNS", "NNPS"}
        or word in {"police", "people", "opposition", "intelligence", "military", "media"}
        or (word in PLURAL_GROUPS and word != lemma)
    ):
        return NameKind.GROUP
    if lemma in PERSON_NOUNS:
        return NameKind.PERSON
    if lemma in ISSUED_NOUNS or lemma in ISSUED_THINGS:
        return NameKind.OTHER
    return NameKind.ORGANIZATION
