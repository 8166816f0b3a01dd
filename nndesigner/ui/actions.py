"""The actions of the table as QActions; menus and toolbars are lists of their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from nndesigner.ui.action_table import CONTEXT, SPECS, ActionSpec, Condition
from nndesigner.ui.icons import icon

_MNEMONIC = re.compile(r"\(&\w\)|&")
"""How a text marks its key, as in "&Train" or "训练(&T)"; Qt leaves the latter on buttons."""


class Actions(QObject):
    """The QActions of the table, named "action" + name; enabled by conditions, not by hand."""

    def __init__(self, slots: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._slots = dict(slots)
        self._actions: dict[str, QAction] = {}
        for spec in SPECS:
            self._actions[spec.name] = self._make(spec)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def retranslate(self) -> None:
        """Set texts and tooltips in the present language, with the shortcut in the tooltip."""
        for spec in SPECS:
            action = self._actions[spec.name]
            tip = QCoreApplication.translate(CONTEXT, spec.tip)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(QCoreApplication.translate(CONTEXT, spec.text))
            action.setIconText(_MNEMONIC.sub("", action.text()))
            action.setStatusTip(tip)
            with_keys = QCoreApplication.translate("Actions", "{tip} ({keys})")
            action.setToolTip(with_keys.format(tip=tip, keys=keys) if keys else tip)

    def refresh_icons(self) -> None:
        """Make the icons again in the colours of the present theme."""
        for spec in SPECS:
            if spec.icon:
                self._actions[spec.name].setIcon(icon(spec.icon))

    def enable(self, conditions: Mapping[Condition, bool]) -> None:
        """Enable exactly the actions whose condition holds."""
        for spec in SPECS:
            self._actions[spec.name].setEnabled(spec.when == "always" or conditions[spec.when])

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(f"action{spec.name}")
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.is_for_canvas:
            # A letter alone means something else wherever one types or searches by typing.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._run)
        return action

    def _run(self) -> None:
        name = self.sender().objectName().removeprefix("action")
        self._slots[name]()
