"""What those who lead did at the tables, as one sentence each for those it concerns; never a rebuke."""

from sprint.core.reading.events import (
    MemberReseated,
    ReadingEvent,
    TablesDealt,
    TurnDeferred,
    TurnExtended,
)
from sprint.core.reading.values import Reading
from sprint.link.side import Side
from sprint.telling.hearer import Hearer
from sprint.telling.moments import long_span
from sprint.telling.words import several

#: With more at a table than these, their number is said instead of their names.
MOST_NAMES = 6


def ushered(event: ReadingEvent, hearer: Hearer) -> str | None:
    """The sentence for ``event``, nothing where it does not concern this person; None where it is another
    kind of event.
    """
    match event:
        case TablesDealt(reading=reading, by=by) if by:
            return f"{hearer.has(by)} had the tables dealt again{_seated(reading, hearer)}."
        case TurnExtended(by=by) if by:
            return _extended(event, hearer)
        case TurnDeferred():
            return _deferred(event, hearer)
        case MemberReseated():
            return _reseated(event, hearer)
    return None


def company(seats: tuple[str, ...], hearer: Hearer) -> str:
    """Those with whom one sits."""
    others = [hearer.name(key) for key in seats if key != hearer.me]
    if len(others) > MOST_NAMES:
        return f"{len(others)} others"
    return several(others) or "nobody yet"


def _seated(reading_id: str, hearer: Hearer) -> str:
    reading = hearer.reading(reading_id)
    table = reading.table_of(hearer.me) if reading is not None else None
    return "" if table is None else f": you sit with {company(table.seats, hearer)}"


def _extended(event: TurnExtended, hearer: Hearer) -> str:
    more, until = long_span(event.by_ms), hearer.clock(event.ends_at)
    if event.member == hearer.me:
        giver = "" if event.by == hearer.me else f", from {hearer.name(event.by)}"
        return f"You have {more} more{giver}, until {until}."
    if event.by == hearer.me or hearer.sits_with(event.piece):
        return f"{hearer.name(event.member)} has {more} more, until {until}."
    return ""


def _deferred(event: TurnDeferred, hearer: Hearer) -> str:
    mine, name = event.member == hearer.me, hearer.name(event.member)
    reading = hearer.reading_of(event.piece)
    step = reading.step(event.step) if reading is not None else None
    if not (mine or event.by == hearer.me or hearer.sits_with(event.piece)):
        return ""
    if event.first:
        first = "You speak" if event.first == hearer.me else f"{hearer.name(event.first)} speaks"
        after = "your turn comes right after, with all its time" if mine else f"{name}'s turn comes after"
        return f"{first} first; {after}."
    if step is not None and step.silent:
        return "The table goes on, and you can read on; your turn to speak comes as ever." if mine else ""
    if mine:
        return "The table goes on for now. Your turn comes again at the end, with all its time."
    return f"The table goes on for now; {name}'s turn comes again at the end."


def reseat_question(reading: Reading, side: Side, me: str, who: str, table: int) -> str:
    """What is asked before somebody moves to another table: both tables begin anew; nothing where nobody can
    move there.
    """
    here = reading.table_of(who)
    if here is None or here.number == table or table not in (one.number for one in reading.tables):
        return ""
    first, second = sorted((here.number, table))
    whom = "yourself" if who == me else side.name(who)
    return (
        f"Move {whom} to table {table}? Tables {first} and {second} begin anew, from their first pieces; it "
        "works while nothing has been given there. That cannot be taken back."
    )


def _reseated(event: MemberReseated, hearer: Hearer) -> str:
    reading = hearer.reading(event.reading)
    table = reading.table_of(hearer.me) if reading is not None else None
    name = hearer.name(event.member)
    if event.member == hearer.me:
        seats = table.seats if table is not None else ()
        return f"There is a seat for you at table {event.table}: you sit with {company(seats, hearer)}."
    if table is not None and table.number == event.table:
        return f"{name} sits with you now, and your table begins anew."
    if table is not None and table.number == event.was:
        return f"{name} sits at table {event.table} now, and your table begins anew."
    return f"{name} sits at table {event.table} now." if event.by == hearer.me else ""
