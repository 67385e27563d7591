"""Every state of the program that a picture is taken of: one method each, named like its picture."""

from __future__ import annotations

from datetime import date

from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.icing_rules import Condition
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.triage import Sign
from ankle_rehab.ui.pages.library import LibraryPage
from ankle_rehab.ui.pages.session import SessionPage
from ankle_rehab.ui.widgets.chart.chart import Chart
from ankle_rehab.ui.widgets.diary.find_bar import FindBar
from tests.scenes_of_desk import ScenesOfDesk
from tests.scenes_of_guide import ScenesOfGuide
from tests.scenes_of_help import ScenesOfHelp
from tests.scenes_of_keeping import ScenesOfKeeping
from tests.scenes_of_lights import ScenesOfLights
from tests.scenes_of_load import ScenesOfLoad
from tests.scenes_of_looking_back import ScenesOfLookingBack
from tests.scenes_of_mending import ScenesOfMending
from tests.scenes_of_own import ScenesOfOwn
from tests.scenes_of_plan import ScenesOfPlan
from tests.scenes_of_reminders import ScenesOfReminders
from tests.scenes_of_running import ScenesOfRunning
from tests.scenes_of_runs import ScenesOfRuns
from tests.scenes_of_self_tests import ScenesOfSelfTests
from tests.scenes_of_shoes import ScenesOfShoes
from tests.scenes_of_signs import ScenesOfSigns
from tests.scenes_of_transfer import ScenesOfTransfer
from tests.scenes_of_writing import ScenesOfWriting

CIRCLES, PRESS, BALL = 0, 1, 2
AWAY, WHOLE = 90.0, 380.0
WAYS = ("names", "go")


class Scenes(
    ScenesOfDesk,
    ScenesOfReminders,
    ScenesOfRunning,
    ScenesOfRuns,
    ScenesOfSelfTests,
    ScenesOfShoes,
    ScenesOfSigns,
    ScenesOfGuide,
    ScenesOfHelp,
    ScenesOfLights,
    ScenesOfLoad,
    ScenesOfLookingBack,
    ScenesOfWriting,
    ScenesOfKeeping,
    ScenesOfMending,
    ScenesOfTransfer,
    ScenesOfOwn,
    ScenesOfPlan,
):
    """What a picture is taken of; `names()` lists them."""

    @staticmethod
    def names() -> tuple[str, ...]:
        found = [name for kind in (Scenes, *Scenes.__bases__) for name in vars(kind)]
        return tuple(
            name.replace("_", "-") for name in found if not name.startswith("_") and name not in WAYS
        )

    def go(self, name: str) -> None:
        """Bring the program into the state of that name."""
        getattr(self, name.replace("-", "_"))()

    # the frame -------------------------------------------------------------------------------------------

    def first_start(self) -> None:
        self.open("first-start")

    def today(self) -> None:
        self.live()
        self.open("today")

    def today_morning(self) -> None:
        self.live_until_today()
        self.open("today")

    def today_scored(self) -> None:
        self.today_morning()
        self.score(2)

    def today_fresh(self) -> None:
        self.agree()
        self.open("today")

    def today_sign(self) -> None:
        self.live()
        self.parts.guard.answer(frozenset((Sign.FEVER,)), twisted=False)
        self.open("today")

    def today_twist(self) -> None:
        self.live()
        self.parts.guard.answer(frozenset(), twisted=True)
        self.open("today")

    def diary(self) -> None:
        self.live()
        self.open("diary")

    def diary_empty(self) -> None:
        self.agree()
        self.open("diary")

    def settings(self) -> None:
        self.live()
        self.open("settings")

    def settings_below(self) -> None:
        self.settings()
        self.scroll_down()

    def resume(self) -> None:
        self.live()
        self.train("three", PRESS, Phase.WORK, 12)
        self.parts.player.toggle_pause()
        self.open("today")
        self.program.rooms.moved_in.emit()

    # choosing --------------------------------------------------------------------------------------------

    def session(self) -> None:
        self.live()
        self.open("session")

    def session_details(self) -> None:
        self.session()
        page = self.window.page("session")
        assert isinstance(page, SessionPage)
        page.open_routine("three")

    def check_in(self) -> None:
        self.live_until_today()
        self.open("session")
        self.program.rooms.starter.begin("daily")

    def check_in_refused(self) -> None:
        self.check_in()
        for dialog in self.dialogs():
            self.score(7, dialog)

    def library(self) -> None:
        self.live()
        self.open("library")

    def library_exercise(self) -> None:
        self.library()
        page = self.window.page("library")
        assert isinstance(page, LibraryPage)
        page.open_exercise("wall-press")
        self.clock.advance(9)

    # the player ------------------------------------------------------------------------------------------

    def player_ready(self) -> None:
        self.live()
        self.train("three", CIRCLES, Phase.READY, 4)

    def player_circles(self) -> None:
        self.live()
        self.train("three", CIRCLES, Phase.WORK, 8)

    def player_hold(self) -> None:
        self.live()
        self.train("three", PRESS, Phase.WORK, 12)

    def player_tempo(self) -> None:
        self.live()
        self.train("daily", 3, Phase.WORK, 9)

    def player_continuous(self) -> None:
        self.live()
        self.train("three", BALL, Phase.WORK, 20)

    def player_rest(self) -> None:
        self.live()
        self.train("daily", 3, Phase.REST, 6)

    def player_switch(self) -> None:
        self.live()
        self.train("three", PRESS, Phase.SWITCH, 1)

    def player_paused(self) -> None:
        self.player_hold()
        self.parts.player.toggle_pause()

    def player_gap(self) -> None:
        self.player_hold()
        self.clock.sleep(AWAY)
        self.parts.player.tick()

    def player_activity(self) -> None:
        self.live()
        self.train("post-run", 0, Phase.ACTIVITY)

    def player_wrap(self) -> None:
        self.live()
        self.train("calm-down", 3, Phase.ACTIVITY)

    def player_diary(self) -> None:
        self.live()
        self.train("calm-down", 6, Phase.ACTIVITY)

    def player_hurts(self) -> None:
        self.player_hold()
        self.parts.player.pause_for_question()

    def player_choices(self) -> None:
        self.player_hurts()
        self.parts.player.hurt(4)

    def player_done(self) -> None:
        self.live()
        self.train("three", CIRCLES, Phase.READY)
        self.wait(WHOLE, 2.5)

    def player_partial(self) -> None:
        self.player_hold()
        self.parts.player.end()

    def player_unsaved(self) -> None:
        """The diary is gone from its place when the session ends."""
        self.player_hold()
        self.parts.database.path.rename(self.parts.folder / "elsewhere.db")
        self.parts.player.end()

    def player_severe(self) -> None:
        self.player_hurts()
        self.parts.player.hurt(7)

    def far_hold(self) -> None:
        self.player_hold()
        self.far()

    def far_tempo(self) -> None:
        self.player_tempo()
        self.far()

    def far_ready(self) -> None:
        self.player_ready()
        self.far()

    def far_waiting(self) -> None:
        self.player_activity()
        self.far()

    # icing -----------------------------------------------------------------------------------------------

    def ice_conditions(self) -> None:
        self.agree()
        self.parts.guard.answer(frozenset(), twisted=False)
        self.open("ice")

    def ice_before(self) -> None:
        self.live()
        self.open("ice")

    def ice_during(self) -> None:
        self.ice_before()
        self.ice(7.25)

    def ice_strip(self) -> None:
        self.ice_during()
        self.open("today")

    def ice_check(self) -> None:
        self.ice_before()
        self.ice(10.1)

    def ice_alarm(self) -> None:
        self.ice_before()
        self.ice(20.05)

    def ice_after(self) -> None:
        self.ice_alarm()
        self.parts.icing.confirm_end()

    def ice_not_yet(self) -> None:
        self.ice_after()
        self.parts.icing.after(skin_ok=True, pain=1)
        self.open("ice")

    def ice_never(self) -> None:
        self.live()
        words = self.parts.content.icing().text_version
        self.parts.icing.answer_conditions(frozenset((Condition.RAYNAUD,)), words, asked=False)
        self.open("ice")

    def ice_small(self) -> None:
        self.live()
        self.parts.preferences.change(small_icing_window=True)
        self.ice(7.25)
        self.open("today")

    # the doctor's page -----------------------------------------------------------------------------------

    def doctor(self) -> None:
        self.live_a_year()
        self.tell_a_story()
        self.open("doctor")

    def doctor_below(self) -> None:
        self.doctor()
        self.scroll_down()

    def doctor_empty(self) -> None:
        self.agree()
        self.open("doctor")

    # the diary's year ------------------------------------------------------------------------------------

    def diary_year(self) -> None:
        self.live_a_year()
        self.open("diary")

    def diary_day(self) -> None:
        self.diary_year()
        self.click("Saturday 14 November")

    def diary_found(self) -> None:
        self.diary_year()
        self.click("Find")
        self.click("Narrow down")
        for bar in self.window.findChildren(FindBar):
            bar.sought.emit(Filter(words="stairs"))

    def diary_month(self) -> None:
        self.diary_year()
        self.click("Month")

    def trash(self) -> None:
        self.diary_year()
        for entry in self.parts.diary.entries(date(2026, 11, 20))[:3]:
            self.parts.diary.remove_pain(entry.id or 0)
        self.open("trash")
        self.click("Remove ")

    # looking back ----------------------------------------------------------------------------------------

    def review_empty(self) -> None:
        self.agree()
        self.open("review")

    def review(self) -> None:
        self.live_a_year()
        self.open("review")
        self.rest()

    def review_two_weeks(self) -> None:
        self.review()
        self.click("Show: 2 weeks")
        self.rest()

    def review_three_months(self) -> None:
        self.review()
        self.click("Show: 3 months")
        self.rest()

    def review_year(self) -> None:
        self.review()
        self.click("Show: Year")
        self.rest()

    def review_walked(self) -> None:
        self.review_two_weeks()
        self.rest()
        for chart in self.window.findChildren(Chart):
            chart.setFocus()
            for _ in range(3):
                chart.walk(-1)

    def review_numbers(self) -> None:
        self.review_year()
        self.rest()
        self.scroll_to(0.45)

    def review_below(self) -> None:
        self.review_year()
        self.rest()
        self.scroll_down()

    def review_table(self) -> None:
        self.review()
        self.click("Table")
        self.rest()
