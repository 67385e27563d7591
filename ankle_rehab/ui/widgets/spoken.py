"""Something that a screen reader should say at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, words: str) -> None:
    """Let assistive tools say `words` in the name of a widget."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - not at the start

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, words))
