"""The page of origins."""

import html
import re

import pytest


def get(client, **query):
    response = client.get("/origins", params=query or None)
    assert response.status_code == 200
    return response.text


def test_outlets_and_origins_are_told_apart(reading):
    page = get(reading)
    assert re.search(r"\d+ outlets, \d+ origins\.", page)
    assert re.search(r"[2-9] outlets, 1 origin", page)
    assert "outlets carry it, all from" in html.unescape(re.sub(r"<[^>]+>", "", page))


def test_the_graph_and_the_table_lead_to_an_origin_and_back(reading):
    page = get(reading)
    href = re.search(r'<a class="node voice" href="([^"]+)" aria-label="Zambian army', page)[1]
    chosen = reading.get(html.unescape(href)).text
    assert '<a class="node voice chosen" href="/origins"' in chosen
    assert "its figures in the ledger" in chosen
    assert chosen.count("<tr data-row>") == 1


def test_each_outlet_leads_to_the_words(reading):
    assert re.search(r'<a class="s" href="/reports/rep_[0-9a-f]+\?start=\d+&amp;end=\d+#here">TPA</a>', get(reading))


@pytest.mark.parametrize("query", [{"kind": "unnamed"}, {"kind": "<b>"}, {"text": "army"}, {"unnamed": "1"}, {"page": "99"}])
def test_filters_are_answered(reading, query):
    assert "<b>" not in get(reading, **query)


def test_an_unknown_origin_is_said(reading):
    assert "no such origin" in get(reading, origin="ent_none")


def test_no_origin_has_it(reading):
    assert "No origin has all of this" in get(reading, text="unicorn")
