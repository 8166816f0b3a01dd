"""Layers at work: each one's arithmetic, forward and backward, on batches of one size."""
