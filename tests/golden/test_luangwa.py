"""The example's account, pinned. After a wanted change: ``python -m tests.golden.test_luangwa`` writes the golden file anew; read the diff."""

import json
from pathlib import Path

import msgspec
import pytest

from tallystick.read import read_inputs
from tallystick.records.account import Account
from tallystick.records.report import Report
from tallystick.run import analyse_reports, build_account

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("luangwa.json")


def make_account(order=1, jobs=1):
    found = list(read_inputs([str(ROOT / "examples" / "luangwa")]))
    reports = [f for f in found if isinstance(f, Report)][::order]
    # Paths differ between machines and are no part of what is pinned.
    reports = [msgspec.structs.replace(r, path=None) for r in reports]
    analyses = {a.report: a for a in analyse_reports(reports, jobs=jobs)}
    return build_account(reports, analyses)


@pytest.fixture(scope="module")
def account():
    return make_account()


def summary(account):
    """The account in words that a person can check against the texts."""
    texts = {r.id: r.text for r in account.reports}
    names = {r.id: r.name for r in account.reports}
    entities = {e.id: e.name for e in account.entities}

    def words(evidence):
        return " … ".join(texts[e.report][e.start : e.end] for e in evidence)

    claims = {c.id: f"{names[c.evidence[0].report]}: {words(c.evidence)}" for c in (*account.figures, *account.statements)}
    return {
        "reports": {r.name: [r.outlet, r.published, r.published_basis, names.get(r.duplicate_of)] for r in account.reports},
        "figures": [
            [
                claims[f.id],
                f.measure,
                f.low,
                f.high,
                f.hedge,
                entities.get(f.place),
                f.as_of.start if f.as_of else None,
                f.attribution[-1].name,
            ]
            for f in account.figures
        ],
        "incidents": [[i.type, entities.get(i.place), i.when.start if i.when else None, len(i.evidence)] for i in account.incidents],
        "findings": [
            [f.kind.value, [claims[c] for c in f.claims], f.independent_origins]
            for f in account.findings
            if f.kind.value != "single_source"
        ],
    }


def rendered(account):
    return json.dumps(json.loads(msgspec.json.encode(summary(account))), indent=1, ensure_ascii=False) + "\n"


def test_the_account_is_the_pinned_one(account):
    assert rendered(account) == GOLDEN.read_text(encoding="utf-8"), "if wanted: python -m tests.golden.test_luangwa, and read the diff"


def test_the_example_shows_every_finding_kind(account):
    assert {f.kind.value for f in account.findings} == {"agreement", "dispute", "update", "revision", "single_source", "unverified"}


def test_the_example_shows_a_reprint_and_opposed_sides(account):
    assert any(r.duplicate_of for r in account.reports)
    assert any(f.opposed_sides for f in account.findings) or any(len(i.perpetrators) > 1 for i in account.incidents)


def test_every_piece_of_evidence_lies_in_its_report(account):
    lengths = {r.id: len(r.text) for r in account.reports}
    for claim in (*account.figures, *account.statements, *account.incidents, *account.entities):
        assert claim.evidence
        assert all(0 <= e.start < e.end <= lengths[e.report] for e in claim.evidence)


def test_order_of_input_and_number_of_processes_change_no_byte(account):
    whole = msgspec.json.encode(account)
    assert msgspec.json.encode(make_account(order=-1)) == whole
    assert msgspec.json.encode(make_account(jobs=2)) == whole


def test_the_account_validates_against_the_printed_schema(account):
    import jsonschema

    schema = msgspec.json.schema(Account)
    jsonschema.Draft202012Validator(schema).validate(json.loads(msgspec.json.encode(account)))


if __name__ == "__main__":
    GOLDEN.write_text(rendered(make_account()), encoding="utf-8")
