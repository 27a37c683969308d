"""The times command: every time with its days and its place, without the model."""

import csv
import io
import json
import subprocess
import sys

from cli.conftest import EXAMPLE, run

TEXT = "The mill burned down on Tuesday. A hearing will be held on Friday. Two streets were closed for hours.\n"


def written(tmp_path, text=TEXT):
    path = tmp_path / "mill.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_time_stands_with_its_days_and_its_place(tmp_path):
    ran = run("times", written(tmp_path), "--date", "2031-05-07")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "mill.txt, published 2031-05-07",
        "      24  2031-05-06                            Tuesday",
        "      59  2031-05-09                            Friday",
        "      95  (duration)                            hours",
    ]


def test_json_lines_and_a_table_hold_the_same(tmp_path):
    path = written(tmp_path)
    lines, table = tmp_path / "times.jsonl", tmp_path / "times.csv"
    for output in (lines, table):
        ran = run("times", path, "--date", "2031-05-07", "-o", output)
        assert (ran.code, ran.err.strip()) == (0, f"wrote {output}")
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert [TEXT[row["start"] : row["end"]] for row in told] == [row["words"] for row in told] == [row["words"] for row in rows]
    assert [row["first"] or "" for row in told] == [row["first"] for row in rows] == ["2031-05-06", "2031-05-09", ""]
    assert told[0]["basis"] == "the latest Tuesday up to the publication on 2031-05-07"
    assert {row["published"] for row in told} == {"2031-05-07"}


def test_a_report_is_dated_by_its_own_words(tmp_path):
    ran = run("times", written(tmp_path, "Published: 7 May 2031\n\n" + TEXT))
    assert "mill.txt, published 2031-05-07" in ran.out
    assert "2031-05-06  " in ran.out


def test_where_nothing_dates_a_report_its_weekdays_have_no_day(tmp_path):
    ran = run("times", written(tmp_path))
    assert "mill.txt, published on a day that is not known" in ran.out
    assert "(weekday)" in ran.out


def test_what_cannot_be_read_is_listed_and_the_rest_goes_through():
    ran = run("times", EXAMPLE, "no-such-file.txt")
    assert ran.code == 3
    assert "set aside: no-such-file.txt: no such file" in ran.err
    assert ran.out.count(", published ") >= 3


def test_no_report_at_all_is_an_error():
    ran = run("times", "no-such-file.txt")
    assert ran.code == 1
    assert ran.error == "tallystick: none of the inputs gave a report"


def test_no_model_is_loaded(tmp_path):
    code = (
        "import sys; from cli.conftest import run; ran = run('times', sys.argv[1], '--date', '2031-05-07');"
        "print(ran.code, sorted({'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(written(tmp_path))], capture_output=True, text=True, check=True, cwd=EXAMPLE.parents[1] / "tests"
    )
    assert ran.stdout.strip() == "0 []"
