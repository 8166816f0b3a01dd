"""The panel that shows why: what spoke for which class, which neurons, and what is alike."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.nearest import NearExample
from nndesigner.app.theme import Theme
from nndesigner.app.votes import Votes
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import Note, Panel, PlainLabel, scaled_font
from nndesigner.ui.panels.sections import Sections
from nndesigner.ui.panels.why_grid import VoteGrid
from nndesigner.ui.panels.why_nearest import NearestStrip
from nndesigner.ui.panels.why_picture import VotePicture
from nndesigner.ui.panels.why_rows import VoteRows
from nndesigner.ui.panels.why_words import sentence

_LARGEST = 220
"""Pixels the large picture is high at most."""


class WhyPanel(Panel):
    """Shows the votes of one sample, class by class or one class against another.

    `painted()`: somebody can see it.
    """

    painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("whyPanel")
        self._votes: Votes | None = None
        self._features: tuple[str, ...] = ()
        self._is_drawn = self._scaled = True
        self._own = ""
        self._hint = ""
        self.hint = Note(theme)
        self.hint.setObjectName("whyHint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first, self.second = QComboBox(), QComboBox()
        self.first.setObjectName("whyClass")
        self.second.setObjectName("whyOther")
        self.first_label, self.second_label = QLabel(), QLabel()
        self.picture = VotePicture(theme)
        self.rows = VoteRows(theme)
        self.words = PlainLabel()
        self.words.setObjectName("whyWords")
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.legend = Note(theme)
        self.grid = VoteGrid(theme)
        self.neurons_title, self.nearest_title = QLabel(), QLabel()
        self.neurons = PlainLabel()
        self.neurons.setObjectName("whyNeurons")
        self.nearest = NearestStrip(theme)
        self.nearest_note = Note(theme)
        self._arrange()
        self.first.activated.connect(self._on_first)
        self.second.activated.connect(self._show)
        self.grid.chosen.connect(self._on_chosen)
        self.retranslate()
        self._show()

    def _arrange(self) -> None:
        for title in (self.neurons_title, self.nearest_title):
            title.setFont(scaled_font(self.font(), 1.0, bold=True))
        for note in (self.legend, self.nearest_note):
            note.setFont(scaled_font(self.font(), 0.92))
        self.first_label.setBuddy(self.first)
        self.second_label.setBuddy(self.second)
        question = QHBoxLayout()
        question.setContentsMargins(10, 6, 10, 0)
        for widget in (self.first_label, self.first, self.second_label, self.second):
            question.addWidget(widget)
        question.addStretch(1)
        self._question = QWidget()
        self._question.setLayout(question)
        self._sections = Sections()
        self._picture_part = self._large()
        self._sections.add(self._picture_part, stretch=1)
        self._sections.add(self.rows)
        self._sections.add(self.grid)
        self._neurons = _section(self.neurons_title, self.neurons)
        self._sections.add(self._neurons)
        self._sections.add(_section(self.nearest_title, self.nearest, self.nearest_note))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.hint)
        whole.addWidget(self._question)
        whole.addWidget(self._sections, 1)

    def _large(self) -> QWidget:
        """Return the picture of one class with its words beside it."""
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.words)
        said.addWidget(self.legend)
        said.addStretch(1)
        large = QWidget()
        large.setMaximumHeight(_LARGEST)
        row = QHBoxLayout(large)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.picture, 2)
        row.addLayout(said, 3)
        return large

    def show_votes(self, votes: Votes | None, reasons: tuple[str, ...] = ()) -> None:
        """Show what spoke for what in a sample, and the neurons in words; None: no sample."""
        before = self._votes.names if self._votes is not None else ()
        self._votes = votes
        if votes is not None and votes.names != before:
            self._offer(votes.names)
        text = "\n".join(f"\N{BULLET} {reason}" for reason in reasons)
        self._set(self.neurons, text)
        self._neurons.setVisible(bool(reasons))
        self._show()

    def show_nearest(
        self, examples: tuple[NearExample, ...] | None, shape: tuple[int, ...]
    ) -> None:
        """Show the training examples most like the sample; None while they are looked for."""
        self.nearest.show_examples(examples or (), shape)

    def set_hint(self, hint: str) -> None:
        """Say why there is nothing to show, or nothing that means much; "" to show it."""
        if hint != self._hint:
            self._hint = hint
            self._show()

    def set_features(self, names: tuple[str, ...], *, scaled: bool = True) -> None:
        """Name the numbers of samples that are no pictures; `scaled`: 0 stands for their means."""
        self._features, self._scaled = names, scaled

    def set_drawn(self, drawn: bool) -> None:
        """Tell whether samples are drawn, or typed as numbers."""
        if drawn != self._is_drawn:
            self._is_drawn = drawn
            self._show()

    @property
    def chosen(self) -> str:
        """The class shown large: the one picked, else what the network says."""
        if self._own:
            return self._own
        votes = self._votes
        if votes is None:
            return ""
        label = votes.prediction.label
        return label if label in votes.names else votes.names[0]

    @property
    def other(self) -> str | None:
        """The class it is compared with; None without one."""
        other = self.second.currentText() if self.second.currentIndex() > 0 else ""
        return other if other and other != self.chosen else None

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        panels = (self.hint, self.legend, self.nearest_note, self.picture, self.grid, self.nearest)
        for panel in (*panels, self.rows):
            panel.set_theme(theme)

    def retranslate(self) -> None:
        self.first_label.setText(self.tr("Why"))
        self.second_label.setText(self.tr("and not"))
        self.first.setAccessibleName(self.tr("The class to explain"))
        self.second.setAccessibleName(self.tr("The class to compare it with"))
        self.neurons_title.setText(self.tr("The neurons that spoke loudest"))
        self.nearest_title.setText(self.tr("Training examples most like this"))
        self.nearest_note.setText(
            self.tr("How alike their last hidden layer's activations are: the cosine.")
        )
        if self.second.count():
            self.second.setItemText(0, self._nothing())
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def _offer(self, names: tuple[str, ...]) -> None:
        """Put other classes into both lists; what was picked stays if it is among them."""
        for combo, head in ((self.first, self._automatic()), (self.second, self._nothing())):
            picked = combo.currentText() if combo.currentIndex() > 0 else ""
            with QSignalBlocker(combo):
                combo.clear()
                combo.addItem(head)
                combo.addItems(names)
                combo.setCurrentIndex(max(0, combo.findText(picked)) if picked else 0)
        if self._own not in names:
            self._own = ""

    def _automatic(self) -> str:
        return self.tr("most like it") if self._says_nothing else self.tr("what it says")

    @property
    def _says_nothing(self) -> bool:
        """Tell whether the answer is "?": then the class shown is only the one most like it."""
        return self._votes is not None and self._votes.prediction.strange

    def _nothing(self) -> str:
        return self.tr("nothing")

    def _on_first(self, index: int) -> None:
        self._own = self.first.itemText(index) if index > 0 else ""
        self._show()

    def _on_chosen(self, name: str) -> None:
        """Show a class large; the one picked before is let go when it is picked again."""
        self._own = "" if name == self._own else name
        self.first.setCurrentIndex(self.first.findText(self._own) if self._own else 0)
        self._show()

    def _show(self) -> None:
        votes = self._votes
        shown = votes is not None and not self._hint
        self.hint.setVisible(not shown)
        self._question.setVisible(shown)
        self._sections.setVisible(shown)
        self.hint.setText(self._hint or self._invitation())
        if votes is None or not shown:
            self.picture.show_map(None, None)
            self.grid.show_votes(None, "")
            return
        chosen, other = self.chosen, self.other
        if self.first.itemText(0) != self._automatic():
            self.first.setItemText(0, self._automatic())
        found = votes.of(chosen, other)
        self.picture.show_map(found, votes.ink, self._features)
        self.grid.show_votes(votes, chosen)
        if found is not None:
            self._show_rows(found, votes.scores_of(chosen, other))
            self._set(self.words, self._sentence(found, votes))
            in_a_row = found.shape[0] == 1
            legend = self._legend_of_numbers if in_a_row else self._legend
            self._set(self.legend, legend(chosen, other))

    def _sentence(self, found: FloatArray, votes: Votes) -> str:
        chosen = self.chosen
        text = sentence(found, chosen, self.other, self._features, votes.ink)
        if self._own or not self._says_nothing:
            return text
        head = self.tr("It says “?”; most like it is {name}.").format(name=chosen)
        return self.tr("{answer} {reasons}").format(answer=head, reasons=text)

    def _show_rows(self, found: FloatArray, scores: tuple[float, float] | None) -> None:
        """Show numbers with their names in the place of a picture, if this is of numbers."""
        in_a_row = found.shape[0] == 1
        self.picture.setVisible(not in_a_row)
        self.rows.setVisible(in_a_row)
        self._sections.set_stretch(self._picture_part, 0 if in_a_row else 1)
        if in_a_row:
            names = self._features + tuple(
                f"x{i + 1}" for i in range(len(self._features), found.shape[1])
            )
            self.rows.show_rows(found[0], names, scores, scaled=self._scaled)

    def _invitation(self) -> str:
        if self._is_drawn:
            return self.tr("Draw something, and here you see why.")
        return self.tr("Type numbers in “Try it”, and here you see why.")

    def _legend_of_numbers(self, name: str, other: str | None) -> str:
        if other is None:
            text = self.tr(
                "How much each number adds: blue speaks for {name}, orange against it. The class"
                " with the largest sum wins."
            )
        else:
            text = self.tr("How much each number adds: blue speaks for {name}, orange for {other}.")
        return text.format(name=name, other=other)

    def _legend(self, name: str, other: str | None) -> str:
        if other is None:
            text = self.tr("Blue speaks for {name}, orange against it; grey ink does neither.")
        else:
            text = self.tr("Blue speaks for {name}, orange for {other}; grey ink does neither.")
        return text.format(name=name, other=other)

    @staticmethod
    def _set(label: QLabel, text: str) -> None:
        if text != label.text():
            label.setText(text)


def _section(*widgets: QWidget) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
    return section
