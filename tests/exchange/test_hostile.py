"""Whatever a file from outside holds: it is read, or one sentence can say what is wrong and where."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.exchange import archive, archive_reader, json_stream, spreadsheet, spreadsheet_reader
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.exchange.source import Program
from tests.exchange.reading import closed, look
from tests.fakes.paper_diary import PaperDiary

Table = dict[str, Any]
PAIN = "entry_id,refers_to,recorded_at,side,moment,pain_0_10\r\n"
ROW = "1,2026-11-22T09:00:00+01:00,2026-11-22T09:00:00+01:00,left,other,3\r\n"
AT = {"at": "2026-11-22T09:00:00+01:00"}
ENTRY = {
    "id": 1,
    "side": "left",
    "score": 3,
    "moment": "other",
    "recorded": AT,
    "refers_to": AT,
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return closed(tmp_path_factory.mktemp("diary"))


def an_archive(**changed: Any) -> str:
    """An archive with one entry, in which something is otherwise; None leaves a part out."""
    whole: Table = {"format": archive.FORMAT, "schema": 1, "entries": [ENTRY], "counts": {"entries": 1}}
    return json.dumps({name: value for name, value in (whole | changed).items() if value is not None})


def with_entry(**changed: Any) -> str:
    """An archive of which the entry is otherwise; None leaves a part out."""
    entry = {name: value for name, value in (ENTRY | changed).items() if value is not None}
    return an_archive(entries=[entry])


def wrong(here: Path, folder: Path, content: str | bytes, name: str = "file") -> NotUnderstood:
    """What is said of a file with this content."""
    path = folder / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    with pytest.raises(NotUnderstood) as raised:
        look(here, path)
    return raised.value


def test_the_plainest_files_are_read(here: Path, tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (an_archive(), "\ufeff" + an_archive(), PAIN + ROW, "\ufeff" + PAIN + ROW):
        path.write_text(content, encoding="utf-8")
        assert look(here, path) == {"pain_entry": {"new": 1}}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY),
        (b" \r\n\t", Problem.EMPTY),
        (b"\xef\xbb\xbf", Problem.EMPTY),
        (an_archive().encode("utf-16"), Problem.NOT_TEXT),
        (an_archive().encode("utf-16-le"), Problem.NOT_JSON),
        (b'{"format": "\xff"}', Problem.NOT_TEXT),
        (b"[]", Problem.NOT_OURS),
        (b"{}", Problem.NOT_OURS),
        (b'{"resourceType": "Bundle"}', Problem.NOT_OURS),
        (b'{"schema": 1, "format": "ankle-rehab-archive"}', Problem.NOT_OURS),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), Problem.NOT_TEXT),
        (b"SQLite format 3\0" + bytes(100), Problem.NOT_OURS),
        (b"name,age\r\nJo,7\r\n", Problem.NOT_OURS),
        (an_archive()[:-1], Problem.NOT_WHOLE),
        (an_archive()[:-20], Problem.NOT_WHOLE),
        (an_archive()[:60], Problem.NOT_WHOLE),
        (an_archive(counts=None), Problem.NOT_WHOLE),
        (an_archive(counts={"entries": 2}), Problem.NOT_WHOLE),
        (an_archive() + "x", Problem.NOT_JSON),
        (an_archive().replace('"entries": [', '"entries": [,'), Problem.NOT_JSON),
        (an_archive().replace('"score": 3', '"score": NaN'), Problem.NOT_JSON),
        (an_archive().replace('"score": 3', '"score": 03'), Problem.NOT_JSON),
        (an_archive().replace('"score": 3', f'"score": {"9" * 5000}'), Problem.NOT_JSON),
        (an_archive().replace('"score": 3', '"score": ' + "[" * 200_000), Problem.TOO_DEEP),
        (an_archive().replace('"score": 3', '"score": 3, "score": 4'), Problem.TWICE),
        (an_archive()[:-1] + ', "schema": 1}', Problem.TWICE),
        (an_archive(schema="1"), Problem.NOT_OURS),
        (an_archive(schema=True), Problem.NOT_OURS),
        (an_archive(extra=[]), Problem.NOT_KNOWN),
        (an_archive(entries={}), Problem.NOT_JSON),
        (an_archive(entries=[ENTRY, ENTRY], counts={"entries": 2}), Problem.TWICE),
        (an_archive(entries=[7]), Problem.NOT_KNOWN),
        (an_archive(entries=[], counts={"entries": 0}), Problem.EMPTY),
        (with_entry(note="x" * (json_stream.MOST_OF_ONE + 10**6)), Problem.TOO_LARGE),
    ],
    ids=lambda value: value.value if isinstance(value, Problem) else "",
)
def test_what_is_wrong_with_an_archive(
    here: Path, tmp_path: Path, content: str | bytes, problem: Problem
) -> None:
    assert wrong(here, tmp_path, content).problem is problem


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (an_archive()[:-1] + ', "schema": 1}', ("", 0, "schema")),
        (an_archive().replace('"score": 3', '"score": 3, "note": "", "score": 4'), ("entries", 1, "score")),
        (an_archive(counts={"entries": 1, "a": 1}).replace('"a"', '"entries"'), ("counts", 0, "entries")),
    ],
)
def test_what_stands_twice_is_named(
    here: Path, tmp_path: Path, content: str, where: tuple[str, int, str]
) -> None:
    said = wrong(here, tmp_path, content)
    assert (said.problem, (said.place, said.number, said.field)) == (Problem.TWICE, where)


def test_an_archive_of_a_newer_program_is_refused_by_its_number(here: Path, tmp_path: Path) -> None:
    said = wrong(here, tmp_path, an_archive(schema=7, entries="in another way"))
    assert (said.problem, said.found) == (Problem.NEWER, 7)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("side", "both"),
        ("side", ["left"]),
        ("side", {}),
        ("score", 11),
        ("score", -1),
        ("score", 3.0),
        ("score", "3"),
        ("score", True),
        ("score", 10**30),
        ("moment", "yesterday"),
        ("moment", None),
        ("recorded", None),
        ("recorded", "2026-11-22T09:00:00+01:00"),
        ("recorded", {"at": "2026-11-22T09:00:00"}),
        ("recorded", {"at": "2026-13-22T09:00:00Z"}),
        ("recorded", {"at": "0000-11-22T09:00:00Z"}),
        ("recorded", {"at": "0001-01-01T00:00:00+01:00"}),
        ("recorded", {"at": "٢٠٢٦-11-22T09:00:00Z"}),
        ("recorded", {"at": 5}),
        ("recorded", {"at": "2026-11-22T09:00:00Z", "date": "22.11.2026"}),
        ("recorded", {"at": "2026-11-22T09:00:00Z", "zone": 1}),
        ("zones", "achilles"),
        ("zones", ["knee"]),
        ("zones", ["achilles", "achilles"]),
        ("zones", [{}]),
        ("limp", 1),
        ("limp", "yes"),
        ("note", 7),
        ("note", ["x"]),
        ("session", "x"),
        ("session", 2**64),
        ("id", None),
        ("history", {}),
        ("history", [{"changed": {}}]),
        ("knee", 1),
    ],
)
def test_a_wrong_value_is_named_with_its_place(here: Path, tmp_path: Path, field: str, value: Any) -> None:
    said = wrong(here, tmp_path, with_entry(**{field: value}))
    assert said.problem in (Problem.NOT_KNOWN, Problem.MISSING)
    assert (said.place, said.number) == ("entries", 1)
    assert said.field == ("changed" if field == "history" and isinstance(value, list) else field)


@pytest.mark.parametrize(
    "other",
    [
        {"icings": [{"id": 1, "started": AT, "minutes": 7, "side": "left"}]},
        {"story": [{"story": {"since_when": 5}}]},
        {"settings": [{"name": "sounds_volume", "value": 300}]},
        {"settings": [{"name": "doses", "value": [{}]}]},
        {"activities": [{"id": 1}]},
        {"days": [{"date": "2026-02-30", "kind": "rest"}]},
        {"sign_checks": [{"id": 1, "at": AT, "signs": ["x"], "twisted": False}]},
        {"sessions": [{"id": 1, "steps": [{"position": 0}]}]},
        {"plan_steps": [{"id": 1, "at": AT, "subject": "run", "before": 1, "after": 2, "why": "a whim"}]},
        {"plan_steps": [{"id": 1, "at": AT, "subject": "run", "before": 1, "after": 10**9, "why": "red"}]},
        {"day_plans": [{"date": "2026-11-22", "routine": "daily", "why": "because"}]},
        {"test_results": [{"id": 1, "at": AT, "kind": "hops", "amount": -1}]},
        {"test_results": [{"id": 1, "at": AT, "kind": "hops", "amount": 6, "pain": 11}]},
        {"bandages": [{"id": 1, "on": AT, "side": "left"}]},
        {"bandages": [{"id": 1, "on": AT, "off": AT, "side": "left", "checked": ["noon"]}]},
        {"own_exercises": [{"id": "own-1", "exercise": {}}]},
        {"own_exercises": [{"id": "own-1", "exercise": {}, "picture": "no base64"}]},
        {"own_exercises": [{"id": "own-1", "exercise": {}, "picture": "AAAA" * 600_000}]},
        {
            "own_routines": [
                {"id": "daily", "routine": {"name": "", "note": "", "copied_from": "", "steps": []}}
            ]
        },
        {"cause_checks": [{"id": 1, "at": AT, "ticked": [7]}]},
        {"shoes": [{"id": 1, "name": "Blue", "kilometres": -1}]},
        {"shoes": [{"id": 1}]},
    ],
    ids=lambda other: next(iter(other)),
)
def test_every_kind_of_record_is_checked(here: Path, tmp_path: Path, other: dict[str, Any]) -> None:
    (name,) = other
    said = wrong(here, tmp_path, an_archive(**other, counts={"entries": 1, name: 1}))
    assert said.problem in (Problem.NOT_KNOWN, Problem.MISSING, Problem.TOO_LARGE)
    assert (said.place, said.number) == (name, 1)


@pytest.mark.parametrize(
    ("content", "problem", "line"),
    [
        (PAIN.encode("utf-16"), Problem.NOT_TEXT, 0),
        (PAIN + ROW + '"', Problem.NOT_WHOLE, 3),
        (PAIN + ROW + '2,"a"b\r\n', Problem.NOT_TABLE, 3),
        (PAIN + ROW.replace("\r\n", ",more\r\n"), Problem.NOT_TABLE, 2),
        (PAIN + ROW.replace("left", "both"), Problem.NOT_KNOWN, 2),
        (PAIN + ROW + ROW.replace(",3", ",=1+1"), Problem.NOT_KNOWN, 3),
        (PAIN + ROW.replace(",3", ",3.5"), Problem.NOT_KNOWN, 2),
        (PAIN + ROW.replace(",3", ",٣"), Problem.NOT_KNOWN, 2),
        (PAIN + ROW.replace(",3", ","), Problem.MISSING, 2),
        (PAIN + ROW.replace("+01:00,left", ",left"), Problem.NOT_KNOWN, 2),
        (PAIN + ROW + ROW, Problem.TWICE, 3),
        (PAIN.replace("side", "refers_to") + ROW, Problem.TWICE, 1),
        (PAIN + "x" * (17 * 1024 * 1024), Problem.TOO_LARGE, 2),
        (PAIN + '"' + "x\n" * (10 * 1024 * 1024) + '"', Problem.TOO_LARGE, 2),
        (PAIN, Problem.EMPTY, 0),
    ],
    ids=lambda value: value.value if isinstance(value, Problem) else "",
)
def test_what_is_wrong_with_a_table(
    here: Path, tmp_path: Path, content: str | bytes, problem: Problem, line: int
) -> None:
    said = wrong(here, tmp_path, content, "pain.csv")
    assert said.problem is problem
    assert said.number == line or problem is Problem.NOT_TEXT


def test_a_table_as_a_spreadsheet_of_another_country_saves_it_is_read(here: Path, tmp_path: Path) -> None:
    path = tmp_path / "my pain.csv"
    path.write_text((PAIN + ROW).replace(",", ";").replace("\r\n", "\n"), encoding="utf-8-sig")
    assert look(here, path) == {"pain_entry": {"new": 1}}


def test_empty_rows_and_own_columns_do_no_harm(here: Path, tmp_path: Path) -> None:
    path = tmp_path / "pain.csv"
    mine = PAIN.replace("\r\n", ",mine\r\n") + ROW.replace("\r\n", ",7\r\n") + ",,,,,,\r\n\r\n"
    path.write_text(mine, encoding="utf-8", newline="")
    assert look(here, path) == {"pain_entry": {"new": 1}}


@pytest.mark.skipif(os.name != "posix", reason="needs the files of a POSIX system")
def test_what_is_no_file_is_not_read(here: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(NotUnderstood) as raised:
            look(here, tmp_path / name)
        assert raised.value.problem is Problem.NOT_OURS
    with pytest.raises(FileNotFoundError):
        look(here, tmp_path / "nothing")


def files_of(diary: PaperDiary) -> dict[str, bytes]:
    """All that a diary can leave as."""
    pieces: dict[str, list[bytes]] = {"archive.json": []}

    def begin(name: str) -> Callable[[bytes], object]:
        return pieces.setdefault(name, []).append

    archive.write(diary, pieces["archive.json"].append, Program("1", ""), lambda _done: None)
    spreadsheet.write(diary, begin, lambda _done: None)
    return {name: b"".join(content) for name, content in pieces.items()}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The same with something cut out, doubled, or other bytes in it."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.choice((0, 1, 1, 8, 200)))
        put = chance.choice(
            (b"", b"\0", b'"', b"\xff", b"[" * 50, b"9" * 40, b",", b"\r\n", b"-", bytes(made[start:end]) * 2)
        )
        made[start:end] = put
    return bytes(made)


def test_no_damage_is_more_than_a_sentence(tmp_path: Path) -> None:
    chance, read = random.Random(1), 0
    ways: list[tuple[str, Callable[[Path], Any]]] = [
        ("archive.json", archive_reader.read),
        *((name, spreadsheet_reader.read) for name in spreadsheet.FILES),
    ]
    for seed in range(400):
        name, reader = ways[seed % len(ways)]
        path = tmp_path / name
        whole = files_of(PaperDiary(seed, most=2))[name]
        for _ in range(5):
            path.write_bytes(mutated(whole, chance))
            try:
                read += len(list(reader(path)))
            except NotUnderstood as said:
                assert said.problem in Problem
    assert read > 100
