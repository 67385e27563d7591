"""A routine on paper: one page, words that can be found, type that goes with the file, figures as lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ankle_rehab.domain.exercise import Dose, Mode
from ankle_rehab.domain.own import OwnRoutine, OwnStep
from ankle_rehab.domain.routine import ActivityStep, Routine
from ankle_rehab.resources import resource
from ankle_rehab.services.own import Own
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.pages.routine_sheet import RoutineSheetPage
from ankle_rehab.ui.paper.page import PaperSize
from ankle_rehab.ui.paper.routine import RoutinePaper
from ankle_rehab.ui.widgets.figure.paper import paint_exercise
from ankle_rehab.ui.words.sheet_words import sheet_words
from tests.fakes.own import bridge, morning
from tests.scenes_of_own import drawn_picture
from tests.ui.house import click, seen
from tests.ui.player_house import PlayerHouse

pytestmark = pytest.mark.usefixtures("qapp")

CONTENT = Content(resource("content", "en"))
MOTIONS = Motions(resource("motions"))
TODAY = date(2026, 11, 22)


def sheet(routine: Routine, size: PaperSize = PaperSize.A4) -> RoutinePaper:
    return RoutinePaper(sheet_words(routine, TODAY), QPageSize(size.value), MOTIONS)


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize("size", PaperSize, ids=lambda size: size.name)
@pytest.mark.parametrize("routine", CONTENT.routines(), ids=lambda routine: routine.id)
def test_every_routine_is_one_page_that_can_be_read_and_searched(
    routine: Routine, size: PaperSize, tmp_path: Path
) -> None:
    made = sheet(routine, size)
    assert made.pages == 1
    assert made.points >= 7
    made.save(tmp_path / "page.pdf", routine.name)
    text = words_of(tmp_path / "page.pdf")
    told = [routine.name, routine.gate.words]
    for step in routine.steps:
        if isinstance(step, ActivityStep):
            told.append(step.words)
        else:
            told += [step.exercise.name, step.exercise.stop_when, *step.exercise.cues]
    for words in told:  # a line may end at a hyphen
        assert words.replace(" ", "") in text.replace(" ", "")
    assert "From my physiotherapist:" in text
    assert "Worst pain, 0 to 10" in text
    assert "Page 1 of 1" in text


def test_the_type_goes_with_the_file_and_figures_are_no_pictures(tmp_path: Path) -> None:
    sheet(CONTENT.routine("daily")).save(tmp_path / "page.pdf", "Daily care")
    read = PdfReader(tmp_path / "page.pdf")
    assert not read.pages[0].images
    inner, outer = read.pages[0]._get_fonts()
    assert inner
    assert not outer


@pytest.mark.parametrize("exercise_id", CONTENT.catalogue().exercises)
def test_every_figure_is_black_on_white(exercise_id: str) -> None:
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    exercise = CONTENT.exercise(exercise_id)
    paint_exercise(painter, image.rect().toRectF(), exercise, MOTIONS)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 3) for y in range(0, 400, 3)}
    assert all(QColor(one).hslSaturationF() < 0.02 for one in colours)
    assert any(QColor(one).lightnessF() < 0.2 for one in colours)


def shelved(rooms: PlayerHouse) -> Own:
    own = rooms.parts.own
    own.keep_exercise(bridge())
    own.keep_routine(morning())
    return own


def test_an_own_routine_is_printed_with_its_dose_and_its_picture(rooms: PlayerHouse, tmp_path: Path) -> None:
    own = shelved(rooms)
    own.keep_exercise(bridge("own-c3", "<b>Script</b>"))
    steps = (*morning().steps, OwnStep("own-c3", Dose(Mode.HOLD, sets=2, seconds=20, rest=5)))
    own.keep_routine(OwnRoutine("own-e5", "Evening", steps=steps))
    sheet(own.routine("own-e5")).save(tmp_path / "page.pdf", "Evening")
    text = words_of(tmp_path / "page.pdf")
    assert "2. Bridge & lift 15 s, each foot" in text.replace("\xa0", "")
    assert "Pause before it: 20 s" in text
    assert "<b>Script</b>" in text
    assert "2 holds of 20 s, 5 s rest, each foot" in text


def test_a_picture_of_ones_own_is_on_the_page(rooms: PlayerHouse, tmp_path: Path) -> None:
    own = shelved(rooms)
    own.keep_exercise(replace(bridge(), picture=drawn_picture()))
    sheet(own.routine("own-a1")).save(tmp_path / "page.pdf", "Morning")
    assert len(PdfReader(tmp_path / "page.pdf").pages[0].images) == 1


def test_a_very_long_routine_takes_a_second_page(rooms: PlayerHouse) -> None:
    own = shelved(rooms)
    steps = tuple(OwnStep(one.id, one.dose) for one in CONTENT.exercises())
    own.keep_routine(OwnRoutine("own-e5", "Everything", steps=steps))
    made = sheet(own.routine("own-e5"))
    assert made.pages == 2
    assert made.points >= 7


# the page ------------------------------------------------------------------------------------------------


def page_of(rooms: PlayerHouse) -> RoutineSheetPage:
    shelved(rooms)
    return rooms.show(RoutineSheetPage(rooms.parts, rooms.themes), 900, 700)


def previews(page: QWidget) -> list[str]:
    found = (one.accessibleName() for one in page.findChildren(QLabel) if one.isVisibleTo(page))
    return [name for name in found if name.startswith("Preview of page")]


def test_the_preview_follows_the_routine_that_is_chosen(rooms: PlayerHouse) -> None:
    page = page_of(rooms)
    page.choose("own-a1")
    rooms.settle()
    assert previews(page) == ["Preview of page 1 of 1"]
    (box,) = seen(page, QComboBox, "Which routine?")
    assert box.currentText() == "Morning"
    before = picture(page)
    click(page, "Paper: Letter")
    assert picture(page) != before


def picture(page: QWidget) -> bytes:
    (label,) = (one for one in page.findChildren(QLabel) if one.accessibleName().startswith("Preview"))
    return bytes(label.pixmap().toImage().constBits())


def test_paper_is_white() -> None:
    image = sheet(CONTENT.routine("three")).picture(0, 400)
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_a_routine_that_is_gone_gives_way_to_one_that_is_there(rooms: PlayerHouse) -> None:
    page = page_of(rooms)
    page.choose("own-a1")
    rooms.parts.own.remove("own-a1")
    (box,) = seen(page, QComboBox, "Which routine?")
    assert box.currentText() == "Daily care"
