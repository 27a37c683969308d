import msgspec
import pytest

from assess.builders import blame, figure, incident, judge_figures, judge_statements, kinds, person, place, report, statement
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence

TOWN = place("plc_town", "Varnholt")
HALL = place("plc_hall", "Varnholt town hall", within=["plc_town"], feature="facility")


def test_one_number_in_two_reports_is_an_agreement_of_two_origins():
    found = judge_figures(
        [figure("a", "r1", 12, 12, place="plc_town"), figure("b", "r2", 12, 12, place="plc_town")], [report("r1"), report("r2")], [TOWN]
    )
    assert kinds(found, "a", "b") == {"agreement"}
    assert found[0].independent_origins == 2


def test_sums_of_money_agree_but_are_rivals_only_where_both_say_what_for():
    reports = [report("r1"), report("r2")]
    sums = [
        figure(n, f"r{i}", low, low, measure="money", group=None, place="plc_town")
        for i, (n, low) in enumerate((("a", 8000), ("b", 40000)), 1)
    ]
    assert kinds(judge_figures(sums, reports, [TOWN]), "a", "b") == set()
    same = [figure(n, r, 8000, 8000, measure="money", group=None, place="plc_town") for n, r in (("a", "r1"), ("b", "r2"))]
    assert kinds(judge_figures(same, reports, [TOWN]), "a", "b") == {"agreement"}
    damage = [
        figure(n, r, low, low, measure="money", group="damage", place="plc_town") for n, r, low in (("a", "r1", 8000), ("b", "r2", 40000))
    ]
    assert kinds(judge_figures(damage, reports, [TOWN]), "a", "b") == {"dispute"}


def test_one_voice_in_three_outlets_is_one_origin():
    voice = (("Mara Lind", "ent_lind"),)
    figures = [figure(f"f{n}", f"r{n}", 12, 12, place="plc_town", voices=voice) for n in range(1, 4)]
    found = judge_figures(figures, [report(f"r{n}") for n in range(1, 4)], [TOWN, person("ent_lind", "Mara Lind")])
    agreement = next(f for f in found if f.kind.value == "agreement")
    assert (agreement.independent_origins, len(agreement.outlets)) == (1, 3)
    assert any("3 outlets" in reason for reason in agreement.reasons)


def test_two_unnamed_officials_are_neither_merged_nor_two_proofs():
    figures = [
        figure("a", "r1", 12, 12, place="plc_town", voices=(("officials", None),)),
        figure("b", "r2", 12, 12, place="plc_town", voices=(("officials", None),)),
    ]
    found = judge_figures(figures, [report("r1"), report("r2")], [TOWN])
    assert found[0].independent_origins == 1
    assert len(found[0].origins) == 2


def test_two_unnamed_officials_of_one_country_are_two_entities_and_one_proof():
    officials = [person(f"ent_{n}", "Xavian officials", unnamed=True) for n in (1, 2)]
    figures = [figure(f"f{n}", f"r{n}", 12, 12, place="plc_town", voices=((one.name, one.id),)) for n, one in enumerate(officials, 1)]
    found = judge_figures(figures, [report("r1"), report("r2")], [TOWN, *officials])
    assert (found[0].independent_origins, len(found[0].origins)) == (1, 2)
    named = [figures[0], figure("f2", "r2", 12, 12, place="plc_town", voices=(("Mara Lind", "ent_lind"),))]
    beside = judge_figures(named, [report("r1"), report("r2")], [TOWN, officials[0], person("ent_lind", "Mara Lind")])
    assert beside[0].independent_origins == 1


def test_a_reprint_is_no_second_origin():
    figures = [figure("a", "r1", 12, 12, place="plc_town"), figure("b", "r2", 12, 12, place="plc_town")]
    found = judge_figures(figures, [report("r1"), report("r2", duplicate_of="r1", duplicate_reason="one text")], [TOWN])
    assert found[0].independent_origins == 1


def test_a_finding_says_why_its_own_claims_are_of_one_origin_and_not_why_others_of_that_origin_are():
    reports = [report(f"r{n}", agencies=("Morvan Wire",)) for n in range(1, 4)]
    figures = [
        figure("a", "r1", 12, 12, place="plc_town"),
        figure("b", "r2", 12, 12, place="plc_town"),
        figure("c", "r3", 400, 400, measure="displaced", place="plc_town"),
    ]
    found = {f.claims: f.reasons for f in judge_figures(figures, reports, [TOWN]) if f.kind.value in {"agreement", "single_source"}}
    credits = [f"Outlet r{n} credits Morvan Wire" for n in range(1, 4)]
    assert found["a", "b"][-3:] == ("2 outlets carry it, all from Morvan Wire", *credits[:2])
    assert not {*credits[2:]}.intersection(found["a", "b"])
    assert [reason for reason in found["c",] if "Morvan Wire" in reason] == credits[2:]


POLICE, MEDICS, MINE = (("police", None),), (("hospital doctors", None),), {"incident": "inc_mine", "place": "plc_town"}


def judge_mine(*figures):
    reports = [report("r1"), report("r2", "2031-05-03")]
    return judge_figures(figures, reports, [TOWN], [incident("inc_mine", "explosion", "plc_town")])


def test_two_voices_of_one_report_may_be_rivals():
    found = judge_mine(figure("a", "r1", 12, 12, voices=POLICE, **MINE), figure("b", "r1", 30, 30, voices=MEDICS, start=40, **MINE))
    assert kinds(found, "a", "b") == {"dispute"}


def test_an_outlet_is_no_rival_of_whom_it_quotes_in_one_report():
    found = judge_mine(figure("a", "r1", 12, 12, **MINE), figure("b", "r1", 30, 30, voices=MEDICS, start=40, **MINE))
    assert kinds(found, "a", "b") == set()


@pytest.mark.parametrize(("before", "now", "kind"), [(12, 15, "update"), (60, 56, "revision")])
def test_what_a_report_says_was_counted_before_gives_way(before, now, kind):
    first = figure("a", "r1", before, before, voices=POLICE, earlier=True, start=40, **MINE)
    found = judge_mine(first, figure("b", "r1", now, now, voices=MEDICS, **MINE))
    assert kinds(found, "a", "b") == {kind}
    assert next(f for f in found if f.kind.value == kind).claims == ("a", "b")


def test_a_number_that_is_denied_is_no_rival():
    denied = figure("a", "r1", 70, 70, voices=POLICE, certainty=Certainty.DENIED, **MINE)
    found = judge_mine(denied, figure("b", "r2", 58, 58, voices=MEDICS, **MINE))
    assert kinds(found, "a", "b") == set()


@pytest.mark.parametrize("group", ["civilians", "bodies"])
def test_some_of_the_dead_are_no_rival_of_all_in_one_report(group):
    found = judge_mine(
        figure("a", "r1", 80, 80, voices=POLICE, **MINE), figure("b", "r1", 65, 65, group=group, voices=MEDICS, start=40, **MINE)
    )
    assert kinds(found, "a", "b") == set()


def test_more_bodies_than_dead_are_disputed():
    found = judge_mine(
        figure("a", "r1", 41, 41, voices=POLICE, **MINE), figure("b", "r1", 52, 52, group="bodies", voices=MEDICS, start=40, **MINE)
    )
    assert kinds(found, "a", "b") == {"dispute"}


def test_an_open_number_is_no_rival_of_one_that_lies_in_it():
    first = figure("a", "r1", None, 400, hedge="nearly", voices=MEDICS, **MINE)
    found = judge_mine(first, figure("b", "r2", 301, None, hedge="more than", voices=POLICE, when="2031-05-03", **MINE))
    assert kinds(found, "a", "b") == set()


def test_a_crowd_that_a_voice_counts_alone_is_all_the_dead():
    later = figure("b", "r2", 13, 13, voices=MEDICS, when="2031-05-03", **MINE)
    assert kinds(judge_mine(figure("a", "r1", 9, 9, group="miners", voices=POLICE, **MINE), later), "a", "b") == {"update"}


@pytest.mark.parametrize("group", ["tourists", "miners"])
def test_some_of_the_dead_are_not_all(group):
    some = figure("a", "r1", 9, 9, group=group, voices=POLICE, **MINE)
    whole = figure("c", "r1", 11, 11, voices=POLICE, start=40, **MINE)
    found = judge_mine(some, whole, figure("b", "r2", 13, 13, voices=MEDICS, when="2031-05-03", **MINE))
    assert kinds(found, "a", "b") == set()


def test_what_a_country_counts_of_a_quake_is_the_quakes_toll():
    land = place("XV", "Xavia", feature="country")
    town = place("plc_town", "Varnholt", within=["XV"])
    figures = [
        figure("a", "r1", 91, None, place="plc_town", incident="inc_q"),
        figure("b", "r2", 131, 131, place="XV", incident="inc_q", when="2031-05-03"),
    ]
    reports = [report("r1"), report("r2", "2031-05-03")]
    for means, expected in ((("quake",), {"update"}), (("flood",), set())):
        told = judge_figures(figures, reports, [town, land], [incident("inc_q", "disaster", "plc_town", means=means)])
        assert kinds(told, "a", "b") == expected


def test_what_is_told_of_the_town_is_of_the_attack_on_its_district():
    town, district = (place(f"plc_{n}", n.title(), feature=feature) for n, feature in (("town", "city"), ("quay", "district")))
    town, district = (msgspec.structs.replace(one, lat=45.0, lon=20.0) for one in (town, district))
    bombed = incident("inc_b", "explosion", "plc_quay")
    figures = [
        figure("a", "r1", 79, None, place="plc_quay", incident="inc_b"),
        figure("b", "r2", 175, 175, place="plc_town", incident="inc_b", when="2031-05-03"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-03")], [town, district], [bombed])
    assert kinds(found, "a", "b") == {"update"}


def test_what_is_printed_later_comes_later_whatever_day_it_names():
    monday = figure("a", "r1", 175, 175, when="2031-05-04", voices=POLICE, **MINE)
    found = judge_figures(
        [monday, figure("b", "r2", 213, None, when="2031-05-03", voices=MEDICS, **MINE)],
        [report("r1", "2031-05-04"), report("r2", "2031-05-05")], [TOWN], [incident("inc_mine", "explosion", "plc_town")],
    )  # fmt: skip
    assert kinds(found, "a", "b") == {"update"}


def test_seven_more_are_no_toll_that_grew_to_forty():
    found = judge_mine(
        figure("a", "r1", 7, 7, rest=True, voices=POLICE, **MINE), figure("b", "r2", 40, 40, voices=POLICE, when="2031-05-03", **MINE)
    )
    assert kinds(found, "a", "b") == set()


def test_a_number_that_a_report_takes_back_is_revised_in_the_other_as_well():
    told = figure("a", "r1", 60, None, voices=MEDICS, **MINE)
    before = figure("b", "r2", 60, 60, voices=POLICE, earlier=True, when=None, start=60, **MINE)
    now = figure("c", "r2", 56, 56, voices=POLICE, when="2031-05-03", **MINE)
    found = judge_mine(told, before, now)
    assert kinds(found, "a", "c") == {"revision"}


def test_tolls_of_two_incidents_of_one_town_are_two_questions():
    figures = [figure("a", "r1", 12, 12, place="plc_town", incident="inc_a"), figure("b", "r2", 30, 30, place="plc_town", incident="inc_b")]
    found = judge_figures(
        figures, [report("r1"), report("r2")], [TOWN], [incident("inc_a", "strike", "plc_town"), incident("inc_b", "disaster", "plc_town")]
    )
    assert kinds(found, "a", "b") == set()


def test_a_rising_toll_is_an_update_through_all_its_values():
    figures = [
        figure("a", "r1", 24, 99, place="plc_town", cumulative=True),
        figure("b", "r2", 127, 127, place="plc_town", when="2031-05-03", cumulative=True),
        figure("c", "r3", 130, 130, place="plc_town", when="2031-05-05", cumulative=True),
    ]
    reports = [report("r1"), report("r2", "2031-05-03"), report("r3", "2031-05-05")]
    assert kinds(judge_figures(figures, reports, [TOWN]), "a", "b", "c") == {"update"}


def test_a_later_lower_toll_of_one_origin_is_a_revision():
    voice = (("Mara Lind", "ent_lind"),)
    figures = [
        figure("a", "r1", 30, 30, place="plc_town", voices=voice),
        figure("b", "r2", 21, 21, place="plc_town", voices=voice, when="2031-05-03"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-03")], [TOWN, person("ent_lind", "Mara Lind")])
    assert kinds(found, "a", "b") == {"revision"}


def test_two_voices_with_two_tolls_of_one_day_are_a_dispute_with_positions():
    figures = [
        figure("a", "r1", 12, 12, place="plc_town", voices=(("Mara Lind", "ent_lind"),)),
        figure("b", "r2", 40, 40, place="plc_town", voices=(("Ivo Renn", "ent_renn"),)),
        figure("c", "r3", 10, None, place="plc_town"),
    ]
    found = judge_figures(
        figures, [report("r1"), report("r2"), report("r3")], [TOWN, person("ent_lind", "Mara Lind"), person("ent_renn", "Ivo Renn")]
    )
    dispute = next(f for f in found if f.kind.value == "dispute")
    assert set(dispute.claims) == {"a", "b"}, "'at least 10' fits both positions, so it is in no dispute"
    assert len(dispute.positions) == 2


def test_soldiers_and_civilians_are_never_compared():
    figures = [
        figure("a", "r1", 12, 12, group="soldiers", place="plc_town"),
        figure("b", "r2", 40, 40, group="civilians", place="plc_town"),
    ]
    assert not kinds(judge_figures(figures, [report("r1"), report("r2")], [TOWN]), "a", "b")


def test_one_site_is_no_rival_of_the_whole():
    attack = incident("inc_1", "strike", "plc_town")
    figures = [
        figure("a", "r1", 89, 89, place="plc_hall", incident="inc_1"),
        figure("b", "r2", 130, 130, place="plc_town", incident="inc_1"),
    ]
    assert not kinds(judge_figures(figures, [report("r1"), report("r2")], [TOWN, HALL], [attack]), "a", "b")


def test_ten_shot_and_nine_wounded_differ_by_the_one_dead():
    attack = incident("inc_1", "killing", "plc_town")
    figures = [
        figure("a", "r1", 10, 10, "wounded", place="plc_town", incident="inc_1"),
        figure("k", "r1", 1, 1, "killed", place="plc_town", incident="inc_1", start=40),
        figure("b", "r2", 9, 9, "wounded", place="plc_town", incident="inc_1"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2")], [TOWN], [attack])
    assert not kinds(found, "a", "b") & {"dispute", "revision", "update"}


def test_two_incidents_of_one_town_are_two_questions():
    incidents = [incident("inc_1", "strike", "plc_town"), incident("inc_2", "strike", "plc_town")]
    figures = [figure("a", "r1", 2, 2, place="plc_town", incident="inc_1"), figure("b", "r2", 40, 40, place="plc_town", incident="inc_2")]
    assert not kinds(judge_figures(figures, [report("r1"), report("r2")], [TOWN], incidents), "a", "b")


def test_what_nobody_else_gives_is_single_sourced():
    found = judge_figures([figure("a", "r1", 12, 12, place="plc_town")], [report("r1")], [TOWN])
    assert kinds(found, "a") == {"single_source"}


def test_what_its_report_calls_unverified_is_so_found():
    found = judge_figures([figure("a", "r1", 12, 12, place="plc_town", certainty=Certainty.UNVERIFIED)], [report("r1")], [TOWN])
    assert "unverified" in kinds(found, "a")


def test_rival_claims_of_responsibility_have_equal_rank():
    text = "north shelled the hall. south mined the hall."
    people = [person("ent_n", "Northern Army", side="N"), person("ent_s", "Southern Army", side="S")]
    told = incident(
        "inc_1",
        "strike",
        perpetrators=(blame("Northern Army", "ent_n", "s1", ("South", "ent_s")), blame("Southern Army", "ent_s", "s2", ("North", "ent_n"))),
        statements=("s1", "s2"),
    )
    statements = [
        statement("s1", "r1", 0, 22, ("South", "ent_s"), certainty=Certainty.ALLEGED),
        statement("s2", "r1", 24, 44, ("North", "ent_n"), certainty=Certainty.ALLEGED),
    ]
    found = judge_statements(statements, [report("r1", text=text)], people, [told])
    assert "dispute" in kinds(found, "s1", "s2")


def test_a_bomber_is_no_rival_of_whose_bomber_he_was():
    text = "the front claimed it. a suicide bomber did it."
    told = incident(
        "inc_1",
        "explosion",
        perpetrators=(blame("Asmar Front", "ent_f", "s1", ("Front", "ent_f")), blame("suicide bomber", None, "s2", ("state media", None))),
        statements=("s1", "s2"),
    )
    statements = [
        statement("s1", "r1", 0, 20, ("Front", "ent_f"), certainty=Certainty.ALLEGED),
        statement("s2", "r2", 22, 46, ("state media", None)),
    ]
    found = judge_statements(statements, [report("r1", text=text), report("r2", text=text)], [person("ent_f", "Asmar Front")], [told])
    assert "dispute" not in kinds(found, "s1", "s2")


def test_the_same_matter_told_twice_agrees_and_its_contrary_disputes():
    one = "the pumping station at the old harbour lost power during the storm"
    two = "the old harbour pumping station lost power in the storm"
    contrary = "the pumping station at the old harbour never lost power during the storm"
    reports = [report("r1", text=one), report("r2", text=two), report("r3", text=contrary)]
    statements = [statement(f"s{n}", f"r{n}", 0, len(t), (f"voice {n}", None)) for n, t in enumerate((one, two, contrary), 1)]
    found = judge_statements(statements, reports)
    assert "agreement" in kinds(found, "s1", "s2")
    assert "dispute" in kinds(found, "s1", "s3")


def test_a_changed_degree_is_an_update_and_of_one_origin_a_revision():
    one, two = (
        "Renn will face one count of second-degree arson in the district court",
        "Renn faces one count of first-degree arson in the district court",
    )
    reports = [report("r1", text=one), report("r2", "2031-05-06", text=two)]
    apart = [statement("s1", "r1", 0, len(one), ("Lind", None)), statement("s2", "r2", 0, len(two), ("Odd", None))]
    assert kinds(judge_statements(apart, reports), "s1", "s2") == {"update"}
    people = [person("ent_lind", "Lind")]
    same = [statement("s1", "r1", 0, len(one), ("Lind", "ent_lind")), statement("s2", "r2", 0, len(two), ("Lind", "ent_lind"))]
    assert kinds(judge_statements(same, reports, people), "s1", "s2") == {"revision"}


def test_a_lower_number_that_corrects_an_outlets_in_its_own_words_is_a_revision():
    lind = (("Mara Lind", "ent_lind"),)
    people = [TOWN, person("ent_lind", "Mara Lind"), person("ent_renn", "Ivo Renn")]
    reports = [report("r1"), report("r2", "2031-05-03")]
    told = figure("a", "r1", 60, 60, place="plc_town")
    corrected = figure("b", "r2", 45, 45, place="plc_town", when="2031-05-03", voices=lind, revises=True)
    assert kinds(judge_figures([told, corrected], reports, people), "a", "b") == {"revision"}
    rival = figure("a", "r1", 60, 60, place="plc_town", voices=(("Ivo Renn", "ent_renn"),))
    assert kinds(judge_figures([rival, corrected], reports, people), "a", "b") == {"dispute"}, "nobody corrects another voice's number"


def test_fewer_missing_on_a_later_day_is_an_update():
    figures = [
        figure("a", "r1", 60, 60, "missing", place="plc_town", voices=(("Ivo Renn", "ent_renn"),)),
        figure("b", "r2", 45, 45, "missing", place="plc_town", when="2031-05-03", voices=(("Mara Lind", "ent_lind"),)),
    ]
    found = judge_figures(
        figures, [report("r1"), report("r2", "2031-05-03")], [TOWN, person("ent_lind", "Mara Lind"), person("ent_renn", "Ivo Renn")]
    )
    assert kinds(found, "a", "b") == {"update"}


def test_a_spokesman_speaks_for_the_only_army_of_the_case():
    from tallystick.records.account import Entity, EntityType
    from tallystick.records.report import Evidence

    army = Entity(id="ent_army", type=EntityType.ORGANIZATION, name="Varnish army", evidence=(Evidence("r1", 0, 1),))
    colonel = person("ent_lind", "Mara Lind", role="army spokeswoman")
    figures = [
        figure("a", "r1", 7, 7, place="plc_town", voices=(("Mara Lind", "ent_lind"),)),
        figure("b", "r2", 5, 5, place="plc_town", when="2031-05-03", voices=(("Varnish army", "ent_army"),)),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-03")], [TOWN, army, colonel])
    assert kinds(found, "a", "b") == {"revision"}


def test_civilians_counted_beside_fighters_are_no_rival_of_all_the_dead():
    figures = [
        figure("a", "r1", 15, 15, group="civilians", place="plc_town"),
        figure("b", "r1", 27, 27, group="fighters", place="plc_town", start=20),
        figure("c", "r2", 51, None, group="people", place="plc_town"),
        figure("d", "r3", 15, 15, group="civilians", place="plc_town"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2"), report("r3")], [TOWN])
    assert kinds(found, "a", "c") == set()
    assert kinds(found, "a", "d") == {"agreement"}


def test_two_numbers_of_one_voice_in_one_report_are_no_rivals_in_another():
    voice = (("Mara Lind", "ent_lind"),)
    figures = [
        figure(f"{r}{low}", r, low, low, group="fighters", place="plc_town", voices=voice, start=start)
        for r in ("r1", "r2")
        for low, start in ((27, 0), (15, 80))
    ]
    found = judge_figures(figures, [report("r1"), report("r2")], [TOWN, person("ent_lind", "Mara Lind")])
    assert {f.kind.value for f in found} == {"agreement", "single_source"} or {f.kind.value for f in found} == {"agreement"}


def test_two_distances_are_no_dispute():
    figures = [
        figure(n, r, low, low, measure="distance", group=None, unit="km", place="plc_town")
        for n, r, low in (("a", "r1", 7), ("b", "r2", 930))
    ]
    assert kinds(judge_figures(figures, [report("r1"), report("r2")], [TOWN]), "a", "b") == set()


def test_a_question_that_somebody_does_not_answer_contradicts_nothing():
    texts = {
        "r1": "The blast tore through the bank office on the coast road just before noon.",
        "r2": "what tore through the bank office on the coast road before noon",
    }
    statements = [
        statement("a", "r1", 0, len(texts["r1"]), ("deputies", None)),
        statement("b", "r2", 0, len(texts["r2"]), ("police", None), negated=True),
    ]
    found = judge_statements(statements, [report(r, text=text) for r, text in texts.items()])
    assert kinds(found, "a", "b") != {"dispute"}


def test_somebody_shot_is_no_toll_that_grew():
    figures = [
        figure("a", "r1", 1, 1, measure="wounded", group="bailiff", place="plc_town"),
        figure("b", "r2", 4, 4, measure="wounded", group="people", place="plc_town", when="2031-05-04"),
        figure("c", "r3", 1, 1, measure="wounded", group="person", place="plc_town", when="2031-05-03"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-04"), report("r3", "2031-05-03")], [TOWN])
    assert "update" not in kinds(found, "a", "b")
    assert "update" in kinds(found, "c", "b")


def test_what_is_not_expected_contradicts_nothing():
    texts = {
        "r1": "The death toll in the harbour town rises to ten after the quake.",
        "r2": "the death toll in the harbour town was not expected to rise after the quake",
    }
    statements = [
        statement("a", "r1", 0, len(texts["r1"]), ("deputies", None)),
        statement("b", "r2", 0, len(texts["r2"]), ("police", None)),
    ]
    found = judge_statements(statements, [report(r, text=text) for r, text in texts.items()])
    assert "dispute" not in kinds(found, "a", "b")


def test_a_bare_denial_is_against_what_was_said_just_before():
    text = "The front said its men shot down the plane. The army denied it. The airline said the plane was old."
    cuts = [(text.index(w), text.index(w) + len(w)) for w in ("its men shot down the plane", "it.", "the plane was old")]
    statements = [
        statement("a", "r1", *cuts[0], ("front", None)),
        statement("b", "r1", cuts[1][0], cuts[1][0] + 2, ("army", None), certainty=Certainty.DENIED),
        statement("c", "r1", *cuts[2], ("airline", None)),
    ]
    found = judge_statements(statements, [report("r1", text=text)])
    assert kinds(found, "a", "b") == {"dispute"}
    assert "dispute" not in kinds(found, "a", "c") | kinds(found, "b", "c")


@pytest.mark.parametrize(("group", "compared"), [("people", False), ("villages", True)])
def test_two_counts_of_people_in_some_other_way_are_no_update_and_of_villages_are(group, compared):
    figures = [
        figure("a", "r1", 20, 20, measure="other", group=group, place="plc_town", cumulative=True),
        figure("b", "r2", 200, 200, measure="other", group=group, place="plc_town", when="2031-05-03", cumulative=True),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-03")], [TOWN])
    assert ("update" in {one.kind.value for one in found}) is compared


def test_one_of_several_is_no_toll_that_grew():
    figures = [
        figure("a", "r1", 1, 1, group="persons", measure="wounded", place="plc_town"),
        figure("b", "r2", 7, 7, measure="wounded", place="plc_town", when="2031-05-03"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-03")], [TOWN])
    assert "update" not in {one.kind.value for one in found}


@pytest.mark.parametrize("group", ["hospitalized victims", "younger victims", "adult victims"])
def test_some_of_the_victims_are_no_rival_of_them_all(group):
    figures = [
        figure("a", "r1", 8, 8, measure="wounded", place="plc_town"),
        figure("b", "r2", 6, 6, measure="wounded", group=group, place="plc_town"),
    ]
    assert {one.kind.value for one in judge_figures(figures, [report("r1"), report("r2")], [TOWN])} == {"single_source"}


@pytest.mark.parametrize(("rest", "kind"), [(True, "single_source"), (False, "dispute")])
def test_whom_others_follow_are_a_part(rest, kind):
    figures = [
        figure("a", "r1", 8, 8, measure="wounded", place="plc_town"),
        figure("b", "r2", 6, 6, measure="wounded", place="plc_town", start=100),
        figure("c", "r2", 2, 2, measure="wounded", place="plc_town", start=150, rest=rest, group="others" if rest else "goats"),
    ]
    found = judge_figures(figures, [report("r1"), report("r2")], [TOWN])
    assert {one.kind.value for one in found if {"a", "b"} & set(one.claims)} >= {kind}
    assert ("dispute" in {one.kind.value for one in found}) is (kind == "dispute")


@pytest.mark.parametrize(("later", "compared"), [(337_000, False), (52_000, True)])
def test_two_counts_of_a_country_many_times_apart_are_of_two_things(later, compared):
    country = place("plc_land", "Norland", feature="country")
    figures = [
        figure("a", "r1", 13_000, 13_000, measure="evacuated", place="plc_land", cumulative=True),
        figure("b", "r2", later, later, measure="evacuated", place="plc_land", when="2031-05-05", cumulative=True),
    ]
    found = judge_figures(figures, [report("r1"), report("r2", "2031-05-05")], [country])
    assert ("update" in {one.kind.value for one in found}) is compared


def test_who_was_shot_is_no_toll_that_grew_from_the_wounded_and_neither_is_one_more() -> None:
    reports = [report("r1"), report("r2", "2031-05-03")]
    mine = {"incident": "inc_1", "place": "plc_town"}
    figures = [
        figure("a", "r1", 4, 4, measure="wounded", start=10, **mine),
        figure("b", "r2", 6, 6, measure="wounded", start=10, **mine),
        figure("c", "r2", 2, 2, start=200, **mine),
        figure("d", "r1", 1, 1, measure="wounded", group="seventh person", rest=True, start=300, **mine),
    ]
    found = judge_figures(figures, reports, [place("plc_town", "Velgrad")], [incident("inc_1", "killing", "plc_town")])
    assert "update" not in {f.kind.value for f in found}


def test_others_beside_some_of_the_same_dead_are_no_rival_of_others_beside_some_more() -> None:
    reports = [report("r1"), report("r2", "2031-05-03")]
    town, blast = place("plc_town", "Velgrad"), incident("inc_1", "killing", "plc_town")
    mine = {"incident": "inc_1", "place": "plc_town"}

    def kinds(first: dict, second: dict) -> list[str]:
        figures = [
            figure("a", "r1", 3, 3, start=10, **mine, **first),
            figure("b", "r1", 4, 4, rest=True, start=40, **mine),
            figure("c", "r2", 2, 2, start=10, **mine, **second),
            figure("d", "r2", 3, 3, rest=True, start=40, **mine),
        ]
        found = judge_figures(figures, reports, [town], [blast])
        return [f.kind.value for f in found if {"b", "d"} <= set(f.claims)]

    assert kinds({"group": "clerks"}, {"group": "cousins"}) == []  # 'three clerks and four others', 'two cousins and three others'
    assert kinds({"measure": "wounded"}, {"measure": "wounded"}) == ["dispute"]  # 'three were hurt and four others killed'


def test_of_an_estimate_within_what_was_told_the_inner_words_alone_are_found_unverified():
    text = "Envoys told reporters that they estimated that some 70 huts had burned."
    marked = Evidence(report="r1", start=0, end=6)
    outer = statement("s1", "r1", 22, 75, ("Envoys", None), unverified_evidence=marked)
    inner = statement("s2", "r1", 42, 75, ("Envoys", None), unverified_evidence=marked)
    found = judge_statements([outer, inner], [report("r1", text=text)])
    assert "unverified" in kinds(found, "s2")
    assert "unverified" not in kinds(found, "s1")


def test_a_but_in_a_sentence_between_two_voices_sets_them_not_against_each_other():
    first, second = "the raid was caused by the quarrel over the weir", "the raid over the weir was caused by hunger"
    between = ', he said. A third man spoke of it, "but only in passing." The guard said '
    text = f"The clerk said {first}{between}{second}."
    at = text.index(second)
    told = [
        statement("a", "r1", 15, 15 + len(first), voice=("clerk", None)),
        statement("b", "r1", at, at + len(second), voice=("guard", None)),
    ]
    assert kinds(judge_statements(told, [report("r1", text=text)]), "a", "b") == set()
    close = f"The clerk said {first}, but the guard said {second}."
    at = close.index(second)
    told = [
        statement("a", "r1", 15, 15 + len(first), voice=("clerk", None)),
        statement("b", "r1", at, at + len(second), voice=("guard", None)),
    ]
    assert kinds(judge_statements(told, [report("r1", text=close)]), "a", "b") == {"dispute"}


def test_a_but_within_the_second_voices_own_sentence_answers_nobody():
    first, second = "the raid was caused by the quarrel over the weir", "the raid over the weir was caused by hunger"
    text = f"The clerk said {first}.The guard would not say when, but said {second}."
    at = text.index(second)
    told = [
        statement("a", "r1", 15, 15 + len(first), voice=("clerk", None)),
        statement("b", "r1", at, at + len(second), voice=("guard", None)),
    ]
    assert kinds(judge_statements(told, [report("r1", text=text)]), "a", "b") == set()
    text = f"The clerk said {first}. But the guard said {second}."
    at = text.index(second)
    told = [told[0], statement("b", "r1", at, at + len(second), voice=("guard", None))]
    assert kinds(judge_statements(told, [report("r1", text=text)]), "a", "b") == {"dispute"}
