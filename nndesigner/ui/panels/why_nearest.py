"""The training examples most like a sample, as small pictures in a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nndesigner.app.nearest import SHOWN, NearExample
from nndesigner.app.theme import Theme
from nndesigner.ui.panels.bars import percent_text
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.panels.picture import ink_image, ink_table, pixel_rect
from nndesigner.ui.texts.tips import plain_tip

_SIDE = 40
_GAP = 6


class NearestStrip(Panel):
    """Up to six examples with their classes and how alike the network sees them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("nearestExamples")
        self._examples: tuple[NearExample, ...] = ()
        self._shape: tuple[int, ...] = ()
        self._images: list[QImage] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_examples(self, examples: tuple[NearExample, ...], shape: tuple[int, ...]) -> None:
        """Show these examples, whose inputs have this shape; none hides them all."""
        self._examples, self._shape, self._images = examples, shape, None
        self.setAccessibleDescription(", ".join(map(self.text, examples)))
        self.update()

    @property
    def examples(self) -> tuple[NearExample, ...]:
        """The examples shown."""
        return self._examples

    @staticmethod
    def text(example: NearExample) -> str:
        """Return class and similarity of an example."""
        return f"{example.label} · {percent_text(max(0.0, example.similarity))}"

    def set_theme(self, theme: Theme) -> None:
        self._images = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Training examples most like this"))

    def sizeHint(self) -> QSize:
        return QSize(SHOWN * (_SIDE + _GAP), _SIDE + 2 * self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(SHOWN * 30, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = [
                self.text(example)
                for i, example in enumerate(self._examples)
                if self._cell(i).contains(event.pos())
            ]
            QToolTip.showText(event.globalPos(), plain_tip("".join(found)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        line = self.fontMetrics().height()
        centre = Qt.AlignmentFlag.AlignCenter
        for i, (example, image) in enumerate(zip(self._examples, self._made_images(), strict=True)):
            cell = self._cell(i)
            room = QRect(cell.x(), 0, cell.width(), _SIDE)
            shape = (image.height(), image.width())
            target = pixel_rect(room, shape, self.devicePixelRatioF())
            painter.drawImage(target, image)
            painter.setPen(QColor(self._theme.border))
            painter.drawRect(target.toRect().adjusted(0, 0, -1, -1))
            painter.setPen(QColor(self._theme.text))
            elide = Qt.TextElideMode.ElideRight
            label = self.fontMetrics().elidedText(example.label, elide, cell.width())
            painter.drawText(QRectF(cell.x(), _SIDE, cell.width(), line), centre, label)
            painter.setPen(QColor(self._theme.muted))
            share = percent_text(max(0.0, example.similarity))
            painter.drawText(QRectF(cell.x(), _SIDE + line, cell.width(), line), centre, share)
        painter.end()

    def _made_images(self) -> list[QImage]:
        if self._images is None:
            shape = self._shape if len(self._shape) == 2 else (1, max(1, _count(self._shape)))
            table = ink_table(self._theme)
            rows, columns = shape[0], shape[1]
            self._images = [
                ink_image(example.input, (rows, columns), table) for example in self._examples
            ]
        return self._images

    def _cell(self, i: int) -> QRect:
        width = self.width() // SHOWN
        return QRect(i * width, 0, width - _GAP, self.height())


def _count(shape: tuple[int, ...]) -> int:
    return shape[0] if shape else 1
