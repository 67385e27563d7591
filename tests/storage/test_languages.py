"""Every language says the same: the same files, names, numbers and places for values, and a voice."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

ENGLISH = resource("content", "en")
LANGUAGES = sorted(folder for folder in resource("content").iterdir() if folder.is_dir())
NAMES = {
    *("id", "sources", "exercise", "routine", "activity", "mode", "sign", "level", "ends"),
    *("cards", "card", "group", "page", "shows", "implies", "closing_cards"),
}


def skeleton(value: Any, name: str = "") -> Any:
    """What must not differ between languages: everything but the words."""
    if isinstance(value, dict):
        return {key: skeleton(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [skeleton(part, name) for part in value]
    if isinstance(value, str) and name not in NAMES:
        return sorted(re.findall(r"\{\w*\}", value))
    return value


def differences(folder: Path) -> list[str]:
    """The files of a language that are missing, too many, or not made like the English ones."""
    names = {path.relative_to(tree) for tree in (ENGLISH, folder) for path in tree.rglob("*.toml")}
    return sorted(str(name) for name in names if _shape(folder / name) != _shape(ENGLISH / name))


def _shape(file: Path) -> Any:
    return skeleton(tomllib.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


@pytest.mark.parametrize("folder", LANGUAGES, ids=lambda folder: folder.name)
def test_every_language_is_made_like_english_and_has_its_voice(folder: Path) -> None:
    assert differences(folder) == []
    Content(folder).check()
    assert resource("voice", folder.name, "index.toml").is_file()
    assert folder == ENGLISH or resource("i18n", f"ankle_rehab_{folder.name}.qm").is_file()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("routines/three.toml", "", None),
        ("icing.toml", "{minutes}", "some"),
        ("exercises/wall-press.toml", "id =", "name_of_it ="),
        ("exercises/wall-press.toml", "seconds = 60", "seconds = 61"),
    ],
)
def test_what_differs_is_found(tmp_path: Path, file: str, old: str, new: str | None) -> None:
    other = tmp_path / "xx"
    shutil.copytree(ENGLISH, other)
    assert differences(other) == []
    changed = (other / file).read_text(encoding="utf-8")
    assert old in changed
    if new is None:
        (other / file).unlink()
    else:
        (other / file).write_text(changed.replace(old, new), encoding="utf-8")
    assert differences(other) == [file]


def test_words_may_differ(tmp_path: Path) -> None:
    other = tmp_path / "xx"
    shutil.copytree(ENGLISH, other)
    page = other / "icing.toml"
    page.write_text(page.read_text(encoding="utf-8").replace(" the ", " das "), encoding="utf-8")
    assert differences(other) == []
