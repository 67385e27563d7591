"""What is gathered for the doctor's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ankle_rehab.domain.report import Medicine, Ticked, medicines, ticked
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.triage import Detail, Level, Sign
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
    (told,) = ticked(checks, SPAN)
    assert (told.signs, told.ended) == ((Sign.FEVER,), Release.SEEN)


def test_changed_answers_and_an_appointment_are_told() -> None:
    spot = replace(
        check(FIRST, Sign.ONE_SPOT, Sign.FEVER), details=frozenset({Detail.LIMPS}), level=Level.TODAY
    )
    changed = replace(check(SECOND, Sign.ONE_SPOT, release=Release.CORRECTED), closes=frozenset({Sign.FEVER}))
    booked = replace(check(SECOND, release=Release.BOOKED), closes=frozenset({Sign.ONE_SPOT}), on=THIRD)
    (told,) = ticked((spot, changed, booked), SPAN)
    assert (told.signs, told.details, told.level) == ((Sign.ONE_SPOT,), (Detail.LIMPS,), Level.TODAY)
    assert (told.ended, told.on) == (Release.BOOKED, THIRD)


def test_a_twist_taken_back_is_not_told() -> None:
    mistake = replace(check(SECOND, release=Release.MISTAKE), untwists=True)
    assert ticked((check(FIRST, twisted=True), mistake), SPAN) == ()


def test_what_was_ticked_by_mistake_is_not_told() -> None:
    checks = [
        check(FIRST, Sign.FEVER),
        check(SECOND, Sign.CRACKING),
        check(THIRD, release=Release.MISTAKE),
    ]
    assert ticked(checks, SPAN) == (Ticked(FIRST, (Sign.FEVER,), False),)


def test_a_mistake_that_names_its_signs_takes_back_no_other() -> None:
    mistake = replace(check(THIRD, release=Release.MISTAKE), closes=frozenset({Sign.FEVER}))
    told = ticked((check(FIRST, Sign.FEVER), check(SECOND, twisted=True), mistake), SPAN)
    assert told == (Ticked(SECOND, (), True),)


def test_days_outside_of_the_span_are_left_out() -> None:
    checks = [check(date(2026, 10, 31), Sign.FEVER), check(date(2026, 11, 23), Sign.FEVER)]
    assert ticked(checks, SPAN) == ()
