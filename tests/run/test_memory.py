"""An account made with a memory equals one made without, whatever the case was before: small and 'large' cases alike."""

import gc

import msgspec
import pytest
from benchmarks.stories import write_reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.align import statements
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.memory import Memory
from tallystick.resolve import reprints
from tallystick.resolve.places import case as places
from tallystick.run import analyse_reports, build_account, resolve_case

KINDS = ("add", "remove", "same", "different", "reject", "undo", "note", "accept", "correct", "reject finding", "accept finding")
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 10_000)), max_size=7)


@pytest.fixture(scope="module")
def told():
    reports = list(write_reports(3, seed=7))[:16]
    return reports, {analysis.report: analysis for analysis in analyse_reports(reports)}


def decide(kind, number, case, analyses, decisions):
    """A decision on something that the case holds; None where it holds nothing to decide on."""
    _, links = resolve_case(case, analyses)
    anchors = [link.mention for link in links.incident_links]
    if len(anchors) < 2:
        return None
    one, other = anchors[number % len(anchors)], anchors[(number * 7 + 1) % len(anchors)]
    at = f"2024-01-01T00:00:{len(decisions):02d}.000000Z"
    if kind == "undo":
        return Decision(id=f"dec_{len(decisions)}", kind=DecisionKind.UNDO, subject=decisions[-1].id, by="A", at=at) if decisions else None
    if kind.endswith(" finding"):
        findings = build_account(case, analyses).findings
        one = findings[number % 3 % len(findings)].id
        kind = kind.removesuffix(" finding")
    pair = kind in {"same", "different"}
    return Decision(
        id=f"dec_{len(decisions)}", kind=DecisionKind(kind), subject=one, object=other if pair else None, anchors=(one,),
        object_anchors=(other,) if pair else (), by="A", at=at, note="seen" if kind == "note" else None,
        field="when" if kind == "correct" else None, value="2024-01-02" if kind == "correct" else None,
    )  # fmt: skip


@pytest.mark.parametrize("large", [False, True])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_memory_changes_nothing(told, monkeypatch, large, steps):
    reports, analyses = told
    if large:
        monkeypatch.setattr(places, "WHOLE_CASE", 4)
        monkeypatch.setattr(statements, "LARGE", 20)
        monkeypatch.setattr(reprints, "LARGE", 4)
    memory, case, decisions = Memory(), list(reports[:10]), []
    build_account(case, analyses, memory=memory)
    for step, number in steps:
        if step == "add":
            case.extend(report for report in [reports[number % len(reports)]] if report not in case)
        elif step == "remove":
            del case[number % max(1, len(case)) : number % max(1, len(case)) + 1]
        elif (decision := decide(step, number, case, analyses, decisions)) is not None:
            decisions.append(decision)
        kept = build_account(case, analyses, decisions=decisions, memory=memory)
        clean = build_account(list(reversed(case)), analyses, decisions=decisions)
        assert msgspec.json.encode(kept) == msgspec.json.encode(clean)


def test_the_collector_of_cycles_spares_what_is_kept(told):
    reports, analyses = told
    kept = build_account(reports, analyses, memory=Memory())
    looked_through = gc.get_objects()
    assert all(one is not kept.findings for one in looked_through)
    passing = build_account(reports, analyses)
    assert passing.findings == kept.findings
    assert gc.isenabled()
