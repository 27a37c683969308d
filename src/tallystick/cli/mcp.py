"""mcp: a case for an assistant, over standard input and output."""

from __future__ import annotations

from tallystick.cli.options import CasePath


def mcp(case: CasePath) -> None:
    """Answer an assistant over the Model Context Protocol (stdio): search, brief, incident, figures, report_span, why. It reads alone."""
    from tallystick.mcp import build_server
    from tallystick.run import Desk

    with Desk(case) as desk:
        build_server(desk).run("stdio")
