"""The brief as of any time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.brief import compose
from tallystick.web.frame import Frame


def routes(frame: Frame) -> list[Route]:
    """The brief at ``/``."""

    def brief(request: Request) -> Response:
        composed = frame.derived(request, "brief", lambda account: compose(account)[0])
        return frame.page(request, "brief.html.j2", brief=composed)

    return [Route("/", brief)]
