"""Looking for runs and other activities in the list."""

from __future__ import annotations

from datetime import date

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.value import value


@value
class RunFilter:
    """What is looked for; None and empty let everything through. Every one of the `words` has to be found.

    `shoe_id` is 0 for activities without a pair of shoes. The days are both included.
    """

    words: tuple[str, ...] = ()
    sport: Sport | None = None
    run_type: RunType | None = None
    hard: bool | None = None
    shoe_id: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def empty(self) -> bool:
        return self == RunFilter()


def words_of(typed: str) -> tuple[str, ...]:
    """What is typed, word by word, in small letters."""
    return tuple(typed.casefold().split())


def fits(wanted: RunFilter, activity: Activity, searched: str, *, hard: bool) -> bool:
    """Whether an activity is wanted; `searched` are all its words in small letters."""
    day = activity.start.local_date
    return (
        (wanted.sport is None or activity.sport is wanted.sport)
        and (wanted.run_type is None or activity.run_type is wanted.run_type)
        and (wanted.hard is None or (activity.sport is Sport.RUN and hard is wanted.hard))
        and (wanted.shoe_id is None or (activity.shoe_id or 0) == wanted.shoe_id)
        and (wanted.since is None or wanted.since <= day)
        and (wanted.until is None or day <= wanted.until)
        and all(word in searched for word in wanted.words)
    )
