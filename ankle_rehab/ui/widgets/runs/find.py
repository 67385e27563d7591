"""What is looked for in the list of runs: words first, then all else that narrows it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.run_search import RunFilter, words_of
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.choice_box import ChoiceBox
from ankle_rehab.ui.widgets.search_line import SearchLine
from ankle_rehab.ui.widgets.time_fields import DayField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

SOUGHT_AFTER_MILLISECONDS = 250
WITHOUT_SHOES = 0


class RunFind(QWidget):
    """`sought` carries a `RunFilter` a moment after the last change."""

    sought = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOUGHT_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self._seek)
        self._build()

    @property
    def wanted(self) -> RunFilter | None:
        """What the fields ask for; None where it can fit nothing."""
        month, dated = self._month.value, self._dated.isChecked()
        since = month or (self._since.value if dated else None)
        until = _last_of(month) if month else (self._until.value if dated else None)
        if since is not None and until is not None and until < since:
            return None
        return RunFilter(
            words=words_of(self._words.text()),
            sport=self._sport.value,
            run_type=self._kind.value,
            hard=self._hard.value,
            shoe_id=self._shoe.value,
            since=since,
            until=until,
        )

    @property
    def last(self) -> QWidget:
        """Behind which Tab goes on into the list."""
        return self._until

    def offer(self, months: Iterable[tuple[date, str]], shoes: Iterable[tuple[int, str]]) -> None:
        """The months with something in them, by their first day, and the pairs of shoes by their numbers."""
        self._month.offer(months)
        self._shoe.offer((*shoes, (WITHOUT_SHOES, self.tr("No pair named"))))

    def focus(self) -> None:
        """Put the keyboard where one types."""
        self._words.begin()

    def clear(self) -> None:
        """Look for nothing."""
        self._words.clear()
        for box in self._boxes:
            box.display(None)
        self._dated.setChecked(False)
        self._seek()

    def tell(self, words: str) -> None:
        """How much was found."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        rows.addWidget(self._build_words())
        self._sport = ChoiceBox(
            self.tr("What it was"), self.tr("Every sport"), ((one, run_words.sport(one)) for one in Sport)
        )
        self._kind = ChoiceBox(
            self.tr("Kind of run"), self.tr("Every kind"), ((one, run_words.run_type(one)) for one in RunType)
        )
        hard = ((True, self.tr("Hard runs")), (False, self.tr("Other runs")))
        self._hard: ChoiceBox[bool] = ChoiceBox(self.tr("Hard or not"), self.tr("Hard or not"), hard)
        self._shoe: ChoiceBox[int] = ChoiceBox(self.tr("Shoes"), self.tr("All shoes"))
        self._dated = QPushButton(self.tr("Between two days"))
        self._dated.setCheckable(True)
        self._dated.setAccessibleName(self.tr("Between two days"))
        self._since, self._until = self._day(self.tr("First day")), self._day(self.tr("Last day"))
        self._between = WrapRow(self._since, self._until)
        self._between.hide()
        self._dated.toggled.connect(self._between.setVisible)
        self._dated.toggled.connect(self._soon.start)
        self._drawer = QWidget()
        inner = spaced(QVBoxLayout(self._drawer), INSIDE)
        inner.addWidget(WrapRow(self._sport, self._kind, self._hard, self._shoe, self._dated))
        inner.addWidget(self._between)
        self._drawer.hide()
        self._more.toggled.connect(self._drawer.setVisible)
        rows.addWidget(self._drawer)
        for box in self._boxes:
            box.changed.connect(self._soon.start)
        self._told = Words("", "note")
        self._told.hide()
        rows.addWidget(self._told)

    def _build_words(self) -> QWidget:
        self._words = SearchLine(
            self.tr("Find by words: month, kind, ground, shoes or note"),
            self.tr("“March 2026”, “hills”, a note"),
        )
        self._words.textChanged.connect(self._soon.start)
        self._words.returnPressed.connect(self._seek)
        self._month: ChoiceBox[date] = ChoiceBox(self.tr("Month"), self.tr("Every month"))
        self._more = QPushButton(self.tr("Narrow down"))
        self._more.setCheckable(True)
        self._more.setAccessibleName(self.tr("Narrow down"))
        clear = button(self.tr("Show all"), "link", self.clear)
        return WrapRow(self._words, self._month, self._more, clear)

    @property
    def _boxes(
        self,
    ) -> tuple[
        ChoiceBox[date] | ChoiceBox[Sport] | ChoiceBox[RunType] | ChoiceBox[bool] | ChoiceBox[int], ...
    ]:
        return self._month, self._sport, self._kind, self._hard, self._shoe

    def _day(self, name: str) -> DayField:
        field = DayField(name)
        field.display(self._today())
        field.changed.connect(self._soon.start)
        return field

    def _seek(self) -> None:
        self._soon.stop()
        wanted = self.wanted
        if wanted is None:
            self.tell(self.tr("Nothing can lie between these two: the first is after the last."))
        else:
            self.sought.emit(wanted)


def _last_of(first: date) -> date:
    """The last day of a month, by its first one."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
