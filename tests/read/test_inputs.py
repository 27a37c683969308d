import gzip
import io
import json
import os
import zipfile
from email.message import EmailMessage

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.errors import SettingsError, TallystickError
from tallystick.read import read_inputs
from tallystick.read.decode import decode
from tallystick.records.report import Report

PROSE = "The wall at the old harbour broke on Tuesday, and the water took the lower town. Twelve people died, the mayor said, and forty were hurt. "
PAGE = (
    """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Wall breaks | Daily Lamp</title>
<meta property="og:title" content="Wall breaks at the old harbour"><meta property="og:site_name" content="Daily Lamp">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-02T08:30:00Z","author":{"name":"Mara Lind"}}</script></head>
<body><nav>Home News Sport</nav><article><h1>Wall breaks at the old harbour</h1>"""
    + "".join(f"<p>{PROSE}</p>" for _ in range(4))
    + """
</article><footer>All rights reserved</footer></body></html>"""
)


def read(*inputs, **more):
    found = list(read_inputs([str(i) for i in inputs], **more))
    return [f for f in found if isinstance(f, Report)], [f for f in found if not isinstance(f, Report)]


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_plain_text_loses_its_mark_and_its_line_ends_and_nothing_else(tmp_path):
    ((report,), aside) = read(write(tmp_path, "a.txt", "\ufeff  " + PROSE + "\r\n\r\nEnd. "))
    assert report.text == "  " + PROSE + "\n\nEnd. "
    assert aside == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path, encoding):
    text = (PROSE + "Zoë’s café – “shut”. ") * 5
    ((report,), _) = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert report.text == text


def test_a_page_gives_its_text_and_metadata(tmp_path):
    ((report,), _) = read(write(tmp_path, "a.html", PAGE))
    assert "Twelve people died" in report.text
    assert "Home News Sport" not in report.text
    assert (report.outlet, report.title, report.published) == ("Daily Lamp", "Wall breaks at the old harbour", "2031-05-02T08:30")


def test_records_keep_their_text_as_it_stands_and_a_broken_one_stops_none(tmp_path):
    good = {"doc_id": "one", "text": PROSE + "\r\n ", "outlet": "Daily Lamp", "published": "2031-05-02"}
    lines = [json.dumps(good), "{broken", json.dumps({"doc_id": "two"}), json.dumps({"id": 3, "body": PROSE * 2})]
    reports, aside = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [(r.name, r.text) for r in reports] == [("one", PROSE + "\r\n "), ("3", PROSE * 2)]
    assert ["record 2" in aside[0].reason, "no text" in aside[1].reason] == [True, True]


def test_mail_word_pdf_zip_and_gzip(tmp_path):
    from docx import Document

    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "Harbour Press <desk@harbour.example>", "Wall breaks", "Fri, 02 May 2031 08:30:00 +0000"
    mail.set_content(PROSE)
    document = Document()
    document.add_paragraph(PROSE)
    buffer = io.BytesIO()
    document.save(buffer)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/b.txt", PROSE * 2)
    reports, aside = read(
        write(tmp_path, "a.eml", mail.as_bytes()),
        write(tmp_path, "a.docx", buffer.getvalue()),
        write(tmp_path, "a.zip", packed.getvalue()),
        write(tmp_path, "c.txt.gz", gzip.compress((PROSE * 3).encode())),
    )
    assert aside == []
    assert [r.name for r in reports] == ["a.eml", "a.docx", "b.txt", "c.txt"]
    assert (reports[0].outlet, reports[0].title, reports[0].published) == ("Harbour Press", "Wall breaks", "2031-05-02T08:30")


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 30_000_000)
    return packed.getvalue()


BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "big.txt": (b"word " * 3_000_000, "more than the limit"),
    "line.txt": (b"x" * 1_000_000, "one line"),
    "bomb.zip": (bomb(), "zip bomb"),
    "broken.zip": (b"PK\x03\x04 no", "broken"),
    "cut.html": (PAGE.split("</article>")[0].encode(), "cut off"),
    "broken.pdf": (b"%PDF-1.4 no", "PDF"),
    "broken.docx": (b"PK\x03\x04 no", "broken"),
    "film.mp4": (b"\x00\x01", "cannot be read"),
    "broken.json": (b"[{", "JSON"),
    "wrong.txt": ("\ufeff".encode() + b"\xff\xfe\xfa bad", "byte-order mark"),
    "deutsch.txt": (
        ("Die Mauer am alten Hafen ist am Dienstag gebrochen, und das Wasser hat die untere Stadt überflutet. " * 4).encode(),
        "German",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_input_is_listed_with_its_reason_and_stops_no_other(tmp_path, name):
    content, words = BROKEN[name]
    reports, aside = read(write(tmp_path, name, content), write(tmp_path, "good.txt", PROSE))
    assert [r.name for r in reports] == ["good.txt"]
    assert len(aside) == 1
    assert words.lower() in aside[0].reason.lower()
    assert "\n" not in aside[0].reason


def test_a_missing_path_is_listed(tmp_path):
    _, aside = read(tmp_path / "none.txt", tmp_path / "*.nothing")
    assert [a.kind for a in aside] == ["not_found", "not_found"]


def test_folders_and_patterns_are_read_in_order_and_once(tmp_path):
    for name in ("b.txt", "a.txt"):
        write(tmp_path, name, name + " " + PROSE)
    reports, aside = read(tmp_path, tmp_path / "*.txt")
    assert [r.name for r in reports] == ["a.txt", "b.txt"]
    assert [a.kind for a in aside] == ["duplicate", "duplicate"]


def test_standard_input():
    reports, _ = read("-", stdin=io.BytesIO(PROSE.encode()))
    assert reports[0].name == "standard input"


def test_what_no_format_can_write_is_replaced_character_by_character(tmp_path):
    (tmp_path / "r.jsonl").write_text(
        '{"doc_id": "a\\udc01", "title": "x\\ud800", "text": "Nine people \\ud800 died in Lagos, police said."}\n'
    )
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "wb") as file:
        file.write(b"Nine people died in Kano, police said.\n")
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe8.bin"), "wb") as file:
        file.write(b"\x00\x01")
    found = list(read_inputs([str(tmp_path / "r.jsonl"), *sorted(str(path) for path in tmp_path.iterdir() if path.suffix != ".jsonl")]))
    assert sorted(one.name for one in found) == ["a\ufffd", "caf\ufffd.bin", "caf\ufffd.txt"]
    assert next(one.text for one in found if one.name == "a\ufffd") == "Nine people \ufffd died in Lagos, police said."
    msgspec.json.encode(found)


def test_the_users_word_wins(tmp_path):
    ((report,), _) = read(write(tmp_path, "a.html", PAGE), outlet="Harbour Press", published="2031-05-09")
    assert (report.outlet, report.published, report.published_basis) == ("Harbour Press", "2031-05-09", "given")
    with pytest.raises(SettingsError, match="no date"):
        read("x", published="May")


@pytest.mark.parametrize(
    ("text", "url", "outlet", "basis"),
    [
        ("VARNHOLT (AP) - " + PROSE, None, "Associated Press", "dateline"),
        (PROSE, "https://www.bbc.co.uk/news/1", "BBC", "address"),
        (PROSE, "https://www.dailylamp.example/1", "dailylamp.example", "address"),
        (PROSE + "\n(AFP)", None, "Agence France-Presse", "credit"),
        (PROSE, None, None, None),
    ],
)
def test_the_outlet_is_known_or_left_open(tmp_path, text, url, outlet, basis):
    ((report,), _) = read(write(tmp_path, "a.json", json.dumps({"id": "x", "text": text, "url": url})))
    assert (report.outlet, report.outlet_basis) == (outlet, basis)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_clear_reason(data):
    try:
        text = decode(data)
    except TallystickError as error:
        text = str(error).replace("\n", "")
    assert "\r" not in text
