"""Ledger, incidents, origins and search in a browser: with a mouse, with keys alone, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'tallystick[dev]'")
pytestmark = pytest.mark.browser
expect = playwright.expect
Page = playwright.Page
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])


@pytest.fixture
def open_page(chromium: playwright.Browser, workspace: str) -> Iterator[Callable[..., Page]]:
    """Opens a path of the workspace; every request that leaves the server and every complaint of the browser fails the test."""
    contexts = []
    wrong: list[str] = []

    def opened(path: str, **options: object) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith((workspace, "data:")) or wrong.append(request.url))
        page.goto(workspace + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def total(page: Page) -> int:
    return int(re.match(r"[\d,]+", page.locator("#h-list").inner_text())[0].replace(",", ""))


@SCRIPT
def test_from_a_bar_of_the_ledger_to_the_sentence(open_page: Callable[..., Page], script: bool) -> None:
    page = open_page("/ledger", java_script_enabled=script)
    link = page.locator(".claims a.s", has_text="five people").first
    link.click()
    expect(page.locator("#here")).to_contain_text("five people")
    expect(page.locator("#here")).to_be_in_viewport()


def test_a_filter_is_applied_when_it_is_chosen(open_page: Callable[..., Page]) -> None:
    page = open_page("/ledger")
    page.get_by_label("Measure").select_option("missing")
    expect(page).to_have_url(re.compile(r"\?measure=missing$"))
    expect(page.get_by_role("status").first).to_contain_text("1 line")
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_label("Measure")).to_have_value("")


def test_without_scripts_the_button_filters(open_page: Callable[..., Page]) -> None:
    page = open_page("/ledger", java_script_enabled=False)
    page.get_by_label("Measure").select_option("missing")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_label("Measure")).to_have_value("missing")


def test_bars_lie_where_their_ends_are(open_page: Callable[..., Page]) -> None:
    """Exact numbers are dots on their tick; an open end runs to the edge of the chart."""
    page = open_page("/ledger?measure=missing")
    track = page.locator(".claims .track").first.bounding_box()
    sixty = page.locator(".claims circle").first.bounding_box()
    tick = page.locator(".axisrow text.tick", has_text="60").first.bounding_box()
    assert track is not None
    assert sixty is not None
    assert tick is not None
    assert abs(sixty["x"] + sixty["width"] / 2 - tick["x"] - tick["width"] / 2) < 2
    assert track["x"] <= sixty["x"] <= track["x"] + track["width"]


def test_days_map_and_list_filter_one_another_by_keys_alone(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    everything = total(page)
    day = page.locator("a.day").first
    day.focus()
    page.keyboard.press("Enter")
    expect(page.locator("a.day.chosen")).to_have_count(1)
    of_day = total(page)
    assert 0 < of_day < everything
    place = page.locator("a.dot").first
    place.focus()
    page.keyboard.press("Enter")
    expect(page.locator("a.dot.chosen")).to_have_count(1)
    assert 0 < total(page) <= of_day
    page.locator("a.dot.chosen").focus()
    page.keyboard.press("Enter")
    page.locator("a.day.chosen").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chosen")).to_have_count(0)
    assert total(page) == everything


def test_days_are_chosen_by_drawing_over_them(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    days = page.locator("a.day").count()
    first, last = page.locator("a.day").first, page.locator("a.day").last
    first.locator(".hit").hover()
    page.mouse.down()
    last.locator(".hit").hover()
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=2025-02-11&to=2025-02-14"))
    expect(page.locator("a.day.chosen")).to_have_count(days)


@SCRIPT
def test_an_incident_tells_who_and_when_and_leads_to_the_words(open_page: Callable[..., Page], script: bool) -> None:
    page = open_page("/incidents", java_script_enabled=script)
    page.get_by_role("link", name=re.compile("Strike · convoy")).first.click()
    stands = page.locator(".stands.rival .stand")
    widths = {round(box["width"]) for box in (stand.bounding_box() for stand in stands.all()) if box is not None}
    assert stands.count() >= 2
    assert len(widths) == 1  # equal rank
    expect(page.get_by_role("heading", name="What was known when")).to_be_visible()
    expect(page.locator(".verb.revised").first).to_be_visible()
    page.locator(".stands.rival blockquote a").first.click()
    expect(page.locator("#here")).to_be_in_viewport()


def test_the_graph_of_origins_is_walked_by_keys(open_page: Callable[..., Page]) -> None:
    page = open_page("/origins")
    page.locator("a.node", has_text="Zambian army").focus()
    page.keyboard.press("Enter")
    expect(page.locator("a.node.chosen")).to_have_count(1)
    expect(page.locator("table.origins tbody tr")).to_have_count(1)
    expect(page.locator("table.origins")).to_contain_text("2 outlets, 1 origin")


def test_search_says_how_it_read_the_query_and_leads_to_the_words(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("killed > 30 Lundazi")
    page.keyboard.press("Enter")
    expect(page.get_by_label("How the query was understood")).to_contain_text("killed, 31 or more")
    page.locator(".cut a").first.click()
    expect(page.locator("#here")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/ledger", "/incidents", "/origins", "/search?q=killed"])
def test_printed_pages_keep_their_charts_and_lose_their_forms(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    expect(page.locator("main form").first).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_single_things_are_accessible(open_page: Callable[..., Page], workspace: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install 'tallystick[dev]'")
    page = open_page("/incidents", color_scheme=scheme)
    paths = [
        page.get_by_role("link", name=re.compile("Strike · convoy")).first.get_attribute("href"),
        "/incidents?from=2025-02-12&to=2025-02-12",
        "/origins?text=army",
        "/search",
    ]
    page.goto(f"{workspace}/ledger")
    paths.append(page.locator(".line h2 a").first.get_attribute("href"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    poor = []
    for path in paths:
        page.goto(f"{workspace}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": rules}, "resultTypes": ["violations"]})
        poor += [(path, fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]) for fault in found.response["violations"]]
    assert poor == []
