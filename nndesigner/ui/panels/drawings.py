"""The person's drawings: seen, corrected, given away, and learned from."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app import teaching
from nndesigner.app.document import Document
from nndesigner.app.prediction import picture_read
from nndesigner.app.session import TrainingSession
from nndesigner.app.teaching import Said
from nndesigner.app.theme import Theme
from nndesigner.app.train_on import TrainOn
from nndesigner.core.combinations import ENOUGH_DRAWINGS
from nndesigner.core.project import Project
from nndesigner.ui.drawings_files import DrawingsFiles
from nndesigner.ui.editor import Editor
from nndesigner.ui.icons import icon
from nndesigner.ui.own_classes import OwnClasses
from nndesigner.ui.panels.class_bar import ClassBar
from nndesigner.ui.panels.drawings_answers import DrawingAnswers
from nndesigner.ui.panels.drawings_counts import counts_text
from nndesigner.ui.panels.drawings_menus import DrawingsMenus
from nndesigner.ui.panels.drawings_model import DrawingsModel
from nndesigner.ui.panels.drawings_view import DrawingsView
from nndesigner.ui.panels.menu_button import MenuButton
from nndesigner.ui.panels.panel import Note, Panel, PlainLabel
from nndesigner.ui.panels.train_on_box import TrainOnBox
from nndesigner.ui.teaching import Teaching, label_of_key


class DrawingsPanel(Panel):
    """The gallery with what can be done to the drawings in it."""

    def __init__(
        self,
        editor: Editor,
        session: TrainingSession,
        teaching: Teaching,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("drawingsPanel")
        self._editor, self._session, self._teaching = editor, session, teaching
        self.model = DrawingsModel(self)
        self.view = DrawingsView(theme, self.model)
        self.files = DrawingsFiles(editor.document, self)
        self.own = OwnClasses(editor, teaching, self)
        self.train_on = TrainOn(editor.document, session, self, lambda: teaching.predictor.familiar)
        self.box = TrainOnBox(self.train_on, theme)
        self.bar = ClassBar(theme)
        self.filter, self.misread, self.counts = QComboBox(), QCheckBox(), PlainLabel()
        self.delete, self.name, self.put = QToolButton(), QPushButton(), QPushButton()
        self.more, self.begin = MenuButton(), QPushButton()
        self.empty, self.status = Note(theme), Note(theme)
        self._menus = DrawingsMenus(self)
        self.answers = DrawingAnswers(editor.document, session, teaching.predictor, self)
        self._arrange()
        self._connect()
        self.retranslate()

    @property
    def _document(self) -> Document:
        return self._editor.document

    @property
    def project(self) -> Project:
        """The project whose drawings these are."""
        return self._document.project

    # Parts -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        for widget, name in (
            *((self.filter, "drawingsFilter"), (self.misread, "onlyMisread")),
            *((self.delete, "deleteDrawings"), (self.name, "nameDrawings")),
            *((self.put, "putOnPad"), (self.more, "drawingsMore"), (self.begin, "ownClasses")),
            *((self.empty, "noDrawings"), (self.status, "drawingsStatus")),
            (self.counts, "drawingsCounts"),
        ):
            widget.setObjectName(name)
        self.filter.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._deeds, self._void = QWidget(), QWidget()
        top, row = QHBoxLayout(), QHBoxLayout(self._deeds)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.filter, 1), (self.misread, 0), (self.more, 0)):
            top.addWidget(widget, stretch)
        for widget in (self.put, self.name, self.delete):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 3)
        layout.setSpacing(3)
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self.empty)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._void, 1)
        layout.addWidget(self.counts)
        layout.addWidget(self._deeds)
        layout.addWidget(self.status)
        layout.addWidget(self.box)

    def _connect(self) -> None:
        self.filter.activated.connect(self._refilter)
        self.misread.toggled.connect(self._refilter)
        self.view.selection_changed.connect(self._show_buttons)
        self.view.put_wanted.connect(self._put)
        self.view.delete_wanted.connect(self.delete_chosen)
        self.view.name_wanted.connect(self._name_by_key)
        self.delete.clicked.connect(self.delete_chosen)
        self.put.clicked.connect(self.put_chosen)
        self.begin.clicked.connect(self.own.ask_to_begin)
        self.bar.target_chosen.connect(self._teaching.set_target)
        self.bar.add_wanted.connect(self.own.ask_to_add)
        self.bar.rename_wanted.connect(self.own.ask_to_rename)
        self.bar.remove_wanted.connect(self.own.remove)
        self._teaching.target_changed.connect(self._show_bar)
        self.files.said.connect(self._say)
        self.files.failed.connect(self._editor.refused)
        self.answers.answered.connect(self.model_answers)
        self._document.changed.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.view, self.bar, self.box, self.empty, self.status):
            part.set_theme(theme)
        self.delete.setIcon(icon("delete"))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("My drawings"))
        self.view.setAccessibleName(self.tr("My drawings"))
        self.view.setAccessibleDescription(
            self.tr("Enter puts a drawing on the pad, Delete deletes it, number keys rename it.")
        )
        self.filter.setAccessibleName(self.tr("Which drawings to show"))
        self.misread.setToolTip(
            self.tr("Show only drawings the network reads wrongly or is not sure about")
        )
        self.counts.setToolTip(
            self.tr("Not sure: “?”, as the drawing looks like nothing the network has learnt from")
        )
        self.delete.setIcon(icon("delete"))
        self.delete.setToolTip(self.tr("Delete the selected drawings (Delete)"))
        self.delete.setAccessibleName(self.delete.toolTip())
        self.name.setText(self.tr("This is a …"))
        self.name.setToolTip(self.tr("Give the selected drawings another name (number keys)"))
        self.put.setText(self.tr("Put on the pad"))
        self.put.setToolTip(self.tr("Show the drawing on the pad again (Enter)"))
        self.more.setText("\N{HORIZONTAL ELLIPSIS}")
        self.more.setToolTip(self.tr("Import, export, classes of my own"))
        self.more.setAccessibleName(self.more.toolTip())
        self.begin.setText(self.tr("My own classes …"))
        self.begin.setToolTip(self.tr("Let a network learn letters, shapes … that you draw"))
        self._menus.retranslate()
        self.model.retranslate()
        self._show_all()

    # Following ---------------------------------------------------------------------------

    def _follow(self, old: Project, new: Project) -> None:
        if old.examples is not new.examples or old.design is not new.design:
            self._show_all()

    def model_answers(self, answers: tuple[Said | None, ...]) -> None:
        """Show what the network says of each drawing."""
        if len(answers) in (0, len(self.model.examples)):
            chosen = self.view.chosen_drawings()
            self.model.show_answers(answers)
            self._choose_again(chosen)
            self._show_counts()

    def _show_all(self) -> None:
        project = self._document.project
        chosen = self.view.chosen_drawings()
        self.model.show_examples(
            project.examples,
            teaching.counts(project),
            teaching.classes(project.design),
            ENOUGH_DRAWINGS if self.own.active else 0,
        )
        self._fill_filter()
        self._choose_again(chosen)
        self._show_bar()
        self._show_counts()
        self._show_empty()
        self._say("")
        self.box.refresh()

    def _say(self, sentence: str) -> None:
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def _fill_filter(self) -> None:
        project = self._document.project
        chosen = self.filter.currentData()
        with QSignalBlocker(self.filter):
            self.filter.clear()
            text = self.tr("All drawings ({count})").format(count=len(project.examples))
            self.filter.addItem(text, None)
            for label, count in teaching.counts(project).items():
                if count:
                    self.filter.addItem(f"{label} ({count})", label)
            self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)) if chosen else 0)
        self.model.set_filter(self.filter.currentData(), only_misread=self.misread.isChecked())

    def _refilter(self, _choice: object = None) -> None:
        self.model.set_filter(self.filter.currentData(), only_misread=self.misread.isChecked())
        self._show_buttons()

    def _show_bar(self) -> None:
        project = self._document.project
        self.bar.setVisible(self.own.active)
        if self.own.active:
            classes = teaching.classes(project.design)
            counts = teaching.counts(project)
            self.bar.show_classes(classes, counts, self._teaching.target, ENOUGH_DRAWINGS)

    def _show_counts(self) -> None:
        tally = self.model.tally()
        misread = tally.wrong + tally.unsure
        text = self.tr("Not right ({count})").format(count=misread)
        self.misread.setText(text if misread else self.tr("Not right"))
        self.counts.setText(counts_text(tally))
        self.counts.setVisible(bool(tally.total))

    def _show_empty(self) -> None:
        project = self._document.project
        empty = not project.examples
        own = self.own.active
        typed = project.design.input is not None and not picture_read(
            project.design, self._document.spec
        )
        if typed:
            text = self.tr(
                "This data set is a table of numbers, so there is nothing to draw: choose one of"
                " pictures under “Data”, or draw classes of your own."
            )
        elif own:
            text = self.tr(
                "Draw the class chosen above in “Try it”, and press Enter or “Add”. About"
                " {enough} drawings of each class are enough to begin with. Then press Train, and"
                " try."
            ).format(enough=ENOUGH_DRAWINGS)
        else:
            text = self.tr(
                "No drawings yet. Draw something in “Try it”: if the network reads it wrongly,"
                " press “No, this was a …”. Your drawings are kept here and in the project, and"
                " the network can learn from them."
            )
        self.empty.setText(text)
        self.empty.setVisible(empty or typed)
        self.begin.setVisible((empty or typed) and not own)
        self.view.setVisible(not empty)
        self._void.setVisible(empty)
        self._deeds.setVisible(not empty)
        for widget in (self.filter, self.misread):
            widget.setEnabled(not empty)
        self._show_buttons()

    # What is done with drawings ------------------------------------------------------------

    def delete_chosen(self) -> None:
        """Delete the selected drawings, as one undo step."""
        numbers = self.view.chosen()
        if numbers:
            project = teaching.remove(self._document.project, numbers)
            self._document.change(self.tr("Delete drawings"), project)
            self.view.stay_at(numbers[0])

    def name_chosen(self, label: str) -> None:
        """Name the selected drawings, as one undo step."""
        numbers = self.view.chosen()
        if numbers:
            project = teaching.relabel(self._document.project, numbers, label)
            self._document.change(self.tr("Name drawings “{label}”").format(label=label), project)

    def _put(self, number: int) -> None:
        self._teaching.put_on_pad(self._document.project.examples[number].drawing)

    def put_chosen(self) -> None:
        numbers = self.view.chosen()
        if numbers:
            self._put(numbers[0])

    def _name_by_key(self, digit: int) -> None:
        label = label_of_key(teaching.classes(self._document.design), digit)
        if label:
            self.name_chosen(label)

    def _show_buttons(self) -> None:
        chosen = len(self.view.chosen())
        self.put.setEnabled(chosen == 1)
        self.name.setEnabled(chosen > 0)
        self.delete.setEnabled(chosen > 0)

    def _choose_again(self, chosen: frozenset[int]) -> None:
        if chosen and not self.view.chosen():
            self.view.choose_again(chosen)
            self._show_buttons()
