"""What Qt needs from the system, and how Debian and its relatives get it: apt-get."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class SetupError(Exception):
    """The environment cannot be prepared; the text says why and what to do."""


def say(text: str) -> None:
    """Print a line of progress on stderr."""
    print(f"nndesigner: {text}", file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Library:
    """A shared library Qt is linked against, the package that has it, and for which display."""

    soname: str
    package: str
    display: Literal["any", "x11", "wayland"] = "any"


LIBRARIES = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libstdc++.so.6", "libstdc++6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libz.so.1", "zlib1g"),
    Library("libzstd.so.1", "libzstd1"),
    # QtNetwork, which the translation compiler is linked against.
    Library("libbrotlidec.so.1", "libbrotli1"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    # The platform plugin "xcb".
    Library("libX11-xcb.so.1", "libx11-xcb1", "x11"),
    Library("libxcb.so.1", "libxcb1", "x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "x11"),
    Library("libxcb-glx.so.0", "libxcb-glx0", "x11"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "x11"),
    Library("libxcb-image.so.0", "libxcb-image0", "x11"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "x11"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "x11"),
    Library("libxcb-render.so.0", "libxcb-render0", "x11"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "x11"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "x11"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "x11"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "x11"),
    Library("libxcb-util.so.1", "libxcb-util1", "x11"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "x11"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "x11"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "x11"),
    # The platform plugin "wayland".
    Library("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
)

FONT_PACKAGE = "fonts-dejavu-core"
CHINESE_FONT_PACKAGE = "fonts-noto-cjk"
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)
FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".pfb")
CHINESE_FONT_NAMES = ("cjk", "droidsansfallback", "wqy", "uming", "ukai", "sourcehan")


def needed_libraries(environ: Mapping[str, str], needs_display: bool) -> tuple[Library, ...]:
    """Return the libraries to look for: always Qt's own, the display's only if there is one."""
    displays = {"any"}
    if needs_display and environ.get("DISPLAY"):
        displays.add("x11")
    if needs_display and environ.get("WAYLAND_DISPLAY"):
        displays.add("wayland")
    return tuple(library for library in LIBRARIES if library.display in displays)


def missing_libraries(
    libraries: Iterable[Library], load: Callable[[str], object] = ctypes.CDLL
) -> tuple[Library, ...]:
    """Return those the dynamic linker does not find."""
    return tuple(library for library in libraries if not _loads(library.soname, load))


def _loads(soname: str, load: Callable[[str], object]) -> bool:
    try:
        load(soname)
    except OSError:
        return False
    return True


def has_font(folders: Iterable[str] = FONT_FOLDERS, names: Sequence[str] = ("",)) -> bool:
    """Tell whether a font file lies in one of the folders, with one of the words in its name."""
    return any(
        file.lower().endswith(FONT_ENDINGS) and any(name in file.lower() for name in names)
        for folder in folders
        for _, _, files in os.walk(Path(folder).expanduser())
        for file in files
    )


def apt_line(packages: Sequence[str]) -> str:
    """Return what a person types to install the packages."""
    names = shlex.join(packages)
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"


def apt_prefix() -> list[str] | None:
    """Return what to put before `apt-get` so that it may install; None if it may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    allowed = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if allowed.returncode == 0 else None


def has_apt() -> bool:
    """Tell whether this is Debian or one of its relatives."""
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None


def apt_install(packages: Sequence[str], prefix: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Install packages without asking; the list of packages is brought up to date first."""
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    command += ["-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    update = _run([*command, "update"])
    install = _run([*command, "install", "--no-install-recommends", *packages])
    if install.returncode != 0:
        install.stdout = update.stdout + install.stdout
    return install


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def ensure_system(needs_display: bool, needs_venv: bool) -> None:
    """Install what Qt and Python need from the system and do not find (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(needed_libraries(os.environ, needs_display))
    lacking = {library.soname: library.package for library in missing}
    if not has_font():
        lacking["a font"] = FONT_PACKAGE
    if needs_venv and importlib.util.find_spec("ensurepip") is None:
        lacking["Python's venv"] = "python{}.{}-venv".format(*sys.version_info)
    if not lacking:
        return
    names = ", ".join(lacking)
    if not has_apt():
        say(f"this system lacks {names}; if the start fails, please install them")
        return
    install_packages(list(dict.fromkeys(lacking.values())), names)
    if not has_font(names=CHINESE_FONT_NAMES):
        say(f"for Chinese text: {apt_line([CHINESE_FONT_PACKAGE])}")


def install_packages(packages: Sequence[str], names: str) -> None:
    """Install packages with apt-get if that is allowed, else say what to type."""
    line = apt_line(packages)
    prefix = apt_prefix()
    if prefix is None:
        raise SetupError(f"this system lacks {names}. Please run this, then start again:\n{line}")
    say(f"installing from the system's packages: {' '.join(packages)}")
    done = apt_install(packages, prefix)
    if done.returncode != 0:
        raise SetupError(f"apt-get failed:\n{done.stdout}\nPlease run this yourself:\n{line}")
