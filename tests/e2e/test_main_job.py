"""The story of the product, with real events: design, train, draw, save, reopen, undo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QListView

from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from tests.designs import small_digits

CTRL = Qt.KeyboardModifier.ControlModifier


def train_to_end(qtbot, window):
    with qtbot.waitSignal(window.session.stopped, timeout=60_000) as caught:
        window.actions_["Train"].trigger()
    return caught.args[0]


def test_the_main_job_from_start_to_finish(qtbot, window, hands, tmp_path, make_window):
    document = window.document
    hands.open(small_digits())
    start = document.project
    problems = window.findChild(QListView, "problemsList").model()
    assert [layer.name for layer in document.design.layers] == ["Picture", "Hidden", "Digit"]
    assert problems.rowCount() == 0

    # A Dense layer from the palette, between hidden layer and output: something is missing now.
    between = (hands.out_port("Hidden") + hands.in_port("Digit")) / 2 + QPointF(0, 230)
    hands.drag_from_palette("dense", between)
    new = document.design.layers[-1]
    assert new.units == 16
    assert problems.rowCount() == 2
    assert not window.actions_["Train"].isEnabled()
    assert window.scene.layer_items[new.id].look.severity == "error"

    # Wired at both ends, the network is complete.
    hands.drag(hands.out_port("Hidden"), hands.in_port(new.name))
    assert problems.rowCount() == 1
    hands.drag(hands.out_port(new.name), hands.in_port("Digit"))
    assert problems.rowCount() == 0
    assert window.actions_["Train"].isEnabled()
    assert window.scene.layer_items[new.id].look.severity == ""

    # A neuron dropped into a layer makes it gain a unit.
    hands.drag_from_palette("neuron", hands.block(new.name))
    assert document.design.layer(new.id).units == 17

    # A neuron on empty canvas, wired from two hidden neurons and to two outputs.
    hands.drag_from_palette("neuron", (hands.out_port("Picture") + QPointF(60, -230)))
    neuron = document.design.layers[-1]
    assert neuron.units == 1
    assert {problem.where for problem in document.problems} == {neuron.id}
    hands.drag(hands.unit("Hidden", 0), hands.unit(neuron.name, 0))
    hands.drag(hands.unit("Hidden", 5), hands.unit(neuron.name, 0))
    hands.drag(hands.out_port(neuron.name), hands.unit("Digit", 7))
    hands.drag(hands.out_port(neuron.name), hands.unit("Digit", 1))
    masks = {link.source: link.mask for link in document.design.links_out_of(neuron.id)}
    assert [unit for unit, row in enumerate(masks[neuron.id]) if row] == [1, 7]
    assert document.design.link_between(hands.layer("Hidden"), neuron.id).mask == ((0, 5),)
    assert document.problems == ()

    # Train.
    outcome = train_to_end(qtbot, window)
    assert outcome.reason == "finished"
    assert document.project.history[-1].epoch == 60
    qtbot.waitUntil(lambda: window.results.findChild(QLabel) is not None, timeout=10_000)

    # Draw a 7 and read it while drawing.
    label = window.findChild(QLabel, "predictedDigit")
    seen = []
    for stroke in SAMPLE_DRAWINGS[7]:
        for _ in hands.drawing(stroke):
            qtbot.wait(20)
            seen.append(label.text())
    assert any(text for text in seen[: len(seen) // 2])
    qtbot.waitUntil(lambda: label.text() == "7", timeout=5000)
    assert len(window.sample.prediction.bars.values()) == 10

    # Save, quit, reopen.
    path = tmp_path / "mine.nnd"
    assert window.save_path(path)
    assert not document.modified
    second = make_window()
    second.show()
    assert second.open_path(path)
    again, project = second.document.project, document.project
    assert again.design == project.design
    assert again.state.same_as(project.state)
    assert again.history == project.history
    assert again.drawing == project.drawing
    assert second.findChild(QLabel, "predictedDigit").text() == "7"

    # Undo all the way back to the start.
    for _ in range(100):
        if not window.actions_["Undo"].isEnabled():
            break
        hands.key(Qt.Key.Key_Z, CTRL)
    assert document.project is start


def test_pause_step_stop_and_reset_work_at_once(qtbot, window):
    document, session = window.document, window.session
    initial = document.state
    session.set_pace("slow")
    window.actions_["Train"].trigger()
    qtbot.waitUntil(lambda: bool(session.project.history), timeout=20_000)
    window.actions_["Pause"].trigger()
    assert session.phase == "paused"
    qtbot.wait(150)
    held = session.state
    window.actions_["Step"].trigger()
    qtbot.waitUntil(lambda: not session.state.same_as(held), timeout=1000)
    window.actions_["Stop"].trigger()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=1000)
    assert document.project.history
    window.actions_["Reset"].trigger()
    assert document.state.same_as(initial)
    assert document.project.history == ()


def test_closing_while_training_stops_the_worker(qtbot, window):
    import time

    window.session.set_pace("full")
    window.files.ask_unsaved = lambda: "discard"
    from nndesigner.core import edits

    design = edits.set_training(window.document.design, epochs=1_000_000)
    window.document.edit("Epochs", design)
    window.actions_["Train"].trigger()
    qtbot.waitUntil(lambda: window.session.phase == "running", timeout=20_000)
    started = time.perf_counter()
    assert window.close()
    assert time.perf_counter() - started < 1.0


def test_closing_asks_about_unsaved_changes_and_cancel_keeps_the_window(qtbot, window, hands):
    asked = []
    hands.drag_from_palette("dense", hands.out_port("Picture") + QPointF(40, -200))
    window.files.ask_unsaved = lambda: asked.append(1) or "cancel"
    assert not window.close()
    assert asked == [1]
    assert window.isVisible()


def test_a_damaged_file_says_so_and_leaves_the_open_document_alone(window, tmp_path):
    before = window.document.project
    for content in (b"", b"no zip at all", b"PK\x03\x04" + b"\0" * 100):
        path = tmp_path / "bad.nnd"
        path.write_bytes(content)
        assert not window.open_path(path)
        assert window.message_bar.kind == "error"
        assert "bad.nnd" in window.message_bar.text
    assert not window.open_path(tmp_path / "missing.nnd")
    assert "missing.nnd" in window.message_bar.text
    assert window.document.project is before


def test_copy_paste_duplicate_and_delete(window, hands):
    document = window.document
    hands.open(small_digits())
    hands.click(hands.header("Hidden"))
    window.actions_["Copy"].trigger()
    window.actions_["Paste"].trigger()
    window.actions_["Duplicate"].trigger()
    assert len(document.design.layers) == 5
    window.actions_["Delete"].trigger()
    assert len(document.design.layers) == 4
    window.actions_["SelectAll"].trigger()
    window.actions_["Delete"].trigger()
    assert document.design.layers == ()
    while window.actions_["Undo"].isEnabled():
        window.actions_["Undo"].trigger()
    assert len(document.design.layers) == 3
