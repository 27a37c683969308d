"""The second reader over one report: asks, checks, and says what became of every proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tallystick.extract.second.answers import BadAnswer, Proposal, read_completion
from tallystick.extract.second.endpoint import Endpoint, NoAnswer
from tallystick.extract.second.place import READER, Known, Placer, Rejected
from tallystick.extract.second.prompt import ask, pieces
from tallystick.extract.second.settings import SecondSettings
from tallystick.records.mention import FigureMention, IncidentMention, NameMention, SecondNote, StatementMention, TimeMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span

if TYPE_CHECKING:
    import httpx

MAX_FAILURES = 3
"""Answers in a row that an endpoint may fail to give before it is asked no more by this process."""


class SecondRead(NamedTuple):
    """All mentions of the three kinds, those of the rules first, and what became of the proposals."""

    statements: tuple[StatementMention, ...]
    figures: tuple[FigureMention, ...]
    incidents: tuple[IncidentMention, ...]
    note: SecondNote


class SecondReader:
    """Asks a language model for quotes; one object per process. It adds to what the rules found and takes nothing of it away."""

    def __init__(self, settings: SecondSettings, transport: httpx.BaseTransport | None = None) -> None:
        """``transport`` is for a stand-in. Raises PartMissing without httpx."""
        self._settings = settings
        self._endpoint = Endpoint(settings, transport)
        self._failures = 0

    def __call__(
        self,
        report: Report,
        parsed: Parsed,
        names: Sequence[NameMention],
        times: Sequence[TimeMention],
        statements: Sequence[StatementMention],
        figures: Sequence[FigureMention],
        incidents: Sequence[IncidentMention],
    ) -> SecondRead:
        """What the rules found with what was accepted. Never raises for an endpoint that fails: the note says so."""
        placer = Placer(report, parsed, names, times, statements, figures, incidents)
        rejected: Counter[str] = Counter()
        proposed = accepted = known = 0
        problems: list[str] = []
        for number, piece in enumerate(pieces(report.text, self._settings.max_characters)):
            if number >= self._settings.max_pieces:
                problems.append(f"only the first {piece.start:,} characters were sent")
                break
            try:
                proposals, malformed = self._ask(piece.of(report.text))
            except (NoAnswer, BadAnswer) as error:
                problems.append(str(error))
                continue
            proposed += len(proposals) + malformed
            if malformed:
                rejected["malformed"] += malformed
            for proposal in sorted(proposals, key=_order):
                outcome = _take(placer, proposal, piece)
                if outcome is None:
                    accepted += 1
                elif outcome:
                    rejected[outcome] += 1
                else:
                    known += 1
        note = SecondNote(
            reader=READER,
            model=self._settings.model,
            proposed=proposed,
            accepted=accepted,
            known=known,
            rejected=dict(sorted(rejected.items())),
            problem="; ".join(dict.fromkeys(problems)) or None,
        )
        return SecondRead(
            tuple(sorted(placer.statements, key=lambda s: (s.content[0], s.id))),
            tuple(sorted(placer.figures, key=lambda f: (f.number_span, f.id))),
            tuple(sorted(placer.incidents, key=lambda i: (i.trigger, i.id))),
            note,
        )

    def _ask(self, words: str) -> tuple[list[Proposal], int]:
        if self._failures >= MAX_FAILURES:
            raise NoAnswer(f"not asked: the endpoint failed {MAX_FAILURES} times in a row")
        try:
            body = self._endpoint.answer(ask(words))
        except NoAnswer:
            self._failures += 1
            raise
        self._failures = 0
        return read_completion(body)


def _take(placer: Placer, proposal: Proposal, piece: Span) -> str | None:
    """None where the proposal was accepted, '' where it was known, else why it was rejected."""
    try:
        placer.take(proposal, piece)
    except Rejected as rejected:
        return rejected.reason
    except Known:
        return ""
    return None


ORDER = {"StatementProposal": 0, "FigureProposal": 1, "IncidentProposal": 2}


def _order(proposal: Proposal) -> tuple[int, str, str]:
    """Statements first, because incidents ask which one holds them; then by words, so that the model's order decides nothing."""
    return (ORDER[type(proposal).__name__], proposal.quote, repr(proposal))
