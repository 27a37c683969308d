"""``account = f(analyses, decisions, as_of)``: the case-wide stages joined into one pure function."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from tallystick.records.account import Account, SecondReading, TrayEntry
from tallystick.records.decision import Decision, DecisionKind
from tallystick.records.links import Links
from tallystick.records.memory import Memory, shelf
from tallystick.records.mention import Analysis, SecondNote, StatementMention
from tallystick.records.report import Report, SetAside
from tallystick.records.rows import Book
from tallystick.run.decisions import JUDGING, apply_decisions, conflicts, standing, word_correction
from tallystick.run.resolved import Resolved
from tallystick.run.settings import Settings
from tallystick.run.stages import CaseStages
from tallystick.run.trays import tray_place
from tallystick.run.view import View

if TYPE_CHECKING:
    from tallystick.resolve.incidents.link import Compare


def resolve_case(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    as_of: str | None = None,
    decisions: Sequence[Decision] = (),
    memory: Memory | None = None,
    compare: Compare | None = None,
) -> tuple[list[Report], Links]:
    """The reports known at ``as_of`` (ISO day or minute; None: all), sorted, with what their mentions stand for after the decisions."""
    with uncollected(kept=memory is not None), _forgetting(memory):
        if memory is None:
            book = Book()
            resolved = Resolved(book)
        else:
            stages = memory.shelf("stages", CaseStages)
            book, resolved = stages.book, stages.resolved
        resolved.follow(reports, analyses, as_of, compare)
        book.refresh(resolved.parts)
        return [resolved.reports.rows[id_] for id_ in sorted(resolved.reports.rows)], apply_decisions(resolved.links(), standing(decisions))


def build_account(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    *,
    decisions: Sequence[Decision] = (),
    set_aside: Sequence[SetAside] = (),
    as_of: str | None = None,
    settings: Settings | None = None,
    memory: Memory | None = None,
    compare: Compare | None = None,
) -> Account:
    """The account of a case. The same reports and decisions give the same account, in any order.

    ``as_of`` is a time of publication: what was printed by then, read as people have decided since how it is to be read.
    ``memory`` keeps what the account was made from: with it the next account of the case costs what has changed since, and is the same.
    ``compare`` compares tellings of incidents on other machines (``tallystick.run.partitions``); the account is the same.
    """
    with uncollected(kept=memory is not None), _forgetting(memory):
        return _build(reports, analyses, decisions, set_aside, as_of, settings or Settings(), memory, compare)


@contextmanager
def _forgetting(memory: Memory | None) -> Iterator[None]:
    """Forgets everything where the work is broken off: what was done by half would not be done again."""
    try:
        yield
    except BaseException:
        if memory is not None:
            memory.forget()
        raise


@contextmanager
def uncollected(*, kept: bool = False) -> Iterator[None]:
    """Without the collector of cycles: an account is made of frozen records, which form none, and looking for them costs a fifth of the time.

    What is made to be ``kept`` is spared by it from then on: the next look would be through the long lists of the whole account.
    """
    was = gc.isenabled()
    gc.disable()
    if was and kept:
        gc.collect(1)  # cycles that others left are few and young, and are not to be spared
    try:
        yield
    finally:
        if was:
            if kept:
                gc.freeze()
            gc.enable()


def _build(
    reports: Sequence[Report],
    analyses: Mapping[str, Analysis],
    decisions: Sequence[Decision],
    set_aside: Sequence[SetAside],
    as_of: str | None,
    settings: Settings,
    memory: Memory | None,
    compare: Compare | None,
) -> Account:
    decided = standing(decisions)
    judged = [decision for decision in decided if decision.subject.startswith("fnd_") and decision.kind in JUDGING]
    if not any(decision.kind is DecisionKind.REJECT for decision in judged):
        judged = []
    stages = shelf(memory, "stages", CaseStages)
    stages.follow(reports, analyses, as_of, compare, decided, judged)
    account = stages.account()
    if not settings.keep_text:
        account = msgspec.structs.replace(account, reports=tuple([msgspec.structs.replace(r, text=None) for r in account.reports]))
    roll, read = stages.resolved.roll, stages.view.analyses.rows
    asides = sorted((*set_aside, *roll.failed.values()), key=lambda s: (s.name, s.kind, s.reason, s.path or ""))
    second = second_readings([read[id_] for id_ in sorted(roll.second) if id_ in read])
    return msgspec.structs.replace(
        account,
        as_of=as_of,
        set_aside=tuple(asides),
        decisions=decided,
        second=second,
        trays=_with_trays(account.trays, [*_decided_tray(stages.view, decided), *_second_tray(second)]),
    )


def _with_trays(trays: tuple[TrayEntry, ...], more: Sequence[TrayEntry]) -> tuple[TrayEntry, ...]:
    return tuple(sorted((*trays, *more), key=tray_place)) if more else trays


def _second_tray(second: Sequence[SecondReading]) -> list[TrayEntry]:
    """What the second reader's quotes came to, and which reports were read without it."""
    found = []
    for reading in second:
        counts = [f"{_quotes(number)} rejected as {why}" for why, number in reading.rejected.items()]
        words = (
            f"{_quotes(reading.proposed)} proposed",
            f"{_quotes(reading.accepted)} accepted",
            f"{_quotes(reading.known)} known already",
        )
        asked = f"{reading.reports:,} report{'' if reading.reports == 1 else 's'}"
        found.append(
            TrayEntry(kind="second_reader", reason=f"a language model, `{reading.model}`, read {asked}: {', '.join((*words, *counts))}")
        )
        found.extend(
            TrayEntry(
                kind="second_reader", reason="wholly or in part read without the second reader, because it gave no answer", about=report
            )
            for report in reading.without
        )
    return found


def _quotes(number: int) -> str:
    return f"{number:,} quote{'' if number == 1 else 's'}"


def second_readings(analyses: Sequence[Analysis]) -> tuple[SecondReading, ...]:
    """What second readers added to these reports, by model; empty where none was asked."""
    notes: dict[tuple[str, str], list[tuple[str, SecondNote]]] = defaultdict(list)
    for analysis in analyses:
        if analysis.second is not None:
            notes[analysis.second.reader, analysis.second.model].append((analysis.report, analysis.second))
    found = []
    for (reader, model), of_reports in sorted(notes.items()):
        rejected: Counter[str] = Counter()
        for _, note in of_reports:
            rejected.update(note.rejected)
        found.append(
            SecondReading(
                reader=reader,
                model=model,
                reports=len(of_reports),
                proposed=sum(note.proposed for _, note in of_reports),
                accepted=sum(note.accepted for _, note in of_reports),
                known=sum(note.known for _, note in of_reports),
                rejected=dict(sorted(rejected.items())),
                without={report: note.problem for report, note in sorted(of_reports, key=lambda pair: pair[0]) if note.problem is not None},
            )
        )
    return tuple(found)


def _decided_tray(view: View, decided: Sequence[Decision]) -> list[TrayEntry]:
    """Decisions of different people that contradict one another, and values that a person puts beside those that were read."""
    found = conflicts(decided)
    corrections = [decision for decision in decided if decision.kind is DecisionKind.CORRECT]
    if not found and not corrections:
        return []
    taken = {decision.id: decision for decision in decided}
    told = {
        mention.id: view.evidence(report, mention.content[0] if isinstance(mention, StatementMention) else mention.span)
        for report, analysis in view.analyses.items()
        for group in (analysis.names, analysis.incidents, analysis.figures, analysis.statements)
        for mention in group
    }
    entries = []
    for conflict in found:
        left, right = taken[conflict.left], taken[conflict.right]
        sides = (left.anchors, left.object_anchors or right.anchors)
        places = dict.fromkeys(place for side in sides for place in next((told[anchor] for anchor in side if anchor in told), ()))
        entries.append(
            TrayEntry(kind="conflict", reason=conflict.reason, evidence=tuple(places), about=f"{conflict.left} {conflict.right}")
        )
    for decision in corrections:
        spans = next((told[anchor] for anchor in decision.anchors if anchor in told), ())
        about = next((anchor for anchor in decision.anchors if anchor.startswith(("fig_", "stm_"))), decision.subject)
        # What all stands in an account comes from its reports: a decision on what is no longer there waits for it.
        if spans or decision.subject in view.reports:
            entries.append(TrayEntry(kind="corrected", reason=word_correction(decision), evidence=spans, about=about))
    return entries
