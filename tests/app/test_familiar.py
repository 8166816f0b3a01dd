"""What a network has learnt from is known again whenever it has become something else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nndesigner.app import datasets, looks
from nndesigner.app.document import Document
from nndesigner.app.familiar import SETTLE_MS, FamiliarInputs, learn_familiar
from nndesigner.app.session import TrainingSession
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.project import Example, HistoryRow
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.novelty import Familiar
from nndesigner.storage.project import decode, encode
from tests.designs import template

LINE = (tuple((30.0 + 11 * step, 140.0) for step in range(21)),)
STAR = (((85.0, 230.0), (140.0, 50.0), (195.0, 230.0), (50.0, 115.0), (230.0, 115.0)),)


@pytest.fixture
def document(qapp):
    project = template("digits")
    project = project.with_(
        state=initial_state(project.design), history=(HistoryRow(1.0, 0.5, None, 0.9, None),)
    )
    document = Document()
    document.replace(project)
    yield document
    document.close()


@pytest.fixture
def told(qtbot, document):
    session = TrainingSession(document)
    familiar = FamiliarInputs(document, session)
    told = []
    familiar.found.connect(told.append)
    awaited = []
    familiar.awaited.connect(awaited.append)
    document.replace(document.project)
    assert awaited == [True]
    familiar.start()
    qtbot.waitUntil(lambda: is_known(told), timeout=20_000)
    assert awaited == [True, False]
    yield told
    assert session.shutdown()


def is_known(told):
    return bool(told) and told[-1] is not None


def test_other_data_are_learnt_and_after_undo_those_of_before(qtbot, document, told):
    document.edit("Split", edits.set_data(document.design, split_seed=7))
    assert told[-1] is None
    document.undo()
    qtbot.waitUntil(lambda: is_known(told), timeout=20_000)
    document.redo()
    assert told[-1] is None
    qtbot.waitUntil(lambda: is_known(told), timeout=20_000)


def test_what_is_mixed_in_counts_at_once(qtbot, document, told):
    first = told[-1]
    other = 0 if document.design.training.handwriting else 500
    document.edit("Mix", edits.set_training(document.design, handwriting=other))
    qtbot.waitUntil(lambda: told[-1] is not first and is_known(told), timeout=20_000)


def test_what_was_named_since_is_not_known_before_it_is_trained_on(qtbot, document, told):
    first, drawing = told[-1], SAMPLE_DRAWINGS[4]
    document.change("Named", document.project.with_(examples=(Example("4", drawing),)))
    qtbot.wait(2 * SETTLE_MS)
    assert told[-1] is first
    state = NetworkState(document.project.state)
    document.change("Trained", document.project.with_(state=state, trained_on=(drawing,)))
    qtbot.waitUntil(lambda: told[-1] is not first and is_known(told), timeout=20_000)


def test_after_opening_only_what_was_trained_on_is_known(document):
    named = document.project.with_(examples=(Example("1", LINE), Example("9", STAR)))
    trained = decode(encode(named.with_(trained_on=(LINE,))))
    known = learn_familiar(trained)
    assert is_read(known, trained, LINE)
    assert is_read(known, trained, ((*LINE[0], (262.0, 146.0)),)), "drawn again"
    assert not is_read(known, trained, STAR)
    assert not is_read(learn_familiar(decode(encode(named))), named, LINE)


def is_read(known, project, drawing):
    return known.unlike(looks.pictures(project, [drawing])[0], drawing) < 0.5


def test_a_row_trained_on_often_is_compared_with_once(monkeypatch, document):
    dataset = datasets.load_for(document.project)
    repeated = np.full(1806, dataset.train[0], dataset.train.dtype)
    mixed = replace(dataset, train=dataset.train[1:], besides=repeated)
    monkeypatch.setattr(datasets, "load_for", lambda _project: mixed)
    given = []
    learn = Familiar.__init__
    monkeypatch.setattr(
        Familiar,
        "__init__",
        lambda self, inputs, *more: (given.append(inputs), learn(self, inputs, *more))[1],
    )
    learn_familiar(document.project)
    assert len(given[0]) == len(dataset.train)
    assert len(np.unique(given[0], axis=0)) == len(np.unique(dataset.inputs[dataset.train], axis=0))
