"""Shards: cut anywhere, they give the reports that the whole file gives."""

import gzip
import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.errors import NotFound, Unreadable, Unsupported
from tallystick.read import read_inputs
from tallystick.read.shards import cut_shard, find_shards, read_shard, read_slice
from tallystick.records.report import Report, SetAside

TOWNS = ("Ardov", "Belmira", "Corvana", "Destin", "Elvora", "Fanteau", "Gorsk")
ROWS = [
    {
        "doc_id": f"row-{number}",
        "outlet": "The Ardov Post",
        "published": f"2031-05-{number + 1:02}",
        "text": f"At least {number + 3} people were killed in a fire at the market of {town} on Tuesday, the police said in a statement.",
    }
    for number, town in enumerate(TOWNS)
]


def pieces(path, size, **options):
    cut = cut_shard(str(path), size)
    return [found for piece in cut.slices for _, found in read_slice(cut, piece, **options)]


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    path = tmp_path_factory.mktemp("lines") / "reports.jsonl"
    written = [json.dumps(row) for row in ROWS]
    written[2:2] = ["", "{broken", '["no object"]', '{"title": "no text"}']
    path.write_text("\ufeff" + "\n".join(written), encoding="utf-8")
    return path


@settings(max_examples=12)
@given(size=st.integers(1, 14))
def test_lines_give_what_the_whole_file_gives_however_they_are_cut(lines, size):
    whole = list(read_inputs([str(lines)]))
    assert sum(isinstance(found, Report) for found in whole) == len(ROWS)
    assert pieces(lines, size) == whole


def test_packed_lines_give_what_the_plain_ones_give(lines, tmp_path):
    packed = tmp_path / "reports.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    assert [found.sha256 for found in pieces(packed, 3)] == [found.sha256 for found in pieces(lines, 3)]
    assert list(read_inputs([str(packed)])) == pieces(packed, 3)


def test_a_part_of_a_slice_gives_those_records_alone(lines):
    cut = cut_shard(str(lines), 100)
    assert len(cut.slices) == 1
    numbers = [number for number, _ in read_slice(cut, cut.slices[0].part(5, 8))]
    assert numbers == [5, 6, 7]


def test_a_packed_file_that_breaks_off_gives_what_was_before(lines, tmp_path):
    packed = tmp_path / "cut.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes())[:-40])
    found = list(read_shard(str(packed)))
    assert isinstance(found[-1], SetAside)
    assert "broken" in found[-1].reason


def test_one_line_too_large_is_set_aside_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("tallystick.read.shards.MAX_BYTES", 500)
    path = tmp_path / "large.jsonl"
    path.write_text(json.dumps({"text": "x" * 2000}) + "\n" + json.dumps(ROWS[0]) + "\n")
    first, second = pieces(path, 10)
    assert (first.kind, isinstance(second, Report)) == ("too_large", True)


def test_words_of_the_user_win(lines):
    found = pieces(lines, 4, outlet="Elvora Radio", published="2031-06-01")
    assert {(one.outlet, one.published) for one in found if isinstance(one, Report)} == {("Elvora Radio", "2031-06-01")}


# -- Parquet -------------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def table(tmp_path_factory):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'tallystick[parquet]'")
    import pyarrow
    import pyarrow.parquet

    path = tmp_path_factory.mktemp("table") / "reports.parquet"
    rows = [{**row, "published": datetime.fromisoformat(row["published"]), "views": 7} for row in ROWS]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=3)
    return path


@settings(max_examples=6)
@given(size=st.integers(1, 5))
def test_rows_give_the_same_however_they_are_cut(table, size):
    found = pieces(table, size)
    assert [(one.name, one.text, one.published[:10]) for one in found] == [(r["doc_id"], r["text"], r["published"]) for r in ROWS]
    assert found == list(read_inputs([str(table)]))


def test_a_table_without_texts_or_that_is_broken_is_told(table, tmp_path):
    import pyarrow
    import pyarrow.parquet

    bare = tmp_path / "bare.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"views": [1, 2]}), bare)
    with pytest.raises(Unreadable, match="no column with text"):
        cut_shard(str(bare), 5)
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(table.read_bytes()[:-20])
    with pytest.raises(Unreadable, match="broken"):
        cut_shard(str(broken), 5)


# -- WARC ----------------------------------------------------------------------------------------------------------------
def warc(pages, packed=True):
    """A crawl as CC-NEWS lays it out: each record packed by itself, a record on the crawl first."""
    pytest.importorskip("warcio", reason="warcio is not installed: pip install 'tallystick[warc]'")
    records = [("warcinfo", None, b"software: crawler\r\n")]
    records += [
        ("response", url, f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        for url, status, kind, body in pages
    ]
    written = b""
    for number, (kind, url, block) in enumerate(records):
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2031-05-09T00:00:00Z\r\n"
        head += f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n" if url else "Content-Type: text/plain\r\n"
        record = f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
        written += gzip.compress(record) if packed else record
    return written


def page(row):
    return f"<html><head><title>{row['doc_id']}</title></head><body><article><p>{row['text']}</p></article></body></html>".encode()


PAGES = [(f"https://news.example/{row['doc_id']}", "200 OK", "text/html; charset=utf-8", page(row)) for row in ROWS]
OTHERS = [
    ("https://news.example/gone", "404 Not Found", "text/html", b"<html><body>gone</body></html>"),
    ("https://news.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
    ("ftp://news.example/list", "200 OK", "text/html", page(ROWS[0])),
]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_give_the_same_however_they_are_cut(tmp_path, packed):
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(warc([*PAGES[:3], *OTHERS, *PAGES[3:]], packed))
    whole = list(read_inputs([str(path)]))
    assert [one.url for one in whole] == [url for url, *_ in PAGES]
    assert all("killed in a fire" in one.text and one.path == path.as_posix() for one in whole)
    for size in (1, 2, 4, 50):
        assert pieces(path, size) == whole


def test_a_page_is_kept_as_it_was_served(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc(PAGES[:2]))
    kept = {}
    found = list(read_inputs([str(path)], keep=kept.__setitem__))
    assert [kept[one.sha256] for one in found] == [body for *_, body in PAGES[:2]]


def test_a_crawl_that_breaks_off_gives_what_was_before(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc(PAGES)[:-60])
    found = list(read_shard(str(path)))
    assert len([one for one in found if isinstance(one, Report)]) >= len(PAGES) - 1
    assert isinstance(found[-1], SetAside)
    assert "cut off" in found[-1].reason or "broken" in found[-1].reason


def test_what_is_no_crawl_is_set_aside(tmp_path):
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(b"no crawl at all"))
    (found,) = read_inputs([str(path)])
    assert found.kind == "unreadable"


# -- where they are ------------------------------------------------------------------------------------------------------
def test_shards_are_found_in_folders_and_patterns_in_order(tmp_path):
    for name in ("b.jsonl", "a/c.warc.gz", "a/notes.txt", ".hidden.jsonl", "d.parquet"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"{}")
    assert [one.path for one in find_shards(str(tmp_path))] == [
        (tmp_path / name).as_posix() for name in ("a/c.warc.gz", "b.jsonl", "d.parquet")
    ]
    assert [one.path for one in find_shards(f"{tmp_path}/*.jsonl")] == [(tmp_path / "b.jsonl").as_posix()]
    with pytest.raises(NotFound):
        find_shards(str(tmp_path / "none"))
    with pytest.raises(Unsupported):
        find_shards(str(tmp_path / "a" / "notes.txt"))


def test_an_object_store_is_read_as_a_folder_is(lines):
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'tallystick[ray]'")
    store = fsspec.filesystem("memory")
    store.pipe("/crawl/reports.jsonl", lines.read_bytes())
    (shard,) = find_shards("memory://crawl")
    assert (shard.path, shard.size) == ("memory:///crawl/reports.jsonl", lines.stat().st_size)
    remote, local = pieces(shard.path, 3), pieces(lines, 3)
    assert [getattr(one, "id", one.name) for one in remote] == [getattr(one, "id", one.name) for one in local]
