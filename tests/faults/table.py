"""The table of faults, what is expected of the program in each, and what tries it; README.md is made of it.

`python -m tests.faults.table [SEEN]` writes README.md. Numbers from SEEN, the file of a soak, take the place
of those of the same harnesses in `seen.jsonl`, where the last numbers of each harness are kept.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ankle_rehab.domain.value import value
from tests.faults.tries import SHARE, seen

HERE = Path(__file__).parent
TESTS = HERE.parent
README = HERE / "README.md"
SEEN = HERE / "seen.jsonl"
HARNESSES = "faults/"
_HEAD = """# What the program survives

Made by `python -m tests.faults.table` from the rows in `rows_*.py` and the numbers in `seen.jsonl`; nobody
edits it by hand. `python3 packaging/dev.py soak` runs every harness with its full numbers and writes both
anew, `soak 0.1` with a tenth of them. In the suite the same harnesses run with a few tries each, and each is
seen to notice a planted mistake.

Where a row ends with *Open*, no machine has tried that yet. Numbers 82 and 83 belong to an encrypted diary,
which this program does not have. `tried by` names files under `tests/`, without `.py`.
"""
_LATER = """
## Mistakes planted in the program

How many mistakes, planted one at a time, the tests beside them notice (`tests/faults/mutation.py`); the goal
is 85 of 100.
"""
_LASTING = """
## How long all of it takes
"""
MUTATION, SOAK = "mutation", "soak"
"""What is in `seen.jsonl` and is no harness of a fault."""
BEGUN = "begun"
"""A file beside that of a soak, as old as the soak."""


@value
class Row:
    """One fault: what happens, what is expected then, and the files under `tests/` that try it (no `.py`).

    `untried` is what none of them tries; empty where nothing is left to wish for.
    """

    number: int
    fault: str
    expected: str
    tried_by: tuple[str, ...]
    untried: str = ""


def rows() -> tuple[Row, ...]:
    """All rows by their numbers."""
    from tests.faults import rows_of_desktop, rows_of_files, rows_of_storage, rows_of_time  # noqa: PLC0415

    chapters = (rows_of_storage, rows_of_time, rows_of_desktop, rows_of_files)
    return tuple(row for chapter in chapters for row in chapter.ROWS)


def numbers(path: Path) -> dict[str, list[str]]:
    """What each harness has said of itself, in the order in which it was said."""
    told: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        told.setdefault(fact["harness"], []).append(fact["numbers"])
    return told


def text(all_rows: Iterable[Row], told: dict[str, list[str]]) -> str:
    """The whole of README.md."""
    lines = ["| # | fault | expected | tried by | last numbers |", "| --- | --- | --- | --- | --- |"]
    for row in all_rows:
        names = [name.removeprefix(HARNESSES) for name in row.tried_by if name.startswith(HARNESSES)]
        last = "; ".join(number for name in names for number in told.get(name, ()))
        files = ", ".join(f"`{name}`" for name in row.tried_by)
        open_end = f"{' ' if files else ''}*Open: {row.untried}*" if row.untried else ""
        lines.append(f"| {row.number} | {row.fault} | {row.expected} | {files}{open_end} | {last} |")
    planted, lasted = (
        "".join(f"\n- {number}" for number in told.get(name, ("not counted yet",)))
        for name in (MUTATION, SOAK)
    )
    return f"{_HEAD}\n" + "\n".join(lines) + f"\n{_LATER}{planted}\n{_LASTING}{lasted}\n"


def keep(path: Path, news: Path) -> None:
    """Put what a soak has seen in the place of what the same harnesses said before, each line once."""
    told = numbers(path) | {name: sorted(set(said)) for name, said in numbers(news).items()}
    facts = [{"harness": name, "numbers": number} for name in sorted(told) for number in told[name]]
    path.write_text("".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts), encoding="utf-8")


def lasted(news: Path) -> str:
    """How long a soak took, from its beginning to the last thing it has seen."""
    hours = (news.stat().st_mtime - news.with_name(BEGUN).stat().st_mtime) / 3600
    share = float(os.environ.get(SHARE, "1"))
    whole = "all of it" if share >= 1 else f"{share:.0%} of the numbers, no planted mistakes"
    return f"{whole}: {hours:.1f} h on {os.cpu_count()} cores"


def main() -> None:
    if len(sys.argv) > 1:
        news = Path(sys.argv[1])
        if news.with_name(BEGUN).is_file():
            seen(SOAK, lasted(news))
        keep(SEEN, news)
    README.write_text(text(rows(), numbers(SEEN)), encoding="utf-8")


if __name__ == "__main__":
    main()
