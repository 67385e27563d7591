"""The pages of warning signs and of "About you", and what the answers there lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.routine import Activity
from ankle_rehab.domain.safety import Asked
from ankle_rehab.ui import text
from ankle_rehab.ui.rooms.wing import House, Wing
from ankle_rehab.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from ankle_rehab.ui.session_starter import SessionStarter
    from ankle_rehab.ui.widgets.signs.about_you_form import SignsAnswer
    from ankle_rehab.ui.widgets.signs.ways import Ended

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415

translate = QCoreApplication.translate


class SignRooms(Wing):
    """`starter` is the way into a session."""

    def __init__(
        self,
        house: House,
        starter: Callable[[], SessionStarter],
    ) -> None:
        super().__init__(house)
        self._starter = starter
        self.leading_on = False

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        return {"signs": self._signs, "about-you": self._about_you}

    def _signs(self) -> QWidget:
        from ankle_rehab.ui.pages.signs import SignsPage

        page = SignsPage(self._parts)
        page.answered.connect(self._on_answered)
        page.released.connect(self._on_released)
        page.untwisted.connect(self._parts.guard.untwist)
        page.went_on.connect(self._lead_on)
        page.left.connect(self._on_left)
        return self._opened(page)

    def _about_you(self) -> QWidget:
        from ankle_rehab.ui.pages.about_you import AboutYouPage

        page = AboutYouPage(self._parts, self._themes)
        page.answered.connect(self._on_answered)
        page.left.connect(self._on_left)
        return self._opened(page)

    def _on_answered(self, answer: SignsAnswer) -> None:
        """Nothing new leads on to what was wanted; what keeps something closed ends the session."""
        self._keep(answer)
        parts = self._parts
        holds = parts.guard.standing()
        if holds.open_signs or answer.twisted:
            parts.player.end()
        if holds.locked or answer.twisted:
            self._starter().forget()
            parts.icing.heed_signs()
        if not answer.signs and not answer.twisted:
            words, now = parts.content.sign_page(), text.day_and_time(parts.clock.now())
            self._window().show_notice(Notice(f"{words.none_result} {words.footer.format(when=now)}"))
            self._lead_on()
        elif answer.page is Asked.ABOUT_YOU:
            self._show_advice(answer)

    def _keep(self, answer: SignsAnswer) -> None:
        parts = self._parts
        if answer.correction:
            parts.guard.correct(answer.signs, twisted=answer.twisted, details=answer.details)
        else:
            parts.guard.answer(answer.signs, twisted=answer.twisted, details=answer.details, page=answer.page)
        told = answer.conditions
        if told is not None:
            version = parts.content.icing().text_version
            parts.icing.answer_conditions(told.ticked, version, asked=told.asked)

    def _show_advice(self, answer: SignsAnswer) -> None:
        from ankle_rehab.ui.pages.signs import SignsPage

        page = self._window().page("signs")
        if isinstance(page, SignsPage):
            page.tell(answer)
        self.leading_on = True
        self._window().show_page("signs")
        self.leading_on = False

    def _on_released(self, ended: Ended) -> None:
        self._parts.guard.release(ended.how, on=ended.on, note=ended.note, of=ended.of, twist=ended.twist)
        words = translate("sign_rooms", "Kept, with the time. It stands on the page for your doctor.")
        self._window().show_notice(Notice(words))

    def _on_left(self) -> None:
        self._starter().forget()
        self._back()

    def _lead_on(self) -> None:
        """On to the session that was wanted or that waits, otherwise to where one came from."""
        starter = self._starter()
        if starter.waiting:
            self.leading_on = True
            self._window().go_back()
            self.leading_on = False
            starter.go_on()
        else:
            self._back()
            self._parts.player.confirm_activity(Activity.SAFETY_CHECK)

    def _back(self) -> None:
        if self._parts.player.active:
            self._window().show_page("player")
        else:
            self._window().go_back()
