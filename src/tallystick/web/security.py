"""What stands before every page: the server's own name, who asks, forms that nobody forged, a pace, and headers that keep pages inert."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from urllib.parse import parse_qsl, quote

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tallystick.web.session import Access, Person, Role, Session, Sessions, clean_name

MOST_BYTES = 64 * 1024
"""Of a form; a note is some lines."""
MOST_FIELDS = 40
SIGN_INS = (10, 300.0)
"""Wrong tokens, and in how many seconds, from one address."""
POSTS = (120, 60.0)
"""Forms in so many seconds from one person, or one address where nobody signs in: more than a person can send."""
MOST_CLIENTS = 10_000
API_PATHS = "/api/"
OPEN_PATHS = ("/static/", "/sign-in")
READER_PATHS = frozenset({"/sign-in", "/sign-out", "/name"})
"""Forms that decide nothing."""
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    # Not 'no-referrer': browsers would then send no origin with a form either, and it could not be checked.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "x-frame-options": "DENY",
}


class Pace:
    """So many in so many seconds for each client, counted in a sliding window; the least recent clients are forgotten first."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._seen: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, client: str) -> bool:
        """Counts one more; False, and nothing counted, where it is one too many."""
        with self._lock:
            times = self._recent(client)
            if len(times) >= self.most:
                return False
            times.append(self.clock())
            return True

    def is_full(self, client: str) -> bool:
        """Whether one more would be too many."""
        with self._lock:
            return len(self._recent(client)) >= self.most

    def _recent(self, client: str) -> list[float]:
        now = self.clock()
        times = [at for at in self._seen.pop(client, []) if now - at < self.seconds]
        self._seen[client] = times
        while len(self._seen) > MOST_CLIENTS:
            self._seen.popitem(last=False)
        return times


def is_loopback(host: str) -> bool:
    """Whether nothing but this machine reaches the address."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def split_host(header: str) -> str:
    """The name or address of a Host header without its port."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.rpartition(":")[0] if header.count(":") == 1 else header


def answers_to(header: str, access: Access) -> bool:
    """Whether the server goes by the name that was asked for.

    A page elsewhere can point its own name at this machine (DNS rebinding) but not a bare address, and not a name that we list.
    """
    host = split_host(header).casefold().rstrip(".")
    if host == "localhost" or host in access.hosts:
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or access.closed


def safe_next(path: str) -> str:
    """A path of this server to go on to; the brief where it is none."""
    bad = not path.startswith("/") or path.startswith("//") or "\\" in path or any(ord(c) < 33 for c in path)
    return "/" if bad else path


def _client(scope: Scope) -> str:
    """The address that asks; '?' where the server does not tell."""
    return scope["client"][0] if scope.get("client") else "?"


def as_problem(refused: Response) -> Response:
    """A refusal as programs take it (RFC 9457); they are not led to the sign-in page."""
    status = 401 if refused.status_code == HTTPStatus.SEE_OTHER else refused.status_code
    words = (
        "Sign in first: send the header Authorization: Bearer TOKEN." if status == HTTPStatus.UNAUTHORIZED else bytes(refused.body).decode()
    )
    body = msgspec.json.encode({"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": words})
    kept = {name: value for name, value in refused.headers.items() if name == "retry-after"}
    kept |= {"www-authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    kept |= {"allow": "GET, POST"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
    return Response(body, status, kept, "application/problem+json")


class Guard:
    """The ASGI layer that lets through what may pass. Pages find ``person``, ``session`` and ``form`` in ``request.state``."""

    def __init__(self, app: ASGIApp, *, access: Access, sessions: Sessions, cookie: str) -> None:
        self.app, self.access, self.sessions, self.cookie = app, access, sessions, cookie
        self.sign_ins, self.posts = Pace(*SIGN_INS), Pace(*POSTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
                if scope["path"] == "/sign-in" and message["status"] == 403:
                    self.sign_ins.allows(_client(scope))
                session: Session | None = scope.get("state", {}).get("new_session")
                if session is not None:
                    headers.append("set-cookie", self.bake(scope, self.cookie, self.sessions.write(session)))
            await send(message)

        refused = await self._check(scope, receive)
        if refused is not None and scope["path"].startswith(API_PATHS):
            refused = as_problem(refused)
        await (refused or self.app)(scope, receive, send_guarded)

    def bake(self, scope: Scope, name: str, value: str) -> str:
        """A cookie that no script reads and no other site sends along."""
        response = Response()
        response.set_cookie(name, value, path="/", httponly=True, samesite="lax", secure=scope["scheme"] == "https")
        return response.headers["set-cookie"]

    async def _check(self, scope: Scope, receive: Receive) -> Response | None:
        """The refusal, or None where the request may pass."""
        headers = Headers(scope=scope)
        if not answers_to(headers.get("host", ""), self.access):
            return PlainTextResponse("This server does not go by that name; see `tallystick serve --help` for --allow-host.", 421)
        path, method = scope["path"], scope["method"]
        guesses = headers.get("authorization") is not None or (path == "/sign-in" and method == "POST")
        if guesses and self.access.keys and self.sign_ins.is_full(_client(scope)):
            return PlainTextResponse("Too many wrong tokens; wait some minutes and try again.", 429, {"retry-after": "300"})
        state = scope.setdefault("state", {})
        session = self.sessions.read(HTTPConnection(scope).cookies.get(self.cookie))
        if session is None:
            session = state["new_session"] = self.sessions.open()
        person, by_header = self._person(scope, headers, session)
        state["session"], state["person"], state["form"] = session, person, {}
        if method in {"GET", "HEAD"}:
            if person is None and not path.startswith(OPEN_PATHS):
                query = scope["query_string"].decode("latin-1")
                return RedirectResponse("/sign-in?next=" + quote(path + ("?" + query if query else ""), safe=""), 303)
            return None
        if method != "POST":
            return PlainTextResponse("Only GET and POST are answered.", 405)
        sender = person.name if person is not None and self.access.closed else _client(scope)
        if not self.posts.allows(sender):
            return PlainTextResponse("Too many at once; wait some minutes and try again.", 429, {"retry-after": "60"})
        if person is None and path != "/sign-in":
            return PlainTextResponse("Sign in first.", 401)
        if person is not None and path not in READER_PATHS and not person.role.allows(Role.ANALYST):
            return PlainTextResponse("A reader cannot decide; ask the owner of the case for the role of an analyst.", 403)
        if by_header:
            return None  # a token in a header is no cookie: no other site can make a browser send it
        return await self._read_form(Request(scope, receive), headers, session)

    def _person(self, scope: Scope, headers: Headers, session: Session) -> tuple[Person | None, bool]:
        """Who asks, and whether a header says so with every request."""
        kind, _, token = headers.get("authorization", "").partition(" ")
        if self.access.keys and kind.casefold() == "bearer" and token:
            key = self.access.key_of(token.strip())
            if key is not None:
                return Person(key.name or "shared token", key.role), True
            self.sign_ins.allows(_client(scope))
            return None, True
        if self.access.proxy_header and _client(scope) in self.access.proxy_addresses:
            name = clean_name(headers.get(self.access.proxy_header, ""))
            if name:
                return Person(name, self.access.proxy_roles.get(name, Role.READER)), False
        if self.access.closed:
            return session.person, False
        return session.person or self.access.local, False

    async def _read_form(self, request: Request, headers: Headers, session: Session) -> Response | None:
        origin = headers.get("origin")
        if headers.get("sec-fetch-site") == "cross-site" or (origin is not None and origin.partition("://")[2] != headers.get("host")):
            return PlainTextResponse("That form came from another site.", 403)
        if headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
            return PlainTextResponse("Send a plain form.", 415)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return PlainTextResponse("That form is too long.", 413)
        try:
            pairs = parse_qsl(bytes(body).decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
        except ValueError:
            return PlainTextResponse("That form cannot be read.", 400)
        form = dict(pairs)
        if not self.sessions.holds(session, form.get("csrf", "")):
            return PlainTextResponse("This form is too old: go back, reload the page and send it again.", 403)
        request.state.form = form
        return None
