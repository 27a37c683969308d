"""A folder of large files, on this machine or in an object store: listed, read from any byte on, and written whole or not at all.

Object stores are reached through fsspec (extra ``ray``) and the store's own package (``s3fs``, ``gcsfs``, ``adlfs``); a folder of this
machine needs neither.
"""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from uuid import uuid4

from tallystick.errors import NotFound, PartMissing, SettingsError, Unreadable


class Kept(NamedTuple):
    """A file as a depot lists it."""

    path: str
    size: int
    """Bytes."""
    mark: str
    """Changes when the file does: its version in an object store, else its time of change."""


def is_remote(path: str) -> bool:
    """Whether the path is an address in an object store (``s3://bucket/folder``)."""
    return "://" in path


def join(folder: str, name: str) -> str:
    """The path of a file in a folder."""
    return f"{folder.rstrip('/')}/{name}"


def find_files(given: str, endings: tuple[str, ...]) -> list[Kept]:
    """The file, or the files of a folder or pattern with one of the endings, sorted by path. Raises NotFound where there is none."""
    if is_remote(given):
        return _find_remote(given, endings)
    path = Path(given)
    if path.is_file():
        return [_kept(path)]
    if path.is_dir():
        paths = sorted(Path(root) / name for root, _, names in os.walk(path) for name in names if not name.startswith("."))
    else:
        paths = sorted(Path(match) for match in glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    found = [_kept(path) for path in paths if path.is_file() and path.name.lower().endswith(endings)]
    if not found:
        raise NotFound(f"{given}: no file there that ends in {', '.join(endings)}")
    return found


def _kept(path: Path) -> Kept:
    status = path.stat()
    return Kept(path.as_posix(), status.st_size, str(status.st_mtime_ns))


def _find_remote(given: str, endings: tuple[str, ...]) -> list[Kept]:
    system, inner = _system(given)
    try:
        names = system.glob(inner) if glob.has_magic(inner) else [inner] if system.isfile(inner) else system.find(inner)
        named = [inner] if names == [inner] else sorted(str(name) for name in names if str(name).lower().endswith(endings))
        found = [_kept_remote(system, name) for name in named]
    except (OSError, ValueError) as error:
        raise Unreadable(f"{given}: {error}") from error
    if not found:
        raise NotFound(f"{given}: no file there that ends in {', '.join(endings)}")
    return found


def _kept_remote(system: Any, name: str) -> Kept:
    status = system.info(name)
    mark = next((str(status[key]) for key in ("ETag", "etag", "mtime", "LastModified", "created") if status.get(key) is not None), "")
    return Kept(str(system.unstrip_protocol(name)), int(status.get("size") or 0), mark)


def open_file(path: str) -> BinaryIO:
    """The file's bytes, from which any part can be read. Raises OSError where it cannot be read."""
    if not is_remote(path):
        return open(path, "rb")
    system, inner = _system(path)
    opened: BinaryIO = system.open(inner, "rb")
    return opened


def read_file(path: str) -> bytes | None:
    """All bytes of a small file; None where there is none."""
    try:
        with open_file(path) as file:
            return file.read()
    except FileNotFoundError:
        return None


def list_names(folder: str) -> list[str]:
    """Names of the files right in the folder, sorted; none where there is no folder."""
    if not is_remote(folder):
        with suppress(FileNotFoundError, NotADirectoryError):
            return sorted(one.name for one in os.scandir(folder) if one.is_file())
        return []
    system, inner = _system(folder)
    system.invalidate_cache(inner)
    try:
        return sorted(str(one["name"]).rsplit("/", 1)[-1] for one in system.ls(inner, detail=True) if one["type"] == "file")
    except FileNotFoundError:
        return []


def write_file(path: str, content: bytes) -> None:
    """The file with these bytes, in place of an older one: whole or, where the machine stops, not at all."""
    if is_remote(path):
        system, inner = _system(path)
        system.makedirs(inner.rsplit("/", 1)[0], exist_ok=True)
        system.pipe_file(inner, content)  # object stores show an object once all of it is there
        return
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def remove_file(path: str) -> None:
    """Takes a file away; harmless where there is none."""
    if not is_remote(path):
        Path(path).unlink(missing_ok=True)
        return
    system, inner = _system(path)
    with suppress(FileNotFoundError):
        system.rm_file(inner)


def _system(path: str) -> tuple[Any, str]:
    """The store behind an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise PartMissing("object stores need one more package: pip install 'tallystick[ray]'") from error
    try:
        system, inner = url_to_fs(path)
    except ImportError as error:
        raise PartMissing(f"{path.split('://', 1)[0]}:// needs one more package: {error}") from error
    except (ValueError, OSError) as error:
        raise SettingsError(f"{path}: {error}") from error
    return system, str(inner)
