"""All actions in one table: name, texts, shortcut, icon, and when each can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

Condition = Literal[
    "always",
    "selection",
    "layers",
    "can_undo",
    "can_redo",
    "trainable",
    "running",
    "active",
    "can_step_back",
    "two_blocks",
    "three_blocks",
    "grouped",
]

CONTEXT = "Actions"


@dataclass(frozen=True)
class ActionSpec:
    """One action: `name` as in "actionTrain"; shortcut, icon, when enabled, and its two texts."""

    name: str
    text: str
    tip: str
    shortcut: str | QKeySequence.StandardKey = ""
    icon: str = ""
    when: Condition = "always"
    checkable: bool = False

    @property
    def is_for_canvas(self) -> bool:
        """Tell whether its key is a letter alone, which works on the canvas only."""
        return isinstance(self.shortcut, str) and len(self.shortcut) == 1


def _spec(
    name: str,
    text: object,
    tip: object,
    shortcut: str | QKeySequence.StandardKey = "",
    icon: str = "",
    when: Condition = "always",
    *,
    checkable: bool = False,
) -> ActionSpec:
    return ActionSpec(name, str(text), str(tip), shortcut, icon, when, checkable)


_Key = QKeySequence.StandardKey

SPECS: tuple[ActionSpec, ...] = (
    _spec(
        "New",
        QT_TRANSLATE_NOOP("Actions", "&New"),
        QT_TRANSLATE_NOOP("Actions", "Start again with an empty canvas"),
        _Key.New,
        "new",
    ),
    _spec(
        "Open",
        QT_TRANSLATE_NOOP("Actions", "&Open…"),
        QT_TRANSLATE_NOOP("Actions", "Open a project from a file"),
        _Key.Open,
        "open",
    ),
    _spec(
        "Save",
        QT_TRANSLATE_NOOP("Actions", "&Save"),
        QT_TRANSLATE_NOOP("Actions", "Save design, weights and curves in one file"),
        _Key.Save,
        "save",
    ),
    _spec(
        "SaveAs",
        QT_TRANSLATE_NOOP("Actions", "Save &as…"),
        QT_TRANSLATE_NOOP("Actions", "Save under another name"),
        "Ctrl+Shift+S",
        "save-as",
    ),
    _spec(
        "Quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Close nndesigner"),
        "Ctrl+Q",
    ),
    _spec(
        "Undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        QT_TRANSLATE_NOOP("Actions", "Take the last change back"),
        _Key.Undo,
        "undo",
        "can_undo",
    ),
    _spec(
        "Redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        QT_TRANSLATE_NOOP("Actions", "Make the change again that was taken back"),
        "Ctrl+Shift+Z",
        "redo",
        "can_redo",
    ),
    _spec(
        "Cut",
        QT_TRANSLATE_NOOP("Actions", "Cu&t"),
        QT_TRANSLATE_NOOP("Actions", "Copy what is selected, blocks or neurons, and remove it"),
        _Key.Cut,
        "cut",
        "selection",
    ),
    _spec(
        "Copy",
        QT_TRANSLATE_NOOP("Actions", "&Copy"),
        QT_TRANSLATE_NOOP(
            "Actions", "Copy the selected blocks and their links, or the selected neurons"
        ),
        _Key.Copy,
        "copy",
        "selection",
    ),
    _spec(
        "Paste",
        QT_TRANSLATE_NOOP("Actions", "&Paste"),
        QT_TRANSLATE_NOOP("Actions", "Put copied blocks on the canvas"),
        _Key.Paste,
        "paste",
    ),
    _spec(
        "Duplicate",
        QT_TRANSLATE_NOOP("Actions", "&Duplicate"),
        QT_TRANSLATE_NOOP("Actions", "Make a second copy of the selected blocks or neurons"),
        "Ctrl+D",
        "duplicate",
        "selection",
    ),
    _spec(
        "Delete",
        QT_TRANSLATE_NOOP("Actions", "De&lete"),
        QT_TRANSLATE_NOOP("Actions", "Remove what is selected: blocks, links, a wire, a neuron"),
        "Del",
        "delete",
        "selection",
    ),
    _spec(
        "SelectAll",
        QT_TRANSLATE_NOOP("Actions", "&Select all"),
        QT_TRANSLATE_NOOP("Actions", "Select every block and link"),
        _Key.SelectAll,
        "select-all",
    ),
    _spec(
        "FindBlock",
        QT_TRANSLATE_NOOP("Actions", "&Find or add…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Type a few letters to add a layer, go to one, or do something"
        ),
        "Ctrl+K",
        "search",
    ),
    _spec(
        "AddNote",
        QT_TRANSLATE_NOOP("Actions", "Add not&e"),
        QT_TRANSLATE_NOOP("Actions", "Write a note on the canvas"),
        "Ctrl+Shift+N",
    ),
    _spec(
        "Group",
        QT_TRANSLATE_NOOP("Actions", "&Group"),
        QT_TRANSLATE_NOOP("Actions", "Draw a frame with a name around the selected layers"),
        "Ctrl+G",
        "",
        "layers",
    ),
    _spec(
        "Ungroup",
        QT_TRANSLATE_NOOP("Actions", "U&ngroup"),
        QT_TRANSLATE_NOOP("Actions", "Take the frame around the selected layers away"),
        "Ctrl+Shift+G",
        "",
        "grouped",
    ),
    _spec(
        "Fold",
        QT_TRANSLATE_NOOP("Actions", "F&old or open"),
        QT_TRANSLATE_NOOP(
            "Actions", "Open the selected layers into their neurons, or fold them to a small block"
        ),
        "O",
        "",
        "layers",
    ),
    _spec(
        "AlignLeft",
        QT_TRANSLATE_NOOP("Actions", "Align &left"),
        QT_TRANSLATE_NOOP("Actions", "Line the selected blocks up at their left edges"),
        when="two_blocks",
    ),
    _spec(
        "AlignCentreH",
        QT_TRANSLATE_NOOP("Actions", "Align &centres in a column"),
        QT_TRANSLATE_NOOP("Actions", "Put the middles of the selected blocks below each other"),
        when="two_blocks",
    ),
    _spec(
        "AlignRight",
        QT_TRANSLATE_NOOP("Actions", "Align &right"),
        QT_TRANSLATE_NOOP("Actions", "Line the selected blocks up at their right edges"),
        when="two_blocks",
    ),
    _spec(
        "AlignTop",
        QT_TRANSLATE_NOOP("Actions", "Align &top"),
        QT_TRANSLATE_NOOP("Actions", "Line the selected blocks up at their top edges"),
        when="two_blocks",
    ),
    _spec(
        "AlignCentreV",
        QT_TRANSLATE_NOOP("Actions", "Align centres in a ro&w"),
        QT_TRANSLATE_NOOP("Actions", "Put the middles of the selected blocks side by side"),
        when="two_blocks",
    ),
    _spec(
        "AlignBottom",
        QT_TRANSLATE_NOOP("Actions", "Align &bottom"),
        QT_TRANSLATE_NOOP("Actions", "Line the selected blocks up at their bottom edges"),
        when="two_blocks",
    ),
    _spec(
        "DistributeH",
        QT_TRANSLATE_NOOP("Actions", "Distribute &horizontally"),
        QT_TRANSLATE_NOOP(
            "Actions", "Make the gaps between the selected blocks equal, side by side"
        ),
        when="three_blocks",
    ),
    _spec(
        "DistributeV",
        QT_TRANSLATE_NOOP("Actions", "Distribute &vertically"),
        QT_TRANSLATE_NOOP(
            "Actions", "Make the gaps between the selected blocks equal, one below another"
        ),
        when="three_blocks",
    ),
    _spec(
        "Train",
        QT_TRANSLATE_NOOP("Actions", "&Train"),
        QT_TRANSLATE_NOOP("Actions", "Train the network, or go on after a pause"),
        "F5",
        "train",
        "trainable",
    ),
    _spec(
        "Pause",
        QT_TRANSLATE_NOOP("Actions", "&Pause"),
        QT_TRANSLATE_NOOP("Actions", "Hold the training; Train goes on from here"),
        "F6",
        "pause",
        "running",
    ),
    _spec(
        "Step",
        QT_TRANSLATE_NOOP("Actions", "&Step"),
        QT_TRANSLATE_NOOP("Actions", "Train on one batch only, then hold"),
        "F7",
        "step",
        "trainable",
    ),
    _spec(
        "StepSample",
        QT_TRANSLATE_NOOP("Actions", "Step by one sa&mple"),
        QT_TRANSLATE_NOOP("Actions", "Train on a single sample only, then hold"),
        "Ctrl+F7",
        "",
        "trainable",
    ),
    _spec(
        "StepEpoch",
        QT_TRANSLATE_NOOP("Actions", "Step by one &epoch"),
        QT_TRANSLATE_NOOP("Actions", "Train on all samples once, then hold"),
        "Shift+F7",
        "",
        "trainable",
    ),
    _spec(
        "StepBack",
        QT_TRANSLATE_NOOP("Actions", "Step &back"),
        QT_TRANSLATE_NOOP("Actions", "Undo the last step: weights and curves as they were before"),
        "Alt+F7",
        "step-back",
        "can_step_back",
    ),
    _spec(
        "Stop",
        QT_TRANSLATE_NOOP("Actions", "St&op"),
        QT_TRANSLATE_NOOP("Actions", "End the training and keep what was learnt"),
        "F8",
        "stop",
        "active",
    ),
    _spec(
        "Reset",
        QT_TRANSLATE_NOOP("Actions", "&Reset"),
        QT_TRANSLATE_NOOP("Actions", "Forget what was learnt: new initial weights, empty curves"),
        "F9",
        "reset",
    ),
    _spec(
        "ClearPad",
        QT_TRANSLATE_NOOP("Actions", "&Clear drawing"),
        QT_TRANSLATE_NOOP("Actions", "Wipe the drawing pad"),
        "Ctrl+Backspace",
        "clear",
    ),
    _spec(
        "ZoomIn",
        QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("Actions", "Show the canvas larger"),
        _Key.ZoomIn,
        "zoom-in",
    ),
    _spec(
        "ZoomOut",
        QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("Actions", "Show more of the canvas"),
        _Key.ZoomOut,
        "zoom-out",
    ),
    _spec(
        "ZoomReset",
        QT_TRANSLATE_NOOP("Actions", "&Actual size"),
        QT_TRANSLATE_NOOP("Actions", "Show the canvas at 100 %"),
        "Ctrl+0",
    ),
    _spec(
        "ZoomFit",
        QT_TRANSLATE_NOOP("Actions", "&Fit"),
        QT_TRANSLATE_NOOP("Actions", "Show the whole network"),
        "Ctrl+9",
        "zoom-fit",
    ),
    _spec(
        "ShowNumbers",
        QT_TRANSLATE_NOOP("Actions", "Show all &numbers"),
        QT_TRANSLATE_NOOP("Actions", "Write weights on their wires and biases at the neurons"),
        "Ctrl+Shift+W",
        checkable=True,
    ),
    _spec(
        "Legend",
        QT_TRANSLATE_NOOP("Actions", "L&egend of the wires"),
        QT_TRANSLATE_NOOP("Actions", "Explain colours and thickness of the wires on the canvas"),
        checkable=True,
    ),
    _spec(
        "Connect",
        QT_TRANSLATE_NOOP("Actions", "Connect by &keys"),
        QT_TRANSLATE_NOOP("Actions", "Wire from here: walk to the other end, then press Enter"),
        "C",
        "link",
        "layers",
    ),
    _spec(
        "AutoLayout",
        QT_TRANSLATE_NOOP("Actions", "Tidy &up"),
        QT_TRANSLATE_NOOP("Actions", "Arrange the blocks in columns from input to output"),
        "Ctrl+L",
        "auto-layout",
    ),
    _spec(
        "Minimap",
        QT_TRANSLATE_NOOP("Actions", "&Map in the corner"),
        QT_TRANSLATE_NOOP(
            "Actions", "Show a small map of the canvas while not all of it is in view"
        ),
        checkable=True,
    ),
    _spec(
        "About",
        QT_TRANSLATE_NOOP("Actions", "&About nndesigner"),
        QT_TRANSLATE_NOOP("Actions", "Version, licence and the libraries it stands on"),
    ),
    _spec(
        "Shortcuts",
        QT_TRANSLATE_NOOP("Actions", "&Keyboard and mouse"),
        QT_TRANSLATE_NOOP("Actions", "What can be done with keys and mouse"),
        "F1",
    ),
)

_WANTED: Mapping[Condition, object] = {
    "selection": QT_TRANSLATE_NOOP("Actions", "Select something on the canvas first."),
    "layers": QT_TRANSLATE_NOOP("Actions", "Select a layer first."),
    "two_blocks": QT_TRANSLATE_NOOP("Actions", "Select two or more blocks first."),
    "three_blocks": QT_TRANSLATE_NOOP("Actions", "Select three or more blocks first."),
    "grouped": QT_TRANSLATE_NOOP("Actions", "Select a layer of a group first."),
}


def missing_selection(name: str) -> str:
    """Return what is to be selected for an action of the table, in a sentence; "" if nothing is."""
    when: Condition = next((spec.when for spec in SPECS if spec.name == name), "always")
    return QCoreApplication.translate(CONTEXT, str(_WANTED[when])) if when in _WANTED else ""
