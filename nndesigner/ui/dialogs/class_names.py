"""The questions about classes of one's own: which there are, or what one is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.ui.panels.panel import PlainLabel

_BETWEEN = re.compile("[,;\n，、；]")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a line, each once, parted by commas or semicolons of any script."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in _BETWEEN.split(text)))))


class OwnClassesDialog(QDialog):
    """Asks for the classes; `chosen(names, new)`: with a new network, or the present one."""

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget, names: Sequence[str], *, usable: bool) -> None:
        """Ask, with some names to begin with; `usable`: can the present network learn them."""
        super().__init__(parent)
        self.setObjectName("ownClassesDialog")
        self.setWindowTitle(self.tr("My own classes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = QLabel(
            self.tr(
                "What shall the network tell apart? Name two classes or more, with commas between"
                " them. You will draw some examples of each."
            )
        )
        question.setWordWrap(True)
        self.names = QLineEdit(", ".join(names))
        self.names.setObjectName("ownClassNames")
        self.names.setAccessibleName(self.tr("Names of the classes"))
        self.names.setPlaceholderText(self.tr("circle, triangle, cross"))
        self.names.textChanged.connect(self._refresh)
        self.new = QPushButton(self.tr("New network"))
        self.new.setObjectName("ownClassesNew")
        self.present = QPushButton(self.tr("This network"))
        self.present.setObjectName("ownClassesPresent")
        self.reason = PlainLabel()
        self.reason.setObjectName("ownClassesReason")
        self._usable = usable
        self._arrange(question)
        self._refresh()

    def _arrange(self, question: QLabel) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.new, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.present, QDialogButtonBox.ButtonRole.ActionRole)
        self.new.setDefault(True)
        buttons.rejected.connect(self.reject)
        self.new.clicked.connect(self._choose_new)
        self.present.clicked.connect(self._choose_present)
        layout = QVBoxLayout(self)
        layout.addWidget(question)
        layout.addWidget(self.names)
        layout.addWidget(self.reason)
        layout.addWidget(buttons)
        self.setMinimumWidth(380)
        # A line is kept free for it: the field must not move while one types.
        self.reason.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _refresh(self) -> None:
        enough = len(names_in(self.names.text())) >= 2
        self.new.setEnabled(enough)
        self.present.setEnabled(enough and self._usable)
        few = "" if enough else self.tr("Name at least two different classes, parted by commas.")
        unfit = "" if self._usable else self.tr(
            "“This network” cannot learn them: it has no input or no output yet."
        )  # fmt: skip
        self.reason.setText(few or unfit)
        self.names.setAccessibleDescription(few or unfit)
        self.new.setToolTip(few or self.tr("A new project with a small network for pictures"))
        self.present.setToolTip(
            few
            or unfit
            or self.tr("The network on the canvas learns them: its input and output are changed")
        )

    def _choose_new(self) -> None:
        self._choose(new=True)

    def _choose_present(self) -> None:
        self._choose(new=False)

    def _choose(self, *, new: bool) -> None:
        names = names_in(self.names.text())
        self.accept()
        self.chosen.emit(names, new)


class ClassNameDialog(QDialog):
    """Asks what one class is called; `named(name)`."""

    named = Signal(str)

    def __init__(self, parent: QWidget, title: str, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("classNameDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(name)
        self.name.setObjectName("className")
        self.name.setAccessibleName(self.tr("Name of the class"))
        self.name.selectAll()
        box = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._refresh)
        label = QLabel(self.tr("Name of the class:"))
        label.setBuddy(self.name)
        layout = QVBoxLayout(self)
        for widget in (label, self.name, self._buttons):
            layout.addWidget(widget)
        self._refresh()

    def _refresh(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name.text().strip()))

    def _accept(self) -> None:
        name = self.name.text().strip()
        if name:
            self.accept()
            self.named.emit(name)
