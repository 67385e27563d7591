"""What is said in a terminal: nothing in it moves the cursor, and nobody has to listen to the end."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ankle_rehab.verbs.saying import Code, Saying, printable


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("red \x1b[31m", "red [31m"),
        ("a\rb\bc\x07\x9b", "abc"),
        ("to\u202eeht\u202c", "toeht"),
        ("wide\u200bword", "wideword"),
        ("two\nlines", "two\nlines"),
        ("é 6:42\u202fPM 👩\u200d⚕", "é 6:42\u202fPM 👩\u200d⚕"),
    ],
)
def test_only_letters_reach_the_terminal(words: str, shown: str) -> None:
    assert printable(words) == shown


def test_only_the_first_end_counts() -> None:
    heard: list[Code | None] = []
    saying = Saying(lambda said: heard.append(said.code))
    saying.end(Code.PARTLY)
    saying.refuse("too late")
    assert heard == [Code.PARTLY]


def test_whoever_leaves_early_hears_no_complaint() -> None:
    source = "from ankle_rehab.verbs.saying import say_all\nfor n in range(20_000): say_all('x' * 80, '')"
    command = f'{sys.executable} -c "{source}" | head -1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("x" * 80 + "\n", "")
