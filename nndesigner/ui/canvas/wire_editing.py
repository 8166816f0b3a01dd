"""One weight or one bias by hand: typed, nudged, locked, cut and restored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from nndesigner.core import edits
from nndesigner.core.design import Design, NeuronLayer
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

NUDGE = 0.1
"""By how much an arrow key changes a weight or a bias."""
_DIGITS = 7
"""As many digits as float32 has: nudges must not pile up its noise."""


@dataclass(frozen=True)
class Picked:
    """The one number that is selected: `key` is a link or layer id, `position` in its array."""

    key: str
    position: tuple[int, ...]

    @property
    def is_bias(self) -> bool:
        return len(self.position) == 1


def picked(design: Design, selection: Selection) -> Picked | None:
    """Return the weight or the bias that is selected, or None."""
    if selection.wire is not None and selection.wire[0] in design.links_by_id:
        link, target, source = selection.wire
        return Picked(link, (target, source))
    if selection.unit is not None:
        layer = design.layers_by_id.get(selection.unit[0])
        if isinstance(layer, NeuronLayer) and selection.unit[1] < layer.units:
            return Picked(layer.id, (selection.unit[1],))
    return None


def is_locked(design: Design, number: Picked) -> bool:
    """Tell whether training leaves a number alone."""
    if number.is_bias:
        layer = design.layer(number.key)
        return isinstance(layer, NeuronLayer) and number.position[0] in layer.locked
    locked, (target, source) = design.link(number.key).locked, number.position
    return locked is not None and target < len(locked) and source in locked[target]


class WireEditing:
    """Edits the number that is selected. A running training ends first, and says so."""

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene

    @property
    def number(self) -> Picked | None:
        """The weight or bias that is selected."""
        return picked(self._scene.design, self._scene.selection)

    def value(self) -> float | None:
        """Return the number that is selected as it is now, also while training."""
        number = self.number
        array = None if number is None else self._scene.state.get(number.key)
        if number is None or array is None or array.ndim != len(number.position):
            return None
        inside = all(at < size for at, size in zip(number.position, array.shape, strict=True))
        return float(array[number.position]) if inside else None

    def set_value(self, value: float, *, merge_key: str = "") -> bool:
        """Set the number that is selected; tell whether there is one."""
        number = self.number
        if number is None or self._scene.editor.document.state.get(number.key) is None:
            self._say_why_not()
            return False
        return self._scene.editor.set_number(
            _change_text(number), number.key, number.position, value, merge_key=merge_key
        )

    def nudge(self, delta: float) -> bool:
        """Change the number a little; nudges in a row are one undo step."""
        number = self.number
        if number is None:
            return False
        # First, so that what is nudged is what the training has made of it.
        self._scene.editor.document.training_must_end.emit()
        array = self._scene.editor.document.state.get(number.key)
        if array is None:
            self._say_why_not()
            return False
        value = float(f"{float(array[number.position]) + delta:.{_DIGITS}g}")
        place = ",".join(map(str, number.position))
        self.set_value(value, merge_key=f"number:{number.key}:{place}")
        return True

    def toggle_lock(self) -> bool:
        """Have training leave the number alone, or learn it again."""
        design, number = self._scene.design, self.number
        if number is None:
            return False
        locked = not is_locked(design, number)
        if number.is_bias:
            text = translate("Canvas", "Lock bias") if locked else translate("Canvas", "Free bias")
            edit = partial(
                edits.lock_biases,
                layer_id=number.key,
                units=self._scene.selection.units or (number.position[0],),
                locked=locked,
            )
        else:
            text = translate("Canvas", "Lock weight")
            text = text if locked else translate("Canvas", "Free weight")
            edit = partial(
                edits.lock_weight,
                link_id=number.key,
                target_unit=number.position[0],
                source_unit=number.position[1],
                locked=locked,
            )
        return self._scene.editor.apply(text, edit)

    def restore(self, link_id: str, target: int, source: int) -> bool:
        """Put one connection back that was cut, and select it."""
        edit = partial(edits.restore_connection, link_id=link_id, target=target, source=source)
        if not self._scene.editor.apply(translate("Canvas", "Restore connection"), edit):
            return False
        if link_id in self._scene.link_items:
            wire = (link_id, target, source)
            self._scene.set_selection(Selection(links=frozenset({link_id}), wire=wire))
        return True

    def restore_all(self, link_id: str) -> bool:
        """Make a masked link a full one again."""
        link = self._scene.design.link(link_id)
        edit = partial(edits.connect, source=link.source, target=link.target)
        return self._scene.editor.apply(translate("Canvas", "Restore all connections"), edit)

    def restore_unit(self, layer_id: str, unit: int) -> bool:
        """Put all connections back that were cut from one neuron."""
        edit = partial(edits.restore_unit, layer_id=layer_id, unit=unit)
        return self._scene.editor.apply(translate("Canvas", "Restore connections"), edit)

    def _say_why_not(self) -> None:
        self._scene.message.emit(
            translate("Canvas", "Its weights come when the layers before it are connected.")
        )


def nudge_size(modifiers: Qt.KeyboardModifier) -> float:
    """Return how far one press changes a number: finely with Shift, by whole ones with Ctrl."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return NUDGE / 10
    return NUDGE * 10 if modifiers & Qt.KeyboardModifier.ControlModifier else NUDGE


def has_missing(design: Design, layer_id: str, unit: int) -> bool:
    """Tell whether connections of a neuron were cut."""
    return edits.restore_unit(design, layer_id, unit) is not design


def _change_text(number: Picked) -> str:
    if number.is_bias:
        return translate("Canvas", "Change bias")
    return translate("Canvas", "Change weight")
