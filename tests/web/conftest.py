"""Workspaces over a case of the example; each test that decides has its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the workspace is not installed: pip install 'tallystick[web]'")
from starlette.testclient import TestClient

from pairs import write_pair
from tallystick.read import read_inputs
from tallystick.records.report import Report
from tallystick.run import Desk, Settings, analyse_reports
from tallystick.store import Case
from tallystick.web import accounts, create_app

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "luangwa"
HERE = "http://127.0.0.1"


def make_case(path: Path, *inputs: Path) -> Path:
    """A case of what the inputs give."""
    found = list(read_inputs([str(given) for given in inputs]))
    reports = [one for one in found if isinstance(one, Report)]
    with Case(path, create=not path.exists()) as case:
        for report, analysis in zip(reports, analyse_reports(reports, Settings()), strict=True):
            case.add(report, analysis)
        case.set_aside([one for one in found if not isinstance(one, Report)])
    return path


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages wait for their account, however busy the machine is; what happens when they do not is tested by itself."""
    monkeypatch.setattr(accounts, "QUICK", float("inf"))
    monkeypatch.setattr(accounts, "PATIENCE", 120.0)


@pytest.fixture(scope="session")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case(tmp_path_factory.mktemp("kept") / "luangwa.case", EXAMPLE)


@pytest.fixture(scope="session")
def reading(kept_case: Path) -> Iterator[TestClient]:
    """A workspace that is only read."""
    with Desk(kept_case) as desk, TestClient(create_app(desk), base_url=HERE) as client:
        yield client


@pytest.fixture
def case(kept_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept_case, tmp_path / "luangwa.case"))


@pytest.fixture
def client(case: Path) -> Iterator[TestClient]:
    """A workspace that the test may change."""
    with Desk(case) as desk, TestClient(create_app(desk), base_url=HERE) as client:
        yield client


@pytest.fixture(scope="session")
def kept_pair_case(kept_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pair")
    return make_case(Path(shutil.copy(kept_case, folder / "pair.case")), write_pair(folder / "reports"))


@pytest.fixture
def pair_client(kept_pair_case: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A workspace that the test may change, with two incidents that may be one."""
    with Desk(Path(shutil.copy(kept_pair_case, tmp_path / "pair.case"))) as desk, TestClient(create_app(desk), base_url=HERE) as client:
        yield client
