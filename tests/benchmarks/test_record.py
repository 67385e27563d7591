"""A number becomes a row, rows become the table, and a run of some measurements leaves the others alone."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks import record
from tests.benchmarks.record import Measured, keep, load, renewed, table, text
from tests.benchmarks.rows import Row, faults, lacking, ratio, row, sentence, unmeasured
from tests.benchmarks.run import known, measure

YESTERDAY, TODAY = date(2026, 11, 21), date(2026, 11, 22)
QUICK = row("quick", [10.0, 20.0, 30.0, 40.0, 50.0], "ms", 50, remark="seen")
SLOW = ratio("low", [(3.0, 1.0), (4.0, 2.0), (6.0, 2.0)], 1.5, unit="s")
ABSENT = unmeasured("absent", "not here: get it")


def measured(*rows: Row, on: date = TODAY, machine: str = "one") -> Measured:
    return Measured(rows, on, machine, 0.25, 60.0)


def test_a_row_holds_the_median_and_the_quartiles() -> None:
    assert (QUICK.low, QUICK.median, QUICK.high, QUICK.count) == (20, 30, 40, 5)
    alone = row("alone", [7.0], "ms")
    assert (alone.low, alone.median, alone.high) == (7, 7, 7)


def test_a_ratio_is_the_median_of_the_ratios_of_each_pair() -> None:
    assert SLOW.median == 3
    assert SLOW.remark == "4 against 2 s"


@pytest.mark.parametrize(
    ("value", "limit", "at_least", "verdict", "share"),
    [
        (50, 50, False, "ok", 1.0),
        (51, 50, False, "over", 1.02),
        (25, 50, False, "ok", 0.5),
        (29.9, 30, True, "over", 30 / 29.9),
        (60, 30, True, "ok", 0.5),
        (1, None, False, "", None),
        (0, 0, False, "ok", None),
        (1, 0, False, "over", None),
    ],
)
def test_a_limit_holds_from_above_or_from_below(
    value: float, limit: float | None, at_least: bool, verdict: str, share: float | None
) -> None:
    one = row("it", [value], "ms", limit, at_least=at_least)
    assert one.verdict == verdict
    assert one.share == pytest.approx(share)


def test_what_is_missing_is_named_with_what_installs_it() -> None:
    missing = lacking("sound", "parec", "no-such-program", "pactl", "sh", "no-such-program")
    assert missing is not None
    assert missing.verdict == "not measured"
    assert "no-such-program" in missing.remark
    assert lacking("sound", "sh") is None


def test_a_row_is_told_in_a_sentence() -> None:
    assert sentence(QUICK) == "quick: 30 ms (20 – 40) ≤ 50 ms: ok; seen"
    assert sentence(row("many", [1234.5], "a second", 1000, at_least=True)) == (
        "many: 1,234 a second ≥ 1000 a second: ok"
    )
    assert sentence(ABSENT) == "absent: not measured; not here: get it"


def test_the_record_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    data, page = tmp_path / "results.json", tmp_path / "results.md"
    assert load(data) == {}
    kept = {"one": measured(QUICK, ABSENT), "other": measured(SLOW, on=YESTERDAY)}
    keep(kept, data, page)
    assert load(data) == kept
    assert page.read_text(encoding="utf-8") == text(kept)


def test_some_names_renew_their_own_rows_alone() -> None:
    old = {"one": measured(SLOW, on=YESTERDAY), "two": measured(ABSENT, on=YESTERDAY), "gone": measured(SLOW)}
    new = renewed(old, {"one": measured(QUICK)}, ("one", "two", "three"))
    assert new == {"one": measured(QUICK), "two": measured(ABSENT, on=YESTERDAY)}


def test_the_page_has_a_line_for_every_row() -> None:
    page = text(
        {"a": measured(QUICK, ABSENT), "b": measured(SLOW, faults("f", 0), on=YESTERDAY, machine="two")}
    )
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    assert [line.removeprefix("| `dev.py bench ") for line in lines] == [
        "a` | quick | 30 ms | 20 – 40 | ≤ 50 ms | 0.60 | ok | seen | 2026-11-22, A, beside 0.2 |",
        "a` | absent |  |  |  |  | not measured | not here: get it | 2026-11-22, A, beside 0.2 |",
        "b` | low | 3 × | 2.5 – 3 | ≤ 1.5 × | 2.00 | **over** | 4 against 2 s | 2026-11-21, B, beside 0.2 |",
        "b` | f | 0 faults |  | ≤ 0 faults |  | ok |  | 2026-11-21, B, beside 0.2 |",
    ]
    assert "- A: one\n- B: two\n" in page
    assert "2 within their limits, 1 over, 1 not measured. All together took 2 minutes." in page


def test_in_a_terminal_the_rows_stand_in_columns() -> None:
    first, second = table({"a": measured(QUICK, SLOW)}).splitlines()
    assert first.index("quick") == second.index("low")
    assert first.endswith("ok")


def test_the_page_in_the_project_is_made_of_its_record() -> None:
    assert record.PAGE.read_text(encoding="utf-8") == text(load())
    assert set(load()) <= set(known())


def test_of_the_machine_nothing_is_told_but_what_it_is() -> None:
    told = record.this_machine()
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in told
    assert "cores" in told


TELLS = """
from tests.benchmarks.rows import row, tell
raise SystemExit(tell([row("it", [{value}], "ms", 50)]) {more})
"""


def program(source: str) -> list[str]:
    return [sys.executable, "-c", source]


def test_a_measurement_in_a_process_of_its_own_tells_its_rows() -> None:
    assert measure(program(TELLS.format(value=7, more=""))) == (row("it", [7], "ms", 50),)
    assert measure(program(TELLS.format(value=70, more=""))) == (row("it", [70], "ms", 50),)


@pytest.mark.parametrize("source", ["", "raise SystemExit(3)", TELLS.format(value=7, more="+ 3")])
def test_one_that_tells_nothing_or_breaks_down_is_over(source: str) -> None:
    assert measure(program(source))[-1].verdict == "over"


def test_one_that_never_ends_is_over() -> None:
    (fault,) = measure(program("while True: pass"), patience=0.5)
    assert (fault.verdict, fault.remark) == ("over", "it took longer than 0 minutes")


def test_the_long_ones_come_last() -> None:
    assert known()[-1] == "idle"
    assert {"start", "diary", "chart", "export", "programs", "player"} <= set(known())
