"""A run or a pair of shoes that was thrown away and can still be put back."""

from __future__ import annotations

from datetime import datetime

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.value import value


@value
class Thrown:
    """In the trash since `deleted` (UTC)."""

    deleted: datetime
    what: Activity | Shoe
