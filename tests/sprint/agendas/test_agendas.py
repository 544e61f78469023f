"""What comes with Sprint: each agenda can be led, holds what it promises, and talks to people."""

from importlib.resources import files

import pytest

from sprint import agendas, protocols
from sprint.agendas.beginning import BEGINNING
from sprint.core.agenda.agendafile import read_day
from sprint.core.agenda.dayplan import whole_day_ms
from sprint.core.agenda.fitcheck import check_fit
from sprint.core.agenda.needs import Company
from sprint.core.agenda.runsheet import as_ms, run_sheet
from sprint.core.cleaning import clean
from tests.sprint.core.agenda.badagendas import World
from tests.sprint.core.agenda.test_runsheet import NOW

MINUTE = 60_000


@pytest.fixture(params=agendas.names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def kinds(name: str) -> list[str]:
    return [block.kind for block in agendas.load(name).blocks]


def test_there_is_one_for_every_file() -> None:
    there = {path.name for path in files(agendas).iterdir() if path.name.endswith(".toml")}
    assert there == {f"{name}.toml" for name in agendas.names()}
    assert agendas.names()[0] == agendas.DEFAULT == "circle-evening"
    with pytest.raises(KeyError):
        agendas.load("../circle-evening")


def test_each_is_for_any_day_and_says_what_to_do_in_every_block(name: str) -> None:
    plan = agendas.load(name)
    assert (plan.date, plan.zone, plan.repeat) == (None, "", None)
    titles = [block.title for block in plan.blocks]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for block in plan.blocks:
        assert block.prompt == clean(block.prompt).strip()
        assert len(block.prompt) >= 30


def test_each_begins_by_gathering_and_ends_by_closing(name: str) -> None:
    first, *_, last = kinds(name)
    assert (first, last) == ("gather", "close")


@pytest.mark.parametrize("people", [2, 3, 5, 8, 12, 20])
def test_each_fits_circles_of_every_size(name: str, people: int) -> None:
    sheet = run_sheet(agendas.load(name), NOW)
    others = {one: protocols.load(one).protocol for one in protocols.names()}
    fit = check_fit(sheet.blocks, Company(people), as_ms(sheet.starts), others)
    assert fit.holds, fit.heard


def test_each_is_what_it_is_named_for() -> None:
    assert kinds("sprint") == ["gather", "sprint", "close"]
    assert kinds("hour") == ["gather", "sprint", "close"]
    assert whole_day_ms(agendas.load("hour").blocks) == 60 * MINUTE
    assert kinds("chain").count("sprint") == 3
    assert kinds("circle-evening") == ["gather", "sprint", "break", "read", "close"]
    half, full = kinds("engagement-day"), kinds("engagement-day-full")
    assert len(half) >= 7
    assert (half.count("sprint"), half.count("read"), half.count("talk")) == (2, 1, 1)
    assert (full.count("sprint"), full.count("read"), full.count("talk")) == (3, 2, 1)
    assert whole_day_ms(agendas.load("engagement-day").blocks) < 4 * 60 * MINUTE
    assert whole_day_ms(agendas.load("engagement-day-full").blocks) > 6 * 60 * MINUTE


def test_what_ones_own_begin_with_has_every_kind_of_block() -> None:
    plan = read_day(BEGINNING, "ours", World())
    assert [block.kind for block in plan.blocks] == ["gather", "sprint", "break", "read", "talk", "close"]
