"""Start nndesigner with `python -m nndesigner`."""

import sys

from nndesigner.main import main

if __name__ == "__main__":
    sys.exit(main())
