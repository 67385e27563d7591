"""The doctor's page on paper: what stands on it, how many pages it takes, and that it can be read back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.done import Kept
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.load_chart import LoadDay, LoadWeek
from ankle_rehab.domain.report import Report
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.story import Part, Story
from ankle_rehab.domain.timeline import BadDay, BadDays, Event, What
from ankle_rehab.domain.triage import Sign
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.report import gather
from ankle_rehab.services.review import Review
from ankle_rehab.services.story import Stories
from ankle_rehab.storage.database import Database
from ankle_rehab.ui import style
from ankle_rehab.ui.paper import printing as report_print
from ankle_rehab.ui.paper.report import sheet_of
from ankle_rehab.ui.paper.sheet import Sheet
from ankle_rehab.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from ankle_rehab.ui.words import file_words, report_words
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.fresh import open_fresh
from tests.fakes.year import write_year

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
STORY = Story("Since March", "A root on the trail", "Two", "Going downhill", ("May I run?",))

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def database(clock: FakeClock, data_dir: Path) -> Generator[Database]:
    database = open_fresh(data_dir / "diary.db", clock)
    yield database
    database.close()


@pytest.fixture
def diary(database: Database, clock: FakeClock) -> Diary:
    return Diary(database, clock)


@pytest.fixture
def report(database: Database, diary: Diary, clock: FakeClock) -> Report:
    """Six weeks of a year with a sprain in it."""
    write_year(database)
    return gathered(database, diary, clock, 42)


def gathered(database: Database, diary: Diary, clock: FakeClock, days: int) -> Report:
    stories = Stories(diary, database, clock)
    lights = Lights(diary, database, Guard(clock, diary, "1"), clock)
    review = Review(diary, database, clock)
    return gather(diary, review, stories, lights, clock, days=days, weeks=weeks_of_running)


def weeks_of_running(count: int) -> tuple[LoadWeek, ...]:
    """A run of 5 km and a hard one of 8 km in each week, with a 3 after it."""
    first = date(2026, 11, 16) - timedelta(weeks=count - 1)

    def day(number: int) -> LoadDay:
        lengths = {1: (5.0,), 4: (8.0,)}.get(number % 7, ())
        pain = ((Side.LEFT, 3),) if number % 7 == 5 else ()
        return LoadDay(
            first + timedelta(days=number), len(lengths), lengths, hard=int(number % 7 == 4), pain=pain
        )

    return tuple(LoadWeek(tuple(map(day, range(7 * one, 7 * one + 7)))) for one in range(count))


def saved(report: Report, folder: Path, paper: QPageSize = A4) -> PdfReader:
    """The page as a PDF, read by another program's library."""
    path = folder / "page.pdf"
    sheet_of(report, paper).save(path, report_words.title(report))
    return PdfReader(path)


def words(pdf: PdfReader) -> str:
    """All text in it, with single spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def test_six_weeks_of_an_ordinary_diary_fit_on_one_page(report: Report, tmp_path: Path) -> None:
    pdf = saved(replace(report, story=STORY), tmp_path)
    assert len(pdf.pages) == 1
    text = words(pdf)
    for part in Part:
        if part not in (Part.ACTIVITIES, Part.LOAD):
            assert report_words.part(part) in text
    for said in ("Since March", "A root on the trail", "Going downhill", "1. May I run?", "Page 1 of 1"):
        assert said in text


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_paper_is_the_one_that_was_asked_for(report: Report, tmp_path: Path, paper: QPageSize) -> None:
    (page,) = saved(report, tmp_path, paper).pages
    size = paper.sizePoints()
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (size.width(), size.height())


def test_its_fonts_are_in_the_file(report: Report, tmp_path: Path) -> None:
    (page,) = saved(report, tmp_path).pages
    resources = cast(DictionaryObject, page["/Resources"])
    fonts = cast(DictionaryObject, resources["/Font"])
    assert fonts
    for name in fonts:
        font = cast(DictionaryObject, fonts[name])
        (drawn,) = cast(ArrayObject, font["/DescendantFonts"])
        described = cast(DictionaryObject, drawn.get_object())["/FontDescriptor"]
        assert "/FontFile2" in cast(DictionaryObject, described)


def test_the_chart_is_drawn_in_lines_not_as_a_picture(report: Report, tmp_path: Path) -> None:
    (page,) = saved(report, tmp_path).pages
    assert not page.images


def test_a_part_that_is_left_out_is_not_there(report: Report, tmp_path: Path) -> None:
    kept = replace(report, parts=report.parts - {Part.MEDICINES, Part.CHART}, story=STORY)
    text = words(saved(kept, tmp_path))
    assert report_words.part(Part.MEDICINES) not in text
    assert report_words.part(Part.CHART) not in text
    assert report_words.part(Part.QUESTIONS) in text


def test_the_weeks_of_running_stand_there_only_when_they_are_wanted(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    write_year(database)
    heading = report_words.part(Part.LOAD)
    assert heading not in words(saved(gathered(database, diary, clock, 42), tmp_path))
    stories = Stories(diary, database, clock)
    stories.keep(stories.story().with_part(Part.LOAD, on=True))
    text = words(saved(gathered(database, diary, clock, 42), tmp_path))
    assert heading in text
    assert "In all: 12 runs, 78 km." in text
    assert "Running, km a week" in text, "the chart is drawn, with words that can be found"
    *_, last = saved(gathered(database, diary, clock, 42), tmp_path).pages
    assert " ".join(last.extract_text().split()).startswith(heading), "its heading stands above it"
    alone = replace(gathered(database, diary, clock, 42), parts=frozenset({Part.LOAD}))
    assert "Running, km a week" in words(saved(alone, tmp_path))
    quiet = replace(alone, weeks=(LoadWeek(tuple(LoadDay(date(2026, 11, 16 + n)) for n in range(7))),))
    assert "No run was written down in this time." in words(saved(quiet, tmp_path))
    stories.keep(stories.story().with_part(Part.LOAD, on=False))
    assert heading not in words(saved(gathered(database, diary, clock, 42), tmp_path))


def test_long_words_of_ones_own_take_a_second_page(report: Report, tmp_path: Path) -> None:
    told = " ".join(f"word{number}" for number in range(900))
    pdf = saved(replace(report, story=replace(STORY, how_it_began=told)), tmp_path)
    assert len(pdf.pages) == 2
    text = words(pdf)
    for number in range(900):
        assert text.count(f"word{number} ") + text.count(f"word{number}\n") == 1
    assert "Page 2 of 2" in text


def test_what_was_typed_is_shown_letter_by_letter(report: Report, tmp_path: Path) -> None:
    typed = "<b>bold</b> & <img src='http://x/y'> {name}"
    text = words(saved(replace(report, story=replace(STORY, since_when=typed)), tmp_path))
    assert typed in text


@pytest.mark.parametrize("parts", [frozenset(Part), frozenset(Part) - {Part.CHART}])
def test_no_character_of_ones_own_words_takes_the_place_of_the_chart(
    report: Report, tmp_path: Path, parts: frozenset[Part]
) -> None:
    typed = f"Since{report_words.CHART_HERE} March,\N{PARAGRAPH SEPARATOR}after a\x07 run"
    text = words(saved(replace(report, parts=parts, story=Story(since_when=typed)), tmp_path))
    assert "Since March, after a run" in text
    assert ("L · Left" in text) is (Part.CHART in parts)


def test_the_lights_of_the_time_are_counted_with_their_shapes(report: Report, tmp_path: Path) -> None:
    assert sum(report.lights.values()) == len({mark.since for mark in report.marks if mark.verdict})
    told = "Light, a rule of thumb from research on sore Achilles tendons, in days:"
    text = words(saved(replace(report, lights={Light.GREEN: 5, Light.STOP: 1}), tmp_path))
    assert f"{told} circle 5 green, octagon with a bar 1 stop." in text
    assert told not in words(saved(replace(report, lights={}), tmp_path))


def test_what_became_of_the_plan_is_told(report: Report, tmp_path: Path) -> None:
    done = replace(report.done, kept=Kept(12, 8, 2))
    assert "12 planned, 8 done, 2 in part." in words(saved(replace(report, done=done), tmp_path))


def test_words_in_the_file_are_found_by_their_letters(report: Report, tmp_path: Path) -> None:
    text = words(
        saved(replace(report, story=Story(since_when="a difficult flight, first of five")), tmp_path)
    )
    assert "a difficult flight, first of five" in text
    assert "filled when written in time" in text


def test_an_ordinary_year_fits_on_one_page(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    write_year(database, signs=False)
    pdf = saved(replace(gathered(database, diary, clock, 365), story=STORY), tmp_path)
    assert len(pdf.pages) == 1
    assert "Ibuprofen" in words(pdf)


def test_what_came_before_a_morning_stands_day_by_day(report: Report) -> None:
    events = (
        Event(What.SESSION, 1, 2, names=("Daily care",)),
        Event(What.ICING, 1, 2),
        Event(What.HIGH_SCORE, 2, 1, worst=7),
    )
    worst = BadDays(report.span, 9, (BadDay(date(2026, 11, 20), Side.LEFT, 7, 1, events),))
    assert (
        "20 Nov 2026: left, 7 of 10. Day before: 2 sessions (Daily care), 2 icings. Two days before: pain 7."
    ) in report_words.html(replace(report, bad_days=worst))


def test_every_mark_of_the_chart_is_explained(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    told = "Triangles among rest days are sick days."
    diary.add_pain(pain(3, date(2026, 11, 20)))
    diary.mark_day(date(2026, 11, 19), DayKind.REST)
    assert told not in words(saved(gathered(database, diary, clock, 14), tmp_path))
    diary.mark_day(date(2026, 11, 18), DayKind.SICK)
    assert told in words(saved(gathered(database, diary, clock, 14), tmp_path))


def test_a_high_score_that_was_written_late_says_so(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    late = pain(8, date(2026, 11, 15))
    diary.add_pain(replace(late, recorded=stamp(date(2026, 11, 21))))
    diary.add_pain(pain(7, date(2026, 11, 16)))
    text = words(saved(gathered(database, diary, clock, 14), tmp_path))
    assert "left, 8 of 10, At rest, before · written later" in text
    assert text.count("written later") == 1


def test_signs_twists_medicines_and_the_highest_scores_stand_there(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    diary.add_pain(replace(pain(9, date(2026, 11, 20), note="on the stairs"), medicine="Ibuprofen"))
    diary.add_check(SignCheck(stamp(date(2026, 11, 19)), frozenset({Sign.FEVER}), True, "1"))
    text = words(saved(gathered(database, diary, clock, 14), tmp_path))
    assert "20 Nov 2026: left, 9 of 10" in text
    assert "on the stairs" in text
    assert "twisted in the 72 hours before" in text
    assert "Ibuprofen: on 1 of the days, last on 20 Nov 2026" in text


def test_nothing_is_said_of_too_few_scores(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    for day in (19, 20, 21):
        diary.add_pain(pain(3, date(2026, 11, day)))
    text = words(saved(gathered(database, diary, clock, 14), tmp_path))
    assert "not enough entries yet" in text
    assert "3 to 3" not in text


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST])
def test_paper_is_the_same_in_every_theme(report: Report, qapp: QApplication, theme: Theme) -> None:
    style.apply(qapp, LIGHT, 1.0)
    light = sheet_of(report, A4).picture(0, 700)
    style.apply(qapp, theme, 1.0)
    found = sheet_of(report, A4).picture(0, 700)
    style.apply(qapp, LIGHT, 1.0)
    assert found == light
    assert QColor("#000000").name() in seen(light)


def test_the_preview_shows_the_dots_of_both_sides(report: Report) -> None:
    image = sheet_of(report, A4).picture(0, 1400)
    colours = {LIGHT.left, LIGHT.right}
    assert colours <= {name.upper() for name in seen(image)}


def seen(image: QImage) -> set[str]:
    """Every colour of a picture."""
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height() // 2)
    }


def test_an_empty_diary_gives_an_honest_page(
    database: Database, diary: Diary, clock: FakeClock, tmp_path: Path
) -> None:
    text = words(saved(gathered(database, diary, clock, 42), tmp_path))
    assert "Nothing was written down in this time." in text
    assert "None was ticked in this time." in text


def test_a_file_that_cannot_be_written_leaves_the_old_one(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="Not a directory"):
        saved(report, folder)
    assert folder.read_text(encoding="utf-8") == "in the way"


def test_from_right_to_left_the_words_begin_where_the_chart_does(qapp: QApplication, report: Report) -> None:
    ltr = sheet_of(report, A4).picture(0, 700)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        rtl = sheet_of(report, A4).picture(0, 700)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for top, bottom in ((40, 80), (435, 500), (930, 960)):
        begins, ends = inked(ltr, top, bottom)
        assert inked(rtl, top, bottom) == pytest.approx((699 - ends, 699 - begins), abs=6), top


def inked(image: QImage, top: int, bottom: int) -> tuple[int, int]:
    """The first and the last column with any ink between two rows."""
    found = [
        x
        for x in range(image.width())
        if any(QColor(image.pixel(x, y)).lightness() < 160 for y in range(top, bottom))
    ]
    return found[0], found[-1]


def to_file(sheet: Sheet, path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageLayout(sheet.layout)
    return printer


def test_the_printed_page_says_what_the_saved_one_does(report: Report, tmp_path: Path) -> None:
    told = replace(report, story=replace(STORY, how_it_began="word " * 900))
    sheet, path = sheet_of(told, A4), tmp_path / "printed.pdf"
    assert report_print.print_out(sheet, to_file(sheet, path))
    assert words(PdfReader(path)) == words(saved(told, tmp_path))
    printer = to_file(sheet, path)
    printer.setFromTo(2, 2)
    assert report_print.print_out(sheet, printer)
    printed = PdfReader(path)
    assert len(printed.pages) == 1
    assert "Page 2 of 2" in words(printed)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_reached_is_told(report: Report, tmp_path: Path) -> None:
    sheet = sheet_of(report, A4)
    assert not report_print.print_out(sheet, to_file(sheet, tmp_path / "gone" / "page.pdf"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("link.pdf", "Not saved: there is a link, a folder or a device of that name. It was left as it is."),
        (
            "folder.pdf",
            "Not saved: there is a link, a folder or a device of that name. It was left as it is.",
        ),
        ("n" * 300, "Not saved: that name cannot be used there."),
        ("none/page.pdf", "Not saved: that folder is not there."),
    ],
)
def test_a_place_that_takes_no_page_is_told_in_words(
    report: Report, tmp_path: Path, name: str, said: str
) -> None:
    old = tmp_path / "old.pdf"
    old.write_text("old", encoding="utf-8")
    (tmp_path / "link.pdf").symlink_to(old)
    (tmp_path / "folder.pdf").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError) as told:
        sheet_of(report, A4).save(tmp_path / name, "page")
    assert file_words.not_written(Path("there"), told.value) == f"{said} there"
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == before
