"""Where the files lie that come with the program: texts, motions, icons, sounds and the recorded voice."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def resource(*parts: str) -> Path:
    """The path of a resource, such as `resource("content", "en")`; whether it exists is not looked at.

    A checkout's own folder comes first: an editable install leaves a stale copy behind in the package.
    """
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT.joinpath("resources", *parts)
    return _PACKAGE.joinpath("_resources", *parts)
