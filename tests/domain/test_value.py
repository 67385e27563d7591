"""A value is compared, hashed, shown and replaced by what it holds, and has no room for anything else."""

from __future__ import annotations

from dataclasses import asdict, field, fields, replace
from typing import Any

import pytest

from ankle_rehab.domain.value import FEW, value


@value
class Pair:
    """Two things."""

    left: int
    right: str = "r"
    marks: tuple[int, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if self.left < 0:
            raise ValueError("never negative")


@value
class Other:
    """Holds the same fields, and is another value all the same."""

    left: int
    right: str = "r"
    marks: tuple[int, ...] = ()


def new_kind() -> Any:
    """One of which no value was made yet."""

    @value
    class Counted:
        """A thing and a word."""

        left: int
        right: str = "r"
        marks: list[int] = field(default_factory=list)

        def __post_init__(self) -> None:
            if self.left < 0:
                raise ValueError("never negative")

    return Counted


@value
class Unmade:
    """None is ever made."""

    left: int
    right: str = "r"


def test_equal_values_are_one_in_a_set() -> None:
    assert Pair(1) == Pair(1, "r")
    assert Pair(1) != Pair(2)
    assert len({Pair(1), Pair(1), Pair(2)}) == 2


def test_a_value_of_another_kind_is_never_equal() -> None:
    others: tuple[object, ...] = (Other(1), 1, None)
    assert all(Pair(1) != other for other in others)


def test_it_shows_what_it_holds() -> None:
    assert repr(Pair(1, marks=(3,))) == "Pair(left=1, right='r', marks=(3,))"


def test_a_changed_copy_is_checked_like_a_new_one() -> None:
    assert replace(Pair(1), left=2) == Pair(2)
    with pytest.raises(ValueError, match="never negative"):
        replace(Pair(1), left=-1)


def test_there_is_no_room_for_anything_else() -> None:
    with pytest.raises(AttributeError):
        setattr(Pair(1), "middle", 0)  # noqa: B010 - mypy would not let it be written otherwise
    assert not hasattr(Pair(1), "__dict__")


def test_it_takes_what_its_fields_say_and_nothing_else() -> None:
    assert Pair(left=1).marks == ()
    wrong: tuple[dict[str, Any], ...] = ({}, {"left": 1, "middle": 2})
    for given in wrong:
        with pytest.raises(TypeError):
            Pair(**given)


def test_its_fields_are_known_before_the_first_is_made() -> None:
    assert [one.name for one in fields(Unmade)] == ["left", "right"]
    assert asdict(Other(1)) == {"left": 1, "right": "r", "marks": ()}


@pytest.mark.parametrize("made", [0, FEW - 1, FEW, 2 * FEW])
def test_the_first_of_a_kind_and_a_late_one_are_made_alike(made: int) -> None:
    kind = new_kind()
    several = [kind(number) for number in range(made)]
    assert [one.left for one in several] == list(range(made))
    assert (kind.__init__.__name__ == "__init__") is (made > FEW)
    assert repr(kind(1)).endswith("Counted(left=1, right='r', marks=[])")
    assert kind(1) == kind(left=1) == kind(1, "r") == kind(right="r", left=1) == kind(1, marks=[])
    assert kind(1).marks is not kind(1).marks
    with pytest.raises(ValueError, match="never negative"):
        kind(-1)


@pytest.mark.parametrize("made", [0, 2 * FEW])
@pytest.mark.parametrize(
    ("given", "named", "complaint"),
    [
        ((), {}, "missing 1 required positional argument: 'left'"),
        ((1, "r", [], 3), {}, "takes from 2 to 4 positional arguments but 5 were given"),
        ((1,), {"left": 1}, "got multiple values for argument 'left'"),
        ((1,), {"middle": 2}, "got an unexpected keyword argument 'middle'"),
        ((), {"right": "r", "marks": [], "middle": 2}, "got an unexpected keyword argument 'middle'"),
    ],
)
def test_what_is_wrongly_given_is_told_as_python_does(
    made: int, given: tuple[Any, ...], named: dict[str, Any], complaint: str
) -> None:
    kind = new_kind()
    for number in range(made):
        kind(number)
    with pytest.raises(TypeError, match=complaint):
        kind(*given, **named)


def test_a_default_that_would_be_shared_is_refused_with_the_first_value() -> None:
    @value
    class Shared:
        marks: list[int] = []

    with pytest.raises(ValueError, match="mutable default"):
        Shared()


def test_a_field_may_say_more_than_how_its_default_is_made() -> None:
    @value
    class Named:
        left: int
        right: str = field(kw_only=True)
        marks: tuple[int, ...] = field(default=())

    assert Named(1, right="r") == Named(left=1, right="r", marks=())
    wrong: Any = Named
    with pytest.raises(TypeError):
        wrong(1, "r", ())
