"""What the recovery screen shows: what happened, the ways out of it, work going on, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.mending import Case, Situation, Way, ways
from ankle_rehab.domain.texts import SignPage
from ankle_rehab.domain.thinning import Backup
from ankle_rehab.domain.triage import LEVELS, Level
from ankle_rehab.storage.salvage import Salvaged
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.progress_row import ProgressRow
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import backup_words, recovery_words

_IN_CARDS = frozenset((Way.BRING_BACK, Way.LOOK_AT_BACKUP, Way.SALVAGE, Way.GO_ON))


class RecoveryPage(Page):
    """`chosen` carries a Way, `backup_chosen` a Way and the Backup it is about.

    `confirmed` says yes to an empty diary, to what was saved or to a new folder (a Way), `withdrawn` no;
    `cancelled` calls back the work that goes on. `signs` asks for the list of warning signs.
    """

    chosen = Signal(object)
    backup_chosen = Signal(object, object)
    confirmed = Signal(object)
    withdrawn = Signal()
    cancelled = Signal()
    signs = Signal()

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._now = now
        self._progress: ProgressRow | None = None
        body = QWidget()
        self._rows = spaced(QVBoxLayout(body), GROUP)
        self.add(body)

    def display(self, situation: Situation, folder: Path, failed: str = "") -> None:
        """Show the ways out; `failed` says why the last one did not lead anywhere."""
        self._clear(recovery_words.title(situation.case))
        told = [recovery_words.happened(situation), recovery_words.safe(situation)]
        words = " ".join(part for part in told if part)
        self._rows.addWidget(Words(words))
        if failed:
            card = Card(tone="caution")
            card.body(failed)
            self._rows.addWidget(card)
        offered = ways(situation)
        if situation.case is Case.SAFE_MODE:
            self._rows.addWidget(self._build_go_on(situation.case))
        if Way.BRING_BACK in offered or Way.LOOK_AT_BACKUP in offered:
            self._rows.addWidget(self._build_backups(situation, offered))
        if Way.SALVAGE in offered:
            self._rows.addWidget(self._build_salvage(situation.case, offered))
        in_cards = _IN_CARDS if situation.case is Case.SAFE_MODE else _IN_CARDS - {Way.GO_ON}
        self._rows.addWidget(self._build_others(situation.case, offered, in_cards))
        place = Words(breakable(recovery_words.place(folder)), "note")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setAccessibleName(recovery_words.place(folder))
        self._rows.addWidget(place)
        self._speak(failed or words)

    def display_signs(self, words: SignPage, call: str) -> None:
        """All warning signs with what to do, the most urgent first: to be read, for nothing can be kept."""
        self._clear(words.title)
        self._rows.addWidget(WrapRow(WayBack(self.tr("Back"), self.withdrawn.emit)))
        nothing = self.tr("Nothing can be ticked here, because the diary is not open.")
        self._rows.addWidget(Words(nothing))
        for level in sorted(set(LEVELS.values()), key=lambda one: -one.rank):
            card = Card(words.levels[level], tone="stop" if level is Level.EMERGENCY else "")
            if level is Level.EMERGENCY:
                card.body(call, "word")
            for question in words.questions:
                if LEVELS[question.sign] is level:
                    card.body(question.words, "word")
                    card.body(question.advice)
            self._rows.addWidget(card)
        self._speak(nothing)

    def display_work(self, value: Way) -> None:
        """Show that this way is being gone."""
        words = recovery_words.working(value)
        self._clear(self.tr("One moment, please"))
        card = Card()
        self._progress = ProgressRow(words)
        self._progress.cancelled.connect(self.cancelled)
        card.add(self._progress)
        self._rows.addWidget(card)
        self._speak(words)

    def display_part(self, part: float) -> None:
        """What part (0-1) of the work is done."""
        if self._progress is not None:
            self._progress.display(part)

    def display_salvaged(self, result: Salvaged, newest: Backup | None) -> None:
        """Show what was saved, before anything is put in the place of anything."""
        sentences = list(recovery_words.salvaged(result))
        if newest is not None:
            words = self.tr("For comparison, the newest backup: {backup}")
            sentences.append(words.format(backup=recovery_words.of_backup(newest, self._now)))
        keep = self.tr("Use what was saved")
        self._ask(self.tr("This can be saved"), sentences, Way.SALVAGE, keep, "primary")

    def display_empty(self, case: Case) -> None:
        """Ask once more before an empty diary takes the place of the damaged one."""
        kept = self.tr("The file that is there now is kept beside it, and so are all backups.")
        if case is Case.GONE:
            kept = self.tr("All backups are kept.")
        sentences = [self.tr("The diary begins anew, with nothing in it."), kept]
        words = recovery_words.way(Way.START_EMPTY, case)
        self._ask(words, sentences, Way.START_EMPTY, self.tr("Start empty"), "danger")

    def display_new(self, folder: Path) -> None:
        """Ask whether a diary shall begin in a folder that has none."""
        sentences = [
            self.tr("There is no diary in this folder."),
            recovery_words.place(folder),
            self.tr("To have it opened at each start, name it with --data-dir."),
        ]
        begin = self.tr("Begin a new diary there")
        self._ask(self.tr("Another folder"), sentences, Way.OTHER_FOLDER, begin, "quiet")

    # parts -------------------------------------------------------------------------------------------

    def _build_go_on(self, case: Case) -> Card:
        card = Card(self.tr("Go on"), tone="main")
        card.body(
            self.tr("The diary opens as usual, only without sound, without voice and in light colours.")
        )
        card.add(WrapRow(self._way(Way.GO_ON, case, "primary")))
        return card

    def _build_backups(self, situation: Situation, offered: tuple[Way, ...]) -> Card:
        first = offered[0] in (Way.BRING_BACK, Way.LOOK_AT_BACKUP)
        card = Card(recovery_words.backup_heading(situation.case), tone="main" if first else "")
        newest, *others = situation.backups
        card.body(recovery_words.of_backup(newest, self._now))
        if Way.BRING_BACK in offered:
            card.body(recovery_words.backup_effect(situation.case), "note")
        buttons = [
            button(
                recovery_words.way(way, situation.case),
                "primary" if way is offered[0] else "quiet",
                partial(self.backup_chosen.emit, way, newest),
            )
            for way in offered
            if way in (Way.BRING_BACK, Way.LOOK_AT_BACKUP)
        ]
        card.add(WrapRow(*buttons), gap=INSIDE)
        if others:
            way = Way.BRING_BACK if Way.BRING_BACK in offered else Way.LOOK_AT_BACKUP
            card.add(self._build_list(way, others))
        return card

    def _build_list(self, way: Way, others: Sequence[Backup]) -> QWidget:
        """The other backups, behind a link."""
        whole, listed = QWidget(), QWidget()
        rows = spaced(QVBoxLayout(whole), INSIDE)
        inner = spaced(QVBoxLayout(listed), INSIDE)
        for one in others:
            when = backup_words.when(one.at, self._now)
            words = self.tr("Bring back") if way is Way.BRING_BACK else self.tr("Look at it")
            act = button(words, "quiet", partial(self.backup_chosen.emit, way, one))
            act.setAccessibleName(f"{words}: {when}")
            row = WrapRow(Words(recovery_words.of_backup(one, self._now)), act)
            inner.addWidget(row)
        listed.hide()
        link = button(self.tr("Other backups"), "link", lambda: listed.setVisible(listed.isHidden()))
        rows.addWidget(WrapRow(link))
        rows.addWidget(listed)
        return whole

    def _build_salvage(self, case: Case, offered: tuple[Way, ...]) -> Card:
        first = offered[0] is Way.SALVAGE
        card = Card(self.tr("Save what can still be read"), tone="main" if first else "")
        card.body(
            self.tr(
                "The program looks through the file page by page and puts all that it can read into a new "
                "diary. You see what was found before you decide."
            )
        )
        card.add(WrapRow(self._way(Way.SALVAGE, case, "primary" if first else "quiet")), gap=INSIDE)
        return card

    def _build_others(self, case: Case, offered: tuple[Way, ...], in_cards: frozenset[Way]) -> QWidget:
        buttons = [
            self._way(way, case, "primary" if way is offered[0] else "quiet")
            for way in offered
            if way not in in_cards
        ]
        signs = button(self.tr("Look at the warning signs"), "link", self.signs.emit)
        return WrapRow(*buttons, signs)

    def _way(self, way: Way, case: Case, role: str) -> QWidget:
        return button(recovery_words.way(way, case), role, partial(self.chosen.emit, way))

    def _ask(self, title: str, sentences: Sequence[str], way: Way, yes: str, role: str) -> None:
        self._clear(title)
        card = Card(tone="main")
        for sentence in sentences:
            card.body(breakable(sentence)).setAccessibleName(sentence)
        confirm = button(yes, role, partial(self.confirmed.emit, way))
        back = button(self.tr("Choose something else"), "quiet", self.withdrawn.emit)
        card.add(WrapRow(confirm, back), gap=INSIDE)
        self._rows.addWidget(card)
        self._speak(" ".join(sentences))

    def _clear(self, title: str) -> None:
        self._progress = None
        while self._rows.count():
            remove(self._rows, 0)
        self.retitle(title)

    def _speak(self, words: str) -> None:
        """What is new is read out, and the keyboard begins at the top."""
        self.retitle(self.title.text(), f"{self.title.text()}. {words}")
        self.to_top()
        self.setFocus()
        announce(self, f"{self.title.text()}. {words}")
