"""Everybody takes their packet home, and it is held against what was written and said."""

import asyncio
from collections import Counter
from pathlib import Path

from bench.demo import processes
from bench.demo.books import Books, Gift, Mark
from bench.demo.day import Day
from bench.demo.member import Member
from bench.demo.packetblocks import blocks_of_markdown, blocks_of_page
from bench.demo.packetreading import Entry, Section, quotes_apart, sections_of

MINE, GIVEN = "Your pieces", "What you gave"
_HEADS = {"stayed": "{} stayed", "question": "A question at {}", "note": "A note at {}"}


async def take_in_the_room(day: Day) -> None:
    """Let every program write the packet while it is in the room."""
    for member in day.members:
        told = await member.ask("packet", "packet", out=str(_folder(member, "in the room")))
        day.story.check(bool(told.get("written")), f"{member.name} has taken a packet", str(told))


async def take_at_home(day: Day) -> None:
    """Let everybody take it once more, from their own disk alone: no program runs, and no relay."""
    folders = [_folder(member, "at home") for member in day.members]
    await asyncio.gather(
        *(
            processes.say(
                *("sprint", "packet", "--home", str(member.home), "--out", str(folder)),
                log=member.home.with_suffix(".log"),
            )
            for member, folder in zip(day.members, folders, strict=True)
        )
    )
    same = all(
        _files(_folder(member, "at home")) == _files(_folder(member, "in the room")) for member in day.members
    )
    day.story.check(same, "`sprint packet` makes the same ones again, of what is on each disk alone")


def check_packets(day: Day, books: Books) -> None:
    """Hold every packet against the books."""
    for member in day.members:
        name, folder = member.name, _folder(member, "at home")
        mine = books.of(name)
        files = [file.read_bytes() for file in sorted((folder / "pieces").iterdir())]
        exact = files == [piece.text.encode() for piece in mine]
        sizes = " and ".join(str(len(piece.text.encode())) for piece in mine)
        day.story.check(exact, f"{name}'s packet has both pieces byte for byte ({sizes} bytes)", str(folder))
        expected = [*_given_to(books, name), *_given_by(books, name)]
        got = sum(entry.by != "You" for _, _, entry in expected)
        page = sections_of(blocks_of_page(folder / "packet.html"))
        text = sections_of(blocks_of_markdown(folder / "packet.md"))
        apart = [(part, title, _with_quotes_apart(entry)) for part, title, entry in expected]
        for told, sections, sentence in (
            (
                expected,
                page,
                f"all {got} responses to them once, whole, by whom and in which step; and {name}'s own",
            ),
            (apart, text, "in packet.md as in packet.html"),
        ):
            wrong = _difference(told, sections)
            day.story.check(not wrong, sentence, str(wrong))
        shown = [one.shown for one in page if one.part == MINE] == [piece.text for piece in mine]
        misquoted = _misquoted(books, page) + _misquoted(books, text)
        day.story.check(shown and not misquoted, "the pieces shown and quoted as they are", str(misquoted))
        others = _not_dealt(books, name, page)
        day.story.check(not others, "and of others' pieces those that were dealt, no more", str(others))


Told = tuple[str, str, Entry]


def _given_to(books: Books, name: str) -> list[Told]:
    """What has to stand below somebody's own pieces."""
    return [
        (MINE, piece.title, _entry(gift, "You" if gift.by == name else gift.by, books, "You thanked"))
        for piece in books.of(name)
        for gift in books.to(piece.id)
    ]


def _given_by(books: Books, name: str) -> list[Told]:
    """What has to stand below what somebody gave."""
    return [
        (GIVEN, f"{piece.title}, by {piece.by}", _entry(gift, "You", books, f"{piece.by} thanked you"))
        for piece in books.pieces.values()
        for gift in books.to(piece.id)
        if gift.by == name != piece.by
    ]


def _entry(gift: Gift, by: str, books: Books, thanked: str) -> Entry:
    thanks = f"{thanked}: {books.thanks[gift.id]}" if gift.id in books.thanks else ""
    return Entry(by, gift.step, gift.text, tuple(_head(mark) for mark in gift.marks), thanks)


def _with_quotes_apart(entry: Entry) -> Entry:
    return entry._replace(text=quotes_apart(entry.text))


def _head(mark: Mark) -> str:
    first, last = mark["first"], mark["last"]
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    head = _HEADS[str(mark["kind"])].format(lines)
    return f"{head[0].upper()}{head[1:]}:{' ' * bool(mark['note'])}{mark['note']}"


def _difference(expected: list[Told], sections: list[Section]) -> list[Told]:
    """What is missing in a packet, and then what is there too much."""
    wanted = Counter(expected)
    found = Counter((one.part, one.title, entry) for one in sections for entry in one.entries)
    return [*(wanted - found), *(found - wanted)]


def _misquoted(books: Books, sections: list[Section]) -> list[str]:
    """What is quoted of a piece by a mark, and does not stand in that piece; white space may be another."""
    texts = {piece.title: "".join(piece.text.split()) for piece in books.pieces.values()}
    return [
        quote
        for one in sections
        for quote in one.quotes
        if not quote.strip() or "".join(quote.split()) not in texts[one.title.rsplit(", by ", 1)[0]]
    ]


def _not_dealt(books: Books, name: str, page: list[Section]) -> list[str]:
    """The pieces that stand in a packet and were not dealt to its owner, and those that are missing."""
    others = [piece for piece in books.pieces.values() if piece.by != name]
    dealt = Counter(f"{piece.title}, by {piece.by}" for piece in others if name in books.dealt[piece.id])
    shown = Counter(one.title for one in page if one.part == GIVEN)
    return [*(shown - dealt), *(dealt - shown)]


def _folder(member: Member, where: str) -> Path:
    return member.home.parent / "packets" / where / member.name


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
