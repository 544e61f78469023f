"""A round in a talk: who is here speaks once, in seat order; whoever gives the round speaks last.

A seat whose program is not connected is left out, or all would wait for an empty chair. Who comes back raises
a hand, or is heard in the next round.
"""

from sprint.core.agenda.acts import Hand
from sprint.core.agenda.values import Agenda
from sprint.link.base import Link


def round_of(link: Link, day: Agenda) -> Hand:
    """The act that gives a round to those who are here now, as far as this machine knows."""
    seated = link.room.seated if link.room is not None else {}
    away = [
        key
        for key, member in seated.items()
        if (live := link.standings.get(member.seat)) is not None and live.status == "away" and key != link.me
    ]
    return Hand(day.id, day.moves, all=True, without=tuple(away))
