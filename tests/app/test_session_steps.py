"""Training by single steps and back, and runs that go on or change on the way."""

from __future__ import annotations

from nndesigner.app.session import TrainingSession
from nndesigner.core import edits
from tests.app.test_session import document, set_epochs, train_to_end

__all__ = ["document"]


def reported(session: TrainingSession) -> list:
    reports: list = []
    session.progressed.connect(reports.append)
    return reports


def test_steps_by_sample_and_epoch_and_back_again(qtbot, document, session):
    reports = reported(session)
    assert not session.step("back")
    assert session.step("sample")
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].step == 1, timeout=20_000)
    after_one = session.project
    assert 0 < after_one.history[-1].epoch < 0.1
    assert session.step("epoch")
    qtbot.waitUntil(lambda: reports[-1].epoch == 1, timeout=5000)
    qtbot.waitUntil(lambda: session.can_step_back, timeout=5000)
    assert session.step("back")
    qtbot.waitUntil(lambda: reports[-1].step == 1, timeout=5000)
    assert session.project.state.same_as(after_one.state)
    assert session.project.history == after_one.history
    session.step("back")
    qtbot.waitUntil(lambda: reports[-1].step == 0, timeout=5000)
    assert session.project.state.same_as(document.state)
    qtbot.waitUntil(lambda: not session.can_step_back, timeout=5000)
    assert not session.step("back")
    session.finish_now()


def test_settings_change_while_it_runs(qtbot, document, session):
    set_epochs(document, 1_000_000)
    reports = reported(session)
    session.train()
    qtbot.waitUntil(lambda: len(reports) > 1, timeout=20_000)
    changes = {"schedule": "exponential", "schedule_factor": 0.01, "weight_decay": 0.1}
    document.edit("Schedule", edits.set_training(document.design, **changes))
    assert session.active
    rate = document.design.training.learning_rate
    qtbot.waitUntil(lambda: reports[-1].learning_rate < rate / 2, timeout=5000)
    session.finish_now()


def test_what_a_run_notices_reaches_the_window(qtbot, document, session):
    design = edits.set_fields(document.design, document.design.layers[1].id, initializer="zeros")
    document.edit("Zeros", design)
    session.reset()
    with qtbot.waitSignal(session.noticed, timeout=20_000) as caught:
        session.train()
    assert caught.args[0].code == "same_weights"
    session.finish_now()


def test_a_run_that_goes_on_begins_with_a_single_sample(qtbot, document, session):
    set_epochs(document, 3)
    train_to_end(qtbot, session)
    start = document.state
    reports = reported(session)
    assert session.step("sample")
    qtbot.waitUntil(lambda: bool(reports) and reports[-1].can_step_back, timeout=20_000)
    assert reports[-1].step == 1
    assert session.step("back")
    qtbot.waitUntil(lambda: reports[-1].step == 0, timeout=5000)
    assert session.project.state.same_as(start)
    session.finish_now()


def test_undo_of_a_move_goes_on_training(qtbot, document, session):
    set_epochs(document, 1_000_000)
    before = document.design
    session.train()
    qtbot.waitUntil(lambda: session.phase == "running", timeout=20_000)
    document.edit("Move", edits.move(document.design, {"layer1": (-50.0, 0.0)}))
    assert not session.is_last_begun
    document.undo(keep_training=True)
    assert session.active
    assert document.design == before
    assert session.is_last_begun
    session.finish_now()


def test_curves_end_where_the_best_weights_are(qtbot, document, session):
    changes = {"patience": 3, "learning_rate": 2.0, "epochs": 200, "optimizer": "sgd"}
    document.edit("Patience", edits.set_training(document.design, **changes))
    outcome = train_to_end(qtbot, session)
    assert outcome.end == "patience"
    assert document.project.history[-1].epoch == outcome.good_epoch
