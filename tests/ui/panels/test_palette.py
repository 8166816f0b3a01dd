from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app import theme
from nndesigner.core.catalog import PALETTE
from nndesigner.ui.panels.palette import LayerPalette

MIME = "application/x-nndesigner-layer"


@pytest.fixture
def palette(qtbot) -> LayerPalette:
    widget = LayerPalette()
    qtbot.addWidget(widget)
    widget.resize(260, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def centre(palette: LayerPalette, kind: str) -> QPoint:
    index = palette.model().index(PALETTE.index(kind), 0)
    return palette.visualRect(index).center()


def test_there_is_a_card_for_every_kind_of_the_catalog(palette):
    model = palette.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == ["Input", "Dense", "Neuron", "Dropout", "Output"]
    assert palette.objectName() == "layerPalette"
    assert len(names) == len(PALETTE)


def test_all_cards_fit_their_preferred_height(palette):
    palette.resize(palette.sizeHint())
    assert not palette.verticalScrollBar().isVisible()
    last = palette.visualRect(palette.model().index(len(PALETTE) - 1, 0))
    assert last.bottom() <= palette.viewport().height()


@pytest.mark.parametrize("kind", PALETTE)
def test_a_double_click_asks_for_the_kind(palette, qtbot, kind):
    qtbot.mouseClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=centre(palette, kind))
    with qtbot.waitSignal(palette.requested) as caught:
        qtbot.mouseDClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=centre(palette, kind))
    assert caught.args == [kind]


def test_a_single_click_asks_for_nothing(palette, qtbot):
    with qtbot.assertNotEmitted(palette.requested):
        qtbot.mouseClick(
            palette.viewport(), Qt.MouseButton.LeftButton, pos=centre(palette, "dense")
        )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_reaches_and_adds_every_kind(palette, qtbot, key):
    asked = []
    palette.requested.connect(asked.append)
    palette.setFocus()
    for _ in PALETTE:
        qtbot.keyClick(palette, key)
        qtbot.keyClick(palette, Qt.Key.Key_Down)
    assert asked == list(PALETTE)


@pytest.mark.parametrize("kind", PALETTE)
def test_a_drag_carries_the_kind_and_a_picture(palette, kind):
    index = palette.model().index(PALETTE.index(kind), 0)
    drag = palette.make_drag(index)
    assert bytes(drag.mimeData().data(MIME)).decode() == kind
    assert not drag.pixmap().isNull()
    size = drag.pixmap().deviceIndependentSize().toSize()
    middle = QPoint(size.width() // 2, size.height() // 2)
    assert (drag.hotSpot() - middle).manhattanLength() <= 2


def test_dragging_a_card_with_the_mouse_starts_its_drag(palette, qtbot, monkeypatch):
    started = []

    def record(drag: QDrag, *_: object) -> Qt.DropAction:
        started.append(bytes(drag.mimeData().data(MIME)).decode())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", record)
    start = centre(palette, "neuron")
    viewport = palette.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + QPoint(8 * step, 4 * step))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))
    assert started == ["neuron"]


def test_cards_explain_themselves_also_to_screen_readers(palette):
    index = palette.model().index(PALETTE.index("dropout"), 0)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for text in (tip, spoken):
        assert "Dropout" in text
        assert "Silences random neurons while training" in text
    assert palette.accessibleName() == "Building blocks"


def test_the_theme_changes_the_cards(palette):
    palette.set_theme(theme.LIGHT)
    light = palette.grab().toImage()
    palette.set_theme(theme.DARK)
    assert palette.grab().toImage() != light


def test_the_language_changes_the_cards(palette, monkeypatch, qtbot):
    from nndesigner.ui.panels import palette as module

    before = palette.grab().toImage()
    monkeypatch.setattr(module, "kind_name", lambda kind: f"<{kind}>")
    with qtbot.waitSignal(palette.model().dataChanged):
        QApplication.sendEvent(palette, QEvent(QEvent.Type.LanguageChange))
    assert palette.model().index(0, 0).data() == "<input>"
    assert palette.grab().toImage() != before
