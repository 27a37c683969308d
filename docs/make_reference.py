"""Writes ``docs/reference/`` from the code: ``python docs/make_reference.py``. A test holds it fresh."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from pathlib import Path

import msgspec
import typer.main

from tallystick import errors
from tallystick.cli import app
from tallystick.records import account, decision, mention, report, values
from tallystick.records.account import Account

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


def schema_page() -> str:
    """The records of the account, from its JSON Schema and the words beside the fields."""
    schema = msgspec.json.schema(Account)
    lines = [
        "# The account",
        "",
        "`--format json` and `export --format json` write one `Account`; `tallystick schema` prints this as JSON Schema. A field that may be",
        "left out has a default. `report.text[start:end]` of an evidence are the words that were read, counted in code points.",
        "",
    ]
    described = _field_words()
    for name in ("Account", *sorted(set(schema["$defs"]) - {"Account"})):
        record = schema["$defs"][name]
        lines += [f"## {name}", "", re.sub(r"\s+", " ", record.get("description", "")).strip(), ""]
        if "enum" in record:
            lines += ["One of " + ", ".join(f"`{value}`" for value in record["enum"]) + ".", ""]
        for field, kind in record.get("properties", {}).items():
            words = described.get((name, field), "")
            lines.append(f"- `{field}`: {_kind_of(kind)}" + (f". {words}" if words else ""))
        if record.get("properties"):
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _kind_of(kind: dict[str, object]) -> str:
    """A schema's type in words."""
    reference, choices, items = kind.get("$ref"), kind.get("anyOf"), kind.get("items")
    if isinstance(reference, str):
        name = reference.rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if isinstance(choices, list):
        return " or ".join(_kind_of(choice) for choice in choices)
    if kind.get("type") == "array" and isinstance(items, dict):
        return f"list of {_kind_of(items)}"
    if kind.get("type") == "object":
        return "object"
    return str(kind.get("type", "any"))


def _field_words() -> dict[tuple[str, str], str]:
    """(record, field) → the words that stand under the field in its module."""
    found: dict[tuple[str, str], str] = {}
    for module in (account, decision, mention, report, values):
        tree = ast.parse(inspect.getsource(module))
        for record in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for field, after in itertools.pairwise(record.body):
                if (
                    isinstance(field, ast.AnnAssign)
                    and isinstance(field.target, ast.Name)
                    and isinstance(after, ast.Expr)
                    and isinstance(after.value, ast.Constant)
                ):
                    found[record.name, field.target.id] = re.sub(r"\s+", " ", str(after.value.value)).strip()
    return found


PAGES = {"cli.md": command_page, "errors.md": error_page, "schema.md": schema_page}


def main() -> None:
    """Writes all pages."""
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
