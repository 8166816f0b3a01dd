"""The texts on and about blocks: what a layer is in one line, its parameters as a sum, tooltips."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design, DropoutLayer, InputLayer, Layer, Link, OutputLayer
from nndesigner.ui.texts import activation_name, count, kind_name, number, problem_text

translate = QCoreApplication.translate


def subtitle(layer: Layer) -> str:
    """Return what a layer is in one line: "64 neurons · ReLU"."""
    if isinstance(layer, InputLayer):
        if len(layer.shape) > 1:
            size = " × ".join(count(side) for side in layer.shape)
            return translate("Canvas", "{size} picture").format(size=size)
        if layer.units == 1:
            return translate("Canvas", "1 number")
        return _grouped(translate("Canvas", "%n numbers", None, layer.units), layer.units)
    if isinstance(layer, DropoutLayer):
        percent = number(layer.rate * 100, 3)
        return translate("Canvas", "drops {percent} %").format(percent=percent)
    activation = activation_name(layer.activation)
    if layer.units == 1 and not isinstance(layer, OutputLayer):
        return activation
    if layer.units == 1:
        neuron = translate("Canvas", "1 neuron")
        return f"{neuron} · {activation}"
    neurons = _grouped(translate("Canvas", "%n neurons", None, layer.units), layer.units)
    return f"{neurons} · {activation}"


def parameters(design: Design, layer_id: str) -> str:
    """Return a layer's parameters as a sum: "64 × 64 + 64 = 4,160"; "" if it has none."""
    summed = shapes.parameter_sum(design, layer_id)
    if not summed.products and not summed.counts:
        return ""
    terms = [f"{count(a)} × {count(b)}" for a, b in summed.products]
    terms += [count(connections) for connections in summed.counts]
    return f"{' + '.join([*terms, count(summed.biases)])} = {count(summed.total)}"


def parameter_total(design: Design, layer_id: str) -> str:
    """Return a layer's number of parameters, for where the sum is too long."""
    total = shapes.parameter_sum(design, layer_id).total
    return _grouped(translate("Canvas", "%n parameters", None, total), total)


def problem_tip(problems: tuple[Problem, ...]) -> str:
    """Return what is wrong with a block and how to repair it."""
    texts = [problem_text(problem) for problem in problems]
    return "\n\n".join(f"{text.what}\n{text.how}".strip() for text in texts)


def unit_name(layer: Layer, unit: int) -> str:
    """Return what to call one neuron: its class, its pixel or its number in its layer."""
    if isinstance(layer, InputLayer) and len(layer.shape) == 2:
        row, column = divmod(unit, layer.shape[1])
        return translate("Canvas", "Pixel in row {row}, column {column} of “{name}”").format(
            row=row + 1, column=column + 1, name=layer.name
        )
    if isinstance(layer, InputLayer):
        text = translate("Canvas", "Number {unit} of “{name}”")
    elif layer_units(layer) == 1:
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
        text += "\n" + _grouped(translate("Canvas", "%n weights", None, connections), connections)
    return text


def spoken(layer: Layer, kind: str) -> str:
    """Return a layer in words for a screen reader."""
    return f"{layer.name}, {kind_name(kind)}, {subtitle(layer)}"


def layer_units(layer: Layer) -> int | None:
    """Return a layer's own number of units; None for a layer that passes others' on."""
    return None if isinstance(layer, DropoutLayer) else layer.units


def _grouped(text: str, value: int) -> str:
    """Set the thousands apart of a number that Qt put into a text."""
    return text.replace(str(value), count(value), 1)
