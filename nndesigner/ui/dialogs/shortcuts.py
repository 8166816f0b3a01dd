"""What can be done with keys and mouse, in one list."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget


def show_shortcuts(parent: QWidget) -> None:
    """Show the gestures and keys of the canvas, and every action that has a key."""
    translate = QCoreApplication.translate
    title = translate("Shortcuts", "Keyboard and mouse")
    dialog = QDialog(parent)
    dialog.setObjectName("shortcutsDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    page = QTextBrowser()
    page.setFrameShape(QTextBrowser.Shape.NoFrame)
    page.setAccessibleName(title)
    page.setHtml(_html(parent))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(page)
    layout.addWidget(buttons)
    dialog.resize(QSize(720, 640).boundedTo(parent.screen().availableSize() * 0.9))
    dialog.open()


def _html(parent: QWidget) -> str:
    translate = QCoreApplication.translate
    actions = parent.findChildren(QAction)
    keyed = [action for action in actions if not action.shortcut().isEmpty()]
    parts = (
        (translate("Shortcuts", "Mouse"), _gestures()),
        (translate("Shortcuts", "Keys on the canvas"), _keys_of_the_canvas()),
        (
            translate("Shortcuts", "Keys everywhere"),
            [(_keys(action), action.statusTip()) for action in keyed],
        ),
    )
    return "".join(_table(*part) for part in parts)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td><td>{escape(what)}</td></tr>"
        for keys, what in rows
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='3'>{cells}</table>"


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _gestures() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (
            translate("Shortcuts", "Drag from the list"),
            translate("Shortcuts", "Put a block on the canvas, or a neuron into a layer"),
        ),
        (
            translate("Shortcuts", "Drag from a port"),
            translate("Shortcuts", "Wire a whole layer to another"),
        ),
        (
            translate("Shortcuts", "Drag from a neuron"),
            translate("Shortcuts", "Wire one neuron to another neuron or to a whole layer"),
        ),
        (
            translate("Shortcuts", "Alt and drag a neuron, or drag the selected one"),
            translate("Shortcuts", "Move it in its layer, or out of it to be one of its own"),
        ),
        (
            translate("Shortcuts", "Drop on a wire"),
            translate("Shortcuts", "Put the layer between the two ends"),
        ),
        (
            translate("Shortcuts", "Double-click on a layer"),
            translate("Shortcuts", "Open it into its neurons or feature maps, or fold it"),
        ),
        (
            translate("Shortcuts", "Wheel or click on “… more”"),
            translate("Shortcuts", "Show other neurons of an opened layer"),
        ),
        (
            translate("Shortcuts", "Drag on empty canvas"),
            translate("Shortcuts", "Select with a rubber band"),
        ),
        (
            translate("Shortcuts", "Double-click on empty canvas"),
            translate("Shortcuts", "Search for a layer and add it there"),
        ),
        (
            translate("Shortcuts", "Alt while dragging"),
            translate("Shortcuts", "Move without snapping to other blocks"),
        ),
        (
            translate("Shortcuts", "Drag the name of a group"),
            translate("Shortcuts", "Move all its layers; a double-click renames it"),
        ),
        (
            translate("Shortcuts", "Middle button, or Space and drag"),
            translate("Shortcuts", "Move the view"),
        ),
        (translate("Shortcuts", "Mouse wheel"), translate("Shortcuts", "Zoom about the pointer")),
        (
            translate("Shortcuts", "Double-click on a wire"),
            translate("Shortcuts", "Type its weight"),
        ),
    ]


def _keys_of_the_canvas() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (
            translate("Shortcuts", "Tab, Shift+Tab"),
            translate("Shortcuts", "Go to the next block, neuron or wire, or the one before"),
        ),
        (
            translate("Shortcuts", "Alt+arrow keys"),
            translate("Shortcuts", "Go along a link, or to the neighbour in that direction"),
        ),
        (
            translate("Shortcuts", "Alt+Shift+arrow keys"),
            translate("Shortcuts", "Go there and select it as well"),
        ),
        (
            translate("Shortcuts", "Ctrl+Space"),
            translate("Shortcuts", "Take what has the focus into the selection, or out of it"),
        ),
        (
            translate("Shortcuts", "Enter"),
            translate(
                "Shortcuts", "Go into a block’s neurons or a link’s wires; type a weight or a bias"
            ),
        ),
        (
            translate("Shortcuts", "Esc"),
            translate("Shortcuts", "Give up what is being done; go out again; select nothing"),
        ),
        (
            translate("Shortcuts", "W, Shift+W"),
            translate("Shortcuts", "Go to the connections of the block or the neuron"),
        ),
        (
            translate("Shortcuts", "C, then Tab or arrow keys, Enter"),
            translate("Shortcuts", "Connect the block or the neuron to another one"),
        ),
        (
            translate("Shortcuts", "Page Up, Page Down while connecting"),
            translate("Shortcuts", "Choose a single neuron of the other block"),
        ),
        (
            translate("Shortcuts", "Arrow keys on a block"),
            translate("Shortcuts", "Move the selected blocks; Shift: further, Ctrl: by one"),
        ),
        (
            translate("Shortcuts", "Up, Down on a wire or a neuron"),
            translate("Shortcuts", "Change its weight or bias by 0.1; Shift: by 0.01, Ctrl: by 1"),
        ),
        (
            translate("Shortcuts", "Page Up, Page Down"),
            translate("Shortcuts", "The same, also for a neuron of its own"),
        ),
        (
            translate("Shortcuts", "0–9, comma, point, minus"),
            translate("Shortcuts", "Type the weight or the bias that is selected"),
        ),
        (
            translate("Shortcuts", "L"),
            translate("Shortcuts", "Lock the weight or the bias against training, or free it"),
        ),
        (
            translate("Shortcuts", "F2"),
            translate("Shortcuts", "Rename the block; type the weight or the bias"),
        ),
        (
            translate("Shortcuts", "Menu key, Shift+F10"),
            translate("Shortcuts", "Open the menu of what has the focus"),
        ),
    ]
