"""What hands can do on the canvas, in the order people meet it: gestures, then keys."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

Row = tuple[object, object]
"""How it is done, and what it does: both to be translated in the context "Shortcuts"."""

GESTURES: tuple[Row, ...] = (
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drag from the list"),
        QT_TRANSLATE_NOOP("Shortcuts", "Put a block on the canvas, or a neuron into a layer"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drag from a port"),
        QT_TRANSLATE_NOOP("Shortcuts", "Wire a whole layer to another"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drag from a neuron"),
        QT_TRANSLATE_NOOP("Shortcuts", "Wire one neuron to another neuron or to a whole layer"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Alt and drag a neuron, or drag the selected one"),
        QT_TRANSLATE_NOOP("Shortcuts", "Move it in its layer, or out of it to be one of its own"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drop on a wire"),
        QT_TRANSLATE_NOOP("Shortcuts", "Put the layer between the two ends"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drop an activation on a layer or a neuron"),
        QT_TRANSLATE_NOOP("Shortcuts", "Choose the activation it gets"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Double-click on a layer"),
        QT_TRANSLATE_NOOP("Shortcuts", "Open it into its neurons or feature maps, or fold it"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Wheel or click on “… more”"),
        QT_TRANSLATE_NOOP("Shortcuts", "Show other neurons of an opened layer"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Ctrl or Shift and click, or drag on empty canvas"),
        QT_TRANSLATE_NOOP("Shortcuts", "Select more besides what is selected"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Ctrl or Shift and click on other neurons of a layer"),
        QT_TRANSLATE_NOOP("Shortcuts", "Select several neurons one by one, or all in between"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drag on empty canvas"),
        QT_TRANSLATE_NOOP("Shortcuts", "Select with a rubber band"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Double-click on empty canvas"),
        QT_TRANSLATE_NOOP("Shortcuts", "Search for a layer and add it there"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Alt while dragging"),
        QT_TRANSLATE_NOOP("Shortcuts", "Move without snapping to other blocks"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Drag the name of a group"),
        QT_TRANSLATE_NOOP("Shortcuts", "Move all its layers; a double-click renames it"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Middle button, or Space and drag"),
        QT_TRANSLATE_NOOP("Shortcuts", "Move the view"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Mouse wheel"),
        QT_TRANSLATE_NOOP("Shortcuts", "Zoom about the pointer"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Double-click on a wire"),
        QT_TRANSLATE_NOOP("Shortcuts", "Type its weight"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Click on a wire"),
        QT_TRANSLATE_NOOP(
            "Shortcuts", "Select this connection alone; a second click takes the whole link"
        ),
    ),
)

KEYS: tuple[Row, ...] = (
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Tab, Shift+Tab"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the next block, neuron or wire, or the one before"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Alt+arrow keys"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go along a link, or to the neighbour in that direction"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Alt+Shift+arrow keys"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go there and select it as well"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+Space"),
        QT_TRANSLATE_NOOP("Shortcuts", "Take what has the focus into the selection, or out of it"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Enter"),
        QT_TRANSLATE_NOOP(
            "Shortcuts", "Go into a block’s neurons or a link’s wires; type a weight or a bias"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Esc"),
        QT_TRANSLATE_NOOP("Shortcuts", "Give up what is being done; go out again; select nothing"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "W, Shift+W"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go to the connections of the block or the neuron"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "C, then Tab or arrow keys, Enter"),
        QT_TRANSLATE_NOOP("Shortcuts", "Connect the block or the neuron to another one"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Del"),
        QT_TRANSLATE_NOOP(
            "Shortcuts", "Remove what is selected: of a link one connection, of a layer one neuron"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Page Up, Page Down while connecting"),
        QT_TRANSLATE_NOOP("Shortcuts", "Choose a single neuron of the other block"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Arrow keys on a block"),
        QT_TRANSLATE_NOOP("Shortcuts", "Move the selected blocks; Shift: further, Ctrl: by one"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Up, Down on a wire or a neuron"),
        QT_TRANSLATE_NOOP(
            "Shortcuts", "Change its weight or bias by 0.1; Shift: by 0.01, Ctrl: by 1"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Page Up, Page Down"),
        QT_TRANSLATE_NOOP("Shortcuts", "The same, also for a neuron of its own"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "0–9, comma, point, minus"),
        QT_TRANSLATE_NOOP("Shortcuts", "Type the weight or the bias that is selected"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "L"),
        QT_TRANSLATE_NOOP("Shortcuts", "Lock the weight or the bias against training, or free it"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Alt+Up, Alt+Down on a neuron"),
        QT_TRANSLATE_NOOP("Shortcuts", "Move the selected neurons among the others of their layer"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Alt+Shift+Up, Alt+Shift+Down on a neuron"),
        QT_TRANSLATE_NOOP("Shortcuts", "Select the next neuron of the layer as well"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Insert"),
        QT_TRANSLATE_NOOP("Shortcuts", "Put a new neuron behind the selected one"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "X"),
        QT_TRANSLATE_NOOP("Shortcuts", "Take the selected neuron out into a layer of its own"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "P"),
        QT_TRANSLATE_NOOP("Shortcuts", "Put the selected single neuron into a layer"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+K with a link selected"),
        QT_TRANSLATE_NOOP("Shortcuts", "Put the layer that is chosen between its two ends"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "F2"),
        QT_TRANSLATE_NOOP("Shortcuts", "Rename the block; type the weight or the bias"),
    ),
    (
        QT_TRANSLATE_NOOP("Shortcuts", "Menu key, Shift+F10"),
        QT_TRANSLATE_NOOP("Shortcuts", "Open the menu of what has the focus"),
    ),
)
