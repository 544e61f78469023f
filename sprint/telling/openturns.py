"""The open turns at all tables as lines for those who lead: table, person, step, and how long."""

from sprint.core.reading.presence import waited_long
from sprint.core.reading.tending import OpenTurn, open_turns
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.moments import span
from sprint.telling.tablewords import step_words


def turn_lines(room: Room, side: Side, me: str, now: int) -> list[tuple[OpenTurn, str]]:
    """Each open turn with its line."""
    return [(one, turn_line(one, side, me, now)) for one in open_turns(room)]


def turn_line(one: OpenTurn, side: Side, me: str, now: int) -> str:
    """The line of an open turn."""
    return " · ".join((f"Table {one.table.number}", *filter(None, turn_facts(one, side, me, now))))


def turn_facts(one: OpenTurn, side: Side, me: str, now: int) -> tuple[str, str]:
    """Whose turn it is, and the rest of its line, for a list that has the tables as its heads."""
    who = "You" if one.turn.slot.by == me else side.name(one.turn.slot.by)
    step = step_words(side.protocols.get(one.reading.id), one.turn.slot.step).name
    return who, " · ".join(fact for fact in (_doing(one, step), _left(one, now)) if fact)


def table_head(one: OpenTurn, side: Side) -> str:
    """The table of a turn, and the piece that is read there."""
    about = side.abouts.get(one.turn.slot.piece)
    title = f" · “{about.title}”" if about is not None and about.title else ""
    return f"Table {one.table.number}{title}"


def _doing(one: OpenTurn, step: str) -> str:
    if one.turn.asking:
        return f"decides about {step}" if step else "decides"
    return f"{step}, once more" if one.turn.slot.again and step else step


def _left(one: OpenTurn, now: int) -> str:
    at = now if one.reading.paused_at is None else max(one.reading.paused_at, one.turn.opened_at)
    left = f"{span(max(0, one.turn.ends_at - at))} left"
    silent = one.away and waited_long(one.reading, one.turn, one.wait_ms, now)
    return f"{left}, no sign of life" if silent else left
