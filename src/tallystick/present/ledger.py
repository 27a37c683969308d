"""The figure ledger: one line a question, each claim an interval, claims of one origin and one value drawn as one."""

from __future__ import annotations

from collections import defaultdict
from math import log10

import msgspec

from tallystick.present.fragments import Line, count, join, own
from tallystick.present.labels import CERTAINTY, measure_title
from tallystick.present.view import AccountView
from tallystick.present.wording import (
    attribution,
    figure_date,
    figure_value,
    figure_words,
    published,
    target_line,
    via,
    voice,
    where_line,
    word_number,
)
from tallystick.records.account import Figure

LOG_FROM = 50.0
"""Largest over smallest value from which on a row is drawn on a logarithmic scale: below it both ends stay visible on a linear one."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLOURS = 7
"""Colours that stay apart for colour-blind readers; further origins are grey, and all have a letter."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One origin's interval, in per cent of the row's scale."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    letter: str
    colour: int
    """0 to 6; 7 is grey."""
    words: Line
    value: Line
    voice: Line
    carriers: Line
    date: Line
    published: Line
    certainty: str
    claims: tuple[str, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the ledger."""

    id: str
    subject: Line
    proof: Line
    bars: tuple[Bar, ...]
    low_label: str
    high_label: str
    logarithmic: bool
    minor: bool
    """One origin alone, of no measure of harm: shown folded."""


def ledger(view: AccountView, most: int | None = None) -> tuple[Row, ...]:
    """The rows, the weightiest question first, ``most`` of them or all; rejected figures are left out of the comparison and of the ledger."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in view.account.figures:
        if figure.rejected_by is None:
            groups[figure.question or figure.id].append(figure)
    weight: dict[str, float] = defaultdict(float)
    for finding in view.account.findings:
        if finding.question:
            weight[finding.question] = max(weight[finding.question], finding.weight)
    return tuple(_row(view, key, groups[key]) for key in sorted(groups, key=lambda k: (-weight[k], k))[:most])


def _row(view: AccountView, id_: str, figures: list[Figure]) -> Row:
    ordered = sorted(
        figures, key=lambda f: ((f.as_of.start if f.as_of and f.as_of.start else "9999"), view.told(f.evidence[0].report), f.id)
    )
    values = [v for f in ordered for v in (f.low, f.high) if v is not None]
    top = max(values, default=1.0) or 1.0
    positive = [v for v in values if v > 0]
    logarithmic = bool(positive) and top / min(positive) >= LOG_FROM
    bottom = min(positive) if logarithmic else 0.0

    def at(value: float) -> float:
        if logarithmic:
            return 4 + 88 * (log10(max(value, bottom)) - log10(bottom)) / (log10(top) - log10(bottom))
        return 4 + 88 * value / top

    colours: dict[str, int] = {}
    merged: dict[tuple[str, float | None, float | None], list[Figure]] = defaultdict(list)
    for figure in ordered:
        origin = figure.origin or figure.id
        colours.setdefault(origin, len(colours))
        merged[(origin, figure.low, figure.high)].append(figure)
    bars = []
    for (origin, low, high), same in merged.items():
        first = same[0]
        index = colours[origin]
        doubts = sorted({CERTAINTY[f.certainty] for f in same} - {""})
        bars.append(
            Bar(
                left=round(at(low), 2) if low is not None else 0.0,
                right=round(at(high), 2) if high is not None else 100.0,
                open_left=low is None,
                open_right=high is None,
                letter=LETTERS[index] if index < len(LETTERS) else "…",
                colour=min(index, COLOURS),
                words=figure_words(view, first),
                value=figure_value(view, first) if low != high or low is None else (),
                voice=voice(view, first.attribution, first.evidence[0].report),
                carriers=carriers_line(view, same),
                date=figure_date(view, first),
                published=published(view, first.evidence[0].report),
                certainty=", ".join(doubts),
                claims=tuple(f.id for f in same),
            )
        )
    first = ordered[0]
    outlets = view.outlets(ordered)
    return Row(
        id=id_,
        subject=subject_line(view, ordered),
        proof=(*count(len(outlets), "outlet"), *own(", "), *count(len(colours), "origin")),
        bars=tuple(bars),
        low_label=word_number(bottom),
        high_label=word_number(top),
        logarithmic=logarithmic,
        minor=len(colours) == 1 and first.measure in {"other", "distance", "money", "population"},
    )


def subject_line(view: AccountView, figures: list[Figure]) -> Line:
    """'Killed · flood convoy · Mfuwe'."""
    first = figures[0]
    incident = next((view.incidents[f.incident] for f in figures if f.incident in view.incidents), None)
    target = target_line(view, incident) if incident is not None else ()
    placed = next((f for f in figures if f.place), None)
    place = where_line(view, placed) if placed is not None else ()
    return join([own(measure_title(first.measure)), target, place], " · ")


def carriers_line(view: AccountView, figures: list[Figure]) -> Line:
    """Where it is printed: one outlet with its media between, or the outlets that all carry it."""
    reports = list(dict.fromkeys(f.evidence[0].report for f in figures))
    if len(reports) == 1:
        return via(view, figures[0].attribution, reports[0]) or own("in its own voice")
    return (*own("in "), *join([view.report_link(report) for report in sorted(reports, key=lambda r: view.number[r])], ", "))


def claim_line(view: AccountView, figure: Figure) -> Line:
    """'“at least ten people” — voice, in outlet, date' for lists outside the ledger."""
    date = figure_date(view, figure)
    doubt = CERTAINTY[figure.certainty]
    return (
        *own(f"{measure_title(figure.measure)}: "),
        *figure_words(view, figure),
        *own(f" ({doubt})" if doubt else ""),
        *own(" — "),
        *attribution(view, figure),
        *((*own(", "), *date) if date else ()),
    )
