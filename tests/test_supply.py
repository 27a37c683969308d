"""What the product is installed with: pinned with hashes, under licences that are named, in a list of parts; and it asks no network by itself."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
AGAIN = "run `make lock` and commit what it writes"


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def parts():
    spec = importlib.util.spec_from_file_location("list_parts", PINS / "list_parts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asked(extras):
    """What pyproject.toml asks for, with the extras and those that they name."""
    found, waiting = [], [*PROJECT["dependencies"]]
    seen = set(extras)
    for extra in extras:
        waiting += PROJECT["optional-dependencies"][extra]
    while waiting:
        one = Requirement(waiting.pop())
        if one.name == PROJECT["name"]:
            fresh = one.extras - seen
            seen |= fresh
            for extra in fresh:
                waiting += PROJECT["optional-dependencies"][extra]
        else:
            found.append(one)
    return found


@pytest.mark.parametrize(("name", "extras"), [("run.txt", []), ("dev.txt", ["dev"]), ("ftm.txt", ["ftm"])])
def test_the_pins_hold_what_the_project_asks_for(parts, name, extras):
    pins = {plain(package): versions for package, versions in parts.pins(name).items()}
    for one in asked(extras):
        assert plain(one.name) in pins, f"{one} is not pinned in {name}: {AGAIN}"
        assert any(one.specifier.contains(version) for version in pins[plain(one.name)]), f"{one} is pinned to another version: {AGAIN}"


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "ftm.txt", "all.txt"])
def test_each_pin_has_hashes_and_no_index_of_its_own(name):
    text = (PINS / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[A-Za-z0-9._-]+==[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)*)", text, re.MULTILINE)
    assert len(pinned) > 50
    assert all(pinned)
    assert not re.search(r"://|^\s*(?:-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.MULTILINE)


def test_the_licences_are_listed_and_each_may_be_taken(parts):
    listed = re.findall(
        r"^\| ([\w.-]+) \| ([^|]+) \| ([^|]+) \| (always|extra) \|$", (PINS / "licences.md").read_text("utf-8"), re.MULTILINE
    )
    assert {name: tuple(versions.split(", ")) for name, versions, _, _ in listed} == parts.pins("all.txt"), AGAIN
    for name, _, words, when in listed:
        assert name in parts.EXCEPTIONS or parts.is_permissive(words), f"{name}: {words}"
        found = parts.licence(name)  # None where it is not installed here
        assert found is None or name in parts.EXCEPTIONS or parts.is_permissive(found), f"{name}: {found}"
        assert when == "extra" or not words.startswith(("LGPL", "GPL")), f"{name} is always installed"


@pytest.mark.parametrize(
    ("words", "permissive"),
    [
        ("MIT", True), ("Apache-2.0 OR GPL-3.0-only", True), ("MPL-2.0 AND (Apache-2.0 OR MIT)", False), ("GPL-3.0-only", False),
        ("BSD License; GNU Lesser General Public License v3", False), ("OSI Approved", False), ("Apache 2.0", True),
    ],
)  # fmt: skip
def test_licences_are_told_apart(parts, words, permissive):
    assert parts.is_permissive(words) == permissive


def test_the_list_of_parts_holds_each_pin(parts):
    bill = json.loads((PINS / "sbom.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == PROJECT["name"]
    held = {(one["name"], one["version"]) for one in bill["components"]}
    assert held == {(name, version) for name, versions in parts.pins("all.txt").items() for version in versions}, AGAIN
    for one in bill["components"]:
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert one["licenses"]
        assert one["externalReferences"][0]["hashes"]


WATCHED = """
import sys
def refuse(event, args):
    if event == "socket.bind" and args[1][:2] == ("::1", 0):
        return  # urllib3 tries, when it is loaded, whether the machine knows IPv6; nothing is sent
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto", "socket.sendmsg"}:
        raise SystemExit(f"the network was asked: {event} {args[1:]}")
    if event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        raise SystemExit(f"another program was started: {event} {args[:1]}")
sys.addaudithook(refuse)
from tallystick.cli import main
sys.argv = ["tallystick", *sys.argv[1:]]
main()
"""


def watched(*words, folder):
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WATCHED, *words], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )


def test_a_brief_asks_nothing_of_the_network(tmp_path):
    (tmp_path / "a.txt").write_text(
        "BRENHOLM, March 3 (Agency) - Shelling killed 4 people in Brenholm on Monday, the governor said. See https://quay.example/x.html\n"
    )
    (tmp_path / "b.html").write_text(
        "<html><head><title>Toll</title><link rel=stylesheet href=http://quay.example/s.css></head><body><article><h1>Toll rises in Brenholm</h1>"
        + "<p>At least 5 people were killed in Brenholm on Monday, a hospital said. The dead were brought in at night.</p>" * 4
        + "<img src=http://quay.example/pixel.gif></article></body></html>"
    )
    done = watched("brief", "a.txt", "b.html", "-o", "brief.html", folder=tmp_path)
    assert done.returncode in {0, 3}, done.stderr
    assert "network" not in done.stderr
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "killed" in page
    assert not re.search(r"(?:src|srcset|@import|url\()\W*https?:", page)


def test_the_network_would_be_seen():
    code = WATCHED.replace("from tallystick.cli import main", "import socket; socket.create_connection(('127.0.0.1', 9), 1)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert "the network was asked" in done.stderr


def test_nothing_of_the_source_names_a_service_that_counts_users():
    # What turns another's off may name it.
    off = re.compile(r"ORT_DISABLE_TELEMETRY|disable_telemetry_events")
    words = re.compile(r"telemetry|sentry_sdk|posthog|mixpanel|google-analytics|segment\.io", re.IGNORECASE)
    for file in (ROOT / "src").rglob("*.py"):
        assert not words.search(off.sub("", file.read_text(encoding="utf-8"))), file


def test_what_runs_the_reader_keeps_nothing_about_its_user(tmp_path):
    """onnxruntime counts its users unless it is told not to: it keeps an id of the machine and what it would send in the user's cache."""
    code = "from tallystick.parse.reader.model import load_model; load_model()"
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "TMPDIR")}
    given = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", code], env=given | homes | {"PYTHONPATH": str(ROOT / "src")}, check=True, timeout=120)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == []
