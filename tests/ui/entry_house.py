"""The entry page on its own, and what is done there with names that a screen reader says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry, Swelling, Zone
from ankle_rehab.ui.draft_keeper import DraftKeeper
from ankle_rehab.ui.pages.entry import EntryPage
from ankle_rehab.ui.widgets.notice_bar import Notice
from tests.fakes.entries import pain
from tests.ui.house import House, seen

MORE = "More: time, place, swelling, medicine"
SAVE, CLOSE = "Save entry", "Close without saving"
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def opened(house: House, qtbot: QtBot) -> EntryPage:
    page = house.entry_page()
    qtbot.addWidget(page)
    page.resize(930, 730)
    page.show()
    page.shown()
    page.activateWindow()
    QApplication.processEvents()
    return page


def noticed(page: EntryPage) -> list[Notice]:
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    return notices


def left(page: EntryPage) -> list[str]:
    told: list[str] = []
    page.left.connect(lambda: told.append("left"))
    page.twisted.connect(lambda: told.append("twisted"))
    return told


def write(page: EntryPage, words: str) -> None:
    (note,) = seen(page, QPlainTextEdit, "Note")
    note.setPlainText(words)


def score(page: EntryPage, number: int) -> None:
    for one in page.findChildren(QAbstractButton):
        if one.accessibleName().startswith(f"{number} of 10,") and one.isVisibleTo(page):
            one.click()


def only(house: House) -> PainEntry:
    (entry,) = house.diary.entries()
    return entry


def keep_now(page: EntryPage) -> None:
    """The second and a half is over."""
    (keeper,) = page.findChildren(DraftKeeper)
    keeper.keep()


def kept(house: House) -> PainEntry:
    """An entry with something of everything, two days old."""
    entry = replace(
        pain(4, date(2026, 11, 20), note="uphill\r\n"),
        swelling=Swelling.LITTLE,
        limp=False,
        zones=frozenset({Zone.ACHILLES}),
        medicine="ointment",
        session_id=None,
    )
    return house.diary.add_pain(entry)
