"""The networks that are drawn, and a canvas with one of them as the window has it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from nndesigner.app.document import Document
from nndesigner.app.theme import LIGHT
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import DenseLayer, Design, InputLayer, Link, OutputLayer
from nndesigner.core.project import Project
from nndesigner.engine.initializers import initial_state
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.view import DesignView
from nndesigner.ui.editor import Editor
from tests.benchmarks.canvas.clock import paint_now, spin

SIZE = (1200, 800)
TEN = tuple("0123456789")


@dataclass
class Canvas:
    """A document shown on a canvas of 1200 x 800."""

    document: Document
    scene: DesignScene
    view: DesignView

    def mouse(self, kind: QEvent.Type, pos: QPointF, *, pressed: bool) -> None:
        """Send a mouse event at a point of the scene."""
        local = QPointF(self.view.mapFromScene(pos))
        port = self.view.viewport()
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        held = left if pressed else none
        event = QMouseEvent(
            kind, local, port.mapToGlobal(local), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(port, event)

    def follow(self, old: Project, new: Project) -> None:
        """Show a change of the document as the window does."""
        self.scene.set_state(new.state)
        self.scene.sync(old.design, new.design)
        self.scene.set_state(new.state)


def canvas_of(design: Design | None = None) -> Canvas:
    """Return a visible canvas with this design, fitted into it."""
    document = Document()
    scene = DesignScene(Editor(document), LIGHT)
    view = DesignView(scene)
    canvas = Canvas(document, scene, view)
    document.changed.connect(canvas.follow)
    document.problems_changed.connect(scene.set_problems)
    view.resize(*SIZE)
    view.show()
    if design is not None:
        document.replace(Project(design, initial_state(design)))
        view.fit()
    spin(0.6)
    paint_now(view)
    return canvas


def states(design: Design, count: int) -> list[NetworkState]:
    """Return states that differ in every weight."""
    first = initial_state(design)
    rng = np.random.default_rng(0)
    return [
        NetworkState(
            {
                key: (array * rng.uniform(0.5, 1.5, array.shape)).astype(array.dtype)
                for key, array in first.items()
            }
        )
        for _ in range(count)
    ]


def mnist(hidden: int = 256) -> Design:
    """Return 784-256-10."""
    return _laid_out(
        Design(
            layers=(
                InputLayer(id="input", name="Picture", shape=(28, 28)),
                DenseLayer(id="hidden", name="Hidden", units=hidden),
                OutputLayer(id="output", name="Digit", units=10, classes=TEN),
            ),
            links=(
                Link(id="first", source="input", target="hidden"),
                Link(id="second", source="hidden", target="output"),
            ),
        )
    )


def many_blocks(blocks: int = 300, links: int = 600) -> Design:
    """Return Dense layers of eight neurons in rows and columns, each with two sources or so."""
    rng = np.random.default_rng(1)
    columns, wide, high = 20, 280.0, 400.0
    layers: list[InputLayer | DenseLayer] = [
        InputLayer(id="b0", name="In", shape=(8,), x=0.0, y=0.0)
    ]
    layers += [
        DenseLayer(
            id=f"b{n}", name=f"Dense {n}", units=8, x=n % columns * wide, y=n // columns * high
        )
        for n in range(1, blocks)
    ]
    wired = {(max(0, n - 1), n) for n in range(1, blocks)}
    while len(wired) < links:
        target = int(rng.integers(2, blocks))
        wired.add((int(rng.integers(max(0, target - 25), target)), target))
    return Design(
        layers=tuple(layers),
        links=tuple(
            Link(id=f"l{source}-{target}", source=f"b{source}", target=f"b{target}")
            for source, target in sorted(wired)
        ),
    )


def free_neurons(neurons: int = 200, wires: int = 2000) -> Design:
    """Return single neurons, wired one by one, between an input and an output of one number."""
    rng = np.random.default_rng(2)
    columns, wide, high = 10, 170.0, 130.0
    layers = tuple(
        DenseLayer(
            id=f"n{n}", name=f"N {n}", units=1, activation="tanh",
            x=n // 20 * wide + rng.uniform(-20, 20), y=n % 20 * high + rng.uniform(-15, 15),
        )
        for n in range(neurons)
    )  # fmt: skip
    wired: set[tuple[int, int]] = set()
    while len(wired) < wires:
        source, target = sorted(rng.integers(0, neurons, 2).tolist())
        if source // 20 < target // 20 <= source // 20 + 3:
            wired.add((source, target))
    assert columns * 20 >= neurons
    return Design(
        layers=(InputLayer(id="in", name="In", shape=(1,), x=-300.0, y=1000.0), *layers),
        links=(
            *(Link(id=f"i{n}", source="in", target=f"n{n}") for n in range(20)),
            *(Link(id=f"w{s}-{t}", source=f"n{s}", target=f"n{t}") for s, t in sorted(wired)),
        ),
    )


def _laid_out(design: Design) -> Design:
    from nndesigner.core import edits

    return edits.move(design, auto_layout(design))
