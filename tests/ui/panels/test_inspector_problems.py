"""Problems of what is selected stand in the inspector, each with its repair."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nndesigner.app.document import Document
from nndesigner.core import edits
from nndesigner.core.project import Project
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector import Inspector
from nndesigner.ui.panels.inspector_link import LinkSection
from nndesigner.ui.panels.inspector_problems import ProblemSection
from tests.ui.canvas.conftest import chain


@pytest.fixture
def document() -> Iterator[Document]:
    document = Document()
    yield document
    document.close()


@pytest.fixture
def inspector(document: Document, qtbot: QtBot) -> Inspector:
    inspector = Inspector(Editor(document))
    qtbot.addWidget(inspector)
    document.changed.connect(inspector.show_project)
    inspector.resize(330, 700)
    inspector.show()
    design = chain(
        ("input", "In", {"shape": (8, 8)}), ("flatten", "F", {}), ("conv2d", "Conv", {}),
        ("output", "Out", {}),
    )  # fmt: skip
    document.replace(Project(design))
    return inspector


def test_a_problem_is_said_and_mended_by_one_click(
    document: Document, inspector: Inspector, qtbot: QtBot
) -> None:
    conv = document.design.layers[2].id
    inspector.set_selection(Selection(frozenset({conv})))
    section = inspector.section(ProblemSection)
    assert isinstance(section, ProblemSection)
    assert section.isVisible()
    assert len(section.sentences) == 1
    assert "Conv" in section.sentences[0]
    (button,) = section.buttons
    assert button.text() == "Insert Reshape to 8 × 8"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(document.design.layers) == 5
    assert not section.isVisible()
    document.undo()
    assert section.isVisible()


def test_a_link_tells_its_problem_too(document: Document, inspector: Inspector) -> None:
    inspector.set_selection(Selection(links=frozenset({document.design.links[1].id})))
    section = inspector.section(ProblemSection)
    assert section.isVisible()
    inspector.set_selection(Selection(links=frozenset({document.design.links[0].id})))
    assert not section.isVisible()


def test_a_wire_is_locked_stepped_and_its_link_restored(
    document: Document, inspector: Inspector, qtbot: QtBot
) -> None:
    design = chain(("input", "In", {}), ("output", "Out", {"units": 3}))
    link = design.links[0].id
    design = edits.disconnect_units(design, link, 0, 0)
    document.replace(Project(design))
    inspector.set_selection(Selection(links=frozenset({link}), wire=(link, 1, 0)))
    section = inspector.section(LinkSection)
    assert isinstance(section, LinkSection)
    section.lock.click()
    assert document.design.links[0].locked == ((), (0,), ())
    assert section.lock.isChecked()
    before = document.state[link][1, 0]
    section.refresh_numbers(section.shown)
    section.weight.setFocus()
    qtbot.keyClick(section.weight, Qt.Key.Key_Up)
    assert document.state[link][1, 0] == pytest.approx(before + 0.1, abs=1e-5)
    assert section.restore.isVisible()
    section.restore.click()
    assert document.design.links[0].mask is None
    assert not section.restore.isVisible()
