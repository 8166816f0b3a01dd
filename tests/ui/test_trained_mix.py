"""What a training learnt from is remembered, whatever the setting is afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal

from nndesigner.app.document import Document
from nndesigner.core import edits
from nndesigner.core.templates import template
from nndesigner.ui.trained_mix import TrainedMix
from tests.ui.panels.samples import history


def set_mixed(document, count):
    document.edit("Mix", edits.set_training(document.design, handwriting=count))


class Phases(QObject):
    """Stands for the session: begins and ends trainings."""

    phase_changed = Signal(str)


@pytest.fixture
def bench():
    document, session = Document(), Phases()
    document.replace(template("digits"))
    set_mixed(document, 0)
    yield document, session, TrainedMix(document, session, document)
    document.close()


def train(document, session, rows):
    session.phase_changed.emit("starting")
    session.phase_changed.emit("running")
    document.change("Train", document.project.with_(history=history(rows)))
    session.phase_changed.emit("idle")


def test_the_setting_changed_later_says_nothing_of_a_training(bench):
    document, session, mix = bench
    assert mix.validation_accuracy is None
    set_mixed(document, 3000)
    train(document, session, 3)
    wanted = history(3)[-1].val_accuracy
    set_mixed(document, 0)
    assert mix.validation_accuracy == wanted
    train(document, session, 5)
    assert mix.validation_accuracy is None
    set_mixed(document, 3000)
    assert mix.validation_accuracy is None
    for _step in range(2):
        document.undo()
    assert mix.validation_accuracy == wanted, "the training before is back"


def test_what_is_set_while_it_trains_comes_too_late(bench):
    document, session, mix = bench
    session.phase_changed.emit("starting")
    set_mixed(document, 3000)
    document.change("Train", document.project.with_(history=history(3)))
    session.phase_changed.emit("idle")
    assert mix.validation_accuracy is None


def test_of_a_file_the_setting_in_it_is_believed(bench):
    document, _session, mix = bench
    project = template("digits")
    design = edits.set_training(project.design, handwriting=3000)
    document.replace(project.with_(design=design, history=history(3)))
    assert mix.validation_accuracy is not None
