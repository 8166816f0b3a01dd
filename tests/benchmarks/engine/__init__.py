"""The engine's speed, growth and accuracy, measured: `python -m tests.benchmarks.engine`."""
