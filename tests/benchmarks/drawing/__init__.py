"""How well drawn digits are read: the templates trained and drawn on as a person would do it.

    python -m tests.benchmarks.drawing                      all templates, one after the other
    python -m tests.benchmarks.drawing --template digits    one of them
    python -m tests.benchmarks.drawing --quick              every tenth drawing only
    python -m tests.benchmarks.drawing --strokes FILE       other people's drawings
    python -m tests.benchmarks.drawing --json               one JSON object at the end

A file of drawings is a JSON list, perhaps packed by gzip, of
`{"digit": 0-9, "writer": anything, "strokes": [[[x, y], ...], ...]}`, x to the right and y down.
Drawings and MNIST's four files are looked for in `NNDESIGNER_BENCHMARK_DATA`, or else in
`../shared/data`: `pendigits/strokes-30-writers.json.gz` and `mnist/`. They serve to measure only.

Each template is measured in a process of its own, in the real window. Without a display the
window is drawn in memory; under `xvfb-run -a` it is drawn by X11.
"""
