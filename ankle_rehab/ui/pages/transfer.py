"""The diary leaves for other programs here, and comes back; what a file holds is seen before it is taken."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ankle_rehab.exchange.problem import NotUnderstood
from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.services.export_job import Form
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.transfer_facts import Doing, Exported, NotExported, Preview, Taken
from ankle_rehab.services.undo import Undo
from ankle_rehab.storage.arrived import Difference
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.matching import Verdict
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.settings.arrival_card import ArrivalCard
from ankle_rehab.ui.widgets.settings.difference_list import DifferenceLine, DifferenceList, Keep
from ankle_rehab.ui.widgets.work_card import WorkCard
from ankle_rehab.ui.words import counted, difference_words, transfer_words

AT_ONCE = 10
MANY = 5_000


class TransferPage(Page):
    """While a file waits to be taken in, only what is in it is shown."""

    name = "transfer"

    def __init__(self, parts: Parts, choice: FileChoice | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._transfer = transfer = parts.transfer
        self._choice = choice or FileChoice()
        self._form = Form.ARCHIVE
        self._shown = self._was = Doing.NOTHING
        self._chosen: set[tuple[str, Value]] = set()
        self._place = 0
        self._build()
        transfer.changed.connect(self._on_changed)
        transfer.exported.connect(self._on_exported)
        transfer.found.connect(self._on_found)
        transfer.taken.connect(self._on_taken)
        transfer.failed.connect(self._on_failed)

    # parts -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("Your data"), lambda: self.open_page.emit("data")))
        self.retitle(self.tr("Export and import"))
        self._out = self._build_out()
        self._in = self._build_in()
        self._arrival = ArrivalCard()
        self._arrival.wanted.connect(self._on_wanted)
        self._arrival.unwanted.connect(self._transfer.cancel)
        self._arrival.cancelled.connect(self._transfer.cancel)
        self._differences = DifferenceList(self.tr("Here it says something else"))
        self._differences.chosen.connect(self._on_chosen)
        self._differences.all_chosen.connect(self._on_all_chosen)
        self._differences.turned.connect(self._on_turned)
        for card in (self._out, self._in, self._arrival, self._differences):
            self.add(card)
        self._arrange()

    def _build_out(self) -> WorkCard:
        card = WorkCard(self.tr("Save it for elsewhere"), tone="main")
        card.body(
            self.tr(
                "What you save is a copy of your health data, and it leaves this program's care. Please keep "
                "it where only those can read it who should."
            )
        )
        self._forms = ChoiceRow(self.tr("Save it as"), tuple((one, transfer_words.form(one)) for one in Form))
        self._forms.chosen.connect(self._on_form)
        card.add(self._forms, gap=INSIDE)
        self._explained = card.body("", "note")
        card.end_with(button(self.tr("Choose where to save"), "primary", self._on_save))
        card.cancelled.connect(self._transfer.cancel)
        self._on_form(self._form)
        self._forms.display(self._form)
        return card

    def _build_in(self) -> WorkCard:
        card = WorkCard(self.tr("Bring it in"))
        card.body(
            self.tr(
                "For what this program has saved: the file with everything, a table, or a folder of them. "
                "You see what is new before anything is taken."
            )
        )
        reading = self._parts.database.read_only
        if reading:
            card.body(self.tr("The diary is open for reading only, so nothing can come in now."), "note")
        card.end_with(
            button(self.tr("Choose a file"), "quiet", self._on_file),
            button(self.tr("Choose a folder of tables"), "quiet", self._on_folder),
        )
        card.set_usable(not reading)
        card.cancelled.connect(self._transfer.cancel)
        return card

    # out ---------------------------------------------------------------------------------------------

    def _on_form(self, form: Form) -> None:
        self._form = form
        self._explained.setText(transfer_words.explained(form))

    def _on_save(self) -> None:
        day = self._parts.clock.now().date().isoformat()
        match self._form:
            case Form.TABLES:
                self._choice.folder(self, self.tr("Save the tables in this folder"), self._on_place)
            case Form.ARCHIVE:
                name = f"ankle-rehab-{day}.json"
                self._choice.save(self, self.tr("Save the diary"), name, _json(), self._on_place)
            case Form.FHIR:
                name = f"ankle-rehab-fhir-{day}.json"
                self._choice.save(self, self.tr("Save the diary"), name, _json(), self._on_place)

    def _on_place(self, target: Path) -> None:
        """What is there is replaced only after a question."""
        there = self._in_the_way(target)
        if not there:
            self._transfer.export(self._form, target)
            return
        if self._form is Form.TABLES:
            words = self.tr("In that folder are tables already: {names}. Replace them?")
        else:
            words = self.tr("{names} is there already. Replace it?")
        self._out.ask(
            words.format(names=", ".join(there)),
            (self.tr("Choose another place"), self._on_another_place),
            (self.tr("Replace it"), partial(self._transfer.export, self._form, target)),
            (self.tr("Do not save"), lambda: self._out.tell("")),
        )

    def _in_the_way(self, target: Path) -> list[str]:
        if self._form is Form.TABLES:
            return [name for name in FILES if _is_there(target / name)]
        return [target.name] if _is_there(target) else []

    def _on_another_place(self) -> None:
        self._out.tell("")
        self._on_save()

    def _on_exported(self, done: Exported) -> None:
        self._out.tell(transfer_words.exported(done))

    # in ----------------------------------------------------------------------------------------------

    def _on_file(self) -> None:
        kinds = self.tr("Archives and tables (*.json *.csv);;All files (*)")
        self._choice.file(self, self.tr("Bring in this file"), kinds, self._transfer.look)

    def _on_folder(self) -> None:
        self._choice.folder(self, self.tr("Bring in the tables of this folder"), self._transfer.look)

    def _on_found(self, preview: Preview) -> None:
        self._chosen, self._place = set(), 0
        coming = preview.count(Verdict.NEW) + preview.count(Verdict.DIFFERENT)
        self._arrival.display(
            str(preview.source),
            transfer_words.found(preview),
            worth=coming > 0 or preview.settings,
            settings=preview.settings,
            many=coming > MANY,
        )
        self._show_differences()
        self._arrange()
        self.to_top()

    def _show_differences(self) -> None:
        total = self._different
        if not total:
            return
        try:
            found = self._transfer.differences(self._place, AT_ONCE)
        except StorageFault:
            return
        last = min(self._place + AT_ONCE, total)
        place = self.tr("{first} to {last} of {all}").format(
            first=counted.number(self._place + 1), last=counted.number(last), all=counted.number(total)
        )
        lines = [self._line(one) for one in found]
        self._differences.display(lines, place, first=self._place == 0, last=last == total)

    @property
    def _different(self) -> int:
        """How many records say something else in the file that waits."""
        preview = self._transfer.preview
        return 0 if preview is None else preview.count(Verdict.DIFFERENT)

    def _line(self, difference: Difference) -> DifferenceLine:
        key = (difference.kind, difference.number)
        unit = self._parts.preferences.settings.distance_unit
        return DifferenceLine(
            key=key,
            title=difference_words.title(difference),
            mine=difference_words.here(difference, unit),
            theirs=difference_words.there(difference, unit),
            keep=Keep.THEIRS if key in self._chosen else Keep.MINE,
        )

    def _on_chosen(self, key: tuple[str, Value], keep: Keep) -> None:
        if keep is Keep.THEIRS:
            self._chosen.add(key)
        else:
            self._chosen.discard(key)

    def _on_all_chosen(self, keep: Keep) -> None:
        try:
            self._chosen = set(self._transfer.all_different()) if keep is Keep.THEIRS else set()
        except StorageFault:
            return
        self._show_differences()

    def _on_turned(self, step: int) -> None:
        self._place = max(0, self._place + step * AT_ONCE)
        self._show_differences()

    def _on_wanted(self, settings: bool) -> None:
        self._transfer.take(frozenset(self._chosen), settings=settings)

    def _on_taken(self, taken: Taken) -> None:
        step, undo = taken.step, self._parts.diary.undo
        self._in.tell(transfer_words.taken(taken))
        if step is not None and any(taken.numbers.values()):
            self.notice.emit(Notice(self.tr("Taken in."), partial(_take_back, undo, step)))

    # both --------------------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        doing = self._transfer.doing
        if doing is not self._shown:
            self._was, self._shown = self._shown, doing
            self._show_work(doing)
            self._arrange()
        if doing is Doing.LEAVING:
            self._out.show_part(self._transfer.part)
        elif doing is Doing.LOOKING:
            self._in.show_part(self._transfer.part)

    def _show_work(self, doing: Doing) -> None:
        match doing:
            case Doing.LEAVING:
                self._in.tell("")
                self._out.show_work(transfer_words.leaving(self._form))
            case Doing.LOOKING:
                self._out.tell("")
                self._in.show_work(self.tr("Reading the file"))
            case Doing.TAKING:
                self._arrival.show_work(self.tr("Making a backup, then taking it in"))
            case Doing.CHOOSING:
                self._arrival.tell("")
            case Doing.NOTHING:
                self._out.tell("")
                self._in.tell("")

    def _arrange(self) -> None:
        """A file that waits has the page for itself."""
        doing, reading = self._transfer.doing, self._parts.database.read_only
        waits = doing in (Doing.CHOOSING, Doing.TAKING)
        for card in (self._out, self._in):
            card.setVisible(not waits)
        self._arrival.setVisible(waits)
        self._differences.setVisible(waits and self._different > 0)
        self._differences.setEnabled(doing is Doing.CHOOSING)
        self._out.set_usable(doing is Doing.NOTHING)
        self._in.set_usable(doing is Doing.NOTHING and not reading)

    def _on_failed(self, trouble: NotExported | NotUnderstood | StorageFault) -> None:
        match trouble:
            case NotExported():
                self._out.tell(transfer_words.not_exported(trouble))
            case NotUnderstood():
                self._in.tell(transfer_words.not_read(trouble))
            case _ if self._was is Doing.LEAVING:
                self._out.tell(transfer_words.stopped(trouble, out=True))
            case _ if self._was is Doing.TAKING:
                self._arrival.tell(transfer_words.no_backup(trouble))
            case _:
                self._in.tell(transfer_words.stopped(trouble, out=False))


def _take_back(undo: Undo, step: int) -> None:
    with suppress(StorageFault):  # the diary has told it
        undo.take_back(step)


def _is_there(path: Path) -> bool:
    """False also where it cannot be known, as for a name that is too long: saving it says why."""
    try:
        return path.exists()
    except OSError:
        return False


def _json() -> str:
    return "JSON (*.json)"
