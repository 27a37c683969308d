"""Many reports on the command line: the account of the shards is the account of the same reports given as inputs."""

import json

import pytest

from cli.conftest import run

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tallystick[parquet]'")
TEXTS = (
    "At least 12 people were killed in a fire at the market of Ardov on Tuesday, the police said.",
    "The mayor of Ardov, Lena Korvat, said on Wednesday that 14 people were killed in the fire at the market on Tuesday.",
)


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    rows = [{"doc_id": f"row-{n}", "outlet": f"Outlet {n}", "published": f"2031-05-0{n + 6}", "text": text} for n, text in enumerate(TEXTS)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"title": "no text"}])))
    return folder


def test_a_case_from_shards_gives_the_brief_of_the_same_inputs(shards, tmp_path):
    to, case = tmp_path / "to", tmp_path / "crawl.case"
    ran = run("analyse", shards, "--to", to, "--jobs", 1)
    assert (ran.code, "2 reports analysed, 0 failed, 1 set aside" in ran.err) == (3, True)
    again = run("analyse", shards, "--to", to, "--jobs", 1)
    assert "2 of them by an earlier run" in again.err
    loaded = run("case", "load", case, to)
    assert "2 added, 0 known already, 1 set aside" in loaded.err
    assert "0 added, 2 known already" in run("case", "load", case, to).err
    here = run("brief", shards, "--format", "json")
    assert run("brief", case, "--format", "json").out == here.out
    written = tmp_path / "account.json"
    assert run("case", "account", case, "--output", written, "--jobs", 1).code == 0
    assert written.read_text() + "\n" == here.out


def test_what_is_wrong_is_told_in_a_line(shards, tmp_path):
    assert "no file there" in run("analyse", tmp_path, "--to", tmp_path / "to").error
    assert "--on ray" in run("analyse", shards, "--to", tmp_path / "to", "--address", "auto").error
    assert "holds no analyses" in run("case", "load", tmp_path / "x.case", tmp_path).error
