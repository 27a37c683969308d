"""Proposals to mentions: every word has to stand in the report, and every value is read from those words by the product's own rules."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.extract.attributions.quotes import find_quotations
from tallystick.extract.figures.numbers import Quantity, read_quantity
from tallystick.extract.figures.words import Word, span_of, words_of
from tallystick.extract.second.answers import FigureProposal, IncidentProposal, Proposal, Rejection, StatementProposal
from tallystick.extract.second.prompt import MEASURES
from tallystick.lexicon.cues import CUES
from tallystick.lexicon.hedges import ALLEGED_WORDS, ESTIMATED_WORDS, HEDGED_WORDS
from tallystick.lexicon.incidents import TYPE_BY_NAME
from tallystick.records.identity import make_id
from tallystick.records.mention import (
    Certainty,
    FigureMention,
    IncidentMention,
    NameKind,
    NameMention,
    Quoting,
    SourceLink,
    StatementMention,
    TimeMention,
)
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span

READER = "llm"
MIN_STATEMENT = 3
"""Words of a statement's content: fewer say nothing."""
MAX_SENTENCES = 3
"""Sentences of one quote: over more, words could be joined that the report does not join."""
COUNTED_GAP = 60
"""Characters between a number and what it counts."""
MEASURE_SET = frozenset(MEASURES)


class Rejected(Exception):
    """A proposal is not accepted."""

    def __init__(self, reason: Rejection) -> None:
        super().__init__(reason)
        self.reason: Rejection = reason


class Known(Exception):
    """The product's own rules have read it."""


class Placer:
    """One report's words, with what was found in them by rule and, one by one, by proposal."""

    def __init__(
        self,
        report: Report,
        parsed: Parsed,
        names: Sequence[NameMention],
        times: Sequence[TimeMention],
        statements: Sequence[StatementMention],
        figures: Sequence[FigureMention],
        incidents: Sequence[IncidentMention],
    ) -> None:
        self.report = report
        self.parsed = parsed
        self.text = report.text
        self.names = names
        self.times = times
        self.statements = list(statements)
        self.figures = list(figures)
        self.incidents = list(incidents)
        self._quotations = find_quotations(self.text)

    def take(self, proposal: Proposal, within: Span) -> None:
        """Adds the proposal's mention. Raises Rejected or Known. ``within``: the piece of the report that the model saw."""
        quote = self._quote(proposal.quote, within)
        match proposal:
            case FigureProposal():
                self.figures.append(self._figure(proposal, quote))
            case StatementProposal():
                self.statements.append(self._statement(proposal, quote))
            case IncidentProposal():
                self.incidents.append(self._incident(proposal, quote))

    def _quote(self, quote: str, within: Span) -> Span:
        """Where the quote stands, to the character; the first place where it stands several times."""
        found = self._inside(quote, within)
        sentence = self.parsed.sentence_at(found.start)
        if sentence is None or sentence.zone is not None:
            raise Rejected("no running text")
        first, last = self.parsed.sentence_index_at(found.start), self.parsed.sentence_index_at(found.end - 1)
        if first is None or last is None or last - first >= MAX_SENTENCES:
            raise Rejected("no one passage")
        return found

    def _inside(self, words: str, within: Span) -> Span:
        stripped = words.strip()
        start = self.text.find(stripped, within.start, within.end) if stripped else -1
        if start < 0:
            raise Rejected("not verbatim")
        return Span(start, start + len(stripped))

    # -- figures -------------------------------------------------------------------------------------------------------
    def _figure(self, proposal: FigureProposal, quote: Span) -> FigureMention:
        if proposal.measure not in MEASURE_SET:
            raise Rejected("unknown kind")
        named = self._inside(proposal.number, quote)
        words, quantity = self._quantity(named)
        number = span_of(words, quantity.first, quantity.last)
        if any(time.span.overlaps(span_of(words, quantity.number_first, quantity.last)) for time in self.times):
            raise Rejected("a time")
        if any(figure.number_span.overlaps(number) for figure in self.figures):
            raise Known
        span, group = self._counted(proposal, quote, words, quantity, number)
        near = {word.lower for word in words if quote.start <= word.start < quote.end}
        return FigureMention(
            id=make_id("fig", self.report.id, number.start, number.end),
            span=span,
            number_span=number,
            low=quantity.low,
            high=quantity.high,
            hedge=quantity.hedge,
            measure=proposal.measure,
            group=group,
            unit=quantity.currency,
            certainty=_certainty(near),
            reader=READER,
        )

    def _quantity(self, named: Span) -> tuple[list[Word], Quantity]:
        """The number that our rules read in the words, with its hedge."""
        sentence = self.parsed.sentence_at(named.start)
        if sentence is None or named.end > sentence.end:
            raise Rejected("no number")
        words = words_of(self.parsed, sentence)
        for index, word in enumerate(words):
            if named.start <= word.start < named.end:
                quantity = read_quantity(words, index)
                if quantity is not None and words[quantity.last - 1].end <= max(named.end, words[index].end):
                    return words, quantity
        raise Rejected("no number")

    def _counted(
        self, proposal: FigureProposal, quote: Span, words: Sequence[Word], quantity: Quantity, number: Span
    ) -> tuple[Span, str | None]:
        """From the number to what it counts, and that as printed; the bare number where the words lie elsewhere or another number between."""
        if not proposal.counted.strip():
            return number, None
        counted = self._inside(proposal.counted, quote)
        after = [word for word in words[quantity.last :] if word.start < counted.end]
        if counted.start < number.end or counted.start - number.end > COUNTED_GAP or counted.end > words[-1].end:
            return number, None
        if any(read_quantity(after, index) is not None for index in range(len(after))):
            return number, None
        return Span(number.start, counted.end), " ".join(counted.of(self.text).lower().split())

    # -- statements ----------------------------------------------------------------------------------------------------
    def _statement(self, proposal: StatementProposal, quote: Span) -> StatementMention:
        content = self._inside(proposal.content, quote)
        if len(content.of(self.text).split()) < MIN_STATEMENT:
            raise Rejected("not told as fact")
        if not proposal.speaker.strip():
            raise Rejected("no speaker")
        speaker = self._inside(proposal.speaker, quote)
        if speaker.overlaps(content):
            raise Rejected("no speaker")
        if any(piece.overlaps(content) for statement in self.statements for piece in statement.content):
            raise Known
        cue = self._inside(proposal.cue, quote) if proposal.cue.strip() else None
        certainty, negated = self._cue(cue)
        named = next((name for name in self.names if name.span.overlaps(speaker) and name.named), None)
        named = named or next((name for name in self.names if name.span.overlaps(speaker)), None)
        when = next((time.id for time in self.times if quote.covers(time.span) and not content.overlaps(time.span)), None)
        return StatementMention(
            id=make_id("stm", self.report.id, f"{content.start}-{content.end}", cue.start if cue else ""),
            content=(content,),
            chain=(
                SourceLink(
                    name=named.text if named else speaker.of(self.text),
                    span=named.span if named else speaker,
                    mention=named.id if named else None,
                    role=named.role if named else None,
                ),
            ),
            cue=cue.of(self.text).lower() if cue else None,
            cue_span=cue,
            quoting=self._quoting(content),
            certainty=certainty,
            negated=negated,
            when=when,
            reader=READER,
        )

    def _cue(self, cue: Span | None) -> tuple[Certainty, bool]:
        """How far the cue stands behind its words; what no list knows is taken for hedged, so that no doubt is lost."""
        if cue is None:
            return Certainty.HEDGED, False
        negated = False
        for index in self.parsed.tokens_in(cue):
            negated = negated or self.parsed.negated(index)
            known = CUES.get(self.parsed.tokens[index].lemma.lower())
            if known is not None:
                return known.certainty, negated
        return (Certainty.STATED if cue.of(self.text).lower().startswith("according") else Certainty.HEDGED), negated

    def _quoting(self, content: Span) -> Quoting:
        quoted = sum(
            min(q.end, content.end) - max(q.start, content.start) for q in self._quotations if q.start < content.end > content.start < q.end
        )
        share = quoted / (content.end - content.start)
        return Quoting.DIRECT if share >= 0.9 else Quoting.INDIRECT if share <= 0.1 else Quoting.MIXED

    # -- incidents -----------------------------------------------------------------------------------------------------
    def _incident(self, proposal: IncidentProposal, quote: Span) -> IncidentMention:
        if proposal.type not in TYPE_BY_NAME:
            raise Rejected("unknown kind")
        trigger = self._inside(proposal.trigger, quote)
        tokens = list(self.parsed.tokens_in(trigger))
        if not tokens or any(self.parsed.negated(index) or (proposal.happened and self.parsed.modal(index)) for index in tokens):
            raise Rejected("not told as fact")
        if any(incident.trigger.overlaps(trigger) for incident in self.incidents):
            raise Known
        place = self._nearest([n for n in self.names if n.kind is NameKind.PLACE and n.named], trigger, quote)
        time = self._nearest(self.times, trigger, quote)
        holding = [
            (sum(piece.end - piece.start for piece in s.content), s.id)
            for s in self.statements
            if any(piece.covers(trigger) for piece in s.content)
        ]
        return IncidentMention(
            id=make_id("im", self.report.id, trigger.start, trigger.end),
            trigger=trigger,
            span=quote,
            type=proposal.type,
            realis="actual" if proposal.happened else "planned",
            place=place.id if place else None,
            when=time.id if time else None,
            statement=min(holding)[1] if holding else None,
            reader=READER,
        )

    def _nearest(self, found: Sequence[Mention], trigger: Span, quote: Span) -> Mention | None:
        """The mention of the quote that stands nearest to the trigger."""
        inside = [mention for mention in found if quote.covers(mention.span)]
        return min(inside, key=lambda mention: (mention.span.distance(trigger), mention.span), default=None)


Mention = NameMention | TimeMention


def _certainty(near: set[str]) -> Certainty:
    if near & ALLEGED_WORDS:
        return Certainty.ALLEGED
    if near & HEDGED_WORDS:
        return Certainty.HEDGED
    return Certainty.ESTIMATED if near & ESTIMATED_WORDS else Certainty.STATED
