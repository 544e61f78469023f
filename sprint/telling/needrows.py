"""What needs whoever leads, in the rows there are for it: whole where there is room, else with a way on."""

from collections.abc import Sequence
from typing import Final

from sprint.core.cleaning import fit
from sprint.telling.wrapping import wrapped

ALL: Final = "F2 shows all of it."


def need_rows(wanted: Sequence[str], cells: int, most: int) -> list[str]:
    """At most ``most`` rows of so many ``cells``, two at least; the first sentence has what room is left."""
    whole = [wrapped(one, cells).split("\n") for one in wanted]
    if sum(map(len, whole)) <= most:
        return [row for rows in whole for row in rows]
    # The last row says how the rest can be read.
    shown = whole[: most - 1]
    spare = most - 1 - len(shown)
    told: list[str] = []
    for rows in shown:
        more = min(spare, len(rows) - 1)
        spare -= more
        told += [*rows[:more], fit(" ".join(rows[more:]), cells)]
    left = len(whole) - len(shown)
    return [*told, f"and {left} more. {ALL}" if left else ALL]
