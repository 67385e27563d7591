"""The language of the interface, and a made-up one that is longer than any other, for trying out layouts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

LONGER_BY = 0.4
_ACCENTS = str.maketrans("aeiouycnszAEIOUYCNSZ", "åéîøüýçñšžÅÉÎØÜÝÇÑŠŽ")
_FILLING = " lorem ipsum dolor sit amet consectetur"


class LongLanguage(QTranslator):
    """Gives every sentence accents and four tenths more length; what stands in braces is left alone."""

    def translate(self, _context: str, source: str, disambiguation: str | None = None, _n: int = -1) -> str:
        return source if disambiguation == "date format" else lengthened(source)

    def isEmpty(self) -> bool:
        return False


def lengthened(words: str) -> str:
    """The words of the long language: "Undo" becomes "Üñdø lo"."""
    made, depth = [], 0
    for letter in words:
        depth += (letter == "{") - (letter == "}")
        made.append(letter if depth else letter.translate(_ACCENTS))
    extra = round(len(words) * LONGER_BY)
    return "".join(made) + (_FILLING * (extra // len(_FILLING) + 1))[:extra]


def language(content: Path, locale: str | None = None) -> str:
    """The user's language if `content` holds a folder of it, such as `de_AT` or `de`; otherwise English.

    Words on buttons, texts and voice follow this one answer, so that no safety text is in another language
    than the button below it.
    """
    name = (QLocale(locale) if locale else QLocale()).name()
    return next((one for one in (name, name.partition("_")[0]) if (content / one).is_dir()), "en")


def install(
    app: QCoreApplication, folder: Path, language: str | None = None, *, long: bool = False
) -> tuple[QTranslator, ...]:
    """Speak the user's language where `folder` holds it; English needs none. Returns what was installed."""
    installed: list[QTranslator] = []
    locale = QLocale(language) if language else QLocale()
    file = folder / f"ankle_rehab_{locale.name()}.qm"
    near = folder / f"ankle_rehab_{locale.name().partition('_')[0]}.qm"
    for path in (file, near):
        translator = QTranslator(app)
        if path.is_file() and translator.load(str(path)):
            installed.append(translator)
            break
    if long:
        installed.append(LongLanguage(app))
    for translator in installed:
        app.installTranslator(translator)
    return tuple(installed)
