"""Why something cannot be heard, in one quiet sentence."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.ui.sound.sound import Trouble


def unheard(trouble: Trouble) -> str:
    """What is missing, and that the session runs on."""
    match trouble:
        case Trouble.NO_DEVICE:
            words = QCoreApplication.translate(
                "sound_words", "No loudspeaker was found. Everything is on the screen as well."
            )
        case Trouble.NO_LIBRARY:
            words = QCoreApplication.translate(
                "sound_words", "This computer has no sound library. Everything is on the screen as well."
            )
        case Trouble.MISSING_FILE:
            words = QCoreApplication.translate(
                "sound_words", "A recording is missing. Everything is on the screen as well."
            )
        case _:
            assert_never(trouble)
    return words
