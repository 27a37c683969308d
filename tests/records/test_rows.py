"""Rows that follow changes hold what they would hold if they were made at once."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.rows import Book, Gathered, Linked, Ordered, Rows, Rule, Spread, Summed, United

STEPS = st.lists(st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(0, 30)), max_size=6), max_size=12)


class Chain:
    """One of each kind, every one after the others."""

    def __init__(self) -> None:
        self.book = book = Book()
        self.given = given_ = Rows(book)
        self.summed = Rule(book, given_, lambda key: given_[key] + given_.get(given_[key], 0) or None)
        self.gathered = Gathered(book, self.summed, lambda key, value: [(value % 3, (value, key), key), (value % 5 + 10, (0, key), key)])
        self.counted = Rule(book, self.gathered, lambda group: tuple(self.gathered.parts_of(group)))
        self.both = United(book, self.summed, self.counted)
        self.linked = Linked(book, self.summed, lambda value: (value % 7, -value))
        self.parts = Rule(book, self.linked, lambda first: sum(self.summed[key] for key in self.linked[first]))
        self.ordered = Ordered(book, self.both, lambda key, value: (str(value), key) if value != 4 else None)

    def told(self):
        self.book.refresh()
        rows = (self.summed, self.gathered, self.counted, self.both, self.linked, self.parts)
        return [dict(one.rows) for one in rows], self.ordered.values


@given(steps=STEPS)
def test_what_follows_changes_is_what_is_made_at_once(steps):
    kept, held = Chain(), {}
    for step in steps:
        for key, value in step:
            if value is None:
                held.pop(key, None)
                kept.given.drop(key)
            else:
                held[key] = value
                kept.given.put(key, value)
        anew = Chain()
        anew.given.take(dict(sorted(held.items(), reverse=True)))
        assert kept.told() == anew.told()


@given(steps=STEPS)
def test_parts_stand_under_keys_of_their_own(steps):
    book = Book()
    source = Rows(book)
    spread = Spread(book, source, lambda parts: [((parts[0], n), n * n) for n in range(parts[1] % 4)])
    for step in steps:
        for key, value in step:
            if value is None:
                source.drop(key)
            else:
                source.put(key, (key, value))
        book.refresh()
        assert spread.rows == {(key, n): n * n for key, (_, number) in source.rows.items() for n in range(number % 4)}


def test_only_what_a_change_reaches_is_made_again():
    book, made = Book(), []
    given_ = Rows.of(book, {1: 10, 2: 20, 3: 1})
    rule = Rule(book, given_, lambda key: (made.append(key), given_[key] + given_.get(2, 0))[1])
    halved = Rule(book, rule, lambda key: (made.append(-key), rule[key] // 100)[1])
    book.refresh()
    made.clear()
    given_.put(3, 2)
    book.refresh()
    assert made == [3, -3]  # nobody asks for the third
    made.clear()
    given_.put(2, 21)
    book.refresh()
    assert sorted(made) == [-3, -2, -1, 1, 2, 3]  # all ask for the second
    assert halved.rows == {1: 0, 2: 0, 3: 0}


@pytest.fixture
def short_stretches(monkeypatch):
    monkeypatch.setattr("tallystick.records.rows.STRETCH", 4)


def test_what_parts_come_to_is_the_same_wherever_stretches_end(short_stretches):
    book, drawn = Book(), random.Random(3)
    given_ = Rows(book)
    summed = Summed(book, given_, lambda key, value: [(value % 2, (value, key), key), (2, (0, key), -key)], tuple)
    gathered = Gathered(book, given_, lambda key, value: [(value % 2, (value, key), key), (2, (0, key), -key)])
    for share in (0.1, 0.1, 0.9, 0.9, 0.9, 0.5):
        for _ in range(60):
            for key in [drawn.randrange(200) for _ in range(drawn.choice((1, 1, 30)))]:
                if drawn.random() < share:
                    given_.drop(key)
                else:
                    given_.put(key, drawn.randrange(50))
            book.refresh()
            assert summed.rows.keys() == gathered.rows.keys()
            for group, row in gathered.rows.items():
                assert [entry for stretch in summed.sums(group) for entry in stretch] == row
                assert all(0 < len(stretch) <= 8 for stretch in summed.sums(group))
    for key in list(given_.rows):
        given_.drop(key)
    book.refresh()
    assert not summed.rows
    assert not summed.sums(2)


def test_a_change_sums_up_one_stretch():
    book, summed_up = Book(), []
    given_ = Rows.of(book, {n: n for n in range(10_000)})
    summed = Summed(book, given_, lambda key, value: [("all", key, value)], lambda parts: summed_up.append(len(parts)) or len(parts))
    counted = Rule(book, summed, lambda group: sum(summed.sums(group)))
    book.refresh()
    assert counted.rows == {"all": 10_000}
    summed_up.clear()
    given_.drop(5_000)
    book.refresh()
    assert counted.rows == {"all": 9_999}
    assert len(summed_up) == 1
    assert summed_up[0] <= 1_024
