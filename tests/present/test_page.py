from __future__ import annotations

import re

import msgspec
import pytest

from present import flood
from tallystick.errors import UnsourcedError
from tallystick.present import brief_html
from tallystick.records.account import Account


@pytest.fixture(scope="module")
def page() -> str:
    return brief_html(flood.account())


def test_every_link_leads_to_one_place_in_the_page(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(ids)
    assert len([t for t in targets if t.startswith("e")]) > 20


def test_page_needs_nothing_from_elsewhere(page: str) -> None:
    assert "<script" not in page
    assert not re.search(r"<(?:img|iframe|object|embed|link(?![^>]*rel=\"icon\"))\b", page)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_report_text_and_names_cannot_become_markup(page: str) -> None:
    assert "<b>7,500" not in page
    assert "&lt;b&gt;7,500&lt;/b&gt; &amp; more people" in page
    assert "d&lt;script&gt;.txt" in page
    assert 'href="javascript:' not in page
    assert 'href="https://delta.example/x"' in page


def test_number_keeps_its_hedge_and_shows_what_the_words_allow(page: str) -> None:
    assert ">At least 12 people</a>" in page
    assert ">12 or more</a>" in page
    assert ">24 to 99</a>" in page


def test_rival_claims_have_one_rank(page: str) -> None:
    block = page[page.index("Rival claims of responsibility") :]
    first = block[: block.index("</div>")]
    assert "Dune League" in first
    assert "an army boat" in first
    assert first.count('<section class="stand">') == 2


def test_situation_tells_the_update_and_not_the_outdated_agreement(page: str) -> None:
    opening = re.sub(r"<[^>]+>", "", page[page.index('id="situation"') : page.index('id="agreed"')])
    assert "“At least 12 people” (3 May 2031) → “19” (4 May 2031) — Ilse Marran" in opening.replace("Marran — ", "")
    assert "Rival claims of responsibility" in opening


def test_outlets_and_origins_are_counted_apart(page: str) -> None:
    card = page[page.index('id="fnd_agree"') :]
    card = re.sub(r"<[^>]+>", "", card[: card.index("</article>")])
    assert "2 outlets, 1 origin" in card


def test_undated_report_is_said_to_be_undated(page: str) -> None:
    assert "e.txt · undated" in re.sub(r"<[^>]+>", "", page)
    assert "Not dated" in page


def test_footer_counts_what_was_checked(page: str) -> None:
    found = re.search(r"([\d,]+) numbers, ([\d,]+) names and ([\d,]+) dates: each stands", page)
    assert found is not None
    assert all(int(count.replace(",", "")) > 10 for count in found.groups())


def test_same_account_gives_the_same_page(page: str) -> None:
    assert brief_html(flood.account()) == page


def test_place_of_a_town_is_a_ring_and_of_a_district_an_area(page: str) -> None:
    drawn = page[page.index('<figure class="map">') : page.index("<figcaption>")]
    assert 'class="ring city"' in drawn
    assert 'class="ring area"' in drawn
    assert 'class="ring exact"' not in drawn


def test_account_without_texts_gives_no_page() -> None:
    account = flood.account()
    bare = msgspec.structs.replace(account, reports=tuple(msgspec.structs.replace(r, text=None) for r in account.reports))
    with pytest.raises(UnsourcedError, match="--no-text"):
        brief_html(bare)


def test_empty_account_says_that_nothing_could_be_read() -> None:
    assert "No claim could be read" in brief_html(Account())


def test_a_brief_is_named_by_where_its_first_incidents_were_and_when_its_reports_are_of(page: str) -> None:
    title = re.sub(r"<[^>]+>", "", re.search(r"<h1>(.*?)</h1>", page)[1])
    assert re.fullmatch(r"[A-Z][\w ]+(?:, [A-Z][\w ]+){0,2} · Reports of \d.*", title), title
    bare = msgspec.structs.replace(flood.account(), incidents=(), findings=())
    assert "<h1>Reports of" in brief_html(bare)
