"""What stands in a file of texts is what the program says: every word, number and key in its own place."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

import pytest

from ankle_rehab.domain.guide import Act
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

FOLDER = resource("content", "en")
ALIKE = {"exercise": "exercise_id", "routine": "routine_id", "id": "ask"}
"""What a file calls otherwise than the program."""

Told = Callable[[Content], Any]
PAGES: dict[str, Told] = {
    "catalogue.toml": Content.catalogue,
    "signs.toml": Content.sign_page,
    "first-start.toml": Content.first_start,
    "emergency.toml": Content.emergency,
    "advice.toml": Content.advice,
    "icing.toml": Content.icing,
    "bandage.toml": Content.bandage,
    "own.toml": Content.own,
    "help.toml": Content.help,
    "running.toml": Content.running,
    "voice.toml": lambda content: {"lines": content.lines()},
    "self-tests.toml": lambda content: {**plain(content.self_tests()), **plain(content.self_tests().tests)},
    "sources.toml": lambda content: {source.key: source for source in content.sources()},
    "ladders/balance.toml": lambda content: content.ladder("balance"),
    "causes.toml": lambda content: content.guide.causes,
    "guide.toml": lambda content: content.guide.order,
}


def told_of(file: str, content: Content) -> Any:
    folder, _, name = file.removesuffix(".toml").rpartition("/")
    one: dict[str, Callable[[str], Any]] = {
        "exercises": content.exercise,
        "routines": content.routine,
        "guide": content.guide.card,
    }
    return PAGES[file](content) if file in PAGES else one[folder](name)


def plain(told: Any) -> Any:
    """A value of the program as TOML would have it."""
    if isinstance(told, Enum):
        return told.value
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, Act):
        return {"words": told.words, told.deed.value: told.target}
    if dataclasses.is_dataclass(told):
        return {field.name: plain(getattr(told, field.name)) for field in dataclasses.fields(told)}
    if isinstance(told, Mapping):
        return {str(plain(name)): plain(value) for name, value in told.items()}
    if isinstance(told, tuple | frozenset):
        return [plain(one) for one in told]
    return told


def unlike(written: Any, told: Any, place: str = "") -> list[str]:
    """The places of a file that the program tells otherwise."""
    if isinstance(written, dict) and isinstance(told, dict):
        found = []
        for name, value in written.items():
            known = next(
                (one for one in (name, name.replace("-", "_"), ALIKE.get(name)) if one in told), None
            )
            found += unlike(value, told[known], f"{place}.{name}") if known else [f"{place}.{name}"]
        return found
    if isinstance(written, list) and isinstance(told, dict):
        return unlike({one["detail"]: one["words"] for one in written}, told, place)
    if isinstance(written, list) and isinstance(told, list) and len(written) == len(told):
        pairs = enumerate(zip(written, told, strict=True))
        return [wrong for at, (one, other) in pairs for wrong in unlike(one, other, f"{place}[{at}]")]
    if isinstance(written, str) and isinstance(told, dict):
        told = told.get("id")
    return [] if written == told else [place]


FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml"))


@pytest.mark.parametrize("file", FILES)
def test_every_word_stands_where_it_belongs(file: str) -> None:
    written = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    assert unlike(written, plain(told_of(file, Content(FOLDER)))) == []
