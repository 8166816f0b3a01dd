from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app import theme
from nndesigner.core.catalog import PALETTE, PALETTE_GROUPS
from nndesigner.ui.panels.palette import LayerPalette, PalettePanel
from nndesigner.ui.panels.palette_model import KIND_ROLE
from nndesigner.ui.texts import group_name

MIME = "application/x-nndesigner-layer"


@pytest.fixture
def palette(qtbot) -> LayerPalette:
    widget = LayerPalette()
    qtbot.addWidget(widget)
    widget.resize(260, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def panel(qtbot) -> PalettePanel:
    widget = PalettePanel()
    qtbot.addWidget(widget)
    widget.resize(260, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def centre(palette: LayerPalette, kind: str) -> QPoint:
    index = palette.index_of(kind)
    palette.scrollTo(index)
    return palette.visualRect(index).center()


def shown(palette: LayerPalette) -> list[str]:
    """Return the kinds that have a card now, in order."""
    model = palette.model()
    found = [model.index(row, 0).data(KIND_ROLE) for row in range(model.rowCount())]
    return [kind for kind in found if kind]


def headings(palette: LayerPalette) -> list[str]:
    model = palette.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data() for index in indexes if not index.data(KIND_ROLE)]


def test_there_is_a_card_for_every_kind_of_the_catalog_under_its_heading(palette):
    assert shown(palette) == list(PALETTE)
    assert headings(palette) == [group_name(group) for group in PALETTE_GROUPS]
    assert palette.objectName() == "layerPalette"


def test_a_heading_folds_its_group(palette, qtbot):
    def click_on_pictures() -> None:
        model = palette.model()
        found = [model.index(row, 0) for row in range(model.rowCount())]
        heading = next(index for index in found if index.data() == "Pictures")
        palette.scrollTo(heading)
        place = palette.visualRect(heading).center()
        qtbot.mouseClick(palette.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click_on_pictures()
    assert "conv2d" not in shown(palette)
    assert "lstm" in shown(palette)
    palette.set_filter("conv")
    assert "conv2d" in shown(palette), "a filter finds what is folded away too"
    palette.set_filter("")
    click_on_pictures()
    assert shown(palette) == list(PALETTE)


def test_typing_filters_by_name_group_and_explanation(panel, qtbot):
    qtbot.keyClicks(panel.filter, "pool")
    assert shown(panel.cards)[:3] == ["max_pool", "avg_pool", "global_avg_pool"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "memory")
    assert shown(panel.cards) == ["lstm", "gru"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "sequences")
    assert set(shown(panel.cards)) >= set(PALETTE_GROUPS["sequences"])
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "zzz")
    assert shown(panel.cards) == []
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)  # nothing to add, and no harm


def test_enter_in_the_filter_adds_the_first_found(panel, qtbot):
    qtbot.keyClicks(panel.filter, "lstm")
    with qtbot.waitSignal(panel.requested) as caught:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert caught.args == ["lstm"]


def test_escape_clears_the_filter_and_down_goes_to_the_cards(panel, qtbot):
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "gru")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    assert shown(panel.cards) == list(PALETTE)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.cards.hasFocus)


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
    index = palette.index_of(kind)
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
    index = palette.index_of("dropout")
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for text in (tip, spoken):
        assert "Dropout" in text
        assert "Silences random neurons while training" in text
    assert "y = m·x" in tip
    assert palette.accessibleName() == "Building blocks"


def test_the_theme_changes_the_cards(palette):
    palette.set_theme(theme.LIGHT)
    light = palette.grab().toImage()
    palette.set_theme(theme.DARK)
    assert palette.grab().toImage() != light


def test_the_language_changes_the_cards(palette, monkeypatch, qtbot):
    from nndesigner.ui.panels import palette_model as module

    before = palette.grab().toImage()
    monkeypatch.setattr(module, "kind_name", lambda kind: f"<{kind}>")
    with qtbot.waitSignal(palette.model().dataChanged):
        QApplication.sendEvent(palette, QEvent(QEvent.Type.LanguageChange))
    assert palette.index_of("input").data() == "<input>"
    assert palette.grab().toImage() != before
