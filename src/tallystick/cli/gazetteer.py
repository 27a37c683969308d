"""Commands for places of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.opening import (
    say,
)

if TYPE_CHECKING:
    pass


def gazetteer_add(file: Annotated[Path, typer.Argument(help="A GeoNames dump (.txt, .zip) or a list of P-codes (.csv).")]) -> None:
    """Add place names of your own region."""
    from tallystick.lexicon.gazetteer import add_file

    say(f"{file}: {add_file(file)} places added")
