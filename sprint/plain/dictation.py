"""Lines that are typed until one that is only a dot: a paste, or a response, which is on the disk at once."""

import asyncio

from sprint.core.errors import SprintError
from sprint.plain.papers import DOT
from sprint.plain.voice import Voice
from sprint.writing.pages import TextPage
from sprint.writing.pipes import LinesIn
from sprint.writing.saving import DraftSaver

LOOK_S = 0.1


class Dictation:
    """Takes lines; ``here`` says that it does just now. What happens meanwhile is told between them."""

    def __init__(self, voice: Voice, lines: LinesIn) -> None:
        self.here = False
        self._voice, self._lines = voice, lines

    async def take(self, page: TextPage, saver: DraftSaver | None = None) -> bool:
        """Add lines to ``page`` until a dot; says whether it came, and not the end of the input."""
        self._voice.turn_to("here")
        self.here = True
        saving = asyncio.create_task(_keep_saving(saver)) if saver is not None else None
        try:
            return await self._take(page, saver)
        finally:
            self.here = False
            if saving is not None:
                saving.cancel()
                await asyncio.gather(saving, return_exceptions=True)
            self._voice.turn_to("none")

    async def _take(self, page: TextPage, saver: DraftSaver | None) -> bool:
        while True:
            line = await self._lines.line()
            text = (line or b"").decode("utf-8", "replace").rstrip("\r")
            if line is None or text == DOT:
                if saver is not None:
                    await saver.finish()
                return line is not None
            try:
                # As in one's draft: only a line of nothing but dots loses one.
                page.append(f"{text if text.strip(DOT) else text.removeprefix(DOT)}\n")
            except SprintError as error:
                self._voice.answer(str(error))
            if saver is not None:
                saver.edited()
            self._voice.paragraph()


async def _keep_saving(saver: DraftSaver) -> None:
    while True:
        await saver.save_if_due()
        await asyncio.sleep(LOOK_S)
