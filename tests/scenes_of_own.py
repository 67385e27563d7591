"""The states of exercises and routines of one's own, and of the sheet, for pictures of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.own import OwnExercise, Sides
from ankle_rehab.domain.own_sharing import Shared
from ankle_rehab.domain.plan import Phase, make_plan
from ankle_rehab.domain.session import State
from ankle_rehab.storage import own_share
from ankle_rehab.ui.pages.own import OwnPage
from ankle_rehab.ui.pages.own_exercise import OwnExercisePage
from ankle_rehab.ui.pages.own_routine import OwnRoutinePage
from ankle_rehab.ui.pages.routine_sheet import RoutineSheetPage
from tests.fakes.own import bridge, morning
from tests.scene import BOTH, SINGLE_STEPS, Scene


class ScenesOfOwn(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def own_empty(self) -> None:
        self.live()
        self.open("own")

    def own_list(self) -> None:
        self._shelve()
        self.open("own")

    def own_list_below(self) -> None:
        self.own_list()
        self.scroll_down()

    def own_delete_for_good(self) -> None:
        self._shelve()
        self.parts.own.remove("own-a1")
        self.open("own")
        self.rest()
        self.click("Delete for good")
        self.rest()
        self.scroll_down()

    def own_arrivals(self) -> None:
        self._shelve()
        self.open("own")
        coming = (replace(bridge(), cues=("Lift your hips.",)), _towel("own-f6"))
        path = Path(self.parts.folder) / "From Anna.ankle-routine.json"
        own_share.write(path, Shared(coming, (morning(),)))
        page = self.window.page("own")
        assert isinstance(page, OwnPage)
        page.read_from(path)

    def own_exercise_new(self) -> None:
        self.live()
        self.open("own")
        self._exercise("")

    def own_exercise(self) -> None:
        self._shelve()
        self._exercise("own-b1")

    def own_exercise_figure(self) -> None:
        self.own_exercise()
        self.scroll_to(0.55)

    def own_exercise_below(self) -> None:
        self.own_exercise()
        self.scroll_down()

    def own_exercise_missing(self) -> None:
        self._shelve()
        self.parts.own.keep_exercise(replace(bridge("own-c7"), name="", cues=(), stop_when=""))
        self._exercise("own-c7")

    def own_routine_new(self) -> None:
        self.live()
        self._routine("")

    def own_routine(self) -> None:
        self._shelve()
        self._routine("own-a1")

    def own_routine_below(self) -> None:
        self.own_routine()
        self.scroll_down()

    def own_player(self) -> None:
        self._shelve()
        self._run("own-a1", 1)

    def own_player_picture(self) -> None:
        self._shelve()
        self.parts.own.keep_exercise(replace(bridge(), picture=drawn_picture()))
        self._run("own-a1", 1)

    def own_library(self) -> None:
        self._shelve()
        self.open("library")
        self.rest()
        self.scroll_down()

    def sheet(self) -> None:
        self._shelve()
        self._sheet("own-a1")

    def sheet_longest(self) -> None:
        self.live()
        self._sheet("strength")
        self.scroll_to(0.4)

    def _shelve(self) -> None:
        """Two exercises and a routine are written down; one exercise is not finished."""
        self.live()
        for own in (
            bridge(),
            _towel("own-d5"),
            replace(_towel("own-e7"), name="Calf with the band", cues=()),
        ):
            self.parts.own.keep_exercise(own)
        self.parts.own.keep_routine(morning())

    def _exercise(self, own_id: str) -> None:
        page = self.window.page("own-exercise")
        assert isinstance(page, OwnExercisePage)
        page.begin(own_id)
        self.open("own-exercise")

    def _routine(self, own_id: str) -> None:
        page = self.window.page("own-routine")
        assert isinstance(page, OwnRoutinePage)
        page.begin(own_id)
        self.open("own-routine")

    def _sheet(self, routine_id: str) -> None:
        page = self.window.page("routine-sheet")
        assert isinstance(page, RoutineSheetPage)
        page.choose(routine_id)
        self.open("routine-sheet")
        self.rest()

    def _run(self, routine_id: str, item: int) -> None:
        """Some seconds into the work of that exercise."""
        player = self.parts.player
        plan = make_plan(self.parts.repertoire.routine(routine_id), BOTH)
        covers = frozenset(exercise.id for exercise in plan.exercises)
        player.start(plan, Clearance(self.clock.now(), covers, plan.half_size))
        self.open("player")
        for _ in range(SINGLE_STEPS):
            run = player.run
            assert run is not None
            if run.state is State.FINISHED or (run.step.item, run.step.phase) == (item, Phase.WORK):
                break
            player.skip()
        self.wait(4)


def _towel(own_id: str) -> OwnExercise:
    """A copy of a figure with other words."""
    return replace(
        bridge(own_id),
        name="Towel curls, slowly",
        sides=Sides.TURN,
        cues=("Pull the towel in with your toes.", "Let go slowly."),
        figure="towel-curl",
        equipment="Towel",
    )


def drawn_picture() -> bytes:
    """A drawing such as somebody may have photographed."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#F7F0E0"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.GlobalColor.black)
    points = [QPointF(60, 320), QPointF(220, 200), QPointF(380, 190), QPointF(470, 320), QPointF(540, 320)]
    for start, end in pairwise(points):
        painter.drawLine(start, end)
    painter.drawEllipse(QPointF(50, 300), 36, 36)
    painter.drawLine(20, 340, 580, 340)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
