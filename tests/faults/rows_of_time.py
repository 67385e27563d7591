"""Faults 27 to 45: clocks, zones, sleep and reminders."""

from __future__ import annotations

from tests.faults.table import Row

ROWS = (
    Row(
        27,
        "the clock is set, by seconds or by years",
        "ice and exercise go on as they were; reminders are looked at within a minute, none twice",
        ("faults/test_time", "domain/test_deadline", "domain/test_reminder", "services/test_sleep_watch"),
    ),
    Row(
        28,
        "a reminder in the hour that summer time leaves out",
        "rings once, as much later as the clock was moved",
        ("faults/test_time", "domain/test_schedule", "exchange/test_calendar"),
    ),
    Row(
        29,
        "a reminder in the hour that comes twice",
        "rings once, in the first of them, also after a restart",
        ("faults/test_time", "domain/test_reminder", "domain/test_schedule"),
    ),
    Row(
        30,
        "the days after the clocks were changed",
        "the same local time, without a restart",
        ("faults/test_time", "domain/test_schedule", "exchange/test_calendar"),
    ),
    Row(
        31,
        "a journey to other zones, over the date line",
        "reminders follow the local clock; days gone by stay as they were written",
        (
            "faults/test_time",
            "domain/test_reminder",
            "services/test_clock",
            "services/test_sleep_watch",
            "storage/test_stores",
        ),
    ),
    Row(
        32,
        "29 February, the 31st, the years 1, 1969, 2038, 2100 and 9999",
        "no rule breaks, and no date is refused that the calendar has",
        ("domain/test_schedule", "domain/test_zones", "storage/test_stores"),
    ),
    Row(
        33,
        "no table of zones, an unknown zone, nonsense in TZ",
        "goes on with the offset from UTC",
        ("faults/test_odd_surroundings", "domain/test_zones", "services/test_clock"),
    ),
    Row(
        34,
        "the computer sleeps while ice is on",
        "on waking at once: take it off, with the real minutes, or the right rest",
        ("faults/test_time", "domain/test_icing", "services/test_icing_on_disk", "journeys/test_desk"),
    ),
    Row(
        35,
        "the computer sleeps during an exercise",
        "paused from the last tick on; nothing is counted twice",
        ("faults/test_time", "domain/test_session", "services/test_player", "services/test_self_tests"),
    ),
    Row(
        36,
        "the computer sleeps over reminders",
        "each is shown late once, or listed as missed when its time is over",
        ("faults/test_time", "domain/test_reminder", "services/test_reminders", "journeys/test_reminders"),
    ),
    Row(
        37,
        "nobody tells of sleep",
        "seen by the look at the clock once a minute; the log says whether anybody tells",
        ("services/test_sleep_watch",),
    ),
    Row(
        38,
        "woken ten times in a row; the bus goes",
        "told once; the bus is taken up again",
        ("services/test_sleep_watch", "services/test_bus"),
    ),
    Row(
        39,
        "the screen is locked",
        "the alarm for ice sounds all the same; notifications name nothing unless that is chosen",
        ("journeys/test_notifications", "services/test_keep_awake"),
        "no test locks a screen; nothing in the program depends on it",
    ),
    Row(
        40,
        "paused by hand, then asleep",
        "stays paused",
        ("faults/test_time", "domain/test_session", "services/test_player"),
    ),
    Row(
        41,
        "not running when a reminder was due",
        "late or missed by the same rule at the next start; a calendar file for the phone",
        ("faults/test_time", "services/test_reminders", "exchange/test_calendar"),
    ),
    Row(
        42,
        "killed with a reminder unanswered or snoozed",
        "there again at the next start at the right time, in the same place, once",
        (
            "faults/test_time",
            "services/test_reminders",
            "services/test_notify_linux",
            "journeys/test_reminders",
        ),
    ),
    Row(
        43,
        "the window stands still for half a minute; a time further away than a timer can count",
        "no tick is needed: the clock says what has passed",
        ("services/test_icing", "domain/test_deadline", "benchmarks/bench_timer"),
    ),
    Row(
        44,
        "open for days on end",
        "nothing of one day is left on the next; memory, files and timers stay as they are",
        ("faults/test_long_run", "journeys/test_many_days", "benchmarks/bench_idle"),
    ),
    Row(
        45,
        "a Mac that lets programs nap, a standby of Windows",
        "the longer of two clocks holds for ice",
        ("domain/test_deadline", "services/test_keep_awake"),
        "neither system was at hand",
    ),
)
