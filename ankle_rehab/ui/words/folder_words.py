"""What is odd about the folder of the diary, in words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.storage.surroundings import Oddity, conflict_copies

translate = QCoreApplication.translate


def told(odd: Iterable[Oddity], folder: Path) -> str:
    """All of it, one sentence or two each."""
    return " ".join(_one(one, folder) for one in odd)


def _one(odd: Oddity, folder: Path) -> str:
    match odd:
        case Oddity.LINK:
            return translate(
                "folder_words",
                "The folder of the diary is reached by a link. Where it leads to has to stay there.",
            )
        case Oddity.FOREIGN_OWNER:
            return translate(
                "folder_words", "The folder of the diary belongs to another account of this computer."
            )
        case Oddity.REPAIRED:
            return translate(
                "folder_words",
                "Other accounts of this computer could read the diary until now. That is mended.",
            )
        case Oddity.OPEN_TO_OTHERS:
            return translate(
                "folder_words",
                "Other accounts of this computer can look into the folder of the diary.",
            )
        case Oddity.CLOUD:
            return translate(
                "folder_words",
                "The diary seems to lie in a folder that is copied to other computers by itself. Please open "
                "it on one computer at a time.",
            )
        case Oddity.NETWORK:
            return translate(
                "folder_words",
                "The diary lies on a network drive. Please open it on one computer at a time.",
            )
        case Oddity.CONFLICT_COPIES:
            words = translate(
                "folder_words",
                "Beside the diary lie other versions of it, which were left alone: {names}",
            )
            return words.format(names=", ".join(conflict_copies(folder)))
        case _:
            assert_never(odd)
