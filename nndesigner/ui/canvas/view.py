"""The view of the canvas: zoom, pan, drops from the palette, and events passed to the gestures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmapCache,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsView,
    QMenu,
    QToolTip,
    QWidget,
)

from nndesigner.core.catalog import PALETTE
from nndesigner.core.check import Problem
from nndesigner.ui.canvas import accessible, folding, key_walk, words
from nndesigner.ui.canvas.backdrop import paint_grid, paint_hint
from nndesigner.ui.canvas.cursors import cursor_of
from nndesigner.ui.canvas.gestures.drop import MIME, DropLayer
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.keyboard import Keyboard
from nndesigner.ui.canvas.legend import Legend
from nndesigner.ui.canvas.number_editor import NumberEditor
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.refusal_note import RefusalNote
from nndesigner.ui.canvas.rename import NameEditor
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.tips import tip_at
from nndesigner.ui.canvas.view_tools import ViewTools
from nndesigner.ui.canvas.zoom_view import SMALLEST, ZoomView

if TYPE_CHECKING:
    from nndesigner.ui.canvas.menu import BlockMenu

_CACHE_KB = 256 * 1024


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
        self.legend = Legend(scene.colours, self.viewport())
        self._number_editor: NumberEditor | None = None
        scene.readings.set_view(self)
        self._hovered_at = QPointF()
        self._drop: DropLayer | None = None
        self._name_editor: NameEditor | None = None
        self._set_up()
        self.tools = ViewTools(self)
        scene.rename_requested.connect(self.rename)
        scene.badge_clicked.connect(self._show_repairs)
        scene.activation_wanted.connect(self._choose_activation)
        scene.link_badge_clicked.connect(self._show_link_repairs)
        scene.focus.changed.connect(self._describe)
        scene.selection_changed.connect(self._describe)
        scene.reveal_requested.connect(self._show_focus)
        scene.number_requested.connect(self.type_number)
        scene.wiring_requested.connect(self.begin_wiring)
        scene.message.connect(self._announce)
        scene.editor.refused.connect(self._announce)
        self.refusal = RefusalNote(scene, self)
        accessible.install()
        self._keyboard.menu_requested.connect(self._show_menu)
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
        self.tools.retranslate()
        self.setAccessibleName(self.tr("Network canvas"))
        self.design_scene.retranslate()
        self._describe()
        self.viewport().update()

    # What actions do

    def zoom_to(
        self, zoom: float, around: QPointF | None = None, *, least: float = SMALLEST
    ) -> None:
        super().zoom_to(zoom, around, least=least)
        self.design_scene.pointer.scale = self.zoom
        self.design_scene.readings.moved()

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
        return self.reveal_selected(added=DropLayer(self.design_scene, pos).begin(kind).add(pos))

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
        self.reveal_selected(added=self.operations.paste(at))

    def duplicate(self) -> None:
        self.reveal_selected(added=self.operations.duplicate())

    def reveal_selected(self, *, added: bool) -> bool:
        """Bring what was added, and is selected now, into view if it came to lie outside."""
        items = self.design_scene.layer_items
        rects = [items[key].block_rect() for key in self.design_scene.selection.layers]
        if added and rects:
            low = rects[0]
            for rect in rects[1:]:
                low = low.united(rect)
            self.ensureVisible(low, 24, 24)
        return added

    def fold(self) -> None:
        """Fold the selected layers, or open them."""
        folding.toggle(self.design_scene, self.design_scene.selection.layers)

    def select_all(self) -> None:
        self.design_scene.select_all()

    @Slot(str)
    def rename(self, layer_id: str) -> None:
        """Let a layer's name be typed in, in place."""
        item = self.design_scene.layer_items.get(layer_id)
        if item is None:
            return
        area = self.mapFromScene(item.geometry.header.translated(item.pos())).boundingRect()
        self._name_editor = NameEditor(layer_id, item.layer.name, area, self.viewport())
        self._name_editor.named.connect(self._renamed)

    @Slot(str, str)
    def _renamed(self, layer_id: str, name: str) -> None:
        self.operations.rename(layer_id, name)
        self.setFocus()

    @Slot(str, object)
    def _choose_activation(self, layer_id: str, unit: int | None) -> None:
        """Offer the activations for a layer, or one neuron of it, that one was dropped on."""
        self.design_scene.select([layer_id])
        at = self.viewport().mapToGlobal(self.mapFromScene(self.design_scene.pointer.at))
        from nndesigner.ui.canvas.activation_menu import ActivationMenu

        self._pop_up(ActivationMenu(self.design_scene, layer_id, unit, self), at)

    @Slot(str)
    def _show_repairs(self, layer_id: str) -> None:
        self.design_scene.select([layer_id])
        from nndesigner.ui.canvas.menu import BlockMenu

        menu = BlockMenu(self.design_scene, layer_id, self).add_repairs_only()
        self._pop_up_repairs(menu, self.design_scene.layer_items[layer_id].problems)

    def _pop_up_repairs(self, menu: BlockMenu, problems: tuple[Problem, ...]) -> None:
        """Offer the repairs, or say what is wrong where there is none."""
        at = self.cursor().pos()
        if menu.isEmpty():
            menu.deleteLater()
            QToolTip.showText(at, words.problem_tip(problems), self.viewport())
            return
        self._pop_up(menu, at)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    @Slot()
    def _describe(self) -> None:
        """Tell assistive tools where the focus is."""
        said = accessible.tell(self, self.design_scene)
        self.setAccessibleDescription(said or self.tr("Nothing is selected."))

    @Slot(str)
    def _announce(self, sentence: str) -> None:
        accessible.announce(self, sentence)

    @Slot()
    def begin_wiring(self) -> None:
        """Look by keys for what to connect the selected block or neuron to."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._keyboard.begin_wiring()

    @Slot(str)
    def type_number(self, typed: str = "") -> None:
        """Let the selected weight or bias be typed in, in place."""
        editing = self._keyboard.editing
        if editing.value() is None:
            return
        at = self.mapFromScene(self.design_scene.focus.ring_centre())
        self._number_editor = NumberEditor(editing, at, typed, self.viewport())
        self._number_editor.refused.connect(self.design_scene.editor.refused)
        self._number_editor.done.connect(self._typed)
        self.design_scene.contents_changed.connect(self._number_editor.keep)

    @Slot()
    def _typed(self) -> None:
        self._number_editor = None
        self.setFocus()

    @Slot()
    def _show_focus(self) -> None:
        """Bring what the keys have gone to into view."""
        around = self.design_scene.focus.rect()
        if not around.isEmpty():
            self.ensureVisible(around, 30, 30)

    @Slot()
    def _show_menu(self) -> None:
        """Open the menu of what has the focus, beside it."""
        scene = self.design_scene
        at = self.viewport().mapToGlobal(self.mapFromScene(scene.focus.ring_centre()))
        from nndesigner.ui.canvas.menu import BlockMenu

        self._pop_up(BlockMenu(scene, next(iter(scene.focus.at.layers), None), self), at)

    @Slot(str)
    def _show_link_repairs(self, link_id: str) -> None:
        self.design_scene.select([link_id])
        problems = self.design_scene.link_badges.problems.get(link_id, ())
        from nndesigner.ui.canvas.menu import link_repairs

        menu = link_repairs(self.design_scene, problems, self)
        self._pop_up_repairs(menu, problems)

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
        scene = self.scene()
        if isinstance(scene, DesignScene):
            scene.readings.moved()

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
            self._hovered_at = pos
            self.refusal.follow(pos)
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
        elif folding.double_clicked(self.design_scene, found):
            return
        elif found.link is not None and found.wire is not None:
            self.design_scene.set_selection(key_walk.wire(found.link, *found.wire))
            self.type_number()
        elif event.button() != Qt.MouseButton.LeftButton or not self.tools.double_click(found, pos):
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if not folding.scroll(self.design_scene, self.to_scene(event.position()), notches):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.tools.press_key(event):
            return
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab walks through the blocks, and after the last one leaves the canvas."""
        typing = QApplication.focusWidget()
        if typing is not None and self.viewport().isAncestorOf(typing):
            return super().focusNextPrevChild(following)
        return self._keyboard.next_block(forward=following) or super().focusNextPrevChild(following)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu()
            return
        menu = self.menu_at(QPointF(event.pos()))
        if menu is not None:
            self._pop_up(menu, event.globalPos())

    def menu_at(self, viewport_pos: QPointF) -> QMenu | None:
        """Return the menu of what is at a point of the viewport, selecting it first."""
        scene = self.design_scene
        found = hit(scene, self.to_scene(viewport_pos), self.zoom)
        key = found.layer or found.link
        if key is None:
            return self.tools.menu_at(found, self.to_scene(viewport_pos))
        from nndesigner.ui.canvas.menu import BlockMenu, selection_for_menu

        chosen = selection_for_menu(scene, found)
        if chosen is not None:
            scene.set_selection(chosen)
        return BlockMenu(scene, found.layer, self)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = tip_at(self.design_scene, self.to_scene(QPointF(event.pos())), self.zoom)
            if self.design_scene.hovered.wire is not None:
                tip = ""  # the pill says it, and keeps it fresh
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
        at, held = self._hovered_at, QGuiApplication.keyboardModifiers()
        shape = self.tools.cursor_at(found, at) or cursor_of(self.design_scene, found, at, held)
        self.viewport().setCursor(shape)
