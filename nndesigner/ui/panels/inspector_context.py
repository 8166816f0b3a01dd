"""What the inspector shows at one moment, and what to call things in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from nndesigner.app.theme import Theme
from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design, InputLayer, Layer, Link, NeuronLayer, OutputLayer
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.panel import Panel

_LONG_WORD = re.compile(r"\S{24,}")
_PIECE = 8
_BREAK = "\N{ZERO WIDTH SPACE}"
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Shown:
    """The design with today's numbers, and what of it is selected.

    `activations` are those of one sample by layer id; None while there is no sample.
    """

    design: Design = field(default_factory=Design)
    state: NetworkState = field(default_factory=NetworkState)
    activations: Mapping[str, FloatArray] | None = None
    spec: DataSpec | None = None
    selection: Selection = field(default_factory=Selection)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return the selected layers in the design's order."""
        return tuple(layer for layer in self.design.layers if layer.id in self.selection.layers)

    @property
    def neuron(self) -> tuple[Layer, int] | None:
        """Return the one neuron picked out, also that of a layer with a single one."""
        if self.selection.unit is not None:
            layer = self.design.layers_by_id.get(self.selection.unit[0])
            unit = self.selection.unit[1]
            known = layer is not None and unit < (shapes.width(self.design, layer.id) or 0)
            return (layer, unit) if layer is not None and known else None
        layers = self.layers
        if len(layers) == 1 and not self.selection.links:
            only = layers[0]
            if isinstance(only, NeuronLayer) and only.units == 1:
                return only, 0
        return None

    @property
    def link(self) -> Link | None:
        """Return the selected link if it is the only thing selected."""
        if self.selection.layers or len(self.selection.links) != 1:
            return None
        return self.design.links_by_id.get(next(iter(self.selection.links)))


class Section(Panel):
    """A part of the inspector; `refresh` follows edits, `refresh_numbers` weights and samples.

    The latter comes up to five times a second while training and must be cheap.
    """

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(theme)
        self.editor = editor
        self.shown = Shown()

    def refresh(self, shown: Shown) -> None:
        """Show another design or selection."""
        self.shown = shown

    def refresh_numbers(self, shown: Shown) -> None:
        """Show other numbers of the same design and selection."""
        self.shown = shown


def breakable(text: str) -> str:
    """Return a text whose overlong words may be broken: QLabel breaks between words only."""
    return _LONG_WORD.sub(_broken, text)


def unit_label(layer: Layer, unit: int, spec: DataSpec | None = None) -> str:
    """Return a short name of one unit for tables: "x₂", "pixel 3, 4", "Hidden 7", "setosa"."""
    if isinstance(layer, InputLayer):
        if len(layer.shape) == 2:
            row, column = divmod(unit, layer.shape[1])
            text = QCoreApplication.translate("Inspector", "pixel {row}, {column}")
            return text.format(row=row + 1, column=column + 1)
        if spec is not None and len(spec.features) == layer.units:
            return spec.features[unit]
        return "x" + str(unit + 1).translate(_SUBSCRIPTS)
    if isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
        return layer.classes[unit]
    if isinstance(layer, NeuronLayer) and layer.units == 1:
        return layer.name
    return f"{layer.name} {unit + 1}"


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    return _BREAK.join(letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE))
