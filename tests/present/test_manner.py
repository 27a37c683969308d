"""A denial is never shown as if it were said: the report's own word for how a thing was said stands beside the claim."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from present import flood
from tallystick.present.brief import compose
from tallystick.present.fragments import Sourced, plain
from tallystick.present.markdown import brief_markdown
from tallystick.present.page import brief_html
from tallystick.present.terminal import brief_terminal
from tallystick.present.view import AccountView
from tallystick.present.wording import figure_words, finding_headline
from tallystick.records.account import Account, FindingKind
from tallystick.records.mention import Certainty
from tallystick.records.report import Report
from tallystick.run import analyse_reports, build_account

TEXT = (
    "DROVNA, May 4 (Sarn Wire) — Sarnia has denied sending tanks to Drovna. The mayor of Drovna, Ilse Marran, said on Tuesday that shelling had"
    " killed four people. Marran claimed that Sarnian guns had hit a school."
)


@pytest.fixture(scope="module")
def account() -> Account:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    report = Report(
        id=f"rep_{digest[:12]}", name="a.txt", text=TEXT, sha256=digest, language="en", outlet="Sarn Wire", published="2031-05-04"
    )
    return build_account([report], {a.report: a for a in analyse_reports([report])})


def test_the_word_of_a_denial_stands_beside_it_and_is_linked(account: Account) -> None:
    brief, _ = compose(account)
    rows = [row for voice in brief.voices for row in voice.statements]
    denial = next(row for row in rows if "sending tanks" in plain(row.words))
    assert plain(denial.said).startswith("“has denied”, in ")
    assert any(isinstance(fragment, Sourced) and fragment.text == "has denied" for fragment in denial.said)
    claim = next(row for row in rows if "guns had hit" in plain(row.words))
    assert "“claimed”" in plain(claim.said)
    plainly = next(row for row in rows if "killed four" in plain(row.words))
    assert "said" not in plain(plainly.said)


def test_every_form_of_the_brief_says_denied(account: Account) -> None:
    line = next(line for line in brief_markdown(account).splitlines() if "sending tanks to Drovna](" in line)
    assert "(denied)" in line
    assert "has denied" in line
    assert "has denied" in brief_html(account)
    assert "has denied" in brief_terminal(account)


def test_a_value_that_two_tell_is_one_step_of_an_update() -> None:
    view = AccountView(flood.account())
    update = next(finding for finding in view.account.findings if finding.kind is FindingKind.UPDATE)
    later = next(id_ for id_ in update.claims if view.figures[id_].low == 19)
    line = plain(finding_headline(view, msgspec.structs.replace(update, claims=("fig_1", later, "fig_2"))))
    assert line.lower().count("at least 12 people") == 1
    assert line.count("→") == 1
    assert line.index("12") < line.index("19")


def test_a_figure_of_one_is_shown_by_who_it_is() -> None:
    text = "DROVNA, May 4 — Another man remained in critical condition and a woman was treated for burns after the blast in Drovna."
    report = Report(id="rep_one", name="a.txt", text=text, sha256="one", language="en", outlet="Sarn Wire", published="2031-05-04")
    found = build_account([report], {a.report: a for a in analyse_reports([report])})
    words = {plain(figure_words(AccountView(found), figure)) for figure in found.figures}
    assert words == {"“Another man”", "“a woman”"}


def test_a_deed_that_is_only_denied_is_never_worded_as_said() -> None:
    flooded = flood.account()
    blamed = next(i for i in flooded.incidents if len({claim.actor.name for claim in i.perpetrators}) > 1)
    actor = blamed.perpetrators[0].actor.name
    claims = tuple(
        msgspec.structs.replace(claim, certainty=Certainty.DENIED) if claim.actor.name == actor else claim for claim in blamed.perpetrators
    )
    denied = msgspec.structs.replace(
        flooded, incidents=tuple(msgspec.structs.replace(i, perpetrators=claims) if i is blamed else i for i in flooded.incidents)
    )
    brief, _ = compose(denied)
    rivals = {plain(rival.actor): rival for situation in brief.situation for rival in situation.rivals}
    assert [rival.denied for name, rival in rivals.items() if actor in name] == [True]
    assert all(plain(by).startswith("denied by ") for by in rivals[next(name for name in rivals if actor in name)].by)
    assert [rival.denied for name, rival in rivals.items() if actor not in name] == [False] * (len(rivals) - 1)
    for text in (brief_html(denied), brief_markdown(denied), brief_terminal(denied)):
        assert "denied by" in text
        assert "did it:" not in text.casefold().replace("done it:", "")


def test_the_opening_names_the_ends_of_a_long_dispute_and_how_many_stand_between() -> None:
    flooded = flood.account()
    view = AccountView(flooded)
    dispute = next(f for f in flooded.findings if f.kind is FindingKind.DISPUTE and len(f.positions) > 1)
    whole = plain(finding_headline(view, dispute))
    assert plain(finding_headline(view, dispute, len(dispute.positions))) == whole
    assert plain(finding_headline(view, dispute, 1)).startswith(f"{len(dispute.positions) - 1} more against ")
