"""The page for the doctor in words: short lines, in the order in which a clinician reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.report import Medicine, Report, Ticked
from ankle_rehab.domain.statistics import Change, Direction, Span, Summary
from ankle_rehab.domain.story import OwnActivity, Part, Story
from ankle_rehab.domain.timeline import BadDay, Event, What
from ankle_rehab.ui import text

CHART_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"
_BLANK = "_" * 28
_SHEET = (
    "<style>.title { font-size: 15pt; font-weight: 600; margin-bottom: 4px; }"
    " .head { font-size: 10pt; font-weight: 600; margin-top: 9px; color: #0B6E63; }"
    " p { margin-top: 0px; margin-bottom: 1px; }"
    " .quiet { color: #444444; font-size: 7.5pt; }"
    " td, th { padding-right: 12px; text-align: left; }"
    " .tight { white-space: nowrap; } .half { padding-right: 16px; }</style>"
)
NAMING = 2
_WHOLE = (Part.STORY, Part.CHART, Part.SUMMARY, Part.WORST_DAYS)
_FIRST_HALF = (Part.SIGNS, Part.DONE, Part.MEDICINES)
_SECOND_HALF = (Part.ACTIVITIES, Part.QUESTIONS)

translate = QCoreApplication.translate


def part(value: Part) -> str:
    """What may go in, as its tick and its heading on the page."""
    return {
        Part.STORY: translate("report", "How it began"),
        Part.CHART: translate("report", "Pain from day to day"),
        Part.SUMMARY: translate("report", "The scores in numbers"),
        Part.WORST_DAYS: translate("report", "The worst days and what came before"),
        Part.SIGNS: translate("report", "Warning signs ticked"),
        Part.ACTIVITIES: translate("report", "What matters to me"),
        Part.DONE: translate("report", "What was done"),
        Part.MEDICINES: translate("report", "Medicines"),
        Part.QUESTIONS: translate("report", "My questions"),
    }[value]


def preset_questions() -> tuple[str, ...]:
    """What stands in the list of questions before it is touched; the article asks it."""
    return (translate("report", "Which medicine or treatment could help me?"),)


def title(report: Report) -> str:
    """The name of the document."""
    return translate("report", "Ankle diary, {span}").format(span=span(report.span))


def foot(report: Report, page: int, pages: int) -> str:
    """What stands under every page."""
    return translate(
        "report", "Written by the person in their own diary, printed {day}. Page {page} of {pages}."
    ).format(day=day(report.made), page=page, pages=pages)


def html(report: Report) -> str:
    """The whole page; what the user typed is shown letter by letter."""
    writers: dict[Part, Callable[[], list[str]]] = {
        Part.STORY: lambda: _story(report.story),
        Part.CHART: _chart,
        Part.SUMMARY: lambda: _summary(report),
        Part.WORST_DAYS: lambda: _worst(report),
        Part.SIGNS: lambda: _signs(report.signs),
        Part.ACTIVITIES: lambda: _activities(report.activities),
        Part.DONE: lambda: _done(report.done),
        Part.MEDICINES: lambda: _medicines(report.medicines),
        Part.QUESTIONS: lambda: _questions(report.story),
    }

    def written(parts: tuple[Part, ...]) -> str:
        out = []
        for one in parts:
            lines = writers[one]() if one in report.parts else []
            if lines:
                out.append(f"{_line(part(one), 'head')}{''.join(lines)}")
        return "".join(out)

    blank = translate("report", "Name: {blank}   Born: {blank}").format(blank=_BLANK)
    top = _line(title(report), "title") + _line(blank)
    first, second = written(_FIRST_HALF), written(_SECOND_HALF)
    below = f"<td width='50%' class='half'>{first}</td><td width='50%' class='half'>{second}</td>"
    foot = (
        f"<table width='100%' cellspacing='0' cellpadding='0'><tr>{below}</tr></table>"
        if first and second
        else first + second
    )
    return _SHEET + top + written(_WHOLE) + foot


def span(value: Span) -> str:
    """ "12 October 2026 to 22 November 2026"."""
    return translate("report", "{since} to {until}").format(since=day(value.since), until=day(value.until))


def day(value: date) -> str:
    """A whole date with its year."""
    return QLocale().toString(text.qdate(value), translate("report", "d MMMM yyyy", "date format"))


def short(value: date) -> str:
    """A date within a line."""
    return QLocale().toString(text.qdate(value), translate("report", "d MMM yyyy", "date format"))


def _line(words: str, role: str = "") -> str:
    shown = escape(words).replace("\n", "<br>")
    return f'<p class="{role}">{shown}</p>' if role else f"<p>{shown}</p>"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        f"<tr>{''.join(_cell(cell, place) for place, cell in enumerate(row))}</tr>" for row in rows
    )
    return f"<table cellspacing='0' cellpadding='1'><tr>{top}</tr>{body}</table>"


def _cell(words: str, place: int) -> str:
    """A cell of a table; the first two columns name the row and stay on one line."""
    tight = " class='tight'" if place < NAMING else ""
    return f"<td{tight}>{escape(words)}</td>"


def _story(story: Story) -> list[str]:
    said = (
        (translate("report", "Since when: {words}"), story.since_when),
        (translate("report", "How it began: {words}"), story.how_it_began),
        (translate("report", "Earlier sprains: {words}"), story.earlier_sprains),
        (translate("report", "Worse with: {words}"), story.what_makes_it_worse),
    )
    return [_line(pattern.format(words=words)) for pattern, words in said if words.strip()]


def _chart() -> list[str]:
    words = translate(
        "report",
        "0 is no pain, 10 the worst pain imaginable. Each dot is one score: filled when written in time, "
        "hollow when written more than 24 hours later. A number in a dot says how many scores it stands for.",
    )
    return [f"<p>{CHART_HERE}</p>", _line(words, "quiet")]


def _summary(report: Report) -> list[str]:
    head = (
        translate("report", "Side"),
        translate("report", "When"),
        translate("report", "Median"),
        translate("report", "Range"),
        translate("report", "Entries"),
        translate("report", "Days without"),
        translate("report", "Median, last 7 days and 7 before"),
    )
    changes = {(one.now.side, one.now.moment): one for one in report.changes}
    rows = [_summary_row(one, changes.get((one.side, one.moment))) for one in report.summaries]
    if not rows:
        return [_line(translate("report", "Nothing was written down in this time."))]
    notes = [
        translate("report", "Scores are 0 (no pain) to 10 (worst pain imaginable), the person's own."),
        translate(
            "report",
            "Scores are personal. A change of less than two points is often just day-to-day variation.",
        ),
        translate("report", "Entries written more than 24 hours later are not in these numbers."),
    ]
    return [_table(head, rows), _line(" ".join(notes), "quiet")]


def _summary_row(one: Summary, change: Change | None) -> tuple[str, ...]:
    few = translate("report", "not enough entries yet")
    middle = few if one.median is None else number(one.median)
    spread = "" if one.lowest is None else f"{one.lowest}–{one.highest}"
    return (
        text.side(one.side),
        text.moment(one.moment),
        middle,
        spread,
        str(one.n),
        str(one.days_without),
        "" if change is None else _change(change),
    )


def _change(change: Change) -> str:
    if change.direction is None or change.now.median is None or change.before.median is None:
        return translate("report", "not enough entries yet")
    words = {
        Direction.LOWER: translate("report", "{before} to {now}: clearly lower"),
        Direction.SAME: translate("report", "{before} to {now}: about the same"),
        Direction.HIGHER: translate("report", "{before} to {now}: clearly higher"),
    }[change.direction]
    return words.format(before=number(change.before.median), now=number(change.now.median))


def number(value: float) -> str:
    """A median: whole, or with its half, as the user's country writes it."""
    return QLocale().toString(value, "f", 0 if value == int(value) else 1)


def _worst(report: Report) -> list[str]:
    lines = [_line(_high(entry)) for entry in report.highest]
    if report.bad_days.days:
        told = translate("report", "The worst mornings (mornings written down: {n}) and the two days before:")
        lines.append(_line(told.format(n=report.bad_days.mornings)))
        lines += [_line(_bad_day(one)) for one in report.bad_days.days]
        lines.append(_line(translate("report", "What stands side by side need not be the cause."), "quiet"))
    return lines


def _high(entry: PainEntry) -> str:
    words = translate("report", "{day}: {side}, {score} of 10, {moment}").format(
        day=short(entry.refers_to.local_date),
        side=text.side_inside(entry.side),
        score=entry.score,
        moment=text.moment(entry.moment),
    )
    places = ", ".join(text.zone(zone) for zone in sorted(entry.zones))
    return " · ".join(filter(None, (words, places, entry.note)))


def _bad_day(one: BadDay) -> str:
    events = "; ".join(_event(event) for event in one.events)
    return translate("report", "{day}: {side}, {score} of 10. Before it: {events}").format(
        day=short(one.morning),
        side=text.side_inside(one.side),
        score=one.score,
        events=events or translate("report", "nothing written down"),
    )


def _event(event: Event) -> str:
    what = {
        What.SESSION: translate("report", "session"),
        What.STOPPED: translate("report", "session stopped because it hurt"),
        What.ICING: translate("report", "ice"),
        What.TWIST: translate("report", "twist"),
        What.HIGH_SCORE: translate("report", "pain {score}").format(score=event.worst),
        What.REST: translate("report", "rest day"),
        What.SICK: translate("report", "sick"),
    }[event.what]
    if event.names:
        what = f"{what} ({', '.join(event.names)})"
    when = (
        translate("report", "same day"),
        translate("report", "day before"),
        translate("report", "two days before"),
    )[event.days_before]
    return f"{what}, {when}"


def _signs(signs: tuple[Ticked, ...]) -> list[str]:
    if not signs:
        return [_line(translate("report", "None was ticked in this time."))]
    lines = []
    for one in signs:
        words = [text.sign(sign) for sign in one.signs]
        if one.twisted:
            words.append(translate("report", "twisted in the 72 hours before"))
        lines.append(_line(f"{short(one.day)}: {'; '.join(words)}"))
    return lines


def _activities(activities: tuple[OwnActivity, ...]) -> list[str]:
    if not activities:
        return []
    lines = []
    for one in activities:
        scores = ", ".join(f"{score.score} ({short(score.at.local_date)})" for score in one.scores[-4:])
        lines.append(_line(f"{one.name}: {scores or translate('report', 'not scored yet')}"))
    note = translate("report", "0 = cannot do it, 10 = as well as before. Asked every fortnight.")
    return [*lines, _line(note, "quiet")]


def _done(done: Done) -> list[str]:
    words = translate(
        "report",
        "Sessions done: {completed}, in part: {part}, stopped because it hurt: {stopped}. "
        "Rest days: {rest}, sick days: {sick}. Icings: {icings}.",
    ).format(
        completed=done.completed,
        part=done.part,
        stopped=done.stopped,
        rest=done.rest_days,
        sick=done.sick_days,
        icings=done.icings,
    )
    return [_line(words)]


def _medicines(medicines: tuple[Medicine, ...]) -> list[str]:
    if not medicines:
        return [_line(translate("report", "None was written down in this time."))]
    pattern = translate("report", "{name}: on {days} of the days, last on {last}")
    return [_line(pattern.format(name=one.name, days=one.days, last=short(one.last))) for one in medicines]


def _questions(story: Story) -> list[str]:
    asked = preset_questions() if story.questions is None else story.questions
    return [_line(f"{place}. {question}") for place, question in enumerate(asked, 1)]
