"""A figure of long before is no toll of what it is told beside."""

import pytest

from tallystick.records.values import TimeSpan
from tallystick.run.assemble import _of_long_before


@pytest.mark.parametrize(
    ("as_of", "when", "expected"),
    [
        (("2029-08-01", "2029-08-31"), "2031-05-02", True),
        (("2031-04-20", "2031-04-20"), "2031-05-02", False),
        (("2031-05-02", "2031-05-02"), "2031-05-02", False),
        (("2029", "2029"), "2031-05-02", False),
        (None, "2031-05-02", False),
        (("2029-08-01", "2029-08-31"), None, False),
    ],
)
def test_only_a_time_months_before_its_incident_is_another(as_of, when, expected):
    span = TimeSpan(*as_of, "stated") if as_of else None
    assert _of_long_before(span, TimeSpan(when, when, "stated") if when else None) is expected
