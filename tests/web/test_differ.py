"""Two texts side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.web.differ import compare_texts


def alone(parts: tuple) -> list[str]:
    return [part.text.strip() for part in parts if part.alone]


def test_words_of_one_text_alone_are_told() -> None:
    sides = compare_texts("Nine people died in Ardov, the mayor said.", "Ten people died in Ardov on Monday, the mayor said.")
    assert alone(sides.left) == ["Nine"]
    assert alone(sides.right) == ["Ten", "on Monday"]


def test_line_ends_are_no_difference() -> None:
    sides = compare_texts("One line.\n\nAnother line.", "One line.\nAnother line.")
    assert alone(sides.left) == alone(sides.right) == []


def test_equal_texts_share_all() -> None:
    assert compare_texts("Nine died.", "Nine died.").share == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_parts_join_to_the_whole_text(left: str, right: str) -> None:
    sides = compare_texts(left, right)
    assert "".join(part.text for part in sides.left) == left
    assert "".join(part.text for part in sides.right) == right
