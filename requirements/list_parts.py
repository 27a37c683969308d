"""Writes licences.md, and the licences into sbom.json, from the pins and what the installed packages say of themselves.

``make lock`` runs it after the pins are made. A licence that is neither permissive nor named in EXCEPTIONS ends it with an error.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PERMISSIVE = re.compile(
    r"\b(?:MIT|MIT-0|MIT-CMU|BSD|0BSD|BSD-[23]-Clause|Apache|Apache-2\.0|ISC|ISCL|PSF|PSF-2\.0|Python Software Foundation|Zlib|CC0-1\.0|HPND|"
    r"Unlicense|Blue Oak|CNRI-Python)\b"
)
EXCEPTIONS = {
    "certifi": "MPL-2.0: the list of root certificates, used unchanged",
    **dict.fromkeys(
        (
            "fontpkg-heebo",
            "fontpkg-noto-sans",
            "fontpkg-noto-sans-arabic",
            "fontpkg-noto-sans-devanagari",
            "fontpkg-noto-sans-khmer",
            "fontpkg-noto-sans-tamil",
            "fontpkg-noto-sans-telugu",
            "fontpkg-noto-sans-thai",
            "noto-cjk-sans-otc",
        ),
        "OFL-1.1: a font, put into PDF files",
    ),
    "orjson": "MPL-2.0 in part: used unchanged",
    "pathspec": "MPL-2.0: used unchanged",
    "psycopg": "LGPL-3.0: the PostgreSQL driver, optional, used unchanged",
    "psycopg-binary": "LGPL-3.0: the PostgreSQL driver, optional, used unchanged",
    "python-stdnum": "LGPL-2.1 or later: part of the optional export of entities, used unchanged",
    "tqdm": "MPL-2.0 and MIT: used unchanged",
    "tld": "MPL-1.1, chosen of three: used unchanged",
}
"""Packages whose licence asks more than a notice, and why they are taken all the same."""
STATED = {
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pyicu": "MIT",
    "pywin32": "PSF-2.0",
}
"""Where the installed package does not say, or is installed on other systems alone: what its page says."""
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, tuple[str, ...]]:
    """Packages of a file of pins with their versions: more than one where it depends on the system or on Python."""
    found: dict[str, tuple[str, ...]] = {}
    for package, version in PIN.findall((FOLDER / name).read_text(encoding="utf-8")):
        found[package] = tuple(dict.fromkeys((*found.get(package, ()), version)))
    return found


def licence(package: str) -> str | None:
    """What the installed package says of its licence; None where it is not installed or says nothing."""
    if package in STATED:
        return STATED[package]
    try:
        told = importlib.metadata.metadata(package)
    except importlib.metadata.PackageNotFoundError:
        return None
    classes = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or [] if one.startswith("License ::")]
    first = next(iter((told.get("License") or "").strip().splitlines()), "")
    return told.get("License-Expression") or "; ".join(classes) or first[:60] or None


def is_permissive(words: str) -> bool:
    """Whether each licence that is needed, or one of those to choose from, asks for no more than a notice."""
    return all(any(PERMISSIVE.search(one) for one in needed.split(" OR ")) for needed in re.split(r" AND |; ", words))


def rows() -> list[tuple[str, str, str, str]]:
    """Package, versions, licence, and 'always' or 'extra'; sorted. Raises SystemExit where a licence is unknown or not to be taken."""
    always = pins("run.txt")
    found = []
    for package, versions in sorted(pins("all.txt").items()):
        words = licence(package)
        if words is None:
            raise SystemExit(f"{package} says no licence; look it up and put it into STATED of requirements/list_parts.py")
        if package in EXCEPTIONS:
            words = EXCEPTIONS[package]
        elif not is_permissive(words):
            raise SystemExit(f"{package} is under '{words}', which is not permissive: do without it, or name it in EXCEPTIONS")
        found.append((package, ", ".join(versions), words, "always" if package in always else "extra"))
    return found


def page() -> str:
    """The list of licences."""
    lines = [
        "# Licences of what the product is installed with",
        "",
        "Written by `make lock` from the pins. Each is permissive but for those whose line says why it is taken. `extra` is installed only",
        "where one of the product's extras asks for it.",
        "",
        "| package | version | licence | installed |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes both files."""
    (FOLDER / "licences.md").write_text(page(), encoding="utf-8")
    bill = FOLDER / "sbom.json"
    held = json.loads(bill.read_text(encoding="utf-8"))
    words = {package: found for package, _, found, _ in rows()}
    for component in held["components"]:
        component["licenses"] = [{"license": {"name": words[component["name"]]}}]
        # Where a component was found tells of the machine that wrote the list.
        component.pop("description", None)
        component["externalReferences"] = [
            one for one in component.get("externalReferences", []) if one["url"].startswith("https://pypi.org/")
        ]
    bill.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(words)} packages")


if __name__ == "__main__":
    sys.exit(main())
