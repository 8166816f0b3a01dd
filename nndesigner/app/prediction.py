"""Live predictions: the network of now applied to the drawing or the numbers of now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.check import can_train, check_network
from nndesigner.core.design import Design, OutputLayer
from nndesigner.core.project import Drawing
from nndesigner.core.shapes import structure
from nndesigner.data.normalise import drawing_to_input

if TYPE_CHECKING:
    from nndesigner.engine.network import Network


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the network says of one sample.

    `input` is the vector the network sees, `activations` the outputs of every layer by id,
    `output` those of the last. `probabilities` has one number for each of `classes`, or is
    None where outputs are not probabilities; `label` is the class it decides for.
    """

    input: FloatArray
    input_shape: tuple[int, ...]
    activations: Mapping[str, FloatArray]
    output: FloatArray
    probabilities: FloatArray | None
    classes: tuple[str, ...]
    label: str | None


class Predictor(QObject):
    """Keeps one compiled network and predicts whenever something changed.

    `predicted(Prediction | None)`: None while the design cannot compute, or there is no sample.
    """

    predicted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._design: Design | None = None
        self._structure: object = None
        self._network: Network | None = None
        self._state = NetworkState()
        self._ready = self._is_set = False
        self._shape: tuple[int, ...] = ()
        self._sample: FloatArray | None = None
        self._prediction: Prediction | None = None

    @property
    def prediction(self) -> Prediction | None:
        return self._prediction

    @property
    def ready(self) -> bool:
        """Tell whether the design can compute."""
        return self._ready

    def set_network(self, design: Design, state: NetworkState) -> None:
        """Use this design and these weights from now on."""
        if design is not self._design:
            self._follow(design)
        self._state = state
        self._is_set = False
        self._predict()

    def set_drawing(self, drawing: Drawing, shape: tuple[int, ...]) -> None:
        """Take a drawing as the sample; `shape` is that of the input layer."""
        self._shape = shape
        self._sample = drawing_to_input(drawing, shape) if drawing else None
        self._predict()

    def set_numbers(self, numbers: tuple[float, ...], scaled: FloatArray) -> None:
        """Take typed-in numbers as the sample; `scaled` is what the network gets for them."""
        self._shape = (len(numbers),)
        self._sample = scaled if numbers else None
        self._predict()

    def _follow(self, design: Design) -> None:
        self._design = design
        shape = structure(design)
        if shape != self._structure:
            self._structure = shape
            self._network = None
            self._ready = can_train(check_network(design))

    def _made_network(self) -> Network | None:
        """Return the network with the weights of now, compiled when it is first needed."""
        if not self._ready or self._design is None:
            return None
        if self._network is None:
            from nndesigner.engine.network import compile_design  # after the first paint

            self._network = compile_design(self._design)
        if not self._is_set:
            self._network.set_state(self._state)
            self._is_set = True
        return self._network

    def _predict(self) -> None:
        self._prediction = self._make_prediction()
        self.predicted.emit(self._prediction)

    def _make_prediction(self) -> Prediction | None:
        sample, design = self._sample, self._design
        if sample is None or design is None:
            return None
        entry, last = design.input, design.output
        if entry is None or last is None or entry.units != sample.size:
            return None
        network = self._made_network()
        if network is None:
            return None
        batches = network.activations(sample.reshape(1, -1))
        activations = {layer: values[0] for layer, values in batches.items()}
        output = activations[last.id]
        probabilities, label = _decide(last, output)
        return Prediction(
            sample, entry.shape, activations, output, probabilities, last.classes, label
        )


def _decide(layer: OutputLayer, output: FloatArray) -> tuple[FloatArray | None, str | None]:
    """Return class probabilities and the class chosen, as far as the outputs mean that."""
    classes = layer.classes
    if not np.isfinite(output).all():
        return None, None
    if layer.units == 1 and len(classes) == 2:
        chosen = classes[int(output[0] >= 0.5)]
        certain = layer.activation == "sigmoid"
        return (np.array([1 - output[0], output[0]]) if certain else None), chosen
    if len(classes) != layer.units:
        return None, None
    probabilities = output if layer.activation == "softmax" else None
    return probabilities, classes[int(output.argmax())]
