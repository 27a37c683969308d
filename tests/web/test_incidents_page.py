"""The incidents' pages: list, days and map filter one another, and one incident tells all that is known of it."""

import re

import msgspec
import pytest
from starlette.testclient import TestClient

from present import flood
from tallystick.run import Desk
from tallystick.web import create_app
from tallystick.web.pages.incidents import word_range
from web.conftest import HERE, make_case


def get(client, path="/incidents", status=200, **query):
    response = client.get(path, params=query or None)
    assert response.status_code == status
    return response.text


def total(page):
    return int(re.search(r'id="h-list">([\d,]+) incident', page)[1])


def bars(page):
    return re.findall(r'<a class="day[^"]*" data-first="[^"]+" data-last="[^"]+" href="([^"]+)" aria-label="([^"]+)"', page)


def dots(page):
    return re.findall(r'<a class="dot[^"]*" href="([^"]+)" aria-label="([^"]+)"', page)


def follow(client, href):
    return get(client, href.replace("&amp;", "&"))


def test_the_list_the_days_and_the_map_stand_together(reading):
    page = get(reading)
    assert total(page) > 5
    assert bars(page)
    assert dots(page)
    assert "to a part of the day" in page


def test_a_day_narrows_the_list_and_the_map_and_is_taken_back(reading):
    page = get(reading)
    href, label = bars(page)[0]
    narrowed = follow(reading, href)
    assert total(narrowed) == int(re.search(r": (\d+) incident", label)[1])
    assert len(bars(narrowed)) == len(bars(page))  # the other days stay, so that one can go on to them
    assert len(dots(narrowed)) <= len(dots(page))
    back = next(href for href, label in bars(narrowed) if label.endswith("chosen"))
    assert total(follow(reading, back)) == total(page)


def test_a_place_narrows_the_list_and_the_days_and_is_taken_back(reading):
    page = get(reading)
    href, label = next((h, n) for h, n in dots(page) if n.startswith("Lundazi"))
    assert "somewhere in the town" in label  # a town's middle is no point
    narrowed = follow(reading, href)
    assert total(narrowed) == int(re.search(r"(\d+) incident", label)[1])
    assert len(dots(narrowed)) == len(dots(page))
    back = next(href for href, label in dots(narrowed) if label.endswith("chosen"))
    assert total(follow(reading, back)) == total(page)


def test_filters_add_up(reading):
    assert total(get(reading, type="disaster")) < total(get(reading))
    assert total(get(reading, type="disaster", measure="killed")) <= total(get(reading, type="disaster"))
    assert "No incident has all of this" in get(reading, type="disaster", text="unicorn")
    assert total(get(reading, undated="1")) > 0


@pytest.mark.parametrize(
    "query", [{"from": "yesterday"}, {"to": "2025-02-31"}, {"page": "x"}, {"sort": "?"}, {"place": "<b>"}, {"map": "all"}]
)
def test_odd_addresses_are_answered(reading, query):
    assert "<b>" not in get(reading, **query)


@pytest.fixture(scope="module")
def convoy(reading):
    """The page of the incident that two sides lay on one another."""
    path = re.search(r'<a data-go href="(/incidents/inc_[0-9a-f]+)">Strike · convoy', get(reading))[1]
    return path, get(reading, path)


def test_rival_claims_stand_side_by_side_by_name(convoy):
    _, page = convoy
    rival = re.search(r'<div class="stands rival">(.*?)</div></section>', page, re.DOTALL)[1]
    actors = [re.sub(r"<[^>]+>", "", head).strip() for head in re.findall(r"<h3>(.*?)</h3>", rival)]
    assert len(actors) >= 2
    assert actors == sorted(actors, key=str.casefold)
    assert rival.count('<section class="stand">') == len(actors)


def test_who_took_part_names_neither_those_it_is_laid_on_nor_those_only_counted(convoy):
    _, page = convoy
    named = re.search(r"<dt>Took part</dt><dd>(.*?)</dd>", page, re.DOTALL)  # none where nobody else is told of
    took_part = re.sub(r"<[^>]+>", "", named[1]) if named else ""
    assert "perpetrator" not in took_part
    assert "army" not in took_part
    assert not re.search(r"\d|seven|five people", took_part)


def test_figures_codings_reports_and_history_are_there(convoy):
    _, page = convoy
    assert 'class="ibar' in page
    for scheme in ("Airwars-style", "UCDP-style", "ACLED-style"):
        assert scheme in page
    assert "Rules that gave it" in page
    assert page.count('<time datetime="2025-02-1') >= 2
    assert '<span class="verb revised">revised</span>' in page
    assert '<span class="verb disputed">disputed</span>' in page


def test_the_history_leads_to_the_incident_as_it_was_known(reading, convoy):
    path, page = convoy
    day = re.search(r'\?as_of=(2025-02-12)"', page)[1]
    earlier = reading.get(path, params={"as_of": day})
    assert earlier.status_code in {200, 404}  # its id may have been another then


def test_no_such_incident(reading):
    assert "No incident has this id" in get(reading, "/incidents/inc_none", status=404)


def test_two_incidents_are_settled_from_the_page(tmp_path):
    (tmp_path / "a.txt").write_text(
        "LUSAKA, Feb. 11 2025 (TPA) — Shells hit a market in Lusaka on Tuesday, killing nine people, officials said."
    )
    (tmp_path / "b.txt").write_text(
        "LUSAKA, Feb. 11 2025 (LVN) — Shells hit a hospital in Lusaka on Tuesday, killing two nurses, doctors said."
    )
    case = make_case(tmp_path / "two.case", tmp_path / "a.txt", tmp_path / "b.txt")
    with Desk(case) as desk, TestClient(create_app(desk), base_url=HERE) as client:
        paths = re.findall(r'<a data-go href="(/incidents/inc_[0-9a-f]+)"', get(client))
        assert len(paths) == 2
        page = get(client, paths[0])
        form = re.search(r'<form class="row-form" method="post" action="/decide">(.*?)</form>', page, re.DOTALL)
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))
        fields["kind"] = "same"
        assert client.post("/decide", data=fields, follow_redirects=False).status_code == 303
        assert total(get(client)) == 1


def figure(low, high, hedge=None):
    first = flood.account().figures[0]
    return msgspec.structs.replace(first, low=low, high=high, hedge=hedge)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([figure(7, 7)], "7"),
        ([figure(40, 40, "about")], "about 40"),
        ([figure(2301, None, "more than")], "2,301 or more"),
        ([figure(None, 2500, "up to")], "up to 2,500"),
        ([figure(5, 5), figure(12, 12)], "5 to 12"),
        ([figure(5, 5), figure(12, None, "at least")], "5 to 12 or more"),
        ([figure(24, 99)], "24 to 99"),
        ([figure(40, 40, "about"), figure(40, 40)], "40"),
    ],
)
def test_a_range_over_claims_keeps_their_doubt(figures, words):
    assert word_range(figures) == words


def test_a_village_that_no_gazetteer_lists_stands_before_what_holds_it(convoy):
    _, page = convoy
    head = re.sub(r"<[^>]+>", "", re.search(r"<h1.*?</h1>", page, re.DOTALL)[0])
    assert "Mfuwe · Zambia" in head
