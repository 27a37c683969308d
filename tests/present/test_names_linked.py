"""Names in the product's own reasons: the longest that stands there as whole words is linked, however many the case has."""

from __future__ import annotations

import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from present import flood
from tallystick.present.fragments import Sourced, plain
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker

FLOOD = flood.account()
SHORT = next(report.outlet for report in FLOOD.reports if report.outlet)
LONG = f"{SHORT} Wire"
ACCOUNT = msgspec.structs.replace(FLOOD, reports=(*FLOOD.reports[:-1], msgspec.structs.replace(FLOOD.reports[-1], outlet=LONG)))
LINKER = NameLinker(AccountView(ACCOUNT))
NAMES = sorted(LINKER.targets, key=lambda name: (-len(name), name))
PIECES = st.sampled_from([*NAMES, "and ", " ", "x", "’s", "-", ".", "(", "told by "])


def linked(text: str) -> list[str]:
    return [fragment.text for fragment in LINKER.link(text) if isinstance(fragment, Sourced)]


def test_whole_names_alone_are_linked() -> None:
    name = next(name for name in NAMES if name.isalpha())
    assert linked(f"({name}) says") == [name]
    assert linked(f"{name}x and x{name}") == []


def test_the_longest_name_wins() -> None:
    assert linked(f"by {LONG}, not {SHORT}.") == [LONG, SHORT]


@given(st.lists(PIECES, max_size=8).map("".join))
def test_links_are_those_of_one_pattern_of_all_names(text: str) -> None:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, NAMES)) + r")(?!\w)")
    assert linked(text) == [plain(LINKER.targets[hit.group()]) for hit in pattern.finditer(text)]
    assert plain(LINKER.link(text)) == text
