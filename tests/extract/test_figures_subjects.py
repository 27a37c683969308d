import pytest

from tallystick.extract.figures import find_figures
from tallystick.parse.reader import ReaderParser
from tallystick.records.report import Report


def figures(text):
    report = Report(id="r", name="r", text=text, sha256="", language="en")
    parsed = next(iter(ReaderParser().parse([report])))
    return [(figure.span.of(text), figure.measure) for figure in find_figures(report, parsed, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wounded included four women and two men.", [("four women", "wounded"), ("two men", "wounded")]),
        ("The surviving victims included seven men from the lower town.", [("seven men", "wounded")]),
        ("The dead include three miners.", [("three miners", "killed")]),
    ],
)
def test_the_subject_says_what_befell_those_it_includes(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", ["The man weighs 130 pounds, police said.", "He is 5 feet 9 inches tall, police said."])
def test_a_persons_build_is_no_figure(text):
    assert figures(text) == []
