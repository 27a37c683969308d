from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.present.codings import CodingRows, code_incident
from tallystick.records.account import AttributionLink, Entity, EntityType, Figure, Incident, NamedActor, Responsibility
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence
from tallystick.records.rows import Book, Gathered, Rows
from tallystick.records.values import TimeSpan

HERE = (Evidence("rep_1", 0, 10),)
CITY = Entity(id="pl_v", type=EntityType.PLACE, name="Velgrad", lat=45.0, lon=20.0, country="XV", feature="city", precision=2)


def incident(type_: str = "strike", **fields: object) -> Incident:
    given: dict[str, object] = {"place": "pl_v", "when": TimeSpan("2031-05-18", "2031-05-18", "given"), "means": ("artillery",), **fields}
    return Incident(id="inc_1", evidence=HERE, type=type_, title="a strike", **given)  # type: ignore[arg-type]


def figure(
    low: float | None, high: float | None, origin: str = "o1", measure: str = "killed", group: str | None = "civilians", **fields: object
) -> Figure:
    return Figure(
        id=f"fig_{measure}_{low}_{high}_{origin}",
        evidence=HERE,
        measure=measure,
        group=group,
        low=low,
        high=high,
        hedge=None,
        incident="inc_1",
        attribution=(AttributionLink(name="The Daily Oar"),),
        certainty=Certainty.STATED,
        origin=origin,
        **fields,  # type: ignore[arg-type]
    )


def blame(name: str, *by: str, certainty: Certainty = Certainty.ALLEGED) -> Responsibility:
    return Responsibility(
        actor=NamedActor(name=name), by=tuple(AttributionLink(name=one) for one in ("The Daily Oar", *by)), certainty=certainty
    )


def test_airwars_range_and_grades() -> None:
    two = code_incident(incident(), [figure(10, 10, "o1"), figure(12, None, "o2")], (), [CITY], ()).airwars
    assert (two.values["civilians_killed_min"], two.values["civilians_killed_max"], two.values["grade"]) == (10, 12, "fair")
    one = code_incident(incident(), [figure(10, 10)], (), [CITY], ()).airwars
    assert one.values["grade"] == "weak"
    rivals = incident(perpetrators=(blame("the army", "the rebels"), blame("the rebels", "the army")))
    assert code_incident(rivals, [figure(10, 10)], (), [CITY], ()).airwars.values["grade"] == "contested"
    owned = incident(perpetrators=(blame("the army", "the army", certainty=Certainty.STATED),))
    assert code_incident(owned, [figure(10, 10)], (), [CITY], ()).airwars.values["grade"] == "confirmed"


def test_combatants_are_no_civilians_and_parts_no_second_count() -> None:
    figures = [
        figure(10, 10),
        figure(40, 40, "o2", group="rebel fighters"),
        figure(3, 3, "o1", group="children", part_of="fig_killed_10_10_o1"),
    ]
    coded = code_incident(incident(), figures, (), [CITY], ())
    assert (coded.airwars.values["civilians_killed_min"], coded.airwars.values["civilians_killed_max"]) == (10, 10)
    assert (coded.ucdp.values["low"], coded.ucdp.values["high"]) == (10, 40)


def test_nothing_is_made_up_where_nothing_is_told() -> None:
    bare = Incident(id="inc_1", evidence=HERE, type="strike", title="a strike")
    coded = code_incident(bare, (), (), (), ())
    assert set(coded.airwars.values.values()) == {None}
    assert coded.ucdp.values["best"] is None
    assert coded.ucdp.values["where_prec"] is None
    assert coded.acled.values["event_type"] is None
    assert coded.acled.values["geo_precision"] is None
    for coding in (coded.airwars, coded.ucdp, coded.acled):
        assert coding.trace


def test_ucdp_best_is_what_most_origins_say_and_precisions_follow_place_and_day() -> None:
    figures = [figure(10, 10, "o1"), figure(14, 14, "o2"), figure(14, 14, "o3")]
    values = code_incident(incident(), figures, (), [CITY], ()).ucdp.values
    assert (values["best"], values["low"], values["high"]) == (14, 10, 14)
    assert (values["where_prec"], values["date_prec"], values["event_clarity"]) == (1, 1, 1)
    month = code_incident(incident(when=TimeSpan("2031-05", "2031-05", "given")), figures, (), [CITY], ()).ucdp.values
    assert (month["date_prec"], month["event_clarity"]) == (4, 2)


def test_acled_counts_and_types() -> None:
    values = code_incident(incident(), [figure(24, 99), figure(30, 30, "o2")], (), [CITY], ()).acled.values
    assert values["fatalities"] == 12
    assert (values["event_type"], values["sub_event_type"]) == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert (values["geo_precision"], values["time_precision"]) == (1, 1)
    assert code_incident(incident("disaster"), [figure(30, 30)], (), [CITY], ()).acled.values["event_type"] is None
    assert code_incident(incident(means=()), [figure(3, 3)], (), [CITY], ()).acled.values["event_type"] is None


def test_rejected_and_denied_figures_do_not_count() -> None:
    figures = [figure(10, 10), figure(90, 90, "o2", rejected_by="dec_1")]
    assert code_incident(incident(), figures, (), [CITY], ()).ucdp.values["high"] == 10


def test_one_and_many_agree() -> None:
    figures = [figure(10, 10), figure(12, None, "o2")]
    book = Book()
    counted = Gathered(book, Rows.of(book, {f.id: f for f in figures}), lambda id_, f: [(f.incident, id_, f)])
    told = Gathered(book, Rows(book), lambda *_: [])
    found = CodingRows(book, Rows.of(book, {"inc_1": incident()}), counted, Rows(book), Rows.of(book, {CITY.id: CITY}), told)
    book.refresh()
    assert found["inc_1"] == code_incident(incident(), figures, (), [CITY], ())


bounds = st.one_of(st.none(), st.integers(0, 500).map(float))


@given(
    st.lists(
        st.tuples(bounds, bounds, st.sampled_from(["o1", "o2", "o3"]), st.sampled_from(["civilians", "people", "soldiers", None])),
        max_size=8,
    )
)
def test_low_never_exceeds_high_and_best_lies_between(found: list[tuple[float | None, float | None, str, str | None]]) -> None:
    figures = [figure(low, high, origin, group=group) for low, high, origin, group in found if low is None or high is None or low <= high]
    values = code_incident(incident(), figures, (), [CITY], ()).ucdp.values
    low, best, high = values["low"], values["best"], values["high"]
    if isinstance(low, int) and isinstance(best, int) and isinstance(high, int):
        assert low <= best <= high
