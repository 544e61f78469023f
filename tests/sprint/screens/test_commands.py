import importlib
import pkgutil
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

import sprint.screens
from sprint.app import SprintApp
from sprint.screens.base import Dialog, Keyed, bindings_for
from sprint.screens.command import PLACES, Place
from sprint.screens.commands import COMMANDS, commands_of, table
from sprint.screens.keynames import key_name, keys_shown

for module in pkgutil.iter_modules(sprint.screens.__path__):
    importlib.import_module(f"sprint.screens.{module.name}")


def screens(cls: type[Keyed[Any]] = Keyed) -> list[type[Keyed[Any]]]:
    found: list[type[Keyed[Any]]] = []
    for sub in cls.__subclasses__():
        found += [sub] if "place" in sub.__dict__ else []
        found += screens(sub)
    return found


@pytest.mark.parametrize("place", [place for place in PLACES if place != "everywhere"])
def test_no_key_means_two_things_in_one_place(place: Place) -> None:
    keys = Counter(
        key
        for command in (*commands_of(place), *commands_of("everywhere"))
        for key in command.keys.split(",")
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_place_but_the_app_has_a_screen() -> None:
    assert {screen.place for screen in screens()} == set(PLACES) - {"everywhere"}


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_every_command_is_carried_out_by_its_screen(screen: type[Keyed[Any]]) -> None:
    missing = [one.id for one in commands_of(screen.place) if not hasattr(screen, f"action_{one.id}")]
    assert missing == []


def test_every_command_that_works_everywhere_is_carried_out_by_the_app() -> None:
    assert [one.id for one in commands_of("everywhere") if not hasattr(SprintApp, f"action_{one.id}")] == []


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_screens_have_no_keys_but_those_of_the_registry(screen: type[Keyed[Any]]) -> None:
    assert bindings_for(screen.place) == screen.BINDINGS


@pytest.mark.parametrize("screen", [one for one in screens() if issubclass(one, Dialog)])
def test_every_dialog_has_the_keys_that_its_foot_shows(screen: type[Dialog[Any]]) -> None:
    known = screen._merge_bindings().key_to_bindings
    for command in (one for one in commands_of("everywhere") if one.footer):
        for key in command.keys.split(","):
            assert [one.action for one in known[key]] == [f"app.{command.id}"]


def test_ids_are_given_once() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_titles_and_help_are_for_people() -> None:
    for command in COMMANDS:
        assert command.help.endswith("."), command.id
        assert len(command.title) <= 16, command.id


def test_keys_are_named_as_people_write_them() -> None:
    assert [key_name(key) for key in ("ctrl+o", "f2", "question_mark", "escape", "x")] == [
        "Ctrl+O",
        "F2",
        "?",
        "Esc",
        "x",
    ]
    rooms = next(command for command in COMMANDS if command.id == "room")
    assert keys_shown(rooms) == "1-5"


def test_the_table_names_every_command_of_the_screens_and_is_printed() -> None:
    for place in ("everywhere", "home", "lobby", "writing", "results"):
        for command in (command for command in COMMANDS if place in command.places):
            assert f"| {keys_shown(command)} | {command.help} |" in table()
    printed = subprocess.run(
        [sys.executable, "-m", "sprint.screens.commands"], capture_output=True, text=True, check=True
    )
    assert printed.stdout == table()
