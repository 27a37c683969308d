"""The pages, as HTML: what they show, and what forms do to the account."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tallystick.records.decision import Decision, DecisionKind
from tallystick.run import Desk
from tallystick.web import create_app
from tallystick.web.frame import INSTANT
from tallystick.web.pages.review import read_choice
from web.conftest import HERE, make_case

HOSTILE = """Published: 3 May 2031

<script>alert(1)</script> & <img src=x onerror=alert(2)>

ARDOV, May 3 (XNA) - Nine people were killed in a fire at a school in Lagos, mayor Ilse <marquee>Maro</marquee> said. "javascript:alert(3)", she said.

The toll \u202e21\u202c was not confirmed, police said. See javascript:alert(4) or [x](javascript:alert(5)).
"""


def first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, pattern
    return found[1]


def post(client: TestClient, **fields: str) -> str:
    csrf = first(r'name="csrf" value="([0-9a-f]+)"', client.get("/name").text)
    answer = client.post("/decide", data={"csrf": csrf, **fields})
    return answer.text


class TestReports:
    def test_are_listed_newest_first_with_what_they_hold(self, reading: TestClient) -> None:
        rows = re.findall(r"<tr data-row>.*?</tr>", reading.get("/reports").text, re.DOTALL)
        assert len(rows) == 13
        days = [first(r'class="when">(\d+ Feb)', row) for row in rows]
        assert days == sorted(days, key=lambda day: -int(day.split()[0]))

    def test_are_sorted_and_filtered(self, reading: TestClient) -> None:
        outlets = re.findall(r'class="when">[^<]*</td><td>([^<]*)', reading.get("/reports?sort=outlet").text)
        assert outlets == sorted(outlets, key=str.casefold)
        one = reading.get("/reports?outlet=TPA&day=2025-02-13").text
        assert one.count("data-row") == 1
        assert "09-tpa-army-corrects.txt" in one
        assert reading.get("/reports?words=SURVIVORS").text.count("data-row") == 1
        assert "No report is like that." in reading.get("/reports?day=undated").text

    def test_wrong_words_in_the_address_do_no_harm(self, reading: TestClient) -> None:
        for query in ("page=99999999999999999999", "page=-1", "page=x", "sort=%00", "order=%F0%9F%8C%8A", "outlet=<script>"):
            page = reading.get(f"/reports?{query}")
            assert page.status_code == 200
            assert "<script>" not in page.text

    def test_pages_are_walked(self, tmp_path: Path) -> None:
        for number in range(55):
            (tmp_path / f"{number:02}.txt").write_text(
                f"Published: 3 May 2031\n\nPolice said {number + 2} people were hurt in Lagos on Friday.\n"
            )
        with Desk(make_case(tmp_path / "many.case", tmp_path)) as desk:
            client = TestClient(create_app(desk), base_url=HERE)
            page = client.get("/reports?sort=name&outlet=-").text
            assert page.count("data-row") == 50
            assert "1 to 50 of 55" in page
            next_ = first(r'rel="next" href="([^"]+)"', page).replace("&amp;", "&")
            assert client.get(next_).text.count("data-row") == 5


class TestReader:
    def test_marks_the_place_that_was_asked_for(self, reading: TestClient) -> None:
        link = first(r'href="(/reports/rep_\w+\?start=\d+&amp;end=\d+)#here"', reading.get("/").text).replace("&amp;", "&")
        page = reading.get(link).text
        assert page.count('id="here"') == 1
        assert "<h2>Read here</h2>" in page
        assert 'aria-label="Who said it, from the outlet inward"' in page

    @pytest.mark.parametrize(
        "query", ["start=5", "start=9&end=5", "start=-1&end=4", "start=x&end=y", "start=99999999&end=999999999", "start=²&end=9"]
    )
    def test_a_place_that_is_none_is_left_out(self, reading: TestClient, query: str) -> None:
        report = first(r'href="(/reports/rep_\w+)"', reading.get("/reports").text)
        page = reading.get(f"{report}?{query}")
        assert page.status_code == 200
        assert 'id="here"' not in page.text

    def test_reprints_lie_side_by_side(self, reading: TestClient) -> None:
        report = first(r'href="(/reports/rep_\w+)">Villages swept away', reading.get("/reports").text)
        beside = first(r'href="(/reports/rep_\w+/beside/rep_\w+)"', reading.get(report).text)
        page = reading.get(beside).text
        assert 'class="alone">Villages swept away as Zambian dam collapses' in page
        assert "% of the words stand in both" in page

    def test_a_report_that_was_not_yet_out_is_told(self, reading: TestClient) -> None:
        report = first(r'href="(/reports/rep_\w+)"', reading.get("/reports").text)
        assert "not yet out" in reading.get(f"{report}?as_of=2025-02-11").text
        assert reading.get("/reports/rep_none").status_code == 404


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of a case whose one report would be markup, script and turned text."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "<img src=x onerror=alert(6)>.txt").write_text(HOSTILE, encoding="utf-8")
    with Desk(make_case(folder / "hostile.case", folder)) as desk:
        client = TestClient(create_app(desk), base_url=HERE)
        account = desk.account()
        ids = [x.id for group in (account.figures, account.statements, account.findings, account.entities) for x in group]
        paths = ["/", "/reports", "/review", "/trays", "/trays?tray=unplaced", "/trays?tray=aside", "/changes", "/decisions"]
        paths += [f"/reports/{account.reports[0].id}", *(f"/found/{id_}" for id_ in ids)]
        paths += [
            path for path in ("/ledger", "/incidents", "/origins", "/search?q=javascript") if path.split("?")[0] in client.get("/").text
        ]
        return {path: client.get(path).text for path in paths}


class TestFindings:
    def test_are_listed_by_kind(self, reading: TestClient) -> None:
        page = reading.get("/findings?kind=disputed").text
        assert "<h2>Disputed</h2>" in page
        assert set(re.findall(r'<article class="card (\w+)"', page)) == {"dispute"}
        link = first(r'href="(/found/fnd_\w+)"', page)
        assert "Disputed: " in reading.get(link).text

    def test_of_an_unknown_kind_are_the_first(self, reading: TestClient) -> None:
        assert "<h2>Agreed</h2>" in reading.get("/findings?kind=<b>").text


class TestHostileText:
    def test_is_read_as_words(self, pages: dict[str, str]) -> None:
        reader = next(page for path, page in pages.items() if path.startswith("/reports/"))
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in reader

    def test_becomes_no_element_and_no_link(self, pages: dict[str, str]) -> None:
        for path, page in pages.items():
            scripts = re.findall(r"<script[^>]*>", page)
            assert [s for s in scripts if s != '<script type="module" src="/static/workspace.js">' and 'src="/static/' not in s] == [], path
            assert not re.search(r"<(img|marquee|iframe)[ >]", page), path
            assert not re.search(r'(href|src|action)="\s*(javascript|data:text|vbscript)', page, re.IGNORECASE), path
            assert not re.search(r"<[^>]+\son\w+=", page), path

    def test_turns_no_number_around(self, pages: dict[str, str]) -> None:
        reader = next(page for path, page in pages.items() if path.startswith("/reports/"))
        assert "⟨U+202E⟩" in reader
        for path, page in pages.items():
            assert "\u202e" not in page, path


class TestDeciding:
    def test_a_pair_changes_the_account_and_undo_brings_it_back(self, pair_client: TestClient) -> None:
        page = pair_client.get("/review?kind=pair").text
        waiting = page.count('class="item"')
        choice = first(r'name="choice" value="(same im_\w+ im_\w+ -)"', page)
        said = post(pair_client, choice=choice, note="one toll", value="", next="/review?kind=pair")
        assert "Recorded: the two are the same." in said
        assert said.count('class="item"') < waiting
        log = pair_client.get("/decisions").text
        assert "one toll" in log
        post(pair_client, kind="undo", subject=first(r'name="subject" value="(dec_\w+)"', log))
        assert pair_client.get("/review?kind=pair").text.count('class="item"') == waiting
        assert "undone</span>" in pair_client.get("/decisions").text

    def test_every_choice_of_the_queue_is_one_that_is_taken(self, pair_client: TestClient) -> None:
        page = pair_client.get("/review").text
        choices = [html.unescape(choice) for choice in re.findall(r'name="choice" value="([^"]+)"', page)]
        assert len({choice.split()[0] for choice in choices}) > 2
        for choice in choices[:8]:
            fields = read_choice(choice)
            said = post(pair_client, choice=choice, value="2025-02-12" if fields.get("field") == "when" else "Lundazi", next="/name")
            assert "Recorded: " in said, choice
            log = pair_client.get("/decisions").text  # what was settled may change what the next choice is about
            post(pair_client, kind="undo", subject=first(r'name="subject" value="(dec_\w+)"', log))

    def test_the_log_says_in_words_what_was_decided_and_undone(self, client: TestClient) -> None:
        figure = first(r'href="/found/(fig_\w+)"', client.get("/ledger").text)
        post(client, kind="reject", subject=figure)
        log = client.get("/decisions").text
        words = first(r"<strong>reject</strong>: <a data-go[^>]+>([^<]+)</a>", log)
        assert words.split("“")[0].strip() == first(r"<h1>([^<,:]+)", client.get(f"/found/{figure}").text)
        assert words.endswith("”")
        post(client, kind="undo", subject=first(r'name="subject" value="(dec_\w+)"', log))
        assert f"<strong>undo</strong>: reject {words}</th>" in client.get("/decisions").text

    def test_a_choice_without_its_value_is_told(self, client: TestClient) -> None:
        choice = first(r'name="choice" value="(correct [^"]+)"', client.get("/review").text)
        assert "needs --field and --value" in post(client, choice=choice, value=" ")

    def test_a_corrected_value_stands_beside_the_read_one(self, client: TestClient) -> None:
        figure = first(r"/found/(fig_\w+)", client.get(first(r'data-go href="(/reports/rep_\w+)"', client.get("/reports").text)).text)
        page = post(client, kind="correct", subject=figure, field="low", value="12", note="the list", next=f"/found/{figure}")
        assert re.search(r"Corrected by [^:]+: low <strong>12</strong>", page)
        assert "“" in page

    def test_a_report_s_date_is_corrected_beside_the_read_one(self, client: TestClient) -> None:
        report = first(r"/reports/(rep_\w+)", client.get("/reports").text)
        page = post(client, kind="correct", subject=report, field="published", value="2025-02-09", next=f"/reports/{report}")
        assert re.search(r"Corrected by [^:]+: published <strong>2025-02-09</strong>", page)
        assert "2025-02-14" in page

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"kind": "explode", "subject": "x"}, "is no decision"),
            ({"kind": "same", "subject": "fig_x"}, "needs two things"),
            ({"kind": "note", "subject": "<script>", "note": "x"}, "nothing in the account has the id"),
            ({"kind": "undo", "subject": "dec_x"}, "no decision"),
            ({}, "is no decision"),
        ],
    )
    def test_what_cannot_be_done_is_told_in_a_line(self, client: TestClient, fields: dict[str, str], words: str) -> None:
        page = post(client, **fields)
        assert words in page
        assert "<script>" not in page
        assert "Traceback" not in page

    def test_contradictions_of_two_people_lie_in_a_tray(self, pair_client: TestClient) -> None:
        choice = first(r'name="choice" value="(same im_\w+ im_\w+ -)"', pair_client.get("/review?kind=pair").text)
        for name, kind in (("Ana", "same"), ("Bo", "different")):
            csrf = first(r'name="csrf" value="([0-9a-f]+)"', pair_client.get("/name").text)
            pair_client.post("/name", data={"csrf": csrf, "name": name})
            post(pair_client, choice=choice.replace("same", kind, 1))
        tray = pair_client.get("/trays?tray=conflict").text
        assert tray.count(">Undo</button>") == 2
        assert "Ana" in tray
        assert "Bo" in tray
        assert "by Bo on" in pair_client.get("/review?kind=conflict").text


class TestVisits:
    def test_what_came_since_the_last_visit_is_told(self, client: TestClient) -> None:
        frame = client.app.state.frame  # type: ignore[attr-defined]
        start = datetime.now(UTC) + timedelta(seconds=2)
        assert "Since your last visit" not in client.get("/").text
        frame.clock = lambda: start + timedelta(minutes=10)
        assert "Since your last visit" not in client.get("/").text
        frame.clock = lambda: start + timedelta(hours=2)
        assert "Nothing was added or decided." in client.get("/").text
        report = first(r"/reports/(rep_\w+)", client.get("/reports").text)
        figure = first(r"/found/(fig_\w+)", client.get(f"/reports/{report}").text)
        frame.desk.case.decide(
            Decision(id="dec_1", kind=DecisionKind.REJECT, subject=figure, by="Ana", at=f"{start + timedelta(hours=3):{INSTANT}}")
        )
        frame.clock = lambda: start + timedelta(hours=4)
        assert "1 decision taken" in client.get("/").text
        assert 'class="tag">withdrawn' in client.get("/changes?since=visit").text

    def test_a_forged_cookie_is_no_visit(self, client: TestClient) -> None:
        frame = client.app.state.frame  # type: ignore[attr-defined]
        client.cookies.set(frame.visit_cookie, "<script>~2999-01-01T00:00:00Z")
        assert "Since your last visit" not in client.get("/").text


class TestChanges:
    def test_from_day_to_day_in_the_six_verbs(self, reading: TestClient) -> None:
        page = reading.get("/changes?since=2025-02-11&until=2025-02-12").text
        assert "Changes since 11 Feb 2025" in page
        assert set(re.findall(r'class="verb (\w+)"', page)) <= {"new", "updated", "revised", "withdrawn", "corroborated", "disputed"}
        assert 'class="verb new"' in page

    def test_of_no_time_is_none(self, reading: TestClient) -> None:
        assert "Nothing changed." in reading.get("/changes?since=2025-02-14").text
