"""Drafts in the columns of UCDP GED and ACLED: marked as drafts, and empty where nothing is known."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from present import flood
from present.exports import hostile
from tallystick.present.exports import acled, ged
from tallystick.records.account import Account, Coding, Codings, Incident, NamedActor


def violent(**more: object) -> Account:
    """The flood with each incident told as a strike."""
    account = flood.account()
    codings = Codings(
        airwars=Coding(values={}, trace=()),
        ucdp=Coding(
            values={"best": 12, "low": 5, "high": 19, "where_prec": 1, "date_prec": 1, "event_clarity": 1, "type_of_violence": 3},
            trace=("best 12: a rule",),
        ),
        acled=Coding(
            values={
                "event_type": "Explosions/Remote violence",
                "sub_event_type": "Air/drone strike",
                "fatalities": 5,
                "geo_precision": None,
                "time_precision": 1,
            },
            trace=("fatalities 5: a rule",),
        ),
    )

    def told(incident: Incident) -> Incident:
        return msgspec.structs.replace(incident, type="strike", codings=codings, planned=False, **more)

    return msgspec.structs.replace(account, incidents=tuple(told(incident) for incident in account.incidents))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_ged_has_its_columns_in_its_order() -> None:
    assert len(ged.COLUMNS) == 49
    found = rows(ged.ged_csv(violent()))
    assert found
    assert tuple(found[0]) == (*ged.COLUMNS, *ged.OWN_COLUMNS)


def test_acled_has_its_columns_in_its_order() -> None:
    assert len(acled.COLUMNS) == 31
    found = rows(acled.acled_csv(violent()))
    assert found
    assert tuple(found[0]) == (*acled.COLUMNS, *acled.OWN_COLUMNS)


def test_each_row_says_that_it_is_a_draft() -> None:
    assert {row["draft_status"] for row in rows(ged.ged_csv(violent()))} == {ged.DRAFT}
    assert {row["code_status"] for row in rows(ged.ged_csv(violent()))} == {"Draft"}
    assert {row["draft_status"] for row in rows(acled.acled_csv(violent()))} == {acled.DRAFT}


def test_what_the_data_sets_alone_can_give_stays_empty() -> None:
    for row in rows(ged.ged_csv(violent())):
        for name in (
            "relid",
            "conflict_new_id",
            "dyad_new_id",
            "priogrid_gid",
            "gwnoa",
            "deaths_a",
            "deaths_b",
            "deaths_civilians",
            "active_year",
        ):
            assert row[name] == ""
    for row in rows(acled.acled_csv(violent())):
        for name in ("event_id_cnty", "inter1", "interaction", "iso", "region", "source_scale", "timestamp", "civilian_targeting"):
            assert row[name] == ""


def test_rivals_for_responsibility_are_not_put_into_one_cell() -> None:
    account = violent()
    incident = next(one for one in account.incidents if len({claim.actor.name for claim in one.perpetrators}) > 1)
    row = next(row for row in rows(acled.acled_csv(account)) if row["draft_id"] == incident.id)
    assert row["actor1"] == ""
    assert all(claim.actor.name in row["draft_actors"] for claim in incident.perpetrators)
    assert next(row for row in rows(ged.ged_csv(account)) if row["id"] == incident.id)["side_a"] == ""
    alone = tuple(msgspec.structs.replace(claim, actor=NamedActor(name="the Dune League")) for claim in incident.perpetrators)
    single = violent(perpetrators=alone)
    assert {row["actor1"] for row in rows(acled.acled_csv(single))} == {"the Dune League"}
    assert {(row["side_a"], row["side_b"]) for row in rows(ged.ged_csv(single))} == {("the Dune League", "Civilians")}


def test_each_row_quotes_the_words_it_was_read_in() -> None:
    account = violent()
    for row in rows(ged.ged_csv(account)):
        for quote in row["draft_quotes"].split(" | "):
            name, _, rest = quote.partition(" [")
            start, end = rest.partition("]")[0].split("-")
            report = next(report for report in account.reports if report.name == name)
            assert f"“{' '.join((report.text or '')[int(start) : int(end)].split())}”" in quote


def test_a_place_that_is_no_point_for_acled_has_no_coordinates() -> None:
    assert {(row["latitude"], row["location"]) for row in rows(acled.acled_csv(violent()))} == {("", "")}


def test_unknown_days_and_places_stay_empty() -> None:
    account = violent(when=None, place=None)
    for row in rows(acled.acled_csv(account)):
        assert {row[name] for name in ("event_date", "year", "country", "latitude", "draft_earliest", "draft_latest")} == {""}
    for row in rows(ged.ged_csv(account)):
        assert {row[name] for name in ("date_start", "date_end", "year", "country", "latitude", "geom_wkt")} == {""}


def test_what_is_planned_or_no_violence_has_no_row() -> None:
    account = violent()
    planned = msgspec.structs.replace(account, incidents=tuple(msgspec.structs.replace(one, planned=True) for one in account.incidents))
    assert rows(ged.ged_csv(planned)) == rows(acled.acled_csv(planned)) == []
    assert rows(ged.ged_csv(flood.account())) == []


def test_hostile_words_are_no_formula() -> None:
    made = hostile.account()
    strikes = msgspec.structs.replace(made, incidents=tuple(msgspec.structs.replace(one, type="strike") for one in made.incidents))
    for row in rows(ged.ged_csv(strikes)):
        assert row["source_office"].startswith("'")


@pytest.mark.parametrize(
    ("event", "sub", "disorder"),
    [
        ("Battles", "Armed clash", "Political violence"),
        ("Protests", "Peaceful protest", "Demonstrations"),
        ("Protests", "Excessive force against protesters", "Political violence; Demonstrations"),
        ("Riots", "Mob violence", "Political violence"),
        ("Riots", None, None),
        (None, None, None),
    ],
)
def test_disorder_type_follows_from_the_types(event: str | None, sub: str | None, disorder: str | None) -> None:
    assert acled.disorder_type(event, sub) == disorder
