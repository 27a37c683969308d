"""The check over the finished brief: every number, name and date in it stands in the words that it is linked to.

It reads the written page, not what the page was made from. What is no link and not marked as the product's own may hold no number, no
name and no date; what is marked may hold what its mark allows; a link must lead to marked characters of a report that support it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from html.parser import HTMLParser
from importlib.resources import files
from typing import NoReturn

import msgspec

from tallystick.errors import UnsourcedError
from tallystick.lexicon.incidents import TYPE_BY_NAME
from tallystick.present.fragments import OwnKind, Rule
from tallystick.present.labels import KIND_NOTE, KIND_TITLE, MEASURE_TITLE, MEASURES
from tallystick.present.support import Support
from tallystick.present.wording import NUMBER_WORDS
from tallystick.records.account import Account
from tallystick.records.report import Evidence

VOID = frozenset("meta link br hr img input rect circle path col source wbr".split())
SILENT = frozenset({"style", "script", "title"})
MONTH = r"(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|(?<!\w)(?:" + "|".join(sorted(NUMBER_WORDS - {"one", "half"})) + r")(?!\w)", re.IGNORECASE)
DATE = re.compile(rf"(?<!\w)(?:{MONTH}|{WEEKDAY})(?!\w)")
CAPITALS = re.compile(r"(?<!\w)[A-Z][\w’'.-]*(?:\s+(?:of\s+|the\s+|de\s+|al-)?[A-Z][\w’'.-]*)*")
INSIDE_SENTENCE = re.compile(r"(?:\w|,|;)\s+([A-Z]\w+)")
TARGET = re.compile(r"#e(\d+)-(\d+)-(\d+)$")
HEAD = re.compile(r"#r(\d+)$")
CHECKED = re.compile(r"[\d,]+ numbers, [\d,]+ names and [\d,]+ dates: each stands in the words that it is linked to\.")
OWN_SHAPE: dict[OwnKind, re.Pattern[str]] = {
    OwnKind.COUNT: re.compile(r"[\d,]+(?: [a-z][a-z ,]*)?"),
    OwnKind.SCALE: re.compile(r"-?[\d,.]+(?: km)?|[\dT:+Z-]+"),
    OwnKind.CHECK: CHECKED,
    OwnKind.ID: re.compile(r"[^\n]*"),
    OwnKind.SCHEME: re.compile(r"[^\n]*"),
    OwnKind.REASON: re.compile(r".*", re.DOTALL),
}
HEADINGS = (
    "What was said", "Who did it", "Account of", "Reports of", "As known at", "The situation", "Figures", "Timeline", "Left open", "Reports",
    "Updated and revised", "Not dated", "Not placed", "Not decided", "Set aside unread", "Reprints", "Evidence", "Airwars UCDP ACLED",
)  # fmt: skip
OWN_WORDS = frozenset(
    word.casefold()
    for title in (*KIND_TITLE.values(), *MEASURE_TITLE.values(), *MEASURES, *TYPE_BY_NAME, *HEADINGS)
    for word in title.replace("_", " ").split()
)
"""Names that are nothing but these words are not looked for in the product's own: 'Police' as a heading would be one of them."""


class Counts(msgspec.Struct, frozen=True):
    """What the check found, all of it sourced."""

    numbers: int = 0
    names: int = 0
    dates: int = 0

    def sentence(self) -> str:
        """For the footer."""
        return f"{self.numbers:,} numbers, {self.names:,} names and {self.dates:,} dates: each stands in the words that it is linked to."

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.numbers + other.numbers, self.names + other.names, self.dates + other.dates)


def check_html(page: str, account: Account) -> Counts:
    """The counts of a page in which everything is sourced.

    Raises UnsourcedError, naming the words, where a link leads nowhere or to words that do not support it, where a report's text is not
    what was read, or where a number, name or date stands outside a link.
    """
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    support = Support(account)
    _check_texts(reader, account)
    names = _names_pattern(support)
    for text, kind in reader.own:
        _check_own(text, kind, names)
    for text, number in reader.heads:
        _check_head(text, number, support)
    counts = Counts()
    for rule_name, href, shown in reader.links:
        counts += _check_link(rule_name, href, shown, support, reader)
    return counts


def _fail(reason: str, words: str) -> NoReturn:
    raise UnsourcedError(f"{reason}: “{' '.join(words.split())[:160]}”; nothing was written, this is a defect of the product")


class _PageReader(HTMLParser):
    """Takes a page apart: links, marked characters, reports' texts, and the words that are neither."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str, str]] = []
        self.own: list[tuple[str, OwnKind]] = []
        self.heads: list[tuple[str, int]] = []
        self.texts: dict[int, list[str]] = defaultdict(list)
        self.marks: dict[str, list[str]] = defaultdict(list)
        self.ids: set[str] = set()
        self._stack: list[tuple[str, dict[str, str]]] = []
        self._link: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        if tag in VOID:
            return
        self._stack.append((tag, values))
        if tag == "a" and "data-r" in values:
            self._link = []
        if tag == "p" and self._in("data-text") is not None:
            self.texts[int(self._in("data-text") or 0)].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._stack:
            name, values = self._stack.pop()
            if name == "a" and "data-r" in values and self._link is not None:
                self.links.append((values["data-r"], values.get("href", ""), "".join(self._link)))
                self._link = None
            if name == tag:
                return

    def _in(self, attribute: str) -> str | None:
        return next((values[attribute] for _, values in reversed(self._stack) if attribute in values), None)

    def handle_data(self, data: str) -> None:
        if any(name in SILENT for name, _ in self._stack):
            return
        if self._link is not None:
            self._link.append(data)
            return
        report = self._in("data-text")
        if report is not None:
            paragraphs = self.texts[int(report)]
            if paragraphs and any(name == "p" for name, _ in self._stack):
                paragraphs[-1] += data
            for name, values in self._stack:
                if name == "mark":
                    for one in values.get("class", "").split():
                        self.marks[one.removeprefix("x")].append(data)
            return
        if not data.strip():
            return
        head = self._in("data-of")
        if head is not None:
            self.heads.append((data, int(head)))
            return
        own = self._in("data-own")
        self.own.append((data, OwnKind(own) if own is not None else OwnKind.PLAIN))


def _check_texts(reader: _PageReader, account: Account) -> None:
    for number, report in enumerate(account.reports, 1):
        expected = [line for line in (report.text or "").split("\n") if line]
        if reader.texts[number] != expected:
            _fail("the text of a report is not what was read", report.name)


@lru_cache(maxsize=1)
def _page_words() -> frozenset[str]:
    """Words that the page's own sentences begin with."""
    folder = files("tallystick.present") / "templates"
    texts = [(folder / name).read_text("utf-8") for name in ("brief.html.j2", "macros.html.j2")]
    return OWN_WORDS | {word.casefold() for text in (*texts, *KIND_NOTE.values()) for word in re.findall(r"(?<!\w)[A-Z][a-z]+", text)}


def _names_pattern(support: Support) -> re.Pattern[str] | None:
    names = sorted(name for name in support.known if set(name.casefold().split()) - _page_words())
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if names else None


def _check_own(text: str, kind: OwnKind, names: re.Pattern[str] | None) -> None:
    if kind is OwnKind.PLAIN:
        for pattern in (NUMBER, DATE):
            found = pattern.search(text)
            if found:
                _fail(f"'{found.group()}' stands outside a link", text)
        inside = INSIDE_SENTENCE.search(text)
        if inside:
            _fail(f"the name '{inside.group(1)}' stands outside a link", text)
    elif not OWN_SHAPE[kind].fullmatch(text.strip()):
        _fail(f"words marked as the product's {kind.value} are not of that shape", text)
    if kind in {OwnKind.PLAIN, OwnKind.REASON, OwnKind.COUNT} and names is not None:
        named = names.search(text)
        if named:
            _fail(f"the name '{named.group()}' stands outside a link", text)


def _check_head(text: str, number: int, support: Support) -> None:
    report = support.by_number.get(number, "")
    for part in text.split(" · "):
        words = part.strip()
        if words and words != "undated" and not support.allows(Rule.REPORT, words, report, None):
            if any(words in known or known in words for known in support.of_report.get(report, ())):
                continue  # a title that holds the separator itself
            _fail("a report's head says what its metadata does not", text)


def _check_link(rule_name: str, href: str, shown: str, support: Support, reader: _PageReader) -> Counts:
    rule = Rule(rule_name)
    report, place = resolve(href, support)
    if report is None:
        _fail(f"the link '{href}' leads to no report", shown)
    if href.removeprefix("#") not in reader.ids:
        _fail(f"the link '{href}' leads to nothing in the page", shown)
    if place is not None:
        marked = "".join(reader.marks[href.removeprefix("#")])
        if marked != support.words(place).replace("\n", ""):
            _fail(f"the marked words of '{href}' are not those that were read", marked)
    if not support.allows(rule, shown, report, place):
        _fail(f"the words at '{href}' do not support what is linked to them by the rule '{rule.value}'", shown)
    return counted(rule, shown, report, support)


def resolve(href: str, support: Support) -> tuple[str | None, Evidence | None]:
    """The report and the place that a link leads to; no place for a report's head."""
    head = HEAD.match(href)
    if head:
        return support.by_number.get(int(head.group(1))), None
    target = TARGET.match(href)
    if not target:
        return None, None
    number, start, end = (int(group) for group in target.groups())
    report = support.by_number.get(number)
    return report, Evidence(report, start, end) if report is not None else None


def counted(rule: Rule, shown: str, report: str, support: Support) -> Counts:
    """How many numbers, names and dates a link's words hold."""
    match rule:
        case Rule.VALUE:
            return Counts(numbers=1)
        case Rule.DATE:
            return Counts(dates=1)
        case Rule.NAME:
            return Counts(names=1)
        case Rule.REPORT:
            return Counts(dates=1) if support.is_date(shown, report) else Counts(names=1)
        case Rule.WORDS:
            dates = len(DATE.findall(shown))
            return Counts(len(NUMBER.findall(shown)), max(0, len(CAPITALS.findall(DATE.sub("", shown)))), dates)
