"""A convolutional network built by hand, trained, stepped back, saved and undone to the start."""

from __future__ import annotations

from PySide6.QtCore import Qt

from nndesigner.core.layers import Conv2DLayer, MaxPoolLayer
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.storage.project import read
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import Hands


def middle_of_link(window: MainWindow, source: str, target: str):
    link = window.document.design.link_between(source, target)
    return window.scene.link_items[link.id].curve_path.pointAtPercent(0.5)


def test_a_convolution_dropped_on_a_wire_learns_digits(
    qtbot, window: MainWindow, hands: Hands, tmp_path
) -> None:
    document, session = window.document, window.session
    start = document.project
    picture, hidden = hands.layer("Picture"), hands.layer("Hidden")
    hands.drag_from_palette("conv2d", middle_of_link(window, picture, hidden))
    conv = next(i.id for i in document.design.layers if isinstance(i, Conv2DLayer))
    hands.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.drag_from_palette("max_pool", middle_of_link(window, conv, hidden))
    pool = next(i.id for i in document.design.layers if isinstance(i, MaxPoolLayer))
    assert document.design.shapes[pool] == (8, 4, 4)
    assert document.problems == ()
    assert document.design.link_between(pool, hidden) is not None

    window.session.set_pace("full")
    reports: list = []
    session.progressed.connect(reports.append)
    for name, steps in (("StepSample", 1), ("Step", 2)):
        window.actions_[name].trigger()
        qtbot.waitUntil(lambda n=steps: bool(reports) and reports[-1].step == n, timeout=30_000)
    window.actions_["StepEpoch"].trigger()
    qtbot.waitUntil(lambda: reports[-1].epoch == 1, timeout=30_000)
    qtbot.waitUntil(lambda: session.can_step_back, timeout=5000)
    assert session.project.history[-1].epoch == 1
    before = session.project.state
    window.actions_["StepBack"].trigger()
    qtbot.waitUntil(lambda: session.project.history[-1].epoch < 1, timeout=10_000)
    assert not session.project.state.same_as(before)

    document.edit("Epochs", _shorter(document.design))
    with qtbot.waitSignal(session.stopped, timeout=60_000):
        window.actions_["Train"].trigger()
    assert document.project.history[-1].val_accuracy > 0.9
    hands.draw(SAMPLE_DRAWINGS[3])
    qtbot.waitUntil(lambda: window.sample.pad.strokes() != [], timeout=5000)
    prediction = window.predictor.prediction
    assert prediction is not None
    assert prediction.activations[conv].shape == (8 * 8 * 8,)

    path = tmp_path / "cnn.nnd"
    window.save_path(path)
    again = read(path)
    assert again.design == document.design
    assert again.state.same_as(document.state)
    while document.undo_stack.canUndo():
        document.undo()
    assert document.design == start.design
    assert document.state.same_as(start.state)


def _shorter(design):
    from nndesigner.core import edits

    return edits.set_training(design, epochs=8)
