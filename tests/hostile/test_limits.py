"""One report that hangs, dies or takes all memory is set aside with its reason, and the others are read."""

import re
import signal
import threading
import time

import pytest

from tallystick.errors import SettingsError, TooLong
from tallystick.limits import allowed, at_most
from tallystick.read import inputs
from tallystick.read.frame import read_frame
from tallystick.read.inputs import read_inputs
from tallystick.read.moments import to_iso
from tallystick.read.shards import read_shard
from tallystick.records.identity import make_id
from tallystick.records.report import Report, SetAside
from tallystick.run import Settings, analyse_reports
from tallystick.run.config import read_config

NOTHING = "hostile.parts:nothing"
POISONED = Settings(
    parser="hostile.parts:Poisoned",
    names=NOTHING,
    times=NOTHING,
    statements=NOTHING,
    figures=NOTHING,
    incidents=NOTHING,
    report_seconds=3.0,
)
GOOD = "Shelling killed 4 people in Brenholm on Monday, the regional governor said."


def report(text, name="r"):
    return Report(id=make_id("rep", name, text), name=name, text=text, sha256="0" * 64, language="en")


def spin():
    while True:
        sum(range(100))


def in_thread(work):
    """What the work gives or raises in a thread that is not the main one."""
    found = []

    def run():
        try:
            found.append(work())
        except BaseException as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert found, "it did not end"
    return found[0]


def limited(work, seconds=0.2):
    began = time.monotonic()
    with at_most(seconds, "reading it"):
        work()
    return time.monotonic() - began


def waiting():
    for _ in range(200):
        try:
            time.sleep(0.05)
        except Exception:
            continue


@pytest.mark.parametrize("work", [spin, waiting])
def test_what_takes_too_long_is_interrupted(work):
    with pytest.raises(TooLong, match="reading it took longer than"):
        limited(work)
    assert isinstance(in_thread(lambda: limited(work)), TooLong)


def test_a_search_that_backtracks_for_ever_is_interrupted():
    with pytest.raises(TooLong):
        limited(lambda: re.fullmatch(r"(a+)+b", "a" * 60))


def test_what_is_done_in_time_is_left_alone_and_nothing_rings_later():
    assert limited(lambda: None) < 0.2
    assert in_thread(lambda: limited(lambda: None)) < 0.2
    time.sleep(0.3)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert not [thread for thread in threading.enumerate() if thread.name == "tallystick limit" and not thread.daemon]


class Slow:
    """Takes long to be freed, while the limit rings again."""

    def __del__(self):
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            sum(range(100))


def hold_and_spin():
    held = Slow()
    spin()
    return held


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interruption_that_rings_again_on_the_way_out_goes_no_further(monkeypatch):
    monkeypatch.setattr("tallystick.limits.AGAIN", 0.01)
    for _ in range(3):
        with pytest.raises(TooLong):
            limited(hold_and_spin)
    assert isinstance(in_thread(lambda: limited(hold_and_spin)), TooLong)


def test_the_works_own_error_is_told_and_another_timer_goes_on():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(True))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(KeyError):
            limited(lambda: {}["x"])
        time.sleep(0.4)
        assert rung == [True]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_longer_texts_may_take_longer():
    assert allowed(0, 60) == 60
    assert allowed(2_000_000, 60) == 2060


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_poisoned_report_takes_no_other_with_it(jobs):
    texts = [
        GOOD,
        "This one hangs. [hang]",
        "This one takes all memory. [memory]",
        "This one is too deep. [deep]",
        GOOD + " He spoke twice.",
    ]
    if jobs > 1:
        texts.insert(2, "This one ends its process. [die]")
    list(analyse_reports([report(GOOD)], POISONED))  # what is loaded once is no report's time
    reports = [report(text, str(number)) for number, text in enumerate(texts)]
    found = list(analyse_reports(reports, POISONED, jobs))
    assert [analysis.report for analysis in found] == [one.id for one in reports]
    told = {one.text.rpartition("[")[2]: analysis.problem for one, analysis in zip(reports, found, strict=True)}
    assert told["hang]"] == "reading it took longer than the 3 seconds of processor time that it may take"
    assert told["memory]"].startswith("MemoryError")
    assert told["deep]"] == "RecursionError: too deep"
    assert told.get("die]") == ("the process that read it ended without a word; it may have run out of memory" if jobs > 1 else None)
    assert (found[0].problem, found[-1].problem) == (None, None)


def test_a_format_that_takes_too_long_is_set_aside_and_the_next_is_read(tmp_path, monkeypatch):
    def hanging(data):
        spin()
        yield

    monkeypatch.setattr(inputs, "SECONDS", 0.2)
    monkeypatch.setitem(inputs.READERS, ".pdf", hanging)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text(GOOD)
    aside, read = read_inputs([str(tmp_path)])
    assert isinstance(aside, SetAside)
    assert isinstance(read, Report)
    assert (aside.kind, aside.reason) == (
        "too_long",
        "reading its format took longer than the 0 seconds of processor time that it may take",
    )


def test_the_limit_is_a_setting(tmp_path):
    file = tmp_path / "tallystick.toml"
    file.write_text("[limits]\nreport_seconds = 5\n")
    assert read_config(file).report_seconds == 5
    for wrong in ("0", "-1", "1e9", '"soon"', "nan"):
        file.write_text(f"[limits]\nreport_seconds = {wrong}\n")
        with pytest.raises(SettingsError, match="report_seconds"):
            read_config(file)


@pytest.mark.parametrize("gap", ["\t", " ", "\n", " \u00a0"])
def test_a_date_with_a_gap_without_end_costs_nothing(gap):
    with at_most(2.0, "reading its date"):
        assert to_iso("3" + gap * 100_000 + "x") is None
        assert to_iso("3" + gap * 60 + "March" + gap * 60 + "2031") == "2031-03-03"


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "1" * 400])
def test_a_date_that_is_no_number_of_seconds_is_no_date(tmp_path, number):
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{GOOD}", "published": {number}}}\n{{"text": "{GOOD}", "published": "2031-03-03"}}\n')
    for found in (list(read_inputs([str(tmp_path / "a.jsonl")])), list(read_shard(str(tmp_path / "a.jsonl")))):
        assert [one.published for one in found] == [None, "2031-03-03"]


@pytest.mark.parametrize("line", ["Share{gap}x", "{gap}x", "Monday{gap}x", "Share{gap}:"])
def test_a_line_of_blanks_without_end_costs_little(line):
    for gap in ("\t", " ", " \u00a0"):
        with at_most(3.0, "reading its frame"):
            read_frame(f"{GOOD}\n{line.format(gap=gap * 60_000)}\n{GOOD}")
