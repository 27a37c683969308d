"""What the words around a telling say it is not: what came days before, what only a reporter's name ties, what an aircraft fell from."""

from __future__ import annotations

import pytest
from tests.resolve.test_incident_links import Case

from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.records.account import Account, Incident
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report, Span
from tallystick.resolve.incidents.company import company_of
from tallystick.resolve.incidents.match import may_be_meant
from tallystick.resolve.incidents.telling import Telling
from tallystick.run import Settings, analyse_reports, build_account


def account(*texts: str) -> Account:
    reports = [report_of(Text(text=text, outlet=None), f"{n}.txt", None, f"{n:064}", None, None) for n, text in enumerate(texts)]
    read = [report for report in reports if isinstance(report, Report)]
    return build_account(read, {one.report: one for one in analyse_reports(read, Settings())})


def violent(*texts: str) -> list[Incident]:
    return [one for one in account(*texts).incidents if one.type in {"strike", "explosion", "killing", "clash"}]


BLAST = "NAIROBI, May 19, 2031 (AP) - A bomb killed six people and wounded 30 in a market in Nairobi on Monday, police said."


@pytest.mark.parametrize(
    ("before", "incidents"), [("days after a bombing that killed dozens of evacuees", 2), ("as a bombing killed people near a market", 1)]
)
def test_what_something_was_days_after_is_not_of_its_day(before: str, incidents: int) -> None:
    again = f"NAIROBI, May 19, 2031 (Reuters) - A blast in Nairobi killed six people. Buses left the city again, {before}."
    assert len(violent(BLAST, again)) == incidents


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("GNN's Ana Tarrow reports.", set()),
        ("GNN's Ana Tarrow and Ivo Marn sat down with him.", set()),
        ("Our correspondent Ana Tarrow was there.", set()),
        ("Velgrad's Ana Tarrow was hit.", {"ana tarrow"}),
        ("Ana Tarrow reports to the mayor.", {"ana tarrow"}),
    ],
)
def test_who_reports_is_in_no_company_of_whom_it_befell(text: str, company: set[str]) -> None:
    at = text.index("Ana Tarrow")
    name = NameMention(id="nm_1", span=Span(at, at + 10), kind=NameKind.PERSON, text="Ana Tarrow")
    assert company_of(Analysis(report="r", parts="test", names=(name,)), {}, text) == company


def test_shelling_over_a_plane_that_was_downed_is_no_plane_that_came_down() -> None:
    found = violent(
        "NAIROBI, May 19, 2031 (AP) - At least 38 people were killed by army shelling in Mombasa on Monday after a downed warplane pilot was executed.",
        "NAIROBI, May 19, 2031 (Reuters) - Shelling of Mombasa killed at least 38 people on Monday, doctors said.",
    )
    assert len([one for one in found if one.type == "strike"]) == 1


def test_a_suicide_bomber_who_strikes_is_one_attack() -> None:
    found = violent(
        "NAIROBI, May 19, 2031 (AP) - Thirty die as a suicide lorry bomber strikes near a barracks in Mombasa.",
        "NAIROBI, May 19, 2031 (Reuters) - A suicide bomber killed up to 30 people near a barracks in Mombasa on Monday.",
    )
    assert len(found) == 1


@pytest.mark.parametrize(("dead", "incidents"), [(14, 1), (90, 2)])
def test_what_lacks_its_day_is_not_the_attack_with_many_times_its_dead(dead: int, incidents: int) -> None:
    found = violent(
        "NAIROBI, May 20, 2031 (AP) - Gunmen killed 12 people in an attack on a village near Mombasa on Monday, police said.",
        "NAIROBI, May 20, 2031 (Reuters) - Gunmen killed 12 people on Monday near Mombasa, a governor said.",
        f"LONDON, May 23, 2031 (AFP) - Gunmen killed {dead} people in an attack near Mombasa, a lawyer said.",
    )
    assert len(found) == incidents


def test_a_copied_sentence_that_one_report_opens_otherwise_is_still_one() -> None:
    copied = "the blast heard in the evening in the old quarter was due to a rocket and not to a car, the agency said."
    found = violent(
        f"NAIROBI, May 19, 2031 (AP) - On Monday {copied}",
        f"LONDON, May 19, 2031 (AFP) - On Monday at 23:54 Regional service {copied}",
    )
    assert len(found) == 1


@pytest.mark.parametrize(("dead", "one"), [(60, True), (200, False)])
def test_one_report_gives_each_its_dead(dead: int, one: bool) -> None:
    case = Case()
    a, b = case.tell("r1", "strike", "pl_v", None, killed=49), case.tell("r1", "killing", "pl_v", None, killed=dead)
    found = case.resolve()
    assert (found[a] == found[b]) is one


def telling(report: str, **more: object) -> Telling:
    nothing: frozenset[str] = frozenset()
    given = {
        "start": 0, "sentence": 0, "type": "strike", "kind": "strike", "planned": False, "background": False, "definite": False, "place": None,
        "place_said": False, "first": None, "last": None, "day_said": False, "means": nothing, "targets": nothing, "people": nothing, "doers": nothing,
        "fallen": nothing, "figures": nothing, "words": report,
    } | more  # fmt: skip
    return Telling(id=f"im_{report}", report=report, **given)  # type: ignore[arg-type]


def test_fire_from_afar_joins_nothing_that_only_its_report_shares() -> None:
    missiles = telling("r1", means=frozenset({"artillery"}))
    assert not may_be_meant(missiles, telling("r2", means=frozenset({"air"})))
    assert may_be_meant(missiles, telling("r2", means=frozenset({"artillery"})))
    assert may_be_meant(telling("r1", means=frozenset({"artillery"}), definite=True), telling("r2", means=frozenset({"air"})))
    assert may_be_meant(telling("r1", means=frozenset({"gun"})), telling("r2"))


def test_what_is_told_of_other_parts_of_the_country_is_no_strike_on_the_town() -> None:
    found = violent(
        "May 22, 2031 - Troops closed in on Mombasa on Thursday and pounded army positions in other parts of the country.\n\n"
        "In Mombasa, officials said they had pulled 30 people out of a theater that was bombed on Wednesday. The bombing was the worst yet."
    )
    assert not any({"theater", "army positions"} <= set(one.targets) for one in found)
    assert any("army positions" in one.targets and one.place is None for one in found)
    assert {one.when.start for one in found if "theater" in one.targets and one.when} == {"2031-05-21"}
