"""Data sets, and how drawings, tables and pictures become the vectors a network reads. No Qt."""
