from collections.abc import Iterator
from enum import Enum
from types import TracebackType
from typing import Any, BinaryIO, Self

from fitdecode.types import Field

FIT_FRAME_HEADER: int
FIT_FRAME_CRC: int
FIT_FRAME_DEFINITION: int
FIT_FRAME_DATA: int

class CrcCheck(Enum):
    DISABLED = ...
    READONLY = ...
    WARN = ...
    RAISE = ...

class ErrorHandling(Enum):
    IGNORE = ...
    WARN = ...
    RAISE = ...

class FieldData:
    field: Field | None
    value: Any
    raw_value: Any

class Frame:
    frame_type: int

class FitHeader(Frame):
    body_size: int

class FitCRC(Frame):
    matched: bool

class FitDataMessage(Frame):
    fields: list[FieldData]
    @property
    def name(self) -> str: ...
    @property
    def global_mesg_num(self) -> int: ...

class FitReader:
    def __init__(
        self,
        fileish: BinaryIO | bytes | str,
        *,
        processor: object = ...,
        check_crc: CrcCheck = ...,
        error_handling: ErrorHandling = ...,
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def __iter__(self) -> Iterator[Frame]: ...
    def close(self) -> None: ...

class FitError(Exception): ...
class FitHeaderError(FitError): ...
class FitCRCError(FitError): ...
class FitEOFError(FitError): ...
class FitParseError(FitError): ...
