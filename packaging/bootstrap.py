"""Prepare `.venv` from the dependency lock: what `run.py` and `test.py` share.

Standard library only, as it runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from system_packages import SetupError, ensure_system, say

Profile = Literal["run", "test"]

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK_FILES: Mapping[Profile, str] = {
    "run": "packaging/lock/requirements.txt",
    "test": "packaging/lock/requirements-test.txt",
}
STAMP = "nndesigner.json"
GUARD = "nndesigner.lock"

# They would send pip's work elsewhere, or another Python's modules into this one.
CONFUSING = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
CONFUSING_PIP = (
    *("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_PYTHON"),
    *("PIP_CONSTRAINT", "PIP_REQUIREMENT", "PIP_NO_BINARY", "PIP_DRY_RUN", "PIP_IGNORE_INSTALLED"),
)

VERIFY = """
import sys
from importlib.metadata import distributions
for distribution in distributions():
    for file in distribution.files or ():
        if file.suffix != ".pyc" and not file.locate().exists():
            sys.exit(f"{distribution.name}: {file} is missing")
"""
"""Run by the environment's Python: exits with a word when an installed file is gone."""


def guarded(start: Callable[[], int]) -> int:
    """Run `start`, turning failures into one line and exit status 1."""
    try:
        return start()
    except SetupError as error:
        say(str(error))
        return 1
    except OSError as error:
        say(f"cannot prepare {VENV}: {error}")
        return 1
    except KeyboardInterrupt:
        say("interrupted; the next start goes on from here")
        return 130


def prepare(profile: Profile, *, needs_display: bool) -> Path:
    """Return the Python of an environment that has what the profile needs, installing it."""
    ready = is_ready(profile)
    ensure_system(needs_display, needs_venv=not ready)
    if not ready:
        VENV.mkdir(exist_ok=True)
        with exclusive(VENV / GUARD):
            if not is_ready(profile):
                install(profile)
    return venv_python()


def venv_python() -> Path:
    """Return the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def app_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables without those that would mix in another Python."""
    return {name: value for name, value in environ.items() if name not in CONFUSING}


def pip_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for pip: the user's index and cache, but nothing that redirects it."""
    kept = app_environment(environ)
    for name in CONFUSING_PIP:
        kept.pop(name, None)
    return kept | {"PIP_USER": "0"}


# --- the stamp -------------------------------------------------------------------------------


def digest(profile: Profile, root: Path = ROOT) -> str:
    """Return a hash of everything the installed environment follows from."""
    sources = [root / LOCK_FILES[profile], root / "pyproject.toml"]
    sources += [root / "packaging/build_translations.py"]
    sources += sorted((root / "resources/i18n").glob("*.ts"))
    found = hashlib.sha256(f"1 {sys.version_info[:2]} {sys.platform}".encode())
    for source in sources:
        content = source.read_bytes() if source.exists() else b""
        found.update(f"\n{source.name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def read_stamp(venv: Path) -> dict[str, Any]:
    """Return what the last install left; empty if there is none or it cannot be read."""
    try:
        stamp = json.loads((venv / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(venv: Path, stamp: Mapping[str, Any]) -> None:
    """Replace the stamp in one go, so that it is whole or not there."""
    part = venv / f"{STAMP}.part"
    part.write_text(json.dumps(stamp), "utf-8")
    part.replace(venv / STAMP)


def finished_stamp(profile: Profile, root: Path, packages: Path) -> dict[str, Any]:
    """Return the stamp of a finished install; the tests' packages contain the app's."""
    profiles: tuple[Profile, ...] = ("run", "test") if profile == "test" else ("run",)
    return {
        "state": "ready",
        "root": str(root),
        "digests": {name: digest(name, root) for name in profiles},
        "packages": str(packages),
        "contents": sorted(names_in(packages)),
        "translations": compiled_translations(root),
    }


def is_ready(profile: Profile, root: Path = ROOT, venv: Path = VENV) -> bool:
    """Tell whether the environment is complete and made from today's lock, for this folder."""
    stamp = read_stamp(venv)
    if stamp.get("state") != "ready" or stamp.get("root") != str(root):
        return False
    if stamp.get("digests", {}).get(profile) != digest(profile, root):
        return False
    python = venv / venv_python().relative_to(VENV)
    packages = Path(stamp.get("packages", ""))
    if not python.exists() or not packages.is_dir():
        return False
    return set(stamp.get("contents", ())) <= names_in(packages) and stamp.get(
        "translations"
    ) == compiled_translations(root)


def names_in(folder: Path) -> set[str]:
    """Return the names of a folder's entries."""
    return {entry.name for entry in folder.iterdir()}


def compiled_translations(root: Path) -> list[str]:
    """Return the names of the translations that are there in compiled form."""
    sources = (root / "resources/i18n").glob("*.ts")
    return sorted(source.stem for source in sources if source.with_suffix(".qm").exists())


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a file's lock, waiting for another start that is installing."""
    with path.open("a") as file:
        waiting = False
        while not _try_lock(file.fileno()):
            if not waiting:
                say("another start is installing; waiting for it")
            waiting = True
            time.sleep(0.2)
        yield


def _try_lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


# --- installing ------------------------------------------------------------------------------


def install(profile: Profile) -> None:
    """Make the environment complete; one that turns out to be damaged is made anew."""
    started = time.monotonic()
    reuse = is_sound()
    while True:
        write_stamp(VENV, {"state": "installing"})
        if reuse:
            say("bringing the packages up to date")
        else:
            create()
            say("installing packages; this takes a minute or two the first time")
        lock = str(ROOT / LOCK_FILES[profile])
        pip("--require-hashes", "--only-binary", ":all:", "-r", lock)
        pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        damage = call([venv_python(), "-c", VERIFY])
        if damage.returncode == 0:
            break
        if not reuse:
            raise SetupError(f"the installed files are not complete:\n{damage.stdout}")
        reuse = False
    packages = call([venv_python(), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    write_stamp(VENV, finished_stamp(profile, ROOT, Path(packages.stdout.strip())))
    say(f"ready after {time.monotonic() - started:.0f} s")


def is_sound() -> bool:
    """Tell whether an environment is there that can be brought up to date as it is."""
    stamp = read_stamp(VENV)
    if stamp.get("state") == "installing" or stamp.get("root", str(ROOT)) != str(ROOT):
        return False
    if not venv_python().exists():
        return False
    version = call([venv_python(), "-c", "import pip, sys; print(*sys.version_info[:2])"])
    return version.stdout.split() == [str(part) for part in sys.version_info[:2]]


def create() -> None:
    """Make an empty environment in place of what there is."""
    for child in VENV.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name not in (GUARD, STAMP):
            child.unlink()
    say(f"creating {VENV}")
    # From inside another environment, the Python that one was made from.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = call([Path(python), "-m", "venv", str(VENV)])
    if made.returncode != 0:
        raise SetupError(f"Python could not create {VENV}:\n{made.stdout}")


def pip(*arguments: str) -> None:
    """Run `pip install`; what it printed is shown only if it failed.

    A failure that pip itself reports leaves an environment the next start can go on with.
    """
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check"]
    done = call([*command, "--no-input", "--progress-bar", "off", *arguments])
    if done.returncode != 0:
        (VENV / STAMP).unlink(missing_ok=True)
        raise SetupError(f"pip could not install the packages:\n{done.stdout}")


def call(command: list[Path | str]) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment and return it with all it printed in `stdout`."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=pip_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
