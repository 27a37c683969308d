"""Writes ``docs/reference/`` from the code: ``python docs/make_reference.py``. A test holds it fresh."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from tallystick import errors
from tallystick.cli import app

REFERENCE = Path(__file__).with_name("reference")


def command_page() -> str:
    """The command line, a section a command."""
    lines = ["# Command line", "", "Exit codes: 0 done; 1 an error, in one line; 2 wrong usage; 3 done, but inputs were set aside.", ""]
    pending = [("tallystick", typer.main.get_command(app))]
    while pending:
        name, command = pending.pop(0)
        children = getattr(command, "commands", None)
        if children:
            pending[0:0] = [(f"{name} {child}", children[child]) for child in children]
            continue
        lines += [f"## {name}", "", (command.help or "").strip(), ""]
        for parameter in command.params:
            flags = ", ".join(getattr(parameter, "opts", []))
            kind = "" if flags.startswith("-") else " (argument)"
            shown = flags if flags.startswith("-") else (getattr(parameter, "metavar", None) or parameter.name or "")
            help_text = re.sub(r"\s+", " ", getattr(parameter, "help", None) or "")
            if "--help" not in flags:
                lines.append(f"- `{shown}`{kind}: {help_text}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def error_page() -> str:
    """The errors, as their module draws them."""
    return f"# Errors\n\n```\n{(errors.__doc__ or '').strip()}\n```\n"


PAGES = {"cli.md": command_page, "errors.md": error_page}


def main() -> None:
    """Writes all pages."""
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
