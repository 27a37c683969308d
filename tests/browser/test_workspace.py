"""The workspace in a browser, as people use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'tallystick[dev]'")
pytestmark = pytest.mark.browser
expect = playwright.expect
Page = playwright.Page
PAGES = ("/", "/ledger", "/incidents", "/origins", "/reports", "/review", "/decisions", "/trays", "/changes", "/search?q=flood", "/name")


@pytest.fixture
def open_page(chromium: playwright.Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own; every request that leaves the server and every complaint of the browser fails the test."""
    contexts = []
    wrong: list[str] = []

    def opened(address: str, **options: object) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith((address, "data:")) or wrong.append(request.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def present_pages(page: Page) -> list[str]:
    """The pages of PAGES that this workspace has."""
    names = {link.get_attribute("href") for link in page.locator("header nav a").all()}
    return [path for path in PAGES if path.partition("?")[0] in names | {"/decisions", "/changes", "/name"}]


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 800)], ids=["desktop", "phone"])
def test_from_the_brief_down_to_the_quote(open_page: Callable[..., Page], workspace: str, size: tuple[int, int], script: bool) -> None:
    page = open_page(workspace, viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
    link = page.locator("#situation a.s", has_text="38").first
    words = link.inner_text()
    link.click()
    mark = page.locator("#here")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text(words)
    expect(mark).to_have_css("background-color", "rgb(255, 224, 138)")
    expect(page.locator(".asked .chain").first).to_be_visible()


def test_settling_a_pair_changes_the_brief_and_undo_brings_it_back(open_page: Callable[..., Page], pair_workspace: str) -> None:
    page = open_page(pair_workspace)
    before = page.locator("#brief").inner_html()
    page.goto(f"{pair_workspace}/review?kind=pair")
    waiting = page.locator(".item").count()
    assert waiting > 0
    page.locator(".item").first.get_by_label("Why").fill("one army, one toll")
    page.locator(".item").first.get_by_role("button", name="Same incident").click()
    expect(page.get_by_role("status")).to_contain_text("the two are the same")
    expect(page.locator(".item")).not_to_have_count(waiting)
    page.goto(pair_workspace)
    assert page.locator("#brief").inner_html() != before
    page.goto(f"{pair_workspace}/decisions")
    expect(page.get_by_text("one army, one toll")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Undone.")
    page.goto(f"{pair_workspace}/review?kind=pair")
    expect(page.locator(".item")).to_have_count(waiting)
    page.goto(pair_workspace)
    page.context.clear_cookies()
    page.goto(pair_workspace)
    assert page.locator("#brief").inner_html() == before


def test_rejecting_a_figure_takes_it_out_of_the_comparison(open_page: Callable[..., Page], own_workspace: str) -> None:
    page = open_page(own_workspace)
    page.locator("#situation a.s", has_text="38").first.click()
    page.locator(".asked .claim[id^=c-fig]").get_by_role("link", name="all about it").click()
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("rejected")
    expect(page.get_by_text("taken out by a decision")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("taken out by a decision")).to_have_count(0)


def test_slider_shows_the_brief_of_another_day_in_place(open_page: Callable[..., Page], workspace: str) -> None:
    page = open_page(workspace)
    now = page.locator("#situation").inner_text()
    slider = page.get_by_role("slider", name="Day of the case")
    slider.focus()
    page.keyboard.press("Home")
    # The account of that day is made while the page waits, which takes a busy machine some seconds.
    expect(page.locator(".then")).to_contain_text("As it was known on 11 Feb 2025", timeout=60_000)
    assert page.locator("#situation").inner_text() != now
    assert page.url.endswith("?as_of=2025-02-11")
    page.locator("#situation a.s").first.click()
    expect(page.locator(".then")).to_be_visible()
    page.goto(workspace)
    assert page.locator("#situation").inner_text() == now


def test_a_day_is_chosen_without_javascript(open_page: Callable[..., Page], workspace: str) -> None:
    page = open_page(workspace, java_script_enabled=False)
    page.get_by_label("As it was known on").select_option("2025-02-11")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".then")).to_contain_text("11 Feb 2025")


def test_two_people_at_once_lose_nothing(open_page: Callable[..., Page], pair_workspace: str) -> None:
    ana, bo = (open_page(pair_workspace) for _ in range(2))
    for page, name in ((ana, "Ana"), (bo, "Bo")):
        page.goto(f"{pair_workspace}/name")
        page.get_by_label("Name").fill(name)
        page.get_by_role("button", name="Use this name").click()
        page.goto(f"{pair_workspace}/review?kind=pair")
    ana.locator(".item").first.get_by_role("button", name="Same incident").click()
    bo.locator(".item").first.get_by_role("button", name="Different incidents").click()
    expect(bo.get_by_role("status")).to_contain_text("the two are different")
    ana.goto(f"{pair_workspace}/decisions")
    expect(ana.locator("tbody tr")).to_have_count(2)
    expect(ana.locator("tbody tr", has_text="Bo")).to_contain_text("different")
    expect(ana.locator("tbody tr", has_text="Ana")).to_contain_text("same")
    ana.goto(f"{pair_workspace}/trays?tray=conflict")
    expect(ana.locator("main li", has_text="Ana").first).to_contain_text("Bo")


def test_keys_walk_the_page(open_page: Callable[..., Page], workspace: str) -> None:
    page = open_page(f"{workspace}")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(f"{workspace}/reports")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tbody tr").nth(1)).to_have_class("at")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/rep_"))
    page.wait_for_load_state()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page).to_have_url(re.compile(r"/reports/rep_"))


def test_skip_link_comes_first_and_leads_to_the_page(open_page: Callable[..., Page], workspace: str) -> None:
    page = open_page(workspace)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_nothing_runs_over_the_side(open_page: Callable[..., Page], workspace: str) -> None:
    page = open_page(workspace)
    report = page.locator("#situation a.s").first.get_attribute("href")
    for path in (*present_pages(page), report):
        page.goto(f"{workspace}{path}")
        for width in (320, 390, 800, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_pages_print_without_the_desk_around_them(open_page: Callable[..., Page], workspace: str) -> None:
    page = open_page(workspace)
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator("form.slider")).to_be_hidden()
    expect(page.locator("#situation")).to_be_visible()


RULES = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""In the dark only the colours are other ones."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(open_page: Callable[..., Page], workspace: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install 'tallystick[dev]'")
    page = open_page(workspace, color_scheme=scheme)
    links = page.locator("#situation a.s").all()
    report = links[0].get_attribute("href")
    poor = []
    for path in (*present_pages(page), report) if scheme == "light" else ("/", "/review", report):
        early = f"{'&' if '?' in path else '?'}as_of=2025-02-11" if "#" not in path else ""  # less of everything, and the line of the time
        page.goto(f"{workspace}{path}{early}")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        result = axe.Axe().run(page, options={"runOnly": RULES[scheme], "resultTypes": ["violations"]})
        for fault in result.response["violations"]:
            poor.append((path, fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]))
    assert poor == []
