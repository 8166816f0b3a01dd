import math
import time
from types import SimpleNamespace

import pytest

from nndesigner.app import training_worker
from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.app.training_messages import Outcome
from nndesigner.core import edits
from nndesigner.core.fingerprint import fingerprint
from tests.designs import template


@pytest.fixture
def document(qapp):
    document = Document()
    document.replace(template("moons"))
    yield document
    document.close()


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


def test_a_run_that_goes_gently_rests_much_more(qtbot, document, session, monkeypatch):
    rests = []
    clock = SimpleNamespace(
        perf_counter=time.perf_counter,
        sleep=lambda seconds: (rests.append(seconds), time.sleep(seconds)),
    )
    monkeypatch.setattr(training_worker, "time", clock)
    set_epochs(document, 1_000_000)
    session.go_gently(True)  # nothing runs yet
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)

    def rested() -> float:
        rests.clear()
        started = time.perf_counter()
        qtbot.wait(300)
        return sum(rests) / (time.perf_counter() - started)

    qtbot.wait(200)
    usual = rested()
    session.go_gently(True)
    assert rested() > 2 * usual
    session.finish_now()


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
    assert session.project.learnt
    assert not document.has_learnt(), "it is the run that has learnt"
    first = session.state
    session.step()
    qtbot.waitUntil(lambda: reports[-1].step == 2, timeout=5000)
    assert not session.state.same_as(first)
    assert 0 < reports[-1].row.epoch < 1
    session.stop()
    qtbot.waitUntil(lambda: session.phase == "idle", timeout=5000)
    assert document.state.same_as(session.state)
    assert document.has_learnt()
    assert document.project.trained_as == fingerprint(document.design)
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
    datasets._load.cache_clear()
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
    qtbot.waitUntil(lambda: worker._trainer.rate == 0.5, timeout=2000)
    session.finish_now()


def test_shutdown_while_training_ends_within_a_second(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    started = time.perf_counter()
    assert session.shutdown()
    assert time.perf_counter() - started < 1.0


def test_two_quick_steps_are_two_batches(qtbot, document, session):
    reports = []
    session.progressed.connect(reports.append)
    session.step()
    session.step()
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].step == 2, timeout=20_000)
    qtbot.wait(100)
    assert reports[-1].step == 2


def test_another_data_set_ends_the_run_before_it_is_chosen(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: len(session.project.history) > 3, timeout=20_000)
    with qtbot.waitSignal(session.stopped, timeout=1000) as caught:
        document.edit("Data", edits.set_data(document.design, name="circles"))
    assert caught.args[0].reason == "interrupted"
    assert not session.active
    document.undo()
    assert document.design.data.name == "moons"
    assert document.project.history


def test_a_changed_number_of_epochs_reaches_the_run(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    with qtbot.waitSignal(session.stopped, timeout=20_000) as caught:
        set_epochs(document, 5)
    assert caught.args[0].reason == "finished"


def test_a_changed_pace_reaches_the_run(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.set_pace("full")
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    session.set_pace("slow")
    qtbot.wait(300)
    before = session.project.history[-1].epoch
    qtbot.wait(600)
    assert session.project.history[-1].epoch - before <= 3
    session.finish_now()


def test_reports_of_a_run_left_behind_are_not_shown(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: len(session.project.history) > 3, timeout=20_000)
    left = session._run
    session.abandon()
    states = []
    session.snapshot.connect(states.append)
    left.reported.emit(left, left.report)
    left.ended.emit(left, Outcome("finished", left.report))
    assert states == []
    assert document.project.history == ()


def test_replacing_the_document_abandons_the_run(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: len(session.project.history) > 3, timeout=20_000)
    document.replace(template("xor"))
    assert not session.active
    assert document.project.history == ()


def test_a_result_never_reaches_a_design_of_another_structure(qtbot, document, session):
    set_epochs(document, 1_000_000)
    session.train()
    qtbot.waitUntil(lambda: len(session.project.history) > 3, timeout=20_000)
    document.blockSignals(True)  # an edit the session does not hear of
    design = edits.add_units(document.design, document.design.layers[1].id)
    document.edit("Add", design)
    document.blockSignals(False)
    session.finish_now()
    assert document.project.history == ()


def exploding(document: Document) -> None:
    """Make a design whose weights become infinite within a few batches."""
    design = edits.set_training(document.design, learning_rate=1000.0, optimizer="sgd")
    output = design.layers[-1].id
    changes = {"activation": "identity", "loss": "mean_squared_error"}
    design = edits.set_fields(design, output, **changes)
    for layer in design.layers[1:3]:
        design = edits.set_fields(design, layer.id, activation="relu")
    document.edit("Rate", design)


def test_stepping_into_infinity_ends_the_run_with_good_weights(qtbot, document, session):
    exploding(document)
    outcomes = []
    session.stopped.connect(outcomes.append)
    session.step()
    for _ in range(40):
        qtbot.wait(20)
        if outcomes:
            break
        session.step()
    assert outcomes[0].reason == "diverged"
    assert all(math.isfinite(x) for array in document.state.values() for x in array.ravel())
    good = outcomes[0].good_epoch
    assert all(row.epoch <= good for row in document.project.history)


def test_stopping_never_keeps_weights_that_are_not_finite(qtbot, document, session):
    exploding(document)
    session.train()
    session.stop()
    qtbot.waitUntil(lambda: not session.active, timeout=20_000)
    assert all(math.isfinite(x) for array in document.state.values() for x in array.ravel())


def test_stepping_over_the_end_of_an_epoch_writes_it_once(qtbot, document, session):
    document.edit("Batch", edits.set_training(document.design, batch_size=128))
    reports = []
    session.progressed.connect(reports.append)
    for number in range(1, 9):
        session.step()
        qtbot.waitUntil(
            lambda number=number: bool(reports) and reports[-1].step == number, timeout=20_000
        )
    session.stop()
    qtbot.waitUntil(lambda: not session.active, timeout=5000)
    epochs = [row.epoch for row in document.project.history]
    assert epochs == sorted(set(epochs))


def test_stopping_inside_an_epoch_leaves_a_row_for_that_moment(qtbot, document, session):
    reports = []
    session.progressed.connect(reports.append)
    session.step()
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].step == 1, timeout=20_000)
    session.stop()
    qtbot.waitUntil(lambda: not session.active, timeout=5000)
    assert 0 < document.project.history[-1].epoch < 1


def test_resetting_twice_is_one_undo_step(qtbot, document, session):
    set_epochs(document, 3)
    train_to_end(qtbot, session)
    count = document.undo_stack.count()
    session.reset()
    session.reset()
    assert document.undo_stack.count() == count + 1


def test_a_run_busy_measuring_a_large_network_can_be_abandoned_within_a_second(
    qtbot, document, session
):
    design = document.design
    for layer in design.layers[1:3]:
        design = edits.set_fields(design, layer.id, units=2048)
    design = edits.set_data(design, samples=100_000)
    document.edit("Large", design)
    session.train()
    qtbot.wait(1500)
    started = time.perf_counter()
    session.abandon()
    assert session.shutdown()
    assert time.perf_counter() - started < 1.0
