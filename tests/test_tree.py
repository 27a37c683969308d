"""What holds for the tree as a whole."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 600
TEXT = {".py", ".md", ".toml", ".j2", ".sql", ".txt", ".html", ".json", ".jsonl", ".eml", ".yml", ".yaml", ".css", ".js", ".sh", ""}
SOURCES = ("src", "eval", "training", "benchmarks", "docs", "tests")

OPEN_ENDS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
MACHINE_PATHS = re.compile(r"(?:/home/|/Users/|/root/|/work/|[A-Z]:\\Users\\)[\w.-]+")


def tracked():
    """The files under version control, or all that are no build output where the tree is no checkout."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    return [
        path for path in ROOT.rglob("*") if path.is_file() and not path.relative_to(ROOT).parts[0].startswith((".venv", "out", "build"))
    ]


FILES = tracked()
READABLE = [path for path in FILES if path.suffix in TEXT and path != Path(__file__)]


def test_the_tree_is_seen():
    assert len([path for path in FILES if path.suffix == ".py"]) > 50


def test_no_source_file_is_too_long():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in FILES
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in SOURCES
        if (lines := path.read_text(encoding="utf-8").count("\n")) > MOST_LINES
    }
    assert long == {}


@pytest.mark.parametrize(
    ("pattern", "what"), [(OPEN_ENDS, "an open end"), (MACHINE_PATHS, "a path of one machine")], ids=["open ends", "paths"]
)
def test_no_file_holds(pattern, what):
    found = []
    for path in READABLE:
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {what}")
    assert found == []


def test_each_public_module_says_what_it_is_for():
    bare = [
        str(path.relative_to(ROOT))
        for path in FILES
        if path.suffix == ".py" and path.is_relative_to(ROOT / "src") and not path.read_text(encoding="utf-8").lstrip().startswith('"""')
    ]
    assert bare == []


def test_every_command_that_a_page_shows_is_there():
    import typer.main

    from tallystick.cli import app

    root = typer.main.get_command(app)
    known = set(root.commands)
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for line in page.read_text(encoding="utf-8").splitlines():
            shown = re.match(r"    tallystick ([a-z-]+)(?: ([a-z-]+))?", line)
            if shown is None:
                continue
            assert shown[1] in known, f"{page.name}: {line.strip()}"
            options = {flag for parameter in root.commands[shown[1]].params for flag in parameter.opts}
            below = getattr(root.commands[shown[1]], "commands", {})
            if below:
                assert shown[2] in below, f"{page.name}: {line.strip()}"
                continue
            for flag in re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", line.split("  #")[0]):
                assert flag in options, f"{page.name}: {flag} in {line.strip()}"


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (OPEN_ENDS, "# TODO: later"),
        (MACHINE_PATHS, "see /home/ana/reports"),
        (MACHINE_PATHS, "C:\\Users\\ana"),
    ],
)
def test_what_is_looked_for_would_be_seen(pattern, line):
    assert pattern.search(line)
