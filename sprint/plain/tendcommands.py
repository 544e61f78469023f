"""What those who lead can do about tables by typed words; part of the union of ``commands``."""

import msgspec


class Tables(msgspec.Struct, frozen=True):
    """Tell all open turns, and who sits where."""


class Lengthen(msgspec.Struct, frozen=True):
    """Give somebody thirty seconds more in their turn."""

    name: str


class PassOver(msgspec.Struct, frozen=True):
    """Pass over somebody's turn; it comes again at the end."""

    name: str


class First(msgspec.Struct, frozen=True):
    """Let somebody speak before the one whose turn it is."""

    name: str


class DealAgain(msgspec.Struct, frozen=True):
    """Deal all tables again, with those who are here now."""


class MoveTo(msgspec.Struct, frozen=True):
    """Move somebody to the table of that number."""

    name: str
    table: int


TendAction = Tables | Lengthen | PassOver | First | DealAgain | MoveTo
