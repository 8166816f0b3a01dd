"""Sections below each other, scrolled by whole ones: none is ever shown in part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

_NOTCH = 120
"""Eighths of a degree a wheel turns from one notch to the next."""


class Sections(QWidget):
    """Shows as many whole sections as fit, from one the scroll bar chooses.

    Wheel and PageUp, PageDown scroll too. A section higher than all the room there is, is given
    what there is. What is left over goes to the sections with a stretch (0 or 1), up to their
    `maximumHeight`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[tuple[QWidget, int]] = []
        self._margins = (10, 6, 10, 6)
        self._spacing = 6
        self._turned = 0
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.setObjectName("sectionsBar")
        self.bar.setPageStep(1)
        self.bar.valueChanged.connect(self.arrange)

    def add(self, section: QWidget, stretch: int = 0) -> None:
        """Append a section."""
        section.setParent(self)
        self._sections.append((section, stretch))
        section.show()

    def set_stretch(self, section: QWidget, stretch: int) -> None:
        """Give a section what is left over from now on, or no longer."""
        changed = [(one, stretch if one is section else old) for one, old in self._sections]
        if changed != self._sections:
            self._sections = changed
            self.arrange()

    def shown(self) -> list[QWidget]:
        """Return the sections in view."""
        sections = [section for section, _ in self._sections if not section.isHidden()]
        return [section for section in sections if section.width() > 0]

    def sizeHint(self) -> QSize:
        return QSize(380, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.bar.maximum():
            event.ignore()
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        self.bar.setValue(self.bar.value() - notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step and self.bar.maximum():
            self.bar.setValue(self.bar.value() + step)
            return
        super().keyPressEvent(event)

    def arrange(self, _value: int = 0) -> None:
        """Place what fits; the others get no room, so that nothing of them is seen."""
        wanted = [section for section, _ in self._sections if not section.isHidden()]
        left, top, right, bottom = self._margins
        room = max(1, self.height() - top - bottom)
        across = max(1, self.width() - left - right)
        heights = [_height(section, across) for section in wanted]
        scrolls = self._total(heights) > room
        if scrolls:
            across = max(1, across - self.bar.sizeHint().width())
            heights = [_height(section, across) for section in wanted]
        first = self._follow(heights, room) if scrolls else self._rest()
        fitting = self._fitting(heights[first:], room)
        self._place(wanted, heights, range(first, first + fitting), QRect(left, top, across, room))

    def _place(
        self, wanted: Sequence[QWidget], heights: list[int], shown: range, room: QRect
    ) -> None:
        spare = max(0, room.height() - self._total([heights[i] for i in shown]))
        stretches = dict(self._sections)
        y = room.y()
        for i, section in enumerate(wanted):
            if i not in shown:
                section.setGeometry(0, 0, 0, 0)
                continue
            height = min(heights[i], room.height())
            if stretches[section]:
                more = min(spare, max(0, section.maximumHeight() - height))
                height, spare = height + more, spare - more
            section.setGeometry(room.x(), y, room.width(), height)
            y += height + self._spacing

    def _follow(self, heights: list[int], room: int) -> int:
        """Let the bar reach the first section from which on all the others fit."""
        last = len(heights) - 1
        while last > 0 and self._total(heights[last - 1 :]) <= room:
            last -= 1
        self._set_bar(last)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width, 0, width, self.height())
        self.bar.show()
        return self.bar.value()

    def _rest(self) -> int:
        self.bar.hide()
        self._set_bar(0)
        return 0

    def _set_bar(self, last: int) -> None:
        blocked = self.bar.blockSignals(True)
        self.bar.setRange(0, last)
        self.bar.blockSignals(blocked)

    def _fitting(self, heights: list[int], room: int) -> int:
        """Return how many of these fit, at least one."""
        count = 1
        while count < len(heights) and self._total(heights[: count + 1]) <= room:
            count += 1
        return count

    def _total(self, heights: Sequence[int]) -> int:
        return sum(heights) + self._spacing * max(0, len(heights) - 1)


def _height(section: QWidget, width: int) -> int:
    if section.hasHeightForWidth():
        return section.heightForWidth(width)
    return section.sizeHint().height()
