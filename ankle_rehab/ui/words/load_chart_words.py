"""What the load chart says of itself, of a week and of a day; the same numbers stand in its table."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Finding, Rule, Weight
from ankle_rehab.domain.load_chart import LoadDay, LoadWeek
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.typed import metres_of
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, review_words, run_words

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


def heavy(one: LoadWeek) -> tuple[Finding, ...]:
    """What the rules found in a week, as far as it is more than a note; heaviest first."""
    return tuple(found for found in one.findings if found.weight.rank >= Weight.AMBER.rank)


def weight(one: LoadWeek) -> Weight | None:
    """The heaviest of these."""
    return max((found.weight for found in heavy(one)), key=lambda found: found.rank, default=None)


def rule(value: Rule) -> str:
    """What was found, in a few words for the table."""
    match value:
        case Rule.W1:
            return translate("load_chart", "more than three runs")
        case Rule.W2:
            return translate("load_chart", "two hard runs in a day")
        case Rule.W3:
            return translate("load_chart", "no rest day")
        case Rule.L1:
            return translate("load_chart", "a jump in one run")
        case Rule.L5:
            return translate("load_chart", "hard on two days running")
        case Rule.L8:
            return translate("load_chart", "soon after a sore day")
        case Rule.REST:
            return translate("load_chart", "a plan on a day of rest")
        case _:
            return translate("load_chart", "another rule")


def legend() -> tuple[tuple[str, str], ...]:
    """Each shape of the chart by its name, with what it stands for."""
    return (
        ("week", translate("load_chart", "all runs of the week")),
        ("longest", translate("load_chart", "its longest run")),
        ("hard", translate("load_chart", "hard run")),
        ("rest", translate("load_chart", "rest day, on purpose")),
        ("amber", translate("load_chart", "outside a rule")),
        ("red", translate("load_chart", "well outside a rule")),
    )


def headings(unit: DistanceUnit) -> tuple[str, ...]:
    """The columns of the table."""
    far = run_words.unit(unit)
    return (
        translate("load_chart", "Week from"),
        translate("load_chart", "Runs"),
        translate("load_chart", "All, {unit}").format(unit=far),
        translate("load_chart", "Longest"),
        translate("load_chart", "Hard"),
        translate("load_chart", "Rest"),
        *(translate("load_chart", "Pain {letter}").format(letter=text.side_letter(side)) for side in Side),
        translate("load_chart", "Rules"),
    )


def cells(one: LoadWeek, unit: DistanceUnit) -> tuple[str, ...]:
    """A row of the table; what is not known stays empty."""
    longest = one.longest
    return (
        QLocale().toString(text.qdate(one.since), translate("load_chart", "d MMM yyyy", "date format")),
        counted.number(one.runs),
        _amount(one.kilometres, unit) if one.measured else "",
        "" if longest is None else _amount(max(longest.lengths), unit),
        counted.number(one.hard),
        counted.number(one.rests),
        *("" if (worst := one.worst(side)) is None else counted.number(worst) for side in Side),
        ", ".join(dict.fromkeys(rule(found.rule) for found in heavy(one))),
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


def _amount(kilometres: float, unit: DistanceUnit) -> str:
    """With its decimal, so that the numbers of a column line up."""
    return QLocale().toString(kilometres * 1000 / metres_of(unit), "f", 1)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
