"""What is said before the first page was read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def not_yet() -> str:
    """The first page comes before everything else."""
    return translate("verbs", "Please open Ankle Rehab once and read its first page. Then this works too.")
