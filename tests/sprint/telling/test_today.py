"""Where a day stands, for showing: what is on view, and what of it only whoever asks for it sees."""

from sprint.core.agenda.acts import Announce, Hold, Move, Proceed, Stretch
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.jsonmode.happened import line_of, said_by_hidden
from sprint.telling.announced import announced_words
from sprint.telling.happenings import happening
from sprint.telling.today import day_rows, left_ms, now_words, on_view
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_happenings import hearer


def test_that_a_hidden_person_announces_something_is_told_and_their_words_to_whoever_asks() -> None:
    link, cara = FakeLink(World(seat=(ANA, BEN, CARA))), key_of(CARA)
    assert announced_words(link.room, link.side, link.me) == "Nothing was announced yet."
    words = sealed("nasty", "words", cara, link.world.ahead())
    (told,) = link.others(CARA, Announce(words, stays=True))
    assert happening(told, hearer(link)) == f"{CARA}: nasty"
    assert on_view(link.world.room, link.side) == "nasty"
    link.side.hide(frozenset({cara}))
    assert happening(told, hearer(link)) == "An announcement by somebody you have hidden."
    assert on_view(link.world.room, link.side) == "An announcement by somebody you have hidden."
    assert announced_words(link.room, link.side, link.me) == "Somebody you have hidden: nasty"
    line = line_of(told, 0, link.room, link.side)
    assert (line["by"], line["text"]) == ("somebody you have hidden", "")
    assert not said_by_hidden(told, link.side)


async def under_way(*blocks: Block, prompts: tuple[str, ...]) -> FakeLink:
    """A day that has begun, whose parts have these prompts."""
    link = FakeLink(World())
    words = {one.id: BlockWords("", prompt) for one, prompt in zip(blocks, prompts, strict=True)}
    await link.days.plan(blocks, AgendaWords("", words))
    await go(link, 0)
    return link


def agenda_of(link: FakeLink) -> Agenda:
    assert link.room is not None
    assert link.room.agenda is not None
    return link.room.agenda


async def go(link: FakeLink, number: int) -> None:
    agenda = agenda_of(link)
    await link.do(Move(agenda.id, agenda.moves, agenda.blocks[number].id))


async def test_what_was_put_on_view_yields_to_the_prompt_of_a_later_part_for_good() -> None:
    link = await under_way(
        block(1, "gather"), block(2, "break"), block(3, "talk"), block(4, "close"), prompts=("a", "", "b", "")
    )
    room = link.world.room
    assert on_view(room, link.side) == "a"
    link.pass_time(MINUTE)
    await link.days.announce("Doors are open", stays=True)
    assert on_view(link.world.room, link.side) == "Doors are open", "it was put over this part's own"
    link.pass_time(MINUTE)
    await go(link, 1)
    assert on_view(link.world.room, link.side) == "Doors are open", "this part has no prompt"
    link.pass_time(MINUTE)
    await go(link, 2)
    assert on_view(link.world.room, link.side) == "b"
    link.pass_time(MINUTE)
    await go(link, 3)
    assert on_view(link.world.room, link.side) == "", "it comes back no more"


async def test_what_was_skipped_looks_so_and_what_was_has_the_length_that_it_had() -> None:
    link = await under_way(
        block(1, "gather"), block(2, "break"), block(3, "talk"), block(4, "close"), prompts=("",) * 4
    )
    link.pass_time(140_000)
    await go(link, 2)
    rows = day_rows(agenda_of(link), link.side, link.now(), str)
    assert [row.state for row in rows] == ["past", "skipped", "now", "next"]
    assert [row.length for row in rows] == ["2m", "10m", "10m", "10m"]
    assert [bool(row.clock) for row in rows] == [True, False, True, True]


async def test_the_part_under_way_has_the_length_that_it_has_by_now() -> None:
    link = await under_way(block(1, "gather"), block(2, "close"), prompts=("", ""))

    def lengths() -> list[str]:
        return [row.length for row in day_rows(agenda_of(link), link.side, link.now(), str)]

    agenda = agenda_of(link)
    await link.do(Stretch(agenda.id, agenda.moves, MINUTE))
    assert lengths() == ["11m", "10m"]
    await link.do(Hold(agenda.id, agenda.moves))
    link.pass_time(2 * MINUTE)
    assert lengths() == ["13m", "10m"], "it ends as much later as it stands still"
    await link.do(Proceed(agenda.id, agenda.moves))
    assert lengths() == ["13m", "10m"]


async def test_before_a_fixed_time_a_part_lasts_until_then() -> None:
    now = FakeLink(World()).now()
    fixed = now + 60 * MINUTE
    link = await under_way(block(1, "gather"), block(2, "close", starts_at=fixed), prompts=("", ""))
    for _ in range(2):
        assert now_words(link.world.room, link.side, link.now(), str) == f"Gathering · until {fixed}"
        assert left_ms(agenda_of(link), link.now()) == fixed - link.now()
        link.pass_time(20 * MINUTE)


async def test_a_sprint_before_a_fixed_time_has_its_bell_first() -> None:
    now = FakeLink(World()).now()
    fixed = now + 60 * MINUTE
    link = await under_way(block(1, "sprint"), block(2, "close", starts_at=fixed), prompts=("", ""))
    bell = now + 10 * MINUTE
    assert now_words(link.world.room, link.side, link.now(), str) == f"Sprint · until {bell}"
    link.pass_time(11 * MINUTE)
    assert now_words(link.world.room, link.side, link.now(), str) == f"Sprint · until {fixed}"
