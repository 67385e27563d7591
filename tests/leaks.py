"""What a test may have left behind: windows, running timers, threads and child processes."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

_MANY = 20_000
_KNOWN_TIMERS: WeakSet[QTimer] = WeakSet()  # those among the objects set aside


def leaks(known: Mapping[int, str] | None = None) -> dict[int, str]:
    """Everything now open or running beyond `known`, as identity and a word for it.

    Only when something is found is it given a second chance, after the collection of cycles.
    """
    before = known or {}
    _delete_later()
    left = _new(before)
    if left and known is not None:
        gc.unfreeze()
        gc.collect()
        _delete_later()
        left = _new(before)
    return left


def _new(before: Mapping[int, str]) -> dict[int, str]:
    found = _windows() | _timers() | _threads() | _children()
    return {key: word for key, word in found.items() if key not in before}


def _delete_later() -> None:
    """Carries out what was put off by deleteLater; outside a running loop Qt would wait for ever."""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 (tests without Qt stay without it)

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows() -> dict[int, str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    if QApplication.instance() is None:
        return {}
    return {id(widget): f"window {widget!r}" for widget in QApplication.topLevelWidgets()}


def _timers() -> dict[int, str]:
    if "PySide6.QtCore" not in sys.modules:
        return {}
    import shiboken6  # noqa: PLC0415
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    if QCoreApplication.instance() is None:
        return {}
    return {
        id(timer): f"running timer {timer!r} of {timer.parent()!r}"
        for timer in _all_timers()
        if shiboken6.isValid(timer) and timer.isActive()
    }


def _all_timers() -> list[QTimer]:
    """Every timer there is. What lives on is looked through once and set aside: it is most of a long run."""
    objects = gc.get_objects()
    timers = [*_KNOWN_TIMERS, *_timers_among(objects)]
    if len(objects) > _MANY:
        objects.clear()
        gc.collect()
        _KNOWN_TIMERS.update(_timers_among(gc.get_objects()))
        gc.freeze()
    return timers


def _timers_among(objects: list[Any]) -> list[QTimer]:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    kinds = {QTimer, *QTimer.__subclasses__()}  # a set is quicker than isinstance, and this runs twice a test
    return [thing for thing in objects if type(thing) in kinds]


def _threads() -> dict[int, str]:
    return {
        id(thread): f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread is not threading.main_thread()
    }


def _children() -> dict[int, str]:
    """Processes started and not waited for; the negated number keeps them apart from the objects."""
    tasks = Path("/proc/self/task")
    if not tasks.exists():
        return {}
    numbers = [int(number) for path in tasks.glob("*/children") for number in _read(path).split()]
    return {-number: f"child process {number}" for number in numbers}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # the thread ended between listing and reading
        return ""
