"""One card of the guide: what to read, what to do with it, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab import __version__
from ankle_rehab.domain.guide import Act, GuideCard, GuidePart, Shown
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui import text
from ankle_rehab.ui.bandage_card import BandageCard
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.runs.shoes_board import ShoesBoard
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.reading import Reading, SourcesCard
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class CardPage(Page):
    """`act_requested` carries an Act of the card, `left` that one goes back to all cards."""

    name = "card"
    act_requested = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._texts = parts.content.guide
        self._held: list[QWidget] = []
        self._shoes: ShoesBoard | None = None
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Guide"), self.left.emit)))
        self._card: GuideCard | None = None
        self.open_card(self._texts.cards[0].id)
        parts.diary.changed.connect(self.mark_stale)

    def open_card(self, card_id: str) -> None:
        """Show one card from its top; raises LookupError for an id that no card has."""
        card = self._texts.card(card_id)
        self.to_top()
        if card is self._card:
            return
        self._card = card
        self.retitle(card.title)
        for part in self._held:
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._held.clear()
        self._shoes = None
        self._fill(card)
        self.mark_stale()

    def refresh(self) -> None:
        if self._shoes is not None:
            self._shoes.refresh()

    def _fill(self, card: GuideCard) -> None:
        self._hold(Words(card.summary, "note"))
        if card.shows is Shown.FIRST_START:
            self._hold(self._first_start())
        if card.shows is Shown.SHOES:
            self._hold(self._build_shoes())
        if card.shows is Shown.BANDAGE:
            self._hold(self._bandage())
        if card.acts:
            self._hold(WrapRow(*self._buttons(card)))
        body = Card()
        body.add(Reading(card.parts))
        self._hold(body)
        self._hold(self._sources(card))

    def _hold(self, part: QWidget) -> None:
        self._held.append(part)
        self.add(part)

    def _buttons(self, card: GuideCard) -> list[QPushButton]:
        return [
            button(act.words, "quiet" if number else "primary", self._does(act))
            for number, act in enumerate(card.acts)
        ]

    def _does(self, act: Act) -> Callable[[], None]:
        return lambda: self.act_requested.emit(act)

    def _bandage(self) -> BandageCard:
        """ "I put it on", and what it asks while it is worn; how it is wrapped stands below."""
        parts = self._parts
        sore = parts.preferences.settings.sore_side
        return BandageCard(parts.bandages, parts.content.bandage(), lambda: sore)

    def _first_start(self) -> Card:
        """What was accepted at the first start, to be read again."""
        words = self._parts.content.first_start()
        card = Card(self.tr("Ankle Rehab {version}").format(version=__version__))
        card.add(Reading((GuidePart("", (*words.paragraphs, words.adults, words.data), ()),)))
        return card

    def _sources(self, card: GuideCard) -> SourcesCard:
        known = {source.key: source for source in self._parts.content.sources()}
        every = card.shows is Shown.SOURCES
        sources = tuple(known.values()) if every else tuple(known[key] for key in card.sources)
        day = date.fromisoformat(card.version)
        version = self.tr("Text of {day}").format(day=text.day_of_year(day, date.min))
        made = SourcesCard(sources, version, keys=every)
        made.copied.connect(lambda: self.notice.emit(Notice(self.tr("Copied."))))
        return made

    def _build_shoes(self) -> ShoesBoard:
        self._shoes = ShoesBoard(self._parts)
        self._shoes.notice.connect(self.notice)
        self._shoes.opened.connect(self.to_top)
        return self._shoes
