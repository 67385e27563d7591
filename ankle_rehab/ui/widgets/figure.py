"""The moving figure: it shows one exercise at one moment and moves only when it is shown another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.motion import Motion, MotionTime, Pose, SegmentMotion, end_poses, pose
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure_ink import Ink
from ankle_rehab.ui.widgets.figure_scene import paint_scene
from ankle_rehab.ui.widgets.figure_things import paint_arrow
from ankle_rehab.ui.widgets.figure_views import paint_moment

STILL = MotionTime(0.0, 0, 0.0, False)
LINE_SHARE = 0.0062
THINNEST_LINE = 1.3


class Figure(QWidget):
    """Shows a foot doing an exercise. With `reduced_motion` it shows the two end poses side by side."""

    def __init__(self, themes: Themes, motions: Motions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._motions = motions
        self._motion: Motion | None = None
        self._moment = STILL
        self._mirrored = False
        self._reduced = False
        self._shown: object = None
        self._scene: QPixmap | None = None
        self._scene_key: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        themes.changed.connect(self._on_theme)

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

    def display(self, exercise_id: str, moment: MotionTime, mirrored: bool) -> None:
        """Show that exercise at that moment; `mirrored` shows the right foot. MotionError for an unknown one."""
        motion = self._motions.motion(exercise_id)
        self._motion, self._moment, self._mirrored = motion, moment, mirrored
        shown: object = (exercise_id, moment.segment, mirrored)
        if not self._reduced:
            trail = (moment.stage, moment.rep) if "trail" in motion.segment(moment.segment).scene else None
            shown = (shown, pose(motion, moment), trail)
        if shown != self._shown:
            self._shown = shown
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._motion is None:
            painter.fillRect(event.rect(), self._themes.current.color("card"))
            return
        width = float(self.width())
        if self._mirrored == (self._motion.drawn_for is Side.LEFT):
            painter.translate(width, 0)
            painter.scale(-1, 1)
        painter.drawPixmap(0, 0, self._still_scene(self._motion.segment(self._moment.segment)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._reduced:
            self._paint_pose(painter, QRectF(self.rect()), self._moment, pose(self._motion, self._moment))
            return
        self._paint_ends(painter, self._motion, width)

    def _paint_ends(self, painter: QPainter, motion: Motion, width: float) -> None:
        """Both end poses with an arrow between them."""
        height = float(self.height())
        segment = motion.segment(self._moment.segment)
        for place, (stage, ends) in enumerate(
            zip(segment.ends, end_poses(motion, self._moment.segment), strict=True)
        ):
            panel = QRectF(place * width / 2, 0, width / 2, height)
            painter.save()
            painter.setClipRect(panel)
            moment = MotionTime(stage, self._moment.segment, stage, True, self._moment.rep)
            self._paint_pose(painter, panel, moment, ends)
            painter.restore()
        size = min(width, height) * 0.05
        ink = Ink(self._themes.current, size * 0.2)
        middle = height * 0.5
        paint_arrow(painter, ink, (width / 2 - size, middle), (width / 2 + size, middle), 2.0)

    def _paint_pose(self, painter: QPainter, panel: QRectF, moment: MotionTime, at: Pose) -> None:
        if self._motion is None:
            return
        scale = self._into(painter, panel, self._motion.segment(moment.segment))
        paint_moment(painter, self._ink(scale), self._motion, moment, at)

    def _still_scene(self, segment: SegmentMotion) -> QPixmap:
        """What does not move, painted once for each size, theme and segment."""
        key = (
            segment.frame,
            segment.view,
            tuple(segment.scene.items()),
            self.size(),
            self.devicePixelRatioF(),
        )
        key = (*key, self._themes.current, self._reduced)
        if self._scene is None or key != self._scene_key:
            self._scene, self._scene_key = self._painted_scene(segment), key
        return self._scene

    def _painted_scene(self, segment: SegmentMotion) -> QPixmap:
        ratio = self.devicePixelRatioF()
        scene = QPixmap(self.size() * ratio)
        scene.setDevicePixelRatio(ratio)
        scene.fill(self._themes.current.color("card"))
        painter = QPainter(scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        half = QRectF(0, 0, whole.width() / 2, whole.height())
        for panel in (half, half.translated(half.width(), 0)) if self._reduced else (whole,):
            painter.save()
            painter.setClipRect(panel)
            scale = self._into(painter, panel, segment)
            inverse, _ = painter.transform().inverted()
            seen = inverse.mapRect(QRectF(panel.topLeft() * ratio, panel.size() * ratio))
            paint_scene(painter, self._ink(scale), segment.scene, seen)
            painter.restore()
        painter.end()
        return scene

    def _into(self, painter: QPainter, panel: QRectF, segment: SegmentMotion) -> float:
        """Turn the painter to centimetres, height upwards, the segment's frame in the middle; the scale."""
        left, bottom, wide, high = segment.frame
        scale = min(panel.width() / wide, panel.height() / high)
        painter.translate(panel.center().x(), panel.center().y())
        painter.scale(scale, -scale)
        painter.translate(-(left + wide / 2), -(bottom + high / 2))
        return scale

    def _ink(self, scale: float) -> Ink:
        line = max(THINNEST_LINE, LINE_SHARE * min(self.width(), self.height()))
        return Ink(self._themes.current, line / scale)

    def _on_theme(self) -> None:
        self._scene = None
        self.update()
