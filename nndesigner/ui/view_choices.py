"""What the person chose to see and how fast to train, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from nndesigner.app import settings as keys
from nndesigner.app.session import Pace, TrainingSession
from nndesigner.app.settings import Settings

if TYPE_CHECKING:
    from nndesigner.ui.actions import Actions
    from nndesigner.ui.canvas.view import DesignView
    from nndesigner.ui.live import Views


class ViewChoices(QObject):
    """Takes the choices from the settings when the window opens, and puts new ones there."""

    def __init__(
        self,
        settings: Settings,
        session: TrainingSession,
        actions: Actions,
        view: DesignView,
        views: Views,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings, self._session = settings, session
        self._take_pace(views)
        views.plots.loss.log_box.setChecked(settings.value(keys.LOG_SCALE))
        views.plots.loss.log_box.toggled.connect(self._on_log_scale)
        readings = view.design_scene.readings
        for name, setting, show, keep in (
            ("Legend", keys.LEGEND, readings.show_legend, self._on_legend),
            ("ShowNumbers", keys.SHOW_NUMBERS, readings.show_numbers, self._on_numbers),
            ("Minimap", keys.MINIMAP, view.tools.minimap.set_wanted, self._on_minimap),
        ):
            actions[name].setChecked(settings.value(setting))
            show(settings.value(setting))
            actions[name].toggled.connect(keep)

    def _take_pace(self, views: Views) -> None:
        pace = cast(Pace, self._settings.value(keys.PACE))
        self._session.set_pace(pace)
        views.training.set_pace(pace)
        views.training.pace_changed.connect(self._on_pace)

    def _on_pace(self, pace: Pace) -> None:
        self._session.set_pace(pace)
        self._settings.set_value(keys.PACE, pace)

    def _on_log_scale(self, logarithmic: bool) -> None:
        self._settings.set_value(keys.LOG_SCALE, logarithmic)

    def _on_legend(self, wanted: bool) -> None:
        self._settings.set_value(keys.LEGEND, wanted)

    def _on_numbers(self, wanted: bool) -> None:
        self._settings.set_value(keys.SHOW_NUMBERS, wanted)

    def _on_minimap(self, wanted: bool) -> None:
        self._settings.set_value(keys.MINIMAP, wanted)
