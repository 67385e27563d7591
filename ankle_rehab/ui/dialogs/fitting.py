"""A dialog whose words wrap is made as high as they need."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit(dialog: QDialog) -> None:
    """As high as the words need at this width; Qt alone does not ask wrapped text."""
    rows = dialog.layout()
    if rows is not None:
        rows.activate()
        width = max(dialog.width(), dialog.minimumWidth())
        dialog.resize(width, max(rows.heightForWidth(width), rows.minimumSize().height()))
