"""The page in a browser: the words behind a number come into sight, with and without JavaScript, and nothing is fetched."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from present import flood
from tallystick.present import brief_html

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'tallystick[dev]'")
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium")]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CONTRAST = """
() => {
  const light = c => { const v = c.map(x => { x /= 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4 });
                       return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2] };
  const numbers = s => s.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor);
                        if (c.length < 4 || c[3] > 0.99) return c.slice(0, 3) } return [255, 255, 255] };
  const poor = [];
  for (const e of document.querySelectorAll('main *, aside *')) {
    if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(numbers(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([e.className, e.textContent.slice(0, 40), ratio]);
  }
  return poor;
}
"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(brief_html(flood.account()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 800)], ids=["desktop", "phone"])
def test_click_on_a_number_shows_its_sentence(browser: playwright.Browser, page_file: Path, size: tuple[int, int], script: bool) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
    page = context.new_page()
    noise: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    link = page.locator("#situation a[data-r=words]", has_text="19").first
    link.click()
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    mark = page.locator(f"[id='{anchor}']")
    playwright.expect(mark).to_be_in_viewport()
    playwright.expect(mark).to_have_text("19")
    playwright.expect(mark).to_have_css("background-color", "rgb(255, 224, 138)")
    sentence = page.locator(".sn:has(:target)")
    playwright.expect(sentence.first).to_contain_text("The toll at Orvelle rose to 19 on Wednesday")
    assert noise == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_wide_page_keeps_the_brief_in_place_while_the_report_comes_into_sight(browser: playwright.Browser, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(page_file.as_uri())
    link = page.locator("#situation a[data-r=words]", has_text="19").first
    before = link.bounding_box()
    link.click()
    assert link.bounding_box() == before
    page.close()


@pytest.mark.parametrize("width", [320, 390, 800, 1440])
def test_nothing_runs_over_the_side(browser: playwright.Browser, page_file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_enough_contrast(browser: playwright.Browser, page_file: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_headings_and_landmarks_can_be_walked(browser: playwright.Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.locator("main").count() == 1
    assert page.locator("nav[aria-label]").count() == 1
    page.close()


def test_report_text_never_becomes_an_element(browser: playwright.Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("aside .text b, script").count() == 0
    page.close()
