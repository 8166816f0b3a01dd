"""How well the trained network does on the samples it has never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.ui.model_index import NO_INDEX, Index
from nndesigner.ui.panels.bars import exact_percent_text
from nndesigner.ui.panels.confusion import ConfusionMatrix
from nndesigner.ui.panels.panel import Note, Panel, scaled_font
from nndesigner.ui.texts import count, number

if TYPE_CHECKING:
    from nndesigner.engine.metrics import ClassReport, Evaluation

_Role = Qt.ItemDataRole
_WIDE = 440
_BESIDE = 40
_NOT_MEASURED = "–"
"""Stands for shares of a class of which there is no sample."""
_ROW_HEIGHT = 20
_NAME_WIDTH = 40
_FEWEST_ROWS = 2


class _Content(QWidget):
    """Asks for the least height its parts can be shown in: the matrix shrinks before it scrolls."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return -1 if layout is None else layout.minimumHeightForWidth(width)


class ReportModel(QAbstractTableModel):
    """One row per class: name, precision, recall, F1, how many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: tuple[ClassReport, ...] = ()

    def set_reports(self, reports: tuple[ClassReport, ...]) -> None:
        """Show other reports."""
        self.beginResetModel()
        self._reports = reports
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._reports)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.DisplayRole:
            report = self._reports[index.row()]
            shares = (report.precision, report.recall, report.f1)
            texts = (report.name, *map(exact_percent_text, shares), count(report.support))
            if not report.support and 0 < index.column() < len(texts) - 1:
                return _NOT_MEASURED
            return texts[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return (
                self.tr("Class"),
                self.tr("Precision"),
                self.tr("Recall"),
                self.tr("F1"),
                self.tr("Samples"),
            )[section]
        if role == _Role.ToolTipRole:
            return (
                self.tr("What the sample really is"),
                self.tr("When the network says this class: how often it is right"),
                self.tr("Of the samples that really are this class: how many it finds"),
                self.tr("One number for both: high only if precision and recall are high"),
                self.tr("How many test samples there are of this class"),
            )[section]
        return None


class ResultsPanel(Panel):
    """Accuracy on the test samples in words, a table per class, and the confusion matrix."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("resultsPanel")
        self._evaluation: Evaluation | None = None
        self._same_samples = False
        self._no_test_samples = self._too_few = False
        self._mixed_validation: float | None = None
        self._measuring = False
        self._empty = Note(theme)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.headline = QLabel()
        self.headline.setObjectName("testAccuracy")
        self.headline.setFont(scaled_font(self.font(), 1.35, bold=True))
        self.sentence = Note(theme)
        self.sentence.setObjectName("testSentence")
        self._model = ReportModel(self)
        self.table = _make_table(self._model)
        self.matrix = ConfusionMatrix(theme)
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.headline)
        words.addWidget(self.sentence)
        words.addWidget(self.table)
        words.addStretch(1)
        content = _Content()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._sides.setContentsMargins(10, 8, 10, 8)
        self._sides.setSpacing(14)
        self._sides.addLayout(words, 1)
        self._sides.addWidget(self.matrix, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(area)

    def show_evaluation(self, evaluation: Evaluation | None) -> None:
        """Show what was measured on the test samples; None while nothing was."""
        self._evaluation = evaluation
        self._measuring = False
        self._show()

    def show_measuring(self) -> None:
        """Say that the test samples are being measured, while there is nothing else to show."""
        self._measuring = True
        self._show()

    def set_same_samples(self, same: bool) -> None:
        """Tell whether the test samples are among those it was trained on."""
        self._same_samples = same
        self._show()

    def set_no_test_samples(self, none: bool, *, too_few: bool = False) -> None:
        """Tell whether no samples are kept for the test, so that there is nothing to show.

        `too_few`: some were to be kept, but of so few samples none are.
        """
        self._no_test_samples, self._too_few = none, too_few
        self._show()

    def set_mixed_validation(self, accuracy: float | None) -> None:
        """Tell the validation accuracy if generated handwriting was learnt, and so counts there.

        None if it was not, or nothing was validated.
        """
        if accuracy != self._mixed_validation:
            self._mixed_validation = accuracy
            self._show()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._empty.set_theme(theme)
        self.sentence.set_theme(theme)
        self.matrix.set_theme(theme)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Results for each class"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if self._wide else directions.TopToBottom)
        self._fit_table()

    @property
    def _wide(self) -> bool:
        both = self._least_table() + self.matrix.minimumSizeHint().width() + _BESIDE
        return self.width() >= max(_WIDE, both)

    def _fit_table(self) -> None:
        """Let the table scroll where it stands beside the matrix, else the whole panel."""
        height = self.table.horizontalHeader().sizeHint().height() + 2
        whole = height + _ROW_HEIGHT * self._model.rowCount()
        least = height + _ROW_HEIGHT * min(_FEWEST_ROWS, self._model.rowCount())
        self.table.setMaximumHeight(whole)
        self.table.setMinimumHeight(least if self._wide else whole)
        bar = 0 if self._wide else self.table.verticalScrollBar().sizeHint().width()
        self.table.setMinimumWidth(self._least_table() - bar)

    def _least_table(self) -> int:
        """Return how wide the table is with all its columns and a scroll bar."""
        header, columns = self.table.horizontalHeader(), range(1, self._model.columnCount())
        heads, cells = header.sectionSizeHint, self.table.sizeHintForColumn
        widths = sum(max(heads(column), cells(column)) for column in columns)
        return _NAME_WIDTH + widths + self.table.verticalScrollBar().sizeHint().width()

    def _show(self) -> None:
        evaluation = None if self._no_test_samples else self._evaluation
        self._stack.setCurrentIndex(0 if evaluation is None else 1)
        if evaluation is None:
            self._empty.setText(self._empty_text())
            return
        self.headline.setText(self._headline(evaluation))
        self.sentence.setText(self._sentence(evaluation))
        self._model.set_reports(evaluation.reports)
        self.table.setVisible(bool(evaluation.reports))
        self._fit_table()
        self.matrix.setVisible(bool(len(evaluation.confusion)))
        names = tuple(report.name for report in evaluation.reports)
        self.matrix.show_counts(evaluation.confusion, names)

    def _empty_text(self) -> str:
        if self._no_test_samples and self._too_few:
            return self.tr("There are too few samples to keep any for the test.")
        if self._no_test_samples:
            return self.tr("There are no test samples: the test share is 0.")
        if self._measuring:
            return self.tr("The network is just being tried on the test samples …")
        return self.tr(
            "Train the network, and here you see how well it does on samples it has never seen."
        )

    def _headline(self, evaluation: Evaluation) -> str:
        if evaluation.accuracy is not None:
            return self.tr("{share} right").format(share=exact_percent_text(evaluation.accuracy))
        if evaluation.r2 is not None:
            return self.tr("R² = {value}").format(value=number(evaluation.r2, 3))
        return self.tr("Loss {loss}").format(loss=number(evaluation.loss))

    def _sentence(self, evaluation: Evaluation) -> str:
        if evaluation.accuracy is None:
            text = self.tr(
                "On samples it has never seen. R² is 1 for perfect predictions and 0 for always "
                "guessing the mean. Loss {loss}."
            )
            if self._same_samples:
                text = self.tr(
                    "On the same samples it was trained on. R² is 1 for perfect predictions and 0 "
                    "for always guessing the mean. Loss {loss}."
                )
            return text.format(loss=number(evaluation.loss))
        total = int(evaluation.confusion.sum())
        right = int(evaluation.confusion.trace())
        text = self.tr(
            "Of {total} samples it has never seen: {right} right, {wrong} wrong. Loss {loss}."
        )
        if self._same_samples:
            text = self.tr(
                "Of the same {total} samples it was trained on: {right} right, {wrong} wrong. "
                "Loss {loss}."
            )
        found = text.format(
            total=count(total),
            right=count(right),
            wrong=count(total - right),
            loss=number(evaluation.loss),
        )
        error = evaluation.calibration_error
        if error is not None:
            trust = self.tr("How sure it says it is differs from how often it is right by {share}.")
            found = f"{found} {trust.format(share=exact_percent_text(error))}"
        if self._mixed_validation is not None and self._mixed_validation < evaluation.accuracy:
            found = "\n".join((found, self._why_validation_differs()))
        return found

    def _why_validation_differs(self) -> str:
        return self.tr(
            "The validation accuracy is lower: it counts generated handwriting as well, "
            "which is harder to read than these samples of the data set."
        )


def _make_table(model: ReportModel) -> QTableView:
    table = QTableView()
    table.setObjectName("classTable")
    table.setModel(model)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setFont(scaled_font(header.font(), 0.9))
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionsClickable(False)
    header.setMinimumSectionSize(_NAME_WIDTH)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return table
