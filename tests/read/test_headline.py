"""Headlines of brief items: read where the item does not repeat them, and nowhere else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.read import read_inputs
from tallystick.read.feed import Entry
from tallystick.read.headline import BRIEF, with_headline, without_outlet
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports

TITLE = "Wall breaks at the old harbour, 12 dead"
TEXT = "The water reached the market of Asmar on Tuesday, the mayor said."


def read(folder, *records):
    path = folder / "items.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return list(read_inputs([str(path)]))


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        (TEXT, TITLE, f"{TEXT}\n\n{TITLE}"),
        (TEXT, None, TEXT),
        (TEXT, "The market of Asmar", TEXT),
        (TEXT, "the market of Asm", f"{TEXT}\n\nthe market of Asm"),
        ("", TITLE, TITLE),
        ("  \n", TITLE, TITLE),
        ("x" * BRIEF, TITLE, "x" * BRIEF),
        ("", "  ", ""),
        (TEXT, "World", TEXT),
    ],
)
def test_a_brief_item_is_told_with_its_headline(text, title, found):
    assert with_headline(text, title) == found


def test_a_feeds_own_words_open_with_the_headline():
    assert Entry(id="1", url=None, title=TITLE, text=TEXT).words == f"{TITLE}\n\n{TEXT}"
    assert Entry(id="1", url=None, title=TITLE).words == TITLE
    assert Entry(id="1", url=None, text=TEXT).words == TEXT


@given(st.text(), st.text())
def test_the_texts_own_words_stand_where_they_stood(text, title):
    assert with_headline(text, title).startswith(text) or not text.strip()


def test_an_outlets_name_is_no_part_of_a_headline():
    assert without_outlet(f"{TITLE} | Daily Lamp", ["Daily Lamp"]) == TITLE
    assert without_outlet("Asmar - Velgrad", ["Daily Lamp"]) == "Asmar - Velgrad"
    assert without_outlet("Daily Lamp", ["Daily Lamp"]) == "Daily Lamp"


def test_a_record_of_a_headline_alone_is_a_report(tmp_path):
    report, aside = read(tmp_path, {"title": f"{TITLE} - Daily Lamp", "text": None, "outlet": "Daily Lamp"}, {"title": TITLE})
    assert isinstance(report, Report)
    assert report.text == TITLE
    assert "has no text" in aside.reason  # the text may stand in a field of a name that is not known


def test_what_a_headline_counts_is_a_figure_with_its_words(tmp_path):
    (report,) = read(tmp_path, {"title": TITLE, "text": TEXT, "outlet": "Daily Lamp", "published": "2031-05-06"})
    (analysis,) = analyse_reports([report], Settings())
    (figure,) = analysis.figures
    assert (figure.low, figure.measure, figure.number_span.of(report.text)) == (12, "killed", "12")
    assert figure.number_span.start > len(TEXT)
