"""A log-in that knows whether it starts the program, or refuses to be told."""

from __future__ import annotations


class LogIn:
    """`refuses` is a folder that cannot be written to."""

    def __init__(self) -> None:
        self.starts = False
        self.refuses = False

    def is_on(self) -> bool:
        return self.starts

    def turn(self, *, on: bool) -> None:
        if self.refuses:
            raise PermissionError("autostart")
        self.starts = on
