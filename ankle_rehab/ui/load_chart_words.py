"""What the load chart says of itself, of a week and of a day; the same numbers stand in its table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Weight
from ankle_rehab.domain.load_chart import LoadDay, LoadWeek
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui import counted, review_words, run_words, text

translate = QCoreApplication.translate


def lane_names() -> tuple[str, str, str]:
    """The lanes under the bars: what the rules found, hard runs, rest days."""
    return (
        translate("load_chart", "Rules"),
        translate("load_chart", "Hard runs"),
        translate("load_chart", "Rest days"),
    )


def heading(unit: DistanceUnit) -> str:
    """What stands above the bars."""
    return translate("load_chart", "Running, {unit} a week").format(unit=run_words.unit(unit))


def pain(side: Side) -> str:
    """What stands above the scores of one side."""
    return translate("load_chart", "Pain, {side}, worst of the day").format(side=text.side_inside(side))


def name(weeks: tuple[LoadWeek, ...], unit: DistanceUnit) -> str:
    """The chart in one sentence, for somebody who cannot see it."""
    words = translate(
        "load_chart",
        "Load chart, {since} to {until}: {runs}, {far}. "
        "Left and Right go from week to week, Up and Down from day to day.",
    )
    return words.format(
        since=review_words.day(weeks[0].since),
        until=review_words.day(weeks[-1].until),
        runs=counted.runs(sum(one.runs for one in weeks)),
        far=distance(sum(one.kilometres for one in weeks), unit),
    )


def distance(kilometres: float, unit: DistanceUnit) -> str:
    return run_words.distance(kilometres * 1000, unit)


def week(one: LoadWeek, unit: DistanceUnit) -> str:
    """All of one week: "9 to 15 November: 3 runs, 24 km, the longest 10 km. 1 hard run. ..." """
    said = [_running(one, unit)]
    if one.hard:
        said.append(hard_runs(one.hard))
    if one.rests:
        said.append(counted.rest_days(one.rests))
    worst = [(side, one.worst(side)) for side in Side]
    if scores := [f"{text.side_inside(side)} {score}" for side, score in worst if score is not None]:
        said.append(translate("load_chart", "worst pain: {scores}").format(scores=", ".join(scores)))
    words = translate("load_chart", "{week}: {facts}.")
    return words.format(week=week_name(one), facts=". ".join(_capital(part) for part in said))


def day(one: LoadDay, today: date, unit: DistanceUnit) -> str:
    """All of one day."""
    said = []
    if one.runs:
        said.append(counted.runs(one.runs))
        said += [distance(far, unit) for far in one.lengths]
    if one.hard:
        said.append(hard_runs(one.hard) if one.runs > 1 else translate("load_chart", "a hard one"))
    if one.other:
        said.append(translate("load_chart", "other training"))
    if one.rest:
        said.append(translate("load_chart", "rest day"))
    said += [f"{text.side_inside(side)} {text.score(score)}" for side, score in one.pain]
    facts = ", ".join(said) or translate("load_chart", "nothing written down")
    return translate("load_chart", "{day}: {facts}.").format(day=text.near_day(one.day, today), facts=facts)


def week_name(one: LoadWeek) -> str:
    """ "9 to 15 November 2026", with both months where they are two."""
    form = translate("load_chart", "d MMMM", "date format")
    if one.since.month == one.until.month:
        form = translate("load_chart", "d", "date format")
    since = QLocale().toString(text.qdate(one.since), form)
    return translate("load_chart", "{since} to {until}").format(
        since=since, until=review_words.day(one.until)
    )


def hard_runs(n: int) -> str:
    words = (
        translate("load_chart", "1 hard run") if n == 1 else translate("load_chart", "{n} hard runs", "", n)
    )
    return words.format(n=counted.number(n))


def weight(one: LoadWeek) -> Weight | None:
    """The heaviest that the rules found in a week, where it is more than a note."""
    heavy = [found.weight for found in one.findings if found.weight in (Weight.AMBER, Weight.RED)]
    return max(heavy, key=lambda found: found.rank, default=None)


def legend() -> tuple[tuple[str, str], ...]:
    """Each shape of the chart by its name, with what it stands for."""
    return (
        ("week", translate("load_chart", "all runs of the week")),
        ("longest", translate("load_chart", "its longest run")),
        ("hard", translate("load_chart", "hard run")),
        ("rest", translate("load_chart", "rest day, on purpose")),
        ("amber", translate("load_chart", "outside a rule of training")),
        ("red", translate("load_chart", "two hard runs in one day")),
    )


def headings(unit: DistanceUnit) -> tuple[str, ...]:
    """The columns of the table."""
    far = run_words.unit(unit)
    return (
        translate("load_chart", "Week"),
        translate("load_chart", "Runs"),
        translate("load_chart", "Distance, {unit}").format(unit=far),
        translate("load_chart", "Longest, {unit}").format(unit=far),
        translate("load_chart", "Hard runs"),
        translate("load_chart", "Rest days"),
        *(translate("load_chart", "Pain {letter}").format(letter=text.side_letter(side)) for side in Side),
        translate("load_chart", "Rules"),
    )


def cells(one: LoadWeek, unit: DistanceUnit, rules: Iterable[str]) -> tuple[str, ...]:
    """A row of the table; what is not known stays empty. `rules` are the names of what was found."""
    longest = one.longest
    return (
        week_name(one),
        counted.number(one.runs),
        run_words.amount(one.kilometres * 1000, unit) if one.measured else "",
        "" if longest is None else run_words.amount(max(longest.lengths) * 1000, unit),
        counted.number(one.hard),
        counted.number(one.rests),
        *("" if (worst := one.worst(side)) is None else counted.number(worst) for side in Side),
        ", ".join(rules),
    )


def _running(one: LoadWeek, unit: DistanceUnit) -> str:
    if not one.runs:
        return translate("load_chart", "no run")
    longest = one.longest
    if longest is None:
        return translate("load_chart", "{runs}, distance not known").format(runs=counted.runs(one.runs))
    words = translate("load_chart", "{runs}, {far}, the longest {longest}")
    if one.runs == 1:
        words = translate("load_chart", "{runs}, {far}")
    if one.measured < one.runs:
        words = translate("load_chart", "{runs}, {far} as far as it is known, the longest {longest}")
    return words.format(
        runs=counted.runs(one.runs),
        far=distance(one.kilometres, unit),
        longest=distance(max(longest.lengths), unit),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
