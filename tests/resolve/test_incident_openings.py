"""What lacks its place or its day: what it meets, and how much it takes to join it."""

from __future__ import annotations

import msgspec
import pytest

from resolve.test_incident_links import Case
from tallystick.records.account import Account
from tallystick.records.mention import NameKind, NameMention
from tallystick.records.report import Report, Span
from tallystick.resolve.incidents.quarters import other_quarters, quarters_of
from tallystick.run import Settings, analyse_reports, build_account


def test_what_no_day_is_known_of_meets_what_is_told_of_its_town() -> None:
    case = Case()
    a = case.tell("r1", "strike", "pl_v", 18, means=("air",), targets=("city",))
    case.tell("r1", "strike", "pl_v", 18, means=("air",), targets=("city",))
    b = case.tell("r2", "strike", "pl_v", means=("air",), targets=("city",))
    found = case.resolve(published=None)
    assert found[a] == found[b]


def test_a_town_alone_joins_no_raid_to_another_where_no_day_is_known() -> None:
    case = Case()
    a = case.tell("r1", "strike", "pl_v", 18, means=("air",))
    case.tell("r1", "strike", "pl_v", 18, means=("air",))
    b = case.tell("r2", "strike", "pl_v", means=("air",))
    found = case.resolve(published=None)
    assert found[a] != found[b]


def test_what_gives_a_day_and_no_place_meets_what_happened_in_the_town_its_report_is_about() -> None:
    case = Case()
    a = case.tell("r1", "strike", "pl_v", 19, carried=True, targets=("mill",))
    case.tell("r1", "strike", "pl_v", 19, carried=True, targets=("mill",))
    b = case.tell("r2", "killing", None, 19)
    for n in range(2):
        name = NameMention(id=f"nm_town{n}", span=Span(900 + 20 * n, 904 + 20 * n), kind=NameKind.PLACE, text="pl_v")
        case.names["r2"].append(name)
        case.links.append(msgspec.structs.replace(case.links[0], mention=name.id))
    found = case.resolve()
    assert found[a] == found[b]


def test_a_reports_news_meets_what_is_told_of_its_day_without_a_place() -> None:
    case = Case()
    a, b = case.tell("r1", "killing", "pl_v", means=("blade",)), case.tell("r2", "killing", None, 19, means=("blade",))
    for report in ("r1", "r2"):
        case.names[report].append(NameMention(id=f"nm_who_{report}", span=Span(900, 908), kind=NameKind.PERSON, text="Ana Torv"))
    found = case.resolve()
    assert found[a] == found[b]


def test_one_report_does_not_tell_its_raid_again_as_a_blast_beside_it() -> None:
    case = Case()
    for _ in range(3):
        case.tell("r1", "visit", "pl_o")
    a = case.tell("r1", "strike", "pl_v", 18, killed=40, means=("air",))
    case.tell("r1", "strike", "pl_v", 18, killed=40, means=("air",))
    b = case.tell("r1", "explosion", means=("air",), victim="two clerks")
    found = case.resolve()
    assert found[a] != found[b]


@pytest.mark.parametrize(("high", "hedge", "one"), [(40, None, True), (99, None, False)])
def test_dozens_are_no_number_that_two_reports_share(high: int, hedge: str | None, one: bool) -> None:
    case = Case()
    a, b = case.tell("r1", "strike", "pl_x", 18, killed=40), case.tell("r2", "strike", "pl_x", 18, killed=40, means=("air",))
    for figures in case.figures.values():
        figures[:] = [msgspec.structs.replace(figure, high=high, hedge=hedge) for figure in figures]
    found = case.resolve()
    assert (found[a] == found[b]) is one


def test_at_least_21_are_not_the_20_of_another() -> None:
    case = Case()
    a, b = case.tell("r1", "strike", "pl_x", 18, killed=31), case.tell("r2", "strike", "pl_x", 18, killed=30, means=("air",))
    case.figures["r1"] = [msgspec.structs.replace(figure, high=None, hedge="at least") for figure in case.figures["r1"]]
    found = case.resolve()
    assert found[a] != found[b]
    case.figures["r1"] = [msgspec.structs.replace(figure, hedge="more than") for figure in case.figures["r1"]]
    found = case.resolve()
    assert found[a] == found[b]


def account(*texts: str) -> Account:
    reports = [
        Report(id=f"rep_{n}", name=f"{n}.txt", text=text, sha256=f"{n}" * 64, language="en", published="2031-08-17", outlet=f"Outlet {n}")
        for n, text in enumerate(texts)
    ]
    return build_account(reports, {analysis.report: analysis for analysis in analyse_reports(reports, Settings())})


def test_shells_on_two_quarters_are_two() -> None:
    found = account(
        "Four people were hurt on Friday when rockets hit the Merrow neighbourhood of Mombasa.",
        "Six people were hurt on Friday when rockets hit the Old Ilva neighbourhood of Mombasa.",
    )
    assert len([incident for incident in found.incidents if incident.type == "strike"]) == 2


def test_quarters_by_their_words() -> None:
    assert list(quarters_of("a blast in the al-Merrow district and the quarter of Ilva", frozenset())) == ["al-merrow", "ilva"]
    assert list(quarters_of("in the Velgrad district", frozenset({"velgrad"}))) == []
    assert other_quarters(frozenset({"merrow"}), frozenset({"ilva"}))
    assert not other_quarters(frozenset({"velgrads sadreddin"}), frozenset({"sadr al-din"}))
    assert not other_quarters(frozenset(), frozenset({"ilva"}))


def test_what_befell_other_parts_of_the_country_is_not_what_befell_the_town() -> None:
    found = account(
        "Rockets hit a theater in Mombasa on Friday, killing nine people. The rockets hit it at noon, officials said.",
        "Gunners kept up their fire on Mombasa and pounded army posts in other parts of the country.",
    )
    (theater,) = [incident for incident in found.incidents if incident.type == "strike" and "theater" in incident.targets]
    assert {target for incident in (theater,) for target in incident.targets} == {"theater"}
