"""The dockable panels: where each stands at first, and their titles."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QWidget

Area = Qt.DockWidgetArea

CONTEXT = "Docks"


@dataclass(frozen=True)
class DockSpec:
    """One dock: its object name, title, side, and the dock it shares a tab bar with."""

    name: str
    title: object
    area: Area
    tab_with: str = ""
    scrolls: bool = False


SPECS: tuple[DockSpec, ...] = (
    DockSpec("paletteDock", QT_TRANSLATE_NOOP("Docks", "Building blocks"), Area.LeftDockWidgetArea),
    DockSpec(
        "trainingDock",
        QT_TRANSLATE_NOOP("Docks", "Training"),
        Area.LeftDockWidgetArea,
        scrolls=True,
    ),
    DockSpec(
        "dataDock",
        QT_TRANSLATE_NOOP("Docks", "Data"),
        Area.LeftDockWidgetArea,
        "trainingDock",
        scrolls=True,
    ),
    DockSpec("inspectorDock", QT_TRANSLATE_NOOP("Docks", "Inspector"), Area.RightDockWidgetArea),
    DockSpec(
        "seenDock",
        QT_TRANSLATE_NOOP("Docks", "What it sees"),
        Area.RightDockWidgetArea,
        "inspectorDock",
        scrolls=True,  # or the window would grow when its steps are opened
    ),
    DockSpec(
        "whyDock", QT_TRANSLATE_NOOP("Docks", "Why"), Area.RightDockWidgetArea, "inspectorDock"
    ),
    DockSpec(
        "drawingsDock",
        QT_TRANSLATE_NOOP("Docks", "My drawings"),
        Area.RightDockWidgetArea,
        "inspectorDock",
        scrolls=True,  # one row of drawings is always whole
    ),
    DockSpec("sampleDock", QT_TRANSLATE_NOOP("Docks", "Try it"), Area.RightDockWidgetArea),
    DockSpec("plotsDock", QT_TRANSLATE_NOOP("Docks", "Curves"), Area.BottomDockWidgetArea),
    DockSpec("problemsDock", QT_TRANSLATE_NOOP("Docks", "Problems"), Area.BottomDockWidgetArea),
    DockSpec(
        "resultsDock",
        QT_TRANSLATE_NOOP("Docks", "Test results"),
        Area.BottomDockWidgetArea,
        "plotsDock",
    ),
)


class Docks(QObject):
    """Makes the docks of a window and keeps their titles in the present language."""

    def __init__(self, window: QMainWindow, widgets: dict[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self.by_name: dict[str, QDockWidget] = {}
        corners = Qt.Corner
        window.setCorner(corners.BottomLeftCorner, Area.LeftDockWidgetArea)
        window.setCorner(corners.BottomRightCorner, Area.RightDockWidgetArea)
        for spec in SPECS:
            self._add(spec, widgets[spec.name])
        for name in ("trainingDock", "inspectorDock", "plotsDock"):
            self.by_name[name].raise_()
        self.retranslate()

    def arrange(self) -> None:
        """Give the docks their first sizes."""
        docks = self.by_name
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window = self._window
        window.resizeDocks([docks["paletteDock"], docks["inspectorDock"]], [290, 380], horizontal)
        window.resizeDocks([docks["paletteDock"], docks["trainingDock"]], [340, 460], vertical)
        window.resizeDocks([docks["inspectorDock"], docks["sampleDock"]], [350, 490], vertical)
        window.resizeDocks([docks["plotsDock"]], [250], vertical)
        window.resizeDocks([docks["plotsDock"], docks["problemsDock"]], [500, 240], horizontal)

    def retranslate(self) -> None:
        """Set the titles in the present language."""
        for spec in SPECS:
            title = QCoreApplication.translate(CONTEXT, str(spec.title))
            self.by_name[spec.name].setWindowTitle(title)

    def _add(self, spec: DockSpec, widget: QWidget) -> None:
        dock = QDockWidget(self._window)
        dock.setObjectName(spec.name)
        if spec.scrolls:
            area = QScrollArea(dock)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setWidget(widget)
            bar = area.verticalScrollBar().sizeHint().width()
            if spec.area == Area.LeftDockWidgetArea:
                area.setMinimumWidth(widget.minimumSizeHint().width() + bar)
            widget = area
        dock.setWidget(widget)
        self._window.addDockWidget(spec.area, dock)
        if spec.tab_with:
            self._window.tabifyDockWidget(self.by_name[spec.tab_with], dock)
        elif spec.name == "problemsDock":
            self._window.splitDockWidget(self.by_name["plotsDock"], dock, Qt.Orientation.Horizontal)
        self.by_name[spec.name] = dock
