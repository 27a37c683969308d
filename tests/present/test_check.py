"""The check must fail on every kind of unsourced word; each test breaks a good page in one place."""

from __future__ import annotations

import re

import pytest

from present import flood
from tallystick.errors import UnsourcedError
from tallystick.present import brief_html, brief_markdown, brief_terminal
from tallystick.present.check import check_html
from tallystick.present.check_text import check_markdown, check_terminal

ACCOUNT = flood.account()


@pytest.fixture(scope="module")
def page() -> str:
    return brief_html(ACCOUNT)


def broken(page: str, old: str, new: str) -> str:
    assert old in page, old
    return page.replace(old, new, 1)


def test_good_page_passes_with_counts(page: str) -> None:
    counts = check_html(page, ACCOUNT)
    assert counts.numbers > 10
    assert counts.names > 10
    assert counts.dates > 10


@pytest.mark.parametrize(
    "words",
    [
        "About 900 people died.",
        "Hundreds died.",
        "It was on Tuesday.",
        "It was in March.",
        "In the town of Zembra it rained.",
        "Orvelle is calm.",
    ],
)
def test_number_name_or_date_outside_a_link_fails(page: str, words: str) -> None:
    with pytest.raises(UnsourcedError, match="outside a link"):
        check_html(broken(page, '<section id="situation"', f'<p>{words}</p><section id="situation"'), ACCOUNT)


@pytest.mark.parametrize("kind", ["count", "reason"])
def test_name_in_the_products_own_words_fails(page: str, kind: str) -> None:
    with pytest.raises(UnsourcedError):
        check_html(broken(page, "</main>", f'<p><span data-own="{kind}">3 of Orvelle</span></p></main>'), ACCOUNT)


def test_count_may_not_hold_a_sentence(page: str) -> None:
    with pytest.raises(UnsourcedError, match="shape"):
        check_html(broken(page, "</main>", '<span data-own="count">3 died. They fled</span></main>'), ACCOUNT)


def test_number_that_its_words_do_not_hold_fails(page: str) -> None:
    with pytest.raises(UnsourcedError, match="support"):
        check_html(broken(page, ">At least 12 people</a>", ">At least 13 people</a>"), ACCOUNT)


def test_dropped_hedge_of_an_interval_fails(page: str) -> None:
    with pytest.raises(UnsourcedError, match="support"):
        check_html(broken(page, ">12 or more</a>", ">12</a>"), ACCOUNT)


def test_wrong_date_fails(page: str) -> None:
    with pytest.raises(UnsourcedError, match="support"):
        check_html(re.sub(r'(data-r="date"[^>]*>)3 May 2031', r"\g<1>2 May 2031", page, count=1), ACCOUNT)


def test_wrong_name_fails(page: str) -> None:
    with pytest.raises(UnsourcedError, match="support"):
        check_html(broken(page, ">Ilse Marran</a>", ">Ilse Morran</a>"), ACCOUNT)


def test_outlet_that_is_not_the_reports_fails(page: str) -> None:
    with pytest.raises(UnsourcedError, match="support"):
        check_html(broken(page, ">Delta News</a>", ">Delta Times</a>"), ACCOUNT)


def test_link_to_other_words_fails(page: str) -> None:
    place = flood.at("rep_a", "At least 12 people")
    other = flood.at("rep_a", "Tuesday")
    with pytest.raises(UnsourcedError):
        check_html(broken(page, f'href="#e1-{place.start}-{place.end}"', f'href="#e1-{other.start}-{other.end}"'), ACCOUNT)


def test_link_to_nowhere_fails(page: str) -> None:
    place = flood.at("rep_a", "At least 12 people")
    with pytest.raises(UnsourcedError, match=r"nothing in the page|no report"):
        check_html(page.replace(f'id="e1-{place.start}-{place.end}"', 'id="gone"'), ACCOUNT)


def test_changed_report_text_fails(page: str) -> None:
    with pytest.raises(UnsourcedError, match="not what was read"):
        check_html(broken(page, "families</mark> are missing", "families</mark> are safe"), ACCOUNT)


def test_mark_that_is_shifted_fails(page: str) -> None:
    place = flood.at("rep_e", "60 people")
    number = [r.id for r in ACCOUNT.reports].index("rep_e") + 1
    anchor = f"e{number}-{place.start}-{place.end}"
    start = page.index(f'<mark id="{anchor}"')
    inner = page[start : page.index("</mark>", start)]
    with pytest.raises(UnsourcedError, match="not those that were read"):
        check_html(page.replace(f"{inner}</mark> were", f"{inner} were</mark>", 1), ACCOUNT)


def test_head_of_a_report_says_only_its_metadata(page: str) -> None:
    with pytest.raises(UnsourcedError, match="metadata"):
        check_html(re.sub(r"(<time datetime=\"2031-05-04\">)4 May", r"\g<1>9 May", page, count=1), ACCOUNT)


# -- Markdown and terminal -------------------------------------------------------------------------------------------------
def test_markdown_number_outside_a_link_fails() -> None:
    text = brief_markdown(ACCOUNT)
    check_markdown(text, ACCOUNT)
    with pytest.raises(UnsourcedError, match="outside a link"):
        check_markdown(broken(text, "## The situation", "## The situation\n\n- 900 died"), ACCOUNT)


def test_markdown_changed_quote_fails() -> None:
    text = brief_markdown(ACCOUNT)
    with pytest.raises(UnsourcedError, match="not those that were read"):
        check_markdown(broken(text, "**60 people** were missing", "**61 people** were missing"), ACCOUNT)


def test_markdown_changed_link_fails() -> None:
    text = brief_markdown(ACCOUNT)
    with pytest.raises(UnsourcedError, match="support"):
        check_markdown(broken(text, "[At least 12 people]", "[At least 21 people]"), ACCOUNT)


@pytest.mark.parametrize(
    ("old", "new"),
    [("“19”", "“91”"), ("4 May 2031", "6 May 2031"), ("Ilse Marran", "Ilse Borran"), ("24 to 99", "24 to 77")],
)
def test_terminal_words_without_support_fail(old: str, new: str) -> None:
    text = brief_terminal(ACCOUNT, 200)
    with pytest.raises(UnsourcedError):
        check_terminal(broken(text, old, new), ACCOUNT)
