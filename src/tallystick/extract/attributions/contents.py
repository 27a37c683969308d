"""How far what is said reaches: to the end of its clause, not into what the next speaker says."""

from __future__ import annotations

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.sources import source_tokens
from tallystick.lexicon.cues import CUES, SPEECH, TOLL_SETTING
from tallystick.records.parsed import OBJECT_LABELS, SUBJECT_LABELS, Parsed, Sentence

COMPARING = frozenset("contradict dispute echo confirm corroborate correct repeat rebut refute".split())
"""Participles after a comma by which the outlet sets what was said beside other words ('…, contradicting local officials')."""
REPORTING = frozenset("say tell add report announce state confirm warn claim note explain".split())
"""Cues behind which a participle after a comma belongs to what was said ('said shells hit the town, killing two')."""


def rest_of_clause(parsed: Parsed, sentence: Sentence, verb: int, start: int) -> set[int]:
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
        elif (
            token.dep == "parataxis"
            or (token.dep == "advcl" and infinitive)
            or (
                token.dep == "advcl"
                and token.tag == "VBG"
                and (token.lemma in CUES or (lemma not in REPORTING and _comma_before(parsed, child)))
            )
            or (
                token.dep == "advcl"
                and any(parsed.lower(i) in {"while", "whereas", "as", "after", "when"} for i in parsed.children(child))
                and _comma_before(parsed, child)
            )
        ):
            stop = min(stop, min(parsed.subtree(child)))
    stop = _trim_right(parsed, start, stop)
    return set(range(start, stop))


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


def cut_contrast(parsed: Parsed, content: set[int], verb: int) -> set[int]:
    """Cuts off ', while OTHER says …': a contrasting clause with a speaker of its own is no part of what this one says."""
    stop = None
    for index in sorted(content):
        token = parsed.tokens[index]
        if (
            index > verb
            and token.dep in {"advcl", "conj", "parataxis"}
            and ((token.lemma in CUES and token.lemma in SPEECH | {"deny", "accuse", "blame"}) or token.lemma in TOLL_SETTING)
        ):
            marks = [i for i in parsed.children(index) if parsed.lower(i) in {"while", "whereas", "although", "though"}]
            subjects = [i for i in parsed.children(index) if parsed.tokens[i].dep in SUBJECT_LABELS]
            if marks and subjects:
                stop = min(marks)
                break
    return {i for i in content if stop is None or i < stop}


def left_rest(parsed: Parsed, sentence: Sentence, verb: int, group: frozenset[int], left: set[int]) -> set[int]:
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


def right_rest(parsed: Parsed, sentence: Sentence, verb: int, source: int | None, group: frozenset[int]) -> set[int]:
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


def all_before(parsed: Parsed, sentence: Sentence, verb: int, source: int, group: frozenset[int]) -> set[int]:
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


def before_semicolon(parsed: Parsed, sentence: Sentence, found: Attribution, in_quotes: bytearray) -> Attribution:
    """'A, X said; B': X says what stands before it, and B is the outlet's own or somebody else's, unless it is quoted."""
    found = _since_semicolon(parsed, sentence, _until_next_voice(parsed, found))
    if found.source is None or parsed.tokens[found.cue].lemma not in SPEECH | {"accord"}:
        return found
    source = source_tokens(parsed, found.source, found.cue) if found.kind == "verb" else frozenset(found.group)
    behind = max([*found.cue_tokens, found.source, *(i for i in source if i < sentence.last)])
    own = found.group | source | set(found.cue_tokens)
    stop = next((i for i in range(max(found.cue_tokens) + 1, sentence.last) if parsed.word(i) == ";"), None)
    if stop is None or stop + 1 >= sentence.last or in_quotes[parsed.tokens[stop].start]:
        return found
    if parsed.word(stop + 1) in {'"', "“"} or in_quotes[parsed.tokens[stop + 1].start]:
        return found
    if any(parsed.tokens[i].pos != "PUNCT" and i not in own for i in range(behind + 1, stop)):
        return found
    if any(i in found.content and parsed.tokens[i].pos != "PUNCT" and i not in own for i in range(max(found.cue_tokens) + 1, stop)):
        return found
    edge = min(i for i in (*found.cue_tokens, *source) if i > sentence.first or i in found.cue_tokens)
    left = {i for i in found.content if i < edge}
    if not left:
        first = max((i + 1 for i in range(sentence.first, edge) if parsed.word(i) == ";"), default=sentence.first)
        parted = edge > first and parsed.word(edge - 1) in {",", '"', "”", "’"}
        left = set(range(first, edge)) if parted else set()
    return found._replace(content=frozenset(left)) if left else found


def _until_next_voice(parsed: Parsed, found: Attribution) -> Attribution:
    """'X said A; Y denied it': what X says ends where the next one speaks."""
    behind = sorted(i for i in found.content if i > max(found.cue_tokens))
    for index in behind:
        token = parsed.tokens[index]
        if token.tag == "VBG" and token.lemma in COMPARING and parsed.word(index - 1) == "," and index - 2 in found.content:
            return found._replace(content=frozenset(i for i in found.content if i < index))
    for stop in (i for i in behind if parsed.word(i) == ";"):
        after = [i for i in behind if i > stop]
        voiced = (
            i
            for i in after
            if parsed.tokens[i].lemma in SPEECH | {"blame"}
            and parsed.tokens[i].tag in {"VBD", "VBZ", "VBP", "VBN"}
            and any(parsed.tokens[c].dep in SUBJECT_LABELS and c > stop for c in parsed.children(i))
        )
        if next(voiced, None) is not None:
            return found._replace(content=frozenset(i for i in found.content if i < stop))
    return found


def _since_semicolon(parsed: Parsed, sentence: Sentence, found: Attribution) -> Attribution:
    """'…; the ministry denied it', '…; officials admit one death': whose clause opens there says nothing of what stands before it."""
    if found.source is None or found.kind != "verb" or not found.content or min(found.content) > found.cue:
        return found
    edge = min(i for i in (*source_tokens(parsed, found.source, found.cue), *found.cue_tokens) if sentence.first <= i)
    while edge > sentence.first and parsed.lower(edge - 1) in {"but", "and", "while", "the", "a"}:
        edge -= 1
    if edge == sentence.first or parsed.word(edge - 1) != ";":
        return found
    right = {i for i in found.content if i > found.cue and parsed.tokens[i].pos != "PUNCT"}
    objects = {i for o in parsed.children(found.cue) if o > found.cue and parsed.tokens[o].dep in OBJECT_LABELS for i in parsed.subtree(o)}
    takes = CUES.get(parsed.tokens[found.cue].lemma)
    behind = range(max(found.cue_tokens) + 1, _trim_right(parsed, found.cue + 1, sentence.last))
    rest = behind if takes is not None and "n" in takes.frames else ()
    return found._replace(content=frozenset(right or objects or rest), content_head=None)
