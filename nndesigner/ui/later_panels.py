"""The panels behind tabs: what the network sees, why it decides so, and the person's drawings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.app.settings import Settings
from nndesigner.core.project import Drawing, Project
from nndesigner.ui.editor import Editor
from nndesigner.ui.lazy_panel import LazyPanel
from nndesigner.ui.look import Look
from nndesigner.ui.sample import SampleController

if TYPE_CHECKING:
    from nndesigner.ui.panels.seen_steps import Step


class LaterPanels(QObject):
    """Holds the panels that are imported and made when they are first looked at.

    `failed(exception)`: what somebody asked for in one of them could not be done.
    """

    failed = Signal(object)

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        sample: SampleController,
        look: Look,
        editor: Editor,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._sample = document, session, sample
        self._look, self._editor, self._settings = look, editor, settings
        self.show_new: Callable[[Project], bool] | None = None
        self.seen = LazyPanel(self._make_seen)
        self.why = LazyPanel(self._make_why)
        self.drawings = LazyPanel(self._make_drawings)

    def _make_seen(self) -> QWidget:
        from nndesigner.ui.panels.seen import SeenPanel
        from nndesigner.ui.seen import SeenController

        panel = SeenPanel(self._look.theme)
        self._look.theme_changed.connect(panel.set_theme)
        SeenController(self._document, self._sample, self._settings, panel, self._steps)
        return panel

    def _steps(self, drawing: Drawing, shape: tuple[int, int]) -> Sequence[Step]:
        """Return the steps to the very picture that is read."""
        from nndesigner.app.seen import drawing_steps

        return drawing_steps(drawing, shape, self._sample.predictor.look)

    def _make_why(self) -> QWidget:
        from nndesigner.ui.why import WhyController

        return WhyController(self._document, self._session, self._sample, self._look).panel

    def _make_drawings(self) -> QWidget:
        from nndesigner.ui.panels.drawings import DrawingsPanel

        theme, teaching = self._look.theme, self._sample.teaching
        panel = DrawingsPanel(self._editor, self._session, teaching, theme)
        panel.own.show_new = self.show_new
        panel.train_on.failed.connect(self.failed)
        self._look.theme_changed.connect(panel.set_theme)
        return panel
