"""Reads what is said of exercises and routines of one's own from its content file."""

from __future__ import annotations

from ankle_rehab.domain.own import PARTS, OwnWords
from ankle_rehab.storage.fields import Fields


def own_words(fields: Fields) -> OwnWords:
    """The words of `own.toml`; raises ContentError."""
    named = fields.texts("phase_words")
    if len(named) != PARTS:
        raise fields.error("phase_words", "needs a word for each of three parts")
    words = OwnWords(
        purpose=fields.text("purpose"),
        when=fields.text("when"),
        gate_rest=fields.text("gate_rest"),
        gate_walking=fields.text("gate_walking"),
        gate_unscored=fields.text("gate_unscored"),
        gate_twist=fields.text("gate_twist"),
        gate_red=fields.text("gate_red"),
        work_word=fields.text("work_word"),
        phase_words=(named[0], named[1], named[2]),
        nothing=fields.text("nothing"),
        stop_when=fields.text("stop_when"),
    )
    fields.end()
    return words
