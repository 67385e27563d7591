"""Trouble with the diary file in words: what happened, what is safe, and what to do now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ankle_rehab.storage.faults import (
    ChecksumsMissing,
    DamagedFile,
    DiskFull,
    ForeignFile,
    InUse,
    NewerFile,
    ReadOnly,
    StorageFault,
    Vanished,
)

translate = QCoreApplication.translate


def cannot_open(fault: StorageFault) -> str:
    """Why the diary could not be opened, and what to do about it."""
    match fault:
        case InUse():
            words = translate(
                "fault_words",
                "Ankle Rehab is already open with this diary. Please use the window that is there.",
            )
        case NewerFile():
            words = translate(
                "fault_words",
                "This diary was written by a newer Ankle Rehab (its file has version {found}, this one knows "
                "{known}). Nothing was changed. Please open it with the newer program.",
            ).format(found=fault.found, known=fault.known)
        case ForeignFile():
            words = translate(
                "fault_words",
                "The file in the diary's place is not a diary of Ankle Rehab. It was left as it is.",
            )
        case DamagedFile():
            words = _damaged(fault)
        case ReadOnly():
            words = translate("fault_words", "The diary's folder may not be used. Nothing was changed.")
        case DiskFull():
            words = translate(
                "fault_words", "There is no room left on the disk. Please free some space and start again."
            )
        case ChecksumsMissing():
            words = translate(
                "fault_words",
                "A part of the program is missing. Please install it again; the diary is untouched.",
            )
        case _:
            words = translate("fault_words", "The disk reported an error while the diary was opened.")
    return words + "\n\n" + str(fault.path)


def not_saved(fault: StorageFault) -> str:
    """What a failed change or look means; what was typed is still on the page."""
    match fault:
        case DiskFull():
            words = translate(
                "fault_words",
                "Not saved: there is no room left on the disk. Free some space, then try again. {path}",
            )
        case ReadOnly():
            words = translate("fault_words", "Not saved: the diary is open for reading only. {path}")
        case Vanished():
            words = translate(
                "fault_words",
                "Not saved: the diary is not in its place any more. Is its disk or stick still connected? "
                "{path}",
            )
        case DamagedFile():
            words = translate(
                "fault_words", "A part of the diary cannot be read. It was left as it is. {path}"
            )
        case _:
            words = translate(
                "fault_words",
                "Not saved: the disk reported an error. What was saved before is still there. {path}",
            )
    return words.format(path=fault.path)


def not_mended(fault: StorageFault) -> str:
    """Why a backup could not be brought back, or nothing could be saved; the diary is as it was."""
    match fault:
        case DiskFull():
            words = translate(
                "fault_words",
                "That did not work: there is no room left on the disk. Nothing was changed. Free some space, "
                "then try again.",
            )
        case ReadOnly():
            words = translate(
                "fault_words", "That did not work: the folder may not be written to. Nothing was changed."
            )
        case InUse():
            words = translate(
                "fault_words",
                "That did not work: another window of Ankle Rehab has the diary open. Nothing was changed.",
            )
        case DamagedFile() | ForeignFile() | NewerFile():
            words = translate(
                "fault_words",
                "That did not work: this file cannot be used. Nothing was changed. Please try another way. "
                "{path}",
            )
        case _:
            words = translate(
                "fault_words", "That did not work: the disk reported an error. Nothing was changed."
            )
    return words.format(path=fault.path.name)


def _damaged(fault: DamagedFile) -> str:
    words = translate(
        "fault_words",
        "The diary file is missing or damaged. It was left as it is, so that nothing more is lost.",
    )
    if not fault.backups:
        return words
    return (
        words
        + "\n\n"
        + translate("fault_words", "The newest good copy is here: {path}").format(path=fault.backups[0])
    )


def no_folder(error: Exception) -> str:
    """The data folder cannot be found or made."""
    words = translate(
        "fault_words",
        "The folder for the diary could not be made or found. Another one can be named with --data-dir.",
    )
    return f"{words}\n\n{error}"
