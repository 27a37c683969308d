from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.lexicon.sentences import split_sentences
from tallystick.present.quote import Piece, cut_report, sentence_of
from tallystick.records.report import Evidence

TEXTS = st.text(alphabet="ab. A!\n“”é😀<&", min_size=1, max_size=80)


def written(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text + written(piece.inner) for piece in pieces)


def marked(pieces: tuple[Piece, ...], anchor: str) -> str:
    found = ""
    for piece in pieces:
        found += written(piece.inner) if piece.anchor == anchor and piece.kind in {"mark", "rest"} else marked(piece.inner, anchor)
    return found


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_cutting_keeps_every_character_and_marks_exactly_the_wanted(text: str, spans: list[tuple[int, int]]) -> None:
    wanted = [Evidence("r", min(a, b), max(a, b)) for a, b in spans if min(a, b) < max(a, b) <= len(text)]
    paragraphs = cut_report(text, 3, wanted, ())
    assert [written(p.pieces) for p in paragraphs] == [line for line in text.split("\n") if line]
    for place in wanted:
        got = "".join(marked(p.pieces, f"e3-{place.start}-{place.end}") for p in paragraphs)
        assert got == text[place.start : place.end].replace("\n", "")


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_each_anchor_is_given_once(text: str, spans: list[tuple[int, int]]) -> None:
    wanted = [Evidence("r", min(a, b), max(a, b)) for a, b in spans if min(a, b) < max(a, b) <= len(text)]
    anchors: list[str] = []

    def walk(pieces: tuple[Piece, ...]) -> None:
        for piece in pieces:
            if piece.kind == "mark":
                anchors.append(piece.anchor)
            walk(piece.inner)

    for paragraph in cut_report(text, 3, wanted, ()):
        walk(paragraph.pieces)
    assert len(anchors) == len(set(anchors))


@given(TEXTS)
def test_sentences_lie_in_order_and_touch_no_line_end(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert "\n" not in text[sentence.start : sentence.end]
        end = sentence.end


def test_sentence_is_not_cut_after_a_title_or_an_initial() -> None:
    text = "Dr. B. Oram said no. “We wait.” They left at 4 a.m. The rain fell."
    words = [text[s.start : s.end] for s in split_sentences(text)]
    assert words[0] == "Dr. B. Oram said no."
    assert words[1] == "“We wait.”"


def test_sentence_of_words_that_cross_two_sentences_is_both() -> None:
    text = "One came. Two went. Three stay."
    span = sentence_of(text, text.index("came"), text.index("went") + 4)
    assert text[span.start : span.end] == "One came. Two went."
