"""What is added and removed: by example in the editor, and against the count after anything at all."""

from random import Random

import pytest

from sprint.core.counting import Unit
from tests.widgets.stage import Stage
from widgets.editor import Editor
from widgets.tally import Change, Tally

TEXT = "the tide went out\nand came back"
PIECES = [
    "x",
    " ",
    "\n",
    "two words",
    "—",
    "--",
    "-",
    "雪",
    "",
    "a\nb",
    "’s",
    "👩‍🚀",
    "e\u0301",
    "สวัสดี",
    "한",
]


async def tallied(keys: list[str], text: str = TEXT) -> tuple[int, int]:
    async with Stage(editor := Editor()).run_test() as pilot:
        editor.open_text(text)
        editor.focus()
        await pilot.press(*keys)
        return editor.added, editor.removed


@pytest.mark.parametrize(
    ("keys", "added", "removed"),
    [
        ([], 0, 0),
        ([*" and went"], 2, 0),
        (["ctrl+w"], 0, 1),
        (["ctrl+a", "delete"], 0, 7),
        (["ctrl+a", "x"], 1, 7),
        (["ctrl+shift+left", *"again"], 1, 1),
        # A slip while a word is being typed is neither written nor taken out.
        ([" ", "z", "backspace", *"again"], 1, 0),
        # A word that was finished and taken out again is both.
        ([*" again ", "ctrl+w"], 1, 1),
        # A break inside a word makes two of it; taking it out makes one of them.
        (["left", "left", "space"], 1, 0),
        (["left", "left", "space", "left", "right", "backspace"], 1, 1),
        # Undo takes back what was given, redo gives it again.
        ([*" and went", "ctrl+z"], 0, 0),
        (["ctrl+a", "x", "ctrl+z"], 0, 0),
        (["ctrl+a", "x", "ctrl+z", "ctrl+y"], 1, 7),
        ([" ", "z", "backspace", "ctrl+z", "ctrl+y"], 0, 0),
    ],
)
async def test_what_is_added_and_removed_is_told_apart(keys: list[str], added: int, removed: int) -> None:
    assert await tallied(keys) == (added, removed)


async def test_undo_of_what_came_before_the_mark_counts_as_an_edit_of_its_own() -> None:
    async with Stage(editor := Editor()).run_test():
        editor.open_text("")
        editor.insert("five words in one go")
        editor.begin_tally()
        editor.undo()
        assert (editor.added, editor.removed) == (0, 5)
        editor.redo()
        assert (editor.added, editor.removed) == (0, 0)


async def test_a_tally_goes_on_from_what_it_was_given() -> None:
    async with Stage(editor := Editor()).run_test():
        editor.open_text("one two")
        editor.begin_tally(added=40, removed=7)
        editor.insert(" three", (0, 7))
        editor.delete((0, 0), (0, 4))
        assert (editor.added, editor.removed) == (41, 8)


async def test_another_text_and_another_unit_begin_a_new_tally() -> None:
    async with Stage(editor := Editor()).run_test():
        editor.insert("one two")
        editor.open_text("other words")
        assert (editor.added, editor.removed) == (0, 0)
        editor.insert("more ")
        editor.unit = "characters"
        assert (editor.added, editor.removed) == (0, 0)
        editor.insert("abc")
        assert (editor.added, editor.removed) == (3, 0)


@pytest.mark.parametrize("unit", ["words", "lines", "characters"])
@pytest.mark.parametrize("seed", range(4))
async def test_the_count_is_always_that_at_the_mark_and_added_less_removed(unit: Unit, seed: int) -> None:
    random = Random(seed)
    async with Stage(editor := Editor(unit=unit)).run_test():
        editor.open_text("one two\n\nthree—four")
        at_mark = editor.count
        for _ in range(200):
            act = random.choice(["type", "type", "erase", "replace", "undo", "redo", "mark"])
            places = sorted(_place(editor, random) for _ in range(2))
            match act:
                case "type":
                    editor._replace_via_keyboard(random.choice(PIECES), *editor.selection)
                case "erase":
                    editor.action_delete_left()
                case "replace":
                    editor.replace(random.choice(PIECES), *places)
                case "undo":
                    editor.undo()
                case "redo":
                    editor.redo()
                case "mark" if random.random() < 0.1:
                    at_mark = editor.count
                    editor.begin_tally()
            assert editor.count == at_mark + editor.added - editor.removed, act
            assert editor.removed >= 0
            assert editor.added >= 0


def _place(editor: Editor, random: Random) -> tuple[int, int]:
    row = random.randrange(editor.document.line_count)
    return row, random.randint(0, len(editor.document.get_line(row)))


def test_a_deletion_that_makes_two_words_of_one_adds_one() -> None:
    tally = Tally()
    tally.edit(Change(1, 0), (0, 2), (0, 3), (0, 2), "")
    assert (tally.added, tally.removed) == (1, 0)
