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

from nndesigner.core.edits.classes import checked_names
from nndesigner.core.errors import EditError
from nndesigner.ui.panels.panel import PlainLabel
from nndesigner.ui.texts import error_text
from nndesigner.ui.texts.tips import plain_tip

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
        wrong = self._wrong()
        self.new.setEnabled(not wrong)
        self.present.setEnabled(not wrong and self._usable)
        unfit = "" if self._usable else self.tr(
            "“This network” cannot learn them: it has no input or no output yet."
        )  # fmt: skip
        self.reason.setText(wrong or unfit)
        self.names.setAccessibleDescription(wrong or unfit)
        self.new.setToolTip(
            plain_tip(wrong) or self.tr("A new project with a small network for pictures")
        )
        self.present.setToolTip(
            plain_tip(wrong)
            or unfit
            or self.tr("The network on the canvas learns them: its input and output are changed")
        )

    def _wrong(self) -> str:
        """Return what is wrong with the names, "" if nothing is."""
        try:
            checked_names(names_in(self.names.text()))
        except EditError as error:
            if error.code == "too_few_classes":
                return self.tr("Name at least two different classes, parted by commas.")
            return error_text(error)
        return ""

    def _choose_new(self) -> None:
        self._choose(new=True)

    def _choose_present(self) -> None:
        self._choose(new=False)

    def _choose(self, *, new: bool) -> None:
        names = names_in(self.names.text())
        self.accept()
        self.chosen.emit(names, new)


class ClassNameDialog(QDialog):
    """Asks what one class is called, otherwise than the `others` are; `named(name)`."""

    named = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, name: str = "", others: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setObjectName("classNameDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._others = tuple(others)
        self.name = QLineEdit(name)
        self.name.setObjectName("className")
        self.name.setAccessibleName(self.tr("Name of the class"))
        self.name.selectAll()
        box = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self.reason = PlainLabel()
        self.reason.setObjectName("classNameReason")
        self.reason.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.name.textChanged.connect(self._refresh)
        label = QLabel(self.tr("Name of the class:"))
        label.setBuddy(self.name)
        self.setMinimumWidth(320)
        layout = QVBoxLayout(self)
        for widget in (label, self.name, self.reason, self._buttons):
            layout.addWidget(widget)
        self._refresh()

    def _refresh(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        wrong = self._wrong()
        ok.setEnabled(not wrong)
        untouched = not self.name.text().strip()  # that a name is wanted, is said above
        self.reason.setText("" if untouched else wrong)
        self.name.setAccessibleDescription(wrong)

    def _wrong(self) -> str:
        try:
            checked_names((*self._others, self.name.text()))
        except EditError as error:  # one class is named here, however few there are
            return "" if error.code == "too_few_classes" else error_text(error)
        return ""

    def _accept(self) -> None:
        name = self.name.text().strip()
        if not self._wrong():
            self.accept()
            self.named.emit(name)
