"""What was thrown away in the last thirty days: put back, or removed for good, also from the backups."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.trash import Trash
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.words import breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

KEPT_DAYS = 30
SHOWN_AT_ONCE = 50
LONGEST_NOTE = 600
LONGEST_NAME = 60

What = PainEntry | Activity | Shoe


class TrashPage(Page):
    """`forget_requested` carries what is to go from the backups too, after it went from here."""

    name = "trash"
    forget_requested = Signal(object)

    def __init__(self, clock: Clock, diary: Diary, trash: Trash, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._clock = clock
        self._diary = diary
        self._trash = trash
        self._asking: What | None = None
        self._most = SHOWN_AT_ONCE
        self._build()
        diary.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Show what lies in the trash, the latest first."""
        entries = [(one.deleted, one.entry) for one in self._diary.trash()]
        others = [(one.deleted, one.what) for one in self._trash.thrown()]
        thrown: list[tuple[datetime, What]] = [*entries, *others]
        thrown.sort(key=lambda one: one[0], reverse=True)
        self._clear()
        for one in thrown[: self._most]:
            card = self._card(*one)
            self._cards.addWidget(card)
            card.show()
        self._more.setVisible(len(thrown) > self._most)
        self._empty.setVisible(not thrown)

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("Diary"), lambda: self.open_page.emit("diary")))
        self.retitle(self.tr("Trash"))
        self._empty = Card()
        self._empty.body(
            self.tr(
                "Nothing is in the trash. A deleted entry stays here for 30 days and can be put back. So do "
                "runs and shoes."
            )
        )
        self.add(self._empty)
        self._cards = spaced(QVBoxLayout(), GROUP)
        self.add(self._cards)
        self._more = button(self.tr("Show more"), "quiet", self._on_more)
        self.add(WrapRow(self._more))

    def _clear(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()

    def _card(self, deleted: datetime, what: What) -> Card:
        today = self._clock.now().date()
        words = self._title(what, today)
        card = Card(breakable(words))
        note = "" if isinstance(what, Shoe) else what.note
        if note:
            card.body(breakable(shortened(note, LONGEST_NOTE)))
        gone = (deleted + timedelta(days=KEPT_DAYS)).astimezone(self._clock.now().tzinfo).date()
        card.body(self.tr("Removed for good after {day}.").format(day=text.day_of_year(gone, today)), "note")
        if what == self._asking:
            self._ask(card, what)
            return card
        back = button(self.tr("Put back"), "", self._with(self._put_back, what))
        back.setAccessibleName(self.tr("Put back {entry}").format(entry=words))
        remove = button(self.tr("Remove for good"), "link", self._with(self._on_remove, what))
        remove.setAccessibleName(self.tr("Remove {entry} for good").format(entry=words))
        card.add(WrapRow(back, remove), gap=INSIDE)
        return card

    def _title(self, what: What, today: date) -> str:
        if isinstance(what, Shoe):
            return self.tr("Shoes “{name}”").format(name=shortened(what.name, LONGEST_NAME))
        if isinstance(what, PainEntry):
            return self.tr("{day}: {side}, {score}").format(
                day=text.day_of_year(what.refers_to.local_date, today),
                side=text.side_inside(what.side),
                score=text.score(what.score),
            )
        return self.tr("{day}: {run}").format(
            day=text.day_of_year(what.start.local_date, today), run=run_words.name(what)
        )

    def _ask(self, card: Card, entry: What) -> None:
        """What removing means, and three ways on."""
        if isinstance(entry, PainEntry):
            words = self.tr(
                "This cannot be undone. Older backups still hold the entry until they are thinned out. "
                "Shall it go from them as well?"
            )
        else:
            words = self.tr(
                "This cannot be undone. Older backups still hold it until they are thinned out. "
                "Shall it go from them as well?"
            )
        card.body(words)
        everywhere = button(
            self.tr("Remove here and from backups"), "danger", self._with(self._remove_everywhere, entry)
        )
        here = button(self.tr("Remove only here"), "", self._with(self._remove_here, entry))
        keep = button(self.tr("Keep it"), "link", self._on_keep)
        card.add(WrapRow(everywhere, here, keep), gap=INSIDE)

    def _with(self, act: Callable[[What], object], what: What) -> Callable[[], object]:
        return lambda: act(what)

    def _put_back(self, what: What) -> None:
        with suppress(StorageFault):  # the diary has told of it
            if isinstance(what, PainEntry):
                self._diary.restore_pain(what.id or 0)
            else:
                self._trash.put_back(what)
            self.notice.emit(Notice(self.tr("It is in the diary again.")))

    def _on_remove(self, what: What) -> None:
        self._asking = what
        self.mark_stale()

    def _on_keep(self) -> None:
        self._asking = None
        self.mark_stale()

    def _remove_here(self, what: What) -> bool:
        self._asking = None
        try:
            if isinstance(what, PainEntry):
                self._diary.erase_pain(what.id or 0)
            else:
                self._trash.erase(what)
        except StorageFault:
            return False
        self.notice.emit(Notice(self.tr("Removed for good.")))
        return True

    def _remove_everywhere(self, what: What) -> None:
        if self._remove_here(what):
            self.forget_requested.emit(what)

    def _on_more(self) -> None:
        self._most += SHOWN_AT_ONCE
        self.refresh()
