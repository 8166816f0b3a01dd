"""Whether a network has learnt: a fact of what was done to it, not of how its weights look."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app import clippings
from nndesigner.app.document import Document
from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.core.project import Project
from nndesigner.storage.project import decode, encode
from tests.core.builders import chain, id_of


@pytest.fixture
def document(qapp):
    document = Document()
    document.replace(Project(chain(2, 3, 2, classes=("a", "b"))))
    yield document
    document.close()


def make(document: Document, made: Design | Carried) -> None:
    carried = made if isinstance(made, Carried) else Carried(made)
    document.edit(
        "Edit",
        carried.design,
        kept=carried.kept,
        moved=carried.moved,
        given=carried.given,
        learnt=carried.learnt,
    )


def teach(document: Document) -> None:
    """Set a weight of the first layer, as a person types it."""
    key = document.design.links[0].id
    state = document.state.replaced(**{key: document.state[key] + 1})
    document.change("Set weight", document.project.with_(state=state, learnt=True))


def hidden(document: Document) -> str:
    return id_of(document.design, "Hidden 1")


STRUCTURAL = {
    "moved": lambda design, layer: edits.reordering(design, layer, (2, 0, 1)),
    "cloned": lambda design, layer: edits.cloning(design, layer, [1]),
    "inserted": lambda design, layer: edits.insertion(design, layer, 0),
    "deleted": lambda design, layer: edits.removal(design, layer, [1]),
    "taken out": lambda design, layer: edits.extraction(design, layer, 1, 0, 0),
    "a dropout": lambda design, layer: edits.insertion_on_link(
        design, design.links_out_of(layer)[0].id, "dropout", 0, 0
    ),
}


@pytest.mark.parametrize("edit", STRUCTURAL.values(), ids=STRUCTURAL)
@pytest.mark.parametrize("knows", [False, True])
def test_neurons_that_are_moved_know_as_much_as_before(document, edit, knows):
    if knows:
        teach(document)
    make(document, edit(document.design, hidden(document)))
    assert document.has_learnt() is knows
    document.undo()
    assert document.has_learnt() is knows
    document.redo()
    assert decode(encode(document.project)).learnt is knows


def test_a_weight_set_by_hand_counts_until_it_is_undone(document):
    assert not document.has_learnt()
    teach(document)
    assert document.has_learnt()
    document.undo()
    assert not document.has_learnt()


def test_answers_over_new_connections_are_guesses(document):
    teach(document)
    link = document.design.links_out_of(hidden(document))[0]
    make(document, edits.remove(document.design, [link.id]))
    make(document, edits.connect(document.design, link.source, link.target))
    assert not document.has_learnt()
    document.undo()
    document.undo()
    assert document.has_learnt()


def test_answers_from_a_first_layer_of_new_weights_are_guesses(document):
    teach(document)
    link = document.design.links_into(hidden(document))[0]
    make(document, edits.remove(document.design, [link.id]))
    assert not document.has_learnt()
    make(document, edits.connect(document.design, link.source, link.target))
    assert not document.has_learnt()
    document.undo()
    document.undo()
    assert document.has_learnt()


@pytest.mark.parametrize(("kind", "knows"), [("batch_norm", True), ("dense", False)])
def test_a_layer_put_in_the_only_way_counts_by_its_weights(document, kind, knows):
    teach(document)
    link = document.design.links_out_of(hidden(document))[0]
    make(document, edits.insertion_on_link(document.design, link.id, kind, 0, 0))
    assert document.has_learnt() is knows


def test_a_second_way_of_new_weights_takes_nothing_away(document):
    teach(document)
    design = document.design
    make(document, edits.connect(design, design.input.id, design.output.id))
    assert document.has_learnt()


def test_an_output_layer_pasted_alone_has_no_way_to_say_what_it_learnt(document):
    teach(document)
    design = document.design
    part = clippings.taken_out(design, document.state, [hidden(document), design.output.id])
    document.replace(Project(edits.add_layer(Design(), "input", 0, 0, shape=(2,))))
    pasted = edits.paste(document.design, part.design, 0, 0)
    given = clippings.given(part, pasted.ids)
    make(document, Carried(pasted.design, given=given, learnt=True))
    assert not document.has_learnt()


def test_resetting_the_weights_forgets(document, session):
    make(document, edits.cloning(document.design, hidden(document), [0]))
    teach(document)
    session.reset()
    assert not document.has_learnt()
    document.undo()
    assert document.has_learnt()


def test_resetting_the_weights_forgets_what_was_trained(document, session):
    document.change("Train", document.project.with_(learnt=True, trained_as="0123"))
    session.reset()
    assert document.project.trained_as == ""
    document.undo()
    assert document.project.trained_as == "0123"


@pytest.mark.parametrize("knows", [False, True])
def test_an_older_file_tells_by_its_weights(document, knows):
    before = document.project
    if knows:
        output = before.design.output.id
        before = before.with_(state=before.state.replaced(**{output: np.ones(2, np.float32)}))
    document.replace(before.with_(learnt=None))
    assert document.has_learnt() is knows
    assert not document.modified


@pytest.mark.parametrize("knows", [False, True])
def test_what_was_learnt_travels_over_the_clipboard(document, knows):
    make(document, edits.reordering(document.design, hidden(document), (2, 0, 1)))
    if knows:
        teach(document)
    part = clippings.taken_out(document.design, document.state, list(document.design.layers_by_id))
    part = clippings.from_text(clippings.to_text(part.with_(learnt=document.has_learnt())).text)
    assert part.learnt is knows
    document.replace(Project())
    pasted = edits.paste(document.design, part.design, 0, 0)
    given = clippings.given(part, pasted.ids)
    make(document, Carried(pasted.design, given=given, learnt=part.learnt))
    assert document.has_learnt() is knows


def test_a_learnt_layer_does_not_speak_for_an_output_of_guesses(document):
    design = document.design
    given = {design.links[0].id: document.state[design.links[0].id] + 1}
    make(document, Carried(edits.set_training(design, epochs=3), given=given, learnt=True))
    assert not document.has_learnt()
