"""The list of what keeps a design from being trained, with repairs; or what can be done next."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core.check import Problem, can_train
from nndesigner.ui.model_index import NO_INDEX, Index
from nndesigner.ui.panels.panel import Note, Panel
from nndesigner.ui.panels.problem_rows import ProblemDelegate, severity_icon
from nndesigner.ui.texts import problem_text, repair_text
from nndesigner.ui.texts.tips import plain_tip

_Role = Qt.ItemDataRole


class ProblemsModel(QAbstractListModel):
    """Problems as rows: sentence, icon by severity, the problem itself as user data."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours."""
        self.beginResetModel()
        self._icons = {
            "error": severity_icon("error", theme),
            "warning": severity_icon("warning", theme),
        }
        self.endResetModel()

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show other problems, what keeps the design from being trained first."""
        self.beginResetModel()
        self._problems = tuple(sorted(problems, key=lambda problem: problem.severity != "error"))
        self.endResetModel()

    def problem(self, row: int) -> Problem | None:
        """Return the problem of a row, None if there is no such row."""
        return self._problems[row] if 0 <= row < len(self._problems) else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        problem = self.problem(index.row()) if index.isValid() else None
        if problem is None:
            return None
        if role == _Role.DecorationRole:
            return self._icons[problem.severity]
        if role == _Role.UserRole:
            return problem
        text = problem_text(problem)
        if role == _Role.DisplayRole:
            return text.sentence
        if role == _Role.ToolTipRole:
            return plain_tip(f"{text.title}\n{text.how}")
        if role == _Role.AccessibleTextRole:
            kind = self.tr("Error") if problem.severity == "error" else self.tr("Warning")
            return f"{kind}: {text.sentence}"
        return None


Stage = Literal["ready", "training", "paused", "drawn", "typed", "changed"]
"""What is to be done next without a problem; a trained network is drawn or typed samples for."""

_NARROWEST = 150
"""Narrower, a sentence would stand in a column of single words."""


class ProblemsPanel(Panel):
    """A list of problems and a button that repairs the current one.

    A click on a row emits `activated_problem`; the button, Enter and a double click emit
    `repair_requested` where there is a repair, else again `activated_problem`.
    """

    activated_problem = Signal(object)
    repair_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("problemsPanel")
        self.setMinimumWidth(_NARROWEST)
        self._model = ProblemsModel(theme, self)
        self.list = QListView()
        self.list.setObjectName("problemsList")
        self.list.setModel(self._model)
        self._delegate = ProblemDelegate(self.list, theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self.list.doubleClicked.connect(self._chosen)
        self.list.selectionModel().currentChanged.connect(self._show_repair)
        self.list.installEventFilter(self)
        self.repair_button = QPushButton()
        self.repair_button.setObjectName("repairButton")
        self.repair_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.repair_button.clicked.connect(self._repair)
        self._stage: Stage = "ready"
        self._empty = Note(theme)
        self._empty.setObjectName("nextStep")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._below = Note(theme)
        self._below.setObjectName("nextStepBelow")
        self._arrange()
        self.retranslate()
        self.show_problems(())

    def _arrange(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.repair_button)
        column.addLayout(row)
        column.addWidget(self._below)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show other problems; the current row stays at its place as far as it can."""
        row = max(0, self.list.currentIndex().row())
        self._model.set_problems(problems)
        if problems:
            self.list.setCurrentIndex(self._model.index(min(row, len(problems) - 1)))
        self._stack.setCurrentIndex(1 if problems else 0)
        self._below.setVisible(can_train(problems))
        # A row must not move away under the pointer because the button goes with the press.
        policy = self.repair_button.sizePolicy()
        policy.setRetainSizeWhenHidden(any(problem.repair for problem in problems))
        self.repair_button.setSizePolicy(policy)
        self._show_repair()

    def show_stage(self, stage: Stage) -> None:
        """Say what can be done next, where no error keeps the network from being trained."""
        if stage != self._stage:
            self._stage = stage
            self._say_next()

    def current_problem(self) -> Problem | None:
        """Return the problem the button would repair."""
        return self._model.problem(self.list.currentIndex().row())

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        row = self.list.currentIndex().row()
        self._delegate.theme = theme
        self._model.set_theme(theme)
        self.list.setCurrentIndex(self._model.index(row))
        self._empty.set_theme(theme)
        self._below.set_theme(theme)

    def retranslate(self) -> None:
        self._say_next()
        self.list.setAccessibleName(self.tr("Problems"))
        self.list.scheduleDelayedItemsLayout()
        self._show_repair()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in enter
        ):
            self._chosen()
            return True
        return super().eventFilter(watched, event)

    def _clicked(self) -> None:
        problem = self.current_problem()
        if problem is not None:
            self.activated_problem.emit(problem)

    def _chosen(self) -> None:
        problem = self.current_problem()
        if problem is not None and problem.repair is not None:
            self.repair_requested.emit(problem)
        elif problem is not None:
            self.activated_problem.emit(problem)

    def _repair(self) -> None:
        problem = self.current_problem()
        if problem is not None and problem.repair is not None:
            self.repair_requested.emit(problem)

    def _say_next(self) -> None:
        self._empty.setText(self._next_step())
        text = self._next_step()
        if self._stage == "ready":
            text = self.tr("This does not keep the network from learning: press Train.")
        self._below.setText(text)

    def _next_step(self) -> str:
        texts: dict[Stage, str] = {
            "ready": self.tr("Nothing is missing: press Train."),
            "training": self.tr("The network is learning: the curves show how well."),
            "paused": self.tr("The training is paused: Train goes on with it, Stop ends it."),
            "drawn": self.tr("Trained: draw something in “Try it”, or look at the test results."),
            "typed": self.tr("Trained: type numbers in “Try it”, or look at the test results."),
            "changed": self.tr("Changed since the last training: press Train again."),
        }
        sign = "✓  " if self._stage in ("ready", "drawn", "typed") else ""
        return sign + texts[self._stage]

    def _show_repair(self) -> None:
        problem = self.current_problem()
        repair = problem.repair if problem is not None else None
        self.repair_button.setVisible(repair is not None)
        self.repair_button.setToolTip(self.tr("Repair this problem now; Undo takes it back."))
        if repair is not None:
            self.repair_button.setText(repair_text(repair))
