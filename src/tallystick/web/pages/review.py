"""Review: what a person can settle, the forms that settle it, and the log of decisions."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.web.frame import Frame
from tallystick.web.security import safe_next

DONE = {
    "same": "Recorded: the two are the same.",
    "different": "Recorded: the two are different.",
    "accept": "Recorded: accepted.",
    "reject": "Recorded: rejected, and taken out of the comparison.",
    "correct": "Recorded: the corrected value stands beside the one that was read.",
    "note": "The note is kept.",
    "undo": "Undone.",
}


def routes(frame: Frame) -> list[Route]:
    """``/decide``, where every form that decides is sent."""

    def decide(request: Request) -> Response:
        form = frame.form(request)
        kind = form.get("kind", "")
        given = {name: form[name].strip() or None for name in ("field", "value", "note") if name in form}
        decision = frame.decide(request, kind, form.get("subject", ""), form.get("object") or None, **given)
        said = DONE.get(kind, "Recorded.")
        if decision.kind.value != "undo":
            said += f" Undo it under Decisions ({decision.id})."
        return frame.back(request, safe_next(form.get("next", "/")), said)

    return [Route("/decide", decide, methods=["POST"])]
