"""Verbs and reaches that the predicates' rules share: who is brought where, how far a word looks, and who died of what was told."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from tallystick.extract.figures.cues import Cue
from tallystick.extract.figures.numbers import read_number
from tallystick.extract.figures.words import Word
from tallystick.lexicon.counted import COUNTED, Counted
from tallystick.lexicon.measures import (
    AUXILIARIES,
    BUILDING_DAMAGE,
    BUILDINGS,
    CLAUSE_BREAKS,
    HARM_NOUNS,
    KILLED,
    OTHER,
    PEOPLE_MEASURES,
    STATES,
    TOLL_NOUNS,
    TRANSITIVE,
    WOUNDED,
)
from tallystick.records.parsed import OBJECT_LABELS, SUBJECT_LABELS, Parsed

APART_LABELS = OBJECT_LABELS | {"relcl", "acl"}
"""Labels between a subject and those it has or does something to."""
PULLING = frozenset("pulled pulling pull pulls dug digging plucked plucking dragged hauled winched freed recovered".split())
BRINGING = frozenset(
    "took taken taking take rushed rushing transported transporting carried brought airlifted admitted sent sends send sending lands landed".split()
)
PREPOSITIONS = frozenset(
    """in at on from of with near aboard inside outside during by for around across under to into over between among along amid against
    throughout within after before through waiting queueing queuing standing sleeping travelling traveling""".split()
)
SENTENCING = frozenset("sentenced sentences sentencing sentence condemned condemns condemning".split())
"""Verbs behind which 'to death' is a verdict."""
OBJECT_DETERMINERS = frozenset(
    "the other remaining a an another some also only just all those these further as his her their its what".split()
)
"""Words between a verb and the number of its object."""
QUOTES = frozenset({'"', "“", "‘"})
"""Marks before a number that somebody's words give ('the toll was "no fewer than 80"')."""
OBJECT_OPENING = frozenset("DT PRP PRP$ CD NN NNS NNP NNPS JJ WP".split())
"""Tags of words that may open a verb's object."""
OBJECT_PRONOUNS = frozenset({"him", "her", "them"})
BODIES = frozenset("body bodies remains corpses death deaths murder murders".split())
"""What is told of whoever the 'of' behind it lists."""
RIGHT_REACH = 14
"""Words between what is counted and its predicate, prepositional phrases included; beyond it another clause has begun more often than not."""
LEFT_CHAIN = 12
"""Words that a list of victims may put between its verb and a later number ('killed a nurse, two aides and three children')."""
PUTTING = frozenset("put puts putting place placed gave gives give set revised lowered raised estimated reported".split())
"""What somebody does to a toll who is none of those it counts."""
TOLL_REACH = 16
DIED_REACH = 9
"""Words between a harm and 'and died', within which the same ones are meant."""
ALL_REACH = 12
DEADLY = frozenset("shot shooting shoots shoot stabbed stabbing stabs beat beating".split())
PASSIVE = frozenset("was were been being be".split())
LIST_END = 20
"""Words of a list of victims before 'to death'."""
GROUPS = frozenset("family group party crew team pair trio".split())
HURT_REACH = 9
"""Words between 'pulled from' and the injuries that somebody was pulled out with."""
SAME_ONES = frozenset("he she they was were both all had also".split())
"""Words between 'where' and 'died' that speak of the same ones."""
AGE_WORDS = frozenset("old year years month months week weeks day days - ‑ yr yrs".split())
THINKING = frozenset("feared believed thought said reported confirmed knew known presumed claimed hoped".split())
"""Verbs behind which 'that' tells of somebody else."""
AGE_JOINERS = frozenset({"to", "and", "through", "-", "–"})
DASHES = frozenset({"—", "–", "--"})
ASIDE_REACH = 24
"""Words of an aside between dashes."""
LABEL_WORDS = 5
"""Words of the label of a figure in a list ('Completely destroyed houses: 146')."""
EVENT_HARM = {"fatality": KILLED, "injury": WOUNDED}
"""Nouns that say what an event did, before its own noun ('three injury accidents')."""
LEFT_BEHIND = frozenset("home homes house houses village villages town city neighbourhood neighborhood area".split())
"""What people leave who are said to evacuate it."""
SHELTER_KINDS = frozenset("evacuation relief emergency displacement transit temporary makeshift collective idp refugee evacuee".split())
VERB_PHRASE_OPENING = frozenset({"was", "were", "had", "later", "subsequently"})
LATER = frozenset("later then subsequently eventually soon shortly thereafter since also".split())
FOLLOWS_PASSIVE = frozenset(
    """in on at by when after during and or while as from for near with since before but inside outside over last this early late earlier
    today yesterday overnight across under amid around to including among because where who along between so within among through following
    if monday tuesday wednesday thursday friday saturday sunday here there that too dead within although according into against upon
    instantly seriously critically severely badly several about some more another""".split()
)


def of_another(parsed: Parsed, words: Sequence[Word], counted: int, verb: int) -> bool:
    """'A man with two children was killed', 'five on a bus carrying 30 were hurt': the verb's subject only has or does something to them."""
    tokens = parsed.tokens
    at = words[verb].token
    subject = next((child for child in parsed.children(at) if tokens[child].dep in SUBJECT_LABELS), None)
    index = words[counted].token
    if subject is None or subject >= index or index not in parsed.subtree(subject):
        return False
    apart = False
    while index != subject:
        token = tokens[index]
        apart = apart or token.dep in APART_LABELS or (token.dep == "prep" and parsed.lower(index) != "of")
        index = token.head
    return apart


def aside_end(words: Sequence[Word], dash: int) -> int | None:
    """Behind the dash that closes the aside which another opens; None where none does."""
    close = next((i for i in range(dash + 1, min(dash + ASIDE_REACH, len(words))) if words[i].text in DASHES), None)
    return close + 1 if close is not None else None


def died_then(words: Sequence[Word], cue: Cue, cues: Mapping[int, Cue], starts: Container[int]) -> bool:
    """'was swept away and drowned', 'was shot and later died', 'shot three of them, killing them all': the same ones died of it."""
    lower = [word.lower for word in words]
    for index in range(cue.last, min(cue.last + ALL_REACH, len(words) - 1)):
        following = lower[index + 1 : index + 3]
        if lower[index] == "killing" and (following[:1] in (["all"], ["both"], ["him"], ["them"]) or _whole_her(words, index + 1)):
            return True
        if lower[index] in {".", ";"}:
            break
    if _died_there(lower, cue, starts):
        return True
    for index in range(cue.last, min(cue.last + DIED_REACH, len(words) - 1)):
        if index in starts or lower[index] in {",", ";", "."} | CLAUSE_BREAKS:
            return False
        if lower[index] == "and":
            at = index + 1
            while at < len(words) and lower[at] in LATER:
                at += 1
            closed = at + 1 >= len(words) or not words[at + 1].alpha or lower[at + 1] in FOLLOWS_PASSIVE
            died = at < len(words) and (lower[at] in {"died", "drowned", "perished", "succumbed"} or (lower[at] == "killed" and closed))
            return died and at in cues and at + 1 not in starts
    return False


def ended_dead(words: Sequence[Word], cue: Cue, cues: Mapping[int, Cue]) -> Cue | None:
    """'five miners trapped since Friday were found dead', 'two who were missing have died': the verb behind the participle."""
    for index in range(cue.last, min(cue.last + DIED_REACH, len(words) - 1)):
        if words[index].text in {",", ".", ";"} or words[index].lower in CLAUSE_BREAKS | {"and", "when", "after", "as"}:
            return None
        if words[index].lower in AUXILIARIES:
            at = index + 1
            while at < len(words) - 1 and words[at].lower in AUXILIARIES | LATER:
                at += 1
            then = cues.get(at)
            return then if then is not None and then.measure == KILLED else None
    return None


def _whole_her(words: Sequence[Word], index: int) -> bool:
    """'killing her.', not 'killing her mother'."""
    closed = index + 1 >= len(words) or not words[index + 1].alpha or words[index + 1].lower in FOLLOWS_PASSIVE
    return index < len(words) and words[index].lower == "her" and closed


def _died_there(lower: Sequence[str], cue: Cue, starts: Container[int]) -> bool:
    """'was taken to a hospital, where he later died', 'was rushed to a clinic and pronounced dead', 'was shot but did not live'."""
    for index in range(cue.last, min(cue.last + DIED_REACH, len(lower))):
        if index in starts or lower[index] in {";", "."}:
            return False
        if lower[index] in {"all", "both"} and lower[index + 1 : index + 3] == ["of", "whom"]:
            return bool({"died", "perished", "succumbed"} & set(lower[index + 3 : index + 6]))
        if lower[index] not in {"where", "and", "but"}:
            continue
        at = index + 1
        while at < len(lower) and lower[at] in LATER | SAME_ONES | {"did"}:
            at += 1
        said = lower[at : at + 2]
        if said[:1] in (["died"], ["succumbed"]) and (lower[index] != "and" or at + 1 not in starts):
            return lower[index] != "and" or lower[at - 1] in LATER | {"and"}
        if lower[at : at + 3] in (["could", "not", "be"], ["could", "n't", "be"]) and lower[at + 3 : at + 4] in (["saved"], ["revived"]):
            return True
        if said in (["pronounced", "dead"], ["declared", "dead"], ["not", "survive"], ["didn't", "survive"], ["never", "recovered"]):
            return True
    return False


def joined_harm(words: Sequence[Word], cue: Cue, cues: Mapping[int, Cue]) -> str | None:
    """'were trapped in a shed and suffered burns', 'was pulled from the lake but could not be revived': what the next verb tells."""
    for index in range(cue.last, min(cue.last + DIED_REACH, len(words) - 1)):
        if words[index].lower in {".", ";"} | (CLAUSE_BREAKS - {"but"}):
            return None
        if words[index].lower not in {"and", "but"}:
            continue
        at = index + 1
        while at < len(words) - 1 and words[at].lower in LATER | SAME_ONES:
            at += 1
        then = cues.get(at)
        told = then is not None and (then.kind == "intr" or words[max(0, cue.first - 1)].lower in PASSIVE)
        return then.measure if then is not None and told and then.measure in {KILLED, WOUNDED} else None
    return None


def to_death(words: Sequence[Word], cue: Cue, cues: Mapping[int, Cue]) -> bool:
    """'shot his aunt, his uncle and a lodger to death': the end of the list says what the verb did to all of it."""
    if words[cue.first].lower not in DEADLY or (cue.first and words[cue.first - 1].lower in PASSIVE):
        return False
    if cue.last < len(words) and words[cue.last].text == ",":
        return False  # 'Five shot, woman dead'
    for index in range(cue.last, min(cue.last + LIST_END, len(words))):
        lower = words[index].lower
        if lower in {".", ";", "who", "that", "before", "after", "while"} | CLAUSE_BREAKS | AUXILIARIES or (
            index in cues and lower != "dead"
        ):
            return False
        following = words[index + 1].lower if index + 1 < len(words) else ""
        if (lower, following) == ("to", "death"):
            return True
        if index > cue.last and words[index - 1].lower not in {"his", "her", "their", "and"} and read_number(words, index) is not None:
            return False  # 'shot six people, leaving two dead'
        if lower == "dead":
            return not following[:1].isalpha() or following in FOLLOWS_PASSIVE
    return False


def hyphenated(words: Sequence[Word], position: int) -> bool:
    """Whether a hyphen joins the word to a neighbour ('sister-in-law')."""
    back = position > 0 and words[position].glued and words[position - 1].text in {"-", "‑"}
    return back or (position + 1 < len(words) and words[position + 1].glued and words[position + 1].text in {"-", "‑"})


def hurt_with(words: Sequence[Word], cue: Cue) -> bool:
    """'were pulled from the rubble with minor injuries', 'was dug out with a broken hip'."""
    near = [word.lower for word in words[cue.last : cue.last + HURT_REACH]]
    stop = next((i for i, word in enumerate(near) if word in {",", ".", ";"}), len(near))
    at = next((i for i, word in enumerate(near[:stop]) if word == "with"), None)
    return at is not None and bool(set(near[at:stop]) & HARM_NOUNS)


def treated_for_harm(words: Sequence[Word], cue: Cue) -> bool:
    """'treated 40 people for shrapnel wounds', 'are treating 12 for burns'."""
    if not words[cue.first].lower.startswith("treat"):
        return False
    near = [word.lower for word in words[cue.last : cue.last + HURT_REACH]]
    stop = next((i for i, word in enumerate(near) if word in {",", ".", ";"}), len(near))
    at = next((i for i, word in enumerate(near[:stop]) if word == "for"), None)
    return at is not None and bool(set(near[at:stop]) & HARM_NOUNS)


def before_age(words: Sequence[Word], index: int) -> int:
    """The word before an age in front of a noun: of 'the life of a 19-year-old man' that before '19'."""
    if index < 0 or words[index].lower != "old":
        return index
    while index >= 0 and (words[index].digits or words[index].lower in AGE_WORDS):
        index -= 1
    return index


def before_group(words: Sequence[Word], index: int) -> int:
    """Of 'killed a family of four', 'struck a group of six hikers' the word before the group."""
    if index < 1 or words[index].lower != "of" or words[index - 1].lower not in GROUPS:
        return index
    index -= 2
    while index >= 0 and words[index].lower in {"a", "an", "the", "his", "her", "their", "entire", "whole", "small", "large"}:
        index -= 1
    return index


def label_measure(words: Sequence[Word], first: int, last: int) -> str | None:
    """'Evacuated: 3,614', 'Houses destroyed: 146': the label before a bare number, as lists of figures have it; None without one."""
    dashed = first > 1 and words[first - 1].text in DASHES | {"-"} and not words[first - 1].glued and not words[first].glued
    if first < 2 or not (words[first - 1].text == ":" or dashed) or (last < len(words) and words[last].text in {":", "%"}):
        return None
    label: list[str] = []
    for word in reversed(words[max(0, first - 1 - LABEL_WORDS) : first - 1]):
        if not word.alpha:
            break
        label.append(word.lower)
    if set(label) & BUILDING_DAMAGE:
        return BUILDINGS if "housing" in label or any(COUNTED.get(word) is Counted.BUILDING for word in label) else None
    verbs = {word: TRANSITIVE[word] for word in label if word.endswith("ed") and word in TRANSITIVE}
    if "affected" in label:
        return OTHER  # 'People affected: 12,000'
    told = [m for word in label if (m := STATES.get(word) or TOLL_NOUNS.get(word) or verbs.get(word))]
    return told[0] if told and told[0] in PEOPLE_MEASURES else None
