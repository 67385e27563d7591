"""A calm whole person, from the side and from the front, standing on the same legs as the close pictures."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from ankle_rehab.domain.motion import Pose, SegmentMotion
from ankle_rehab.ui.widgets.figure_ink import Ink


def paint_side_body(painter: QPainter, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    """The person from the side, facing right."""


def paint_front_body(painter: QPainter, ink: Ink, segment: SegmentMotion, pose: Pose) -> None:
    """The person from the front."""
