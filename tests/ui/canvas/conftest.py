"""A real document and editor with a canvas, and gestures made of real events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.app.document import Document
from nndesigner.app.theme import LIGHT
from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.view import DesignView
from nndesigner.ui.editor import Editor

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Canvas:
    """The canvas under test and a hand that moves the mouse over it."""

    document: Document
    editor: Editor
    scene: DesignScene
    view: DesignView
    refusals: list[str] = field(default_factory=list)

    @property
    def design(self) -> Design:
        return self.document.design

    def show(self, design: Design) -> None:
        self.document.replace(Project(design))

    def at(self, pos: QPointF) -> QPoint:
        return self.view.mapFromScene(pos)

    def mouse(
        self,
        kind: QEvent.Type,
        pos: QPointF,
        buttons: Qt.MouseButton = LEFT,
        modifiers: Qt.KeyboardModifier = NONE,
    ) -> None:
        local = QPointF(self.at(pos))
        moving = kind == QEvent.Type.MouseMove
        button = Qt.MouseButton.NoButton if moving else buttons
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else buttons
        viewport = self.view.viewport()
        event = QMouseEvent(kind, local, viewport.mapToGlobal(local), button, held, modifiers)
        QApplication.sendEvent(viewport, event)

    def press(self, pos: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, pos, modifiers=modifiers)

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseMove, pos, modifiers=modifiers)

    def hover(self, pos: QPointF) -> None:
        self.mouse(QEvent.Type.MouseMove, pos, Qt.MouseButton.NoButton)

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, pos, modifiers=modifiers)

    def click(self, pos: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(pos, modifiers)
        self.release(pos, modifiers)

    def drag(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(start, modifiers)
        for step in (0.25, 0.5, 0.75, 1.0):
            self.move(start + (end - start) * step, modifiers)
        self.release(end, modifiers)

    def drop(self, kind: str, local: QPoint) -> QDropEvent:
        data = QMimeData()
        data.setData("application/x-nndesigner-layer", kind.encode())
        copy, viewport = Qt.DropAction.CopyAction, self.view.viewport()
        enter = QDragEnterEvent(local, copy, data, LEFT, NONE)
        QApplication.sendEvent(viewport, enter)
        QApplication.sendEvent(viewport, QDragMoveEvent(local, copy, data, LEFT, NONE))
        drop = QDropEvent(QPointF(local), copy, data, LEFT, NONE)
        QApplication.sendEvent(viewport, drop)
        return drop

    def header(self, name: str) -> QPointF:
        item = self.scene.layer_items[self.id_of(name)]
        return item.pos() + item.geometry.header.center()

    def unit(self, name: str, unit: int) -> QPointF:
        return self.scene.layer_items[self.id_of(name)].unit_centre(unit)

    def port(self, name: str, *, out: bool) -> QPointF:
        return self.scene.layer_items[self.id_of(name)].port(out=out)

    def id_of(self, name: str) -> str:
        return next(layer.id for layer in self.design.layers if layer.name == name)


def chain(*layers: tuple[str, str, dict[str, object]], wired: bool = True) -> Design:
    """Return layers in a row, each linked to the one before it."""
    design = Design()
    for kind, name, fields in layers:
        design = edits.add_layer(design, kind, 0, 0, name=name, **fields)
        if wired and len(design.layers) > 1:
            design = edits.connect(design, design.layers[-2].id, design.layers[-1].id)
    places = auto_layout(design) if wired else {
        layer.id: (300.0 * number, 0.0) for number, layer in enumerate(design.layers)
    }  # fmt: skip
    return edits.move(design, places)


def small(*, wired: bool = True) -> Design:
    return chain(
        ("input", "In", {"shape": (2,)}),
        ("dense", "Hidden", {"units": 4}),
        ("output", "Out", {"units": 3}),
        wired=wired,
    )


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    document = Document()
    editor = Editor(document)
    scene = DesignScene(editor, LIGHT)
    view = DesignView(scene)
    qtbot.addWidget(view)
    result = Canvas(document, editor, scene, view)

    def follow(old: Project, new: Project) -> None:
        scene.sync(old.design, new.design)
        scene.set_state(new.state)

    document.changed.connect(follow)
    document.problems_changed.connect(scene.set_problems)
    editor.refused.connect(result.refusals.append)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    yield result
    document.close()
