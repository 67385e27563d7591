"""When the warning signs are asked: all of them, one line, or "About you"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import NEVER_RISEN, STOP_SCORE, Asked, Due, SignCheck, since
from ankle_rehab.domain.value import value

ASKING_SCORE = 6
WHILE_SORE = timedelta(days=7)
WITHOUT_PAIN = timedelta(days=28)
ABOUT_YOU_HOLDS = timedelta(days=90)
FIRST_LOOK_BACK = timedelta(days=21)
CLOCKS_DIFFER = timedelta(hours=1)

_FULL = frozenset({Asked.ALL, Asked.PAGES})
_NEWS = _FULL | {Asked.NOTHING_NEW}
_ABOUT_YOU = frozenset({Asked.ALL, Asked.ABOUT_YOU})


@value
class LastAsked:
    """When the three pages, anything at all about news, and "About you" were last answered; None if never."""

    pages: datetime | None
    news: datetime | None
    about_you: datetime | None


def last_asked(checks: Iterable[SignCheck], now: datetime) -> LastAsked:
    """The last answer of each kind. The first page alone, or a page of earlier versions, is no full check.

    An answer from under a clock that was more than an hour ahead does not count, nor does what was said about
    news before a backup was brought back that knew less.
    """
    given: list[tuple[Asked, datetime]] = []
    for check in checks:
        if check.page is Asked.CARRIED:
            given = [(Asked.ABOUT_YOU, at) for page, at in given if page in _ABOUT_YOU]
        elif check.release is None and check.at.utc - now <= CLOCKS_DIFFER:
            given.append((check.page, check.at.utc))

    def last(pages: frozenset[Asked]) -> datetime | None:
        return max((at for page, at in given if page in pages), default=None)

    return LastAsked(last(_FULL), last(_NEWS), last(_ABOUT_YOU))


def due(
    checks: tuple[SignCheck, ...],
    entries: tuple[PainEntry, ...],
    now: datetime,
    risen: Mapping[int, datetime] = NEVER_RISEN,
) -> Due | None:
    """What must be answered before a session at `now`; None while the last answer is fresh.

    Everything before the first session, after a twist in the diary, and after a score of 6 or more that is
    higher than the one before it of that side (a first score counts as higher). "About you" again after 90
    days. Otherwise one line once the last answer is older than 7 days while pain is written down, else 28.
    `entries` (oldest first) and `risen` as in `safety.standing`.
    """
    return due_after(last_asked(checks, now), triggers(entries, risen), now, sore=sore(entries, now))


def due_after(last: LastAsked, triggers: Iterable[datetime], now: datetime, *, sore: bool) -> Due | None:
    """The same from what was asked last, when something asked anew, and whether pain is written down."""
    if last.pages is None or last.news is None or any(at > last.pages for at in triggers):
        return Due.ALL
    if last.about_you is None or now - last.about_you >= ABOUT_YOU_HOLDS:
        return Due.ABOUT_YOU
    held = WHILE_SORE if sore else WITHOUT_PAIN
    return Due.NEWS if now - last.news > held else None


def triggers(
    entries: Iterable[PainEntry], risen: Mapping[int, datetime] = NEVER_RISEN
) -> tuple[datetime, ...]:
    """When something was written that asks for the full check: a twist, or a score that rose to 6 or more."""
    found: list[datetime] = []
    before: dict[Side, int] = {}
    for entry in entries:
        rose = entry.score >= ASKING_SCORE and entry.score > before.get(entry.side, -1)
        before[entry.side] = entry.score
        if rose or entry.twist:
            found.append(since(entry, risen))
    return tuple(found)


def ice_asks(
    checks: Iterable[SignCheck],
    entries: Iterable[PainEntry],
    high_score: PainEntry | None,
    now: datetime,
    risen: Mapping[int, datetime] = NEVER_RISEN,
) -> bool:
    """Whether the full check comes before icing: never done, or not since a trigger or a score of 7 or more.

    `high_score` is the one that has not settled.
    """
    pages = last_asked(checks, now).pages
    if pages is None or any(at > pages for at in triggers(entries, risen)):
        return True
    return high_score is not None and high_score.score >= STOP_SCORE and since(high_score, risen) > pages


def look_back(checks: Iterable[SignCheck], now: datetime) -> datetime:
    """Where "since your last check" begins: at the last full check, the first time three weeks ago."""
    last = last_asked(checks, now).pages
    return now - FIRST_LOOK_BACK if last is None else min(now, last)


def sore(entries: Iterable[PainEntry], now: datetime) -> bool:
    """Whether pain was written down about the last seven days."""
    return any(entry.score > 0 and now - entry.refers_to.utc <= WHILE_SORE for entry in entries)
