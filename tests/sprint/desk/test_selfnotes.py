"""Notes to oneself are kept on the desk by room and part, with a bound."""

from pathlib import Path

from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.peeking import known_notes
from sprint.desk.selfnotes import MOST


def test_notes_are_there_on_the_next_start_and_in_that_room_alone(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    with Desk.open(folders) as desk:
        desk.selfnotes.keep("tuesday", {"a": "Tell where the kettle is.", "b": "Breathe."})
    with Desk.open(folders) as desk:
        assert desk.selfnotes.of("tuesday") == {"a": "Tell where the kettle is.", "b": "Breathe."}
        assert desk.selfnotes.of("thursday") == {}
        assert known_notes(folders, "tuesday")["b"] == "Breathe.", "also while a program has the desk"


def test_a_note_takes_the_place_of_the_one_before_and_an_empty_one_takes_it_away(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        desk.selfnotes.keep("tuesday", {"a": "one", "b": "two"})
        assert desk.selfnotes.keep("tuesday", {"a": "three", "b": ""}) == {"a": "three"}
        assert desk.selfnotes.of("tuesday") == {"a": "three"}


def test_of_very_many_the_newest_stay(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        kept = desk.selfnotes.keep("tuesday", {str(number): "note" for number in range(MOST + 2)})
        assert len(kept) == MOST
        assert {"0", "1"}.isdisjoint(kept)
