"""Layers of neurons: every link into them carries weights, every neuron has a bias."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta

from nndesigner.core.layers.base import (
    ActivationName,
    ArraySpec,
    InitializerName,
    Inputs,
    LayerBase,
    LossName,
    Shape,
    Units,
)

UnitActivations = tuple[tuple[int, ActivationName], ...]
"""Units with an activation of their own, ascending."""


class _Neurons(LayerBase, frozen=True, kw_only=True):
    """Neurons that each sum all their inputs: z = sum_k(W_k a_k) + b, a = activation(z).

    `unit_activations` names single neurons that use another activation than their layer,
    `locked` those whose bias training leaves alone; a `frozen` layer learns nothing at all.
    """

    inputs: ClassVar[Inputs] = "many"

    units: Units = 16
    activation: ActivationName = "relu"
    initializer: InitializerName = "he"
    unit_activations: UnitActivations = ()
    locked: tuple[int, ...] = ()
    frozen: bool = False

    def output_shape(self, sources: Sequence[Shape]) -> Shape:  # noqa: ARG002
        """Return (units,): a neuron takes all numbers that come in, whatever their shape."""
        return (self.units,)

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:  # noqa: ARG002
        """Return the biases; the weights belong to the links."""
        return {"": ArraySpec((self.units,), "bias")}


class DenseLayer(_Neurons, frozen=True, kw_only=True, tag="dense"):
    """Hidden neurons."""


class OutputLayer(_Neurons, frozen=True, kw_only=True, tag="output"):
    """The last Dense layer, which also names the task: classes or values, and the loss.

    `classes` are the class names; empty for values (regression). Two classes may share a
    single unit, otherwise there is one unit for each class. `label_smoothing` is the share of
    a target that cross-entropy spreads evenly over all classes.
    """

    units: Units = 2
    activation: ActivationName = "softmax"
    initializer: InitializerName = "xavier"
    loss: LossName = "cross_entropy"
    classes: tuple[Annotated[str, Meta(max_length=60)], ...] = ()
    label_smoothing: Annotated[float, Meta(ge=0, lt=1)] = 0.0


NeuronLayer = DenseLayer | OutputLayer
"""Layers with neurons: biases of their own and a weight matrix on each incoming link."""


def activation_of(layer: NeuronLayer, unit: int) -> ActivationName:
    """Return the activation of one neuron: its own, or else its layer's."""
    return dict(layer.unit_activations).get(unit, layer.activation)
