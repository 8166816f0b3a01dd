from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionToolButton, QToolButton

from nndesigner.ui.panels.menu_button import MenuButton


def test_no_arrow_and_the_colours_of_now(qtbot):
    button = MenuButton()
    qtbot.addWidget(button)
    menu = QMenu(button)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    option = QStyleOptionToolButton()
    button.initStyleOption(option)
    assert not option.features & QStyleOptionToolButton.ToolButtonFeature.HasMenu
    button.show()
    before = QApplication.palette()
    try:
        for colour in ("#102030", "#e0d0c0"):
            palette = QPalette(before)
            palette.setColor(QPalette.ColorRole.ButtonText, QColor(colour))
            QApplication.setPalette(palette)
            wanted = QColor(colour)
            qtbot.waitUntil(lambda wanted=wanted: button.palette().buttonText().color() == wanted)
    finally:
        QApplication.setPalette(before)
