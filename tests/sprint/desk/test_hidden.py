"""Whom one has hidden is kept for each room, until one shows them again."""

from pathlib import Path

from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.peeking import known_hidden

ANA, BEN = "a" * 64, "b" * 64


def test_hidden_people_are_there_on_the_next_start_and_in_that_room_alone(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    with Desk.open(folders) as desk:
        desk.hidden.keep("tuesday", frozenset({ANA, BEN}))
    with Desk.open(folders) as desk:
        assert desk.hidden.of("tuesday") == {ANA, BEN}
        assert desk.hidden.of("thursday") == frozenset()
        assert known_hidden(folders, "tuesday") == {ANA, BEN}, "also while a program has the desk"


def test_who_is_shown_again_leaves_no_trace(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        desk.hidden.keep("tuesday", frozenset({BEN}))
        desk.hidden.keep("tuesday", frozenset())
        assert desk.hidden.of("tuesday") == frozenset()
        assert BEN not in (desk.folders.data / "hidden.json").read_text()
