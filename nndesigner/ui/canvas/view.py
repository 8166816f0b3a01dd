"""The view of the canvas: zoom, pan, drops from the palette, and events passed to the gestures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmapCache,
)
from PySide6.QtWidgets import (
    QGraphicsView,
    QToolTip,
    QWidget,
)

from nndesigner.core.catalog import PALETTE, kind_of
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.backdrop import paint_grid, paint_hint
from nndesigner.ui.canvas.gestures.drop import MIME, DropLayer
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.keyboard import Keyboard
from nndesigner.ui.canvas.menu import BlockMenu
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.rename import NameEditor
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.tips import tip_at
from nndesigner.ui.canvas.zoom_view import SMALLEST, ZoomView

_CACHE_KB = 96 * 1024


class DesignView(ZoomView):
    """Shows a `DesignScene`; its methods are what menus and shortcuts do on the canvas."""

    # Of the class too: Qt scrolls a view before __init__ and after Python emptied the object.
    _shows_hint = False

    def __init__(self, scene: DesignScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setObjectName("designView")
        self.design_scene = scene
        self.operations = Operations(scene)
        self._keyboard = Keyboard(scene, self.operations)
        self._drop: DropLayer | None = None
        self._name_editor: NameEditor | None = None
        self._set_up()
        scene.rename_requested.connect(self.rename)
        scene.badge_clicked.connect(self._show_repairs)
        scene.selection_changed.connect(self._describe)
        self.retranslate()

    def _set_up(self) -> None:
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        if QPixmapCache.cacheLimit() < _CACHE_KB:
            # Blocks and links are cached as pixmaps; Qt's 10 MB hold one full screen.
            QPixmapCache.setCacheLimit(_CACHE_KB)

    def retranslate(self) -> None:
        """Make all texts again."""
        self.setAccessibleName(self.tr("Network canvas"))
        self.design_scene.retranslate()
        self._describe(self.design_scene.selection)
        self.viewport().update()

    # What actions do

    def zoom_to(
        self, zoom: float, around: QPointF | None = None, *, least: float = SMALLEST
    ) -> None:
        super().zoom_to(zoom, around, least=least)
        self.design_scene.pointer.scale = self.zoom

    def fit(self) -> None:
        """Show the whole design with a margin around it, at most a little enlarged."""
        rect = self.design_scene.contents_rect()
        if rect.isEmpty():
            self.zoom_to(1.0)
            self.centerOn(0, 0)
            return
        self.show_rect(rect)

    def add_at_centre(self, kind: str) -> bool:
        """Add a kind of the palette in the middle of what is seen."""
        pos = self.to_scene(QRectF(self.viewport().rect()).center())
        return self._reveal(added=DropLayer(self.design_scene, pos).begin(kind).add(pos))

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
            at = self.to_scene(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))
        self._reveal(added=self.operations.paste(at))

    def duplicate(self) -> None:
        self._reveal(added=self.operations.duplicate())

    def _reveal(self, *, added: bool) -> bool:
        """Bring what was added, and is selected now, into view if it came to lie outside."""
        items = self.design_scene.layer_items
        rects = [items[key].block_rect() for key in self.design_scene.selection.layers]
        if added and rects:
            low = rects[0]
            for rect in rects[1:]:
                low = low.united(rect)
            self.ensureVisible(low, 24, 24)
        return added

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
        self._shows_hint = not self.design_scene.design.layers
        if self._shows_hint:
            painter.resetTransform()
            text = self.tr(
                "Drag a layer here from the palette,\nor choose a template from File → New"
            )
            paint_hint(painter, self.viewport().rect(), text, self.design_scene.colours)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._shows_hint:
            # The hint stands still while Qt moves the pixels under it.
            self.viewport().update()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.begin_pan(event) and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            pos = self.to_scene(event.position())
            self.design_scene.pointer.press(pos, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = self.design_scene.pointer
        pos = self.to_scene(event.position())
        if self.follow_pan(event):
            return
        if pointer.is_pressed:
            pointer.move(pos, event.modifiers())
        elif not event.buttons():
            pointer.hover(pos)
            self.show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.end_pan() and event.button() == Qt.MouseButton.LeftButton:
            pos = self.to_scene(event.position())
            self.design_scene.pointer.release(pos, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pos = self.to_scene(event.position())
        found = hit(self.design_scene, pos, self.zoom)
        if found.layer is not None and self.design_scene.layer_items[found.layer].on_name(pos):
            self.design_scene.rename_requested.emit(found.layer)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

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
        found = hit(scene, self.to_scene(viewport_pos), self.zoom)
        key = found.layer or found.link
        if key is None:
            return None
        if key not in scene.selection.ids:
            scene.select([key])
        return BlockMenu(scene, found.layer, self)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = tip_at(self.design_scene, self.to_scene(QPointF(event.pos())), self.zoom)
            QToolTip.showText(event.globalPos(), tip, self.viewport())
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
        pos = self.to_scene(event.position())
        self._drop = DropLayer(self.design_scene, pos).begin(kind)
        self._drop.hover(pos)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._drop is not None:
            self._drop.hover(self.to_scene(event.position()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        drop, self._drop = self._drop, None
        if drop is not None:
            drop.cancel()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        drop, self._drop = self._drop, None
        if drop is not None and drop.drop(self.to_scene(event.position())):
            event.acceptProposedAction()
        self.setFocus()

    def show_cursor(self) -> None:
        found = self.design_scene.hovered
        if self.is_panning or found.part == "nothing":
            super().show_cursor()
            return
        shape = Qt.CursorShape.PointingHandCursor
        if found.layer is not None and found.part != "badge":
            form = self.design_scene.layer_items[found.layer].geometry.form
            wires = found.part == "port" or (found.part == "unit" and form in ("column", "grid"))
            shape = Qt.CursorShape.CrossCursor if wires else Qt.CursorShape.SizeAllCursor
        self.viewport().setCursor(shape)
