"""The circle's board as lines: cards, topics, the shelf; what hidden people put there is left out."""

from collections.abc import Iterator

import msgspec

from sprint.core.agenda.acts import JotKind
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.link.side import Side

HEADS: dict[JotKind, str] = {"topic": "To talk about", "link": "The shelf"}
EMPTY: dict[JotKind, str] = {
    "topic": "Nothing yet. T puts a topic here.",
    "link": "Nothing yet. L puts a link or a note here.",
}


class BoardLine(msgspec.Struct, frozen=True):
    """A head, or something on the board: ``jot`` is its id, empty for cards and for what cannot be taken."""

    text: str
    by: str = ""
    jot: str = ""
    head: bool = False


def board_lines(room: Room, side: Side, me: str) -> list[BoardLine]:
    """Everything on the board, under its heads."""
    return [*_cards(room, side, me), *_jots(room, side, me, "topic"), *_jots(room, side, me, "link")]


def _cards(room: Room, side: Side, me: str) -> Iterator[BoardLine]:
    yield BoardLine("Who we are", head=True)
    cards = side.days.pledges.get("card", {})
    shown = [key for key in room.members if key in cards and key not in side.hidden]
    for key in shown:
        name = f"{side.name(key)} (you)" if key == me else side.name(key)
        yield BoardLine(f"{name}: {clean_line(cards[key].text)}")
    if me not in cards:
        yield BoardLine("C writes a card of your own: what you write, what you look for.")


def _jots(room: Room, side: Side, me: str, of: JotKind) -> Iterator[BoardLine]:
    yield BoardLine(HEADS[of], head=True)
    found = [
        one for one in room.board if one.of == of and one.id in side.days.kept and one.by not in side.hidden
    ]
    for one in found:
        by = "you" if one.by == me else side.name(one.by)
        yield BoardLine(clean_line(side.days.kept[one.id].text), by, one.id)
    if not found:
        yield BoardLine(EMPTY[of])
