"""What PySide6 tells of its functions is the same when it is read only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from pathlib import Path
from threading import Event, Thread
from types import ModuleType

import pytest

from ankle_rehab.imports import EXPLAINING, WhenAsked

ROOT = Path(__file__).resolve().parents[2]
TOLD = """
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor
from PySide6.support.signature import get_signature

def tell(ask):
    try:
        print(ask())
    except Exception as wrong:
        print(type(wrong).__name__, wrong)

tell(lambda: QTimer.start.__doc__)
tell(lambda: QObject().setObjectName(3, 4))
tell(lambda: QColor("red", "green", "blue", 1, 2, 3))
tell(lambda: QObject(objectname="x"))
tell(lambda: get_signature(QTimer.setInterval))
tell(lambda: get_signature(QColor))
from PySide6.support.signature.lib import enum_sig
tell(lambda: enum_sig.SignatureLayout)
print(sorted(name for name in sys.modules if name.startswith(("shibokensupport", "PySide6.support"))))
print(sys.meta_path == list(sys.meta_path), [type(one).__name__ for one in sys.meta_path])
"""


def told(before: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", before + TOLD], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_what_is_wrong_with_a_call_is_told_as_it_is_without() -> None:
    with_ours, without = told("from ankle_rehab import imports"), told("")
    assert with_ours == without
    assert "setObjectName() takes exactly one argument (2 given)" in "".join(with_ours)
    assert len(with_ours) >= 9


def test_the_modules_of_this_pyside_are_named_as_they_are_here() -> None:
    import PySide6.QtCore  # noqa: F401, PLC0415 - brings them

    assert set(sys.modules) >= EXPLAINING


class Asked(Loader):
    """Loads a module that is asked while it is loaded: by itself, and by another thread."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.told: list[int] = []
        self.other = Thread()

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        self.loaded.append(module.__spec__.name)
        with pytest.raises(AttributeError):
            getattr(module, "number")  # noqa: B009 - it is not there yet
        begun = Event()

        def ask() -> None:
            begun.set()
            self.told.append(getattr(module, "number"))  # noqa: B009 - mypy knows of none

        self.other = Thread(target=ask)
        self.other.start()
        begun.wait()
        vars(module)["number"] = 5


def test_a_module_is_loaded_once_by_its_first_name_and_whole_for_everybody() -> None:
    asked = Asked()
    module = ModuleType("first")
    module.__spec__ = ModuleSpec("first", None)
    WhenAsked(asked, "first").exec_module(module)
    module.__spec__.name = "second"
    assert not hasattr(module, "__path__")
    assert asked.loaded == []
    assert [getattr(module, "number") for _ in range(2)] == [5, 5]  # noqa: B009 - as above
    asked.other.join()
    assert asked.told == [5]
    assert asked.loaded == ["first"]
    assert module.__spec__.name == "second"
    assert not hasattr(module, "letter")
