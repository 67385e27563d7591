"""What the Undo of a notice does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.faults import StorageFault


def taking_back(diary: Diary) -> Callable[[], None] | None:
    """Takes back the step just done, whatever came after it; None when there is nothing to take back."""
    step = diary.undo.newest
    if step is None:
        return None

    def take_back() -> None:
        with suppress(StorageFault):  # the diary has told of it
            diary.undo.take_back(step)

    return take_back
