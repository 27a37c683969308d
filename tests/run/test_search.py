"""Search over the account that was built by hand: what is found, in which order, and with which words marked."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from present import flood
from tallystick.run.folding import fold, fold_words
from tallystick.run.query import Count, parse_query
from tallystick.run.results import KINDS, fits
from tallystick.run.search import SearchIndex
from tallystick.run.snippet import cut_snippet

INDEX = SearchIndex(flood.account())


def find(text: str, kind: str | None = None, index: SearchIndex = INDEX) -> list[str]:
    results = index.search(parse_query(text, "2031-05-05"))
    return [hit.id for one in ([kind] if kind else KINDS) for hit in results.of(one)]


SAME = flood.account()


def changed(account, rejected: int, retyped: int, unplaced: bool):
    """The account after decisions: some figures and incidents are other ones, the rest the very same."""
    figures = [
        msgspec.structs.replace(f, rejected_by="dec_1")
        if n == rejected
        else msgspec.structs.replace(f, place=None)
        if unplaced and n == 0
        else f
        for n, f in enumerate(account.figures)
    ]
    incidents = [msgspec.structs.replace(i, type="killing") if n == retyped else i for n, i in enumerate(account.incidents)]
    return msgspec.structs.replace(account, figures=tuple(figures), incidents=tuple(incidents))


@given(st.integers(-1, len(SAME.figures) - 1), st.integers(-1, len(SAME.incidents) - 1), st.booleans(), st.booleans())
def test_an_index_made_from_the_one_before_is_that_made_alone(rejected, retyped, unplaced, fewer):
    after = changed(SAME, rejected, retyped, unplaced)
    if fewer:
        after = msgspec.structs.replace(after, entities=after.entities[1:])
    followed, alone = SearchIndex(after, SearchIndex(SAME)), SearchIndex(after)
    assert followed.hits == alone.hits
    assert {k: sorted(v) for k, v in followed._keys.items()} == {k: sorted(v) for k, v in alone._keys.items()}
    for asked in ("farmer", "killed > 15", "missing", "type:killing", "Sentha killed", "by:police"):
        query = parse_query(asked, "2031-05-05")
        assert followed.search(query) == alone.search(query)


def test_an_index_after_another_report_holds_its_words():
    more = msgspec.structs.replace(SAME.reports[0], id="rep_z", name="z", text="A zebra stood on the dike.")
    after = msgspec.structs.replace(SAME, reports=(*SAME.reports, more))
    assert find("zebra", index=SearchIndex(after, SearchIndex(SAME))) == ["rep_z"]


def notes(text: str) -> str:
    return "; ".join(INDEX.search(parse_query(text, "2031-05-05")).notes)


def test_words_find_what_they_stand_in():
    assert set(find("farmer")) == {"stm_3", "rep_e"}
    assert find("zebra") == []


def test_all_words_must_hold():
    assert set(find("Delta dike", "report")) == {"rep_b"}


def test_other_forms_of_a_word_are_found():
    assert "rep_a" in find("families", "report")
    assert find("family", "report") == find("families", "report")


def test_counts_find_figures_and_what_holds_them():
    assert find("killed > 15", "figure") == ["fig_3"]
    assert find("killed > 15", "incident") == ["inc_dike"]
    assert find("killed > 15", "report") == ["rep_c"]
    assert find("killed > 100") == []


def test_an_open_end_counts_as_the_end_that_is_told():
    assert set(find("killed = 12", "figure")) == {"fig_1", "fig_2"}  # 'at least 12'
    assert find("killed > 12", "figure") == ["fig_3"]
    assert find("missing 50..120", "figure") == ["fig_4", "fig_6"]  # 60 surely, 'dozens' perhaps


def test_a_count_and_a_place_hold_of_the_same_figure():
    assert find("> 15 Orvelle", "figure") == ["fig_3"]
    assert find("> 15 Sentha", "figure") == ["fig_7"]


def test_days_are_those_of_the_figure_else_of_the_report():
    assert find("killed 4 May", "figure") == ["fig_3"]
    assert find("Police since 5 May", "report") == ["rep_d"]
    assert find("killed 2031-05-03..2031-05-04", "incident") == ["inc_dike"]


def test_what_has_no_day_is_left_out_and_counted():
    assert "rep_e" not in find("Police 3..5 May", "report")
    assert "no report dates" in notes("Police 3..5 May")


def test_a_person_is_found_by_any_part_and_spelling_of_the_name():
    for name in ("Ilse Marran", "Marran", "marran", "Marrán", "ILSE MARRAN", "Марран"):
        assert set(find(name, "report")) == {"rep_a", "rep_b", "rep_c"}, name


def test_a_name_that_nobody_prints_so_finds_the_nearest_and_says_so():
    assert set(find("Orvele", "report")) == {"rep_a", "rep_b", "rep_c"}
    assert "orvelle" in notes("Orvele")


def test_phrases_stand_word_by_word():
    assert find('"dike broke"', "report") == ["rep_a"]
    assert find('"broke dike"') == []


def test_outlet_and_voice():
    assert set(find("outlet:delta", "report")) == {"rep_b"}
    assert find("outlet:nobody") == []
    assert set(find("by:police", "figure")) == {"fig_4", "fig_5"}
    assert set(find('by:"Ilse Marran"', "figure")) == {"fig_1", "fig_2", "fig_3"}
    assert set(find("by:marran killed", "figure")) == {"fig_1", "fig_2", "fig_3"}


def test_type_and_place():
    assert find("type:disaster", "incident") == ["inc_dike"]
    assert find("place:Sentha", "figure") == ["fig_7"]
    assert find("type:strike") == []


def test_a_measure_alone_finds_its_figures_and_the_words_for_it():
    assert set(find("missing", "figure")) == {"fig_4", "fig_5", "fig_6"}
    assert "rep_b" in find("deaths", "report")  # 'killing'


def test_nothing_asked_nothing_found():
    assert find("") == []
    assert find("> < ..") == []


def test_a_rejected_claim_is_not_found():
    account = flood.account()
    figures = tuple(msgspec.structs.replace(f, rejected_by="dec_1") if f.id == "fig_3" else f for f in account.figures)
    index = SearchIndex(msgspec.structs.replace(account, figures=figures))
    assert find("killed > 15", index=index) == []


def test_the_order_of_records_changes_nothing():
    account = flood.account()
    turned = msgspec.structs.replace(
        account, figures=account.figures[::-1], statements=account.statements[::-1], entities=account.entities[::-1]
    )
    for text in ("killed", "police", "dike", "missing > 10"):
        assert find(text, index=SearchIndex(turned)) == find(text)


def snippet(text: str, id_: str):
    query = parse_query(text, "2031-05-05")
    results = INDEX.search(query)
    hit = next(hit for kind in KINDS for hit in results.of(kind) if hit.id == id_)
    return cut_snippet(INDEX, hit, query, results)


def test_a_snippet_marks_the_query_and_the_claim():
    cut = snippet("killed Orvelle", "fig_1")
    assert [p.text for p in cut.pieces if p.kind == "claim"] == ["At least 12 people"]
    assert "Orvelle" in [p.text for p in cut.pieces if p.kind == "hit"]
    assert cut.plain.startswith("ORVELLE, May 3")


def test_a_snippet_is_a_piece_of_the_report():
    for text, id_ in (("farmer", "rep_e"), ("Police", "rep_d"), ("killed", "fig_2"), ("dike", "inc_dike"), ("army", "stm_1")):
        cut = snippet(text, id_)
        words = "".join(piece.text for piece in cut.pieces)
        assert words in flood.TEXTS[cut.evidence.report]
        assert any(piece.kind for piece in cut.pieces)


def test_a_report_s_snippet_points_at_the_word():
    cut = snippet("farmer", "rep_e")
    assert flood.TEXTS["rep_e"][cut.evidence.start : cut.evidence.end] == "farmer"


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Zélande", "zelande"), ("Łódź", "Lodz"), ("1,250", "1250"), ("O’Hara", "OHara"), ("Київ", "Kiiv"), ("Marran’s", "marran")],
)
def test_spellings_fold_to_one(printed, typed):
    assert fold_words(printed) == fold_words(typed)


@given(st.text(max_size=60))
def test_folding_never_fails_and_is_stable(text):
    folded = fold(text)
    assert fold(folded) == folded or not folded.isascii()
    assert fold_words(text) == fold_words(text)


@given(st.text(max_size=60))
def test_any_query_is_answered(text):
    results = INDEX.search(parse_query(text, "2031-05-05"))
    for kind in KINDS:
        for hit in results.of(kind):
            cut_snippet(INDEX, hit, parse_query(text, "2031-05-05"), results)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_count_fits_where_the_intervals_meet(low, high):
    low, high = sorted((low, high))
    vague = next(f for f in flood.account().figures if f.id == "fig_6")  # 24 to 99
    assert fits(vague, Count(measure="missing", low=low, high=high, words="")) == (low <= 99 and high >= 24)
