"""Where a case is kept: a file, or a schema of a PostgreSQL database named ``postgresql://user@host/db#case``."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from tallystick.errors import CaseError

SCHEMES = ("postgresql://", "postgres://")
APPLICATION_ID = 0x54414C59
"""'TALY' in a file's header tells a case from any other SQLite file."""
CASE_NAME = re.compile(r"[^\W\d][\w-]*")
MOST_NAME_BYTES = 63
"""What PostgreSQL keeps of a schema's name."""
RESERVED = frozenset({"public", "information_schema"})


class ServerAddress(msgspec.Struct, frozen=True):
    """A case on a PostgreSQL server. Its text never shows the password."""

    url: str
    """What the server is asked with, password included where one was given; without the case's name."""
    name: str

    @property
    def stem(self) -> str:
        """The case's name, as a path's stem is."""
        return self.name

    def __str__(self) -> str:
        split = urlsplit(self.url)
        user, at, host = split.netloc.rpartition("@")
        query = urlencode([(key, value) for key, value in parse_qsl(split.query) if key != "password"], safe="/")
        shown = urlunsplit((split.scheme, f"{user.partition(':')[0]}{at}{host}", split.path, query, self.name))
        # urlunsplit leaves out the empty host of a local socket.
        return shown if "://" in shown else shown.replace(":", "://", 1)

    def __repr__(self) -> str:
        return f"ServerAddress({str(self)!r})"


def is_server(given: str | Path | ServerAddress) -> bool:
    """Whether it names a case on a server."""
    return isinstance(given, ServerAddress) or (isinstance(given, str) and given.startswith(SCHEMES))


def locate(given: str | Path | ServerAddress) -> Path | ServerAddress:
    """The file or server address that the words name; raises CaseError where an address lacks a case's name or has an impossible one."""
    if isinstance(given, ServerAddress):
        return given
    if isinstance(given, Path) or not is_server(given):
        return Path(given)
    url, _, name = given.partition("#")
    address = ServerAddress(url, name)
    if not name:
        raise CaseError(f"{address} names no case; put its name behind '#': {address}#flood")
    if not CASE_NAME.fullmatch(name) or len(name.encode()) > MOST_NAME_BYTES or name.startswith("pg_") or name in RESERVED:
        raise CaseError(f"'{name}' cannot name a case; take letters, digits, - and _, a letter first, at most {MOST_NAME_BYTES}")
    return address


def is_case(given: str | Path | ServerAddress) -> bool:
    """Whether it is a case: an address of one, a file with a case's header, or a ``.case`` file that does not exist yet."""
    if isinstance(given, ServerAddress) or is_server(given):
        return True
    path = Path(given)
    try:
        if not path.exists():
            return path.suffix == ".case"
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(72)
    except (OSError, ValueError):
        return False
    return head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == APPLICATION_ID
