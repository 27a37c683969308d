"""The comparison of incidents by partitions gives the account that one process gives, whatever dies."""

import msgspec
import pytest
from benchmarks.stories import write_reports

from shard_parts import OneProcessCrew
from tallystick.run import Settings, analyse_reports, build_account
from tallystick.run.crew import CannotWork, ProcessCrew
from tallystick.run.partitions import MAKER, CompareByPartition, partition_of


@pytest.fixture(scope="module")
def case():
    reports = list(write_reports(3, 5))[:14]
    settings = Settings(parser="tallystick.parse.reader:ReaderParser")
    analyses = {analysis.report: analysis for analysis in analyse_reports(reports, settings)}
    return reports, analyses, msgspec.json.encode(build_account(reports, analyses))


@pytest.mark.parametrize("pairs", [1, 7, 4000])
def test_any_partition_gives_the_same_account(case, pairs):
    reports, analyses, here = case
    crew = OneProcessCrew(MAKER, b"", 3)
    far = build_account(list(reversed(reports)), analyses, compare=CompareByPartition(crew, pairs))
    assert crew.started > 0
    assert msgspec.json.encode(far) == here


def test_workers_that_die_change_nothing(case):
    reports, analyses, here = case
    turns = iter(range(10_000))
    crew = OneProcessCrew(MAKER, b"", 2, lambda work: next(turns) % 5 == 0)
    assert msgspec.json.encode(build_account(reports, analyses, compare=CompareByPartition(crew, 6))) == here


def test_processes_give_the_same(case):
    reports, analyses, here = case
    with ProcessCrew(MAKER, b"", 1) as crew:
        assert msgspec.json.encode(build_account(reports, analyses, compare=CompareByPartition(crew))) == here


def test_pairs_of_a_place_and_day_go_together(case):
    reports, analyses, _ = case
    seen = []

    def compare(pairs):
        seen.extend(pairs)
        return ()

    build_account(reports, analyses, compare=compare)
    pieces = list(CompareByPartition(OneProcessCrew(MAKER, b""), 5)._pieces(iter(seen)))
    order = [partition_of(piece.tellings[one]) for piece in pieces for one, _ in piece.pairs]
    assert order == sorted(order)
    assert sum(len(piece.pairs) for piece in pieces) == len(seen) > 0


def test_a_pair_that_no_worker_survives_ends_the_run(case):
    reports, analyses, _ = case
    crew = OneProcessCrew(MAKER, b"", 1, lambda work: True)
    with pytest.raises(CannotWork, match="no worker survived"):
        build_account(reports, analyses, compare=CompareByPartition(crew, 3))
