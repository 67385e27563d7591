"""The checksum and the length that a FIT file says of itself."""

from __future__ import annotations

from struct import error, unpack_from

MAGIC = b".FIT"
SHORTEST = 12
_POLYNOMIAL = 0xA001


def _table() -> tuple[int, ...]:
    entries = []
    for number in range(256):
        crc = number
        for _ in range(8):
            crc = crc >> 1 ^ (_POLYNOMIAL if crc & 1 else 0)
        entries.append(crc)
    return tuple(entries)


_TABLE = _table()


def checksum(data: bytes | memoryview) -> int:
    """The CRC-16 of the FIT protocol."""
    crc = 0
    table = _TABLE
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


def is_fit(data: bytes) -> bool:
    """Whether it begins like a FIT file."""
    return data[8:12] == MAGIC and len(data) >= SHORTEST


def checksum_fits(data: bytes) -> bool:
    """Whether every chained file ends with its checksum; 0 and a missing one say nothing."""
    view, at = memoryview(data), 0
    try:
        while at + SHORTEST <= len(view) and view[at + 8 : at + 12] == MAGIC:
            end = at + view[at] + unpack_from("<I", view, at + 4)[0]
            (told,) = unpack_from("<H", view, end)
            if told and told != checksum(view[at:end]):
                return False
            at = end + 2
    except error:
        return True
    return True


def with_length(data: bytes) -> bytes:
    """The same with the length of what is there, where a watch that stopped had left it at 0."""
    if not is_fit(data) or data[4:8] != b"\0\0\0\0" or len(data) <= data[0] + 2:
        return data
    return data[:4] + (len(data) - data[0]).to_bytes(4, "little") + data[8:]
