"""Who else was hit in what is told already, and who is nobody."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("Detectives say another man was shot in the head.", False),
        ("Another man was shot in Bergen.", True),
        ("Another man was shot on Tuesday.", True),
    ],
)
def test_another_victim_without_day_and_place_is_of_what_was_told(text: str, anew: bool) -> None:
    assert [mention.anew for mention in told(text)] == [anew]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("All of the people involved in the shooting are adults, police said.", []),
        ("The two men involved in the shooting are brothers, police said.", ["two men"]),
    ],
)
def test_people_alone_are_nobody_who_did_it(text: str, names: list[str]) -> None:
    assert [a.name.removeprefix("The ") for m in told(text) for a in m.actors if a.role == "perpetrator"] == names
