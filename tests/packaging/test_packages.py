"""What goes into the packages: one version, sound descriptions, every licence; what the script installs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import bom
import contents
import icons
import packages
from ankle_rehab import __version__
from ankle_rehab.companions import companions
from environment import ROOT

LINUX = ROOT / "packaging" / "linux"
METAINFO = LINUX / "org.example.ankle_rehab.metainfo.xml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script for Linux")


def test_there_is_one_version() -> None:
    releases = ElementTree.parse(METAINFO).findall("releases/release")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    told = re.findall(r"^## (\S+) – (.+)$", changes, re.MULTILINE)
    assert packages.version() == __version__ == told[0][0]
    assert [one.get("version") for one in releases] == [version for version, _ in told]
    for release, (_, day) in zip(releases, told, strict=True):
        assert day in ("unreleased", release.get("date"))


def test_every_screenshot_of_the_software_centre_is_one_that_the_program_has_made() -> None:
    named = [image.text or "" for image in ElementTree.parse(METAINFO).iter("image")]
    assert named
    for address in named:
        assert (ROOT / "packaging" / "screenshots" / address.rpartition("/")[2]).is_file(), address


@pytest.mark.parametrize(
    "command",
    [
        ("desktop-file-validate", LINUX / "ankle-rehab.desktop"),
        ("appstreamcli", "validate", "--pedantic", "--no-net", METAINFO),
    ],
    ids=["menu entry", "software centre"],
)
def test_the_descriptions_are_sound(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed here")
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    for size in icons.SIZES:
        picture = icons.draw(size, tmp_path / f"{size}.png")
        assert picture.startswith(b"\x89PNG")
        assert int.from_bytes(picture[16:20], "big") == int.from_bytes(picture[20:24], "big") == size


def test_every_companion_is_on_the_bill_with_its_licence_in_full() -> None:
    found = companions()
    bill = json.loads(json.dumps(bom.bill(found)))
    assert {"Python", "SQLite", "PySide6", "apsw", "appdirs", "miniaudio"} <= {one.name for one in found}
    assert [part["name"] for part in bill["components"]] == [one.name for one in found]
    assert all(part["licenses"] for part in bill["components"])
    for one in found:
        assert one.licence and len(one.text) > 500, one.name
        assert one.text.strip() in bom.texts(found)


@posix
def test_what_the_script_installs_it_takes_away_again(tmp_path: Path) -> None:
    home, given = tmp_path / "home", tmp_path / "given"
    (given / "usr/lib/ankle-rehab/_internal").mkdir(parents=True)
    (given / "usr/lib/ankle-rehab/ankle-rehab").write_text("the program")
    (given / "usr/bin").mkdir()
    (given / "usr/bin/ankle-rehab").symlink_to("../lib/ankle-rehab/ankle-rehab")
    (given / "usr/share/applications").mkdir(parents=True)
    (given / "usr/share/applications/ankle-rehab.desktop").write_text("menu")
    shutil.copy(LINUX / "install.sh", given / "install.sh")
    diary = home / ".local/share/ankle-rehab/diary.db"
    neighbour = home / ".local/share/applications/other.desktop"
    for kept in (diary, neighbour):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("mine")

    def script(*words: str) -> None:
        subprocess.run(
            ["sh", str(given / "install.sh"), "--user", *words],
            env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
        )

    script()
    assert (home / ".local/bin/ankle-rehab").read_text() == "the program"
    script()
    script("--remove")
    files = [path for path in home.rglob("*") if not path.is_dir()]
    caches = ("mime", "mimeinfo.cache", "icon-theme.cache")  # the system's own, of what is installed
    assert {path for path in files if not set(caches) & set(path.parts)} == {diary, neighbour}


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("libQt6Core.so.6", True),
        ("QtMultimedia.abi3.so", True),
        ("Qt6Network.dll", True),
        ("libQt6WebEngineCore.so.6", False),
        ("libQt63DCore.so.6", False),
        ("QtQuick.abi3.so", False),
        ("Qt6Qml.dll", False),
    ],
)
def test_a_part_of_qt_without_use_is_refused(name: str, used: bool, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert contents.unused(tmp_path) == ([] if used else [name])


@posix
def test_a_library_without_a_licence_is_refused(tmp_path: Path) -> None:
    for name in ("libicuuc.so.73", "PySide6/Qt/lib/libQt6Core.so.6", "libstray.so.1", "notes.txt"):
        place = tmp_path / "_internal" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"text" if name.endswith("txt") else b"\x7fELF")
    billed = {one.name for one in companions()}
    assert contents.unnamed(tmp_path, billed) == ["libstray.so.1"]
    assert contents.unnamed(tmp_path, billed - {"ICU"}) == ["libicuuc.so.73", "libstray.so.1"]
