"""A long walk of reports that come and go and of decisions taken and undone: at every step the account is the one that is made at once."""

import random

import msgspec
import pytest
from benchmarks.generate import Base, Pair
from benchmarks.stories import write_reports

from tallystick.align import statements
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.memory import Memory
from tallystick.resolve import reprints
from tallystick.resolve.places import case as places
from tallystick.run import analyse_reports, build_account, resolve_case

STEPS = 12


@pytest.fixture(scope="module")
def pairs():
    reports = list(write_reports(3, seed=11))[:8]
    told = {analysis.report: analysis for analysis in analyse_reports(reports)}
    base = Base([Pair(report, told[report.id]) for report in reports])
    return [base.derive(number) for number in range(24)]


def decide(chance, account, links, decisions):
    """A decision on something of the account, of any kind."""
    number, at = len(decisions), f"2024-01-01T00:00:{len(decisions):02d}.000000Z"
    if decisions and chance.random() < 0.2:
        return Decision(id=f"dec_{number}", kind=DecisionKind.UNDO, subject=chance.choice(decisions).id, by="A", at=at)
    kind = chance.choice(("claim", "finding", "mention", "pair", "pair", "correct"))
    if kind == "pair":
        told = chance.choice([found for found in (links.incident_links, links.entity_links, links.place_links) if len(found) > 1])
        one, other = (link.mention for link in chance.sample(told, 2))
        return Decision(
            id=f"dec_{number}", kind=chance.choice((DecisionKind.SAME, DecisionKind.DIFFERENT)), subject=one, object=other, anchors=(one,),
            object_anchors=(other,), by=chance.choice("AB"), at=at,
        )  # fmt: skip
    if kind == "mention":
        subject = chance.choice((*links.incident_links, *links.entity_links)).mention
    else:
        subject = chance.choice(account.findings if kind == "finding" else (*account.figures, *account.statements)).id
    if kind == "correct":
        return Decision(
            id=f"dec_{number}", kind=DecisionKind.CORRECT, subject=subject, anchors=(subject,), field="low", value="3", by="A", at=at
        )
    return Decision(
        id=f"dec_{number}", kind=chance.choice((DecisionKind.REJECT, DecisionKind.REJECT, DecisionKind.ACCEPT)), subject=subject,
        anchors=() if kind == "finding" else (subject,), by=chance.choice("AB"), at=at,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("large", [False, True])
def test_every_step_gives_the_account_that_is_made_at_once(pairs, monkeypatch, seed, large):
    if large:
        monkeypatch.setattr(places, "WHOLE_CASE", 6)
        monkeypatch.setattr(statements, "LARGE", 30)
        monkeypatch.setattr(reprints, "LARGE", 6)
    chance, memory, decisions = random.Random(seed), Memory(), []
    analyses = {pair.report.id: pair.analysis for pair in pairs}
    case = [pair.report for pair in chance.sample(pairs, 12)]
    account = build_account(case, analyses, memory=memory)
    for _ in range(STEPS):
        step = chance.random()
        if step < 0.35:
            out = [pair.report for pair in pairs if pair.report not in case]
            case = [*case, *chance.sample(out, min(len(out), chance.randint(1, 3)))]
        elif step < 0.6 and len(case) > 4:
            case = chance.sample(case, len(case) - chance.randint(1, 3))
        else:
            _, links = resolve_case(case, analyses, decisions=decisions, memory=memory)
            decisions.append(decide(chance, account, links, decisions))
        account = build_account(case, analyses, decisions=decisions, memory=memory)
        chance.shuffle(case)
        assert msgspec.json.encode(account) == msgspec.json.encode(build_account(case, analyses, decisions=decisions))


def test_a_memory_that_was_broken_off_begins_anew(pairs):
    analyses, memory = {pair.report.id: pair.analysis for pair in pairs}, Memory()
    case = [pair.report for pair in pairs[:6]]
    build_account(case, analyses, memory=memory)

    def compare(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_account([*case, pairs[6].report], analyses, memory=memory, compare=compare)
    case.append(pairs[7].report)
    assert build_account(case, analyses, memory=memory) == build_account(case, analyses)
