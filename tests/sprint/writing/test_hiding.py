"""Hiding somebody for oneself: here at once, on the desk for the next visit, and in no log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble, Refused
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.writing.hiding import hide
from sprint.writing.rooms import first_identity, join_room, remember_room
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, World, key_of
from tests.sprint.screens.fakelink import INVITE, FakeLink


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        yield desk


@pytest.fixture
def link() -> FakeLink:
    link = FakeLink(World())
    link.says(BEN, "Anybody there?")
    return link


async def test_somebody_stays_hidden_from_one_visit_to_the_next(desk: Desk, link: FakeLink) -> None:
    entries = len(link.world.log)
    await hide(desk, link, key_of(BEN))
    assert link.side.notes == []
    assert len(link.world.log) == entries, "nobody is told"
    again = join_room(desk, first_identity(desk, ANA), str(INVITE))
    assert again.side.hidden == {key_of(BEN)}
    await hide(desk, link, key_of(BEN), off=True)
    assert [note.text for note in link.side.notes] == ["Anybody there?"]
    assert desk.hidden.of(KEYS.room) == frozenset()


async def test_what_stands_at_home_of_the_circle_is_without_them_at_once(desk: Desk, link: FakeLink) -> None:
    join_room(desk, first_identity(desk, ANA), str(INVITE))
    remember_room(desk, link)
    assert people(desk) == (BEN,)
    await hide(desk, link, key_of(BEN))
    assert people(desk) == ()
    await hide(desk, link, key_of(BEN), off=True)
    assert people(desk) == (BEN,)


def people(desk: Desk) -> tuple[str, ...]:
    """Who is told of at home."""
    record = desk.rooms.get(KEYS.room)
    return record.circle.people if record is not None else ()


@pytest.mark.parametrize(("whom", "code"), [(ANA, "own"), (CARA, "unknown-member")])
async def test_neither_oneself_nor_a_stranger_can_be_hidden(
    desk: Desk, link: FakeLink, whom: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        await hide(desk, link, key_of(whom))
    assert refused.value.code == code
    assert link.side.hidden == frozenset()


async def test_it_holds_for_the_visit_where_the_disk_would_not_keep_it(desk: Desk, link: FakeLink) -> None:
    (desk.folders.data / "hidden.json").mkdir()
    with pytest.raises(DeskTrouble):
        await hide(desk, link, key_of(BEN))
    assert link.side.notes == []
