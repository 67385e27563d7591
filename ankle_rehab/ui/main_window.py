"""The window: the rail, the page in front, what is running, and a thin line with what was just saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ankle_rehab.domain.clock import Clock
from ankle_rehab.ui.page_abilities import (
    CanSeek,
    ComesToFront,
    HasBeginning,
    HasFarView,
    ShowsKeys,
    TakesEntries,
)
from ankle_rehab.ui.places import BEFORE_ACCEPTED, BELONGS_TO, FIRST, FOOT, KEYS_OVER
from ankle_rehab.ui.style import GROUP, INSIDE, MARGIN, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.notice_bar import Notice, NoticeBar
from ankle_rehab.ui.widgets.rail import Rail
from ankle_rehab.ui.widgets.words import Words

if TYPE_CHECKING:
    from ankle_rehab.ui.actions.actions import Action

NAME = "Ankle Rehab"
NARROW_BELOW = 900


class MainWindow(QMainWindow):
    """Builds each page when it is first shown; pages speak to each other only through it.

    While `stays_open` is true it does not close but says `held_open`; when somebody else than the program
    closes it, `may_close` is asked and does whatever is done instead. `surfaced` comes when it comes forward
    from out of sight, `signs_wanted` before the warning signs are shown, from whatever page. From the first
    page on, until `let_in`, no way leads to any page but that one and the warning signs, and there is no
    rail.
    """

    page_changed = Signal(str)
    closing = Signal()
    signs_wanted = Signal()
    held_open = Signal()
    surfaced = Signal()

    def __init__(
        self,
        pages: Mapping[str, Callable[[], QWidget]],
        themes: Themes,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._factories = pages
        self._built: dict[str, QWidget] = {}
        self._current = ""
        self._previous = ""
        self._running_page = ""
        self._far = False
        self._outside = False
        self._lasting: QWidget | None = None
        self.with_keys: tuple[Action, ...] = ()
        self.stays_open = False
        self.may_close: Callable[[], bool] = lambda: True
        self._build(themes, clock)
        self.resize(1120, 760)
        self.setMinimumSize(640, 400)

    # pages -------------------------------------------------------------------------------------------

    @property
    def current_page(self) -> str:
        return self._current

    def page(self, name: str) -> QWidget:
        """The page of that name, built now if need be; KeyError for an unknown one."""
        if name not in self._built:
            self._built[name] = self._factories[name]()
            self._stack.addWidget(self._built[name])
        return self._built[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front; before the first one is accepted that one stands for most others."""
        self._outside = self._outside or name == FIRST
        if self._outside and name not in BEFORE_ACCEPTED:
            name = FIRST
        page = self.page(name)
        if name != self._current:
            if self._far:
                self.set_far(False)
            self._previous, self._current = self._current, name
        self._stack.setCurrentWidget(page)
        self._rail.display(BELONGS_TO.get(name, name))
        self._arrange()
        page.setFocus()
        if isinstance(page, ComesToFront):
            page.shown()
        self.page_changed.emit(name)

    @property
    def outside(self) -> bool:
        """Whether the first page is not accepted yet."""
        return self._outside

    def let_in(self) -> None:
        """The first page is accepted: every page can be shown."""
        self._outside = False

    def go_back(self) -> None:
        """To the page before this one."""
        self.show_page(self._previous or next(iter(self._factories)))

    def new_entry(self) -> None:
        """Begin a new entry in the diary."""
        if "entry" in self._factories and not self._outside:
            self.show_page("entry")
            page = self.page("entry")
            if isinstance(page, TakesEntries):
                page.new_entry()

    def seek(self) -> None:
        """Look for something: in guide, runs or settings from their pages, from elsewhere in the diary."""
        here = BELONGS_TO.get(self._current, self._current)
        where = here if here in ("guide", "runs", "settings") else "diary"
        if where in self._factories and not self._outside:
            self.show_page(where)
            page = self.page(where)
            if isinstance(page, CanSeek):
                page.seek()

    def show_signs(self) -> None:
        """The warning signs: a session stops first."""
        if "signs" in self._factories:
            self.signs_wanted.emit()
            self.show_page("signs")

    @property
    def numbered(self) -> tuple[str, ...]:
        """The pages with a number for a key; the warning signs have a key of their own."""
        return tuple(name for name in self._rail.pages if name != "signs")

    def show_keys(self) -> None:
        """The guide at its list of keys; over the page where one cannot or would not leave it."""
        if "help" in self._factories and not self._outside and self._current not in KEYS_OVER:
            self.show_page("help")
            page = self.page("help")
            if isinstance(page, ShowsKeys):
                page.show_keys()
            return
        from ankle_rehab.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - rarely needed

        ShortcutsDialog(self.with_keys, self).open()

    def bind(self, added: Iterable[Action]) -> None:
        """Let the keys of these work on every page; `with_keys` are all that do."""
        from ankle_rehab.ui.actions import actions  # noqa: PLC0415 - not before the first picture

        new = tuple(one for one in added if one.keys)
        actions.bind(new, self)
        self.with_keys += new

    def complete(self) -> None:
        """Add what the first picture did without: signs and shortcuts."""
        from ankle_rehab.ui.actions import actions  # noqa: PLC0415 - not before the first picture

        self._rail.draw_signs()
        self.bind(actions.of_window(self))

    # what is running, what was saved -------------------------------------------------------------------

    def show_running(self, words: str, page: str) -> None:
        """Keep `words` (with the time left) in sight on every page but `page` itself, where it is large."""
        self._running_page = page
        self._running_words.setText(words)
        self._running.setAccessibleName(words)
        self._arrange()

    def hide_running(self) -> None:
        """Nothing runs any more."""
        self._running_page = ""
        self._arrange()

    def show_notice(self, notice: Notice) -> None:
        """Say what has just happened, with Undo if it can be taken back."""
        self._notices.display(notice)

    def show_lasting(self, words: str, doing: str = "", act: Callable[[], None] | None = None) -> None:
        """Say at the top of every page what holds from now on; the button `doing` does `act`."""
        from ankle_rehab.ui.widgets.lasting_bar import LastingBar  # noqa: PLC0415 - hardly ever needed

        if self._lasting is not None:
            self._lasting.deleteLater()
        self._lasting = LastingBar(words, doing, act)
        self._rows.insertWidget(0, self._lasting)
        self._lasting.show()

    def keep_at_foot(self, part: QWidget) -> None:
        """Give a part its place at the foot of every page; it shows and hides itself."""
        self._rows.insertWidget(self._rows.indexOf(self._status), part)

    def place_on_top(self, bar: QWidget) -> None:
        """Give a bar its place above every page; it shows and hides itself."""
        self._rows.insertWidget(0, bar)

    def show_status(self, words: str, *, saved: str = "") -> None:
        """Fill the thin line at the foot: a quiet word on the left, what was saved on the right."""
        self._status_words.setText(words)
        self._status_words.setVisible(bool(words))
        self._saved_words.setText(saved)

    def show_backup(self, words: str) -> None:
        """Say in the thin line when the last backup was made."""
        self._backup_words.setText(words)

    @property
    def speaking(self) -> bool:
        """Whether a notice is in sight."""
        return self._notices.speaking

    def tick(self) -> None:
        """Look whether the notice has had its time."""
        self._notices.tick()

    # size and place --------------------------------------------------------------------------------------

    def set_far(self, far: bool) -> None:
        """Full screen; on a page for reading from far away, which has its own way to the signs, no rail."""
        self._far = far
        page = self._built.get(self._current)
        if isinstance(page, HasFarView):
            page.set_far(far)
        if far:
            self.showFullScreen()
        elif self.isFullScreen():
            self.showNormal()
        self._arrange()

    def toggle_far(self) -> None:
        """F11: in and out of full screen."""
        self.set_far(not self._far)

    def come_forward(self) -> None:
        """Into sight, also out of the task bar or the tray, and in front as far as the desktop allows it."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first picture

        hidden = self.isHidden()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if hidden:
            self.surfaced.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from ankle_rehab.ui.keys import pressed_by_enter  # noqa: PLC0415 - not before the first key

        if not pressed_by_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._current:
            self._rail.set_narrow(self._rail.narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.stays_open:
            event.ignore()
            self.held_open.emit()
            return
        if event.spontaneous() and not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    # parts -----------------------------------------------------------------------------------------------

    def _build(self, themes: Themes, clock: Clock) -> None:
        self.setWindowTitle(NAME)
        words = {
            "today": self.tr("Today"),
            "session": self.tr("Session"),
            "ice": self.tr("Ice"),
            "diary": self.tr("Diary"),
            "review": self.tr("Review"),
            "runs": self.tr("Runs"),
            "guide": self.tr("Guide"),
            "reminders": self.tr("Reminders"),
            "signs": self.tr("Warning signs"),
            "settings": self.tr("Settings"),
        }
        present = {name: word for name, word in words.items() if name in self._factories}
        self._rail = Rail(NAME, present, FOOT, themes)
        self._rail.asked.connect(self._on_rail)
        self._stack = QStackedWidget()
        self._notices = NoticeBar(clock)
        self._notices.turned.connect(self._arrange)
        whole = QWidget()
        beside = spaced(QHBoxLayout(whole), 0)
        self._rows = rows = spaced(QVBoxLayout(), 0)
        rows.addWidget(self._build_running())
        rows.addWidget(self._stack, 1)
        below = spaced(QHBoxLayout(), 0)
        below.setContentsMargins(MARGIN, 0, MARGIN, INSIDE)
        below.addWidget(self._notices)
        below.addStretch()
        rows.addLayout(below)
        rows.addWidget(self._build_status())
        beside.addWidget(self._rail)
        beside.addLayout(rows, 1)
        self.setCentralWidget(whole)

    def _build_running(self) -> QFrame:
        self._running = QFrame()
        self._running.setProperty("role", "strip")
        row = spaced(QHBoxLayout(self._running), GROUP)
        row.setContentsMargins(MARGIN, 2, MARGIN, 2)
        self._running_words = Words("", "word")
        self._way_back = back = QPushButton(self.tr("Go back to it"))
        back.setProperty("role", "link")
        back.setAccessibleName(self.tr("Go back to it"))
        back.clicked.connect(lambda: self.show_page(self._running_page))
        row.addWidget(self._running_words)
        row.addWidget(back)
        row.addStretch()
        self._running.hide()
        return self._running

    def _build_status(self) -> QFrame:
        self._status = QFrame()
        self._status.setProperty("role", "status")
        row = spaced(QHBoxLayout(self._status), GROUP)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        self._status_words = Words("", "note")
        self._status_words.hide()
        self._backup_words = Words("", "note")
        self._saved_words = Words("", "note")
        self._saved_words.setProperty("alignment", "AlignRight|AlignVCenter")
        row.addWidget(self._status_words)
        row.addWidget(self._backup_words)
        row.addStretch()
        row.addWidget(self._saved_words)
        return self._status

    def _arrange(self) -> None:
        """Rail, strip and status line as the window's width and the page in front want them."""
        far = self._far and isinstance(self._built.get(self._current), HasFarView)
        self._rail.setVisible(not far and not self._outside)
        self._status.setVisible(not far and not self._notices.speaking)
        self._running.setVisible(self._running_page not in ("", self._current))
        self._way_back.setVisible(not self._outside)
        narrow = self.width() < NARROW_BELOW
        if narrow != self._rail.narrow:
            self._rail.set_narrow(narrow)

    def _on_rail(self, name: str) -> None:
        if name == "signs":
            self.show_signs()
            return
        page = self._built.get(name)
        if name == self._current and isinstance(page, HasBeginning):
            page.to_beginning()
        self.show_page(name)
