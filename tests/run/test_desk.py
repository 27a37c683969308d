"""The desk over a case in a file and on a server: accounts are kept until the case changes, and nobody's decision is lost."""

import itertools
import random
import shutil
import threading

import pytest

from tallystick import present
from tallystick.errors import SettingsError
from tallystick.read import read_inputs
from tallystick.run import Desk, build_account
from tallystick.store import Case
from tallystick.store.copying import copy_case

TEXTS = {
    "one": "OSTERVIK, May 3 (XNA) - Twelve people were killed on Monday when a bridge collapsed in Lagos, Nigeria, police said.",
    "two": "LAGOS, May 4 (QRP) - A bridge collapsed in Lagos on Monday, killing 15 people, the governor, Adaeze Obi, said on Tuesday.",
    "three": "LAGOS, May 4 (Daily Lantern) - Nine people were killed in a fire at a market in Kano on Tuesday, police said.",
    "four": "ABUJA, May 5 (XNA) - At least 15 people died when a bridge collapsed in Lagos on Monday, governor Adaeze Obi said.",
}
NUMBERS = itertools.count()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A case whose reports are read already."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text + "\n")
    path = folder / "bridge.case"
    with Case(path, create=True) as case:
        for report in read_inputs([str(folder / f"{name}.txt") for name in TEXTS], published="2031-05-05"):
            case.add(report)
    with Desk(path) as desk:
        desk.known()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, made, tmp_path):
    target = tmp_path / "bridge.case"
    if request.param == "postgresql":
        target = f"{request.getfixturevalue('server').url()}#desk{next(NUMBERS)}"
    with Case(made) as source, Case(target, create=True) as case:
        copy_case(source, case)
    return target


@pytest.fixture
def desk(place):
    with Desk(place) as desk:
        yield desk


def fresh(desk):
    """The account made from the start, of what the case keeps now."""
    with Desk(desk.case.path) as other:
        reports, analyses = other.known()
        return build_account(reports, analyses, decisions=other.case.decisions(), set_aside=other.case.aside())


def killed(account):
    return [incident for incident in account.incidents if any(f in incident.figures for f in (x.id for x in account.figures if x.measure == "killed"))]  # fmt: skip


def test_an_account_is_kept_until_the_case_changes(desk):
    first = desk.account()
    assert desk.account() is first
    assert desk.account("2031-05-03") is desk.account("2031-05-03")
    assert desk.account("2031-05-03") is not first
    with Desk(desk.case.path) as other:
        other.decide("note", first.reports[0].id, by="ben", note="asked the outlet")
    assert desk.account() is not first
    assert [d.note for d in desk.account().decisions] == ["asked the outlet"]
    assert desk.account() == fresh(desk)


def test_few_accounts_are_kept(desk, monkeypatch):
    monkeypatch.setattr("tallystick.run.desk.MOST_ACCOUNTS", 2)
    for day in range(1, 6):
        desk.account(f"2031-05-0{day}")
    assert len(desk._accounts) == 2


def test_an_account_follows_what_comes_and_goes(desk, tmp_path):
    before = desk.account()
    gone = before.reports[0]
    kept = desk.case.report(gone.id)
    with Desk(desk.case.path) as other:
        other.case.remove(gone.id)
        assert gone.id not in {report.id for report in desk.account().reports}
        assert desk.account() == fresh(desk)
        other.case.add(kept)
        assert desk.account() == before
    assert len(desk.known()[1]) == len(TEXTS)


def test_many_threads_are_given_the_same_account(desk):
    given = []
    threads = [threading.Thread(target=lambda: given.append(desk.account())) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == 6
    assert all(account is given[0] for account in given)


def test_two_people_decide_at_once_and_nothing_is_lost(place):
    failed = []

    def work(who):
        try:
            with Desk(place) as desk:
                for report in desk.account().reports:
                    desk.decide("note", report.id, by=who, note=f"{who} asked")
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(who,)) for who in ("ana", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Desk(place) as desk:
        taken = desk.account().decisions
        assert len(taken) == 2 * len(TEXTS)
        assert len({decision.at for decision in taken if decision.by == "ana"}) == len(TEXTS)


def test_a_decision_is_taken_undone_and_taken_again(desk):
    before = desk.account()
    bridge, fire = killed(before)[:2]
    same = desk.decide("same", bridge.id, fire.id, by="ana")
    joined = desk.account()
    assert len(joined.incidents) == len(before.incidents) - 1
    undo = desk.decide("undo", same.id, by="ben")
    assert desk.account() == before
    desk.decide("undo", undo.id, by="ana")
    assert desk.account() == joined == fresh(desk)
    with pytest.raises(SettingsError, match="no decision 'dec_0'"):
        desk.decide("undo", "dec_0", by="ana")


def test_a_decision_holds_for_every_day_that_is_looked_at(desk):
    day = "2031-05-05"
    before = desk.account(day)
    bridge, fire = killed(before)[:2]
    taken = desk.decide("same", bridge.id, fire.id, by="ana")
    assert taken.at[:10] != day
    assert len(desk.account(day).incidents) == len(before.incidents) - 1
    assert desk.account(day).decisions == (taken,)
    assert len(desk.earlier("2001-01-01T00:00:00Z").reports) == 0


def test_what_cannot_be_compared_is_refused(desk):
    account = desk.account()
    place = next(e.id for e in account.entities if e.type.value == "place")
    person = next(e.id for e in account.entities if e.type.value == "person")
    incident, report = account.incidents[0].id, account.reports[0].id
    for one, other in ((place, person), (incident, place), (report, incident), (account.figures[0].id, account.figures[1].id)):
        with pytest.raises(SettingsError, match=r"same and different take two incidents"):
            desk.decide("same", one, other, by="ana")
    for thing in (place, incident, report):
        with pytest.raises(SettingsError, match="are one thing"):
            desk.decide("different", thing, thing, by="ana")
    assert desk.case.decisions() == []


def test_a_clock_that_was_set_back_does_not_change_the_order(desk, monkeypatch):
    first = desk.decide("note", desk.account().reports[0].id, by="ana", note="one")
    import tallystick.run.desk as module

    class Early(module.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2001, 1, 1, tzinfo=tz)

    monkeypatch.setattr(module, "datetime", Early)
    undo = desk.decide("undo", first.id, by="ana")
    assert undo.at > first.at
    assert desk.account().decisions == ()


@pytest.mark.parametrize("kind", ["same or different", "accept or reject", "two values"])
def test_decisions_in_conflict_are_shown_with_their_words(desk, kind):
    account = desk.account()
    bridge, fire = killed(account)[:2]
    figure = account.figures[0].id
    if kind == "same or different":
        ids = [desk.decide(kind, bridge.id, fire.id, by=by).id for kind, by in (("same", "Ana Marković"), ("different", "Ben"))]
    elif kind == "accept or reject":
        ids = [desk.decide(kind, figure, by=by).id for kind, by in (("accept", "Ana Marković"), ("reject", "Ben"))]
    else:
        ids = [desk.decide("correct", figure, by=by, field="high", value=value).id for by, value in (("Ana Marković", "14"), ("Ben", "16"))]
    [entry] = [entry for entry in desk.account().trays if entry.kind == "conflict"]
    assert entry.about == " ".join(ids)
    assert entry.evidence
    for brief in (present.brief_markdown(desk.account()), present.brief_html(desk.account()), present.brief_terminal(desk.account(), 100)):
        assert "Decisions in conflict" in brief
        assert "Ana Marković" in " ".join(brief.split())
    desk.decide("undo", ids[1], by="Ben")
    assert not [entry for entry in desk.account().trays if entry.kind == "conflict"]


@pytest.mark.parametrize("note", [None, "the hospital's list of 5 May, read by Jens Aabye"])
def test_a_corrected_value_stands_beside_the_one_that_was_read(desk, note):
    before = desk.account()
    figure = next(f for f in before.figures if f.measure == "killed")
    desk.decide("correct", figure.id, by="Ana Marković", field="high", value="14", note=note)
    after = desk.account()
    assert after.figures == before.figures
    assert after.findings == before.findings
    for brief in (present.brief_markdown(after), present.brief_html(after), present.brief_terminal(after, 100)):
        shown = " ".join(brief.split())
        assert "Other values that a person gives" in shown
        assert "Ana Marković gives 14 for high" in shown.replace("`", "").replace("\\", "")
    assert "decided: high = 14, by Ana Marković" in present.why(after, figure.id)
    incident = after.incidents[0].id
    desk.decide("correct", incident, by="Ana Marković", field="when", value="2031-05-04")
    assert [entry.about for entry in desk.account().trays if entry.kind == "corrected"].count(incident) == 1
    present.brief_markdown(desk.account())


def test_a_rejected_finding_stays_rejected_when_a_report_comes(desk):
    last = next(report for report in desk.case.reports() if report.name == "four.txt")
    desk.case.remove(last.id)
    finding = desk.account().findings[0]
    desk.decide("reject", finding.id, by="ana")
    assert finding.id not in {f.id for f in desk.account().findings}
    desk.case.add(last)
    after = desk.account()
    assert not [f for f in after.findings if f.kind is finding.kind and set(finding.claims) <= set(f.claims)]
    assert after == fresh(desk)


def test_a_claim_is_rejected_by_where_it_stands(desk):
    reports, analyses = desk.known()
    known = {figure.id for figure in desk.account().figures}
    for report in reports:
        for figure in analyses[report.id].figures:
            if figure.id in known:
                taken = desk.decide("reject", f"{report.name}:{figure.span.start}", by="ana")
                if figure.id in taken.anchors:
                    assert {f.id: f.rejected_by for f in desk.account().figures}[figure.id] == taken.id
                    return
    raise AssertionError("no figure was pointed at")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_decided_the_account_is_that_of_the_start(made, tmp_path, seed):
    """What the desk remembers of the last account never shows in the next; reports that go and come back leave the decisions as they were."""
    chance = random.Random(seed)
    path = shutil.copy(made, tmp_path / "bridge.case")
    with Desk(path) as desk:
        for _ in range(5):
            account = desk.account()
            kind = chance.choice(["same", "different", "reject", "accept", "correct", "undo"])
            group = chance.choice([account.incidents, [e for e in account.entities if e.type.value == "person"], [e for e in account.entities if e.type.value == "place"]])  # fmt: skip
            claims = [*account.figures, *account.statements, *account.findings, *account.incidents]
            if kind in {"same", "different"} and len(group) > 1:
                one, other = chance.sample([thing.id for thing in group], 2)
                desk.decide(kind, one, other, by=chance.choice(["ana", "ben"]))
            elif kind in {"reject", "accept"}:
                desk.decide(kind, chance.choice(claims).id, by=chance.choice(["ana", "ben"]))
            elif kind == "correct":
                desk.decide(kind, chance.choice(claims).id, by="ana", field="note", value=str(chance.random()))
            elif taken := desk.case.decisions():
                desk.decide("undo", chance.choice(taken).id, by="ben")
            assert desk.account() == fresh(desk)
        before = desk.account()
        gone = chance.choice(desk.case.reports())
        desk.case.remove(gone.id)
        assert desk.account() == fresh(desk)
        desk.case.add(gone)
        assert desk.account() == before
