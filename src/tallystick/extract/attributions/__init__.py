"""Who says what: statements with their content, source, cue and certainty (docs/method/attributions.md).

The rules stand behind the slot ``stages.StatementFinder``; another reader may take their place.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.extract.attributions.statements import Finder
from tallystick.records.mention import NameMention, StatementMention, TimeMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report

__all__ = ["find_statements"]


def find_statements(
    report: Report, parsed: Parsed, names: Sequence[NameMention], times: Sequence[TimeMention]
) -> tuple[StatementMention, ...]:
    """Every statement that the report ascribes to somebody, in order of place.

    Content pieces exclude cue and source and include 'that'. Statements inside another's content (what X says that Y said) come as their
    own, with both in the chain.
    """
    return Finder(report, parsed, names, times).find()
