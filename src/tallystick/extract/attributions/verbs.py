"""Cues that are verbs in the active voice: 'NAME said that …', '…, NAME said', 'NAME denied the charge'."""

from __future__ import annotations

import re

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.contents import REPORTING, all_before, cut_contrast, left_rest, rest_of_clause, right_rest
from tallystick.extract.attributions.impersonal import read_passive, read_seeming
from tallystick.extract.attributions.sources import (
    auxiliaries,
    can_speak,
    cue_group,
    find_source,
    hearers,
    is_medium,
    is_nobody,
    quoted_object,
    quoting_verb,
    source_tokens,
)
from tallystick.lexicon.cues import AS_PREDICATE, CUES, PASSIVE_ESTIMATED, PASSIVE_HEDGED, PASSIVE_QUOTED, SEEM_VERBS, SHOWING, SPEECH, Cue
from tallystick.lexicon.titles import ISSUED_THINGS, PERSON_NOUNS
from tallystick.records.parsed import COMPLEMENT_LABELS, Parsed, Sentence

ASCRIBING = CUES.keys() | SPEECH | SEEM_VERBS | PASSIVE_QUOTED | PASSIVE_HEDGED | PASSIVE_ESTIMATED
"""Verbs that ascribe something in some voice."""
CONDITIONS = frozenset("if unless until once when though although as".split())
"""Words before a participle that nobody is the subject of ('if confirmed', 'as reported')."""
FATES = frozenset("dead missing lost drowned trapped buried alive".split())
COUNTED_PEOPLE = frozenset("people men women others suspects teenagers boys girls".split())
ACCUSED_OF = {
    "accuse": frozenset({"of", "over", "in"}),
    "charge": frozenset({"over", "with", "in", "after", "for"}),
    "blame": frozenset({"for", "over"}),
}
"""Words right behind a verb of accusing that show that whom it accuses stands before it."""
LIGHT_VERBS = frozenset("go continue begin start come ring call phone write email text take appear".split())
"""Verbs before 'to say' that leave the saying a fact ('went on to say', 'rang up to say')."""


def read_verb(parsed: Parsed, sentence: Sentence, verb: int, in_quotes: bytearray) -> Attribution | None:
    """The attribution whose cue is this verb; None where the verb ascribes nothing to anybody."""
    token = parsed.tokens[verb]
    lemma = token.lemma
    if lemma not in ASCRIBING:
        return None
    if _is_passive(parsed, verb):
        return read_passive(parsed, sentence, verb)
    if lemma in SEEM_VERBS:
        return read_seeming(parsed, verb)
    quoted = next((i for i in range(verb + 1, sentence.last) if parsed.tokens[i].tag == "VBG" and quoting_verb(parsed, i) == verb), None)
    if quoted is not None:  # 'quoted the mayor as saying': the saying is the cue
        return None if parsed.tokens[quoted].lemma in CUES else _quoted_as(parsed, verb, quoted)
    cue = CUES.get(lemma)
    if cue is None or not _finite_enough(parsed, verb):
        return None
    if lemma in PASSIVE_QUOTED and token.tag == "VBN":
        return None
    if is_who_is_accused(parsed, verb):
        return None
    if lemma in PASSIVE_HEDGED and verb + 1 < sentence.last and parsed.lower(verb + 1) in FATES:
        return None  # 'four hikers thought dead were found': the parser's subject is of whom it is thought
    source = find_source(parsed, sentence, verb)
    if source is not None and source < verb and _compared(parsed, sentence, source, verb):
        return None  # 'one fewer than the airport had announced'
    group = cue_group(parsed, sentence, verb, source)
    content, head = _content(parsed, sentence, verb, cue, source, group)
    if not content:
        return None
    if source is None and token.dep not in {"advcl", "ROOT", "parataxis", "ccomp", "conj"}:
        return None
    if source is not None and parsed.lower(source) in {"i", "you"} and lemma not in {"tell"}:
        return None
    if source is not None and ((lemma not in SPEECH | SHOWING and not can_speak(parsed, source)) or is_nobody(parsed, source)):
        return None
    if lemma == "claim" and any(parsed.tokens[i].lemma in {"life", "victim", "casualty"} for i in parsed.objects(verb)):
        return None
    if lemma == "speak" and any(parsed.lower(i) == "anonymity" for i in content):
        return None  # 'speaking on condition of anonymity'
    if token.tag == "VBG" and source is not None and source > verb and quoting_verb(parsed, verb) is None:
        return None  # ', denying reports of …': the parser takes what is denied for who denies
    told = any(parsed.tokens[i].dep == "ccomp" for i in parsed.children(verb))
    people = (parsed.tokens[i].lemma in PERSON_NOUNS or parsed.lower(i) in COUNTED_PEOPLE for i in parsed.objects(verb))
    if lemma == "charge" and not told and any(people):
        return None  # 'police charged two suspects' tells a deed
    if cue.frames == "q" and not any(parsed.word(i) in {'"', "“", "”"} or in_quotes[parsed.tokens[i].start] for i in content):
        return None
    relayers = tuple(i for i in hearers(parsed, verb) if is_medium(parsed, i) and i not in content)
    quoting = quoting_verb(parsed, verb)
    relayers = (*_quoted_by(parsed, source, content), *relayers)
    if quoting is not None:
        relayers = (*parsed.subjects(quoting)[:1], *relayers)  # who quotes passes the words on
    negated = parsed.negated(verb) or any(parsed.negated(i) for i in auxiliaries(parsed, verb))
    certainty = cue.certainty
    return Attribution(
        verb, _cue_tokens(parsed, verb, cue, content), source, frozenset(content), certainty, negated, relayers, "verb", head, group
    )


def is_who_is_accused(parsed: Parsed, verb: int) -> bool:
    """'A clerk accused of arson had left', 'Two men charged over a fire': what stands before it is accused, whatever the parser takes for the clause."""
    behind = parsed.lower(verb + 1) if verb + 1 < len(parsed.tokens) else ""
    return behind in ACCUSED_OF.get(parsed.tokens[verb].lemma, ()) and not parsed.objects(verb)


SET_AGAINST = re.compile(
    r"\b(?:not|instead of|rather than)\s+(?:(?:the|at least|more than|about)\s+)?[\d][\d,.]*(?:\s[a-z]+){0,2}?,?\s+as\s+(?:the\s+)?$", re.I
)
"""'not 15 as' before a voice: what it said is what the number is set against."""


def _compared(parsed: Parsed, sentence: Sentence, source: int, verb: int) -> bool:
    """Whether 'than' opens the clause: what somebody said is only what a number is set against."""
    words = [i for i in source_tokens(parsed, source, verb) if i >= sentence.first]
    opens = {parsed.lower(i) for i in (min(words), max(sentence.first, min(words) - 1))}
    told = any(parsed.tokens[i].dep == "ccomp" and i > verb for i in parsed.children(verb))
    before = parsed.text[parsed.tokens[sentence.first].start : parsed.tokens[min(words)].start]
    return ("than" in opens or SET_AGAINST.search(before) is not None) and not told


def _quoted_as(parsed: Parsed, verb: int, giving: int) -> Attribution:
    """'The agency quoted a doctor as putting the toll at 12': the doctor's words, passed on by the agency."""
    source = quoted_object(parsed, verb, giving)
    relayers = tuple(parsed.subjects(verb)[:1])
    return Attribution(
        verb, (verb,), source, frozenset(parsed.subtree(giving)), CUES["say"].certainty, parsed.negated(verb), relayers, "verb", giving
    )


def _quoted_by(parsed: Parsed, source: int | None, content: set[int]) -> tuple[int, ...]:
    """'a doctor, quoted by state radio, said': who passes the words on."""
    asides = [] if source is None else [i for i in parsed.children(source) if parsed.tokens[i].dep in {"acl", "relcl"} and i not in content]
    quoted = [i for i in asides if parsed.tokens[i].lemma in PASSIVE_QUOTED and parsed.tokens[i].tag == "VBN"]
    return tuple(head for verb in quoted for preposition, head in parsed.obliques(verb) if preposition in {"by", "in"})


def _is_passive(parsed: Parsed, verb: int) -> bool:
    token = parsed.tokens[verb]
    if parsed.passive(verb):
        return True
    agent = any(preposition == "by" for preposition, _ in parsed.obliques(verb))
    marked = any(parsed.lower(child) == "as" for child in parsed.children(verb))
    return token.tag == "VBN" and agent and (token.dep in {"acl", "relcl"} or (token.dep == "advcl" and marked))


def _finite_enough(parsed: Parsed, verb: int) -> bool:
    """Leaves out infinitives ('to say'), bare participles as adjectives, and imperatives of readers' notes."""
    token = parsed.tokens[verb]
    if token.dep in {"amod", "compound"} or (token.tag == "VBN" and token.dep == "acl"):
        return False
    if token.tag in {"VBN", "VBD"} and verb and parsed.lower(verb - 1) in CONDITIONS:
        return False
    if token.tag == "VB":
        helped = [i for i in parsed.children(verb) if parsed.tokens[i].dep == "aux"]
        if any(parsed.lower(i) == "to" for i in helped):
            above = parsed.tokens[token.head]
            return token.dep in {"xcomp", "advcl"} and above.lemma in LIGHT_VERBS
        return bool(helped)
    return True


def _content(
    parsed: Parsed, sentence: Sentence, verb: int, cue: Cue, source: int | None, group: frozenset[int]
) -> tuple[set[int], int | None]:
    """Tokens of the content and the head of its main clause."""
    token = parsed.tokens[verb]
    lemma = token.lemma
    complements = [i for i in parsed.complements(verb) if _fits_frame(parsed, verb, i, cue)]
    # A verb of speaking in parenthesis or behind what it ascribes: the parser makes it depend on the content's verb.
    if (
        not complements
        and lemma in SPEECH
        and "q" in cue.frames
        and token.dep in {"parataxis", "ccomp", "dep", "advcl", "conj", "relcl"}
        and source is not None
    ):
        above = token.head
        if (
            token.dep in {"parataxis", "dep"}
            and parsed.tokens[above].pos in {"VERB", "AUX", "NOUN", "ADJ"}
            and sentence.first <= above < sentence.last
            and not _right_material(parsed, verb)
        ):
            tokens = set(parsed.subtree(above)) - set(parsed.subtree(verb)) - group
            return tokens, above
    if complements:
        content: set[int] = set()
        for complement in complements:
            content.update(parsed.subtree(complement))
        head = complements[0]
        content -= group
        content.discard(verb)
        right = {i for i in content if i > verb}
        if right:
            content |= rest_of_clause(parsed, sentence, verb, _clause_opening(parsed, verb, min(right), group)) - group
        left = {i for i in content if i < verb}
        if left and not right:
            content |= left_rest(parsed, sentence, verb, group, left)
            content |= right_rest(parsed, sentence, verb, source, group)
        if "o" in cue.frames or "f" in cue.frames:
            content.update(i for o in parsed.objects(verb) if o > verb and "h" not in cue.frames for i in parsed.subtree(o))
        content = cut_contrast(parsed, content, verb)
        return content, head
    if lemma in SPEECH and source is not None:
        before = all_before(parsed, sentence, verb, source, group)
        if before:
            return before | right_rest(parsed, sentence, verb, source, group), None
    if "f" in cue.frames:
        wanted = [
            i
            for i in parsed.children(verb)
            if i > verb
            and (parsed.tokens[i].dep in {"dobj", "dative"} or (parsed.tokens[i].dep == "prep" and parsed.lower(i) in cue.prepositions))
        ]
        if any(parsed.tokens[i].dep == "prep" for i in wanted) or any(
            parsed.tokens[i].dep == "prep" and parsed.lower(i) in cue.prepositions for o in parsed.objects(verb) for i in parsed.children(o)
        ):
            start = min(min(parsed.subtree(i)) for i in wanted)
            return cut_contrast(parsed, rest_of_clause(parsed, sentence, verb, start), verb), None
        return set(), None
    showing = lemma in SHOWING and source is not None and parsed.tokens[source].lemma in ISSUED_THINGS
    if showing or "n" in cue.frames or ("o" in cue.frames and lemma in {"call"}):
        objects = [i for i in parsed.children(verb) if i > verb and parsed.tokens[i].dep in {"dobj", "attr", "oprd"} and i not in group]
        objects = [i for i in objects if parsed.tokens[i].pos != "NUM" or lemma in {"report", "estimate"}]
        if objects and (
            lemma not in {"call"} or len(objects) > 1 or any(parsed.tokens[i].dep == "oprd" for i in objects) or parsed.complements(verb)
        ):
            if lemma in AS_PREDICATE:
                start = min(min(parsed.subtree(i)) for i in objects)
                return cut_contrast(parsed, rest_of_clause(parsed, sentence, verb, start) - group, verb), None
            return cut_contrast(parsed, {i for o in objects for i in parsed.subtree(o)} - group, verb), None
    for child in parsed.children(verb):
        if (
            child > verb
            and parsed.tokens[child].dep == "prep"
            and parsed.lower(child) in cue.prepositions
            and len(parsed.subtree(child)) > 1
        ):
            below = {i for i in parsed.subtree(child) if i != child}
            return cut_contrast(parsed, below, verb), None
    if lemma == "call":
        objects = [i for i in parsed.children(verb) if i > verb and parsed.tokens[i].dep in {"dobj", "ccomp", "oprd"}]
        if len(objects) == 1 and len(parsed.subtree(objects[0])) > 3:
            return cut_contrast(parsed, rest_of_clause(parsed, sentence, verb, min(parsed.subtree(objects[0]))), verb), None
    if lemma in SPEECH and source is not None and "c" in cue.frames:
        # The parser saw no clause, yet the words go on: what follows the cue and its own phrases, if it has a verb.
        after = [i for i in range(verb + 1, sentence.last) if i not in group]
        while after and (parsed.tokens[after[0]].pos in {"PUNCT"} and parsed.word(after[0]) not in {'"', "“"}):
            after = after[1:]
        quoted = bool(after) and parsed.word(after[0]) in {'"', "“"}
        if (
            len(after) >= 4
            and after[0] <= max(group) + 2
            and (quoted or lemma in REPORTING)
            and any(parsed.tokens[i].pos in {"VERB", "AUX"} and parsed.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in after)
        ):
            return cut_contrast(parsed, set(after), verb), None
    return set(), None


def _clause_opening(parsed: Parsed, verb: int, start: int, group: frozenset[int]) -> int:
    """The clause's first token: a bare number and its hedge before it ('about 20 were held'), or the subject that the parser hung elsewhere."""
    if start - 1 > verb and parsed.tokens[start - 1].pos == "NUM":
        while start - 1 > verb and start - 1 not in group and parsed.tokens[start - 1].pos in {"NUM", "ADV", "ADP", "ADJ", "DET"}:
            start -= 1
    between = range(verb + 1, start)
    finite = parsed.tokens[start].tag in {"VBD", "VBZ", "VBP", "MD"}
    if finite and not group.intersection(between) and any(parsed.tokens[i].pos == "NOUN" for i in between):
        return verb + 1  # 'said the report that the boat was rammed was wrong'
    return start


def _fits_frame(parsed: Parsed, verb: int, complement: int, cue: Cue) -> bool:
    """Whether the cue takes this kind of clause as content."""
    token = parsed.tokens[complement]
    infinitive = token.tag == "VB" and any(parsed.lower(i) == "to" for i in parsed.children(complement))
    if token.dep == "pcomp":
        return False
    if infinitive:
        return bool(set("to") & set(cue.frames)) or (token.dep == "ccomp" and "c" in cue.frames)
    if token.dep == "xcomp" and token.tag == "VBG":
        return "n" in cue.frames or "c" in cue.frames
    return bool(set("cq") & set(cue.frames))


def _right_material(parsed: Parsed, verb: int) -> bool:
    return any(i > verb and parsed.tokens[i].dep in COMPLEMENT_LABELS for i in parsed.children(verb))


def _cue_tokens(parsed: Parsed, verb: int, cue: Cue, content: set[int]) -> tuple[int, ...]:
    """The cue's own words: auxiliaries, negation, adverbs beside it, its preposition."""
    found = {verb}
    for child in parsed.children(verb):
        token = parsed.tokens[child]
        if child in content:
            continue
        if token.dep in {"aux", "auxpass", "neg", "prt"} or (
            token.dep == "prep" and child > verb and parsed.lower(child) in cue.prepositions and child + 1 in content
        ):
            found.add(child)
    return tuple(sorted(found))
