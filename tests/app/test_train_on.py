"""Training on with the person's drawings, as the document and the session see it."""

from __future__ import annotations

import pytest

from nndesigner.app import teaching
from nndesigner.app.document import Document
from nndesigner.app.familiar import learn_familiar
from nndesigner.app.train_on import TrainOn
from nndesigner.core import edits
from nndesigner.core.edits.classes import own_classes
from nndesigner.core.errors import DataError
from nndesigner.core.project import Example
from nndesigner.core.templates import template
from tests.app.own_shapes import SHAPES, drawn


@pytest.fixture
def document(qapp):
    project = template("drawn")
    design = own_classes(project.design, SHAPES).design
    design = edits.set_training(design, epochs=3)
    document = Document()
    examples = tuple(Example(shape, drawn(shape, n)) for shape in SHAPES for n in range(8))
    document.replace(project.with_(design=design, examples=examples))
    yield document
    document.close()


def test_that_measuring_failed_is_told_and_what_was_learnt_stays(
    qtbot, document, session, monkeypatch
):
    error = DataError("no_label")

    def measure(project, doubts=None):
        raise error

    monkeypatch.setattr(teaching, "measure", measure)
    train_on = TrainOn(document, session)
    before = document.project
    with qtbot.waitSignal(train_on.failed, timeout=30_000) as caught:
        assert train_on.start()
    assert caught.args == [error]
    assert train_on.phase == "idle"
    assert train_on.comparison is None
    assert train_on.can_start
    after = document.project
    assert after.history[-1].epoch > 0
    assert not after.state.same_as(before.state)
    assert after.examples == before.examples


class Nothing:
    """Knows nothing that is drawn."""

    def unlike(self, _sample, _drawing):
        return 1.0


def test_before_counts_what_was_doubted_then_and_after_what_is_doubted_now(
    qtbot, document, session
):
    train_on = TrainOn(document, session, known=Nothing)
    assert train_on.start()
    qtbot.waitUntil(lambda: train_on.phase == "done", timeout=30_000)
    before, after = train_on.comparison.before.own, train_on.comparison.after.own
    assert (before.right, before.wrong, before.unsure) == (0, 0, before.total)
    assert after.unsure < after.total / 4, "what was learnt is known"


def test_answers_of_before_any_training_are_not_compared(qtbot, document, session):
    train_on = TrainOn(document, session)
    assert train_on.start()
    qtbot.waitUntil(lambda: train_on.phase == "done", timeout=30_000)
    assert train_on.comparison.before.own is None
    assert train_on.comparison.before.test is not None
    project = document.project
    doubts = teaching.Doubts(learn_familiar(project))
    assert train_on.comparison.after == teaching.measure(project, doubts)
    assert project.trained_on == tuple(one.drawing for one in project.examples)
    session.reset()
    assert document.project.trained_on == ()
