"""Icons of one colour that follow the theme: drawn from SVG, sharp at every size and scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from nndesigner.app import resources
from nndesigner.app.theme import LIGHT, Theme

_MEANINGS = {"problem": "error", "warning": "warning", "ok": "success"}
"""Icons whose colour says something, and the theme's colour for it."""

_GROUPS = {
    QIcon.Mode.Normal: (QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Active: (QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Disabled: (QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Selected: (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
}

_DISABLED_OPACITY = 0.55
_CLONES: list[QIconEngine] = []


class _Look:
    """The theme whose colours the icons with a meaning take."""

    theme: Theme = LIGHT


def set_theme(new: Theme) -> None:
    """Take the colours from another theme; icons already given out follow when repainted."""
    _Look.theme = new


def theme() -> Theme:
    """Return the theme the icons are drawn for."""
    return _Look.theme


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon of `resources/icons` by name.

    `colour` is the name of a colour of `Theme` ("kind_dense", "error"); without it the icon
    takes the colour of text. Raises FileNotFoundError for an unknown name.
    """
    if name == "app":
        return QIcon(str(resources.path("icons", "app.svg")))
    _svg(name)
    return QIcon(TintedIconEngine(name, colour or _MEANINGS.get(name, "")))


def pixmap(name: str, size: int, colour: str, scale: float = 1.0) -> QPixmap:
    """Return an icon as a square pixmap of `size` logical pixels in any colour ("#rrggbb")."""
    side = round(size * scale)
    result = _rendered(name, QSize(side, side), QColor(colour), 1.0)
    result.setDevicePixelRatio(scale)
    return result


class TintedIconEngine(QIconEngine):
    """Draws an SVG in the palette's colour for each mode, as large as it is asked for."""

    def __init__(self, name: str, colour: str = "") -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        copy = TintedIconEngine(self._name, self._colour)
        # Qt takes the copy without Python's knowledge: without a reference it would be freed.
        _CLONES.append(copy)
        return copy

    def key(self) -> str:
        return "nndesigner-tinted"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        return size

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        # Not painter.device(): its wrapper may take the place of another at the same address.
        scale = painter.deviceTransform().m11() or 1.0
        side = min(rect.width(), rect.height())
        drawn = self._pixmap(QSize(side, side), mode, scale)
        corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        painter.drawPixmap(corner, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._pixmap(size, mode, scale)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, scale: float) -> QPixmap:
        opacity = _DISABLED_OPACITY if mode is QIcon.Mode.Disabled else 1.0
        drawn = _rendered(self._name, size * scale, self._tint(mode), opacity)
        drawn.setDevicePixelRatio(scale)
        return drawn

    def _tint(self, mode: QIcon.Mode) -> QColor:
        if self._colour and mode in (QIcon.Mode.Normal, QIcon.Mode.Active):
            return QColor(getattr(_Look.theme, self._colour))
        group, role = _GROUPS[mode]
        return QGuiApplication.palette().color(group, role)


@cache
def _svg(name: str) -> str:
    return resources.text("icons", f"{name}.svg")


def _rendered(name: str, size: QSize, colour: QColor, opacity: float) -> QPixmap:
    key = f"nndesigner:{name}:{size.width()}x{size.height()}:{colour.name()}:{opacity}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return QPixmap(drawn)
    drawn = QPixmap(size)
    drawn.fill(Qt.GlobalColor.transparent)
    source = _svg(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    painter = QPainter(drawn)
    side = min(size.width(), size.height())
    left, top = (size.width() - side) / 2, (size.height() - side) / 2
    renderer.render(painter, QRectF(left, top, side, side))
    if opacity < 1:
        # After the drawing as a whole: fill and outline of one shape overlap.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(drawn.rect(), QColor.fromRgbF(0, 0, 0, opacity))
    painter.end()
    QPixmapCache.insert(key, drawn)
    return QPixmap(drawn)
