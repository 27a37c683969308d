"""The weights and one pass over a report: int8 ONNX, run with onnxruntime, tokenizers and numpy.

A batch never holds windows of two reports: activations are scaled by batch, so what else is read must not change what is found.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tallystick.parse.reader.decode import Forms
from tallystick.parse.reader.lemmas import Lemmas
from tallystick.parse.reader.pieces import Cutter, Pieces
from tallystick.parse.reader.sentences import ALWAYS

FOLDER = Path(__file__).with_name("weights")
BATCH_PIECES = 3072
"""Word pieces a batch: memory stays below 600 MB."""

Integers = NDArray[np.int64]

_threads = 0


def use_threads(count: int) -> None:
    """How many threads a model that is loaded from now on computes with; 0 for as many as there are cores. The result is the same."""
    global _threads
    _threads = count


class Labels(msgspec.Struct, frozen=True):
    """The label tables that the weights were trained with."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    pos: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    shapes: tuple[str, ...]


class Window(msgspec.Struct):
    """A stretch of a report's pieces to be read in one pass. Heads are indices into the window."""

    first: int
    last: int
    words: list[int]
    """1 where a word's first piece stands."""
    breaks: list[int]
    """By piece: NEVER, DOUBTFUL or ALWAYS the end of a sentence."""


class Scores(msgspec.Struct):
    """What the heads say of a window's pieces."""

    names: NDArray[np.float32]
    """Log probabilities by tag, as ``roles``; those of integers are the best label."""
    roles: NDArray[np.float32]
    cue: Integers
    pos: Integers
    tag: Integers
    ends: Integers
    head: Integers
    relation: Integers
    arcs: NDArray[np.float32]
    """Scores of arcs, pieces × pieces: each piece's row says how well the others fit as its head, itself if it is a root."""
    child: NDArray[np.float32]
    above: NDArray[np.float32]
    """With ``child`` what the label of any arc is made from (``decode.Forms``)."""
    labels: NDArray[np.float32]
    """Scores of the labels of each piece's best arc."""


class Model:
    """Loaded weights."""

    def __init__(self, folder: Path = FOLDER, threads: int | None = None) -> None:
        # onnxruntime sends word of its use over the network unless this is set before it is loaded, whatever the user has set.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime
        from tokenizers import Tokenizer

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads if threads is None else threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        # The file holds the fused operators already (training/reader/graph.py): to look for them again takes longer than all else here.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )
        one = np.ones((1, 2), dtype=np.int64)
        inputs = {"ids": one, "shapes": one, "words": one, "breaks": one, "mask": np.ones((1, 2), dtype=np.float32)}
        self.forms = Forms(*self._session.run(["form", "weight", "bias"], inputs))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.cutter = Cutter(tokenizer)
        self._opening = self.cutter.cut(".")
        lines = (folder / "lemmas.txt").read_text(encoding="utf-8").splitlines()
        self.lemmas = Lemmas({(form, tag): lemma for form, tag, lemma in map(str.split, lines)}, tokenizer.get_vocab())
        self.labels = msgspec.convert(json.loads((folder / "reader.json").read_text(encoding="utf-8")), Labels)

    def read(self, pieces: Pieces, windows: Sequence[Window]) -> list[Scores]:
        """What the heads say, by window in order."""
        found: list[Scores | None] = [None] * len(windows)
        order = sorted(range(len(windows)), key=lambda n: (windows[n].last - windows[n].first, n))
        batch: list[int] = []
        for number in order:
            longest = windows[number].last - windows[number].first
            if batch and (len(batch) + 1) * longest > BATCH_PIECES:
                self._run(pieces, windows, batch, found)
                batch = []
            batch.append(number)
        if batch:
            self._run(pieces, windows, batch, found)
        return [scores for scores in found if scores is not None]

    def _run(self, pieces: Pieces, windows: Sequence[Window], batch: Sequence[int], found: list[Scores | None]) -> None:
        # Each window opens with a full stop: the encoder's first place was trained on a mark of its own, and reads words there badly.
        longest = 1 + max(windows[n].last - windows[n].first for n in batch)
        ids, shapes, words, breaks = (np.zeros((len(batch), longest), dtype=np.int64) for _ in range(4))
        shapes += 7
        mask = np.zeros((len(batch), longest), dtype=np.float32)
        for row, number in enumerate(batch):
            window = windows[number]
            end = 1 + window.last - window.first
            ids[row, 0], shapes[row, 0], breaks[row, 0] = self._opening.ids[0], self._opening.shapes[0], ALWAYS
            ids[row, 1:end] = pieces.ids[window.first : window.last]
            shapes[row, 1:end] = pieces.shapes[window.first : window.last]
            words[row, 1:end] = window.words
            breaks[row, 1:end] = window.breaks
            mask[row, :end] = 1.0
        told = self._session.run(
            list(Scores.__struct_fields__), {"ids": ids, "shapes": shapes, "mask": mask, "words": words, "breaks": breaks}
        )
        for row, number in enumerate(batch):
            end = 1 + windows[number].last - windows[number].first
            scores = Scores(*(output[row, 1:end] for output in told))
            scores.arcs = scores.arcs[:, 1:end]
            scores.cue = np.maximum(scores.cue - 1, 0)
            scores.head = np.maximum(scores.head - 1, 0)
            found[number] = scores


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The shipped weights, loaded once a process."""
    return Model()
