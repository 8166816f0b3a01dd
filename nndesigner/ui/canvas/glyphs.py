"""Small curves of activations that stand in the circles of single neurons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import erf, exp, log1p, sin, tanh

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from nndesigner.core.design import DenseLayer, Layer
from nndesigner.core.layers import activation_of
from nndesigner.ui.canvas.block_geometry import LayerGeometry


def _rising(z: float) -> float:
    return 1.6 / (1 + exp(-3.5 * z)) - 0.8


_CURVES: Mapping[str, Callable[[float], float]] = {
    "identity": lambda z: 0.5 * z,
    "relu": lambda z: max(0.0, z) - 0.5,
    "leaky_relu": lambda z: max(0.15 * z, z) - 0.4,
    "elu": lambda z: max(0.0, z) + 0.4 * min(0.0, exp(4 * z) - 1) - 0.3,
    "selu": lambda z: max(0.0, z) + 0.55 * min(0.0, exp(4 * z) - 1) - 0.25,
    "gelu": lambda z: z * 0.5 * (1 + erf(3 * z)) - 0.4,
    "silu": lambda z: z / (1 + exp(-5 * z)) - 0.4,
    "softplus": lambda z: log1p(exp(5 * z)) / 5 - 0.5,
    "sigmoid": _rising,
    "tanh": lambda z: 0.85 * tanh(2.5 * z),
    "hard_sigmoid": lambda z: min(0.8, max(-0.8, 1.4 * z)),
    "softmax": _rising,
    "step": lambda z: 0.7 if z >= 0 else -0.7,
    "sine": lambda z: 0.75 * sin(4 * z),
}


def glyph(layer: Layer, geometry: LayerGeometry) -> QPolygonF | None:
    """Return a small curve of a neuron's activation, to stand in its circle."""
    if not isinstance(layer, DenseLayer) or geometry.form != "neuron":
        return None
    return curve_at(activation_of(layer, 0), geometry.rect.center(), 15.0)


def curve_at(activation: str, centre: QPointF, reach: float) -> QPolygonF:
    """Return the curve of an activation around a point, so far to either side."""
    curve = _CURVES[activation]
    steps = [n / 16 for n in range(-16, 17)]
    return QPolygonF([centre + QPointF(reach * z, -0.93 * reach * curve(z)) for z in steps])
