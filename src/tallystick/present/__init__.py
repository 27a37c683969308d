"""The stage present: an account to a page, to Markdown, to a terminal; what changed; why something is said. All are pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.records.account import Account

if TYPE_CHECKING:
    from tallystick.present.differences import Change

# Imported on use: the parts of the page must not slow down what needs none of them.


def brief_html(account: Account) -> str:
    """See ``tallystick.present.page.brief_html``."""
    from tallystick.present.page import brief_html as write

    return write(account)


def brief_markdown(account: Account) -> str:
    """See ``tallystick.present.markdown.brief_markdown``."""
    from tallystick.present.markdown import brief_markdown as write

    return write(account)


def brief_terminal(account: Account, width: int = 100, *, colour: bool = False) -> str:
    """See ``tallystick.present.terminal.brief_terminal``."""
    from tallystick.present.terminal import brief_terminal as write

    return write(account, width, colour=colour)


def changes(before: Account, after: Account) -> tuple[Change, ...]:
    """See ``tallystick.present.differences.changes``."""
    from tallystick.present.differences import changes as compare

    return compare(before, after)


def word_change(change: Change, after: Account) -> str:
    """See ``tallystick.present.differences.word_change``."""
    from tallystick.present.differences import word_change as word

    return word(change, after)


def why(account: Account, id_: str) -> str:
    """See ``tallystick.present.reasons.why``."""
    from tallystick.present.reasons import why as explain

    return explain(account, id_)


__all__ = ["brief_html", "brief_markdown", "brief_terminal", "changes", "why", "word_change"]
