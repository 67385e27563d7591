"""Languages: none is needed for English; the long one lengthens every sentence."""

from __future__ import annotations

import ast
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.pain import Band
from ankle_rehab.ui import text, translation

WORDS = {"self.tr": 1, "translate": 2, "QCoreApplication.translate": 2, "_tr": 99}  # unknown: never enough
MODULES = sorted(Path(translation.__file__).parent.rglob("*.py"))


@pytest.fixture
def long_language(qapp: QApplication, tmp_path: Path) -> Generator[tuple[QTranslator, ...]]:
    installed = translation.install(qapp, tmp_path, long=True)
    yield installed
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_english_needs_no_file(qapp: QApplication, tmp_path: Path) -> None:
    assert translation.install(qapp, tmp_path, "en_GB") == ()


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [("de_AT", "de_AT"), ("de_CH", "de"), ("en_GB", "en"), ("fi_FI", "en"), ("C", "en")],
)
def test_the_users_language_is_spoken_where_there_are_texts_in_it(
    tmp_path: Path, locale: str, spoken: str
) -> None:
    for name in ("de", "de_AT", "en"):
        (tmp_path / name).mkdir()
    assert translation.language(tmp_path, locale) == spoken


def test_a_broken_file_is_left_out(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "ankle_rehab_de.qm").write_bytes(b"no translation")
    assert translation.install(qapp, tmp_path, "de_DE") == ()


@pytest.mark.usefixtures("long_language")
def test_the_long_language_reaches_every_word() -> None:
    assert text.band(Band.MILD) == "mîld l"
    assert text.duration(60).startswith("1 mîñ")
    assert len(QCoreApplication.translate("Any", "Something is new")) == 22


@pytest.mark.parametrize(
    ("words", "long"),
    [("Undo", "Üñdø l"), ("{score} of 10", "{score} øf 10 lore"), ("", "")],
)
def test_places_for_numbers_are_kept(words: str, long: str) -> None:
    assert translation.lengthened(words).startswith(long[:4])
    assert translation.lengthened(words).count("{score}") == words.count("{score}")
    assert len(translation.lengthened(words)) == len(words) + round(len(words) * 0.4)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_the_tool_that_collects_the_words_finds_them_all(module: Path) -> None:
    """It reads the source and sees only words that stand in a call by a name that it knows."""
    for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in WORDS:
            count = WORDS[ast.unparse(call.func)]
            assert len(call.args) >= count, ast.unparse(call)
            assert all(isinstance(word, ast.Constant) for word in call.args[:count]), ast.unparse(call)
