"""What becomes of readings and their pieces where a day moves on, or a reading ends, before their time: said
before it does.
"""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda, Talk
from sprint.core.reading.cutting import unread
from sprint.core.reading.looking import coming_to
from sprint.core.reading.values import Reading
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.today import name_of
from sprint.telling.words import several


def cut_words(room: Room, reading: Reading) -> str:
    """``At 2 tables 3 pieces would not be read; they wait for the next reading.``"""
    left = unread(room, reading)
    if not left.pieces:
        return "Every piece was responded to; what was said stays."
    where = f"At {left.tables} tables" if left.tables > 1 else "At one table"
    if left.pieces == 1:
        return f"{where} one piece would not be read; it waits for the next reading."
    return f"{where} {left.pieces} pieces would not be read; they wait for the next reading."


def moving_words(room: Room, side: Side, day: Agenda, to: Block | None) -> str:
    """What it means that the day moves on to a part now, or without one to its end: for those in the midst of
    something, and for readings that are passed over. It begins with a space, unless there is nothing.
    """
    now = day.now
    if now is None:
        return ""
    ends = ""
    if now.sprint and room.find(now.sprint).live:
        ends = " The sprint's bell rings then."
    reading = room.reading(now.reading) if now.reading else None
    if reading is not None and reading.phase == "tables":
        ends = f" {cut_words(room, reading)}"
    if now.talk is not None:
        ends = _talk_words(now.talk, side)
    gathers = reading is not None and reading.phase == "gathering"
    over = [name_of(side, day, block) for block in _passed_over(day, to)]
    if gathers and day.current is not None and to != day.current:
        over.insert(0, name_of(side, day, day.current))
    return f"{ends}{_left_out(over, _offered(room, reading if gathers else None))}"


def _talk_words(talk: Talk, side: Side) -> str:
    """Who is cut off where a talk ends now."""
    speaks = [f"{side.name(talk.speaker)} has the floor"] if talk.speaker else []
    waits = [f"{len(talk.line)} {'is' if len(talk.line) == 1 else 'are'} in line"] if talk.line else []
    return f" {several([*speaks, *waits])}; the talk ends with that." if speaks or waits else ""


def _passed_over(day: Agenda, to: Block | None) -> list[Block]:
    """The readings to come that would not be, unless somebody goes back."""
    ahead = day.to_come
    until = ahead.index(to) if to in ahead else len(ahead) if to is None else 0
    return [block for block in ahead[:until] if block.kind == "read"]


def _offered(room: Room, reading: Reading | None) -> int:
    if reading is not None:
        return len(coming_to(room, reading)[0])
    return sum(piece.state == "waiting" and piece.by in room.seated for piece in room.pieces.values())


def _left_out(names: list[str], pieces: int) -> str:
    if not names:
        return ""
    quoted = several([f"“{name}”" for name in names])
    over = f" {quoted} {'are' if len(names) > 1 else 'is'} passed over"
    if not pieces:
        return f"{over}; nobody has offered a piece yet."
    waits = "the piece that was offered waits" if pieces == 1 else f"{pieces} pieces that were offered wait"
    return f"{over}; {waits} for the next reading."
