"""A training week in words: its name, how many runs it has, and a day in a word or two."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.load import Finding, Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_week import RUNS_A_WEEK, RunWeek
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui import text
from ankle_rehab.ui.words import run_words

translate = QCoreApplication.translate


def week_name(first: date, today: date, week_start: date) -> str:
    """This week, last or next week, or from when to when; `week_start` is the first day of this one."""
    weeks = (first - week_start).days // 7
    if weeks == 0:
        return translate("run_week_words", "This week")
    if weeks == 1:
        return translate("run_week_words", "Next week")
    if weeks == -1:
        return translate("run_week_words", "Last week")
    words = translate("run_week_words", "{first} to {last}")
    last = first + timedelta(days=6)
    return words.format(first=text.day_of_year(first, today), last=text.day_of_year(last, today))


def week_line(week: RunWeek, today: date) -> str:
    """ "2 of 3 runs, rest day free" for a week that is not over, else how many runs it had and how far."""
    if week.days[-1].day < today:
        return _past_week(week)
    rest = next((day for day in week.rest_days if day >= today), None)
    if rest is not None:
        last = translate("run_week_words", "rest on {day}").format(day=text.short_day(rest))
    elif week.rest_free:
        last = translate("run_week_words", "rest day free")
    else:
        last = translate("run_week_words", "no day is left for rest")
    if week.runs > RUNS_A_WEEK:
        words = translate("run_week_words", "{runs} (three at most), {rest}")
        return words.format(runs=run_words.runs(week.runs), rest=last)
    words = translate("run_week_words", "{n} of {most} runs, {rest}")
    return words.format(n=QLocale().toString(week.runs), most=RUNS_A_WEEK, rest=last)


def _past_week(week: RunWeek) -> str:
    if not week.runs:
        return translate("run_week_words", "No run is written down.")
    return run_words.runs(week.runs)


def day_line(one: Activity | Planned, shown: DistanceUnit, *, hard: bool) -> str:
    """An activity or plan in a word or two, for a narrow place: "5.2 km", "hard 5.2 km", "Bike"."""
    if one.sport is not Sport.RUN:
        return run_words.sport(one.sport)
    if one.metres is not None:
        bare = run_words.distance(one.metres, shown)
    elif one.minutes is not None:
        bare = text.duration(round(one.minutes) * 60)
    else:
        bare = (
            translate("run_week_words", "run", "inside a line")
            if hard
            else run_words.run_of_type(one.run_type)
        )
    return translate("run_week_words", "hard {run}").format(run=bare) if hard else bare


def rule_in_short(rule: Rule) -> str:
    """What a rule asks about, in a word or two, for a narrow place."""
    match rule:
        case Rule.W1:
            return translate("run_week_words", "over 3 runs")
        case Rule.W2:
            return translate("run_week_words", "2 hard runs")
        case Rule.W3:
            return translate("run_week_words", "rest day?")
        case Rule.L1:
            return translate("run_week_words", "long step")
        case Rule.L5:
            return translate("run_week_words", "hard again")
        case Rule.L8:
            return translate("run_week_words", "too soon")
        case Rule.REST:
            return translate("run_week_words", "rest day?")
        case _:
            return translate("run_week_words", "look")


def rule_in_a_day(found: Finding) -> str:
    """The same even shorter, for a day of the week."""
    match found.rule:
        case Rule.W1:
            return translate("run_week_words", "{n} runs").format(n=int(found.amount or 0))
        case Rule.W2:
            return translate("run_week_words", "{n} hard").format(n=int(found.amount or 0))
        case Rule.W3:
            return translate("run_week_words", "rest?")
        case _:
            return rule_in_short(found.rule)
