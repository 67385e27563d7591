from types import TracebackType
from typing import Self

__version__: str
__libsndfile_version__: str

class SoundFile:
    def __init__(
        self,
        file: str,
        mode: str,
        samplerate: int,
        channels: int,
        subtype: str,
        format: str = ...,
        compression_level: float = ...,
    ) -> None: ...
    def buffer_write(self, data: bytes, dtype: str) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
