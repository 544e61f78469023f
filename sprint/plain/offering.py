"""Offering a piece: what would be offered is said first, can be named and changed, and goes out by a yes."""

import asyncio
from collections.abc import Callable

import msgspec

from sprint.core.counting import count as count_words
from sprint.core.errors import BadInput, Refused
from sprint.core.reading.acts import Withdraw
from sprint.core.reading.bodies import About
from sprint.core.reading.guessing import guess_form, guess_title
from sprint.core.reading.lines import lines_of
from sprint.core.reading.looking import live_reading, my_pieces
from sprint.core.reading.protocol import BROUGHT, Kind
from sprint.core.reading.shown import cleaned_about
from sprint.core.reading.values import Piece
from sprint.desk.notebook import read_piece_file
from sprint.desk.typed import typed_path
from sprint.plain import readcommands as commands
from sprint.plain.dictation import Dictation
from sprint.plain.readcommands import Offering as Command
from sprint.plain.stay import Stay
from sprint.telling.gathering import gathering_in, takes_longer
from sprint.telling.tablewords import titled
from sprint.telling.words import several
from sprint.writing.pages import TextPage


class Prepared(msgspec.Struct, frozen=True):
    """What would be offered."""

    text: str
    about: About
    welcome: tuple[Kind, ...] = BROUGHT


class Offering:
    """Prepares an offer; ``prepared`` waits for a yes or a no."""

    def __init__(self, stay: Stay, dictation: Dictation, tell: Callable[[str], None]) -> None:
        self.prepared: Prepared | None = None
        self._stay, self._dictation, self._tell = stay, dictation, tell

    async def take(self, command: Command) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        match command:
            case commands.Offer():
                await self._prepare(command)
            case commands.Withdraw():
                await self._withdraw()
            case commands.Welcome(kinds=kinds):
                self._change(msgspec.structs.replace(self._asked(), welcome=kinds))
            case commands.Title(text=text):
                self._change_about(title=text)
            case commands.Shape(form=form):
                self._change_about(form=form)
            case commands.ContentNote(text=text):
                self._change_about(note=text)

    async def answer(self, *, yes: bool) -> None:
        """Offer it, or leave it."""
        offer, self.prepared = self._asked(), None
        if not yes:
            self._tell("Nothing was offered.")
            return
        before = self._before()
        link = self._stay.link
        await link.readings.offer(
            offer.text, offer.about, offer.welcome, replaces=before.id if before else None
        )
        if self._stay.room is not None and live_reading(self._stay.room) is None:
            self._tell("It waits for the next reading. read strong-lines in 5 calls one.")

    async def _prepare(self, command: commands.Offer) -> None:
        text = await self._text(command)
        if not text.strip():
            raise BadInput("There is nothing to read in it yet. A piece needs a word at least.")
        about = About(guess_title(text), guess_form(text))
        self._change(Prepared(text, cleaned_about(about)))

    async def _text(self, command: commands.Offer) -> str:
        if command.paste:
            self._tell("Paste or type it. A dot alone on a line ends it.")
            page = TextPage("words")
            if not await self._dictation.take(page):
                raise BadInput("The input ended before the dot, so nothing was offered.")
            return page.text.rstrip("\n")
        if command.file:
            return await asyncio.to_thread(read_piece_file, typed_path(command.file))
        page_now = self._stay.page
        if not isinstance(page_now, TextPage):
            raise Refused("typed", "You write elsewhere. Type offer and the name of a file, or offer --.")
        return self._stay.writer.added_text or page_now.text

    async def _withdraw(self) -> None:
        piece = self._before()
        if piece is None:
            raise Refused("no-piece", "No piece of yours waits. One that is being read: stop reading.")
        await self._stay.link.do(Withdraw(piece.id))

    def _before(self) -> Piece | None:
        """One's own piece that waits: there is one for each reading, so another takes its place."""
        pieces = my_pieces(self._stay.room, self._stay.me) if self._stay.room else []
        return next((piece for piece in reversed(pieces) if piece.to_come), None)

    def _asked(self) -> Prepared:
        if self.prepared is None:
            raise Refused("no-offer", "No piece is being offered. Type offer first.")
        return self.prepared

    def _change_about(self, **changes: str) -> None:
        offer = self._asked()
        about = cleaned_about(msgspec.structs.replace(offer.about, **changes))
        self._change(msgspec.structs.replace(offer, about=about))

    def _change(self, offer: Prepared) -> None:
        self.prepared = offer
        about, before = offer.about, self._before()
        count = max((line.number for line in lines_of(offer.text, about.form)), default=0)
        what = f"{'a poem' if about.form == 'poem' else 'prose'}, {count} line{'' if count == 1 else 's'}"
        note = f" Your note: {about.note}." if about.note else ""
        place = ""
        if before is not None:
            place = f" It takes the place of {titled(self._stay.link.side.abouts.get(before.id))}."
        self._tell(f"Offer {titled(about)}, {what}?{note} Welcome: {_kinds(offer.welcome)}.{place}")
        reading = gathering_in(self._stay.room)
        if reading is not None and (long := takes_longer(count_words(offer.text, "words"), reading)):
            self._tell(long)
        self._tell("Type yes, or no. title, form, note and welcome change it.")


def _kinds(kinds: tuple[Kind, ...]) -> str:
    if not kinds:
        return "nothing yet"
    if kinds == BROUGHT:
        return "all"
    return several([kind if kind == "praise" else f"{kind}s" for kind in kinds])
