"""The words for what the diary's own pages know by a short name."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.ui import text

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


def side_heading(value: Side) -> str:
    """What stands over the panel of a side: its letter and its name."""
    return translate("diary_text", "{letter} · {side}").format(
        letter=text.side_letter(value), side=text.side(value)
    )
