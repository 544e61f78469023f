"""Keeping a room's day as an agenda of one's own: offline, with its ways to respond."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sprint import agendas, protocols
from sprint.cli import main
from sprint.core.agenda.agendafile import MOST_RULES, MOST_WORDS, read_day
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.making import act_sizes, to_blocks
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadAgenda, BadInput
from sprint.core.fields import MAX_TIME
from sprint.core.reading.bodies import ProtocolWords
from sprint.desk.agendas import OwnAgendas
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.protocols import OwnProtocols
from sprint.writing.daykeeping import keep_day
from sprint.writing.dayplanning import fresh_ids
from tests.sprint.commands.homes import keep_at_home
from tests.sprint.core.agenda.badagendas import World
from tests.sprint.core.agenda.test_making import at
from tests.sprint.core.world import ANA, BEN
from tests.sprint.writing.evening import Evening

NOW = at("2026-12-05T09:00")
OURS = ProtocolWords("ours", "Our way", "", protocols.load("round-robin").words.steps)


async def evening(words: ProtocolWords | None = None) -> Evening:
    """Ana has planned half a day; with ``words`` its reading goes by a protocol that only she has."""
    found = Evening()
    made = to_blocks(agendas.load("engagement-day"), fresh_ids(), NOW, found.world.at)
    said = made.words.blocks
    if words is not None:
        said = {
            name: replace(one, protocol=words) if one.protocol is not None else one
            for name, one in said.items()
        }
    await found.link(ANA).days.plan(made.blocks, AgendaWords("Saturday", said))
    return found


def new(home: Path, *words: str) -> int:
    return main(["--home", str(home), "agenda", "new", *words])


def test_a_day_is_kept_by_a_member_without_a_connection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: Evening
) -> None:
    with keep_at_home(day, BEN, tmp_path):
        assert new(tmp_path, "mine", "--of", "tea") == 0
    path = tmp_path / "config" / "agendas" / "mine.toml"
    assert capsys.readouterr().out == f"{path}\n"
    kept, plan = OwnAgendas(tmp_path / "config").find("mine"), agendas.load("engagement-day")
    assert kept.title == "Saturday"
    assert [block.title for block in kept.blocks] == [block.title for block in plan.blocks]
    assert [block.length_ms for block in kept.blocks] == [block.length_ms for block in plan.blocks]
    assert [block.rules for block in kept.blocks] == [block.rules for block in plan.blocks]
    assert not any(block.notes for block in kept.blocks)
    # What comes with Sprint is named and not kept anew.
    assert {block.protocol for block in kept.blocks if block.loaded} == {"round-robin"}
    assert not (tmp_path / "config" / "protocols").exists()
    assert new(tmp_path, "mine", "--of", "tea") == 2


def test_ones_own_notes_to_it_are_kept_with_it(tmp_path: Path, day: Evening) -> None:
    agenda = day.world.room.agenda
    assert agenda is not None
    with keep_at_home(day, ANA, tmp_path) as desk:
        desk.selfnotes.keep(day.world.room.id, {agenda.blocks[1].id: "Breathe."})
        assert new(tmp_path, "mine", "--of", "tea") == 0
    kept = OwnAgendas(tmp_path / "config").find("mine")
    assert [block.notes for block in kept.blocks[:3]] == ["", "Breathe.", ""]


@pytest.fixture
async def day() -> Evening:
    return await evening()


async def test_a_way_to_respond_that_is_not_known_here_is_kept_beside_it_once(tmp_path: Path) -> None:
    link = (await evening(OURS)).link(BEN)
    room = link.room
    assert room is not None
    assert room.agenda is not None
    words = link.side.days.words[room.agenda.id]
    for name in ("one", "two"):
        keep_day(tmp_path, name, room.agenda, words)
        (read,) = (block for block in OwnAgendas(tmp_path).find(name).blocks if block.loaded)
        assert (read.protocol, read.rules) == ("ours", protocols.load("round-robin").protocol)
    assert list(OwnProtocols(tmp_path).shelf().files) == ["ours"]
    assert OwnProtocols(tmp_path).find("ours").words.title == "Our way"


async def test_a_way_to_respond_whose_name_is_taken_gets_a_number(tmp_path: Path) -> None:
    OwnProtocols(tmp_path).begin("ours")
    link = (await evening(OURS)).link(BEN)
    assert link.room is not None
    assert link.room.agenda is not None
    keep_day(tmp_path, "mine", link.room.agenda, link.side.days.words[link.room.agenda.id])
    (read,) = (block for block in OwnAgendas(tmp_path).find("mine").blocks if block.loaded)
    assert read.protocol == "ours-2"
    assert OwnProtocols(tmp_path).find("ours").words.title == "Our evening"


async def test_a_name_that_is_taken_keeps_nothing_at_all(tmp_path: Path) -> None:
    OwnAgendas(tmp_path).begin("mine")
    link = (await evening(OURS)).link(BEN)
    assert link.room is not None
    assert link.room.agenda is not None
    with pytest.raises(BadInput, match="is there already"):
        keep_day(tmp_path, "mine", link.room.agenda, AgendaWords())
    assert not (tmp_path / "protocols").exists()


def test_a_room_without_a_day_and_no_room_at_all_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "nobody", "mine", "--of", "tea") == 2
    assert "You have been in no room yet." in capsys.readouterr().err
    with keep_at_home(Evening(), BEN, tmp_path / "ben"):
        assert new(tmp_path / "ben", "mine", "--of", "tea") == 2
        assert "No day was ever planned in that room" in capsys.readouterr().err
        assert new(tmp_path / "ben", "mine", "--of", "xyzzy") == 2
        assert "There is no such room." in capsys.readouterr().err
        assert new(tmp_path / "ben", "mine", "--of", "tea", "--from", "hour") == 2
        assert "not with both" in capsys.readouterr().err
    with Desk.open(Folders.under(tmp_path / "ben")) as desk:
        assert not (desk.folders.config / "agendas").exists()


async def test_the_largest_agenda_that_is_read_can_be_planned() -> None:
    block = '[[blocks]]\nkind = "{}"\nlength = "10"\nprompt = "{}"\n'
    text = 'title = "Long"\n' + block.format("read", "o" * 100) * 4 + block.format("break", "o" * 25) * 54
    plan = read_day(text, "long", World())
    while True:
        # Longer by a letter until one letter more is one too many.
        try:
            plan = read_day(text := text.replace(' = "o', ' = "oo', 20), "long", World())
        except BadAgenda:
            break
    assert act_sizes(plan)[1] > MOST_WORDS - 100
    assert act_sizes(plan)[0] > MOST_RULES - 1_500
    link = Evening().link(ANA)
    made = to_blocks(plan, fresh_ids(), NOW, link.now())
    await link.days.plan(made.blocks, made.words)
    assert link.room is not None
    assert link.room.agenda is not None
    assert link.room.agenda.blocks == made.blocks


def test_a_time_that_no_calendar_has_is_no_trouble(tmp_path: Path) -> None:
    block = Block("1" * 32, "gather", 600_000, starts_at=MAX_TIME)
    path = keep_day(tmp_path, "far", Agenda("2" * 32, "a" * 64, (block,)), AgendaWords())
    assert "[[blocks]]" in path.read_text()
