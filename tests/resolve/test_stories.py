from itertools import permutations

from tallystick.records.report import Report
from tallystick.resolve import stories
from tallystick.resolve.stories import group_stories

TEXTS = {
    "a": "A ferry capsized off Orsova on Monday with 90 passengers aboard, the coast guard said. Divers searched the strait for survivors.",
    "b": "Divers searched the strait off Orsova on Tuesday for survivors of the ferry that capsized with 90 passengers, the coast guard said.",
    "c": "Teachers in Velgrad walked out of schools on Monday over unpaid wages. The union said the strike would last until the ministry paid.",
    "d": "The ministry offered teachers in Velgrad part of their unpaid wages. The union said schools would stay shut and the strike go on.",
}


def reports() -> list[Report]:
    return [Report(id=key, name=key, text=text, sha256=key, language="en") for key, text in TEXTS.items()]


def test_stories_are_told_apart() -> None:
    assert group_stories(reports()) == (("a", "b"), ("c", "d"))


def test_the_order_does_not_matter_and_none_is_lost() -> None:
    assert {group_stories(list(order)) for order in permutations(reports())} == {(("a", "b"), ("c", "d"))}


def test_no_reports_and_empty_reports() -> None:
    assert group_stories([]) == ()
    assert group_stories([Report(id="e", name="e", text="", sha256="e", language="und")]) == (("e",),)


def test_a_large_case_compares_few_and_finds_the_same_stories(monkeypatch):
    monkeypatch.setattr(stories, "LARGE", 2)
    assert group_stories(reports()) == (("a", "b"), ("c", "d"))
    monkeypatch.setattr(stories, "MAX_BUCKET", 1)
    assert group_stories(reports()) == (("a",), ("b",), ("c",), ("d",))
