"""The history of an incident: what each day added, in the six verbs."""

import msgspec

from present import flood
from tallystick.present.view import AccountView
from tallystick.records.account import Origin
from tallystick.run.history import incident_history

SPOKEN = ("ent_army", "ent_league", "outlet:npw", "outlet:coast", "unnamed:rep_e:a farmer")
ACCOUNT = msgspec.structs.replace(
    flood.account(), origins=(*flood.account().origins, *(Origin(key=key, name=key, kind="voice") for key in SPOKEN))
)
HISTORY = incident_history(AccountView(ACCOUNT), ACCOUNT.incidents[0])


def test_each_day_on_which_a_report_told_of_it():
    assert [day.day for day in HISTORY.days] == ["2031-05-03", "2031-05-04"]
    assert [[report.id for report in day.reports] for day in HISTORY.days] == [["rep_a", "rep_b"], ["rep_c"]]


def test_the_first_day_is_new_and_a_later_number_an_update():
    first, second = ([change.verb.value for change in day.changes] for day in HISTORY.days)
    assert set(first) == {"new"}
    assert "updated" in second


def test_changes_point_into_the_reports():
    for day in HISTORY.days:
        for change in day.changes:
            assert all(place.report in flood.TEXTS for place in change.evidence)


def test_an_undated_report_is_of_no_day():
    reports = tuple(msgspec.structs.replace(r, published=None) if r.id == "rep_c" else r for r in ACCOUNT.reports)
    history = incident_history(AccountView(msgspec.structs.replace(ACCOUNT, reports=reports)), ACCOUNT.incidents[0])
    assert [day.day for day in history.days] == ["2031-05-03"]
    assert [report.id for report in history.undated] == ["rep_c"]


def test_a_rejected_claim_changes_nothing():
    figures = tuple(msgspec.structs.replace(f, rejected_by="dec_1") if f.id == "fig_3" else f for f in ACCOUNT.figures)
    history = incident_history(AccountView(msgspec.structs.replace(ACCOUNT, figures=figures)), ACCOUNT.incidents[0])
    assert all(change.verb.value != "updated" for day in history.days for change in day.changes)
