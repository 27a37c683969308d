"""Names of two parsers put together."""

from tallystick.parse.joined import join_names
from tallystick.records.parsed import NameCandidate


def test_places_that_only_the_reader_found_are_added_and_nothing_else_is_touched():
    ours = (NameCandidate(0, 5, "PERSON"), NameCandidate(20, 24, "DATE"), NameCandidate(40, 50, "ORG"))
    read = (
        NameCandidate(0, 5, "GPE"),
        NameCandidate(10, 16, "GPE"),
        NameCandidate(20, 24, "GPE"),
        NameCandidate(45, 50, "GPE"),
        NameCandidate(60, 65, "PERSON"),
    )
    assert join_names("X" * 70, ours, read) == (
        NameCandidate(0, 5, "PERSON"),
        NameCandidate(10, 16, "GPE"),
        NameCandidate(20, 24, "DATE"),
        NameCandidate(20, 24, "GPE"),
        NameCandidate(40, 50, "ORG"),
    )


def test_a_place_that_ends_in_a_common_noun_is_left_to_the_rules_for_sites():
    text = "below the Oster dam and Velm"
    read = (NameCandidate(text.index("Oster"), text.index(" and"), "GPE"), NameCandidate(text.index("Velm"), len(text), "GPE"))
    assert join_names(text, (), read) == read[1:]
