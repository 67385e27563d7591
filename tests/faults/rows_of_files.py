"""Faults 70 to 84: files made to do harm, and what nobody else may learn. 82 and 83 are not ours."""

from __future__ import annotations

from tests.faults.table import Row

ROWS = (
    Row(
        70,
        "XML that swells, names other files, nests without end, or is in odd letters",
        "refused within a second with the reason, in little room",
        ("exchange/test_run_hostile", "exchange/test_run_files"),
    ),
    Row(
        71,
        "files of a watch that are cut, lie about their lengths or have a wrong checksum",
        "what is certain is read and marked as a part; never an error that nobody catches",
        (
            "faults/test_hostile_files",
            "exchange/test_run_hostile",
            "exchange/test_run_values",
            "journeys/test_shapes_of_run_files",
        ),
    ),
    Row(
        72,
        "archives that swell, nest, or name places outside",
        "64 MB, 1,000 parts, no archive in an archive; names lead nowhere",
        ("exchange/test_run_archives", "faults/test_hostile_files"),
    ),
    Row(
        73,
        "values that cannot be; the same file twice",
        "mended where that is certain, otherwise refused; taken once",
        ("exchange/test_run_values", "services/test_run_files", "domain/test_same_activity"),
    ),
    Row(
        74,
        "words that a spreadsheet would carry out",
        "no text acts as a formula, each comes back as it was",
        ("exchange/test_cells", "exchange/test_round_trips"),
    ),
    Row(
        75,
        "markup in names and notes",
        "shown as it was typed; nothing is fetched",
        ("faults/test_markup", "services/test_notify_wire", "ui/test_report", "ui/test_routine_sheet"),
    ),
    Row(
        76,
        "saving over a file, a link, a pipe, to a full disk",
        "the old file or the whole new one; a link is neither followed nor replaced",
        (
            "faults/test_power_loss",
            "faults/test_system_calls",
            "faults/test_full_disk",
            "storage/test_atomic_file",
        ),
    ),
    Row(
        77,
        "the diary is a link or open to others, the folder somebody else's",
        "told; refused where that is not safe; modes are set right",
        (
            "faults/test_private_modes",
            "storage/test_paths",
            "storage/test_diary_file",
            "journeys/test_odd_folders",
        ),
    ),
    Row(
        78,
        "a backup made to do harm: triggers, views, odd tables",
        "nothing of it is carried out; only a diary as this program makes it is brought back",
        ("storage/test_restore", "storage/test_salvage_limits", "faults/test_hostile_files"),
    ),
    Row(
        79,
        "nonsense on the socket or the command line",
        "dropped; what would write is judged as in the window",
        (
            "faults/test_hostile_words",
            "services/test_single",
            "journeys/test_verbs_carried",
            "verbs/test_verb",
        ),
    ),
    Row(
        80,
        "words of the diary in logs, crashes, copies, notifications or titles",
        "nowhere but in diary, backup and what was saved on purpose",
        (
            *("faults/test_privacy", "services/test_error_log"),
            *("services/test_problem_report", "storage/test_aside"),
        ),
    ),
    Row(
        81,
        "anything goes over the network",
        "no part of the program can",
        ("faults/test_privacy", "architecture/test_layers"),
    ),
    Row(
        84,
        "a package with a known hole, a licence that does not fit, a file that was exchanged",
        "every file has its hash, one version stands for all, licences are looked at",
        (
            "packaging/test_pins",
            "packaging/test_packages",
            "packaging/test_audit",
            "architecture/test_layers",
        ),
        "`dev.py audit` asks the list of known holes; no machine that tried it had the network for it",
    ),
)
