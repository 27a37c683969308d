"""The workspace: pages over one desk, for people who work a case for weeks. Needs the extra ``web``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.errors import PartMissing

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from tallystick.run import Desk
    from tallystick.web.session import Access


def create_app(desk: Desk, access: Access | None = None) -> Starlette:
    """The workspace as an ASGI application; without ``access`` it answers to this machine alone. Raises PartMissing without the extra."""
    try:
        from tallystick.web.app import build_app
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"starlette", "itsdangerous", "anyio"}:
            raise
        raise PartMissing("the workspace needs more packages: pip install 'tallystick[web]'") from error
    return build_app(desk, access)


__all__ = ["create_app"]
