"""The page for the doctor: what goes in, how it looks, out as PDF or on paper."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from enum import Enum

from PySide6.QtGui import QHideEvent, QPageSize
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.report import Report
from ankle_rehab.domain.story import Part, Story
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.report import gather
from ankle_rehab.services.review import Review
from ankle_rehab.services.story import Stories
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.paper.page import PaperPage
from ankle_rehab.ui.paper.report import sheet_of
from ankle_rehab.ui.paper.sheet import Sheet
from ankle_rehab.ui.widgets.buttons import WayBack
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.review.story_form import StoryForm
from ankle_rehab.ui.widgets.settings.activity_rows import ActivityRows
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import report_words


class Reach(Enum):
    """How many days the page looks back on."""

    TWO_WEEKS = 14
    SIX_WEEKS = 42
    THREE_MONTHS = 91
    YEAR = 365


class DoctorPage(PaperPage):
    """Everything typed is kept by itself; the preview follows a moment later."""

    name = "doctor"

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Page for your doctor"), parent)
        self._parts = parts
        self._stories = Stories(parts.diary, parts.database, parts.clock)
        self._review = Review(parts.diary, parts.database, parts.clock)
        self._report: Report | None = None
        self._build()
        parts.diary.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Gather everything anew, and draw it."""
        story = self._stories.story()
        for part, tick in self._ticks.items():
            tick.display(part in story.parts)
        self._story.display(story)
        self._activities.display(self._stories.activities(), self._stories.due())
        days = (self._reach.value or Reach.SIX_WEEKS).value
        self._report = gather(
            *(self._parts.diary, self._review, self._stories, self._parts.lights),
            self._parts.clock,
            days=days,
            unit=self._parts.preferences.settings.distance_unit,
            weeks=self._parts.load_history.weeks,
        )
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        self._story.keep()
        super().hideEvent(event)

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("Review"), lambda: self.open_page.emit("review")))
        card = Card(self.tr("What goes in"))
        self._reach = ChoiceRow(
            self.tr("How far back?"),
            (
                (Reach.TWO_WEEKS, self.tr("2 weeks")),
                (Reach.SIX_WEEKS, self.tr("6 weeks")),
                (Reach.THREE_MONTHS, self.tr("3 months")),
                (Reach.YEAR, self.tr("A year")),
            ),
        )
        self._reach.display(Reach.SIX_WEEKS)
        self._reach.chosen.connect(self.mark_stale)
        self._ticks = {part: self._tick(part) for part in Part}
        card.add(self._reach)
        card.add(WrapRow(*self._ticks.values()))
        card.add(self._size)
        self.add(card)
        self.add(self._ways)
        self.add(self._preview)
        self._story = StoryForm(report_words.preset_questions())
        self._story.written.connect(self._on_story)
        self.add(self._story)
        self._activities = ActivityRows()
        self._activities.named.connect(self._on_named)
        self._activities.scored.connect(self._on_scored)
        self._activities.removed.connect(self._on_removed)
        self.add(self._activities)

    def _tick(self, part: Part) -> Tick:
        tick = Tick(report_words.part(part))
        tick.changed.connect(lambda on: self._on_part(part, on=on))
        return tick

    def _paper(self, size: QPageSize) -> Sheet | None:
        return None if self._report is None else sheet_of(self._report, size)

    def _document(self) -> tuple[str, str]:
        assert self._report is not None
        return report_words.title(self._report), f"ankle-{self._report.made.isoformat()}.pdf"

    def _on_part(self, part: Part, *, on: bool) -> None:
        self._keep(self._stories.story().with_part(part, on=on))

    def _on_story(self, story: Story) -> None:
        kept = self._stories.story()
        self._keep(replace(story, left_out=kept.left_out, added=kept.added))

    def _keep(self, story: Story) -> None:
        with suppress(StorageFault):  # the diary has told of it
            self._stories.keep(story)

    def _on_named(self, name: str) -> None:
        with suppress(StorageFault):
            self._stories.add_activity(name)

    def _on_scored(self, activity_id: int, score: int) -> None:
        with suppress(StorageFault):
            self._stories.score_activity(activity_id, score)

    def _on_removed(self, activity_id: int) -> None:
        with suppress(StorageFault):
            self._stories.remove_activity(activity_id)

    def _on_save(self) -> None:
        self._story.keep()
        super()._on_save()

    def _on_print(self) -> None:
        self._story.keep()
        super()._on_print()
