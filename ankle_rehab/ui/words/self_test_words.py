"""The self-tests in words: amounts with their unit, left beside right, and when the last one was."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.self_test_run import RunPhase, SelfTestRun
from ankle_rehab.ui import text

translate = QCoreApplication.translate


def name(kind: TestKind) -> str:
    """The test as a heading or a choice."""
    match kind:
        case TestKind.BALANCE:
            return translate("self_test_words", "One-leg balance")
        case TestKind.HEEL_RAISES:
            return translate("self_test_words", "Heel raises")
        case TestKind.KNEE_TO_WALL:
            return translate("self_test_words", "Knee to wall")
        case TestKind.BRISK_WALK:
            return translate("self_test_words", "Brisk walk")
        case TestKind.HOPS:
            return translate("self_test_words", "Hop and hold")
        case _:
            assert_never(kind)


def number(amount: float) -> str:
    """Whole numbers without, halves with one decimal, as the user's country writes them."""
    return QLocale().toString(float(amount), "f", 0 if amount == int(amount) else 1)


def amount(kind: TestKind, reached: float) -> str:
    """ "24 s", "12 times", "7.5 cm"."""
    match kind:
        case TestKind.BALANCE:
            words = translate("self_test_words", "{n} s")
        case TestKind.HEEL_RAISES | TestKind.HOPS if reached == 1:
            words = translate("self_test_words", "once")
        case TestKind.HEEL_RAISES | TestKind.HOPS:
            words = translate("self_test_words", "{n} times")
        case TestKind.KNEE_TO_WALL:
            words = translate("self_test_words", "{n} cm")
        case TestKind.BRISK_WALK:
            words = translate("self_test_words", "{n} min")
        case _:
            assert_never(kind)
    return words.format(n=number(reached))


def day(when: date) -> str:
    """A day as short as the axis of a chart wants it: "22 Nov"."""
    written = translate("self_test_words", "d MMM", "date format")
    return QLocale().toString(text.qdate(when), written)


def both(left: TestResult | None, right: TestResult | None) -> str:
    """ "left 24 s, right 40 s"; a side without a result is left out. It claims nothing."""
    told = [
        translate("self_test_words", "{side} {amount}").format(
            side=text.side_inside(side), amount=amount(result.kind, result.amount)
        )
        for side, result in ((Side.LEFT, left), (Side.RIGHT, right))
        if result is not None
    ]
    return ", ".join(told)


def last_time(results: tuple[TestResult | None, TestResult | None], today: date) -> str:
    """When it was done last, and what was reached: "Last time, Sunday 8 November: left 24 s, right 40 s"."""
    known = [result for result in results if result is not None]
    if not known:
        return translate("self_test_words", "Not done yet.")
    day = max(result.at.local_date for result in known)
    words = translate("self_test_words", "Last time, {day}: {what}")
    return words.format(day=text.day_of_year(day, today), what=both(*results))


def result(reached: TestResult) -> str:
    """One result with its side: "Left: 24 s"."""
    side = "" if reached.side is None else text.side(reached.side)
    words = translate("self_test_words", "{side}: {amount}")
    return words.format(side=side, amount=amount(reached.kind, reached.amount))


def phase(run: SelfTestRun) -> str:
    """The large word beside the digits."""
    if run.phase is RunPhase.READY:
        return translate("self_test_words", "GET READY")
    if run.kind is TestKind.BALANCE:
        return translate("self_test_words", "SECONDS")
    return translate("self_test_words", "FULL RAISES")


def told(run: SelfTestRun, of: str) -> str:
    """What a screen reader hears when a test gets ready, begins, and every ten seconds; `of` is the test."""
    side = text.side(run.side)
    if run.phase is RunPhase.READY:
        words = translate("self_test_words", "{test}, {side}. Get ready. Any key starts at once.")
        return words.format(test=of, side=side)
    if run.amount == 0:
        return translate("self_test_words", "Go. Any key stops the count.")
    return amount(run.kind, run.amount)
