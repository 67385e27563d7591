"""The one page before everything else: what the program is and is not, the region, the sore ankle."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import Region, SoreAnkle
from ankle_rehab.domain.texts import FirstStart
from ankle_rehab.domain.value import value
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.wrap_row import WrapRow

_CALLS_112 = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH"


@value
class Accepted:
    """What was answered and agreed to; `text_version` is the text that was on the page."""

    text_version: str
    region: Region
    sore_side: Side | None
    both_sore: bool


class FirstStartPage(Page):
    """Shown until it is accepted, and again when its text changes. `accepted` carries an `Accepted`.

    The warning signs can be looked at before; what is answered there is kept like any other answer.
    """

    name = "first-start"
    accepted = Signal(object)

    def __init__(self, words: FirstStart, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent)
        self._words = words
        self._preferences = preferences
        self._region_kept = False
        self._build()
        settings = preferences.settings
        guess = region_of(QLocale.system()) if settings.region is Region.OTHER else settings.region
        self._region.display(guess)
        if settings.accepted_version:
            self._ankle.display(settings.sore_ankle)

    def refresh(self) -> None:
        """The region may have been changed beside the advice, where it says whom to call."""
        if self._region_kept:
            self._region.display(self._preferences.settings.region)

    def keep_region(self) -> None:
        """Before the warning signs are shown from here: their advice names the number of this region."""
        if self.isVisible():
            self._region_kept = True
            self._preferences.change(region=self._region.value or Region.OTHER)

    def _build(self) -> None:
        about = Card()
        for paragraph in self._words.paragraphs:
            about.body(paragraph)
        about.body(self._words.adults)
        about.body(self._words.data, "note")
        about.add(WrapRow(button(self.tr("Look at the warning signs"), "link", self._on_signs)))
        self.add(about)
        asked = Card()
        self._ankle = ChoiceRow(
            self._words.side_question,
            tuple((ankle, text.sore_ankle(ankle)) for ankle in SoreAnkle),
        )
        self._region = ChoiceRow(
            self._words.region_question, tuple((region, text.region(region)) for region in Region)
        )
        asked.add(self._ankle)
        asked.add(self._region, gap=GROUP)
        self.add(asked)
        accept = button(self._words.accept, "primary", self._on_accepted)
        self.add(WrapRow(accept))

    def _on_signs(self) -> None:
        self.open_page.emit("signs")

    def _on_accepted(self) -> None:
        ankle = self._ankle.value or SoreAnkle.NEITHER
        self.accepted.emit(
            Accepted(
                self._words.text_version,
                self._region.value or Region.OTHER,
                ankle.side,
                ankle is SoreAnkle.BOTH,
            )
        )


def region_of(locale: QLocale) -> Region:
    """A guess from the system's country, for the emergency number alone; the user can change it."""
    country = QLocale.territoryToCode(locale.territory())
    if country == "GB":
        return Region.UNITED_KINGDOM
    if country in ("US", "CA"):
        return Region.NORTH_AMERICA
    if country == "AU":
        return Region.AUSTRALIA
    return Region.EUROPE if country in _CALLS_112.split() else Region.OTHER
