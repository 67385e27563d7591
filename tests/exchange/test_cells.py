"""No text of a diary acts as a formula in a spreadsheet, and each comes back as it was."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.exchange import spreadsheet
from ankle_rehab.exchange.cells import cell, safe, unsafe
from tests.fakes.paper_chances import PIECES
from tests.fakes.paper_diary import PaperDiary

ACTS = "=+-@＝＋－＠\t\r\0"
TEXTS = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)
NUMBERS_AND_MOMENTS = set("0123456789")


def begins(text: str) -> str:
    """What a spreadsheet that skips blanks and signs without a shape takes for the first sign."""
    shown = (sign for sign in text if not sign.isspace() and unicodedata.category(sign) not in ("Cc", "Cf"))
    return next(shown, "")


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    assert unsafe(safe(text)) == text


@given(TEXTS)
def test_no_text_begins_a_formula(text: str) -> None:
    made = safe(text)
    assert made[:1] not in [*ACTS]
    assert begins(made) not in [*ACTS]
    assert not [sign for sign in made if unicodedata.category(sign) == "Cc" and sign != "\n"]


@given(st.lists(TEXTS, min_size=2))
def test_cells_are_quoted_as_the_standard_wants_it(texts: list[str]) -> None:
    line = ",".join(map(cell, texts))
    made = io.StringIO(newline="")
    csv.writer(made).writerow(map(safe, texts))
    assert f"{line}\r\n" == made.getvalue()
    (read,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert list(map(unsafe, read)) == texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Stairs hurt.", "Stairs hurt."),
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\u200b@x", "'\u200b@x"),
        ("'quoted'", "''quoted'"),
        ("＝1", "'＝1"),
        ("\tx", "'\\x09x"),
        ("\0x", "'\\x00x"),
        ("a\r\nb", "a\\x0d\nb"),
        ("C:\\x0new", "C:\\x0new"),
        ("C:\\x0a", "C:\\x5cx0a"),
        ("3 - 2", "3 - 2"),
    ],
)
def test_what_a_cell_shows(text: str, shown: str) -> None:
    assert safe(text) == shown
    assert unsafe(shown) == text


def all_tables(diary: PaperDiary) -> str:
    """The tables of a diary, one after the other."""
    pieces: list[bytes] = []
    spreadsheet.write(diary, lambda _name: pieces.append, lambda _done: None)
    return b"".join(pieces).decode()


def test_no_cell_of_any_table_acts() -> None:
    """Numbers and moments begin with a digit; everything else is a word or was made safe."""
    for seed in range(300):
        for row in csv.reader(io.StringIO(all_tables(PaperDiary(seed)), newline=""), strict=True):
            for found in row:
                assert begins(found) not in [*ACTS], found
                assert found[:1] not in [*ACTS], found
