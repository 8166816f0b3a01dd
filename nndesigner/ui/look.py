"""Theme and language of the whole app, chosen by the person or by the system."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from nndesigner.app import i18n
from nndesigner.app.settings import LANGUAGE, THEME, Settings
from nndesigner.app.theme import DARK, LIGHT, THEMES, Theme, palette
from nndesigner.ui import icons


class Look(QObject):
    """Applies theme and language; `theme_changed(Theme)` tells who paints by itself."""

    theme_changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = self._resolve()
        self._apply_palette()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose_theme(self, name: str) -> None:
        """Use "light", "dark", or "system": what the desktop prefers."""
        self._settings.set_value(THEME, name)
        self._show(self._resolve())

    def choose_language(self, name: str) -> None:
        """Use "en", "zh_CN", or "system"; every open widget is told by LanguageChange."""
        self._settings.set_value(LANGUAGE, name)
        i18n.install(QApplication.instance(), name)

    def _resolve(self) -> Theme:
        chosen = self._settings.value(THEME)
        if chosen in THEMES:
            return THEMES[chosen]
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _on_system_changed(self) -> None:
        self._show(self._resolve())

    def _show(self, theme: Theme) -> None:
        if theme is self.theme:
            return
        self.theme = theme
        self._apply_palette()
        self.theme_changed.emit(theme)

    def _apply_palette(self) -> None:
        QApplication.setPalette(palette(self.theme))
        icons.set_theme(self.theme)
