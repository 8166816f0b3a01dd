"""nndesigner: design, train and understand neural networks on one canvas."""

__version__ = "0.1.0"
