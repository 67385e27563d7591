"""Texts as cells of a CSV file, safe for a spreadsheet, and back: none of them may act as a formula.

A text that could begin one gets an apostrophe in front, and so does one that begins with an apostrophe.
Control characters but the line feed become `\\x` with two digits, and so does a backslash that would be taken
for the beginning of such a sign. Whatever is written, reading gives it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

APOSTROPHE = "'"
_BLANK = "\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff"
_ACTS = "=+\\-@'\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
_DANGEROUS = re.compile(f"[{_BLANK}]*[{_ACTS}]|[\t\r\n\0]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|\\(?=x[0-9a-f]{2})")
_QUOTE = '"'
_QUOTED = re.compile('[,"\r\n]')
_NOT_PLAIN = re.compile(r'[\x00-\x1f\x7f-\x9f,"\\]')
_WRITTEN = re.compile(r"\\x([0-9a-f]{2})")


def cell(text: str) -> str:
    """The text as it stands between the commas: safe, and in RFC 4180's quotes where those are needed."""
    if text[:1].isalnum() and not _NOT_PLAIN.search(text):
        return text
    made = safe(text)
    return f'"{made.replace(_QUOTE, _QUOTE * 2)}"' if _QUOTED.search(made) else made


def cells(texts: Sequence[str | None]) -> list[str]:
    """Many texts as cells, nothing as an empty one; what is among them several times is made once."""
    made = {text: cell(text) if text else "" for text in set(texts)}
    return [made[text] for text in texts]


def safe(text: str) -> str:
    """The text as a spreadsheet may show it."""
    if not text:
        return text
    mended = _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text) if _CONTROL.search(text) else text
    return APOSTROPHE + mended if _DANGEROUS.match(text) else mended


def unsafe(cell: str) -> str:
    """The text behind a cell that was made safe."""
    mended = cell[1:] if cell.startswith(APOSTROPHE) else cell
    return _WRITTEN.sub(lambda sign: chr(int(sign[1], 16)), mended) if "\\x" in mended else mended
