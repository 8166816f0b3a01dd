"""Data sets for the app: looked up once, kept while they are used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import RLock

from nndesigner.core.arrays import FloatArray
from nndesigner.core.combinations import too_few_drawings
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import DataError
from nndesigner.core.project import Drawing, Project
from nndesigner.core.shapes import reads_words
from nndesigner.core.training import DataReference
from nndesigner.data import builtin, drawn
from nndesigner.data.mixing import Mixture, room


def spec_of(reference: DataReference) -> DataSpec | None:
    """Return what a data set looks like, or None if there is no such data set.

    A table is read once for as long as its file stays as it is, whatever else of the
    reference changes.
    """
    try:
        return _spec(_what_decides_spec(reference), stamp(reference))
    except DataError:
        return None


def require(reference: DataReference) -> DataSpec:
    """Return what a data set looks like. Raises DataError if it cannot be had."""
    return _spec(_what_decides_spec(reference), stamp(reference))


def load(reference: DataReference) -> Dataset:
    """Return the samples. Takes up to a second the first time: never call in the GUI thread.

    Raises DataError as `data.builtin.load`.
    """
    return _load(reference, stamp(reference))


def load_for(project: Project) -> Dataset:
    """Return the samples a project learns from, the way its design takes them. Slow as `load`.

    An Embedding looks up the numbers of words, which no scaling may change. Generated
    handwriting and the person's own examples are samples to train on, never to test on:
    see `data.mixing`. Raises DataError as `load`, and `too_few_drawings` (label, count, enough).
    """
    data, settings = project.design.data, project.design.training
    if data.name == DRAWN and data.path is None:
        return _drawn(project)
    if not _mixes(data):
        dataset = load(data)
        return dataset.unscaled() if reads_words(project.design) else dataset
    examples = project.examples if settings.examples else ()
    with _LOCK:
        return _mixture(project).mixed(examples, seed=_generated_seed(project))


def plain_for(project: Project) -> Dataset:
    """Return the samples of a project's data set alone, nothing mixed in, to be looked at.

    They share their memory with those of `load_for`. Slow, and raises, as that.
    """
    data = project.design.data
    if data.name == DRAWN and data.path is None:
        return _drawn(project)
    if not _mixes(data):
        return load(data)
    with _LOCK:
        return _mixture(project).plain


def generated_like(project: Project, count: int) -> FloatArray:
    """Return the first of the generated pictures that are mixed in, at most `count`.

    `(count, pixels)`. Slow as `load_for`.
    """
    with _LOCK:
        return _mixture(project).generated(count, seed=_generated_seed(project))


def drawn_like(project: Project, drawings: Sequence[Drawing]) -> FloatArray:
    """Return drawings as pictures of the project's data set: `(n, pixels)`. Slow as `load`."""
    with _LOCK:
        return _mixture(project).pictures(drawings)


def generated_for(project: Project) -> int:
    """Return how many pictures of handwriting are mixed into a project's training samples."""
    spec = spec_of(project.design.data)
    return project.design.training.handwriting if spec is not None and spec.is_digits else 0


def _what_decides_spec(reference: DataReference) -> DataReference:
    return DataReference(name=reference.name, path=reference.path, classes=reference.classes)


_LOCK = RLock()
"""Held while samples are loaded and mixed, which several threads may ask for at once."""

_kept: dict[object, Mixture] = {}
"""The latest mixture, by what it was made of; one of MNIST can be 400 MB."""


def _mixes(reference: DataReference) -> bool:
    """Tell whether anything could be mixed into a data set: whether it is one of pictures."""
    return require(reference).is_picture


def _mixture(project: Project) -> Mixture:
    data, generated = project.design.data, generated_for(project)
    seed = _generated_seed(project) if generated else None
    key = (_what_decides_samples(data), stamp(data), generated, seed)
    if key not in _kept:
        _kept.clear()
        _kept[key] = _mixture_of(data, generated)
    return _kept[key]


def _generated_seed(project: Project) -> int:
    """Return the seed of the handwriting mixed in: that of the training, not of the data set.

    Beyond every seed of a data set: "handwriting" would have the same pictures again.
    """
    return 2**32 + project.design.training.seed


def _mixture_of(reference: DataReference, generated: int) -> Mixture:
    if reference.name != "mnist":
        return Mixture(load(reference), generated)
    from nndesigner.data import mnist

    pixels, dataset = mnist.load(reference, room(generated))
    return Mixture(dataset, generated, pixels)


def _drawn(project: Project) -> Dataset:
    lacking = too_few_drawings(project.design, project.examples)
    if lacking is not None:
        raise DataError("too_few_drawings", **lacking)
    return drawn.load(project.design.data, project.examples)


def _what_decides_samples(reference: DataReference) -> DataReference:
    if reference.name == "mnist":  # has a split of its own, and no noise
        return DataReference(name=reference.name, path=reference.path)
    return reference


@lru_cache(maxsize=32)
def _spec(reference: DataReference, _stamp: object) -> DataSpec:
    return builtin.spec(reference)


@lru_cache(maxsize=3)
def _load(reference: DataReference, _stamp: object) -> Dataset:
    return builtin.load(reference)


def stamp(reference: DataReference) -> object:
    """Return what tells one state of the files of a data set from another, None without."""
    if reference.name == "mnist":
        from nndesigner.data import mnist

        try:
            return tuple((str(path), _stamp_of(path)) for path in mnist.files(reference))
        except DataError:
            return None
    return None if reference.path is None else _stamp_of(Path(reference.path))


def _stamp_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def choices() -> tuple[tuple[str, DataSpec | None], ...]:
    """Return the built-in data sets by name, with what each looks like.

    That is None while the samples of one are not there: to be downloaded, or to be drawn.
    """
    return tuple((name, spec_of(DataReference(name=name))) for name in builtin.names())
