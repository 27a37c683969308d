"""Hand on: the account in the forms of other programs, at the page's time."""

from __future__ import annotations

from importlib.util import find_spec

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.exports import FORMS
from tallystick.web.frame import Frame
from tallystick.web.openapi import PREFIX

GROUPS = (
    ("The brief as a document", ("docx", "pdf", "html", "markdown")),
    ("Tables", ("csv", "csv-incidents", "csv-statements", "hxl", "hxl-incidents", "parquet", "parquet-incidents", "parquet-statements")),
    ("Drafts for a coder", ("ged", "acled")),
    ("For other programs", ("geojson", "timemap", "ics", "ftm", "json")),
)
NEEDS = {"parquet": "pyarrow", "pdf": "typst", "ftm": "followthemoney"}
"""What a form needs that may not be installed, by the first word of its name."""


def routes(frame: Frame) -> list[Route]:
    """``/export``."""
    forms = {form.name: form for form in FORMS}

    def page(request: Request) -> Response:
        groups = [(title, [(forms[name], f"{PREFIX}/exports/{name}", _there(name)) for name in names]) for title, names in GROUPS]
        return frame.page(request, "export.html.j2", groups=groups)

    return [Route("/export", page)]


def _there(name: str) -> bool:
    """Whether what it needs is installed where the server runs."""
    needed = NEEDS.get(name.partition("-")[0])
    return needed is None or find_spec(needed) is not None
