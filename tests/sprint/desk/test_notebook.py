"""Marks and responses on the disk: each piece has its own, whatever ids their authors chose."""

from pathlib import Path

from sprint.core.reading.bodies import Mark
from sprint.desk.notebook import Notebook

ROOM = "ab" * 16
PIECE = "c" * 31 + "1"
ALIKE = "c" * 31 + "2"


def test_marks_and_responses_are_there_again(tmp_path: Path) -> None:
    book, marks = Notebook(tmp_path, ROOM), (Mark(1, 3), Mark(2, 2, "note", "here"))
    book.keep_marks(PIECE, marks)
    assert not book.has_response(PIECE, 0)
    book.response(PIECE, 0).save("It stayed with me.")
    again = Notebook(tmp_path, ROOM)
    assert again.marks(PIECE) == marks
    assert again.has_response(PIECE, 0)
    assert again.response(PIECE, 0).text == "It stayed with me."
    assert again.response(PIECE, 1).text == ""


def test_what_is_written_to_one_piece_never_stands_under_another_whose_id_begins_alike(
    tmp_path: Path,
) -> None:
    """An act's id is its author's choice, so somebody could choose one like another's."""
    book = Notebook(tmp_path, ROOM)
    book.keep_marks(PIECE, (Mark(1, 3),))
    book.response(PIECE, 0).save("For this author only.")
    assert book.marks(ALIKE) == ()
    assert not book.has_response(ALIKE, 0)
    assert book.response(ALIKE, 0).text == ""


def test_a_response_whose_file_is_no_text_is_put_aside_and_begins_anew(tmp_path: Path) -> None:
    book = Notebook(tmp_path, ROOM)
    book.response(PIECE, 0).save("It stayed with me.")
    (path,) = book.folder.glob("*.txt")
    path.write_bytes(b"\0\1")
    draft = book.response(PIECE, 0)
    assert draft.text == ""
    draft.save("Again.")
    assert book.response(PIECE, 0).text == "Again."
    assert path.with_name(f"{path.stem} 2.txt").read_bytes() == b"\0\1"


def test_marks_that_are_spoilt_are_none_and_never_written_over(tmp_path: Path) -> None:
    book = Notebook(tmp_path, ROOM)
    book.keep_marks(PIECE, (Mark(1, 3),))
    (path,) = book.folder.glob("*.json")
    path.write_bytes(b"[{")
    assert book.marks(PIECE) == ()
    book.keep_marks(PIECE, (Mark(2, 2),))
    assert book.marks(PIECE) == (Mark(2, 2),)
    assert (book.folder / f"{PIECE}-marks 2.json").read_bytes() == b"[{", "kept for whoever can mend it"
