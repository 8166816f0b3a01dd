import math
import time

import pytest

from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.core import edits
from nndesigner.core.templates import template


@pytest.fixture
def document(qapp):
    document = Document()
    document.replace(template("moons"))
    yield document
    document.close()


@pytest.fixture
def session(document):
    session = TrainingSession(document)
    yield session
    assert session.shutdown()


def set_epochs(document: Document, epochs: int) -> None:
    document.edit("Epochs", edits.set_training(document.design, epochs=epochs))


def train_to_end(qtbot, session: TrainingSession):
    with qtbot.waitSignal(session.stopped, timeout=30_000) as caught:
        assert session.train()
    return caught.args[0]


def test_a_run_ends_finished_and_is_one_undo_step(qtbot, document, session):
    set_epochs(document, 30)
    before = document.project
    count = document.undo_stack.count()
    outcome = train_to_end(qtbot, session)
    assert outcome.reason == "finished"
    assert document.undo_stack.count() == count + 1
    rows = document.project.history
    assert [row.epoch for row in rows] == [float(epoch) for epoch in range(31)]
    assert rows[-1].train_loss < rows[0].train_loss
    document.undo()
    assert document.project is before


def test_the_same_seed_gives_the_same_weights_bit_for_bit(qtbot, document, session):
    set_epochs(document, 20)
    train_to_end(qtbot, session)
    first = document.state
    session.reset()
    assert not document.state.same_as(first)
    train_to_end(qtbot, session)
    assert document.state.same_as(first)


def test_training_goes_on_where_it_ended(qtbot, document, session):
    set_epochs(document, 5)
    train_to_end(qtbot, session)
    train_to_end(qtbot, session)
    assert document.project.history[-1].epoch == 10


def test_snapshots_and_phases_come_while_it_runs(qtbot, document, session):
    set_epochs(document, 1_000_000)
    phases, states = [], []
    session.phase_changed.connect(phases.append)
    session.snapshot.connect(states.append)
    session.train()
    qtbot.waitUntil(lambda: len(states) >= 3, timeout=20_000)
    assert not states[0].same_as(states[-1])
    with qtbot.waitSignal(session.stopped, timeout=5000) as caught:
        session.stop()
    assert caught.args[0].reason == "stopped"
    assert phases == ["starting", "running", "idle"]
    assert document.project.history


def test_snapshots_come_at_most_about_fifteen_times_a_second(qtbot, document, session):
    set_epochs(document, 1_000_000)
    states = []
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    session.snapshot.connect(states.append)
    qtbot.wait(1000)
    session.finish_now()
    assert 5 <= len(states) <= 18


def test_pause_holds_and_train_goes_on(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: bool(session.project.history), timeout=20_000)
    session.pause()
    assert session.phase == "paused"
    qtbot.wait(200)
    held = session.project
    qtbot.wait(200)
    assert session.project.state.same_as(held.state)
    session.train()
    assert session.phase == "running"
    qtbot.waitUntil(lambda: not session.project.state.same_as(held.state), timeout=5000)
    session.finish_now()


def test_step_trains_one_batch_and_holds(qtbot, document, session):
    reports = []
    session.progressed.connect(reports.append)
    session.step()
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].step == 1, timeout=20_000)
    qtbot.wait(150)
    assert reports[-1].step == 1
    assert session.phase == "paused"
    first = session.state
    session.step()
    qtbot.waitUntil(lambda: reports[-1].step == 2, timeout=5000)
    assert not session.state.same_as(first)
    assert 0 < reports[-1].row.epoch < 1
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=5000)
    assert document.state.same_as(session.state)
    assert document.undo_stack.count() == 1


def test_many_steps_equal_one_run(qtbot, document, session):
    """A step must do exactly what a batch of an unbroken run does."""
    set_epochs(document, 2)
    reports = []
    train_to_end(qtbot, session)
    whole = document.state
    document.undo()
    session.progressed.connect(reports.append)
    number = 0
    while number == 0 or session.active:
        number += 1
        assert session.step()
        qtbot.waitUntil(
            lambda number=number: (
                not session.active or (bool(reports) and reports[-1].step >= number)
            ),
            timeout=5000,
        )
    assert document.state.same_as(whole)


def test_an_edit_of_the_structure_ends_the_run_and_keeps_what_it_learnt(qtbot, document, session):
    set_epochs(document, 1_000_000)
    initial = document.state
    session.train()
    qtbot.waitUntil(lambda: len(session.project.history) > 3, timeout=20_000)
    document.edit("Add", edits.add_units(document.design, document.design.layers[1].id))
    assert not session.active
    assert document.project.history
    first = document.design.links[0].id
    assert not (document.state[first][:8] == initial[first]).all()
    assert document.state[first].shape == (9, 2)


def test_moving_a_block_or_changing_the_rate_does_not_end_the_run(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    document.edit("Move", edits.move(document.design, {"layer1": (-50.0, 0.0)}))
    document.edit("Rate", edits.set_training(document.design, learning_rate=0.5))
    assert session.active
    session.finish_now()


def test_undo_while_training_undoes_the_training(qtbot, document, session):
    set_epochs(document, 1_000_000)
    before = document.project
    session.train()
    qtbot.waitUntil(lambda: len(session.project.history) > 3, timeout=20_000)
    document.undo()
    assert not session.active
    assert document.project is before


def test_a_design_with_problems_never_starts(qtbot, document, session):
    document.edit("Cut", edits.remove(document.design, [document.design.links[0].id]))
    assert not session.train()
    assert not session.step()
    assert session.phase == "idle"


def test_divergence_keeps_the_last_good_weights(qtbot, document, session):
    design = edits.set_training(
        document.design, learning_rate=1000.0, optimizer="sgd", epochs=10_000
    )
    output = design.layers[-1].id
    changes = {"activation": "identity", "loss": "mean_squared_error"}
    design = edits.set_fields(design, output, **changes)
    for layer in design.layers[1:3]:
        design = edits.set_fields(design, layer.id, activation="relu")
    document.edit("Rate", design)
    outcome = train_to_end(qtbot, session)
    assert outcome.reason == "diverged"
    assert outcome.learning_rate == 1000.0
    for array in document.state.values():
        assert all(map(math.isfinite, array.ravel()))
    assert all(math.isfinite(row.train_loss) for row in document.project.history)


def test_a_missing_table_fails_with_the_error(qtbot, document, session, tmp_path):
    from nndesigner.app import datasets

    table = tmp_path / "table.csv"
    table.write_text("a,b,label\n" + "1,2,x\n2,1,y\n" * 20)
    document.edit("Data", edits.set_data(document.design, path=str(table), name=""))
    problems = document.problems
    table.unlink()
    datasets.load.cache_clear()
    if any(problem.severity == "error" for problem in problems):
        pytest.fail(str(problems))
    outcome = train_to_end(qtbot, session)
    assert outcome.reason == "failed"
    assert session.phase == "idle"


def test_pace_slows_the_run_and_stop_still_works_at_once(qtbot, document, session):
    set_epochs(document, 1000)
    session.set_pace("slow")
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    qtbot.wait(600)
    assert session.project.history[-1].epoch <= 3
    started = time.perf_counter()
    with qtbot.waitSignal(session.stopped, timeout=2000):
        session.stop()
    assert time.perf_counter() - started < 0.3


def test_a_changed_rate_reaches_the_running_trainer(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    document.edit("Rate", edits.set_training(document.design, learning_rate=0.5))
    worker = session._run.worker
    qtbot.waitUntil(lambda: worker._trainer.learning_rate == 0.5, timeout=2000)
    session.finish_now()


def test_shutdown_while_training_ends_within_a_second(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    started = time.perf_counter()
    assert session.shutdown()
    assert time.perf_counter() - started < 1.0
