"""The environment is made once, left alone while nothing changes, and made anew when it may be broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from environment import Environment, read_pins

NONSENSE = "this is no requirement\n"


def environment(folder: Path, pins: dict[str, str]) -> Environment:
    """One with packages only, so that nothing is fetched: an empty group needs no network."""
    return Environment(folder / "env", pins, project=None, watched=folder / "pyproject.toml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one finished environment; tests leave it finished."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "pyproject.toml").touch()
    first = environment(folder, {"run": "", "test": ""})
    assert not first.is_ready(("run",))
    first.prepare(("run",))
    return folder


def test_a_finished_one_is_ready_and_is_not_touched(made: Path) -> None:
    same = environment(made, {"run": "", "test": ""})
    assert same.python.exists()
    before = {path: path.stat().st_mtime_ns for path in (made / "env").iterdir()}
    assert same.is_ready(("run",))
    same.prepare(("run",))
    assert {path: path.stat().st_mtime_ns for path in (made / "env").iterdir()} == before


def test_another_group_is_added_to_it_and_later_changes_keep_both(made: Path) -> None:
    souvenir = made / "env" / "souvenir"
    souvenir.touch()
    wider = environment(made, {"run": "", "test": ""})
    assert not wider.is_ready(("run", "test"))
    wider.prepare(("run", "test"))
    changed = environment(made, {"run": "\n", "test": "\n"})
    assert not changed.is_ready(("run",))
    changed.prepare(("run",))
    assert changed.is_ready(("run", "test"))
    assert souvenir.exists()
    environment(made, {"run": "", "test": ""}).prepare(("run",))


def test_a_changed_pyproject_asks_for_work(made: Path) -> None:
    same = environment(made, {"run": "", "test": ""})
    (made / "pyproject.toml").write_text("changed", encoding="utf-8")
    assert not same.is_ready(("run",))
    (made / "pyproject.toml").write_text("", encoding="utf-8")
    assert same.is_ready(("run",))


def test_a_moved_checkout_asks_for_work(made: Path) -> None:
    moved = made.rename(made.with_name("moved"))
    try:
        assert not environment(moved, {"run": "", "test": ""}).is_ready(("run",))
    finally:
        moved.rename(made)
    assert environment(made, {"run": "", "test": ""}).is_ready(("run",))


def test_a_python_that_went_away_asks_for_work(made: Path) -> None:
    whole = environment(made, {"run": "", "test": ""})
    gone = whole.python.rename(whole.python.with_name("gone"))
    try:
        assert not whole.is_ready(("run",))
    finally:
        gone.rename(whole.python)


def test_an_interrupted_set_up_is_made_anew(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").touch()
    broken = environment(tmp_path, {"run": NONSENSE})
    with pytest.raises(SystemExit, match="could not be installed"):
        broken.prepare(("run",))
    assert "Invalid requirement" in capfd.readouterr().err
    assert not broken.is_ready(("run",))
    rubble = tmp_path / "env" / "rubble"
    rubble.touch()
    mended = environment(tmp_path, {"run": ""})
    mended.prepare(("run",))
    assert mended.is_ready(("run",))
    assert not rubble.exists()


def test_groups_are_read_from_the_file_of_pins(tmp_path: Path) -> None:
    path = tmp_path / "pins.txt"
    path.write_text(
        "# A head.\n\n# [run] the program\na==1 \\\n    --hash=sha256:00\n\n# [test] the suite\nb==2\n",
        encoding="utf-8",
    )
    assert read_pins(path) == {"run": "a==1 \\\n    --hash=sha256:00\n", "test": "b==2\n"}
