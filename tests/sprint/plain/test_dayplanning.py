"""Planning a day by typed words: its parts, their prompts and one's notes to them change, and change back."""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from tests.sprint.plain.typists import Circle
from tests.sprint.writing.evening import Evening


def day(evening: Evening) -> Agenda:
    agenda = evening.world.room.agenda
    assert agenda is not None
    return agenda


def block(evening: Evening, number: int) -> Block:
    return day(evening).blocks[number - 1]


async def test_a_prompt_is_told_set_seen_by_all_taken_away_and_put_back(circle: Circle) -> None:
    _, ana, ben, _ = circle
    await ana.type("plan hour")
    await ana.type("add break 10 Tea")
    assert "Tea has no prompt" in await ana.type("prompt 1")
    assert "Everybody sees it while Tea lasts" in await ana.type("prompt 1 Ask what they read.")
    ben.catch_up()
    assert await ben.type("prompt 1") == ": Tea: Ask what they read."
    assert "has no prompt now" in await ana.type("prompt 1 none")
    assert "Tea has no prompt" in await ana.type("prompt 1")
    await ana.type("undo")
    assert "Ask what they read." in await ana.type("prompt 1")
    await ana.type("undo")
    assert "Tea has no prompt" in await ana.type("prompt 1")


async def test_a_prompt_is_on_view_when_its_part_begins(circle: Circle) -> None:
    _, ana, ben, _ = circle
    await ana.type("plan hour")
    await ana.type("prompt 1 What did the house remember?")
    await ana.type("go")
    assert "On view: What did the house remember?" in ben.catch_up()


async def test_a_part_becomes_another_and_keeps_its_prompt(circle: Circle) -> None:
    evening, ana, *_ = circle
    await ana.type("plan hour")
    await ana.type("prompt 2 Write the river.")
    before = block(evening, 2)
    assert "It is Second wind now" in await ana.type("change 2 sprint 20 Second wind")
    assert (block(evening, 2).kind, block(evening, 2).length_ms) == ("sprint", 20 * 60_000)
    await ana.type("change 2 talk 15")
    assert (block(evening, 2).kind, block(evening, 2).id) == ("talk", before.id)
    assert block(evening, 2).slot_ms > 0
    assert await ana.type("prompt 2") == ": Talk: Write the river."
    await ana.type("undo")
    await ana.type("undo")
    assert block(evening, 2) == before


async def test_what_cannot_change_stays_and_what_is_missing_is_said(circle: Circle) -> None:
    evening, ana, ben, _ = circle
    assert "No day is planned here" in await ana.type("prompt 2 Write.")
    await ana.type("plan hour")
    await ana.type("go")
    before = day(evening)
    for line in ("prompt 1 Late", "change 1 break 5"):
        assert "What has begun stays" in await ana.type(line)
    for line in ("prompt", "prompt two", "change", "change x sprint 20"):
        assert "For example" in (told := await ana.type(line)) or "for example" in told
    assert "what it is to be" in await ana.type("change 2")
    assert "is no part of a day" in await ana.type("change 2 sprnt 20")
    assert "has at most 600 letters" in await ana.type(f"prompt 2 {'long ' * 130}")
    ben.catch_up()
    assert "The day is led by whoever planned it" in await ben.type("prompt 2 Mine")
    assert day(evening) == before


async def test_a_note_is_kept_for_oneself_also_on_a_part_that_has_begun(circle: Circle) -> None:
    evening, ana, *_ = circle
    await ana.type("plan hour")
    await ana.type("go")
    entries = len(evening.world.log)
    assert "for you alone" in await ana.type("notes 1 Ask Ben about the tea.")
    assert "Ask Ben about the tea." in await ana.type("notes")
    assert "Say what to note" in await ana.type("notes 1")
    await ana.type("notes 1 none")
    assert "You have no notes" in await ana.type("notes")
    assert len(evening.world.log) == entries


async def test_day_tells_of_a_locked_door_and_of_how_many_have_said_their_line(circle: Circle) -> None:
    _, ana, ben, _ = circle
    await ana.type("lock")
    assert "The door is locked." in await ana.type("day")
    await ana.type("plan hour")
    await ana.type("go")
    ben.catch_up()
    await ben.type("intention finish the scene")
    told = await ana.type("day")
    assert "The door is locked." in told
    assert "1 of 3 said what they mean to do." in told
    await ana.type("unlock")
    assert "locked" not in await ana.type("day")
