"""Commands on a case as a whole: copy."""

from __future__ import annotations

from typing import Annotated

import typer

from tallystick.cli.opening import say


def case_copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A case: a file, or postgresql://user@host/database#case.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where it goes: made where there is none.")],
    merge: Annotated[bool, typer.Option("--merge", help="Put it into a case that is another one.")] = False,
) -> None:
    """Copy a case between a file and a server, either way; copying again adds what came since."""
    from tallystick.store import Case
    from tallystick.store.copying import copy_case

    with Case(source) as read, Case(target, create=True) as written:
        new = copy_case(read, written, merge=merge)
        place = written.path
    counted = ", ".join(f"{new[table]} {words}" for table, words in WORDS)
    say(f"{place}: copied {counted}")


WORDS = (
    ("reports", "reports"),
    ("originals", "originals"),
    ("analyses", "analyses"),
    ("decisions", "decisions"),
    ("set_aside", "set aside"),
)
