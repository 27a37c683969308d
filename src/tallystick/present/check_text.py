"""The check over the finished Markdown and terminal briefs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from tallystick.errors import UnsourcedError
from tallystick.present.check import CAPITALS, CHECKED, DATE, INSIDE_SENTENCE, NUMBER, OWN_WORDS, Counts, counted, resolve
from tallystick.present.fragments import Rule
from tallystick.present.quote import sentence_of
from tallystick.present.support import Support, fold
from tallystick.records.account import Account
from tallystick.records.report import Evidence

LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((#(?:e\d+-\d+-\d+|r\d+))\)")
OWN_MARK = re.compile(r"<!-- own -->.*?<!-- -->")
COUNTED = re.compile(
    r"(?<![\w“])[\d,]+ (?:reports?|outlets?|origins?|figures?|statements?|tellings?|quotes?|more)(?!\w)|`[^`]*`|\(\d[\d,]*\)|\bid \w+|^\[\d+\]"
)
QUOTED = re.compile(r"^- <a id=\"(e\d+-\d+-\d+)\"></a>`[^`]*` (.*)$")
HEAD_LINE = re.compile(r"^### <a id=\"r(\d+)\"></a>(.*)$")
REF = re.compile(r"\[(\d+(?::\d+-\d+)?(?: \d+(?::\d+-\d+)?)*)\]")
SHOWN_DATE = re.compile(
    r"(?:since |until )?(?:\d{1,2}(?: [A-Z][a-z]{2}(?: \d{4})?)?\s?–\s?)?\d{1,2} [A-Z][a-z]{2} \d{4}"
    r"(?:, \d\d:\d\d(?:–\d\d:\d\d)?)?(?: – \d{1,2} [A-Z][a-z]{2} \d{4}(?:, \d\d:\d\d)?)?"
)
QUOTE = re.compile(r"“([^“”]*)”")
BECAUSE = " — because: "
"""Before the product's own reason, which goes on to the end of its block and may hold its own counts; names in it need refs all the same."""
NAME_LINK_WORDS = frozenset(word.casefold() for word in "of the de al and for in at".split())


def _fail(reason: str, words: str) -> NoReturn:
    raise UnsourcedError(f"{reason}: “{' '.join(words.split())[:160]}”; nothing was written, this is a defect of the product")


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def check_markdown(text: str, account: Account) -> Counts:
    """The counts of a Markdown brief in which everything is sourced; raises UnsourcedError, naming the words, otherwise."""
    support = Support(account)
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    counts = Counts()
    for line in CHECKED.sub("", text).split("\n"):
        quoted = QUOTED.match(line)
        if quoted:
            _check_quoted(quoted.group(1), quoted.group(2), support)
            continue
        head = HEAD_LINE.match(line)
        if head:
            report = support.by_number.get(int(head.group(1)), "")
            for part in _unescape(head.group(2)).split(" · "):
                known = any(part in text for text in support.of_report.get(report, ()))
                if part != "undated" and not known and not support.allows(Rule.REPORT, part, report, None):
                    _fail("a report's head says what its metadata does not", part)
            continue
        for shown, href in LINK.findall(line):
            counts += _check_markdown_link(_unescape(shown), href, support, anchors)
        rest = COUNTED.sub(" ", OWN_MARK.sub(" ", LINK.sub("", line)))
        rest = re.sub(r"[*#`]|^\s*-\s", " ", rest)
        for pattern in (NUMBER, DATE, INSIDE_SENTENCE):
            found = pattern.search(rest)
            if found and not _is_own(found.group(found.lastindex or 0)):
                _fail(f"'{found.group()}' stands outside a link", line)
    return counts


def _is_own(word: str) -> bool:
    return word.casefold() in OWN_WORDS


def _check_markdown_link(shown: str, href: str, support: Support, anchors: set[str]) -> Counts:
    report, place = resolve(href, support)
    if report is None or href.removeprefix("#") not in anchors:
        _fail(f"the link '{href}' leads to nothing", shown)
    for rule in (Rule.REPORT,) if place is None else (Rule.WORDS, Rule.DATE, Rule.VALUE, Rule.NAME):
        if support.allows(rule, shown, report, place):
            return counted(rule, shown, report, support)
    _fail(f"the words at '{href}' do not support what is linked to them", shown)


def _check_quoted(name: str, line: str, support: Support) -> None:
    report, place = resolve(f"#{name}", support)
    if report is None or place is None:
        _fail("a quoted place is in no report", name)
    text = support.texts[report]
    sentence = sentence_of(text, place.start, place.end)
    words = re.split(r"(?<!\\)\*\*", line)
    parts = (text[sentence.start : place.start], text[place.start : place.end], text[place.end : sentence.end])
    if len(words) != 3 or any(_unescape(shown) != re.sub(r"\s+", " ", part) for shown, part in zip(words, parts, strict=True)):
        _fail("the quoted words are not those that were read", line)


# -- terminal --------------------------------------------------------------------------------------------------------------
def check_terminal(text: str, account: Account) -> Counts:
    """The counts of a terminal brief: in each block every quote, number, name and date is supported by a ref of that block.

    Raises UnsourcedError, naming the words, otherwise.
    """
    support = Support(account)
    counts = Counts()
    for block in _blocks(re.sub(CHECKED.pattern.replace(" ", r"\s+"), "", text)):
        counts += _check_block(block, support)
    return counts


def _blocks(text: str) -> list[str]:
    """Lines with the lines that carry them on, which are indented by eight or more."""
    found: list[str] = []
    for line in text.split("\n"):
        if line.startswith(" " * 8) and found:
            found[-1] += " " + line.strip()
        elif line.strip():
            found.append(line)
    return found


def _check_block(block: str, support: Support) -> Counts:
    if block.startswith("  ~ "):
        return Counts()  # an input that was set aside: its name as given and the reason, no claim
    if re.match(r"^\[\d+\] ", block):
        return _check_report_line(block, support)
    places: list[tuple[str, Evidence | None]] = []
    for refs in REF.findall(block):
        for ref in refs.split():
            number, _, span = ref.partition(":")
            report = support.by_number.get(int(number))
            if report is None:
                _fail(f"the ref [{ref}] names no report", block)
            start, _, end = span.partition("-")
            places.append((report, Evidence(report, int(start), int(end)) if span else None))
    bare, _, reason = REF.sub("", block).partition(BECAUSE.strip(" —"))
    _check_reason(reason, places, support)
    bare = COUNTED.sub(" ", bare)
    numbers = names = dates = 0
    for quote in QUOTE.findall(bare):
        if quote.strip() and not any(place is not None and support.allows(Rule.WORDS, quote, report, place) for report, place in places):
            _fail("no ref of its block supports the quoted words", quote)
        numbers += len(NUMBER.findall(quote))
    bare = QUOTE.sub(" ", bare)
    for date in SHOWN_DATE.findall(bare):
        if not any(support.allows(Rule.REPORT if place is None else Rule.DATE, date, report, place) for report, place in places):
            _fail("no ref of its block supports the date", date)
        dates += 1
    bare = SHOWN_DATE.sub(" ", bare)
    words = _supported_words(places, support)
    for number in NUMBER.findall(bare):
        if fold(number) not in words:
            _fail(f"no ref of its block supports the number '{number}'", block)
        numbers += 1
    for name in CAPITALS.findall(bare):
        left = [word for word in fold(name).replace(".", " ").split() if word not in words and word not in OWN_WORDS | NAME_LINK_WORDS]
        if left and bare.strip(" -!|=≠↑↻·?").find(name) > 0 and not _starts_sentence(name, bare):
            _fail(f"no ref of its block supports the name '{name}'", block)
        names += 1
    return Counts(numbers, names, dates)


def _check_reason(reason: str, places: Iterable[tuple[str, Evidence | None]], support: Support) -> None:
    if not reason:
        return
    words = _supported_words(places, support)
    for name in support.known:
        if name in reason and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", reason):
            left = [word for word in fold(name).replace(".", " ").split() if word not in words | OWN_WORDS | NAME_LINK_WORDS]
            if left:
                _fail(f"no ref of its block supports the name '{name}'", reason)


def _starts_sentence(name: str, text: str) -> bool:
    """Whether one word with a capital is one of the product's own after a stop ('… : Did it')."""
    return " " not in name and re.search(rf"(?:[:.;!|─-█►◄·]|\d|^)\s*(?:[A-Z…]\s)?{re.escape(name)}", text) is not None


def _supported_words(places: Iterable[tuple[str, Evidence | None]], support: Support) -> set[str]:
    texts: list[str] = []
    for report, place in places:
        if place is None:
            texts.extend(support.of_report[report])
        else:
            texts.extend((support.words(place), *support.names[place], *support.intervals[place]))
    words: set[str] = set()
    for text in texts:
        words.update(fold(text).replace(".", " ").split())
        words.update(fold(part) for part in NUMBER.findall(text))
        words.update(re.findall(r"[\w’'-]+", text.casefold()), re.findall(r"\w+", text.casefold()))
    return words


def _check_report_line(block: str, support: Support) -> Counts:
    number, _, rest = block[1:].partition("] ")
    report = support.by_number.get(int(number), "")
    parts = rest.split(" · ")
    known = support.of_report.get(report, set()) | support.report_dates.get(report, set())
    if not any(parts[0] in text for text in known):
        _fail("a report's line says what its metadata does not", block)
    return Counts(names=1, dates=int(any(part in support.report_dates.get(report, set()) for part in parts)))
