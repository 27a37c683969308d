"""Live pages: what an entry tells is of its own time, and later entries rise, correct and deny."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tallystick.lexicon.documents import entry_stamps
from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.run import Settings, analyse_reports, build_account

PAGE = """Nairobi quake: latest updates
3 May 2033

11.20pm GMT
Rescuers have pulled a girl alive from the rubble.

9.05pm GMT
The governor says 64 people are now confirmed dead.

14:10
The death toll has risen to 41, the interior ministry says.

09:30
At least 26 people were killed when a 6.3-magnitude earthquake hit Nairobi at dawn, officials say.
"""
CORRECTED = """Nairobi blasts: live updates
12 October 2034

17:20 GMT - The health ministry has revised the death toll to 18, saying 3 bodies had been counted twice.

15:10 GMT - At least 21 people have been killed and 60 wounded, the health ministry said.

14:35 GMT - Two explosions hit the central market in Nairobi. Witnesses said at least seven people were dead.
"""
DAYS = """Live updates: Fighting in Kenya

Tuesday, 7 June 2033

18:42 - The minister says the army has recaptured Mombasa.

16:30 - Shelling of the hospital in Mombasa killed six patients, the Red Cross says.

15:05 - [Correction: an earlier entry said nine patients had been killed in Mombasa. The figure was six.]

Monday, 6 June 2033

22:15 - Nine patients have been killed in shelling of the hospital in Mombasa, doctors say.
"""


def page(text: str) -> Report:
    return report_of(Text(text=text, outlet=None), "a.txt", None, "0" * 64, None, None)  # type: ignore[return-value]


@lru_cache(maxsize=4)
def account(text: str) -> Account:
    reports = [page(text)]
    return build_account(reports, {one.report: one for one in analyse_reports(reports, Settings())})


def tolls(text: str) -> list[tuple[float | None, str | None]]:
    return [(f.low, f.as_of.start if f.as_of else None) for f in account(text).figures if f.measure == "killed"]


def test_a_toll_is_as_of_its_entry() -> None:
    assert tolls(PAGE)[:2] == [(64, "2033-05-03T21:05"), (41, "2033-05-03T14:10")]


def test_the_tolls_of_one_days_entries_are_an_update() -> None:
    assert [f.kind.value for f in account(PAGE).findings if f.kind.value in {"update", "dispute"}] == ["update"]
    assert all(f.incident is not None for f in account(PAGE).figures)


def test_a_later_entry_revises_and_bodies_counted_twice_are_no_dead() -> None:
    found = account(CORRECTED)
    assert {f.low for f in found.figures if f.measure == "killed"} == {18, 21, 7}
    assert any(f.kind.value == "revision" for f in found.findings)


def test_a_stamp_is_no_hour_of_the_attack_and_its_day_is_the_first_entrys() -> None:
    found = account(DAYS)
    attacks = [(i.when.start, i.when.end) for i in found.incidents if i.type == "strike" and i.when]
    assert attacks == [("2033-06-06", "2033-06-06")]


LOWERED = """As it happened: Bomb attack on Nairobi bus station
Thursday 5 May 2033

9.45pm: The interior minister says the number of dead stands at 14, down from 16, after two bodies were counted twice.

7.20pm: Sixteen people are dead, the Red Cross says.

5.05pm: Police confirm nine dead.

4.10pm: A bomb has exploded at the main bus station in Nairobi, police say.
"""


def test_what_an_entry_lowers_is_the_number_told_before_it_and_none_of_an_earlier_hour() -> None:
    found = account(LOWERED)
    numbers = {f.id: f.low for f in found.figures}
    lowered = {tuple(numbers.get(claim) for claim in f.claims) for f in found.findings if f.kind.value == "revision"}
    assert lowered == {(16, 14)}


@pytest.mark.parametrize(
    "text",
    [
        "The bus left Nairobi at\n5.15pm and was due in Mombasa at dawn.\nIt never came, police said.",
        "Fire crews were called at 11.40pm. They left at 2am. A third crew came at 3.10am.",
        "10.30 a.m. is when the market opens.\nBy 11 a.m. it was burning, and by\n1 p.m. it was gone.",
    ],
)
def test_a_time_of_day_in_running_text_opens_no_entry(text: str) -> None:
    assert entry_stamps(text) == ()
