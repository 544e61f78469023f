"""The asks that are open, as the line that shows the room shows them."""

from sprint.core.room import Room
from sprint.jsonmode import views
from sprint.link.side import Side
from sprint.telling.muting import hears


def asks(room: Room, side: Side, me: str) -> tuple[views.Ask, ...]:
    """The asks that are open, each with its ideas; while notes are muted those that ``me`` is told of."""
    return tuple(
        views.Ask(
            ask.id,
            side.name(ask.by),
            ask.by,
            ask.at,
            side.asks[ask.id].text if ask.id in side.asks else "",
            tuple(
                views.Idea(idea.id, side.name(idea.by), idea.by, idea.text)
                for idea in side.ideas
                if idea.ask == ask.id
            ),
        )
        for ask in room.asks
        if ask.by == me or hears(room, me)
    )
