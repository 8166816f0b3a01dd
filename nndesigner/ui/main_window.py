"""The main window: makes the parts, puts them in place, and closes them in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from nndesigner.app import datasets, jobs
from nndesigner.app import settings as keys
from nndesigner.app.document import Document
from nndesigner.app.prediction import Predictor
from nndesigner.app.session import TrainingSession
from nndesigner.app.settings import Settings
from nndesigner.app.theme import Theme
from nndesigner.core.check import Problem
from nndesigner.core.dataset import Dataset
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project
from nndesigner.ui.action_table import SPECS
from nndesigner.ui.actions import Actions
from nndesigner.ui.background import Background
from nndesigner.ui.canvas.going import go_to_unit
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.view import DesignView
from nndesigner.ui.commands import Commands
from nndesigner.ui.data_sets import DataSets
from nndesigner.ui.docks import Docks
from nndesigner.ui.editor import Editor
from nndesigner.ui.files import Files
from nndesigner.ui.later_panels import LaterPanels
from nndesigner.ui.live import LiveView, Views
from nndesigner.ui.look import Look
from nndesigner.ui.menus import Menus
from nndesigner.ui.message_bar import MessageBar
from nndesigner.ui.next_step import NextStep
from nndesigner.ui.outcomes import Outcomes
from nndesigner.ui.panels.data import DataPanel
from nndesigner.ui.panels.inspector import Inspector
from nndesigner.ui.panels.palette import PalettePanel
from nndesigner.ui.panels.plots import PlotsPanel
from nndesigner.ui.panels.problems import ProblemsPanel
from nndesigner.ui.panels.results import ResultsPanel
from nndesigner.ui.panels.training import TrainingPanel
from nndesigner.ui.sample import SampleController
from nndesigner.ui.status import StatusLine
from nndesigner.ui.texts import error_text
from nndesigner.ui.trained_mix import TrainedMix
from nndesigner.ui.view_choices import ViewChoices

if TYPE_CHECKING:
    from nndesigner.engine.metrics import Evaluation

FIRST_SIZE = QSize(1480, 960)


_FIRST_IMAGES_S = 0.6
"""Until then the window is to be there; weights are lines as long."""


class MainWindow(QMainWindow):
    """The one window: canvas in the middle, panels around it.

    `document` holds the project, `session` trains it. `open_path` and `save_path` return
    whether they succeeded; a failure is said in the message bar.
    """

    def __init__(self, settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.settings = settings
        self.look = look
        self.document = Document(self)
        self.session = TrainingSession(self.document, self)
        self.predictor = Predictor(self)
        self.editor = Editor(self.document, self)
        self.files = Files(self.document, self.session, settings, self)
        self._painted = False
        self._make_views()
        self._make_controllers()
        self._make_menus()
        self._connect()
        self.choices = ViewChoices(
            settings, self.session, self.actions_, self.view, self.views, self
        )
        self._restore_layout()
        self.retranslate()

    # Construction ----------------------------------------------------------------------------

    def _make_views(self) -> None:
        theme, editor = self.look.theme, self.editor
        self.scene = DesignScene(editor, theme)
        self.scene.live.hold_images(_FIRST_IMAGES_S)
        self.view = DesignView(self.scene)
        self.palette_panel = PalettePanel()
        self.palette_panel.setMinimumWidth(250)
        self.views = Views(
            scene=self.scene,
            inspector=Inspector(editor),
            plots=PlotsPanel(theme),
            training=TrainingPanel(editor, theme),
            data=DataPanel(editor, theme),
            problems=ProblemsPanel(theme),
        )
        self.results = ResultsPanel(theme)
        self.message_bar = MessageBar(theme)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.message_bar)
        column.addWidget(self.view, 1)
        self.setCentralWidget(centre)

    def _make_controllers(self) -> None:
        document, session = self.document, self.session
        self.sample = SampleController(
            document, session, self.predictor, self.look.theme, self, self.settings
        )
        self.later = LaterPanels(
            document, session, self.sample, self.look, self.editor, self.settings, self
        )
        self.later.show_new = self.files.show_new
        self.live = LiveView(document, session, self.predictor, self.views, self)
        self.background = Background(document, session, self)
        self.trained_mix = TrainedMix(document, session, self)
        self.data_sets = DataSets(document, self.views.data, self.background, self.files)
        self.outcomes = Outcomes(session, self.editor, self.message_bar, self)
        self.commands = Commands(self.editor, session, self.view, self.files, self.sample, self)
        NextStep(document, session, self.views.problems, self)
        self.status = StatusLine(self.statusBar())
        self.docks = Docks(
            self,
            {
                "paletteDock": self.palette_panel,
                "trainingDock": self.views.training,
                "inspectorDock": self.views.inspector,
                "seenDock": self.later.seen,
                "whyDock": self.later.why,
                "drawingsDock": self.later.drawings,
                "sampleDock": self.sample.widget,
                "plotsDock": self.views.plots,
                "problemsDock": self.views.problems,
                "resultsDock": self.results,
                "dataDock": self.views.data,
            },
        )

    def _make_menus(self) -> None:
        self.actions_: Actions = self.commands.actions
        value = self.settings.value
        self.menus = Menus(
            self,
            self.actions_,
            self.files,
            theme=(value(keys.THEME), self.look.choose_theme),
            language=(value(keys.LANGUAGE), self.look.choose_language),
        )
        self.views.training.set_actions(
            [self.actions_[name] for name in ("Train", "Pause", "Step", "Stop", "Reset")]
        )
        listed = [self.actions_[spec.name] for spec in SPECS]
        self.view.tools.set_actions([*listed, *self.menus.choices])

    def _connect(self) -> None:
        self.document.changed.connect(self.status.follow)
        self.document.changed.connect(self._on_changed)
        self.document.title_changed.connect(self._show_title)
        self.editor.refused.connect(self._say_refused)
        self.sample.probe.refused.connect(self._say_refused)
        self.sample.teaching.refused.connect(self._say_refused)
        self.sample.teaching.row.gallery_requested.connect(self._show_drawings)
        self.files.failed.connect(self._say_failed)
        self.files.opened.connect(self._on_opened)
        self.files.saved.connect(self._on_saved)
        self.scene.selection_changed.connect(self.views.inspector.set_selection)
        self.view.zoom_changed.connect(self.status.show_zoom)
        self.scene.message.connect(self._say_in_status)
        self.palette_panel.requested.connect(self.view.add_kind)
        self.views.data.offer_tables()
        self.views.data.set_choices(datasets.choices())
        self.data_sets.shown.connect(self.docks.by_name["dataDock"].raise_)
        self.data_sets.tried.connect(self._forget_error)
        self.editor.download_requested.connect(self.data_sets.download)
        self.views.inspector.layer_requested.connect(self._select_layer)
        self.views.problems.activated_problem.connect(self._show_problem)
        self.views.problems.repair_requested.connect(self._repair)
        self.background.dataset_loaded.connect(self.sample.set_dataset)
        self.background.dataset_loaded.connect(self.views.data.set_preview)
        self.background.dataset_loaded.connect(self.views.training.set_dataset)
        self.background.dataset_loaded.connect(self._on_dataset)
        self.background.measuring.connect(self.results.show_measuring)
        self.background.evaluated.connect(self._on_evaluated)
        self.background.data_failed.connect(self._say_error)
        self.later.failed.connect(self._say_error)
        self.look.theme_changed.connect(self._on_theme)

    # What the outside calls ------------------------------------------------------------------

    def open_path(self, path: str | Path) -> bool:
        """Open a project file; the open document stays if that fails."""
        return self.files.open_path(Path(path))

    def save_path(self, path: str | Path) -> bool:
        """Save the project, with the weights of now, to a file."""
        return self.files.save_path(Path(path))

    def shutdown(self) -> bool:
        """Stop the training and wait for its thread; True if it ended in time."""
        return self.session.shutdown()

    # Qt's events -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._painted:
            if not self.settings.value(keys.WINDOW_STATE):
                self.docks.arrange()
            self.view.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def closeEvent(self, event: QCloseEvent) -> None:
        if jobs.waiting():  # a file is just being read or written
            event.ignore()
            QTimer.singleShot(50, self.close)
            return
        if not self.files.may_leave():
            event.ignore()
            return
        self.settings.set_value(keys.GEOMETRY, bytes(self.saveGeometry().data()))
        self.settings.set_value(keys.WINDOW_STATE, bytes(self.saveState().data()))
        self.settings.sync()
        self.session.abandon()
        self.data_sets.cancel()
        self.document.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # Following -------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set the texts of the window's own parts in the present language."""
        self.actions_.retranslate()
        self.commands.refresh()
        self.menus.retranslate()
        self.docks.retranslate()
        self.status.retranslate()
        self._show_title()

    def _after_first_paint(self) -> None:
        self.views.plots.ensure_plots()
        self.background.start()

    def _on_opened(self) -> None:
        self.message_bar.clear()
        self.scene.select(())
        self.view.open()

    def _on_saved(self, path: Path) -> None:
        self.message_bar.say(self.tr("Saved as {path}.").format(path=path), "success")

    def _on_changed(self, _old: Project, _new: Project) -> None:
        self.message_bar.edited()

    def _on_dataset(self, dataset: Dataset | None) -> None:
        same = dataset is not None and dataset.tests_what_it_trains
        self.results.set_same_samples(same)
        none = dataset is not None and not len(dataset.test)
        wanted = self.document.design.data.test_fraction > 0
        self.results.set_no_test_samples(none, too_few=wanted)

    def _on_evaluated(self, evaluation: Evaluation | None) -> None:
        self.results.set_mixed_validation(self.trained_mix.validation_accuracy)
        self.results.show_evaluation(evaluation)

    def _on_theme(self, theme: Theme) -> None:
        views = self.views
        followers = (
            *(self.scene, views.inspector, views.plots, views.training, views.data),
            *(views.problems, self.results, self.sample, self.message_bar, self.palette_panel),
        )
        for follower in followers:
            follower.set_theme(theme)
        self.view.tools.minimap.redraw()
        self.actions_.refresh_icons()

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.files.title()}[*] – nndesigner")
        self.setWindowModified(self.document.modified)

    def _say_in_status(self, sentence: str) -> None:
        self.message_bar.edited()
        self.statusBar().showMessage(sentence, 8000)

    def _say_refused(self, sentence: str) -> None:
        if self.scene.pointer.is_acting:
            self.message_bar.edited()  # the canvas says it where the pointer is
        else:
            self.message_bar.refuse(sentence)

    def _say_failed(self, sentence: str) -> None:
        self.message_bar.say(sentence, "error")

    def _forget_error(self) -> None:
        if self.message_bar.kind == "error":
            self.message_bar.clear()

    def _say_error(self, error: Exception) -> None:
        if not isinstance(error, NNDesignerError):
            raise error
        self.message_bar.say(error_text(error), "error")

    def _select_layer(self, layer_id: str) -> None:
        self.scene.select((layer_id,))
        self.view.centerOn(self.scene.layer_items[layer_id].block_rect().center())

    def _show_drawings(self) -> None:
        dock = self.docks.by_name["drawingsDock"]
        dock.show()
        dock.raise_()

    def _show_problem(self, problem: Problem) -> None:
        unit, where = problem.params.get("unit"), problem.where
        if where is None:
            return
        geometry = self.scene.layer_items[where].geometry
        # Only where it shows: to open a layer would be an edit.
        if geometry.form == "column" and isinstance(unit, int) and geometry.shows(unit - 1):
            go_to_unit(self.scene, where, unit - 1)
        else:
            self._select_layer(where)

    def _repair(self, problem: Problem) -> None:
        if problem.repair is not None:
            self.editor.repair(problem.repair)

    def _restore_layout(self) -> None:
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        value = self.settings.value
        self.restoreGeometry(value(keys.GEOMETRY))
        self.restoreState(value(keys.WINDOW_STATE))
