"""All findings of one kind, the weightiest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.present.brief import GROUP_TITLE, GROUPS, finding_card
from tallystick.present.labels import KIND_NOTE
from tallystick.present.view import AccountView
from tallystick.present.wording import NameLinker
from tallystick.records.account import Finding
from tallystick.web.frame import Frame

CARDS_A_PAGE = 25


def routes(frame: Frame) -> list[Route]:
    """``/findings``."""

    def findings(request: Request) -> Response:
        view = frame.view(request)
        linker = frame.derived(request, "linker", lambda _: NameLinker(view))
        groups = frame.derived(request, "finding groups", lambda _: group_findings(view))
        asked = request.query_params.get("kind", "")
        kind = asked if asked in groups else next((key for key, found in groups.items() if found), "agreed")
        page = frame.paged(request, groups[kind], CARDS_A_PAGE)
        return frame.page(
            request,
            "findings.html.j2",
            kind=kind,
            titles=GROUP_TITLE,
            counts={key: len(found) for key, found in groups.items()},
            note=" ".join(KIND_NOTE[one] for key, kinds in GROUPS if key == kind for one in kinds),
            cards=page.with_rows(finding_card(view, linker, finding) for finding in page.rows),
        )

    return [Route("/findings", findings)]


def group_findings(view: AccountView) -> dict[str, list[Finding]]:
    """The findings that have claims, by the brief's groups."""
    group_of = {kind: key for key, kinds in GROUPS for kind in kinds}
    groups: dict[str, list[Finding]] = {key: [] for key, _ in GROUPS}
    for finding in view.account.findings:
        if any(view.claim(claim) is not None for claim in finding.claims):
            groups[group_of[finding.kind]].append(finding)
    return groups
