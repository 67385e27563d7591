"""Faults 46 to 69: tray, notifications, screens, languages, folders and the way in and out of a system."""

from __future__ import annotations

from tests.faults.table import Row

ROWS = (
    Row(
        46,
        "a desktop without a tray",
        "closing asks or leaves the window in the task bar, never out of reach",
        ("journeys/test_desk",),
    ),
    Row(
        47,
        "the tray comes late, or its panel is started anew",
        "waited for; a window whose tray has gone comes back",
        ("journeys/test_desk",),
    ),
    Row(
        48,
        "the service for notifications is not there, late, asleep, replaced or answers with errors",
        "the tray and the window tell instead; asked again with the next; the window never waits",
        ("services/test_notify_ill", "services/test_bus", "benchmarks/bench_notify"),
    ),
    Row(
        49,
        "the service knows no buttons, no markup or keeps nothing",
        "sent only what it can show, with the words as they are",
        ("services/test_notify_wire", "services/test_notify_linux"),
    ),
    Row(
        50,
        "an answer for an old notification, a stranger's, the same twice, one after a restart",
        "only what was offered is an answer, once",
        ("services/test_notify_linux", "services/test_notify_wire", "services/test_reminders"),
    ),
    Row(
        51,
        "do not disturb",
        "left to the desktop; only the end of ice is urgent; what was not seen is listed",
        ("services/test_notify_wire", "domain/test_quiet"),
    ),
    Row(
        52,
        "no loudspeakers, or a recording is gone",
        "told once; the alarm is seen",
        ("ui/test_sound", "journeys/test_trouble"),
    ),
    Row(
        53,
        "asked to end by a signal or the log-out, at any moment",
        "gone within a second with code 0; what was half done is offered at the next start",
        ("journeys/test_starts", "journeys/test_leaving", "services/test_exit_signals"),
    ),
    Row(
        54,
        "the window is closed in the middle of a session",
        "the session waits; with ice on the window stays",
        ("journeys/test_desk", "journeys/test_leaving"),
    ),
    Row(
        55,
        "very fast clicking, keys held down",
        "nothing twice, nothing by halves",
        ("faults/test_events", "ui/test_player_keys", "journeys/test_player_by_keys"),
    ),
    Row(
        56,
        "a timer ends or a reminder comes while a question is open",
        "both can be seen",
        ("faults/test_events", "journeys/test_reminders", "ui/test_ice_page"),
    ),
    Row(
        57,
        "a small screen, a very large one",
        "every control can be reached, no text is cut",
        ("ui/test_layouts", "ui/test_entry_sizes", "ui/test_window_place"),
    ),
    Row(
        58,
        "everything at twice the size",
        "the same",
        ("ui/test_layouts", "journeys/test_accessible"),
    ),
    Row(
        59,
        "the screen on which the window stood is gone",
        "it comes to one that is there",
        ("ui/test_window_place", "ui/test_main_window"),
    ),
    Row(
        60,
        "fonts are missing",
        "controls can be read; the page for the doctor carries its own",
        ("faults/test_odd_surroundings", "ui/test_report"),
    ),
    Row(
        61,
        "light, dark and high contrast, changed while it runs",
        "text and marks stand out enough in each; nothing is told by colour alone",
        ("ui/test_theme", "journeys/test_settings", "ui/test_light_lane"),
    ),
    Row(
        62,
        "the keyboard alone, a screen reader",
        "every control is reached and has a name, a role and a state",
        ("journeys/test_accessible", "journeys/test_tab_everywhere", "journeys/test_player_by_keys"),
    ),
    Row(
        63,
        "languages and letters of other countries",
        "files are the same everywhere; numbers and dates come back",
        ("faults/test_odd_surroundings", "exchange/test_hostile", "exchange/test_round_trips"),
    ),
    Row(
        64,
        "no home, folders that are empty, relative, very long or with odd letters",
        "a folder of its own is found; nothing is written where the program was started",
        ("storage/test_paths", "faults/test_odd_surroundings"),
    ),
    Row(
        65,
        "Wayland: no place, no keys for all windows",
        "nothing hangs on them; the word of the desktop brings the window forward",
        ("faults/test_wayland", "services/test_notify_linux", "journeys/test_desk"),
    ),
    Row(
        66,
        "the entry for starting with the desktop was removed, changed, or the program moved",
        "shown as it is; only its own entry is written",
        ("services/test_autostart", "services/test_relaunch"),
    ),
    Row(
        67,
        "brought up to date while it runs",
        "the running one opens every page, saves and ends in order; the new one brings the diary up after a"
        " backup; a newer file is refused by an older program",
        ("services/test_single", "storage/test_diary_file", "benchmarks/package_life"),
    ),
    Row(
        68,
        "taken off the computer",
        "the diary stays; all of it goes only when that is asked for in the window",
        ("journeys/test_delete_all", "packaging/test_packages"),
    ),
    Row(
        69,
        "a setting that is damaged or of a newer program",
        "falls back alone, a copy is kept, the diary is not touched",
        ("storage/test_settings_store",),
    ),
)
