"""What the documents name is there: files, folders and the tests that guard each step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", GUIDE)
PATHS = sorted(
    {word for word in CODE if re.fullmatch(r"(ankle_rehab|tests|packaging|resources)/[\w./-]+", word)}
)
TESTS = sorted({word for word in CODE if re.fullmatch(r"test_\w+", word)})
LINKS = [
    (name, link)
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    for link in re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    if "://" not in link
]
MOST_STEPS = 5


@pytest.mark.parametrize("path", PATHS)
def test_every_file_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("name", "link"), LINKS)
def test_every_picture_and_page_that_is_linked_is_there(name: str, link: str) -> None:
    assert (ROOT / name).parent.joinpath(link).is_file()


@pytest.mark.parametrize("name", TESTS)
def test_every_test_that_is_named_is_there(name: str) -> None:
    files = (ROOT / "tests").rglob("test_*.py")
    assert any(f"def {name}(" in path.read_text(encoding="utf-8") for path in files)


def test_adding_something_takes_few_steps_and_each_kind_has_its_guard() -> None:
    recipes = re.split(r"^\*\*(An? [\w ]+)\*\*$", GUIDE.partition("## How to add")[2], flags=re.MULTILINE)
    kinds, steps = recipes[1::2], [part.partition("\n## ")[0] for part in recipes[2::2]]
    assert {"An exercise", "A routine", "A language", "A migration", "A setting"} <= set(kinds)
    for kind, text in zip(kinds, steps, strict=True):
        numbers = re.findall(r"^(\d)\. ", text, re.MULTILINE)
        assert len(numbers) <= MOST_STEPS, kind
        assert re.search(r"`test_\w+`", text), kind
