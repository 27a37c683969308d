from __future__ import annotations

import re

import pytest

from present import flood
from tallystick.present import brief_markdown, brief_terminal


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_lines_keep_to_the_width(width: int) -> None:
    text = brief_terminal(flood.account(), width)
    over = [line for line in text.splitlines() if len(line) > width and not line.startswith(("[", "  ~"))]
    assert all(" " not in line.strip() for line in over), over


def test_each_ref_names_the_characters_that_are_shown() -> None:
    account = flood.account()
    text = brief_terminal(account, 200)
    found = re.findall(r"“([^”]+)” \[(\d+):(\d+)-(\d+)\]", text)
    assert len(found) > 10
    for words, number, start, end in found:
        report = account.reports[int(number) - 1]
        assert words in " ".join((report.text or "")[int(start) : int(end)].split())


def test_colour_adds_nothing_but_escapes() -> None:
    account = flood.account()
    assert re.sub(r"\x1b\[\d+m", "", brief_terminal(account, 100, colour=True)) == brief_terminal(account, 100)


def test_markdown_makes_signs_of_a_report_plain() -> None:
    text = brief_markdown(flood.account())
    assert "<b>" not in text
    assert "\\<b\\>7,500\\</b\\>" in text


def test_markdown_links_lead_to_anchors() -> None:
    text = brief_markdown(flood.account())
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    targets = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert targets
    assert targets <= anchors
