"""Faults 1 to 26: the diary file, its backups and the disk."""

from __future__ import annotations

from tests.faults.table import Row

ROWS = (
    Row(
        1,
        "killed at any moment while something is saved",
        "what was called saved is there, the rest wholly or not at all; the next start says nothing",
        ("faults/test_kills", "faults/test_model", "services/test_killed_diary"),
    ),
    Row(
        2,
        "killed at each call to the system on each way of writing",
        "the same, and no file is left lying about after the next start",
        ("faults/test_system_calls", "storage/test_backup_kills", "exchange/test_killed_import"),
    ),
    Row(
        3,
        "the power goes: what was not synced is lost, torn or out of order",
        "nothing that was called saved is lost, the file is whole",
        ("faults/test_power_loss", "storage/test_database"),
    ),
    Row(
        4,
        "no room on the disk, at any write",
        "saving is refused in words, what was typed stays, a second try works once there is room",
        (
            "faults/test_system_calls",
            "faults/test_full_disk",
            "faults/test_refused_in_sight",
            "journeys/test_no_room",
            "exchange/test_disk_full",
        ),
    ),
    Row(
        5,
        "the disk fails while it writes or syncs",
        "as without room; the file is opened anew and read again, a failed sync is never tried twice",
        ("faults/test_system_calls", "faults/test_refused_in_sight", "storage/test_database"),
    ),
    Row(
        6,
        "the home or the folder of the diary may not be written",
        "opens for reading, says so, saves elsewhere what is wanted",
        ("faults/test_full_disk", "journeys/test_odd_folders", "storage/test_reading"),
    ),
    Row(
        7,
        "the folder vanishes while the program runs",
        "the next save fails in sight with the text kept; no empty diary appears in its place",
        ("faults/test_full_disk", "journeys/test_odd_folders", "storage/test_database"),
    ),
    Row(
        8,
        "the file is cut, zeroed, overwritten or has one bit turned",
        "noticed; three ways on: the newest good backup, what can be saved, an empty diary; the file is kept",
        (
            "faults/test_damage",
            "faults/test_older_pages",
            "journeys/test_recovery",
            "storage/test_salvage",
            "storage/test_word_index",
        ),
        "A lost write leaves an older page with a right checksum. Where no row is missing, no index holds the"
        " change and no search finds it, as of the last step of a running session or the swelling of an entry"
        " that was changed, nothing tells.",
    ),
    Row(
        9,
        "the file is empty or gone while backups are there",
        "counts as damage, never as a first start",
        ("faults/test_damage", "journeys/test_recovery", "storage/test_diary_file"),
    ),
    Row(
        10,
        "the journal is gone, damaged, cut or another diary's",
        "looked at before anything is believed; bringing back clears the old journal away first",
        ("faults/test_damage", "storage/test_journal", "storage/test_restore"),
        "Of a journal gone, cut, or damaged in its last change nothing tells: what was before opens.",
    ),
    Row(
        11,
        "the file is of a newer program",
        "refused with both versions named, left byte for byte as it is",
        ("storage/test_diary_file", "journeys/test_recovery_ways"),
    ),
    Row(
        12,
        "another program's file in the diary's place",
        "refused and not touched",
        ("storage/test_diary_file", "journeys/test_recovery_ways"),
    ),
    Row(
        13,
        "brought up from each former version, killed meanwhile",
        "a verified backup first; the old version or the new one, and the next start finishes",
        ("faults/test_kills", "faults/test_power_loss", "faults/test_system_calls", "storage/test_versions"),
    ),
    Row(
        14,
        "a backup that is cut short or spoilt",
        "never listed as a good one; the good one before stays",
        (
            "faults/test_power_loss",
            "faults/test_system_calls",
            "storage/test_backup",
            "storage/test_backup_kills",
        ),
    ),
    Row(
        15,
        "no room for backups, or their folder may not be written",
        "the diary is saved all the same; told once a day; the last good backup stays",
        ("faults/test_full_disk", "services/test_backup_rounds", "storage/test_second_place"),
    ),
    Row(
        16,
        "the clock is wrong when old backups go",
        "the newest stay by their number, whatever the time says",
        ("domain/test_thinning", "services/test_backup_rounds"),
    ),
    Row(
        17,
        "killed while a backup is brought back",
        "the diary of before or the one brought back, whole; both can be had",
        (
            "faults/test_kills",
            "faults/test_model",
            "faults/test_power_loss",
            "faults/test_system_calls",
            "storage/test_backup_kills",
        ),
    ),
    Row(
        18,
        "started many times at once",
        "one opens the diary, the others bring its window forward and leave",
        ("journeys/test_starts", "services/test_single"),
    ),
    Row(
        19,
        "a socket or lock left by a crash, or somebody else's",
        "taken over without a question; nobody else's is spoken to",
        ("services/test_single", "journeys/test_starts"),
    ),
    Row(
        20,
        "the first window hangs",
        "the second start does not wait for long and says so",
        ("services/test_single",),
    ),
    Row(
        21,
        "the diary lies in a cloud or on a network drive",
        "told once; copies made by a sync program are listed, never merged",
        ("storage/test_surroundings", "journeys/test_odd_folders"),
    ),
    Row(
        22,
        "a million entries, ten thousand in a day",
        "starts, lists, searches, saves and draws about as quickly as with a few",
        ("benchmarks/bench_diary", "benchmarks/bench_chart", "benchmarks/bench_backup"),
    ),
    Row(
        23,
        "notes with emoji, right-to-left text, NUL, half characters or a megabyte of text",
        "come back as they were, also from exports",
        ("exchange/test_round_trips", "storage/test_stores", "exchange/test_cells"),
    ),
    Row(
        24,
        "thrown away or deleted by a slip",
        "undo, a trash for 30 days; everything goes only after a typed word, with a copy offered",
        ("faults/test_model", "services/test_undo", "journeys/test_delete_all"),
    ),
    Row(
        25,
        "a crash with half a sentence typed",
        "offered at the next start, at most two seconds old",
        ("journeys/test_writing", "ui/test_entry_draft"),
    ),
    Row(
        26,
        "a file that eats memory, coming or going",
        "the child process ends alone and the window says so",
        ("faults/test_hostile_files", "services/test_transfer", "exchange/test_run_hostile"),
    ),
)
