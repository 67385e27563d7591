"""The words of the recovery screen: what happened, what is safe, and what each way does."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.mending import Case, Situation, Way
from ankle_rehab.domain.thinning import Backup
from ankle_rehab.services.mending import Mended
from ankle_rehab.storage.salvage import Salvaged
from ankle_rehab.ui import text
from ankle_rehab.ui.words import backup_words, counted

translate = QCoreApplication.translate


def title(case: Case) -> str:  # noqa: PLR0912 (one branch a case)
    """What happened, in one line."""
    match case:
        case Case.DAMAGED:
            return translate("recovery_words", "The diary file is damaged")
        case Case.EMPTY:
            return translate("recovery_words", "The diary file is empty")
        case Case.GONE:
            return translate("recovery_words", "The diary file is gone")
        case Case.NEWER:
            return translate("recovery_words", "This diary is from a newer Ankle Rehab")
        case Case.FOREIGN:
            return translate("recovery_words", "This file is not a diary")
        case Case.IN_USE:
            return translate("recovery_words", "The diary is already open")
        case Case.FORBIDDEN:
            return translate("recovery_words", "The folder of the diary may not be used")
        case Case.NO_ROOM:
            return translate("recovery_words", "There is no room left on the disk")
        case Case.DISK_ERROR:
            return translate("recovery_words", "The disk reported an error")
        case Case.PROGRAM_INCOMPLETE:
            return translate("recovery_words", "A part of the program is missing")
        case Case.NO_FOLDER:
            return translate("recovery_words", "The folder of the diary cannot be found or made")
        case Case.SAFE_MODE:
            return translate("recovery_words", "Safe mode")
        case Case.ERASED:
            return translate("recovery_words", "Everything was deleted")
        case _:
            assert_never(case)


def happened(situation: Situation) -> str:  # noqa: PLR0912 (one branch a case)
    """What was found, and that nothing was done to it."""
    match situation.case:
        case Case.DAMAGED:
            return translate(
                "recovery_words",
                "The file was not opened, so that nothing more is lost. It stays as it is until you choose.",
            )
        case Case.EMPTY:
            return translate(
                "recovery_words",
                "There is a file in the diary's place, but nothing is in it. It stays until you choose.",
            )
        case Case.GONE:
            return translate(
                "recovery_words",
                "There was a diary in this folder: something of it is still there, but its file is not.",
            )
        case Case.NEWER:
            return translate(
                "recovery_words",
                "Its file has version {found}, and this program knows versions up to {known}. The file was "
                "not changed. With the newer program it opens as before.",
            ).format(found=situation.found, known=situation.known)
        case Case.FOREIGN:
            return translate(
                "recovery_words",
                "Something else lies in the diary's place: a file of another program, a link or a folder. It "
                "was not touched.",
            )
        case Case.IN_USE:
            return translate(
                "recovery_words",
                "Another window of Ankle Rehab has this diary open. Please use the window that is there, or "
                "close it and try again. If it does not answer any more, end Ankle Rehab in the list of "
                "running programs first.",
            )
        case Case.FORBIDDEN:
            return translate(
                "recovery_words",
                "This account may not read or write there. Nothing was changed.",
            )
        case Case.NO_ROOM:
            return translate("recovery_words", "Nothing was changed. Please free some space, then try again.")
        case Case.DISK_ERROR:
            return translate(
                "recovery_words",
                "The diary could not be read or written. If it lies on a stick or a network drive, please "
                "look whether that is connected, then try again.",
            )
        case Case.PROGRAM_INCOMPLETE:
            return translate("recovery_words", "Please install it again. The diary was not touched.")
        case Case.NO_FOLDER:
            return translate("recovery_words", "Please choose another folder. Nothing was changed.")
        case Case.SAFE_MODE:
            return translate(
                "recovery_words",
                "Nothing was opened yet. You can start without sound, voice and saved window place, or mend "
                "the diary first.",
            )
        case Case.ERASED:
            return _erased(situation.left)
        case _:
            assert_never(situation.case)


def _erased(left: tuple[str, ...]) -> str:
    if not left:
        return translate("recovery_words", "The diary, its backups and the log are gone from this folder.")
    words = translate(
        "recovery_words", "These could not be deleted or are not ours, and still lie there: {names}"
    )
    return words.format(names=", ".join(left))


def safe(situation: Situation) -> str:
    """What of the diary is safe; nothing where that is not known."""
    if situation.case not in (Case.DAMAGED, Case.EMPTY, Case.GONE, Case.NEWER, Case.FOREIGN):
        return ""
    if not situation.backups:
        return translate("recovery_words", "No backup was found in this folder.")
    if len(situation.backups) == 1:
        return translate("recovery_words", "One backup is there.")
    words = translate("recovery_words", "{n} backups are there.", "", len(situation.backups))
    return words.format(n=counted.number(len(situation.backups)))


def way(value: Way, case: Case) -> str:
    """What the button of a way says."""
    match value:
        case Way.GO_ON:
            if case is Case.ERASED:
                return translate("recovery_words", "Begin a new diary")
            return translate("recovery_words", "Open the diary")
        case Way.BRING_BACK:
            return translate("recovery_words", "Bring this backup back")
        case Way.SALVAGE:
            return translate("recovery_words", "See what can be saved")
        case Way.LOOK_AT_BACKUP:
            return translate("recovery_words", "Look at this backup")
        case Way.LOOK:
            if case is Case.SAFE_MODE:
                return translate("recovery_words", "Only read and export")
            return translate("recovery_words", "Look at it without changing anything")
        case Way.START_EMPTY:
            return translate("recovery_words", "Start with an empty diary")
        case Way.TRY_AGAIN:
            return translate("recovery_words", "Try again")
        case Way.OTHER_FOLDER:
            return translate("recovery_words", "Open another folder")
        case Way.QUIT:
            return translate("recovery_words", "Quit")
        case _:
            assert_never(value)


def backup_heading(case: Case) -> str:
    """Over the newest backup."""
    if case is Case.NEWER:
        return translate("recovery_words", "The newest backup that this program can open")
    return translate("recovery_words", "The newest backup")


def backup_effect(case: Case) -> str:
    """What bringing a backup back does to the file that is there."""
    if case in (Case.GONE, Case.SAFE_MODE):
        return translate("recovery_words", "What was written after it is not in it.")
    return translate(
        "recovery_words",
        "What was written after it is not in it. The file that is there now is kept beside it.",
    )


def of_backup(one: Backup, now: datetime) -> str:
    """When a backup was made, how much is in it and why."""
    return f"{backup_words.when(one.at, now)} · {backup_words.facts(one)}"


def salvaged(result: Salvaged) -> tuple[str, ...]:
    """What was saved and what not, in whole sentences."""
    saved = translate("recovery_words", "This can be read: {entries}, {sessions} and {icings}.").format(
        entries=counted.entries(result.saved.get("pain_entry", 0)),
        sessions=counted.sessions(result.saved.get("session", 0)),
        icings=counted.icings(result.saved.get("icing", 0)),
    )
    told = [saved]
    lost = result.lost.get("pain_entry", 0)
    others = sum(result.lost.values()) - lost
    if lost:
        words = translate("recovery_words", "About {entries} could not be read.")
        told.append(words.format(entries=counted.entries(lost)))
    if others:
        told.append(
            translate(
                "recovery_words",
                "Some of the rest, such as settings or parts of sessions, could not be read either.",
            )
        )
    if not lost and not others:
        told.append(translate("recovery_words", "Nothing seems to be missing."))
    doubtful = result.unsure.get("pain_entry", 0)
    if doubtful:
        told.append(_doubtful(doubtful, result.days))
    return tuple(told)


def _doubtful(number: int, days: tuple[str, ...]) -> str:
    words = translate(
        "recovery_words",
        "{entries} lay on a damaged part of the file. A word or a number in them may be wrong: please look "
        "at them, from {first} to {last}.",
    )
    first, last = (_day(date.fromisoformat(day)) for day in (days[0], days[-1]))
    return words.format(entries=counted.entries(number), first=first, last=last)


def _day(day: date) -> str:
    return translate("recovery_words", "{day} {year}").format(day=text.long_day(day), year=day.year)


def mended(result: Mended, now: datetime) -> str:
    """That there is a diary again, what came along, and where the former file is."""
    match result.way:
        case Way.BRING_BACK if result.backup is not None:
            words = translate("recovery_words", "The backup of {when} is back.").format(
                when=backup_words.when(result.backup.at, now)
            )
        case Way.SALVAGE:
            words = translate("recovery_words", "What could be saved is your diary now.")
        case _:
            words = translate("recovery_words", "This is an empty diary.")
    signs = backup_words.signs(came=result.came, asks=result.asks)
    words = f"{words} {signs}" if signs else words
    if result.kept is None:
        return words
    kept = translate("recovery_words", "The file that was there is kept: {name}")
    return f"{words} {kept.format(name=result.kept.name)}"


def working(value: Way) -> str:
    """What is being done."""
    if value is Way.SALVAGE:
        return translate("recovery_words", "Looking through the file, page by page …")
    if value is Way.START_EMPTY:
        return translate("recovery_words", "Making an empty diary …")
    return translate("recovery_words", "Checking the backup and bringing it back …")


def place(folder: Path) -> str:
    """Where the diary lies."""
    return translate("recovery_words", "Folder: {path}").format(path=folder)
