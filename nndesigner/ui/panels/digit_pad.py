"""The pad people draw on: strokes from mouse, pen or finger, kept as strokes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.project import Drawing, Point
from nndesigner.ui.panels.pad_frame import WIDEST_FRAME, frame_for
from nndesigner.ui.panels.pad_input import PadInput
from nndesigner.ui.panels.pad_keys import PadCommand, command_of, make_menu
from nndesigner.ui.panels.pad_pulse import Pulse
from nndesigner.ui.panels.pad_surface import ERASER_RADIUS, PadSurface
from nndesigner.ui.panels.pad_words import pad_words

if TYPE_CHECKING:
    from nndesigner.ui.panels.pad_eraser import Eraser

_ANY_POINTS = Iterable[Iterable[Sequence[float]]]

WIDTHS = (8.0, 14.0, 20.0, 28.0)
"""Widths of the line to choose from, in pad units."""


class DigitPad(PadSurface):
    """A sheet for one drawing; wider than a square, it has room for a number.

    `strokes_changed(drawing)` comes while drawing, as fast as its listeners can follow;
    `stroke_finished(drawing)` when the pen is lifted, or the eraser is and strokes went.
    `undo_requested`, `redo_requested` and `clear_requested` are what keys, menu and tools want
    done to the drawing in the document. `tools_changed` tells that what can be done changed.
    `predicted(prediction)` repeats what `show_prediction` was given.
    """

    strokes_changed = Signal(object)
    stroke_finished = Signal(object)
    clear_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    tools_changed = Signal()
    predicted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._input = PadInput(self)
        self.setObjectName("digitPad")
        self._settled: Drawing = ()
        self._digits = True
        self._wipe: Eraser | None = None
        self._wiped_to: Point = (0.0, 0.0)
        self._able: dict[PadCommand, bool] = {}
        self._keys: frozenset[PadCommand] = frozenset()
        self._pulse = Pulse(self, lambda: self.strokes_changed.emit(self.drawing()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.retranslate()

    def drawing(self) -> Drawing:
        """Return all strokes with the one being drawn, as the value a project holds."""
        if not self._current:
            return self._finished
        return (*self._finished, tuple(self._current))

    def strokes(self) -> list[list[tuple[float, ...]]]:
        """Return the strokes as lists of (x, y) or (x, y, pressure), y down in 0..280."""
        return [list(stroke) for stroke in self.drawing()]

    def set_strokes(self, strokes: _ANY_POINTS) -> None:
        """Put a whole drawing on the pad as if it had just been drawn, with both signals.

        Points beside the paper go to its edge. The drawing already there emits nothing.
        """
        paper = frame_for(self.width(), self.height())
        if self.show_drawing(tuple(map(paper.clamped, stroke)) for stroke in strokes):
            self.strokes_changed.emit(self._finished)
            self.stroke_finished.emit(self._finished)

    def show_drawing(self, strokes: _ANY_POINTS) -> bool:
        """Follow the document: show a drawing without a signal; tell whether it was another."""
        drawing: Drawing = tuple(tuple(map(WIDEST_FRAME.clamped, stroke)) for stroke in strokes)
        drawing = tuple(filter(None, drawing))
        if drawing == self._settled:  # a stroke that is just being drawn goes on
            return False
        self._settled = self._finished = drawing
        self._current, self._wipe = [], None
        self._input.forget()
        self._pulse.forget()
        self.lay_out()
        self.paint_anew()
        self.tools_changed.emit()
        return True

    def clear(self) -> None:
        """Take all strokes away, as `set_strokes` with none."""
        self.set_strokes(())

    @property
    def busy(self) -> bool:
        """Tell whether somebody is drawing or erasing right now."""
        return self._input.busy

    def show_prediction(self, prediction: object) -> None:
        """Tell the listeners of `predicted` what the network says about the drawing."""
        self.predicted.emit(prediction)

    @property
    def erasing(self) -> bool:
        """Tell whether the eraser is chosen."""
        return self._input.erases

    def set_erasing(self, erases: bool) -> None:
        """Choose the eraser or the pen."""
        if erases != self._input.erases:
            self._input.erases = erases
            self.show_cursor(erasing=erases)
            self.tools_changed.emit()

    def set_undoable(self, undo: bool, redo: bool, keys: frozenset[PadCommand]) -> None:
        """Say whether there is a stroke to take back or to put back.

        `keys` are those of "undo" and "redo" whose keys are the pad's while it has the focus;
        the others stay the window's.
        """
        self._able = {"undo": undo, "redo": redo}
        self._keys = keys
        self.tools_changed.emit()

    def able(self, command: PadCommand) -> bool:
        """Tell whether a command can be done now."""
        if command == "clear":
            return bool(self._finished)
        return self._able.get(command, command not in ("undo", "redo"))

    def do(self, command: PadCommand) -> None:
        """Do what a key, the menu or a tool stands for."""
        if command == "eraser":
            self.set_erasing(not self.erasing)
        elif command == "cancel":
            self._input.stop(keep=False)
        elif command in ("thinner", "thicker"):
            step = 1 if command == "thicker" else -1
            here = min(range(len(WIDTHS)), key=lambda i: abs(WIDTHS[i] - self.pen_width))
            self.set_pen_width(WIDTHS[min(max(here + step, 0), len(WIDTHS) - 1)])
        elif command:
            self._input.stop()
            signals = {"undo": self.undo_requested, "redo": self.redo_requested}
            signals.get(command, self.clear_requested).emit()

    def show_menu(self, at: QPoint) -> None:
        """Show the pad's menu."""
        menu = make_menu(self, self.able, self.erasing, self.do)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def set_digits(self, *, digits: bool) -> None:
        """Tell whether it is digits that are to be drawn."""
        if digits != self._digits:
            self._digits = digits
            self.retranslate()

    def retranslate(self) -> None:
        words = pad_words(digits=self._digits)
        self._hint, self._wide_hint = words.hint, words.wide_hint
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setAccessibleDescription(words.description)
        self.setToolTip(words.tip)
        self.update()

    def begin_stroke(self, position: QPointF, pressure: float | None) -> bool:
        """Put the pen down; False where there is no paper."""
        point = self._point(position, pressure)
        if not self._frame.holds(point):
            return False
        if not self._finished:
            self.update()  # the hint goes with the first point
        self._current = [point]
        if self._sheet is not None:
            self.update(self._sheet.begin(point))
        self._pulse.beat()
        return True

    def extend_stroke(self, position: QPointF, pressure: float | None) -> None:
        """Move the pen; beside the paper it goes along the edge."""
        point = self._frame.clamped(self._point(position, pressure))
        if point[:2] == self._current[-1][:2]:
            return
        self._current.append(point)
        if self._sheet is not None:
            self.update(self._sheet.extend(point))
        self._pulse.beat()

    def end_stroke(self) -> None:
        """Lift the pen."""
        if self._sheet is not None:
            self.update(self._sheet.finish())
        self._finished = (*self._finished, tuple(self._current))
        self._current = []
        self._settle()

    def cancel_stroke(self) -> None:
        """Give up the stroke in progress."""
        self._current = []
        self.paint_anew()
        self._pulse.beat()

    def begin_wipe(self, position: QPointF) -> bool:
        """Put the eraser down; False where there is no paper."""
        from nndesigner.ui.panels.pad_eraser import Eraser

        point = self._point(position, None)
        if not self._frame.holds(point):
            return False
        self._wipe = Eraser(self._finished, ERASER_RADIUS + self.pen_width / 2)
        self._wiped_to = point
        self.show_cursor(erasing=True)
        self.extend_wipe(position)
        return True

    def extend_wipe(self, position: QPointF) -> None:
        """Move the eraser: strokes under it go."""
        point = self._point(position, None)
        if self._wipe is not None and self._wipe.wipe(self._wiped_to, point):
            self._finished = self._wipe.drawing()
            self.paint_anew()
            self._pulse.beat()
        self._wiped_to = point

    def end_wipe(self) -> None:
        """Lift the eraser."""
        self._wipe = None
        self.show_cursor(erasing=self.erasing)
        if self._finished != self._settled:
            self._settle()

    def _settle(self) -> None:
        """Tell that a stroke or a wipe is done."""
        self._settled = self._finished
        self._pulse.flush()
        self.lay_out()
        self.tools_changed.emit()
        self.stroke_finished.emit(self._finished)

    def _point(self, position: QPointF, pressure: float | None) -> Point:
        point = self._frame.to_pad(position)
        return point if pressure is None else (*point, round(pressure, 3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._input.mouse_pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._input.mouse_moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._input.mouse_released(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._input.pen(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._input.menu_requested(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._input.touch(event)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command(event)
        if command:
            self.do(command)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._input.stop()
        super().hideEvent(event)

    def _command(self, event: QEvent) -> PadCommand:
        """Return what a key event asks for, as far as that is the pad's."""
        command = command_of(event)
        if command in ("undo", "redo") and command not in self._keys and not self.busy:
            return ""
        return "" if command == "cancel" and not self.busy else command
