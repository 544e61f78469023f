"""A reading before its tables stand, in plain words: what a call means, who comes, what is still needed."""

from collections.abc import Sequence
from typing import Final

import msgspec

from sprint.core.reading.dealing import table_count
from sprint.core.reading.fitting import how_long, one_piece
from sprint.core.reading.looking import coming_to
from sprint.core.reading.protocol import Protocol
from sprint.core.reading.values import Piece, Reading
from sprint.core.reading.waiting import enough
from sprint.core.reading.when import Gathering
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.moments import MINUTE_MS, Moments, long_span

NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
SOON_MS: Final = 12 * 3_600_000
USUAL_PEOPLE: Final = 5
#: How fast people read who mean to say something about it.
WORDS_A_MINUTE: Final = 240


def number_word(number: int) -> str:
    """A small number as a word, else in digits."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def gathering_in(room: Room | None) -> Reading | None:
    """The reading that pieces are gathered for, the one that is dealt first where there are several."""
    found = [reading for reading in room.readings if reading.phase == "gathering"] if room else []
    return min(found, key=lambda one: (one.deals_at, one.id), default=None)


def comes(room: Room, reading: Reading, who: str) -> bool:
    """Whether somebody would be dealt a seat, with a piece or without."""
    pieces, guests = coming_to(room, reading)
    return who in pieces or who in guests


def waiting_pieces(room: Room | None) -> list[Piece]:
    """The pieces that wait for a reading which nobody has called, the oldest first."""
    if room is None or any(reading.phase == "gathering" for reading in room.readings):
        return []
    pieces = [piece for piece in room.pieces.values() if piece.state == "waiting" and piece.by in room.seated]
    return sorted(pieces, key=lambda piece: (piece.offered_at, piece.id))


def needed(authors: int, guests: int) -> str:
    """What is still needed before tables can be dealt, or nothing."""
    if not authors:
        return "Nobody has offered a piece yet."
    if authors + guests < 2:
        return "It takes one more: somebody who offers a piece, or sits in."
    return ""


def when_dealt(reading: Reading, moments: Moments, now: int) -> str:
    """``at 19:45``, or with its day where that is a while ahead."""
    if reading.deals_at - now > SOON_MS:
        return moments.day_and_time(reading.deals_at, now)
    return f"at {moments.clock_time(reading.deals_at, now)}"


def dealt_words(room: Room, reading: Reading, moments: Moments, now: int) -> str:
    """``is dealt at 19:45``, or ``waits for a piece until 19:45`` where the time for that went by without."""
    when = when_dealt(reading, moments, now)
    if not reading.waits or enough(room, reading):
        return f"is dealt {when}"
    lacks = "one more person" if coming_to(room, reading)[0] else "a piece"
    return f"waits for {lacks} until {when.removeprefix('at ')}"


def size_words(protocol: Protocol, people: int) -> str:
    """``10 min each, tables of five``: what one wants to know before choosing."""
    piece = one_piece(protocol, max(2, people or protocol.table or USUAL_PEOPLE))
    minutes = max(1, round(piece / MINUTE_MS))
    if protocol.rounds:
        whole = max(1, round(how_long(protocol, max(2, people or USUAL_PEOPLE)) / MINUTE_MS))
        return f"{whole} min for all, going round"
    where = f"tables of {number_word(protocol.table)}" if protocol.table else "before all"
    return f"{minutes} min each, {where}"


def call_meaning(
    protocol: Protocol, gathering: Gathering, moments: Moments, room: Room | None, *, ahead: bool
) -> str:
    """What will happen when a reading is called, said before it counts."""
    people = len(room.seated) if room is not None else 0
    wait_ms = gathering.ms(moments.now())
    where = _where(protocol)
    if wait_ms < 1_000:
        first = f"What was offered is {where} at once."
    else:
        first = f"Pieces are gathered until {_until(wait_ms, moments)}, then {where}."
    if ahead:
        first += " They can be read before; at the table one begins with responding."
        protocol = _without_reading(protocol)
    return f"{first} {_length(protocol, people)}"


def beside_words(room: Room | None, side: Side, moments: Moments, now: int) -> str:
    """That another reading is called already, so that nobody calls a second one unawares; else nothing."""
    reading = gathering_in(room)
    if reading is None:
        return ""
    when = when_dealt(reading, moments, now)
    return f"{called_title(reading, side)} is called already and dealt {when}; this would be another one."


def called_title(reading: Reading, side: Side) -> str:
    """A reading by the title of its protocol: ``“Strong lines”``."""
    words = side.protocols.get(reading.id)
    return f"“{words.title}”" if words is not None and words.title else "A reading"


def takes_longer(words: int, reading: Reading) -> str:
    """That a text of so many words takes longer to read than its readers have there; else nothing."""
    protocol = reading.protocol
    have = sum(step.ms for step in protocol.steps if step.silent and step.of_readers)
    if reading.ahead or not have or words * MINUTE_MS <= have * WORDS_A_MINUTE:
        return ""
    minutes = max(2, round(words / WORDS_A_MINUTE))
    return (
        f"It takes about {minutes} minutes to read; this protocol gives {long_span(have)}. "
        "Offer a part of it, or have it read ahead."
    )


def nothing_to_deal(room: Room | None, wait_ms: int) -> str:
    """Why dealing at once would come to nothing; empty where it would not, or is not asked for."""
    waiting = waiting_pieces(room)
    if wait_ms >= 1_000 or waiting:
        return ""
    return "Nobody has offered a piece yet, so there is nothing to deal at once. Gather for a while: 5."


def _without_reading(protocol: Protocol) -> Protocol:
    steps = tuple(step for step in protocol.steps if not step.silent or step.who in ("author", "facilitator"))
    return msgspec.structs.replace(protocol, steps=steps)


def _where(protocol: Protocol) -> str:
    if protocol.rounds:
        return f"sent round the whole room, {number_word(protocol.rounds)} rounds"
    if not protocol.table:
        return "read before the whole room"
    return f"dealt to tables of {number_word(protocol.table)}"


def _until(wait_ms: int, moments: Moments) -> str:
    wall = moments.wall()
    at = wall + wait_ms
    return moments.day_and_time(at, wall) if wait_ms > SOON_MS else moments.clock_time(at, wall)


def _length(protocol: Protocol, people: int) -> str:
    if people < 2:
        return "You are alone here still; it takes two to read to each other."
    minutes = max(1, round(how_long(protocol, people) / MINUTE_MS))
    about = f"about {minutes} minute{'' if minutes == 1 else 's'}"
    company = f"With {number_word(people)} people"
    tables = 1 if protocol.rounds else table_count(people, 0, protocol.table)
    if tables == 1:
        return f"{company} that takes {about}."
    return f"{company} there are {number_word(tables)}, and a table takes {about}."


def names_in_short(names: Sequence[str], most: int) -> str:
    """``Ana, Ben and 3 more``."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
