"""The words for backups: when and why they were made, what is being done with them, and what went wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.services.backups import Forgotten
from ankle_rehab.services.job_queue import Doing
from ankle_rehab.storage.faults import DamagedFile, DiskFull, ForeignFile, NewerFile, ReadOnly, StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted

translate = QCoreApplication.translate


def last(newest: Backup | None, now: datetime) -> str:
    """When the newest backup was made, for the status line."""
    if newest is None:
        return translate("backup_words", "No backup yet")
    return translate("backup_words", "Last backup: {when}").format(when=_when_inside(newest, now))


def when(at: datetime, now: datetime) -> str:
    """When a backup was made, in the zone of `now`; the year only when it is another."""
    at = at.astimezone(now.tzinfo)
    day = text.long_day(at.date()) if at.year == now.year else f"{text.long_day(at.date())} {at.year}"
    return translate("backup_words", "{day}, {time}").format(day=day, time=text.clock_time(at))


def facts(one: Backup) -> str:
    """How much is in a backup, how large it is, and why it was made."""
    size = QLocale().formattedDataSize(one.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    entries = [] if one.entries is None else [counted.entries(one.entries)]
    return " · ".join([*entries, size, *([] if one.reason is None else [reason(one.reason)])])


def reason(value: Reason) -> str:
    match value:
        case Reason.DAILY:
            return translate("backup_words", "made by itself")
        case Reason.BY_HAND:
            return translate("backup_words", "made by you")
        case Reason.BEFORE_MIGRATION:
            return translate("backup_words", "before a new version of the program")
        case Reason.BEFORE_IMPORT:
            return translate("backup_words", "before an import")
        case Reason.BEFORE_RESTORE:
            return translate("backup_words", "before a backup was brought back")
        case Reason.BEFORE_DELETE:
            return translate("backup_words", "before everything was deleted")
        case _:
            assert_never(value)


def doing(value: Doing) -> str:
    """What is going on."""
    match value:
        case Doing.BACKING_UP:
            return translate("backup_words", "Making a backup and checking it …")
        case Doing.COPYING:
            return translate("backup_words", "Copying the backup to your folder …")
        case Doing.BRINGING_BACK:
            return translate("backup_words", "Saving what is here now, and checking the backup …")
        case Doing.FORGETTING:
            return translate("backup_words", "Taking the entry out of the backups …")
        case _:
            assert_never(value)


def made(one: Backup) -> str:
    if one.entries is None:
        return translate("backup_words", "A backup was made and checked.")
    words = translate("backup_words", "A backup was made and checked: {entries}.")
    return words.format(entries=counted.entries(one.entries))


def not_made(fault: StorageFault) -> str:
    """Why there is no new backup; the diary itself is safe."""
    match fault:
        case DiskFull():
            words = translate(
                "backup_words",
                "No backup could be made: there is no room left on the disk. The diary itself is saved. "
                "{path}",
            )
        case ReadOnly():
            words = translate(
                "backup_words",
                "No backup could be made: its folder may not be written to. The diary itself is saved. "
                "{path}",
            )
        case DamagedFile():
            words = translate(
                "backup_words",
                "No backup could be made: a part of the diary cannot be read. Earlier backups are kept. "
                "{path}",
            )
        case _:
            words = translate("backup_words", "No backup could be made: the disk reported an error. {path}")
    return words.format(path=fault.path)


def not_copied(fault: StorageFault) -> str:
    """Why the second place did not get its copy; the backup itself is there."""
    match fault:
        case DiskFull():
            words = translate("backup_words", "The backup was not copied: there is no room left in {path}.")
        case ReadOnly():
            words = translate("backup_words", "The backup was not copied: {path} may not be written to.")
        case DamagedFile():
            words = translate(
                "backup_words", "The backup was not copied: what arrived in {path} was not whole."
            )
        case _:
            words = translate("backup_words", "The backup was not copied: {path} is not there at the moment.")
    return words.format(path=fault.path)


def not_restored(fault: StorageFault) -> str:
    """Why a backup was not brought back; nothing was changed."""
    match fault:
        case DiskFull():
            return translate(
                "backup_words",
                "Nothing was changed: there is no room left on the disk. Free some space, then try again.",
            )
        case ReadOnly():
            return translate("backup_words", "Nothing was changed: the folder may not be written to.")
        case NewerFile():
            return translate("backup_words", "Nothing was changed: this backup is from a newer Ankle Rehab.")
        case ForeignFile():
            return translate(
                "backup_words",
                "Nothing was changed: this file is not a diary, or something else is in it as well.",
            )
        case DamagedFile():
            return translate(
                "backup_words", "Nothing was changed: this backup is damaged. Please try an older one."
            )
        case _:
            return translate("backup_words", "Nothing was changed: the disk reported an error.")


def restored(made: datetime | None, now: datetime) -> str:
    """A backup that was made then is the diary now."""
    if made is None:
        return translate("backup_words", "The diary is the one that you chose.")
    return translate("backup_words", "The diary is as it was on {when}.").format(when=when(made, now))


def signs(*, came: bool, asks: bool) -> str:
    """What of the warning signs came along into the diary that was brought back; nothing if none had to."""
    if came:
        return translate(
            "backup_words",
            "A warning sign, a twist or a high score that was still open came along and still counts.",
        )
    if asks:
        return translate("backup_words", "The warning signs are asked again before the next session.")
    return ""


def forgot(result: Forgotten) -> str:
    """What came of taking an entry, or something of one's own, out of the backups."""
    if not result.changed and not result.failed:
        return translate("backup_words", "No backup held it.")
    if result.changed == 1:
        words = translate("backup_words", "It is out of 1 backup.")
    else:
        words = translate("backup_words", "It is out of {n} backups.", "", result.changed)
    if result.failed:
        words += " " + translate("backup_words", "Some could not be changed and may still hold it.")
    return words.format(n=counted.number(result.changed))


def folder(path: Path) -> str:
    return translate("backup_words", "Folder: {path}").format(path=path)


def _when_inside(one: Backup, now: datetime) -> str:
    """When, as it stands inside a sentence: "today 09:12"."""
    at = one.at.astimezone(now.tzinfo)
    time = text.clock_time(at)
    days = (now.date() - at.date()).days
    if days == 0:
        return translate("backup_words", "today {time}").format(time=time)
    if days == 1:
        return translate("backup_words", "yesterday {time}").format(time=time)
    return when(one.at, now)
