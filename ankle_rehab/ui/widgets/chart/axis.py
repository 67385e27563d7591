"""Time along the foot of a chart: which stretch of it is in sight, and labels that never touch each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ankle_rehab.domain.value import value

GAP = 0.8
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
_LATEST_YEAR = date.max.year
_SAMPLES = tuple(date(2024, 1 + number % 12, 20 + number % 9).toordinal() for number in range(36))

translate = QCoreApplication.translate


@value
class View:
    """The stretch of time in sight.

    Both ends are days as `date.toordinal` counts them with the part of the day that has passed: 10.0 is the
    midnight at which day 10 begins, 11.0 the one at which it ends. Raises ValueError unless it ends after it
    begins.
    """

    first: float
    last: float

    def __post_init__(self) -> None:
        if not self.first < self.last:
            raise ValueError("a view ends after it begins")

    @staticmethod
    def of(since: date, until: date) -> View:
        """All of these days, both included; raises ValueError when `until` is before `since`."""
        return View(since.toordinal(), until.toordinal() + 1)

    @property
    def days(self) -> float:
        return self.last - self.first

    @property
    def since(self) -> date:
        """The first day of which any part is in it."""
        return day_of(self.first)

    @property
    def until(self) -> date:
        """The last day of which any part is in it."""
        end = int(self.last)
        return day_of(end - 1 if end == self.last else end)

    def moved(self, days: float) -> View:
        """As long, but so many days later."""
        return View(self.first + days, self.last + days)

    def zoomed(self, factor: float, about: float) -> View:
        """`factor` times as long; `about` stays in its place."""
        return View(about + (self.first - about) * factor, about + (self.last - about) * factor)

    def within(self, whole: View, shortest: float) -> View:
        """The nearest view inside of `whole`, at least `shortest` days long where `whole` has room for it."""
        middle = (self.first + self.last) / 2
        days = min(whole.days, max(shortest, self.days))
        first = min(max(middle - days / 2, whole.first), whole.last - days)
        return View(first, first + days)


def day_of(day: float) -> date:
    """The date of a day with its fraction, the nearest there is."""
    return date.fromordinal(min(max(int(day // 1), FIRST_DAY), LAST_DAY))


@value
class Label:
    """Words at the beginning of a stretch of time; empty where there is no room for them."""

    day: float
    words: str


@value
class Axis:
    """What stands under a chart: `ticks` with a line each, and below them the month or year they are in."""

    ticks: tuple[Label, ...]
    eras: tuple[Label, ...]


@value
class _Step:
    """One way to label the axis. `days` is the shortest distance of two of its ticks."""

    days: int
    starts: Callable[[View], Iterator[int]]
    words: str
    eras: Callable[[View], Iterator[int]] | None = None
    era_words: str = ""


def axis(view: View, room: float, width_of: Callable[[str], float]) -> Axis:
    """The closest labels that fit into `room`, which is in the unit of `width_of`, the width of words.

    What is chosen hangs on the length of the view alone, so nothing changes its manner while it is moved.
    """
    scale = room / view.days
    gap = GAP * width_of("00")
    for step in _steps():
        if step.days * scale >= width_of("8") + gap and step.days * scale >= _widest(step, width_of) + gap:
            break
    ticks = (Label(day, _words(day, step.words)) for day in step.starts(view))
    return Axis(_inside(ticks, view, scale, width_of), _eras(step, view, scale, width_of))


def _widest(step: _Step, width_of: Callable[[str], float]) -> float:
    return max(width_of(_words(day, step.words)) for day in _SAMPLES)


def _inside(
    ticks: Iterable[Label], view: View, scale: float, width_of: Callable[[str], float]
) -> tuple[Label, ...]:
    """The last label has its line but no words where they would reach over the end."""
    return tuple(
        tick if (view.last - tick.day) * scale >= width_of(tick.words) else Label(tick.day, "")
        for tick in ticks
    )


def _eras(step: _Step, view: View, scale: float, width_of: Callable[[str], float]) -> tuple[Label, ...]:
    """What the ticks lie in; the first begins where the view does."""
    if step.eras is None:
        return ()
    later = [day for day in step.eras(view) if day > view.first]
    begins = [view.first, *later]
    ends = [*later, view.last]
    gap = GAP * width_of("00")
    made = []
    for begin, end in zip(begins, ends, strict=True):
        words = _words(begin, step.era_words)
        made.append(Label(begin, words if (end - begin) * scale >= width_of(words) + gap else ""))
    return tuple(made)


def _steps() -> Iterator[_Step]:
    """From the closest to the widest."""
    day_name = translate("chart", "ddd d", "date format")
    day_number = translate("chart", "d", "date format")
    in_month = translate("chart", "d MMM", "date format")
    short_month = translate("chart", "MMM", "date format")
    month = translate("chart", "MMMM", "date format")
    month_and_year = translate("chart", "MMMM yyyy", "date format")
    year = translate("chart", "yyyy", "date format")
    yield _Step(1, _every(1), day_name, _months(1), month_and_year)
    yield _Step(1, _every(1), day_number, _months(1), month_and_year)
    yield _Step(7, _every(7), in_month, _years(1), year)
    yield _Step(14, _every(14), in_month, _years(1), year)
    yield _Step(28, _months(1), month, _years(1), year)
    yield _Step(28, _months(1), short_month, _years(1), year)
    yield _Step(89, _months(3), short_month, _years(1), year)
    for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000):
        yield _Step(365 * years, _years(years), year)


def _every(days: int) -> Callable[[View], Iterator[int]]:
    """Every so many days; whole weeks begin on the day on which they do so in the user's country."""
    offset = QLocale().firstDayOfWeek().value if days % 7 == 0 else 0

    def starts(view: View) -> Iterator[int]:
        first = int(-((offset - view.first) // days)) * days + offset
        yield from range(first, int(-(-view.last // 1)), days)

    return starts


def _months(months: int) -> Callable[[View], Iterator[int]]:
    def starts(view: View) -> Iterator[int]:
        begin = day_of(view.first)
        number = (begin.year * 12 + begin.month - 1) // months * months
        while number // 12 <= _LATEST_YEAR:
            day = date(number // 12, number % 12 + 1, 1).toordinal() if number >= 12 else FIRST_DAY
            if day >= view.last:
                return
            if day >= view.first:
                yield day
            number += months

    return starts


def _years(years: int) -> Callable[[View], Iterator[int]]:
    def starts(view: View) -> Iterator[int]:
        for year in range(day_of(view.first).year // years * years, _LATEST_YEAR + 1, years):
            day = date(max(year, 1), 1, 1).toordinal()
            if day >= view.last:
                return
            if day >= view.first:
                yield day

    return starts


def _words(day: float, form: str) -> str:
    when = day_of(day)
    return QLocale().toString(QDate(when.year, when.month, when.day), form)
