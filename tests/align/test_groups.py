import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tallystick.align.groups import group_class, is_crowd, singular


@pytest.mark.parametrize(
    ("group", "measure", "expected"),
    [
        ("civilians", "killed", "people"),
        ("people", "wounded", "people"),
        ("enemy soldiers", "killed", "soldier"),
        ("young children", "killed", "child"),
        ("members of the family", "killed", "people"),
        (None, "killed", "people"),
        (None, "other", ""),
        ("relief camps", "other", "camp"),
        ("private cars", "vehicles", "vehicle"),
        ("buses", "vehicles", "bus"),
        ("villages", "other", "village"),
        ("state police bomb technician", "killed", "technician"),
        ("police officer", "killed", "police"),
        ("men and women", "killed", "people"),
        ("young women", "killed", "woman"),
    ],
)
def test_classes(group, measure, expected):
    assert group_class(group, measure) == expected


@given(st.text(st.characters(codec="ascii"), max_size=40), st.sampled_from(["killed", "other", "vehicles"]))
@example(" of ", "killed")
def test_any_words_have_one_class(group, measure):
    assert group_class(group, measure) == group_class(group.upper(), measure)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_singular_is_never_empty(word):
    assert singular(word)


@pytest.mark.parametrize(
    ("group", "measure", "expected"),
    [("coal miners", "killed", True), ("tourists", "killed", False), ("people", "killed", False), ("miners", "other", False)],
)
def test_who_was_there_for_one_reason_is_a_crowd(group, measure, expected):
    assert is_crowd(group, measure) is expected
