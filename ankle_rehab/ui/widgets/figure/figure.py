"""The moving figure: it shows one exercise at one moment and moves only when it is shown another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.exercise import Exercise, Mode, Side
from ankle_rehab.domain.motion import (
    LAST_STAGE,
    Motion,
    MotionTime,
    Point,
    SegmentMotion,
    end_moments,
    pose,
)
from ankle_rehab.domain.skeleton import toe_path
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.theme import Theme, Themes
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.plain import Plain, paint_plain
from ankle_rehab.ui.widgets.figure.scene import paint_scene
from ankle_rehab.ui.widgets.figure.things import paint_arrow
from ankle_rehab.ui.widgets.figure.views import Shown, paint_moment, paint_still

STILL = MotionTime(0.0, 0, 0.0, False)
LINE_SHARE = 0.0062
THINNEST_LINE = 1.3
GAP = 0.08
ROUND_SECONDS = 6.0


class Figure(QLabel):
    """Shows a foot doing an exercise. With `reduced_motion` it shows the two end poses side by side."""

    def __init__(self, themes: Themes, motions: Motions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._motions = motions
        self._motion: Motion | None = None
        self._plain: Plain | None = None
        self._moment = STILL
        self._mirrored = False
        self._reduced = False
        self._shown: object = None
        self._scene: QPixmap | None = None
        self._scene_key: object = None
        self._ink: Ink | None = None
        self._ink_key: object = None
        self._round: tuple[Point, ...] = ()
        self._round_key: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        themes.changed.connect(self.update)

    @property
    def reduced_motion(self) -> bool:
        return self._reduced

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        if reduced != self._reduced:
            self._reduced = reduced
            self._shown = None
            self.update()

    def describe(self, text: str) -> None:
        """Say in words what the picture shows, for a screen reader."""
        self.setAccessibleName(text)

    def show_exercise(self, exercise: Exercise, moment: MotionTime, mirrored: bool) -> None:
        """Show an exercise, built-in or one's own: its figure, else its picture, else its sentences."""
        plain = Plain.of(exercise)
        if plain is None:
            self.display(exercise.shown_by, self._going_round(exercise, moment), mirrored)
            return
        self._plain = plain
        if plain != self._shown:
            self._shown = plain
            self.update()

    def display(self, exercise_id: str, moment: MotionTime, mirrored: bool) -> None:
        """Show that exercise at that moment; `mirrored` is the right foot. MotionError for an unknown one."""
        self._plain = None
        motion = self._motions.motion(exercise_id)
        if motion.letters:
            moment = replace(moment, mirror_writing=mirrored)
        self._motion, self._moment, self._mirrored = motion, moment, mirrored
        letter = moment.rep if motion.letters else 0
        shown: object = (exercise_id, moment.segment, mirrored, moment.half_size, letter)
        if not self._reduced:
            trail = moment.stage if "trail" in motion.segment(moment.segment).scene else 0.0
            shown = (shown, pose(motion, moment), trail)
        if shown != self._shown:
            self._shown = shown
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._plain is not None:
            paint_plain(painter, QRectF(self.rect()), self._plain, self._themes.current, self.font())
            return
        motion = self._motion
        if motion is None:
            painter.fillRect(event.rect(), self._themes.current.color("card"))
            return
        segment = motion.segment(self._moment.segment)
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        painter.drawPixmap(0, 0, self._still_scene(segment))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._reduced:
            canvas, ink = self._paper(painter, self._whole(), segment)
            shown = Shown(motion, self._moment, self._toe_round(motion, self._moment))
            paint_moment(canvas, ink, shown, pose(motion, self._moment))
            return
        self._paint_ends(painter, motion, segment)

    def _going_round(self, exercise: Exercise, moment: MotionTime) -> MotionTime:
        """Continuous work with a figure that counts repetitions: over and over, each round as long."""
        if exercise.dose.mode is not Mode.CONTINUOUS or self._motions.motion(exercise.shown_by).cycle:
            return moment
        return replace(moment, stage=LAST_STAGE * (moment.elapsed % ROUND_SECONDS) / ROUND_SECONDS)

    def _paint_ends(self, painter: QPainter, motion: Motion, segment: SegmentMotion) -> None:
        """Both end poses, the first to the left, with an arrow between them."""
        for panel, moment in zip(self._panels(), end_moments(motion, self._moment), strict=True):
            painter.setClipRect(panel)
            canvas, ink = self._paper(painter, panel, segment)
            shown = Shown(motion, moment, self._toe_round(motion, moment))
            paint_moment(canvas, ink, shown, pose(motion, moment))
        painter.setClipping(False)
        paint_between(painter, self._whole(), self._themes.current)

    def _still_scene(self, segment: SegmentMotion) -> QPixmap:
        """What does not move, painted once for each size, theme, foot and segment."""
        size = (self._whole(), self._reduced, self._flipped(segment))
        key = (segment.frame, tuple(segment.scene.items()), size, self._themes.current)
        if self._scene is None or key != self._scene_key:
            self._scene, self._scene_key = self._painted_scene(segment), key
        return self._scene

    def _painted_scene(self, segment: SegmentMotion) -> QPixmap:
        scene = QPixmap(self._whole().size().toSize())
        scene.fill(self._themes.current.color("card"))
        painter = QPainter(scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for panel in self._panels() if self._reduced else (self._whole(),):
            painter.setClipRect(panel)
            canvas, ink = self._paper(painter, panel, segment)
            inverse, _ = self._into(panel, segment).inverted()
            paint_scene(canvas, ink, segment.scene, inverse.mapRect(panel))
            paint_still(canvas, ink, segment)
        painter.end()
        return scene

    def _whole(self) -> QRectF:
        """The widget in the pixels of the screen."""
        ratio = self.devicePixelRatioF()
        return QRectF(0, 0, round(self.width() * ratio), round(self.height() * ratio))

    def _panels(self) -> tuple[QRectF, QRectF]:
        """Two panels side by side with room for an arrow between them."""
        return side_by_side(self._whole())

    def _flipped(self, segment: SegmentMotion) -> bool:
        return self._mirrored == (segment.drawn_for is Side.LEFT)

    def _into(self, panel: QRectF, segment: SegmentMotion) -> QTransform:
        return placed(panel, segment, flipped=self._flipped(segment))

    def _paper(self, painter: QPainter, panel: QRectF, segment: SegmentMotion) -> tuple[Canvas, Ink]:
        transform = self._into(panel, segment)
        scale = abs(transform.m11())
        whole = self._whole()
        thinnest = THINNEST_LINE * self.devicePixelRatioF()
        line = max(thinnest, LINE_SHARE * min(whole.width(), whole.height()))
        key = (self._themes.current, line, scale)
        if self._ink is None or key != self._ink_key:
            self._ink, self._ink_key = Ink(self._themes.current, line / scale, scale), key
        return Canvas(painter, transform, panel), self._ink

    def _toe_round(self, motion: Motion, moment: MotionTime) -> tuple[Point, ...]:
        """The round of the big toe, worked out once for a segment; empty where none is drawn."""
        if motion.letters or "trail" not in motion.segment(moment.segment).scene:
            return ()
        key = (motion.exercise_id, moment.segment, moment.half_size)
        if key != self._round_key:
            self._round, self._round_key = toe_path(motion, moment), key
        return self._round


def placed(panel: QRectF, segment: SegmentMotion, *, flipped: bool) -> QTransform:
    """From centimetres, height upwards, to the painter's units, the segment's frame in the middle."""
    left, bottom, wide, high = segment.frame
    scale = min(panel.width() / wide, panel.height() / high)
    turn = QTransform.fromTranslate(panel.center().x(), panel.center().y())
    turn.scale(-scale if flipped else scale, -scale)
    return turn.translate(-(left + wide / 2), -(bottom + high / 2))


def side_by_side(whole: QRectF) -> tuple[QRectF, QRectF]:
    """Two panels beside each other with room for an arrow between them."""
    width = whole.width() * (1 - GAP) / 2
    right = whole.right() - width
    return (
        QRectF(whole.left(), whole.top(), width, whole.height()),
        QRectF(right, whole.top(), width, whole.height()),
    )


def paint_between(painter: QPainter, whole: QRectF, theme: Theme) -> None:
    """The arrow between the two panels."""
    reach = whole.width() * GAP * 0.42
    middle = whole.center()
    paint_arrow(
        Canvas(painter, QTransform(), whole),
        Ink(theme, reach * 0.16, 1.0),
        (middle.x() - reach, middle.y()),
        (middle.x() + reach, middle.y()),
    )
