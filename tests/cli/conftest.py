"""Runs the command line in this process, so that the parser loads once, and keeps one case of the example to copy."""

import io
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from tallystick.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "luangwa"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The last line on standard error, where an error is told."""
        return self.err.strip().splitlines()[-1] if self.err.strip() else ""


def run(*arguments: object) -> Ran:
    """What the console script would do with these arguments."""
    out, err, before = io.StringIO(), io.StringIO(), sys.argv
    sys.argv = ["tallystick", *map(str, arguments)]
    code = 0
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.argv = before
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def kept_case(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "luangwa.case"
    assert run("add", path, EXAMPLE).code == 3
    return path


@pytest.fixture
def case(kept_case, tmp_path):
    """A case of the example that the test may change."""
    return Path(shutil.copy(kept_case, tmp_path / "luangwa.case"))


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "flood.txt"
    path.write_text(
        "Published: 3 May 2031\n\nARDOV, May 3 (XNA) - Twelve people were killed in a fire at a school in Lagos, police said.\n"
    )
    return path
