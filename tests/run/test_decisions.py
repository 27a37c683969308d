from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.account import Finding, FindingKind
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.links import EntityLink, IncidentLink, Links, PlaceEntity, PlaceLink, Reprint, ResolvedEntity, Undecided
from tallystick.run import decisions
from tallystick.run.decisions import apply_decisions, conflicts, rejections, rejects_finding, standing

SAME, DIFFERENT, ACCEPT, REJECT, CORRECT, UNDO = (
    DecisionKind(kind) for kind in ("same", "different", "accept", "reject", "correct", "undo")
)


def decision(number, kind, subject, object=None, anchors=(), object_anchors=(), by="ana", **more):
    return Decision(
        id=f"dec_{number}",
        kind=kind,
        subject=subject,
        object=object,
        anchors=tuple(anchors),
        object_anchors=tuple(object_anchors),
        by=by,
        at=(datetime(2031, 5, 2, 10, tzinfo=UTC) + timedelta(seconds=number)).isoformat(),
        **more,
    )


def read(**incidents):
    return Links(incident_links=tuple(IncidentLink(mention=m, incident=i, reason="read") for m, i in sorted(incidents.items())))


LINKS = read(m1="inc_a", m2="inc_a", m3="inc_b")


def clusters(links):
    return {link.mention: link.incident for link in links.incident_links}


def groups(links):
    found = {}
    for mention, incident in clusters(links).items():
        found.setdefault(incident, set()).add(mention)
    return {frozenset(group) for group in found.values()}


def test_same_joins_two_incidents_and_says_who_decided():
    after = apply_decisions(LINKS, [decision(1, SAME, "inc_a", "inc_b", ["m1"], ["m3"])])
    assert set(clusters(after).values()) == {"inc_a"}
    assert "decided by ana" in {link.mention: link.reason for link in after.incident_links}["m3"]


def test_different_parts_two_mentions_of_one_incident():
    after = clusters(apply_decisions(LINKS, [decision(1, DIFFERENT, "rep_1:5", "rep_2:9", ["m1"], ["m2"])]))
    assert after["m1"] == "inc_a"
    assert after["m2"] not in {"inc_a", "inc_b"}


def test_what_is_different_stays_apart_whatever_is_joined_to_it():
    taken = [decision(1, DIFFERENT, "m1", "m3", ["m1"], ["m3"]), decision(2, SAME, "m2", "m3", ["m2"], ["m3"])]
    assert groups(apply_decisions(LINKS, taken)) == {frozenset({"m1", "m2"}), frozenset({"m3"})}
    # The later word on the very pair is followed.
    taken = [decision(1, DIFFERENT, "m1", "m3", ["m1"], ["m3"]), decision(2, SAME, "m3", "m1", ["m3"], ["m1"])]
    assert groups(apply_decisions(LINKS, taken)) == {frozenset({"m1", "m2", "m3"})}


def test_a_parted_side_stays_together():
    links = read(m1="inc_a", m2="inc_a", m3="inc_b")
    after = clusters(apply_decisions(links, [decision(1, DIFFERENT, "inc_x", "inc_y", ["m1"], ["m2", "m3"])]))
    assert after == {"m1": "inc_a", "m2": "inc_b", "m3": "inc_b"}


def test_a_rejected_link_is_taken_away_until_it_is_accepted():
    reject = decision(1, REJECT, "rep_1:5", anchors=["m2"])
    assert set(clusters(apply_decisions(LINKS, [reject]))) == {"m1", "m3"}
    assert apply_decisions(LINKS, [reject, decision(2, ACCEPT, "m2", anchors=["m2"])]) == LINKS


def test_a_settled_pair_is_no_longer_undecided():
    open_ = LINKS.undecided + tuple(Undecided(left=one, right="m3", kind="incident", reason="both in Sund") for one in ("m1", "m2"))
    links = Links(incident_links=LINKS.incident_links, undecided=open_)
    assert apply_decisions(links, [decision(1, DIFFERENT, "rep_1:5", "rep_2:1", ["m1"], ["m3"])]).undecided == open_[1:]
    assert apply_decisions(links, [decision(1, SAME, "m1", "m3", ["m1"], ["m3"])]).undecided == ()


PLACES = Links(
    places=(
        PlaceEntity(id="geo:1", name="Sund", lat=1.0, lon=2.0, geonames_id=1),
        PlaceEntity(id="geo:2", name="Sund", lat=5.0, lon=6.0, geonames_id=2),
        PlaceEntity(id="plc_a", name="Sunde"),
    ),
    place_links=tuple(PlaceLink(mention=m, place=p, probability=1.0, reason="read") for m, p in (("n1", "geo:1"), ("n2", "plc_a"), ("n3", "geo:1"))),
    entities=(ResolvedEntity(id="ent_1", kind="organization", name="Sund", variants=()),),
    entity_links=(EntityLink(mention="n1", entity="ent_1", reason="read"),),
)  # fmt: skip


def places(links):
    return {link.mention: link.place for link in links.place_links}


def test_a_place_that_nobody_knows_is_said_to_be_one_of_the_gazetteer():
    for one, other in (("plc_a", "geo:1"), ("geo:1", "plc_a")):
        sides = {"plc_a": ["n2"], "geo:1": ["n1", "n3"]}
        after = apply_decisions(PLACES, [decision(1, SAME, one, other, sides[one], sides[other])])
        assert set(places(after).values()) == {"geo:1"}
        assert after.entity_links == PLACES.entity_links


def test_a_place_that_is_another_lies_nobody_knows_where():
    after = apply_decisions(PLACES, [decision(1, DIFFERENT, "rep_1:0", "rep_2:0", ["n1"], ["n3"])])
    new = places(after)["n3"]
    assert new.startswith("plc_")
    assert {place.id: (place.name, place.lat) for place in after.places}[new] == ("Sund", None)
    assert places(after)["n1"] == "geo:1"


def test_reports_are_said_to_be_reprints_or_not():
    reprint = Links(reprints=(Reprint(report="rep_2", of="rep_1", share=0.9, reason="same words"),))
    assert apply_decisions(reprint, [decision(1, DIFFERENT, "rep_2", "rep_1", ["rep_2"], ["rep_1"])]).reprints == ()
    [found] = apply_decisions(Links(), [decision(1, SAME, "rep_1", "rep_2", ["rep_1"], ["rep_2"], note="same wire")]).reprints
    assert (found.report, found.of) == ("rep_2", "rep_1")
    assert found.reason.endswith("same wire")


def test_a_rejected_finding_stays_rejected_when_claims_come_to_it():
    def finding(kind, *claims):
        return Finding(id="fnd_" + "".join(claims), kind=kind, claims=claims, summary="", independent_origins=1, origins=())

    reject = decision(1, REJECT, "fnd_ab", anchors=["a", "b"], field="dispute")
    assert rejects_finding([reject], finding(FindingKind.DISPUTE, "a", "b"))
    assert rejects_finding([reject], finding(FindingKind.DISPUTE, "a", "b", "c"))
    assert not rejects_finding([reject], finding(FindingKind.AGREEMENT, "a", "b", "c"))
    assert not rejects_finding([reject], finding(FindingKind.DISPUTE, "a", "c"))
    assert rejections([reject]) == {}
    assert not rejects_finding(
        [reject, decision(2, ACCEPT, "fnd_ab", anchors=["a", "b"], field="dispute")], finding(FindingKind.DISPUTE, "a", "b")
    )


# -- undo ------------------------------------------------------------------------------------------------------------------
def test_an_undone_decision_leaves_the_links_as_read():
    taken = [decision(1, SAME, "inc_a", "inc_b", ["m1"], ["m3"]), decision(2, UNDO, "dec_1")]
    assert apply_decisions(LINKS, standing(taken)) == LINKS


def test_undoing_an_undo_brings_the_decision_back():
    same = decision(1, SAME, "inc_a", "inc_b", ["m1"], ["m3"])
    taken = [same, decision(2, UNDO, "dec_1"), decision(3, UNDO, "dec_2")]
    assert standing(taken) == (same,)
    assert standing([*taken, decision(4, UNDO, "dec_3")]) == ()
    # Another undo of the same decision holds by itself.
    assert standing([*taken, decision(4, UNDO, "dec_1")]) == ()


@given(st.integers(0, 8), st.permutations(range(9)))
def test_a_chain_of_undos_holds_whatever_the_clocks_said(length, clocks):
    taken = [decision(0, SAME, "x", "y")] + [decision(n, UNDO, f"dec_{n - 1}") for n in range(1, length + 1)]
    shuffled = [Decision(**{f: getattr(d, f) for f in d.__struct_fields__ if f != "at"}, at=f"{clocks[n]}") for n, d in enumerate(taken)]
    assert len(standing(shuffled)) == (length + 1) % 2


# -- conflicts -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            (SAME, "a", "b", ["m1", "m2"], ["m3"]),
            (DIFFERENT, "c", "d", ["m3"], ["m2"]),
            "`ana` says same, `ben` says different of one pair",
        ),
        ((ACCEPT, "fig_1", None, ["fig_1"]), (REJECT, "rep_1:4", None, ["fig_1"]), "`ana` says accept, `ben` says reject of one thing"),
    ],
)
def test_the_opposite_of_one_thing_by_two_people_is_a_conflict(one, other, words):
    left, right = decision(1, *one), decision(2, *other, by="ben")
    [found] = conflicts([right, left])
    assert (found.left, found.right, found.reason) == ("dec_1", "dec_2", words)
    assert conflicts([left, decision(2, *other)]) == ()  # one person changes their own mind
    assert conflicts([left, right, decision(3, UNDO, "dec_2")]) == ()
    assert conflicts([left, left]) == ()


def test_two_corrected_values_of_one_field_are_a_conflict():
    first = decision(1, CORRECT, "fig_1", None, ["fig_1"], field="high", value="15")
    assert [c.reason for c in conflicts([first, decision(2, CORRECT, "fig_1", None, ["fig_1"], by="ben", field="high", value="16")])] == [
        "`ana` and `ben` give two values for `high`"
    ]
    assert conflicts([first, decision(2, CORRECT, "fig_1", None, ["fig_1"], by="ben", field="high", value="15")]) == ()
    assert conflicts([first, decision(2, CORRECT, "fig_1", None, ["fig_1"], by="ben", field="low", value="16")]) == ()


def test_a_finding_and_its_claim_are_two_things():
    taken = [decision(1, REJECT, "fnd_1", None, ["fig_1"], field="dispute"), decision(2, ACCEPT, "fig_1", None, ["fig_1"], by="ben")]
    assert conflicts(taken) == ()


def test_joins_step_by_step_contradict_a_parting():
    taken = [
        decision(1, SAME, "a", "b", ["m1"], ["m2"]),
        decision(2, SAME, "b", "c", ["m2"], ["m3"]),
        decision(3, DIFFERENT, "a", "c", ["m1"], ["m3"], by="ben"),
    ]
    assert {(c.left, c.right) for c in conflicts(taken)} == {("dec_1", "dec_3"), ("dec_2", "dec_3")}
    assert "step by step" in conflicts(taken)[0].reason


def test_a_long_chain_of_joins_is_walked_once(monkeypatch):
    chain = [decision(number, SAME, f"im_{number}", f"im_{number + 1}", [f"im_{number}"], [f"im_{number + 1}"]) for number in range(1, 400)]
    part = decision(500, DIFFERENT, "im_1", "im_400", ["im_1"], ["im_400"], by="ben")
    away = decision(501, DIFFERENT, "im_1", "im_900", ["im_1"], ["im_900"], by="ben")
    looked = []
    about = decisions._about
    monkeypatch.setattr(decisions, "_about", lambda anchors, by: looked.extend(anchors) or about(anchors, by))
    assert len(conflicts([*chain, part, away])) == 399
    assert len(looked) <= 401


# -- what holds of any decisions -------------------------------------------------------------------------------------------
MENTIONS = [f"m{n}" for n in range(8)]
SIDES = st.lists(st.sampled_from([*MENTIONS, "gone"]), min_size=1, max_size=3, unique=True)
PAIRS = st.builds(lambda kind, one, other, by: (kind, one, [m for m in other if m not in one], by), st.sampled_from([SAME, DIFFERENT]), SIDES, SIDES, st.sampled_from(["ana", "ben", "cai"]))  # fmt: skip
TAKEN = st.lists(PAIRS, max_size=6).map(
    lambda pairs: [decision(n, kind, f"x{n}", f"y{n}", one, other, by) for n, (kind, one, other, by) in enumerate(pairs) if other]
)
READ = st.lists(st.integers(0, 3), min_size=len(MENTIONS), max_size=len(MENTIONS)).map(
    lambda numbers: read(**{m: f"inc_{n}" for m, n in zip(MENTIONS, numbers, strict=True)})
)


@given(READ, TAKEN)
def test_a_decision_never_loses_a_mention(links, taken):
    assert set(clusters(apply_decisions(links, taken))) == set(MENTIONS)


@given(READ, TAKEN, st.permutations(range(4)))
def test_decisions_hold_when_the_ids_of_clusters_change(links, taken, order):
    renamed = read(**{m: f"inc_{order[int(i.removeprefix('inc_'))]}" for m, i in clusters(links).items()})
    assert groups(apply_decisions(renamed, taken)) == groups(apply_decisions(links, taken))


@given(READ, TAKEN, st.permutations(MENTIONS))
def test_decisions_hold_in_any_order_of_rows(links, taken, order):
    shuffled = sorted(taken, key=lambda d: order.index(MENTIONS[int(d.id.removeprefix("dec_"))]))
    assert groups(apply_decisions(links, standing(shuffled))) == groups(apply_decisions(links, standing(taken)))
    assert conflicts(shuffled) == conflicts(taken)


@given(READ, PAIRS.filter(lambda pair: pair[2]), st.sets(st.sampled_from(MENTIONS)))
def test_a_decision_holds_when_reports_go_and_come_back(links, pair, gone):
    kind, one, other, by = pair
    taken = [decision(1, kind, "x", "y", one, other, by)]
    fewer = Links(incident_links=tuple(link for link in links.incident_links if link.mention not in gone))
    after = clusters(apply_decisions(fewer, taken))
    assert set(after) == set(MENTIONS) - gone
    left, right = {after[m] for m in one if m in after}, {after[m] for m in other if m in after}
    if left and right:
        assert len(left | right) == 1 if kind is SAME else not left & right


@given(READ, TAKEN)
def test_what_is_said_to_be_different_is_apart_unless_a_later_word_says_same(links, taken):
    after = clusters(apply_decisions(links, taken))
    later_same = [d for d in taken if d.kind is SAME]
    for parting in taken:
        left = {after[m] for m in parting.anchors if m in after}
        right = {after[m] for m in parting.object_anchors if m in after}
        if parting.kind is DIFFERENT and left & right:
            assert any(
                join.at > parting.at
                and (
                    (set(join.anchors) & set(parting.anchors) and set(join.object_anchors) & set(parting.object_anchors))
                    or (set(join.anchors) & set(parting.object_anchors) and set(join.object_anchors) & set(parting.anchors))
                )
                for join in later_same
            )


@given(READ, TAKEN)
def test_what_is_said_to_be_the_same_is_one_unless_somebody_says_different(links, taken):
    after = clusters(apply_decisions(links, taken))
    for join in taken:
        sides = {after[m] for m in (*join.anchors, *join.object_anchors) if m in after}
        if join.kind is SAME and len(sides) > 1 and any(m in after for m in join.anchors) and any(m in after for m in join.object_anchors):
            assert any(parting.kind is DIFFERENT for parting in taken)
