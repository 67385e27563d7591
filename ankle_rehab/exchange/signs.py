"""Warning signs in a record, also as earlier versions told them."""

from __future__ import annotations

from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.triage import Sign
from ankle_rehab.exchange.fields import Choice, Values
from ankle_rehab.exchange.lists import Many

TWIST = "twist"
FORMER = {
    "weight-or-feeling": (Sign.NO_FOUR_STEPS, Sign.NUMB),
    "changed-look": (Sign.CHANGED_LOOK, Sign.OUT_OF_SHAPE),
    "severe-pain": (Sign.SEVERE_PAIN,),
    "cracking": (Sign.CRACKING,),
    "fever": (Sign.FEVER, Sign.HOT_AND_ILL),
}
"""The five questions of earlier versions, and all that each may have meant (as the diary file turns them)."""


class Signs(Many):
    """Ticked signs; a former one becomes all that it may have meant. `more` are other names that may come."""

    def __init__(self, name: str, *more: str) -> None:
        super().__init__(name, Sign)
        self._known |= {*more}

    def heard(self, value: object) -> Values:
        if isinstance(value, list) and any(one in FORMER for one in value if isinstance(one, str)):
            finer = [FORMER.get(one, (one,)) if isinstance(one, str) else (one,) for one in value]
            value = [str(one) if isinstance(one, Sign) else one for found in finer for one in found]
        return super().heard(value)


class Page(Choice):
    """What was asked; earlier versions did not tell, for they asked one page alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name, Asked)

    def heard(self, value: object) -> Values:
        return super().heard(Asked.FORMER.value if value is None else value)
