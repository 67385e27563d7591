"""`export` and `import`: what leaves is what a click saves, and comes back the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from ankle_rehab import paths
from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.verbs.saying import Code
from tests.fakes import watch_files as make
from tests.verbs.desk import Desk


@pytest.fixture
def written(desk: Desk) -> Desk:
    """Three scores stand in the diary."""
    for score in ("2", "5", "3"):
        desk.types("log", score, "--note", f"note {score}")
    desk.types("remind", "Stretch", "--at", "18:30")
    return desk


def entries(desk: Desk) -> list[int]:
    with desk.open() as database:
        return [entry.score for entry in DiaryStore(database).entries()]


def test_an_archive_leaves_and_comes_back_into_an_empty_diary(written: Desk, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    assert written.types("export", "--json", file) is Code.DONE
    assert written.lines[0].startswith("Saved: ")
    assert written.types("import", file) is Code.DONE
    assert "Pain entries: 3 here already" in written.lines
    assert written.lines[-1] == "Nothing was taken in."
    with written.open() as database:
        database.rows("DELETE FROM pain_entry")
    assert written.types("import", "--dry-run", file) is Code.DONE
    assert written.lines[-1] == "Nothing was written."
    assert entries(written) == []
    assert written.types("import", file) is Code.DONE
    assert "Pain entries: 3" in written.lines[-1]
    assert sorted(entries(written)) == [2, 3, 5]
    assert (written.folder / paths.BACKUP_FOLDER).is_dir()


def test_what_is_different_is_taken_only_when_that_is_said(written: Desk, tmp_path: Path) -> None:
    written.types("export", "--csv", tmp_path)
    with written.open() as database:
        database.rows("UPDATE pain_entry SET score = 9 WHERE score = 5")
    assert written.types("import", tmp_path) is Code.DONE
    assert "What is different stays as it is here (see --theirs)." in written.lines
    assert sorted(entries(written)) == [2, 3, 9]
    assert written.types("import", "--theirs", tmp_path / "pain.csv") is Code.DONE
    assert sorted(entries(written)) == [2, 3, 5]


@pytest.mark.parametrize("form", ["--json", "--fhir", "--pdf", "--calendar"])
def test_a_file_that_is_there_wants_a_yes(written: Desk, tmp_path: Path, form: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    assert written.types("export", form, file) is Code.ASKS
    assert written.trouble == "file is there already. Say --replace to replace it."
    assert file.read_text() == "mine"
    assert written.types("export", form, file, "--replace") is Code.DONE
    assert file.read_bytes() != b"mine"


def test_tables_that_are_there_want_a_yes(written: Desk, tmp_path: Path) -> None:
    assert written.types("export", "--csv", tmp_path) is Code.DONE
    assert {path.name for path in tmp_path.glob("*.csv")} == set(FILES)
    assert written.types("export", "--csv", tmp_path) is Code.ASKS
    assert written.types("export", "--csv", tmp_path, "--replace") is Code.DONE


def test_each_form_is_what_it_says(written: Desk, tmp_path: Path) -> None:
    written.types("export", "--fhir", tmp_path / "f.json")
    assert json.loads((tmp_path / "f.json").read_text())["resourceType"] == "Bundle"
    pdf = ("--pdf", tmp_path / "p.pdf", "--days", "14", "--paper", "letter")
    assert written.types("export", *pdf) is Code.DONE
    page = PdfReader(tmp_path / "p.pdf").pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    assert "note 5" in page.extract_text() or "5" in page.extract_text()
    written.types("export", "--calendar", tmp_path / "c.ics")
    assert "Stretch" not in (tmp_path / "c.ics").read_text()
    written.types("export", "--calendar", tmp_path / "d.ics", "--detail")
    assert "Stretch" in (tmp_path / "d.ics").read_text()


@pytest.mark.parametrize("form", ["--json", "--csv", "--fhir", "--pdf", "--calendar"])
@pytest.mark.parametrize("where", ["", "backups", "diary.db", "diary.db-wal"])
def test_nothing_is_written_into_the_folder_of_the_diary(desk: Desk, form: str, where: str) -> None:
    before = sorted(path.name for path in desk.folder.rglob("*"))
    content = desk.diary.read_bytes()
    assert desk.types("export", form, desk.folder / where, "--replace") is Code.NOT_DONE
    assert "belongs to the diary itself" in desk.trouble
    assert sorted(path.name for path in desk.folder.rglob("*")) == before
    assert desk.diary.read_bytes() == content


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "one of the arguments --csv --json"),
        (("--json", "a", "--csv", "b"), "not allowed with argument"),
        (("--json", "/nowhere/a.json"), "that folder is not there"),
        (("--pdf", "/nowhere/a.pdf"), "that folder is not there"),
        (("--csv", "/nowhere"), "that folder is not there"),
        (("--json", "/dev/null", "--replace"), "a link, a folder or a device"),
        (("--calendar", "/dev/null", "--replace"), "a link, a folder or a device"),
        (("--json", "/" + "x" * 300), "that name cannot be used there"),
        (("--pdf", "/" + "x" * 300), "that name cannot be used there"),
        (("--pdf", "p", "--days", "0"), "Days are a whole number from 1 to 366."),
        (("--pdf", "p", "--paper", "a3"), "invalid choice"),
    ],
)
def test_what_cannot_be_written_is_said(desk: Desk, words: Sequence[str], said: str) -> None:
    assert desk.types("export", *words) is Code.NOT_DONE
    assert said in desk.trouble


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is nothing in this file."),
        (b"{", "not whole"),
        (b"[1, 2]", "neither an archive nor a table"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
    ],
)
def test_a_strange_archive_is_refused_in_words(desk: Desk, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "odd.json"
    file.write_bytes(content)
    assert desk.types("import", file) is Code.NOT_DONE
    assert said in desk.trouble


def test_an_archive_comes_alone(desk: Desk, tmp_path: Path) -> None:
    assert desk.types("import", tmp_path / "a.json", tmp_path / "b.fit") is Code.NOT_DONE
    assert "by itself" in desk.trouble


def test_files_of_a_watch_come_in_beside_it(desk: Desk, tmp_path: Path) -> None:
    run = tmp_path / "run.fit"
    run.write_bytes(make.fit_run(start=make.START - timedelta(days=30)))
    assert desk.types("import", run, tmp_path / "nowhere.gpx") is Code.PARTLY
    assert desk.lines[0].endswith("Taken.")
    assert "not there" in desk.lines[1]


@pytest.mark.parametrize("form", ["--csv", "--json", "--fhir", "--pdf", "--calendar"])
def test_health_data_is_not_poured_into_a_terminal(written: Desk, form: str) -> None:
    assert written.types("export", form, "-") is Code.NOT_DONE
    assert written.trouble.endswith("It needs the name of a file; a file called - is written as ./-")
