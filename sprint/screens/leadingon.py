"""A table that is done holds nobody: as the next part of the day begins, people are led on to the lobby."""

from sprint.screens.visit import Visit
from sprint.telling.attable import scene_of


class LeadingOn:
    """Watches the parts of the day of one visit."""

    def __init__(self) -> None:
        self._part: tuple[str, int] | None = None
        self._looked = self._due = False

    def step(self, visit: Visit, *, at_table: bool, busy: bool) -> bool:
        """Whether to go on to the lobby now: from a table that is done, at which a new part found somebody.

        Who is ``busy`` goes when they are not; who went elsewhere by themselves is left there.
        """
        day = visit.room.day if visit.room is not None else None
        part = (day.id, day.moves) if day is not None else None
        self._due = self._due or (self._looked and part != self._part)
        self._part, self._looked = part, visit.room is not None
        scene = scene_of(visit.room, visit.me)
        if not at_table or part is None or scene is None or scene.part != "done":
            self._due = False
            return False
        leads, self._due = self._due and not busy, self._due and busy
        return leads
