"""What one did is taken back, the last first: of a day one thing after the other, of a sprint to and fro."""

from datetime import UTC, datetime

import pytest

from sprint.core import acts
from sprint.core.agenda.acts import Move, Plan
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import BlockWords
from sprint.core.reading.bodies import About
from sprint.core.reading.protocol import BROUGHT
from sprint.writing.doings import Doings
from sprint.writing.done import Done, DoneList
from sprint.writing.onview import clearing
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA, MINUTE
from tests.sprint.writing.evening import Evening
from tests.sprint.writing.test_replanning import FIRST, LAST, planned


class Did:
    """What Ana did at an evening."""

    def __init__(self) -> None:
        self.evening = Evening()
        link = self.evening.link(ANA)
        self.doings = Doings(link, lambda: self.evening.link(ANA).room)

    @property
    def day(self) -> Agenda:
        agenda = self.evening.world.room.agenda
        assert agenda is not None
        return agenda

    def last(self) -> str:
        """The act that was done last, or nothing."""
        done = self.doings.last
        return done.act if done is not None else ""

    def kinds(self) -> list[str]:
        """The kinds of the parts of the day."""
        return [one.kind for one in self.day.blocks]


@pytest.fixture
def did() -> Did:
    return Did()


async def test_a_sprint_that_was_called_off_goes_back_and_forth(did: Did) -> None:
    name = await did.doings.do(acts.Schedule(15 * MINUTE, 5 * MINUTE))
    await did.doings.do(acts.Cancel(name))
    for phase in ("scheduled", "cancelled", "scheduled"):
        await did.doings.take_back()
        assert did.evening.world.room.find(name).phase == phase


async def test_two_changes_of_a_day_are_taken_back_one_after_the_other(did: Did) -> None:
    await planned(did.evening)
    talk, tea = block(3, "talk"), block(4, "break")
    await did.doings.change(did.day, (FIRST, talk, LAST), {talk.id: BlockWords("Next steps")})
    await did.doings.change(did.day, (FIRST, talk, tea, LAST), {})
    await did.doings.take_back()
    assert did.kinds() == ["gather", "talk", "close"]
    await did.doings.take_back()
    assert did.kinds() == ["gather", "close"]
    assert did.last() == ""


async def test_a_day_that_was_taken_away_stands_again(did: Did) -> None:
    await planned(did.evening)
    await did.doings.forgo(did.day)
    assert did.day.phase == "forgone"
    await did.doings.take_back()
    assert (did.day.phase, did.kinds()) == ("planned", ["gather", "close"])


async def test_a_piece_and_a_reading_are_taken_back_before_the_tables_stand(did: Did) -> None:
    piece = await did.doings.offer("The river was late.", About("River", "prose"), BROUGHT, "", "")
    assert did.doings.may_take_back
    await did.doings.take_back()
    assert not did.evening.world.room.pieces[piece].to_come


async def test_a_date_that_was_set_is_taken_back(did: Did) -> None:
    await did.doings.meet("2099-12-05 10:00 Europe/Berlin", datetime(2026, 11, 22, 18, 0, tzinfo=UTC))
    assert did.evening.world.room.meets
    await did.doings.take_back()
    assert not did.evening.world.room.meets


async def test_what_the_room_refused_is_not_taken_back_and_what_cannot_be_is_given_up(did: Did) -> None:
    first = await did.doings.do(acts.Arrange("ranks"))
    await planned(did.evening)
    last = await did.doings.do(Move(did.day.id, did.day.moves, FIRST.id))
    did.evening.world.do(ANA, Move(did.day.id, did.day.moves, LAST.id))
    assert not did.doings.may_take_back
    assert did.last() == last
    did.doings.give_up()
    assert did.last() == first
    did.doings.refused(first)
    assert did.last() == ""


async def test_five_changes_of_a_day_are_taken_back_one_after_the_other(did: Did) -> None:
    await planned(did.evening)
    stood = [did.kinds()]
    for number in range(3, 8):
        await did.doings.change(did.day, (*did.day.blocks[:-1], block(number, "break"), LAST), {})
        stood.append(did.kinds())
    while stood.pop() and stood:
        assert did.doings.may_take_back
        await did.doings.take_back()
        assert did.kinds() == stood[-1]
    assert did.last() == ""


async def test_a_change_that_is_taken_back_and_made_again_leads_back_to_all_before_it(did: Did) -> None:
    await planned(did.evening)
    await did.doings.change(did.day, (FIRST, block(3, "talk"), LAST), {})
    await did.doings.change(did.day, (FIRST, LAST), {})
    await did.doings.take_back()
    await did.doings.change(did.day, (FIRST, block(3, "talk"), block(4, "break"), LAST), {})
    await did.doings.take_back()
    assert did.kinds() == ["gather", "talk", "close"]
    await did.doings.take_back()
    assert did.kinds() == ["gather", "close"]


async def test_a_change_over_which_somebody_else_has_changed_the_plan_is_not_taken_back(did: Did) -> None:
    await planned(did.evening)
    await did.doings.change(did.day, (FIRST, block(3, "talk"), LAST), {})
    did.evening.world.do(ANA, Plan((FIRST, LAST), None, did.day.id, did.day.edition))
    did.evening.link(ANA)
    assert not did.doings.may_take_back


def on_view(did: Did) -> str:
    """The words that stand on view."""
    room = did.evening.world.room
    return did.evening.link(ANA).side.days.announced[room.on_view].text if room.on_view else ""


async def test_what_was_on_view_before_comes_back_step_by_step(did: Did) -> None:
    await did.doings.show("The first rain", "")
    await did.doings.show("The last boat", on_view(did))
    await did.doings.clear_view(clearing(did.evening.link(ANA).room), on_view(did))
    for words in ("The last boat", "The first rain", ""):
        assert did.doings.may_take_back
        await did.doings.take_back()
        assert on_view(did) == words
    assert did.last() == ""


async def test_what_somebody_else_put_on_view_since_stays_there(did: Did) -> None:
    await did.doings.show("The first rain", "")
    await did.evening.link(ANA).days.announce("Another", stays=True)
    assert not did.doings.may_take_back


async def test_what_everybody_was_told_hides_what_was_done_before_it(did: Did) -> None:
    first = await did.doings.do(acts.Arrange("ranks"))
    told = await did.doings.tell("Tea is ready")
    assert did.last() == told
    assert not did.doings.may_take_back
    await did.doings.take_back()
    assert did.last() == told
    did.doings.give_up()
    assert did.last() == first


async def test_a_part_that_was_left_too_soon_goes_on_for_the_time_it_had(did: Did) -> None:
    await planned(did.evening)
    await did.doings.do(Move(did.day.id, 0, FIRST.id))
    before = did.day.now
    assert before is not None
    did.evening.link(ANA).pass_time(MINUTE)
    await did.doings.do(Move(did.day.id, 1, LAST.id))
    assert did.day.current == LAST
    await did.doings.take_back()
    assert did.day.now is not None
    assert (did.day.now.block, did.day.now.ends_at) == (FIRST.id, before.ends_at)


async def test_a_part_that_was_left_long_ago_stays_left_though_nothing_happened_since(did: Did) -> None:
    await planned(did.evening)
    talk = block(5, "talk", 60)
    await did.doings.change(did.day, (FIRST, talk, LAST), {})
    await did.doings.do(Move(did.day.id, 0, FIRST.id))
    await did.doings.do(Move(did.day.id, 1, talk.id))
    assert did.doings.may_take_back
    did.evening.world.at += 10 * MINUTE
    assert not did.doings.may_take_back


def test_what_the_room_refuses_while_it_is_taken_back_is_gone_once() -> None:
    first, second = Done("1" * 32, None, None), Done("2" * 32, None, None)
    done = DoneList()
    done.add(first)
    done.add(second)
    done.refused(second.act)
    done.remove(second)
    assert done.last == first


async def test_a_sprint_at_once_is_taken_back_with_its_part_until_it_begins(did: Did) -> None:
    await planned(did.evening)
    await did.doings.do(Move(did.day.id, 0, FIRST.id))
    now = block(5, "sprint", lead_ms=MINUTE)
    await did.doings.change(did.day, (FIRST, block(4, "talk"), LAST), {})
    for lasts in (False, True):
        await did.doings.change(did.day, (FIRST, now, *did.day.blocks[1:]), {})
        await did.doings.do(Move(did.day.id, did.day.moves, now.id))
        did.doings.go_as_one(now.id)
        assert did.doings.may_take_back
        if lasts:
            did.evening.link(ANA).pass_time(2 * MINUTE)
            did.evening.link(ANA)
            assert not did.doings.may_take_back
        else:
            await did.doings.take_back()
            assert did.kinds() == ["gather", "talk", "close"]
            assert did.day.current == FIRST


async def test_a_change_before_a_sprint_at_once_is_taken_back_after_it(did: Did) -> None:
    await planned(did.evening)
    await did.doings.do(Move(did.day.id, 0, FIRST.id))
    await did.doings.change(did.day, (FIRST, block(4, "talk"), LAST), {})
    now = block(5, "sprint", lead_ms=MINUTE)
    await did.doings.change(did.day, (FIRST, now, *did.day.blocks[1:]), {})
    await did.doings.do(Move(did.day.id, did.day.moves, now.id))
    did.doings.go_as_one(now.id)
    await did.doings.take_back()
    await did.doings.take_back()
    assert did.kinds() == ["gather", "close"]


async def test_a_bell_that_was_rung_by_going_on_is_not_taken_back(did: Did) -> None:
    await planned(did.evening)
    sprint = block(5, "sprint")
    await did.doings.change(did.day, (sprint, LAST), {})
    await did.doings.do(Move(did.day.id, 0, sprint.id))
    led = await did.doings.do(Move(did.day.id, 1, LAST.id))
    assert did.last() == led
    assert not did.doings.may_take_back
