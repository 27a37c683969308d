"""What tests of several packages use."""

import pytest
from hypothesis import settings

from postgresql_server import binaries, started

# Speed is measured in benchmarks/: a busy machine must not fail a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of the tests' own."""
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'tallystick[postgres]'")
    with started(programs) as server:
        yield server
