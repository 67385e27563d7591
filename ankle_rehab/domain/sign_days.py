"""On which days a warning sign of the levels "emergency" or "today" was open, and which twists stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import Release, SignCheck, answers, standing
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.triage import Level

_TAKEN_BACK = (Release.MISTAKE, Release.CORRECTED)


def stop_spans(checks: Sequence[SignCheck], today: date) -> tuple[Span, ...]:
    """The days with such a sign, both ends included, up to today; `checks` are all answers, oldest first.

    What was ticked by mistake is left out.
    """
    found: list[Span] = []
    since: date | None = None
    for number, check in enumerate(checks, 1):
        if not check.signs and check.release is None:
            continue
        day = check.at.local_date
        level = standing(tuple(checks[:number]), (), check.at.utc).level
        stops = level is not None and level.rank >= Level.TODAY.rank
        if stops and since is None:
            since = day
        elif not stops and since is not None:
            if check.release not in _TAKEN_BACK:
                found.append(Span(since, day))
            since = None
    return tuple(found) if since is None else (*found, Span(since, max(since, today)))


def twists(checks: Sequence[SignCheck], entries: Iterable[PainEntry]) -> tuple[Stamp, ...]:
    """The twists of all answers and of some entries that were not taken back, in no order."""
    left = answers(checks, entries)
    ticked = {page.at for page in left.pages if page.twisted}
    return (
        *(check.at for check in checks if check.twisted and check.at.utc in ticked),
        *(entry.refers_to for entry in left.twists),
    )
