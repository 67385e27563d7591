"""What a picture is taken of: the week of runs, what is said before a plan, the list, and one run."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QLineEdit

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.span import Span
from ankle_rehab.ui.pages.run import RunPage
from ankle_rehab.ui.pages.runs import RunsPage
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.runs.find import RunFind
from ankle_rehab.ui.widgets.runs.form import RunForm
from tests.scene import Scene

MONDAY = date(2026, 11, 16)


class ScenesOfRuns(Scene):
    """The pages of runs; today is Sunday the 22nd."""

    def runs_empty(self) -> None:
        self.agree()
        self.open("runs")

    def runs_trash(self) -> None:
        self._run_for_weeks()
        for run in self.parts.runs.activities(Span(MONDAY, MONDAY + timedelta(days=6))):
            self.parts.runs.remove(run.id or 0)
        shoes = self.parts.shoes
        shoes.remove(shoes.keep(Shoe("Old blue ones")).id or 0)
        self.open("trash")
        self.click("Remove Shoes “Old blue ones” for good")

    def runs_week(self) -> None:
        self._run_for_weeks()
        self.open("runs")

    def runs_write(self) -> None:
        self.runs_week()
        self.rest()
        self.click("Write down a run")

    def runs_before(self) -> None:
        self._next_week()
        self.click("Plan: Hard run")
        self.rest()
        self.scroll_to(0.35)

    def runs_anyway(self) -> None:
        self.runs_before()
        self.click("Plan it anyway")
        self.rest()
        self.scroll_to(0)

    def runs_blocked(self) -> None:
        self._run_for_weeks()
        self.wrote(8)
        self.open("runs")
        self.rest()
        self.click("Plan: Easy run")
        self.rest()
        self.scroll_to(0.35)

    def runs_after(self) -> None:
        """A fourth run of the week is written down, and the next one is planned."""
        self._run_for_weeks()
        self.parts.runs.plan(Planned(date(2026, 11, 23), run_type=RunType.EASY, metres=5000))
        self.open("runs")
        page = self.window.page("runs")
        assert isinstance(page, RunsPage)
        page.begin()
        self.rest()
        (form,) = page.findChildren(RunForm)
        form.findChildren(AmountField)[0].display("5.5")
        self.click("Save")
        self.rest()

    def runs_after_alone(self) -> None:
        """The same, with the numbers of the ankle left for later."""
        self.runs_after()
        self.click("Not now")

    def runs_rest_day(self) -> None:
        """Something is planned for a day that is marked for rest."""
        self._run_for_weeks()
        self.parts.diary.mark_day(date(2026, 11, 26), DayKind.REST)
        self.open("runs")
        page = self.window.page("runs")
        assert isinstance(page, RunsPage)
        page.look_at(date(2026, 11, 26))
        self.rest()
        self.click("Plan: Bike")
        self.rest()
        self.scroll_to(0.35)

    def runs_no_ride(self) -> None:
        """A ride while the ankle hurts at six of ten."""
        self._run_for_weeks()
        self.wrote(6)
        self.open("runs")
        self.rest()
        self.click("Plan: Rower")
        self.rest()
        self.scroll_to(0.35)

    def runs_change_plan(self) -> None:
        self._next_week()
        self.click("Change: Run · 5 km · hard · 18:00")
        self.rest()
        self.scroll_to(0.3)

    def runs_list(self) -> None:
        self.runs_week()
        self.rest()
        self.scroll_to(0.6)

    def runs_found(self) -> None:
        self._run_for_weeks()
        self.open("runs")
        page = self.window.page("runs")
        assert isinstance(page, RunsPage)
        page.seek()
        self.rest()
        self.click("Narrow down")
        (find,) = page.findChildren(RunFind)
        words = find.findChildren(QLineEdit)[0]
        words.setText("road")
        words.returnPressed.emit()
        self.rest()
        self.scroll_to(0.3)

    def run_one(self) -> None:
        self._run_for_weeks()
        start = Stamp.of(datetime.fromisoformat("2026-11-22T07:40:00+01:00"), "Europe/Berlin")
        laps = tuple(Lap(seconds, 1000, heart) for seconds, heart in ((372, 138), (365, 146), (361, 151)))
        kept = self.parts.runs.add(
            Activity(
                Sport.RUN,
                start,
                seconds=1098,
                metres=3000,
                elapsed=1130,
                effort=7,
                run_type=RunType.TEMPO,
                surface=Surface.TRACK,
                heart_rate=145,
                laps=laps,
                source=Source.FIT,
                without_program=frozenset({Prep.MOBILITY_BEFORE}),
                note="Felt stiff at first, then better.",
            )
        )
        page = self.window.page("run")
        assert isinstance(page, RunPage)
        page.open_run(kept.id or 0)
        self.open("run")

    def run_change(self) -> None:
        self.run_one()
        self.rest()
        self.click("Change")

    def run_pain(self) -> None:
        self.run_one()
        self.rest()
        self.click("Give a number")
        self.rest()
        self.scroll_to(0.3)

    def _next_week(self) -> None:
        """Next week holds three runs already, one of them hard."""
        self._run_for_weeks()
        for number, hard in ((1, True), (3, None), (6, None)):
            day = MONDAY + timedelta(days=7 + number)
            self.parts.runs.plan(Planned(day, at=time(18), hard=hard, metres=5000))
        self.open("runs")
        page = self.window.page("runs")
        assert isinstance(page, RunsPage)
        page.look_at(MONDAY + timedelta(days=8))
        self.rest()

    def _run_for_weeks(self) -> None:
        """Five weeks with runs and rides, and a run and a ride still planned for today."""
        self.live()
        shoe = self.parts.shoes.keep(Shoe("Blue daily pair", since=date(2026, 8, 1)))
        for week in range(5):
            for number, (kind, metres, minutes) in {
                1: (RunType.EASY, 5000 + 300 * week, 32),
                3: (RunType.TEMPO, 6000, 35),
                5: (RunType.LONG, 8000 + 400 * week, 52),
            }.items():
                day = MONDAY - timedelta(days=7 * (4 - week)) + timedelta(days=number)
                self.parts.runs.add(
                    Activity(
                        Sport.RUN,
                        _at(day, 18),
                        seconds=minutes * 60,
                        metres=metres,
                        effort=4 if kind is not RunType.TEMPO else 7,
                        run_type=kind,
                        surface=Surface.ROAD,
                        shoe_id=shoe.id,
                    )
                )
            ride = MONDAY - timedelta(days=7 * (4 - week))
            self.parts.runs.add(Activity(Sport.BIKE, _at(ride, 19), seconds=2700, metres=15_000))
        self.parts.runs.plan(Planned(date(2026, 11, 22), Sport.BIKE, minutes=40))
        self.parts.runs.plan(Planned(date(2026, 11, 24), run_type=RunType.EASY, metres=5000))


def _at(day: date, hour: int) -> Stamp:
    when = datetime.fromisoformat(f"{day.isoformat()}T{hour:02d}:00:00+01:00")
    return Stamp.of(when, "Europe/Berlin")
