"""Reading XML of strangers: no entities, nothing from outside, no tag or tower of tags without end."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from math import isfinite
from xml.parsers.expat import errors

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from ankle_rehab.domain.run_files import FileTrouble

STEP = 64 * 1024
LONGEST_TOKEN = 4 * STEP
DEEPEST = 64
LONGEST_TEXT = 1024
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
_BLANK = b" \t\r\n"
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_LATIN = "iso-8859-1"
_CUT_OFF = (errors.XML_ERROR_NO_ELEMENTS, errors.XML_ERROR_UNCLOSED_TOKEN, errors.XML_ERROR_PARTIAL_CHAR)
_NOT_READABLE = (
    errors.XML_ERROR_INVALID_TOKEN,
    errors.XML_ERROR_UNKNOWN_ENCODING,
    errors.XML_ERROR_INCORRECT_ENCODING,
)
_EPOCH = 719_163  # the ordinal of the first day of 1970


class TooDeep(Exception):
    """Tags within tags within tags."""


class NotOurs(Exception):
    """The first tag is of another kind of file."""


class Reading:
    """What is made of the tags: `kept` names those whose text is wanted, `on_begin` and `on_end` take them.

    A name is that of the tag without its namespace; `path` are the open ones, `begun` whether there was one.
    """

    kept: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.begun = False
        self.path: list[str] = []
        self._text: list[str] | None = None
        self._length = 0

    def on_begin(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins."""

    def on_end(self, name: str, text: str) -> None:
        """A tag ends; `text` is only given for those of `kept`."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if len(self.path) == DEEPEST:
            raise TooDeep
        self.begun = True
        self.path.append(name)
        self._text = [] if name in self.kept else None
        self._length = 0
        self.on_begin(name, attributes)

    def data(self, text: str) -> None:
        if self._text is not None and self._length < LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)

    def end(self, _tag: str) -> None:
        name = self.path.pop()
        self.on_end(name, "".join(self._text).strip() if self._text is not None else "")
        self._text = None

    def close(self) -> None:
        """The parser is done."""


def is_xml(data: bytes) -> bool:
    """Whether it begins like XML, in one of the encodings that are known."""
    begin = data[:256]
    for mark in _MARKS:
        begin = begin.removeprefix(mark)
    return begin.replace(b"\0", b"").lstrip(_BLANK).startswith(b"<")


def parse(
    data: bytes, reading: Callable[[], Reading], late: Callable[[], bool]
) -> tuple[Reading, FileTrouble | None]:
    """Read it as far as it goes; returns what was made of it, and why it went no farther.

    A text that says it were UTF-8 and is not is read once more as Latin-1: numbers and times are the same.
    """
    made = reading()
    trouble = _feed(data, made, late, None)
    if trouble is FileTrouble.ENCODING:
        again = reading()
        other = _feed(data, again, late, _LATIN)
        if other is not FileTrouble.ENCODING:
            return again, other
        trouble = FileTrouble.DAMAGED if made.begun else FileTrouble.ENCODING
    return made, trouble


def _feed(data: bytes, made: Reading, late: Callable[[], bool], encoding: str | None) -> FileTrouble | None:
    parser = DefusedXMLParser(target=made, encoding=encoding, forbid_dtd=True)
    if not data.startswith(_MARKS):
        data = data.lstrip(_BLANK)
    try:
        for at in range(0, len(data), STEP):
            if late():
                return FileTrouble.TOO_SLOW
            parser.feed(data[at : at + STEP])
            if at + STEP - parser.parser.CurrentByteIndex > LONGEST_TOKEN:
                return FileTrouble.TOO_LARGE
        parser.close()
    except DefusedXmlException:
        return FileTrouble.ENTITIES
    except ParseError as error:
        return _trouble_of(error)
    except TooDeep:
        return FileTrouble.TOO_DEEP
    except NotOurs:
        return FileTrouble.NOT_KNOWN
    except (LookupError, ValueError):  # an encoding that is none, or of more than one byte
        return FileTrouble.ENCODING
    return None


def _trouble_of(error: ParseError) -> FileTrouble:
    what = errors.messages.get(error.code)
    if what in _CUT_OFF:
        return FileTrouble.CUT_OFF
    return FileTrouble.ENCODING if what in _NOT_READABLE else FileTrouble.DAMAGED


def moment_and_shift(text: str) -> tuple[float | None, float | None]:
    """Seconds since 1970 of an ISO 8601 moment, in UTC where it says nothing else; None for anything else.

    Beside it how many seconds local time was ahead of UTC, None where that is not said.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return None, None
    year, month, day, hour, minute, second, part, zone = found.groups()
    try:
        days = datetime(int(year), int(month), int(day)).toordinal() - _EPOCH  # noqa: DTZ001 - a day alone
    except ValueError:
        return None, None
    if int(hour) > 23 or int(minute) > 59 or int(second) > 60:
        return None, None
    seconds = days * 86_400.0 + int(hour) * 3600 + int(minute) * 60 + int(second)
    seconds += float(f"0.{part[:6]}") if part else 0.0
    if zone is None or zone in "Zz":
        return seconds, None
    shift = (int(zone[1:3]) * 3600 + int(zone[-2:]) * 60) * (-1 if zone[0] == "-" else 1)
    return seconds - shift, float(shift)


def number(text: str) -> float | None:
    """A number as people write it in XML, None for anything else, for NaN and for what is without end."""
    if len(text) > 64:
        return None
    try:
        amount = float(text)
    except ValueError:
        return None
    return amount if isfinite(amount) else None
