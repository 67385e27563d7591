"""The page for the doctor in words: short lines, in the order in which a clinician reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from ankle_rehab.domain.done import Done
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.domain.report import Medicine, Report, Ticked
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import Change, Direction, Summary
from ankle_rehab.domain.story import OwnActivity, Part, Story
from ankle_rehab.ui import text
from ankle_rehab.ui.paper import worst as report_worst
from ankle_rehab.ui.words import counted, light_words, load_chart_words, review_words, sign_words

CHART_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"
_BLANK = "_" * 28
_SHEET = (
    "<style>.title { font-size: 15pt; font-weight: 600; margin-bottom: 4px; }"
    " .head { font-size: 10pt; font-weight: 600; margin-top: 7px; color: #0B6E63; }"
    " p { margin-top: 0px; margin-bottom: 0px; }"
    " .quiet { color: #444444; font-size: 7.5pt; }"
    " td, th { padding-right: 12px; text-align: left; }"
    " .tight { white-space: nowrap; } .half { padding-right: 16px; }</style>"
)
NAMING = 2
HALF_A_LINE = 50
_WHOLE = (Part.STORY, Part.CHART, Part.SUMMARY, Part.WORST_DAYS)
_FIRST_HALF = (Part.SIGNS, Part.ACTIVITIES, Part.DONE)
_SECOND_HALF = (Part.MEDICINES, Part.QUESTIONS)

translate = QCoreApplication.translate


def part(value: Part) -> str:
    """What may go in, as its tick and its heading on the page."""
    return {
        Part.STORY: translate("report", "How it began"),
        Part.CHART: translate("report", "Pain from day to day"),
        Part.SUMMARY: translate("report", "The scores in numbers"),
        Part.WORST_DAYS: translate("report", "The worst days and what came before"),
        Part.LOAD: translate("report", "Weeks of running, and pain on the same days"),
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
        Part.CHART: lambda: _chart(report),
        Part.SUMMARY: lambda: _summary(report),
        Part.WORST_DAYS: lambda: _worst(report),
        Part.LOAD: lambda: _load(report),
        Part.SIGNS: lambda: _signs(report.signs),
        Part.ACTIVITIES: lambda: _activities(report.activities),
        Part.DONE: lambda: _done(report.done, report.unit),
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
    foot = _beside(first, second) if first and second else first + second
    before, load = written(_WHOLE) + foot, written((Part.LOAD,))
    return _SHEET + top + before + (_on_its_own(load) if before else load)


def span(value: Span) -> str:
    """ "12 October 2026 to 22 November 2026"."""
    return translate("report", "{since} to {until}").format(since=day(value.since), until=day(value.until))


def day(value: date) -> str:
    """A whole date with its year."""
    return QLocale().toString(text.qdate(value), translate("report", "d MMMM yyyy", "date format"))


def short(value: date) -> str:
    """A date within a line."""
    return QLocale().toString(text.qdate(value), translate("report", "d MMM yyyy", "date format"))


def _shown(words: str) -> str:
    """Words letter by letter, in lines; what has no letter is left out, so nothing stands for the chart."""
    lines = "\n".join(words.splitlines())
    kept = (one for one in lines if one in "\n\t" or (one != CHART_HERE and one >= " "))
    return escape("".join(kept)).replace("\n", "<br>")


def _beside(first: str, second: str = "") -> str:
    """Two halves of the page side by side."""
    halves = _turned(f"<td width='50%' class='half'>{half}</td>" for half in (first, second))
    return (
        "<table width='100%' cellspacing='0' cellpadding='0' style='margin-top: 4px'>"
        f"<tr>{halves}</tr></table>"
    )


def _line(words: str, role: str = "") -> str:
    shown = _shown(words)
    return f'<p class="{role}">{shown}</p>' if role else f"<p>{shown}</p>"


def _table(head: tuple[str, ...], rows: list[tuple[str | None, ...]]) -> str:
    """A cell that is None belongs to the one before it."""
    top = _turned(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{_turned(_cells(row))}</tr>" for row in rows)
    begin = "right" if _mirrored() else "left"
    return f"<table cellspacing='0' cellpadding='1' align='{begin}'><tr>{top}</tr>{body}</table>"


def _turned(cells: Iterable[str]) -> str:
    """Cells in the order of reading; a text document does not turn its tables round by itself."""
    row = [*cells]
    return "".join(reversed(row) if _mirrored() else row)


def _mirrored() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _cells(row: tuple[str | None, ...]) -> Iterator[str]:
    """The first two columns name the row and stay on one line."""
    for place, words in enumerate(row):
        if words is not None:
            tight = " class='tight'" if place < NAMING else ""
            wide = " colspan='2'" if row[place + 1 : place + 2] == (None,) else ""
            yield f"<td{tight}{wide}>{_shown(words)}</td>"


def _story(story: Story) -> list[str]:
    said = (
        (translate("report", "Since when: {words}"), story.since_when),
        (translate("report", "How it began: {words}"), story.how_it_began),
        (translate("report", "Earlier sprains: {words}"), story.earlier_sprains),
        (translate("report", "Worse with: {words}"), story.what_makes_it_worse),
    )
    told = [pattern.format(words=words) for pattern, words in said if words.strip()]
    lines = [_line(words) for words in told]
    if any(len(words) > HALF_A_LINE for words in told):
        return lines
    return [_beside(*lines[at : at + 2]) for at in range(0, len(lines), 2)]


def _chart(report: Report) -> list[str]:
    said = [
        translate(
            "report",
            "0 is no pain, 10 the worst pain imaginable. Each dot is one score: filled when written in time, "
            "hollow when written more than 24 hours later. A number in a dot counts scores.",
        )
    ]
    kinds = {mark.kind for mark in report.marks}
    if kinds >= {MarkKind.REST, MarkKind.SICK}:  # they share a lane
        said.append(translate("report", "Triangles among rest days are sick days."))
    if report.lights:
        said.append(_lights(report.lights))
    return [f"<p>{CHART_HERE}</p>", _line(" ".join(said), "quiet")]


def _on_its_own(words: str) -> str:
    """What has a chart of its own stands on a page of its own, with its heading above it."""
    return words.replace("<p ", '<p style="page-break-before: always" ', 1) if CHART_HERE in words else words


def _load(report: Report) -> list[str]:
    if not any(week.runs for week in report.weeks):
        return [_line(translate("report", "No run was written down in this time."))]
    legend = dict(load_chart_words.legend())
    bars = translate(
        "report",
        "Pale bar: {week}. Full bar: {longest}. Triangle: {amber}. Red dot: {red}. Below: the worst score of "
        "each day.",
    )
    in_all = translate("report", "In all: {runs}, {far}.").format(
        runs=counted.runs(sum(week.runs for week in report.weeks)),
        far=load_chart_words.distance(sum(week.kilometres for week in report.weeks), report.unit),
    )
    return [f"<p>{CHART_HERE}</p>", _line(f"{bars.format(**legend)} {in_all}", "quiet")]


def _lights(lights: Mapping[Light, int]) -> str:
    """How many days of each light, with its shape, and what it rests on."""
    shapes = {
        Light.GREEN: translate("report", "circle"),
        Light.HOLD: translate("report", "hollow triangle"),
        Light.AMBER: translate("report", "triangle"),
        Light.RED: translate("report", "octagon"),
        Light.CALM: translate("report", "moon"),
        Light.STOP: translate("report", "octagon with a bar"),
    }
    counts = [
        translate("report", "{shape} {days}").format(
            shape=shapes[light], days=light_words.counted_days(light, lights[light])
        )
        for light in Light
        if lights.get(light)
    ]
    words = translate(
        "report", "Light, a rule of thumb from research on sore Achilles tendons, in days: {counts}."
    )
    return words.format(counts=", ".join(counts))


def _summary(report: Report) -> list[str]:
    head = (
        translate("report", "Side"),
        translate("report", "When"),
        translate("report", "Median"),
        translate("report", "Range"),
        translate("report", "Entries"),
        translate("report", "Days without"),
        translate("report", "7 days before, last 7 days"),
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


def _summary_row(one: Summary, change: Change | None) -> tuple[str | None, ...]:
    few = translate("report", "not enough entries yet")
    middle = few if one.median is None else number(one.median)
    spread = None if one.lowest is None else review_words.spread(one)
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
    lines = [_line(report_worst.high(entry, short(entry.refers_to.local_date))) for entry in report.highest]
    if report.bad_days.days:
        told = translate(
            "report",
            "The worst mornings (of {n} written down) and the two days before. "
            "What stands side by side need not be the cause.",
        )
        lines.append(_line(told.format(n=report.bad_days.mornings)))
        lines += [
            _line(report_worst.morning(one, short(one.morning), report.unit)) for one in report.bad_days.days
        ]
    return lines


def _signs(signs: tuple[Ticked, ...]) -> list[str]:
    if not signs:
        return [_line(translate("report", "None was ticked in this time."))]
    lines = []
    for one in signs:
        named = [sign_words.sign(sign) for sign in one.signs]
        words = [translate("report", " or ").join(named)] if one.former and named else named
        words += [sign_words.detail(detail) for detail in one.details]
        if one.twisted:
            words.append(translate("report", "twisted in the 72 hours before"))
        if one.level is not None:
            words.append(sign_words.level(one.level))
        if one.ended is not None:
            on = "" if one.on is None else f" ({short(one.on)})"
            words.append(sign_words.release(one.ended) + on)
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


def _done(done: Done, unit: DistanceUnit) -> list[str]:
    words = translate(
        "report",
        "Sessions done: {completed}, in part: {part}, stopped because it hurt: {stopped}; "
        "guided time: {done} of {planned} planned. "
        "Rest days, marked or without a session or run: {rest}. Sick days: {sick}. Icings: {icings}.",
    ).format(
        completed=done.completed,
        part=done.part,
        stopped=done.stopped,
        done=text.duration(done.done_seconds),
        planned=text.duration(done.planned_seconds),
        rest=done.rest_days,
        sick=done.sick_days,
        icings=done.icings,
    )
    lines = [_line(words)]
    if done.runs or done.others:
        moved = [review_words.runs(done, unit)] if done.runs else []
        moved += [counted.others(done.others)] if done.others else []
        lines.append(_line(translate("report", "{list}.").format(list="; ".join(moved))))
    if done.kept.planned:
        lines.append(_line(review_words.kept(done.kept)))
    return lines


def _medicines(medicines: tuple[Medicine, ...]) -> list[str]:
    if not medicines:
        return [_line(translate("report", "None was written down in this time."))]
    pattern = translate("report", "{name}: on {days} of the days, last on {last}")
    return [_line(pattern.format(name=one.name, days=one.days, last=short(one.last))) for one in medicines]


def _questions(story: Story) -> list[str]:
    asked = preset_questions() if story.questions is None else story.questions
    return [_line(f"{place}. {question}") for place, question in enumerate(asked, 1)]
