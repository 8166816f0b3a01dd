"""The lines of text at the foot of blocks: sums that fit, and how wide those of a neuron are."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from nndesigner.core import shapes
from nndesigner.core.design import Design
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.block_geometry import Form, LayerGeometry
from nndesigner.ui.canvas.block_look import BlockLook
from nndesigner.ui.canvas.colours import font
from nndesigner.ui.canvas.state_picture import fitting
from nndesigner.ui.texts import count, sizes

_BESIDE = 3.0


def caption(geometry: LayerGeometry, look: BlockLook) -> tuple[QRectF, ...]:
    """Return what the texts under a neuron cover, in the block's coordinates; () for others."""
    if geometry.form != "neuron":
        return ()
    lines = (
        (geometry.header, look.title, QFontMetricsF(font(12, bold=True))),
        (geometry.subtitle, look.subtitle, QFontMetricsF(font(11))),
        (geometry.footer, look.footer, QFontMetricsF(font(look.footer_size))),
    )
    return tuple(
        _narrowed(place, metrics.horizontalAdvance(text)) for place, text, metrics in lines if text
    )


def footer(design: Design, layer_id: str, form: Form, width: float) -> tuple[str, int]:
    """Return the sum of the parameters and a size in which it fits, at worst the total.

    A sum that is too long is written with equal terms taken together, then in two lines, then
    as weights and biases alone.
    """
    if form == "dropout":
        return words.output_shape(design, layer_id), 11
    short = neuron_sum(design, layer_id)
    if form == "neuron":
        return _first_fitting([short, count_of(design, layer_id)], width)
    whole = words.parameters(design, layer_id)
    taken = grouped_sum(design, layer_id) or whole
    wrapped = [text.replace(" = ", "\n= ") for text in (whole, taken)]
    texts = [whole, taken, *wrapped, short, words.parameter_total(design, layer_id)]
    return _first_fitting(texts, width)


def _first_fitting(texts: list[str], width: float) -> tuple[str, int]:
    """Return the first text that fits, and its size; what has two lines must be small."""
    for text in texts:
        size = fitting(text, width, (9,) if "\n" in text else (11, 10, 9))
        if size is not None:
            return text, size
    return texts[-1], 11


def count_of(design: Design, layer_id: str) -> str:
    """Return the bare number of a layer's parameters; "" if it has none."""
    total = shapes.parameter_sum(design, layer_id).total
    return count(total) if total else ""


def grouped_sum(design: Design, layer_id: str) -> str:
    """Return a sum whose equal terms are taken together: "2 × 8 + 6 × 1 × 8 + 8 = 72".

    "" where no two terms are alike.
    """
    summed = shapes.parameter_sum(design, layer_id)
    products = Counter(summed.products)
    if len(products) == len(summed.products):
        return ""
    terms = [
        sizes(shape) if times == 1 else sizes((times, *shape)) for shape, times in products.items()
    ]
    terms += [count(connections) for connections in summed.counts]
    terms += [count(summed.biases)] if summed.biases else []
    return f"{' + '.join(terms)} = {count(summed.total)}"


def neuron_sum(design: Design, layer_id: str) -> str:
    """Return a neuron's parameters as a short sum: "3 + 1 = 4" are three weights and a bias."""
    summed = shapes.parameter_sum(design, layer_id)
    weights = summed.total - summed.biases
    if not weights or not summed.biases:
        return count(summed.total) if summed.total else ""
    return f"{count(weights)} + {count(summed.biases)} = {count(summed.total)}"


def _narrowed(place: QRectF, width: float) -> QRectF:
    half = width / 2 + _BESIDE
    return QRectF(place.center().x() - half, place.top(), 2 * half, place.height())
