"""What stands before ', police said' belongs to what is told: every day, place and second verb of it."""

from __future__ import annotations

import pytest

from tallystick.parse.reader import ReaderParser
from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report

PARSER = ReaderParser()


def parse(text: str) -> Parsed:
    report = Report(id="rep_test", name="test.txt", text=text, sha256="", language="en")
    return next(iter(PARSER.parse((report,))))


@pytest.mark.parametrize(
    ("text", "verb", "day"),
    [
        ("Two waiters were killed and five guests wounded in a brawl in Nairobi on Sunday, police said.", "killed", "Sunday"),
        ("A gunman killed two waiters and wounded five in Cedar Rapids, Iowa, on Sunday, police said.", "killed", "Sunday"),
        ("On Sunday, a bomb killed four people in Nairobi, officials said.", "killed", "Sunday"),
        ("Shells hit a hospital on Monday, said the mayor of Velgrad.", "hit", "Monday"),
    ],
)
def test_the_day_before_the_comma_is_of_what_is_told(text: str, verb: str, day: str) -> None:
    parsed = parse(text)
    word = next(index for index in range(len(parsed.tokens)) if parsed.word(index) == day)
    said = next(index for index in range(len(parsed.tokens)) if parsed.lower(index) == "said")
    above = list(parsed.ancestors(word))
    told = next(index for index in range(len(parsed.tokens)) if parsed.lower(index) == verb)
    assert parsed.tokens[above[0]].head != said
    assert told in above


def test_two_clauses_that_one_voice_tells_are_joined() -> None:
    parsed = parse("Two waiters were killed and five guests wounded in a brawl in Nairobi on Sunday, police said.")
    killed, wounded = (next(i for i in range(len(parsed.tokens)) if parsed.lower(i) == word) for word in ("killed", "wounded"))
    assert (parsed.tokens[wounded].dep, parsed.tokens[wounded].head) == ("conj", killed)


@pytest.mark.parametrize(
    "text",
    [
        "Two sailors killed and four dockers injured in a brawl in Velgrad on Sunday.",
        "Three miners killed and nine others hurt when a shaft collapsed in Nairobi.",
    ],
)
def test_a_headline_of_two_participles_is_two_verbs_with_whom_each_tells_of(text: str) -> None:
    parsed = parse(text)
    killed, hurt = (next(i for i in range(len(parsed.tokens)) if parsed.lower(i) in words) for words in ({"killed"}, {"injured", "hurt"}))
    assert (parsed.tokens[hurt].dep, parsed.tokens[hurt].head) == ("conj", killed)
    assert [parsed.lower(subject) for subject in parsed.subjects(hurt)] in (["dockers"], ["others"])
    assert not parsed.objects(killed)


def test_what_opens_a_sentence_behind_a_dateline_is_its_subject() -> None:
    text = "NAIROBI, 12 May 2031 (TPA) - A fire at a museum in Nairobi killed two guards on Monday, police said.\n\nOne hall shows it."
    report = report_of(Text(text=text, outlet=None), "museum", None, "0" * 64, None, None)
    assert isinstance(report, Report)
    parsed = next(iter(PARSER.parse((report,))))
    fire, killed = (next(i for i in range(len(parsed.tokens)) if parsed.lower(i) == word) for word in ("fire", "killed"))
    assert parsed.subjects(killed) == (fire,)
