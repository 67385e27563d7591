"""Named colours for light, dark and high contrast, and the object that says which of them holds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication

from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.domain.value import value


@value
class Theme:
    """One table of colours as `#RRGGBB`; everything painted reads it at paint time.

    `line` parts things from each other, `edge` is the rim of what can be changed (fields, boxes, handles).
    """

    name: str
    surface: str
    card: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_strong: str
    on_accent: str
    soft: str
    ready: str
    rest: str
    good: str
    caution: str
    stop: str
    left: str
    right: str
    skin: str
    skin_shade: str
    skin_line: str
    wall: str
    floor: str
    prop: str
    cloth: str
    hair: str

    def colors(self) -> dict[str, str]:
        """Every colour by its name."""
        return {name: getattr(self, name) for name in Theme.__annotations__}

    def color(self, name: str) -> QColor:
        """The colour of that name as Qt wants it; AttributeError for an unknown one."""
        return QColor(str(getattr(self, name)))


LIGHT = Theme(
    name="light",
    surface="#F5F7F6",
    card="#FFFFFF",
    text="#14201E",
    muted="#50605C",
    line="#D6DEDB",
    edge="#7C8A86",
    accent="#0B6E63",
    accent_strong="#08574E",
    on_accent="#FFFFFF",
    soft="#D8EFEB",
    ready="#8A5A00",
    rest="#2F5D8C",
    good="#1E6B3A",
    caution="#8A5A00",
    stop="#A3221B",
    left="#7A3E9D",
    right="#0B5FA5",
    skin="#EDBE9B",
    skin_shade="#DDA27C",
    skin_line="#6B4226",
    wall="#C9D2CF",
    floor="#E2E8E6",
    prop="#5F8F87",
    cloth="#8AA3BC",
    hair="#5A3A22",
)
DARK = Theme(
    name="dark",
    surface="#101615",
    card="#19221F",
    text="#E9F0EE",
    muted="#A5B5B1",
    line="#3A4945",
    edge="#6F827D",
    accent="#62CDBD",
    accent_strong="#7FDDCF",
    on_accent="#06201C",
    soft="#173B36",
    ready="#F0BC62",
    rest="#8DBAE8",
    good="#7FD59D",
    caution="#F0BC62",
    stop="#FF8F86",
    left="#CFA3EA",
    right="#86BDF2",
    skin="#D9A17C",
    skin_shade="#BF845C",
    skin_line="#33200F",
    wall="#46564F",
    floor="#2A3532",
    prop="#79B8AC",
    cloth="#56718C",
    hair="#6E4B33",
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    surface="#000000",
    card="#000000",
    text="#FFFFFF",
    muted="#E6E6E6",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#FFE14D",
    accent_strong="#FFF09A",
    on_accent="#000000",
    soft="#333300",
    ready="#FFC44D",
    rest="#9CD0FF",
    good="#8CFFB0",
    caution="#FFC44D",
    stop="#FFA39B",
    left="#E6C2FF",
    right="#9CD0FF",
    skin="#FFFFFF",
    skin_shade="#D0D0D0",
    skin_line="#000000",
    wall="#7A7A7A",
    floor="#555555",
    prop="#FFE14D",
    cloth="#9A9A9A",
    hair="#8A8A8A",
)


_THEMES = {ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK, ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST}


class Themes(QObject):
    """Knows which theme holds: the chosen one, or what the system asks for; `changed` carries a new one.

    What the system asked for last time (`seen`) holds until `look_again`: to ask it costs more than to paint.
    """

    changed = Signal(object)

    def __init__(
        self,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        seen: ThemeChoice = ThemeChoice.SYSTEM,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._seen = seen
        self._follows = False
        if seen is ThemeChoice.SYSTEM:
            self._look()
        self._told = self.current

    @property
    def seen(self) -> ThemeChoice:
        """What the system asked for when it was last looked at."""
        return self._seen

    @property
    def current(self) -> Theme:
        return _THEMES[self._seen if self._choice is ThemeChoice.SYSTEM else self._choice]

    def choose(self, choice: ThemeChoice) -> None:
        """Follow this choice from now on."""
        self._choice = choice
        self._announce()

    def look_again(self) -> None:
        """See what the system asks for, and hear of it from now on when that changes."""
        self._look()
        self._announce()

    def _look(self) -> None:
        hints = QGuiApplication.styleHints()
        if not self._follows:
            self._follows = True
            hints.colorSchemeChanged.connect(self.look_again)
            hints.accessibility().contrastPreferenceChanged.connect(self.look_again)
        self._seen = _asked_for()

    def _announce(self) -> None:
        theme = self.current
        if theme is not self._told:
            self._told = theme
            self.changed.emit(theme)


def _asked_for() -> ThemeChoice:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first picture

    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return ThemeChoice.HIGH_CONTRAST
    return ThemeChoice.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else ThemeChoice.LIGHT
