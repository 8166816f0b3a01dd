"""The row under the answer that asks whether it was right, or what it should have been."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.texts.tips import plain_tip

_SHOWN_MS = 2500
_LONGEST = 18
_COUNT = QT_TRANSLATE_NOOP("TeachRow", "%n drawing(s)")

UNREAD = "?"
"""Stands for a digit of a number that is read as none."""


class TeachRow(Panel):
    """Two buttons and a count.

    `confirmed()`: it is what the network says, or the class being drawn; `named(label)`: it is
    this; `gallery_requested()`: show all drawings; `clearing_changed(bool)`: whether the pad is
    wiped afterwards.
    """

    confirmed = Signal()
    named = Signal(str)
    gallery_requested = Signal()
    clearing_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("teachRow")
        self._classes: tuple[str, ...] = ()
        self._count = 0
        self._clearing = True
        self._state = (False, "", "", "")
        self._taught = ""
        self.right, self.name, self.gallery = QPushButton(), QPushButton(), QToolButton()
        self.right.setObjectName("teachRight")
        self.name.setObjectName("teachName")
        self.gallery.setObjectName("teachGallery")
        self.menu = QMenu(self)
        self.menu.setObjectName("teachMenu")
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_SHOWN_MS)
        self._back.timeout.connect(self._forget_taught)
        self._arrange()
        self.retranslate()

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Offer these names; the row is hidden where there are none."""
        self._classes = classes
        self._show()

    def set_count(self, count: int) -> None:
        """Say how many drawings there are."""
        self._count = count
        self._taught = ""
        self._show()

    def set_clearing(self, clearing: bool) -> None:
        """Tell whether the pad is wiped afterwards."""
        self._clearing = clearing

    def show_state(self, *, drawn: bool, said: str, target: str, digit: str = "") -> None:
        """Say what can be done: is something drawn, what the network says, what is drawn now.

        Of a number it is one `digit` that is meant: the one the answer is about, `UNREAD` if it
        is read as none.
        """
        if (drawn, said, target, digit) != self._state:
            self._state = (drawn, said, target, digit)
            self._show()

    def show_taught(self, label: str) -> None:
        """Tell for a moment that a drawing was added."""
        self._taught = label
        self._show()
        self._back.start()

    def retranslate(self) -> None:
        self.gallery.setToolTip(self.tr("Show all my drawings"))
        self.name.setToolTip(
            self.tr("Keep the drawing under its right name, to learn from it (number keys)")
        )
        self._show()

    def fill_menu(self) -> None:
        """Make the entries anew: one for each class, and what happens to the pad."""
        self.menu.clear()
        for number, label in enumerate(self._classes):
            action = self.menu.addAction(self._entry(number, label))
            action.setObjectName("teachAs")
            action.setData(label)
        self.menu.addSeparator()
        clearing = self.menu.addAction(self.tr("Wipe the pad afterwards"))
        clearing.setObjectName("teachClears")
        clearing.setCheckable(True)
        clearing.setChecked(self._clearing)

    def _arrange(self) -> None:
        self.name.setMenu(self.menu)
        self.gallery.setAutoRaise(True)
        policy = QSizePolicy.Policy
        for button in (self.right, self.name):
            button.setSizePolicy(policy.Maximum, policy.Fixed)
        self.gallery.setSizePolicy(policy.Ignored, policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 4)
        layout.setSpacing(6)
        layout.addWidget(self.right)
        layout.addWidget(self.name)
        layout.addWidget(self.gallery, 1)
        self.right.clicked.connect(self._confirm)
        self.gallery.clicked.connect(self._ask_for_gallery)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.menu.triggered.connect(self._chosen)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _show(self) -> None:
        drawn, said, target, digit = self._state
        self.name.setText(self._no(digit))
        self.setVisible(bool(self._classes))
        expected = target or said
        self.right.setEnabled(drawn and bool(expected))
        self.name.setEnabled(drawn)
        if target:
            text = self.tr("Add to “{label}”").format(label=_short(target))
            tip = self.tr("Keep the drawing as an example of “{label}” (Enter)")
        else:
            text = self.tr("The {digit} is right") if said and digit else self.tr("Right")
            text = text.format(digit=digit)
            tip = self.tr("Keep the drawing as an example of “{label}” (Enter)")
        self.right.setText(text.replace("&", "&&"))
        self.right.setToolTip(plain_tip(tip.format(label=expected)) if expected else "")
        if self._taught:
            text = self.tr("“{label}” added").format(label=_short(self._taught))
        else:
            text = QCoreApplication.translate("TeachRow", str(_COUNT), None, self._count)
        self.gallery.setText(text)

    def _no(self, digit: str) -> str:
        if not digit:
            return self.tr("No, this was a …")
        if digit == UNREAD:
            return self.tr("No, the last one was a …")
        return self.tr("No, the {digit} was a …").format(digit=digit)

    def _entry(self, number: int, label: str) -> str:
        """Return the text of a class, with the number key that means it underlined."""
        words = _short(label).replace("&", "&&")
        if len(label) == 1 and label.isalnum():
            return f"&{words}"
        if any(name.isdigit() for name in self._classes) or number > 8:
            return words
        return f"&{number + 1}  {words}"

    def _forget_taught(self) -> None:
        self._taught = ""
        self._show()

    def _confirm(self) -> None:
        self.confirmed.emit()

    def _ask_for_gallery(self) -> None:
        self.gallery_requested.emit()

    def _chosen(self, action: QAction) -> None:
        if action.objectName() == "teachClears":
            self._clearing = action.isChecked()
            self.clearing_changed.emit(self._clearing)
        else:
            self.named.emit(action.data())


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
