"""What the circle keeps, as one takes it home: its shelf of links and notes, and the cards of its people."""

from collections.abc import Iterator

from sprint.core.agenda.daysource import RoomWords
from sprint.core.reading.packet import Shared
from sprint.core.room import Room


def shelf_at_home(room: Room, side: RoomWords) -> Iterator[Shared]:
    """What lies on the shelf, the oldest first, without what people put there whom one has hidden."""
    for one in room.board:
        kept = side.days.kept.get(one.id)
        if one.of == "link" and kept is not None and kept.text and one.by not in side.hidden:
            yield Shared(side.name(one.by), kept.text)


def cards_at_home(room: Room, side: RoomWords) -> Iterator[Shared]:
    """Who people are, as they said it last, also of those who have left; in the order of their seats."""
    cards = side.days.between("card", 0, None)
    for key in sorted(cards.keys() & room.members.keys(), key=lambda key: room.members[key].seat):
        if key not in side.hidden:
            yield Shared(side.name(key), cards[key].text)


def hides_shared(room: Room, side: RoomWords) -> bool:
    """Whether any of it is somebody's whom one has hidden."""
    shelf = any(one.of == "link" and one.by in side.hidden for one in room.board)
    return shelf or any(key in side.hidden for key in side.days.between("card", 0, None))
