"""What every page is made with: the desk, the account that a page asks for, and the templates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from typing import Generic, TypeVar
from urllib.parse import quote, quote_plus

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tallystick.present.dates import word_moment
from tallystick.present.fragments import Fragment, Own, Rule, Sourced
from tallystick.present.page import KIND_TITLES
from tallystick.present.view import AccountView
from tallystick.records.account import Account
from tallystick.records.decision import Decision
from tallystick.records.report import Evidence
from tallystick.run import Desk
from tallystick.web.accounts import Accounts, Known, Prepared
from tallystick.web.session import Access, Person, Role, Session, Sessions

PAGE_SIZE = 50
INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"
VISIT_ENDS = 30 * 60
"""Seconds without a page after which the next one begins a new visit."""
VISIT_KEPT = 90 * 24 * 3600
NAVIGATION = (
    ("Brief", "/"),
    ("Ledger", "/ledger"),
    ("Incidents", "/incidents"),
    ("Origins", "/origins"),
    ("Reports", "/reports"),
    ("Review", "/review"),
    ("Trays", "/trays"),
    ("Search", "/search"),
    ("Export", "/export"),
)

Row = TypeVar("Row")
Made = TypeVar("Made")
Other = TypeVar("Other")


class Page(msgspec.Struct, Generic[Row], frozen=True):
    """One page of a list. ``number`` counts from 1."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int
    first: int
    """The number of its first row, from 1; 0 for an empty list."""

    def with_rows(self, rows: Iterable[Other]) -> Page[Other]:
        """The same page with what is to be shown of its rows."""
        return Page(tuple(rows), self.number, self.pages, self.total, self.first)


_linked: ContextVar[Callable[..., str]] = ContextVar("linked")
"""Makes the links of the page that is being written: they keep its time."""


class Frame:
    """Shared by all pages of one workspace; safe to use from many threads."""

    def __init__(self, desk: Desk, access: Access, sessions: Sessions) -> None:
        self.desk = desk
        self.access = access
        self.sessions = sessions
        self.accounts = Accounts(desk)
        self.name = desk.case.path.stem
        mark = hashlib.sha256(str(desk.case.path).encode()).hexdigest()[:8]
        # Two cases on two ports of one machine share a browser's cookies.
        self.session_cookie, self.said_cookie, self.visit_cookie = (
            f"tallystick_{mark}",
            f"tallystick_said_{mark}",
            f"tallystick_seen_{mark}",
        )
        self.paths: frozenset[str] = frozenset()
        self.environment = _environment()
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    # -- the account ---------------------------------------------------------------------------------------------------
    def as_of(self, request: Request) -> str | None:
        """The time that the page asks for (``?as_of=``); None for all that is known. A wrong one gives an error page."""
        value = request.query_params.get("as_of", "").strip()
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError as error:
            raise HTTPException(400, f"“{value[:40]}” is no time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM.") from error
        return moment.date().isoformat() if len(value) <= len("2031-05-03") else moment.isoformat(timespec="minutes")

    def account(self, request: Request) -> Account:
        """The account at the page's time; made once for each state of the case."""
        return self.known(request, self.as_of(request)).account

    def view(self, request: Request) -> AccountView:
        """Look-ups over the page's account."""
        return self.derived(request, "view", AccountView)

    def derived(self, request: Request, name: str, make: Callable[[Account], Made], about: str = "") -> Made:
        """What ``make`` gives of the page's account: made once and kept with it under ``name``; ``about`` as in ``Known.derived``."""
        return self.known(request, self.as_of(request)).derived(name, make, about)

    def known(self, request: Request, as_of: str | None) -> Known:
        """The account at any time with what was derived from it; one and the same as long as the request lasts."""
        state = request.state
        pinned: dict[str | None, Known] = getattr(state, "known", {})
        if as_of not in pinned:
            decided = self.said_cookie in request.cookies
            pinned[as_of], stale = self.accounts.know(as_of, waits=decided)
            state.known, state.stale = pinned, stale or getattr(state, "stale", False)
        return pinned[as_of]

    def prepare(self, name: str, make: Callable[[Known], object], of: Collection[str] = (), *, later: bool = False) -> None:
        """Has something derived with every account, before a page shows it; ``later``: as soon as pages show it, in the background.

        ``of`` names the fields of the account that it follows from: it is kept where their records are the same as before.
        """
        (self.accounts.then if later else self.accounts.first).append(Prepared(name, make, of))

    def days(self, request: Request) -> tuple[str, ...]:
        """The days on which the case's reports were published, in order."""
        return self.known(request, None).derived(
            "days", lambda account: tuple(sorted({r.published[:10] for r in account.reports if r.published}))
        )

    # -- who -----------------------------------------------------------------------------------------------------------
    def person(self, request: Request) -> Person | None:
        """Who is at the page; None on the sign-in page alone."""
        person: Person | None = getattr(request.state, "person", None)
        return person

    def may_decide(self, request: Request) -> bool:
        """Whether forms that decide are shown."""
        person = self.person(request)
        return person is not None and person.role.allows(Role.ANALYST)

    def form(self, request: Request) -> dict[str, str]:
        """The fields of the form that was sent; its token was checked before any page sees it."""
        form: dict[str, str] = request.state.form
        return form

    def decide(self, request: Request, kind: str, subject: str, object: str | None = None, **more: str | None) -> Decision:
        """Records a decision of whoever is at the page. Raises SettingsError as ``Desk.decide`` does."""
        person = self.person(request)
        if person is None:
            raise HTTPException(401, "Sign in first.")
        return self.desk.decide(kind, subject, object, by=person.name, **more)

    # -- visits --------------------------------------------------------------------------------------------------------
    def last_visit(self, request: Request) -> str | None:
        """When this browser was here before, as an instant; None at the first visit."""
        return self._visits(request)[0]

    def _visits(self, request: Request) -> tuple[str | None, str]:
        """The visit before and the latest sign of this one: a visit ends when nothing was opened for VISIT_ENDS seconds."""
        now = self.clock().strftime(INSTANT)
        before, _, latest = request.cookies.get(self.visit_cookie, "").partition("~")
        times = [_instant(before), _instant(latest)]
        if times[1] is None or times[1] > self.clock():
            return None, now
        if (self.clock() - times[1]).total_seconds() > VISIT_ENDS:
            return latest, now
        return before if times[0] is not None else None, now

    def keep_visit(self, request: Request, response: Response) -> None:
        """Notes in the browser that it is here now."""
        before, now = self._visits(request)
        response.set_cookie(self.visit_cookie, f"{before or ''}~{now}", max_age=VISIT_KEPT, path="/", httponly=True, samesite="lax")

    # -- pages ---------------------------------------------------------------------------------------------------------
    def paged(self, request: Request, rows: Sequence[Row], size: int = PAGE_SIZE) -> Page[Row]:
        """The rows of ``?page=``; a page past the end is the last."""
        pages = max(1, -(-len(rows) // size))
        asked = request.query_params.get("page", "1")
        number = min(max(1, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1), pages)
        first = (number - 1) * size
        return Page(tuple(rows[first : first + size]), number, pages, len(rows), first + 1 if rows else 0)

    def link(self, request: Request, path: str, **query: object) -> str:
        """A path with its query, at the page's time."""
        return _timed_link(path, query, self._shown_time(request))

    def evidence_link(self, request: Request, evidence: Evidence) -> str:
        """Where the words are read: the report with them highlighted."""
        return _reader_link(evidence, evidence.report, self._shown_time(request))

    def page(
        self, request: Request, template: str, more: Mapping[str, object] | None = None, *, status: int = 200, **context: object
    ) -> Response:
        """The page of a template below ``templates/``. Templates find ``frame``, ``request``, ``to`` (a link that keeps the time) and ``again``
        (this page with other query words) besides what is given."""

        as_of = self._shown_time(request)
        here = request.url.path
        asked: dict[str, object] = {name: value for name, value in request.query_params.items() if name not in {"page", "as_of"}}

        def to(path: str, **query: object) -> str:
            return _timed_link(path, query, as_of)

        def again(**query: object) -> str:
            return _timed_link(here, {**asked, **query}, as_of)

        session: Session | None = getattr(request.state, "session", None)
        said = self.sessions.read_words(request.cookies.get(self.said_cookie))
        shown = {
            "frame": self,
            "request": request,
            "case": self.name,
            "person": self.person(request),
            "may_decide": self.may_decide(request),
            "navigation": [(title, path) for title, path in NAVIGATION if path in self.paths],
            "as_of": as_of,
            "as_of_words": word_moment(as_of) if as_of else "",
            "stale": getattr(request.state, "stale", False),
            "csrf": self.sessions.form_token(session) if session is not None else "",
            "said": said,
            "to": to,
            "again": again,
        }
        text = self._write(template, as_of, {**shown, **(more or {}), **context})
        response = HTMLResponse(show_controls(text), status)
        if said is not None:
            response.delete_cookie(self.said_cookie, path="/")
        return response

    def fragment(self, request: Request, template: str, **context: object) -> Markup:
        """A part of a page that follows from the account and its time alone: templates find ``frame``, ``as_of`` and ``to`` besides what is
        given, and nothing of who looks at it, so that it may be kept with the account."""
        as_of = self._shown_time(request)
        given = {"frame": self, "as_of": as_of, "to": lambda path, **query: _timed_link(path, query, as_of)}
        return Markup(self._write(template, as_of, {**given, **context}))

    def _write(self, template: str, as_of: str | None, context: Mapping[str, object]) -> str:
        token = _linked.set(lambda place, report: _reader_link(place, report, as_of))
        try:
            return self.environment.get_template(template).render(**context)
        finally:
            _linked.reset(token)

    def _shown_time(self, request: Request) -> str | None:
        """The page's time for its links; None on the page that says that it is none."""
        try:
            return self.as_of(request)
        except HTTPException:
            return None

    def back(self, request: Request, path: str, said: str = "") -> Response:
        """To another page after a form, with one line that says what was done."""
        response = RedirectResponse(path, 303)
        if said:
            response.set_cookie(self.said_cookie, self.sessions.write_words(said), max_age=300, path="/", httponly=True, samesite="lax")
        return response


_quoted = lru_cache(maxsize=8192)(quote_plus)
"""A page has hundreds of links with the same few words."""


def _timed_link(path: str, query: Mapping[str, object], as_of: str | None) -> str:
    """A path with its query, which names the page's time unless it names one itself."""
    if as_of and "as_of" not in query:
        query = {**query, "as_of": as_of}
    if not query:
        return path
    path, _, anchor = path.partition("#")
    words = "&".join([f"{_quoted(name)}={_quoted(str(value))}" for name, value in query.items() if value is not None and value != ""])
    return path + ("?" + words if words else "") + ("#" + anchor if anchor else "")


def _reader_link(place: Evidence | None, report: str, as_of: str | None) -> str:
    """The reader of a report, at a place or at its head; ids and places need no quoting."""
    time = f"as_of={quote(as_of)}" if as_of else ""
    if place is None:
        return f"/reports/{report}{'?' if time else ''}{time}"
    return f"/reports/{report}?start={place.start}&end={place.end}{'&' if time else ''}{time}#here"


def _instant(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, INSTANT).replace(tzinfo=UTC)
    except ValueError:
        return None


# -- templates -------------------------------------------------------------------------------------------------------------
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("tallystick.web", "templates"),
                PrefixLoader({"present": PackageLoader("tallystick.present", "templates")}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "line": write_line,
        "kindtitle": lambda kind: KIND_TITLES[kind],
        "counted": word_count,
        "bare": lambda number: f"{number:,}",
        "scale": str,
        "scheme": str,
        "scaletext": str,
        "ident": str,
        "reason": str,
    }
    return environment


CONTROLS = {
    code: f"⟨U+{code:04X}⟩" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, *range(0x7F, 0xA0))
}
CONTROLS |= {code: "�" for code in range(0x20) if chr(code) not in "\t\n\r"}
"""Characters that turn the direction of what follows, or that are no text: shown by their number, so that 12 is never read as 21."""


CONTROL = re.compile("[" + "".join(map(chr, CONTROLS)) + "]")


def show_controls(page: str) -> str:
    """A page that is about to be sent, with such characters shown by their number: none of them means anything in HTML."""
    return page.translate(CONTROLS) if CONTROL.search(page) else page


def word_count(number: int, one: str, many: str | None = None) -> str:
    """'1 report', '3 reports'."""
    return f"{number:,} {one if number == 1 or one == 'more' else many or one + 's'}"


def write_line(line: Iterable[Fragment]) -> Markup:
    """A line of the presenter; what is sourced becomes a link to the words in their report."""
    return Markup("".join(escape(f.text) if isinstance(f, Own) else _sourced(f) for f in line))


def _sourced(fragment: Sourced) -> str:
    # A brief has thousands of these: plain string work, every part escaped.
    link = _linked.get()(fragment.evidence if fragment.rule is not Rule.REPORT else None, fragment.report)
    note = f' title="{escape(fragment.note)}"' if fragment.note else ""
    return f'<a class="s" href="{escape(link)}"{note}>{escape(fragment.text)}</a>'
