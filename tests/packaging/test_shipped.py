"""The pictures of the guide and of the descriptions: all there, named, and not out of date."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from environment import ROOT
from tests.pictures import grab
from tests.scenes import Scenes
from tests.shipped import GUIDE, WORDS, Shipped, shipped

ALL = shipped()
ONCE = {(one.scene, one.look.size.width()): one for one in ALL}
MOST_BYTES, MOST_TOGETHER = 60_000, 1_200_000
MAKE_ANEW = "make it anew: python3 packaging/dev.py pictures --shipped"


def test_every_picture_is_there_and_small_and_no_other() -> None:
    folders = {one.file.parent for one in ALL}
    there = {path for folder in folders for path in folder.iterdir()}
    assert there == {one.file for one in ALL}, MAKE_ANEW
    sizes = {path: path.stat().st_size for path in there}
    assert max(sizes.values()) <= MOST_BYTES
    assert sum(sizes.values()) <= MOST_TOGETHER


def test_every_page_of_the_guide_has_its_picture() -> None:
    assert [page.page for page in Content(resource("content", "en")).help().pages] == list(GUIDE)


def test_the_descriptions_name_the_pictures_that_the_program_has_made() -> None:
    made = {one.file for one in ALL if one.file.parent.name == "screenshots"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {ROOT / link for link in re.findall(r"!\[[^]]+\]\(([^)]+)\)", readme)} == made
    centre = ElementTree.parse(ROOT / "packaging" / "linux" / "org.example.ankle_rehab.metainfo.xml")
    images = list(centre.iter("image"))
    assert images
    for image in images:
        file = ROOT / "packaging" / "screenshots" / (image.text or "").rpartition("/")[2]
        assert file in made
        size = QImage(str(file)).size()
        assert (image.get("width"), image.get("height")) == (str(size.width()), str(size.height()))


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.file.parent.name}-{one.file.stem}")
def test_a_picture_says_which_state_it_shows(one: Shipped) -> None:
    picture = QImage(str(one.file))
    assert one.scene in Scenes.names()
    assert (picture.text("Scene"), picture.size()) == (one.scene, one.look.size), MAKE_ANEW


@pytest.mark.parametrize("one", ONCE.values(), ids=lambda one: f"{one.file.parent.name}-{one.file.stem}")
def test_whatever_can_be_read_in_a_picture_can_still_be_read_in_the_program(
    qapp: QApplication, tmp_path: Path, one: Shipped
) -> None:
    written = QImage(str(one.file)).text(WORDS).splitlines()
    assert written, MAKE_ANEW
    assert not set(written) - set(grab(qapp, one.scene, one.look, tmp_path).on_page), MAKE_ANEW
