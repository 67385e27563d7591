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
ASKED = (
    "QTimer().start('x')",
    "QTimer.start.__doc__",
    "QObject().setObjectName(3, 4)",
    "QObject(nope=1)",
    "QObject().findChild()",
    "QPoint(1, 'a')",
    "QColor('red', 'green', 'blue', 1, 2, 3)",
    "help(QTimer.stop)",
    "get_signature(QTimer.setInterval)",
    "enum_sig.SignatureLayout",
    "Thread(target=lambda: QTimer().start('x')).run()",
    "sorted(name for name in sys.modules if name.startswith(('shibokensupport', 'PySide6.support')))",
    "sys.meta_path == list(sys.meta_path), [type(one).__name__ for one in sys.meta_path]",
)
TOLD = """
import sys
from threading import Thread
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor
from PySide6.support.signature import get_signature
from PySide6.support.signature.lib import enum_sig
try:
    print(ASKED)
except Exception as wrong:
    print(type(wrong).__name__, wrong)
"""
SLOT = """
import sys
from ankle_rehab import imports
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

sys.excepthook = lambda kind, error, trace: print(kind.__name__, trace.tb_frame.f_code.co_name)

def wrong():
    QLabel().setText(3)

app = QApplication(["program"])
QTimer.singleShot(0, wrong)
QTimer.singleShot(1, app.quit)
app.exec()
print("goes on")
"""


def told(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_first_asked_is_answered_as_it_is_without(asked: str) -> None:
    """Each in a process of its own: nothing has been read for another."""
    program = TOLD.replace("ASKED", asked)
    answer = told(f"from ankle_rehab import imports{program}")
    assert answer
    assert answer == told(program)


def test_a_wrong_call_in_a_slot_is_told_and_the_program_goes_on() -> None:
    assert told(SLOT).splitlines() == ["TypeError wrong", "goes on"]


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
