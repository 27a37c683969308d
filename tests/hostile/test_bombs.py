"""Small files that would grow without bound are set aside before they do, with a line that says why."""

import bz2
import gzip
import io
import json
import lzma
import resource
import subprocess
import sys
import zipfile

import pytest
from fuzz.targets import PAGE, WORDS

from tallystick.read import formats
from tallystick.read.inputs import read_inputs
from tallystick.records.report import Report, SetAside

NOT_IN = "http://schemas.openxmlformats.org"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{NOT_IN}/package/2006/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<?xml version="1.0"?><Relationships xmlns="{NOT_IN}/package/2006/relationships"><Relationship Id="rId1" Type='
    f'"{NOT_IN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
BODY = f'<w:document xmlns:w="{NOT_IN}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def word(document):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return held.getvalue()


def zipped(files, packing=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    return list(read_inputs([str(tmp_path / name)]))


def aside(tmp_path, name, data):
    (found,) = read(tmp_path, name, data)
    assert isinstance(found, SetAside)
    return found.reason


def test_a_zip_bomb_is_not_unpacked_and_what_lies_beside_it_is_read(tmp_path):
    bomb, good = read(tmp_path, "a.zip", zipped({"a.txt": b"\0" * 30_000_000, "b.txt": WORDS}))
    assert "as a zip bomb does" in bomb.reason
    assert isinstance(good, Report)


def test_a_zip_in_a_zip_is_not_opened(tmp_path):
    assert "archive inside an archive" in aside(tmp_path, "a.zip", zipped({"b.zip": zipped({"a.txt": WORDS})}))


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_broken_member_takes_no_other_with_it(tmp_path, packing):
    whole = bytearray(zipped({"a.txt": WORDS * 20, "b.txt": WORDS}, packing))
    for at in range(40, 70):
        whole[at] ^= 0x5A
    broken, good = read(tmp_path, "a.zip", bytes(whole))
    assert "cannot be unpacked" in broken.reason
    assert isinstance(good, Report)


def test_a_gzip_bomb_is_left_at_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("tallystick.read.inputs.MAX_UNPACKED", 1_000_000)
    assert "unpacks to more than 1 MB" in aside(tmp_path, "a.txt.gz", gzip.compress(b"a" * 20_000_000))


@pytest.mark.parametrize("packed", [lzma.compress(b"a"), bz2.compress(b"a")])
def test_other_packings_are_told(tmp_path, packed):
    assert aside(tmp_path, "a.txt", packed)


def test_a_word_document_is_no_bomb(tmp_path):
    assert "unpacks to more than 20 MB" in aside(tmp_path, "a.docx", word(BODY % ("a" * 21_000_000)))
    assert formats.MAX_WORD_BYTES == 20_000_000


def test_xml_entities_expand_to_nothing_large_and_reach_no_file(tmp_path):
    assert "broken" in aside(tmp_path, "a.docx", word(BILLION + BODY % "&j;"))
    (found,) = read(tmp_path, "b.docx", word(OUTSIDE + BODY % "Shelling killed four &e;"))
    assert "root:" not in getattr(found, "text", "")
    (found,) = read(tmp_path, "c.xhtml", (BILLION + f"<html><body><p>&j;</p><p>{WORDS}</p></body></html>").encode())
    assert len(getattr(found, "text", "")) < 10_000
    (found,) = read(tmp_path, "d.html", (OUTSIDE + f"<html><body><p>&e;</p><p>{WORDS}</p></body></html>").encode())
    assert "root:" not in getattr(found, "text", "")


@pytest.mark.parametrize("tag", ["<div>", "<b><i>", "<table><tr><td>", "<ul><li>", "<h1>", "<svg>", "<template>"])
def test_deep_pages_end(tmp_path, tag):
    (found,) = read(tmp_path, "a.html", f"<html><body>{tag * 20_000}<p>{WORDS}</p></body></html>".encode())
    assert isinstance(found, Report | SetAside)


@pytest.mark.parametrize("deep", ["[", '{"a":', '{"text":['])
def test_a_record_nested_too_deep_takes_no_other_with_it(tmp_path, deep):
    good = json.dumps({"text": WORDS})
    found = read(tmp_path, "a.jsonl", f"{good}\n{deep * 100_000}\n{json.dumps({'text': WORDS + ' More.'})}\n".encode())
    assert [type(one) for one in found] == [Report, SetAside, Report]
    assert isinstance(read(tmp_path, "b.json", (deep * 100_000).encode())[0], SetAside)


def test_lines_of_50_megabytes_are_set_aside(tmp_path):
    assert "limit of 10 MB" in aside(tmp_path, "a.txt", b"a " * 25_000_000)
    assert "one line has" in aside(tmp_path, "b.txt", b"a " * 150_000)
    found = read(tmp_path, "c.jsonl", json.dumps({"text": "a " * 25_000_000}).encode() + b"\n" + json.dumps({"text": WORDS}).encode())
    assert [type(one) for one in found] == [SetAside, Report]
    assert "more than a report's 2,000,000" in found[0].reason


def test_mail_nested_without_end_ends(tmp_path):
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(400))
    (found,) = read(tmp_path, "a.eml", b"From: a@quay.example\nSubject: x\nMIME-Version: 1.0\n" + parts + b"\nwords")
    assert isinstance(found, Report | SetAside)


@pytest.mark.parametrize(
    "broken", ["Content-Type: =?utf-8?b?{x", 'From: <"', 'Content-Type: text/plain; charset*0*="', "Date: ,", "Content-Type:;;*"]
)
def test_a_mail_with_a_broken_header_is_read_without_it(tmp_path, broken):
    for name in ("Subject", "From", "Date"):
        (found,) = read(tmp_path, "a.eml", f"{broken}\n{name}: =?utf-8?q?{broken}\n\n{WORDS}\n".encode())
        assert isinstance(found, Report) or "reader failed" not in found.reason


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from tallystick.read.inputs import read_inputs
for found in read_inputs(sys.argv[1:]):
    print(type(found).__name__)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_AS") or sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_bombs_fit_into_little_memory(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"\0" * 50_000_000, "b.txt": WORDS}))
    (tmp_path / "b.docx").write_bytes(word(BODY % ("a" * 50_000_000)))
    (tmp_path / "c.html").write_bytes(PAGE.replace("</article>", "<p>" * 100_000).encode())
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *sorted(map(str, tmp_path.iterdir()))], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[:3] == ["SetAside", "Report", "SetAside"]


@pytest.mark.parametrize("value", [0, 1, 0xDB, 0xFF])
def test_a_zip_altered_at_any_place_of_its_directory_is_read_or_set_aside(tmp_path, value):
    whole = zipped({"a.txt": WORDS, "b.txt": WORDS})
    for at in range(whole.index(b"PK\x01\x02"), len(whole)):
        for found in read(tmp_path, "a.zip", whole[:at] + bytes([value]) + whole[at + 1 :]):
            assert isinstance(found, Report) or ("\n" not in found.reason and "reader failed" not in found.reason), at
