"""The ledger's pages."""

import re

import pytest


def get(client, path="/ledger", status=200, **query):
    response = client.get(path, params=query or None)
    assert response.status_code == status
    return response.text


def test_every_claim_is_a_bar_and_its_words_lead_to_the_report(reading):
    page = get(reading)
    assert page.count('<article class="line"') == 15
    assert re.search(r'<a class="s" href="/reports/rep_[0-9a-f]+\?start=\d+&amp;end=\d+#here">at least seven people</a>', page)
    assert 'aria-label="A: 7 or more"' in page
    assert "who said it" in page


def test_positions_of_a_dispute_are_told_in_words_too(reading):
    page = get(reading, text="convoy")
    assert "held by" in page
    assert "Disputed" in page


def test_filters_narrow_and_can_be_cleared(reading):
    page = get(reading, measure="missing")
    assert '<option value="missing" selected>' in page
    assert 'href="/ledger">Clear</a>' in page
    assert page.count('<article class="line"') < 15
    assert "No line has all of this" in get(reading, measure="missing", text="unicorn")


@pytest.mark.parametrize("name", ["measure", "place", "group", "origin", "kind", "incident", "text"])
def test_an_unknown_value_gives_an_empty_list_and_stays_text(reading, name):
    page = get(reading, **{name: "<b>nowhere"})
    assert "No line has all of this" in page
    assert "<b>nowhere" not in page


def test_pages_follow_one_another(reading):
    first, second = get(reading), get(reading, page="2")
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert first != second


def test_one_line_has_a_page(reading):
    path = re.search(r'href="(/ledger/[^"?]+)"', get(reading))[1]
    page = get(reading, path)
    assert '<article class="line">' in page
    assert 'aria-label="Who said it, from the outlet inward"' in page
    assert "Why these are one question" in page
    get(reading, "/ledger/none", status=404)


def test_an_earlier_time_knows_less(reading):
    assert "five people" in get(reading, measure="killed")
    assert "five people" not in get(reading, measure="killed", as_of="2025-02-12")
