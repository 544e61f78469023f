"""The packet, to be read: one's pieces with all that was given to them, and what one gave to others."""

import asyncio
from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import clean
from sprint.core.errors import SprintError
from sprint.core.reading.packet import Packet, Quote, Response, balance_line, heading, left_out_line
from sprint.screens.base import Dialog
from sprint.screens.setting import Setting
from sprint.telling.words import path_shown

_INSTEAD = {"erased": "(erased by its author)", "absent": "(not on this machine yet)"}


class PacketScreen(Dialog[None]):
    """Shows what lies on this machine; S puts it into a folder as Markdown, HTML and plain texts."""

    place = "packet"

    def __init__(self, setting: Setting, packet: Packet) -> None:
        super().__init__(setting)
        self._packet = packet
        self._scroll = VerticalScroll(id="packet")

    def body(self) -> ComposeResult:
        yield Static(Content(f"Your packet from {self._packet.title or 'this room'}"), classes="title")
        with self._scroll:
            yield Static(packet_content(self._packet))

    def explanation(self) -> str:
        return (
            "This is what you take home: your pieces with all that was given to them, and what you gave. "
            "It lies on this machine whatever becomes of the room. S writes it into a folder, to keep."
        )

    def on_mount(self) -> None:
        self._scroll.focus()

    async def action_take_home(self) -> None:
        from sprint.writing.takinghome import take_home

        try:
            folder, fresh = await asyncio.to_thread(take_home, self._packet, None)
        except SprintError as error:
            self.tell(str(error), "warning")
        else:
            self.tell(f"It {'is' if fresh else 'lies already'} in {path_shown(folder)}", "good")

    def action_close(self) -> None:
        self.dismiss(None)


def packet_content(packet: Packet) -> Content:
    """All of a packet, as it is shown."""
    parts = [_faint(line) for line in (balance_line(packet), left_out_line(packet)) if line]
    for own in packet.pieces:
        parts += [_title(own.title), _faint(own.fate), *_given(own.responses)]
    if packet.read:
        parts.append(Content.styled("What you gave", "$accent bold"))
    for other in packet.read:
        parts += [_title(f"{other.title}, by {other.by}"), *_given(other.responses)]
    for result in packet.results:
        amount = "" if result.written is None else f", {result.written:,} {result.unit}"
        parts.append(_faint(f"{result.day} at {result.time}: {result.minutes} min{amount}"))
    return Content("\n\n").join(parts)


def _title(words: str) -> Content:
    return Content.styled(clean(words), "bold")


def _faint(words: str) -> Content:
    return Content.styled(clean(words), "$text-muted")


def _given(responses: Iterable[Response]) -> list[Content]:
    return [_response(one) for one in responses]


def _response(one: Response) -> Content:
    lines = [Content.styled(clean(heading(one)), "$accent")]
    lines += [_quote(quote) for quote in one.quotes if quote.text and quote.text not in one.text]
    lines.append(Content(clean(one.text) if one.here == "here" else _INSTEAD[one.here]))
    if one.thanked:
        lines.append(Content.styled(f"✓ thanked{f': {clean(one.thanks)}' if one.thanks else ''}", "$success"))
    return Content("\n").join(lines)


def _quote(quote: Quote) -> Content:
    return _faint(f"{quote.head}{f': {quote.note}' if quote.note else ''}")
