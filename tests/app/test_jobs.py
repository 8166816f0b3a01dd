import gc
import threading
import time
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QObject, QTimer
from shiboken6 import delete

from nndesigner.app.jobs import LatestJob, run_responsive, wait_for_all, waiting


def test_run_responsive_returns_the_result_of_another_thread(qapp):
    here = threading.get_ident()
    assert run_responsive(threading.get_ident) != here


def test_run_responsive_raises_what_the_work_raised(qapp):
    def fail() -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        run_responsive(fail)


def test_timers_go_on_while_it_waits(qapp):
    ticks = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(5)
    run_responsive(lambda: time.sleep(0.2))
    assert len(ticks) >= 10


def test_latest_job_answers_only_the_newest(qtbot):
    gate = threading.Event()
    job = LatestJob()
    answers = []
    job.done.connect(answers.append)
    job.start(lambda: gate.wait(5) and "first")
    job.start(lambda: "second")
    job.start(lambda: "third")
    gate.set()
    qtbot.waitUntil(lambda: answers == ["third"], timeout=5000)
    assert not job.busy


def test_latest_job_hands_over_failures(qtbot):
    job = LatestJob()
    with qtbot.waitSignal(job.failed, timeout=5000) as caught:
        job.start(lambda: 1 / 0)
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_a_cancelled_job_keeps_silent(qtbot):
    gate = threading.Event()
    job = LatestJob()
    answers = []
    job.done.connect(answers.append)
    job.start(lambda: gate.wait(5))
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not job.busy, timeout=5000)
    assert answers == []


class Payload:
    """Something large that a job carries."""


def test_a_job_that_is_done_holds_nothing(qtbot):
    payload = Payload()
    gone = weakref.ref(payload)
    job = LatestJob()
    with qtbot.waitSignal(job.done, timeout=5000):
        job.start(partial(id, payload))
    run_responsive(partial(id, payload))
    assert wait_for_all(5)
    del payload
    gc.collect()
    assert gone() is None


def test_somebody_waiting_is_known(qtbot):
    seen = []
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: seen.append(waiting()))
    timer.start(30)
    run_responsive(lambda: time.sleep(0.15))
    assert seen == [True]
    assert not waiting()


def test_a_job_outlives_who_asked_for_it(qtbot):
    gate = threading.Event()
    job = LatestJob()
    job.start(lambda: gate.wait(5))
    del job
    gc.collect()
    gate.set()
    assert wait_for_all(5)


def test_what_a_job_holds_ends_in_the_thread_that_asked(qtbot):
    """A QObject that dies in another thread takes the process with it, now and then."""
    ended = []

    def ask() -> None:
        payload = Payload()
        weakref.finalize(payload, lambda: ended.append(threading.get_ident()))
        run_responsive(partial(id, payload))

    for _ in range(200):
        ask()
    assert ended == [threading.get_ident()] * 200


def test_an_answer_for_what_qt_has_deleted_is_dropped(qtbot):
    gate = threading.Event()
    parent = QObject()
    job = LatestJob(parent)
    answers = []
    job.done.connect(answers.append)
    job.start(lambda: gate.wait(5))
    delete(parent)
    gate.set()
    run_responsive(lambda: None)
    assert wait_for_all(5)
    run_responsive(lambda: None)
    assert answers == []
