"""Which class of one's own is drawn now, with how many there are of it, and new ones."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.icons import icon
from nndesigner.ui.panels.panel import Panel


class ClassBar(Panel):
    """A list of the classes with counters; `target_chosen(name)`, and what to do with one.

    `add_wanted()`, `rename_wanted(name)`, `remove_wanted(name)`.
    """

    target_chosen = Signal(str)
    add_wanted = Signal()
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.classes = QComboBox()
        self.classes.setObjectName("drawnClass")
        self.classes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.add, self.rename, self.remove = QToolButton(), QToolButton(), QToolButton()
        self.add.setObjectName("newClass")
        self.rename.setObjectName("renameClass")
        self.remove.setObjectName("removeClass")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.classes, 1)
        for button in (self.add, self.rename, self.remove):
            layout.addWidget(button)
        self.classes.activated.connect(self._choose)
        self.add.clicked.connect(self._add)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        self.set_theme(theme)
        self.retranslate()

    def show_classes(
        self, classes: tuple[str, ...], counts: Mapping[str, int], target: str, enough: int
    ) -> None:
        """Show these classes, each with how many of `enough` drawings there are."""
        with QSignalBlocker(self.classes):
            self.classes.clear()
            for name in classes:
                text = self.tr("Draw “{name}”: {count} of {enough}")
                self.classes.addItem(
                    text.format(name=name, count=counts.get(name, 0), enough=enough), name
                )
            self.classes.setCurrentIndex(self.classes.findData(target) if target else -1)
        for button in (self.rename, self.remove):
            button.setEnabled(bool(classes))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.add.setIcon(icon("add"))
        self.remove.setIcon(icon("delete"))

    def retranslate(self) -> None:
        self.classes.setPlaceholderText(self.tr("Enough drawings of each class"))
        self.classes.setToolTip(self.tr("The class you are drawing: Enter on the pad adds to it"))
        self.classes.setAccessibleName(self.tr("Class being drawn"))
        self.add.setToolTip(self.tr("New class …"))
        self.rename.setText(self.tr("Rename …"))
        self.rename.setToolTip(self.tr("Rename this class, with its drawings"))
        self.remove.setToolTip(self.tr("Delete this class, with its drawings"))
        for button in (self.add, self.remove):
            button.setAccessibleName(button.toolTip())

    def _current(self) -> str:
        return str(self.classes.currentData() or self.classes.itemData(0) or "")

    def _choose(self, index: int) -> None:
        self.target_chosen.emit(self.classes.itemData(index))

    def _add(self) -> None:
        self.add_wanted.emit()

    def _rename(self) -> None:
        self.rename_wanted.emit(self._current())

    def _remove(self) -> None:
        self.remove_wanted.emit(self._current())
