"""The view of the canvas: zoom, pan, drops from the palette, and events passed to the gestures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPixmapCache,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGestureEvent,
    QGraphicsView,
    QPinchGesture,
    QToolTip,
    QWidget,
)

from nndesigner.core.catalog import PALETTE, kind_of
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.backdrop import paint_grid, paint_hint
from nndesigner.ui.canvas.gestures.drop import MIME, DropLayer
from nndesigner.ui.canvas.gestures.pan import Pan, pan_by
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.keyboard import Keyboard
from nndesigner.ui.canvas.menu import BlockMenu
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.rename import NameEditor
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.tips import tip_at

SMALLEST, LARGEST = 0.1, 4.0
_STEP = 1.25
_MARGIN = 40.0
_FIT_MOST = 1.3
_CACHE_KB = 96 * 1024


class DesignView(QGraphicsView):
    """Shows a `DesignScene`; its methods are what menus and shortcuts do on the canvas."""

    def __init__(self, scene: DesignScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setObjectName("designView")
        self.design_scene = scene
        self.operations = Operations(scene)
        self._keyboard = Keyboard(scene, self.operations)
        self._pan: Pan | None = None
        self._space = False
        self._drop: DropLayer | None = None
        self._name_editor: NameEditor | None = None
        self._set_up()
        scene.rename_requested.connect(self.rename)
        scene.badge_clicked.connect(self._show_repairs)
        scene.selection_changed.connect(self._describe)
        self.retranslate()

    def _set_up(self) -> None:
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollBarPolicy(never)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        if QPixmapCache.cacheLimit() < _CACHE_KB:
            # Blocks and links are cached as pixmaps; Qt's 10 MB hold one full screen.
            QPixmapCache.setCacheLimit(_CACHE_KB)

    @property
    def zoom(self) -> float:
        """Return the scale: 1.0 is 100 %."""
        return self.transform().m11()

    def retranslate(self) -> None:
        """Make all texts again."""
        self.setAccessibleName(self.tr("Network canvas"))
        self.design_scene.retranslate()
        self._describe(self.design_scene.selection)
        self.viewport().update()

    # What actions do

    def zoom_in(self) -> None:
        self.zoom_to(self.zoom * _STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.zoom / _STEP)

    def zoom_reset(self) -> None:
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom, within 10 % to 400 %, keeping a point of the viewport (its middle) in place."""
        zoom = min(max(zoom, SMALLEST), LARGEST)
        fixed = around or QRectF(self.viewport().rect()).center()
        before = self._to_scene(fixed)
        self.setTransform(self.transform().fromScale(zoom, zoom))
        shift = QPointF(self.viewportTransform().map(before)) - fixed
        pan_by(self, round(shift.x()), round(shift.y()))
        self.design_scene.pointer.scale = zoom

    def fit(self) -> None:
        """Show the whole design with a margin around it, at most a little enlarged."""
        rect = self.design_scene.contents_rect()
        if rect.isEmpty():
            self.zoom_to(1.0)
            self.centerOn(0, 0)
            return
        rect = rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        size = self.viewport().size()
        self.zoom_to(min(size.width() / rect.width(), size.height() / rect.height(), _FIT_MOST))
        self.centerOn(rect.center())

    def add_at_centre(self, kind: str) -> bool:
        """Add a kind of the palette in the middle of what is seen."""
        pos = self._to_scene(QRectF(self.viewport().rect()).center())
        taken = {(layer.x, layer.y) for layer in self.design_scene.design.layers}
        drop = DropLayer(self.design_scene, pos).begin(kind)
        while drop.corner(pos) in taken:
            pos += QPointF(32, 32)
        return drop.add(pos)

    def delete_selection(self) -> None:
        self.operations.delete_selection()

    def copy(self) -> None:
        self.operations.copy()

    def cut(self) -> None:
        self.operations.cut()

    def paste(self) -> None:
        """Paste at the pointer if it is over the canvas, otherwise beside the original."""
        at = None
        if self.viewport().underMouse():
            at = self._to_scene(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))
        self.operations.paste(at)

    def duplicate(self) -> None:
        self.operations.duplicate()

    def select_all(self) -> None:
        self.design_scene.select_all()

    @Slot(str)
    def rename(self, layer_id: str) -> None:
        """Let a layer's name be typed in, in place."""
        item = self.design_scene.layer_items[layer_id]
        area = self.mapFromScene(item.geometry.header.translated(item.pos())).boundingRect()
        self._name_editor = NameEditor(layer_id, item.layer.name, area, self.viewport())
        self._name_editor.named.connect(self._renamed)

    @Slot(str, str)
    def _renamed(self, layer_id: str, name: str) -> None:
        self.operations.rename(layer_id, name)
        self.setFocus()

    @Slot(str)
    def _show_repairs(self, layer_id: str) -> None:
        self.design_scene.select([layer_id])
        menu = BlockMenu(self.design_scene, layer_id, self).add_repairs_only()
        at = self.cursor().pos()
        if menu.isEmpty():
            menu.deleteLater()
            problems = self.design_scene.layer_items[layer_id].problems
            QToolTip.showText(at, words.problem_tip(problems), self.viewport())
            return
        self._pop_up(menu, at)

    def _pop_up(self, menu: BlockMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    @Slot(object)
    def _describe(self, selection: Selection) -> None:
        """Tell assistive tools what is selected."""
        known = self.design_scene.design.layers_by_id
        chosen = [known[key] for key in selection.layers if key in known]
        said = "; ".join(words.spoken(layer, kind_of(layer)) for layer in chosen)
        self.setAccessibleDescription(said or self.tr("Nothing is selected."))

    # Painting

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        colours = self.design_scene.colours
        painter.fillRect(rect, colours.canvas)
        paint_grid(painter, QRectF(rect), self.zoom, colours)

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        if not self.design_scene.design.layers:
            painter.resetTransform()
            text = self.tr(
                "Drag a layer here from the palette,\nor choose a template from File → New"
            )
            paint_hint(painter, self.viewport().rect(), text, self.design_scene.colours)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        if button == Qt.MouseButton.MiddleButton or (
            button == Qt.MouseButton.LeftButton and self._space
        ):
            self._pan = Pan(self, event.position().toPoint())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            pos = self._to_scene(event.position())
            self.design_scene.pointer.press(pos, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = self.design_scene.pointer
        pos = self._to_scene(event.position())
        if self._pan is not None:
            self._pan.move(event.position().toPoint())
        elif pointer.is_pressed:
            pointer.move(pos, event.modifiers())
        elif not event.buttons():
            pointer.hover(pos)
            self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None:
            self._pan = None
            self._show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton:
            pos = self._to_scene(event.position())
            self.design_scene.pointer.release(pos, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pos = self._to_scene(event.position())
        found = hit(self.design_scene, pos, self.zoom)
        if found.layer is not None and self.design_scene.layer_items[found.layer].on_name(pos):
            self.design_scene.rename_requested.emit(found.layer)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            delta = event.angleDelta()
            pan_by(self, -(delta.y() or delta.x()), 0)
        else:
            steps = event.angleDelta().y() / 120
            self.zoom_to(self.zoom * 1.15**steps, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self._show_cursor()
        elif not self._keyboard.press(event):
            # QGraphicsView itself would scroll with the arrow keys.
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab walks through the blocks, and after the last one leaves the canvas."""
        return self._keyboard.next_block(forward=following) or super().focusNextPrevChild(following)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(QPointF(event.pos()))
        if menu is not None:
            self._pop_up(menu, event.globalPos())

    def menu_at(self, viewport_pos: QPointF) -> BlockMenu | None:
        """Return the menu of what is at a point of the viewport, selecting it first."""
        scene = self.design_scene
        found = hit(scene, self._to_scene(viewport_pos), self.zoom)
        key = found.layer or found.link
        if key is None:
            return None
        if key not in scene.selection.ids:
            scene.select([key])
        return BlockMenu(scene, found.layer, self)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = tip_at(self.design_scene, self._to_scene(QPointF(event.pos())), self.zoom)
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.zoom * (1 + event.value()), event.position())
            return True
        if event.type() == QEvent.Type.Leave:
            self.design_scene.pointer.hover(None)
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        kind = bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")
        if kind not in PALETTE:
            event.ignore()
            return
        pos = self._to_scene(event.position())
        self._drop = DropLayer(self.design_scene, pos).begin(kind)
        self._drop.hover(pos)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._drop is not None:
            self._drop.hover(self._to_scene(event.position()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        drop, self._drop = self._drop, None
        if drop is not None:
            drop.cancel()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        drop, self._drop = self._drop, None
        if drop is not None and drop.drop(self._to_scene(event.position())):
            event.acceptProposedAction()
        self.setFocus()

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        around = QPointF(self.viewport().mapFromGlobal(pinch.hotSpot().toPoint()))
        self.zoom_to(self.zoom * pinch.scaleFactor(), around)
        event.accept(pinch)
        return True

    def _to_scene(self, pos: QPointF) -> QPointF:
        """Return a point of the viewport in the scene, without rounding to whole pixels."""
        inverted, _ = self.viewportTransform().inverted()
        return inverted.map(pos)

    def _show_cursor(self) -> None:
        found = self.design_scene.hovered
        shape = Qt.CursorShape.ArrowCursor
        if self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif found.part in ("port", "unit"):
            item = self.design_scene.layer_items.get(found.layer or "")
            wires = found.part == "port" or (
                item is not None and item.geometry.form in ("column", "grid")
            )
            shape = Qt.CursorShape.CrossCursor if wires else Qt.CursorShape.SizeAllCursor
        elif found.part == "block":
            shape = Qt.CursorShape.SizeAllCursor
        elif found.part in ("link", "badge"):
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
