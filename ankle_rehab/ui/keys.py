"""Which keys count as "any key" where the program waits for an answer, and Enter on a button."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_NOT_ANY = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Menu,
        Qt.Key.Key_Print,
        Qt.Key.Key_VolumeUp,
        Qt.Key.Key_VolumeDown,
        Qt.Key.Key_VolumeMute,
        Qt.Key.Key_MonBrightnessUp,
        Qt.Key.Key_MonBrightnessDown,
        Qt.Key.Key_unknown,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    }
)
_SHORTCUT = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def is_any_key(event: QKeyEvent, *, repeats: bool = False) -> bool:
    """Any but Tab, Escape, arrows, function keys, modifiers, volume, brightness and shortcuts.

    A key held down counts once, unless its `repeats` are wanted as well.
    """
    if event.isAutoRepeat() and not repeats:
        return False
    key = event.key()
    function = Qt.Key.Key_F1.value <= key <= Qt.Key.Key_F35.value
    return not (is_shortcut(event) or function or key in _NOT_ANY)


def is_shortcut(event: QKeyEvent) -> bool:
    """Whether the key was pressed together with Ctrl, Alt or the system's own key."""
    return bool(event.modifiers() & _SHORTCUT)


def pressed_by_enter(event: QKeyEvent, held: QObject | None) -> bool:
    """Press the button that has the keyboard, whether there is one: Qt does so only in dialogs.

    A window without the keyboard still names the button that had it, even one that is gone from sight.
    """
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if not (enter and isinstance(held, QPushButton) and held.isVisible() and held.isEnabled()):
        return False
    held.click()
    return True


def is_digit(event: QKeyEvent) -> bool:
    """Whether a digit was typed that a row of numbers takes.

    Any other one, such as the ² of a French keyboard, comes back from the row to whoever sent it there.
    """
    return event.text().isascii() and event.text().isdigit()
