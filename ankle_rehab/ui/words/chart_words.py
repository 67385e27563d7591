"""What a chart says of itself, and of the day that somebody points at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.ui import text
from ankle_rehab.ui.words import counted, diary_text, light_words, review_words

MOST_IN_FULL = 6

translate = QCoreApplication.translate


def name(since: date, until: date, points: Iterable[Point]) -> str:
    """The chart in one sentence, for somebody who cannot see it."""
    words = translate(
        "chart",
        "Pain chart, {since} to {until}: {scores}. "
        "Left and Right go from point to point, Enter opens the entry.",
    )
    return words.format(
        since=review_words.day(since),
        until=review_words.day(until),
        scores=counted.scores(sum(point.n for point in points)),
    )


def facts(
    days: tuple[date, date],
    points: tuple[Point, ...],
    marks: tuple[Mark, ...],
    today: date,
    point: Point | None = None,
) -> str:
    """All of some days (the first and the last of them); the one `point` that is meant comes first."""
    since, until = days
    when = text.near_day(since, today) if since == until else _days(since, until)
    others = tuple(one for one in points if one is not point)
    said = (*_scores(others), *_marks(marks))
    if point is None:
        return translate("chart", "{day}: {facts}").format(
            day=when, facts="; ".join(said) or translate("chart", "nothing written down")
        )
    first = translate("chart", "{day}: {score}").format(day=when, score=point_words(point))
    if not said:
        return first
    return translate("chart", "{first}. Also: {facts}").format(first=first, facts="; ".join(said))


def point_words(point: Point) -> str:
    """One point: "left 3, mild, first steps in the morning, written later"."""
    words = [f"{text.side_inside(point.side)} {text.score(point.score)}"]
    if point.moment is not None:
        words.append(diary_text.moment_inside(point.moment))
    if point.n > 1:
        words.append(counted.scores(point.n))
    if point.late:
        words.append(translate("chart", "written later"))
    return ", ".join(words)


def legend(lanes: Iterable[MarkKind]) -> tuple[tuple[MarkKind | Light | None, str], ...]:
    """What every mark under the chart stands for; None is the hollow point, each light has its own."""
    shown = tuple(lanes)
    words = {
        MarkKind.SESSION: translate("chart", "session"),
        MarkKind.RUN: translate("chart", "run"),
        MarkKind.ICING: translate("chart", "ice"),
        MarkKind.TWIST: translate("chart", "twist"),
        MarkKind.REST: translate("chart", "rest day"),
        MarkKind.SICK: translate("chart", "sick"),
    }
    return (
        (None, translate("chart", "hollow: written more than a day later")),
        *((kind, words[kind]) for kind in shown if kind is not MarkKind.LIGHT),
        *((light, light_words.legend(light)) for light in Light if MarkKind.LIGHT in shown),
    )


def scale() -> str:
    """What the numbers beside the chart mean."""
    return translate("chart", "0 is no pain, 10 the worst you can imagine. Numbers in dots count scores.")


def _days(since: date, until: date) -> str:
    return translate("chart", "{since} to {until}").format(
        since=review_words.day(since), until=review_words.day(until)
    )


def _scores(points: tuple[Point, ...]) -> tuple[str, ...]:
    """Each point while there are few, otherwise from where to where they go."""
    if len(points) <= MOST_IN_FULL:
        return tuple(point_words(point) for point in points)
    said = []
    for side in Side:
        own = [point for point in points if point.side is side]
        if own:
            words = translate("chart", "{side}: {scores} from {lowest} to {highest}")
            said.append(
                words.format(
                    side=text.side_inside(side),
                    scores=counted.scores(sum(point.n for point in own)),
                    lowest=min(point.score for point in own),
                    highest=max(point.score for point in own),
                )
            )
    return tuple(said)


def _marks(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    count = {
        MarkKind.SESSION: counted.sessions,
        MarkKind.RUN: counted.runs,
        MarkKind.ICING: counted.icings,
        MarkKind.TWIST: counted.twists,
        MarkKind.REST: counted.rest_days,
        MarkKind.SICK: counted.sick_days,
    }
    found = dict.fromkeys(count, 0)
    for mark in marks:
        if mark.kind in found:
            found[mark.kind] += mark.n
    lights = [mark for mark in marks if mark.verdict is not None]
    return (*_lights(lights), *(count[kind](n) for kind, n in found.items() if n))


def _lights(marks: list[Mark]) -> tuple[str, ...]:
    """The light of one day with its reasons, of several days the worst."""
    verdicts = [mark.verdict for mark in marks if mark.verdict is not None]
    if not verdicts:
        return ()
    worst = max(verdicts, key=lambda verdict: verdict.light.severity)
    if len(marks) == 1 and marks[0].n == 1:
        return (translate("chart", "light {light}").format(light=light_words.sentence(worst, inside=True)),)
    words = translate("chart", "worst light {light}")
    return (words.format(light=light_words.legend(worst.light)),)
