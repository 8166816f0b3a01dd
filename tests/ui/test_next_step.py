"""What is said of the training, wherever it is said: the same, before, in and after it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar

from nndesigner.core import edits
from nndesigner.core.fingerprint import fingerprint
from nndesigner.core.project import HistoryRow
from nndesigner.engine.initializers import initial_state
from nndesigner.storage.project import decode, encode
from nndesigner.ui.start import new_project


def test_the_next_step_is_true_before_during_and_after_a_training(window):
    said = window.findChild(QLabel, "nextStep")
    assert "press Train" in said.text()
    for phase, words in (("running", "is learning"), ("paused", "is paused"), ("idle", "press")):
        window.session._enter(phase)
        assert words in said.text()
    row = HistoryRow(60.0, 0.1, 0.2, 0.97, 0.95)
    trained = window.document.project.with_(
        history=(row,), learnt=True, trained_as=fingerprint(window.document.design)
    )
    window.document.change("Trained", trained)
    assert "draw something" in said.text()
    hidden = window.document.design.layers[1].id
    moved = edits.move(window.document.design, {hidden: (0.0, 0.0)})
    window.document.edit("Move", moved)
    assert "draw something" in said.text()
    window.document.edit("Wider", edits.set_fields(moved, hidden, units=32))
    assert "Changed since" in said.text()
    changed = decode(encode(window.document.project))
    for _ in range(2):
        window.document.undo()
    assert "draw something" in said.text()
    window.document.undo()
    assert "Nothing is missing: press Train" in said.text()
    window.document.replace(changed)
    assert "Changed since" in said.text(), "a file keeps what was trained"
    table = new_project("iris")
    old_file = table.with_(state=initial_state(table.design), history=(row,), learnt=None)
    window.document.replace(old_file)
    assert "type numbers" in said.text(), "an older file does not say that it was changed"


def test_all_parts_agree_that_new_links_into_the_output_have_learnt_nothing(window):
    document, hidden = window.document, window.document.design.links[1]
    trained = document.project.with_(
        history=(HistoryRow(60.0, 0.1, 0.2, 0.97, 0.95),),
        learnt=True,
        trained_as=fingerprint(document.design),
    )
    document.change("Train", trained)

    def said() -> tuple[str, bool, str]:
        next_step = window.findChild(QLabel, "nextStep").text()
        bar = window.findChild(QProgressBar, "trainingProgress").text()
        return next_step, window.sample.reasons.trained, bar

    knowing = said()
    assert "Trained" in knowing[0]
    assert knowing[1:] == (True, "Epoch 60 / 60")
    document.edit("Delete", edits.remove(document.design, [hidden.id]))
    document.edit("Draw", edits.connect(document.design, hidden.source, hidden.target))
    assert not document.problems
    assert "Changed since" in said()[0]
    assert said()[1:] == (False, "Not trained yet")
    for _ in range(2):
        document.undo()
    assert said() == knowing
