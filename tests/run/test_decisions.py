from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.links import IncidentLink, Links
from tallystick.run.decisions import apply_decisions, standing


def decision(number, kind, subject, object=None, anchors=(), object_anchors=()):
    return Decision(
        id=f"dec_{number}",
        kind=kind,
        subject=subject,
        object=object,
        anchors=tuple(anchors),
        object_anchors=tuple(object_anchors),
        by="ana",
        at=f"2031-05-02T10:00:{number:02d}Z",
    )


LINKS = Links(
    incident_links=tuple(IncidentLink(mention=m, incident=i, reason="read") for m, i in (("m1", "inc_a"), ("m2", "inc_a"), ("m3", "inc_b")))
)


def clusters(links):
    return {link.mention: link.incident for link in links.incident_links}


def test_same_joins_two_incidents_and_says_who_decided():
    after = apply_decisions(LINKS, [decision(1, DecisionKind.SAME, "inc_a", "inc_b", ["m1"], ["m3"])])
    assert set(clusters(after).values()) == {"inc_a"}
    assert "decided by ana" in {link.mention: link.reason for link in after.incident_links}["m3"]


def test_different_parts_two_mentions_of_one_incident():
    after = clusters(apply_decisions(LINKS, [decision(1, DecisionKind.DIFFERENT, "m1", "m2", ["m1"], ["m2"])]))
    assert after["m1"] == "inc_a"
    assert after["m2"] not in {"inc_a", "inc_b"}


def test_an_undone_decision_leaves_the_links_as_read():
    taken = [decision(1, DecisionKind.SAME, "inc_a", "inc_b", ["m1"], ["m3"]), decision(2, DecisionKind.UNDO, "dec_1")]
    assert apply_decisions(LINKS, standing(taken)) == LINKS


def test_undoing_an_undo_brings_the_decision_back():
    same = decision(1, DecisionKind.SAME, "inc_a", "inc_b", ["m1"], ["m3"])
    taken = [same, decision(2, DecisionKind.UNDO, "dec_1"), decision(3, DecisionKind.UNDO, "dec_2")]
    assert standing(taken) == (same,)


@given(st.lists(st.sampled_from(["m1", "m2", "m3", "gone"]), max_size=3), st.lists(st.sampled_from(["m1", "m2", "m3"]), max_size=3))
def test_a_decision_never_loses_a_mention(left, right):
    for kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
        after = apply_decisions(LINKS, [decision(1, kind, "x", "y", left, right)])
        assert set(clusters(after)) == {"m1", "m2", "m3"}
