"""A person's hands: real mouse, wheel, finger, drag-and-drop and key events, in scene coordinates.

And a person's eyes: what a hand did is to be on the canvas, and undo is to take it back.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.layers import Layer
from nndesigner.core.project import Project
from nndesigner.core.shapes import array_shapes
from nndesigner.ui.canvas.gestures.drop import MIME
from nndesigner.ui.main_window import MainWindow
from tests.ui.canvas.shown import assert_shows

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_ROOMY = (1700, 1100)


class Hands:
    """Does to a main window what a person would do."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.view = window.view
        self.scene = window.scene

    # What there is

    @property
    def project(self) -> Project:
        return self.window.document.project

    @property
    def design(self) -> Design:
        return self.window.document.design

    def open(self, shown: Design | Project) -> None:
        """Have the window, at a size with room to work in, show a project as if just opened."""
        self.window.resize(*_ROOMY)
        QApplication.processEvents()
        self.window.document.replace(shown if isinstance(shown, Project) else Project(shown))
        self.view.fit()
        self.view.setFocus()
        QApplication.processEvents()

    def layer(self, name: str) -> str:
        """Return the id of the layer with this name."""
        return next(layer.id for layer in self.design.layers if layer.name == name)

    def called(self, name: str) -> Layer:
        """Return the layer with this name."""
        return self.design.layer(self.layer(name))

    def link(self, source: str, target: str) -> str:
        """Return the id of the link between two layers, by their names."""
        found = self.design.link_between(self.layer(source), self.layer(target))
        assert found is not None
        return found.id

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

    def on_wire(self, source: str, target: str, wire: tuple[int, int], share: float = 0.5):
        """Return a point of the line from one neuron (source unit) to another (target unit)."""
        start, end = self.unit(source, wire[0]), self.unit(target, wire[1])
        return start + (end - start) * share

    def middle_of_link(self, source: str, target: str) -> QPointF:
        return self.scene.link_items[self.link(source, target)].curve_path.pointAtPercent(0.5)

    # Mouse, wheel and fingers

    def carry(self, kind: str, to: QPointF) -> QMimeData:
        """Carry a block of the palette to a point of the scene, and hold it there."""
        port, data = self.view.viewport(), QMimeData()
        data.setData(MIME, kind.encode())
        copy, at = Qt.DropAction.CopyAction, self.pixel(to)
        QApplication.sendEvent(port, QDragEnterEvent(at, copy, data, LEFT, PLAIN))
        QApplication.sendEvent(port, QDragMoveEvent(at, copy, data, LEFT, PLAIN))
        return data

    def drag_from_palette(self, kind: str, to: QPointF) -> None:
        """Carry a block of the palette to a point of the scene and let it go."""
        data, place = self.carry(kind, to), QPointF(self.pixel(to))
        event = QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, PLAIN)
        QApplication.sendEvent(self.view.viewport(), event)
        QApplication.processEvents()

    def drag(
        self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = PLAIN, button=LEFT
    ) -> None:
        """Press, move in steps, and release on the canvas."""
        ends = self.pixel(start), self.pixel(end)
        self.hold(start, end, modifiers, button)
        QTest.mouseRelease(self.view.viewport(), button, modifiers, ends[1])
        QApplication.processEvents()

    def hold(
        self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = PLAIN, button=LEFT
    ) -> None:
        """Press and move in steps, and keep the button down."""
        port = self.view.viewport()
        way = [self.pixel(start + (end - start) * share) for share in (0.0, 0.125, 0.5, 1.0)]
        QTest.mousePress(port, button, modifiers, way[0])
        for pixel in way[1:]:
            self._move(port, QPointF(pixel), modifiers, button)

    def let_go(self, at: QPointF, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Release the button that `hold` keeps down."""
        QTest.mouseRelease(self.view.viewport(), LEFT, modifiers, self.pixel(at))
        QApplication.processEvents()

    def hover(self, at: QPointF) -> None:
        """Move the pointer with no button down."""
        self._move(self.view.viewport(), QPointF(self.pixel(at)), PLAIN, NONE)
        QApplication.processEvents()

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Click on the canvas."""
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, self.pixel(at))
        QApplication.processEvents()

    def double_click(self, at: QPointF) -> None:
        """Click twice, as quickly as a person does, with all the events a system sends."""
        port, pixel = self.view.viewport(), self.pixel(at)
        QTest.mouseClick(port, LEFT, PLAIN, pixel)
        QTest.mouseDClick(port, LEFT, PLAIN, pixel)
        QApplication.processEvents()

    def wheel(self, at: QPointF, notches: float, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Turn the wheel over a point, away from oneself if positive."""
        port, place = self.view.viewport(), QPointF(self.pixel(at))
        angle = QPoint(0, round(120 * notches))
        phase = Qt.ScrollPhase.NoScrollPhase
        spot = QPointF(port.mapToGlobal(place))
        event = QWheelEvent(place, spot, QPoint(), angle, NONE, modifiers, phase, False)
        QApplication.sendEvent(port, event)
        QApplication.processEvents()

    def pinch(self, at: QPointF, factor: float) -> None:
        """Spread two fingers on a touchpad, about a point."""
        port, place = self.view.viewport(), QPointF(self.pixel(at))
        spot = QPointF(port.mapToGlobal(place))
        kind, device = (
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
        )
        event = QNativeGestureEvent(kind, device, 2, place, place, spot, factor - 1.0, QPointF(), 1)
        QApplication.sendEvent(port, event)
        QApplication.processEvents()

    def menu(self, at: QPointF) -> QMenu:
        """Click with the right button and return the menu that opens."""
        pixel, port = self.pixel(at), self.view.viewport()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(port, QContextMenuEvent(reason, pixel, port.mapToGlobal(pixel)))
        return self.open_menu()

    def open_menu(self) -> QMenu:
        """Return the menu that is open."""
        QApplication.processEvents()
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(self, menu: QMenu, name: str, number: int = 0) -> None:
        """Click on an entry of a menu, by its object name; of several with it, one by number."""
        entries = [action for action in menu.actions() if action.objectName() == name]
        assert entries, f"{name} is not among {[action.objectName() for action in menu.actions()]}"
        self._click_entry(menu, entries[number])

    def choose_in(self, menu: QMenu, submenu: str, number: int) -> None:
        """Open a menu inside a menu by clicking, and click on one of its entries."""
        inner = next(found for found in menu.findChildren(QMenu) if found.objectName() == submenu)
        menu.setActiveAction(inner.menuAction())
        if not inner.isVisible():
            QTest.keyClick(menu, Qt.Key.Key_Right)
        QApplication.processEvents()
        self._click_entry(inner, inner.actions()[number])

    def _click_entry(self, menu: QMenu, entry: QAction) -> None:
        QTest.mouseMove(menu, menu.actionGeometry(entry).center())
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(entry).center())
        QApplication.processEvents()

    # Keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key in the window, where shortcuts are."""
        self.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(self.window, key, modifiers)
        QApplication.processEvents()

    def keys(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys one after the other, where the keys go: a menu, a field, the canvas."""
        for key in keys:
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert target is not None, "nothing has the keys"
            QTest.keyClick(target, key, modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text where the keys go."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keys"
        # The first letter may open a field: the rest belongs there.
        QTest.keyClicks(target, text[:1])
        QApplication.processEvents()
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text[1:])
        QApplication.processEvents()

    # Drawing

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

    # Eyes

    @property
    def said(self) -> str:
        """Return the sentence beside the pointer, of what is being done or was refused."""
        return self.scene.overlay.text or self.view.refusal.note.text

    @property
    def written(self) -> str:
        """Return the sentence in the bar, of what no pointer asked for and was refused."""
        return self.window.message_bar.text

    def picture(self) -> QImage:
        """Return what the canvas looks like."""
        return self.view.viewport().grab().toImage()

    def assert_shown(self) -> None:
        """Check that the canvas shows the design of now, when nothing moves any more."""
        self.scene.folding.finish()
        assert_shows(self.scene, self.design)
        assert self.scene.state is self.window.document.state

    def assert_undone_to(self, before: Project, *, steps: int = 1) -> None:
        """Undo by keys and find the very same project; redo, and have all again."""
        after = self.project
        self.assert_shown()
        assert after is not before
        for _ in range(steps):
            assert self.project is not before
            self.key(Qt.Key.Key_Z, CTRL)
        assert self.project is before
        self.assert_shown()
        for _ in range(steps):
            self.key(Qt.Key.Key_Z, CTRL | SHIFT)
        assert self.project is after
        self.assert_shown()

    def pixel(self, point: QPointF) -> QPoint:
        """Return where a point of the scene is seen; it must be in sight."""
        pixel = self.view.mapFromScene(point)
        assert self.view.viewport().rect().contains(pixel), f"{point} is out of sight"
        return pixel

    def _move(
        self,
        widget: QWidget,
        place: QPointF,
        modifiers: Qt.KeyboardModifier = PLAIN,
        held: Qt.MouseButton = LEFT,
    ) -> None:
        spot = QPointF(widget.mapToGlobal(place))
        event = QMouseEvent(QEvent.Type.MouseMove, place, spot, NONE, held, modifiers)
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


def taught(design: Design) -> Project:
    """Return a project whose weights are not those it would begin with: as if trained."""
    draw = np.random.default_rng(5).normal
    shapes = array_shapes(design)
    state = {key: draw(size=shape).astype(np.float32) for key, shape in shapes.items()}
    return Project(design, NetworkState(state))
