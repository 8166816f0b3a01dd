"""How a block shows its state: shades of neurons, numbers in them, and small pictures."""

from __future__ import annotations

from math import prod

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import InputLayer, Layer, OutputLayer
from nndesigner.core.layers import Shape
from nndesigner.ui.canvas import feature_maps
from nndesigner.ui.canvas.block_geometry import LayerGeometry
from nndesigner.ui.canvas.block_look import BlockLook
from nndesigner.ui.canvas.colours import LEVELS, CanvasColours, font

_RIM = 4.0
"""What a number leaves free of its circle, on both sides together."""


def shade(
    look: BlockLook,
    layer: Layer,
    geometry: LayerGeometry,
    colours: CanvasColours,
    values: FloatArray | None,
) -> None:
    """Work out fills, numbers and picture of a block of neurons from their outputs (units,)."""
    look.values, look.percents, look.strongest, look.picture = [], [], None, None
    look.fills = [colours.activation(0.0, 1.0)]
    if values is not None and geometry.form == "picture":
        look.picture = _picture(values, geometry, colours)
    elif values is not None and geometry.shown:
        _shade_neurons(look, layer, geometry, colours, values)


def state_picture(
    layer: Layer,
    geometry: LayerGeometry,
    colours: CanvasColours,
    shape: Shape,
    values: FloatArray | None,
    resting: FloatArray | None,
    *,
    sequence: bool,
) -> feature_maps.StatePicture | None:
    """Return the small pictures of a block that has room for them.

    Of its outputs (units,); without a sample of what it has learnt: norms of weights (units,),
    or kernels (count, rows, columns). None if it has no room, or its shape is not known.
    """
    if geometry.state_area.isEmpty() or not shape:
        return None
    ramp = colours.activations
    if values is None and resting is not None:
        if resting.ndim == 3:
            return feature_maps.of_kernels(resting, geometry, ramp)
        return feature_maps.of_output(resting, resting.shape, geometry, ramp, sequence=False)
    if values is None:
        values = np.zeros(prod(shape), np.float32)
    elif isinstance(layer, InputLayer) and len(shape) > 1:
        ramp = (*colours.ink[:0:-1], *colours.ink)
    return feature_maps.of_output(values, shape, geometry, ramp, sequence=sequence)


def _shade_neurons(
    look: BlockLook,
    layer: Layer,
    geometry: LayerGeometry,
    colours: CanvasColours,
    values: FloatArray,
) -> None:
    end = geometry.first + geometry.shown
    shown = np.asarray(values[geometry.first : end], dtype=np.float64)
    largest = float(np.abs(finite(values)).max(initial=0.0))
    is_probability = isinstance(layer, OutputLayer) and layer.activation in ("softmax", "sigmoid")
    scale = 1.0 if is_probability else largest or 1.0
    steps = np.clip(finite(shown) / scale, -1.0, 1.0) * 2 * LEVELS
    ramp = colours.activations
    look.fills = [ramp[level] for level in np.rint(steps).astype(int) + 2 * LEVELS]
    if not geometry.is_large:
        return
    percents = [f"{100 * value:.0f} %" for value in shown] if is_probability else []
    if percents and look.labels:
        look.percents = percents
        best = int(values.argmax()) - geometry.first
        look.strongest = best if 0 <= best < len(shown) else None
    else:
        single = geometry.form == "neuron"
        look.values = [short(value, 6 if single else 4) for value in shown]
        room = 2 * geometry.radius - _RIM
        longest = max(look.values, key=len)
        look.value_size = fitting(longest, room, (9, 8)) or 7


def _picture(values: FloatArray, geometry: LayerGeometry, colours: CanvasColours) -> QImage:
    """Return the picture as an image of its own memory, one pixel for each cell."""
    rows, columns = geometry.rows, geometry.columns
    sizes = np.abs(finite(values))
    steps = sizes / max(1.0, float(sizes.max(initial=0.0))) * 2 * LEVELS
    table = np.array([c.rgb() for c in colours.ink], dtype=np.uint32)
    pixels = table[np.rint(steps).astype(int)].reshape(rows, columns)
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)
    return image.copy()


def finite(values: FloatArray) -> FloatArray:
    """Return the values with 0 for all that are not numbers or not finite."""
    return np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)


def short(value: float, letters: int) -> str:
    """Return a number with at most two decimals, in so many characters if that is possible."""
    if not np.isfinite(value):
        return "∞" if value > 0 else "−∞" if value < 0 else "NaN"
    texts = (f"{value:.{digits}f}" for digits in (2, 1, 0))
    text = next((text for text in texts if len(text) <= letters), "")
    if not text:
        mantissa, exponent = f"{value:.0e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def fitting(text: str, width: float, sizes: tuple[int, ...]) -> int | None:
    """Return the first of these font sizes in which a text is no wider than that."""
    for size in sizes:
        metrics = QFontMetricsF(font(size))
        if max(metrics.horizontalAdvance(line) for line in text.split("\n")) <= width:
            return size
    return None


def elided(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a text cut to a width, with an ellipsis where something is missing."""
    metrics = QFontMetricsF(font(size, bold=bold))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
