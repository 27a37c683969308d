"""The scores of single stages that the gate holds: times on all of their sets, the others on every so many records."""

from __future__ import annotations

from eval.account import SHARED
from eval.scoring import records_of, scored

PLACES = STATEMENTS = INCIDENTS = 20
"""Every such record of the longer sets; all of them take minutes and are left to ``python -m eval run``."""
TIMES = {"te3-platinum": "TE3-platinum", "meantime": "MEANTIME", "wikiwars": "WikiWars"}
SLOTS = {"muc4": INCIDENTS, "msa": 2, "noaa": 5, "wikievents": 2}
STORIES = ("basil", "ecbplus")


def stages_reached() -> dict[str, float]:
    """Scores by row, in thousandths; empty where the labelled sets are not beside the project."""
    if not (SHARED / "eval").is_dir():
        return {}
    rows: dict[str, float] = {}
    times = scored("timex", records_of("timex"), ["--by-corpus"])["results"]
    rows |= {f"times {name}, value F1": times[TIMES[name]]["value"]["f1"] for name in TIMES}
    places = scored("geoparsing", records_of("geoparsing", step=PLACES))["results"]["all"]
    rows["places, F1 at 161 km"] = places["end_to_end_161km"]["f1"]
    rows["statements, full F1"] = scored("attribution", records_of("attribution", "polnear.dev.jsonl", STATEMENTS))["results"]["all"][
        "full"
    ]["f1"]
    for name, step in SLOTS.items():
        kinds = SHARED / "eval" / "incidents" / f"map.{name}.json"
        options = ["--map", str(kinds)] if kinds.exists() else []
        found = scored("incidents", records_of("incidents", f"{name}.dev.jsonl", step), options)["scores"]
        rows[f"incidents {name}, slots F1"] = found["slot"]["slots"]["strict"]["f1"]
    for name in STORIES:
        found = scored("story_clustering", records_of("story_clustering", f"{name}.dev.jsonl"))["results"]
        rows[f"stories {name}, B3 F1"] = next(iter(found.values()))["b3"]["f1"]
    return {row: int(1000 * value) / 1000 for row, value in rows.items()}
