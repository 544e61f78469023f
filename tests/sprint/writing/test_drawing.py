"""Drawing for one person: from all decks, each prompt once in one sitting, and with a bad file told of."""

from pathlib import Path

from sprint import prompts
from sprint.core.deck import Prompt
from sprint.desk.prompts import OwnPrompts
from sprint.writing.drawing import Drawer


async def test_in_one_sitting_every_prompt_of_a_kind_comes_before_any_comes_again(tmp_path: Path) -> None:
    OwnPrompts(tmp_path).begin("ours")
    drawer = Drawer(tmp_path)
    images = {
        *prompts.load("image").prompts,
        Prompt("image", "The jar of buttons on the windowsill at our meetings."),
    }
    assert {await drawer.draw(["image"]) for _ in images} == images
    assert await drawer.draw(["image"]) in images


async def test_the_dice_decide_and_other_kinds_are_not_touched(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path, lambda: 0.0)
    first, second = prompts.load("place").prompts[:2]
    assert await drawer.draw(["place"]) == first
    assert await drawer.draw(["form"]) == prompts.load("form").prompts[0]
    assert await drawer.draw(["place"]) == second
    assert await drawer.draw() == prompts.load("image").prompts[0]


async def test_decks_are_read_once_and_complained_of(tmp_path: Path) -> None:
    folder = OwnPrompts(tmp_path).folder
    folder.mkdir()
    (folder / "ours.toml").write_text("image = [1]")
    drawer = Drawer(tmp_path)
    assert list(drawer.complaints) == []
    assert await drawer.draw() is not None
    complaint, *others = drawer.complaints
    assert others == []
    assert complaint.startswith("The deck “ours” cannot be used yet")
    (folder / "ours.toml").unlink()
    await drawer.draw()
    assert list(drawer.complaints) == [complaint]
