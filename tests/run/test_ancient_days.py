"""Days before the year 1, which no calendar of the library reaches: they are told, and stop nothing."""

from datetime import date

import pytest

from tallystick.present.exports import BY_NAME
from tallystick.read.formats import Text
from tallystick.read.inputs import report_of
from tallystick.run import analyse_reports, build_account

TEXT = (
    "ASMAR, 12 September 2031 (TPA) - A fire at a museum in Asmar killed two guards on Thursday, police said.\n\n"
    "One hall shows how 6,400 people were killed in a battle in 490 BC. In September 490 BC an army attacked the town and killed 300 people."
)


@pytest.fixture(scope="module")
def account():
    report = report_of(Text(text=TEXT, outlet=None), "museum", None, "0" * 64, None, None)
    return build_account([report], {one.report: one for one in analyse_reports([report])})


def test_a_battle_before_our_era_stops_no_account(account):
    days = {incident.when.first_day for incident in account.incidents if incident.when is not None}
    assert date(2031, 9, 11).isoformat() in days
    assert any(incident.when is not None and (incident.when.start or "").startswith("-0489") for incident in account.incidents)


def test_the_era_is_no_place(account):
    assert not [entity.name for entity in account.entities if entity.name == "BC"]


@pytest.mark.parametrize("form", ["json", "geojson", "csv", "csv-incidents", "hxl", "ged", "acled", "timemap", "ics", "html", "markdown"])
def test_it_is_written_in_every_form(account, form):
    assert BY_NAME[form].write(account)
