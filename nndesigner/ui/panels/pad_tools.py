"""The slim row of tools at the drawing pad: pen, eraser, width, undo, redo, clear."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui import icons
from nndesigner.ui.panels.digit_pad import WIDTHS, DigitPad
from nndesigner.ui.panels.menu_button import MenuButton
from nndesigner.ui.panels.pad_keys import PadCommand
from nndesigner.ui.panels.panel import Panel

_ICON = 16
_SIDE = 26


class PadTools(Panel):
    """Buttons that do what the pad's keys do, and show what can be done."""

    def __init__(self, pad: DigitPad, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("padTools")
        self._pad = pad
        self.pen = self._button("drawWithPen", "pen")
        self.eraser = self._button("eraseStrokes", "eraser")
        for button in (self.pen, self.eraser):
            button.setCheckable(True)
        self.pen_width = self._button("penWidth", "", MenuButton)
        self.pen_width.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._widths = self._make_widths()
        self.undo = self._button("undoStroke", "undo")
        self.redo = self._button("redoStroke", "redo")
        self.clear = self._button("clearDrawing", "clear")
        self._arrange()
        self.pen.clicked.connect(partial(self._choose, False))
        self.eraser.clicked.connect(partial(self._choose, True))
        for button, command in self._commands():
            button.clicked.connect(partial(self._do, command))
        pad.tools_changed.connect(self._follow)
        pad.pen_width_changed.connect(self._follow_width)
        self._follow()
        self._follow_width(pad.pen_width)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._follow_width(self._pad.pen_width)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tools of the drawing pad"))
        texts = {
            self.pen: (self.tr("Pen"), self.tr("Draw (E changes between pen and eraser)")),
            self.eraser: (
                self.tr("Eraser"),
                self.tr(
                    "Take whole strokes away by passing over them (E); so do the right button "
                    "and the pen's other end"
                ),
            ),
            self.pen_width: (
                self.tr("Width of the line"),
                self.tr(
                    "How wide lines are on the pad ([ and ]). The network's picture does not "
                    "depend on it: its lines are as wide as those it was trained with"
                ),
            ),
            self.undo: (
                self.tr("Take the last stroke back"),
                self.tr("Take the last stroke back (Ctrl+Z on the pad); a training goes on"),
            ),
            self.redo: (
                self.tr("Put the stroke back"),
                self.tr("Put the stroke back (Ctrl+Shift+Z on the pad)"),
            ),
            self.clear: (self.tr("Clear the drawing"), self.tr("Clear the drawing (Delete)")),
        }
        for button, (name, tip) in texts.items():
            button.setAccessibleName(name)
            button.setToolTip(tip)
        names = (self.tr("Thin"), self.tr("Medium"), self.tr("Thick"), self.tr("Very thick"))
        for action, name in zip(self._widths, names, strict=True):
            action.setText(name)

    def _commands(self) -> tuple[tuple[QToolButton, PadCommand], ...]:
        return (self.undo, "undo"), (self.redo, "redo"), (self.clear, "clear")

    def _button(self, name: str, icon: str, kind: type[QToolButton] = QToolButton) -> QToolButton:
        button = kind(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFixedSize(_SIDE, _SIDE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon:
            button.setIcon(icons.icon(icon))
        return button

    def _make_widths(self) -> list[QAction]:
        menu = QMenu(self.pen_width)
        group = QActionGroup(menu)
        actions = []
        for width in WIDTHS:
            action = menu.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._set_width, width))
            actions.append(action)
        self.pen_width.setMenu(menu)
        return actions

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for button in (self.pen, self.eraser, self.pen_width):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.undo, self.redo, self.clear):
            row.addWidget(button)

    def _choose(self, erases: bool, _checked: bool = False) -> None:
        self._pad.set_erasing(erases)
        self._follow()  # a second click on what is chosen leaves it chosen

    def _do(self, command: PadCommand, _checked: bool = False) -> None:
        self._pad.do(command)

    def _set_width(self, width: float, _checked: bool = False) -> None:
        self._pad.set_pen_width(width)

    def _follow(self) -> None:
        self.pen.setChecked(not self._pad.erasing)
        self.eraser.setChecked(self._pad.erasing)
        for button, command in self._commands():
            button.setEnabled(self._pad.able(command))

    def _follow_width(self, width: float) -> None:
        self.pen_width.setIcon(self._dot(width))
        for action, choice in zip(self._widths, WIDTHS, strict=True):
            action.setIcon(self._dot(choice))
            action.setChecked(choice == width)

    def _dot(self, width: float) -> QIcon:
        """Return a dot as large as the pen, as far as it fits in."""
        picture = QPixmap(2 * _ICON, 2 * _ICON)
        picture.setDevicePixelRatio(2.0)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.text))
        radius = min(_ICON / 2, 1.0 + width / 4)
        painter.drawEllipse(QPointF(_ICON / 2, _ICON / 2), radius, radius)
        painter.end()
        return QIcon(picture)
