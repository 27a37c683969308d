"""Dating reports over a case: what is given, what a report says of itself, and what other reports tell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.extract.times import find_times
from tallystick.lexicon.crises import CRISES, crisis_starts
from tallystick.parse.reader import ReaderParser
from tallystick.records.links import Dating
from tallystick.records.mention import Analysis
from tallystick.records.parsed import Parsed
from tallystick.records.report import PublishedBasis, Report
from tallystick.resolve.dates import date_reports

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "account" / "bundles"


def report_of(name: str, text: str, published: str | None = None) -> Report:
    return Report(id=name, name=name, text=text, sha256="", language="en", published=published)


def date_case(reports: Sequence[Report], syntax: bool = False) -> dict[str, Dating]:
    parser = ReaderParser() if syntax else None
    analyses = {}
    for report in reports:
        parsed = next(iter(parser.parse([report]))) if parser else Parsed(report.id, report.text, (), ())
        analyses[report.id] = Analysis(
            report=report.id, parts="", times=find_times(report, parsed), sentences=tuple(sentence.span for sentence in parsed.sentences)
        )
    return {dating.report: dating for dating in date_reports(reports, analyses)}


FIRE = report_of(
    "a",
    "A fire killed nine workers at the Orlan flour mill on Tuesday, the Vell fire brigade said. Crews fought the flames for hours.",
    "2018-05-15",
)


def test_a_given_date_stands() -> None:
    dating = date_case([FIRE])["a"]
    assert (dating.published, dating.basis) == ("2018-05-15", PublishedBasis.GIVEN)


@pytest.mark.parametrize(
    "text",
    [
        "14.05.2018 The mill in Orlan burned.",
        "Monday 14 May 2018 The mill in Orlan burned.",
        "ORLAN, May 14, 2018 (XNA) - The mill burned.",
        "Published 14 May 2018\nThe mill burned.",
    ],
)
def test_a_full_date_at_the_head_dates_the_report(text: str) -> None:
    dating = date_case([report_of("a", text)])["a"]
    assert (dating.published, dating.basis) == ("2018-05-14", PublishedBasis.DATELINE)


@pytest.mark.parametrize(
    "text",
    [
        "Orlan: Floods - Flash Update No. 1 (as of 14 May 2018)\n\nHeavy rain fell over Vell.",
        "Situation Report No. 7\nConflict in Northern Vell\nAs of 14 May 2018\n\nThe fighting went on.",
        "Vell Network for Rights\nDaily report: 14 May 2018\n\nWe documented five killings.",
        "General Staff of Vell\nOperational briefing, 14 May 2018\n\nOur forces held the line.",
        "Orlan District Administration, Telegram, 14 May 2018, 09:12\nThe mill burned overnight.",
        "Cholera in Vell\nEpidemiological bulletin | 8 - 14 May 2018\n\nForty cases were reported.",
        "PRESS RELEASE\nIssued: 14 May 2018\nThe union has launched an appeal.",
    ],
)
def test_the_heading_that_says_what_a_report_is_dates_it(text: str) -> None:
    dating = date_case([report_of("a", text)])["a"]
    assert (dating.published, dating.basis) == ("2018-05-14", PublishedBasis.DATELINE)


@pytest.mark.parametrize(
    "text",
    [
        "The Orlan mill fire, 14 May 2018\n\nTen years on, families still ask why.",
        "A statement of 14 May 2018 is back in court\n\nThe mill's owner appealed.",
        "The bulletin of the mill lists no dead as of 14 May 2018.\n\nThe owner has appealed since.",
    ],
)
def test_a_heading_that_tells_of_an_event_does_not(text: str) -> None:
    assert date_case([report_of("a", text)])["a"].published is None


def test_a_full_date_in_the_running_text_does_not() -> None:
    dating = date_case([report_of("a", "The mill in Orlan burned on May 14, 2018, killing nine.")])["a"]
    assert dating.published is None
    assert dating.basis is None
    assert dating.reason


def test_a_dateline_takes_its_year_from_the_case() -> None:
    undated = report_of("b", "ORLAN, May 16 (XNA) - Nine workers were buried.")
    dating = date_case([FIRE, undated])["b"]
    assert (dating.published, dating.basis) == ("2018-05-16", PublishedBasis.DATELINE)
    assert "May 16" in dating.reason
    assert date_case([undated])["b"].published is None


def test_a_dateline_takes_its_year_from_a_crisis_whose_days_it_counts() -> None:
    text = "BELGRADE, April 3 (XNA) - On the 10th day of the NATO bombing of Yugoslavia, warplanes hit a bridge."
    assert date_case([report_of("a", text)])["a"].published == "1999-04-03"


SEQUEL = (
    "The toll from the fire at the Orlan flour mill rose to 11, the Vell fire brigade said on Wednesday. Two more workers died on Wednesday. "
    "Nine workers were killed at the flour mill in Orlan on Tuesday."
)


def test_an_event_that_another_report_dates_gives_the_day() -> None:
    dating = date_case([FIRE, report_of("b", SEQUEL)])["b"]
    assert (dating.published, dating.basis) == ("2018-05-16", PublishedBasis.INFERRED)
    assert "Tuesday" in dating.reason
    assert "Wednesday" in dating.reason


def test_a_dated_report_may_date_a_second_which_dates_a_third() -> None:
    third = report_of(
        "c",
        "Crews found two more bodies at the Orlan flour mill, the mayor said on Thursday. The search ended on Thursday. "
        "Two more workers had died on Wednesday, bringing the toll from the fire at the Orlan flour mill to 11.",
    )
    found = date_case([third, report_of("b", SEQUEL), FIRE])
    assert found["c"].published == "2018-05-17"


def test_without_evidence_or_with_a_tie_a_report_stays_undated() -> None:
    assert (
        date_case([FIRE, report_of("b", "The minister said on Friday that taxes would fall. He spoke on Friday.")])["b"].published is None
    )
    other = report_of(
        "c",
        "A fire killed nine workers at the Orlan flour mill on Tuesday, the Vell fire brigade said. Crews fought the flames.",
        "2018-05-22",
    )
    assert date_case([FIRE, other, report_of("b", SEQUEL)])["b"].published is None


def test_order_of_reports_changes_nothing() -> None:
    reports = [FIRE, report_of("b", SEQUEL), report_of("d", "Nobody knows when."), report_of("e", "ORLAN, May 16 (XNA) - All is quiet.")]
    assert date_case(reports) == date_case(list(reversed(reports)))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.text(max_size=120), st.sampled_from([None, "2018-05-15", "2018-05-15T10:00:00Z"])), max_size=5))
def test_any_texts_get_one_dating_each(rows: list[tuple[str, str | None]]) -> None:
    reports = [report_of(f"r{number}", text, published) for number, (text, published) in enumerate(rows)]
    found = date_case(reports)
    assert list(found) == [report.id for report in reports]
    for report in reports:
        assert found[report.id].reason
        assert (found[report.id].published is None) == (found[report.id].basis is None)


def test_the_table_of_crises_is_broad_and_sound() -> None:
    assert len(CRISES) >= 60
    assert len({crisis.name for crisis in CRISES}) == len(CRISES)
    for crisis in CRISES:
        assert crisis.start.count("-") == 2
        assert crisis.kinds
        assert crisis.parties
    assert crisis_starts("a major offensive", "Turkey and Syria") == ()
    assert crisis_starts("Iraq's invasion of Kuwait", "Iraq and Kuwait, the US said") == ("1990-08-02",)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled cases (../shared/eval/account) are not beside the project")
def test_undated_reports_of_the_labelled_cases_are_dated_right_or_not_at_all() -> None:
    right = 0
    for bundle in sorted(SHARED.iterdir()):
        rows = [json.loads(line) for line in (bundle / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
        key = {row["doc"]: row["published"] for row in json.loads((bundle / "key.json").read_text(encoding="utf-8"))["reports"]}
        found = date_case([report_of(row["doc_id"], row["text"], row["published"]) for row in rows], syntax=True)
        for row in rows:
            if not row["published"]:
                assert found[row["doc_id"]].published in {None, key[row["doc_id"]]}
                right += found[row["doc_id"]].published is not None
    assert right >= 4
