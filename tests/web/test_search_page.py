"""The search page: what is found, how the query was read, and that report text stays text."""

import re

import pytest


def get(client, **query):
    response = client.get("/search", params=query)
    assert response.status_code == 200
    return response.text


def test_without_a_query_it_says_how_to_ask(reading):
    page = get(reading)
    assert "How to ask" in page
    assert "killed &gt; 10" in page


def test_hits_of_every_kind_with_the_words_marked(reading):
    page = get(reading, q="killed > 30 Lundazi")
    assert "killed, 31 or more" in page
    assert re.search(r'<mark class="m-claim">38</mark>', page)
    assert re.search(r'<a href="/reports/rep_[0-9a-f]+\?start=\d+&amp;end=\d+#here"', page)
    assert re.search(r'href="/incidents/inc_[0-9a-f]+"', page)


def test_what_a_name_stands_for_is_told(reading):
    page = get(reading, q="Tembo")
    assert re.search(r'<ul class="named".*<a href="/found/\w+">Grace Tembo</a>', page)


def test_one_kind_alone_is_paged(reading):
    page = get(reading, q="the", kind="statement")
    assert "Statements" in page
    assert 'id="h-report"' not in page
    assert "page=2" in page
    assert get(reading, q="the", kind="statement", page="2") != page


def test_nothing_found_is_said(reading):
    assert "Nothing in the case fits all of it" in get(reading, q="unicorns")


def test_a_name_in_another_spelling_is_said(reading):
    assert "is searched instead" in get(reading, q="Lundasi")


def test_the_page_s_time_holds_for_the_search(reading):
    assert "Nothing in the case fits" in get(reading, q="corrected", as_of="2025-02-11")
    assert "Nothing in the case fits" not in get(reading, q="corrected")


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", '"><img src=x>', "\x00", "%" * 600, "kind:x " * 90])
def test_a_query_is_only_text(reading, asked):
    page = get(reading, q=asked)
    assert "<script>alert" not in page
    assert "<img" not in page
