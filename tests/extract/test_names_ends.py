"""Where a name ends, and what is a heading and none."""

from extract.telling import told_with_names
from tallystick.extract.names.candidates import SHOUTED, trim


def test_a_name_ends_before_a_small_word():
    text = "Ana Torv for"
    assert trim(text, 0, len(text)) == (0, len("Ana Torv"))
    text = "House of Lords"
    assert trim(text, 0, len(text)) == (0, len(text))


def test_a_heading_in_capitals_is_no_name():
    assert SHOUTED.fullmatch("BERGEN TRIP WAS")
    assert not SHOUTED.fullmatch("ANA TORV")
    _, names = told_with_names("The mayor spoke.\n\nBERGEN TRIP WAS “EYE-OPENING”\n\nA clerk was shot in Bergen on Monday.")
    assert not any("WAS" in name.text for name in names)
