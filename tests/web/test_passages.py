"""Words in their sentences: cut between words, each sentence once."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from present import flood
from tallystick.present.incidents import IncidentList
from tallystick.present.view import AccountView
from tallystick.records.account import Account, AccountReport
from tallystick.records.report import Evidence
from tallystick.web.pages.found import AROUND, passages_of, quote_of
from tallystick.web.pages.incidents import _row, word_range

LONG = (
    "The ferry "
    + "turned slowly between islands " * 20
    + "and sank with 41 people on board "
    + "while many watched silently " * 20
    + "at dawn."
)


def view_of(text: str) -> AccountView:
    return AccountView(Account(reports=(AccountReport(id="rep_x", name="x.txt", language="en", sha256="0", text=text),)))


def place(text: str, words: str) -> Evidence:
    return Evidence("rep_x", text.index(words), text.index(words) + len(words))


def test_a_long_sentence_is_cut_between_words() -> None:
    quote = quote_of(view_of(LONG), place(LONG, "41 people"))
    assert quote.before.startswith("… ")
    assert quote.after.endswith(" …")
    assert set(quote.before.split()[1:]) <= set(LONG.split())
    assert set(quote.after.split()[:-1]) <= set(LONG.split())


def test_a_sentence_stands_once_with_all_its_places() -> None:
    text = "Eleven were killed in the fire. About 30 were hurt."
    passages = passages_of(view_of(text), [place(text, "Eleven"), place(text, "killed"), place(text, "30")])
    assert [[words for words, there in one.pieces if there] for one in passages] == [["Eleven", "killed"], ["30"]]
    assert "".join(words for words, _ in passages[0].pieces) == "Eleven were killed in the fire."


def test_words_without_a_blank_are_cut_all_the_same() -> None:
    text = "火" * (3 * AROUND)
    assert len(quote_of(view_of(text), Evidence("rep_x", 200, 203)).before) == AROUND + 2


@given(st.text(alphabet="ab. \n", min_size=1, max_size=500), st.lists(st.tuples(st.integers(0, 499), st.integers(1, 9)), max_size=6))
def test_every_place_is_told_in_words_of_the_text(text: str, asked: list[tuple[int, int]]) -> None:
    places = [Evidence("rep_x", start, min(start + length, len(text))) for start, length in asked if start < len(text)]
    for passage in passages_of(view_of(text), places):
        for words, there in passage.pieces:
            assert words.removeprefix("… ").removesuffix(" …") in text
            assert there is None or text[there.start : there.end] == words


def test_an_incident_is_listed_with_all_that_answer_its_questions() -> None:
    account = flood.account()
    figure = next(f for f in account.figures if f.incident and f.question and f.low is not None)
    other = msgspec.structs.replace(figure, id="fig_other", incident=None, low=(figure.low or 0) + 500, high=None)
    incidents = tuple(msgspec.structs.replace(i, figures=(figure.id,)) if i.id == figure.incident else i for i in account.incidents)
    view = AccountView(msgspec.structs.replace(account, figures=(figure, other), incidents=incidents))
    found = IncidentList(view).figures(view.incidents[figure.incident or ""])
    assert found == [figure, other]
    assert word_range(found).endswith("or more")


def test_forces_of_one_state_are_one_actor_in_the_list() -> None:
    account = flood.account()
    one = next(incident for incident in account.incidents if incident.perpetrators)
    claim = one.perpetrators[0]
    rivals = tuple(
        msgspec.structs.replace(claim, actor=msgspec.structs.replace(claim.actor, name=name, entity=None))
        for name in ("Kenyan troops", "a Kenyan warplane", "Dune League")
    )
    incident = msgspec.structs.replace(one, perpetrators=rivals)
    view = AccountView(msgspec.structs.replace(account, incidents=(incident,)))
    assert _row(view, IncidentList(view).by_id[incident.id], []).rivals == 2
