"""What the messages of a FIT file say, each by itself, and what its checksum and its length are worth."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ankle_rehab.domain.activity import Lap, Sport, Surface
from ankle_rehab.domain.run_files import FileKind, FileTrouble
from ankle_rehab.exchange.fit_checksum import checksum, checksum_fits, is_fit, with_length
from tests.exchange.watch_reading import activity_of, all_of, one_of
from tests.fakes import watch_files as make
from tests.fakes.watch_files import ENUM, LAP, RECORD, SESSION, START, UINT8, UINT16, UINT32, Fit

BEGAN = make.fit_seconds(START)
SPORT = 12
RUN: tuple[tuple[int, int, float], ...] = (
    (2, UINT32, BEGAN),
    (5, ENUM, make.RUNNING),
    (7, UINT32, 1_900_000),
    (8, UINT32, 1_800_000),
    (9, UINT32, 500_000),
)


def lap(number: int, *more: tuple[int, int, float]) -> tuple[tuple[int, int, float], ...]:
    """When a lap began, and what else it says."""
    return ((2, UINT32, BEGAN + 600 * number), *more)


WHOLE_LAP = ((7, UINT32, 650_000), (8, UINT32, 600_000), (9, UINT32, 200_000), (15, UINT8, 151))


def test_a_lap_is_what_it_says() -> None:
    fit = Fit()
    fit.message(LAP, *lap(0, *WHOLE_LAP))
    fit.message(LAP, *lap(1, (7, UINT32, 650_000)))
    fit.message(LAP, *lap(2))
    fit.message(SESSION, *RUN)
    assert activity_of(fit.bytes()).laps == (Lap(600, 2000, 151), Lap(650, None, None), Lap(0, None, None))


def test_without_a_session_the_laps_are_added_up() -> None:
    fit = Fit()
    fit.message(LAP, *lap(0, (5, ENUM, 1), (8, UINT32, 600_000), (9, UINT32, 200_000), (25, ENUM, 1)))
    fit.message(LAP, *lap(1, (8, UINT32, 500_000), (9, UINT32, 150_000), (25, ENUM, 2)))
    run = activity_of(fit.bytes())
    assert (run.seconds, run.metres, run.sport, run.start.utc) == (1100, 3500, Sport.RUN, START)


def test_without_a_session_points_go_before_laps() -> None:
    fit = Fit()
    for at in (0, 100, 200):
        fit.message(RECORD, (253, UINT32, BEGAN + at), (5, UINT32, at * 300))
    fit.message(LAP, *lap(0, (8, UINT32, 900_000), (9, UINT32, 900_000)))
    run = activity_of(fit.bytes())
    assert (run.seconds, run.metres) == (200, 600)


def test_each_session_has_its_own_laps() -> None:
    fit = Fit()
    for number in range(5):
        fit.message(LAP, *lap(number, (8, UINT32, 100_000 + number * 1000)))
    for number, (first, count) in enumerate(((0, 2), (2, 3))):
        fit.message(SESSION, *lap(10 * number, *RUN[1:]), (25, UINT16, first), (26, UINT16, count))
    fit.message(SESSION, *lap(20, *RUN[1:]))
    found = [one.activity for one in all_of(fit.bytes()) if one.activity]
    assert [[one.seconds for one in run.laps] for run in found] == [[100, 101], [102, 103, 104], []]
    marks = [run.file_mark for run in found]
    assert marks == [marks[0], f"{marks[0]}.2", f"{marks[0]}.3"]


def test_the_sport_is_told_by_a_message_of_its_own_too() -> None:
    for sport, sub_sport, expected, ground in (
        (make.RUNNING, 3, Sport.RUN, Surface.TRAIL),
        (make.CYCLING, 0, Sport.BIKE, None),
    ):
        fit = Fit()
        fit.message(SPORT, (0, ENUM, sport), (1, ENUM, sub_sport))
        fit.message(SESSION, (2, UINT32, BEGAN), *RUN[2:])
        run = activity_of(fit.bytes())
        assert (run.sport, run.surface) == (expected, ground)


def test_what_is_told_twice_and_once_empty_keeps_what_it_says() -> None:
    fit = Fit()
    fit.message(SESSION, *RUN, (16, UINT8, 151), (17, UINT8, 0xFF))
    run = activity_of(fit.bytes())
    assert (run.heart_rate, run.top_heart_rate) == (151, None)


def test_the_heart_and_the_way_are_told_by_records_alone() -> None:
    fit = Fit()
    for at, far, beats in ((0, 0, 120), (60, 250, 150), (120, 500, 0xFF)):
        fit.message(RECORD, (253, UINT32, BEGAN + at), (5, UINT32, far * 100), (3, UINT8, beats))
    run = activity_of(fit.bytes())
    assert (run.heart_rate, run.top_heart_rate, run.metres, run.elapsed) == (135, 150, 500, 120)


@pytest.mark.parametrize(("kind", "expected"), [(200, None), (make.WORKOUT, FileKind.WORKOUT)])
def test_a_kind_that_is_not_known_is_believed_only_without_a_session(
    kind: int, expected: FileKind | None
) -> None:
    found = one_of(Fit(kind).message(SESSION, *RUN).bytes())
    assert (found.kind, found.activity is None) == (expected, expected is not None)


def test_a_chain_that_breaks_off_harms_its_last_part_alone() -> None:
    whole = make.fit_run(laps=2)
    first, last = all_of(whole + whole[:-200])
    assert (first.trouble, last.trouble) == (None, FileTrouble.CUT_OFF)
    assert first.activity is not None
    assert last.activity is not None
    assert (first.activity.partial, last.activity.partial) == (False, True)
    assert last.activity.file_mark == f"{first.activity.file_mark}-2"


@pytest.mark.parametrize(
    ("here", "there", "zone"),
    [
        (BEGAN + 1800, BEGAN + 1800 + 9 * 3600, "UTC+09:00"),
        (BEGAN + 1800, BEGAN + 1800 - 5 * 3600, "UTC-05:00"),
        (BEGAN + 1800, 17_000_000, "Europe/Berlin"),
    ],
)
def test_the_last_message_tells_the_zone(here: int, there: int, zone: str) -> None:
    fit = Fit().message(SESSION, *RUN)
    fit.message(make.ACTIVITY_MESSAGE, (253, UINT32, here), (5, UINT32, there))
    assert activity_of(fit.bytes()).start.zone == zone


def test_without_a_session_the_records_and_the_last_message_tell_when_and_where() -> None:
    fit = Fit()
    for at in (0, 60):
        fit.message(RECORD, (253, UINT32, BEGAN + at), (5, UINT32, at * 300))
    fit.message(make.ACTIVITY_MESSAGE, (253, UINT32, BEGAN + 60), (5, UINT32, BEGAN + 60 + 9 * 3600))
    start = activity_of(fit.bytes()).start
    assert (start.utc, start.zone) == (START, "UTC+09:00")


def test_a_watch_that_knows_no_time_and_says_no_start_begins_with_its_first_record() -> None:
    fit, on = Fit(), 17_000_000
    for at in (0, 60, 600):
        fit.message(RECORD, (253, UINT32, on + at), (5, UINT32, at * 300))
    fit.message(SESSION, *RUN[1:])
    fit.message(make.ACTIVITY_MESSAGE, (253, UINT32, on + 600), (5, UINT32, BEGAN + 600))
    run = activity_of(fit.bytes())
    assert run.start.utc == START - timedelta(hours=1)  # its local time, which is an hour ahead here


def test_of_several_sessions_that_were_cut_off_the_last_is_a_part() -> None:
    fit = Fit().message(SESSION, *RUN).message(SESSION, *lap(10, *RUN[1:]))
    first, last = all_of(fit.message(RECORD, (253, UINT32, BEGAN)).bytes()[:-4])
    assert (first.trouble, last.trouble) == (None, FileTrouble.CUT_OFF)


@pytest.mark.parametrize(
    ("sport", "sub_sport", "expected"),
    [
        (0, make.CYCLING, Sport.OTHER),
        (make.TRAINING, 20, Sport.STRENGTH),
        (4, 14, Sport.ROWER),
        (make.CYCLING, 14, Sport.BIKE),
        (make.RUNNING, 20, Sport.RUN),
        (make.WALKING, 1, Sport.WALK),
    ],
)
def test_the_finer_name_counts_only_where_the_other_tells_nothing(
    sport: int, sub_sport: int, expected: Sport
) -> None:
    fit = Fit().message(SESSION, *lap(0, (5, ENUM, sport), (6, ENUM, sub_sport), *RUN[2:]))
    assert activity_of(fit.bytes()).sport is expected


# the checksum and the length -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "known"), [(b"", 0), (b"123456789", 0xBB3D), (b"\x01", 0xC0C1), (bytes(range(256)), 0xBAD3)]
)
def test_the_checksum_is_that_of_the_protocol(data: bytes, known: int) -> None:
    assert checksum(data) == known
    assert checksum(memoryview(data)) == known


def spoilt(data: bytes, place: int) -> bytes:
    return data[:place] + bytes((data[place] ^ 0xFF,)) + data[place + 1 :]


def test_every_chained_file_is_held_against_its_checksum() -> None:
    one, old = make.fit_run(laps=1), Fit(old_head=True).bytes()
    for data in (one, old, one + old + one, one + b"rest", b"", b"no file", one + one[:11]):
        assert checksum_fits(data)
    for data in (spoilt(one, -1 % len(one)), spoilt(one, 40), one + spoilt(old, 20), spoilt(old, 20) + one):
        assert not checksum_fits(data)
    assert checksum_fits(one[:-2] + bytes(2))
    assert checksum_fits(one[:-1])
    assert not checksum_fits(spoilt(one, 40)[:-2] + b"\x01\x00")


@pytest.mark.parametrize(
    ("data", "known"),
    [(b"x" * 8 + b".FIT", True), (b"x" * 8 + b".FI", False), (b"x" * 8 + b".fit", False), (b"", False)],
)
def test_what_begins_like_a_fit_file(data: bytes, known: bool) -> None:
    assert is_fit(data) is known


def test_a_length_of_nothing_becomes_that_of_what_is_there() -> None:
    whole = Fit().bytes()
    body = len(whole) - 14 - 2
    empty = whole[:4] + bytes(4) + whole[8:]
    assert with_length(empty)[4:8] == (body + 2).to_bytes(4, "little")
    assert (with_length(empty)[:4], with_length(empty)[8:]) == (whole[:4], whole[8:])
    kept: list[Any] = [whole, empty[:16], empty[:12], b"", b"x" * 40]
    assert [with_length(data) for data in kept] == kept
    assert with_length(empty[:17])[4:8] == (3).to_bytes(4, "little")
