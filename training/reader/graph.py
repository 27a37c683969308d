"""Makes an exported graph cheaper without another answer: ``python -m training.reader.graph reader.onnx`` rewrites the file in place.

The exporter calls ``rewrite`` itself. Only what comes behind the last quantized product may be computed in another way: a float's last bit
changed before one can move a rounding to eight bits, and with it a doubtful tag. What onnxruntime fuses whenever it loads a graph is fused
here once, so that loading takes a third of the time and every machine runs the same operators.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import ModelProto, NodeProto, helper, numpy_helper

FORM = "reader.relations.form"
BY_CHILD = "reader.relations.form.by_child"
"""The form with its child's places as rows, so that one product of matrices takes all labels at once; the output ``form`` is it too."""


def spare_labels(model: ModelProto) -> None:
    """Scores labels by two products of matrices instead of a sum over three factors, and at words' first pieces alone: 0 elsewhere."""
    graph = model.graph
    old = next((node for node in graph.node if node.op_type == "Einsum"), None)
    if old is None:
        return
    child, _, above = old.input
    added = next(node for node in graph.node if old.output[0] in node.input)
    linear = next(name for name in added.input if name != old.output[0])
    form = next(value for value in graph.initializer if value.name == FORM)
    weights = numpy_helper.to_array(form)
    labels, width, _ = weights.shape
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(width, labels * width), BY_CHILD),
            *(
                numpy_helper.from_array(np.array(values, dtype=np.int64), f"labels.{name}")
                for name, values in {
                    "flat": [-1],
                    "last": [-1],
                    "rows": [-1, width],
                    "scores": [-1, labels],
                    "forms": [-1, labels, width],
                }.items()
            ),
        ]
    )
    place = list(graph.node).index(added)
    rows = [
        node
        for name, inner, shape in (("child", child, "rows"), ("above", above, "rows"), ("linear", linear, "scores"))
        for node in (
            _node("Reshape", [inner, f"labels.{shape}"], f"{name}.flat"),
            _node("Compress", [f"labels.{name}.flat", "labels.first"], f"{name}.words", axis=0),
        )
    ]
    new = [
        _node("Reshape", ["words", "labels.flat"], "words"),
        _node("Cast", ["labels.words"], "first", to=onnx.TensorProto.BOOL),
        *rows,
        _node("MatMul", ["labels.child.words", BY_CHILD], "half"),
        _node("Reshape", ["labels.half", "labels.forms"], "halves"),
        _node("Unsqueeze", ["labels.above.words", "labels.last"], "column"),
        _node("MatMul", ["labels.halves", "labels.column"], "product"),
        _node("Squeeze", ["labels.product", "labels.last"], "both"),
        _node("Add", ["labels.both", "labels.linear.words"], "told"),
        _node("NonZero", ["labels.first"], "places"),
        _node("Transpose", ["labels.places"], "indices", perm=[1, 0]),
        _node("Shape", ["labels.linear.flat"], "size"),
        _node("ConstantOfShape", ["labels.size"], "empty"),
        _node("ScatterND", ["labels.empty", "labels.indices", "labels.told"], "all"),
        _node("Shape", [linear], "shape"),
        helper.make_node("Reshape", ["labels.all", "labels.shape"], [added.output[0]], "/labels/Reshape_all"),
    ]
    nodes = [node for node in graph.node[:place] if node.name != old.name] + new + list(graph.node[place + 1 :])
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.remove(form)
    shown = next(node for node in graph.node if list(node.output) == ["form"])
    shown.input[0] = BY_CHILD
    graph.output.remove(next(value for value in graph.output if value.name == "form"))
    graph.output.append(helper.make_tensor_value_info("form", onnx.TensorProto.FLOAT, [width, labels * width]))


def _node(kind: str, inputs: list[str], name: str, **attributes: object) -> NodeProto:
    return helper.make_node(kind, inputs, [f"labels.{name}"], f"/labels/{kind}_{name}", **attributes)


def rewrite(path: Path) -> None:
    """The file with a cheaper graph in its place."""
    model = onnx.load(str(path))
    spare_labels(model)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    fuse(path)


def fuse(path: Path) -> None:
    """The file with onnxruntime's own fused operators, short of those that are laid out for one processor; to be loaded without optimizing."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    onnxruntime.InferenceSession(path.read_bytes(), sess_options=options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Rewrites the files that are named."""
    for name in sys.argv[1:]:
        rewrite(Path(name))


if __name__ == "__main__":
    main()
