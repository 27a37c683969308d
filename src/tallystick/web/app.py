"""The application: the pages by name, the stylesheets, the guard before them and the error pages."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tallystick.errors import SettingsError, TallystickError
from tallystick.run import Desk
from tallystick.web import api
from tallystick.web.accounts import NotMade
from tallystick.web.frame import Frame
from tallystick.web.pages import (
    brief,
    changes,
    exports,
    findings,
    found,
    incidents,
    ledger,
    origins,
    people,
    reports,
    review,
    search,
    trays,
)
from tallystick.web.security import Guard
from tallystick.web.session import Access, Sessions

PAGES = (brief, changes, reports, found, review, search, ledger, trays, people, incidents, origins, findings, exports)
"""The modules with pages, in the order of the navigation."""


def build_app(desk: Desk, access: Access | None = None) -> Starlette:
    """The workspace over an open desk. The caller closes the desk."""
    access = access or Access()
    sessions = Sessions()
    frame = Frame(desk, access, sessions)
    routes: list[Route] = [route for page in PAGES for route in page.routes(frame)]
    frame.paths = frozenset(route.path for route in routes)

    def refuse(request: Request, error: Exception) -> Response:
        status, words = _worded(error)
        return frame.page(request, "error.html.j2", status=status, status_code=status, words=words)

    def ask_again(request: Request, _error: Exception) -> Response:
        response = frame.page(request, "making.html.j2", status=202)
        # With its address: a browser takes a bare refresh of an address with '#' for a jump inside the page.
        query = request.url.query
        response.headers["refresh"] = f"3; url={quote(request.url.path)}{'?' + query if query else ''}"
        return response

    app = Starlette(
        routes=[
            Route("/static/brief.css", look),
            Mount("/static", StaticFiles(directory=str(files("tallystick.web") / "static"))),
            *routes,
            *api.routes(frame),
        ],
        middleware=[Middleware(Guard, access=access, sessions=sessions, cookie=frame.session_cookie)],
        exception_handlers={NotMade: ask_again, HTTPException: refuse, TallystickError: refuse},
    )
    app.state.frame = frame
    return app


def _worded(error: Exception) -> tuple[int, str]:
    """Status and one line for an error that was raised on purpose."""
    if isinstance(error, HTTPException):
        return error.status_code, "There is no such page." if error.status_code == 404 and error.detail == "Not Found" else error.detail
    return (400 if isinstance(error, SettingsError) else 503), str(error)


@lru_cache(maxsize=1)
def _brief_css() -> str:
    environment = Environment(loader=PackageLoader("tallystick.present", "templates"), autoescape=False)
    return environment.get_template("brief.css.j2").render(cut=())


def look(_request: Request) -> Response:
    """The brief's own stylesheet, so that a brief looks the same here and as a file."""
    return Response(_brief_css(), media_type="text/css", headers={"cache-control": "private, max-age=3600"})
