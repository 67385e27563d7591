"""An exercise on paper: its two end poses as lines, black on white, or its picture."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.motion import MotionTime, end_moments, pose
from ankle_rehab.domain.skeleton import toe_path
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.theme import LIGHT, Theme
from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.figure import paint_between, placed, side_by_side
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.plain import Plain, fitted, picture
from ankle_rehab.ui.widgets.figure.scene import paint_scene
from ankle_rehab.ui.widgets.figure.views import Shown, paint_moment, paint_still

LINE_SHARE = 0.009
_WORKING = MotionTime(1.0, 0, 1.0, working=True)


def paper_theme() -> Theme:
    """Black lines on white with a little grey, for any printer."""
    return replace(
        LIGHT,
        name="paper",
        **dict.fromkeys(("surface", "card", "skin"), "#FFFFFF"),
        **dict.fromkeys(("text", "muted", "line", "edge", "accent", "skin_line", "stop"), "#000000"),
        **dict.fromkeys(("skin_shade", "floor"), "#EAEAEA"),
        **dict.fromkeys(("wall", "prop"), "#BDBDBD"),
        cloth="#D6D6D6",
        hair="#555555",
        soft="#DDDDDD",
    )


def paint_exercise(painter: QPainter, rect: QRectF, exercise: Exercise, motions: Motions) -> None:
    """Draw into `rect`, in the painter's units; nothing for an exercise of sentences alone."""
    if Plain.of(exercise) is not None:
        image = picture(exercise.picture)
        if not image.isNull():
            painter.drawImage(fitted(image, rect), image.convertToFormat(QImage.Format.Format_Grayscale8))
        return
    motion = motions.motion(exercise.shown_by)
    theme = paper_theme()
    segment = motion.segment(0)
    for panel, moment in zip(side_by_side(rect), end_moments(motion, _WORKING), strict=True):
        painter.save()
        painter.setClipRect(panel)
        transform = placed(panel, segment, flipped=False)
        scale = abs(transform.m11())
        canvas = Canvas(painter, transform, panel)
        ink = Ink(theme, LINE_SHARE * panel.height() / scale, scale)
        inverse, _ = transform.inverted()
        paint_scene(canvas, ink, segment.scene, inverse.mapRect(panel))
        paint_still(canvas, ink, segment)
        trail = not motion.letters and "trail" in segment.scene
        shown = Shown(motion, moment, toe_path(motion, moment) if trail else ())
        paint_moment(canvas, ink, shown, pose(motion, moment))
        painter.restore()
    paint_between(painter, rect, theme)
