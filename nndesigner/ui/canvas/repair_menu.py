"""What is wrong with a block or a link, mended by one click: entries of menus, and their edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.core.check import Problem, Repair, apply_repair
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.ui.canvas.menu_place import MenuPlace
from nndesigner.ui.canvas.room import with_room
from nndesigner.ui.texts import repair_text

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate


def repair_edit(repair: Repair) -> Callable[[Design], Carried]:
    """Return the edit of a repair; where it puts a layer on a link, others make room for it."""
    return partial(_repaired, repair=repair)


def _repaired(design: Design, repair: Repair) -> Carried:
    if repair.kind != "insert":
        return Carried(apply_repair(design, repair))
    return with_room(design, repair.target, lambda before: Carried(apply_repair(before, repair)))


class RepairEntries(QObject):
    """Entries of a menu, one for each problem that has a repair. It belongs to the menu."""

    def __init__(
        self, scene: DesignScene, problems: Iterable[Problem], menu: QMenu, place: MenuPlace
    ) -> None:
        super().__init__(menu)
        self._scene = scene
        self._repairs: dict[QAction, Repair] = {}
        for problem in problems:
            if problem.repair is not None:
                text = translate("Canvas", "Repair: {what}")
                action = menu.addAction(text.format(what=repair_text(problem.repair)))
                action.setObjectName("repair")
                action.setToolTip(repair_text(problem.repair))
                place.connect_action(action, self._repair)
                self._repairs[action] = problem.repair

    def __bool__(self) -> bool:
        return bool(self._repairs)

    @Slot()
    def _repair(self) -> None:
        action = self.sender()
        repair = self._repairs.get(action) if isinstance(action, QAction) else None
        if repair is not None:
            self._scene.editor.apply(translate("Canvas", "Repair"), repair_edit(repair))


class RepairMenu(QMenu):
    """The repairs alone, as a click on a mark offers them; empty where there is none."""

    def __init__(self, scene: DesignScene, problems: Iterable[Problem], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("repairMenu")
        RepairEntries(scene, problems, self, MenuPlace(scene.pointer, scene.pointer.at, self))
