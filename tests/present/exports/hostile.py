"""An account whose words try to be something else: formulas, markup, line ends, and what no format takes."""

from __future__ import annotations

import msgspec

from present import flood
from tallystick.records.account import Account

FORMULA = '=HYPERLINK("http://evil.example","click")'
MARKUP = "<script>alert(1)</script>"
LINES = "one\r\nBEGIN:VEVENT\r\nSUMMARY:forged; a, b\\"


def account() -> Account:
    """The flood with hostile names, titles and groups, and without some places and days."""
    made = flood.account()
    change = msgspec.structs.replace
    reports = tuple(
        change(report, outlet=FORMULA if at % 2 else "+1+1", title=MARKUP + LINES + "\x0b", name=f"@{at}.txt", url="javascript:alert(1)")
        for at, report in enumerate(made.reports)
    )
    figures = tuple(change(figure, group="-2+3", unit="\t=1", place=None, as_of=None) for figure in made.figures)
    incidents = tuple(change(incident, title=LINES + FORMULA, place=None, when=None) for incident in made.incidents)
    return change(made, reports=reports, figures=figures, incidents=incidents)
