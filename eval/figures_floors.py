"""The scores of figures that the gate holds: the project's own sentences and pairs, and the short labelled sets."""

from __future__ import annotations

from eval.figures_own.score import read, score_pairs, score_sentences, score_voices
from eval.scoring import records_of, scored

SETS = {"msa": ("exact", ()), "noaa": ("exact", ("--stated",)), "idetect": ("number", ())}
"""Set, the row that is held and the scorer's options; the two long sets take minutes and are left to ``python -m eval run``."""


def figures_reached() -> dict[str, float]:
    """Scores by row, in thousandths; the labelled sets' rows only where the sets are beside the project."""
    own = score_sentences(read("sentences.jsonl"))
    pairs, _ = score_pairs(read("pairs.jsonl"))
    rows = {
        "own, right": own.right,
        "own, none made up": own.precision,
        "own pairs": pairs,
        "own voices": score_voices(read("voices.jsonl"))[0],
    }
    for name, (row, options) in SETS.items():
        if records := records_of("figures", f"{name}.dev.jsonl"):
            rows[f"{name}, {row}"] = float(scored("figures", records, options)["scores"]["all"][row])
    return {row: int(1000 * value) / 1000 for row, value in rows.items()}
