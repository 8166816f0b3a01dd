"""The view of the canvas: what actions do on it, and events passed to who knows what they mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Slot
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
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QToolTip,
    QWidget,
)

from nndesigner.ui.canvas import accessible, adding, folding, key_walk
from nndesigner.ui.canvas.cursors import cursor_of
from nndesigner.ui.canvas.free_area import free_areas
from nndesigner.ui.canvas.ground_view import GroundView
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.keyboard import Keyboard
from nndesigner.ui.canvas.legend import Legend
from nndesigner.ui.canvas.opening import LEGIBLE, begin_at
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.overlay_places import OverlayPlaces
from nndesigner.ui.canvas.palette_drops import PaletteDrops
from nndesigner.ui.canvas.refusal_note import RefusalNote
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.tips import tip_at
from nndesigner.ui.canvas.view_popups import ViewPopups
from nndesigner.ui.canvas.view_tools import ViewTools
from nndesigner.ui.canvas.zoom_view import SMALLEST


class DesignView(GroundView):
    """Shows a `DesignScene`; its methods are what menus and shortcuts do on the canvas."""

    def __init__(self, scene: DesignScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setObjectName("designView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.operations = Operations(scene)
        self._keyboard = Keyboard(scene, self.operations)
        self.legend = Legend(scene.colours, self)
        scene.readings.set_view(self)
        self._hovered_at = QPointF()
        self._drops = PaletteDrops(self, scene)
        self.tools = ViewTools(self)
        self.popups = ViewPopups(self, self._keyboard.editing)
        self.overlays = OverlayPlaces(self, scene)
        scene.focus.changed.connect(self._describe)
        scene.selection_changed.connect(self._describe)
        # Queued: what listens besides has shown the new weights by then.
        queued = Qt.ConnectionType.QueuedConnection
        scene.editor.document.changed.connect(self._describe, queued)
        scene.reveal_requested.connect(self._show_focus)
        scene.wiring_requested.connect(self.begin_wiring)
        scene.message.connect(self._announce)
        scene.editor.refused.connect(self._announce)
        self.refusal = RefusalNote(scene, self)
        accessible.install()
        self._keyboard.menu_requested.connect(self.popups.show_menu)
        self._keyboard.host_requested.connect(self.popups.show_hosts)
        self.retranslate()

    def retranslate(self) -> None:
        """Make all texts again."""
        self.tools.retranslate()
        self.setAccessibleName(self.tr("Network canvas"))
        self.design_scene.retranslate()
        self.design_scene.obstacles.place_all()  # texts under neurons have become wider or narrower
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
        self.overlays.settle()

    def open(self) -> None:
        """Show the whole design; of one too large to be read so, legibly where it begins."""
        self.fit()
        if self.zoom < LEGIBLE and self.design_scene.layer_items:
            begin_at(self, self.design_scene)
            self.overlays.settle()

    def add_kind(self, kind: str) -> bool:
        """Add a kind of the palette where the network, or the selected block, goes on."""
        centre = self.to_scene(QRectF(self.viewport().rect()).center())
        return self.reveal_selected(added=adding.add_kind(self.design_scene, kind, centre))

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
            self.reveal(low, 24)
        return added

    def fold(self) -> None:
        """Fold the selected layers, or open them."""
        folding.toggle(self.design_scene, self.design_scene.selection.layers)

    def select_all(self) -> None:
        self.design_scene.select_all()

    def rename(self, layer_id: str) -> None:
        """Let a layer's name be typed in, in place."""
        self.popups.rename(layer_id)

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

    def type_number(self, typed: str = "") -> None:
        """Let the selected weight or bias be typed in, in place."""
        self.popups.type_number(typed)

    @Slot()
    def _show_focus(self) -> None:
        """Bring what the keys have gone to into view."""
        around = self.design_scene.focus.rect()
        if not around.isEmpty():
            self.reveal(around, 30)

    def area_for(self, contents: QRectF, margin: float, most: float) -> tuple[float, QRectF]:
        return self.overlays.fitting(contents, margin, most)

    def free_areas(self) -> list[QRectF]:
        return free_areas(QRectF(self.viewport().rect()), self.overlays.rects)

    def hint(self) -> str:
        return self.tr("Drag a layer here from the palette,\nor choose a template from File → New")

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
            self.legend.follow_pointer(event.position().toPoint())
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
        elif folding.double_clicked(self.design_scene, found, pos):
            return
        elif found.part == "more" and found.layer is not None:
            self.popups.type_unit(found.layer)
        elif found.link is not None and found.wire is not None:
            self.design_scene.set_selection(key_walk.wire(found.link, *found.wire))
            self.type_number()
        elif event.button() != Qt.MouseButton.LeftButton or not self.tools.double_click(found, pos):
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        pages = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        tenths = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        pos = self.to_scene(event.position())
        if not folding.scroll(self.design_scene, pos, notches, pages=pages, tenths=tenths):
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
            self.popups.show_menu()
            return
        menu = self.menu_at(QPointF(event.pos()))
        if menu is not None:
            self.popups.pop_up(menu, event.globalPos())

    def menu_at(self, viewport_pos: QPointF) -> QMenu | None:
        """Return the menu of what is at a point of the viewport, selecting it first."""
        return self.popups.menu_at(viewport_pos)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = tip_at(self.design_scene, self.to_scene(QPointF(event.pos())), self.zoom)
            if self.design_scene.hovered.wire is not None:
                tip = ""  # the pill says it, and keeps it fresh
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.design_scene.pointer.hover(None)
            self.legend.follow_pointer(None)
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)
        self.setFocus()

    def show_cursor(self) -> None:
        found = self.design_scene.hovered
        if self.is_panning or found.part == "nothing":
            super().show_cursor()
            return
        at, held = self._hovered_at, QGuiApplication.keyboardModifiers()
        shape = self.tools.cursor_at(found, at) or cursor_of(self.design_scene, found, at, held)
        self.viewport().setCursor(shape)
