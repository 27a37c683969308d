"""Where a sentence says that somebody says: each cue with its source, its content and what stands between them, as token indices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tallystick.lexicon.cues import (
    AS_PREDICATE,
    CLAIM_NOUNS,
    CUES,
    HEDGE_ADVERBS,
    PASSIVE_ALLEGED,
    PASSIVE_ESTIMATED,
    PASSIVE_HEDGED,
    PASSIVE_QUOTED,
    SEEM_VERBS,
    SHOWING,
    SPEECH,
    UNCLEAR,
    Cue,
)
from tallystick.lexicon.organizations import MEDIA_NOUNS, known_body
from tallystick.lexicon.titles import BODY_NOUNS, ISSUED_THINGS, PERSON_NOUNS, PLURAL_GROUPS
from tallystick.records.mention import Certainty
from tallystick.records.parsed import COMPLEMENT_LABELS, SUBJECT_LABELS, Parsed, Sentence

LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl"})
REPORTING = frozenset("say tell add report announce state confirm warn claim note explain".split())
"""Cues behind which a participle after a comma belongs to what was said ('said shells hit the town, killing two')."""
ADJUNCTS = frozenset("on in at during via through from to after before".split())
MAX_ADJUNCT = 14
"""Words of a phrase beside the cue that says when, where or how it was said; longer ones are content that was misread."""
LIGHT_VERBS = frozenset("go continue begin start come ring call phone write email text take appear".split())
"""Verbs before 'to say' that leave the saying a fact ('went on to say', 'rang up to say')."""
TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later also again then now recently
    previously repeatedly separately meanwhile morning afternoon evening night week month year""".split()
)


class Attribution(NamedTuple):
    """One attribution in tokens. ``content`` is a set of token indices; ``source`` the head of who says it, None where nobody is named."""

    cue: int
    cue_tokens: tuple[int, ...]
    source: int | None
    content: frozenset[int]
    certainty: Certainty
    negated: bool = False
    relayers: tuple[int, ...] = ()
    kind: str = "verb"
    """'verb', 'according', 'noun', 'impersonal', 'adverb', 'passive'."""
    content_head: int | None = None
    group: frozenset[int] = frozenset()
    """Tokens of source, cue, hearer and adverbs: no content."""


def find_attributions(parsed: Parsed, sentence: Sentence, in_quotes: bytearray) -> Iterator[Attribution]:
    """Attributions of one sentence, in order of their cues. Cues inside quotation marks are the speaker's own and are left out."""
    for index in range(sentence.first, sentence.last):
        token = parsed.tokens[index]
        if in_quotes[token.start]:
            continue
        word = parsed.lower(index)
        found: Attribution | None = None
        if word in {"according", "per"} and (word == "according" or parsed.lower(max(index - 1, 0)) == "as"):
            found = _according(parsed, sentence, index)
        elif word in HEDGE_ADVERBS and token.pos == "ADV":
            found = _adverb(parsed, index, HEDGE_ADVERBS[word])
        elif token.pos in {"VERB", "AUX"} or (token.lemma in SPEECH and token.tag in {"VBD", "VBZ", "VBP", "VBN"}):
            found = _verb(parsed, sentence, index)
        elif word in UNCLEAR and token.pos == "ADJ":
            found = _unclear(parsed, index)
        elif token.lemma in CLAIM_NOUNS and token.pos == "NOUN":
            found = _noun(parsed, index)
        if found is not None and found.content:
            yield found


# -- verbs -------------------------------------------------------------------------------------------------------------
def _verb(parsed: Parsed, sentence: Sentence, verb: int) -> Attribution | None:
    token = parsed.tokens[verb]
    lemma = token.lemma
    if parsed.passive(verb) or (
        token.tag == "VBN" and token.dep in {"acl", "relcl"} and any(p in {"by"} for p, _ in parsed.obliques(verb))
    ):
        return _passive(parsed, sentence, verb)
    if lemma in SEEM_VERBS:
        return _seem(parsed, verb)
    cue = CUES.get(lemma)
    if cue is None or not _finite_enough(parsed, verb):
        return None
    if lemma in PASSIVE_QUOTED and token.tag == "VBN":
        return None
    source = find_source(parsed, sentence, verb)
    group = _group(parsed, sentence, verb, source)
    content, head = _content(parsed, sentence, verb, cue, source, group)
    if not content:
        return None
    if source is None and token.dep not in {"advcl", "ROOT", "parataxis", "ccomp", "conj"}:
        return None
    if source is not None and parsed.lower(source) in {"i", "you"} and lemma not in {"tell"}:
        return None
    relayers = tuple(i for i in _hearers(parsed, verb) if _medium(parsed, i) and i not in content)
    negated = parsed.negated(verb) or any(parsed.negated(i) for i in _auxiliaries(parsed, verb))
    certainty = cue.certainty
    return Attribution(
        verb, _cue_tokens(parsed, verb, cue, content), source, frozenset(content), certainty, negated, relayers, "verb", head, group
    )


def _auxiliaries(parsed: Parsed, verb: int) -> tuple[int, ...]:
    return tuple(i for i in parsed.children(verb) if parsed.tokens[i].dep in {"aux", "auxpass"})


def _finite_enough(parsed: Parsed, verb: int) -> bool:
    """Leaves out infinitives ('to say'), bare participles as adjectives, and imperatives of readers' notes."""
    token = parsed.tokens[verb]
    if token.dep in {"amod", "compound"} or (token.tag == "VBN" and token.dep == "acl"):
        return False
    if token.tag == "VB":
        helped = [i for i in parsed.children(verb) if parsed.tokens[i].dep == "aux"]
        if any(parsed.lower(i) == "to" for i in helped):
            above = parsed.tokens[token.head]
            return token.dep in {"xcomp", "advcl"} and above.lemma in LIGHT_VERBS
        return bool(helped)
    return True


def find_source(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """The head of who says: the verb's subject, also inverted, borrowed from the verb above, or the noun that the clause hangs on."""
    token = parsed.tokens[verb]
    own = [child for child in parsed.children(verb) if parsed.tokens[child].dep in SUBJECT_LABELS]
    if own:
        subject = _best_subject(parsed, verb, own)
        if parsed.lower(subject) in {"who", "which", "that"} and not parsed.word(subject).isupper():
            for clause in (verb, *parsed.ancestors(verb)):
                if parsed.tokens[clause].dep == "relcl":
                    return parsed.tokens[clause].head
            return None
        if parsed.tokens[subject].dep in {"csubj", "csubjpass"} or parsed.tokens[subject].pos in {"VERB", "NUM", "ADV"}:
            inverted = _inverted(parsed, sentence, verb)
            return inverted
        return subject
    if token.lemma in SPEECH:
        inverted = _inverted(parsed, sentence, verb)
        if inverted is not None:
            return inverted
    if token.dep in {"acl"} and token.tag in {"VBG"}:
        above = token.head
        if parsed.tokens[above].pos in {"NOUN", "PROPN"}:
            return above
    if token.dep in {"advcl", "conj", "xcomp", "pcomp", "parataxis", "ccomp", "dep", "acl"}:
        above = token.head
        seen = {verb}
        while above not in seen:
            seen.add(above)
            if parsed.tokens[above].pos in {"VERB", "AUX"}:
                subjects = [c for c in parsed.children(above) if parsed.tokens[c].dep in SUBJECT_LABELS]
                if subjects:
                    best = _best_subject(parsed, above, subjects)
                    if token.dep == "ccomp":
                        return None
                    return best
                if parsed.tokens[above].lemma in SPEECH:
                    found = _inverted(parsed, sentence, above)
                    if found is not None:
                        return found
            elif token.dep == "acl" and parsed.tokens[above].pos in {"NOUN", "PROPN"}:
                return above
            above = parsed.tokens[above].head
    if token.lemma in SPEECH and verb > sentence.first:
        # A subject that the parser hung elsewhere: the name or pronoun right before a finite verb of speaking.
        before = verb - 1
        if parsed.tokens[before].pos in {"PROPN", "PRON"} and token.tag in {"VBD", "VBZ", "VBP"} and parsed.tokens[before].tag != "PRP$":
            return before
    return None


def _best_subject(parsed: Parsed, verb: int, subjects: list[int]) -> int:
    """Of several subjects, the nearest to the verb that can speak."""
    able = [i for i in subjects if _can_speak(parsed, i)] or subjects
    return min(able, key=lambda i: abs(i - verb))


def _can_speak(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return (
        token.pos in {"PROPN", "PRON"} or token.lemma in PERSON_NOUNS or parsed.lower(index) in PLURAL_GROUPS or token.lemma in BODY_NOUNS
    )


def _inverted(parsed: Parsed, sentence: Sentence, verb: int) -> int | None:
    """'…, said NAME': the noun phrase right behind the verb."""
    for child in parsed.children(verb):
        if (
            child > verb
            and parsed.tokens[child].dep in {"dobj", "attr", "npadvmod", "oprd", "dep", "appos", "nmod", "intj"}
            and parsed.tokens[child].pos in {"PROPN", "NOUN", "PRON"}
        ):
            left = min(parsed.subtree(child, LEFT_OUT))
            quote_before = verb > sentence.first and parsed.word(verb - 1) in {",", "”", '"', "’", "—", "–", "?", "!"}
            if left == verb + 1 and quote_before and _can_speak(parsed, child) and parsed.lower(child) not in TIME_WORDS:
                return child
    return None


def _hearers(parsed: Parsed, verb: int) -> tuple[int, ...]:
    cue = CUES.get(parsed.tokens[verb].lemma)
    heard = [i for i in parsed.objects(verb) if i > verb] if cue is not None and "h" in cue.frames else []
    heard += [head for preposition, head in parsed.obliques(verb) if preposition in {"to", "by"} and head > verb]
    for index in list(heard):
        for preposition, head in parsed.obliques(index):
            if preposition in {"including", "like"}:
                heard.append(head)
        heard.extend(parsed.appositions(index))
    if cue is not None and heard:
        # 'told media outlets, including NAME': spaCy hangs 'including' on the verb as often as on the noun.
        heard.extend(head for preposition, head in parsed.obliques(verb) if preposition == "including")
    return tuple(dict.fromkeys(heard))


def _medium(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    if token.lemma in MEDIA_NOUNS or parsed.lower(index) in MEDIA_NOUNS:
        return (
            parsed.lower(index)
            not in {"reporters", "journalists", "reporter", "journalist", "press", "correspondents", "station", "channel", "network"}
            or token.pos == "PROPN"
        )
    phrase = parsed.phrase(index).of(parsed.text)
    for name in (phrase, phrase.removeprefix("the ").removeprefix("The "), parsed.word(index)):
        body = known_body(name)
        if body is not None and body.medium:
            return True
    return False


def _group(parsed: Parsed, sentence: Sentence, verb: int, source: int | None) -> frozenset[int]:
    """Tokens of the verb's own: auxiliaries, negation, source phrase, hearer, time and channel phrases."""
    group = {verb}
    for child in parsed.children(verb):
        token = parsed.tokens[child]
        if token.dep in {"aux", "auxpass", "neg", "prt"} or (
            token.dep in {"advmod", "npadvmod", "tmod"}
            and (abs(child - verb) <= 2 or parsed.lower(child) in TIME_WORDS or token.dep != "advmod")
        ):
            group.update(parsed.subtree(child))
    if source is not None:
        group.update(source_tokens(parsed, source, verb))
    edge = verb
    for child in sorted(parsed.children(verb)):
        token = parsed.tokens[child]
        below = parsed.subtree(child)
        if token.dep == "prep" and child > verb and parsed.lower(child) in ADJUNCTS and len(below) <= MAX_ADJUNCT:
            before = max([edge, *[i for i in group if verb < i <= child]])
            if min(below) <= before + 1 and not any(parsed.tokens[i].dep in {"relcl", "ccomp"} for i in below):
                group.update(below)
                edge = max(below)
    for hearer in _hearers(parsed, verb):
        group.update(i for i in parsed.subtree(hearer, frozenset({"punct", "ccomp", "relcl", "advcl"})) if i not in {verb})
        above = parsed.tokens[hearer].head
        if parsed.tokens[above].pos == "ADP":
            group.add(above)
    return frozenset(i for i in group if sentence.first <= i < sentence.last)


def source_tokens(parsed: Parsed, source: int, verb: int | None = None) -> frozenset[int]:
    """Tokens of the source with its appositions and clauses ('a spokesman, who …'), without the cue's own clause."""
    tokens = set(parsed.subtree(source))
    if verb is not None and verb in tokens:
        tokens = set(parsed.subtree(source, frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct"})))
        tokens.discard(verb)
    if verb is not None:
        side = {i for i in tokens if (i < verb) == (source < verb)}
        tokens = side or {source}
    tokens.add(source)
    return frozenset(tokens)


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
            content |= _rest(parsed, sentence, verb, min(right)) - group
        left = {i for i in content if i < verb}
        if left and not right:
            content |= _left_rest(parsed, sentence, verb, group, left)
            content |= _right_rest(parsed, sentence, verb, source, group)
        if "o" in cue.frames or "f" in cue.frames:
            content.update(i for o in parsed.objects(verb) if o > verb and "h" not in cue.frames for i in parsed.subtree(o))
        content = _cut_contrast(parsed, content, verb)
        return content, head
    if lemma in SPEECH and source is not None:
        before = _before_group(parsed, sentence, verb, source, group)
        if before:
            return before | _right_rest(parsed, sentence, verb, source, group), None
    if "f" in cue.frames:
        wanted = [
            i
            for i in parsed.children(verb)
            if i > verb
            and (parsed.tokens[i].dep in {"dobj", "dative"} or (parsed.tokens[i].dep == "prep" and parsed.lower(i) in cue.prepositions))
        ]
        if any(parsed.tokens[i].dep == "prep" for i in wanted) or any(
            p in cue.prepositions for o in parsed.objects(verb) for p, _ in parsed.obliques(o)
        ):
            start = min(min(parsed.subtree(i)) for i in wanted)
            return _cut_contrast(parsed, _rest(parsed, sentence, verb, start), verb), None
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
                return _cut_contrast(parsed, _rest(parsed, sentence, verb, start) - group, verb), None
            return _cut_contrast(parsed, {i for o in objects for i in parsed.subtree(o)} - group, verb), None
    for child in parsed.children(verb):
        if (
            child > verb
            and parsed.tokens[child].dep == "prep"
            and parsed.lower(child) in cue.prepositions
            and len(parsed.subtree(child)) > 1
        ):
            below = {i for i in parsed.subtree(child) if i != child}
            return _cut_contrast(parsed, below, verb), None
    if lemma == "call":
        objects = [i for i in parsed.children(verb) if i > verb and parsed.tokens[i].dep in {"dobj", "ccomp", "oprd"}]
        if len(objects) == 1 and len(parsed.subtree(objects[0])) > 3:
            return _cut_contrast(parsed, _rest(parsed, sentence, verb, min(parsed.subtree(objects[0]))), verb), None
    if lemma in SPEECH and source is not None and "c" in cue.frames:
        # The parser saw no clause, yet the words go on: what follows the cue and its own phrases, if it has a verb.
        after = [i for i in range(verb + 1, sentence.last) if i not in group]
        while after and (parsed.tokens[after[0]].pos in {"PUNCT"} and parsed.word(after[0]) not in {'"', "“"}):
            after = after[1:]
        if (
            len(after) >= 4
            and after[0] <= max(group) + 2
            and any(parsed.tokens[i].pos in {"VERB", "AUX"} and parsed.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in after)
        ):
            return _cut_contrast(parsed, set(after), verb), None
    return set(), None


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


def _rest(parsed: Parsed, sentence: Sentence, verb: int, start: int) -> set[int]:
    """From ``start`` to the end of what hangs on the verb: without clauses joined to the verb that speak for themselves."""
    own = set(parsed.subtree(verb))
    lemma = parsed.tokens[verb].lemma
    infinitive = any(parsed.tokens[i].dep == "xcomp" and parsed.tokens[i].tag == "VB" for i in parsed.children(verb))
    last = max(i for i in own if i < sentence.last)
    stop = last + 1
    for child in parsed.children(verb):
        if child <= start:
            continue
        token = parsed.tokens[child]
        if token.dep == "conj" and not _goes_on(parsed, child, start):
            stop = min(stop, _clause_start(parsed, child))
        elif token.dep == "parataxis" or (token.dep == "advcl" and infinitive):
            stop = min(stop, min(parsed.subtree(child)))
        elif token.dep == "advcl" and token.tag == "VBG" and (token.lemma in CUES or (lemma not in REPORTING and _comma_before(parsed, child))):
            stop = min(stop, min(parsed.subtree(child)))
        elif (
            token.dep == "advcl"
            and any(parsed.lower(i) in {"while", "whereas", "as", "after", "when"} for i in parsed.children(child))
            and _comma_before(parsed, child)
        ):
            stop = min(stop, min(parsed.subtree(child)))
    stop = _trim_right(parsed, start, stop)
    return {i for i in range(start, stop)}


def _comma_before(parsed: Parsed, clause: int) -> bool:
    first = min(parsed.subtree(clause))
    return first > 0 and parsed.word(first - 1) == ","


def _clause_start(parsed: Parsed, clause: int) -> int:
    first = min(parsed.subtree(clause))
    head = parsed.tokens[clause].head
    marks = [i for i in parsed.children(head) if parsed.tokens[i].dep == "cc" and i < clause]
    return min([first, *[i for i in marks if i > head and first - i <= 3]])


def _goes_on(parsed: Parsed, conjunct: int, start: int) -> bool:
    """Whether a clause joined to the cue is in truth the second half of what was said."""
    token = parsed.tokens[conjunct]
    children = parsed.children(conjunct)
    if any(parsed.tokens[i].dep == "mark" and parsed.lower(i) in {"that", "whether", "if"} for i in children):
        return True
    if token.lemma in CUES and token.pos == "VERB":
        return False
    subjects = [i for i in children if parsed.tokens[i].dep in SUBJECT_LABELS]
    joined = [i for i in parsed.children(token.head) if parsed.tokens[i].dep == "cc" and i < conjunct]
    but = any(parsed.lower(i) in {"but", "yet", "while"} for i in joined)
    if not subjects:
        return not but or True
    return not but


def _trim_right(parsed: Parsed, start: int, stop: int) -> int:
    while stop > start + 1 and (
        parsed.tokens[stop - 1].pos in {"PUNCT", "CCONJ", "SPACE"} and parsed.word(stop - 1) not in {'"', "”", "%", ")"}
    ):
        stop -= 1
    return stop


def _cut_contrast(parsed: Parsed, content: set[int], verb: int) -> set[int]:
    """Cuts off ', while OTHER says …': a contrasting clause with a speaker of its own is no part of what this one says."""
    stop = None
    for index in sorted(content):
        token = parsed.tokens[index]
        if (
            index > verb
            and token.dep in {"advcl", "conj", "parataxis"}
            and token.lemma in CUES
            and token.lemma in SPEECH | {"deny", "accuse", "blame"}
        ):
            marks = [i for i in parsed.children(index) if parsed.lower(i) in {"while", "whereas", "although", "though"}]
            subjects = [i for i in parsed.children(index) if parsed.tokens[i].dep in SUBJECT_LABELS]
            if marks and subjects:
                stop = min(marks)
                break
    return {i for i in content if stop is None or i < stop}


def _left_rest(parsed: Parsed, sentence: Sentence, verb: int, group: frozenset[int], left: set[int]) -> set[int]:
    """All from the content's first word up to the source and cue."""
    edge = min((i for i in group if i > min(left)), default=verb)
    edge = min(edge, verb)
    first = min(left)
    # What the parser hung on the cue but stands before the content belongs to it ('While …, it believes …, X said').
    before = [i for i in range(sentence.first, first) if i not in group]
    if before and first - sentence.first <= 25 and not any(i in group for i in range(sentence.first, first)):
        first = sentence.first
    while first < edge and parsed.tokens[first].pos in {"CCONJ", "PUNCT"} and parsed.word(first) not in {'"', "“"}:
        first += 1
    return {i for i in range(first, edge) if i not in group}


def _right_rest(parsed: Parsed, sentence: Sentence, verb: int, source: int | None, group: frozenset[int]) -> set[int]:
    """What goes on behind '…, X said,' where the words in front are no whole sentence or a quotation follows."""
    last = max([i for i in group if i >= verb - 1] + [verb])
    after = list(range(last + 1, sentence.last))
    if after and parsed.word(after[0]) == "," and len(after) > 2:
        word = parsed.word(after[1])
        if word in {'"', "“"}:
            return set(after[1:])
        inner = set(after[1:])
        heads = {parsed.tokens[i].head for i in inner}
        if any(h < min(group) for h in heads if h not in inner) and parsed.tokens[after[1]].pos in {"AUX", "VERB"}:
            return inner
    return set()


def _before_group(parsed: Parsed, sentence: Sentence, verb: int, source: int, group: frozenset[int]) -> set[int]:
    """All in front of '…, X said' where the parser saw no link: only if the cue and its source end the sentence or a mark parts them."""
    near = {verb}
    for index in sorted(group, key=lambda i: abs(i - verb)):
        if any(abs(index - other) <= 2 for other in near):
            near.add(index)
    edge, last = min(near), max(near)
    if edge - sentence.first < 3:
        return set()
    quoted = parsed.word(edge - 1) in {'"', "”", "’"}
    parted = quoted or parsed.word(edge - 1) in {",", "?", "!", "—", "–"}
    after = [i for i in range(last + 1, sentence.last) if parsed.tokens[i].pos != "PUNCT"]
    if after and not (parted and parsed.word(last + 1) == ",") and not quoted:
        return set()
    before = range(sentence.first, edge)
    finite = any(parsed.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in before)
    if not quoted and not finite:
        return set()
    if not quoted and after and parsed.tokens[after[0]].pos not in {"VERB", "ADP", "SCONJ", "CCONJ"}:
        return set()
    return set(before)


def _cue_tokens(parsed: Parsed, verb: int, cue: Cue, content: set[int]) -> tuple[int, ...]:
    """The cue's own words: auxiliaries, negation, adverbs beside it, its preposition."""
    found = {verb}
    for child in parsed.children(verb):
        token = parsed.tokens[child]
        if child in content:
            continue
        if token.dep in {"aux", "auxpass", "neg", "prt"}:
            found.add(child)
        elif token.dep == "prep" and child > verb and parsed.lower(child) in cue.prepositions and child + 1 in content:
            found.add(child)
    return tuple(sorted(found))


# -- passive and impersonal --------------------------------------------------------------------------------------------
def _passive(parsed: Parsed, sentence: Sentence, verb: int) -> Attribution | None:
    token = parsed.tokens[verb]
    lemma = token.lemma
    agents = [head for preposition, head in parsed.obliques(verb) if preposition == "by"]
    subjects = [i for i in parsed.children(verb) if parsed.tokens[i].dep in SUBJECT_LABELS]
    if token.dep in {"acl"}:
        subjects = [token.head]
    cue_tokens = tuple(sorted([verb, *_auxiliaries(parsed, verb)]))
    negated = parsed.negated(verb)
    if lemma in PASSIVE_QUOTED:
        saying = [
            i
            for child in parsed.children(verb)
            if parsed.tokens[child].dep == "prep"
            for i in parsed.children(child)
            if parsed.tokens[i].dep == "pcomp"
        ]
        if not subjects or not saying:
            return None
        inner = saying[0]
        complements = [i for i in parsed.children(inner) if parsed.tokens[i].dep in COMPLEMENT_LABELS | {"dobj"}]
        if complements:
            content = _rest(parsed, sentence, inner, min(min(parsed.subtree(i)) for i in complements))
        else:
            content = {i for i in range(inner + 1, max(parsed.subtree(verb)) + 1)}
        return Attribution(
            verb,
            (*cue_tokens, inner),
            subjects[0],
            frozenset(content),
            Certainty.STATED,
            negated,
            tuple(agents),
            "verb",
            complements[0] if complements else None,
        )
    if agents and lemma in SPEECH and verb > sentence.first and parsed.lower(verb - 1) == "as":
        words = source_tokens(parsed, agents[0])
        before = set(range(sentence.first, verb - 1))
        after = set(range(max(words) + 1, sentence.last))
        content = before if sum(parsed.tokens[i].pos != "PUNCT" for i in before) >= 3 else after
        return Attribution(verb, (verb - 1, verb), agents[0], frozenset(content), Certainty.STATED, False, (), "according")
    if lemma not in CUES and lemma not in PASSIVE_HEDGED | PASSIVE_ESTIMATED:
        return None
    if lemma in PASSIVE_ALLEGED:
        certainty = Certainty.ALLEGED
    elif lemma in PASSIVE_ESTIMATED:
        certainty = Certainty.ESTIMATED
    elif lemma in PASSIVE_HEDGED:
        certainty = Certainty.HEDGED
    else:
        certainty = CUES[lemma].certainty
    complements = [i for i in parsed.children(verb) if i > verb and parsed.tokens[i].dep in {"xcomp", "ccomp"}]
    prepositions = [
        i
        for i in parsed.children(verb)
        if i > verb and parsed.tokens[i].dep == "prep" and parsed.lower(i) in CUES.get(lemma, Cue(certainty, "")).prepositions | {"as"}
    ]
    if lemma in PASSIVE_ALLEGED and prepositions:
        start = min(min(parsed.subtree(i)) for i in prepositions)
        content = _rest(parsed, sentence, verb, start)
    elif complements and lemma in PASSIVE_HEDGED | PASSIVE_ESTIMATED | PASSIVE_ALLEGED:
        content = _rest(parsed, sentence, verb, min(min(parsed.subtree(i)) for i in complements))
    elif (
        agents
        and lemma in CUES
        and lemma in {"report", "announce", "confirm", "deny", "describe", "reveal", "say", "criticize", "condemn", "claim"}
    ):
        content = set()
    else:
        return None
    for subject in subjects:
        if parsed.lower(subject) not in {"it", "who", "which", "that"}:
            content |= (
                {i for i in parsed.subtree(subject) if i != verb and i not in parsed.subtree(verb)}
                if token.dep == "acl"
                else set(parsed.subtree(subject))
            )
        elif token.dep == "relcl":
            content.add(token.head)
    source = agents[0] if agents else None
    content -= set(cue_tokens)
    if source is not None:
        content -= source_tokens(parsed, source)
    return Attribution(
        verb, cue_tokens, source, frozenset(content), certainty, negated, (), "passive", complements[0] if complements else None
    )


def _seem(parsed: Parsed, verb: int) -> Attribution | None:
    complements = [i for i in parsed.children(verb) if parsed.tokens[i].dep in {"xcomp", "ccomp"} and i > verb]
    if not complements:
        return None
    content = {i for c in complements for i in parsed.subtree(c)}
    for subject in parsed.subjects(verb):
        if parsed.lower(subject) not in {"it", "there"}:
            content |= set(parsed.subtree(subject))
    content.discard(verb)
    return Attribution(verb, (verb,), None, frozenset(content), Certainty.HEDGED, parsed.negated(verb), (), "impersonal", complements[0])


def _unclear(parsed: Parsed, index: int) -> Attribution | None:
    """'it was not clear what …', 'it remained unclear if …'."""
    token = parsed.tokens[index]
    verb = token.head
    if parsed.tokens[verb].lemma not in {"be", "remain", "become"}:
        return None
    clauses = [
        i
        for i in (*parsed.children(verb), *parsed.children(index))
        if parsed.tokens[i].dep in {"ccomp", "csubj", "advcl", "xcomp"} and i > index
    ]
    subjects = parsed.subjects(verb)
    if not clauses or not any(parsed.lower(i) in {"it", "what", "that"} for i in subjects):
        return None
    word = parsed.lower(index)
    negative = parsed.negated(verb) or parsed.negated(index)
    if word in {"clear", "known", "certain", "sure", "possible"} and not negative and word != "possible":
        return None
    content = {i for c in clauses for i in parsed.subtree(c)}
    words = tuple(i for i in range(verb, index + 1) if i not in content)
    return Attribution(index, words, None, frozenset(content), Certainty.HEDGED, False, (), "impersonal", clauses[0])


def _adverb(parsed: Parsed, index: int, certainty: Certainty) -> Attribution | None:
    above = parsed.tokens[index].head
    verb = above if parsed.tokens[above].pos in {"VERB", "AUX"} else parsed.governor(index)
    if verb is None:
        return None
    content = set(parsed.subtree(verb, frozenset({"parataxis"}))) - {index}
    conjuncts = [i for i in parsed.children(verb) if parsed.tokens[i].dep == "conj" and i > verb]
    for conjunct in conjuncts:
        content -= set(parsed.subtree(conjunct))
    content = {i for i in content if not (parsed.tokens[i].pos == "CCONJ" and parsed.tokens[i].head == verb)}
    return Attribution(index, (index,), None, frozenset(content), certainty, False, (), "adverb", verb)


# -- according to ------------------------------------------------------------------------------------------------------
def _according(parsed: Parsed, sentence: Sentence, index: int) -> Attribution | None:
    first = index if parsed.lower(index) == "according" else index - 1
    after = index + 1
    if parsed.lower(index) == "according":
        if after >= sentence.last or parsed.lower(after) != "to":
            return None
        after += 1
    if after >= sentence.last:
        return None
    last_cue = after - 1
    source = _phrase_head(parsed, sentence, after)
    if source is None:
        return None
    end = max(i for i in source_tokens(parsed, source) if i >= after) + 1 if source_tokens(parsed, source) else source + 1
    end = min(end, sentence.last)
    end = _stop_source(parsed, source, end, sentence)
    before = set(range(sentence.first, first))
    rest = list(range(end, sentence.last))
    while rest and parsed.tokens[rest[0]].pos == "PUNCT" and parsed.word(rest[0]) not in {'"', "“"}:
        rest = rest[1:]
    before_words = {i for i in before if parsed.tokens[i].pos not in {"PUNCT", "CCONJ"}}
    if len(before_words) < 2:
        content = set(rest)
    else:
        content = before
        dash = max(
            (i for i in before if parsed.word(i) in {"-", "–", "—", "--", ";"} and parsed.text[parsed.tokens[i].start - 1] == " "),
            default=None,
        )
        closes = end < sentence.last and parsed.word(end) in {"-", "–", "—", "--"}
        if dash is not None and closes:
            content = {i for i in before if i > dash}
        elif rest and not closes:
            lead = parsed.lower(rest[0])
            comma = end < sentence.last and parsed.word(end) == ","
            if comma and (parsed.tokens[rest[0]].pos in {"VERB", "AUX"} and parsed.tokens[rest[0]].tag in {"VBD", "VBZ", "VBP", "MD"}):
                content = before | set(rest)
            elif not comma and lead not in {"as", "while", "but", "and", "after", "when"}:
                pass
        leading = sorted(content)
        while leading and (parsed.tokens[leading[0]].pos in {"CCONJ", "PUNCT"} and parsed.word(leading[0]) not in {'"', "“"}):
            leading = leading[1:]
        content = set(leading)
    return Attribution(
        index,
        tuple(range(first, last_cue + 1)),
        source,
        frozenset(content),
        Certainty.STATED,
        False,
        (),
        "according",
        None,
        frozenset(range(first, end)),
    )


def _phrase_head(parsed: Parsed, sentence: Sentence, start: int) -> int | None:
    """The head of the noun phrase that starts at the token."""
    to = start - 1
    direct = [i for i in parsed.children(to) if parsed.tokens[i].dep == "pobj"]
    if direct:
        return direct[0]
    for index in range(start, min(start + 12, sentence.last)):
        token = parsed.tokens[index]
        if token.pos in {"NOUN", "PROPN", "PRON"} and (token.head < start or token.head >= index) and token.dep != "compound":
            return index
    return None


def _stop_source(parsed: Parsed, source: int, end: int, sentence: Sentence) -> int:
    """A source phrase ends where a clause of the outlet's own starts (', as …', ', while …')."""
    for index in range(source + 1, end):
        if (
            parsed.word(index) in {",", "-", "–", "—"}
            and index + 1 < sentence.last
            and (
                parsed.lower(index + 1) in {"as", "while", "but", "and", "when", "after", "having", "although", "though"}
                or parsed.tokens[index + 1].tag in {"VBG", "VBD", "VBZ", "VBN"}
            )
        ):
            return index
    return end


# -- nouns -------------------------------------------------------------------------------------------------------------
def _noun(parsed: Parsed, index: int) -> Attribution | None:
    """'the claim that …', 'reports of …': what somebody's saying is about."""
    token = parsed.tokens[index]
    clauses = [i for i in parsed.children(index) if parsed.tokens[i].dep in {"acl", "ccomp", "relcl"} and i > index]
    clauses = [
        i
        for i in clauses
        if any(parsed.tokens[c].dep == "mark" and parsed.lower(c) in {"that", "whether"} for c in parsed.children(i))
        or (
            parsed.tokens[i].dep == "acl"
            and parsed.tokens[i].tag == "VB"
            and token.lemma in {"call", "plan", "vow", "promise", "pledge", "demand", "proposal", "decision", "order", "request"}
        )
    ]
    content: set[int] = set()
    if clauses:
        content = set(parsed.subtree(clauses[0]))
    elif token.lemma in {
        "report",
        "claim",
        "allegation",
        "accusation",
        "fear",
        "suspicion",
        "rumour",
        "rumor",
        "denial",
        "estimate",
        "concern",
        "hope",
        "speculation",
        "call",
        "warning",
        "announcement",
        "prediction",
    }:
        for child in parsed.children(index):
            if (
                parsed.tokens[child].dep == "prep"
                and parsed.lower(child) in {"of", "about", "for"}
                and child > index
                and (token.lemma not in {"report"} or token.tag == "NNS")
            ):
                below = {i for i in parsed.subtree(child) if i != child}
                if len(below) >= 2 and not (parsed.lower(child) == "for" and token.lemma not in {"call", "hope"}):
                    content = below
                break
    if not content:
        return None
    owners = [
        i
        for i in parsed.children(index)
        if parsed.tokens[i].dep == "poss" or (parsed.tokens[i].dep == "compound" and parsed.tokens[i].pos == "PROPN")
    ]
    by = [head for preposition, head in parsed.obliques(index) if preposition in {"by", "from"}]
    source = owners[0] if owners else by[0] if by else None
    verb = token.head
    if (
        source is None
        and parsed.tokens[verb].lemma in {"make", "have", "express", "repeat", "issue", "raise", "voice", "reiterate", "give", "offer"}
        and token.dep == "dobj"
    ):
        subjects = parsed.subjects(verb)
        source = subjects[0] if subjects else None
    if source is not None:
        content -= source_tokens(parsed, source)
    return Attribution(
        index,
        (index,),
        source,
        frozenset(content - {index}),
        CLAIM_NOUNS[token.lemma],
        parsed.negated(index),
        (),
        "noun",
        clauses[0] if clauses else None,
    )
