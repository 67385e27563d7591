"""The ways out of what warning signs keep closed: seen, booked, the same as last time, a mistake."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.safety import Release
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.texts import EmergencyWords, SignPage
from ankle_rehab.domain.triage import Sign
from ankle_rehab.domain.value import value
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.note_field import NoteField
from ankle_rehab.ui.widgets.time_fields import DayField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class Ways:
    """Which ways stand open: `seen` and `mistake`, changed answers, for an appointment `booked` and `same`,
    `go_on` to what was wanted, `more` to tick. `regions` offers another emergency number. `today` leads to
    that page, `back` to where one came from.
    """

    seen: bool = False
    mistake: bool = False
    correct: bool = False
    booked: bool = False
    same: bool = False
    go_on: bool = False
    more: bool = True
    regions: bool = False
    today: bool = False
    back: bool = False


@value
class Ended:
    """How it ended: the day on which one was seen or is booked for, and what was said there.

    `of` and `twist` are what stood on the screen: the signs, and whether a twist.
    """

    how: Release
    on: date | None = None
    note: str = ""
    of: frozenset[Sign] = frozenset()
    twist: bool = False


class SignWays(QWidget):
    """`ended` carries an `Ended`, `region` a `Region`; all others are wishes."""

    ended = Signal(object)
    went_on = Signal()
    corrected = Signal()
    more = Signal()
    today = Signal()
    left = Signal()
    region = Signal(object)

    def __init__(self, words: SignPage, emergency: EmergencyWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = spaced(QVBoxLayout(self), GROUP)
        self._go_on = button(self.tr("Go on"), "quiet", self.went_on.emit)
        self._seen = button(words.seen_words, "quiet", lambda: self._open(Release.SEEN))
        self._booked = button(words.booked_words, "quiet", lambda: self._open(Release.BOOKED))
        self._same = button(words.same_words, "quiet", lambda: self.ended.emit(Ended(Release.SAME)))
        self._correct = button(words.correct_words, "quiet", self.corrected.emit)
        self._mistake = button(words.mistake_words, "quiet", lambda: self.ended.emit(Ended(Release.MISTAKE)))
        self._more = button(self.tr("Something else is new"), "link", self.more.emit)
        self._change = button(emergency.change_region, "link", self._on_change)
        self._today = button(self.tr("Back to Today"), "link", self.today.emit)
        self._back = WayBack(self.tr("Back"), self.left.emit)
        self._regions = ChoiceRow(
            self.tr("Where you are, only for the emergency number"),
            tuple((one, text.region(one)) for one in Region),
        )
        self._regions.chosen.connect(self._on_region)
        self._form = _EndForm()
        self._form.kept.connect(self._on_kept)
        buttons = (self._go_on, self._seen, self._booked, self._same, self._correct, self._mistake)
        self._rows.addWidget(WrapRow(*buttons, self._more, self._change, self._today, self._back))
        self._rows.addWidget(self._regions)
        self._rows.addWidget(self._form)

    def display(self, ways: Ways, today: date, region: Region) -> None:
        """Show the ways that stand open; `today` is the first day offered."""
        shown: tuple[tuple[QPushButton, bool], ...] = (
            (self._go_on, ways.go_on),
            (self._seen, ways.seen),
            (self._booked, ways.booked),
            (self._same, ways.same),
            (self._correct, ways.correct),
            (self._mistake, ways.mistake),
            (self._more, ways.more),
            (self._change, ways.regions),
            (self._today, ways.today),
            (self._back, ways.back),
        )
        for made, here in shown:
            made.setVisible(here)
        self._go_on.setProperty("role", "quiet" if ways.seen else "primary")
        self._go_on.style().polish(self._go_on)
        self._day = today
        self._regions.display(region)
        self._regions.hide()
        self._form.hide()

    def _open(self, how: Release) -> None:
        self._form.ask(how, self._day)

    def _on_kept(self, ended: Ended) -> None:
        self._form.hide()
        self.ended.emit(ended)

    def _on_change(self) -> None:
        self._regions.show()

    def _on_region(self, region: Region) -> None:
        self._regions.hide()
        self.region.emit(region)


class _EndForm(Card):
    """Asks for the day and, if one likes, a note; `kept` carries an `Ended`."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._how = Release.SEEN
        self._day_words = self.body("")
        self._day = DayField(self.tr("Day"))
        self._note = NoteField()
        self._note.setAccessibleName(self.tr("What was said there, if you like"))
        self.add(WrapRow(self._day))
        self.add(Words(self.tr("What was said there, if you like")), gap=INSIDE)
        self.add(self._note)
        self._save = button(self.tr("Save"), "quiet", self._on_save)
        self.add(WrapRow(self._save, button(self.tr("Not yet"), "link", self.hide)), gap=INSIDE)
        self.hide()

    def ask(self, how: Release, today: date) -> None:
        """Open for one of the two."""
        seen = how is Release.SEEN
        self._how = how
        self.retitle(self.tr("I have been seen") if seen else self.tr("It is booked"))
        self._day_words.setText(self.tr("On which day?") if seen else self.tr("For which day?"))
        if seen:
            self._day.display(today, last=today)
        else:
            self._day.display(today + timedelta(days=1), first=today)
        self._note.setPlainText("")
        self.show()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)  # which brings the form into sight

    def _on_save(self) -> None:
        self.kept.emit(Ended(self._how, self._day.value, self._note.toPlainText().strip()))
