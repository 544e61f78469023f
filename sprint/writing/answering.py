"""The responses one writes: each in a file of its own from the first key on, until the room has it.

A response that is sent stays in its file until the room has taken it; what the room refuses is still there.
"""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

from sprint.core.errors import DeskTrouble, SprintError
from sprint.core.reading.bodies import Given
from sprint.core.reading.protocol import Kind
from sprint.desk.drafts import Draft
from sprint.desk.notebook import Notebook
from sprint.link.base import Link
from sprint.link.news import ActAnswered, News
from sprint.writing.saving import rescue

Place = tuple[str, int]


class Answering:
    """What this person writes to the pieces of one room, by piece and step.

    ``returned`` are the texts that came back because the room would not have them.
    """

    def __init__(self, link: Link, data: Path, room: str) -> None:
        self._link = link
        self.notebook = Notebook(data, room)
        self.returned: dict[Place, str] = {}
        self._sent: dict[str, tuple[Place, str]] = {}
        self._open: set[Place] = set()
        self._unsaved: dict[Place, Draft] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stop = link.listen(self._hear)

    async def open(self, piece: str, step: int) -> Draft:
        """The draft of a response; it begins empty where what stands in its file was given, or is on its way.

        What its file did not take the last time stands there, too. Raises ``DeskTrouble`` and ``BadText``.
        """
        self._open.add((piece, step))
        try:
            return await self._opened((piece, step))
        except SprintError:
            self._open.discard((piece, step))
            raise

    async def _opened(self, at: Place) -> Draft:
        # What is being put away would else be emptied behind the back of what is written now.
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._remember()
        if (kept := self._unsaved.pop(at, None)) is not None:
            kept.text = _with(kept.unsaved or "", self.returned.pop(at, ""))
            return kept
        draft = await asyncio.to_thread(self.notebook.response, *at)
        if self._is_on_way(at, draft.text):
            draft.text = ""
        elif draft.text and self._given(*at, draft.text):
            await asyncio.to_thread(draft.save, "")
            draft.text = ""
        draft.text = _with(draft.text, self.returned.pop(at, ""))
        return draft

    def put_down(self, at: Place, draft: Draft | None = None) -> None:
        """A draft is written on no more; what of it was given meanwhile needs not be kept in its file. What
        its file did not take is kept here until it is opened again, or all is closed.
        """
        self._open.discard(at)
        if draft is not None and draft.unsaved and not self._has(at, draft.unsaved):
            self._unsaved[at] = draft
        elif text := self.returned.get(at):
            self._put_back(at, text)
        else:
            self._put_away(at)

    async def left(self, piece: str, step: int) -> bool:
        """Whether something was written there and not given."""
        self._remember()
        if (piece, step) in self._unsaved:
            return True
        if not await asyncio.to_thread(self.notebook.has_response, piece, step):
            return False
        text = (await asyncio.to_thread(self.notebook.response, piece, step)).text
        return bool(text.strip()) and not self._has((piece, step), text)

    async def send(self, reading: str, at: Place, of: Kind, given: Given, *, last: bool) -> str:
        """Give a response in the ``reading`` in which it was written, and gives the act's id once it is on
        this disk. Raises as ``Readings.respond``.
        """
        act = await self._link.readings.respond(reading, *at, of, given, last=last)
        if not self._given(*at, given.text):
            # A room in memory has it already.
            self._sent[act] = (at, given.text)
        return act

    async def close(self) -> str:
        """Hear no more, and wait for what is being put away; gives a sentence on what no file of it took."""
        self._stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        told = [await asyncio.to_thread(_save_somewhere, draft) for draft in self._unsaved.values()]
        self._unsaved.clear()
        return " ".join(filter(None, told))

    def _remember(self) -> None:
        """Know also of what was sent before the program was started, and waits for its answer."""
        for one in self._link.on_way():
            self._sent.setdefault(one.act, ((one.piece, one.step), one.text))

    def _has(self, at: Place, text: str) -> bool:
        """Whether the room has a text, or will have it."""
        return self._given(*at, text) or self._is_on_way(at, text)

    def _is_on_way(self, at: Place, text: str) -> bool:
        return any(at == place and text.strip() == sent.strip() for place, sent in list(self._sent.values()))

    def _given(self, piece: str, step: int, text: str) -> bool:
        room = self._link.room
        found = room.pieces.get(piece) if room is not None else None
        mine = [
            one.id
            for one in (found.responses if found is not None else ())
            if one.by == self._link.me and one.step == step
        ]
        texts = [self._link.library.given[one].text for one in mine if one in self._link.library.given]
        return text.strip() in (given.strip() for given in texts)

    def _hear(self, news: News) -> None:
        if not isinstance(news, ActAnswered) or news.id not in self._sent:
            return
        if news.outcome == "rejected":
            at, text = self._sent.pop(news.id)
            self.returned[at] = _with(self.returned.get(at, ""), text)
            if at not in self._open:
                self._put_back(at, text)
        else:
            self._taken(news.id)

    def _taken(self, act: str) -> None:
        sent = self._sent.pop(act, None)
        if sent is not None and sent[0] not in self._open:
            self._put_away(sent[0])

    def _put_away(self, at: Place) -> None:
        """Empty a file where what stands in it was given."""

        def put_away(draft: Draft) -> None:
            if draft.text and self._given(*at, draft.text):
                draft.save("")

        self._at_file(at, put_away)

    def _put_back(self, at: Place, text: str) -> None:
        """Have a text in its file again: another may have taken its place there while it was on its way."""

        def put_back(draft: Draft) -> None:
            draft.save(text if self._has(at, draft.text) else _with(draft.text, text))

        self._at_file(at, put_back)

    def _at_file(self, at: Place, do: Callable[[Draft], object]) -> None:
        def done() -> None:
            with contextlib.suppress(SprintError):
                do(self.notebook.response(*at))

        task = asyncio.create_task(asyncio.to_thread(done), name="put-away")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _with(text: str, more: str) -> str:
    """A text and another below it, unless one has the other already."""
    if more in text or text in more:
        return max(text, more, key=len)
    return f"{text}\n\n{more}"


def _save_somewhere(draft: Draft) -> str:
    try:
        draft.save(draft.unsaved or "")
    except DeskTrouble:
        return rescue(draft)
    return ""
