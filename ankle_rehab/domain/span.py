"""Whole days from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ankle_rehab.domain.value import value

DAYS_A_STEP = 365
DECEMBER = 12


@value
class Span:
    """Whole local days, both ends included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many, 0 where the end lies before the beginning."""
        return max(0, (self.until - self.since).days + 1)


def days_in_month(year: int, month: int) -> int:
    """How long a month (1 to 12) is; `calendar` would bring all languages of the system along."""
    return 31 if month == DECEMBER else (date(year, month + 1, 1) - date(year, month, 1)).days


def pieces(span: Span) -> Iterator[Span]:
    """The same days in pieces of at most a year."""
    since = span.since
    while (span.until - since).days >= DAYS_A_STEP:
        until = since + timedelta(days=DAYS_A_STEP - 1)
        yield Span(since, until)
        since = until + timedelta(days=1)
    yield Span(since, span.until)
