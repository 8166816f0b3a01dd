"""The canvas: designs drawn, moved, wired."""
