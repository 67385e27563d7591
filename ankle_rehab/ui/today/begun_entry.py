"""An entry that was begun and not saved, offered on Today: after a crash, and after leaving its page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from ankle_rehab.domain.draft import EntryDraft
    from ankle_rehab.ui.widgets.entry.draft_offer import DraftOffer


class BegunEntry(QObject):
    """Shows the offer where `place` puts it while there is a draft; `go_on` is its first answer."""

    go_on = Signal()
    notice = Signal(object)

    def __init__(self, diary: Diary, place: Callable[[QWidget], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._place = place
        self._offer: DraftOffer | None = None

    def refresh(self) -> None:
        """Look again; raises a StorageFault, which the diary has told."""
        begun = self._diary.draft() if self._diary.has_draft else None
        if begun is not None and self._offer is None:
            self._offer = self._build()
        if self._offer is not None:
            self._offer.setVisible(begun is not None)
            if begun is not None:
                self._offer.display(begun)

    def _build(self) -> DraftOffer:
        from ankle_rehab.ui.widgets.entry.draft_offer import DraftOffer  # noqa: PLC0415 - rarely needed

        offer = DraftOffer(main=False)
        offer.go_on.connect(self.go_on)
        offer.put_away.connect(self._on_put_away)
        self._place(offer)
        return offer

    def _on_put_away(self) -> None:
        with suppress(StorageFault):  # then it is still there, and still offered
            begun = self._diary.draft()
            self._put(None)
            self.notice.emit(Notice(self.tr("Put away."), lambda: self._bring_back(begun)))

    def _bring_back(self, begun: EntryDraft | None) -> None:
        with suppress(StorageFault):
            self._put(begun)

    def _put(self, draft: EntryDraft | None) -> None:
        self._diary.keep_draft(draft)
        self.refresh()
