"""What one chooses of what the others see, in lines of text."""

from pathlib import Path

from sprint.core.settings import DEFAULTS
from sprint.plain import commands
from sprint.plain.circle import Circle
from sprint.plain.clockwork import Clockwork
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.typing import in_round_two


async def test_what_others_see_changes_now_also_where_it_cannot_be_kept_and_both_is_said(
    tmp_path: Path,
) -> None:
    async with in_round_two(tmp_path) as typist:
        said = list[str]()
        stay = Stay(typist.link, typist.writer, typist.page, typist.desk, DEFAULTS, INVITE)
        voice = Voice(said.append)
        circle = Circle(stay, voice, Clockwork(stay, voice, lambda: None))
        (typist.desk.folders.config / "config.toml").mkdir(parents=True, exist_ok=True)
        await circle.take(commands.Show("hidden"))
        (line,) = said
        assert "The others see nothing of you until the bell." in line
        assert "could not be kept for the next start" in line
        assert "config.toml cannot be read: it is a folder" in line
        await circle.take(commands.Show(None))
        assert said[1:] == [": The others see nothing of you until the bell."]
        assert typist.writer.shown == "hidden"
