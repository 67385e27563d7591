"""Whoever writes or translates a text and leaves a field out, or misspells it, is told which and where."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.fields import ContentError
from tests.storage.test_texts_as_written import PAGES, told_of

FOLDER = resource("content", "en")
SAMPLES = (
    "exercises/ankle-pumps.toml",
    "routines/balance.toml",
    "routines/post-run.toml",
    "guide/shoes.toml",
)
OTHERWISE = {
    ("own.toml", "phase_words"): ("phase_words", "needs a word for each of three parts"),
    ("exercises/ankle-pumps.toml", "phase_words"): (
        "phase_words",
        "a tempo of three parts needs three words, any other none",
    ),
    ("routines/post-run.toml", "activity"): ("exercise", "missing"),
}
"""Fields whose lack is told in words of its own: where in the table, and how."""
_HEADER = re.compile(r"(\[\[?)([\w.-]+)\]")
_FIELD = re.compile(r"([\w-]+) = ")


def fields(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Line, place of its table, and name of every field that begins a line."""
    seen: Counter[str] = Counter()
    place = ""
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            kind, path = header.groups()
            if kind == "[[":
                seen[path] += 1
            parts = path.split(".")
            named = [".".join(parts[: at + 1]) for at in range(len(parts))]
            place = "".join(
                f"{part}[{seen[whole] - 1}]." if whole in seen else f"{part}."
                for part, whole in zip(parts, named, strict=True)
            )
            for inner in [one for one in seen if one.startswith(f"{path}.")]:
                del seen[inner]
        elif field := _FIELD.match(line):
            yield number, place, field[1]


def samples(lines: list[str]) -> list[tuple[int, str, str]]:
    """Of fields that are alike but for their number in a list the last alone."""
    alike = {(re.sub(r"\[\d+\]", "[]", place), name): (at, place, name) for at, place, name in fields(lines)}
    return list(alike.values())


def refused(copy: Path, file: str, lines: list[str]) -> ContentError:
    """How the reader of one file complains of these lines."""
    (copy / file).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        told_of(file, Content(copy))
    return caught.value


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "en"))


@pytest.mark.parametrize("file", [*PAGES, *SAMPLES])
def test_a_field_that_is_misspelt_is_named_with_its_file(copy: Path, file: str) -> None:
    lines = (copy / file).read_text(encoding="utf-8").splitlines()
    found = samples(lines)
    assert len(found) > 3
    for number, place, name in found:
        error = refused(copy, file, [*lines[:number], f"misspelt-{lines[number]}", *lines[number + 1 :]])
        missing, unknown = (f"{place}{name}", "missing"), (f"{place}misspelt-{name}", "unknown field")
        told = OTHERWISE.get((file, name))
        allowed = (missing, unknown) if told is None else ((place + told[0], told[1]),)
        assert error.file == file
        assert (error.field, error.problem) in allowed


@pytest.mark.parametrize("file", [*PAGES, *SAMPLES])
def test_a_value_of_the_wrong_kind_is_named_with_its_file(copy: Path, file: str) -> None:
    lines = (copy / file).read_text(encoding="utf-8").splitlines()
    for number, place, name in samples(lines):
        if lines[number].endswith("["):
            continue
        error = refused(copy, file, [*lines[:number], f"{name} = {{ other = 1 }}", *lines[number + 1 :]])
        assert error.file == file
        assert error.field.startswith(f"{place}{name}")
