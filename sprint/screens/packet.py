"""The packet, to be read: one's pieces with all that was given to them, and what one gave to others."""

import asyncio

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import clean
from sprint.core.errors import SprintError
from sprint.core.reading.packet import (
    DayAtHome,
    Packet,
    Response,
    balance_line,
    heading,
    left_out_line,
    own_words,
)
from sprint.screens.base import Dialog
from sprint.screens.setting import Setting
from sprint.telling.words import path_shown
from widgets.paper import Manner, Paper, Paragraph

_INSTEAD = {"erased": "(erased by its author)", "absent": "(not on this machine yet)"}


class PacketScreen(Dialog[None]):
    """Shows what lies on this machine; S puts it into a folder as Markdown, HTML and plain texts."""

    place = "packet"
    style_sheet = "table"

    def __init__(self, setting: Setting, packet: Packet) -> None:
        super().__init__(setting)
        self._packet = packet
        self._paper = Paper(paragraphs(packet), id="packet")

    def body(self) -> ComposeResult:
        yield Static(Content(f"Your packet from {self._packet.title or 'this room'}"), classes="title")
        yield self._paper

    def explanation(self) -> str:
        return (
            "This is what you take home: your pieces with all that was given to them, and what you gave. "
            "It lies on this machine whatever becomes of the room. S writes it into a folder, to keep."
        )

    def on_mount(self) -> None:
        self._paper.focus()

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


def paragraphs(packet: Packet) -> list[Paragraph]:
    """All of a packet, as it is shown: parts with a blank row between them."""
    parts = [[Paragraph(line, "faint")] for line in (balance_line(packet), left_out_line(packet)) if line]
    for day in packet.days:
        parts += [
            _lines(day.when, "title"),
            _own_words(day),
            [Paragraph(line, "faint") for line in day.picture],
        ]
        parts += [[Paragraph("Notes of the talk", "heading")]] if day.notes else []
        parts += [[*_lines(one.by, "heading"), *_lines(one.words, "text")] for one in day.notes]
    for own in packet.pieces:
        parts += [_lines(own.title, "title"), _lines(own.fate, "faint"), *map(_response, own.responses)]
    if packet.read:
        parts.append([Paragraph("What you gave", "chapter")])
    for other in packet.read:
        parts += [_lines(f"{other.title}, by {other.by}", "title"), *map(_response, other.responses)]
    for result in packet.results:
        amount = "" if result.written is None else f", {result.written:,} {result.unit}"
        parts.append(_lines(f"{result.day} at {result.time}: {result.minutes} min{amount}", "faint"))
    for head, shared in (("The circle's shelf", packet.shelf), ("Who we are", packet.cards)):
        parts += [[Paragraph(head, "chapter")]] if shared else []
        parts += [[*_lines(one.by, "heading"), *_lines(one.words, "text")] for one in shared]
    return [line for part in parts if part for line in (*part, Paragraph())][:-1]


def _own_words(day: DayAtHome) -> list[Paragraph]:
    return [
        line
        for head, words in own_words(day)
        for line in (Paragraph(head, "heading"), *_lines(words, "text"))
    ]


def _lines(words: str, manner: Manner) -> list[Paragraph]:
    return [Paragraph(line, manner) for line in clean(words).split("\n")]


def _response(one: Response) -> list[Paragraph]:
    lines = _lines(heading(one), "heading")
    for quote in one.quotes:
        if quote.text and quote.text not in one.text:
            lines += _lines(f"{quote.head}{f': {quote.note}' if quote.note else ''}", "faint")
    lines += _lines(one.text if one.here == "here" else _INSTEAD[one.here], "text")
    if one.thanked:
        lines += _lines(f"✓ thanked{f': {one.thanks}' if one.thanks else ''}", "good")
    return lines
