"""Writing down a run or other activity in one line; what is rarely said is behind a button."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain import typed
from ankle_rehab.domain.activity import Activity, RunType, Sport, Surface
from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.value import value
from ankle_rehab.ui.lived import lived, stamp_of, zone_of
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_box import ChoiceBox
from ankle_rehab.ui.widgets.runs.more import RunMore
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

NOON = time(12)
EARLIEST = date(1970, 1, 2)


@value
class Draft:
    """What stands in the form and is not saved: the activity `shown`, what is `made` of it, and the bare
    letters of distance, time and heart rate, which need not be numbers.
    """

    shown: Activity
    made: Activity
    letters: tuple[str, str, str]
    title: str
    fresh: bool


class RunForm(Card):
    """`kept` carries the Activity as it is to be kept, `changed` comes with every change, `left` closes it.

    `usual_shoe` says which pair is usually worn for a kind of run.
    """

    kept = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(
        self,
        clock: Clock,
        usual_shoe: Callable[[RunType | None], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._clock = clock
        self._usual_shoe = usual_shoe
        self._unit = DistanceUnit.KILOMETRES
        self._shown: Activity | None = None
        self._own_shoe = False
        self._fresh = True
        self._build()

    # what stands in it -------------------------------------------------------------------------------

    @property
    def activity(self) -> Activity | None:
        """What is written, None while nothing is or something cannot be read."""
        shown = self._shown
        if shown is None or any(field.wrong for field in self._amounts) or not self._said:
            return None
        return self._made(shown)

    @property
    def draft(self) -> Draft | None:
        """What was changed and is not saved, None for nothing."""
        shown = self._shown
        if shown is None or not (self.touched if self._fresh else self._changed(shown)):
            return None
        far, long, heart = self._amounts
        letters = (far.typed, long.typed, heart.typed)
        return Draft(shown, self._made(shown), letters, self.title.text(), self._fresh)

    def resume(self, draft: Draft) -> None:
        """Go on with what was not saved; what it is compared with is what was kept then."""
        self.display(draft.made, draft.title, fresh=draft.fresh)
        self._shown, self._own_shoe = draft.shown, True
        self._shoe.display(draft.made.shoe_id)
        for field, words in zip(self._amounts, draft.letters, strict=True):
            field.display(words)
        self._on_changed()

    def _changed(self, shown: Activity) -> bool:
        return any(field.wrong for field in self._amounts) or self._made(shown) != shown

    def _made(self, shown: Activity) -> Activity:
        """What is written; a number that cannot be read is left open."""
        is_run = self._sport.value is Sport.RUN
        return replace(
            shown,
            sport=self._sport.value or Sport.OTHER,
            start=self._start(shown),
            timed=self._ended_now or self._more.at is not None,
            metres=self._unless_same(self._far, shown.metres, self._far_words(shown)),
            seconds=self._unless_same(self._long, shown.seconds, _long_words(shown)),
            effort=self._effort.value,
            run_type=self._kind.value if is_run else None,
            hard=self._more.hard if is_run else None,
            surface=self._surface.value if is_run else None,
            shoe_id=self._shoe.value if is_run else None,
            heart_rate=self._more.heart_rate,
            note=self._more.note,
        )

    @property
    def touched(self) -> bool:
        """Whether something was typed that would be missed."""
        return any(field.typed for field in self._amounts) or bool(self._more.note)

    def display(self, activity: Activity, title: str, *, fresh: bool) -> None:
        """Show an activity to be changed, or a `fresh` one that is to be filled in."""
        self._shown, self._own_shoe = activity, not fresh
        self.retitle(title)
        self._sport.display(activity.sport)
        self._day.display(activity.start.local_date, first=EARLIEST, last=self._today())
        self._fresh = fresh
        self._just.display(False)
        self._more.display(activity, (self._clock.now() if fresh else lived(activity.start)).time())
        self._far.display(self._far_words(activity))
        self._long.display(_long_words(activity))
        self._effort.display(activity.effort)
        self._kind.display(activity.run_type)
        self._surface.display(activity.surface)
        self._shoe.display(activity.shoe_id)
        said = activity.hard is not None or activity.heart_rate is not None
        self._unfold.setChecked(said or activity.timed or bool(activity.note))
        self.refuse("")
        if fresh:
            self._on_kind()
        self.tell(())
        self._settle()

    def display_shoes(self, shoes: Iterable[tuple[int, str]]) -> None:
        """The pairs that can have been worn, by their numbers."""
        self._shoe.offer(shoes)
        self._settle()

    def measure(self, unit: DistanceUnit) -> None:
        """Distances are typed in this unit; what was typed before stays as it is."""
        self._unit = unit
        name = self.tr("Distance in {unit}").format(unit=run_words.unit_name(unit).lower())
        self._far.measure(name, run_words.unit(unit), partial(typed.metres, unit=unit))

    def refuse(self, wrong: str) -> None:
        """Say what is to be put right, or why it was not saved."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            announce(self._wrong, wrong)

    def tell(self, lines: Iterable[str]) -> None:
        """Say quietly what the rules see in it; it can be kept all the same."""
        self._told.setText("\n".join(lines))
        self._told.setVisible(bool(self._told.text()))

    def focus(self) -> None:
        """Give the keyboard to the distance."""
        self._far.setFocus()

    # building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._sport = ChoiceBox(self.tr("What was it?"), None, ((one, run_words.sport(one)) for one in Sport))
        self._sport.changed.connect(self._settle)
        self._day = DayField(self.tr("Day"))
        self._far = AmountField("", "", partial(typed.metres, unit=self._unit))
        self.measure(self._unit)
        self._long = AmountField(self.tr("Time in minutes"), self.tr("min"), typed.seconds)
        self._effort = ChoiceBox(self.tr("Effort from 0 to 10"), self.tr("Effort 0–10"), _efforts())
        self._kind = ChoiceBox(
            self.tr("Kind of run"), self.tr("Kind"), ((one, run_words.run_type(one)) for one in RunType)
        )
        self._kind.changed.connect(self._on_kind)
        self._surface = ChoiceBox(
            self.tr("Ground"), self.tr("Ground"), ((one, run_words.surface(one)) for one in Surface)
        )
        self._shoe: ChoiceBox[int] = ChoiceBox(self.tr("Shoes"), self.tr("Shoes"))
        self._shoe.changed.connect(self._on_shoe)
        self.add(
            WrapRow(
                self._sport,
                self._day,
                self._far,
                self._long,
                self._effort,
                self._kind,
                self._surface,
                self._shoe,
            )
        )
        self._just = Tick(self.tr("I have just finished it"))
        self._just.changed.connect(self._on_changed)
        self.add(self._just)
        self._unfold = QPushButton(self.tr("More to say"))
        self._unfold.setCheckable(True)
        self._unfold.setProperty("role", "link")
        self._unfold.setAccessibleName(self.tr("More to say"))
        self._more = RunMore()
        self._more.changed.connect(self._on_changed)
        self._more.hide()
        self._unfold.toggled.connect(self._more.setVisible)
        self.add(self._more)
        self._told = self.body("", "note")
        self._told.hide()
        self._wrong = self.body("", "warning")
        self._wrong.hide()
        keep = button(self.tr("Save"), "primary", self._on_save)
        leave = button(self.tr("Leave it"), "link", self.left.emit)
        self.add(WrapRow(keep, self._unfold, leave), gap=INSIDE)
        for field in self._amounts:
            field.changed.connect(self._on_changed)
            field.entered.connect(self._on_save)
        for one in (self._effort, self._surface):
            one.changed.connect(self._on_changed)
        self._day.changed.connect(self._settle)

    @property
    def _amounts(self) -> tuple[AmountField, ...]:
        return self._far, self._long, self._more.heart

    @property
    def _said(self) -> bool:
        """Whether a distance or time over 0 is known of it, or it is of a sport that needs neither."""
        return bool(self._far.value or self._long.value) or self._sport.value is not Sport.RUN

    @property
    def _ended_now(self) -> bool:
        return self._just.ticked and self._may_have_ended_now

    @property
    def _may_have_ended_now(self) -> bool:
        return self._fresh and self._day.value == self._today()

    def _today(self) -> date:
        return self._clock.now().date()

    def _start(self, shown: Activity) -> Stamp:
        """As it was, unless another day or time is chosen; noon where only the day is known."""
        if self._ended_now:
            now = self._clock.now()
            return Stamp.of(now - timedelta(seconds=self._long.value or 0), self._clock.zone())
        at = self._more.at or NOON
        was = lived(shown.start)
        same = (self._day.value, at) == (was.date(), was.time().replace(second=0, microsecond=0))
        if same and (self._more.at is not None) == shown.timed:
            return shown.start
        zone = shown.start.zone
        return stamp_of(self._day.value, at, zone_of(zone), zone)

    def _far_words(self, activity: Activity) -> str:
        return "" if activity.metres is None else run_words.amount(activity.metres, self._unit, 2)

    def _unless_same(self, field: AmountField, was: float | None, words: str) -> float | None:
        """What is typed; where nothing was typed, what was measured stays as exact as it was."""
        return was if field.typed == words else field.value

    # what the user does ------------------------------------------------------------------------------

    def _on_changed(self, _value: object = None) -> None:
        self.refuse("")
        self.changed.emit()

    def _on_kind(self) -> None:
        """The pair that is usually worn for it, until another was chosen."""
        if not self._own_shoe:
            self._shoe.display(self._usual_shoe(self._kind.value))
        self._on_changed()

    def _on_shoe(self) -> None:
        self._own_shoe = True
        self._on_changed()

    def _settle(self, _value: object = None) -> None:
        """Ask only what belongs to the sport."""
        is_run = self._sport.value is Sport.RUN
        for part in (self._kind, self._surface):
            part.setVisible(is_run)
        self._more.fit(run=is_run)
        self._shoe.setVisible(is_run and self._shoe.count() > 1)
        self._just.setVisible(self._may_have_ended_now)
        self._on_changed()

    def _on_save(self) -> None:
        wrong = next((field for field in self._amounts if field.wrong), None)
        made = self.activity
        if wrong is not None:
            self.refuse(
                self.tr("One number cannot be read. A distance looks like 5.2, a time like 31 or 31:20.")
            )
            wrong.setFocus()
        elif made is None:
            self.refuse(self.tr("How far was it, or how long? One of the two is enough."))
            self._far.setFocus()
        elif made.timed and made.start.utc > self._clock.now():
            self.refuse(self.tr("That time is still to come."))
        else:
            self.kept.emit(made)


def _efforts() -> list[tuple[int, str]]:
    return [(number, run_words.effort_choice(number)) for number in range(11)]


def _long_words(activity: Activity) -> str:
    return "" if activity.seconds is None else run_words.minutes(activity.seconds)
