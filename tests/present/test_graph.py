"""The graph of who relays whom."""

import itertools

import msgspec
import pytest

from present import flood
from tallystick.present.graph import BOX, WIDTH, Graph, draw_graph
from tallystick.present.relays import Relays
from tallystick.present.view import AccountView
from tallystick.records.account import AttributionLink, Origin

VIEW = AccountView(
    msgspec.structs.replace(
        flood.account(),
        origins=(*flood.account().origins, Origin(key="unnamed:rep_e:a farmer", name="a farmer", kind="unnamed", reports=("rep_e",))),
    )
)
RELAYS = Relays(VIEW)


def names(graph: Graph) -> dict[str, int]:
    return {node.name: node.layer for node in graph.nodes}


def drawn(relays: Relays = RELAYS, chosen: str = "", unnamed: bool = False) -> Graph:
    graph = draw_graph(relays, chosen, unnamed=unnamed)
    assert graph is not None
    return graph


def test_words_pass_from_the_voice_through_the_reprinted_outlet_to_the_one_that_prints():
    passed = {(RELAYS.parties[p.source].name, RELAYS.parties[p.target].name): p.claims for p in RELAYS.passings}
    assert passed[("Ilse Marran", "NPW")] == 3
    assert passed[("NPW", "Delta News")] == 1  # Delta News reprints NPW
    assert ("Ilse Marran", "Delta News") not in passed


def test_voices_stand_left_hands_in_the_middle_and_printers_right():
    layers = names(drawn())
    assert (layers["Ilse Marran"], layers["NPW"], layers["Delta News"]) == (0, 1, 2)


def test_unnamed_voices_are_drawn_when_asked_for():
    assert "a farmer" not in names(drawn())
    assert "a farmer" in names(drawn(unnamed=True))


def test_a_chosen_party_is_drawn_with_what_it_touches():
    graph = drawn(chosen="ent_police")
    assert set(names(graph)) == {"Police", "Coast & Inland", "e.txt"}
    assert [node.name for node in graph.nodes if node.chosen] == ["Police"]
    assert all(edge.chosen for edge in graph.edges)


def test_boxes_do_not_overlap_and_lie_inside():
    for graph in (drawn(), drawn(unnamed=True), drawn(chosen="ent_marran")):
        for node in graph.nodes:
            assert 0 <= node.x <= node.x + graph.box_width <= WIDTH
            assert 0 <= node.y <= node.y + BOX <= graph.height
        for layer in {node.x for node in graph.nodes}:
            tops = sorted(node.y for node in graph.nodes if node.x == layer)
            assert all(b - a >= BOX for a, b in itertools.pairwise(tops))


def test_the_order_of_claims_changes_nothing():
    account = VIEW.account
    turned = msgspec.structs.replace(
        account, figures=account.figures[::-1], statements=account.statements[::-1], origins=account.origins[::-1]
    )
    assert draw_graph(Relays(AccountView(turned))) == draw_graph(RELAYS)


def test_outlets_that_quote_one_another_are_drawn():
    account = VIEW.account
    quoting = tuple(
        msgspec.structs.replace(
            f,
            attribution=(flood.outlet("rep_d"), AttributionLink(name="NPW"), AttributionLink(name="Ilse Marran", entity="ent_marran")),
            origin="ent_marran",
        )
        if f.id == "fig_7"
        else f
        for f in account.figures
    )
    passed = Relays(AccountView(msgspec.structs.replace(account, figures=quoting))).passings
    assert ("outlet:npw", "outlet:coast & inland") in {(p.source, p.target) for p in passed}


def test_lines_count_outlets_once_and_can_be_filtered():
    assert [(name) for name, _ in RELAYS.by_key["ent_marran"].outlets] == ["Delta News", "NPW"]
    assert RELAYS.by_key["ent_marran"].figures == 3
    assert [line.origin.key for line in RELAYS.select("unnamed")] == ["unnamed:rep_e:a farmer"]
    assert [line.origin.key for line in RELAYS.select(text="marran delta")] == ["ent_marran"]
    assert RELAYS.select("agency") == ()


def test_nobody_relays_anybody():
    assert draw_graph(Relays(AccountView(msgspec.structs.replace(VIEW.account, figures=(), statements=())))) is None


@pytest.mark.parametrize("chosen", ["", "ent_marran", "outlet:npw", "unheard"])
def test_the_picture_is_the_same_each_time(chosen):
    assert draw_graph(RELAYS, chosen) == draw_graph(RELAYS, chosen)
