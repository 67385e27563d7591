"""What can be chosen about runs, and what was told once and can be asked again."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import DistanceUnit, Settings
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_box import ChoiceBox
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

LEAST, MOST = 100, 250


class RunSettings(Card):
    """`chosen` carries the name of a setting and its new value, `forgotten` the name of one to ask again.

    `page_wanted` asks for the page where something of it is chosen.
    """

    chosen = Signal(str, object)
    forgotten = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.retitle(self.tr("Runs"))
        self._unit = ChoiceRow(
            self.tr("Distances in"), tuple((one, run_words.unit_name(one)) for one in DistanceUnit)
        )
        self._unit.chosen.connect(lambda unit: self.chosen.emit("distance_unit", unit))
        self.add(self._unit)
        days = ((number, QLocale().dayName(number + 1)) for number in range(7))
        self._first = ChoiceBox(self.tr("A training week begins on"), None, days)
        self._first.changed.connect(lambda: self.chosen.emit("week_start", self._first.value))
        self.add(WrapRow(Words(self.tr("A training week begins on")), self._first))
        name = self.tr("Your highest heart rate, if you know it")
        self._heart = AmountField(name, self.tr("beats a minute"), _heart)
        self._heart.changed.connect(self._on_heart)
        self.add(WrapRow(Words(name), self._heart))
        self._wrong = self.body(
            self.tr("A number from {least} to {most}.").format(least=LEAST, most=MOST), "note"
        )
        self._wrong.hide()
        again = {
            "longest_run": self.tr("Ask for my longest run again"),
            "usual_run": self.tr("Ask for my usual run again"),
        }
        self._told = {field: self._build_told(field, words) for field, words in again.items()}
        self._watched = self.body("", "note")
        files = button(self.tr("Files from your watch"), "link", lambda: self.page_wanted.emit("run-files"))
        shoes = button(
            self.tr("Shoes, and when to look at them"), "link", lambda: self.page_wanted.emit("shoes")
        )
        self.add(WrapRow(files, shoes, spacing=GROUP))

    def display(self, settings: Settings) -> None:
        """Show what holds now; what is being typed stays."""
        self._unit.display(settings.distance_unit)
        self._first.display(settings.week_start)
        if not self._heart.wrong and self._heart.value != settings.top_heart_rate:
            self._heart.display("" if settings.top_heart_rate is None else str(settings.top_heart_rate))
        unit = settings.distance_unit
        longest = self.tr("You told your longest run of 30 days: {far}.")
        usual = self.tr("You told how far you usually run: {far}.")
        for field, told, words in (
            ("longest_run", settings.longest_run, longest),
            ("usual_run", settings.usual_run, usual),
        ):
            label, row = self._told[field]
            far = "" if told is None else run_words.distance(told * 1000, unit)
            label.setText(words.format(far=far))
            for part in (label, row):
                part.setVisible(told is not None)
        folder = settings.run_folder
        watched = self.tr("New files are looked for in: {folder}").format(folder=breakable(folder))
        self._watched.setText(watched if folder else self.tr("No folder is looked at for new files."))

    def _build_told(self, field: str, words: str) -> tuple[Words, WrapRow]:
        """What was told, and the way to be asked again."""
        label = self.body("")
        row = WrapRow(button(words, "link", lambda: self.forgotten.emit(field)))
        self.add(row)
        return label, row

    def _on_heart(self) -> None:
        self._wrong.setVisible(self._heart.wrong)
        if not self._heart.wrong:
            value = self._heart.value
            self.chosen.emit("top_heart_rate", None if value is None else round(value))


def _heart(words: str) -> float | None:
    """Beats a minute, None for nothing; ValueError for anything else."""
    if not words.strip():
        return None
    found = int(words)
    if not LEAST <= found <= MOST:
        raise ValueError("no heart rate")
    return float(found)
