"""The options of ``tallystick serve`` as who may come in."""

from __future__ import annotations

import getpass
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tallystick.errors import SettingsError
from tallystick.web.session import LEAST_TOKEN, Access, Key, Person, Role, clean_name, digest


def read_access(
    *,
    token: str | None = None,
    people: Path | None = None,
    proxy_header: str | None = None,
    proxy_addresses: Sequence[str] = (),
    hosts: Sequence[str] = (),
) -> Access:
    """Who may come in. Raises SettingsError for a token that could be guessed and for a file of people that cannot be read."""
    keys: list[Key] = []
    if token is not None:
        keys.append(Key(_digest(token, "the token"), Role.OWNER))
    roles: dict[str, Role] = {}
    if people is not None:
        for name, role, key in _people(people):
            roles[name] = role
            if key is not None:
                keys.append(Key(key, role, name))
    return Access(
        keys=tuple(keys),
        local=Person(_own_name(), Role.OWNER),
        proxy_header=proxy_header,
        proxy_addresses=frozenset(proxy_addresses) or frozenset({"127.0.0.1", "::1"}),
        proxy_roles=roles,
        hosts=frozenset(host.casefold().rstrip(".") for host in hosts),
    )


def _own_name() -> str:
    try:
        return clean_name(getpass.getuser()) or "local"
    except (OSError, KeyError):
        return "local"


def _digest(token: str, whose: str) -> str:
    if len(token) < LEAST_TOKEN:
        raise SettingsError(f"{whose} is too short; give at least {LEAST_TOKEN} characters, as `openssl rand -hex 16` makes them")
    return digest(token)


def _people(path: Path) -> list[tuple[str, Role, str | None]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}; give a TOML file of people") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is no TOML: {error}") from error
    found: list[tuple[str, Role, str | None]] = []
    for name, table in tables.items():
        if not isinstance(table, dict) or not set(table) <= {"role", "token", "token_sha256"} or clean_name(name) != name:
            raise SettingsError(f"{path}: '{name}' must be a table with role and token, or token_sha256")
        try:
            role = Role(table.get("role", "reader"))
        except ValueError as error:
            raise SettingsError(f"{path}: the role of '{name}' is none of {', '.join(Role)}") from error
        key = table.get("token_sha256")
        if key is not None and (not isinstance(key, str) or len(key) != 64 or not set(key) <= set("0123456789abcdef")):
            raise SettingsError(f"{path}: token_sha256 of '{name}' is no SHA-256 in hexadecimal")
        if "token" in table:
            key = _digest(str(table["token"]), f"{path}: the token of '{name}'")
        found.append((name, role, key))
    if not found:
        raise SettingsError(f"{path} names nobody; give a table for each person")
    return found
