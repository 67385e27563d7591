"""Why may it hurt: questions about the six causes, then the parts of the article that fit the answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.causes import Cause, CauseCheck, CauseQuestion, with_implied
from ankle_rehab.domain.guide import Act, Deed
from ankle_rehab.domain.known_causes import Known
from ankle_rehab.services.causes import Causes
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.cause_card import CauseQuestions, CauseResult
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import cause_words


class CausesPage(Page):
    """`act_requested` carries an Act, `left` that one goes back to the guide.

    What the diary knows is ticked until the user says otherwise. The answers are kept when they are shown;
    where the warning signs come first, the page of signs opens at once and the answers wait here.
    """

    name = "causes"
    act_requested = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._words = parts.content.guide.causes
        self._causes = Causes(parts.diary, parts.database, parts.clock, self._words)
        self._said: dict[str, bool] = {}
        self._known: tuple[Known, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._build()
        self._show_questions()
        parts.diary.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Ask the diary anew; what the user has said stays."""
        self._known = self._causes.known()
        self._show_ticks()
        last = self._causes.last()
        self._again.setVisible(last is not None)
        if last is not None:
            day = text.near_day(last.at.local_date, self._parts.clock.now().date())
            words = self.tr("Your last answers: {day}").format(day=day)
            self._again.setText(words)
            self._again.setAccessibleName(words)

    # the questions ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Guide"), self.left.emit)))
        self._asking = QWidget()
        rows = spaced(QVBoxLayout(self._asking), GROUP)
        rows.addWidget(Words(self._words.intro))
        self._again = button("", "link", self._on_last)
        rows.addWidget(WrapRow(self._again))
        count = len(self._words.causes)
        self._cards = []
        for number, cause in enumerate(self._words.causes, start=1):
            title = self.tr("{n} of {of}: {name}").format(n=number, of=count, name=cause.name)
            card = CauseQuestions(title, cause, self._words.sign_note)
            card.ticked.connect(self._on_ticked)
            card.signs_requested.connect(lambda: self.open_page.emit("signs"))
            self._cards.append(card)
            rows.addWidget(card)
        show = button(self.tr("Show what fits"), "primary", self._on_show)
        fresh = button(self.tr("Take my ticks away"), "link", self._on_fresh)
        rows.addWidget(WrapRow(show, fresh, spacing=GROUP))
        self.add(self._asking)
        self._result = QWidget()
        self._results = spaced(QVBoxLayout(self._result), GROUP)
        self.add(self._result)

    def _show_questions(self) -> None:
        self.retitle(self._words.title)
        self._result.hide()
        self._asking.show()
        self.to_top()

    def _show_ticks(self) -> None:
        said = {one.ask.value: one.ticked for one in self._known} | self._said
        self._ticked = with_implied(
            self._words.questions, frozenset(ask for ask, ticked in said.items() if ticked)
        )
        unit = self._parts.preferences.settings.distance_unit
        notes = {one.ask.value: cause_words.known(one, unit) for one in self._known}
        for card in self._cards:
            card.display(self._ticked, notes)

    def _on_ticked(self, question: CauseQuestion, on: bool) -> None:
        """What follows from a tick is ticked with it; who takes the one away takes the other away too."""
        self._said[question.ask.value] = on
        for other in self._words.questions:
            if on and other.ask is question.implies:
                self._said[other.ask.value] = True
            if not on and other.implies is question.ask:
                self._said[other.ask.value] = False
        self._show_ticks()

    def _on_fresh(self) -> None:
        """Only what the diary knows is left."""
        self._said.clear()
        self._show_ticks()
        self.to_top()

    # what fits -------------------------------------------------------------------------------------------

    def _on_show(self) -> None:
        """What fits is shown also where the disk refuses the answers, which the diary tells."""
        check = self._causes.answered(self._ticked)
        with suppress(StorageFault):
            check = self._causes.keep(check.ticked)
        self._show_result(check)
        if self._causes.fit(check.ticked).signs_first:
            self.open_page.emit("signs")

    def _on_last(self) -> None:
        last = self._causes.last()
        if last is not None:
            self._show_result(last)

    def _show_result(self, check: CauseCheck) -> None:
        while self._results.count():
            remove(self._results, 0)
        found = self._causes.fit(check.ticked)
        self._results.addWidget(Words(self._words.result_note))
        answered = text.day_and_time(lived(check.at), self._parts.clock.now().date())
        self._results.addWidget(Words(self.tr("Your answers: {when}").format(when=answered), "note"))
        if found.signs_first:
            self._results.addWidget(self._build_signs())
        if not found.ranks:
            self._results.addWidget(self._build_no_match())
        for number, rank in enumerate(found.ranks):
            if len(rank) > 1:
                self._results.addWidget(Words(self.tr("These fit equally well"), "heading"))
            elif number and len(found.ranks[number - 1]) > 1:
                self._results.addWidget(Words(self.tr("Then"), "heading"))
            for place, cause in enumerate(rank):
                first = not number and not place and not found.signs_first
                self._results.addWidget(self._build_cause(cause, check.ticked, first=first))
        self._results.addWidget(self._build_closing())
        again = button(self.tr("Change my answers"), "quiet", self._on_change)
        self._results.addWidget(WrapRow(again))
        self.retitle(self._words.result_title)
        self._asking.hide()
        self._result.show()
        self.to_top()

    def _build_signs(self) -> Card:
        card = Card(self.tr("The warning signs come first"), tone="caution")
        card.body(self._words.signs_first)
        check = button(self.tr("Check the warning signs"), "primary", lambda: self.open_page.emit("signs"))
        card.add(WrapRow(check))
        return card

    def _build_no_match(self) -> Card:
        card = Card(self._words.no_match_title)
        card.body(self._words.no_match)
        links = (
            button(cause.name, "link", self._reads(cause.card, cause.name)) for cause in self._words.causes
        )
        card.add(WrapRow(*links, spacing=GROUP))
        return card

    def _build_cause(self, cause: Cause, ticked: frozenset[str], *, first: bool) -> CauseResult:
        whole = with_implied(cause.questions, ticked)
        said = [question for question in cause.questions if question.ask in whole]
        made = CauseResult(cause, self._parts.content.guide.card(cause.card), said, first=first)
        made.act_requested.connect(self.act_requested)
        return made

    def _build_closing(self) -> Card:
        card = Card(self._words.closing_title)
        closing = zip(self._words.closing, self._words.closing_cards, strict=True)
        links = (button(words, "link", self._reads(card_id, words)) for words, card_id in closing)
        card.add(WrapRow(*links, spacing=GROUP))
        return card

    def _reads(self, card_id: str, words: str) -> Callable[[], None]:
        return lambda: self.act_requested.emit(Act(words, Deed.CARD, card_id))

    def _on_change(self) -> None:
        self._show_questions()
        self.mark_stale()
