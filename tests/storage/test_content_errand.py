"""What a child process tells of the texts: whole or not; and which file names a source that nobody lists."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ankle_rehab.resources import resource
from ankle_rehab.storage import content_errand
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.fields import ContentError

FOLDER = resource("content", "en")
CITING = (
    *("exercises/wall-press.toml", "exercises/easy-run.toml", "routines/desk.toml", "ladders/balance.toml"),
    *("signs.toml", "emergency.toml", "advice.toml", "icing.toml", "bandage.toml", "self-tests.toml"),
    *("running.toml", "causes.toml", "guide/shoes.toml"),
)
PLACES = [(file, place) for file in CITING for place in (0, -1)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "en"))


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, object]]]:
    code = content_errand.check([str(folder)])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_all_texts_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(FOLDER, capsys) == (0, [{"whole": True}])


@pytest.mark.parametrize("file", ["own.toml", "help.toml", "first-start.toml", "guide/shoes.toml"])
def test_texts_of_which_one_is_gone_are_not_whole(
    copy: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / file).unlink()
    assert told(copy, capsys) == (0, [{"whole": False}])


def test_a_text_that_cannot_be_read_is_a_fault_of_the_disk(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / "own.toml").unlink()
    (copy / "own.toml").mkdir()
    code, (fault,) = told(copy, capsys)
    assert code == 1
    assert fault["path"] == str(copy)
    assert "whole" not in fault


@pytest.mark.parametrize(("file", "place"), PLACES, ids=str)
def test_the_file_that_names_an_unknown_source_is_blamed(copy: Path, file: str, place: int) -> None:
    """The first list of sources in it, and the last."""
    lines = (copy / file).read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines) if line.startswith("sources = ")][place]
    lines[at] = 'sources = ["S1", "S999"]'
    (copy / file).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Content(copy).check()
    assert (caught.value.file, caught.value.field) == (file, "sources")
    assert caught.value.problem == "'S999' does not stand in sources.toml"
