"""What the network sees, brought up to date while the panel is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isqrt

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

from nndesigner.app.document import Document
from nndesigner.app.prediction import picture_read
from nndesigner.app.reading import for_entry
from nndesigner.app.settings import SEEN_STEPS, Settings
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import InputLayer
from nndesigner.core.project import Drawing, Project
from nndesigner.core.shapes import reads_words
from nndesigner.ui.canvas.accessible import announce
from nndesigner.ui.lazy_panel import in_view
from nndesigner.ui.panels.seen import SeenPanel, Source
from nndesigner.ui.panels.seen_sample import SeenSample, picture_of
from nndesigner.ui.panels.seen_steps import Step
from nndesigner.ui.sample import SampleController

STEPS_EVERY_MS = 33
"""The steps follow the pen a little later, so that the answer need not wait for them."""

Steps = Callable[[Drawing, tuple[int, int]], Sequence[Step]]
"""Returns the steps from a drawing to a picture of this shape."""


class SeenController(QObject):
    """Shows the present sample in a panel; does nothing while that is hidden."""

    def __init__(
        self,
        document: Document,
        sample: SampleController,
        settings: Settings,
        panel: SeenPanel,
        steps: Steps,
    ) -> None:
        super().__init__(panel)
        self._document, self._sample, self._settings = document, sample, settings
        self._panel, self._steps = panel, steps
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STEPS_EVERY_MS)
        self._timer.timeout.connect(self._show_steps)
        panel.open_steps(opened=settings.value(SEEN_STEPS))
        panel.steps_opened.connect(self._on_opened)
        panel.announced.connect(self._announce)
        # Not at once: nothing may be laid out while something is painted.
        panel.painted.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)
        sample.predictor.predicted.connect(self._on_predicted)
        document.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the sample of now."""
        self._stale = False
        source = self._source()
        self._panel.await_sample(self._picture_read() or (8, 8), source)
        self._panel.show_sample(self._seen(source))
        if self._panel.shows_steps and not self._timer.isActive():
            self._timer.start()

    def _on_predicted(self, _prediction: object) -> None:
        self._update()

    def _follow(self, old: Project, new: Project) -> None:
        if old.design.input != new.design.input:
            self._update()

    def _update(self) -> None:
        """Show the sample of now, or when the panel is in view again."""
        self._stale = True
        if in_view(self._panel):
            self.refresh()

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh()

    def _on_opened(self, opened: bool) -> None:
        self._settings.set_value(SEEN_STEPS, opened)
        self._show_steps()

    def _announce(self, sentence: str) -> None:
        announce(self._panel, sentence)

    def _show_steps(self) -> None:
        if not (in_view(self._panel) and self._panel.shows_steps):
            self._stale = True
            return
        drawing, shape = self._sample.predictor.drawing, self._picture_read()
        found: Sequence[Step] = ()
        if drawing and shape is not None and self._panel.sample is not None:
            found = self._steps(drawing, shape)
        self._panel.show_steps(found)

    def _picture_read(self) -> tuple[int, int] | None:
        return picture_read(self._document.design, self._document.spec)

    def _source(self) -> Source:
        if not self._sample.drawn:
            return "typed"
        readable = self._document.design.input is None or self._picture_read() is not None
        return "drawn" if readable else "neither"

    def _values(self) -> FloatArray | None:
        """Return what the network gets, also while it cannot compute anything with it."""
        predictor, entry = self._sample.predictor, self._document.design.input
        if predictor.prediction is not None:
            return predictor.prediction.input
        if predictor.sample is None or entry is None:
            return None
        values: FloatArray = for_entry(predictor.sample[np.newaxis], entry)[0]
        return values if values.size == entry.units else None

    def _seen(self, source: Source) -> SeenSample | None:
        values, entry = self._values(), self._document.design.input
        if values is None or entry is None or source == "neither":
            return None
        if source == "drawn":
            return SeenSample(values, _picture(entry))
        names = self._document.spec.features if self._document.spec is not None else ()
        raw, scale = self._raw(values)
        return SeenSample(values, (), names if len(names) == values.size else (), raw, scale)

    def _raw(
        self, values: FloatArray
    ) -> tuple[FloatArray | None, tuple[FloatArray, FloatArray] | None]:
        """Return the numbers as typed and how they were scaled, None where they are as typed."""
        dataset = self._sample.dataset
        scale = dataset.scale if dataset is not None else None
        if scale is None or scale[0].shape != values.shape or reads_words(self._document.design):
            return None, None
        raw = np.array(self._sample.probe.values())
        return (raw, scale) if raw.shape == values.shape else (None, None)


def _picture(entry: InputLayer) -> tuple[int, int, int] | tuple[()]:
    """Return how the numbers of a drawing stand in a picture; a vector is a square."""
    found = picture_of(entry.shape)
    side = isqrt(entry.units)
    return found or ((1, side, side) if side**2 == entry.units else ())
