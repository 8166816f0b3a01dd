"""What the methods of Qt's item models take as an index."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex

NO_INDEX = QModelIndex()
"""The parent of all rows of a list or table."""
