"""A view that is zoomed and moved by wheel, fingers, middle button and Space, whatever it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QGraphicsScene, QGraphicsView, QPinchGesture, QWidget

from nndesigner.ui.canvas.free_area import fits, way_into
from nndesigner.ui.canvas.gestures.pan import Pan, pan_by

SMALLEST, LARGEST = 0.1, 4.0
_FIT_LEAST = 0.02
_STEP = 1.25
_WHEEL_STEP = 1.15
_MARGIN = 40.0
_FIT_MOST = 1.3


class ZoomView(QGraphicsView):
    """Zooms from 10 % to 400 % about the pointer, and pans; `zoom_changed(scale)`: 1.0 is 100 %.

    Only to show something as a whole it goes below 10 %, down to 2 %.
    """

    zoom_changed = Signal(float)

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._pan: Pan | None = None
        self._space = False
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollBarPolicy(never)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def zoom(self) -> float:
        """Return the scale: 1.0 is 100 %."""
        return self.transform().m11()

    @property
    def is_panning(self) -> bool:
        """Tell whether the view is being panned, or a press would begin that."""
        return self._space or self._pan is not None

    def zoom_in(self) -> None:
        self.zoom_to(self.zoom * _STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.zoom / _STEP)

    def zoom_reset(self) -> None:
        self.zoom_to(1.0)

    def zoom_to(
        self, zoom: float, around: QPointF | None = None, *, least: float = SMALLEST
    ) -> None:
        """Zoom, within `least` to 400 %, keeping a point of the viewport (its middle) in place.

        Where it is smaller already, it does not become smaller still, nor jump.
        """
        zoom = min(max(zoom, min(least, self.zoom)), LARGEST)
        fixed = around or QRectF(self.viewport().rect()).center()
        before = self.to_scene(fixed)
        self.setTransform(self.transform().fromScale(zoom, zoom))
        shift = QPointF(self.viewportTransform().map(before)) - fixed
        pan_by(self, round(shift.x()), round(shift.y()))
        self.zoom_changed.emit(zoom)

    def show_rect(self, rect: QRectF) -> None:
        """Show a part of the scene with a margin around it, at most a little enlarged."""
        zoom, area = self.area_for(rect, _MARGIN, _FIT_MOST)
        self.zoom_to(zoom, least=_FIT_LEAST)
        self.centerOn(rect.center())
        away = area.center() - QRectF(self.viewport().rect()).center()
        pan_by(self, -round(away.x()), -round(away.y()))

    def area_for(self, contents: QRectF, margin: float, most: float) -> tuple[float, QRectF]:
        """Return at which scale contents fit, and into which part of the viewport."""
        whole = QRectF(self.viewport().rect())
        return min(fits(contents.adjusted(-margin, -margin, margin, margin), whole), most), whole

    def free_areas(self) -> list[QRectF]:
        """Return the largest rectangles of the viewport that nothing lies over."""
        return [QRectF(self.viewport().rect())]

    def reveal(self, rect: QRectF, margin: int) -> None:
        """Bring a part of the scene into view, where nothing lies over it, if it fits there."""
        seen = QRectF(self.mapFromScene(rect).boundingRect())
        way = way_into(seen.adjusted(-margin, -margin, margin, margin), self.free_areas())
        if way is None:
            self.ensureVisible(rect, margin, margin)
        else:
            pan_by(self, -round(way.x()), -round(way.y()))

    def to_scene(self, pos: QPointF) -> QPointF:
        """Return a point of the viewport in the scene, without rounding to whole pixels."""
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(pos)

    def show_cursor(self) -> None:
        """Show what a press would do here."""
        shape = Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def begin_pan(self, event: QMouseEvent) -> bool:
        """Begin to pan if that is what the press means."""
        button = event.button()
        if button != Qt.MouseButton.MiddleButton and not (
            button == Qt.MouseButton.LeftButton and self._space
        ):
            return False
        self._pan = Pan(self, event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def follow_pan(self, event: QMouseEvent) -> bool:
        """Pan along if the view is being panned."""
        if self._pan is not None:
            self._pan.move(event.position().toPoint())
        return self._pan is not None

    def end_pan(self) -> bool:
        """Stop panning if the view was being panned."""
        was_panning, self._pan = self._pan is not None, None
        if was_panning:
            self.show_cursor()
        return was_panning

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            delta = event.angleDelta()
            pan_by(self, -(delta.y() or delta.x()), 0)
        else:
            steps = event.angleDelta().y() / 120
            self.zoom_to(self.zoom * _WHEEL_STEP**steps, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # QGraphicsView itself would scroll with the arrow keys.
        if event.key() != Qt.Key.Key_Space:
            event.ignore()
        elif not event.isAutoRepeat():
            self._space = True
            self.show_cursor()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.show_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        super().focusOutEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.zoom * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        around = QPointF(self.viewport().mapFromGlobal(pinch.hotSpot().toPoint()))
        self.zoom_to(self.zoom * pinch.scaleFactor(), around)
        event.accept(pinch)
        return True
