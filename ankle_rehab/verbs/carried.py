"""The open window does what was asked for in a terminal, once it has judged the words itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from ankle_rehab.services.single import Answer, Reply
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.words import fault_words
from ankle_rehab.verbs.parser import Refused
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import MODULES, Scene, read, verb_of

translate = QCoreApplication.translate


class Errands(QObject):
    """`scene` is what there is to work on, None while no diary is open; `to_front` raises the window."""

    def __init__(
        self, scene: Callable[[], Scene | None], to_front: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scene = scene
        self._to_front = to_front
        self._running: list[Saying] = []

    def carry_out(self, command: Sequence[str], answer: Answer) -> None:
        """Do it; `answer` hears what became of it, perhaps later. Without words the window shows itself."""

        def on_end(said: Saying) -> None:
            self._running.remove(said)
            answer(_reply(said))

        saying = Saying(on_end)
        self._running.append(saying)
        if not command:
            self._to_front()
            saying.end(Code.DONE)
            return
        try:
            self._begin(command[0], list(command[1:]), saying)
        except StorageFault as fault:
            saying.refuse(fault_words.not_saved(fault))
        except Exception:
            saying.refuse(
                translate("verbs", "Something went wrong in the program. The log has a note of it.")
            )
            raise

    def stop(self) -> None:
        """The diary is about to be closed: what is still being done with it ends."""
        for saying in [one for one in self._running if not one.outlives]:
            saying.refuse(translate("verbs", "The window was closed before it was done."))

    def _begin(self, name: str, words: list[str], saying: Saying) -> None:
        if name not in MODULES:
            saying.refuse(translate("verbs", "The window does not know that command."))
            return
        try:
            asked = read(name, words)
        except Refused as refused:
            saying.refuse(str(refused))
            return
        except SystemExit:  # words that only a terminal answers, such as --help
            saying.end(Code.NOT_DONE)
            return
        scene, verb = self._scene(), verb_of(name)
        if verb.window:
            self._to_front()
        if scene is None:
            saying.refuse(translate("verbs", "The diary is not open. The window says why."))
        else:
            verb.begin(scene, asked, saying)


def _reply(said: Saying) -> Reply:
    code = Code.NOT_DONE if said.code is None else said.code
    return Reply(int(code), "\n".join(said.lines), "\n".join(said.troubles))
