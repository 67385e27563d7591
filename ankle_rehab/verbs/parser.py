"""The words behind a verb, read and judged the same way in a terminal and in an open window."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

HERE = "--here"

translate = QCoreApplication.translate


class Refused(Exception):
    """The words are not understood, or what they ask for cannot be; says why."""


class Parser(argparse.ArgumentParser):
    """Refuses instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{self.format_usage()}{message}")


def parser_of(name: str, about: str, arguments: Callable[[Parser], None]) -> Parser:
    """What a verb understands, its own words first."""
    parser = Parser(
        prog=f"ankle-rehab {name}", description=about, epilog=_codes(), allow_abbrev=False, exit_on_error=True
    )
    arguments(parser)
    parser.add_argument(
        "--data-dir",
        type=place,
        metavar=translate("verbs", "FOLDER"),
        help=translate("verbs", "the diary is in this folder"),
    )
    parser.add_argument(HERE, type=place, default=Path(), help=argparse.SUPPRESS)
    return parser


def number_from(words: str, low: int, high: int, refusal: str) -> int:
    """A whole number; `refusal` is said of anything else."""
    if words.isascii() and words.isdigit() and low <= int(words[:9]) <= high:
        return int(words)
    raise argparse.ArgumentTypeError(refusal)


def one_of(words: str, known: dict[str, str], refusal: str) -> str:
    """What these words stand for; names may be written with - or _ and in large letters."""
    found = known.get(words.strip().lower().replace("_", "-"))
    if found is None:
        names = ", ".join(known)
        raise argparse.ArgumentTypeError(refusal.format(words=words[:40], names=names))
    return found


def place(words: str) -> Path:
    """A file or a folder."""
    if "\0" in words or not words:
        raise argparse.ArgumentTypeError(translate("verbs", "That is no name of a file."))
    return Path(words)


def day(words: str) -> date:
    """A day such as 2026-11-22."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        refusal = translate("verbs", "A day is written like 2026-11-22, not {words}.").format(
            words=words[:40]
        )
        raise argparse.ArgumentTypeError(refusal) from None


def clock_time(words: str) -> time:
    """A time of day such as 18:30 or 7:05."""
    hours, colon, minutes = words.partition(":")
    if colon and len(hours) in (1, 2) and len(minutes) == 2 and (hours + minutes).isascii():
        try:
            return time(int(hours), int(minutes))
        except ValueError:
            pass
    refusal = translate("verbs", "A time is written like 18:30, not {words}.").format(words=words[:40])
    raise argparse.ArgumentTypeError(refusal)


def local_time(words: str, now: datetime) -> datetime:
    """A naive local time: 18:30, yesterday 18:30, 2026-11-22 18:30; a day alone means its noon.

    Raises ArgumentTypeError for anything else.
    """
    parts = words.replace("T", " ").split()
    today = now.date()
    if len(parts) == 1 and ":" in parts[0]:
        return datetime.combine(today, clock_time(parts[0]))
    if not 1 <= len(parts) <= 2:
        return datetime.combine(day(words), time(12))
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    at = clock_time(parts[1]) if len(parts) == 2 else time(12)
    return datetime.combine(named.get(parts[0].lower()) or day(parts[0]), at)


def own_words(words: str) -> str:
    """Somebody's own text: any letters, no control characters."""
    try:
        words.encode("utf-8")
        bad = any(ord(letter) < 32 and letter not in "\n\t" for letter in words) or "\x7f" in words
    except UnicodeEncodeError:
        bad = True
    if bad:
        raise argparse.ArgumentTypeError(translate("verbs", "These words hold something that is no letter."))
    return words.strip()


def _codes() -> str:
    return translate(
        "verbs",
        "Exit code: 0 when it was done; 1 when it was done in part, or something is not as it should be; 2"
        " when nothing was done, and why is said; 3 when nothing was done because it wants a yes first. While"
        " the window of the program is open, the window does it.",
    )
