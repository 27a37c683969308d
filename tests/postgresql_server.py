"""A PostgreSQL server of the tests' own: made in a temporary folder, reached on loopback, gone with the tests."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADMIN = "tally"
SPEED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB", "max_connections": "40"}
"""A power cut may destroy it: it is thrown away in a minute."""
ACCESS = """
local all all trust
host all locked 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
"""


@dataclass(frozen=True)
class Server:
    port: int
    folder: Path
    command: tuple[str, ...]
    running: list[subprocess.Popen]
    """The server's process, the last one."""

    def url(self, database: str = "postgres", user: str = ADMIN) -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> list[tuple]:
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        """Starts it, again where it was stopped."""
        with (self.folder / "log").open("ab") as log:
            self.running.append(subprocess.Popen(self.command, stdout=log, stderr=log, cwd=self.folder, **unprivileged()))
        _wait(self, self.running[-1])

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Ends it: with SIGQUIT at once, as a crash would, without a word to those who are connected."""
        self.running[-1].send_signal(how)
        try:
            self.running[-1].wait(5)
        except subprocess.TimeoutExpired:
            self.running[-1].kill()
            self.running[-1].wait()

    def cut(self) -> int:
        """Ends all connections that Tallystick has; gives how many."""
        return len(self.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tallystick'"))


def binaries() -> Path | None:
    """The newest server's folder of programs; None where none is installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found.sort(key=lambda path: float(path.parent.name))
    if found:
        return found[-1]
    given = shutil.which("initdb")
    return Path(given).resolve().parent if given and (Path(given).resolve().parent / "postgres").exists() else None


def unprivileged() -> dict[str, object]:
    """The server refuses to run as root: it then runs as the account that its package makes."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()}


@contextmanager
def started(programs: Path, more: dict[str, str] | None = None) -> Iterator[Server]:
    """A server; ``more`` are settings over those that make it quick."""
    who = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="tally-pg-"))
    if who:
        os.chown(folder, who["user"], who["group"])
    try:
        data = folder / "data"
        made = subprocess.run(
            [programs / "initdb", "-D", data, "-U", ADMIN, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "--no-sync"],
            capture_output=True,
            text=True,
            cwd=folder,
            **who,
        )
        assert made.returncode == 0, made.stderr
        (data / "pg_hba.conf").write_text(ACCESS)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = [part for name, value in (SPEED | (more or {})).items() for part in ("-c", f"{name}={value}")]
        command = (
            str(programs / "postgres"),
            "-D",
            str(data),
            "-k",
            str(folder),
            "-p",
            str(port),
            "-c",
            "listen_addresses=127.0.0.1",
            *settings,
        )
        server = Server(port, folder, command, [])
        try:
            server.start()
            yield server
        finally:
            if server.running and server.running[-1].poll() is None:
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen) -> None:
    import psycopg

    for _ in range(200):
        assert process.poll() is None, (server.folder / "log").read_text(errors="replace")
        try:
            server.run("SELECT 1")
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer: " + (server.folder / "log").read_text(errors="replace"))
