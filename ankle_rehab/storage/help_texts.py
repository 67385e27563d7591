"""Turns help.toml into a value."""

from __future__ import annotations

from ankle_rehab.domain.help_texts import HelpWords, PageHelp
from ankle_rehab.storage.fields import Fields


def help_words(fields: Fields) -> HelpWords:
    """help.toml; raises ContentError for what is amiss."""
    words = HelpWords(
        palette=fields.text("palette"),
        keys=fields.text("keys"),
        problem=fields.text("problem"),
        pages=tuple(_page(table) for table in fields.tables("pages")),
    )
    fields.end()
    return words


def _page(fields: Fields) -> PageHelp:
    page = PageHelp(
        fields.text("page"), fields.text("title"), fields.text("picture"), fields.some_texts("points")
    )
    fields.end()
    return page
