"""What the app remembers between starts: a table of settings over an ini file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T")

MAX_RECENT_FILES = 10


def _always(_value: Any) -> bool:
    return True


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One remembered value: its key in the file, type, default, and which values are sound."""

    key: str
    type: type[T]
    default: T
    validate: Callable[[T], bool] = _always


def _one_of(*choices: str) -> Callable[[str], bool]:
    return lambda value: value in choices


THEME = Setting("look/theme", str, "system", _one_of("system", "light", "dark"))
LANGUAGE = Setting("look/language", str, "system", _one_of("system", "en", "zh_CN"))
LOG_SCALE = Setting("plots/log_scale", bool, False)
MINIMAP = Setting("canvas/minimap", bool, True)
LEGEND = Setting("canvas/legend", bool, True)
SHOW_NUMBERS = Setting("canvas/numbers", bool, False)
TEACHING_CLEARS = Setting("pad/teaching_clears", bool, True)
"""Whether the pad is wiped when a drawing was named."""
PEN_WIDTH = Setting("pad/pen_width", float, 20.0, lambda width: 4 <= width <= 60)
"""How wide lines are on the drawing pad, in its units."""
SEEN_STEPS = Setting("seen/steps", bool, False)
PACE = Setting("training/pace", str, "watch", _one_of("slow", "watch", "full"))
"""How fast to train: the names of `app.session.Pace`."""
GEOMETRY = Setting("window/geometry", bytes, b"")
WINDOW_STATE = Setting("window/state", bytes, b"")
LAST_FOLDER = Setting("files/last_folder", str, "")
RECENT_FILES = Setting("files/recent", str, "[]")

SETTINGS: tuple[Setting[Any], ...] = (
    THEME,
    LANGUAGE,
    LOG_SCALE,
    MINIMAP,
    LEGEND,
    SHOW_NUMBERS,
    PEN_WIDTH,
    TEACHING_CLEARS,
    SEEN_STEPS,
    PACE,
    GEOMETRY,
    WINDOW_STATE,
    LAST_FOLDER,
    RECENT_FILES,
)


def user_store() -> QSettings:
    """Return the user's own ini file, in the platform's folder for settings."""
    import platformdirs

    folder = Path(platformdirs.user_config_dir("nndesigner", appauthor=False))
    return QSettings(str(folder / "nndesigner.ini"), QSettings.Format.IniFormat)


class Settings(QObject):
    """Typed access to the remembered values.

    A damaged or foreign value reads as the default. An ini file knows only text, so values
    are stored as text, and bytes as a byte array.
    """

    changed = Signal(str)
    """The key of a setting that now has another value."""

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def value(self, setting: Setting[T]) -> T:
        """Return the remembered value, or the default if there is none that is sound."""
        stored = self._store.value(setting.key)
        if stored is None:
            return setting.default
        value = _parsed(setting.type, stored)
        if value is None or not setting.validate(value):
            return setting.default
        return value

    def set_value(self, setting: Setting[T], value: T) -> None:
        """Remember a value. Raises ValueError for one that the setting does not allow."""
        if not isinstance(value, setting.type) or not setting.validate(value):
            raise ValueError(f"{setting.key}: {value!r}")
        if self.value(setting) == value and self._store.contains(setting.key):
            return
        self._store.setValue(setting.key, _stored(value))
        self.changed.emit(setting.key)

    def reset(self, setting: Setting[Any]) -> None:
        """Forget a value, so that it is the default again."""
        if self._store.contains(setting.key):
            self._store.remove(setting.key)
            self.changed.emit(setting.key)

    def recent_files(self) -> tuple[str, ...]:
        """Return the paths of files opened or saved lately, the last one first."""
        try:
            paths = json.loads(self.value(RECENT_FILES))
        except (ValueError, RecursionError):
            return ()
        if not isinstance(paths, list):
            return ()
        sound = [path for path in paths if isinstance(path, str) and path]
        return tuple(dict.fromkeys(sound))[:MAX_RECENT_FILES]

    def add_recent_file(self, path: str | Path) -> None:
        """Put a file at the top of the recent ones."""
        self._set_recent([str(path), *self.recent_files()])

    def remove_recent_file(self, path: str | Path) -> None:
        """Take a file that is gone off the recent ones."""
        self._set_recent([kept for kept in self.recent_files() if kept != str(path)])

    def clear_recent_files(self) -> None:
        self._set_recent([])

    def sync(self) -> None:
        """Write everything to the file now."""
        self._store.sync()

    def _set_recent(self, paths: list[str]) -> None:
        unique = list(dict.fromkeys(paths))[:MAX_RECENT_FILES]
        self.set_value(RECENT_FILES, json.dumps(unique))


def _stored(value: object) -> str | QByteArray:
    if isinstance(value, bytes):
        return QByteArray(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _parsed(kind: type[T], stored: object) -> T | None:
    """Return a value read from the ini file as `kind`; None if it is damaged."""
    value: object = None
    if kind is bytes:
        if isinstance(stored, QByteArray):
            value = stored.data()
    elif not isinstance(stored, str):
        value = stored
    elif kind is bool:
        value = {"true": True, "false": False}.get(stored)
    elif kind in (int, float):
        value = _number(kind, stored)
    else:
        value = stored
    return value if isinstance(value, kind) else None


def _number(kind: type, text: str) -> int | float | None:
    try:
        value: int | float = kind(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
