"""Gestures of the pointer on the canvas, each an object with press, move, release and cancel."""
