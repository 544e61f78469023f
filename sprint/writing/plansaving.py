"""Saving the plan of a room's day as an agenda of one's own, and taking that back."""

import asyncio
import re
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadInput
from sprint.core.room import Room
from sprint.desk.agendas import OwnAgendas
from sprint.desk.atomic import write_atomically
from sprint.desk.trouble import save_trouble
from sprint.link.base import Link
from sprint.writing.daykeeping import keep_day
from sprint.writing.ownnotes import OwnNotes

LONGEST_NAME: Final = 32
_UNFIT: Final = re.compile(r"[\W_]+")


class Saved(NamedTuple):
    """Where a plan was saved, and what takes that back."""

    path: Path
    back: "FileBack"


class FileBack(msgspec.Struct, frozen=True):
    """Back to the text that a file had, or to none, while nobody changed it since."""

    path: Path
    before: bytes | None
    saved: bytes

    def holds(self, room: Room, now: int) -> bool:
        """Whether the file is as it was saved."""
        return _read(self.path) == self.saved

    async def go(self, link: Link) -> str:
        """Put the old one there, or take the new one away."""
        try:
            if self.before is None:
                await asyncio.to_thread(self.path.unlink)
            else:
                await asyncio.to_thread(write_atomically, self.path, self.before)
        except OSError as error:
            raise save_trouble(self.path, error) from error
        return ""


def name_for(config: Path, title: str) -> str:
    """A name for the agenda of a day with this title, as a file can have it."""
    name = _UNFIT.sub("-", title.lower())[:LONGEST_NAME].strip("-") or "day"
    try:
        OwnAgendas(config).place(name, over=True)
    except BadInput:
        name = f"my-{name}"[:LONGEST_NAME].strip("-")
    return name


def name_trouble(config: Path, name: str) -> str:
    """Why no agenda can have this name, or nothing; it may be taken."""
    try:
        OwnAgendas(config).place(name, over=True)
    except BadInput as error:
        return str(error)
    return ""


def is_taken(config: Path, name: str) -> bool:
    """Whether an agenda of one's own has this name."""
    return OwnAgendas(config).place(name, over=True).exists()


async def save_plan(
    link: Link, notes: OwnNotes, config: Path, day: Agenda, name: str, *, over: bool = False
) -> Saved:
    """Save the plan of a day with one's own notes to it, with ``over`` in the place of the one that has this
    name. Raises ``BadInput`` and ``DeskTrouble``.
    """
    await notes.read()
    kept = {block.id: notes.of(block.id) for block in day.blocks}
    words = link.side.days.words.get(day.id, AgendaWords())

    def save() -> Saved:
        before = _read(OwnAgendas(config).place(name, over=over))
        path = keep_day(config, name, day, words, kept, over=over)
        return Saved(path, FileBack(path, before, _read(path) or b""))

    return await asyncio.to_thread(save)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
