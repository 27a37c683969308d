"""What somebody is, from the words beside the name: titles before it, appositions before and after it."""

from __future__ import annotations

from tallystick.lexicon.countries import country_of_demonym
from tallystick.lexicon.titles import KIN_NOUNS, OFFICES, PERSON_NOUNS, TITLES
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

COURTESY_ONLY = frozenset("mr mrs ms miss mx dr sir lord lady dame".split())
MAX_ROLE_WORDS = 22
ROLE_STOPS = frozenset("who which whose whom that and but as while where when after before".split())
ROLE_LINKS = frozenset("of for to the a an in at and on 's ’s -".split())


def find_role(parsed: Parsed, name: Span) -> tuple[str, Span] | None:
    """The role that the words around a person's name give, with its span; None where they give none."""
    return _title_before(parsed, name) or _apposition_after(parsed, name) or _apposition_before(parsed, name)


def _role_noun(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    word = parsed.lower(index).rstrip(".")
    return (word in TITLES or token.lemma in OFFICES or token.lemma in PERSON_NOUNS or word in OFFICES) and word not in COURTESY_ONLY


def _give(parsed: Parsed, first: int, last: int) -> tuple[str, Span] | None:
    while first <= last and parsed.lower(first) in {"the", "a", "an", "his", "her", "their", "its", ",", "another"}:
        first += 1
    while first <= last and parsed.tokens[last].pos in {"PUNCT", "ADP", "CCONJ", "DET"}:
        last -= 1
    if first > last:
        return None
    span = parsed.span(first, last + 1)
    words = " ".join(span.of(parsed.text).split())
    return (words, span) if words else None


def _title_before(parsed: Parsed, name: Span) -> tuple[str, Span] | None:
    """'Chilean President' before the name: the run of words up to it that ends in a title."""
    index = parsed.token_at(name.start)
    sentence = parsed.sentence_at(name.start)
    if index is None or sentence is None or index == sentence.first:
        return None
    last = index - 1
    if parsed.tokens[last].tag == "NNS" or (parsed.word(last) == "," and parsed.tokens[last - 1].tag == "NNS"):
        return None
    comma = parsed.word(last) == "," and last > sentence.first
    if comma:
        last -= 1
    if not _role_noun(parsed, last) or (comma and parsed.tokens[last].pos not in {"NOUN", "PROPN"}):
        return None
    if (
        parsed.tokens[last].lemma in KIN_NOUNS
        and not comma
        and parsed.tokens[last].lemma not in {"spokesman", "spokeswoman", "spokesperson", "attorney", "lawyer"}
    ):
        return None
    first = last
    while first > sentence.first:
        token = parsed.tokens[first - 1]
        word = parsed.word(first - 1)
        if word.lower() in {"part", "time", "week", "year", "day"} or token.tag in {"VBD", "VBZ"}:
            break
        if (
            token.pos in {"PROPN", "ADJ", "NOUN"}
            or word in {"-", "'s", "’s", "."}
            or country_of_demonym(word)
            or (word == "and" and first - 1 > sentence.first and parsed.word(first - 2)[:1].isupper())
        ) or (word.lower() in {"for", "of"} and first - 2 >= sentence.first and _role_noun(parsed, first - 2)):
            first -= 1
        else:
            break
        if last - first > 9:
            break
    if comma and parsed.lower(first - 1) not in {"the", "a", "an", "another", "his", "her", ","} and first > sentence.first:
        return None
    return _give(parsed, first, last)


def _apposition_after(parsed: Parsed, name: Span) -> tuple[str, Span] | None:
    """', a local official,' after the name."""
    sentence = parsed.sentence_at(name.start)
    index = parsed.token_at(max(name.start, name.end - 1))
    if index is None or sentence is None:
        return None
    comma = index + 1
    if comma + 1 >= sentence.last or parsed.word(comma) not in {",", "(", "–", "—"}:
        return None
    closing = {",", ".", ";", "–", "—", ")"}
    first = comma + 1
    if parsed.tokens[first].pos == "NUM" and first + 2 < sentence.last and parsed.word(first + 1) == ",":
        first += 2
    has_article = parsed.lower(first) in {"the", "a", "an", "another", "one", "his", "her", "its"}
    end = first
    noun = None
    while end < sentence.last and end - first < MAX_ROLE_WORDS:
        word = parsed.word(end)
        token = parsed.tokens[end]
        if word in closing or (word.lower() in ROLE_STOPS and word.lower() not in {"and", "as"}):
            break
        if token.pos == "AUX" or (token.pos == "VERB" and token.tag in {"VBD", "VBZ", "VBP", "VBG"}):
            break
        if noun is None and _role_noun(parsed, end):
            noun = end
        elif noun is not None and word.lower() == "and" and token.pos == "CCONJ" and not _and_goes_on(parsed, end, sentence.last):
            break
        end += 1
    if noun is None or end == first:
        return None
    if any(parsed.lower(i) in {"said", "told"} for i in range(first, end)):
        return None
    before_noun = range(first, noun)
    if any(parsed.lower(i) in {"of", "in", "for", "to", "from"} for i in before_noun):
        return None
    if not has_article and not (parsed.tokens[first].pos in {"NOUN", "PROPN", "ADJ"} and (parsed.word(noun)[:1].islower() or True)):
        return None
    if not has_article and end < len(parsed.tokens) and parsed.word(end) not in closing:
        return None
    return _give(parsed, first, end - 1)


def _and_goes_on(parsed: Parsed, index: int, last: int) -> bool:
    """Whether 'and' joins words of one role ('minister for Trade and Industry')."""
    return index + 1 < last and parsed.tokens[index + 1].pos in {"PROPN", "NOUN", "ADJ"}


def _apposition_before(parsed: Parsed, name: Span) -> tuple[str, Span] | None:
    """'the director of the rescue service, NAME,': back from the comma to the article that opens the phrase."""
    index = parsed.token_at(name.start)
    sentence = parsed.sentence_at(name.start)
    if index is None or sentence is None or index - 2 < sentence.first or parsed.word(index - 1) != ",":
        return None
    last = index - 2
    first = last
    while first > sentence.first and last - first < MAX_ROLE_WORDS:
        token = parsed.tokens[first]
        if token.pos in {"VERB", "AUX", "PUNCT", "SCONJ", "PRON", "NUM"} and parsed.word(first) not in {"-", "'s", "’s"}:
            first += 1
            break
        first -= 1
    nouns = [i for i in range(first, last + 1) if _role_noun(parsed, i) and parsed.tokens[i].pos in {"NOUN", "PROPN"}]
    if not nouns:
        return None
    noun = nouns[0]
    start = noun
    while (start > first and parsed.tokens[start - 1].pos in {"ADJ", "NOUN", "PROPN", "DET"}) or (
        start > first and parsed.word(start - 1) in {"-", "'s", "’s"}
    ):
        start -= 1
    if parsed.lower(start) not in {"the", "a", "an", "another", "his", "her"} and start > sentence.first and parsed.word(start - 1) != ",":
        return None
    between = range(noun + 1, last + 1)
    if any(
        parsed.tokens[i].pos not in {"ADP", "DET", "NOUN", "PROPN", "ADJ", "CCONJ", "PART"} and parsed.word(i) not in {"-", "'s", "’s"}
        for i in between
    ):
        return None
    if noun < last and parsed.tokens[noun + 1].pos != "ADP":
        return None
    return _give(parsed, start, last)
