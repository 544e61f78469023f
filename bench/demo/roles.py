"""Who does what out of the ordinary at the tables, chosen when these stand: nobody knows them before."""

import asyncio
from collections.abc import Iterable
from typing import Any, Literal

Line = dict[str, Any]
Part = Literal["note", "hold", "hang", "late", "pass", "ditto", "fall"]
Place = tuple[str, str, int]
READ, RESPOND = 0, 1


class Roles:
    """Parts by place: the name of a reader, the piece, and the number of the step.

    ``noes`` are the pieces to which nobody may wish anything. ``hung`` is set when the one who hangs does,
    ``fell`` when the one who falls was killed.
    """

    def __init__(self) -> None:
        self.parts: dict[Place, Part] = {}
        self.noes: set[str] = set()
        self.hung, self.fell = asyncio.Event(), asyncio.Event()

    def of(self, part: Part) -> Place:
        """Whose part it is, and where."""
        return next(place for place, its in self.parts.items() if its == part)


def at_one_table(state: Line, host: str, closed: str) -> Roles:
    """The parts where pieces are read one after the other.

    At the first piece, whose marks are noted, one hangs when those before them are done; at the second one
    is late, at the third one passes, at the fourth one says ditto. To the piece ``closed`` no suggestions
    are welcome, so its author is not asked for leave; the last one who is says no.
    """
    roles, pieces = Roles(), {piece["id"]: piece for piece in state["pieces"]}
    table = state["readings"][-1]["tables"][0]
    first, second, third, fourth, *_ = order = [*table["under_way"], *table["queue"]]
    readers = [reader["name"] for reader in pieces[first]["readers"]]
    hangs = next(name for name in readers[1:] if name != host)
    before = readers[readers.index(hangs) - 1]
    roles.parts[hangs, first, READ] = "note"
    roles.parts[before, first, RESPOND] = "hold"
    roles.parts[hangs, first, RESPOND] = "hang"
    others: tuple[tuple[str, Part], ...] = ((second, "late"), (third, "pass"), (fourth, "ditto"))
    for piece, part in others:
        dealt = [reader["name"] for reader in pieces[piece]["readers"] if reader["name"] != hangs]
        # Ditto follows somebody, so it is the last one's.
        who = dealt[-1 if part == "ditto" else 0]
        roles.parts[who, piece, RESPOND] = part
    roles.noes |= {closed, next(piece for piece in reversed(order) if piece != closed)}
    return roles


def going_round(state: Line, spared: Iterable[str]) -> Roles:
    """The one part where pieces go round: in the first round one of those not ``spared`` falls."""
    roles, spare = Roles(), set(spared)
    reading = state["readings"][-1]["id"]
    who, piece = next(
        (reader["name"], piece["id"])
        for piece in state["pieces"]
        if piece["reading"] == reading
        for reader in piece["readers"]
        if reader["round"] == 0 and reader["name"] not in spare
    )
    roles.parts[who, piece, RESPOND] = "fall"
    return roles
