"""The pairs of running shoes: how old, how far, what to look at, and a small form to write one down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.shoe import Shoe, wear
from ankle_rehab.ui import cause_words
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField
from ankle_rehab.ui.widgets.words import Words, breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LONGEST_NAME, LONGEST_SHOWN = 60, 40
NAME_WIDTH = 320
MOST_KILOMETRES, STEP_KILOMETRES = 9999, 10


class ShoesCard(Card):
    """`kept` carries a Shoe that is new or was changed, `retired` the number of one that is worn no more.

    The form stands in place of the list; `opened` says that it came.
    """

    kept = Signal(object)
    retired = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[tuple[Shoe, ...], date] | None = None
        self._changed: Shoe | None = None
        self._build()

    def display(self, shoes: tuple[Shoe, ...], today: date) -> None:
        """Show these pairs; what is being typed stays."""
        self._today = today
        if (shoes, today) == self._shown:
            return
        self._shown = (shoes, today)
        self._list.clear()
        for shoe in shoes:
            self._list.add(self._row(shoe, today))
        self._none.setVisible(not shoes and self._form.isHidden())
        if self._changed is not None and self._changed.id not in {shoe.id for shoe in shoes}:
            self.close_form()

    def close_form(self) -> None:
        """Put the form away, with nothing in it."""
        self._changed = None
        self._form.hide()
        self._list.show()
        self._none.setVisible(self._shown is None or not self._shown[0])
        self._new.show()

    def _build(self) -> None:
        self._today = date(2000, 1, 1)
        self.retitle(self.tr("Your running shoes"))
        self._none = self.body(self.tr("No pair is written down yet. A name is enough to begin with."))
        self._list = Card()
        self._list.setProperty("role", "plain")
        self._list.rows.setContentsMargins(0, 0, 0, 0)
        self._list.rows.setSpacing(GROUP)
        self.add(self._list)
        self._new = button(self.tr("Write down a pair"), "primary", self._on_new)
        self.add(WrapRow(self._new), gap=INSIDE)
        self._form = self._build_form()
        self._form.hide()
        self.add(self._form)

    def _build_form(self) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), INSIDE)
        self._form_title = Words("", "heading")
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setMinimumWidth(NAME_WIDTH)
        self._name.setPlaceholderText(self.tr("Name of the pair"))
        self._name.setAccessibleName(self.tr("Name of the pair"))
        self._name.textChanged.connect(self._show_form)
        self._name.returnPressed.connect(self._on_keep)
        self._day_known = Tick(self.tr("I know when I first used it"))
        self._day_known.changed.connect(self._show_form)
        self._day = DayField(self.tr("First used"))
        self._day.changed.connect(self._show_form)
        self._far_known = Tick(self.tr("I know how far it went"))
        self._far_known.changed.connect(self._show_form)
        self._far = Stepper(self.tr("Kilometres"), (0, MOST_KILOMETRES), STEP_KILOMETRES, self._kilometres)
        self._wrong = Words(self.tr("That day is still to come. Please take one up to today."), "warning")
        self._keep = button(self.tr("Keep it"), "primary", self._on_keep)
        leave = button(self.tr("Leave it"), "link", self.close_form)
        rows.addWidget(self._form_title)
        rows.addWidget(WrapRow(self._name))
        rows.addWidget(self._day_known)
        rows.addWidget(WrapRow(self._day))
        rows.addWidget(self._wrong)
        rows.addWidget(self._far_known)
        rows.addWidget(WrapRow(self._far))
        rows.addWidget(WrapRow(self._keep, leave, spacing=GROUP))
        return whole

    def _row(self, shoe: Shoe, today: date) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), 0)
        name = shortened(shoe.name, LONGEST_SHOWN)
        rows.addWidget(Words(breakable(name), "word"))
        rows.addWidget(Words(cause_words.shoe_facts(shoe, today), "note"))
        if told := cause_words.wear(wear(shoe, today)):
            rows.addWidget(Words(told))
        change = self._link(self.tr("Change"), self.tr("Change {name}").format(name=name))
        change.clicked.connect(lambda: self._open(shoe))
        gone = self._link(self.tr("Not in use any more"), self.tr("{name}: not in use any more"), name)
        gone.clicked.connect(lambda: self.retired.emit(shoe.id))
        rows.addWidget(WrapRow(change, gone, spacing=GROUP))
        return whole

    def _link(self, words: str, named: str, name: str = "") -> QPushButton:
        made = QPushButton(words)
        made.setProperty("role", "link")
        made.setAccessibleName(named.format(name=name) if name else named)
        return made

    def _kilometres(self, _number: int) -> str:
        return self.tr("km")

    def _on_new(self) -> None:
        self._open(None)

    def _open(self, shoe: Shoe | None) -> None:
        self._changed = shoe
        self._form_title.setText(self.tr("A new pair") if shoe is None else self.tr("Change this pair"))
        self._name.setText("" if shoe is None else shoe.name)
        since = None if shoe is None else shoe.since
        far = None if shoe is None else shoe.kilometres
        self._day_known.display(since is not None)
        self._day.display(since or self._today)
        self._far_known.display(far is not None)
        self._far.display(round(far or 0))
        for part in (self._list, self._none, self._new):
            part.hide()
        self._form.show()
        self._show_form()
        self._name.setFocus()
        self.opened.emit()

    def _show_form(self, _changed: object = None) -> None:
        self._day.setVisible(self._day_known.ticked)
        self._far.setVisible(self._far_known.ticked)
        late = self._day_known.ticked and self._day.value > self._today
        self._wrong.setVisible(late)
        self._keep.setEnabled(bool(self._name.text().strip()) and not late)

    def _on_keep(self) -> None:
        if self._keep.isEnabled():
            self.kept.emit(self._written())

    def _written(self) -> Shoe:
        """What the form says; kilometres with a fraction stay as they are while nobody changes them."""
        before = self._changed
        far: float | None = self._far.value if self._far_known.ticked else None
        if far is not None and before is not None and before.kilometres is not None:
            far = before.kilometres if round(before.kilometres) == far else far
        return Shoe(
            name=self._name.text().strip(),
            since=self._day.value if self._day_known.ticked else None,
            kilometres=far,
            id=None if before is None else before.id,
        )
