"""The JSON API: the account's own records, paged, as of any time; one line for what is wrong; nothing decided by a forged form."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from starlette.testclient import TestClient

from tallystick.present.exports import FORMS
from tallystick.records.account import Account, Finding, Incident
from tallystick.run import Desk
from tallystick.web import create_app
from tallystick.web.openapi import PROBLEM
from tallystick.web.session import Access, Key, Role, digest
from web.conftest import HERE

V1 = "/api/v1"
LISTS = ("reports", "entities", "incidents", "figures", "findings", "statements", "origins", "trays", "decisions", "set-aside", "review")
EXAMPLES = int(os.environ.get("TALLYSTICK_EXAMPLES", "0"))
"""As in ``tests/conftest.py``: so many times more requests, and new ones at each run."""
ANA, RITA = "ana-has-this-token", "rita-reads-with-this"


@pytest.fixture(scope="module")
def account(kept_case: Path) -> Account:
    with Desk(kept_case) as desk:
        return desk.account()


@pytest.fixture
def team(case: Path) -> Iterator[TestClient]:
    """A workspace that asks for a token."""
    keys = (Key(digest(ANA), Role.ANALYST, "Ana"), Key(digest(RITA), Role.READER, "Rita"))
    with Desk(case) as desk, TestClient(create_app(desk, Access(keys=keys)), base_url=HERE) as client:
        yield client


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def plain(record: Any) -> Any:
    """The record as JSON gives it."""
    return json.loads(msgspec.json.encode(record))


def problem(answer: Any) -> tuple[int, str]:
    """Status and detail of a refusal, which is always of one form."""
    assert answer.headers["content-type"] == PROBLEM
    body = answer.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == answer.status_code
    return answer.status_code, body["detail"]


def test_the_account_in_counts(reading: TestClient, account: Account) -> None:
    body = reading.get(f"{V1}/account").json()
    assert body["reports"] == len(account.reports)
    assert body["findings"] == len(account.findings)
    assert body["days"] == sorted({report.published[:10] for report in account.reports if report.published})


@pytest.mark.parametrize("name", ["entities", "incidents", "figures", "findings", "statements", "origins", "trays", "decisions"])
def test_lists_give_the_accounts_own_records(reading: TestClient, account: Account, name: str) -> None:
    rows: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        body = reading.get(f"{V1}/{name}", params={"limit": 17, "offset": offset}).json()
        assert len(body["rows"]) <= 17
        rows += body["rows"]
        offset = body["next_offset"]
    assert rows == plain(getattr(account, name))


def test_a_page_past_the_end_is_empty(reading: TestClient) -> None:
    body = reading.get(f"{V1}/figures?offset=100000").json()
    assert (body["rows"], body["next_offset"]) == ([], None)
    assert body["total"] > 0


def test_reports_are_listed_without_and_given_with_their_text(reading: TestClient, account: Account) -> None:
    assert {row["text"] for row in reading.get(f"{V1}/reports").json()["rows"]} == {None}
    first = account.reports[0]
    assert reading.get(f"{V1}/reports/{first.id}").json()["text"] == first.text


def test_one_record_by_its_id(reading: TestClient, account: Account) -> None:
    for name in ("entities", "incidents", "figures", "findings", "statements"):
        record = getattr(account, name)[0]
        assert reading.get(f"{V1}/{name}/{record.id}").json() == plain(record)
        assert problem(reading.get(f"{V1}/{name}/xyz_none"))[0] == 404


def test_filters(reading: TestClient, account: Account) -> None:
    killed = reading.get(f"{V1}/figures?measure=killed&limit=500").json()["rows"]
    assert [row["id"] for row in killed] == [figure.id for figure in account.figures if figure.measure == "killed"]
    disputes = reading.get(f"{V1}/findings?kind=dispute&limit=500").json()["rows"]
    assert {row["kind"] for row in disputes} == {"dispute"}
    people = reading.get(f"{V1}/entities?type=person&limit=500").json()["rows"]
    assert people
    assert {row["type"] for row in people} == {"person"}
    incident = next(one for one in account.incidents if one.statements)
    told = reading.get(f"{V1}/statements?incident={incident.id}&limit=500").json()["rows"]
    assert {row["id"] for row in told} == {one.id for one in account.statements if incident.id in one.incidents}


def test_as_of_gives_what_was_known_then(reading: TestClient) -> None:
    then, now = (reading.get(f"{V1}/account{query}").json() for query in ("?as_of=2025-02-12", ""))
    assert 0 < then["reports"] < now["reports"]
    assert then["as_of"] == "2025-02-12"


def test_changes_search_why_and_review(reading: TestClient, account: Account) -> None:
    changed = reading.get(f"{V1}/changes?since=2025-02-12&until=2025-02-13").json()
    assert changed["rows"]
    assert {row["verb"] for row in changed["rows"]} <= {"new", "updated", "revised", "withdrawn", "corroborated", "disputed"}
    found = reading.get(f"{V1}/search", params={"q": "killed > 3", "kind": "figure"}).json()
    assert found["rows"]
    texts = {report.id: report.text or "" for report in account.reports}
    for row in found["rows"]:
        assert row["kind"] == "figure"
        assert texts[row["evidence"]["report"]][row["evidence"]["start"] : row["evidence"]["end"]].strip()
    assert reading.get(f"{V1}/why/{account.findings[0].id}").json()["reasons"].strip()
    assert reading.get(f"{V1}/review").json()["total"] >= 0


@pytest.mark.parametrize("name", ["json", "csv", "geojson", "ics", "timemap", "ged", "acled", "hxl"])
def test_exports_are_those_of_the_command(reading: TestClient, account: Account, name: str) -> None:
    form = next(form for form in FORMS if form.name == name)
    answer = reading.get(f"{V1}/exports/{name}")
    assert answer.content == form.write(account)
    assert answer.headers["content-type"].startswith(form.media.partition(";")[0])
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/figures?limit=0", 400, "whole number from 1 to 500"),
        ("/figures?limit=501", 400, "whole number"),
        ("/figures?offset=-1", 400, "whole number"),
        ("/figures?limit=1&limit=2", 400, "given twice"),
        ("/figures?colour=red", 400, "there is no parameter 'colour'"),
        ("/figures?as_of=yesterday", 400, "as_of"),
        ("/figures?as_of=2025-02-31", 400, "is no time"),
        ("/findings?kind=rumour", 400, "one of agreement, dispute"),
        ("/changes", 400, "'since' is missing"),
        ("/search?q=", 400, "empty"),
        ("/why/fnd_none", 404, "fnd_none"),
        ("/exports/exe", 404, "one of json"),
        ("/nothing", 404, "There is no such path"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(reading: TestClient, path: str, status: int, told: str) -> None:
    found, detail = problem(reading.get(V1 + path))
    assert (found, told in detail) == (status, True), detail


def test_nothing_is_sent_twice_until_the_case_changes(client: TestClient) -> None:
    first = client.get(f"{V1}/findings")
    again = client.get(f"{V1}/findings", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{V1}/findings?limit=1").headers["etag"] != first.headers["etag"]
    csrf = client.get(f"{V1}/session").json()["csrf"]
    note = {"csrf": csrf, "kind": "note", "subject": first.json()["rows"][0]["id"], "note": "ask"}
    assert client.post(f"{V1}/decisions", data=note).status_code == 201
    assert client.get(f"{V1}/findings", headers={"if-none-match": first.headers["etag"]}).status_code == 200


class TestDecisions:
    def test_are_taken_with_a_token_and_counted_at_once(self, team: TestClient) -> None:
        finding = msgspec.convert(team.get(f"{V1}/findings", headers=bearer(ANA)).json()["rows"][0], Finding)
        answer = team.post(f"{V1}/decisions", headers=bearer(ANA), json={"kind": "reject", "subject": finding.claims[0], "note": "x"})
        assert answer.status_code == 201
        assert answer.json()["by"] == "Ana"
        kept = team.get(f"{V1}/decisions", headers=bearer(ANA)).json()["rows"]
        assert [one["id"] for one in kept] == [answer.json()["id"]]
        undone = team.post(f"{V1}/decisions", headers=bearer(ANA), json={"kind": "undo", "subject": answer.json()["id"]})
        assert undone.status_code == 201

    def test_need_an_analyst(self, team: TestClient) -> None:
        asked = {"kind": "note", "subject": "x", "note": "y"}
        assert problem(team.post(f"{V1}/decisions", json=asked))[0] == 401
        assert problem(team.post(f"{V1}/decisions", json=asked, headers=bearer("wrong-but-long-enough")))[0] == 401
        assert problem(team.post(f"{V1}/decisions", json=asked, headers=bearer(RITA)))[0] == 403

    def test_are_not_taken_from_another_site(self, client: TestClient) -> None:
        asked = {"kind": "note", "subject": "x", "note": "y"}
        assert problem(client.post(f"{V1}/decisions", json=asked))[0] == 415
        assert problem(client.post(f"{V1}/decisions", data=asked))[0] == 403
        csrf = client.get(f"{V1}/session").json()["csrf"]
        elsewhere = {"origin": "https://evil.example"}
        assert problem(client.post(f"{V1}/decisions", data={**asked, "csrf": csrf}, headers=elsewhere))[0] == 403

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ({"kind": "same", "subject": "a"}, "needs two things"),
            ({"kind": "guess", "subject": "a"}, "is no decision"),
            ({"subject": "a"}, "kind"),
            ({"kind": "note", "subject": "a", "by": "Eve"}, "unknown field"),
            ([], "object"),
        ],
    )
    def test_that_are_wrong_are_refused(self, team: TestClient, body: Any, told: str) -> None:
        status, detail = problem(team.post(f"{V1}/decisions", headers=bearer(ANA), json=body))
        assert (status, told in detail) == (400, True), detail
        assert team.get(f"{V1}/decisions", headers=bearer(ANA)).json()["total"] == 0

    def test_of_a_body_that_is_no_json_or_too_long_are_refused(self, team: TestClient) -> None:
        sent = bearer(ANA) | {"content-type": "application/json"}
        assert problem(team.post(f"{V1}/decisions", headers=sent, content=b"{nope"))[0] == 400
        assert problem(team.post(f"{V1}/decisions", headers=sent, content=b"\xff"))[0] == 400
        assert problem(team.post(f"{V1}/decisions", headers=sent, content=b" " * 70_000))[0] == 413


def test_programs_are_refused_not_led_to_a_page(team: TestClient) -> None:
    for path in ("/account", "/figures", "/openapi.json", "/nothing"):
        answer = team.get(V1 + path, follow_redirects=False)
        assert problem(answer)[0] == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert problem(team.put(f"{V1}/figures"))[0] == 405
    assert problem(team.post(f"{V1}/figures", headers=bearer(ANA)))[0] == 405
    assert problem(team.get(f"{V1}/account", headers={"host": "evil.example"}))[0] == 421


def test_the_description_names_all_that_is_answered(reading: TestClient) -> None:
    described = reading.get(f"{V1}/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    assert {
        f"{V1}/{name}" for name in (*LISTS, "account", "search", "changes", "session", "reports/{id}", "why/{id}", "exports/{form}")
    } <= set(described["paths"])
    components = described["components"]["schemas"]
    body = reading.get(f"{V1}/incidents").json()["rows"][0]
    jsonschema.validate(body, {"$ref": "#/components/schemas/Incident", "components": {"schemas": components}})
    assert msgspec.convert(body, Incident).id == body["id"]


@pytest.mark.parametrize("allowed", [True, False], ids=["allowed", "not allowed"])
def test_a_machine_that_reads_the_description_finds_nothing_else(case: Path, allowed: bool) -> None:
    """Schemathesis asks what the description allows, and then what it does not."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install 'tallystick[dev]'")
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis.errors import Unsatisfiable

    of_openapi = pytest.importorskip("schemathesis.specs.openapi.checks")
    held = [
        schemathesis.checks.not_a_server_error,
        of_openapi.status_code_conformance,
        of_openapi.content_type_conformance,
        of_openapi.response_schema_conformance,
        *(() if allowed else (of_openapi.negative_data_rejection,)),
    ]
    mode = schemathesis.GenerationMode.POSITIVE if allowed else schemathesis.GenerationMode.NEGATIVE
    statuses: Counter[int] = Counter()
    with Desk(case) as desk, TestClient(create_app(desk, Access(keys=(Key(digest(ANA), Role.ANALYST, "Ana"),))), base_url=HERE) as client:
        described = schemathesis.openapi.from_dict(client.get(f"{V1}/openapi.json", headers=bearer(ANA)).json())
        for found in described.get_all_operations():
            operation = found.ok()
            if operation.path.endswith("/exports/{form}") or (not allowed and not operation.query and operation.body is None):
                continue  # exports are tested by their formats' own libraries; without parameters there is nothing to get wrong

            @given(one=operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=4 * max(1, EXAMPLES),
                deadline=None,
                database=None,
                derandomize=EXAMPLES == 0,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            def ask(one: Any) -> None:
                sent = {name: value for name, value in one.as_transport_kwargs(base_url=HERE).items() if name != "cookies"}
                if isinstance(sent.get("data"), bytes):
                    sent["content"] = sent.pop("data")
                answer = client.request(**{**sent, "headers": {**sent["headers"], **bearer(ANA)}})
                statuses[answer.status_code] += 1
                one.validate_response(answer, checks=held)

            with suppress(Unsatisfiable):  # nothing can be wrong with some
                ask()
    assert statuses[200 if allowed else 400] > 15, statuses
