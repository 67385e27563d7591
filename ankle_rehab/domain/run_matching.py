"""What was found in files beside what is in the diary: what is new, what is there, what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.run_files import FoundRun, RunRow, Verdict
from ankle_rehab.domain.same_activity import FILES, among, joined, same

_DAY = timedelta(days=1)


class Shelved:
    """Activities by the day on which they began, and by the mark of their file."""

    def __init__(self, activities: Iterable[Activity] = ()) -> None:
        self._days: defaultdict[date, list[Activity]] = defaultdict(list)
        self._marks: dict[str, Activity] = {}
        for activity in activities:
            self.add(activity)

    def add(self, activity: Activity) -> None:
        self._days[activity.start.utc.date()].append(activity)
        if activity.file_mark:
            self._marks.setdefault(activity.file_mark, activity)

    def near(self, activity: Activity) -> list[Activity]:
        """Those that may be the same or alike: of the days around it, and of the same file."""
        day = activity.start.utc.date()
        close = [one for around in (day - _DAY, day, day + _DAY) for one in self._days.get(around, ())]
        of_file = self._marks.get(activity.file_mark)
        return close if of_file is None or of_file in close else [of_file, *close]


def rows_of(found: Sequence[FoundRun], known: Iterable[Activity]) -> tuple[RunRow, ...]:
    """A row for each, in the same order. Of two files of one activity the better one stands for both.

    One line that was written by hand is joined to one file at most, the nearest in time.
    """
    shelf, taken = Shelved(known), Shelved()
    rows: dict[int, RunRow] = {}
    first: dict[Activity, int] = {}
    alike: list[tuple[timedelta, int, Activity, Activity]] = []
    for number in _best_first(found):
        one, activity = found[number], found[number].activity
        if activity is None:
            rows[number] = RunRow(number, one, Verdict.LEFT_OUT if one.kind is not None else Verdict.BROKEN)
            continue
        here, like = among(activity, shelf.near(activity))
        twin = next((other for other in taken.near(activity) if same(other, activity)), None)
        if here is not None:
            rows[number] = RunRow(number, one, Verdict.SAME, known=here)
        elif twin is not None:
            rows[number] = RunRow(number, one, Verdict.SAME, twin=first[twin])
        else:
            taken.add(activity)
            first[activity] = number
            rows[number] = RunRow(number, one, _verdict(activity), kept=activity)
            if like is not None:
                apart = abs(like.start.utc - activity.start.utc)
                alike.append((apart, number, activity, like))
    used: list[Activity] = []
    for _, number, activity, like in sorted(alike, key=lambda one: one[:2]):
        if like not in used:
            used.append(like)
            kept = joined(like, activity)
            rows[number] = RunRow(number, found[number], Verdict.LIKE, kept=kept, known=like)
    return tuple(rows[number] for number in range(len(found)))


def _best_first(found: Sequence[FoundRun]) -> list[int]:
    """The places of all, those of the better files first; otherwise in their order."""

    def rank(number: int) -> tuple[bool, int, int]:
        activity = found[number].activity
        if activity is None:
            return False, 0, number
        return activity.partial, FILES.index(activity.source), number

    return sorted(range(len(found)), key=rank)


def _verdict(activity: Activity) -> Verdict:
    return Verdict.PARTIAL if activity.partial else Verdict.NEW
