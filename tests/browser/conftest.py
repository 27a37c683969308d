"""A workspace on a port of this machine, over a copy of the example's case, and a browser that has no network."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pairs import write_pair
from tallystick.run import Desk

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from web.conftest import EXAMPLE, make_case

    return make_case(tmp_path_factory.mktemp("kept") / "luangwa.case", EXAMPLE)


@pytest.fixture(scope="session")
def serve_case() -> Iterator[Callable[[Path], str]]:
    """Serves a case and gives its address; all stop at the end."""
    uvicorn = pytest.importorskip("uvicorn", reason="the workspace is not installed: pip install 'tallystick[web]'")
    from tallystick.web import create_app

    stops: list[Callable[[], None]] = []

    def serve(case: Path) -> str:
        desk = Desk(case)
        config = uvicorn.Config(create_app(desk), port=0, log_level="error", lifespan="off")
        socket = config.bind_socket()
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
        thread.start()

        def stop() -> None:
            server.should_exit = True
            thread.join(10)
            socket.close()
            desk.close()

        stops.append(stop)
        return f"http://127.0.0.1:{socket.getsockname()[1]}"

    yield serve
    for stop in stops:
        stop()


@pytest.fixture(scope="session")
def workspace(example_case: Path, serve_case: Callable[[Path], str]) -> str:
    """The address of a workspace that is only read."""
    return serve_case(example_case)


@pytest.fixture
def own_workspace(example_case: Path, serve_case: Callable[[Path], str], tmp_path: Path) -> str:
    """The address of a workspace that the test may change."""
    return serve_case(Path(shutil.copy(example_case, tmp_path / "luangwa.case")))


@pytest.fixture
def pair_workspace(example_case: Path, serve_case: Callable[[Path], str], tmp_path: Path) -> str:
    """The address of a workspace that the test may change, with two incidents that may be one."""
    from web.conftest import make_case

    return serve_case(make_case(Path(shutil.copy(example_case, tmp_path / "luangwa.case")), write_pair(tmp_path / "pair")))


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for all pages."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'tallystick[dev]'")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()
