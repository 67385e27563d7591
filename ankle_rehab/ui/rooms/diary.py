"""The pages around the diary: writing, looking back, the doctor's page, and all that keeps the data safe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.rooms.wing import House, Wing

if TYPE_CHECKING:
    from ankle_rehab.domain.activity import Activity
    from ankle_rehab.domain.pain import PainEntry
    from ankle_rehab.domain.shoe import Shoe
    from ankle_rehab.ui.pages.entry import EntryPage

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415


class DiaryRooms(Wing):
    """`twisted` asks for the warning signs, `open_run` shows a run."""

    def __init__(
        self,
        house: House,
        *,
        twisted: Callable[[], None],
        open_run: Callable[[int], None],
    ) -> None:
        super().__init__(house)
        self._twisted = twisted
        self._open_run = open_run

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "diary": self._diary,
            "trash": self._trash,
            "entry": self._entry,
            "review": self._review,
            "doctor": self._doctor,
            "data": self._data,
            "transfer": self._transfer,
        }

    def _diary(self) -> QWidget:
        from ankle_rehab.ui.pages.diary import DiaryPage

        preferences = self._parts.preferences
        page = DiaryPage(
            *(self._parts.clock, self._parts.diary, self._themes), lambda: preferences.settings.distance_unit
        )
        page.run_requested.connect(self._open_run)
        page.entry_requested.connect(lambda: self._window().new_entry())
        page.edit_requested.connect(self.edit_entry)
        page.day_requested.connect(self._write_about)
        return self._opened(page)

    def edit_entry(self, entry_id: int) -> None:
        """Open an entry to change it."""
        self._entry_page().edit(entry_id)

    def go_on_writing(self) -> None:
        """Open the entry that was begun and not saved."""
        self._entry_page().go_on()

    def _write_about(self, day: date) -> None:
        self._entry_page().new_entry_on(day)

    def _entry_page(self) -> EntryPage:
        """The page for writing, in front."""
        from ankle_rehab.ui.pages.entry import EntryPage

        window = self._window()
        window.show_page("entry")
        page = window.page("entry")
        assert isinstance(page, EntryPage)
        return page

    def _trash(self) -> QWidget:
        from ankle_rehab.ui.pages.trash import TrashPage

        page = TrashPage(self._parts.clock, self._parts.diary, self._parts.trash)
        page.forget_requested.connect(self._forget)
        return self._opened(page)

    def _forget(self, what: PainEntry | Activity | Shoe) -> None:
        """Take something out of the backups too."""
        from ankle_rehab.domain import pain, shoe

        backups = self._parts.backups
        if isinstance(what, pain.PainEntry):
            backups.forget_entry(what)
        elif isinstance(what, shoe.Shoe):
            backups.forget_shoe(what)
        else:
            backups.forget_run(what)

    def _entry(self) -> QWidget:
        from ankle_rehab.services.next_entry import NextEntry
        from ankle_rehab.ui.pages.entry import EntryPage

        parts = self._parts
        begins = NextEntry(parts.clock, parts.diary, parts.guard, parts.preferences)
        page = EntryPage(parts.clock, parts.diary, begins, self._themes)
        page.left.connect(lambda: self._window().go_back())
        page.twisted.connect(self._twisted)
        return self._opened(page)

    def _review(self) -> QWidget:
        from ankle_rehab.services.review import Review
        from ankle_rehab.services.review_steps import ReviewSteps
        from ankle_rehab.ui.pages.review import ReviewPage
        from ankle_rehab.ui.words.light_words import SOURCES

        parts = self._parts
        review = Review(parts.diary, parts.database, parts.clock)
        steps = ReviewSteps(review, parts.diary, parts.database, parts.clock)
        page = ReviewPage(
            clock=parts.clock,
            diary=parts.diary,
            review=review,
            steps=steps,
            lights=parts.lights,
            course=parts.course,
            name=lambda exercise_id: parts.content.exercise(exercise_id).name,
            tests=parts.self_tests.history,
            sources=tuple(one for one in parts.content.sources() if one.key in SOURCES),
            unit=lambda: parts.preferences.settings.distance_unit,
            themes=self._themes,
        )
        page.edit_requested.connect(self.edit_entry)
        return self._opened(page)

    def _doctor(self) -> QWidget:
        from ankle_rehab.ui.pages.doctor import DoctorPage

        return self._opened(DoctorPage(self._parts))

    def _data(self) -> QWidget:
        from ankle_rehab.ui.pages.data import DataPage

        return self._opened(DataPage(self._parts))

    def _transfer(self) -> QWidget:
        from ankle_rehab.ui.pages.transfer import TransferPage

        return self._opened(TransferPage(self._parts))
