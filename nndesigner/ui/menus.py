"""Menus and toolbar: lists of action names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from nndesigner.core.templates import TEMPLATES
from nndesigner.ui.actions import Actions
from nndesigner.ui.files import Files
from nndesigner.ui.texts import template_help, template_name

SEPARATOR = ""

FILE = ("New", "templates", "Open", "recent", SEPARATOR, "Save", "SaveAs", SEPARATOR, "Quit")
EDIT = (
    *("Undo", "Redo", SEPARATOR, "Cut", "Copy", "Paste", "Duplicate", "Delete", SEPARATOR),
    *("SelectAll", "FindBlock", SEPARATOR, "Connect", "Fold", SEPARATOR),
    *("AddNote", "Group", "Ungroup", "arrange"),
)
ARRANGE = (
    *("AlignLeft", "AlignCentreH", "AlignRight", SEPARATOR),
    *("AlignTop", "AlignCentreV", "AlignBottom", SEPARATOR, "DistributeH", "DistributeV"),
)
TRAINING = (
    *("Train", "Pause", "Stop", SEPARATOR),
    *("StepSample", "Step", "StepEpoch", "StepBack", SEPARATOR, "Reset", SEPARATOR, "ClearPad"),
)
VIEW = (
    *("ZoomIn", "ZoomOut", "ZoomReset", "ZoomFit", "Minimap", SEPARATOR),
    *("Legend", "ShowNumbers", SEPARATOR, "AutoLayout", SEPARATOR),
    *("panels", "themes", "languages"),
)
HELP = ("Shortcuts", "About")
TOOLBAR = (
    *("New", "Open", "Save", SEPARATOR, "Undo", "Redo", SEPARATOR),
    *("Train", "Pause", "StepBack", "Step", "Stop", "Reset", SEPARATOR, "ZoomFit", "AutoLayout"),
)


class Choice(QObject):
    """A submenu of which one entry is chosen: theme or language."""

    def __init__(
        self, names: tuple[str, ...], chosen: str, pick: Callable[[str], object], menu: QMenu
    ) -> None:
        super().__init__(menu)
        self._pick = pick
        self.actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for name in names:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.setData(name)
            group.addAction(action)
            self.actions[name] = action
        group.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        self._pick(action.data())


class Menus(QObject):
    """Fills a window's menu bar and toolbar, and keeps their texts and recent files fresh."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        files: Files,
        *,
        theme: tuple[str, Callable[[str], object]],
        language: tuple[str, Callable[[str], object]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._files = files
        self._menus = {name: QMenu(window) for name in ("file", "edit", "view", "train", "help")}
        self._submenus = {
            name: QMenu(window)
            for name in ("templates", "recent", "arrange", "panels", "themes", "languages")
        }
        self._fill(self._submenus["arrange"], ARRANGE)
        for menu, names in zip(
            self._menus.values(), (FILE, EDIT, VIEW, TRAINING, HELP), strict=True
        ):
            self._fill(menu, names)
            window.menuBar().addMenu(menu)
        self._fill_templates()
        self._themes = Choice(("system", "light", "dark"), *theme, self._submenus["themes"])
        self._languages = Choice(("system", "en", "zh_CN"), *language, self._submenus["languages"])
        for kind, choice in (("Theme", self._themes), ("Language", self._languages)):
            for name, action in choice.actions.items():
                action.setObjectName(f"action{kind}{name[:1].upper()}{name[1:]}")
        self._toolbar = self._make_toolbar()
        self._submenus["panels"].aboutToShow.connect(self._fill_panels)
        files.recent_changed.connect(self._fill_recent)
        self.retranslate()

    @property
    def choices(self) -> list[QAction]:
        """Return the actions that choose a theme or a language."""
        return [*self._themes.actions.values(), *self._languages.actions.values()]

    def retranslate(self) -> None:
        """Set all titles in the present language."""
        self._menus["file"].setTitle(self.tr("&File"))
        self._menus["edit"].setTitle(self.tr("&Edit"))
        self._menus["view"].setTitle(self.tr("&View"))
        self._menus["train"].setTitle(self.tr("&Training"))
        self._menus["help"].setTitle(self.tr("&Help"))
        self._submenus["templates"].setTitle(self.tr("New from &template"))
        self._submenus["recent"].setTitle(self.tr("Open &recent"))
        self._submenus["arrange"].setTitle(self.tr("&Arrange"))
        self._submenus["panels"].setTitle(self.tr("&Panels"))
        self._submenus["themes"].setTitle(self.tr("&Theme"))
        self._submenus["languages"].setTitle(self.tr("&Language"))
        self._toolbar.setWindowTitle(self.tr("Toolbar"))
        themes = self._themes.actions
        themes["system"].setText(self.tr("As the system"))
        themes["light"].setText(self.tr("Light"))
        themes["dark"].setText(self.tr("Dark"))
        languages = self._languages.actions
        languages["system"].setText(self.tr("As the system"))
        languages["en"].setText("English")
        languages["zh_CN"].setText("简体中文")
        # These stand in the search without the menu's title beside them.
        themes["system"].setIconText(self.tr("Theme as the system"))
        themes["light"].setIconText(self.tr("Light theme"))
        themes["dark"].setIconText(self.tr("Dark theme"))
        for action in languages.values():
            name = self.tr("Language: {name}").format(name=action.text())
            action.setIconText(name)
        for action in self._submenus["templates"].actions():
            action.setText(template_name(action.data()))
            action.setToolTip(template_help(action.data()))
            action.setStatusTip(template_help(action.data()))
        self._fill_recent()

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in self._submenus:
                menu.addMenu(self._submenus[name])
            else:
                menu.addAction(self._actions[name])
        menu.setToolTipsVisible(True)

    def _make_toolbar(self) -> QToolBar:
        toolbar = QToolBar(self._window)
        toolbar.setObjectName("mainToolbar")
        toolbar.setIconSize(QSize(20, 20))
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        toolbar.setMovable(False)
        for name in TOOLBAR:
            if name == SEPARATOR:
                toolbar.addSeparator()
            else:
                toolbar.addAction(self._actions[name])
        self._window.addToolBar(toolbar)
        return toolbar

    def _fill_templates(self) -> None:
        menu = self._submenus["templates"]
        menu.setToolTipsVisible(True)
        for name in TEMPLATES:
            action = menu.addAction(name)
            action.setObjectName(f"template_{name}")
            action.setData(name)
            action.triggered.connect(self._on_template)

    def _fill_recent(self) -> None:
        menu = self._submenus["recent"]
        menu.clear()
        for path in self._files.recent():
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._on_recent)
        menu.setToolTipsVisible(True)
        menu.setEnabled(not menu.isEmpty())
        if not menu.isEmpty():
            menu.addSeparator()
            menu.addAction(self.tr("Clear this list")).triggered.connect(self._files.clear_recent)

    def _fill_panels(self) -> None:
        menu = self._submenus["panels"]
        menu.clear()
        popup = self._window.createPopupMenu()
        if popup is not None:
            menu.addActions(popup.actions())

    def _on_template(self) -> None:
        self._files.new(_data_of(self.sender()))

    def _on_recent(self) -> None:
        self._files.open_recent(Path(_data_of(self.sender())))


def _data_of(action: QObject) -> str:
    return str(action.data()) if isinstance(action, QAction) else ""
