"""What the pronoun of a relative clause stands for: 'the mayor of Asmar, who was arrested'."""

from __future__ import annotations

from tallystick.extract.incidents.killing import deed_at_place
from tallystick.lexicon import incidents as words
from tallystick.lexicon.titles import OFFICES, TITLES
from tallystick.records.parsed import Parsed

RELATIVE = frozenset({"which", "that", "who", "whom"})
OF_SOMEWHERE = frozenset({"of", "in", "from", "at", "for"})


def antecedents(parsed: Parsed, verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The heads, with a relative pronoun replaced by the noun that its clause hangs on."""
    if not any(parsed.lower(head) in RELATIVE for head in heads):
        return heads
    clause = next((index for index in (verb, *parsed.ancestors(verb)) if parsed.tokens[index].dep == "relcl"), None)
    if clause is None:
        return heads
    meant = deed_at_place(parsed, clause, parsed.tokens[clause].head)
    who = {parsed.lower(head) for head in heads} & {"who", "whom"}
    if who:
        meant = _holder_of_office(parsed, meant)
    return tuple(meant if parsed.lower(head) in RELATIVE else head for head in heads)


def _holder_of_office(parsed: Parsed, noun: int) -> int:
    """Of 'the mayor of Asmar, who …' the mayor: a town is nobody, however near it stands."""
    token = parsed.tokens[noun]
    link = token.head
    if token.pos != "PROPN" or token.dep != "pobj" or parsed.lower(link) not in OF_SOMEWHERE or not link:
        return noun
    if any(name.label == "PERSON" and name.start <= token.start < name.end for name in parsed.names):
        return noun
    above = parsed.tokens[link - 1]  # a parser may hang 'of Asmar' on something further off
    return link - 1 if above.pos == "NOUN" and above.lemma.lower() in words.PEOPLE | OFFICES | TITLES else noun
