"""Everything to read: two ways in, cards by group, and a search over all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from ankle_rehab.domain.guide import Group, GuideCard, find
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.guide_list import GuideList
from ankle_rehab.ui.widgets.pair import Pair
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_WORDS = 80
LONGEST_TOLD = 30
WORDS_WIDTH = 320


class GuidePage(Page):
    """`card_requested` carries the id of a card."""

    name = "guide"
    card_requested = Signal(str)

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Guide"))
        self._texts = parts.content.guide
        self._build()

    def seek(self) -> None:
        """Put the keyboard where one types."""
        self.to_top()
        self._sought.setFocus()
        self._sought.selectAll()

    def to_beginning(self) -> None:
        """Look for nothing, at the top."""
        self._sought.clear()
        self.to_top()

    def _build(self) -> None:
        self._sought = QLineEdit()
        self._sought.setMaxLength(LONGEST_WORDS)
        self._sought.setMinimumWidth(WORDS_WIDTH)
        self._sought.setClearButtonEnabled(True)
        for made_by_qt in self._sought.findChildren(QToolButton):
            made_by_qt.setAccessibleName(self.tr("Clear the words"))
        self._sought.setPlaceholderText(self.tr("Find in the guide"))
        self._sought.setAccessibleName(self.tr("Find in the guide"))
        self._sought.textChanged.connect(self._on_sought)
        use = button(self.tr("How to use this program"), "link", lambda: self.open_page.emit("help"))
        self.add(WrapRow(self._sought, use, spacing=GROUP))
        self._found = QWidget()
        self._found_rows = spaced(QVBoxLayout(self._found), GROUP)
        self._found.hide()
        self.add(self._found)
        self._all = QWidget()
        rows = spaced(QVBoxLayout(self._all), GROUP)
        rows.addWidget(Pair(self._build_causes(), self._build_signs()))
        for group in Group:
            entries = [(card, card.summary) for card in self._texts.cards if card.group is group]
            rows.addWidget(self._list(self._texts.order.groups[group], entries))
        self.add(self._all)

    def _build_causes(self) -> Card:
        page = self._texts.causes
        card = Card(page.title, tone="main")
        card.body(self.tr("Six short groups of questions. You see which parts of the article fit."))
        card.rows.addStretch()
        begin = button(self.tr("Answer the questions"), "primary", lambda: self.open_page.emit("causes"))
        card.add(WrapRow(begin), gap=INSIDE)
        return card

    def _build_signs(self) -> Card:
        card = Card(self.tr("Are you worried?"))
        card.body(self.tr("Some signs need a professional. Look at them at any time."))
        card.rows.addStretch()
        check = button(self.tr("Warning signs"), "quiet", lambda: self.open_page.emit("signs"))
        check.setAccessibleName(self.tr("Check the warning signs"))
        card.add(WrapRow(check), gap=INSIDE)
        return card

    def _list(self, title: str, entries: list[tuple[GuideCard, str]]) -> GuideList:
        made = GuideList(title, entries)
        made.chosen.connect(self.card_requested)
        return made

    def _on_sought(self, sought: str) -> None:
        while self._found_rows.count():
            remove(self._found_rows, 0)
        looking = bool(sought.strip())
        self._all.setVisible(not looking)
        self._found.setVisible(looking)
        if not looking:
            return
        hits = find(self._texts.cards, sought)
        if hits:
            words = self.tr("Found: {n}").format(n=len(hits))
            self._found_rows.addWidget(self._list(words, [(hit.card, hit.sentence) for hit in hits]))
        else:
            told = breakable(shortened(sought.strip(), LONGEST_TOLD))
            words = self.tr("Nothing found for “{words}”").format(words=told)
            self._found_rows.addWidget(self._build_nothing(words))
        announce(self._found, words)

    def _build_nothing(self, words: str) -> Card:
        card = Card(words)
        card.body(self.tr("Try one word, or only its beginning. These words lead somewhere:"))
        tries = (self.tr("ice"), self.tr("shoe"), self.tr("brace"), self.tr("sprain"), self.tr("rest day"))
        card.add(WrapRow(*(button(word, "choice", self._looks_for(word)) for word in tries)))
        return card

    def _looks_for(self, word: str) -> Callable[[], None]:
        def look() -> None:
            self._sought.setText(word)
            self._sought.setFocus()

        return look
