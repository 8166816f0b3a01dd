"""How fluid the canvas and the plots are; `python -m tests.benchmarks.canvas`."""
