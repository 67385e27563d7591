"""The rail at the edge of the window: a sign and a word for every page, or signs alone in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.words import Words

SIGN = 24
WIDE = 188
NARROW = 68
BESIDE = 12 + 12 + 1  # the margins and the line at the edge
ORDINARY_TYPE = 15


class Rail(QFrame):
    """Says which page is asked for; `foot` names the pages that stand at the bottom."""

    asked = Signal(str)

    def __init__(
        self,
        brand: str,
        names: dict[str, str],
        foot: tuple[str, ...],
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._themes = themes
        self._buttons: dict[str, QPushButton] = {}
        self._drawn: dict[tuple[str, bool, int], QIcon] = {}
        self._narrow = False
        self._marked = False
        self._signs = False
        self._build(brand, foot)
        themes.changed.connect(self._on_theme)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages in the order in which they stand."""
        return tuple(self._buttons)

    @property
    def narrow(self) -> bool:
        return self._narrow

    def display(self, name: str) -> None:
        """Mark this page as the current one; an unknown name marks none."""
        dressed, self._marked = self._marked or self.isVisible(), True
        for page, button in self._buttons.items():
            here = page == name
            button.setAccessibleDescription(self.tr("this page is open") if here else "")
            if here is not button.property("here"):
                button.setProperty("here", here)
                self._draw(page)
                if dressed:
                    button.style().unpolish(button)
                    button.style().polish(button)
        if not dressed:
            self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Show signs alone, or signs with words."""
        self._narrow = narrow
        self._brand.setVisible(not narrow)
        for page, button in self._buttons.items():
            button.setText("" if narrow else f"  {self._names[page]}")
            button.setToolTip(self._names[page] if narrow else "")
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._marked:
            drawn = {button.iconSize().width() for button in self._buttons.values()}
            if drawn != {self._sign_side()}:
                self._on_theme()

    def _build(self, brand: str, foot: tuple[str, ...]) -> None:
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Pages"))
        rows = spaced(QVBoxLayout(self), 8, 12)
        rows.setContentsMargins(12, 24, 12, 16)
        self._brand = Words(brand, "brand")
        self._brand.setWordWrap(False)
        self._brand.setContentsMargins(12, 0, 0, 20)
        rows.addWidget(self._brand)
        for page in (name for name in self._names if name not in foot):
            rows.addWidget(self._button(page))
        rows.addStretch()
        for page in (name for name in self._names if name in foot):
            rows.addWidget(self._button(page))
        self.set_narrow(False)

    def _button(self, page: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "rail")
        button.setAccessibleName(self._names[page])
        button.clicked.connect(lambda: self._on_clicked(page))
        self._buttons[page] = button
        return button

    def _on_clicked(self, page: str) -> None:
        self.display(page)
        self.asked.emit(page)

    def draw_signs(self) -> None:
        """Draw the signs of the pages; until then only their room is kept."""
        self._signs = True
        self._on_theme()

    def _on_theme(self) -> None:
        self._drawn.clear()
        for page in self._buttons:
            self._draw(page)

    def _draw(self, page: str) -> None:
        """The sign grows with the type beside it; one drawn anew each time would stay in the cache of Qt."""
        button, side = self._buttons[page], self._sign_side()
        button.setIconSize(QSize(side, side))
        if not self._signs:
            button.setIcon(_room(side))
            return
        from ankle_rehab.ui import icons  # noqa: PLC0415 - not before the first picture

        sign = page, bool(button.property("here")), side
        if sign not in self._drawn:
            self._drawn[sign] = icons.icon(page, self._themes.current, here=sign[1], side=side)
        button.setIcon(self._drawn[sign])

    def _sign_side(self) -> int:
        return max(SIGN, round(SIGN * self.fontInfo().pixelSize() / ORDINARY_TYPE))

    def _fit(self) -> None:
        """Wide enough for the longest word, in every language and size of type, once a page is marked."""
        if not self._marked:
            return
        self.ensurePolished()
        words = max(map(_bold_width, self._buttons.values()))
        brand = 0 if self._narrow else self._brand.minimumSizeHint().width()
        least = NARROW if self._narrow else WIDE
        self.setFixedWidth(max(least, max(words, brand) + BESIDE))


def _bold_width(button: QPushButton) -> int:
    """How wide it is as the page in front, whose word is bold."""
    wide = button.sizeHint().width()
    bold = QFont(button.font())
    bold.setBold(True)
    words = button.text()
    usual = QFontMetrics(button.font()).horizontalAdvance(words)
    return wide + QFontMetrics(bold).horizontalAdvance(words) - usual


def _room(side: int) -> QIcon:
    """A sign with nothing on it."""
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(0, 0, 0, 0))
    return QIcon(pixmap)
