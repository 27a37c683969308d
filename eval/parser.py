"""The parser that the product reads with, for the sets that are scored below the account."""

from __future__ import annotations

from tallystick.run import Settings
from tallystick.run.analyse import load_part
from tallystick.stages import Parser


def default_parser() -> Parser:
    """The part of the slot ``parse`` as the settings name it."""
    parser: Parser = load_part(Settings().parser)()
    return parser
