"""Words that did not come to the room are kept, each under what they are about."""

from sprint.screens.leftwords import LeftWords


def test_what_is_kept_is_shown_once_and_blanks_are_nothing() -> None:
    left = LeftWords()
    left.keep("view", "Write what the house remembers")
    left.keep("announcement", "  ")
    assert left.take("announcement") == ""
    assert left.take("view") == "Write what the house remembers"
    assert left.take("view") == ""


def test_words_that_the_room_does_not_take_are_kept_and_others_are_not() -> None:
    left = LeftWords()
    left.sent("1", "announcement", "Tea is ready")
    left.sent("2", "view", "A door")
    left.answered("1", taken=False)
    left.answered("2", taken=True)
    left.answered("2", taken=False)
    left.answered("3", taken=False)
    assert left.take("announcement") == "Tea is ready"
    assert left.take("view") == ""


def test_of_several_all_are_kept_and_the_newest_comes_first() -> None:
    left = LeftWords()
    left.sent("1", "announcement", "Tea")
    left.sent("2", "announcement", "Soup")
    left.answered("1", taken=False)
    left.answered("2", taken=False)
    left.keep("announcement", "Bre")
    assert [left.take("announcement") for _ in range(4)] == ["Bre", "Soup", "Tea", ""]


def test_an_answer_that_comes_before_the_id_is_known_loses_nothing() -> None:
    left = LeftWords()
    left.answered("1", taken=False)
    left.sent("1", "view", "A door")
    left.sent("", "view", "nothing went out")
    assert (left.take("view"), left.take("view")) == ("A door", "")
