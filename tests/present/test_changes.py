from __future__ import annotations

import msgspec
import pytest

from present import flood
from tallystick.present import changes, word_change
from tallystick.present.differences import Verb, changes_json, changes_markdown, changes_terminal
from tallystick.records.account import Account, FindingKind

ALL = flood.account()


def without(account: Account, *, reports: tuple[str, ...] = (), findings: tuple[str, ...] = ()) -> Account:
    """The account as it was without these reports and findings."""
    return msgspec.structs.replace(
        account,
        reports=tuple(r for r in account.reports if r.id not in reports),
        figures=tuple(f for f in account.figures if f.evidence[0].report not in reports),
        statements=tuple(s for s in account.statements if s.evidence[0].report not in reports),
        incidents=()
        if "rep_a" in reports
        else account.incidents
        if "rep_c" not in reports
        else tuple(msgspec.structs.replace(i, perpetrators=(), participants=()) for i in account.incidents),
        entities=tuple(
            msgspec.structs.replace(e, evidence=kept)
            for e in account.entities
            if (kept := tuple(p for p in e.evidence if p.report not in reports))
        ),
        findings=tuple(f for f in account.findings if f.id not in findings),
        trays=(),
    )


def test_same_account_has_no_changes() -> None:
    assert changes(ALL, ALL) == ()
    assert changes_terminal((), ALL) == "Nothing changed.\n"
    assert "Nothing changed" in changes_markdown(())


def test_later_report_disputes_updates_and_adds() -> None:
    before = without(ALL, reports=("rep_c",), findings=("fnd_dispute", "fnd_update", "fnd_doubt"))
    found = changes(before, ALL)
    verbs = {change.about: change.verb for change in found}
    assert verbs["fnd_dispute"] is Verb.DISPUTED
    assert verbs["fnd_update"] is Verb.UPDATED
    assert "fnd_agree" not in verbs


def test_correction_is_a_revision() -> None:
    before = without(ALL, reports=("rep_d",), findings=("fnd_revise", "fnd_single"))
    verbs = {change.about: change.verb for change in changes(before, ALL)}
    assert verbs["fnd_revise"] is Verb.REVISED
    assert verbs["fnd_single"] is Verb.NEW


def test_second_independent_origin_corroborates_and_a_second_outlet_does_not() -> None:
    alone = flood.finding("fnd_alone", FindingKind.SINGLE_SOURCE, ("fig_1",), 5.0, ("Ilse Marran",), question="q_killed")
    before = msgspec.structs.replace(ALL, findings=(alone,), figures=tuple(f for f in ALL.figures if f.id != "fig_2"))
    one = changes(before, msgspec.structs.replace(ALL, findings=tuple(f for f in ALL.findings if f.id == "fnd_agree")))
    assert not [change for change in one if change.verb is Verb.CORROBORATED]
    agree = next(f for f in ALL.findings if f.id == "fnd_agree")
    two = msgspec.structs.replace(ALL, findings=(msgspec.structs.replace(agree, independent_origins=2),))
    assert [change.verb for change in changes(before, two) if change.about == "fnd_agree"] == [Verb.CORROBORATED]


def test_rejected_figure_is_withdrawn_and_says_why() -> None:
    figures = tuple(msgspec.structs.replace(f, rejected_by="dec_1") if f.id == "fig_7" else f for f in ALL.figures)
    after = msgspec.structs.replace(ALL, figures=figures, findings=tuple(f for f in ALL.findings if f.id != "fnd_single"))
    found = changes(ALL, after)
    assert [(c.verb, c.about, c.reason) for c in found] == [(Verb.WITHDRAWN, "fig_7", "rejected by a decision")]


def test_words_of_a_change_stand_in_its_evidence() -> None:
    before = without(ALL, reports=("rep_c",), findings=("fnd_dispute", "fnd_update", "fnd_doubt"))
    for change in changes(before, ALL):
        assert change.evidence
        assert word_change(change, ALL).startswith(change.verb.value.upper())
    assert b'"verb": "disputed"' in changes_json(changes(before, ALL))
    assert "## Disputed (1)" in changes_markdown(changes(before, ALL))


@pytest.mark.parametrize("verb", list(Verb))
def test_there_are_six_verbs_only(verb: Verb) -> None:
    assert verb.value in {"new", "updated", "revised", "withdrawn", "corroborated", "disputed"}
