"""The command line: everything but the window, for scripts, servers and tests.

Exit status 0: done; 1: failed, with one clear line on stderr; 2: wrong usage; 130: Ctrl-C.
With `--json` stdout holds exactly one JSON object, `{"error": ...}` after a failure; progress
only ever goes to stderr.
"""

from nndesigner.cli.arguments import COMMANDS
from nndesigner.cli.program import run

__all__ = ["COMMANDS", "run"]
