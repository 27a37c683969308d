"""The lemma of a word from its tag: exceptions as the treebanks have them, the language's regular endings else."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache

from tallystick.lexicon import irregular

VERBS = {
    "VBZ": (("ies", ("y",)), ("sses", ("ss",)), ("es", ("e", "")), ("s", ("",))),
    "VBD": (("ied", ("y",)), ("eed", ("ee",)), ("ed", ("e", ""))),
    "VBN": (("ied", ("y",)), ("eed", ("ee",)), ("ed", ("e", ""))),
    "VBG": (("ying", ("y", "ie")), ("ing", ("e", ""))),
}
NOUNS = (
    ("ies", ("y", "ie")),
    ("sses", ("ss",)),
    ("shes", ("sh",)),
    ("ches", ("ch", "che")),
    ("xes", ("x",)),
    ("es", ("e", "")),
    ("s", ("",)),
)
VERB_TAGS = ("VBD", "VBN", "VBZ", "VBP", "VBG", "VB", "MD")
SILENT = re.compile(r"(?:[vzcu]|[bcdfgkptz]l|(?:^|[^aeo])(?:at|is|us|ag|ut|ur|id)|[dr]g)$")
"""How stems end that have lost a silent 'e', among words that are not known: 'detonat', 'ravag', 'wheez'."""
GRADES = {"JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}
NO_PARTICIPLES = frozenset("bring sing ring swing cling fling sting spring string wring ping king thing".split())
NO_PASTS = frozenset("need feed bleed speed breed heed seed weed succeed proceed exceed shed wed embed".split())
KEPT_LEMMAS = 16_384
"""Lemmas that are looked up once: names come and go without end."""
KEPT = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


class Lemmas:
    """Gives lemmas in small letters."""

    def __init__(self, exceptions: Mapping[tuple[str, str], str], known: Container[str]) -> None:
        """``exceptions``: (form, tag) → lemma; ``known``: words of the language, to choose between 'hop' and 'hope'."""
        self._exceptions = exceptions
        self._known = known
        self._kept = lru_cache(maxsize=KEPT_LEMMAS)(self._read)

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is one that the tokenizer has whole."""
        return word in self._known

    def lemma(self, word: str, tag: str, pos: str) -> str:
        """The lemma of a word with its Penn Treebank tag and universal part of speech."""
        return self._kept(word, tag, pos)

    def _read(self, printed: str, tag: str, pos: str) -> str:
        word = printed.lower().replace("’", "'")
        if pos == "VERB" and word in irregular.VERBS:
            return irregular.VERBS[word]
        if pos == "NOUN" and tag == "NNS" and word in irregular.NOUNS:
            return irregular.NOUNS[word]
        exception = self._exceptions.get((word, tag))
        if exception is not None:
            return exception
        if pos in {"VERB", "AUX"}:
            # An irregular form tells its lemma whatever the tag.
            for other in VERB_TAGS:
                if (word, other) in self._exceptions:
                    return self._exceptions[word, other]
        if pos in KEPT and tag not in VERBS:
            return word
        return regular_lemma(word, tag, self._known)


def mended_tag(word: str, pos: str, tag: str, passive: bool) -> str:
    """The tag, where the verb's ending allows it; else the one that the ending tells. ``passive``: it hangs as a participle does."""
    if pos not in {"VERB", "AUX"}:
        return tag
    lower = word.lower()
    if lower.endswith("ing") and len(lower) > 4 and lower not in NO_PARTICIPLES:
        return "VBG"
    if lower.endswith("ed") and len(lower) > 3 and tag not in {"VBD", "VBN"} and lower not in NO_PASTS:
        return "VBN" if passive else "VBD"
    return tag


PLURALS = frozenset("police personnel cattle media data bacteria".split())
"""Nouns that are plural without an ending."""
SINGULARS = frozenset(
    """news politics economics physics mathematics athletics gymnastics ethics statistics linguistics diplomatics series species means headquarters
    crossroads barracks gas bus lens bias chaos atlas canvas christmas diabetes rabies measles cosmos pathos texas mercedes always perhaps
    whereas logistics mumps billiards innings shambles works gallows""".split()
)
"""Singular nouns in '-s'."""


def mended_number(word: str, pos: str, tag: str) -> str:
    """A noun's tag by its ending."""
    if pos == "NOUN" and tag == "VBG":
        tag = "NN"  # 'the flooding'
    if pos != "NOUN" or tag != "NN":
        return tag
    lower = word.lower()
    plural = lower in PLURALS or (
        len(lower) > 3
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s"))
        and lower not in SINGULARS
        and lower.isalpha()
    )
    return "NNS" if plural else tag


def regular_lemma(word: str, tag: str, known: Container[str]) -> str:
    """The lemma by the regular endings of the tag; of several, one that is a known word."""
    if tag in GRADES:
        return _graded(word, GRADES[tag], known)
    endings = NOUNS if tag == "NNS" else VERBS.get(tag, ())
    for ending, stems in endings:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        root = word[: -len(ending)]
        found = next((root + stem for stem in stems if root + stem in known), None)
        if found is not None:
            return found
        if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "aeiouls" and tag != "NNS":
            return root[:-1]
        if len(root) > 2 and root[-1] == root[-2] == "l" and ending in {"ed", "ing"}:
            return root[:-1]
        return root + (stems[-1] if stems[-1] or not _silent(root, ending) else "e")
    return word


def _silent(root: str, ending: str) -> bool:
    """Whether an unknown word's stem ends in a silent 'e': 'airstrik-es', 'wheez-ing'."""
    if ending == "es":
        return not root.endswith(("s", "x", "z", "ch", "sh", "o"))
    return ending in {"ed", "ing"} and SILENT.search(root) is not None


def _graded(word: str, ending: str, known: Container[str]) -> str:
    if not word.endswith(ending):
        return word
    root = word[: -len(ending)]
    for candidate in (root[:-1] + "y" if root.endswith("i") else root, root + "e", root[:-1]):
        if len(candidate) > 2 and candidate in known:
            return candidate
    return word
