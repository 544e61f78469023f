"""What one marked is brought onto one's page as quotes, each line once."""

from sprint.core.reading.bodies import Mark
from sprint.core.reading.lines import lines_of
from sprint.core.reading.marks import Marks
from sprint.telling.saidwords import marks_in, pulled

LINES = lines_of("one\ntwo\nthree\nfour\n", "poem")


def test_lines_under_two_marks_are_quoted_once_and_both_marks_go_along() -> None:
    marks = Marks((Mark(1, 2, "stayed"), Mark(2, 3, "question"), Mark(2, 2, "note", "why?"), Mark(4, 4)))
    text = pulled(marks, LINES, "")
    assert text == "> one\n> two\n> three\nwhy?\n\n> four\n\n"
    assert set(marks_in(marks, LINES, text)) == set(marks.all)
    assert pulled(marks, LINES, text) == ""
