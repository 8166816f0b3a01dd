"""How a block looks, as values that are worked out before anything is painted."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QImage, QPolygonF

from nndesigner.ui.canvas.feature_maps import StatePicture


@dataclass
class BlockLook:
    """Everything about a block that shows, apart from its geometry and the colours.

    `fills` has the shade of each neuron (one for all while nothing is known), `values` a short
    number for each large neuron, in the size `value_size`, `labels` the class names, `percents`
    their probabilities. `footer` is in the size `footer_size`.
    `icon`, `kind_name` and `output_shape` stand in a block that shows no neurons, and `state`
    are small pictures in it. `before` and `more` tell how many are not shown. The biases of
    `locked` neurons do not learn, `own` are activations of single neurons.
    `unit` is pointed at or selected, `more_units` are selected besides.
    `ports` tells whether the input and the output port show, `hot_port` which one is pointed at.
    """

    kind: str = "dense"
    title: str = ""
    subtitle: str = ""
    footer: str = ""
    footer_size: int = 11
    fills: list[QColor] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    value_size: int = 9
    labels: list[str] = field(default_factory=list)
    percents: list[str] = field(default_factory=list)
    strongest: int | None = None
    picture: QImage | None = None
    before: str = ""
    more: str = ""
    state: StatePicture | None = None
    locked: frozenset[int] = frozenset()
    own: dict[int, str] = field(default_factory=dict)
    rate: float = 0.0
    icon: str = ""
    kind_name: str = ""
    output_shape: str = ""
    frozen: bool = False
    glyph: QPolygonF | None = None
    severity: str = ""
    selected: bool = False
    hovered: bool = False
    target: str = ""
    unit: int | None = None
    more_units: frozenset[int] = frozenset()
    target_unit: int | None = None
    ports: tuple[bool, bool] = (False, False)
    strong_ports: bool = False
    hot_port: bool | None = None
