"""What the example must show, and that its account depends on nothing but its reports."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.read import read_inputs
from tallystick.records.report import Report
from tallystick.run import analyse_reports, build_account

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "luangwa"
REPORTS = tuple(found for found in read_inputs([str(EXAMPLE)]) if isinstance(found, Report))


@pytest.fixture(scope="module")
def analyses():
    return {analysis.report: analysis for analysis in analyse_reports(REPORTS)}


@pytest.fixture(scope="module")
def account(analyses):
    return build_account(REPORTS, analyses)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(order=st.permutations(range(len(REPORTS))))
def test_any_order_of_input_gives_the_same_bytes(order, analyses, account):
    shuffled = build_account([REPORTS[i] for i in order], {REPORTS[i].id: analyses[REPORTS[i].id] for i in reversed(order)})
    assert msgspec.json.encode(shuffled) == msgspec.json.encode(account)


def test_the_undated_report_is_dated_and_says_from_what(account):
    (report,) = [r for r in account.reports if r.name == "08-kasupe-radio-crossing.txt"]
    assert report.published == "2025-02-13"
    assert report.published_basis not in {"given", "metadata"}
    assert "Thursday" in report.published_reason


def test_opposed_sides_that_agree_are_marked(account):
    marked = [finding for finding in account.findings if finding.opposed_sides]
    assert [finding.kind for finding in marked if finding.independent_origins > 1]
    assert any("200 people" in finding.summary for finding in marked)


def test_one_origin_behind_several_outlets_is_counted_once(account):
    assert any(len(finding.outlets) > finding.independent_origins == 1 for finding in account.findings)


def evidences(node):
    """All ``{report, start, end}`` in an account, however deep."""
    if isinstance(node, dict):
        if node.keys() == {"report", "start", "end"}:
            yield node
        for child in node.values():
            yield from evidences(child)
    elif isinstance(node, list):
        for child in node:
            yield from evidences(child)


def test_every_evidence_anywhere_lies_in_its_reports_text(account):
    texts = {report.id: report.text for report in account.reports}
    found = list(evidences(json.loads(msgspec.json.encode(account))))
    assert len(found) > 200
    for evidence in found:
        assert texts[evidence["report"]][evidence["start"] : evidence["end"]].strip(), evidence


def test_every_id_that_is_named_is_there(account):
    claims = {claim.id for claim in (*account.figures, *account.statements)}
    incidents = {incident.id for incident in account.incidents}
    entities = {entity.id for entity in account.entities}
    origins = {origin.key: origin.name for origin in account.origins}
    for finding in account.findings:
        assert set(finding.claims) <= claims
        assert set(finding.origins) <= set(origins.values())
        assert finding.incident is None or finding.incident in incidents
        assert {claim for position in finding.positions for claim in position.claims} <= set(finding.claims)
    for figure in account.figures:
        assert {figure.place, figure.site} - {None} <= entities
        assert figure.incident is None or figure.incident in incidents
        assert figure.origin in origins
    for incident in account.incidents:
        assert {*incident.figures, *incident.statements} <= claims
        assert {incident.place, incident.site} - {None} <= entities


def test_no_agreement_holds_values_that_cannot_meet(account):
    figures = {figure.id: figure for figure in account.figures}
    for finding in account.findings:
        held = [figures[claim] for claim in finding.claims if claim in figures]
        if finding.kind != "agreement" or len(held) < 2:
            continue
        low = max((f.low for f in held if f.low is not None), default=float("-inf"))
        high = min((f.high for f in held if f.high is not None), default=float("inf"))
        assert low <= high, finding.summary
