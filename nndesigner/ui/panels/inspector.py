"""The inspector: whatever is selected, with its fields and today's numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nndesigner.app.prediction import Prediction
from nndesigner.app.theme import Theme
from nndesigner.core.arrays import NetworkState
from nndesigner.core.catalog import kind_of
from nndesigner.core.design import DenseLayer, Layer, NeuronLayer, OutputLayer
from nndesigner.core.layers import activation_of
from nndesigner.core.project import Project
from nndesigner.ui import icons
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.editor import Editor
from nndesigner.ui.kinds import kind_colour
from nndesigner.ui.panels.inspector_context import Section, Shown, breakable, unit_label
from nndesigner.ui.panels.inspector_design import DesignSection
from nndesigner.ui.panels.panel import ElidedLabel, Note, Panel, scaled_font
from nndesigner.ui.texts import activation_name, kind_name, listed

REFRESH_MS = 200
"""Shortest time between two refreshes of the numbers while a training runs."""

_ICON = 22


class Inspector(Panel):
    """Shows the selection; all edits go through the editor.

    `layer_requested(id)` when the person asks for a layer by its name on the design's page.
    """

    layer_requested = Signal(str)

    def __init__(
        self, editor: Editor, theme: Theme | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme or icons.theme(), parent)
        self.setObjectName("inspector")
        self._editor = editor
        self._shown = Shown()
        self._sections: dict[type[Section], Section] = {}
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, _ICON)
        self.title = ElidedLabel()
        self.title.setObjectName("inspectorTitle")
        self.title.setFont(scaled_font(self.font(), 1.2, bold=True))
        self.subtitle = Note(self._theme)
        self.subtitle.setObjectName("inspectorSubtitle")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refresh_numbers)
        self._numbers_pending = False
        self._arrange()
        editor.document.problems_changed.connect(self._refresh)
        self._refresh()

    # What the outside calls ------------------------------------------------------------------

    def set_selection(self, selection: Selection) -> None:
        """Show what is selected."""
        if selection != self._shown.selection:
            self._commit_typing()
            self._shown = replace(self._shown, selection=selection)
            self._refresh()

    def show_project(self, old: Project, new: Project) -> None:
        """Follow the document."""
        state = new.state if old.state is not new.state else self._shown.state
        self._shown = replace(
            self._shown, design=new.design, state=state, spec=self._editor.document.spec
        )
        if old.design is not new.design:
            self._refresh()
        # At once: it is the person's own doing. What else changes with it is waited for.
        self._numbers_pending = True
        self._timer.start(0)

    def set_state(self, state: NetworkState) -> None:
        """Show other weights of the same design, at most five times a second."""
        if state is not self._shown.state:
            self._shown = replace(self._shown, state=state)
            self._numbers_changed()

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Show the numbers of another sample, or of none."""
        activations = None if prediction is None else prediction.activations
        if activations is not self._shown.activations:
            self._shown = replace(self._shown, activations=activations)
            self._numbers_changed()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.subtitle.set_theme(theme)
        for section in self._sections.values():
            section.set_theme(theme)
        self._show_head()

    def retranslate(self) -> None:
        self._show_head()

    def sizeHint(self) -> QSize:
        return QSize(330, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    # Layout ----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(12, 10, 12, 12)
        self._page.setSpacing(12)
        self._page.addLayout(head)
        self._page.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def section(self, kind: type[Section]) -> Section:
        """Return a section, made when it is first needed."""
        if kind not in self._sections:
            made = kind(self._editor, self._theme)
            if isinstance(made, DesignSection):
                made.layer_requested.connect(self.layer_requested)
            self._sections[kind] = made
            self._page.insertWidget(self._page.count() - 1, made)
        return self._sections[kind]

    def _wanted(self) -> tuple[type[Section], ...]:
        """Return the sections for what is selected; all but the first page are imported then."""
        pages = self._pages()
        if pages == (DesignSection,) or not self._editor.document.problems:
            return pages
        from nndesigner.ui.panels.inspector_problems import ProblemSection, problems_of

        if not problems_of(self._shown, self._editor.document.problems):
            return pages
        return (ProblemSection, *pages)

    def _pages(self) -> tuple[type[Section], ...]:
        shown = self._shown
        if shown.link is not None:
            from nndesigner.ui.panels.inspector_link import LinkSection

            return (LinkSection,)
        if not shown.layers and shown.neuron is None:
            return (DesignSection,)
        from nndesigner.ui.panels.inspector_layer import LayerSection
        from nndesigner.ui.panels.inspector_neuron import NeuronSection

        if shown.neuron is None:
            return (LayerSection,)
        only = shown.neuron[0]
        alone = isinstance(only, NeuronLayer) and only.units == 1
        picked = shown.selection.unit is not None
        return (NeuronSection,) if picked and not alone else (NeuronSection, LayerSection)

    # Refreshing ------------------------------------------------------------------------------

    def _refresh(self) -> None:
        wanted = self._wanted()
        for kind, section in self._sections.items():
            section.setVisible(kind in wanted)
        for place, kind in enumerate(wanted):
            section = self.section(kind)
            self._page.insertWidget(1 + place, section)  # below the head, in this order
            section.refresh(self._shown)
            section.setVisible(True)
        self._show_head()

    def _numbers_changed(self) -> None:
        self._numbers_pending = True
        if not self._timer.isActive():
            self._timer.start(0)

    def _refresh_numbers(self) -> None:
        if not self._numbers_pending or not self.isVisible():
            return
        self._numbers_pending = False
        for kind in self._wanted():
            self.section(kind).refresh_numbers(self._shown)
        self._timer.start(REFRESH_MS)

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._numbers_changed()

    def _commit_typing(self) -> None:
        """Let a field that is being typed in commit to what it belongs to."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            focused.clearFocus()

    # Head ------------------------------------------------------------------------------------

    def _show_head(self) -> None:
        shown = self._shown
        if shown.link is not None:
            source, target = shown.link.source, shown.link.target
            names = [shown.design.layer(layer_id).name for layer_id in (source, target)]
            self._set_head("link", "link", self.tr("Connection"), " → ".join(names))
        elif shown.selection.unit is not None and shown.neuron is not None:
            self._show_neuron_head(*shown.neuron)
        elif len(shown.layers) == 1:
            layer = shown.layers[0]
            kind = _palette_kind(layer)
            line = f"{kind_name(kind)} · {subtitle(layer)}"
            self._set_head(f"layer-{kind}", kind_colour(kind), layer.name, line)
        elif shown.layers:
            title = self.tr("{count} layers").format(count=len(shown.layers))
            self._set_head("select-all", "accent", title, _names(shown.layers))
        else:
            line = self.tr("The design as a whole")
            self._set_head("auto-layout", "accent", self.tr("Design"), line)

    def _show_neuron_head(self, layer: Layer, unit: int) -> None:
        kind = _palette_kind(layer)
        label = unit_label(layer, unit, self._shown.spec)
        title = self.tr("Neuron {unit} of “{layer}”")
        if not isinstance(layer, NeuronLayer):
            title = self.tr("Number {unit} of “{layer}”")
        elif isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
            label = self.tr("stands for “{name}”").format(name=label)
        else:
            label = activation_name(activation_of(layer, unit))
        line = f"{kind_name(kind)} · {label}"
        text = title.format(unit=unit + 1, layer=layer.name)
        self._set_head("layer-neuron", kind_colour(kind), text, line)

    def _set_head(self, icon: str, colour: str, title: str, line: str) -> None:
        ratio = self.devicePixelRatioF()
        tint = getattr(self._theme, colour)
        self._icon.setPixmap(icons.pixmap(icon, _ICON, tint, ratio))
        self.title.setText(title)
        self.subtitle.setText(breakable(line))


def _palette_kind(layer: Layer) -> str:
    if isinstance(layer, DenseLayer) and layer.units == 1:
        return "neuron"
    return kind_of(layer)


def _names(layers: Iterable[Layer]) -> str:
    return listed(layer.name for layer in layers)
