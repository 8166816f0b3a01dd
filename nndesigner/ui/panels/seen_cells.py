"""Where the cells of a column of numbers stand, and what is in them: geometry without painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics

from nndesigner.ui.panels.seen_sample import SeenSample

OVERVIEW = 14
"""Width of the stripe at the left that shows the whole vector."""

EDGE = 6
SWATCH = 14
"""Side of the squares with the grey of each number."""

_WIDEST_VALUE = "−0.888"


@dataclass(frozen=True)
class Cells:
    """The cells of a sample, as high as the font needs, in a viewport of `size`.

    `scrolled` pixels of them are out of view above; `overflow` tells whether some always are.
    """

    sample: SeenSample | None
    metrics: QFontMetrics
    size: QSize
    scrolled: int
    overflow: bool

    @property
    def height(self) -> int:
        """Return the height of one cell."""
        return self.metrics.height() + 4

    @property
    def head(self) -> int:
        """Return the height of the line that names the columns, 0 without one."""
        scaled = self.sample is not None and self.sample.raw is not None
        return self.height + 2 if scaled else 0

    @property
    def left(self) -> int:
        """Return where the cells begin: behind the stripe, if there is one."""
        picture = self.sample is not None and bool(self.sample.picture)
        return OVERVIEW + 4 if picture and self.overflow else 0

    @property
    def page(self) -> int:
        """Return the height of what is in view."""
        return max(1, self.size.height() - self.head)

    @property
    def in_view(self) -> range:
        """Return the numbers of the cells that are in view, some perhaps in part."""
        first, shown = self.scrolled // self.height, -(-self.size.height() // self.height) + 1
        count = self.sample.count if self.sample is not None else 0
        return range(first, min(count, first + shown))

    def rect(self, index: int) -> QRect:
        """Return where a cell stands in the viewport."""
        top, left = self.head + index * self.height - self.scrolled, self.left
        return QRect(left, top, self.size.width() - left, self.height)

    def index_at(self, position: QPoint) -> int | None:
        """Return which cell is at a place of the viewport."""
        if self.sample is None or position.y() < self.head or position.x() < self.left:
            return None
        index = (self.scrolled + position.y() - self.head) // self.height
        return index if 0 <= index < self.sample.count else None

    def row_name(self, row: int) -> str:
        """Return what a row of the picture is called, rows of all channels counted through."""
        picture = self.sample.picture if self.sample is not None else ()
        if not picture or picture[0] == 1:
            return QCoreApplication.translate("SeenVector", "row {row}").format(row=row + 1)
        channel, row = divmod(row, picture[1])
        text = QCoreApplication.translate("SeenVector", "{channel}: row {row}")
        return text.format(channel=channel + 1, row=row + 1)

    @property
    def gutter(self) -> int:
        """Return the room for the names of rows."""
        rows = self.sample.count // max(1, self.sample.columns) if self.sample else 1
        return self.metrics.horizontalAdvance(self.row_name(max(0, rows - 1)))

    @property
    def swatches(self) -> int:
        """Return where the squares with the grey of each number begin."""
        count = self.sample.count if self.sample is not None else 1
        wide = self.metrics.horizontalAdvance(str(count))
        return self.left + 3 * EDGE + self.gutter + wide

    @property
    def raw_column(self) -> int:
        """Return how far raw numbers stand from the right edge, left of the scaled ones."""
        wide = self.metrics.horizontalAdvance("−888.888")
        return max(wide, self.metrics.horizontalAdvance(head_of_raw())) + 2 * EDGE

    @property
    def name_width(self) -> int:
        """Return the room for the names of features."""
        raw = self.sample is not None and self.sample.raw is not None
        numbers = 2 * self.raw_column if raw else self.raw_column
        return max(40, self.size.width() - numbers - EDGE)

    @property
    def least_width(self) -> int:
        """Return the width that row, index, grey and value of any pixel need."""
        count = self.sample.count if self.sample is not None else 64
        wide = sum(map(self.metrics.horizontalAdvance, (str(count), _WIDEST_VALUE)))
        return OVERVIEW + 4 + self.gutter + wide + SWATCH + 5 * EDGE


def head_of_raw() -> str:
    """Return what stands above the raw numbers."""
    return QCoreApplication.translate("SeenVector", "as typed")


def head_of_scaled() -> str:
    """Return what stands above the numbers that the network gets."""
    return QCoreApplication.translate("SeenVector", "scaled")
