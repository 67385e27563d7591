"""What the user has chosen, as one value."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from ankle_rehab.domain.exercise import Dose, Side
from ankle_rehab.domain.value import value

EARLIEST_BEDTIME, LATEST_BEDTIME = 18, 23
MOST_SHOE_KILOMETRES = 5_000
MOST_RUN_KILOMETRES = 500.0


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class TextSize(StrEnum):
    """How large the type is beside what the system asks for."""

    USUAL = "usual"
    LARGER = "larger"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def factor(self) -> float:
        return {"usual": 1.0, "larger": 1.25, "large": 1.5, "largest": 2.0}[self.value]


class Region(StrEnum):
    """Where the user lives, for the emergency number alone."""

    EUROPE = "europe"
    UNITED_KINGDOM = "united-kingdom"
    NORTH_AMERICA = "north-america"
    AUSTRALIA = "australia"
    OTHER = "other"


class SoreAnkle(StrEnum):
    """Which ankle is sore, as it is asked."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NEITHER = "neither"

    @property
    def side(self) -> Side | None:
        """The side that is asked about and trained first; of both it is the left one."""
        if self is SoreAnkle.NEITHER:
            return None
        return Side.RIGHT if self is SoreAnkle.RIGHT else Side.LEFT


class DistanceUnit(StrEnum):
    """In what distances are shown and typed; the diary keeps metres."""

    KILOMETRES = "kilometres"
    MILES = "miles"


class OnClose(StrEnum):
    """What closing the window does; ASK until the user has said."""

    ASK = "ask"
    KEEP_RUNNING = "keep-running"
    LEAVE = "leave"


@value
class DoseChange:
    """A dose changed by the user for one step of one routine."""

    routine_id: str
    step: int
    exercise_id: str
    dose: Dose


@value
class Settings:
    """All preferences; volumes are 0-100. `accepted_version` is the text version the user agreed to.

    `sore_side` is the sorer side, the one asked about and trained first; with `both_sore` the other is asked
    about too. `window_place` is where the window stood, in the window system's own words. Backups are copied
    to `backup_copy_folder` unless it is empty. `system_theme` is what the system asked for when the program
    was last open, SYSTEM before the first time. `folder_told` names what was said about the folder already.
    At `bedtime_hour` (18-23) a bandage comes off for the night.

    A training week begins on `week_start` (0 is Monday, 6 Sunday). `longest_run` (km) of 30 days was told on
    `longest_run_told`, None before it was asked; `usual_run` (km) is how far one usually went before a break.
    `top_heart_rate` is the runner's own maximum, in beats a minute. New files of `run_folder` are offered,
    unless it is empty. A pair of shoes is looked at from `shoe_look` and probably due from `shoe_due`
    kilometres or `shoe_months` on.

    With `quiet_on` no reminder is shown from `quiet_from` to `quiet_until` (local times, perhaps over
    midnight), and none at all up to the day `reminders_rest_until`. `notify_on` is whether reminders are
    shown outside of the window, `notify_detail` whether they name what they are about there. `on_close` is
    what closing the window does where something is left to be seen of the program.
    """

    accepted_version: str = ""
    region: Region = Region.OTHER
    sore_side: Side | None = None
    both_sore: bool = False
    train_both: bool = True
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: TextSize = TextSize.USUAL
    reduced_motion: bool = False
    voice_on: bool = True
    voice_volume: int = 80
    sounds_on: bool = True
    sounds_volume: int = 60
    flash_on: bool = True
    small_icing_window: bool = True
    doses: tuple[DoseChange, ...] = ()
    window_place: str = ""
    backup_copy_folder: str = ""
    system_theme: ThemeChoice = ThemeChoice.SYSTEM
    folder_told: str = ""
    bedtime_hour: int = 22
    week_start: int = 0
    distance_unit: DistanceUnit = DistanceUnit.KILOMETRES
    longest_run: float | None = None
    longest_run_told: date | None = None
    usual_run: float | None = None
    top_heart_rate: int | None = None
    run_folder: str = ""
    shoe_look: int = 480
    shoe_due: int = 800
    shoe_months: int = 12
    quiet_on: bool = False
    quiet_from: time = time(22)
    quiet_until: time = time(7)
    reminders_rest_until: date | None = None
    notify_on: bool = True
    notify_detail: bool = False
    on_close: OnClose = OnClose.ASK

    def __post_init__(self) -> None:
        if not (0 <= self.voice_volume <= 100 and 0 <= self.sounds_volume <= 100):
            raise ValueError("a volume is from 0 to 100")
        if not EARLIEST_BEDTIME <= self.bedtime_hour <= LATEST_BEDTIME:
            raise ValueError("bedtime is from 18 to 23 hours")
        if not 0 <= self.week_start <= 6:
            raise ValueError("a week begins on a day from 0 to 6")
        if not 0 < self.shoe_look <= self.shoe_due <= MOST_SHOE_KILOMETRES or not 1 <= self.shoe_months <= 60:
            raise ValueError("a pair of shoes is looked at before it is due")
        runs = [run for run in (self.longest_run, self.usual_run) if run is not None]
        if not all(0 <= run <= MOST_RUN_KILOMETRES for run in runs):
            raise ValueError("a run is from 0 to 500 kilometres long")
        if self.top_heart_rate is not None and not 100 <= self.top_heart_rate <= 250:
            raise ValueError("the highest heart rate is from 100 to 250 beats a minute")

    @property
    def sore_sides(self) -> tuple[Side, ...]:
        """Every sore side, the sorer one first."""
        if self.sore_side is None:
            return ()
        return (self.sore_side, self.sore_side.other) if self.both_sore else (self.sore_side,)

    @property
    def sore_ankle(self) -> SoreAnkle:
        """The same as one answer."""
        if self.sore_side is None:
            return SoreAnkle.NEITHER
        return SoreAnkle.BOTH if self.both_sore else SoreAnkle(self.sore_side.value)
