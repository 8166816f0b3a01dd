"""The menu of several selected blocks: what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

_GROUPS = (
    ("Group", "Ungroup", "Fold"),
    ("align", "distribute"),
    ("Cut", "Copy", "Duplicate", "Delete"),
)
_SUBMENUS: Mapping[str, tuple[str, ...]] = {
    "align": (
        *("AlignLeft", "AlignCentreH", "AlignRight"),
        *("AlignTop", "AlignCentreV", "AlignBottom"),
    ),
    "distribute": ("DistributeH", "DistributeV"),
}


class SeveralMenu(QMenu):
    """Made of the actions of the window's own menus, as far as it has them."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("severalMenu")
        self._actions = {action.objectName().removeprefix("action"): action for action in actions}
        for names in _GROUPS:
            for name in names:
                self._add(name)
            self.addSeparator()

    def _add(self, name: str) -> None:
        titles = {
            "align": QCoreApplication.translate("Canvas", "Align"),
            "distribute": QCoreApplication.translate("Canvas", "Distribute"),
        }
        if name in self._actions:
            self.addAction(self._actions[name])
        elif name in titles:
            menu = self.addMenu(titles[name])
            menu.setObjectName(f"{name}Menu")
            menu.addActions([self._actions[one] for one in _SUBMENUS[name] if one in self._actions])
