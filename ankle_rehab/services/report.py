"""Gathers what stands on the page for the doctor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.load_chart import LoadWeek
from ankle_rehab.domain.points import light_marks
from ankle_rehab.domain.report import HIGHEST_SCORES, Report, medicines, ticked
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.story import Part
from ankle_rehab.domain.table import Order, SortBy
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.review import Review
from ankle_rehab.services.story import Stories

CHART_COLUMNS = 700
DAYS_A_WEEK = 7


def gather(
    diary: Diary,
    review: Review,
    stories: Stories,
    lights: Lights,
    clock: Clock,
    *,
    days: int,
    unit: DistanceUnit = DistanceUnit.KILOMETRES,
    weeks: Callable[[int], tuple[LoadWeek, ...]],
) -> Report:
    """The last `days` days, today included; raises the faults of `storage.faults`.

    `weeks` tells so many weeks of training up to this one; it is only asked where they are wanted.
    """
    today = clock.now().date()
    since = today - timedelta(days=days - 1)
    story = stories.story()
    worst = review.table(Order(SortBy.SCORE), limit=HIGHEST_SCORES, since=since, until=today)
    found = (diary.entry(row.entry_id) for row in worst if row.score)
    judged = {one.day: one.verdict for one in lights.worst_days(Span(since, today))}
    return Report(
        made=today,
        span=Span(since, today),
        parts=story.parts,
        story=story,
        points=review.points(since, today, CHART_COLUMNS),
        marks=(*light_marks(judged), *review.marks(since, today)),
        summaries=review.range_summary(since, today),
        changes=review.summaries(today),
        highest=tuple(entry for entry in found if entry is not None),
        bad_days=review.bad_days(since=since, until=today),
        signs=ticked(diary.checks(), Span(since, today)),
        activities=stories.activities(),
        done=review.done(since, today),
        medicines=medicines(stories.medicines(since, today)),
        lights=Counter(verdict.light for verdict in judged.values()),
        unit=unit,
        weeks=weeks(-(-days // DAYS_A_WEEK)) if Part.LOAD in story.parts else (),
    )
