"""Commands and messages made by chance, as another program or a slip of the fingers could send them."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ankle_rehab.domain.value import value
from ankle_rehab.services.single import LONGEST_LINE
from tests.exchange.run_fuzz import spoilt as bytes_spoilt
from tests.faults import odd_values

QUICK_VERBS = ("log", "log", "log", "remind", "remind", "session", "ice", "open", "restore")
VERBS = (*QUICK_VERBS * 8, "export", "import", "backup", "check", "erase", "", "../log", "__init__", "--help")
WORDS = (
    *("--side", "left", "both", "--moment", "morning", "--zone", "achilles,heel", "--note", "--at", "now"),
    *("yesterday 18:00", "2026-11-22", "24:00", "8:00", "--dry-run", "--quick", "three", "list", "1", "10"),
    *("--json", "--csv", "--ics", "--replace", "a.json", "odd.json", "odd.fit", "nowhere/a", ".", "x" * 300),
    *("4", "-1", "\u0663", "1e3", "99999999999999999999", "", " ", "\0", "\udcff", "\u202e", "-", "--", "="),
    *("<b>", "--days", "--here=.", "@odd.json", "--note=x", "--s", "tea", "%s", "{words}", "\n", "a\tb"),
)
SPINS = 2_000


def command(chance: random.Random) -> list[str]:
    """A verb and words, often of the right kind; none that brings a backup back."""
    name = chance.choice(VERBS)
    words = [chance.choice(WORDS) for _ in range(chance.choice((0, 1, 2, 3, 5, 9)))]
    if name == "log" and chance.random() < 0.7:
        words.insert(0, str(chance.randrange(-1, 12)))
    return [name, *words]


@value
class Message:
    """The bytes that come in pieces, whether the sender leaves then, and the command if they are one."""

    pieces: tuple[bytes, ...]
    leaves: bool = False
    command: tuple[str, ...] | None = None


def message(chance: random.Random) -> Message:
    """What comes over the line: a command, or hardly one."""
    kind = chance.random()
    words: Any = command(chance)
    if kind < 0.3:
        return Message(_pieces(chance, json.dumps(words).encode() + b"\n"), command=tuple(words))
    leaves = chance.random() < 0.3
    if kind < 0.6:
        words = odd_values.tree(chance, {"command": words, "more": [words]})
        line = odd_values.text(chance, chance.choice((words, [words], [*words.values()])))
        line = line.replace(b"\n", b" ")
    elif kind < 0.97:
        line = bytes_spoilt(chance, json.dumps(words).encode())
    else:
        line = chance.choice((b"[", b'"', b"x", b'{"a":', b"\xff", b" ")) * chance.choice(
            (1034, LONGEST_LINE)
        )
    return Message(_pieces(chance, line + chance.choice((b"\n", b"\n", b"\n[]\n", b"\0\n"))), leaves)


def _pieces(chance: random.Random, content: bytes) -> tuple[bytes, ...]:
    at = sorted(chance.randrange(len(content) + 1) for _ in range(chance.choice((0, 0, 1, 2))))
    begins = [0, *at]
    return tuple(content[begin:end] for begin, end in zip(begins, [*at, len(content)], strict=True))


def send(place: Path, told: Message, turn: Callable[[], None]) -> bytes | None:
    """What is answered while the other end takes its `turn`; None if it never lets go."""
    heard = b""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(place))
        line.setblocking(False)
        with suppress(OSError):  # the other end may let go before all was said
            for piece in told.pieces:
                left = memoryview(piece)
                while left:
                    with suppress(BlockingIOError):
                        left = left[line.send(left) :]
                    turn()
        if told.leaves:
            return b""
        for _ in range(SPINS):
            turn()
            try:
                got = line.recv(1 << 16)
            except BlockingIOError:
                continue
            except OSError:
                return heard
            if not got:
                return heard
            heard += got
    return None
