"""Exports trained weights to one int8 ONNX file: ``python -m training.reader.export RUN -o reader.onnx``.

Inputs ``ids``, ``shapes`` (int64, batch × pieces) and ``mask`` (float, 1 where a piece is). Outputs: scores of names, roles, parts of
speech and sentence ends by piece; scores of cue and of head by piece pair; the relation of each piece to its best head.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from training.reader.corpora import NAME_TAGS, POS_TAGS, ROLE_TAGS
from training.reader.model import Reader
from training.reader.pieces import SHAPES

OUTPUTS = ("names", "roles", "cue", "pos", "ends", "head", "relation")


class Exported(nn.Module):
    """The reader's forward pass with what decoding needs, and no more."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        reader = self.reader
        states = reader.encoder(ids, shapes, mask)
        arcs = reader.arcs(states, mask)
        heads = arcs.argmax(-1)
        return (
            reader.names(states),
            reader.roles(states),
            reader.cue(states, mask).argmax(-1),
            reader.pos(states).argmax(-1),
            reader.ends(states),
            heads,
            reader.relations(states, heads).argmax(-1),
        )


def main() -> None:
    """Writes the int8 file and the table of labels beside it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    relations = json.loads((options.run / "relations.json").read_text())
    model = Reader(len(SHAPES), len(NAME_TAGS), len(ROLE_TAGS), len(POS_TAGS), len(relations) + 8)
    state = (
        torch.load(options.run / "reader.pt")
        if (options.run / "reader.pt").exists()
        else torch.load(options.run / "checkpoint.pt")["model"]
    )
    model.load_state_dict(state)
    exported = Exported(model).eval()
    example = (torch.ones(2, 16, dtype=torch.int64), torch.zeros(2, 16, dtype=torch.int64), torch.ones(2, 16))
    full = options.output.with_suffix(".fp32.onnx")
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "shapes", "mask", *OUTPUTS)}
    torch.onnx.export(
        exported,
        example,
        str(full),
        input_names=["ids", "shapes", "mask"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(options.output), per_channel=True, weight_type=QuantType.QInt8)
    labels = {
        "names": NAME_TAGS,
        "roles": ROLE_TAGS,
        "pos": POS_TAGS,
        "relations": sorted(relations, key=relations.__getitem__),
        "shapes": SHAPES,
    }
    options.output.with_suffix(".json").write_text(json.dumps(labels))
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
