"""The brief as Markdown: links to an appendix that quotes each place in its sentence, the words in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallystick.present.brief import Brief, FindingCard, compose
from tallystick.present.check_text import check_markdown
from tallystick.present.fragments import Fragment, Line, Own, OwnKind, join, own
from tallystick.present.quote import anchor, sentence_of
from tallystick.present.view import AccountView
from tallystick.present.wording import doubt
from tallystick.records.account import Account
from tallystick.records.report import Evidence

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def escape(text: str) -> str:
    """The text with Markdown's and HTML's signs made plain; reports' words are not trusted."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split())) if text.strip() else text


def brief_markdown(account: Account) -> str:
    """The brief, checked like the page. Raises UnsourcedError where a number, name or date is not linked to words that support it."""
    brief, view = compose(account)
    writer = _Writer(view)
    writer.brief(brief)
    text = "\n".join(writer.lines) + "\n"
    counts = check_markdown(text, account)
    return f"{text}\n---\n\n{counts.sentence()}\n"


class _Writer:
    """Lines of Markdown, and the places that they link to."""

    def __init__(self, view: AccountView) -> None:
        self.view = view
        self.lines: list[str] = []
        self.wanted: set[Evidence] = set()

    def line(self, line: Iterable[Fragment]) -> str:
        return "".join(self.fragment(fragment) for fragment in line)

    def fragment(self, fragment: Fragment) -> str:
        if isinstance(fragment, Own):
            if fragment.kind is OwnKind.REASON:
                return f"<!-- own -->{escape_own(fragment.text)}<!-- -->"
            return fragment.text
        number = self.view.number[fragment.report]
        if fragment.evidence is None:
            return f"[{escape(fragment.text)}](#r{number})"
        self.wanted.add(fragment.evidence)
        return f"[{escape(fragment.text)}](#{anchor(number, fragment.evidence)})"

    def item(self, *lines: Line, depth: int = 0) -> None:
        text = "".join(self.line(line) for line in lines)
        if text.strip():
            self.lines.append(f"{'  ' * depth}- {text}")

    def brief(self, brief: Brief) -> None:
        self.lines.extend(
            (
                f"# {self.line(brief.heading)}",
                "",
                f"Account of {self.line(brief.counts)}",
                "",
            )
        )
        if brief.as_of:
            self.lines.extend((f"As known at `{brief.as_of}`", ""))
        self.lines.extend(("## The situation", ""))
        for item in brief.situation:
            self.item(own("**"), item.head, own("**"))
            for kind, told in item.told:
                self.item(own(f"*{kind.replace('_', ' ')}*: "), told, depth=1)
            for rival in item.rivals:
                self.item(own("*said to have done it*: "), rival.actor, own(", "), join(rival.by, "; "), depth=1)
        for group in brief.groups:
            if group.cards:
                self.lines.extend(("", f"## {group.title}", "", group.note, ""))
                for card in group.cards:
                    self.card(card)
        if brief.ledger:
            self.lines.extend(("", "## Figures", ""))
            for row in brief.ledger:
                self.item(own("**"), row.subject, own("** ("), row.proof, own(")"))
                for bar in row.bars:
                    date = (*own(", as of "), *bar.date) if bar.date else ()
                    value = (*own(" = "), *bar.value) if bar.value else ()
                    self.item(own(f"{bar.letter}: "), bar.words, value, own(" — "), bar.voice, own(", "), bar.carriers, date, depth=1)
        self.lines.extend(("", "## Timeline", ""))
        for day in brief.timeline:
            for entry in day.entries:
                self.item(entry.date, own(": "), entry.head, own(" — ") if entry.told else (), entry.told)
        if brief.voices:
            self.lines.extend(("", "## Who said what", ""))
            for voice in brief.voices:
                self.item(own("**"), voice.name, own("**"))
                for claim in voice.statements:
                    self.item(claim.words, doubt(claim.certainty), own(" — "), claim.said, own(", published "), claim.published, depth=1)
        self.lines.extend(("", "## Left open", ""))
        for tray in brief.trays:
            self.item(own(tray.title))
            for line in tray.entries:
                self.item(line, depth=1)
        for name, reason in brief.set_aside:
            self.lines.append(f"- Set aside unread: <!-- own -->{escape_own(name)}: {escape_own(reason)}<!-- -->")
        self.reports(brief)

    def card(self, card: FindingCard) -> None:
        opposed = own(", agreed across opposed sides") if card.opposed else ()
        self.item(own("**"), card.subject, own("** ("), card.proof, opposed, own(f") `{card.id}`"))
        if card.stands:
            for stand in card.stands:
                for row in stand.rows:
                    self.item(row.words, doubt(row.certainty), own(" — "), row.said, own(", published "), row.published, depth=1)
        elif len(card.rows) == 1:
            row = card.rows[0]
            self.item(row.words, doubt(row.certainty), own(" — "), row.said, own(", published "), row.published, depth=1)
        else:
            self.item(card.headline, depth=1)

    def reports(self, brief: Brief) -> None:
        self.lines.extend(("", "## Reports and evidence", ""))
        for entry in brief.reports:
            head = " · ".join(escape(part) for part in (entry.outlet or entry.name, entry.date or "undated", entry.name))
            self.lines.extend((f'### <a id="r{entry.number}"></a>{head}', ""))
            how = [self.line(line) for line in (entry.reason, entry.reprint) if line]
            self.lines.extend((entry.basis.capitalize() + "".join(f"; {part}" for part in how), ""))
        # All of it is written by now but this appendix itself, whose lines link to nothing.
        for number, report in enumerate(self.view.account.reports, 1):
            for place in sorted(e for e in self.wanted if e.report == report.id):
                self.lines.append(self.quote(number, place))

    def quote(self, number: int, place: Evidence) -> str:
        text = self.view.texts[place.report]
        sentence = sentence_of(text, place.start, place.end)
        before, words, after = text[sentence.start : place.start], text[place.start : place.end], text[place.end : sentence.end]
        quoted = f"{_keep(before)}**{_keep(words)}**{_keep(after)}"
        return f'- <a id="{anchor(number, place)}"></a>`{number}:{place.start}-{place.end}` {quoted}'


def _keep(text: str) -> str:
    """Escaped, with each run of white space as one blank, at the ends too."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))


def escape_own(text: str) -> str:
    """The product's own reason, which may quote a report."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split(" "))).replace("--", "- -").replace("\n", " ")
