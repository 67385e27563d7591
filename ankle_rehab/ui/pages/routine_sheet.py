"""Print this routine: figures, doses, boxes for a fortnight and lines for the physiotherapist."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ankle_rehab.domain.routine import Routine
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.paper.out import page_size, print_out, save_pdf, size_choice
from ankle_rehab.ui.paper.routine import RoutinePaper
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.page_preview import PagePreview
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words.sheet_words import sheet_words

LOOK_AGAIN_MILLISECONDS = 200
WIDEST_PREVIEW = 640
MARGINS_BESIDE = 96
FIRST = "daily"


class RoutineSheetPage(Page):
    """The preview is the page as it will be printed; paper is white in every theme."""

    name = "routine-sheet"

    def __init__(self, parts: Parts, _themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("Print this routine"))
        self._parts = parts
        self._motions = Motions(resource("motions"))
        self._chosen = FIRST
        self._routine: Routine | None = None
        self._sheet: RoutinePaper | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._soon.timeout.connect(self._show_pages)
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
        self._sheet = None
        self._show_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("All routines"), lambda: self.open_page.emit("session")))
        card = Card()
        self._box = QComboBox()
        self._box.setAccessibleName(self.tr("Which routine?"))
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(18)
        self._box.activated.connect(lambda place: self.choose(str(self._box.itemData(place))))
        self._paper = size_choice()
        self._paper.chosen.connect(self.mark_stale)
        card.add(WrapRow(self._box))
        card.add(self._paper)
        self.add(card)
        save = button(self.tr("Save as PDF"), "primary", self._on_save)
        paper = button(self.tr("Print"), "quiet", self._on_print)
        self.add(WrapRow(save, paper))
        self._preview = PagePreview()
        self.add(self._preview)

    def _show_pages(self) -> None:
        if self._routine is None:
            return
        width = min(WIDEST_PREVIEW, max(1, self.width() - MARGINS_BESIDE))
        sheet, sharp = self._whole(self._routine), self.devicePixelRatioF()
        self._preview.display([sheet.picture(page, width, sharp) for page in range(sheet.pages)])

    def _whole(self, routine: Routine) -> RoutinePaper:
        """The sheet of this routine, laid out once."""
        if self._sheet is None:
            words = sheet_words(routine, self._parts.clock.now().date())
            self._sheet = RoutinePaper(words, page_size(self._paper), self._motions)
        return self._sheet

    def _on_save(self) -> None:
        if self._routine is not None:
            name = "".join(sign if sign.isalnum() else "-" for sign in self._routine.name)
            save_pdf(self, self._whole(self._routine), self._routine.name, f"{name.strip('-')}.pdf")

    def _on_print(self) -> None:
        if self._routine is not None:
            print_out(self, self._whole(self._routine), self._routine.name)
