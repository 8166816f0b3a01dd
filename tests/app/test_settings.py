from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from nndesigner.app import settings as s
from nndesigner.app.settings import Settings


@pytest.fixture
def ini(tmp_path) -> Path:
    return tmp_path / "nndesigner.ini"


@pytest.fixture
def settings(ini) -> Settings:
    return open_settings(ini)


def open_settings(ini: Path) -> Settings:
    return Settings(QSettings(str(ini), QSettings.Format.IniFormat))


def read_elsewhere(ini: Path, expression: str) -> str:
    """Evaluate in another process: within one, QSettings' cache hides what the file says."""
    code = (
        "from PySide6.QtCore import QSettings\n"
        "from nndesigner.app import settings as s\n"
        f"r = s.Settings(QSettings({str(ini)!r}, QSettings.Format.IniFormat))\n"
        f"print(repr({expression}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


CHANGED = {
    s.THEME: "dark",
    s.LANGUAGE: "zh_CN",
    s.LOG_SCALE: True,
    s.MINIMAP: False,
    s.LEGEND: False,
    s.SEEN_STEPS: True,
    s.PEN_WIDTH: 14.0,
    s.SHOW_NUMBERS: True,
    s.PACE: "slow",
    s.TEACHING_CLEARS: False,
    s.GEOMETRY: b"\x00\x01\xff geometry",
    s.WINDOW_STATE: bytes(range(256)),
    s.LAST_FOLDER: "/home/ä, b=c; d",
}


def test_every_setting_has_a_sound_default(settings):
    for setting in s.SETTINGS:
        assert isinstance(setting.default, setting.type)
        assert setting.validate(setting.default)
        assert settings.value(setting) == setting.default


def test_keys_are_unique():
    assert len({setting.key for setting in s.SETTINGS}) == len(s.SETTINGS)


def test_values_come_back_in_another_process(settings, ini):
    for setting, value in CHANGED.items():
        settings.set_value(setting, value)
        assert settings.value(setting) == value
    settings.sync()
    assert set(CHANGED) | {s.RECENT_FILES} == set(s.SETTINGS)
    wanted = "sorted((x.key, r.value(x)) for x in s.SETTINGS if x != s.RECENT_FILES)"
    assert read_elsewhere(ini, wanted) == repr(
        sorted((setting.key, value) for setting, value in CHANGED.items())
    )


def test_false_and_zero_come_back_as_themselves(settings, ini):
    settings.set_value(s.LOG_SCALE, False)
    settings.set_value(s.PACE, "full")
    settings.sync()
    assert read_elsewhere(ini, "(r.value(s.LOG_SCALE), r.value(s.PACE))") == "(False, 'full')"


@pytest.mark.parametrize(
    "text",
    [
        "[look]\ntheme=purple\nlanguage=@Invalid()\n[plots]\nlog_scale=perhaps\n",
        "[training]\npace=fast\n[window]\ngeometry=12\nstate=@Rect(0 0 5 5)\n",
        "[training]\npace=-5\n[files]\nrecent={\n[look]\ntheme=a, b\n",
        '[training]\npace=nan\n[files]\nrecent="[1, 2]"\n',
        "\x00\x01garbage \xff= [[[",
        "",
    ],
)
def test_damaged_values_read_as_defaults(ini, text):
    ini.write_text(text, encoding="latin-1")
    settings = open_settings(ini)
    for setting in s.SETTINGS:
        if setting is not s.RECENT_FILES:
            assert settings.value(setting) == setting.default
    assert settings.recent_files() == ()


def test_a_value_that_is_not_allowed_is_refused(settings):
    for setting, value in ((s.THEME, "purple"), (s.PACE, 2.0), (s.PACE, "3")):
        with pytest.raises(ValueError, match=setting.key):
            settings.set_value(setting, value)
        assert settings.value(setting) == setting.default


def test_changed_names_the_key_once(settings, qtbot):
    seen = []
    settings.changed.connect(seen.append)
    settings.set_value(s.THEME, "dark")
    settings.set_value(s.THEME, "dark")
    settings.reset(s.THEME)
    settings.reset(s.THEME)
    assert seen == ["look/theme", "look/theme"]
    assert settings.value(s.THEME) == "system"


def test_recent_files_are_unique_newest_first_and_at_most_ten(settings, ini):
    for number in range(12):
        settings.add_recent_file(Path(f"/a, b/{number}.nnd"))
    settings.add_recent_file("/a, b/5.nnd")
    files = settings.recent_files()
    assert files[:2] == ("/a, b/5.nnd", "/a, b/11.nnd")
    assert len(files) == len(set(files)) == s.MAX_RECENT_FILES
    settings.sync()
    assert read_elsewhere(ini, "r.recent_files()") == repr(files)


@pytest.mark.parametrize("files", [(), ("/only.nnd",)])
def test_short_lists_of_recent_files_come_back(settings, ini, files):
    for file in files:
        settings.add_recent_file(file)
    settings.add_recent_file("/gone.nnd")
    settings.remove_recent_file("/gone.nnd")
    settings.sync()
    assert read_elsewhere(ini, "r.recent_files()") == repr(files)


def test_recent_files_can_be_cleared(settings):
    settings.add_recent_file("/x.nnd")
    settings.clear_recent_files()
    assert settings.recent_files() == ()


def test_the_users_own_file_lies_in_the_platforms_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    store = s.user_store()
    assert store.format() is QSettings.Format.IniFormat
    assert store.fileName().endswith("nndesigner.ini")
