"""Calendars, TimeMap and FollowTheMoney, read by the formats' own libraries."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from present import flood
from present.exports import hostile
from tallystick.present.exports.calendar import incidents_ics
from tallystick.present.exports.timemap import timemap_json
from tallystick.records.account import Account
from tallystick.records.values import TimeSpan


def calendar(text: str) -> Any:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed: pip install 'tallystick[dev]'")
    return icalendar.Calendar.from_ical(text)


def test_a_calendar_is_read_by_its_own_library() -> None:
    account = flood.account()
    found = calendar(incidents_ics(account))
    assert found.errors == []
    events = {str(event["uid"]).removesuffix("@tallystick"): event for event in found.walk("VEVENT")}
    dated = {one.id: one for one in account.incidents if one.when is not None and one.when.first_day and one.when.last_day}
    assert set(events) == set(dated)
    for id_, event in events.items():
        when = dated[id_].when
        assert when is not None
        assert event.errors == []
        assert event["dtstart"].dt.isoformat() == when.first_day
        assert (event["dtend"].dt - date.fromisoformat(when.last_day or "")).days == 1
        assert str(event["summary"]) == dated[id_].title


def test_undated_incidents_are_counted_not_given_a_day() -> None:
    found = calendar(incidents_ics(hostile.account()))
    assert found.walk("VEVENT") == []
    total = len(hostile.account().incidents)
    assert f"{total} of {total} incidents" in str(found["x-wr-caldesc"])


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_title_forges_an_event(title: str) -> None:
    account = flood.account()
    when = TimeSpan("2031-05-03", "2031-05-03", "x")
    one = msgspec.structs.replace(account.incidents[0], title=title, when=when)
    written = incidents_ics(msgspec.structs.replace(account, incidents=(one,)))
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    events = calendar(written).walk("VEVENT")
    assert len(events) == 1
    kept = "".join(c if c == "\n" or (ord(c) >= 32 and ord(c) != 127) else " " for c in title)
    assert str(events[0]["summary"]) == kept


EVENT_KEYS = set(
    "id description date time time_precision location latitude longitude type category category_full associations sources comments "
    "time_display narrative___stepStyles shape colour".split()
)
SOURCE_KEYS = set("id title thumbnail paths type affil_s url description parent author date notes".split())
ASSOCIATION_KEYS = set("id title desc mode colour type display filter_paths".split())


@pytest.mark.parametrize("account", [flood.account(), Account(), hostile.account()], ids=["flood", "empty", "hostile"])
def test_timemap_holds_what_its_own_schema_asks_for(account: Account) -> None:
    """TimeMap's validators: known keys alone, all text, coordinates as a pair, each association and source there."""
    page = json.loads(timemap_json(account))
    assert len(page["events"]) == len(account.incidents)
    associations = {one["id"] for one in page["associations"]}
    for event in page["events"]:
        assert set(event) <= EVENT_KEYS
        assert all(isinstance(value, str) for name, value in event.items() if name not in {"associations", "sources"})
        assert bool(event["latitude"]) == bool(event["longitude"])
        assert set(event["associations"]) <= associations
        assert set(event["sources"]) <= set(page["sources"])
        if event["date"]:
            month, day, year = event["date"].split("/")
            date(int(year), int(month), int(day))
    for id_, source in page["sources"].items():
        assert source["id"] == id_
        assert set(source) <= SOURCE_KEYS
        assert source["url"] == "" or source["url"].startswith("http")
    for one in page["associations"]:
        assert set(one) <= ASSOCIATION_KEYS
        assert {"id", "title", "mode"} <= set(one)
    assert len(associations) == len(page["associations"])


def test_timemap_shows_no_day_or_point_that_nobody_told() -> None:
    for event in json.loads(timemap_json(hostile.account()))["events"]:
        assert (event["date"], event["latitude"], event["location"]) == ("", "", "")
    account = flood.account()
    wide = TimeSpan("2031-05-01", "2031-05-03", "x")
    spread = msgspec.structs.replace(account, incidents=tuple(msgspec.structs.replace(one, when=wide) for one in account.incidents))
    for event in json.loads(timemap_json(spread))["events"]:
        assert event["date"] == ""
        assert event["time_display"] == "2031-05-01 to 2031-05-03"


class TestFollowTheMoney:
    @pytest.fixture(autouse=True)
    def library(self) -> None:
        pytest.importorskip(
            "followthemoney", reason="followthemoney is not built: apt-get install g++ pkg-config libicu-dev; pip install 'tallystick[ftm]'"
        )

    @pytest.mark.parametrize("account", [flood.account(), Account(), hostile.account()], ids=["flood", "empty", "hostile"])
    def test_each_entity_is_valid_in_its_schema(self, account: Account) -> None:
        from followthemoney import model
        from followthemoney.proxy import EntityProxy

        from tallystick.present.exports.ftm import ftm_json_lines

        lines = ftm_json_lines(account).splitlines()
        assert len(lines) == len(account.reports) + len(account.entities) + len(account.incidents)
        proxies = {}
        for line in lines:
            values = json.loads(line)
            proxy = EntityProxy.from_dict(values, cleaned=False)
            assert proxy.id not in proxies
            proxies[proxy.id] = proxy
            model[values["schema"]].validate(values)
            # What the library would not take, it leaves out when it reads: nothing may be left out.
            kept = {name: sorted(proxy.get(name)) for name in values["properties"]}
            assert kept == {name: sorted(found) for name, found in values["properties"].items()}
        for proxy in proxies.values():
            for prop, value in proxy.itervalues():
                if prop.type.name == "entity":
                    assert value in proxies
                    assert prop.range is None or proxies[value].schema.is_a(prop.range), prop

    def test_who_did_it_is_a_note_with_who_says_so(self) -> None:
        from tallystick.present.exports.ftm import ftm_json_lines

        account = flood.account()
        events = [json.loads(line) for line in ftm_json_lines(account).splitlines() if '"schema":"Event"' in line]
        incident = next(one for one in account.incidents if one.perpetrators)
        notes = next(event for event in events if event["properties"]["name"] == [incident.title])["properties"]["notes"]
        for claim in incident.perpetrators:
            assert any(note.startswith(f"{claim.actor.name} is said to have done it by") for note in notes)
