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
    assert join_names(ours, read) == (
        NameCandidate(0, 5, "PERSON"),
        NameCandidate(10, 16, "GPE"),
        NameCandidate(20, 24, "DATE"),
        NameCandidate(20, 24, "GPE"),
        NameCandidate(40, 50, "ORG"),
    )
