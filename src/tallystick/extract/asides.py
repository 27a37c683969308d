"""What a sentence tells beside what a number is of: the cause of a plan, what another voice speaks of, a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.records.mention import FigureMention, NameMention, StatementMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

INTENTIONS = frozenset(
    "plan want intend seek aim refuse decline agree decide prefer offer wish hope prepare schedule vow pledge promise".split()
)
"""Verbs of what somebody is going to do: what stands in a clause of the past behind them, nobody but the report says."""


def only_planned_about(parsed: Parsed, statement: StatementMention, span: Span) -> bool:
    """Whether the number stands in what the report itself tells of the plan's cause: 'The mayor plans to meet those hurt in a crash that left
    17 people injured'."""
    cues = parsed.tokens_in(statement.cue_span) if statement.cue_span is not None else ()
    number = parsed.token_at(span.start)
    if number is None or not any(parsed.tokens[cue].lemma in INTENTIONS for cue in cues):
        return False
    for above in parsed.ancestors(number):
        if above in cues:
            return False
        token = parsed.tokens[above]
        if token.dep == "relcl" and token.tag in {"VBD", "VBN"}:
            return True
    return False


def answers_another_sentence(parsed: Parsed, statement: StatementMention, span: Span) -> bool:
    """Whether somebody denies in another sentence what this one tells: the number stays with who told it."""
    sentence = parsed.sentence_at(span.start)
    return sentence is not None and statement.cue_span is not None and not sentence.span.covers(statement.cue_span)


def told_by_another(statements: Sequence[StatementMention], place: NameMention, figure: FigureMention) -> bool:
    """'Police fear for 10,000 in X, and an agency reported that 1,600 had died': X is what the police speak of."""
    holding = {s.id for s in statements if any(piece.covers(place.span) for piece in s.content)}
    mine = {s.id for s in statements if any(piece.covers(figure.number_span) for piece in s.content)}
    return bool(holding) and bool(mine) and not holding & mine


def in_side_clause(parsed: Parsed, place: NameMention, figure: FigureMention) -> bool:
    """Whether the place stands in a clause of its own below another ('after a landslide in X eased'), and the number does not."""
    token, number = parsed.token_at(place.span.start), parsed.token_at(figure.number_span.start)
    if token is None or number is None:
        return False
    for above in parsed.ancestors(token):
        here = parsed.tokens[above]
        # 'sending water through X and killing 14' goes on with what the sentence tells
        if here.dep in {"advcl", "relcl", "acl"} and here.pos in {"VERB", "AUX"} and here.tag != "VBG":
            # 'a man found in X': the clause is of those counted
            return number not in parsed.subtree(above) and here.head not in parsed.tokens_in(figure.span)
    return False
