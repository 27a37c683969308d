"""The search command: each hit with the place where it is read."""

import re

from cli.conftest import run


def test_each_hit_ends_in_the_place_where_it_is_read(case):
    ran = run("search", case, "killed", ">", "30", "Lundazi")
    assert ran.code == 0
    assert "searched: killed, 31 or more; with “Lundazi”" in ran.err
    lines = [line for line in ran.out.splitlines() if line.startswith("  ")]
    assert lines
    assert all(re.search(r"rep_[0-9a-f]{12}:\d+$", line) for line in lines)


def test_the_number_of_hits_is_bounded(case):
    ran = run("search", case, "-n", 1, "police")
    assert sum(line.startswith("  ") for line in ran.out.splitlines()) <= 4
    assert ", the first 1" in ran.out


def test_nothing_found_is_said(case):
    ran = run("search", case, "unicorns")
    assert (ran.code, ran.out.strip()) == (0, "Nothing was found.")


def test_an_empty_query_is_refused(case):
    ran = run("search", case, ">")
    assert ran.code == 1
    assert "asks for nothing" in ran.error
