"""The brief as blocks for paper: lines of runs, each sourced run with the number of its source, and the sources with their quotes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tallystick.present.brief import Brief, FindingCard, compose
from tallystick.present.check_text import check_markdown
from tallystick.present.fragments import Line, Own, own, plain
from tallystick.present.markdown import brief_markdown
from tallystick.present.quote import sentence_of
from tallystick.present.view import AccountView
from tallystick.records.account import Account
from tallystick.records.report import Evidence


class Run(msgspec.Struct, frozen=True):
    """Words of a block; ``source`` is the number of where they were read, None for the product's own."""

    text: str
    source: int | None = None
    strong: bool = False


class Block(msgspec.Struct, frozen=True):
    """A title (0), a heading (1), or a line: ``depth`` 0 for a paragraph, 1 and 2 for items of a list."""

    runs: tuple[Run, ...]
    heading: int | None = None
    depth: int = 0


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where words were read."""

    number: int
    report: str
    """The report's name."""
    outlet: str | None
    published: str | None
    start: int | None = None
    """None for the report's head: its outlet, title or date."""
    end: int | None = None
    before: str = ""
    words: str = ""
    after: str = ""

    @property
    def label(self) -> str:
        """'Delta News, 2031-05-03, flood.txt, characters 12 to 40'."""
        place = f"characters {self.start} to {self.end}" if self.start is not None else ""
        return ", ".join(part for part in (self.outlet, (self.published or "")[:10] or "undated", self.report, place) if part)


class Paper(msgspec.Struct, frozen=True):
    """A brief for paper."""

    title: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    check: str
    """What the check over the same brief says."""


def brief_paper(account: Account) -> Paper:
    """The brief in order of reading. Raises UnsourcedError where a number, name or date in it has no words that support it."""
    brief, view = compose(account)
    # The same lines as Markdown are checked: what stands on paper is what was proven there.
    check = check_markdown(brief_markdown(account).rpartition("\n---\n")[0], account).sentence()
    writer = _Writer(view)
    title = plain(brief.heading)
    writer.brief(brief)
    return Paper(title, tuple(writer.blocks), tuple(writer.sources.values()), check)


class _Writer:
    def __init__(self, view: AccountView) -> None:
        self.view = view
        self.blocks: list[Block] = []
        self.sources: dict[tuple[str, Evidence | None], Source] = {}

    def heading(self, text: str) -> None:
        self.blocks.append(Block((Run(text),), heading=1))

    def item(self, *lines: Line, depth: int = 1, strong: int = 0) -> None:
        """One line; the first ``strong`` of the given lines are in bold."""
        runs = [run for at, line in enumerate(lines) for run in self.runs(line, at < strong)]
        if any(run.text.strip() for run in runs):
            self.blocks.append(Block(tuple(runs), depth=depth))

    def runs(self, line: Line, strong: bool) -> Iterable[Run]:
        for fragment in line:
            if isinstance(fragment, Own):
                yield Run(_clean(fragment.text), None, strong)
            else:
                yield Run(_clean(fragment.text), self.source(fragment.report, fragment.evidence), strong)

    def source(self, report: str, evidence: Evidence | None) -> int:
        key = (report, evidence)
        if key not in self.sources:
            record, number = self.view.reports[report], len(self.sources) + 1
            if evidence is None:
                found = Source(number=number, report=_clean(record.name), outlet=record.outlet, published=record.published)
            else:
                text = self.view.texts[report]
                sentence = sentence_of(text, evidence.start, evidence.end)
                found = Source(
                    number=number,
                    report=_clean(record.name),
                    outlet=record.outlet,
                    published=record.published,
                    start=evidence.start,
                    end=evidence.end,
                    before=_clean(text[sentence.start : evidence.start]),
                    words=_clean(text[evidence.start : evidence.end]),
                    after=_clean(text[evidence.end : sentence.end]),
                )
            self.sources[key] = found
        return self.sources[key].number

    def brief(self, brief: Brief) -> None:
        self.blocks.append(Block(tuple(self.runs(brief.heading, False)), heading=0))
        self.item(own("Account of "), brief.counts, depth=0)
        if brief.as_of:
            self.item(own(f"As known at {brief.as_of}"), depth=0)
        self.heading("The situation")
        for situation in brief.situation:
            self.item(situation.head, strong=1)
            for kind, told in situation.told:
                self.item(own(f"{kind.replace('_', ' ')}: "), told, depth=2)
            for rival in situation.rivals:
                for by in rival.by:
                    self.item(own("said to have done it: "), rival.actor, own(", "), by, depth=2)
        for group in brief.groups:
            if group.cards:
                self.heading(group.title)
                self.item(own(group.note), depth=0)
                for card in group.cards:
                    self.card(card)
        if brief.ledger:
            self.heading("Figures")
            for row in brief.ledger:
                self.item(row.subject, own(" ("), row.proof, own(")"), strong=1)
                for bar in row.bars:
                    date = (*own(", as of "), *bar.date) if bar.date else ()
                    value = (*own(" = "), *bar.value) if bar.value else ()
                    self.item(own(f"{bar.letter}: "), bar.words, value, own(" — "), bar.voice, own(", "), bar.carriers, date, depth=2)
        if brief.timeline:
            self.heading("Timeline")
            for day in brief.timeline:
                for entry in day.entries:
                    self.item(entry.date, own(": "), entry.head, own(" — ") if entry.told else (), entry.told, strong=1)
        if brief.voices:
            self.heading("Who said what")
            for voice in brief.voices:
                self.item(voice.name, strong=1)
                for claim in voice.statements:
                    self.item(claim.words, own(" — "), claim.said, own(", published "), claim.published, depth=2)
        if brief.trays or brief.set_aside:
            self.heading("Left open")
            for tray in brief.trays:
                self.item(own(tray.title), strong=1)
                for line in tray.entries:
                    self.item(line, depth=2)
            for name, reason in brief.set_aside:
                self.item(own(f"Set aside unread: {name}: {reason}"))

    def card(self, card: FindingCard) -> None:
        opposed = own(", agreed across opposed sides") if card.opposed else ()
        self.item(card.subject, own(" ("), card.proof, opposed, own(")"), strong=1)
        rows = [row for stand in card.stands for row in stand.rows] or (card.rows if len(card.rows) == 1 else ())
        for row in rows:
            self.item(row.words, own(" — "), row.said, own(", published "), row.published, depth=2)
        if not rows:
            self.item(card.headline, depth=2)


def _clean(text: str) -> str:
    """White space made single, ends kept, and without characters that no document format takes."""
    kept = "".join(c if c.isprintable() else " " for c in text)
    inner = " ".join(kept.split())
    return (" " if kept[:1].isspace() else "") + inner + (" " if inner and kept[-1:].isspace() else "")
