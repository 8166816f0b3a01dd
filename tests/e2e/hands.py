"""A person's hands: real mouse, drag-and-drop and key events, in scene coordinates."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nndesigner.ui.canvas.gestures.drop import MIME
from nndesigner.ui.main_window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """Does to a main window what a person would do."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.view = window.view
        self.scene = window.scene

    def drag_from_palette(self, kind: str, to: QPointF) -> None:
        """Carry a block of the palette to a point of the scene and let it go."""
        port = self.view.viewport()
        data = QMimeData()
        data.setData(MIME, kind.encode())
        place = QPointF(self.pixel(to))
        actions = Qt.DropAction.CopyAction
        QApplication.sendEvent(port, QDragEnterEvent(self.pixel(to), actions, data, LEFT, PLAIN))
        QApplication.sendEvent(port, QDragMoveEvent(self.pixel(to), actions, data, LEFT, PLAIN))
        QApplication.sendEvent(port, QDropEvent(place, actions, data, LEFT, PLAIN))
        QApplication.processEvents()

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Press, move in steps, and release on the canvas."""
        port = self.view.viewport()
        middle = (start + end) / 2
        QTest.mousePress(port, LEFT, PLAIN, self.pixel(start))
        for point in (start + (end - start) / 8, middle, end):
            self._move(port, QPointF(self.pixel(point)))
        QTest.mouseRelease(port, LEFT, PLAIN, self.pixel(end))
        QApplication.processEvents()

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Click on the canvas."""
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, self.pixel(at))
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key in the window, where shortcuts are."""
        self.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(self.window, key, modifiers)
        QApplication.processEvents()

    def draw(self, strokes: Iterable[Iterable[tuple[float, float]]]) -> None:
        """Draw strokes of the pad's 280 units on the pad with the mouse."""
        for stroke in strokes:
            for _ in self.drawing(stroke):
                pass

    def drawing(self, stroke: Iterable[tuple[float, float]]) -> Iterable[None]:
        """Draw one stroke, pausing after each point for who wants to look."""
        pad = self.window.sample.pad
        points = [self._on_pad(pad, point) for point in stroke]
        self._pad_event(pad, QEvent.Type.MouseButtonPress, points[0])
        for point in points[1:]:
            self._pad_event(pad, QEvent.Type.MouseMove, point)
            yield
        self._pad_event(pad, QEvent.Type.MouseButtonRelease, points[-1])
        yield

    def layer(self, name: str) -> str:
        """Return the id of the layer with this name."""
        return next(layer.id for layer in self.window.document.design.layers if layer.name == name)

    def out_port(self, name: str) -> QPointF:
        return self.scene.layer_items[self.layer(name)].port(out=True)

    def in_port(self, name: str) -> QPointF:
        return self.scene.layer_items[self.layer(name)].port(out=False)

    def unit(self, name: str, number: int) -> QPointF:
        return self.scene.layer_items[self.layer(name)].unit_centre(number)

    def block(self, name: str) -> QPointF:
        return self.scene.layer_items[self.layer(name)].block_rect().center()

    def header(self, name: str) -> QPointF:
        item = self.scene.layer_items[self.layer(name)]
        return item.pos() + item.geometry.header.center()

    def pixel(self, point: QPointF) -> QPoint:
        """Return where a point of the scene is seen; it must be in sight."""
        pixel = self.view.mapFromScene(point)
        assert self.view.viewport().rect().contains(pixel), f"{point} is out of sight"
        return pixel

    def _move(self, widget: QWidget, place: QPointF) -> None:
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, QPointF(widget.mapToGlobal(place)), NONE, LEFT, PLAIN
        )
        QApplication.sendEvent(widget, event)

    def _on_pad(self, pad: QWidget, point: tuple[float, float]) -> QPointF:
        side = min(pad.width(), pad.height())
        left, top = (pad.width() - side) / 2, (pad.height() - side) / 2
        return QPointF(left + point[0] * side / 280, top + point[1] * side / 280)

    def _pad_event(self, pad: QWidget, kind: QEvent.Type, place: QPointF) -> None:
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
        spot = QPointF(pad.mapToGlobal(place))
        QApplication.sendEvent(pad, QMouseEvent(kind, place, spot, button, held, PLAIN))
        QApplication.processEvents()
