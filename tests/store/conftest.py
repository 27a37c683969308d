"""One suite over both back ends: ``place`` gives where a new case may be made, in a file or on a server."""

import itertools

import pytest

from tallystick.store import Case

NUMBERS = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Gives a new place for a case at each call."""
    if request.param == "sqlite":
        return lambda: tmp_path / f"case{next(NUMBERS)}.case"
    server = request.getfixturevalue("server")
    return lambda: f"{server.url()}#case{next(NUMBERS)}"


@pytest.fixture
def case(place):
    with Case(place(), create=True) as case:
        yield case
