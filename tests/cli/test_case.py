import json

import pytest

from cli.conftest import EXAMPLE, run


def account(case, *more):
    return json.loads(run("brief", case, "-f", "json", *more).out)


def test_adding_again_is_harmless(case):
    before = account(case)
    again = run("add", case, EXAMPLE)
    assert again.code == 3
    assert "0 added, 13 known already, 1 set aside" in again.error
    assert account(case) == before


def test_adding_one_by_one_in_another_order_gives_the_same_case(case, tmp_path):
    other = tmp_path / "other.case"
    for path in sorted(EXAMPLE.iterdir(), reverse=True):
        assert run("add", other, path).code in {0, 1, 3}
    run("add", other, EXAMPLE)
    assert account(other) == account(case)


def test_reports_lists_dates_and_reprints(case):
    ran = run("reports", case)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert len(lines) == 13
    assert sum("reprints rep_" in line for line in lines) == 1


def test_a_removed_report_is_gone_and_comes_back(case):
    before = account(case)
    assert run("remove", case, "10-lvn-third-day.txt").code == 0
    assert "10-lvn-third-day.txt" not in {report["name"] for report in account(case)["reports"]}
    assert "1 added" in run("add", case, EXAMPLE / "10-lvn-third-day.txt").error
    assert account(case) == before


def test_an_input_that_was_set_aside_can_be_taken_off_the_list(case):
    assert run("remove", case, "12-nouvelles-du-lac.txt").code == 0
    assert run("brief", case).code == 0


def test_changes_between_two_times(case):
    later = run("changes", case, "--since", "2025-02-12")
    assert later.code == 0
    verbs = {line.split()[0] for line in later.out.splitlines() if line[:1].isalpha()}
    assert {"NEW", "UPDATED", "DISPUTED"} <= verbs <= {"NEW", "UPDATED", "REVISED", "WITHDRAWN", "CORROBORATED", "DISPUTED"}
    until = run("changes", case, "--since", "2025-02-11", "--until", "2025-02-12").out
    assert until
    assert until != later.out
    assert run("changes", case, "--since", "2025-02-20").out == ""


def test_why_shows_the_quoted_words(case):
    known = account(case)
    for group in ("findings", "figures", "statements", "incidents", "entities", "reports"):
        for thing in known[group][:3]:
            ran = run("why", case, thing["id"])
            assert ran.code == 0, ran.err
            assert ran.out.strip()
    figure = known["figures"][0]
    span = figure["evidence"][0]
    text = {report["id"]: report["text"] for report in known["reports"]}[span["report"]]
    assert text[span["start"] : span["end"]] in " ".join(run("why", case, figure["id"]).out.split())


def decided(case, *arguments):
    ran = run("decide", case, *arguments, "--by", "ana")
    assert ran.code == 0, ran.err
    return ran.error.rsplit(" ", 1)[-1]


def without_decisions(case):
    known = account(case)
    known.pop("decisions")
    return known


@pytest.mark.parametrize("kind", ["same", "different", "reject", "correct", "note", "accept"])
def test_a_decision_changes_the_account_and_undo_brings_it_back(case, kind):
    before = account(case)
    flood, attack = (incident["id"] for incident in before["incidents"][:2])
    figure = before["figures"][0]["id"]
    finding = before["findings"][0]["id"]
    arguments = {
        "same": (flood, attack),
        "different": (flood, attack),
        "reject": (figure,),
        "correct": (figure, "--field", "high", "--value", "15"),
        "note": (finding, "--note", "ask the commissioner"),
        "accept": (finding,),
    }[kind]
    decision = decided(case, kind, *arguments)
    after = account(case)
    [kept] = after["decisions"]
    assert (kept["id"], kept["by"], kept["kind"]) == (decision, "ana", kind)
    if kind == "same":
        assert len(after["incidents"]) == len(before["incidents"]) - 1
        assert [figure["evidence"] for figure in after["figures"]] == [figure["evidence"] for figure in before["figures"]]
    if kind == "reject":
        assert {f["id"]: f["rejected_by"] for f in after["figures"]}[figure] == decision
        assert not any(figure in found["claims"] for found in after["findings"])
    if kind == "correct":
        assert (kept["field"], kept["value"]) == ("high", "15")
        assert next(f for f in after["figures"] if f["id"] == figure) == before["figures"][0]
    decided(case, "undo", decision)
    assert account(case) == before


def test_two_mentions_of_one_incident_can_be_parted(case):
    before = account(case)
    incident = max(before["incidents"], key=lambda i: len({e["report"] for e in i["evidence"]}))
    first, second = sorted({e["report"]: f"{e['report']}:{e['start']}" for e in incident["evidence"]}.values())[:2]
    decided(case, "different", first, second, "--note", "two strikes")
    assert len(account(case)["incidents"]) > len(before["incidents"])


def test_a_decision_outlives_later_reports(case, report):
    before = account(case)
    finding = before["findings"][0]["id"]
    decided(case, "note", finding, "--note", "ask again")
    assert run("add", case, report).code == 0
    after = account(case)
    assert [decision["note"] for decision in after["decisions"]] == ["ask again"]
    assert len(after["reports"]) == 14


def test_places_of_ones_own(tmp_path, monkeypatch):
    monkeypatch.setenv("TALLYSTICK_DATA", str(tmp_path / "data"))
    places = tmp_path / "places.csv"
    places.write_text("name,lat,lon,country,pcode\nQuorvathane,9.5,7.5,NG,NG990101\n")
    assert "1 places added" in run("gazetteer", "add", places).error
    report = tmp_path / "r.txt"
    report.write_text("Nine people were killed on Monday when a bridge collapsed in Quorvathane, Nigeria, police said.\n")
    known = account(report, "--date", "2031-05-06")
    assert ("Quorvathane", 9.5) in {(entity["name"], entity["lat"]) for entity in known["entities"]}


def test_a_case_is_read_again_when_places_of_ones_own_come(tmp_path, monkeypatch):
    monkeypatch.setenv("TALLYSTICK_DATA", str(tmp_path / "data"))
    text = "Nine people were killed on Monday when a bridge collapsed in Quorvathane, Nigeria, police said.\n"
    (tmp_path / "r.txt").write_text(text)
    assert run("add", tmp_path / "bridge.case", tmp_path / "r.txt", "--date", "2031-05-06").code == 0
    (tmp_path / "places.csv").write_text("name,lat,lon,country,pcode\nQuorvathane,9.5,7.5,NG,NG990101\n")
    assert run("gazetteer", "add", tmp_path / "places.csv").code == 0
    assert account(tmp_path / "bridge.case") == account(tmp_path / "r.txt", "--date", "2031-05-06")
    assert ("Quorvathane", 9.5) in {(entity["name"], entity["lat"]) for entity in account(tmp_path / "bridge.case")["entities"]}
