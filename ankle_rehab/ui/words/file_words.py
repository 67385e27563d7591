"""Why a file could not be written, in words; what was there before is still there."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ankle_rehab.storage.atomic_file import ADatabase, NotAPlainFile

translate = QCoreApplication.translate


def not_written(path: Path, error: OSError) -> str:
    """What went wrong with a file that was to leave the program."""
    match error.errno:
        case _ if isinstance(error, ADatabase):
            words = translate(
                "file_words", "Not saved: a diary or another database is there. It was left as it is. {path}"
            )
        case _ if isinstance(error, NotAPlainFile):
            words = translate(
                "file_words",
                "Not saved: there is a link, a folder or a device of that name. It was left as it is. {path}",
            )
        case errno.ENAMETOOLONG | errno.EINVAL:
            words = translate("file_words", "Not saved: that name cannot be used there. {path}")
        case errno.ENOSPC | errno.EDQUOT:
            words = translate("file_words", "Not saved: there is no room left there. {path}")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            words = translate("file_words", "Not saved: that place may not be written to. {path}")
        case errno.ENOENT | errno.ENOTDIR:
            words = translate("file_words", "Not saved: that folder is not there. {path}")
        case _:
            words = translate("file_words", "Not saved: the file could not be written whole. {path}")
    return words.format(path=path)
