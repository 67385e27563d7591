"""What harnesses share with journeys: a diary with a backup, and somebody in front of what a start shows."""

from tests.journeys.conftest import diary, lived_in, open_program, resident, start

__all__ = ("diary", "lived_in", "open_program", "resident", "start")
