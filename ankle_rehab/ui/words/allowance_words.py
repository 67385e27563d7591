"""Whether there is room for a run today in words: the answer by one's own rules, and its "Why?"."""

from __future__ import annotations

from datetime import date, datetime
from math import floor

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.load import Rule, Weight
from ankle_rehab.domain.run_allowance import Allowance, AllowanceKind, Basis
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.typed import metres_of
from ankle_rehab.ui import text
from ankle_rehab.ui.words import load_words, run_words, running_words

SOURCES = ("S1", "S30", "S37")
_TENTHS = 10

translate = QCoreApplication.translate


def answer(found: Allowance, unit: DistanceUnit, now: datetime) -> str:
    """One sentence or two, never that a run is safe."""
    match found.kind:
        case AllowanceKind.CLOSED | AllowanceKind.STAGE:
            return running_words.answer(found.answer, now)
        case AllowanceKind.RULES:
            return _left_out(found, unit)
        case AllowanceKind.ASK:
            return translate("allowance", "That depends on your longest run of the last 30 days.")
        case AllowanceKind.START:
            if found.kilometres:
                words = translate("allowance", "By your rules: stage 1 of run and walk, or up to {far}.")
                return words.format(far=_down(found.kilometres, unit))
            return translate(
                "allowance",
                "By your rules: stage 1 of run and walk, or at most half of what was usual for you.",
            )
        case AllowanceKind.UP_TO:
            return _up_to(found, unit)


def why(found: Allowance, unit: DistanceUnit, today: date) -> tuple[tuple[str, str], ...]:
    """Headings with a paragraph each: the numbers, the rules of the week, and what an answer can tell.

    None for what `running_words` says: the gate and the ladder are explained on their own page.
    """
    if found.kind in (AllowanceKind.CLOSED, AllowanceKind.STAGE):
        return ()
    parts = [(translate("allowance", "Your numbers"), _numbers(found, unit, today))]
    rules = [load_words.finding(one, unit) for one in found.findings]
    if rules:
        rules.insert(0, translate("allowance", "With a run today:"))
    if found.basis is Basis.AMBER and found.kind is AllowanceKind.RULES:
        rules.insert(0, _amber())
    if found.basis is Basis.REST:
        rules.append(translate("allowance", "You marked today as a day of rest."))
    if found.easy:
        rules.append(translate("allowance", "A hard run is better left for another day, so keep it easy."))
    parts.append((translate("allowance", "Your rules this week"), " ".join(rules) or _nothing()))
    if found.low_impact:
        parts.append((translate("allowance", "Bike or rower"), _bike()))
    parts.append((translate("allowance", "What this tells"), _limits()))
    return tuple((heading, words) for heading, words in parts if words)


def source_keys(found: Allowance) -> tuple[str, ...]:
    """The keys of the sources behind it."""
    return tuple(dict.fromkeys((*SOURCES, *load_words.source_keys(found.findings))))


# the answer ------------------------------------------------------------------------------------------


def _up_to(found: Allowance, unit: DistanceUnit) -> str:
    far = _down(found.kilometres or 0, unit)
    if found.easy and found.low_impact:
        words = translate("allowance", "By your rules: up to {far} at an easy pace, or bike.")
    elif found.easy:
        words = translate("allowance", "By your rules: up to {far} at an easy pace.")
    elif found.low_impact:
        words = translate("allowance", "By your rules: up to {far}, or bike.")
    else:
        words = translate("allowance", "By your rules: up to {far}.")
    beside = next((one for one in found.findings if one.rule is Rule.L4), None)
    if beside is None:
        return words.format(far=far)
    kinder = translate("allowance", "A day between two runs would be kinder.")
    return f"{words.format(far=far)} {kinder}"


def _left_out(found: Allowance, unit: DistanceUnit) -> str:
    """A rule of the week leaves a run out: which, and what there is in its place."""
    if found.low_impact:
        first = translate("allowance", "By your rules: no run today, but bike or rower.")
    else:
        first = translate("allowance", "By your rules: a day of rest.")
    return f"{first} {_reason(found, unit)}"


def _reason(found: Allowance, unit: DistanceUnit) -> str:
    if found.basis is Basis.AMBER:
        return _amber()
    if found.basis is Basis.REST:
        return translate("allowance", "You marked today so.")
    heaviest = next(iter(found.findings), None)
    if heaviest is None:
        return ""
    match heaviest.rule:
        case Rule.W1 if heaviest.weight is Weight.AMBER:
            return translate("allowance", "Your three runs of this week are done or planned.")
        case Rule.W2B:
            return translate("allowance", "You have run today already.")
        case Rule.W3:
            words = translate("allowance", "It would be day {n} of training in a row.")
            return words.format(n=int(heaviest.amount or 0))
        case _:
            return load_words.finding(heaviest, unit)


def _amber() -> str:
    return translate(
        "allowance",
        "A score was 3 or more, or a morning clearly higher than usual. At least one day without running "
        "comes first.",
    )


# why -------------------------------------------------------------------------------------------------


def _numbers(found: Allowance, unit: DistanceUnit, today: date) -> str:
    match found.kind:
        case AllowanceKind.CLOSED | AllowanceKind.STAGE:
            return ""
        case AllowanceKind.ASK:
            return translate(
                "allowance",
                "No run of the last 30 days is known here. Tell it once, so that you need not begin at zero.",
            )
        case AllowanceKind.START:
            return translate(
                "allowance",
                "No run in the last 30 days. Then stage 1 of run and walk comes first, or at most half of "
                "your usual distance.",
            )
        case _:
            return _distance(found, unit, today)


def _distance(found: Allowance, unit: DistanceUnit, today: date) -> str:
    """What the distance comes from."""
    longest = _far(found.longest, unit)
    known = (
        translate("allowance", "Your longest run of the last 30 days: {far}.").format(far=longest)
        if longest
        else ""
    )
    last = found.last
    ran = "" if last is None else _far(last.kilometres, unit)
    day = "" if last is None else text.near_day(last.day, today)
    match found.basis:
        case Basis.LONGEST:
            rule = translate(
                "allowance", "The last light was green. A run may be up to a tenth longer than that."
            )
        case Basis.SAME:
            rule = translate(
                "allowance",
                "The light of your last run is not known yet. With scores missing: no longer than that.",
            )
        case Basis.AMBER if ran and found.kind is AllowanceKind.UP_TO:
            rule = translate(
                "allowance",
                "Since the run of {day} a score was 3 or more, or a morning clearly higher than usual: the "
                "same again, {far} and not more.",
            )
        case Basis.RED if ran:
            rule = translate("allowance", "After red at most 70 % of the last run: it was {far} ({day}).")
        case Basis.RED:
            rule = translate("allowance", "After red at most 70 % of the last run.")
        case _:
            rule = ""
    return " ".join(part for part in (known, rule.format(day=day, far=ran)) if part)


def _bike() -> str:
    return translate("allowance", "The article's way to train on other days: less impact for the ankle.")


def _nothing() -> str:
    return translate("allowance", "This week still has room: three runs at most, and one day of rest.")


def _limits() -> str:
    return translate(
        "allowance",
        "The numbers are yours. The limits come from the article and from one large study of runners, of all "
        "body parts. They say nothing about you alone. Stop if it hurts more than 3 of 10 or you limp.",
    )


# parts -----------------------------------------------------------------------------------------------


def _down(kilometres: float, unit: DistanceUnit) -> str:
    """A limit, rounded down to a tenth of the unit in which it is shown."""
    each = metres_of(unit)
    tenths = floor(kilometres * 1000 / each * _TENTHS + 1e-6)
    return run_words.distance(tenths / _TENTHS * each, unit)


def _far(kilometres: float | None, unit: DistanceUnit) -> str:
    return "" if kilometres is None else run_words.distance(kilometres * 1000, unit)
