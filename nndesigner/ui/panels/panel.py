"""What all panels have in common: a theme, and texts that follow the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.texts.tips import plain_tip

_ROOM = 10_000


class Panel(QWidget):
    """A widget that paints with a theme and makes its texts anew when the language changes.

    Subclasses call `retranslate()` at the end of their constructor.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours from now on."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Make all texts anew in the present language."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class PlainLabel(QLabel):
    """A wrapped line of words: names people give are never markup, and never widen a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class ElidedLabel(QLabel):
    """One line of plain text that ends in "…" where it is too long; its tooltip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def shown_text(self) -> str:
        """Return the text as it is painted in the present width."""
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), elide, self.contentsRect().width())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            whole = self.shown_text() == self.text()
            self.setToolTip("" if whole else plain_tip(self.text()))
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown_text())
        painter.end()


class Note(PlainLabel):
    """A quiet line of help text in the theme's muted colour, wrapping as needed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the muted colour of a theme."""
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        self.setPalette(colours)


class SteadyLabel(QLabel):
    """A label whose text may change many times a second: it never asks for a new layout.

    Its size is set from outside (`setFixedHeight` or the layout's stretch).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        return False  # else Qt lays out the whole panel by the words of the moment


def text_height(metrics: QFontMetrics, sample: str, lines: int) -> int:
    """Return the height of some lines in the script of `sample`: Chinese ones are higher."""
    text = "\n".join([sample] * lines)
    return metrics.boundingRect(QRect(0, 0, _ROOM, _ROOM), 0, text).height() + 2


def mixed(first: str, second: str, share: float) -> QColor:
    """Return the opaque colour with `share` (0..1) of the second in the first."""
    a, b = QColor(first), QColor(second)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )


def scaled_font(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return the font in another size, whether it is given in points or pixels."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result
