"""The command `train`: trains without a window and reports in numbers."""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import dataclass
from typing import Any

from nndesigner.app.evaluation import evaluate_project
from nndesigner.app.history import MetricHistory
from nndesigner.app.trained_drawings import noted
from nndesigner.cli.console import CommandError, Console
from nndesigner.cli.projects import decimal, loaded, opened, percent, ready
from nndesigner.core import edits
from nndesigner.core.catalog import TRAINING_FIELDS
from nndesigner.core.dataset import Dataset
from nndesigner.core.fingerprint import fingerprint
from nndesigner.core.project import HistoryRow, Project
from nndesigner.core.shapes import parameter_count
from nndesigner.data.augment import augmenter
from nndesigner.engine.events import Ended, Noticed
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.metrics import Evaluation
from nndesigner.engine.train import Diverged, EpochDone, Trainer, limit_blas_threads
from nndesigner.storage.atomic import check_writable
from nndesigner.storage.project import write

_EARLY = {
    "time": "the time limit was reached",
    "target": "the target loss was reached",
    "patience": "no more progress; the weights are those of epoch {epoch:g}",
}
"""Why a run ended before its last epoch."""


@dataclass(frozen=True)
class _Run:
    """What a finished training run made of a project, and how long it took."""

    project: Project
    row: HistoryRow
    test: Evaluation | None
    seconds: float
    samples: int
    ended: Ended
    epochs: float


def train(arguments: Namespace, console: Console) -> None:
    """Train the network in a file; keep it only where `--out` says."""
    project = prepared(opened(arguments.file, arguments.data), arguments)
    if arguments.out is not None:
        # Before the work, not after an hour of it.
        check_writable(arguments.out)
    ready(project, arguments.file, console)
    run = _trained(project, loaded(project, console), console)
    if arguments.out is not None:
        write(arguments.out, run.project)
    console.result(_values(run, arguments), _text(run, arguments))


def prepared(project: Project, arguments: Namespace) -> Project:
    """Return the project with the settings given; with a seed, also with fresh weights."""
    given = {
        name: getattr(arguments, name)
        for name in TRAINING_FIELDS
        if name != "seed" and getattr(arguments, name) is not None
    }
    design = edits.set_training(project.design, **given)
    if arguments.seed is None:
        return project.with_(design=design)
    design = edits.set_training(design, seed=arguments.seed)
    return project.with_(
        design=design,
        state=initial_state(design),
        history=(),
        temperature=1.0,
        learnt=False,
        trained_as="",
        trained_on=(),
    )


def _trained(project: Project, dataset: Dataset, console: Console) -> _Run:
    history = MetricHistory(project.history)
    with limit_blas_threads():
        trainer = Trainer(
            project.design,
            project.state,
            dataset,
            start_epoch=history.last_epoch,
            augment=augmenter(project.design.training.augmentation, dataset.spec),
        )
        start = time.perf_counter()
        ended = _pull(trainer, history, console)
        seconds = time.perf_counter() - start
        done = history.last_epoch - trainer.start_epoch
        if ended.reason == "patience":  # the best weights are back, and the curves end there
            history = MetricHistory(row for row in history.rows() if row.epoch <= ended.epoch)
        trained = noted(project, project).with_(
            state=trainer.state(),
            history=history.rows(),
            temperature=trainer.temperature(),
            learnt=True,
            trained_as=fingerprint(project.design),
        )
        test = evaluate_project(trained)
    return _Run(trained, history.rows()[-1], test, seconds, trainer.samples_seen, ended, done)


def _pull(trainer: Trainer, history: MetricHistory, console: Console) -> Ended:
    """Train to the end and return why it is one.

    Raises CommandError `diverged` or `stopped`.
    """
    last = trainer.start_epoch + trainer.epochs
    try:
        for event in trainer.run():
            if isinstance(event, EpochDone):
                history.add(event.row)
                console.progress(_progress(event.row, last))
            elif isinstance(event, Noticed):
                console.note(f"  warning {event.code}: {_notice(event)}")
            elif isinstance(event, Diverged):
                raise _diverged(event)
            elif isinstance(event, Ended):
                return event if event.reason != "time" else _measured(event, trainer, history)
    except KeyboardInterrupt:
        message = f"Stopped in epoch {int(trainer.epoch) + 1} of {last:g}; nothing was written."
        raise CommandError("stopped", message, status=130) from None
    return Ended("epochs", trainer.epoch)


def _measured(event: Ended, trainer: Trainer, history: MetricHistory) -> Ended:
    """Add the metrics of a moment inside an epoch."""
    history.add(trainer.measure())
    return event


def _notice(notice: Noticed) -> str:
    from nndesigner.ui.texts.notices import notice_text

    return notice_text(notice)


def _progress(row: HistoryRow, last: float) -> str:
    text = f"epoch {row.epoch:g} of {last:g}, {_metrics(row.train_loss, row.train_accuracy)}"
    if row.val_loss is None:
        return text
    return f"{text}, validation {_metrics(row.val_loss, row.val_accuracy)}"


def _diverged(event: Diverged) -> CommandError:
    return CommandError(
        "diverged",
        f"Training diverged in epoch {int(event.epoch) + 1}, step {event.step}: the loss is no "
        f"longer a finite number. The learning rate {event.learning_rate:g} is too large: "
        f"try {event.learning_rate / 10:g}. Nothing was written.",
        values={
            "epoch": event.epoch,
            "step": event.step,
            "learning_rate": event.learning_rate,
            "good_epoch": event.good_epoch,
        },
    )


def _values(run: _Run, arguments: Namespace) -> dict[str, Any]:
    design, row, test = run.project.design, run.row, run.test
    return {
        "epochs": _whole(run.epochs),
        "ended": run.ended.reason,
        "weights_of_epoch": run.ended.epoch,
        "total_epochs": row.epoch,
        "train_loss": row.train_loss,
        "val_loss": row.val_loss,
        "test_loss": test.loss if test else None,
        "train_accuracy": row.train_accuracy,
        "val_accuracy": row.val_accuracy,
        "test_accuracy": test.accuracy if test else None,
        "test_r2": test.r2 if test else None,
        "seconds": run.seconds,
        "samples_per_second": _rate(run),
        "parameters": parameter_count(design),
        "seed": design.training.seed,
        "data": design.data.path or design.data.name,
        "file": arguments.out,
    }


def _rate(run: _Run) -> float:
    return run.samples / run.seconds if run.seconds > 0 else 0.0


def _text(run: _Run, arguments: Namespace) -> str:
    row, test = run.row, run.test
    epochs = _whole(run.epochs)
    lines = [
        f"trained      {epochs} {'epoch' if epochs == 1 else 'epochs'} in {run.seconds:.2f} s, "
        f"{_rate(run):,.0f} samples/s",
        f"training     {_metrics(row.train_loss, row.train_accuracy)}",
    ]
    if run.ended.reason in _EARLY:
        lines.insert(1, f"ended        {_EARLY[run.ended.reason].format(epoch=run.ended.epoch)}")
    if row.val_loss is not None:
        lines.append(f"validation   {_metrics(row.val_loss, row.val_accuracy)}")
    if test is not None:
        lines.append(f"test         {_metrics(test.loss, test.accuracy)}")
    kept = f"saved        {arguments.out}" if arguments.out else "not saved    (use --out FILE.nnd)"
    return "\n".join([*lines, kept])


def _whole(epochs: float) -> float:
    """Return a number of epochs, as a whole one if it is."""
    return int(epochs) if epochs == int(epochs) else round(epochs, 3)


def _metrics(loss: float | None, accuracy: float | None) -> str:
    text = f"loss {decimal(loss)}"
    return text if accuracy is None else f"{text}, accuracy {percent(accuracy)}"
