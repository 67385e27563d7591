from typing import Protocol
from xml.etree.ElementTree import ParseError as ParseError
from xml.parsers.expat import XMLParserType

class Target(Protocol):
    def start(self, tag: str, attrs: dict[str, str], /) -> object: ...
    def end(self, tag: str, /) -> object: ...
    def data(self, data: str, /) -> object: ...

class DefusedXMLParser:
    parser: XMLParserType
    def __init__(
        self,
        html: object = ...,
        target: Target | None = ...,
        encoding: str | None = ...,
        forbid_dtd: bool = ...,
        forbid_entities: bool = ...,
        forbid_external: bool = ...,
    ) -> None: ...
    def feed(self, data: bytes) -> None: ...
    def close(self) -> object: ...
