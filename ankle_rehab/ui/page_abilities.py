"""What the window may ask of a page that can do it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class ComesToFront(Protocol):
    """A page that wants to know when it is shown."""

    def shown(self) -> None: ...


@runtime_checkable
class HasFarView(Protocol):
    """A page that can be read from three metres away."""

    def set_far(self, far: bool) -> None: ...


@runtime_checkable
class HasBeginning(Protocol):
    """A page that one can be deep inside of; its word in the rail leads back to its beginning."""

    def to_beginning(self) -> None: ...


@runtime_checkable
class CanSeek(Protocol):
    """A page on which one can look for something."""

    def seek(self) -> None: ...


@runtime_checkable
class TakesEntries(Protocol):
    """A page on which a new entry can be begun."""

    def new_entry(self) -> None: ...


@runtime_checkable
class ShowsKeys(Protocol):
    """A page that lists the keys."""

    def show_keys(self) -> None: ...
