"""``serve``: who may come in is settled before anything is opened; then the workspace answers until it is stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

import tallystick
from cli.conftest import run

pytest.importorskip("uvicorn", reason="the workspace is not installed: pip install 'tallystick[web]'")
LONG = "a-token-that-is-long-enough"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "0.0.0.0"], "can be reached from other machines; give --token"),
        (["--token", "short"], "the token is too short"),
        (["--people", "nowhere.toml"], "nowhere.toml: No such file"),
    ],
)
def test_what_would_be_unsafe_is_refused(case, options, words):
    ran = run("serve", case, *options)
    assert ran.code == 1
    assert words in ran.error


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("", "names nobody"),
        ("[Ana", "is no TOML"),
        (f'[Ana]\nrole = "queen"\ntoken = "{LONG}"', "is none of reader, analyst, owner"),
        ('[Ana]\ntoken = "short"', "the token of 'Ana' is too short"),
        ('[Ana]\ntoken_sha256 = "xyz"', "is no SHA-256"),
        ("[Ana]\nage = 7", "must be a table with role and token"),
        ("Ana = 7", "must be a table with role and token"),
    ],
)
def test_a_file_of_people_that_is_wrong_is_told(case, tmp_path, toml, words):
    people = tmp_path / "people.toml"
    people.write_text(toml)
    ran = run("serve", case, "--people", people)
    assert ran.code == 1
    assert words in ran.error


@pytest.mark.parametrize("part", ["uvicorn", "itsdangerous", "starlette.applications"])
def test_a_missing_part_is_told(case, monkeypatch, part):
    if "tallystick.web" in sys.modules:
        monkeypatch.setattr(tallystick, "web", sys.modules["tallystick.web"])  # given back with the modules, for the tests after this one
    for name in [name for name in sys.modules if name.startswith("tallystick.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, part, None)
    ran = run("serve", case)
    assert ran.code == 1
    assert "pip install 'tallystick[web]'" in ran.error


def test_no_case_is_told(tmp_path):
    ran = run("serve", tmp_path / "none.case")
    assert ran.code == 1
    assert "no case at" in ran.error


def test_a_port_that_is_taken_is_told(case):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("serve", case, "--port", taken.getsockname()[1])
    assert ran.code == 1
    assert "Address already in use; give another --port" in ran.error


def test_people_are_read(tmp_path):
    from tallystick.web.access import read_access
    from tallystick.web.session import Role

    people = tmp_path / "people.toml"
    people.write_text(f'["Ana Ilves"]\nrole = "analyst"\ntoken = "{LONG}"\n[Bo]\n')
    access = read_access(people=people, token="another-long-token-here", hosts=["Desk.Example."])
    key = access.key_of(LONG)
    assert key is not None
    assert (key.name, key.role) == ("Ana Ilves", Role.ANALYST)
    assert access.key_of("another-long-token-here").name is None
    assert access.proxy_roles["Bo"] is Role.READER
    assert access.hosts == {"desk.example"}
    assert access.closed


def test_workspace_answers_until_it_is_stopped(case):
    started = subprocess.Popen(
        [sys.executable, "-m", "tallystick", "serve", str(case), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_PROXY": "*"},
    )
    try:
        assert started.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", started.stderr.readline())
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=60) as answer:
            assert b"The situation" in answer.read()
    finally:
        started.send_signal(signal.SIGINT)
        _, rest = started.communicate(timeout=60)
    assert "Traceback" not in rest
    assert started.returncode in {0, 130}
