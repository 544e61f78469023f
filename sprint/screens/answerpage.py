"""The response on the page of a table: its file is opened, kept while one writes, and put down again.

What it is about and when it is wanted is known by the screen; this knows the page and the file.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sprint.core.errors import SprintError
from sprint.core.reading.bodies import Given
from sprint.core.reading.protocol import Kind
from sprint.desk.drafts import Draft
from sprint.screens.foot import Tone
from sprint.writing.answering import Answering, Place
from sprint.writing.saving import DraftSaver
from widgets.editor import Editor

EMPTY = "Write here. It is kept from the first key on; Ctrl+S sends it."


@dataclass(slots=True)
class Answer:
    """A response that is being written: where it belongs, its file, and what it may be."""

    at: Place
    draft: Draft
    saver: DraftSaver
    kinds: tuple[Kind, ...]
    of: Kind

    def turn_kind(self) -> None:
        """Be of the next kind that it may be."""
        self.of = self.kinds[(self.kinds.index(self.of) + 1) % len(self.kinds)]


class AnswerPage:
    """``answer`` is what is on the ``editor``, which nobody can write on without one.

    It is ``touched`` once something stood there, though it may be deleted: somebody is at work on it.
    """

    def __init__(self, answering: Answering, tell: Callable[[str, Tone], None]) -> None:
        self.editor = Editor(placeholder=EMPTY, id="page")
        self.editor.read_only = True
        self.answer: Answer | None = None
        self.touched = False
        self._answering, self._tell = answering, tell
        self._coming: Place | None = None

    @property
    def free(self) -> bool:
        """Whether nothing is on the page, nor on its way there."""
        return self.answer is None and self._coming is None

    @property
    def unsent(self) -> bool:
        """Whether there is something on the page that was not sent."""
        return self.answer is not None and bool(self.editor.text.strip())

    @property
    def returned(self) -> Place | None:
        """Where a text belongs that the room would not have, while the page is free for it."""
        return min(self._answering.returned, default=None) if self.free else None

    def expect(self, at: Place) -> bool:
        """Let the page wait for a response; False where it does already, or another is on it."""
        if self.answer is not None or self._coming == at:
            return False
        self._coming = at
        return True

    async def open(self, at: Place, kinds: tuple[Kind, ...]) -> bool:
        """Lay a response on the page as far as it was written; False where its file cannot be had."""
        try:
            draft = await self._answering.open(*at)
        except SprintError as error:
            self._tell(str(error), "warning")
            return False
        finally:
            self._coming = None
        saver = DraftSaver(self.editor, draft, self._tell_saving)
        self.answer = Answer(at, draft, saver, kinds, kinds[0] if kinds else "talk")
        self.editor.read_only = False
        self.editor.open_text(draft.text)
        if draft.text:
            # It may have come from elsewhere than its file.
            saver.edited()
            self._tell("What you had written here is back.", "")
        return True

    async def begun(self, piece: str, steps: int) -> Place | None:
        """The first of so many steps in which something about a piece was begun and never sent."""
        for step in range(steps):
            if await self._answering.left(piece, step):
                return piece, step
        return None

    def edited(self) -> None:
        """Note that the text changed."""
        if self.answer is not None and not self.editor.read_only:
            self.touched = self.touched or bool(self.editor.text)
            self.answer.saver.edited()

    def add(self, text: str) -> None:
        """Put a text at the end of the page."""
        self.editor.move_cursor(self.editor.document.end)
        self.editor.insert(text)

    async def keep(self) -> None:
        """Save what was typed, when it is time; what the room would not have is laid below it first."""
        answer = self.answer
        if answer is None:
            return
        text = self._answering.returned.pop(answer.at, "")
        if text and text not in self.editor.text:
            self.add(f"\n\n{text}" if self.editor.text else text)
        await answer.saver.save_if_due()

    async def send(self, reading: str, answer: Answer, given: Given, *, last: bool) -> bool:
        """Give the response in that reading; where that is refused it stays on the page, and why is told."""
        await answer.saver.finish()
        try:
            await self._answering.send(reading, answer.at, answer.of, given, last=last)
        except SprintError as error:
            self._tell(str(error), "warning")
            return False
        return True

    def go_on_after(self, sent: str) -> None:
        """Have nothing on the page after a text of it was sent, but what was typed meanwhile."""
        rest = self.editor.text.removeprefix(sent)
        if self.answer is None or not rest.strip():
            self.put_down()
        else:
            self.editor.open_text(rest)
            self.answer.saver.edited()

    async def put_aside(self) -> bool:
        """Leave what is on the page in its file; says whether that took it."""
        answer = self.answer
        if answer is not None:
            await answer.saver.finish()
            self.put_down()
        return answer is None or answer.draft.unsaved is None

    def put_down(self) -> None:
        """Have nothing on the page any more."""
        if self.answer is not None:
            self._let_go(self.answer)
            self.editor.read_only = True
            self.editor.open_text("")

    async def close(self) -> None:
        """Save what was typed last, for a page that is shown no more."""
        answer = self.answer
        if answer is not None:
            await answer.saver.finish()
            self._let_go(answer)

    def _let_go(self, answer: Answer) -> None:
        self.answer, self.touched = None, False
        self._answering.put_down(answer.at, answer.draft)

    def _tell_saving(self, sentence: str) -> None:
        if sentence:
            self._tell(sentence, "warning")
