"""What ten million reports would cost follows from what was measured."""

import gzip
import json

import pytest

from benchmarks import cost
from tallystick.read.shards import read_shard

MEASURED = {
    "ms a record": 10.0,
    "ms a page": 50.0,
    "words a second": 1_000,
    "MB a worker": 400,
    "MB a worker at most": 500,
    "kB a report as Parquet": 6.0,
    "words a report": 400,
    "bytes of an order": 1_000,
    "records of an order": 256,
}


def test_the_page_follows_from_the_results():
    assert cost.tables() == cost.PAGE.read_text(encoding="utf-8"), "run python -m benchmarks.cost --tables"


def test_core_hours_are_seconds_of_ten_million_reports():
    assert cost.hours(0.36) == pytest.approx(1_000)
    rows = "\n".join(cost.steps(MEASURED))
    # 10 ms, 50 ms and 0.4 s of ten million.
    assert [f"| {hours} core hours |" in rows for hours in ("28", "140", "1,100")] == [True] * 3
    assert "| 60 GB |" in rows


def test_the_sum_is_of_pages_and_their_analysis():
    words = " ".join(cost.sums(MEASURED))
    # 0.45 s a report: 1,250 core hours.
    assert "about 1,200 core hours" in words
    assert "20 hours on 64 cores" in words
    assert "2 hours on 640" in words
    assert "38 to 62 dollars" in words


def test_cases_are_measured_or_drawn_out():
    rows = [{"reports": 1_000, "clean": 5.0, "MB at most": 200}, {"reports": 10_000, "clean": 60.0, "MB at most": 1_100}]
    assert list(cost.cases(rows))[2:] == [
        "| 10,000 | 60 seconds (measured) | 1.1 GB (measured) |",
        "| 100,000 | about 10 minutes | about 10 GB |",
        "| 1,000,000 | about 1.7 hours | about 100 GB |",
        "| 10,000,000 | not on one machine | |",
    ]
    rows.append({"reports": 100_000, "clean": 900.0, "MB at most": 9_000})
    assert "| 100,000 | 15 minutes (measured) | 9 GB (measured) |" in list(cost.cases(rows))


def test_the_shards_that_are_measured_hold_the_texts(tmp_path):
    told = (
        "In week {n} of the fire the police of Ardov counted {n} houses of the market that burned, and {n} people who sleep in the school."
    )
    given = ["\n\n".join(told.format(n=first + n) for n in range(9)) for first in (10, 30, 50)]
    for name, data in (("a.jsonl", cost.as_lines(given)), ("a.warc.gz", cost.as_pages(given))):
        (tmp_path / name).write_bytes(data)
        found = list(read_shard(str(tmp_path / name)))
        assert [len(one.text.split()) > 100 for one in found] == [True] * 3, name
    assert json.loads(cost.as_lines(given).splitlines()[0])["text"] == given[0]
    assert gzip.decompress(cost.as_pages(given)).count(b"WARC-Target-URI") == 3
