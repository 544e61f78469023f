"""What this machine keeps of a room, to be read where the room itself is closed or cannot be reached."""

import asyncio
import contextlib

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import clean, clean_line
from sprint.core.errors import Refused, SprintError
from sprint.core.reading.packet import Packet
from sprint.desk.peeking import known_hidden
from sprint.desk.records import RoomRecord
from sprint.screens.base import Dialog, Keyed
from sprint.screens.command import Command
from sprint.screens.packet import PacketScreen
from sprint.screens.setting import Setting
from sprint.telling.circles import circle_lines
from sprint.telling.picture import picture_told
from sprint.telling.pledges import spoken
from sprint.writing.daypicture import day_picture
from sprint.writing.takinghome import RoomAtHome, packet_from, room_at_home
from widgets.paper import Paper, Paragraph

NOTHING = "This machine keeps nothing of that room yet: it was never reached from here."
ENDED = "The room is closed."


class KeptScreen(Dialog[None]):
    """The circle, its picture of the day and its notes, as they were last seen here; K shows the packet."""

    place = "kept"
    style_sheet = "table"

    def __init__(self, setting: Setting, title: str, told: list[Paragraph], packet: Packet | None) -> None:
        super().__init__(setting)
        self._title, self._packet = title, packet
        self._paper = Paper(told, id="packet")

    def body(self) -> ComposeResult:
        yield Static(Content(self._title), classes="title")
        yield self._paper

    def explanation(self) -> str:
        return (
            "This is what your machine keeps of the room, as it last saw it: who is in the circle, its "
            "picture of the day, and its notes. It needs no connection, and stays when a room is closed."
        )

    def on_mount(self) -> None:
        self._paper.focus()

    def works(self, command: Command) -> bool:
        return (command.id != "kept_packet" or self._packet is not None) and super().works(command)

    def action_kept_packet(self) -> None:
        if self._packet is None:
            self.tell("There is nothing of yours to take home from that room.")
        else:
            self.app.push_screen(PacketScreen(self.setting, self._packet))

    def action_close(self) -> None:
        self.dismiss(None)


def kept_of(setting: Setting, room: str) -> KeptScreen | None:
    """What is kept of a room, or None where that is nothing; it may take a second. Raises ``DeskTrouble``."""
    folders, record = setting.desk.folders, setting.desk.rooms.get(room)
    found = room_at_home(folders, record) if record is not None else None
    if record is None or found is None or found.replica.room is None:
        return None
    found.replica.side.hide(known_hidden(folders, room))
    packet: Packet | None = None
    with contextlib.suppress(Refused):
        packet = packet_from(folders, found)
    title = clean_line(record.title) or found.replica.side.title or "Your room"
    return KeptScreen(setting, title, kept_paragraphs(setting, record, found), packet)


async def show_kept(screen: Keyed[None], room: str) -> None:
    """Show what is kept of a room over ``screen``, or say there why not."""
    try:
        kept = await asyncio.to_thread(kept_of, screen.setting, room)
    except SprintError as error:
        screen.tell(str(error), "warning")
        return
    if kept is None:
        screen.tell(NOTHING)
    elif screen.is_current:
        screen.app.push_screen(kept)


def kept_paragraphs(setting: Setting, record: RoomRecord, found: RoomAtHome) -> list[Paragraph]:
    """All of it, as it is shown."""
    room, side, moments = found.replica.room, found.replica.side, setting.moments
    # What is remembered of the circle says it, too, where that was noted.
    closed = room is not None and room.closed_at is not None and not record.closed
    seen = f"The newest that is kept here is from {moments.day(room.at)}." if room is not None else ""
    whole = f"{found.complaint}." if found.complaint else ""
    told = [Paragraph(" ".join(filter(None, (seen, ENDED * closed, whole))), "faint")]
    told += [Paragraph(line) for line in circle_lines(record, moments)]
    now = moments.wall()
    if (picture := day_picture(room, side, found.me, lambda at: moments.local(at, now))) is not None:
        head, *lines = picture_told(picture)
        told += [Paragraph(), Paragraph(head, "heading"), *map(Paragraph, lines)]
    said = [(note.at, side.name(note.by), note.text) for note in side.notes]
    said += [(one.at, side.name(one.by), one.words) for one in spoken(room, side, found.me)]
    told += [Paragraph(), Paragraph("Notes", "chapter")] if said else []
    for _, name, words in sorted(said):
        told += [Paragraph(name, "heading"), *(Paragraph(line) for line in clean(words).split("\n"))]
    return told
