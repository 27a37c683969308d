"""What stands before every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tallystick.run import Desk
from tallystick.web import create_app
from tallystick.web.security import MOST_BYTES, POSTS, SIGN_INS, Pace, answers_to, is_loopback, safe_next, split_host
from tallystick.web.session import Access, Key, Person, Role, Session, Sessions, clean_name, digest
from web.conftest import HERE

ANA, READER, SHARED = "ana-has-this-token", "rita-reads-with-this", "everybody-knows-this"
KEYS = (
    Key(digest(ANA), Role.ANALYST, "Ana"),
    Key(digest(READER), Role.READER, "Rita"),
    Key(digest(SHARED), Role.OWNER),
)


@pytest.fixture
def team(case: Path) -> Iterator[Callable[..., TestClient]]:
    """A workspace that asks for sign-in; each call is another browser."""
    with Desk(case) as desk:
        app = create_app(desk, Access(keys=KEYS))
        yield lambda: TestClient(app, base_url=HERE)


def token_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def sign_in(client: TestClient, token: str, name: str = "") -> None:
    page = client.get("/sign-in")
    answer = client.post("/sign-in", data={"csrf": token_of(page.text), "token": token, "name": name})
    assert answer.status_code == 200, answer.text


def decide(client: TestClient, **more: str) -> int:
    """The status of a note on the first report."""
    page = client.get("/reports").text
    report = re.search(r"/reports/(rep_\w+)", page)
    assert report is not None
    csrf = token_of(client.get("/name").text)
    return client.post("/decide", data={"csrf": csrf, "kind": "note", "subject": report[1], "note": "x", **more}).status_code


class TestTheName:
    @pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "127.0.0.2"])
    def test_of_this_machine_is_answered(self, host: str) -> None:
        assert answers_to(host, Access())

    @pytest.mark.parametrize(
        "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "10.0.0.5", "0x7f.1", "a:b:c"]
    )
    def test_of_somebody_else_is_not(self, host: str) -> None:
        assert not answers_to(host, Access())

    def test_that_the_owner_allows_is(self) -> None:
        assert answers_to("desk.example:443", Access(hosts=frozenset({"desk.example"})))
        assert answers_to("10.0.0.5", Access(keys=KEYS))

    def test_is_checked_before_anything_is_shown(self, reading: TestClient) -> None:
        answer = reading.get("/", headers={"host": "evil.example"})
        assert answer.status_code == 421
        assert "Reports of" not in answer.text

    @pytest.mark.parametrize(("header", "host"), [("a.b:1", "a.b"), ("[::1]:1", "::1"), ("[::1]", "::1"), ("a", "a")])
    def test_is_told_from_its_port(self, header: str, host: str) -> None:
        assert split_host(header) == host

    @pytest.mark.parametrize(
        ("host", "loops"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("a.b", False)]
    )
    def test_loopback_is_known(self, host: str, loops: bool) -> None:
        assert is_loopback(host) is loops


class TestHeaders:
    @pytest.mark.parametrize("path", ["/", "/nowhere", "/static/workspace.js", "/static/brief.css"])
    def test_keep_every_answer_inert(self, reading: TestClient, path: str) -> None:
        headers = reading.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for part in ("script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert part in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"

    def test_pages_hold_no_inline_script_or_style(self, reading: TestClient) -> None:
        for path in ("/", "/reports", "/review", "/trays", "/changes", "/ledger", "/search?q=flood"):
            page = reading.get(path).text
            assert not re.search(r"<style|style=|<script(?! type=\"module\" src=)| on\w+=", page), path

    def test_session_cookie_is_out_of_reach(self, client: TestClient) -> None:
        cookie = client.get("/name").headers["set-cookie"].casefold()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie


class TestSigningIn:
    def test_is_asked_for_before_any_page(self, team: Callable[..., TestClient]) -> None:
        client = team()
        answer = client.get("/reports?sort=date", follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/sign-in?next=%2Freports%3Fsort%3Ddate"
        assert client.post("/decide", data={}).status_code == 401

    def test_with_a_token_opens_the_case_under_its_name(self, team: Callable[..., TestClient]) -> None:
        client = team()
        sign_in(client, ANA, "Somebody Else")
        assert "Ana</a>" in client.get("/").text
        assert decide(client) == 200
        assert "<td>Ana</td>" in client.get("/decisions").text

    def test_with_a_wrong_token_does_not(self, team: Callable[..., TestClient]) -> None:
        client = team()
        csrf = token_of(client.get("/sign-in").text)
        answer = client.post("/sign-in", data={"csrf": csrf, "token": "no-such-token-at-all"})
        assert answer.status_code == 403
        assert client.get("/", follow_redirects=False).status_code == 303

    def test_with_a_shared_token_needs_a_name(self, team: Callable[..., TestClient]) -> None:
        client = team()
        csrf = token_of(client.get("/sign-in").text)
        assert "Say a name" in client.post("/sign-in", data={"csrf": csrf, "token": SHARED, "name": " \t"}).text
        sign_in(client, SHARED, "Maro Ilves")
        assert "Maro Ilves" in client.get("/name").text

    def test_gives_a_new_session(self, team: Callable[..., TestClient]) -> None:
        client = team()
        client.get("/sign-in")
        before = dict(client.cookies)
        sign_in(client, ANA)
        assert dict(client.cookies) != before

    def test_out_again_closes_it(self, team: Callable[..., TestClient]) -> None:
        client = team()
        sign_in(client, ANA)
        client.post("/sign-out", data={"csrf": token_of(client.get("/name").text)})
        assert client.get("/", follow_redirects=False).status_code == 303

    def test_has_a_pace(self, team: Callable[..., TestClient]) -> None:
        client = team()
        csrf = token_of(client.get("/sign-in").text)
        tries = [client.post("/sign-in", data={"csrf": csrf, "token": "guess"}).status_code for _ in range(SIGN_INS[0] + 1)]
        assert tries[:-1] == [403] * SIGN_INS[0]
        assert tries[-1] == 429

    def test_that_succeeds_is_not_counted(self, team: Callable[..., TestClient]) -> None:
        for _ in range(SIGN_INS[0] + 2):
            sign_in(team(), ANA)

    def test_by_guessed_headers_has_the_same_pace(self, team: Callable[..., TestClient]) -> None:
        client = team()
        for guess in range(SIGN_INS[0]):
            assert client.get("/", headers={"authorization": f"Bearer {guess}"}, follow_redirects=False).status_code == 303
        assert client.get("/", headers={"authorization": f"Bearer {ANA}"}).status_code == 429

    def test_goes_on_inside_this_server_alone(self, team: Callable[..., TestClient]) -> None:
        client = team()
        csrf = token_of(client.get("/sign-in").text)
        answer = client.post("/sign-in", data={"csrf": csrf, "token": ANA, "next": "//evil.example"}, follow_redirects=False)
        assert answer.headers["location"] == "/"

    @pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nx: y", ""])
    def test_refuses_other_ends(self, path: str) -> None:
        assert safe_next(path) == "/"

    def test_by_a_token_in_a_header_needs_no_cookie(self, team: Callable[..., TestClient]) -> None:
        client = team()
        assert client.get("/", headers={"authorization": f"Bearer {READER}"}).status_code == 200
        assert client.get("/", headers={"authorization": "Bearer wrong"}, follow_redirects=False).status_code == 303


class TestRoles:
    def test_a_reader_reads_and_decides_nothing(self, team: Callable[..., TestClient]) -> None:
        client = team()
        sign_in(client, READER)
        assert client.get("/review").status_code == 200
        assert 'action="/decide"' not in client.get("/review").text
        assert decide(client) == 403

    @pytest.mark.parametrize(
        ("role", "needed", "may"), [("reader", "analyst", False), ("analyst", "analyst", True), ("owner", "analyst", True)]
    )
    def test_each_may_more_than_the_one_before(self, role: str, needed: str, may: bool) -> None:
        assert Role(role).allows(Role(needed)) is may


class TestProxy:
    def access(self, addresses: frozenset[str]) -> Access:
        return Access(proxy_header="x-forwarded-user", proxy_addresses=addresses, proxy_roles={"Ana": Role.ANALYST})

    def test_that_is_trusted_tells_who_it_is(self, case: Path) -> None:
        with Desk(case) as desk:
            client = TestClient(create_app(desk, self.access(frozenset({"testclient"}))), base_url=HERE)
            assert "Ana</a>" in client.get("/name", headers={"x-forwarded-user": "Ana"}).text
            assert "a reader" in client.get("/name", headers={"x-forwarded-user": "Bo"}).text
            assert client.get("/", follow_redirects=False).status_code == 303

    def test_that_is_not_trusted_tells_nothing(self, case: Path) -> None:
        with Desk(case) as desk:
            client = TestClient(create_app(desk, self.access(frozenset({"127.0.0.1"}))), base_url=HERE)
            assert client.get("/", headers={"x-forwarded-user": "Ana"}, follow_redirects=False).status_code == 303


class TestForms:
    def test_without_their_token_are_refused(self, client: TestClient) -> None:
        assert client.post("/name", data={"name": "Ana"}).status_code == 403

    def test_with_the_token_of_another_session_are_refused(self, case: Path) -> None:
        with Desk(case) as desk:
            app = create_app(desk)
            one, other = TestClient(app, base_url=HERE), TestClient(app, base_url=HERE)
            stolen = token_of(one.get("/name").text)
            other.get("/name")
            assert other.post("/name", data={"csrf": stolen, "name": "Eve"}).status_code == 403

    @pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}])
    def test_from_another_site_are_refused(self, client: TestClient, headers: dict[str, str]) -> None:
        csrf = token_of(client.get("/name").text)
        assert client.post("/name", data={"csrf": csrf, "name": "Ana"}, headers=headers).status_code == 403

    def test_from_this_site_are_taken(self, client: TestClient) -> None:
        csrf = token_of(client.get("/name").text)
        answer = client.post("/name", data={"csrf": csrf, "name": "Ana"}, headers={"origin": HERE, "sec-fetch-site": "same-origin"})
        assert "Decisions now carry the name Ana." in answer.text

    def test_that_are_too_long_or_of_another_kind_are_refused(self, client: TestClient) -> None:
        assert client.post("/decide", data={"note": "x" * (MOST_BYTES + 1)}).status_code == 413
        assert client.post("/decide", json={"note": "x"}).status_code == 415
        assert client.post("/decide", data={f"f{n}": "x" for n in range(100)}).status_code == 400
        assert client.put("/decide").status_code == 405

    def test_have_a_pace(self) -> None:
        now = [0.0]
        pace = Pace(*POSTS, clock=lambda: now[0])
        assert all(pace.allows("a") for _ in range(POSTS[0]))
        assert not pace.allows("a")
        assert pace.allows("b")
        now[0] = POSTS[1] + 1
        assert pace.allows("a")


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        [
            "/static/../app.py",
            "/static/%2e%2e/app.py",
            "/static/..%2fapp.py",
            "/static//etc/passwd",
            "/reports/..%2f..%2fetc%2fpasswd",
            "/static/..\\app.py",
        ],
    )
    def test_lead_nowhere_outside(self, reading: TestClient, path: str) -> None:
        answer = reading.get(path)
        assert answer.status_code == 404
        assert "import" not in answer.text


class TestSessions:
    def test_are_read_back_only_as_written(self) -> None:
        sessions = Sessions()
        session = Session("id", Person("Ana", Role.ANALYST))
        assert sessions.read(sessions.write(session)) == session
        assert sessions.read(sessions.write(session) + "x") is None
        assert Sessions().read(sessions.write(session)) is None
        assert sessions.read("") is None
        assert sessions.read_words(sessions.write(session)) is None

    def test_names_are_made_plain(self) -> None:
        assert clean_name("  Ana \u202e\n Ilves ") == "Ana Ilves"
        assert len(clean_name("x" * 500)) == 60
