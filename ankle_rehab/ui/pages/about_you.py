"""The questions that are asked once: health and icing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.triage import Group
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.signs.about_you_form import AboutYouForm, SignsAnswer
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class AboutYouPage(Page):
    """Asked once and again after 90 days; can be changed at any time. `answered` carries a `SignsAnswer`.

    `left` asks to leave without an answer.
    """

    name = "about-you"
    answered = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, _themes: Themes, parent: QWidget | None = None) -> None:
        words = parts.content.sign_page()
        super().__init__(words.groups[Group.ABOUT_YOU].title, parent)
        self._icing = parts.icing
        self._form = AboutYouForm(words, parts.content.icing())
        self._form.changed.connect(self._on_ticked)
        self._none = button(words.none_words, "primary", self._on_done)
        self._some = button(self.tr("Keep these answers"), "primary", self._on_done)
        later = button(self.tr("Not now"), "link", self.left.emit)
        self.add(self._form)
        self.add(WrapRow(self._none, self._some, later))

    def refresh(self) -> None:
        """Show what was said about icing; the other questions are about now and asked afresh."""
        conditions = self._icing.conditions()
        self._form.display(frozenset() if conditions is None else conditions.ticked)
        self._on_ticked()

    def _on_ticked(self) -> None:
        some = self._form.any
        self._none.setVisible(not some)
        self._some.setVisible(some)

    def _on_done(self) -> None:
        asked = self._form.questions
        self.answered.emit(
            SignsAnswer(asked.signs, asked.details, False, Asked.ABOUT_YOU, conditions=self._form.conditions)
        )
