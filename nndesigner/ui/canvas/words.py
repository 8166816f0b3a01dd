"""The texts on and about blocks: what a layer is in one line, its parameters as a sum, tooltips."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design, InputLayer, Layer, Link, NeuronLayer, OutputLayer
from nndesigner.core.layers import BatchNormLayer, LayerNormLayer
from nndesigner.ui.canvas.block_geometry import LayerGeometry
from nndesigner.ui.canvas.forms import pixels_of
from nndesigner.ui.canvas.subtitles import grouped
from nndesigner.ui.texts import count, number, problem_text, sizes

translate = QCoreApplication.translate


def parameters(design: Design, layer_id: str) -> str:
    """Return a layer's parameters as a sum: "64 × 64 + 64 = 4,160"; "" if it has none."""
    summed = shapes.parameter_sum(design, layer_id)
    if isinstance(design.layer(layer_id), BatchNormLayer | LayerNormLayer) and summed.biases:
        return f"2 × {count(summed.biases // 2)} = {count(summed.biases)}"
    if not summed.products and not summed.counts:
        return ""
    terms = [sizes(product) for product in summed.products]
    terms += [count(connections) for connections in summed.counts]
    terms += [count(summed.biases)] if summed.biases else []
    return f"{' + '.join(terms)} = {count(summed.total)}"


def output_shape(design: Design, layer_id: str) -> str:
    """Return the shape that comes out of a layer: "8 × 28 × 28"; "" while it is not known."""
    return sizes(design.shapes.get(layer_id, ()))


def more_texts(geometry: LayerGeometry) -> tuple[str, str]:
    """Return what stands above and below what is shown of a layer: how many more there are."""
    if not geometry.hidden:
        return "", ""
    if not geometry.is_range:
        text = translate("Canvas", "… + {count} more")
        return "", text.format(count=count(geometry.hidden))
    before = geometry.first
    after = geometry.hidden - before
    return (
        translate("Canvas", "▲ {count} before").format(count=count(before)) if before else "",
        translate("Canvas", "▼ {count} more").format(count=count(after)) if after else "",
    )


def parameter_total(design: Design, layer_id: str) -> str:
    """Return a layer's number of parameters, for where the sum is too long."""
    total = shapes.parameter_sum(design, layer_id).total
    return grouped(translate("Canvas", "%n parameters", None, total), total)


def problem_tip(problems: tuple[Problem, ...]) -> str:
    """Return what is wrong with a block and how to repair it."""
    texts = [problem_text(problem) for problem in problems]
    return "\n\n".join(f"{text.what}\n{text.how}".strip() for text in texts)


def unit_name(layer: Layer, unit: int) -> str:
    """Return what to call one neuron: its class, its pixel or its number in its layer."""
    if isinstance(layer, InputLayer) and pixels_of(layer.shape) is not None:
        row, column = divmod(unit, layer.shape[-1])
        return translate("Canvas", "Pixel in row {row}, column {column} of “{name}”").format(
            row=row + 1, column=column + 1, name=layer.name
        )
    if not isinstance(layer, NeuronLayer):
        text = translate("Canvas", "Number {unit} of “{name}”")
    elif layer.units == 1:
        text = translate("Canvas", "Neuron “{name}”")
    else:
        text = translate("Canvas", "Neuron {unit} of “{name}”")
    return text.format(unit=unit + 1, name=layer.name)


def unit_tip(layer: Layer, unit: int, state: NetworkState, activations: FloatArray | None) -> str:
    """Return what is known of one neuron today: its name, class, bias and output."""
    lines = [unit_name(layer, unit)]
    if isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
        lines.append(translate("Canvas", "stands for “{name}”").format(name=layer.classes[unit]))
    bias = state.get(layer.id)
    if bias is not None and unit < len(bias):
        lines.append(translate("Canvas", "bias {value}").format(value=number(bias[unit])))
    if activations is not None and unit < len(activations):
        text = translate("Canvas", "output {value}")
        if isinstance(layer, InputLayer):
            text = translate("Canvas", "value {value}")
        lines.append(text.format(value=number(activations[unit])))
    return "\n".join(lines)


def wire_tip(design: Design, link: Link, target: int, source: int, state: NetworkState) -> str:
    """Return what one connection joins, and its weight today."""
    text = translate("Canvas", "{source} → {target}").format(
        source=unit_name(design.layer(link.source), source),
        target=unit_name(design.layer(link.target), target),
    )
    weights = state.get(link.id)
    if weights is not None and target < weights.shape[0] and source < weights.shape[1]:
        weight = number(weights[target, source])
        text += "\n" + translate("Canvas", "weight {value}").format(value=weight)
    return text


def link_tip(design: Design, link: Link) -> str:
    """Return what a link joins and how many weights it has."""
    text = translate("Canvas", "“{source}” → “{target}”").format(
        source=design.layer(link.source).name, target=design.layer(link.target).name
    )
    connections = shapes.connection_count(design, link)
    if connections:
        text += "\n" + grouped(translate("Canvas", "%n weights", None, connections), connections)
    return text
