"""The diary leaves for other programs and comes back, beside the window and only as it is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.exchange.problem import NotUnderstood, Problem
from ankle_rehab.exchange.spreadsheet import FILES
from ankle_rehab.services.errand import Errand
from ankle_rehab.services.export_job import Form, Hindrance
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.standing_copy import StandingCopy
from ankle_rehab.services.transfer_facts import Doing, Exported, NotExported, Preview, Taken
from ankle_rehab.services.undo import Action
from ankle_rehab.storage import atomic_file, passing
from ankle_rehab.storage.arrived import Arrived, Difference
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.errand_lines import Facts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.matching import Verdict
from ankle_rehab.storage.merging import Merging
from ankle_rehab.storage.settings_store import with_setting

COPYING = 0.2
_TOPICS: Mapping[str, Topic] = {
    "session": Topic.SESSIONS,
    "pain_entry": Topic.PAIN,
    "icing": Topic.ICINGS,
    "sign_check": Topic.CHECKS,
    "icing_conditions": Topic.CHECKS,
    "day_mark": Topic.DAYS,
    "own_activity": Topic.STORY,
    "activity_score": Topic.STORY,
    "story": Topic.STORY,
    "plan_step": Topic.PLAN,
    "day_plan": Topic.PLAN,
    "test_result": Topic.TESTS,
    "bandage": Topic.BANDAGES,
    "own_exercise": Topic.OWN,
    "own_routine": Topic.OWN,
    "cause_check": Topic.CAUSES,
    "shoe": Topic.SHOES,
    "reminder": Topic.REMINDERS,
    "activity": Topic.RUNS,
    "planned_activity": Topic.RUNS,
}
_UNDOABLE = (
    *(Topic.PAIN, Topic.DAYS, Topic.STORY, Topic.TESTS, Topic.OWN, Topic.SHOES, Topic.REMINDERS),
    Topic.RUNS,
)


class Transfer(QObject):
    """One thing at a time. `changed` comes when `doing` or `part` (0-1) is another.

    In the end comes one of `exported` (Exported), `found` (Preview) and `taken` (Taken), or `failed` with a
    NotExported, a NotUnderstood or a StorageFault. What the diary refuses to take in is told by the diary.
    """

    changed = Signal()
    exported = Signal(object)
    found = Signal(object)
    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.doing = Doing.NOTHING
        self.part = 0.0
        self.preview: Preview | None = None
        self._copy: StandingCopy | None = None
        self._errand: Errand | None = None
        self._arrived: Arrived | None = None
        self._targets: tuple[Path, ...] = ()
        self._after_backup: Callable[[], None] | None = None
        parts.backups.made.connect(self._on_backup)
        parts.backups.failed.connect(self._on_no_backup)
        parts.backups.cancelled.connect(self._on_called_back)

    # out -----------------------------------------------------------------------------------------------

    def export(self, form: Form, target: Path) -> None:
        """Write the diary; the target of tables is a folder that is there. What is there is replaced.

        Nothing is written into the folder of the diary itself: that might replace the diary.
        """
        if is_within(target, self._parts.folder):
            self.failed.emit(NotExported(Hindrance.OURS, target))
            return
        self._begin(Doing.LEAVING)
        self._targets = tuple(target / name for name in FILES) if form is Form.TABLES else (target,)
        self._sweep()
        made = self._parts.clock.now().isoformat()

        def leave(copy: Path) -> None:
            arguments = (str(copy), form.value, str(target), made)
            self._send("export", arguments, target, lambda facts: self._on_left(facts, form, target))

        self._take_copy(leave)

    def _on_left(self, facts: Facts, form: Form, target: Path) -> None:
        self._end()
        if "hindrance" in facts:
            path = Path(str(facts.get("path", target)))
            self.failed.emit(NotExported(Hindrance(facts["hindrance"]), path))
        else:
            self.exported.emit(Exported(form, target, int(facts["records"])))

    # in ------------------------------------------------------------------------------------------------

    def look(self, source: Path) -> None:
        """Read an archive, a table or a folder of tables, and compare it with the diary."""
        self._begin(Doing.LOOKING)

        def read(copy: Path) -> None:
            target = copy.with_name(passing.INCOMING)
            arguments = (str(copy), str(source), str(target))
            self._send("import", arguments, source, lambda facts: self._on_read(facts, source, target))

        self._take_copy(read)

    def differences(self, after: int, limit: int) -> tuple[Difference, ...]:
        """Some of the records that are here and say something else in the file; raises StorageFault."""
        if self._arrived is None:
            return ()
        arrived = self._arrived
        return self._parts.diary.read(lambda: arrived.differences(self._parts.database, after, limit))

    def all_different(self) -> frozenset[tuple[str, Value]]:
        """The table and the number of every record that says something else in the file."""
        return frozenset() if self._arrived is None else self._parts.diary.read(self._arrived.all_different)

    def take(self, chosen: Collection[tuple[str, Value]], *, settings: bool = False) -> None:
        """After a backup, take in what is new and the chosen differences (table and number)."""
        if self.preview is None:
            return
        self._set(Doing.TAKING)
        backups = self._parts.backups
        if backups.up_to_date and backups.last() is not None:
            self._merge(frozenset(chosen), settings)
        else:
            self._after_backup = lambda: self._merge(frozenset(chosen), settings)
            backups.make_now(Reason.BEFORE_IMPORT)

    def _on_read(self, facts: Facts, source: Path, target: Path) -> None:
        if "problem" in facts:
            self._end()
            number, found = int(facts.get("number", 0)), int(facts.get("found", 0))
            place, field = str(facts.get("place", "")), str(facts.get("field", ""))
            self.failed.emit(NotUnderstood(Problem(facts["problem"]), place, number, field, found=found))
            return
        try:
            self._arrived = Arrived(target)
            others = self._other_settings()
        except StorageFault as fault:
            self._end()
            self.failed.emit(fault)
            return
        self.preview = Preview(source, facts["numbers"], others != self._parts.preferences.settings)
        self._set(Doing.CHOOSING)
        self.found.emit(self.preview)

    def _other_settings(self) -> Settings:
        """Our settings with those of the file in their places."""
        settings = self._parts.preferences.settings
        for name, text in (self._arrived.settings() if self._arrived is not None else {}).items():
            settings = with_setting(settings, name, text)
        return settings

    def _merge(self, chosen: frozenset[tuple[str, Value]], settings: bool) -> None:
        preview, arrived = self.preview, self._arrived
        if preview is None or arrived is None:
            return
        parts = self._parts
        coming = {kind for kind, numbers in preview.numbers.items() if numbers.get(Verdict.NEW)}
        topics = {_TOPICS[kind]: None for kind in (*coming, *(kind for kind, _ in chosen), "own_activity")}
        action = Action.IMPORT if all(topic in _UNDOABLE for topic in topics) else None
        now = Stamp.of(parts.clock.now(), parts.clock.zone())

        def work() -> Counter[str]:
            with parts.database.change() as change:
                return Merging(change, arrived, chosen, now).run()

        try:
            others = self._other_settings()
            numbers = parts.diary.write(work, tuple(topics), action)
        except StorageFault:  # the diary has told it; everything can be tried once more
            self._set(Doing.CHOOSING)
            return
        if settings:
            parts.preferences.change(**{field.name: getattr(others, field.name) for field in fields(others)})
        self._end()
        self.taken.emit(Taken(dict(numbers), parts.diary.undo.newest if action else None))

    def _on_backup(self, made: Backup) -> None:
        if made.reason is Reason.BEFORE_IMPORT and self._after_backup is not None:
            after, self._after_backup = self._after_backup, None
            after()

    def _on_no_backup(self, fault: StorageFault) -> None:
        if self._after_backup is not None:
            self._on_called_back()
            self.failed.emit(fault)

    def _on_called_back(self) -> None:
        """Without the backup nothing is taken, but it may be tried again."""
        if self._after_backup is not None:
            self._after_backup = None
            self._set(Doing.CHOOSING)

    # both ----------------------------------------------------------------------------------------------

    def cancel(self) -> None:
        """Stop at once; nothing was written, and nothing is left behind. Also puts a preview away."""
        self._end()

    def _begin(self, doing: Doing) -> None:
        self._end()
        self._set(doing)

    def _set(self, doing: Doing) -> None:
        self.doing, self.part = doing, 0.0
        self.changed.emit()

    def _take_copy(self, then: Callable[[Path], None]) -> None:
        self._copy = StandingCopy(self._parts.database, self._parts.clock, self._parts.folder, self)
        self._copy.told.connect(lambda part: self._on_part(part * COPYING))
        self._copy.done.connect(then)
        self._copy.failed.connect(self._on_failed)
        self._copy.start()

    def _send(self, verb: str, arguments: tuple[str, ...], path: Path, done: Callable[[Facts], None]) -> None:
        self._errand = Errand(verb, arguments, path, self)
        self._errand.told.connect(self._on_told)
        self._errand.done.connect(done)
        self._errand.failed.connect(self._on_failed)
        self._errand.start()

    def _on_told(self, facts: Facts) -> None:
        if "done" in facts:
            self._on_part(COPYING + (1.0 - COPYING) * float(facts["done"]))

    def _on_part(self, part: float) -> None:
        self.part = part
        self.changed.emit()

    def _on_failed(self, fault: StorageFault) -> None:
        self._end()
        self.failed.emit(fault)

    def _end(self) -> None:
        """Let go of everything."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand.deleteLater()
            self._errand = None
        if self._arrived is not None:
            self._arrived.close()
            self._arrived = None
        if self._copy is not None:
            self._copy.forget()
            self._copy.deleteLater()
            self._copy = None
        self._sweep()
        self._targets, self._after_backup, self.preview = (), None, None
        if self.doing is not Doing.NOTHING:
            self._set(Doing.NOTHING)

    def _sweep(self) -> None:
        for target in self._targets:
            atomic_file.sweep(target)


def is_within(path: Path, folder: Path) -> bool:
    """Whether it is the folder or lies in it, by whatever way and in whatever letters it is named."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # a link that leads round to itself; it is refused as a link
        return False
    for one in (real, *real.parents):
        with suppress(OSError):
            if one.samefile(folder):
                return True
    return False
