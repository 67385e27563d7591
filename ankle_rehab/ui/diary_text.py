"""The words for what the diary's own pages know by a short name."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.points import MarkKind

translate = QCoreApplication.translate


def mark_kind(value: MarkKind) -> str:
    """The name of a lane of marks under the chart."""
    match value:
        case MarkKind.SESSION:
            return translate("diary_text", "Sessions")
        case MarkKind.ICING:
            return translate("diary_text", "Ice")
        case MarkKind.TWIST:
            return translate("diary_text", "Twists")
        case MarkKind.REST:
            return translate("diary_text", "Rest")
        case MarkKind.SICK:
            return translate("diary_text", "Sick")
        case _:
            assert_never(value)
