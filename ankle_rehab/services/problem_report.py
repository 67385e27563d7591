"""What those who mend the program may know: versions, how it is set up, and the end of the log."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, qVersion

from ankle_rehab import __version__
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.value import value
from ankle_rehab.services import error_log
from ankle_rehab.storage.database import sqlite_version

MOST_LINES = 40
LONGEST_LINE = 1000
TOLD = (
    *(
        "theme",
        "text_size",
        "system_theme",
        "reduced_motion",
        "voice_on",
        "voice_volume",
        "sounds_on",
        "sounds_volume",
    ),
    *("flash_on", "small_icing_window", "week_start", "distance_unit", "quiet_on", "notify_on"),
    *("notify_detail", "on_close"),
)
# As services.error_log writes them: when, version, and kinds of errors, each with places in the program.
_PLACE = r"(?:<frozen )?[\w<>.\-]+:\d+:[\w<>]+"
_ERROR = rf"[A-Za-z_]\w*(?: {_PLACE})*"
_SAID = "|".join((rf"{_ERROR}(?: <- {_ERROR})*", *(re.escape(note.value) for note in error_log.Note)))
_LOG_LINE = re.compile(rf"\d{{4}}-\d\d-\d\dT[\d:+\-]+ [\w.+]+ (?:{_SAID})")
_DESKTOP = re.compile(r"[\w:.\- ]{1,40}")


@value
class ProblemReport:
    """Names and values of the program and the system, settings by their names, and lines of the log."""

    versions: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    log: tuple[str, ...]


def gather(folder: Path, settings: Settings, *, shown_by: Iterable[tuple[str, str]] = ()) -> ProblemReport:
    """Ask the system; `shown_by` is what the window knows of its screen, `folder` holds the log.

    The diary is not touched. No name of a person, computer, folder or file of the user's is among it.
    """
    versions = (
        ("Ankle Rehab", __version__),
        ("System", _system()),
        ("Desktop", _desktop()),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide6", PySide6.__version__),
        ("SQLite", sqlite_version()),
        ("Language", QLocale().name()),
        *shown_by,
    )
    chosen = tuple((name, str(getattr(settings, name))) for name in TOLD)
    return ProblemReport(tuple((name, said) for name, said in versions if said), chosen, log_lines(folder))


def log_lines(folder: Path) -> tuple[str, ...]:
    """The last lines of the log that look as the program writes them; anything else is left out."""
    lines: list[str] = []
    for file in reversed(error_log.files(folder)):
        with suppress(OSError):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    known = [line[:LONGEST_LINE] for line in lines if _LOG_LINE.fullmatch(line)]
    return tuple(known[-MOST_LINES:])


def _system() -> str:
    """Such as "Debian GNU/Linux 12 (bookworm), 6.1.0-18-amd64, x86_64"."""
    name = platform.system()
    if name == "Linux":
        try:
            name = platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            name = "Linux"
    return ", ".join(part for part in (name, platform.release(), platform.machine()) if part)


def _desktop() -> str:
    """What the desktop calls itself, as far as it is a plain name."""
    found = (os.environ.get(name, "") for name in ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE"))
    return ", ".join(one for one in found if _DESKTOP.fullmatch(one))
