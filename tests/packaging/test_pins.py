"""Everything installed is pinned with its hashes, names no address and fits what pyproject asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import PySide6
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from environment import CONSTRAINTS, PYPROJECT, ROOT, read_pins
from pins import entries

FILES = [CONSTRAINTS, ROOT / "packaging" / "voices.txt"]
PROJECT = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]


def pinned(path: Path = CONSTRAINTS) -> dict[str, str]:
    """Name and version of every pin."""
    firsts = (Requirement(first) for first in entries(path.read_text(encoding="utf-8")))
    return {first.name.lower(): str(first.specifier).removeprefix("==") for first in firsts}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_is_a_pin_or_one_of_its_hashes(path: Path) -> None:
    kept = entries(path.read_text(encoding="utf-8")).values()
    assert "".join(kept) == "".join(read_pins(path).values())
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry) for entry in kept)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_pin_is_one_finished_version(path: Path) -> None:
    """Two versions of one package are for different Pythons or systems, so each says for which."""
    versions: dict[str, set[str]] = {}
    wishes = [Requirement(first) for first in entries(path.read_text(encoding="utf-8"))]
    for wish in wishes:
        versions.setdefault(canonicalize_name(wish.name), set()).add(str(wish.specifier))
        version = Version(str(wish.specifier).removeprefix("=="))
        assert not version.is_prerelease and not version.local
    doubled = [wish for wish in wishes if len(versions[canonicalize_name(wish.name)]) > 1]
    assert all(wish.marker for wish in doubled)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_address_is_written_down(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_qt_that_runs_is_the_one_that_is_pinned() -> None:
    names = ("pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6")
    assert {pinned()[name] for name in names} == {"6.11.3"}
    assert PySide6.__version__ == "6.11.3"


def test_qt_has_files_for_linux_macos_and_windows() -> None:
    """Two each for Linux and Windows (x86-64 and ARM) and one for every Mac."""
    found = entries(CONSTRAINTS.read_text(encoding="utf-8"))
    assert found["pyside6-essentials==6.11.3"].count("--hash=") == 5


@pytest.mark.parametrize(
    ("python", "version", "allowed"),
    [
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),
        ("3.12", "6.11.3", True),
        ("3.12", "6.12.0", True),
        ("3.14", "6.12.0", True),
    ],
)
def test_the_fatal_qt_is_kept_away_from_python_3_11(python: str, version: str, allowed: bool) -> None:
    qt = [
        wish
        for wish in map(Requirement, PROJECT["dependencies"])
        if wish.name == "PySide6" and wish.marker and wish.marker.evaluate({"python_version": python})
    ]
    assert len(qt) == 1
    assert qt[0].specifier.contains(version) is allowed


def test_the_pins_are_what_pyproject_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    texts = [*PROJECT["dependencies"], *(text for wishes in extras.values() for text in wishes)]
    wishes = [Requirement(text) for text in texts]
    versions = pinned()
    for wish in wishes:
        if wish.name != "ankle-rehab":
            assert wish.specifier.contains(Version(versions[canonicalize_name(wish.name)])), wish


def test_what_a_person_installs_holds_no_test_tools() -> None:
    groups = read_pins(CONSTRAINTS)
    assert list(groups) == ["run", "test", "check", "package", "soak"]
    assert "pyside6==" in groups["run"]
    assert not re.search(r"^(pytest|hypothesis|mypy|ruff)==", groups["run"], flags=re.MULTILINE)
