"""Install what the tests need into `.venv` and run them all: `python3 packaging/test.py`.

Without arguments they run on several cores; arguments go to pytest instead (paths count from the
project's folder). The static checks (ruff, mypy, import-linter) are tests too.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (whoever starts this may have any Python)
    sys.exit("nndesigner needs Python 3.11 or newer, but this is {}.{}.".format(*sys.version_info))

import os
import subprocess
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap
from system_packages import SetupError

MOST_PROCESSES = 4
MOST_SECONDS = 40 * 60
"""More than ten times what the tests take on two cores: something hangs then."""


def main() -> int:
    """Prepare the environment, then run pytest without a display; return its exit status."""
    return bootstrap.guarded(start)


def start() -> int:
    """Run the tests in the project's folder."""
    python = bootstrap.prepare("test", needs_display=False)
    environment = bootstrap.app_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    sys.stderr.flush()
    command = [str(python), "-m", "pytest", *(sys.argv[1:] or on_all_cores())]
    try:
        return subprocess.call(command, cwd=bootstrap.ROOT, env=environment, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise SetupError(
            f"the tests were ended: not done after {MOST_SECONDS // 60} minutes"
        ) from None


def on_all_cores() -> list[str]:
    """Return pytest's arguments for one process a core, four at most; neighbours together.

    Not "loadfile": where a test crashes every time, xdist waits for ever.
    """
    return ["-n", str(min(os.cpu_count() or 1, MOST_PROCESSES)), "--dist", "worksteal"]


if __name__ == "__main__":
    sys.exit(main())
