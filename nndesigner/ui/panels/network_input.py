"""What the network really sees of a sample: the small picture, or the list of numbers."""

from __future__ import annotations

from math import prod

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import Panel
from nndesigner.ui.panels.picture import ink_image, ink_table, pixel_rect
from nndesigner.ui.texts import number


class NetworkInput(Panel):
    """Shows one input vector, as pixels if its shape is (rows, columns)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("networkInput")
        self._values: FloatArray | None = None
        self._shape: tuple[int, ...] = ()
        self._features: tuple[str, ...] = ()
        self._image: QImage | None = None
        self._table = ink_table(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(72, 72)
        self.retranslate()

    def show_input(self, values: FloatArray | None, shape: tuple[int, ...]) -> None:
        """Show a vector of prod(shape) numbers, or nothing."""
        if values is not None and values.size != prod(shape):
            values = None
        self._values, self._shape, self._image = values, shape, None
        self.update()

    def clear(self) -> None:
        """Show nothing, in the same shape."""
        self.show_input(None, self._shape)

    def set_features(self, names: tuple[str, ...]) -> None:
        """Name the numbers of a table's row."""
        self._features = names
        self.update()

    def values(self) -> FloatArray | None:
        """Return the vector shown."""
        return self._values

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the shape of the vector shown or awaited; () while it is not known."""
        return self._shape

    @property
    def is_picture(self) -> bool:
        """Tell whether the numbers are pixels."""
        return len(self._shape) == 2

    def set_theme(self, theme: Theme) -> None:
        self._table = ink_table(theme)
        self._image = None
        super().set_theme(theme)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the network sees"))

    def caption(self) -> str:
        """Return how the numbers come about: "8 × 8 = 64 numbers"."""
        if len(self._shape) == 2:
            rows, columns = self._shape
            return self.tr("What the network sees: {rows} × {columns} = {count} numbers").format(
                rows=rows, columns=columns, count=rows * columns
            )
        return self.tr("What the network sees: {count} numbers").format(count=prod(self._shape))

    def sizeHint(self) -> QSize:
        return QSize(112, 112)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._text_at(event), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        if len(self._shape) == 2:
            self._paint_picture(painter, (self._shape[0], self._shape[1]))
        elif self._values is not None:
            self._paint_numbers(painter)
        elif not self._shape:
            painter.setPen(QPen(QColor(self._theme.border), 1, Qt.PenStyle.DashLine))
            painter.drawRect(pixel_rect(self.rect().adjusted(1, 1, -1, -1), (8, 8), 1.0))
        painter.end()

    def _paint_picture(self, painter: QPainter, shape: tuple[int, int]) -> None:
        target = pixel_rect(self.rect().adjusted(1, 1, -1, -1), shape, self.devicePixelRatioF())
        if self._values is None:
            painter.fillRect(target, QColor(self._theme.base))
        else:
            if self._image is None:
                self._image = ink_image(self._values, shape, self._table)
            painter.drawImage(target, self._image)
        painter.setPen(QColor(self._theme.border))
        painter.drawRect(target.toRect().adjusted(-1, -1, 0, 0))

    def _paint_numbers(self, painter: QPainter) -> None:
        """List names at the left and values at the right, as many as there is room for."""
        assert self._values is not None
        metrics = self.fontMetrics()
        room = max(1, self.height() // metrics.lineSpacing())
        shown = self._values[:room].tolist()
        values = [number(value, 3) for value in shown]
        names = [self._feature_name(i) for i in range(len(shown))]
        if self._values.size > room:
            names[-1], values[-1] = "…", ""
        widest = max(metrics.horizontalAdvance(value) for value in values)
        width, elide = self.width() - widest - 8, Qt.TextElideMode.ElideRight
        painter.setPen(QColor(self._theme.text))
        names = [metrics.elidedText(name, elide, width) for name in names]
        flags = Qt.AlignmentFlag
        painter.drawText(self.rect(), flags.AlignLeft | flags.AlignTop, "\n".join(names))
        painter.drawText(self.rect(), flags.AlignRight | flags.AlignTop, "\n".join(values))

    def _feature_name(self, i: int) -> str:
        return self._features[i] if i < len(self._features) else f"x{i + 1}"

    def _text_at(self, event: QHelpEvent) -> str:
        if self._values is None or len(self._shape) != 2:
            return self.caption() if self._values is not None else ""
        rows, columns = self._shape
        area = self.rect().adjusted(1, 1, -1, -1)
        target = pixel_rect(area, (rows, columns), self.devicePixelRatioF())
        column = int((event.pos().x() - target.x()) / target.width() * columns)
        row = int((event.pos().y() - target.y()) / target.height() * rows)
        if not (0 <= row < rows and 0 <= column < columns):
            return self.caption()
        value = number(float(self._values[row * columns + column]), 3)
        return self.tr("Row {row}, column {column}: {value}").format(
            row=row + 1, column=column + 1, value=value
        )
