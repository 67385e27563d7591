"""The warning signs: three pages of ticks, emergencies first, then what to do and the ways out of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.safety import Asked, Standing
from ankle_rehab.domain.settings import Region
from ankle_rehab.domain.triage import Detail, Group, Level, Sign, group_of
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.signs.about_you_form import AboutYouForm, SignsAnswer
from ankle_rehab.ui.widgets.signs.advice import Result, SignAdvice
from ankle_rehab.ui.widgets.signs.questions import SignQuestions
from ankle_rehab.ui.widgets.signs.ways import Ended, SignWays, Ways
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

PAGES = (Group.EMERGENCY, Group.SINCE, Group.NOW)
NO_SIGNS: frozenset[Sign] = frozenset()


class SignsPage(Page):
    """Asks page by page and stops at the first emergency; while something holds it shows what to do.

    `answered` carries a `SignsAnswer`, `released` an `Ended`, `untwisted` says that the last twist was a
    mistake; `went_on` leads on from the advice to what was
    wanted, `left` asks to leave without an answer.
    """

    name = "signs"
    answered = Signal(object)
    released = Signal(object)
    untwisted = Signal()
    went_on = Signal()
    left = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        self._words = parts.content.sign_page()
        super().__init__(self._words.title, parent)
        self._guard = parts.guard
        self._clock = parts.clock
        self._icing = parts.icing
        self._preferences = parts.preferences
        self._content = parts.content
        self._steps: tuple[Group, ...] = PAGES
        self._step = 0
        self._correcting = False
        self._just: frozenset[Sign] = NO_SIGNS
        self._told: frozenset[Sign] = NO_SIGNS
        self._just_details: frozenset[Detail] = frozenset()
        self._just_twisted = False
        self._build()

    def refresh(self) -> None:
        """Show the advice while something holds or was just ticked, otherwise the empty questions."""
        holds = self._guard.standing()
        if holds.open_signs or holds.high_score is not None or self._just or self._just_twisted:
            self._show_result(holds)
        else:
            self.ask()

    def ask(self) -> None:
        """Begin with the first page and nothing ticked."""
        self._correcting = False
        for questions in self._questions.values():
            questions.display()
        conditions = self._icing.conditions()
        self._about_you.display(frozenset() if conditions is None else conditions.ticked)
        self._steps = (*PAGES, Group.ABOUT_YOU) if self._guard.asks_about_you() else PAGES
        self._begin()

    def tell(self, answer: SignsAnswer) -> None:
        """Advise about an answer that was given on another page."""
        self._just, self._just_details = answer.signs, answer.details
        self._just_twisted = answer.twisted
        self.mark_stale()

    @property
    def _agreed(self) -> bool:
        """Whether the first page is accepted; before that the only way on is back to it."""
        return self._preferences.settings.accepted_version == self._content.text_version

    # asking ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        last = self._guard.look_back()
        since = (
            self.tr("Think of the last three weeks.")
            if last is None
            else self.tr("Your last check was on {when}.").format(when=text.day_and_time(last))
        )
        self._questions[Group.SINCE].say_since(since)
        self._fresh.setVisible(self._guard.standing().calm and not self._correcting)
        self._about.setVisible(self._agreed)
        self._result.hide()
        self._ways.hide()
        self._asking.show()
        self._show_step(0)

    def _show_step(self, step: int) -> None:
        self._step = step
        here = self._steps[step]
        for group, part in self._parts_of.items():
            part.setVisible(group is here)
        at, all_of_them = step + 1, len(self._steps)
        self.retitle(self._words.groups[here].title)
        self._place.setText(self.tr("Page {n} of {of}").format(n=at, of=all_of_them))
        self._back.setVisible(step > 0)
        self._on_ticked()
        self.to_top()
        self._scroll.setFocus()

    def _on_ticked(self) -> None:
        """One button leads on: it says "None of these" as long as nothing is ticked on the page."""
        here = self._steps[self._step]
        some = self._about_you.any if here is Group.ABOUT_YOU else self._questions[here].any
        last = self._step == len(self._steps) - 1
        self._none.setVisible(not some)
        self._some.setVisible(some and (last or here is Group.EMERGENCY))
        self._next.setVisible(some and not last and here is not Group.EMERGENCY)

    def _on_next(self) -> None:
        """The first emergency ends the questions."""
        here = self._steps[self._step]
        stops = here is Group.EMERGENCY and self._questions[here].any
        if stops or self._step == len(self._steps) - 1:
            self._finish(Asked.EMERGENCY if stops else self._asked())
        else:
            self._show_step(self._step + 1)

    def _asked(self) -> Asked:
        return Asked.ALL if Group.ABOUT_YOU in self._steps else Asked.PAGES

    def _finish(self, page: Asked) -> None:
        signs = NO_SIGNS.union(*(questions.signs for questions in self._questions.values()))
        details = frozenset[Detail]().union(*(one.details for one in self._questions.values()))
        twisted = self._questions[Group.SINCE].twisted
        conditions = self._about_you.conditions if page is Asked.ALL else None
        answer = SignsAnswer(signs, details, twisted, page, self._correcting, conditions)
        self.answered.emit(answer)
        self.tell(answer)

    def _on_back(self) -> None:
        self._show_step(self._step - 1)

    # what to do --------------------------------------------------------------------------------------

    def _show_result(self, holds: Standing) -> None:
        signs = self._told = holds.open_signs | self._just
        details = holds.open_details | self._just_details
        call = self._content.emergency().call[self._preferences.settings.region]
        severe = holds.high_score is not None and not holds.locked
        told = self._guard.last_ticked()
        ticked_at = told.at.utc.astimezone(self._clock.now().tzinfo) if told is not None else None
        answered = bool(signs) or self._just_twisted
        result = Result(
            signs,
            details,
            holds.open_signs,
            ice_locked=holds.locks_ice,
            severe=self._content.advice().high_score if severe else "",
            twisted=self._just_twisted,
            former=told is not None and told.page is Asked.FORMER and bool(holds.open_signs),
            call=call,
            ticked_at=text.day_and_time(ticked_at) if answered and ticked_at is not None else "",
        )
        self.retitle(self._result_title(result, severe=severe))
        self._result.hide()  # so that all of it is shown at once below
        self._result.display(result)
        urgent = holds.level is Level.EMERGENCY
        serious = bool(holds.open_signs) or severe
        ways = Ways(
            seen=serious,
            mistake=answered,
            correct=bool(holds.open_signs),
            booked=holds.level is Level.BOOK,
            same=self._guard.was_the_same(),
            go_on=not holds.locked and holds.high_score is None,
            more=not urgent,
            regions=serious,
            today=serious and self._agreed,
            back=serious and not self._agreed,
        )
        self._ways.display(ways, self._clock.now().date(), self._preferences.settings.region)
        self._asking.hide()
        self._result.show()
        self._ways.show()
        self.to_top()

    def _result_title(self, result: Result, *, severe: bool) -> str:
        if result.level is Level.EMERGENCY:
            return self._words.levels[Level.EMERGENCY]
        if result.held or severe:
            return self.tr("Please get this looked at")
        return self.tr("Worth an appointment") if result.signs else self.tr("Go gently for now")

    def _on_ended(self, ended: Ended) -> None:
        told = replace(ended, of=self._told, twist=self._just_twisted)
        self._forget()
        self.released.emit(told)
        self.mark_stale()

    def _on_twist_mistake(self) -> None:
        self.untwisted.emit()
        self.mark_stale()

    def _on_went_on(self) -> None:
        self._forget()
        self.went_on.emit()

    def _on_corrected(self) -> None:
        """The same pages with the ticks as they stand."""
        left = self._guard.left()
        twisted = self._guard.standing().calm
        self._correcting = True
        for group, questions in self._questions.items():
            questions.display(left.signs, left.details, twisted=twisted and group is Group.SINCE)
        about = any(group_of(sign) is Group.ABOUT_YOU for sign in left.signs)
        self._steps = (*PAGES, Group.ABOUT_YOU) if about else PAGES
        self._begin()

    def _on_region(self, region: Region) -> None:
        self._preferences.change(region=region)
        self.mark_stale()

    def _on_leave(self) -> None:
        self.left.emit()

    def _on_about_you(self) -> None:
        self.open_page.emit("about-you")

    def _on_today(self) -> None:
        self.open_page.emit("today")

    def _forget(self) -> None:
        self._just, self._just_details, self._just_twisted = NO_SIGNS, frozenset(), False

    # layout ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._asked_of = {group: SignQuestions(self._words, group) for group in PAGES}
        self._about_you = AboutYouForm(self._words, self._content.icing())
        self._questions = {**self._asked_of, Group.ABOUT_YOU: self._about_you.questions}
        self._parts_of: dict[Group, QWidget] = {**self._asked_of, Group.ABOUT_YOU: self._about_you}
        for questions in self._asked_of.values():
            questions.changed.connect(self._on_ticked)
        self._about_you.changed.connect(self._on_ticked)
        self._asking = self._build_asking()
        self._result = SignAdvice(self._words)
        self._ways = SignWays(self._words, self._content.emergency())
        self._ways.ended.connect(self._on_ended)
        self._ways.went_on.connect(self._on_went_on)
        self._ways.corrected.connect(self._on_corrected)
        self._ways.more.connect(self.ask)
        self._ways.today.connect(self._on_today)
        self._ways.left.connect(self._on_leave)
        self._ways.region.connect(self._on_region)
        for part in (self._asking, self._result, self._ways):
            self.add(part)

    def _build_asking(self) -> QWidget:
        asking = QWidget()
        rows = spaced(QVBoxLayout(asking), GROUP)
        self._fresh = WrapRow(
            Words(self.tr("A twist is written down. Only the calm-down routine is open for now.")),
            button(self._words.mistake_words, "link", self._on_twist_mistake),
        )
        self._place = Words("", "note")
        self._none = button(self._words.none_words, "primary", self._on_next)
        self._some = button(self.tr("Show what to do"), "primary", self._on_next)
        self._next = button(self.tr("Go on"), "primary", self._on_next)
        self._back = WayBack(self.tr("Back"), self._on_back)
        later = button(self.tr("Not now"), "link", self._on_leave)
        self._about = button(self.tr("About you"), "link", self._on_about_you)
        rows.addWidget(self._fresh)
        rows.addWidget(self._place)
        for part in self._parts_of.values():
            rows.addWidget(part)
        rows.addWidget(WrapRow(self._none, self._some, self._next, self._back, later, self._about))
        return asking
