"""One line of the ledger as a chart: every claim an interval bar on one scale, the positions of a dispute as lines through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tallystick.present.fragments import Line, count, own
from tallystick.present.labels import CERTAINTY, KIND_SIGN, KIND_TITLE
from tallystick.present.ledger import COLOURS, LETTERS, carriers_line, subject_line
from tallystick.present.scale import LEFT, Scale, Tick, make_scale
from tallystick.present.view import AccountView
from tallystick.present.wording import figure_date, figure_value, figure_words, published, voice, word_number
from tallystick.records.account import Figure, Finding, FindingKind
from tallystick.records.decision import DecisionKind

OPEN_REACH = 9.0
"""Per cent of the width that an open end runs on beyond its known end."""
THIN = 1.2
"""Per cent of the width below which an interval is drawn as a point: its bar could not be seen."""


class ClaimBar(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin says: claims of one origin with one interval are one bar."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    point: bool
    rough: bool
    """One number that its words hedge ('about 40'): drawn with a broken outline."""
    unknown: bool
    """Open at both ends: the words give no number that bounds it."""
    letter: str
    look: int
    """Colour and pattern, 0 to 6; 7 for all further origins."""
    origin: str
    words: Line
    value: Line
    voice: Line
    carriers: Line
    date: Line
    published: Line
    certainty: str
    claims: tuple[str, ...]
    positions: tuple[int, ...]
    """Numbers of the positions that the claims hold."""
    corrections: tuple[str, ...]
    """Values that people set beside the one that was read: 'low: 12 (Ana Ilves)'."""
    says: str
    """The bar in words, for those who cannot see it: '14 or more'."""


class PositionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that between them satisfy every claim of a dispute."""

    number: int
    at: float
    value: str
    letters: tuple[str, ...]


class KindTag(msgspec.Struct, frozen=True, kw_only=True):
    """What findings of one kind say of the question."""

    finding: str
    """The weightiest of them."""
    kind: str
    sign: str
    title: str
    number: int


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the ledger."""

    id: str
    subject: Line
    group: str
    proof: Line
    kinds: tuple[KindTag, ...]
    scale: Scale
    ticks: tuple[Tick, ...]
    bars: tuple[ClaimBar, ...]
    positions: tuple[PositionLine, ...]
    incident: str | None
    more: int
    """Bars that were left out."""


def draw_chart(view: AccountView, id_: str, figures: Sequence[Figure], findings: Sequence[Finding], most: int = 40) -> Chart:
    """The chart of a question's figures (at least one), earliest first; past ``most`` bars the rest are counted."""
    ordered = sorted(
        figures, key=lambda f: ((f.as_of.start if f.as_of and f.as_of.start else "9999"), view.told(f.evidence[0].report), f.id)
    )
    scale = make_scale([v for f in ordered for v in (f.low, f.high) if v is not None])
    letters: dict[str, int] = {}
    merged: dict[tuple[str, float | None, float | None], list[Figure]] = defaultdict(list)
    for figure in ordered:
        origin = figure.origin or figure.id
        letters.setdefault(origin, len(letters))
        merged[(origin, figure.low, figure.high)].append(figure)
    dispute = next((f for f in findings if f.positions), None)
    held: dict[str, list[int]] = defaultdict(list)
    if dispute is not None:
        for number, position in enumerate(dispute.positions, 1):
            for claim in position.claims:
                held[claim].append(number)
    bars = tuple(_bar(view, scale, same, letters[origin], origin, held) for (origin, _, _), same in list(merged.items())[:most])
    outlets = view.outlets(ordered)
    return Chart(
        id=id_,
        subject=subject_line(view, list(ordered)),
        group=_group(ordered),
        proof=(*count(len(outlets), "outlet"), *own(", "), *count(len(letters), "origin")),
        kinds=kind_tags(findings),
        scale=scale,
        ticks=scale.ticks,
        bars=bars,
        positions=_positions(view, scale, dispute, letters) if dispute is not None else (),
        incident=next((f.incident for f in ordered if f.incident in view.incidents), None),
        more=max(0, len(merged) - most),
    )


def kind_tags(findings: Sequence[Finding]) -> tuple[KindTag, ...]:
    """One tag a kind, in the order of the findings; that single claims stand alone is only said where nothing else is."""
    found: dict[FindingKind, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.kind].append(finding)
    if len(found) > 1:
        found.pop(FindingKind.SINGLE_SOURCE, None)
    return tuple(
        KindTag(finding=same[0].id, kind=kind.value, sign=KIND_SIGN[kind], title=KIND_TITLE[kind], number=len(same))
        for kind, same in found.items()
    )


def _group(figures: Sequence[Figure]) -> str:
    """Whom or what the figures count, each word once."""
    return ", ".join(dict.fromkeys(f.group for f in figures if f.group))


def _letter(number: int) -> str:
    return LETTERS[number] if number < len(LETTERS) else "…"


def _bar(view: AccountView, scale: Scale, same: list[Figure], number: int, origin: str, held: dict[str, list[int]]) -> ClaimBar:
    first = same[0]
    low, high = first.low, first.high
    left = scale.at(low) if low is not None else max(0.0, (scale.at(high) if high is not None else 100.0) - OPEN_REACH)
    right = scale.at(high) if high is not None else min(100.0, (scale.at(low) if low is not None else 0.0) + OPEN_REACH)
    if low is None and high is not None:
        left = 0.0 if scale.logarithmic else LEFT  # 'up to 40' allows everything down to nothing
    if high is None and low is not None:
        right = 100.0
    doubts = sorted({CERTAINTY[f.certainty] for f in same} - {""})
    return ClaimBar(
        left=left,
        right=right,
        open_left=low is None,
        open_right=high is None,
        point=low is not None and high is not None and right - left < THIN,
        rough=low is not None and low == high and first.hedge is not None,
        unknown=low is None and high is None,
        letter=_letter(number),
        look=min(number, COLOURS),
        origin=origin,
        words=figure_words(view, first),
        value=figure_value(view, first) if low != high or low is None else (),
        voice=voice(view, first.attribution, first.evidence[0].report),
        carriers=carriers_line(view, same),
        date=figure_date(view, first),
        published=published(view, first.evidence[0].report),
        certainty=", ".join(doubts),
        claims=tuple(f.id for f in same),
        positions=tuple(dict.fromkeys(n for f in same for n in held.get(f.id, ()))),
        corrections=tuple(
            f"{d.field}: {d.value} ({d.by})"
            for d in view.account.decisions
            if d.kind is DecisionKind.CORRECT and any(d.subject == f.id for f in same)
        ),
        says=_says(low, high),
    )


def _says(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "any number"
    if low is None:
        return f"up to {word_number(high or 0.0)}"
    if high is None:
        return f"{word_number(low)} or more"
    return word_number(low) if low == high else f"{word_number(low)} to {word_number(high)}"


def _positions(view: AccountView, scale: Scale, dispute: Finding, letters: dict[str, int]) -> tuple[PositionLine, ...]:
    """A line for each position at a value that all its claims allow: the greatest low end, else the least high end."""
    found = []
    for number, position in enumerate(dispute.positions, 1):
        figures = [f for f in (view.figures.get(claim) for claim in position.claims) if f is not None]
        lows = [f.low for f in figures if f.low is not None]
        highs = [f.high for f in figures if f.high is not None]
        if not lows and not highs:
            continue
        low, high = max(lows, default=None), min(highs, default=None)
        point = low if low is not None else high
        if point is None:
            continue
        found.append(
            PositionLine(
                number=number,
                at=scale.at(point),
                value=_says(low, high) if low is None or high is None or low <= high else word_number(point),
                letters=tuple(sorted({_letter(letters[f.origin or f.id]) for f in figures if (f.origin or f.id) in letters})),
            )
        )
    return tuple(found)
