"""What tests of a document's training share; each file has a `document` of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession


@pytest.fixture
def session(document: Document) -> Iterator[TrainingSession]:
    """The training of the file's `document`, shut down afterwards."""
    session = TrainingSession(document)
    yield session
    assert session.shutdown()
