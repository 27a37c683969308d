"""The brief as PDF, set by Typst (Apache-2.0) in Noto Sans and, for what that lacks, in whatever fonts are installed: extra ``pdf``.

Noto Sans has Latin, Greek and Cyrillic letters, and Noto Sans Arabic comes with it; ``tallystick[scripts]`` adds Chinese, Japanese,
Korean, Hebrew and scripts of India and of South-East Asia. Fonts of the machine are looked for after these. A letter that no font has is
written by its number, and the last line says so: a box could be anything. Words that matter are underlined, since the files have one weight.
"""

from __future__ import annotations

import pkgutil
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from tallystick.errors import PartMissing
from tallystick.present.exports.paper import Block, Paper, Run, Source, brief_paper
from tallystick.records.account import Account

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC")
"""Tried first, in this order; fonts for other scripts follow as far as they are needed."""
FONT_PACKAGES = ("fontpkg_", "noto_cjk_")
"""How packages begin that hold fonts."""
MOST_NAMED = 8
"""Scripts that the last line names."""
LAYOUT = """
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: "Tallystick", date: none)
#set page(paper: "a4", margin: 56pt, footer: context [
  #set text(8pt); #paper.foot #h(1fr) #counter(page).display()])
#set text(font: paper.fonts, size: 10pt, fill: rgb("#1a1a1a"), lang: "en", hyphenate: false)
#set par(leading: 0.55em, spacing: 0.75em)
#set heading(numbering: none)
#show heading: set text(font: paper.fonts, weight: "regular")
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set block(above: 20pt, below: 9pt, sticky: true)
#show heading.where(level: 2): set text(14pt)
#let one(run) = {
  if run.strong { underline(run.text) } else { run.text }
  if run.source != none { super(link(label("s" + str(run.source)), text(fill: rgb("#0b4f8a"), "[" + str(run.source) + "]"))) }
}
#for block in paper.blocks {
  let words = block.runs.map(one).join()
  if block.heading != none { heading(level: block.heading + 1, words) }
  else if block.depth == 0 { par(words) }
  else { pad(left: (block.depth - 1) * 14pt, list(words)) }
}
#heading(level: 2, "Sources")
#set text(8pt, fill: rgb("#555555"))
#for source in paper.sources [
  #par[\\[#source.number\\] #source.label#if source.words != "" [: “#source.before#underline(source.words)#source.after”]]
  #label("s" + str(source.number))
]
#for line in paper.last { par(line) }
"""


class _Sheet(msgspec.Struct, frozen=True):
    """What the layout is given; it is read as values, so that no word of a report can be a command."""

    title: str
    foot: str
    fonts: tuple[str, ...]
    blocks: tuple[Block, ...]
    sources: tuple[dict[str, Any], ...]
    last: tuple[str, ...]


def brief_pdf(account: Account) -> bytes:
    """The brief on A4 with a raised, linked number behind each sourced run, and the sources at its end: outlet, date, report, characters and
    the sentence with the words underlined. Raises UnsourcedError as the page does, and PartMissing without the packages."""
    typst = _typst()
    paper = brief_paper(account)
    wanted = Counter(c for text in _texts(paper) for c in text if not c.isspace())
    fonts, families, missing = _chosen(frozenset(wanted))
    table = {ord(c): _number(c) for c in missing}
    written: bytes = typst.compile(
        LAYOUT.encode(),
        format="pdf",
        font_paths=fonts,
        sys_inputs={"paper": msgspec.json.encode(_sheet(paper, families, table, wanted)).decode()},
    )
    return written


def undrawn(account: Account) -> str:
    """One line that names what no font of this machine could draw in the PDF of the account, and what to do; empty where all could be."""
    _typst()
    wanted = Counter(c for text in _texts(brief_paper(account)) for c in text if not c.isspace())
    return _undrawn({c: wanted[c] for c in _chosen(frozenset(wanted))[2]})


def _typst() -> Any:
    try:
        import fontTools.ttLib  # noqa: F401
        import typst
    except ModuleNotFoundError as error:
        raise PartMissing("PDF needs more packages: pip install 'tallystick[pdf]'") from error
    if find_spec("fontpkg_noto_sans") is None:
        raise PartMissing("PDF needs its font: pip install 'tallystick[pdf]'")
    return typst


# -- fonts -----------------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=1)
def _fonts() -> tuple[Any, tuple[tuple[str, str, int], ...]]:
    """All fonts that may be used, and of each its family, file and number in the file: those of packages first."""
    import typst

    names = sorted(module.name for module in pkgutil.iter_modules() if module.name.startswith(FONT_PACKAGES))
    folders = [str(folder if (folder := Path(str(files(name))) / "files").is_dir() else Path(str(files(name)))) for name in names]
    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=folders)
    plain = [(one.family, one.path, one.index) for one in found.fonts() if one.path and one.style == "normal"]
    first = {family: at for at, family in enumerate(FAMILIES)}
    order = sorted(set(plain), key=lambda f: (first.get(f[0], len(first)), not f[1].startswith(tuple(folders)), *f))
    families: dict[str, tuple[str, str, int]] = {}
    for family, path, number in order:
        families.setdefault(family, (family, path, number))
    return found, tuple(families.values())


@lru_cache(maxsize=256)
def _held(path: str, number: int) -> frozenset[str]:
    """The characters of a font; none where it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=number, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (TTLibError, OSError, KeyError, ValueError, AssertionError):
        return frozenset()


@lru_cache(maxsize=16)
def _chosen(wanted: frozenset[str]) -> tuple[Any, tuple[str, ...], tuple[str, ...]]:
    """The fonts, the families that are needed for the characters, and the characters that none has."""
    fonts, known = _fonts()
    left, families = set(wanted), []
    for family, path, number in known:
        if not left:
            break
        drawn = left & _held(path, number)
        if drawn or family == FAMILIES[0]:
            families.append(family)
            left -= drawn
    return fonts, tuple(families), tuple(sorted(left))


def _number(character: str) -> str:
    return f"‹U+{ord(character):04X}›"


def _undrawn(missing: dict[str, int]) -> str:
    if not missing:
        return ""
    scripts: Counter[str] = Counter()
    for character, times in missing.items():
        scripts[unicodedata.name(character, "unnamed").partition(" ")[0].partition("-")[0].capitalize()] += times
    named = ", ".join(f"{script} ({times:,})" for script, times in sorted(scripts.items(), key=lambda s: (-s[1], s[0]))[:MOST_NAMED])
    return (
        f"Characters that no font here has are written by their numbers, as {_number(min(missing))}: {named}. "
        "pip install 'tallystick[scripts]' brings fonts for more scripts."
    )


# -- words -----------------------------------------------------------------------------------------------------------------
def _texts(paper: Paper) -> list[str]:
    found = [paper.title, paper.check, "Sources “”[]: 0123456789"]
    found.extend(run.text for block in paper.blocks for run in block.runs)
    for source in paper.sources:
        found.extend((source.label, source.before, source.words, source.after))
    return found


def _sheet(paper: Paper, families: tuple[str, ...], table: dict[int, str], wanted: Counter[str]) -> _Sheet:
    def shown(text: str) -> str:
        return text.translate(table) if table else text

    def of_source(source: Source) -> dict[str, Any]:
        words = {name: shown(getattr(source, name)) for name in ("label", "before", "words", "after")}
        return {"number": source.number, **words}

    return _Sheet(
        title=shown(paper.title),
        foot=shown(paper.title[:90]),
        fonts=families,
        blocks=tuple(
            msgspec.structs.replace(block, runs=tuple(Run(shown(run.text), run.source, run.strong) for run in block.runs))
            for block in paper.blocks
        ),
        sources=tuple(of_source(source) for source in paper.sources),
        last=tuple(filter(None, (shown(paper.check), _undrawn({chr(code): wanted[chr(code)] for code in table})))),
    )
