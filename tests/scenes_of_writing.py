"""The states of the page on which an entry is written or changed, for pictures of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Support, Swelling, Zone
from ankle_rehab.ui.pages.entry import EntryPage
from ankle_rehab.ui.widgets.ankle_map.map import AnkleMap
from ankle_rehab.ui.widgets.entry.editor import EntryEditor
from ankle_rehab.ui.widgets.entry.when_row import WhenRow
from tests.fakes.lived_in import stamp
from tests.scene import Scene


class ScenesOfWriting(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def entry(self) -> None:
        self.live_until_today()
        self.window.new_entry()

    def entry_filled(self) -> None:
        self.entry()
        self._fill_in()
        self._unfold(True)
        self._unfold(False)

    def entry_more(self) -> None:
        self.entry()
        self._fill_in()
        self._unfold(True)
        self._settle()

    def entry_when(self) -> None:
        self.entry_more()
        self._scroll_to_part(WhenRow)

    def entry_map(self) -> None:
        self.entry_more()
        self._scroll_to_part(AnkleMap)

    def entry_below(self) -> None:
        self.entry_more()
        self.scroll_down()

    def entry_edit(self) -> None:
        self.live()
        kept = self._changed_entry()
        self.open("entry")
        self._entry_page.edit(kept)

    def entry_offer(self) -> None:
        self.entry()
        self._fill_in()
        self.open("review")
        self.window.new_entry()

    def today_begun(self) -> None:
        self.entry()
        self._fill_in()
        self.open("today")

    def today_more(self) -> None:
        self.live_until_today()
        self.open("today")
        self.score(2)

    def _settle(self) -> None:
        """What was asked for gets its place."""
        for _ in range(3):
            QApplication.processEvents()

    def _fill_in(self) -> None:
        """Write an entry that has something of much, but do not save it."""
        draft = EntryDraft(
            sides=frozenset({Side.LEFT}),
            score=4,
            moment=Moment.DURING_WORST,
            zones=frozenset({Zone.OUTER_FRONT, Zone.ACHILLES}),
            swelling=Swelling.LITTLE,
            limp=True,
            twist=False,
            support=frozenset({Support.BRACE}),
            refers_to=stamp(21, 17, 30),
            medicine="Ibuprofen gel",
            medicine_at=stamp(21, 18, 15),
            note="Felt it on the last hill. Better after sitting down for a while.",
        )
        self._entry_page.new_entry(draft)
        self.score(3)

    @property
    def _entry_page(self) -> EntryPage:
        page = self.window.page("entry")
        assert isinstance(page, EntryPage)
        return page

    def _changed_entry(self) -> int:
        """An entry that was changed twice."""
        at = stamp(20, 18, 10)
        kept = self.parts.diary.add_pain(PainEntry(Side.LEFT, 4, Moment.DURING_WORST, at, at))
        changed = replace(kept, score=5, note="It was worse than I first thought.")
        self.parts.diary.edit_pain(changed)
        self.clock.advance(1800)
        self.parts.diary.edit_pain(replace(changed, zones=frozenset({Zone.ACHILLES})))
        return kept.id or 0

    def _unfold(self, unfolded: bool) -> None:
        """Show all that an entry may say, or fold it away."""
        for editor in self._entry_page.findChildren(EntryEditor):
            editor.unfold(unfolded)

    def _scroll_to_part(self, kind: type[QWidget]) -> None:
        """Bring the first part of this kind to the top of the page in front."""
        self._settle()
        page = self.window.page(self.window.current_page)
        for area, part in product(page.findChildren(QScrollArea), page.findChildren(kind)[:1]):
            ground = area.widget()
            assert ground is not None
            area.verticalScrollBar().setValue(part.mapTo(ground, part.rect().topLeft()).y() - 30)
