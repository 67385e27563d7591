"""The four drawings of the ankle map, and in which of them the keyboard finds each place."""

from __future__ import annotations

from ankle_rehab.domain.pain import Zone
from ankle_rehab.ui.widgets.ankle_map.ends import BACK, FRONT
from ankle_rehab.ui.widgets.ankle_map.sides import INNER, OUTER
from ankle_rehab.ui.widgets.ankle_map.view import Drawing, View

DRAWINGS: dict[View, Drawing] = {
    View.OUTER: OUTER,
    View.FRONT: FRONT,
    View.INNER: INNER,
    View.BACK: BACK,
}
HOMES: dict[Zone, View] = {
    Zone.OUTER_BONE: View.OUTER,
    Zone.OUTER_BEHIND: View.OUTER,
    Zone.OUTER_FRONT: View.OUTER,
    Zone.MIDFOOT_OUTER: View.OUTER,
    Zone.ABOVE_ANKLE: View.FRONT,
    Zone.FRONT_JOINT: View.FRONT,
    Zone.INNER_BONE: View.INNER,
    Zone.INNER_BEHIND: View.INNER,
    Zone.MIDFOOT_INNER: View.INNER,
    Zone.ARCH: View.INNER,
    Zone.CALF: View.BACK,
    Zone.ACHILLES: View.BACK,
    Zone.HEEL_BACK: View.BACK,
    Zone.HEEL_UNDER: View.BACK,
}
