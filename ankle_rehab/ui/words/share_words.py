"""Why a shared file or a picture is not taken, in words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ankle_rehab.storage.own_share import NotTaken, Trouble
from ankle_rehab.ui.picture_file import PictureTrouble
from ankle_rehab.ui.words import own_words

translate = QCoreApplication.translate


def not_taken(refused: NotTaken) -> str:
    """Why a shared file is not taken; nothing was changed."""
    match refused.trouble:
        case Trouble.TOO_LARGE:
            words = translate("share_words", "That file is too large for exercises.")
        case Trouble.NOT_OURS:
            words = translate("share_words", "That is not a file with exercises of this program.")
        case Trouble.NEWER:
            words = translate("share_words", "A newer version of this program wrote that file.")
        case Trouble.NO_FILE:
            words = translate("share_words", "That is a folder or a device, not a file with exercises.")
        case Trouble.TWICE:
            words = translate("share_words", "Two things in that file have the same number.")
        case Trouble.EMPTY:
            words = translate("share_words", "There is no exercise and no routine in that file.")
        case Trouble.PROBLEM:
            words = translate("share_words", "Something in that file cannot be used: {name}. {why}").format(
                name=text_of(refused.name),
                why="" if refused.problem is None else own_words.placed(refused.problem),
            )
        case _:
            assert_never(refused.trouble)
    return f"{words} {translate('own_words', 'Nothing was changed.')}"


def not_read(error: OSError) -> str:
    """Why a shared file cannot be read; nothing was changed."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        words = translate("share_words", "That file is not there.")
    elif isinstance(error, PermissionError):
        words = translate("share_words", "That file may not be read.")
    else:
        words = translate("share_words", "That file could not be read.")
    return f"{words} {translate('own_words', 'Nothing was changed.')}"


def text_of(name: str) -> str:
    """A name that a stranger wrote, short and without signs that cannot be seen."""
    seen = "".join(sign for sign in name[:60] if sign.isprintable()).strip()
    return seen or own_words.unnamed()


def picture_trouble(value: PictureTrouble) -> str:
    match value:
        case PictureTrouble.NOT_READ:
            return translate("share_words", "That file could not be read.")
        case PictureTrouble.NO_PICTURE:
            return translate("share_words", "That is not a whole PNG or JPEG picture.")
        case PictureTrouble.TOO_LARGE:
            return translate("share_words", "That picture is too large.")
        case _:
            assert_never(value)
