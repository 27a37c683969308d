"""The second reader from the command line: settings, a real endpoint on loopback, and what the brief says of it."""

import http.server
import json
import shutil
import threading

import pytest
from tests.cli.conftest import run

from tallystick.extract.second.fake import completion

WORDS = (
    "Published: 3 May 2031\n\nARDOV, May 3 (XNA) - A ferry turned over off Ardov on Friday, the police said. The list of Harbour master Ilse Renn ends at "
    "at least twelve. The search for the men goes on.\n"
)
PROPOSALS = [
    {"kind": "figure", "quote": "Ilse Renn ends at at least twelve", "number": "at least twelve", "measure": "killed"},
    {"kind": "figure", "quote": "Ninety were killed by the army", "number": "Ninety", "measure": "killed"},
]


@pytest.fixture
def endpoint():
    """A real server that answers each question with the proposals, and keeps what it was asked."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = b"".join(completion(json.dumps({"proposals": PROPOSALS})).stream)
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ferry(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(WORDS)
    return path


def set_up(tmp_path, base_url, more=""):
    path = tmp_path / "tallystick.toml"
    path.write_text(f'[extractor]\nuse = "llm"\nbase_url = "{base_url}"\nmodel = "small-4b"\n{more}')
    return path


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_the_brief_shows_what_came_from_it_and_what_was_rejected(tmp_path, ferry, endpoint, form):
    base_url, asked = endpoint
    ran = run("brief", ferry, "--config", set_up(tmp_path, base_url), "--format", form)
    assert ran.code == 0
    assert len(asked) == 1
    assert f"second reader: small-4b at {base_url}" in ran.err
    out = " ".join(ran.out.split())
    assert "(second reader)" in out
    assert "at least twelve" in out
    assert "2 quotes proposed, 1 quote accepted, 0 quotes known already, 1 quote rejected as not verbatim" in out
    assert "Ninety" not in out


def test_a_case_is_read_by_the_settings_beside_it_and_asked_once(tmp_path, ferry, endpoint):
    base_url, asked = endpoint
    set_up(tmp_path, base_url)
    case = tmp_path / "ferry.case"
    assert run("add", case, ferry).code == 0
    account = json.loads(run("brief", case, "--format", "json").out)
    assert [f["reader"] for f in account["figures"]] == ["llm"]
    (second,) = account["second"]
    assert (second["reports"], second["accepted"], second["rejected"]) == (1, 1, {"not verbatim": 1})
    assert len(asked) == 1
    figure = account["figures"][0]["id"]
    assert "proposed by the second reader (llm)" in run("why", case, figure).out
    # Without the settings the case is read again, by the rules alone.
    (tmp_path / "tallystick.toml").unlink()
    account = json.loads(run("brief", case, "--format", "json").out)
    assert (account["figures"], account["second"]) == ([], [])


def test_an_endpoint_that_is_not_there_is_said_and_nothing_is_lost(tmp_path, ferry):
    ran = run("brief", ferry, "--config", set_up(tmp_path, "http://127.0.0.1:9/v1"))
    assert ran.code == 0
    assert "without the second reader" in " ".join(ran.out.split())


def test_it_is_off_by_default(tmp_path, ferry, endpoint):
    assert "second reader" not in run("brief", ferry).out
    rules = tmp_path / "rules.toml"
    rules.write_text('[extractor]\nuse = "rules"\n')
    assert "second reader" not in run("brief", ferry, "--config", rules).out
    assert endpoint[1] == []


def test_without_its_key_another_machine_is_not_asked(tmp_path, ferry, monkeypatch):
    monkeypatch.delenv("TALLYSTICK_KEY", raising=False)
    config = set_up(tmp_path, "https://models.example/v1", 'key_env = "TALLYSTICK_KEY"\n')
    account = json.loads(run("brief", ferry, "--config", config, "--format", "json").out)
    assert "TALLYSTICK_KEY" in next(iter(account["second"][0]["without"].values()))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[extractor]\nuse = "magic"\n', "extractor.use: Invalid enum value 'magic'"),
        ('[extractor]\nuse = "llm"\nmodel = "m"\n', 'use = "llm" needs base_url'),
        ('[extractor]\nuse = "llm"\nbase_url = "http://localhost/v1"\n', 'use = "llm" needs model'),
        ('[extractor]\nuse = "llm"\nmodel = "m"\nbase_url = "http://models.example/v1"\n', "over https only"),
        ('[extractor]\nuse = "llm"\nmodel = "m"\nbase_url = "https://models.example/v1"\n', "needs key_env"),
        (
            '[extractor]\nuse = "llm"\nmodel = "m"\nbase_url = "https://models.example/v1"\nkey_env = "AWS_SECRET"\n',
            "begin with TALLYSTICK_",
        ),
        ('[extractor]\nuse = "llm"\nmodel = "m"\nbase_url = "file:///etc"\n', "is no address of an endpoint"),
        (
            '[extractor]\nuse = "llm"\nmodel = "m"\nbase_url = "http://localhost/v1"\nseconds = 0\n',
            "extractor.seconds is 0; give 1 or more",
        ),
        ("[extractor]\ncolour = 1\n", "extractor: unknown key `colour`"),
        ("[reader]\n", "unknown key `reader`"),
        ("[extractor", "is no TOML"),
    ],
)
def test_what_is_wrong_in_the_settings_is_told_in_one_line(tmp_path, ferry, text, why):
    config = tmp_path / "tallystick.toml"
    config.write_text(text)
    ran = run("brief", ferry, "--config", config)
    assert ran.code == 1
    assert why in ran.error
    assert "tallystick.toml" in ran.error


def test_settings_that_are_not_there(tmp_path, ferry):
    assert "cannot read" in run("brief", ferry, "--config", tmp_path / "none.toml").error


def test_wrong_settings_beside_a_case_are_told_by_every_command(tmp_path, case):
    shutil.copy(case, tmp_path / "x.case")
    (tmp_path / "tallystick.toml").write_text("[extractor]\nuse = 1\n")
    for command in (["brief"], ["reports"], ["changes", "--since", "2031-05-04"]):
        assert "extractor.use" in run(command[0], tmp_path / "x.case", *command[1:]).error
