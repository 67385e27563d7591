"""Everything that can be chosen, in groups; what is chosen on another page has its way there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from ankle_rehab import __version__
from ankle_rehab.domain.settings import (
    EARLIEST_BEDTIME,
    LATEST_BEDTIME,
    Region,
    Settings,
    SoreAnkle,
    TextSize,
    ThemeChoice,
)
from ankle_rehab.services.autostart import Autostart
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.quiet_times import QuietTimes
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.player.flash_ground import FlashGround
from ankle_rehab.ui.widgets.runs.settings import RunSettings
from ankle_rehab.ui.widgets.settings.notifications import NotificationSettings
from ankle_rehab.ui.widgets.settings.search import SettingSearch
from ankle_rehab.ui.widgets.settings.window import WindowSettings
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

VOLUME_INDENT = 44
VOLUME_WIDTH = 280


class SettingsPage(Page):
    """Everything is saved as soon as it is chosen. `try_it` asks for a sample of sound and voice."""

    name = "settings"
    try_it = Signal()

    def __init__(
        self, parts: Parts, autostart: Autostart, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Settings"))
        self._parts = parts
        self._preferences = parts.preferences
        self._autostart = autostart
        self._emergency = parts.content.emergency()
        self._ground = FlashGround(themes, self)
        self._ground.lower()
        self._ticks: dict[str, Tick] = {}
        self._volumes: dict[str, tuple[QSlider, Words]] = {}
        self._build(parts.folder)
        self._preferences.changed.connect(self.mark_stale)

    def seek(self) -> None:
        """Put the keyboard where one types what is looked for."""
        self.to_top()
        self._search.begin()

    def to_beginning(self) -> None:
        """All groups, from the top."""
        self._search.clear()
        self.to_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground.setGeometry(self.rect())

    def refresh(self) -> None:
        self.display(self._preferences.settings)

    def display(self, settings: Settings) -> None:
        """Show what holds now."""
        self._theme.display(settings.theme)
        self._text_size.display(settings.text_size)
        self._ankle.display(settings.sore_ankle)
        self._region.display(settings.region)
        for field, tick in self._ticks.items():
            tick.display(bool(getattr(settings, field)))
        for field, (slider, percent) in self._volumes.items():
            value = int(getattr(settings, field))
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
            percent.setText(f"{value} %")
            slider.setEnabled(bool(getattr(settings, field.replace("volume", "on"))))
        self._number.setText(self._emergency.call[settings.region])
        self._bedtime.display(settings.bedtime_hour)
        self._runs.display(settings)
        self._told.display(settings)
        self._quiet.refresh()
        self._window.display(settings, starts=self._autostart.is_on())

    def _build(self, data_folder: Path) -> None:
        self._told = NotificationSettings()
        self._told.chosen.connect(self._on_chosen)
        self._quiet = QuietTimes(self._parts)
        self._window = WindowSettings()
        self._window.chosen.connect(self._on_chosen)
        self._window.start_chosen.connect(self._on_start)
        self._runs = RunSettings()
        self._runs.chosen.connect(self._on_chosen)
        self._runs.forgotten.connect(self._on_forgotten)
        self._runs.page_wanted.connect(self.open_page)
        cards = (
            (self._build_ankle(), self.tr("foot, side, night, bandage, health")),
            (self._build_signals(), self.tr("loud, quiet, mute, volume, speak, audio, noise")),
            (
                self._build_look(),
                self.tr("theme, dark, light, bright, contrast, font, large, zoom, animation"),
            ),
            (self._told, self.tr("desktop, popup, privacy, message")),
            (self._quiet, self.tr("pause, mute, silent, night, sleep, holiday, disturb")),
            (self._window, self.tr("login, autostart, tray, quit, exit, background")),
            (self._runs, self.tr("training, unit, import, garmin, pulse, wear")),
            (self._build_place(), self.tr("country, region, telephone")),
            (self._build_kept(data_folder), self.tr("restore, import, copy, delete, erase, privacy")),
            (self._build_help(), self.tr("version, licence, bug, log, keyboard, shortcuts")),
        )
        self._search = SettingSearch(cards)
        self.add(self._search)
        for card, _others in cards:
            self.add(card)

    def _build_place(self) -> Card:
        place = Card(self.tr("Where you live"))
        self._region = ChoiceRow(
            self.tr("Only for the emergency number"), tuple((one, text.region(one)) for one in Region)
        )
        self._region.chosen.connect(self._changer("region"))
        place.add(self._region)
        self._number = place.body("")
        return place

    def _build_kept(self, data_folder: Path) -> Card:
        kept = Card(self.tr("Your data"))
        kept.body(self.tr("Everything stays on this computer unless you export it. It is kept in:"))
        folder = kept.body(breakable(str(data_folder)), "note")
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(str(data_folder))
        more = button(self.tr("Backups, export and more"), "quiet", lambda: self.open_page.emit("data"))
        kept.add(WrapRow(more), gap=INSIDE)
        return kept

    def _build_help(self) -> Card:
        card = Card(self.tr("Help and about"))
        card.body(f"Ankle Rehab {__version__}", "note")
        ways = (
            (self.tr("How to use this program, and its keys"), "help"),
            (self.tr("Report a problem"), "problem"),
            (self.tr("About this program"), "card/about"),
            (self.tr("Sources"), "card/sources"),
        )
        card.add(WrapRow(*(self._way(*way) for way in ways), spacing=GROUP))
        return card

    def _way(self, words: str, page: str) -> QPushButton:
        return button(words, "link", lambda: self.open_page.emit(page))

    def _build_ankle(self) -> Card:
        card = Card(self.tr("Your ankles"))
        self._ankle = ChoiceRow(
            self.tr("Which ankle is sore?"), tuple((one, text.sore_ankle(one)) for one in SoreAnkle)
        )
        self._ankle.chosen.connect(self._on_ankle)
        card.add(self._ankle)
        card.add(self._tick("train_both", self.tr("Train both feet, the sore one first")))
        card.body(self.tr("Bedtime: when an elastic bandage comes off for the night"))
        hours, o_clock = (EARLIEST_BEDTIME, LATEST_BEDTIME), self.tr("o'clock")
        self._bedtime = Stepper(self.tr("Bedtime"), hours, 1, lambda _hour: o_clock)
        self._bedtime.changed.connect(self._changer("bedtime_hour"))
        card.add(WrapRow(self._bedtime))
        amounts = self._way(self.tr("How much you do of each exercise"), "session")
        health = self._way(self.tr("Questions about your health"), "about-you")
        card.add(WrapRow(amounts, health, spacing=GROUP))
        return card

    def _build_signals(self) -> Card:
        card = Card(self.tr("Sounds and voice"))
        card.add(self._tick("voice_on", self.tr("A voice says what to do")))
        card.add(self._volume("voice_volume", self.tr("Loudness of the voice")))
        card.add(self._tick("sounds_on", self.tr("Sounds at start, half-way, rest and end")))
        card.add(self._volume("sounds_volume", self.tr("Loudness of the sounds")))
        card.add(self._tick("flash_on", self.tr("The screen flashes at each change")))
        sample = button(self.tr("Try it"), "quiet", self._on_try)
        row = spaced(QHBoxLayout(), 0)
        row.addWidget(sample)
        row.addStretch()
        card.add(row, gap=GROUP - 8)
        return card

    def _build_look(self) -> Card:
        card = Card(self.tr("How it looks"))
        self._theme = ChoiceRow(self.tr("Colours"), tuple((one, text.theme(one)) for one in ThemeChoice))
        self._theme.chosen.connect(self._changer("theme"))
        card.add(self._theme)
        sizes = tuple((one, text.text_size(one)) for one in TextSize)
        self._text_size = ChoiceRow(self.tr("Size of the text"), sizes)
        self._text_size.chosen.connect(self._changer("text_size"))
        card.add(self._text_size)
        card.add(self._tick("reduced_motion", self.tr("Less motion: the figure shows its two end poses")))
        card.add(self._tick("small_icing_window", self.tr("A small window with the time left while icing")))
        return card

    def _tick(self, field: str, words: str) -> Tick:
        tick = Tick(words)
        tick.changed.connect(self._changer(field))
        self._ticks[field] = tick
        return tick

    def _volume(self, field: str, words: str) -> QWidget:
        whole = QWidget()
        row = spaced(QHBoxLayout(whole), GROUP)
        row.setContentsMargins(VOLUME_INDENT, 0, 0, 0)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setPageStep(10)
        slider.setTracking(False)
        slider.setAccessibleName(words)
        slider.setFixedWidth(VOLUME_WIDTH)
        percent = Words("", "note")
        slider.sliderMoved.connect(lambda value: percent.setText(f"{value} %"))
        slider.valueChanged.connect(self._changer(field))
        self._volumes[field] = (slider, percent)
        row.addWidget(slider)
        row.addWidget(percent)
        row.addStretch()
        return whole

    def _changer(self, field: str) -> Callable[[object], None]:
        """Saves a new value of one setting."""

        def save(value: object) -> None:
            self._preferences.change(**{field: value})

        return save

    def _on_chosen(self, field: str, chosen: object) -> None:
        self._preferences.change(**{field: chosen})

    def _on_forgotten(self, field: str) -> None:
        """It is asked again where runs are written down, and can be put back for a while."""
        before = getattr(self._preferences.settings, field)
        self._preferences.change(**{field: None})
        words = self.tr("You are asked again on the page of your runs.")
        self.notice.emit(Notice(words, lambda: self._preferences.change(**{field: before})))

    def _on_start(self, on: bool) -> None:
        """What stands on the disk afterwards is shown, whatever became of it."""
        try:
            self._autostart.turn(on=on)
        except OSError:
            words = self.tr("That could not be changed: the folder for it cannot be written to.")
            self.notice.emit(Notice(words))
        self.mark_stale()

    def _on_ankle(self, ankle: SoreAnkle) -> None:
        self._preferences.change(sore_side=ankle.side, both_sore=ankle is SoreAnkle.BOTH)

    def _on_try(self) -> None:
        settings = self._preferences.settings
        if settings.flash_on and not settings.reduced_motion:
            self._ground.flash()
        self.try_it.emit()
