"""What is gathered for the doctor's page."""

from __future__ import annotations

from datetime import date

from ankle_rehab.domain.report import Medicine, Ticked, medicines, ticked
from ankle_rehab.domain.safety import Release, Sign, SignCheck
from ankle_rehab.domain.statistics import Span
from tests.fakes.entries import stamp

FIRST, SECOND, THIRD = date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 20)
SPAN = Span(date(2026, 11, 1), date(2026, 11, 22))


def test_a_medicine_is_counted_by_days_and_named_as_it_was_first_written() -> None:
    written = [
        ("Ibuprofen", FIRST),
        (" ibuprofen ", SECOND),
        ("IBUPROFEN", SECOND),
        ("a gel", THIRD),
        ("", THIRD),
    ]
    assert medicines([*written, ("", THIRD)]) == (
        Medicine("Ibuprofen", 2, SECOND),
        Medicine("a gel", 1, THIRD),
    )


def check(day: date, *signs: Sign, twisted: bool = False, release: Release | None = None) -> SignCheck:
    return SignCheck(stamp(day), frozenset(signs), twisted, "1", release)


def test_signs_are_told_with_their_day() -> None:
    checks = [check(FIRST), check(SECOND, Sign.FEVER, Sign.CRACKING), check(THIRD, twisted=True)]
    assert ticked(checks, SPAN) == (
        Ticked(SECOND, (Sign.CRACKING, Sign.FEVER), False),
        Ticked(THIRD, (), True),
    )


def test_a_sign_that_was_seen_by_a_doctor_is_still_told() -> None:
    checks = [check(FIRST, Sign.FEVER), check(SECOND, release=Release.SEEN)]
    assert ticked(checks, SPAN) == (Ticked(FIRST, (Sign.FEVER,), False),)


def test_what_was_ticked_by_mistake_is_not_told() -> None:
    checks = [
        check(FIRST, Sign.FEVER),
        check(SECOND, Sign.CRACKING),
        check(THIRD, release=Release.MISTAKE),
    ]
    assert ticked(checks, SPAN) == (Ticked(FIRST, (Sign.FEVER,), False),)


def test_days_outside_of_the_span_are_left_out() -> None:
    checks = [check(date(2026, 10, 31), Sign.FEVER), check(date(2026, 11, 23), Sign.FEVER)]
    assert ticked(checks, SPAN) == ()
