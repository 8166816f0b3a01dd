from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.download_row import DownloadRow


@pytest.fixture
def row(qtbot):
    result = DownloadRow(LIGHT)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_without_the_files_it_offers_a_download_and_a_folder(row, qtbot):
    assert row.download.isVisible()
    assert not row.bar.isVisible()
    for button, signal in (
        (row.download, row.download_requested),
        (row.folder, row.folder_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_with_the_files_there_is_nothing_to_download(row):
    row.set_available(True)
    assert not row.download.isVisible()
    assert row.folder.isVisible()


def test_progress_can_be_cancelled(row, qtbot):
    row.show_progress(2_900_000, 11_600_000)
    assert row.bar.isVisible()
    assert row.bar.value() == 250
    assert row.amount.text() == "2.9 of 11.6 MB"
    assert not row.download.isVisible()
    assert not row.folder.isVisible()
    row.cancel.setFocus()
    with qtbot.waitSignal(row.cancel_requested):
        qtbot.keyClick(row.cancel, Qt.Key.Key_Space)
    row.set_theme(DARK)
    row.show_end()
    assert row.download.isVisible()
    assert not row.bar.isVisible()
    assert not row.trouble.isVisible()


def test_what_went_wrong_stays_until_the_next_try(row):
    row.show_end("No connection.")
    assert row.trouble.isVisible()
    assert row.trouble.text() == "No connection."
    row.show_progress(0, 0)
    assert not row.trouble.isVisible()
