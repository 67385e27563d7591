"""The whole program on a disk that may only be read, walked through; prints what it found as JSON.

The folder with the diary is its first argument, the second is where the diary is to be exported to.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from ankle_rehab.services.export_job import Form
from tests.fakes.clock import FakeClock
from tests.journeys.rescuer import Rescuer

NOTE = "A sentence that must not be lost"
BANNER = "Reading only: nothing can be saved."
PAGES = ("diary", "review", "doctor", "data", "transfer", "session", "ice", "settings", "today")


def main() -> int:
    complaints: list[str] = []

    def on_message(kind: QtMsgType, _: QMessageLogContext, words: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and "plugin does not support" not in (words or ""):
            complaints.append(str(words))

    def on_error(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        complaints.append(f"{kind.__name__}: {error}")

    qInstallMessageHandler(on_message)
    sys.excepthook = on_error
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    rescuer = Rescuer(app, None, FakeClock(), Path(sys.argv[1]))
    program = rescuer.program
    banner = []
    for name in PAGES:
        program.window.show_page(name)
        banner.append(rescuer.reads(BANNER))
    program.window.new_entry()
    rescuer.click("3 of 10, mild")
    (note,) = program.window.page("entry").findChildren(QPlainTextEdit)
    note.setPlainText(NOTE)
    rescuer.click("Save entry")
    refused = "Not saved: the diary is open for reading only."
    told = [one.text() for one in program.window.findChildren(QLabel) if one.text().startswith(refused)]
    program.window.show_page("settings")
    rescuer.click("Colours: Dark")
    found = {
        "banner": all(banner),
        "entries": len(program.parts.diary.entries()),
        "refused": refused if told else "",
        "typed": note.toPlainText(),
        "theme": program.themes.current.name,
    }
    loop = QEventLoop()
    program.parts.transfer.exported.connect(loop.quit)
    program.parts.transfer.failed.connect(loop.quit)
    program.parts.transfer.export(Form.ARCHIVE, Path(sys.argv[2]))
    loop.exec()
    rescuer.close()
    print(json.dumps({**found, "complaints": complaints}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
