"""tallystick.toml: what a person sets once for a case or a run."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from tallystick.errors import SettingsError
from tallystick.extract.second import SecondSettings
from tallystick.limits import SECONDS
from tallystick.run.settings import Settings

FILE = "tallystick.toml"
"""Looked for in the folder of a case."""
MOST_SECONDS = 86_400.0
KEY_PREFIX = "TALLYSTICK_"
"""Names of variables that hold a key begin so: a file that came with somebody's case cannot send out another secret."""


class Extractor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[extractor]: whether reports are read a second time, and by what. See ``SecondSettings`` for the rest."""

    use: Literal["rules", "llm"] = "rules"
    base_url: str | None = None
    model: str | None = None
    key_env: str | None = None
    seconds: float = 60.0
    max_characters: int = 12_000
    max_pieces: int = 8
    max_tokens: int = 4_000
    json_mode: bool = True


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[limits]: what one report may cost."""

    report_seconds: float = SECONDS


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A settings file."""

    extractor: Extractor = Extractor()
    limits: Limits = Limits()


def settings_beside(case: object) -> Settings:
    """The settings that lie beside a case as tallystick.toml; the defaults where none does, or where the case is no file."""
    if "://" in str(case):
        return Settings()
    path = Path(str(case)).parent / FILE
    return read_config(path) if path.is_file() else Settings()


def read_config(path: Path) -> Settings:
    """The settings of a file. Raises SettingsError, which names the key, where something in it is unknown, missing or wrong."""
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Config)
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror or error}") from error
    except msgspec.ValidationError as error:
        words, _, place = str(error).partition(" - at `$.")
        words = words.replace("Object contains unknown field", "unknown key")
        raise SettingsError(f"{path}: {place.rstrip('`')}{': ' if place else ''}{words}") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise SettingsError(f"{path} is no TOML: {' '.join(str(error).split())}") from error
    if not 1 <= found.limits.report_seconds <= MOST_SECONDS:
        raise SettingsError(f"{path}: limits.report_seconds is {found.limits.report_seconds:g}; give 1 to {MOST_SECONDS:g}")
    return Settings(second=_second(found.extractor, path), report_seconds=found.limits.report_seconds)


def _second(given: Extractor, path: Path) -> SecondSettings | None:
    if given.use == "rules":
        return None
    for key in ("base_url", "model"):
        if not getattr(given, key):
            raise SettingsError(f'{path}: extractor: use = "llm" needs {key}')
    for key, least in (("seconds", 1), ("max_characters", 500), ("max_pieces", 1), ("max_tokens", 100)):
        if getattr(given, key) < least:
            raise SettingsError(f"{path}: extractor.{key} is {getattr(given, key):g}; give {least} or more")
    base_url = str(given.base_url)
    try:
        parts = urlsplit(base_url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.query or parts.fragment:
        raise SettingsError(f"{path}: extractor.base_url '{base_url}' is no address of an endpoint, such as http://localhost:8080/v1")
    if given.key_env is not None and not re.fullmatch(rf"{KEY_PREFIX}[A-Z0-9_]+", given.key_env):
        raise SettingsError(
            f"{path}: extractor.key_env: the variable's name has to begin with {KEY_PREFIX}, so that no other secret is sent"
        )
    if not _loopback(host):
        if parts.scheme != "https":
            raise SettingsError(f"{path}: extractor.base_url: reports are sent to another machine over https only")
        if not given.key_env:
            raise SettingsError(f"{path}: extractor: an endpoint on another machine needs key_env, the name of the variable with its key")
    return SecondSettings(
        base_url=base_url,
        model=str(given.model),
        key_env=given.key_env,
        seconds=given.seconds,
        max_characters=given.max_characters,
        max_pieces=given.max_pieces,
        max_tokens=given.max_tokens,
        json_mode=given.json_mode,
    )


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
