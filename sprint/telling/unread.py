"""What becomes of the pieces of a reading that ends before its time, said before it does."""

from sprint.core.reading.cutting import unread
from sprint.core.reading.values import Reading
from sprint.core.room import Room


def cut_words(room: Room, reading: Reading) -> str:
    """``At 2 tables 3 pieces would not be read; they wait for the next reading.``"""
    left = unread(room, reading)
    if not left.pieces:
        return "Every piece was responded to; what was said stays."
    where = f"At {left.tables} tables" if left.tables > 1 else "At one table"
    if left.pieces == 1:
        return f"{where} one piece would not be read; it waits for the next reading."
    return f"{where} {left.pieces} pieces would not be read; they wait for the next reading."
