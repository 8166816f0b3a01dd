"""The canvas for assistive tools: a tree of blocks, their neurons, links and wires, as read aloud.

Qt knows nothing of graphics items there; these interfaces stand for them. They are made when a
screen reader first asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget

from nndesigner.ui.canvas import key_walk, spoken
from nndesigner.ui.canvas.focus import outline_of
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene
    from nndesigner.ui.canvas.view import DesignView

_installed: list[bool] = []


def install() -> None:
    """Have Qt ask here for what stands for a canvas; once is enough."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def tell(view: DesignView, scene: DesignScene) -> str:
    """Return what has the focus in words, and tell a screen reader what is new about it."""
    at = scene.focus.at
    said = spoken.selected(scene.design, scene.selection, scene.state, scene.problems)
    if at and at != scene.selection and len(scene.selection.ids) < 2:
        said = spoken.selected(scene.design, at, scene.state, scene.problems)
    if QAccessible.isActive():
        tree = QAccessible.queryAccessibleInterface(view)
        if isinstance(tree, CanvasTree):
            tree.tell_what_is_new()
    return said


def send(event: QAccessibleEvent) -> None:
    """Pass an event on to whoever reads the screen."""
    QAccessible.updateAccessibility(event)


def announce(view: QObject, sentence: str) -> None:
    """Have a screen reader say a sentence: what was refused, whether a wire can end here."""
    if sentence and QAccessible.isActive():
        send(QAccessibleAnnouncementEvent(view, sentence))


class _Branch(Protocol):
    """What of a part of the tree tells of its children; `child` may be None, unlike Qt's stubs."""

    def children(self) -> list[Selection]:
        """Return what the children stand for."""

    def node(self, at: Selection) -> Node | None:
        """Return the interface of something on the canvas, always the same one."""

    def childCount(self) -> int: ...

    def child(self, index: int) -> Any: ...


class _Children:
    """What Qt asks about children, answered alike by all parts of the tree."""

    def childCount(self: _Branch) -> int:
        return len(self.children())

    def child(self: _Branch, index: int) -> Any:
        children = self.children()
        return self.node(children[index]) if 0 <= index < len(children) else None

    def indexOfChild(self: _Branch, child: QAccessibleInterface | None) -> int:
        children = self.children()
        return children.index(child.at) if isinstance(child, Node) and child.at in children else -1

    def childAt(self: _Branch, x: int, y: int) -> Any:
        for index in range(self.childCount()):
            found = self.child(index)
            if found is not None and found.rect().contains(QPoint(x, y)):
                return found
        return None


class Node(_Children, QAccessibleInterface):
    """Stands for one block, neuron, link or wire; it is valid as long as that exists."""

    def __init__(self, view: DesignView, at: Selection) -> None:
        super().__init__()
        self._view = ref(view)
        self.at = at

    @property
    def scene(self) -> DesignScene | None:
        """Return the scene, as long as there is one."""
        view = self._view()
        return None if view is None else view.design_scene

    def isValid(self) -> bool:
        scene = self.scene
        if scene is None:
            return False
        if self.at.unit is not None:
            item = scene.layer_items.get(self.at.unit[0])
            return item is not None and self.at.unit[1] < item.geometry.units
        known = scene.layer_items.keys() | scene.link_items.keys()
        return self.at.ids <= known | scene.design.notes_by_id.keys()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> Any:
        view = self._view()
        return None if view is None else view.window().windowHandle()

    def tree(self) -> CanvasTree | None:
        """Return the root of the tree."""
        view = self._view()
        root = None if view is None else QAccessible.queryAccessibleInterface(view)
        return root if isinstance(root, CanvasTree) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        tree = self.tree()
        if tree is None:
            return None
        if self.at.unit is not None:
            return tree.node(key_walk.block(self.at.unit[0]))
        if self.at.wire is not None:
            return tree.node(key_walk.link(self.at.wire[0]))
        return tree

    def children(self) -> list[Selection]:
        """Return the neurons that are drawn of a block, the wire picked out of a link."""
        scene = self.scene
        if scene is None or not self.isValid() or self.at.unit or self.at.wire:
            return []
        for key in self.at.layers:
            geometry = scene.layer_items[key].geometry
            units = range(geometry.first, geometry.first + geometry.shown)
            return [key_walk.neuron(key, unit) for unit in units if geometry.form != "neuron"]
        wires = {scene.focus.at.wire, scene.selection.wire} - {None}
        found = (key_walk.wire(*wire) for wire in wires if wire is not None)
        return [wire for wire in found if wire.links == self.at.links]

    def node(self, at: Selection) -> Node | None:
        """Return the interface of something on the canvas, as the tree has it."""
        tree = self.tree()
        return None if tree is None else tree.node(at)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def relations(self, _match: Any = None) -> list[Any]:
        return []

    def text(self, kind: QAccessible.Text) -> str:
        scene = self.scene
        if scene is None or not self.isValid():
            return ""
        if kind == QAccessible.Text.Description:
            return spoken.how(scene.design, self.at, scene.problems)
        if kind != QAccessible.Text.Name:
            return ""
        return spoken.selected(scene.design, self.at, scene.state, scene.problems)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are given through the design only."""

    def rect(self) -> QRect:
        view, scene = self._view(), self.scene
        if view is None or scene is None or not self.isValid():
            return QRect()
        around = view.mapFromScene(outline_of(scene, self.at).boundingRect()).boundingRect()
        return QRect(view.viewport().mapToGlobal(around.topLeft()), around.size())

    def role(self) -> QAccessible.Role:
        if self.at.notes:
            return QAccessible.Role.Note
        if self.at.links:
            return QAccessible.Role.Link if self.at.wire is None else QAccessible.Role.Indicator
        return QAccessible.Role.ListItem if self.at.unit else QAccessible.Role.Grouping

    def state(self) -> QAccessible.State:
        result = QAccessible.State()
        scene, view = self.scene, self._view()
        if scene is None or view is None or not self.isValid():
            result.invalid = True
            return result
        result.focusable = result.selectable = True
        result.focused = view.hasFocus() and scene.focus.at == self.at
        chosen = scene.selection
        if self.at.unit or self.at.wire:
            result.selected = (self.at.unit, self.at.wire) == (chosen.unit, chosen.wire)
        else:
            result.selected = self.at.ids <= chosen.ids
        seen = QRectF(view.viewport().rect())
        here = view.mapFromScene(outline_of(scene, self.at).boundingRect()).boundingRect()
        result.offscreen = not seen.intersects(QRectF(here))
        return result


class CanvasTree(_Children, QAccessibleWidget):
    """Stands for the view: its children are the blocks from left to right, notes, and links."""

    def __init__(self, view: DesignView) -> None:
        super().__init__(view, QAccessible.Role.Canvas, view.accessibleName())
        self._view = ref(view)
        # Qt keeps bare pointers to these: they must live as long as the tree.
        self._nodes: dict[Selection, Node] = {}
        self._told = (Selection(), "", Selection())
        self._known: tuple[Selection, ...] = ()

    def tell_what_is_new(self) -> None:
        """Send what has changed since the last time: children, focus, its name, the selection."""
        view = self._view()
        if view is None:
            return
        scene, children = view.design_scene, tuple(self.children())
        if children != self._known:
            self._known = children
            send(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))
        focused = self.focusChild()
        at = scene.focus.at if focused is not None else Selection()
        name = "" if focused is None else focused.text(QAccessible.Text.Name)
        before, self._told = self._told, (at, name, scene.selection)
        if focused is not None and at != before[0]:
            send(QAccessibleEvent(focused, QAccessible.Event.Focus))
        elif focused is not None and name != before[1]:
            send(QAccessibleEvent(focused, QAccessible.Event.NameChanged))
        if scene.selection != before[2]:
            self._tell_selection(before[2], scene.selection)

    def _tell_selection(self, before: Selection, now: Selection) -> None:
        """Send which one thing is selected now, or that some of many came in or went out."""
        view = self._view()
        if len(now.ids) == 1:
            node = self.node(now)
            if node is not None:
                send(QAccessibleEvent(node, QAccessible.Event.Selection))
        elif len(now.ids ^ before.ids) == 1:
            only = now.ids ^ before.ids
            added = only <= now.ids
            node = self.node((now if added else before).within(only, only, only))
            kind = QAccessible.Event.SelectionAdd if added else QAccessible.Event.SelectionRemove
            if node is not None and node.isValid():
                send(QAccessibleEvent(node, kind))
        elif view is not None:
            send(QAccessibleEvent(view, QAccessible.Event.SelectionWithin))

    def children(self) -> list[Selection]:
        """Return what the children stand for."""
        view = self._view()
        if view is None:
            return []
        scene = view.design_scene
        links = [key_walk.link(found.id) for found in scene.design.links]
        return [*key_walk.stops(scene), *links]

    def node(self, at: Selection) -> Node | None:
        """Return the interface of something on the canvas, always the same one."""
        view = self._view()
        if view is None:
            return None
        if at not in self._nodes:
            self._nodes[at] = Node(view, at)
        return self._nodes[at]

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._view()
        if view is None or not view.hasFocus():
            return None
        at = view.design_scene.focus.at
        return self.node(at) if at else None

    def text(self, kind: QAccessible.Text) -> str:
        view = self._view()
        if view is not None and kind == QAccessible.Text.Name:
            return view.accessibleName()
        if view is not None and kind == QAccessible.Text.Description:
            return view.accessibleDescription()
        return ""


def _factory(_key: str, of: QObject) -> QAccessibleInterface | None:
    from nndesigner.ui.canvas.view import DesignView

    return CanvasTree(of) if isinstance(of, DesignView) else None
