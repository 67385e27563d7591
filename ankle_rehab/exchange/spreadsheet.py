"""The diary as tables for a spreadsheet: CSV files in UTF-8 with commas, a header and RFC 4180's quotes.

Moments are ISO 8601 with their offset, several values in one cell are separated by semicolons, an empty cell
means that it was not asked. No text can act as a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ankle_rehab.exchange import sheets, triage
from ankle_rehab.exchange.run_sheets import PLANS, RUNS, SHOES, RunFacts, with_facts
from ankle_rehab.exchange.sheet_rows import rows_of
from ankle_rehab.exchange.sheets import SESSIONS, with_lights
from ankle_rehab.exchange.source import Put, Source, Tell

ENDING = ".csv"
LINES_AT_ONCE = 1_000
SHEETS = (*sheets.SHEETS, RUNS, SHOES, PLANS)
FILES = (*(sheet.name + ENDING for sheet in SHEETS), triage.NAME + ENDING)


def write(
    source: Source,
    begin: Callable[[str], Put],
    tell: Tell,
    lights: Mapping[str, str] | None = None,
    runs: RunFacts | None = None,
) -> None:
    """Write every table; `begin` opens the file of a name, `tell` is told how many rows were written so far.

    `lights` are the traffic lights by date (YYYY-MM-DD), told beside the sessions of their day; `runs` is
    told beside each run and pair of shoes.

    Raises OverflowError for a moment outside of the years 1 to 9999, and what `begin` and `source` raise.
    """
    written = 0
    facts = runs or RunFacts()
    told = [
        with_lights(sheet, lights or {}) if sheet is SESSIONS else with_facts(sheet, facts)
        for sheet in SHEETS
    ]
    tables = [(sheet.headings, rows_of(sheet, source)) for sheet in told]
    tables.append((triage.HEADINGS, triage.triage_rows(source)))
    for name, (headings, blocks) in zip(FILES, tables, strict=True):
        put = begin(name)
        lines = [",".join(headings)]
        for number, rows in blocks:
            lines += map(",".join, rows)
            written += number
            if len(lines) > LINES_AT_ONCE:
                put(_joined(lines))
                lines.clear()
                tell(written)
        put(_joined(lines))


def _joined(lines: list[str]) -> bytes:
    return "\r\n".join([*lines, ""]).encode()
