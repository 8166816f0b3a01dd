"""Windows, canvas, panels and dialogs."""
