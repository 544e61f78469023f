"""How fast people wrote in the last minutes, as far as they show it, and how long they have rested."""

from sprint.core.acts import Checkpoint
from sprint.core.events import CheckpointTaken
from sprint.core.wire import Status
from sprint.telling.console import MemberLine, member_lines
from sprint.telling.paces import MINUTES, Paces
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


class Watched:
    """Ana leads, Ben writes, for half an hour."""

    def __init__(self) -> None:
        world = World(seat=(ANA, BEN))
        world.schedule(ANA, 40 * MINUTE)
        world.enter(BEN)
        self.link, self.paces = FakeLink(world), Paces()

    def after(self, minutes: float, count: int | None, status: Status = "writing") -> MemberLine:
        """Ben's line, some time later, with this count."""
        self.link.pass_time(int(minutes * MINUTE))
        self.link.stands(BEN, status, count)
        room, now = self.link.room, self.link.now()
        assert room is not None
        self.paces.look(room, self.link.standings, self.link.me, None, now)
        return member_lines(room, self.link.side, self.link.standings, self.link.me, None, now, self.paces)[1]


def test_a_pace_is_what_was_written_in_each_of_the_last_minutes() -> None:
    ben = Watched()
    assert ben.after(0, 0).pace == "", "nothing can be said before a minute has passed"
    ben.after(1, 10)
    ben.after(1, 50)
    assert ben.paces.pace(key_of(BEN), ben.link.now()) == (10, 40)
    line = ben.after(1, 50)
    assert (line.count, line.number, line.pace) == ("50 words", "50", "▂▆▁")
    for _ in range(MINUTES):
        line = ben.after(1, 50)
    assert line.pace == "▁" * MINUTES
    assert ben.after(0, 20).pace == "▁" * MINUTES, "what was cut is nothing below nothing"


def test_whoever_shows_no_count_has_no_pace_and_nothing_of_it_is_left() -> None:
    for status in ("hidden", "writing"):
        ben = Watched()
        ben.after(0, 0)
        assert ben.after(2, 80).pace
        assert ben.after(1, None, status).pace == ""
        assert ben.paces.pace(key_of(BEN), ben.link.now()) == ()
        assert ben.after(1, 90).pace == "", "it begins anew"


def test_how_long_somebody_rests_or_is_away_is_said_from_two_minutes_on() -> None:
    ben = Watched()
    assert ben.after(0, 10).so_for == ""
    assert ben.after(5, 10, "resting").so_for == ""
    assert ben.after(1, 10, "resting").so_for == ""
    assert ben.after(11, 10, "resting").so_for == "12m"
    assert ben.after(9, 30).so_for == "", "who writes is not timed"
    assert ben.after(0, None, "away").so_for == ""
    assert ben.after(3, None, "away").so_for == "3m"
    ben.after(0, 30, "hidden")
    assert ben.after(9, None, "hidden").so_for == "", "nor who shows nothing"


def test_counts_of_the_log_bring_the_pace_back_after_a_restart() -> None:
    ben = Watched()
    world = ben.link.world
    found = []
    for count in (0, 30, 40):
        (event,) = world.do(BEN, Checkpoint(world.sprint.id, count))
        assert isinstance(event, CheckpointTaken)
        found.append((event, world.at))
        world.at += MINUTE
    fresh, room = Paces(), world.room
    for event, at in found:
        fresh.checkpoint(room, event.sprint, event.member, event.count, at)
    assert fresh.pace(key_of(BEN), found[-1][1]) == (30, 10)
    fresh.checkpoint(room, "f" * 32, key_of(BEN), 900, world.at)
    assert fresh.pace(key_of(BEN), found[-1][1]) == (30, 10), "of another sprint"
