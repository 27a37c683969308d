"""The short form of the fuzzing: each target on its seeds and on some changes of them, the same every time."""

import itertools

import pytest
from fuzz import patterns
from fuzz.run import inputs
from fuzz.targets import TARGETS, Broken, seeds

from tallystick.errors import Unreadable
from tallystick.read.markup import MOST_ATTRIBUTES, TAG, check_markup

SOME = {"analysis": 5, "page": 8, "fetched": 6, "word": 10, "pdf": 10, "feed": 12, "warc": 20}


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", TARGETS)
def test_no_change_of_its_seeds_breaks_it(name):
    for data in itertools.islice(inputs(name, seed=7), SOME.get(name, 40)):
        TARGETS[name](data)


def test_the_same_seed_gives_the_same_inputs_and_another_others():
    first, again, other = ([*itertools.islice(inputs("dates", seed), 30)] for seed in (1, 1, 2))
    assert first == again != other
    assert len({*first}) > 20


def test_what_breaks_is_seen(monkeypatch):
    from tallystick.read import inputs as read

    monkeypatch.setitem(read.READERS, ".txt", lambda data: 1 / 0)
    with pytest.raises(Broken, match="ZeroDivisionError"):
        TARGETS["text"](next(seeds("text")))


# -- search patterns --------------------------------------------------------------------------------------------------
def grows(pattern):
    import re

    return patterns.slow(re.compile(pattern), "here")


def test_a_pattern_that_backtracks_is_seen(monkeypatch):
    monkeypatch.setattr(patterns, "LONGEST", 0.3)
    monkeypatch.setattr(patterns, "PLAIN", ("a", "a "))
    for pattern in (r"(?:a+)+b", r"(?:a|aa)+$", r"x(?:\w+\s?)*!"):
        assert grows(pattern).short >= 0.3
    for pattern in (r"a+b?c", r"\w+ing\b", r"(?:a|b)*c", r"<[a-z]{1,20}>"):
        found = grows(pattern)
        assert found is None or found.short < 0.3


WORST = (
    "tallystick.extract.times.joins",
    "tallystick.read.frame",
    "tallystick.read.stamp",
    "tallystick.read.moments",
    "tallystick.read.page",
)


def test_no_pattern_that_sees_a_report_first_backtracks_without_bound(monkeypatch):
    """The long form, ``python -m fuzz.patterns``, looks at all patterns and at longer texts."""
    monkeypatch.setattr(patterns, "SHORT", 200)
    monkeypatch.setattr(patterns, "SLOW", 0.25)
    monkeypatch.setattr(patterns, "LONGEST", 1.0)
    known = {pattern: where for pattern, where in patterns.patterns().items() if where.startswith(WORST)}
    assert len(known) > 15
    assert not [found for pattern, where in known.items() if (found := patterns.slow(pattern, where)) is not None]


# -- tags -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(3000)) + ">",
        "<p " + "".join(f'a{n}="1>"' for n in range(3000)) + ">",
        "<p " + " < ".join(f"a{n}" for n in range(3000)),
        "<p " + "/".join(f"a{n}" for n in range(3000)) + ">",
    ],
    ids=["plain", "in quotes", "never closed", "by slashes"],
)
def test_a_tag_with_thousands_of_attributes_is_refused(tag):
    with pytest.raises(Unreadable, match=f"more than {MOST_ATTRIBUTES:,} attributes"):
        check_markup(f"<html><body><p>words</p>{tag}<p>more</p></body></html>")


def test_tags_as_pages_have_them_are_let_through():
    check_markup(
        '<meta content="' + "many words " * 9000 + '"><a href=x>y</a>' * 2000 + "<script>if (i<a && b) {" + "x y z;" * 300 + "}</script>"
    )
    assert [found[0] for found in TAG.finditer("<a b='>'>x<br/>")] == ["<a b='>'", "<br/"]


def test_many_comments_before_no_page_take_no_time(tmp_path):
    """Each might end at any later comment's end: tried in every way, forty would not end in a lifetime."""
    from tallystick.read.inputs import read_inputs

    for name in ("a.txt", "b.html", "c.eml"):
        (tmp_path / name).write_text("<!-- x --> " * 300 + "Shelling killed 4 people in Brenholm on Monday, the governor said.")
    assert [found.name for found in read_inputs([str(tmp_path)])] == ["a.txt", "b.html", "c.eml"]
