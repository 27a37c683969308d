import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.assess.compare import Verdict, allowed, compare, same_number
from tallystick.records.question import Answer
from tallystick.records.values import Interval, Relation, TimeSpan, relate


def answer(low, high, told="2031-05-02", claim="a", report="r1", approximate=False, **more):
    return Answer(claim=claim, report=report, told=told, origin="o", interval=Interval(low, high), approximate=approximate, **more)


ends = st.one_of(st.none(), st.integers(0, 10_000))
intervals = st.tuples(ends, ends).map(lambda e: Interval(*e) if None in e or e[0] <= e[1] else Interval(e[1], e[0]))
OPPOSITE = {Relation.INSIDE: Relation.AROUND, Relation.AROUND: Relation.INSIDE}


@given(intervals, intervals)
def test_relate_is_its_own_mirror(a, b):
    assert relate(b, a) is OPPOSITE.get(relate(a, b), relate(a, b))


@given(intervals, intervals)
def test_apart_means_that_no_value_satisfies_both(a, b):
    (a_low, a_high), (b_low, b_high) = a.bounds, b.bounds
    assert (relate(a, b) is Relation.APART) == (max(a_low, b_low) > min(a_high, b_high))


@given(intervals, st.booleans())
def test_an_approximate_number_allows_what_the_exact_one_does(interval, approximate):
    wide = allowed(answer(interval.low, interval.high, approximate=approximate))
    assert wide.bounds[0] <= interval.bounds[0] or interval.low is None
    assert wide.bounds[1] >= interval.bounds[1] or interval.high is None


def test_bounds_of_one_round_number_are_the_same():
    assert same_number(answer(100, None), answer(101, None))
    assert same_number(answer(19, None), answer(19, 19))


def test_a_count_near_a_word_for_a_size_is_no_rival_of_it():
    assert compare(answer(22, 22), answer(24, 99, claim="b"), "killed").verdict is Verdict.COMPATIBLE
    assert compare(answer(4, 4), answer(24, 99, claim="b"), "killed").verdict is Verdict.CONFLICT


def test_counts_that_differ_by_one_are_two_numbers():
    assert not same_number(answer(188, 188), answer(189, 189))


def test_an_open_side_stays_open_however_rough_the_number():
    assert allowed(answer(1000, None, approximate=True)) == Interval(900, None)


def test_a_vague_word_is_not_the_number_at_its_low_end():
    assert not same_number(answer(24, 99), answer(24, 24))


def test_small_numbers_are_the_same_only_when_equal():
    assert not same_number(answer(5, 5), answer(6, 6))


def test_a_later_higher_toll_grew():
    found = compare(answer(48, 48, "2031-05-02"), answer(70, 70, "2031-05-04", claim="b"), "killed")
    assert found.verdict is Verdict.GREW


def test_a_later_lower_toll_cannot_stand_beside_the_earlier():
    found = compare(answer(101, None, "2031-05-02"), answer(89, 89, "2031-05-09", claim="b"), "killed")
    assert found.verdict is Verdict.SHRANK


def test_two_numbers_of_one_day_conflict():
    assert compare(answer(12, 12), answer(30, 30, claim="b"), "killed").verdict is Verdict.CONFLICT


def test_at_least_does_not_contradict_a_higher_number():
    assert compare(answer(58, None), answer(86, 86, claim="b"), "killed").verdict is Verdict.COMPATIBLE


def test_a_distance_does_not_grow():
    found = compare(answer(15, 15, "2031-05-02"), answer(30, 30, "2031-05-04", claim="b"), "distance")
    assert found.verdict is Verdict.SHRANK or found.verdict is Verdict.CONFLICT


def test_as_of_days_order_claims_of_one_day_of_publication():
    early = answer(120, 120, as_of=TimeSpan("2031-05-01", "2031-05-01", "Monday"))
    late = answer(180, None, claim="b", as_of=TimeSpan("2031-05-02", "2031-05-02", "Tuesday"))
    assert compare(early, late, "killed").verdict is Verdict.GREW


@pytest.mark.parametrize(
    ("vague", "number", "expected"), [((24, 99), 140, "compatible"), ((24, 99), 9, "conflict"), ((30, 99), 140, "conflict")]
)
def test_a_word_for_a_size_sets_no_upper_bound(vague: tuple[int, int], number: int, expected: str) -> None:
    dozens = answer(*vague, told="2031-05-02")
    counted = answer(number, number, told="2031-05-02")
    assert compare(dozens, counted, "wounded").verdict.value == expected
    assert compare(counted, dozens, "wounded").verdict.value == expected
