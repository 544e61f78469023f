"""A round leaves out those whose program is not connected, and never whoever gives it."""

from sprint.core.agenda.values import Agenda
from sprint.core.wire import Standing
from sprint.writing.talkround import round_of
from tests.sprint.core.world import ANA, BEN, CARA, key_of
from tests.sprint.writing.evening import Evening

DAY = Agenda("0" * 32, key_of(ANA), (), moves=3)


def test_who_is_not_connected_is_left_out_and_whoever_gives_the_round_is_not() -> None:
    evening = Evening(ANA, BEN, CARA)
    link = evening.link(ANA)
    seats = {key: member.seat for key, member in evening.world.room.members.items()}
    for name, status in ((ANA, "away"), (BEN, "writing"), (CARA, "away")):
        seat = seats[key_of(name)]
        link.standings[seat] = Standing(seat, status, None)  # type: ignore[arg-type, index]
    given = round_of(link, DAY)
    assert given.without == (key_of(CARA),)
    assert (given.agenda, given.moves) == (DAY.id, 3)


def test_nobody_is_left_out_of_whom_nothing_is_known_yet() -> None:
    link = Evening(ANA, BEN, CARA).link(ANA)
    link.standings.clear()  # type: ignore[attr-defined]
    assert round_of(link, DAY).without == ()
