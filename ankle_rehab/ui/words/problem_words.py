"""The file about a problem, as it is read before it is saved."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from ankle_rehab.services.problem_report import ProblemReport

translate = QCoreApplication.translate


def text(report: ProblemReport) -> str:
    """The whole file; there is room at the top for what the user wants to say."""
    nothing = translate("problem_words", "(nothing)")
    parts = (
        (translate("problem_words", "What happened, and what I was doing:"), ["", ""]),
        (translate("problem_words", "The program and this computer:"), _lines(report.versions)),
        (translate("problem_words", "Some settings:"), _lines(report.settings)),
        (translate("problem_words", "The end of the log of errors:"), list(report.log) or [nothing]),
    )
    return "\n".join("\n".join((heading, *lines, "")) for heading, lines in parts)


def _lines(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name}: {said}" for name, said in pairs]
