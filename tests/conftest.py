"""What tests of several packages use.

Properties are tried on the same examples every time, so that a change fails for what it does and never by luck. With ``TALLYSTICK_EXAMPLES=20``
in the environment they are tried on new ones at each run, twenty times as many: the long form, for whoever looks for what is left.
"""

import os

import pytest
from hypothesis import is_hypothesis_test, settings

from postgresql_server import binaries, started

# Speed is measured in benchmarks/: a busy machine must not fail a property.
EXAMPLES = int(os.environ.get("TALLYSTICK_EXAMPLES", "0"))
settings.register_profile("untimed", deadline=None, derandomize=EXAMPLES == 0, print_blob=True)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items):
    if not EXAMPLES:
        return
    for test in {item.function for item in items if hasattr(item, "function") and is_hypothesis_test(item.function)}:
        # A test names its own number of examples, which no profile changes.
        ours = getattr(test, "_hypothesis_internal_use_settings", settings.default)
        test._hypothesis_internal_use_settings = settings(ours, max_examples=EXAMPLES * ours.max_examples, derandomize=False)


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of the tests' own."""
    programs = binaries()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'tallystick[postgres]'")
    with started(programs) as server:
        yield server
