"""A report's text with marks: nothing is lost, spans may cross, and words stay words."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.report import Span
from tallystick.web.frame import show_controls
from tallystick.web.marks import RANK, Mark, cut, write_text

TEXT = "Nine people died at Ardov on Monday, the mayor said.\n\nThe mayor, Ilse Maro, spoke twice."


def written(text: str, marks: list[Mark], here: Span | None = None) -> str:
    return str(write_text(text, marks, (), here, lambda mark: f"/found/{mark.id}"))


def words(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


class TestCutting:
    @given(st.data())
    def test_pieces_are_the_whole_stretch_whatever_crosses(self, data: st.DataObject) -> None:
        length = data.draw(st.integers(1, 60))
        place = st.integers(0, length)
        spans = data.draw(st.lists(st.tuples(place, place, st.sampled_from(RANK)), max_size=12))
        marks = [Mark(min(a, b), max(a, b), kind, f"id{n}") for n, (a, b, kind) in enumerate(spans)]
        pieces = cut(0, length, marks, at=data.draw(st.lists(place, max_size=3)))
        assert pieces[0].start == 0
        assert pieces[-1].end == length
        assert all(one.end == two.start for one, two in pairwise(pieces))
        for piece in pieces:
            over = {mark for mark in marks if mark.start < mark.end and mark.start < piece.end and piece.start < mark.end}
            assert set(piece.marks) == over
            assert all(mark.start <= piece.start and piece.end <= mark.end for mark in over)


class TestWriting:
    def test_loses_no_word(self) -> None:
        page = written(TEXT, [Mark(0, 11, "figure", "f"), Mark(5, 25, "name", "n"), Mark(20, 60, "statement", "s")], Span(12, 16))
        assert words(page).replace("\n", "") == TEXT.replace("\n", "")

    def test_innermost_span_is_what_a_word_leads_to(self) -> None:
        page = written(TEXT, [Mark(0, 51, "statement", "s"), Mark(0, 16, "incident", "i"), Mark(0, 11, "figure", "f")])
        assert re.search(r'<a class="m figure incident statement" id="s=0-11" href="/found/f">Nine people</a>', page)
        assert re.search(r'<a class="m incident statement" href="/found/i"> died</a>', page)
        assert '<span class="m statement">' in page

    def test_every_span_has_its_anchor(self) -> None:
        page = written(TEXT, [Mark(0, 4, "figure", "f"), Mark(20, 25, "name", "n"), Mark(66, 75, "name", "m")])
        assert all(f'id="s={span}"' in page for span in ("0-4", "20-25", "66-75"))

    def test_place_asked_for_is_anchored_once_with_its_sentence(self) -> None:
        page = written(TEXT, [Mark(5, 8, "name", "n")], Span(0, 11))
        assert page.count('id="here"') == 1
        assert words(re.search(r'<[^>]+id="here"[^>]*>[^<]*', page)[0]) == "Nine "  # type: ignore[index]
        assert len(re.findall(r'class="[^"]*\bhere\b', page)) == 3
        assert "sentence" not in page.partition("\n")[2]

    def test_spans_count_code_points(self) -> None:
        text = "🌊🌊 Nine died in e\u0301t\u00e9."
        start = text.index("Nine")
        assert ">Nine<" in written(text, [Mark(start, start + 4, "figure", "f")])

    def test_markup_of_a_report_stays_words(self) -> None:
        text = '<script>alert("x")</script> <a href="javascript:alert(1)">nine</a> & <img src=x onerror=alert(1)>'
        page = written(text, [Mark(9, 14, "name", "n")])
        assert "<script" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page
        assert words(page) == text

    @given(st.text(min_size=1, max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
    def test_any_text_is_kept(self, text: str, spans: list[tuple[int, int]]) -> None:
        marks = [Mark(min(a, b), min(max(a, b), len(text)), "name", "n") for a, b in spans if min(a, b) < len(text)]
        assert words(written(text, marks)).replace("\n", "") == text.replace("\n", "")


class TestControls:
    def test_that_turn_the_direction_are_shown_by_their_number(self) -> None:
        assert show_controls("\u202e12\u202c dead\x07") == "⟨U+202E⟩12⟨U+202C⟩ dead�"

    def test_other_text_and_values_stay(self) -> None:
        assert show_controls("Łódź 🌊\n\t") == "Łódź 🌊\n\t"
