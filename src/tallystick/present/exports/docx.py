"""The brief as a Word document, through python-docx."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from tallystick.errors import PartMissing
from tallystick.present.exports.paper import Source, brief_paper
from tallystick.records.account import Account

STAMP = (1980, 1, 1, 0, 0, 0)
"""Time of every file in the package, so that the same account gives the same bytes."""
STYLES = ("Normal", "List Bullet", "List Bullet 2")
"""Word's own styles by the depth of a line."""


def brief_docx(account: Account) -> bytes:
    """The brief with a raised number behind each sourced run, and below it the sources: outlet, date, report, characters and the sentence
    with the words in bold. Raises UnsourcedError as the page does, and PartMissing without python-docx."""
    try:
        import docx
    except ModuleNotFoundError as error:
        raise PartMissing("a Word document needs one more package: pip install python-docx") from error
    paper = brief_paper(account)
    document = docx.Document()
    document.core_properties.title = paper.title[:250]
    document.core_properties.author = "Tallystick"
    document.core_properties.created = document.core_properties.modified = datetime(1980, 1, 1, tzinfo=UTC)
    styles = [document.styles[name] for name in STYLES]
    for block in paper.blocks:
        heading = block.heading
        into = document.add_paragraph(style=styles[block.depth]) if heading is None else document.add_heading(level=heading)
        for run in block.runs:
            written = into.add_run(run.text)
            if run.strong:
                written.bold = True
            if run.source is not None:
                into.add_run(f"[{run.source}]").font.superscript = True
    document.add_heading("Sources", level=1)
    for source in paper.sources:
        _source(document.add_paragraph(), source)
    document.add_paragraph(paper.check)
    buffer = io.BytesIO()
    document.save(buffer)
    return _fixed(buffer.getvalue())


def _source(into: object, source: Source) -> None:
    add = into.add_run  # type: ignore[attr-defined]  # python-docx carries no types
    add(f"[{source.number}] {source.label}")
    if source.words:
        add(": “" + source.before)
        add(source.words).bold = True
        add(source.after + "”")


def _fixed(package: bytes) -> bytes:
    """The same package with one time for all that is in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
