"""What counts as a mistake that was planted, and what is the same program in other letters."""

from __future__ import annotations

import pytest

from tests.faults.mutation import Score, same_to_sqlite

HEAD = "--- storage.py\n+++ storage.py\n@@ -1,3 +1,3 @@\n def read():\n"


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ('do("BEGIN")', 'do("begin")', True),
        (
            'do("SELECT id FROM pain_entry WHERE id = ?", 1)',
            'do("select id from pain_entry where id = ?", 1)',
            True,
        ),
        ('do(f"SELECT {names} FROM session")', 'do(f"select {names} from session")', True),
        ('" ORDER BY id"', '" order by id"', True),
        ("do(\"UPDATE shoe SET state = 'worn'\")", "do(\"UPDATE SHOE SET STATE = 'WORN'\")", False),
        ('do("BEGIN")', 'do("XXBEGINXX")', False),
        ('say("Saved")', 'say("saved")', False),
        ('open(path, encoding="utf-8")', 'open(path, encoding="UTF-8")', False),
        ('do("BEGIN", one)', 'do("begin", None)', False),
        ('Refused(path, "no file")', "Refused(path, )", False),
        ("limit < 5", "limit <= 5", False),
        ("Limit(5)", "limit(5)", False),
    ],
)
def test_only_words_of_sql_may_be_in_other_letters(before: str, after: str, same: bool) -> None:
    assert same_to_sqlite(f"{HEAD}-    {before}\n+    {after}\n     return\n") is same


def test_more_lines_are_another_program() -> None:
    assert not same_to_sqlite(f'{HEAD}-    do("BEGIN")\n+    do("begin")\n+    again()\n')
    assert not same_to_sqlite(HEAD)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (Score(85, 100, 100), "85 of 100 noticed, 85.0%"),
        (Score(85, 95, 100, 5), "85 of 95 noticed, 5 more the same to SQLite, 89.5%"),
        (Score(126, 146, 13_881, 4), "126 of 146 noticed, 4 more the same to SQLite, drawn by chance from"),
    ],
)
def test_the_score_says_what_was_left_out(score: Score, said: str) -> None:
    assert str(score).startswith(said)
