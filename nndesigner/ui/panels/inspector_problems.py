"""What is wrong with what is selected, above its fields, with a button for each repair."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from nndesigner.app.theme import Theme
from nndesigner.core.check import Problem
from nndesigner.ui.canvas.link_badges import problems_by_link
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector_context import Section, Shown, breakable
from nndesigner.ui.panels.panel import PlainLabel
from nndesigner.ui.panels.problem_rows import severity_icon
from nndesigner.ui.texts import problem_text, repair_text

_ICON = 16


def problems_of(shown: Shown, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems of the selected layers or link."""
    if shown.link is not None:
        return problems_by_link(shown.design, problems).get(shown.link.id, ())
    chosen = {layer.id for layer in shown.layers}
    return tuple(problem for problem in problems if problem.where in chosen)


class ProblemSection(Section):
    """One row for each problem of the selected layers or link."""

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor, theme)
        self.setObjectName("inspectorProblems")
        self._repairs: dict[QPushButton, Problem] = {}
        self._problems: tuple[Problem, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    @property
    def sentences(self) -> list[str]:
        """Return what is said, for each problem."""
        return [problem_text(problem).what for problem in self._problems]

    @property
    def buttons(self) -> list[QPushButton]:
        return list(self._repairs)

    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        problems = problems_of(shown, self.editor.document.problems)
        if problems != self._problems:
            self._problems = problems
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fill()

    def retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._repairs = {}
        for row, problem in enumerate(self._problems):
            sign = QLabel()
            sign.setPixmap(severity_icon(problem.severity, self._theme).pixmap(_ICON, _ICON))
            self._grid.addWidget(sign, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            what = PlainLabel()
            what.setWordWrap(True)
            what.setText(breakable(problem_text(problem).what))
            self._grid.addWidget(what, 2 * row, 1)
            if problem.repair is not None:
                button = QPushButton(repair_text(problem.repair))
                button.setObjectName("inspectorRepair")
                button.clicked.connect(self._repair)
                self._repairs[button] = problem
                self._grid.addWidget(button, 2 * row + 1, 1, Qt.AlignmentFlag.AlignLeft)

    def _repair(self) -> None:
        button = self.sender()
        problem = self._repairs.get(button) if isinstance(button, QPushButton) else None
        if problem is not None and problem.repair is not None:
            self.editor.repair(problem.repair)
