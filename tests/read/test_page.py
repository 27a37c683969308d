"""Pages whose head, charset or end says something else than the page shows."""

import pytest

from tallystick.errors import Unreadable
from tallystick.read.formats import page_text

WORDS = "The wall at the old harbour broke on Tuesday, and the water took the lower town. Twelve people died, the mayor Zoë Lind said, and forty were hurt."


def page(head="", heading="Wall breaks at the old harbour", end="</article></body></html>", charset="utf-8"):
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">{head}</head><body><div><article><h1>{heading}</h1>'
        + f"<p>{WORDS}</p>" * 4
        + end
    )


@pytest.mark.parametrize("declared", ["iso-8859-15", "windows-1252", "iso-8859-1"])
def test_a_page_that_declares_latin_but_is_utf8_is_read_as_utf8(declared):
    found = page_text(page(charset=declared).encode())
    assert "Zoë Lind" in found.text


def test_a_page_in_latin_that_says_so_is_read_so():
    assert "Zoë Lind" in page_text(page(charset="iso-8859-15").encode("iso-8859-15")).text


def test_the_outlet_behind_a_mark_is_no_part_of_the_title_where_the_heading_shows_where_it_begins():
    head = '<meta property="og:title" content="Wall breaks at the old harbour – The New Lamp of Varn">'
    assert page_text(page(head).encode()).title == "Wall breaks at the old harbour"


def test_the_meta_title_stands_before_the_pages_heading():
    head = '<meta property="og:title" content="Harbour wall breaks, twelve die">'
    assert page_text(page(head).encode()).title == "Harbour wall breaks, twelve die"


def test_linked_data_stands_before_both():
    head = (
        '<meta property="og:title" content="Harbour wall breaks, twelve die">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Twelve die as wall breaks"}</script>'
    )
    assert page_text(page(head).encode()).title == "Twelve die as wall breaks"


def test_a_page_whose_own_end_is_lost_is_whole_where_much_of_it_follows_the_report():
    tail = "</div><div>Share</div><div>Menu</div><div>Contact</div><div>Imprint</div><p>"
    assert "Twelve people died" in page_text(page(end=tail).encode()).text
    with pytest.raises(Unreadable, match="cut off"):
        page_text(page(end="").encode())
