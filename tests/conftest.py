"""What tests of several packages use."""

import pytest

from postgresql_server import binaries, started


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of the tests' own."""
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'tallystick[postgres]'")
    with started(programs) as server:
        yield server
