"""The arithmetic of the side-by-side benchmark; what it measures is never tested by a clock."""

import random

import pytest
from benchmarks.side_by_side.contest import Round, Spent, compare, pairs_of, ratio, row, score
from benchmarks.side_by_side.incidents import Row, at_best, most, splink_pairs
from benchmarks.side_by_side.pages import own_page, read_page, trafilatura_page
from benchmarks.side_by_side.reading import Named
from benchmarks.side_by_side.times import marked
from eval.pages import score as score_pages
from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.report import Report

TEXT = "On Tuesday,\n\nthe mayor of Ardov & Belmira said, “it began two days ago”."


def tagged(text, *expressions):
    """As a tagger gives it back: tags put in, blanks changed, marks escaped."""
    text = text.replace("&", "&amp;").replace("\n\n", "\n")
    for number, (words, value) in enumerate(expressions):
        assert words in text
        text = text.replace(words, f'<TIMEX3 tid="t{number}" type="DATE" value="{value}">{words}</TIMEX3>')
    return text


def test_contenders_take_turns():
    turns = []
    spent = compare({"one": lambda: turns.append("one"), "other": lambda: turns.append("other") or 7}, 3)
    assert turns == ["one", "other"] * 3
    assert [len(one.rounds) for one in spent.values()] == [3, 3]
    assert spent["other"].answer == 7
    assert all(turn.clock >= 0 and turn.processor >= 0 for one in spent.values() for turn in one.rounds)


def test_ratios_are_taken_round_by_round():
    # A busy second round slows both alike; ratios of sums would say 2.9.
    assert ratio([2.0, 30.0, 2.0], [1.0, 10.0, 1.0]) == 2.0
    with pytest.raises(ValueError, match=r"shorter|longer"):
        ratio([1.0, 2.0], [1.0])


def test_a_row_gives_speed_and_ratio():
    spent = {"slow": Spent([Round(8.0, 4.0), Round(8.0, 4.0)]), "quick": Spent([Round(1.0, 0.5), Round(1.0, 0.5)])}
    assert row(spent, "slow", "quick", 200, "words") == {
        "words a second, processor": 50.0, "words a second, clock": 25.0, "seconds beside quick": 8.0,
    }  # fmt: skip


def test_pairs_and_their_score():
    gold = pairs_of([["a", "b", "c"], ["d"], ["e", "f"]])
    assert gold == {("a", "b"), ("a", "c"), ("b", "c"), ("e", "f")}
    told = score(gold, pairs_of([["b", "a"], ["d", "e", "f"]]))
    assert told == {"precision": 0.5, "recall": 0.5, "F1": 0.5, "found": 4, "of": 4}
    assert score(set(), set()) == {"precision": 0.0, "recall": 0.0, "F1": 0.0, "found": 0, "of": 0}


def test_the_best_threshold_keeps_pairs_of_one_probability_together():
    gold = {("a", "b"), ("c", "d")}
    told = [(0.9, ("a", "b")), (0.5, ("c", "d")), (0.5, ("a", "c")), (0.1, ("b", "d"))]
    assert at_best(gold, told) == {"precision": 0.667, "recall": 1.0, "F1": 0.8, "found": 3, "of": 2, "threshold": 0.5}
    assert at_best(gold, [])["found"] == 0
    assert most(["b", "a", "b", "c"]) == ("b", "a", "c")


def test_tags_are_put_back_on_the_text():
    found = marked(TEXT, tagged(TEXT, ("Tuesday", "2031-05-06"), ("two days ago", "2031-05-04")))
    assert [(TEXT[one["start"] : one["end"]], one["type"], one["value"]) for one in found] == [
        ("Tuesday", "DATE", "2031-05-06"),
        ("two days ago", "DATE", "2031-05-04"),
    ]


def test_a_character_that_the_tagger_left_out_moves_nothing():
    found = marked(TEXT, tagged(TEXT, ("two days ago", "2031-05-04")).replace("“", ""))
    assert [one["text"] for one in found] == ["two days ago"]


@given(
    st.lists(st.sampled_from(["Tuesday", "said.", "a < b", "&", "\n", "“", "May 3", "x" * 9]), min_size=1),
    st.randoms(use_true_random=False),
)
def test_tags_stand_where_they_were_put(words, chance):
    text = " ".join(words)
    chosen = [number for number in range(len(words)) if words[number].strip() and chance.random() < 0.4]
    back = " ".join(
        f'<TIMEX3 type="DATE" value="{number}">{escaped}</TIMEX3>' if number in chosen else escaped
        for number, word in enumerate(words)
        for escaped in (word.replace("&", "&amp;").replace("<", "&lt;"),)
    )
    assert [one["text"] for one in marked(text, back)] == [words[number] for number in chosen]


def test_anything_with_names_is_scored_as_a_parser():
    report = Report(id="rep_1", name="one", text="Lena Korvat spoke.", sha256="0" * 64, language="en")
    (parsed,) = Named(lambda one: [(0, 11, "PERSON")] if one is report else []).parse([report])
    assert [(report.text[name.start : name.end], name.label) for name in parsed.names] == [("Lena Korvat", "PERSON")]


def test_both_readers_of_pages_are_scored_alike():
    words = "\n\n".join(
        f"Shelling killed {number} people at the market of Ardov on Tuesday, the governor of Belmira said. {TEXT[13:]}"
        for number in range(3, 9)
    )
    record, data = own_page(words, "Six are dead in Ardov", "2021-05-07")
    for read in (read_page, trafilatura_page):
        rows = score_pages([record], [read(data)])
        assert rows["text F1"][0] > 0.9
        assert rows["date"] == (1.0, 1), read
        assert rows["title"][1] == 1
    assert read_page(data)["title"] == "Six are dead in Ardov"
    assert read_page(b"<html></html>")["text"] == ""


def test_splink_joins_reports_of_one_day_place_and_people():
    pytest.importorskip("splink", reason="splink is not installed: pip install -r benchmarks/side_by_side/requirements.txt")
    chance = random.Random(3)
    rows = []
    for incident in range(40):
        place, other, person = ("".join(chance.choices("abcdefgh", k=8)) for _ in range(3))
        day, number = f"2031-{1 + incident % 12:02}-{1 + chance.randrange(28):02}", str(chance.randrange(2, 90))
        rows += [Row(f"{incident}-{copy}", day, (place, other), (person,), (number,)) for copy in range(2)]
    told = {pair for value, pair in splink_pairs(rows) if value > 0.9}
    assert score(pairs_of([[f"{n}-0", f"{n}-1"] for n in range(40)]), told)["F1"] > 0.9
