"""The brief as PDF, through reportlab (BSD, pip alone) with Noto Sans (OFL) embedded: extra ``pdf``.

Noto Sans has Latin, Greek and Cyrillic letters. The one font file has one weight, so words that matter are underlined, not bold.
"""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tallystick.errors import PartMissing
from tallystick.present.exports.paper import Block, Paper, Run, Source, brief_paper
from tallystick.records.account import Account

FONT = "TallystickNotoSans"
SIZES = {0: 20, 1: 14}
INK, GREY, LINK = "#1a1a1a", "#555555", "#0b4f8a"


def brief_pdf(account: Account) -> bytes:
    """The brief on A4 with a raised, linked number behind each sourced run, and the sources at its end: outlet, date, report, characters and
    the sentence with the words underlined. Letters that the font lacks are boxes. Raises UnsourcedError as the page does, and PartMissing
    without the packages."""
    try:
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import Paragraph, SimpleDocTemplate
    except ModuleNotFoundError as error:
        raise PartMissing("PDF needs more packages: pip install 'tallystick[pdf]'") from error
    _font()
    paper = brief_paper(account)
    styles = _styles()
    story = [Paragraph(_block(block), styles[_style(block)], bulletText="•" if block.depth else None) for block in paper.blocks]
    story.append(Paragraph("Sources", styles["heading1"]))
    story.extend(Paragraph(_source(source), styles["source"]) for source in paper.sources)
    story.append(Paragraph(escape(paper.check), styles["source"]))
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=56,
        rightMargin=56,
        topMargin=56,
        bottomMargin=56,
        title=paper.title,
        author="Tallystick",
        invariant=1,
    )
    template.build(story, onFirstPage=_foot(paper), onLaterPages=_foot(paper))
    return buffer.getvalue()


@lru_cache(maxsize=1)
def _font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    try:
        path = Path(str(files("fontpkg_noto_sans"))) / "files" / "NotoSans[wdth,wght].ttf"
    except ModuleNotFoundError as error:
        raise PartMissing("PDF needs its font: pip install 'tallystick[pdf]'") from error
    pdfmetrics.registerFont(TTFont(FONT, str(path)))
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=FONT, italic=FONT, boldItalic=FONT)


def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, **more: object) -> Any:
        return ParagraphStyle(name, **{"fontName": FONT, "fontSize": size, "leading": size * 1.4, "textColor": HexColor(INK), **more})

    return {
        "heading0": style("heading0", SIZES[0], spaceAfter=10),
        "heading1": style("heading1", SIZES[1], spaceBefore=14, spaceAfter=6, keepWithNext=1),
        "line0": style("line0", 10, spaceAfter=4),
        "line1": style("line1", 10, leftIndent=12, bulletIndent=2, spaceBefore=4, bulletFontName=FONT),
        "line2": style("line2", 9.5, leftIndent=26, bulletIndent=16, spaceBefore=1, bulletFontName=FONT),
        "source": style("source", 8, spaceAfter=3, textColor=HexColor(GREY)),
    }


def _style(block: Block) -> str:
    return f"heading{block.heading}" if block.heading is not None else f"line{block.depth}"


def _block(block: Block) -> str:
    """The block in reportlab's own markup; all words are escaped."""
    return "".join(_run(run) for run in block.runs)


def _run(run: Run) -> str:
    words = f"<u>{escape(run.text)}</u>" if run.strong and run.text.strip() else escape(run.text)
    if run.source is None:
        return words
    return f'{words}<super size="6"><a href="#s{run.source}" color="{LINK}">[{run.source}]</a></super>'


def _source(source: Source) -> str:
    head = f'<a name="s{source.number}"/>[{source.number}] {escape(source.label)}'
    if not source.words:
        return head
    return f"{head}: “{escape(source.before)}<u>{escape(source.words)}</u>{escape(source.after)}”"


def _foot(paper: Paper) -> Any:
    def draw(canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.drawString(56, 32, paper.title[:90])
        canvas.drawRightString(document.pagesize[0] - 56, 32, str(document.page))
        canvas.restoreState()

    return draw
