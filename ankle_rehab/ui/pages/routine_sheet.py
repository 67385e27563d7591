"""Print this routine: figures, doses, boxes for a fortnight and lines for the physiotherapist."""

from __future__ import annotations

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QComboBox, QWidget

from ankle_rehab.domain.routine import Routine
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.paper.page import PaperPage
from ankle_rehab.ui.paper.routine import RoutinePaper
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words.sheet_words import sheet_words

FIRST = "daily"


class RoutineSheetPage(PaperPage):
    """One routine, to be hung up beside the mat."""

    name = "routine-sheet"

    def __init__(self, parts: Parts, _themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Print this routine"), parent)
        self._parts = parts
        self._motions = Motions(resource("motions"))
        self._chosen = FIRST
        self._routine: Routine | None = None
        self._build()
        parts.own.changed.connect(self.mark_stale)

    def choose(self, routine_id: str) -> None:
        """Show this routine."""
        self._chosen = routine_id
        self.mark_stale()
        self.to_top()

    def refresh(self) -> None:
        """Lay out the routine as it would start now."""
        routines = {routine.id: routine for routine in self._parts.repertoire.routines()}
        self._box.clear()
        for routine in routines.values():
            self._box.addItem(routine.name, routine.id)
        self._routine = routines.get(self._chosen, routines[FIRST])
        self._box.setCurrentIndex(self._box.findData(self._routine.id))
        self._lay_out()

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("All routines"), lambda: self.open_page.emit("session")))
        card = Card()
        self._box = QComboBox()
        self._box.setAccessibleName(self.tr("Which routine?"))
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(18)
        self._box.activated.connect(lambda place: self.choose(str(self._box.itemData(place))))
        card.add(WrapRow(self._box))
        card.add(self._size)
        self.add(card)
        self.add(self._ways)
        self.add(self._preview)

    def _paper(self, size: QPageSize) -> RoutinePaper | None:
        if self._routine is None:
            return None
        words = sheet_words(self._routine, self._parts.clock.now().date())
        return RoutinePaper(words, size, self._motions)

    def _document(self) -> tuple[str, str]:
        title = self._routine.name if self._routine is not None else ""
        name = "".join(sign if sign.isalnum() else "-" for sign in title)
        return title, f"{name.strip('-')}.pdf"
