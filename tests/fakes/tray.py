"""A tray that comes and goes as a test wants it."""

from __future__ import annotations

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from ankle_rehab.ui.desktop.tray_icon import TrayPlace


class FakeTray(TrayPlace):
    """Holds the menu and what was told beside the icon."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self._menu: QMenu | None = None
        self.told: list[tuple[str, str]] = []
        self._there = there

    def put(self, icon: QIcon, words: str, menu: QMenu) -> None:
        assert not icon.isNull()
        self._menu = menu

    @property
    def there(self) -> bool:
        return self._there

    def tell(self, title: str, body: str) -> bool:
        if self._there:
            self.told.append((title, body))
        return self._there

    def move(self, *, there: bool) -> None:
        """The panel ends, or is back."""
        self._there = there
        self.changed.emit()

    @property
    def menu(self) -> QMenu:
        """The menu of the icon, as it is when somebody looks at it."""
        assert self._menu is not None, "no icon was put here"
        self._menu.aboutToShow.emit()
        return self._menu

    def offers(self) -> list[str]:
        """What the menu says, looked at now, with what stands in the menus within it."""
        return [one.text() for one in _all(self.menu)]

    def choose(self, words: str) -> None:
        """Click on this in the menu, or in a menu within it."""
        (item,) = (one for one in _all(self.menu) if one.text() == words and one.isEnabled())
        item.trigger()


def _all(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for one in menu.actions():
        if one.isVisible() and not one.isSeparator():
            inside = one.menu()
            found.append(one)
            found += _all(inside) if isinstance(inside, QMenu) else []
    return found
