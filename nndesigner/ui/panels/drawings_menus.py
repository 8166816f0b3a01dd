"""The menus of the gallery: all there is to do, a drawing's right name, and the right button's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nndesigner.app import teaching

if TYPE_CHECKING:
    from nndesigner.ui.panels.drawings import DrawingsPanel

translate = QCoreApplication.translate


class DrawingsMenus(QObject):
    """Fills the menus of a panel's buttons and view, and does what is chosen in them."""

    def __init__(self, panel: DrawingsPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.names, self._more = QMenu(panel), QMenu(panel)
        self.names.setObjectName("drawingNames")
        panel.name.setMenu(self.names)
        panel.more.setMenu(self._more)
        self.names.aboutToShow.connect(self._fill_names)
        self.names.triggered.connect(self._name_as)
        panel.view.customContextMenuRequested.connect(self._show_menu)

    def retranslate(self) -> None:
        """Make the texts anew in the present language."""
        menu, panel = self._more, self._panel
        menu.clear()
        for name, text, slot in (
            (
                "importDrawings",
                translate("DrawingsPanel", "Import drawings …"),
                panel.files.import_,
            ),
            ("exportDrawings", translate("DrawingsPanel", "Export drawings …"), panel.files.export),
            (
                "ownClassesBegin",
                translate("DrawingsPanel", "My own classes …"),
                panel.own.ask_to_begin,
            ),
            ("ownClassesAdd", translate("DrawingsPanel", "New class …"), panel.own.ask_to_add),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(slot)

    def _fill_names(self) -> None:
        self.names.clear()
        for label in teaching.counts(self._panel.project):
            action = self.names.addAction(label.replace("&", "&&"))
            action.setData(label)

    def _name_as(self, action: QAction) -> None:
        self._panel.name_chosen(action.data())

    def _show_menu(self, at: QPoint) -> None:
        panel = self._panel
        menu = QMenu(panel)
        menu.setObjectName("drawingsMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        put = menu.addAction(panel.put.text())
        put.triggered.connect(panel.put_chosen)
        self._fill_names()
        names = menu.addMenu(panel.name.text())
        names.addActions(self.names.actions())
        names.triggered.connect(self._name_as)
        delete = menu.addAction(translate("DrawingsPanel", "Delete"))
        delete.setObjectName("deleteChosen")
        delete.triggered.connect(panel.delete_chosen)
        for action in (put, names.menuAction(), delete):
            action.setEnabled(bool(panel.view.chosen()))
        menu.popup(panel.view.viewport().mapToGlobal(at))
