"""A line above the canvas that says what happened, and may offer what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.ui.icons import icon

Kind = Literal["info", "success", "warning", "error"]

LONGEST_WORD = 48
LONGEST_TEXT = 400

SHOWN_MS = 7000
"""How long passing remarks stay; errors stay until they are closed or replaced."""


class MessageBar(QFrame):
    """Shows one message at a time, never in the way of the work."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self._kind: Kind = "info"
        self._action: Callable[[], object] | None = None
        self._is_refusal = False
        self._symbol = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("messageText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        # What is said must never make the window wider.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._do)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setText("×")
        self._close.clicked.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.addWidget(self._symbol)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The message shown, or an empty text."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def kind(self) -> Kind:
        return self._kind

    def say(
        self,
        text: str,
        kind: Kind = "info",
        *,
        offer: str = "",
        action: Callable[[], object] | None = None,
        passing: bool = False,
    ) -> None:
        """Show a message; `offer` is the text of a button that does `action` and closes.

        Good news goes by itself, and so does a remark in passing.
        """
        self._kind = kind
        self._action = action
        self._is_refusal = False
        self._text.setText(_readable(text))
        self._button.setText(offer)
        self._button.setVisible(bool(offer))
        self._paint()
        self.show()
        if (passing or kind in ("info", "success")) and not offer:
            self._timer.start(SHOWN_MS)
        else:
            self._timer.stop()

    def refuse(self, text: str) -> None:
        """Show why something is not done, until something else is done: see `edited`."""
        self.say(text, "warning", passing=True)
        self._is_refusal = True

    def edited(self) -> None:
        """Take away why something else was not done: the work has gone on."""
        if self._is_refusal:
            self.clear()

    def clear(self) -> None:
        """Take the message away."""
        self._is_refusal = False
        self._action = None
        self._timer.stop()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._paint()

    def retranslate(self) -> None:
        """Set the texts that do not depend on the message."""
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _do(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()

    def _paint(self) -> None:
        theme = self._theme
        colour = {
            "info": theme.accent,
            "success": theme.success,
            "warning": theme.warning,
            "error": theme.error,
        }[self._kind]
        names = {"error": "problem", "warning": "warning", "info": "help"}
        name = names.get(self._kind, "ok")
        self._symbol.setPixmap(icon(name).pixmap(QSize(18, 18)))
        self.setStyleSheet(
            f"#messageBar {{ background: {theme.raised}; border: 1px solid {theme.border};"
            f" border-left: 4px solid {colour}; border-radius: 4px; }}"
        )


def _readable(text: str) -> str:
    """Cut words nobody reads to the end (a quoted value, a path), and very long texts."""
    words = [
        word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 12]}…{word[-11:]}"
        for word in text.split(" ")
    ]
    short = " ".join(words)
    return short if len(short) <= LONGEST_TEXT else f"{short[:LONGEST_TEXT]}…"
