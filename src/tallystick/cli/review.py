"""review: what a person could settle, with the commands that settle it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import say, with_progress, write_out
from tallystick.cli.options import CasePath

if TYPE_CHECKING:
    from tallystick.records.account import Account
    from tallystick.records.report import Evidence
    from tallystick.run.review import ReviewChoice, ReviewItem

SHOWN = 10
MOST_WORDS = 160
"""Characters of a sentence that are printed."""


def review(
    case: CasePath,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many are printed.")] = SHOWN,
) -> None:
    """List what a person could settle, first what would change the brief most, each with the commands that settle it."""
    from tallystick.run import Desk
    from tallystick.run.review import review_queue

    with Desk(case, progress=with_progress) as desk:
        place = shlex.quote(str(desk.case.path))
        account = desk.account()
    queue = review_queue(account)
    if not queue:
        say("nothing is open")
        return
    write_out("\n\n".join(_lines(number, one, account, place) for number, one in enumerate(queue[:limit], 1)), None)
    if len(queue) > limit:
        say(f"{len(queue) - limit:,} more: --limit {len(queue)}")


def _lines(number: int, one: ReviewItem, account: Account, place: str) -> str:
    lines = [f"{number}. {one.kind}: {one.reason}", f"   {one.effect}"]
    for side in one.sides:
        lines.append(f"   {side.id}  {side.said or _quote(account, side.evidence[0]) if side.evidence or side.said else ''}")
    lines.extend(f"     tallystick decide {place} {_arguments(choice)}" for choice in one.choices)
    return "\n".join(lines)


def _quote(account: Account, evidence: Evidence) -> str:
    from tallystick.present.quote import sentence_of

    report = next(report for report in account.reports if report.id == evidence.report)
    text = report.text or ""
    words = " ".join(sentence_of(text, evidence.start, evidence.end).of(text).split())
    short = words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"
    return f"“{short}” [{report.name}] {evidence.report}:{evidence.start}"


def _arguments(choice: ReviewChoice) -> str:
    given = " ".join(part for part in (choice.kind.value, choice.subject, choice.object) if part)
    return f"{given} --field {choice.field} --value …" if choice.field else given
