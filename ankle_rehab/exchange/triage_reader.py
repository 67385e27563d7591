"""Reading the table of answered pages again: the rows of one page follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ankle_rehab.domain.triage import Detail
from ankle_rehab.exchange import triage
from ankle_rehab.exchange.csv_stream import CsvStream
from ankle_rehab.exchange.found import Found
from ankle_rehab.exchange.kinds import ICE_CONDITIONS, SIGN_CHECKS, Kind
from ankle_rehab.exchange.problem import NotUnderstood, Problem, WrongValue

_PAGES = {triage.SIGNS: SIGN_CHECKS, triage.ICE: ICE_CONDITIONS}
_LAST = {triage.SIGNS: triage.TWISTED, triage.ICE: triage.ASKED}
_BESIDE = (triage.RELEASE, triage.PAGE, triage.ON, triage.NOTE)
_DETAILS = frozenset(Detail)
_YES = ("yes", "true", "1")
_NO = ("no", "false", "0", "")


def read(stream: CsvStream) -> Iterator[Found]:
    """Every answered page; raises NotUnderstood."""
    page: _Page | None = None
    for cells in stream.rows():
        if page is None or not page.goes_on(cells):
            if page is not None:
                yield page.found()
            page = _Page(stream, cells)
        page.answer(stream, cells)
    if page is not None:
        yield page.found()


class _Page:
    """One page of which rows are still coming."""

    def __init__(self, stream: CsvStream, cells: Mapping[str, str]) -> None:
        if cells["page"] not in _PAGES:
            raise stream.trouble(Problem.NOT_KNOWN, "page")
        self._name = cells["page"]
        self._cells = cells
        self._place, self._number = stream.place, stream.number
        self._ticked: list[str] = []
        self._last = False
        self._details: list[str] = []
        self._ends: list[str] = []
        self._beside: dict[str, str] = {}

    def goes_on(self, cells: Mapping[str, str]) -> bool:
        """Whether this row belongs to the page."""
        return (cells["page"], cells["check_id"]) == (self._name, self._cells["check_id"])

    def answer(self, stream: CsvStream, cells: Mapping[str, str]) -> None:
        """Take one more answer."""
        question, answer = cells["question_id"], cells["answer"]
        of_signs = self._name == triage.SIGNS
        if of_signs and question in _BESIDE:
            self._beside[question] = answer if question == triage.NOTE else answer.strip().lower()
        elif of_signs and question == triage.ENDS:
            self._ends.append(answer.strip())
        else:
            self._yes_or_no(stream, question, answer.strip().lower())

    def _yes_or_no(self, stream: CsvStream, question: str, answer: str) -> None:
        if answer not in _YES + _NO:
            raise stream.trouble(Problem.NOT_KNOWN, "answer")
        if question == _LAST[self._name]:
            self._last = answer in _YES
        elif answer in _YES:
            (self._details if question in _DETAILS else self._ticked).append(question)

    def found(self) -> Found:
        """The whole page."""
        kind: Kind = _PAGES[self._name]
        cells = self._cells
        told = (
            cells["check_id"],
            (cells["time"], cells["time_zone"], cells["time_date"]),
            ";".join(self._ticked),
            "yes" if self._last else "no",
            cells["text_version"],
            self._beside.get(triage.RELEASE, ""),
            ";".join(self._details),
            self._beside.get(triage.PAGE, ""),
            cells["level"].strip(),
            ";".join(self._ends),
            self._beside.get(triage.ON, ""),
            self._beside.get(triage.NOTE, ""),
        )
        row: list[object] = []
        try:
            for field, value in zip(kind.fields, told, strict=False):
                row += field.read(value if isinstance(value, tuple) else (value,))
        except WrongValue as wrong:
            raise NotUnderstood(wrong.problem, self._place, self._number, wrong.field) from wrong
        return Found(kind, self._place, self._number, tuple(row))
