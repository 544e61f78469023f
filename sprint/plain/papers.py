"""Writing: right here line by line, or in one's own editor; and which draft it goes to."""

import asyncio
import os
from pathlib import Path

from sprint.clocks import mono_ms, wall_ms
from sprint.core.errors import BadInput, BadText, Refused, SprintError
from sprint.core.figures import named_count
from sprint.desk.drafts import Draft
from sprint.plain import commands
from sprint.plain.editor import edit, editor_command
from sprint.plain.looking import Looks
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.plain.words import BY_NAME
from sprint.telling.words import path_shown
from sprint.writing.pages import TextPage
from sprint.writing.pipes import LinesIn

LOOK_S = 1.0
DOT = "."
EXPLAINED = (
    "Write. Each line goes to your draft, and what happens is told between two lines. A dot alone ends; two "
    "dots alone give a line that is one dot."
)
BRIEFLY = "Write. A dot alone ends."
OPENS = "Your editor opens. What you save there counts; the bell takes what was saved last."

Writing = commands.Write | commands.Edit | commands.WhereDraft | commands.CarryOn


class Papers:
    """The draft of a stay. Writing here reads ``lines``; an editor needs a ``terminal``.

    ``here`` says that one writes here just now, ``editing`` that the editor is open.
    """

    def __init__(self, stay: Stay, voice: Voice, lines: LinesIn, *, terminal: bool) -> None:
        self.here = False
        self.editing = False
        self._explained = False
        self._pointed_out = False
        self._complaint = ""
        self._stay, self._voice, self._lines, self._terminal = stay, voice, lines, terminal

    async def take(self, command: Writing) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        match command:
            case commands.Write():
                await self._write(self._page())
            case commands.Edit():
                await self._edit(self._page())
            case commands.WhereDraft():
                self._where()
            case commands.CarryOn():
                await self._carry_on(self._page())

    def _page(self) -> TextPage:
        page = self._stay.page
        if not isinstance(page, TextPage) or self._stay.writer.draft is None:
            raise Refused("typed", "You write elsewhere. Type the count of your text, for example 512.")
        return page

    def _where(self) -> None:
        draft = self._stay.writer.draft
        self._voice.answer(
            "You write elsewhere; here is only your number."
            if draft is None
            else f"Your draft is {path_shown(draft.path)}."
        )

    async def _write(self, page: TextPage) -> None:
        self._voice.answer(BRIEFLY if self._explained else EXPLAINED)
        self._explained = True
        self._voice.turn_to("here")
        self.here = True
        try:
            await self._write_lines(page)
        finally:
            self.here = False
            self._voice.turn_to("none")
        self._voice.answer(f"Written. {self._counts(page)}")

    def _counts(self, page: TextPage) -> str:
        """How much one wrote in this sprint, and how much the whole draft has where that is another."""
        unit, wrote = self._stay.writer.terms.unit, self._stay.writer.written
        whole = named_count(page.count, unit)
        if wrote == page.count:
            return f"{whole}."
        here = "" if wrote is None else f"{named_count(wrote, unit)} in this sprint. "
        return f"{here}Your draft has {whole}."

    async def _write_lines(self, page: TextPage) -> None:
        if page.text and not page.text.endswith("\n"):
            page.append("\n")
        while True:
            try:
                line = await self._lines.line()
                text = (line or b"").decode("utf-8", "replace").rstrip("\r")
                if line is None or text == DOT:
                    return
                # Only a line of nothing but dots could be meant as the end, so only such a one loses one.
                page.append(f"{text if text.strip(DOT) else text.removeprefix(DOT)}\n")
                self._stay.writer.edited()
                self._point_out(text)
            except BadInput as error:
                self._voice.answer(str(error))
            if self._voice.level == "all":
                self._voice.paragraph()

    def _point_out(self, text: str) -> None:
        """Say once that a line which is a word alone, as one types it elsewhere, went to the text."""
        if not self._pointed_out and text.strip().lower() in BY_NAME:
            self._pointed_out = True
            self._voice.answer("That is in your text; a dot alone leaves writing.")

    async def _edit(self, page: TextPage) -> None:
        draft = self._stay.writer.draft
        if draft is None or not self._terminal:
            raise Refused("no-terminal", "There is no terminal here to open an editor in. write works here.")
        command = editor_command(os.environ)
        await self._stay.writer.save()
        self._voice.answer(OPENS)
        self._voice.turn_to("editor")
        self.editing = True
        self._complaint = ""
        looks = Looks(draft.path)
        try:
            ended = asyncio.create_task(edit(command, draft.path))
            while not (await asyncio.wait([ended], timeout=LOOK_S))[0]:
                size = looks.at_rest(wall_ms(), mono_ms())
                if size is not None:
                    await self._reread(draft, page, size)
            complaint = ended.result()
        finally:
            self.editing = False
            self._voice.turn_to("none")
        # What a closed editor has left there is all there will be.
        await self._reread(draft, page)
        self._voice.answer(f"{complaint} {self._counts(page)}".strip())

    async def _reread(self, draft: Draft, page: TextPage, size: int | None = None) -> None:
        try:
            text = await asyncio.to_thread(draft.reread, size)
        except BadText as error:
            if str(error) != self._complaint:
                self._complaint = str(error)
                self._voice.news(self._complaint, "bell")
            return
        if text is not None:
            page.replace(text)

    async def _carry_on(self, page: TextPage) -> None:
        stay, now = self._stay, self._stay.writer.draft
        if now is None or page.text.strip():
            raise Refused("not-empty", "You have begun to write in this draft already. It stays your draft.")
        draft = await asyncio.to_thread(self._last, now)
        page.replace(draft.text)
        # What the text of last time had was not added in this sprint.
        page.begin_tally()
        stay.writer.draft = draft
        await asyncio.to_thread(now.discard_if_empty)
        if stay.entrant is not None and stay.begun is not None and stay.begun.phase == "running":
            await stay.writer.rebase(page.count)
        unit = stay.writer.terms.unit
        self._voice.answer(f"You go on in {path_shown(draft.path)}, at {named_count(page.count, unit)}.")

    def _last(self, but: Draft) -> Draft:
        for year in self._stay.desk.sprints.years()[:2]:
            for record in self._stay.desk.sprints.list(year):
                if not record.draft or Path(record.draft) == but.path:
                    continue
                try:
                    return Draft.open(Path(record.draft))
                except SprintError:
                    continue
        raise Refused("no-draft", "There is no draft of last time to go on in.")
