"""Tab goes through a page as the eye does, whatever was put in later."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget


def buttons_of(column: QBoxLayout) -> tuple[QPushButton, ...]:
    """All buttons in the parts of a column, from top to bottom.

    The column is not asked for its items: PySide keeps each that was asked for when Qt has long deleted it,
    and takes whatever comes to lie in its place for the same thing.
    """
    whole = column.parentWidget()
    parts = [] if whole is None else [part for part in whole.children() if isinstance(part, QWidget)]
    placed = sorted((part for part in parts if column.indexOf(part) >= 0), key=column.indexOf)
    return tuple(stop for part in placed for stop in part.findChildren(QPushButton))


def settle(page: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab lead through these, in this order, from where it comes to the first of them now."""
    wanted = tuple(stops)
    first: QWidget | None = page
    while first is not None and first not in wanted:
        first = first.nextInFocusChain()
    for one, following in pairwise((first or page, *wanted)):
        QWidget.setTabOrder(one, following)


def put_behind(stop: QWidget, part: QWidget) -> None:
    """Let Tab go from this stop into a part that was made later, through it, and on as before."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first picture

    inside = (
        one
        for one in part.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.focusProxy() is None
    )
    for one, following in pairwise((stop, *inside)):
        QWidget.setTabOrder(one, following)
