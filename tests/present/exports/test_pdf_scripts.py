"""Scripts beyond Latin in the PDF: drawn by a font that has their letters, or written by their numbers and named."""

from __future__ import annotations

import io
import re

import msgspec
import pytest

from present import flood
from tallystick.records.account import Account

pytest.importorskip("typst", reason="typst is not installed: pip install 'tallystick[pdf]'")
import pypdf

from tallystick.present.exports import pdf

ARABIC, CHINESE, KOREAN, HEBREW, THAI = "جريدة النهر", "江河日报", "강신문", "עיתון", "ข่าวแม่น้ำ"
ADLAM = "𞤀𞤣𞤤𞤢"
"""Which no font of the extra has; the fonts of a machine are left out of these tests."""


def account(*outlets: str) -> Account:
    made = flood.account()
    reports = (
        tuple(msgspec.structs.replace(report, outlet=outlet) for report, outlet in zip(made.reports, outlets, strict=False))
        + made.reports[len(outlets) :]
    )
    return msgspec.structs.replace(made, reports=reports)


def fonts_of(written: bytes) -> set[str]:
    """Names of the fonts that the file carries."""
    found: set[str] = set()
    for page in pypdf.PdfReader(io.BytesIO(written)).pages:
        fonts = page["/Resources"]["/Font"]
        found |= {str(fonts[name]["/BaseFont"]) for name in fonts}
    return found


def text_of(written: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(written)).pages)


@pytest.fixture(autouse=True)
def packaged_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fonts of the extras alone, whatever the machine has."""
    import typst

    real = typst.Fonts
    monkeypatch.setattr(typst, "Fonts", lambda include_system_fonts, **more: real(include_system_fonts=False, **more))
    for kept in (pdf._fonts, pdf._chosen):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("package", "font", "words"),
    [
        ("fontpkg_noto_sans_arabic", "Arabic", ARABIC),
        ("noto_cjk_sans_otc", "CJK", CHINESE),
        ("noto_cjk_sans_otc", "CJK", KOREAN),
        ("fontpkg_heebo", "Heebo", HEBREW),
        ("fontpkg_noto_sans_thai", "Thai", THAI),
    ],
)
def test_letters_are_drawn_by_a_font_that_has_them(package: str, font: str, words: str) -> None:
    pytest.importorskip(package, reason=f"{package} is not installed: pip install 'tallystick[scripts]'")
    told = account(words)
    written = pdf.brief_pdf(told)
    assert any(font in name for name in fonts_of(written))
    assert "‹U+" not in text_of(written)
    assert pdf.undrawn(told) == ""
    assert written == pdf.brief_pdf(told)


def test_a_brief_in_latin_letters_carries_one_font() -> None:
    assert all("NotoSans" in name for name in fonts_of(pdf.brief_pdf(flood.account())))


def test_letters_that_no_font_has_are_numbers_and_named() -> None:
    told = account(ADLAM)
    text = text_of(pdf.brief_pdf(told))
    assert "‹U+1E900›" in text
    line = pdf.undrawn(told)
    assert "Adlam (" in line
    assert "tallystick[scripts]" in line
    assert re.sub(r"\s+", "", line) in text


def test_words_of_a_report_are_no_commands() -> None:
    told = account('#eval("1") $x$ *a* <s1> \\ "', "#import sys")
    text = text_of(pdf.brief_pdf(told))
    assert '#eval("1")$x$*a*<s1>\\"' in text
    assert "#importsys" in text
