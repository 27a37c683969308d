"""serve: the workspace of a case in a browser."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli.opening import say, with_progress
from tallystick.cli.options import CasePath
from tallystick.errors import PartMissing, SettingsError

KEEP_SECONDS = 30
"""Seconds for which a connection stays open for the next page; less than a look takes, and pages are asked for on one that is just closing."""
MOST_CONNECTIONS = 500
"""Open at once; a browser opens up to six. More are refused for the moment instead of filling the memory."""


def serve(
    case: CasePath,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; any other than this machine's own needs sign-in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", envvar="TALLYSTICK_TOKEN", help="What everybody signs in with, as an owner; the variable keeps it out of sight."
        ),
    ] = None,
    people: Annotated[
        Path | None, typer.Option("--people", metavar="FILE", help="TOML with a table for each person: role and token, or token_sha256.")
    ] = None,
    proxy_header: Annotated[
        str | None, typer.Option("--proxy-header", metavar="NAME", help="Header in which a proxy that signs people in gives the name.")
    ] = None,
    proxy_address: Annotated[
        list[str] | None, typer.Option("--proxy-address", metavar="ADDRESS", help="Where that proxy speaks from; by default this machine.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A name that this server goes by, as browsers ask for it.")
    ] = None,
) -> None:
    """Open the workspace of a case: brief, ledger, incidents, reports and review in a browser."""
    from tallystick.run import Desk
    from tallystick.web import create_app

    try:
        import uvicorn

        from tallystick.web.access import read_access
        from tallystick.web.security import is_loopback
    except ModuleNotFoundError as error:
        raise PartMissing("the workspace needs more packages: pip install 'tallystick[web]'") from error
    access = read_access(token=token, people=people, proxy_header=proxy_header, proxy_addresses=proxy_address or (), hosts=allow_host or ())
    if not is_loopback(host) and not access.closed:
        raise SettingsError(
            f"{host} can be reached from other machines; give --token (or TALLYSTICK_TOKEN), --people or --proxy-header so that people sign in"
        )
    with Desk(case, progress=with_progress) as desk:
        desk.known()  # what is not read yet is read before the first page waits for it
        config = uvicorn.Config(
            create_app(desk, access),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=KEEP_SECONDS,
        )
        with _listen(host, port) as listening:
            shown = f"[{host}]" if ":" in host else host
            say(f"{case}: http://{shown}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket; connections wait in it until the server takes them."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host}, port {port}: {os.strerror(error.errno) if error.errno else error}; give another --port or --host"
        ) from error
