"""The list of keys: those of every page, which are made from the actions, and those of one place alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from ankle_rehab.ui.actions.actions import Action, Group

translate = QCoreApplication.translate


def rows(actions: Iterable[Action]) -> tuple[tuple[str, str], ...]:
    """Keys, as they are written, with what they do; the keys of the pages share one line."""
    with_keys = [one for one in actions if one.keys]
    pages = [one.keys[0] for one in with_keys if one.group is Group.PAGE]
    words = translate("key_words", "The pages, from top to bottom")
    first = [(f"{pages[0]} … {pages[-1].rpartition('+')[2]}", words)] if pages else []
    others = [(one.keys[0], one.words) for one in with_keys if one.group is not Group.PAGE]
    return (*first, *others, *in_places())


def in_places() -> tuple[tuple[str, str], ...]:
    """Keys that mean something in one place alone."""
    return (
        ("Tab", translate("key_words", "To the next control; with Shift to the one before")),
        (translate("key_words", "Space"), translate("key_words", "In a session: pause and go on")),
        ("← →", translate("key_words", "In a session: back and skip. On the pain scale: move")),
        ("0 … 9", translate("key_words", "On the pain scale: go to that number, Enter chooses it")),
        ("Ctrl+Enter", translate("key_words", "Save the entry that is being written")),
        ("T", translate("key_words", "On the review: chart or table")),
        (
            "← → + −",
            translate("key_words", "In the chart: from point to point, zoom; the arrows with Shift move it"),
        ),
        (translate("key_words", "Esc"), translate("key_words", "Close what is open")),
    )
