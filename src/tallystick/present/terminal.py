"""The brief as plain text for a terminal: refs like [3:120-138] name the report and the characters that were read."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from tallystick.present.brief import Brief, FindingCard, compose
from tallystick.present.check_text import BECAUSE, check_terminal
from tallystick.present.fragments import Fragment, Line, Own, OwnKind, Rule, Sourced, join, own
from tallystick.present.labels import KIND_SIGN
from tallystick.present.ledger import Bar, Row
from tallystick.present.view import AccountView
from tallystick.present.wording import doubt
from tallystick.records.account import Account

SIGN = {kind.value: sign for kind, sign in KIND_SIGN.items()}
TRACK = 24
"""Characters of a ledger bar."""
SHOWN = {"agreed": 12, "disputed": 20, "updated": 20, "single": 10, "unverified": 10}
LEDGER_ROWS = 15
DIM, BOLD, RESET = "\x1b[2m", "\x1b[1m", "\x1b[0m"


def brief_terminal(account: Account, width: int = 100, *, colour: bool = False) -> str:
    """The brief, checked like the page. ``colour`` adds ANSI bold and dim.

    Raises UnsourcedError where a number, name or date in a block has no ref in it that supports it.
    """
    brief, view = compose(account)
    writer = _Writer(view, max(width, 40))
    _write(writer, brief)
    text = "\n".join(writer.lines).rstrip() + "\n"
    counts = check_terminal(text, account)
    text += "\n" + textwrap.fill(counts.sentence(), writer.width) + "\n"
    return _paint(text) if colour else text


def line_text(view: AccountView, line: Iterable[Fragment]) -> str:
    """A line with its refs: those of quoted words right behind them, those of names and dates together at its end."""
    parts: list[str] = []
    late: list[str] = []
    pending: str | None = None
    reasoned = False
    for fragment in line:
        if isinstance(fragment, Own) and fragment.kind is OwnKind.REASON and not reasoned:
            # From here to the end of its block the words are the product's reason.
            reasoned = True
            while parts and parts[-1] in {": ", "; "}:
                parts.pop()
            parts.append(BECAUSE if parts else BECAUSE.lstrip(" —"))
        if pending is not None and not fragment.text.startswith("”"):
            parts.append(pending)
            pending = None
        parts.append(fragment.text)
        if pending is not None:
            parts.append(pending)
            pending = None
        if isinstance(fragment, Sourced):
            ref = _ref(view, fragment)
            if fragment.rule in {Rule.WORDS, Rule.VALUE}:
                pending = f" [{ref}]"
            elif ref not in late:
                late.append(ref)
    if pending is not None:
        parts.append(pending)
    text = "".join(parts).replace("\n", " ")
    return f"{text} [{' '.join(late)}]" if late else text


def _ref(view: AccountView, fragment: Sourced) -> str:
    number = view.number[fragment.report]
    return f"{number}:{fragment.evidence.start}-{fragment.evidence.end}" if fragment.evidence is not None else f"{number}"


class _Writer:
    """Blocks of text; the lines that carry a block on are indented by eight or more, so that the check can put it together again."""

    def __init__(self, view: AccountView, width: int) -> None:
        self.view, self.width = view, width
        self.lines: list[str] = []

    def title(self, text: str) -> None:
        self.lines.extend(("", text.upper(), ""))

    def block(self, start: str, line: Line | Sequence[Fragment], end: str = "") -> None:
        text = line_text(self.view, line) + end
        self.lines.extend(
            textwrap.wrap(text, self.width, initial_indent=start, subsequent_indent=" " * 8, break_long_words=False, break_on_hyphens=False)
            or [start.rstrip()]
        )


def _write(writer: _Writer, brief: Brief) -> None:
    writer.block("", (*own("Account of "), *brief.counts))
    writer.block("", brief.heading)
    if brief.as_of:
        writer.lines.append(f"As known at `{brief.as_of}`")
    writer.title("The situation")
    for item in brief.situation:
        writer.block("", item.head)
        for kind, told in item.told:
            writer.block(f"  {SIGN[kind]} ", told)
        for rival in item.rivals:
            writer.block("  ! ", (*own("Said to have done it: "), *rival.actor, *own(" — "), *join(rival.by, "; ")))
    for group in brief.groups:
        if group.cards:
            writer.title(f"{group.title} ({len(group.cards)})")
            for card in group.cards[: SHOWN[group.key]]:
                _card(writer, card)
            _more(writer, len(group.cards) - SHOWN[group.key])
    if brief.ledger:
        writer.title("Figures")
        for row in brief.ledger[:LEDGER_ROWS]:
            _row(writer, row)
        _more(writer, len(brief.ledger) - LEDGER_ROWS)
    if brief.timeline:
        writer.title("Timeline")
        for day in brief.timeline:
            for entry in day.entries:
                writer.block("  - ", (*entry.date, *own(": "), *entry.head, *((*own(" — "), *entry.told) if entry.told else ())))
    writer.title("Left open")
    for tray in brief.trays:
        writer.lines.append(f"{tray.title} ({len(tray.entries)})")
        for line in tray.entries[:6]:
            writer.block("  - ", line)
        _more(writer, len(tray.entries) - 6)
    if brief.set_aside:
        writer.lines.append(f"Set aside unread ({len(brief.set_aside)})")
        for name, reason in brief.set_aside:
            writer.lines.append(f"  ~ {name}: {' '.join(reason.split())}")
    writer.title("Reports")
    for report in brief.reports:
        shown = " · ".join(part for part in (report.outlet or report.name, report.date or "undated", report.name) if part)
        writer.lines.append(f"[{report.number}] {shown} · {report.basis}")
        for line in (report.reason, report.reprint):
            if line:
                writer.block("  - ", line)


def _more(writer: _Writer, left: int) -> None:
    if left > 0:
        writer.lines.append(f"    and {left:,} more")


def _card(writer: _Writer, card: FindingCard) -> None:
    opposed = own(", agreed across opposed sides") if card.opposed else ()
    writer.block(f"{SIGN[card.kind]} ", (*card.subject, *own(" ("), *card.proof, *opposed, *own(")")))
    if card.stands:
        for stand in card.stands:
            first = stand.rows[0]
            writer.block("    | ", (*first.words, *doubt(first.certainty), *own(" — "), *first.said, *own(" ("), *stand.proof, *own(")")))
    else:
        writer.block("    ", card.headline)
    writer.lines.append(f"        id {card.id}")


def _row(writer: _Writer, row: Row) -> None:
    writer.block("", (*row.subject, *own(" ("), *row.proof, *own(")")))
    for bar in row.bars:
        value = (*own(" = "), *bar.value) if bar.value else ()
        date = (*own(", as of "), *bar.date) if bar.date else ()
        writer.block(f"  {_track(bar)} {bar.letter} ", (*bar.words, *value, *own(" — "), *bar.voice, *own(", "), *bar.carriers, *date))


def _track(bar: Bar) -> str:
    """'····├────────►': the interval in characters."""
    left, right = (min(TRACK - 1, int(TRACK * at / 100)) for at in (bar.left, bar.right))
    cells = ["·"] * TRACK
    for at in range(left, right + 1):
        cells[at] = "─"
    cells[left] = "◄" if bar.open_left else "├"
    cells[right] = "►" if bar.open_right else "┤"
    if left == right:
        cells[left] = "█"
    return "".join(cells)


def _paint(text: str) -> str:
    painted = re.sub(r"\[\d[\d: -]*\]", lambda ref: f"{DIM}{ref.group()}{RESET}", text)
    return re.sub(r"(?m)^[A-Z][A-Z ()0-9]+$", lambda title: f"{BOLD}{title.group()}{RESET}", painted)
