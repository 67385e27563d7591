"""A training week as it is shown: seven days in short, the chosen one at length, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.load import Finding, Rule, Weight
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.load_rules import asks, findings_of, week_start
from ankle_rehab.domain.outings import key_of
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.run_week import RunWeek, WeekDay, week_of
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.run_load import Block
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.runs.day import DayLine, DayView
from ankle_rehab.ui.widgets.runs.day_panel import DoneRow, PanelView, PlanRow
from ankle_rehab.ui.words import load_words, run_week_words, run_words

SIX_DAYS = timedelta(days=6)
OF_THE_WEEK = frozenset({Rule.W1, Rule.W3, Rule.W4, Rule.W7, Rule.L2, Rule.L7})
MARKS = {Weight.AMBER: "amber", Weight.RED: "red"}

translate = QCoreApplication.translate


@value
class WeekFacts:
    """What is known of a week: the keys of its hard runs, what the rules found, and why a plan is left out.

    Plans are told apart by their numbers; `until` is when the first of these reasons ends, None where nobody
    knows.
    """

    week: RunWeek
    today: date
    unit: DistanceUnit
    hard: frozenset[str]
    findings: tuple[Finding, ...]
    left_out: Mapping[int, str]
    until: datetime | None = None

    def is_hard(self, one: Activity | Planned) -> bool:
        return key_of(one) in self.hard

    def of_day(self, day: date) -> tuple[Finding, ...]:
        """What was found on just that day, or on a few of which it is the last."""
        return tuple(one for one in self.findings if one.days and one.days[-1] == day)


@value
class WeekLook:
    """Seven days, the chosen one at length, and what the rules say of the week as a whole."""

    days: tuple[DayView, ...]
    panel: PanelView
    notes: tuple[str, ...]


def read_week(parts: Parts, chosen: date) -> WeekFacts:
    """Read the week that holds this day; raises the faults of `storage.faults`."""
    now, settings = parts.clock.now(), parts.preferences.settings
    today = now.date()
    first = week_start(chosen, settings.week_start)
    span = Span(first, first + SIX_DAYS)
    done, plans = parts.runs.all(span), parts.runs.plans(span)
    past = parts.run_load.past(span.until, first)
    log = LoadLog(past)
    week = week_of(first, done, plans, today, rest=past.rest, active=past.active)
    blocks = _blocks(parts, week)
    return WeekFacts(
        week=week,
        today=today,
        unit=settings.distance_unit,
        hard=frozenset(run.key for run, hard in zip(log.runs, log.hard, strict=True) if hard is not None),
        findings=findings_of(
            log, min(max(today, first), span.until), settings.week_start, over=span.until < today
        ),
        left_out={number: load_words.block(block, now) for number, block in blocks.items()},
        until=min((one.until for one in blocks.values() if one.until is not None), default=None),
    )


def _blocks(parts: Parts, week: RunWeek) -> dict[int, Block]:
    """Why a plan is left out at its own time; nothing is asked where nothing is planned."""
    plans = [plan for day in week.days for plan in day.plans if plan.id is not None]
    if not plans:
        return {}
    closed = parts.run_load.closing()
    blocks = ((plan.id or 0, closed(plan)) for plan in plans)
    return {number: block for number, block in blocks if block is not None}


def look_at(facts: WeekFacts, chosen: date) -> WeekLook:
    """How the week is shown while this day is the chosen one."""
    day = facts.week.day(chosen) or facts.week.days[0]
    of_the_week = (one for one in facts.findings if one.rule in OF_THE_WEEK)
    return WeekLook(
        tuple(day_view(one, facts) for one in facts.week.days),
        panel_of(day, facts),
        _notes(of_the_week, facts.unit),
    )


def day_view(day: WeekDay, facts: WeekFacts) -> DayView:
    """A day in a few short lines, and all of it in one sentence."""
    lines = [
        DayLine(run_week_words.day_line(one, facts.unit, hard=facts.is_hard(one)), _mark(one))
        for one in day.all
    ]
    if day.rest:
        lines.append(DayLine(translate("run_week", "rest day"), "rest"))
    loud = asks(facts.of_day(day.day))[:1] if day.day >= facts.today else ()
    if loud:
        lines += [DayLine(run_week_words.rule_in_a_day(one), MARKS[one.weight]) for one in loud]
    said = [_told(one, facts) for one in day.all]
    if day.rest:
        said.append(translate("run_week", "rest day"))
    said += [load_words.finding(one, facts.unit) for one in loud]
    if not said:
        said.append(translate("run_week", "nothing written down"))
    return DayView(
        name=text.short_day(day.day),
        lines=tuple(lines),
        told=", ".join((text.near_day(day.day, facts.today), *said)),
        today=day.day == facts.today,
        past=day.day < facts.today,
    )


def panel_of(day: WeekDay, facts: WeekFacts) -> PanelView:
    """The chosen day at length."""
    return PanelView(
        title=text.near_day(day.day, facts.today),
        done=tuple(DoneRow(one.id, _words(one, facts)) for one in day.done),
        plans=tuple(_plan_row(one, facts) for one in day.plans if one.id is not None),
        notes=_notes((one for one in facts.of_day(day.day) if one.rule not in OF_THE_WEEK), facts.unit),
        ahead=day.day >= facts.today,
        today=day.day == facts.today,
        rest=day.rest,
    )


def _plan_row(plan: Planned, facts: WeekFacts) -> PlanRow:
    left_out = facts.left_out.get(plan.id or 0, "")
    return PlanRow(
        number=plan.id or 0,
        words=_words(plan, facts),
        sport=plan.sport,
        notes=(left_out,) if left_out else (),
        earlier=plan.day > facts.today,
        today=plan.day == facts.today,
        closed=bool(left_out),
    )


def _words(one: Activity | Planned, facts: WeekFacts) -> str:
    if isinstance(one, Planned):
        return run_words.planned(one, facts.unit)
    return run_words.summary(one, facts.unit, hard=facts.is_hard(one))


def _told(one: Activity | Planned, facts: WeekFacts) -> str:
    if isinstance(one, Planned):
        return translate("run_week", "planned: {what}").format(what=_words(one, facts))
    return translate("run_week", "done: {what}").format(what=_words(one, facts))


def _mark(one: Activity | Planned) -> str:
    return "planned" if isinstance(one, Planned) else "done"


def _notes(findings: Iterable[Finding], unit: DistanceUnit) -> tuple[str, ...]:
    return tuple(f"{load_words.finding(one, unit)} {load_words.source(one)}." for one in findings)
