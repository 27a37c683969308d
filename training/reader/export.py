"""Exports trained weights to one int8 ONNX file: ``python -m training.reader.export RUN -o reader.onnx``.

Inputs, batch × pieces: ``ids``, ``shapes``, ``words`` (1 at a word's first piece), ``breaks`` (0: no sentence ends here, 1: the head
decides, 2: one ends here, 3: one ends here if the head is sure), all int64, and ``mask`` (float, 1 where a piece is). Outputs by piece: log probabilities of the name and role tags,
best cue, part of speech, tag, whether a sentence ends, best head among the words of its sentence (itself at a root), relation to it; and what
the search for the best tree needs: scores of all arcs, what the label of any arc is made from (``child``, ``above``), scores of the best arcs'
labels, 0 but at words' first pieces. Outputs without pieces: the weights that make a label (``form``, ``weight``, ``bias``).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from tallystick.parse.reader.pieces import SHAPES
from training.reader.corpora import NAME_TAGS, POS_TAGS, ROLE_TAGS
from training.reader.graph import rewrite
from training.reader.model import Reader
from training.reader.train import encoder_folder

INPUTS = ("ids", "shapes", "mask", "words", "breaks")
SURE = 1.0
"""By how much the head must hold a sentence's end for likelier where nothing in writing says so: chosen on EWT's and GUM's development sets."""
OUTPUTS = ("names", "roles", "cue", "pos", "tag", "ends", "head", "relation")
INNER = {
    "arcs": "/Sub_3_output_0",
    "child": "/relations/Mul_1_output_0",
    "above": "/relations/Mul_3_output_0",
    "labels": "/relations/Add_2_output_0",
}
"""Further outputs by piece, with the names that they have inside the exported graph."""


class Exported(nn.Module):
    """The reader's forward pass with what decoding needs, and no more."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, words: Tensor, breaks: Tensor) -> tuple[Tensor, ...]:
        reader = self.reader
        states = reader.encoder(ids, shapes, mask)
        doubt = reader.ends(states)
        sure = doubt[..., 1] - doubt[..., 0]
        ends = ((breaks == 2) | ((breaks == 1) & (sure > 0)) | ((breaks == 3) & (sure > SURE))).long()
        sentence = ends.cumsum(1) - ends
        apart = (sentence[:, :, None] != sentence[:, None, :]).float() + (1.0 - words.float())[:, None, :]
        heads = (reader.arcs(states, mask) - 1e4 * apart).argmax(-1)
        return (
            reader.names(states).log_softmax(-1),
            reader.roles(states).log_softmax(-1),
            reader.cue(states, mask).argmax(-1),
            reader.pos(states).argmax(-1),
            reader.tags(states).argmax(-1),
            ends,
            heads,
            reader.relations(states, heads).argmax(-1),
        )


def silence_roles(reader: Reader) -> None:
    """Lets the head of attributions answer that no piece has a role: weights of free data alone never learnt any."""
    with torch.no_grad():
        reader.roles.weight.zero_()
        reader.roles.bias.zero_()
        reader.roles.bias[ROLE_TAGS.index("O")] = 20.0


def add_outputs(path: Path) -> None:
    """Gives the file's graph the outputs that the search for the best tree needs."""
    import onnx
    from onnx import TensorProto, helper

    model = onnx.load(str(path))
    graph = model.graph
    inner = {old: new for new, old in INNER.items()}
    for node in graph.node:
        for names in (node.input, node.output):
            for place, name in enumerate(names):
                names[place] = inner.get(name, name)
    shapes = {value.name: list(value.dims) for value in graph.initializer}
    weight = next(
        name.removesuffix("_quantized") for node in graph.node if node.name == "/relations/linear/MatMul_quant" for name in node.input[1:2]
    )
    relations, width, _ = shapes["reader.relations.form"]
    graph.node.extend(
        [
            helper.make_node("Identity", ["reader.relations.form"], ["form"]),
            helper.make_node("DequantizeLinear", [f"{weight}_quantized", f"{weight}_scale", f"{weight}_zero_point"], ["weight"], axis=1),
            helper.make_node("Identity", ["reader.relations.linear.bias"], ["bias"]),
        ]
    )
    sizes = {
        **{
            name: ["batch", "pieces", size]
            for name, size in (("arcs", "pieces"), ("child", width), ("above", width), ("labels", relations))
        },
        "form": [relations, width, width],
        "weight": [2 * width, relations],
        "bias": [relations],
    }
    graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in sizes.items())
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def main() -> None:
    """Writes the int8 file and the table of labels beside it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    labels = json.loads((options.run / "labels.json").read_text())
    model = Reader(len(SHAPES), len(NAME_TAGS), len(ROLE_TAGS), len(POS_TAGS), *(len(labels[k]) for k in ("relations", "tags")))
    state = (
        torch.load(options.run / "reader.pt")
        if (options.run / "reader.pt").exists()
        else torch.load(options.run / "checkpoint.pt")["model"]
    )
    model.load_state_dict(state)
    if labels.get("data") == "free":
        silence_roles(model)
    exported = Exported(model).eval()
    whole = torch.ones(2, 16, dtype=torch.int64)
    example = (whole, 0 * whole, torch.ones(2, 16), whole, whole)
    full = options.output.with_suffix(".fp32.onnx")
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)}
    torch.onnx.export(
        exported,
        example,
        str(full),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    # Seven bits: with eight, processors without VNNI overflow in their sixteen-bit sums and read differently from those that have it.
    quantize_dynamic(str(full), str(options.output), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    add_outputs(options.output)
    rewrite(options.output)
    tables = {
        "names": NAME_TAGS,
        "roles": ROLE_TAGS,
        "pos": POS_TAGS,
        **{kind: sorted(labels[kind], key=labels[kind].__getitem__) for kind in ("relations", "tags")},
        "shapes": SHAPES,
    }
    options.output.with_suffix(".json").write_text(json.dumps(tables))
    (options.output.parent / "tokenizer.json").write_bytes((encoder_folder() / "tokenizer.json").read_bytes())
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
