"""How plain controls look: one style sheet and one palette, made from a theme, for the whole program."""

from __future__ import annotations

from string import Template
from typing import TypeVar

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QBoxLayout

from ankle_rehab.resources import resource
from ankle_rehab.ui.theme import Theme

INSIDE, GROUP, MARGIN, SECTION = 8, 16, 24, 32
COLUMN_WIDTH = 880
LINE_OF_TEXT = 70
ORDINARY_FONT = 40 / 3
LARGEST_SCALE = 3.0
BOX = 20

PLAIN = ("-style", "Fusion")
"""For the arguments of QApplication: asked for later, the style makes hundreds of constants in Python."""

_Box = TypeVar("_Box", bound=QBoxLayout)
_SIZES = {"note": 13, "text": 15, "heading": 18, "title": 26, "number": 40}

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QStackedWidget, QFrame[role="page"] { background: $surface; }
QAbstractScrollArea, QAbstractScrollArea > QWidget { background: transparent; border: none; }
QToolTip { background: $text; color: $surface; border: none; padding: 4px 8px; }

QLabel[role="title"] { font-size: ${title_size}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading_size}px; font-weight: 600; }
QLabel[role="note"] { font-size: ${note_size}px; color: $muted; }
QLabel[role="number"] { font-size: ${number_size}px; font-weight: 600; }
QLabel[role="word"] { font-weight: 600; color: $accent; }
QLabel[role="brand"] { font-size: ${heading_size}px; font-weight: 700; color: $accent; }
QLabel[role="warning"] { font-weight: 600; color: $stop; }

QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 12px; }
QFrame[role="card"][tone="main"] { border: 1px solid $accent; }
QFrame[role="card"][tone="caution"] { border: 1px solid $caution; }
QFrame[role="card"][tone="stop"] { border: 2px solid $stop; }
QFrame[role="banner"] { background: $soft; border: 1px solid $accent; border-radius: 8px; }
QFrame[role="strip"] { background: $soft; border: none; border-bottom: 1px solid $accent; }
QFrame[role="rail"] { background: $card; border: none; border-right: 1px solid $line; }
QFrame[role="status"] { border: none; border-top: 1px solid $line; }

QPushButton { min-height: 28px; padding: 7px 17px; border-radius: 8px; border: 1px solid $line;
    background: $card; color: $text; outline: none; }
QPushButton:hover { background: $soft; }
QPushButton:pressed { background: $soft; border-color: $accent; }
QPushButton:checked { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 16px; }
QPushButton:checked:focus { border: 3px solid $text; padding: 5px 15px; }
QPushButton:disabled { color: $muted; background: $surface; border-color: $line; }
QPushButton[role="primary"], QPushButton[role="danger"] { min-height: 36px; padding: 4px 22px;
    font-weight: 600; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 2px solid $accent; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_strong;
    border-color: $accent_strong; }
QPushButton[role="primary"]:focus { border: 3px solid $text; padding: 3px 21px; }
QPushButton[role="primary"]:disabled { background: $surface; border-color: $line; color: $muted; }
QPushButton[role="danger"] { background: $card; color: $stop; border: 2px solid $stop; }
QPushButton[role="danger"]:focus { border: 3px solid $text; padding: 3px 21px; }
QPushButton[role="danger"]:disabled { background: $surface; border-color: $line; color: $muted; }
QPushButton[role="quiet"] { min-height: 36px; padding: 4px 19px; font-weight: 600; }
QPushButton[role="quiet"]:focus { padding: 3px 18px; }
QPushButton[role="quiet"]:checked:focus { padding: 2px 17px; }
QPushButton[role="link"] { background: transparent; color: $accent; border: 2px solid transparent;
    padding: 6px 4px; text-align: left; }
QPushButton[role="link"]:hover { background: transparent; text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; padding: 6px 4px; }
QPushButton[role="score"] { min-height: 36px; min-width: 24px; padding: 3px; font-weight: 600;
    background: $surface; }
QPushButton[role="score"]:hover { background: $soft; }
QPushButton[role="score"]:checked { background: $accent; color: $on_accent; }
QPushButton[role="score"]:focus { border: 2px solid $accent; padding: 2px; }
QPushButton[role="score"]:checked:focus { border: 3px solid $text; padding: 1px; }
QPushButton[role="choice"] { min-height: 36px; padding: 3px 17px; }
QPushButton[role="choice"]:focus { padding: 2px 16px; }
QPushButton[role="choice"]:checked:focus { padding: 1px 15px; }
QPushButton[role="step"] { min-width: 24px; min-height: 32px; padding: 4px; font-weight: 600; }
QPushButton[role="zone"] { min-height: 0; padding: 0; border: none; background: transparent; }
QPushButton[role="rail"] { border: 2px solid transparent; background: transparent; text-align: left;
    min-height: 36px; padding: 2px 10px; }
QPushButton[role="rail"]:hover { background: $surface; }
QPushButton[role="rail"][here="true"] { background: $soft; color: $accent; font-weight: 600; }
QPushButton[role="rail"]:focus { border: 2px solid $accent;
    padding: 2px 10px; }

QCheckBox, QRadioButton { spacing: 12px; min-height: 36px; padding: 2px 4px; border: 2px solid transparent;
    border-radius: 8px; outline: none; }
QCheckBox::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px; border: 2px solid $edge;
    background: $card; }
QCheckBox::indicator { border-radius: 6px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: 6px solid $accent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateTimeEdit { min-height: 32px; padding: 4px 10px;
    border: 2px solid $edge; border-radius: 8px; background: $card; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus {
    border-color: $accent; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; background: transparent; width: 32px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$down"); width: 20px; height: 20px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox[role="step"], QDateTimeEdit[role="step"] { padding: 4px 2px; }
QSpinBox[role="step"]::up-button, QSpinBox[role="step"]::down-button,
QDateTimeEdit[role="step"]::up-button, QDateTimeEdit[role="step"]::down-button { width: 0; border: none; }
QDateTimeEdit[role="step"]::down-arrow { image: none; width: 0; height: 0; }
QAbstractItemView { background: $card; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; padding: 4px;
    selection-background-color: $soft; selection-color: $text; }
QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 8px 28px 8px 16px; border: 1px solid transparent; }
QMenu::item:selected { background: $soft; border-color: $accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QSlider:horizontal { min-height: 36px; border: 2px solid transparent; border-radius: 8px; }
QSlider:horizontal:focus { border-color: $accent; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: $line; margin: 0 4px; }
QSlider::sub-page:horizontal { height: 6px; border-radius: 3px; background: $accent; margin: 0 4px; }
QSlider::handle:horizontal { width: 20px; height: 20px; margin: -7px -4px; border-radius: 10px;
    background: $accent; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $muted; }

QProgressBar { border: 1px solid $edge; border-radius: 6px; background: $surface; }
QProgressBar::chunk { border-radius: 5px; background: $accent; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; width: 0; height: 0; }
""")


def apply(app: QApplication, theme: Theme, scale: float | None = None, *, enlarged: float = 1.0) -> None:
    """Give the program this theme; `scale` enlarges the type and is read from the system's font if None.

    `enlarged` is how much larger than that the user wants it.
    """
    factor = min(LARGEST_SCALE, (type_scale() if scale is None else scale) * enlarged)
    app.setPalette(palette(theme))
    app.setFont(_text_font(app.font(), factor))
    app.setStyleSheet(sheet(theme, factor))


def type_scale() -> float:
    """How much larger than usual the user's system font is: 1 to 3, never smaller than usual."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return min(LARGEST_SCALE, max(1.0, QFontInfo(system).pixelSize() / ORDINARY_FONT))


def sheet(theme: Theme, scale: float = 1.0) -> str:
    """The style sheet of a theme, its type enlarged by `scale`."""
    sizes = {f"{name}_size": round(size * scale) for name, size in _SIZES.items()}
    box = round(BOX * scale) // 2 * 2
    sizes |= {"box": box, "round": box // 2 + 2, "dot": box - 8}
    dark_sign = theme.color("on_accent").lightnessF() < 0.5
    tick = resource("icons", "tick-dark.png" if dark_sign else "tick-light.png")
    down = resource("icons", "down-light.png" if dark_sign else "down-dark.png")
    return _SHEET.substitute(theme.colors(), tick=tick.as_posix(), down=down.as_posix(), **sizes)


def palette(theme: Theme) -> QPalette:
    """The colours of everything that the style sheet does not name."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, name in (
        (role.Window, "surface"),
        (role.Base, "card"),
        (role.AlternateBase, "surface"),
        (role.Button, "card"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "card"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "card"),
        (role.Mid, "edge"),
        (role.Dark, "muted"),
        (role.Shadow, "line"),
    ):
        made.setColor(part, theme.color(name))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, theme.color("muted"))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return made


def spaced(layout: _Box, spacing: int = INSIDE, margin: int = 0) -> _Box:
    """The layout with its gaps set, in steps of four pixels."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout


def _text_font(system: QFont, scale: float) -> QFont:
    font = QFont(system)
    font.setPixelSize(round(_SIZES["text"] * scale))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
