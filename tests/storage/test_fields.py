"""Each field of a content file: what it takes, and the whole sentence about what it does not take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.storage.fields import ContentError, Fields, read_table

Take = Callable[[Fields], Any]


def of(**table: Any) -> Fields:
    return Fields("a.toml", table, "steps[1]")


TAKEN: list[tuple[dict[str, Any], Take, Any]] = [
    ({"a": "words"}, lambda one: one.text("a"), "words"),
    ({}, lambda one: one.texts("a"), ()),
    ({"a": ["b", "c"]}, lambda one: one.texts("a"), ("b", "c")),
    ({"a": ["b", ""]}, lambda one: one.texts("a", blanks=True), ("b", "")),
    ({"a": ["b"]}, lambda one: one.some_texts("a"), ("b",)),
    ({}, lambda one: one.flag("a"), False),
    ({"a": True}, lambda one: one.flag("a"), True),
    ({"a": 2}, lambda one: one.whole("a", 2, 5), 2),
    ({"a": 5}, lambda one: one.whole("a", 2, 5), 5),
    ({"a": -7}, lambda one: one.signed("a"), -7),
    ({}, lambda one: one.wholes("a"), ()),
    ({"a": [0, 7]}, lambda one: one.wholes("a"), (0, 7)),
    ({"a": 0}, lambda one: one.number("a"), 0),
    ({"a": 99_999.5}, lambda one: one.number("a"), 99_999.5),
    ({"a": "left"}, lambda one: one.choice("a", Side), Side.LEFT),
    ({"a": {"b": "c"}}, lambda one: one.table("a").text("b"), "c"),
    ({"a": [{"b": "c"}]}, lambda one: [part.text("b") for part in one.tables("a")], ["c"]),
]


@pytest.mark.parametrize(("table", "take", "value"), TAKEN)
def test_what_a_field_takes_is_gone_then(table: dict[str, Any], take: Take, value: Any) -> None:
    fields = of(**table)
    assert fields.names == tuple(table)
    assert take(fields) == value
    assert (fields.names, "a" in fields) == ((), False)
    fields.end()


REFUSED: list[tuple[dict[str, Any], Take, str]] = [
    ({}, lambda one: one.text("a"), "a: missing"),
    ({"a": 7}, lambda one: one.text("a"), "a: must be a text"),
    ({"a": ""}, lambda one: one.text("a"), "a: must not be empty or have space around it"),
    ({"a": "b "}, lambda one: one.text("a"), "a: must not be empty or have space around it"),
    ({"a": "b"}, lambda one: one.texts("a"), "a: must be a list"),
    ({"a": ["b", ""]}, lambda one: one.texts("a"), "a[1]: must not be empty or have space around it"),
    ({"a": ["b", 7]}, lambda one: one.texts("a", blanks=True), "a[1]: must be a text"),
    ({"a": []}, lambda one: one.some_texts("a"), "a: missing"),
    ({"a": 1}, lambda one: one.flag("a"), "a: must be true or false"),
    ({}, lambda one: one.whole("a", 2, 5), "a: missing"),
    ({"a": 1}, lambda one: one.whole("a", 2, 5), "a: must be a whole number from 2 to 5"),
    ({"a": 6}, lambda one: one.whole("a", 2, 5), "a: must be a whole number from 2 to 5"),
    ({"a": True}, lambda one: one.whole("a", 0, 5), "a: must be a whole number from 0 to 5"),
    ({"a": 2.0}, lambda one: one.whole("a", 0, 5), "a: must be a whole number from 0 to 5"),
    ({"a": True}, lambda one: one.signed("a"), "a: must be a whole number"),
    ({"a": 2.0}, lambda one: one.signed("a"), "a: must be a whole number"),
    ({"a": [0, -1]}, lambda one: one.wholes("a"), "a[1]: must be a whole number of 0 or more"),
    ({"a": [0, True]}, lambda one: one.wholes("a"), "a[1]: must be a whole number of 0 or more"),
    ({"a": ["b"]}, lambda one: one.wholes("a"), "a[0]: must be a whole number of 0 or more"),
    ({"a": True}, lambda one: one.number("a"), "a: must be a number of 0 or more"),
    ({"a": "7"}, lambda one: one.number("a"), "a: must be a number of 0 or more"),
    ({"a": -0.5}, lambda one: one.number("a"), "a: must be a number of 0 or more"),
    ({"a": 100_000}, lambda one: one.number("a"), "a: must be a number of 0 or more"),
    ({"a": "up"}, lambda one: one.choice("a", Side), f"a: must be one of {', '.join(Side)}"),
    ({"a": 7}, lambda one: one.table("a"), "a: must be a table"),
    ({"a": {}}, lambda one: one.table("a").text("b"), "a.b: missing"),
    ({}, lambda one: one.tables("a"), "a: missing"),
    ({"a": {}}, lambda one: one.tables("a"), "a: must be a list"),
    ({"a": [{}, 7]}, lambda one: one.tables("a"), "a[1]: must be a table"),
    ({"a": [{}, {}]}, lambda one: one.tables("a")[1].text("b"), "a[1].b: missing"),
    ({"a": 7}, lambda one: one.end(), "a: unknown field"),
    ({"a": 7}, lambda one: one.dose("a"), "a: must be a table"),
    ({"a": {"mode": "fast"}}, lambda one: one.dose("a"), f"a.mode: must be one of {', '.join(Mode)}"),
    (
        {"a": {"mode": "reps", "seconds": 7}},
        lambda one: one.dose("a"),
        "a.seconds: does not belong to the mode reps",
    ),
    (
        {"a": {"mode": "hold", "tempo": [1]}},
        lambda one: one.dose("a"),
        "a.tempo: does not belong to the mode hold",
    ),
    (
        {"a": {"mode": "hold", "sets": 21}},
        lambda one: one.dose("a"),
        "a.sets: must be a whole number from 1 to 20",
    ),
    (
        {"a": {"mode": "reps", "reps": 61}},
        lambda one: one.dose("a"),
        "a.reps: must be a whole number from 1 to 60",
    ),
    ({"a": {"mode": "hold", "rest": -1}}, lambda one: one.dose("a"), "a.rest: must be a number of 0 or more"),
    (
        {"a": {"mode": "hold", "switch": -1}},
        lambda one: one.dose("a"),
        "a.switch: must be a number of 0 or more",
    ),
    (
        {"a": {"mode": "reps", "tempo": [1, "2"]}},
        lambda one: one.dose("a"),
        "a.tempo[1]: must be a number of 0 or more",
    ),
    ({"a": {"mode": "hold", "seconds": 9, "b": 1}}, lambda one: one.dose("a"), "a.b: unknown field"),
]


@pytest.mark.parametrize(("table", "take", "said"), REFUSED)
def test_what_is_wrong_is_said_with_its_place(table: dict[str, Any], take: Take, said: str) -> None:
    with pytest.raises(ContentError) as raised:
        take(of(**table))
    assert str(raised.value) == f"a.toml: steps[1].{said}"
    place, _, problem = said.partition(": ")
    assert (raised.value.file, raised.value.field, raised.value.problem) == (
        "a.toml",
        f"steps[1].{place}",
        problem,
    )


REPS = Dose(Mode.REPS, 2, 8, 0, (1, 0, 2), 20, 3)
HOLD = Dose(Mode.HOLD, 3, 0, 30, (), 10, 4)


def test_a_dose_is_read_whole() -> None:
    table = {"mode": "reps", "sets": 2, "reps": 8, "tempo": [1, 0, 2], "rest": 20, "switch": 3}
    assert of(a=table).dose("a") == REPS
    assert of(a={"mode": "hold", "seconds": 30}).dose("a") == Dose(Mode.HOLD, 1, 0, 30, (), 0, 5)
    most = of(a={"mode": "reps", "sets": 20, "reps": 60, "tempo": [1]}).dose("a")
    assert (most.sets, most.reps) == (20, 60)


@pytest.mark.parametrize(
    ("base", "change"),
    [
        (REPS, {"sets": 5}),
        (REPS, {"reps": 5}),
        (REPS, {"tempo": (2.0, 1.0, 2.0)}),
        (REPS, {"rest": 5}),
        (REPS, {"switch": 1}),
        (HOLD, {"seconds": 5}),
        (HOLD, {}),
    ],
)
def test_a_changed_dose_keeps_what_is_not_named(base: Dose, change: dict[str, Any]) -> None:
    table = {name: list(value) if isinstance(value, tuple) else value for name, value in change.items()}
    expected = {**{name: getattr(base, name) for name in Dose.__dataclass_fields__}, **change}
    assert of(a=table).changed_dose("a", base) == Dose(**expected)
    assert of().changed_dose("a", base) is base


def test_a_dose_that_cannot_be_is_said_with_its_place() -> None:
    with pytest.raises(ContentError) as raised:
        of(a={"mode": "hold"}).dose("a")
    assert (raised.value.field, "needs seconds" in raised.value.problem) == ("steps[1].a", True)


def test_a_file_is_read_as_toml_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('a = "ü"', encoding="utf-8")
    assert read_table(tmp_path, "a.toml").text("a") == "ü"
    with pytest.raises(ContentError, match=r"^b\.toml: there is no such file$"):
        read_table(tmp_path, "b.toml")
    (tmp_path / "a.toml").write_text("a = ", encoding="utf-8")
    with pytest.raises(ContentError, match=r"^a\.toml: Invalid value") as raised:
        read_table(tmp_path, "a.toml")
    assert (raised.value.file, raised.value.field) == ("a.toml", "")
    (tmp_path / "a.toml").write_bytes(b'a = "\xff"')
    with pytest.raises(ContentError, match=r"^a\.toml: .*utf-8"):
        read_table(tmp_path, "a.toml")
