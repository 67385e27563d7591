"""What writing an exercise and a routine of one's own share: keeping by itself, deleting, going back."""

from __future__ import annotations

from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.own import OwnExercise, OwnRoutine
from ankle_rehab.domain.own_checks import Problem
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import own_words

translate = QCoreApplication.translate

KEPT_AFTER_MILLISECONDS = 1500

Written = TypeVar("Written", OwnExercise, OwnRoutine)


class OwnWritingPage(Page, Generic[Written]):
    """Everything written is kept by itself, complete or not; what is still missing is said at its field.

    A page of one kind says how it is found, made and kept, and shows it.
    """

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._own: Written | None = None
        self._kept: Written | None = None
        self._begun = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self.keep)
        self.column.insertWidget(
            0, WayBack(translate("own_writing", "From my physiotherapist"), self._on_back)
        )
        self._missing = Card(translate("own_writing", "Not finished yet"), tone="caution")
        self._missing_words = self._missing.body("")
        self._remove = button(translate("own_writing", "Delete"), "quiet", self._on_remove)
        parts.own.changed.connect(self.mark_stale)

    # what each kind says of itself -------------------------------------------------------------------

    def _find(self, own_id: str) -> Written:
        """The one with that id, as it was written down; raises LookupError."""
        raise NotImplementedError

    def _new(self) -> Written:
        """An empty one."""
        raise NotImplementedError

    def _keep(self, own: Written) -> None:
        """Put it on the disk; raises StorageFault."""
        raise NotImplementedError

    def _problems(self, own: Written) -> tuple[Problem, ...]:
        """What keeps it from being done."""
        raise NotImplementedError

    def _unnamed(self) -> str:
        """What stands at the top while it has no name."""
        raise NotImplementedError

    def _to_first_field(self) -> None:
        raise NotImplementedError

    def _show_fields(self, own: Written, problems: tuple[Problem, ...], told: tuple[Problem, ...]) -> None:
        """Its fields, with the problems that are `told` beside them."""
        raise NotImplementedError

    # shared ------------------------------------------------------------------------------------------

    def begin(self, own_id: str = "") -> None:
        """Go on with one that was written before, or begin an empty one; raises LookupError.

        What could not be kept, and may be yet, stays in the form instead.
        """
        self.keep()
        if self._unsaved and not self._parts.database.read_only:
            self._display()
            return
        self._kept = self._find(own_id) if own_id else None
        self._own = self._kept or self._new()
        self._show()
        if not own_id:
            self._to_first_field()

    def refresh(self) -> None:
        """What was taken back elsewhere is shown; what is being written stays."""
        if self._own is None:
            self.begin()
        elif not self._unsaved:
            with suppress(LookupError):
                self._own = self._kept = self._find(self._own.id)
            self._display()

    def keep(self) -> None:
        """Put what was written on the disk now, if anything is new."""
        self._soon.stop()
        own = self._own
        if own is not None and self._unsaved:
            with suppress(StorageFault):  # the diary has told of it; it still stands in the form
                self._keep(own)
                self._kept = own

    @property
    def _unsaved(self) -> bool:
        return self._own != self._kept and self._begun

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _add_foot(self, *ways: QWidget) -> None:
        """What is missing, and the ways on."""
        self.add(self._missing)
        done = button(translate("own_writing", "Done"), "primary", self._on_back)
        self.add(WrapRow(done, *ways, self._remove, spacing=GROUP))
        self.add(Words(translate("own_writing", "Everything is kept while you write."), "note"))

    def _show(self) -> None:
        self._begun = self._kept is not None
        self._display()
        self.to_top()

    def _display(self) -> None:
        own = self._own
        if own is None:
            return
        name = own.name or self._unnamed()
        self.retitle(breakable(name), name)
        self._remove.setVisible(self._begun)
        problems = self._problems(own)
        told = problems if self._begun else ()
        self._missing.setVisible(bool(told))
        self._missing_words.setText("\n".join(own_words.placed(one) for one in told))
        self._show_fields(own, problems, told)

    def _put(self, own: Written) -> None:
        """Kept a moment later; going on does not put it off any further."""
        self._own, self._begun = own, True
        self._display()
        if not self._soon.isActive():
            self._soon.start()

    def _on_remove(self) -> None:
        """It can be taken back for a while, and put back from the list later."""
        self.keep()
        own = self._own
        if own is None:
            return
        with suppress(StorageFault):
            used = self._parts.own.used_in(own.id)
            self._parts.own.remove(own.id)
            words = translate("own_writing", "Deleted: {name}.").format(name=own.name or own_words.unnamed())
            if used:
                words += " " + translate("own_writing", "It stays in: {names}.").format(names=", ".join(used))
            self.notice.emit(Notice(words, taking_back(self._parts.diary)))
            self._own = self._kept = None
            self.open_page.emit("own")

    def _on_back(self) -> None:
        self.open_page.emit("own")
