"""Writing an entry of the diary, or changing one; what is typed is kept even when the program breaks off."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import CALM_HOURS
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.next_entry import NextEntry
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.draft_keeper import DraftKeeper
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.entry.draft_offer import DraftOffer
from ankle_rehab.ui.widgets.entry.editor import EntryEditor
from ankle_rehab.ui.widgets.entry.foot import EntryFoot
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.words import entry_words, fault_words

CALM = timedelta(hours=CALM_HOURS)
SAVE_KEYS = ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")


class EntryPage(Page):
    """One entry at a time. `left` asks to go back; `twisted` tells that a fresh twist was written down."""

    name = "entry"
    left = Signal()
    twisted = Signal()

    def __init__(
        self,
        clock: Clock,
        diary: Diary,
        next_entry: NextEntry,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._clock = clock
        self._diary = diary
        self._next = next_entry
        self._entry: PainEntry | None = None
        self._wish: EntryDraft | None = None
        self._begun: EntryDraft | None = None
        self._offered: EntryDraft | None = None
        self._trouble = ""
        self._keeper = DraftKeeper(diary, self._unsaved, self)
        self._build(themes)

    # ways in and out ---------------------------------------------------------------------------------

    def new_entry(self, draft: EntryDraft | None = None) -> None:
        """Begin an entry, with `draft` as it stands; what is being written here already stays."""
        if draft is None and self.isVisible() and self._touched:
            self._editor.focus()
        else:
            self._offer_or_begin(None, draft)

    def new_entry_on(self, day: date) -> None:
        """Begin an entry about a past day; about today it is an ordinary one."""
        self._offer_or_begin(None, self._next.on(day))

    def edit(self, entry_id: int) -> None:
        """Open an entry of the diary to change it."""
        with suppress(StorageFault):  # told by the diary
            entry = self._diary.entry(entry_id)
            if entry is None:
                self.notice.emit(Notice(self.tr("This entry lies in the trash now.")))
                self._leave()
            else:
                self._offer_or_begin(entry, None)

    def go_on(self) -> None:
        """Take up what was begun and is offered; an entry that has gone meanwhile becomes a new one."""
        draft = self._offered
        if draft is None:
            return
        self._entry = None
        if draft.entry_id is not None:
            with suppress(StorageFault):
                self._entry = self._diary.entry(draft.entry_id)
        if self._entry is None:
            self._show_form(replace(draft, entry_id=None), EntryDraft())
        else:
            self._show_form(draft, EntryDraft.of(self._entry))

    def shown(self) -> None:
        """With nothing on it the page begins a new entry."""
        super().shown()
        if self._begun is None and self._offered is None:
            self.new_entry()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was begun here is offered when the page is opened again."""
        super().hideEvent(event)
        if self._begun is not None:
            self._keeper.keep()
        if not event.spontaneous():
            self._put_down()

    # what is on the page -----------------------------------------------------------------------------

    @property
    def _touched(self) -> bool:
        return self._unsaved() is not None

    def _unsaved(self) -> EntryDraft | None:
        """What is being written, once anything was changed."""
        draft = self._editor.draft
        return None if self._begun is None or draft == self._begun else draft

    def _build(self, themes: Themes) -> None:
        self._offer = DraftOffer(main=True)
        self._offer.go_on.connect(self.go_on)
        self._offer.put_away.connect(self._on_put_away)
        self._history = Card(self.tr("Changed before"))
        self._editor = EntryEditor(self._clock, themes)
        self._editor.changed.connect(self._on_changed)
        self._foot = EntryFoot()
        self._foot.save.connect(self._on_save)
        self._foot.close_asked.connect(self._on_close)
        for part in (self._offer, self._history, self._editor):
            self.add(part)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self._foot)
        for keys in SAVE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_save)
        self._put_down()

    def _put_down(self) -> None:
        """Nothing is being written here."""
        self._entry = self._wish = self._begun = self._offered = None
        for part in (self._offer, self._history, self._editor, self._foot):
            part.hide()

    def _offer_or_begin(self, entry: PainEntry | None, wish: EntryDraft | None) -> None:
        """What was begun and not saved comes first."""
        if self._begun is not None:
            self._keeper.keep()
        self._put_down()
        self._entry, self._wish = entry, wish
        with suppress(StorageFault):  # told by the diary
            self._offered = self._keeper.found()
        if self._offered is None:
            self._begin()
            return
        self._show_title(changing=self._offered.entry_id is not None)
        self._offer.display(self._offered)
        self._offer.show()
        self._offer.focus()
        self.to_top()

    def _begin(self) -> None:
        """The form as it was asked for: an entry to be changed, a given draft, or an empty one."""
        if self._entry is not None:
            draft = EntryDraft.of(self._entry)
            self._show_form(draft, draft)
        elif self._wish is not None:
            self._show_form(self._wish, self._wish)
        else:
            draft = self._next.now()
            self._show_form(draft, draft, moment_said=False)

    def _show_form(self, draft: EntryDraft, begun: EntryDraft, *, moment_said: bool = True) -> None:
        self._begun, self._offered, self._trouble = begun, None, ""
        self._offer.hide()
        self._show_title(changing=self._entry is not None)
        self._show_history()
        written = None if self._entry is None else self._entry.recorded
        self._editor.display(draft, written=written, moment_said=moment_said)
        self._editor.show()
        self._foot.show()
        self._show_foot()
        self.to_top()
        self._editor.focus()

    def _show_title(self, *, changing: bool) -> None:
        self.retitle(self.tr("Change entry") if changing else self.tr("New entry"))

    def _show_history(self) -> None:
        """Every change of the entry that is open, in words."""
        self._history.clear()
        lines: tuple[str, ...] = ()
        if self._entry is not None and self._entry.id is not None:
            with suppress(StorageFault):  # told by the diary
                past = self._diary.history(self._entry.id)
                lines = entry_words.history(self._entry, past, self._clock.now().date())
        for line in lines:
            self._history.body(breakable(line))
        self._history.setVisible(bool(lines))

    def _show_foot(self) -> None:
        draft = self._editor.draft
        words = self._trouble
        if not draft.sides:
            words = self.tr("Which side is it?")
        elif draft.score is None:
            words = self.tr("A number is enough.")
        elif self._editor.to_come:
            words = self.tr("The time is still to come.")
        self._foot.display(words, ready=self._ready)

    @property
    def _ready(self) -> bool:
        return self._begun is not None and self._editor.draft.complete and not self._editor.to_come

    # what the user does ------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._trouble = ""
        self._editor.suggest(lambda: self._next.moment(self._editor.draft))
        self._show_foot()
        self._keeper.soon()

    def _on_save(self) -> None:
        if not self._ready:
            return
        now = Stamp.of(self._clock.now(), self._clock.zone())
        entries = self._editor.draft.entries(now)
        try:
            kept = self._write(entries)
        except StorageFault as fault:
            self._refuse(fault_words.not_saved(fault))
            return
        except LookupError:
            self._refuse(self.tr("This entry lies in the trash now. It was not changed."))
            return
        fresh = any(entry.twist and now.utc - entry.refers_to.utc < CALM for entry in kept)
        twisted = fresh and not (self._entry is not None and self._entry.twist)
        self._tell_saved(kept)
        self._keeper.saved()
        self._leave()
        if twisted:
            self.twisted.emit()

    def _write(self, entries: tuple[PainEntry, ...]) -> tuple[PainEntry, ...]:
        if self._entry is None:
            return self._diary.add_pains(entries, from_draft=True)
        return (self._diary.edit_pain(entries[0], from_draft=True),)

    def _refuse(self, words: str) -> None:
        """It was not saved, and what was written stays in the form."""
        self._trouble = words
        self._show_foot()

    def _tell_saved(self, kept: tuple[PainEntry, ...]) -> None:
        step = self._diary.undo.newest
        if self._entry in kept:
            self.notice.emit(Notice(self.tr("Nothing was changed.")))
        else:
            words = entry_words.saved(kept, changed=self._entry is not None)
            self.notice.emit(Notice(words, None if step is None else lambda: self._take_back(step)))

    def _take_back(self, step: int) -> None:
        with suppress(StorageFault):  # told by the diary
            self._diary.undo.take_back(step)

    def _on_put_away(self) -> None:
        self._put_away(self._offered)
        self._offered = None
        self._begin()

    def _on_close(self) -> None:
        if self._touched:
            self._put_away(self._editor.draft)
        else:
            self._keeper.put(None)
        self._leave()

    def _put_away(self, draft: EntryDraft | None) -> None:
        self._keeper.put(None)
        if draft is not None:
            self.notice.emit(Notice(self.tr("Put away."), lambda: self._bring_back(draft)))

    def _bring_back(self, draft: EntryDraft) -> None:
        """What was put away is offered again, unless something else is being written."""
        if self._touched:
            self.notice.emit(Notice(self.tr("Please save or close this entry first.")))
            return
        self._put_down()
        self._keeper.put(draft)
        self.open_page.emit(self.name)

    def _leave(self) -> None:
        self._put_down()
        self.left.emit()
