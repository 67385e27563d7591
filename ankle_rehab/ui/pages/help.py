"""How the program is used: do anything by typing, the keys, each page in a picture and a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.help_texts import HelpWords, PageHelp
from ankle_rehab.ui.actions.actions import Action
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.key_table import KeyTable
from ankle_rehab.ui.widgets.page_picture import PagePicture
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import key_words


class HelpPage(Page):
    """`pictures` is the folder with those of the pages.

    `palette_requested` asks for the list in which everything is found by typing.
    """

    name = "help"
    palette_requested = Signal()

    def __init__(
        self,
        words: HelpWords,
        keys: Callable[[], tuple[Action, ...]],
        pictures: Path,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._pictures, self._themes = pictures, themes
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Guide"), lambda: self.open_page.emit("guide"))))
        self.retitle(self.tr("Help"))
        self._build(words, keys())

    def show_keys(self) -> None:
        """Bring the list of keys into sight, below the ways to each page, once it has its place."""
        QTimer.singleShot(0, partial(self._scroll_to, self._pages))
        announce(self._keys, self._keys.accessibleName())

    def _scroll_to(self, card: Card) -> None:
        """The heading of the card stands at the top, a little below the edge."""
        self._scroll.verticalScrollBar().setValue(card.y() - GROUP)

    def _bring(self, card: Card) -> None:
        """What is said of a page comes into sight, and the keyboard with it."""
        card.findChildren(QPushButton)[0].setFocus()
        QTimer.singleShot(0, partial(self._scroll_to, card))
        announce(card, card.accessibleName())

    def _build(self, words: HelpWords, keys: tuple[Action, ...]) -> None:
        find = Card(self.tr("Find what you want to do"), tone="main")
        find.body(words.palette)
        open_list = button(self.tr("Show what I can do"), "primary", self.palette_requested.emit)
        find.add(WrapRow(open_list), gap=INSIDE)
        self.add(find)
        self._pages = Card(self.tr("How to use each page"))
        self.add(self._pages)
        self._keys = Card(self.tr("Keys"))
        self._keys.body(words.keys)
        self._keys.add(KeyTable(key_words.rows(keys)), gap=INSIDE)
        self.add(self._keys)
        ways = []
        for page in words.pages:
            card = self._page(page)
            self.add(card)
            way = button(page.title, "link", partial(self._bring, card))
            way.setAccessibleName(self.tr("How to use: {page}").format(page=page.title))
            ways.append(way)
        self._pages.add(WrapRow(*ways))
        self.section(self.tr("When the program itself is wrong"))
        report = Card()
        report.body(words.problem)
        go = button(self.tr("Report a problem"), "quiet", lambda: self.open_page.emit("problem"))
        about = button(self.tr("About this program"), "link", lambda: self.open_page.emit("about"))
        report.add(WrapRow(go, about), gap=INSIDE)
        self.add(report)

    def _page(self, page: PageHelp) -> Card:
        card = Card(page.title)
        words = self.tr("Open: {page}").format(page=page.title)
        card.add(WrapRow(button(words, "link", partial(self.open_page.emit, page.page))))
        card.add(PagePicture(self._pictures, page.page, page.picture, self._themes))
        for point in page.points:
            card.body(point)
        return card
