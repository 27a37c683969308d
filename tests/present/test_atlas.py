"""The map of incidents: rings as wide as the words are vague, and what cannot be drawn is listed."""

import msgspec
import pytest

from present import flood
from tallystick.present.atlas import WIDTH, Atlas, draw_atlas
from tallystick.present.incidents import IncidentList, WantedIncidents
from tallystick.present.view import AccountView
from tallystick.records.account import Entity, EntityType

VIEW = AccountView(flood.account())


def view_with(*entities: Entity) -> AccountView:
    account = flood.account()
    return AccountView(msgspec.structs.replace(account, entities=(*account.entities, *entities)))


def place(id_: str, lat: float | None, lon: float | None, feature: str = "city", precision: int = 3) -> Entity:
    return Entity(id=id_, type=EntityType.PLACE, name=id_.title(), lat=lat, lon=lon, feature=feature, precision=precision)


def drawn(view: AccountView, counts: dict[str, int], chosen: str = "", everything: bool = False) -> Atlas:
    atlas = draw_atlas(view, counts, chosen, everything=everything)
    assert atlas is not None
    return atlas


def test_a_town_is_a_ring_and_a_district_a_wider_one():
    atlas = drawn(VIEW, {"plc_orvelle": 3, "plc_sentha": 1})
    by_place = {dot.place: dot for dot in atlas.dots}
    assert (by_place["plc_orvelle"].style, by_place["plc_sentha"].style) == ("city", "area")
    assert by_place["plc_orvelle"].radius < by_place["plc_sentha"].radius
    assert by_place["plc_orvelle"].label == "Orvelle 3"
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= atlas.height for dot in atlas.dots)


def test_countries_and_unknown_places_are_listed_not_drawn():
    view = view_with(place("landia", 44.0, 12.0, "country", 7), place("nowhere", None, None))
    atlas = drawn(view, {"plc_orvelle": 1, "landia": 2, "nowhere": 3})
    assert [dot.place for dot in atlas.dots] == ["plc_orvelle"]
    assert [(one.name, one.count) for one in atlas.wide] == [("Landia", 2)]
    assert [(one.name, one.count) for one in atlas.unknown] == [("Nowhere", 3)]


def test_a_place_far_from_all_others_is_listed_unless_asked_for():
    view = view_with(place("antipode", -44.0, -168.0))
    counts = {"plc_orvelle": 9, "plc_sentha": 4, "antipode": 1}
    atlas = drawn(view, counts)
    assert [one.place for one in atlas.outside] == ["antipode"]
    assert len(drawn(view, counts, everything=True).dots) == 3
    assert "antipode" in {dot.place for dot in drawn(view, counts, "antipode").dots}


def test_no_place_is_no_map():
    assert draw_atlas(VIEW, {}) is None
    assert draw_atlas(VIEW, {"unheard": 1}) is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (WantedIncidents(), True),
        (WantedIncidents(type="disaster", place="plc_orvelle", measure="killed", since="2031-05-01", until="2031-05-03"), True),
        (WantedIncidents(type="strike"), False),
        (WantedIncidents(place="plc_sentha"), False),
        (WantedIncidents(since="2031-05-04"), False),
        (WantedIncidents(until="2031-05-02"), False),
        (WantedIncidents(until="2031-05"), True),
        (WantedIncidents(measure="missing"), False),
        (WantedIncidents(text="DIKE orvelle"), True),
        (WantedIncidents(undated=True), False),
    ],
)
def test_incidents_are_filtered(wanted, found):
    assert bool(IncidentList(VIEW).select(wanted)) is found


def test_a_filter_is_left_aside_for_its_own_picture():
    wanted = WantedIncidents(place="plc_sentha", since="2031-05-04")
    known = IncidentList(VIEW)
    assert not known.select(wanted, without=("place",))
    assert known.select(wanted, without=("place", "days"))
