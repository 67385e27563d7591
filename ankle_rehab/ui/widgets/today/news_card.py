"""One thing worth knowing on Today: what was seen over weeks, a new phase, an offer, or a self-test."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class NewsWords:
    """What stands on the card; `ways` are its buttons with what they do, `serious` sets it apart."""

    title: str
    body: tuple[str, ...]
    ways: tuple[tuple[str, Callable[[], None]], ...]
    serious: bool = False


class NewsCard(Card):
    """Shows one thing at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._said: tuple[str, tuple[str, ...]] = ("", ())

    def display(self, news: NewsWords) -> None:
        """Show this, unless it is shown already."""
        if (news.title, news.body) == self._said:
            return
        self._said = (news.title, news.body)
        self.set_tone("caution" if news.serious else "")
        self.retitle(news.title)
        while self.rows.count() > 1:
            remove(self.rows, self.rows.count() - 1)
        for place, words in enumerate(news.body):
            self.body(words, "note" if place else "body")
        self.add(WrapRow(*(button(words, "quiet", act) for words, act in news.ways)), gap=INSIDE)
