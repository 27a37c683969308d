"""Which incident a figure belongs to, from invented text."""

from __future__ import annotations

from functools import lru_cache

from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.run.analyse import Analyser
from tallystick.run.settings import Settings


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return Analyser(Settings(parser="tallystick.parse.spacy:SpacyParser"))


def read(text: str) -> tuple[Analysis, Report]:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    (analysis,) = analyser().analyse([report])
    assert analysis.problem is None
    return analysis, report


def incident_words(text: str, measure: str) -> list[str | None]:
    """The trigger of the incident that each figure of the measure belongs to."""
    analysis, report = read(text)
    triggers = {mention.id: mention.trigger.of(report.text) for mention in analysis.incidents}
    return [triggers.get(figure.incident or "") for figure in analysis.figures if figure.measure == measure]


def test_a_figure_belongs_to_what_the_sentence_before_tells() -> None:
    """'Three explosions …. At least five people were wounded.'"""
    assert incident_words("Three explosions shook Velgrad on Monday night. At least five people were wounded.", "wounded") == ["shook"]


def test_of_two_kinds_told_before_none_is_taken() -> None:
    """The words do not say which is meant."""
    text = "An explosion shook Velgrad on Monday and a bus crashed near Orsova. Five people were wounded."
    assert incident_words(text, "wounded") == [None]


def test_a_running_total_belongs_to_no_one_occasion() -> None:
    """'so far this year' counts more than the explosion."""
    text = "An explosion shook Velgrad on Monday. So far this year 40 people have been wounded."
    assert incident_words(text, "wounded") in ([None], [])
