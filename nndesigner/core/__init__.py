"""Values, edits and checks of a design: no Qt, no files, no mathematics of training."""
