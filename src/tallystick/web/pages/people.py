"""Sign in and out, and under which name one decides."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.web.frame import Frame
from tallystick.web.security import safe_next
from tallystick.web.session import Person, clean_name


def routes(frame: Frame) -> list[Route]:
    """``/sign-in``, ``/sign-out`` and ``/name``."""

    def sign_in(request: Request) -> Response:
        next_ = safe_next(request.query_params.get("next", "/"))
        if request.method != "POST":
            return frame.page(request, "sign-in.html.j2", next=next_, problem="", shared=_shared(frame))
        form = frame.form(request)
        next_ = safe_next(form.get("next", "/"))
        key = frame.access.key_of(form.get("token", ""))
        name = (key.name if key is not None else None) or clean_name(form.get("name", ""))
        if key is None or not name:
            problem = "Say a name: decisions carry it." if key is not None else "That token opens nothing here."
            return frame.page(request, "sign-in.html.j2", status=403, next=next_, problem=problem, shared=_shared(frame))
        # A new session, so that one that was planted before the sign-in is worth nothing.
        request.state.new_session = frame.sessions.open(Person(name, key.role))
        return frame.back(request, next_)

    def sign_out(request: Request) -> Response:
        request.state.new_session = frame.sessions.open()
        return frame.back(request, "/sign-in" if frame.access.closed else "/")

    def name(request: Request) -> Response:
        person = frame.person(request)
        if request.method != "POST" or person is None:
            return frame.page(request, "name.html.j2", closed=frame.access.closed)
        given = clean_name(frame.form(request).get("name", ""))
        if frame.access.closed or not given:
            return frame.back(request, "/name", "The name stays as it was.")
        session = frame.sessions.open(Person(given, frame.access.local.role))
        request.state.new_session = session
        return frame.back(request, "/", f"Decisions now carry the name {given}.")

    return [
        Route("/sign-in", sign_in, methods=["GET", "POST"]),
        Route("/sign-out", sign_out, methods=["POST"]),
        Route("/name", name, methods=["GET", "POST"]),
    ]


def _shared(frame: Frame) -> bool:
    """Whether a token is shared, so that a name has to be said."""
    return any(key.name is None for key in frame.access.keys)
