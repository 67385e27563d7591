"""The sources behind an answer, in one line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from ankle_rehab.storage.content import Content

translate = QCoreApplication.translate


def line(content: Content, keys: Iterable[str]) -> str:
    """Where each can be read, or what it is; KeyError for a key that is no source."""
    known = {source.key: source for source in content.sources()}
    named = [(known[key].address or known[key].read).rstrip(".") for key in keys]
    return translate("sources", "Sources: {names}").format(names="; ".join(dict.fromkeys(named)))
