"""A month at a glance: each day with its worst score written in it, on a ground that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ankle_rehab.domain.diary import DayGlance
from ankle_rehab.domain.pain import Band, band
from ankle_rehab.domain.span import days_in_month
from ankle_rehab.ui import text
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import diary_text

DAYS = 7
GAP = 3
CORNER = 8
ROWS_HIGH = 2.5
GROUNDS = {Band.NONE: "card", Band.MILD: "soft", Band.MODERATE: "caution", Band.SEVERE: "stop"}
ON_DARK = (Band.MODERATE, Band.SEVERE)
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}


class DayButton(QPushButton):
    """One day of the month, painted; its name says all that is painted."""

    moved = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._day = date.min
        self._glance = DayGlance()
        self._today = False
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    @property
    def day(self) -> date:
        return self._day

    def display(self, day: date, glance: DayGlance, *, today: date, chosen: bool) -> None:
        """Show a day; today has a rim, the chosen one a thick one."""
        self._day, self._glance, self._today, self._chosen = day, glance, day == today, chosen
        self.setAccessibleName(", ".join((text.day_of_year(day, today), *self._said())))
        self.setToolTip(self.accessibleName())
        # a blank, or the tip is told after the name, the same words twice
        self.setAccessibleDescription(self.tr("the list begins here") if chosen else " ")
        self.update()

    def sizeHint(self) -> QSize:
        high = round(self.fontMetrics().height() * ROWS_HIGH)
        return QSize(high, high)

    def minimumSizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance("00") + 2 * GAP
        return QSize(wide, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.moved.emit(-step if mirrored and abs(step) == 1 else step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, worst = self._themes.current, self._glance.worst
        held = None if worst is None else band(worst)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = "text" if self.hasFocus() or self._chosen else "accent" if self._today else "line"
        wide = 3 if self.hasFocus() else 2 if self._chosen or self._today else 1
        painter.setPen(QPen(theme.color(rim), wide))
        painter.setBrush(theme.color("surface" if held is None else GROUNDS[held]))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        on_dark = held in ON_DARK
        room = QRectF(self.rect()).adjusted(6, 4, -6, -4)
        painter.setFont(self._small())
        painter.setPen(theme.color("card" if on_dark else "muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, str(self._day.day))
        if self._glance.kind is not None:
            sign = diary_text.day_kind_letter(self._glance.kind)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing, sign)
        if worst is not None:
            painter.setFont(self._bold())
            painter.setPen(theme.color("card" if on_dark else "text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, str(worst))

    def _said(self) -> list[str]:
        glance = self._glance
        said = []
        if glance.left is not None:
            said.append(self.tr("left {score}").format(score=text.score(glance.left)))
        if glance.right is not None:
            said.append(self.tr("right {score}").format(score=text.score(glance.right)))
        if glance.kind is not None:
            said.append(diary_text.day_kind(glance.kind))
        return said or [self.tr("no score")]

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(font.pixelSize() * 11 / 15)))
        return font

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class MonthView(QWidget):
    """Arrow keys walk through the days and on into other months; `chosen` carries the day pressed.

    `turned` carries the first day of a month that wants to be shown: answer with `display`.
    """

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._first = date.min
        self._today = date.min
        self._picked: date | None = None
        self._buttons: list[DayButton] = []
        self._build()

    @property
    def month(self) -> date:
        """The first day of the month in sight."""
        return self._first

    def display(self, first: date, days: Mapping[date, DayGlance], today: date, picked: date | None) -> None:
        """Show the month that begins with `first`; days that are not over yet cannot be pressed."""
        self._first, self._today, self._picked = first, today, picked
        self._title.setText(diary_text.month(first))
        self.setAccessibleName(diary_text.month(first))
        offset = (first.isoweekday() - self._week_begins()) % DAYS
        length = days_in_month(first.year, first.month)
        while len(self._buttons) < length:
            self._one_more()
        for number, made in enumerate(self._buttons):
            made.setVisible(number < length)
            if number >= length:
                continue
            day = first + timedelta(days=number)
            place = offset + number
            self._grid.addWidget(made, 1 + place // DAYS, place % DAYS)
            made.display(day, days.get(day, DayGlance()), today=today, chosen=day == picked)
            made.setEnabled(day <= today)
        self._later.setEnabled(first < today.replace(day=1))

    def focus_day(self, day: date) -> None:
        """Put the keyboard on a day of the month in sight."""
        self._buttons[day.day - 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        top = spaced(QHBoxLayout(), INSIDE)
        earlier = button("‹", "quiet", lambda: self._turn(-1))
        earlier.setAccessibleName(self.tr("Earlier month"))
        self._later = button("›", "quiet", lambda: self._turn(1))
        self._later.setAccessibleName(self.tr("Later month"))
        self._title = Words("", "word")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top.addWidget(earlier)
        top.addWidget(self._title, 1)
        top.addWidget(self._later)
        rows.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for column in range(DAYS):
            name = QLabel(self._weekday(column))
            name.setProperty("role", "note")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        rows.addLayout(self._grid)

    def _one_more(self) -> None:
        made = DayButton(self._themes, self)
        made.clicked.connect(partial(self._on_pressed, made))
        made.moved.connect(partial(self._on_moved, made))
        self._buttons.append(made)

    def _on_pressed(self, made: DayButton, _checked: bool = False) -> None:
        self.chosen.emit(made.day)

    def _on_moved(self, made: DayButton, days: int) -> None:
        self._walk(made.day, days)

    def _walk(self, day: date, days: int) -> None:
        """To another day, turning the page where it lies in another month; never into days to come."""
        there = min(day + timedelta(days=days), self._today)
        if (there.year, there.month) != (self._first.year, self._first.month):
            self.turned.emit(there.replace(day=1))
        self.focus_day(there)

    def _turn(self, months: int) -> None:
        if months < 0:
            self.turned.emit((self._first - timedelta(days=1)).replace(day=1))
        else:
            self.turned.emit((self._first + timedelta(days=31)).replace(day=1))

    def _week_begins(self) -> int:
        return QLocale().firstDayOfWeek().value

    def _weekday(self, column: int) -> str:
        day = (self._week_begins() - 1 + column) % DAYS + 1
        return QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat)
