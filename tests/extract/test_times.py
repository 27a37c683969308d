"""Finding time expressions: spans, meaning, direction, and what is no time."""

from __future__ import annotations

import re
import time
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.extract.times import find_times
from tallystick.extract.times.atoms import RULES
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import Analysis, TimeMention
from tallystick.records.report import Report
from tallystick.records.times import Duration, Moment, Range, Reference, Repeated, resolve_times


def report_of(text: str, published: str | None = "2022-03-16") -> Report:
    return Report(id="r1", name="r1", text=text, sha256="", language="en", published=published)


def find(text: str) -> tuple[TimeMention, ...]:
    return find_times(report_of(text))


@lru_cache(maxsize=1)
def parser() -> ReaderParser:
    return ReaderParser()


def read(text: str, published: str = "2022-03-16", syntax: bool = True) -> list[tuple[str, str | None, str | None]]:
    """Each expression with its span of days."""
    report = report_of(text, published)
    parsed = next(iter(parser().parse([report]))) if syntax else None
    times = find_times(report, parsed)
    spans = resolve_times(Analysis(report="r1", parts="", times=times), published)
    return [
        (mention.span.of(text), spans[mention.id].start, spans[mention.id].end)
        if mention.id in spans
        else (mention.span.of(text), None, None)
        for mention in times
    ]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The mill burned down on March 3.", "March 3", "2022-03-03", "2022-03-03"),
        ("The mill burned down on 3 March 2019.", "3 March 2019", "2019-03-03", "2019-03-03"),
        ("The mill burned down on the 3rd of May, 2019.", "the 3rd of May, 2019", "2019-05-03", "2019-05-03"),
        ("The mill burned down on 2019-05-03.", "2019-05-03", "2019-05-03", "2019-05-03"),
        ("03.05.2019 The mill burned down.", "03.05.2019", "2019-05-03", "2019-05-03"),
        ("The mill burned down on Wednesday, Mar. 9.", "Wednesday, Mar. 9", "2022-03-09", "2022-03-09"),
        ("The mill burned down in early 2019.", "early 2019", "2019-01-01", "2019-05-02"),
        ("Locals fled from March 8 to March 11.", "from March 8 to March 11", "2022-03-08", "2022-03-11"),
        ("Locals fled on 8–11 March 2021.", "8–11 March 2021", "2021-03-08", "2021-03-11"),
        ("The town has been cut off since the start of March.", "since the start of March", "2022-03-01", "2022-03-16"),
        ("The mill burned three days ago.", "three days ago", "2022-03-13", "2022-03-13"),
        ("THE MILL BURNED THREE DAYS AGO NEAR THE BRIDGE.", "THREE DAYS AGO", "2022-03-13", "2022-03-13"),
        ("The mill burned down yesterday morning.", "yesterday morning", "2022-03-15T05:00", "2022-03-15T11:59"),
        ("Shots rang out at 5:30 p.m. on Tuesday.", "5:30 p.m. on Tuesday", "2022-03-15T17:30", "2022-03-15T17:30"),
        ("Shots rang out Tuesday at about 1:30 a.m. near the mill.", "Tuesday at about 1:30 a.m.", "2022-03-15T01:30", "2022-03-15T01:30"),
        ("Nine died in the past 24 hours.", "the past 24 hours", "2022-03-15", "2022-03-16"),
        ("The mill burned down last week.", "last week", "2022-03-07", "2022-03-13"),
        ("Prices fell in the first quarter of last year.", "the first quarter of last year", "2021-01-01", "2021-03-31"),
        ("The mill opened in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("He was held on Tuesday of last week.", "Tuesday of last week", "2022-03-08", "2022-03-08"),
        ("It was the last week of February.", "the last week of February", "2022-02-22", "2022-02-28"),
    ],
)
def test_expressions_and_what_they_mean(text: str, words: str, start: str, end: str) -> None:
    assert (words, start, end) in read(text, syntax=False)


def test_the_tense_of_the_clause_gives_the_side() -> None:
    told = read("Envoys met on Monday. They said the talks will resume on Monday. The court is expected to rule on Friday.")
    assert [start for _, start, _ in told] == ["2022-03-14", "2022-03-21", "2022-03-18"]
    assert read("He said he would address lawmakers on Thursday.")[0][1] == "2022-03-17"
    assert read("The council vowed to answer Sunday's raid.")[0][1] == "2022-03-13"
    assert read("The mayor imposed a curfew through Friday morning.") == [("through Friday morning", None, "2022-03-18T11:59")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Envoys met on Monday.", "2022-03-14"),
        ("They said the talks will resume on Monday.", "2022-03-21"),
        ("The firm announced Friday that it will close the mill.", "2022-03-11"),
        ("By the end of this year, both of the St. Orso mills will be closed.", "2022-09-01"),
        ("The court is expected to rule on Friday.", "2022-03-18"),
        ("He said he would address lawmakers on Thursday.", "2022-03-17"),
        ("The funeral is to be held on Friday.", "2022-03-18"),
        ("They'll meet again on Friday.", "2022-03-18"),
        ("Shares closed at their lowest on Monday, amid worries that banks will fail.", "2022-03-14"),
        ("On Friday the council will vote.", "2022-03-18"),
        ("On Friday the council voted.", "2022-03-11"),
        ("Armed men would have attacked on Friday, he said.", "2022-03-11"),
    ],
)
@pytest.mark.parametrize("syntax", [True, False])
def test_words_alone_tell_the_side_as_the_syntax_does(text: str, start: str, syntax: bool) -> None:
    assert read(text, syntax=syntax)[-1][1] == start


def test_sentences_are_told_by_stops_where_nothing_was_parsed() -> None:
    told = read("Talks will go on at the mill on Friday. A day later the fire was out.", syntax=False)
    assert told == read("Talks will go on at the mill on Friday. A day later the fire was out.")


def test_a_bare_time_of_day_takes_its_day_from_what_was_told() -> None:
    told = read("Guns fired on the harbour on Monday. Before dawn, a shell hit the mill. Later that day the fire was out.")
    assert [(words, start) for words, start, _ in told] == [
        ("Monday", "2022-03-14"),
        ("Before dawn", "2022-03-14T00:00"),
        ("Later that day", "2022-03-14"),
    ]
    assert read("Police came at 1:30 a.m. and left.")[0][1:] == (None, None)


def test_a_day_that_is_yet_to_come_lends_no_day_to_what_happened() -> None:
    told = read("Rebels shelled the port on Tuesday. Talks will go on Friday. A warehouse burned overnight.")
    assert told[-1][0] == "overnight"
    assert told[-1][1] == "2022-03-14T18:00"


def test_counting_from_an_event_is_left_to_who_knows_the_event() -> None:
    assert read("The blast came a week after the raid on the mill.")[0][1:] == (None, None)


def test_a_crisis_with_a_known_first_day_counts_its_days() -> None:
    text = "On the 10th day of the NATO bombing of Yugoslavia, Belgrade counted the dead."
    assert read(text, "1999-04-03") == [("the 10th day", "1999-04-02", "1999-04-02")]


def test_a_history_goes_forward_from_what_it_told() -> None:
    text = (
        "The Northern War began on May 4, 1810. Five days later the fleet sailed. In June the army crossed the river. On July 7 the fort fell. "
        "By November 1810 the siege of Orlan was over. In January the king fled. On March 3 peace was made. The following year trade resumed. "
        "On 8 August 1812 war came back. The next day Orlan burned. On 1 September 1812 the town of Vell fell, and on 3 October 1812 Karr. "
        "On 4 November 1812 the fleet sank. On 9 December 1812 the army fled. In February 1813 all was lost. On 7 April 1813 peace was signed, and on 9 May 1813 it was broken."
    )
    told = {words: start for words, start, _ in read(text, "2009-12-19", syntax=False)}
    assert told["Five days later"] == "1810-05-09"
    assert told["June"] == "1810-06-01"
    assert told["January"] == "1811-01-01"
    assert told["The following year"] == "1812-01-01"
    assert told["The next day"] == "1812-08-09"


@pytest.mark.parametrize(
    "text",
    [
        "An 18-year-old was hurt.",
        "She is 25 years old.",
        "He may march with them.",
        "They fired 1,300 rockets and 2000 shells; 1950 people fled.",
        "The 1500 block of Elm Street was shut.",
        "Theresa May spoke of Mr. March.",
        "A second man fell; they sat in the second row.",
        "The score was 3:2.",
        "He got $1999 and 2012 votes.",
        "A Days Inn stood there.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find(text) == ()


def test_kinds_that_no_calendar_holds() -> None:
    text = "They march every Friday and now fear a three-week siege."
    assert [type(mention.value) for mention in find(text)] == [Repeated, Reference, Duration]


def test_ends_of_a_range_keep_their_own_spans() -> None:
    text = "It rained between June and September 2020."
    (mention,) = find(text)
    assert isinstance(mention.value, Range)
    assert mention.value.start_span is not None
    assert mention.value.end_span is not None
    assert mention.value.start_span.of(text) == "June"
    assert mention.value.end_span.of(text) == "September 2020"


FRAGMENTS = st.sampled_from(
    "March 11 2022 1999 Tuesday Monday's 5 p.m. a.m. 17:30 GMT since until from to between and the last next this week month year ago later "
    "early late mid- morning night overnight dawn of on in at , . ( ) - – \n \n\n two three several days weeks years 20th day first quarter "
    "1990s '82 every daily now recently end beginning May summer 03.04.2017 2017-04-05 half an hour a İ ǆ 😀 ’s \" “ ”".split(" ")
)


@given(st.lists(FRAGMENTS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_exact_spans_in_order_the_same_each_time(text: str) -> None:
    found = find(text)
    assert found == find(text)
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip()
        end = mention.span.end
    ids = {mention.id for mention in found}
    assert len(ids) == len(found)
    for mention in found:
        assert mention.value.context in ids | {None, ""}
    spans = resolve_times(Analysis(report="r1", parts="", times=found), "2022-03-16")
    assert set(spans) <= ids


def test_letters_that_grow_in_lower_case_move_no_span() -> None:
    text = "İİİİ shelling began on March 3."
    assert [mention.span.of(text) for mention in find(text)] == ["March 3"]


def test_a_long_report_is_read_in_a_moment() -> None:
    text = "Police said on Tuesday that two men were held at 5 p.m. on March 3, 2021 after three weeks. " * 400
    start = time.perf_counter()
    assert len(find(text)) == 1200
    assert time.perf_counter() - start < 5


def test_moments_carry_their_clock() -> None:
    (mention,) = find("It struck at 16:05 GMT on Tuesday.")
    assert isinstance(mention.value, Moment)
    assert (mention.value.hour, mention.value.minute, mention.value.zone) == (16, 5, "GMT")


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("In March rebels shelled the mill.", "March", "2031-03-01"),
        ("The January attack killed two.", "January", "2031-01-01"),
        ("The January elections will go ahead.", "January", "2032-01-01"),
        ("The hall stands near the office, target of a deadly attack by gunmen in January.", "January", "2031-01-01"),
        ("A vote in January will settle it.", "January", "2032-01-01"),
    ],
)
def test_a_month_before_a_noun_is_past_where_what_it_names_has_happened(text: str, words: str, start: str) -> None:
    assert (words, start) in [(found, first) for found, first, _ in read(text, "2031-11-20")]


@given(st.lists(FRAGMENTS, max_size=30).map(" ".join))
def test_rules_match_only_where_one_of_their_strings_stands_and_over_no_empty_line(text: str) -> None:
    lowered = text.lower()
    found = {(match.span(), rule) for rule in RULES for match in rule.pattern.finditer(lowered)}
    for (start, end), rule in found:
        words = lowered[start:end]
        assert any(re.search(string, words) if "\\" in string else string in words for string in rule.near)
        assert "\n\n" not in lowered[start:end]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # 14 September 2031 is a Sunday, a month before the last one
        ("They met on Sept. 14. All three left early that Sunday morning.", "early that Sunday morning", "2031-09-14"),
        ("They met last Sunday. That Sunday, rain fell.", "That Sunday", "2031-10-19"),
        ("They met on Sept. 14. That Wednesday the river rose.", "That Wednesday", "2031-10-22"),
    ],
)
def test_that_sunday_is_the_one_told_before(text: str, words: str, expected: str) -> None:
    assert [first[:10] for said, first, _ in read(text, "2031-10-26") if said == words and first] == [expected]
