"""A document with an inspector on it, for the tests of its pages."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView

from nndesigner.app.document import Document
from nndesigner.app.prediction import Prediction
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.engine.network import compile_design
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector import REFRESH_MS, Inspector
from nndesigner.ui.panels.inspector_design import DesignSection
from nndesigner.ui.panels.inspector_layer import LayerSection
from nndesigner.ui.panels.inspector_link import LinkSection
from nndesigner.ui.panels.inspector_neuron import NeuronSection


class Bench:
    """A document with an inspector on it, as the window wires them."""

    def __init__(self, qtbot, project: Project) -> None:
        self.qtbot = qtbot
        self.document = Document()
        self.editor = Editor(self.document)
        self.refusals: list[str] = []
        self.editor.refused.connect(self.refusals.append)
        self.document.replace(project)
        self.inspector = Inspector(self.editor)
        qtbot.addWidget(self.inspector)
        self.document.changed.connect(self.inspector.show_project)
        self.inspector.show_project(Project(), self.document.project)
        self.inspector.resize(340, 800)
        with qtbot.waitExposed(self.inspector):
            self.inspector.show()
        self.inspector.activateWindow()
        self.settle()

    @property
    def design(self) -> Design:
        return self.document.design

    def layer(self, place: int):
        return self.design.layers[place]

    def select(self, *layers: int, unit=None, link=None, wire=None) -> None:
        ids = frozenset(self.layer(place).id for place in layers)
        links = frozenset() if link is None else frozenset({self.design.links[link].id})
        picked = None if unit is None else (next(iter(ids)), unit)
        on_wire = None if wire is None else (next(iter(links)), *wire)
        self.inspector.set_selection(Selection(ids, links, picked, on_wire))
        self.settle()

    def predict(self, x) -> None:
        network = compile_design(self.design)
        network.set_state(self.document.state)
        x = np.array(x, np.float32)
        found = {key: a[0] for key, a in network.activations(x[np.newaxis]).items()}
        output = found[self.layer(-1).id]
        prediction = Prediction(x, self.layer(0).shape, found, output, None, (), None)
        self.inspector.set_prediction(prediction)
        QTest.qWait(REFRESH_MS + 20)

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def shown(self) -> list[type]:
        kinds = (DesignSection, LayerSection, NeuronSection, LinkSection)
        made = self.inspector._sections
        return [kind for kind in kinds if kind in made and made[kind].isVisible()]

    def find(self, kind: type, name: str):
        found = [child for child in self.inspector.findChildren(kind, name) if child.isVisible()]
        assert len(found) == 1, (name, found)
        return found[0]

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def type_into(self, name: str, text: str, key=Qt.Key.Key_Return) -> QLineEdit:
        field = self.find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        for letter in text:
            # QTest.keyClicks aborts the process on a letter that is not ASCII.
            press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, press)
        if key is not None:
            QTest.keyClick(field, key)
        self.settle()
        return field


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [
            model.index(row, column).data()
            for column in range(model.columnCount())
            if model.index(row, column).data(Qt.ItemDataRole.CheckStateRole) is None
        ]
        for row in range(model.rowCount())
    ]


def edit_cell(bench: Bench, table: QTableView, row: int, column: int, text: str) -> None:
    point = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    field = table.viewport().findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    bench.settle()
