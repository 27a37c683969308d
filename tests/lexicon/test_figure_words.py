"""The tables that figures are read with agree with one another."""

from __future__ import annotations

from tallystick.lexicon.counted import COUNTED, GENERIC_PERSONS_FOR_ONE, PERSON_CLASSES, Counted
from tallystick.lexicon.hedges import HEDGES_AFTER, HEDGES_BEFORE, VERB_HEDGES, Bound
from tallystick.lexicon.measures import ACTION_NOUNS, INTRANSITIVE, OTHER, PEOPLE_MEASURES, PHRASES, STATES, TOLL_NOUNS, TRANSITIVE
from tallystick.lexicon.numbers import PLURAL_SCALES, SMALL_VAGUE
from tallystick.lexicon.units import CURRENCY_WORDS, DISTANCE, OTHER_UNITS, TIME_UNITS


def test_words_are_lower_case_and_trimmed() -> None:
    for table in (HEDGES_BEFORE, HEDGES_AFTER, COUNTED, PHRASES, TRANSITIVE, INTRANSITIVE, STATES):
        assert all(word == word.strip().lower() and word for word in table)


def test_measures_are_the_contracts() -> None:
    for table in (TRANSITIVE, INTRANSITIVE, STATES, TOLL_NOUNS, ACTION_NOUNS):
        assert set(table.values()) <= PEOPLE_MEASURES | {OTHER}
    assert {measure for measure, _ in PHRASES.values()} <= PEOPLE_MEASURES | {OTHER}  # 'fell ill'


def test_vague_words_allow_more_than_one_value_in_order() -> None:
    assert all(low < high for low, high in PLURAL_SCALES.values())
    assert all(low <= high for low, high in SMALL_VAGUE.values())
    assert PLURAL_SCALES["hundreds"] == (200, 999)
    assert PLURAL_SCALES["dozens"] == (24, 99)


def test_hedges_of_the_contract() -> None:
    assert HEDGES_BEFORE["more than"] is Bound.MORE
    assert HEDGES_BEFORE["at least"] is Bound.LEAST
    assert HEDGES_BEFORE["as many as"] is HEDGES_BEFORE["close to"] is Bound.MOST
    assert HEDGES_BEFORE["fewer than"] is Bound.LESS
    assert HEDGES_BEFORE["an estimated"] is Bound.ABOUT
    assert set(HEDGES_BEFORE) | {"nearing"} >= VERB_HEDGES


def test_units_do_not_clash_with_times_or_people() -> None:
    assert not set(DISTANCE) & TIME_UNITS
    assert not set(OTHER_UNITS) & TIME_UNITS
    assert not set(CURRENCY_WORDS) & set(DISTANCE)
    assert all(COUNTED.get(word, Counted.PERSON) in PERSON_CLASSES for word in GENERIC_PERSONS_FOR_ONE)
