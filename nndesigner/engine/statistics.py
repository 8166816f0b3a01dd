"""How learning goes inside: what gradients, activations and weights of each layer are like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import Layer, NeuronLayer, Shape, activation_of
from nndesigner.core.layers.norm import normalised_features
from nndesigner.engine.network import Network


@dataclass(frozen=True)
class LayerStatistics:
    """One layer's numbers for one batch.

    `activation_mean` and `activation_spread` (standard deviation) are over all samples and
    units. `gradient_norm` is the length of the gradient of all the layer's weights, biases and
    scales as one vector, 0 if it is frozen; `weight_norm` that of its weights alone. Both are
    None for layers that have none. `dead_share` is the share of ReLU units that give 0 for all
    samples, None where there is no ReLU; a channel of pictures, or a feature of a sequence,
    counts as one unit.
    """

    activation_mean: float
    activation_spread: float
    gradient_norm: float | None = None
    weight_norm: float | None = None
    dead_share: float | None = None


@np.errstate(all="ignore")  # weights on their way to infinity are no warning
def statistics(
    network: Network,
    x: FloatArray,
    targets: FloatArray,
    weights: FloatArray | None = None,
) -> Mapping[str, LayerStatistics]:
    """Return the statistics of every layer for a batch `(rows, features)`, by id.

    `targets` and `weights` are as `Workspace.backward` takes them. The gradient is that of the
    mean loss, without penalties on weights.

    Between two steps this changes nothing training depends on: it overwrites the gradients,
    which the next step computes anew before it uses them, and the buffers of a workspace. Layers
    work as for predicting, so that dropout draws no random numbers and batch normalisation
    keeps its running statistics. Raises EngineError `no_samples`.
    """
    if not len(x):
        raise EngineError("no_samples")
    workspace = network.workspace(len(x), keep_z=True)
    workspace.forward(x)
    layers = workspace.layers
    looked = {key: _activations(network.design, key, layer.a) for key, layer in layers.items()}
    workspace.backward(targets, weights=weights)
    return {
        key: LayerStatistics(
            *spread, _gradient_norm(network, key), _weight_norm(network, key), dead
        )
        for key, (spread, dead) in looked.items()
    }


def _activations(
    design: Design, layer_id: str, a: FloatArray
) -> tuple[tuple[float, float], float | None]:
    """Return mean and spread of activations `(rows, units)`, and the share of dead units."""
    mean = float(a.mean(dtype=np.float64))
    spread = float(np.sqrt(np.square(a - mean).mean(dtype=np.float64)))
    return (mean, spread), _dead_share(design.layer(layer_id), design.shapes[layer_id], a)


def _dead_share(layer: Layer, shape: Shape, a: FloatArray) -> float | None:
    off = (a == 0).all(axis=0)
    if isinstance(layer, NeuronLayer):
        off = off[[activation_of(layer, unit) == "relu" for unit in range(layer.units)]]
        return float(off.mean()) if len(off) else None
    if getattr(layer, "activation", None) != "relu":
        return None
    features = normalised_features(shape)
    channels = off.reshape(features, -1) if len(shape) == 3 else off.reshape(-1, features).T
    return float(channels.all(axis=1).mean())


def _gradient_norm(network: Network, layer_id: str) -> float | None:
    keys = list(_learned(network.design, layer_id))
    if not keys:
        return None
    if getattr(network.design.layer(layer_id), "frozen", False):
        return 0.0  # they may never have been computed
    return _norm(network.parameters.slopes, keys)


def _weight_norm(network: Network, layer_id: str) -> float | None:
    design = network.design
    keys = [link.id for link in design.links_into(layer_id) if shapes.carries_weights(design, link)]
    specs = shapes.layer_arrays(design, layer_id)
    keys += [key for key, spec in specs.items() if spec.role == "weights"]
    return _norm(network.parameters.arrays, keys) if keys else None


def _learned(design: Design, layer_id: str) -> Iterator[str]:
    """Yield the keys of everything a layer learns: weights of links into it, own arrays."""
    for link in design.links_into(layer_id):
        if shapes.carries_weights(design, link):
            yield link.id
    for key, spec in shapes.layer_arrays(design, layer_id).items():
        if spec.role != "statistic":
            yield key


def _norm(arrays: Mapping[str, FloatArray], keys: list[str]) -> float:
    """Return the length of some arrays as one vector."""
    squares = (float(np.square(arrays[key], dtype=np.float64).sum()) for key in keys)
    return float(np.sqrt(sum(squares)))
