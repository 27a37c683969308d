"""The brief as a Word document and as PDF: each sourced run has a number, and each number a source that quotes it."""

from __future__ import annotations

import io
import re

import msgspec
import pytest

from present import flood
from tallystick.errors import UnsourcedError
from tallystick.present.exports.docx import brief_docx
from tallystick.present.exports.paper import brief_paper


def test_each_number_leads_to_the_words_it_was_read_in() -> None:
    account = flood.account()
    paper = brief_paper(account)
    texts = {report.name: report.text or "" for report in account.reports}
    assert [source.number for source in paper.sources] == list(range(1, len(paper.sources) + 1))
    used = {run.source for block in paper.blocks for run in block.runs if run.source is not None}
    assert used == {source.number for source in paper.sources}
    for source in paper.sources:
        if source.start is not None and source.end is not None:
            read = texts[source.report][source.start : source.end]
            assert source.words.strip() == " ".join(read.split())
            assert str(source.start) in source.label
            assert source.report in source.label


def test_no_number_of_a_report_stands_without_a_source() -> None:
    for block in brief_paper(flood.account()).blocks:
        for run in block.runs:
            if run.source is None and block.heading is None:
                assert not re.search(r"\b(?:7,500|19|60|40)\b", run.text), run.text


def test_without_the_reports_texts_nothing_is_written() -> None:
    account = flood.account()
    bare = tuple(msgspec.structs.replace(report, text=None) for report in account.reports)
    with pytest.raises(UnsourcedError):
        brief_paper(msgspec.structs.replace(account, reports=bare))


def test_a_word_document_opens_and_has_all_lines_and_sources() -> None:
    import docx

    account = flood.account()
    paper = brief_paper(account)
    document = docx.Document(io.BytesIO(brief_docx(account)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    text = "\n".join(lines)
    assert len(lines) == len(paper.blocks) + 1 + len(paper.sources) + 1
    for source in paper.sources:
        assert f"[{source.number}] {source.label}" in text
    assert "<b>7,500</b>" not in text or "“" in text
    raised = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.superscript]
    assert set(raised) == {f"[{source.number}]" for source in paper.sources}


def test_a_pdf_has_all_lines_and_sources() -> None:
    pytest.importorskip("typst", reason="typst is not installed: pip install 'tallystick[pdf]'")
    import pypdf

    from tallystick.present.exports.pdf import brief_pdf

    account = flood.account()
    paper = brief_paper(account)
    read = pypdf.PdfReader(io.BytesIO(brief_pdf(account)))
    text = " ".join(" ".join(page.extract_text().split()) for page in read.pages)
    bare = re.sub(r"\s+", "", text)
    assert read.metadata is not None
    assert read.metadata.title == paper.title
    for source in paper.sources:
        assert re.sub(r"\s+", "", f"[{source.number}] {source.label}") in bare
        assert re.sub(r"\s+", "", source.words) in bare
