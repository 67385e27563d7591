"""What the review says of the numbers: what was written down, side by side, and never why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.done import Done, Kept
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import (
    CLEAR_POINTS,
    ENOUGH,
    ENOUGH_IN_GROUP,
    Change,
    Comparison,
    Direction,
    Summary,
    Together,
)
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, diary_text, run_words

translate = QCoreApplication.translate


def caveat() -> str:
    """The line under every summary (clinical page, section 9)."""
    return translate(
        "review",
        "Scores are personal. A change of less than two points is often just day-to-day variation.",
    )


def number(value: float) -> str:
    """A median: whole, or with its half, as the user's country writes it."""
    return QLocale().toString(value, "f", 0 if value == int(value) else 1)


def day(value: date) -> str:
    """ "3 March 2026"."""
    return QLocale().toString(text.qdate(value), translate("review", "d MMMM yyyy", "date format"))


def span(value: Span) -> str:
    """ "12 October 2026 to 22 November 2026"; one day stands alone."""
    if value.since == value.until:
        return day(value.since)
    return translate("review", "{since} to {until}").format(since=day(value.since), until=day(value.until))


def felt_at(date_: date, wall: datetime) -> str:
    """ "Sun 22 Nov 2026, 07:12": the date as it was kept, the time in the zone it was lived in."""
    form = translate("review", "ddd d MMM yyyy", "date format")
    return translate("review", "{day}, {time}").format(
        day=QLocale().toString(text.qdate(date_), form), time=text.clock_time(wall)
    )


def written(*, late: bool) -> str:
    """Whether a score was written within a day of being felt."""
    return translate("review", "later") if late else translate("review", "in time")


# numbers of a range --------------------------------------------------------------------------------------


def spread(one: Summary) -> str:
    """ "1 to 5", or "always 3"; empty without enough entries."""
    if one.lowest is None or one.highest is None:
        return ""
    if one.lowest == one.highest:
        return translate("review", "always {score}").format(score=one.lowest)
    return translate("review", "{lowest} to {highest}").format(lowest=one.lowest, highest=one.highest)


def not_enough() -> str:
    return translate("review", "not enough entries yet")


def summary(one: Summary) -> str:
    """All that may be said of one side and moment, in one sentence."""
    who = translate("review", "{side}, {moment}").format(
        side=text.side(one.side), moment=diary_text.moment_inside(one.moment)
    )
    if one.median is None:
        words = translate("review", "{who}: not enough entries yet ({n} of {enough}).")
        return words.format(who=who, n=one.n, enough=ENOUGH)
    words = translate("review", "{who}: median {median}, {spread}. {scores}, {days} without one.")
    return words.format(
        who=who,
        median=number(one.median),
        spread=spread(one),
        scores=counted.scores(one.n),
        days=counted.days(one.days_without),
    )


def left_out(summaries: Iterable[Summary]) -> str:
    """What is said of scores that were written late; empty without any."""
    late = sum(one.late for one in summaries)
    if not late:
        return ""
    if late == 1:
        return translate(
            "review", "1 score was written more than a day later. It is left out of these numbers."
        )
    words = translate(
        "review",
        "{n} scores were written more than a day later. They are left out of these numbers.",
        "",
        late,
    )
    return words.format(n=counted.number(late))


# the last week beside the one before ---------------------------------------------------------------------


def change(one: Change) -> str:
    """How the last seven days stand beside the seven before; empty without enough entries in both."""
    who = translate("review", "{side}, {moment}").format(
        side=text.side(one.now.side), moment=diary_text.moment_inside(one.now.moment)
    )
    if one.direction is None or one.now.median is None or one.before.median is None:
        return ""
    words = {
        Direction.LOWER: translate("review", "{who}: clearly lower. Median {now}, the week before {before}."),
        Direction.SAME: translate("review", "{who}: about the same. Median {now}, the week before {before}."),
        Direction.HIGHER: translate(
            "review", "{who}: clearly higher. Median {now}, the week before {before}."
        ),
    }[one.direction]
    return words.format(who=who, now=number(one.now.median), before=number(one.before.median))


def no_change(changes: Iterable[Change]) -> str:
    """Of what there are not enough entries yet to say how it changed; empty where there are of everything."""
    few = [
        translate("review", "{side}, {moment}").format(
            side=text.side_inside(one.now.side), moment=diary_text.moment_inside(one.now.moment)
        )
        for one in changes
        if one.direction is None
    ]
    if not few:
        return ""
    words = translate("review", "Not enough entries yet (it takes {n} in each week): {list}.")
    return words.format(n=ENOUGH, list="; ".join(few))


# side by side --------------------------------------------------------------------------------------------


def comparison(one: Comparison, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> str:
    """Two groups of mornings beside each other; empty where there are not enough for that."""
    if not one.enough or one.after.median is None or one.others.median is None:
        return ""
    over = "" if one.over is None else run_words.distance(1000.0 * one.over, unit)
    words = {
        Together.SESSION: translate(
            "review",
            "{side}: on the {n} mornings after a day with a session the median was {after}, "
            "on the {m} other mornings {others}.",
        ),
        Together.ICING: translate(
            "review",
            "{side}: on the {n} mornings after a day with ice the median was {after}, "
            "on the {m} other mornings {others}.",
        ),
        Together.RUN: translate(
            "review",
            "{side}: on the {n} mornings after a day with a run the median was {after}, "
            "on the {m} other mornings {others}.",
        ),
        Together.LONG_RUN: translate(
            "review",
            "{side}: on the {n} mornings after runs over {over} the median was {after}, "
            "on the {m} other mornings {others}.",
        ),
    }[one.what]
    said = words.format(
        side=text.side(one.side),
        n=counted.number(one.after.n),
        m=counted.number(one.others.n),
        after=number(one.after.median),
        others=number(one.others.median),
        over=over,
    )
    return f"{said} {_went_together(one.what, one.after.median - one.others.median)}"


def _went_together(what: Together, points: float) -> str:
    if abs(points) < CLEAR_POINTS:  # as for a change from week to week
        return translate("review", "About the same.")
    higher, lower = {
        Together.SESSION: (
            translate("review", "Higher scores went together with sessions."),
            translate("review", "Lower scores went together with sessions."),
        ),
        Together.ICING: (
            translate("review", "Higher scores went together with ice."),
            translate("review", "Lower scores went together with ice."),
        ),
        Together.RUN: (
            translate("review", "Higher scores went together with runs."),
            translate("review", "Lower scores went together with runs."),
        ),
        Together.LONG_RUN: (
            translate("review", "Higher scores went together with longer runs."),
            translate("review", "Lower scores went together with longer runs."),
        ),
    }[what]
    return higher if points > 0 else lower


def no_comparison() -> str:
    """Why nothing stands side by side yet."""
    words = translate(
        "review",
        "Not enough mornings yet. It takes {n} after a day with a session, ice or a run, and {n} others.",
    )
    return words.format(n=ENOUGH_IN_GROUP)


def together_only() -> str:
    return translate("review", "What went together need not have to do with each other.")


# what was done -------------------------------------------------------------------------------------------


def done(one: Done, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> tuple[str, ...]:
    """What was done in a range, a line for each kind; rest and stopping count like everything else."""
    lines = [_sessions(one)]
    if one.kept.planned:
        lines.append(kept(one.kept))
    if one.planned_seconds:
        words = translate("review", "Guided time: {done} of the {planned} that were planned.")
        done_time, planned = text.duration(one.done_seconds), text.duration(one.planned_seconds)
        lines.append(words.format(done=done_time, planned=planned))
    if one.runs:
        lines.append(translate("review", "{runs}.").format(runs=runs(one, unit)))
    if one.others:
        lines.append(translate("review", "{others}.").format(others=counted.others(one.others)))
    if one.icings:
        lines.append(translate("review", "{icings}.").format(icings=counted.icings(one.icings)))
    if one.rest_days:
        words = translate("review", "{days}, marked or without a session or run.")
        lines.append(words.format(days=counted.rest_days(one.rest_days)))
    if one.sick_days:
        lines.append(translate("review", "{days}.").format(days=counted.sick_days(one.sick_days)))
    return tuple(lines)


def runs(one: Done, unit: DistanceUnit) -> str:
    """ "12 runs, 84 km in all, the longest 10 km": as far as it is known."""
    if not one.kilometres:
        return counted.runs(one.runs)
    far = run_words.distance(1000 * one.kilometres, unit)
    if one.runs == 1:
        return translate("review", "1 run, {distance}").format(distance=far)
    words = translate("review", "{runs}, {distance} in all, the longest {longest}")
    longest = run_words.distance(1000 * one.longest, unit)
    return words.format(runs=counted.runs(one.runs), distance=far, longest=longest)


def kept(one: Kept) -> str:
    """What became of the plan: "12 planned, 8 done, 2 in part."; no word on the others."""
    words = translate("review", "{planned} planned, {done} done, {part} in part.")
    return words.format(
        planned=counted.number(one.planned),
        done=counted.number(one.done),
        part=counted.number(one.part),
    )


def right_decisions(one: Done) -> str:
    """A good word for resting, being sick and stopping; empty where there was none of it."""
    if not one.right_decisions:
        return ""
    return translate(
        "review", "Resting, being sick and stopping because it hurt are right decisions, not gaps."
    )


def _sessions(one: Done) -> str:
    if not one.sessions:
        return translate("review", "No sessions.")
    parts = [
        translate("review", "{n} done").format(n=one.completed) if one.completed else "",
        translate("review", "{n} done in part").format(n=one.part) if one.part else "",
        translate("review", "{n} stopped because it hurt").format(n=one.stopped) if one.stopped else "",
    ]
    return translate("review", "{sessions}: {parts}.").format(
        sessions=counted.sessions(one.sessions), parts=", ".join(filter(None, parts))
    )
