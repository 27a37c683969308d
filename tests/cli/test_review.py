"""The review queue on the command line: each command that it prints settles what it stands under."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from cli.conftest import run
from pairs import write_pair


@pytest.fixture
def case(kept_case, tmp_path):
    """A case of the example with two incidents that may be one, which the test may change."""
    path = Path(shutil.copy(kept_case, tmp_path / "luangwa.case"))
    assert run("add", path, write_pair(tmp_path / "pair")).code == 0
    return path


def offered(out):
    return [shlex.split(line)[3:] for line in out.splitlines() if line.strip().startswith("tallystick decide")]


def test_each_command_that_is_offered_can_be_given(case):
    ran = run("review", case, "--limit", 100)
    assert ran.code == 0, ran.err
    heads = re.findall(r"(?m)^\d+\. (\w+):", ran.out)
    assert heads[0] == "pair"
    assert {"dispute", "undated", "unplaced"} <= set(heads)
    assert "“" in ran.out
    kinds = {}
    for command in offered(ran.out):
        kinds.setdefault((command[0], command[1].split("_")[0]), command)
    for command in kinds.values():
        given = run("decide", case, *(word.replace("…", "Sund") for word in command), "--by", "ana")
        assert given.code == 0, given.err
        assert run("decide", case, "undo", given.error.rsplit(" ", 1)[-1]).code == 0
    assert run("review", case, "--limit", 100).out == ran.out


def test_what_was_settled_is_gone_and_a_conflict_is_told(case):
    before = run("review", case, "-n", 1)
    assert "more: --limit" in before.err
    same, different = offered(before.out)[:2]
    assert run("decide", case, *same, "--by", "ana").code == 0
    assert same[1] not in run("review", case, "-n", 1).out or same[2] not in run("review", case, "-n", 1).out
    assert run("decide", case, *different, "--by", "ben").code == 0
    told = run("review", case, "-n", 100).out
    assert "`ana` says same, `ben` says different of one pair" in told
    undo = next(command for command in offered(told) if command[0] == "undo")
    assert run("decide", case, *undo, "--by", "ben").code == 0
    assert "says different" not in run("review", case, "-n", 100).out


def test_an_empty_queue_is_said(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The mayor of Lagos opened a library on 3 May 2031.\n")
    run("add", tmp_path / "a.case", path)
    ran = run("review", tmp_path / "a.case")
    assert (ran.code, ran.out) == (0, "")
    assert "nothing is open" in ran.error
