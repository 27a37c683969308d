"""Who is blamed for the attack told before, in a sentence that does not name it: 'The ministry denied it and blamed the rebels.'"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.records.mention import Actor, Certainty, IncidentMention, NameKind, NameMention, StatementMention
from tallystick.records.parsed import Parsed, Sentence

BLAMED_BACK = 3
"""Sentences back in which the attack was told."""
BLAMABLE = frozenset({NameKind.ORGANIZATION, NameKind.GROUP, NameKind.PERSON})
NAMED_FOR = frozenset({"for", "on", "over"})
"""Prepositions of what somebody is blamed for: then the sentence says itself of what."""


def with_blamed(
    parsed: Parsed,
    names: Sequence[NameMention],
    statements: Sequence[StatementMention],
    found: list[IncidentMention],
    sentence: Sentence,
    violent: frozenset[str],
) -> list[IncidentMention]:
    """The mentions, the last attack among them with whom the sentence blames without saying for what."""
    here = parsed.sentence_index_at(sentence.start)
    at = next((n for n in range(len(found) - 1, -1, -1) if found[n].type in violent and found[n].realis == "actual"), None)
    if at is None or here is None:
        return found
    last = found[at]
    back = parsed.sentence_index_at(last.trigger.start)
    if back is None or here - back > BLAMED_BACK or last.background:
        return found
    blamed = []
    for verb in range(sentence.first, sentence.last):
        token = parsed.tokens[verb]
        if (
            token.lemma != "blame"
            or token.pos != "VERB"
            or token.start < last.trigger.start
            or parsed.passive(verb)
            or parsed.negated(verb)
        ):
            continue
        if any(preposition in NAMED_FOR for preposition, _ in parsed.obliques(verb)):
            continue
        for thing in parsed.objects(verb):
            start, end = parsed.tokens[thing].start, parsed.tokens[thing].end
            name = next((n for n in names if n.named and n.kind in BLAMABLE and n.span.start <= start and end <= n.span.end), None)
            if name is not None and all(actor.mention != name.id for actor in last.actors):
                cue = next((s for s in statements if s.cue_span is not None and s.cue_span.start == token.start), None)
                blamed.append(
                    Actor(
                        name=name.text,
                        span=name.span,
                        mention=name.id,
                        role="perpetrator",
                        statement=cue.id if cue is not None else None,
                        certainty=Certainty.ALLEGED,
                    )
                )
    if not blamed:
        return found
    return [*found[:at], msgspec.structs.replace(last, actors=(*last.actors, *blamed)), *found[at + 1 :]]
