"""Offering a piece: in two keys from anywhere, from every source, in the place of another, and back."""

from pathlib import Path

import pytest
from textual import events

from sprint.core.reading.acts import Adjourn, Withdraw
from sprint.core.reading.protocol import BROUGHT
from sprint.core.reading.values import Piece
from sprint.screens.brought import Filled
from sprint.screens.dialogs import Question
from sprint.screens.lobby import LobbyScreen
from sprint.screens.offer import OfferScreen
from sprint.screens.pieces import PiecesScreen
from sprint.screens.preview import PreviewScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA, MINUTE, key_of
from tests.sprint.screens import gatherings, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.gatherings import POEM, calls, offers
from tests.sprint.screens.stage import Stage, stage, visit_to
from widgets.editor import Editor


def mine(link: FakeLink) -> list[Piece]:
    return [piece for piece in link.world.room.pieces.values() if piece.by == key_of(ANA)]


def newest(link: FakeLink) -> Piece:
    return mine(link)[-1]


def text_of(link: FakeLink) -> str:
    return link.library.pieces[newest(link).id]


async def form(show: Stage, words: str) -> None:
    """Open the form from the lobby, and wait for what it says."""
    await show.press("p")
    await show.on(OfferScreen)
    await show.says(words)


async def test_two_keys_in_the_lobby_offer_the_page(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await show.press("p", "enter")
        await show.on(LobbyScreen)
        await show.until(lambda: len(mine(link)) == 1)
        assert text_of(link) == POEM
        about = link.side.abouts[newest(link).id]
        assert (about.title, about.form, about.note) == ("Salt road", "poem", "")
        assert newest(link).welcome == BROUGHT


async def test_whoever_offers_more_than_can_be_read_there_is_told_so(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, "word " * 2400)
        calls(link, "Benedikt", "strong-lines")
        await form(show, "It takes about 10 minutes to read; this protocol gives 3 minutes.")
        await show.press("escape")
        await show.on(LobbyScreen)
        link.others("Benedikt", Adjourn(link.world.room.readings[-1].id))
        calls(link, "Benedikt", "strong-lines", ahead=True)
        await form(show, "The tables are dealt")
        assert "minutes to read" not in show.text


async def test_two_keys_after_the_bell_offer_what_the_sprint_added(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await scenes.results(show)
        await show.on(ResultsScreen)
        await show.press("p", "enter")
        await show.until(lambda: len(mine(link)) == 1)
        assert text_of(link) == scenes.MORE.strip("\n")


async def test_on_the_page_what_is_selected_is_offered(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = scenes.circle()
        await show.visit(visit_to(show, link, text=POEM))
        await show.on(LobbyScreen)
        await show.press("w")
        await show.on(WritingScreen)
        show.app.screen.query_one(Editor).select_line(2)
        await show.press("f11", "enter")
        await show.until(lambda: len(mine(link)) == 1)
        assert text_of(link) == "The salt road"
        assert isinstance(show.app.screen, WritingScreen)


async def test_a_file_is_offered_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "north_2.txt"
    path.write_bytes(b"\xef\xbb\xbfOne line.\r\nand another\r\n")
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await form(show, "Paste your text here")
        show.app.screen.query_one("#from-file Input").value = str(path)  # type: ignore[attr-defined]
        await show.press("left")
        await show.says("North 2")
        await show.press("enter")
        await show.until(lambda: len(mine(link)) == 1)
        assert text_of(link) == "One line.\nand another\n"
        assert link.side.abouts[newest(link).id].title == "North 2"


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "nothing to read"), (b"a\nb\x00\x01", "U+0000 stands in line 2"),
     (b"x" * 100_001, "100,001 bytes"),
     (b"\xff\xfe", "not plain text"),
     ("one\ntwo\nthr\u202eee\n".encode(), "U+202E (right-to-left override) in line 3"),
     (b" \n\t\n", "nothing to read")],
)  # fmt: skip
async def test_a_file_that_is_no_piece_is_named_in_a_sentence(
    data: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await form(show, "Paste your text here")
        show.app.screen.query_one("#from-file Input").value = str(path)  # type: ignore[attr-defined]
        await show.press("left")
        await show.says(words)
        await show.press("enter")
        await show.pilot.pause()
        assert isinstance(show.app.screen, OfferScreen)
        assert mine(link) == []
        assert path.read_bytes() == data


async def test_a_paste_is_offered_and_a_dropped_file_is_one(tmp_path: Path) -> None:
    path = tmp_path / "dropped poem.txt"
    path.write_text(POEM)
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await form(show, "Paste your text here")
        show.app.screen.post_message(events.Paste("Two words\r\nmore \x1b[31mred\n"))
        await show.says("4 words in 2 lines")
        show.app.screen.post_message(events.Paste(f"'{path}'"))
        await show.says("Salt road")
        await show.press("right")
        await show.says("4 words in 2 lines")
        await show.press("enter")
        await show.until(lambda: len(mine(link)) == 1)
        assert "\x1b" not in text_of(link)
        assert text_of(link).startswith("Two words\nmore ")


async def test_no_suggestions_yet_is_one_key_and_seen_in_the_preview(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await form(show, "a poem")
        await show.press("f2", "f3")
        await show.on(PreviewScreen)
        await show.says("no suggestions")
        await show.says("runs under the sea")
        await show.press("escape")
        await show.on(OfferScreen)
        await show.press("enter")
        await show.until(lambda: len(mine(link)) == 1)
        assert newest(link).welcome == tuple(kind for kind in BROUGHT if kind != "suggestion")


async def test_offered_again_it_takes_the_place_of_the_first_or_stands_beside_it(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await show.press("p", "enter")
        await show.until(lambda: len(mine(link)) == 1)
        await show.on(LobbyScreen)
        await form(show, "It takes the place of “Salt road”")
        await show.press("enter")
        await show.until(lambda: len(mine(link)) == 2)
        assert [piece.state for piece in mine(link)] == ["withdrawn", "waiting"]
        await show.on(LobbyScreen)
        await form(show, "It takes the place of")
        await show.press("up", "right")
        await show.says("It waits for the next reading")
        await show.press("enter")
        await show.until(lambda: len(mine(link)) == 3)
        assert [piece.state for piece in mine(link)] == ["withdrawn", "waiting", "waiting"]


async def test_ctrl_r_takes_an_offer_back(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await show.press("p", "enter")
        await show.until(lambda: len(mine(link)) == 1)
        await show.on(LobbyScreen)
        await show.press("ctrl+r")
        await show.until(lambda: newest(link).state == "withdrawn")
        await show.press("ctrl+r")
        await show.until(lambda: "taken back" in show.told or "nothing of yours" in show.told)


async def test_ctrl_r_takes_an_offer_back_that_is_still_on_its_way(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        link.lose()
        await show.press("p", "enter")
        await show.until(lambda: len(link.held) == 1)
        await show.on(LobbyScreen)
        await show.press("ctrl+r")
        await show.until(lambda: [body for _, body in link.held][1:] == [Withdraw(link.held[0][0])])


async def test_what_was_pasted_is_there_again_after_a_bell_and_after_a_refusal(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await form(show, "Paste your text here")
        show.app.screen.post_message(events.Paste("A paste that lies nowhere else"))
        await show.says("6 words in 1 line")
        link.world.schedule(ANA, 15 * MINUTE)
        link.pass_time(0)
        await show.on(WritingScreen)
        await show.press("f11")
        await show.on(OfferScreen)
        await show.says("6 words in 1 line")
        visit = show.app.visit
        assert visit is not None
        await show.press("enter")
        await show.until(lambda: len(mine(link)) == 1)
        assert visit.brought.left is None
        filled = Filled("paste", pasted="A paste")
        visit.brought.sent("f" * 32, "A", filled)
        visit.brought.refused("f" * 32)
        assert visit.brought.left == filled


async def test_a_piece_is_taken_back_and_erased_from_the_list_with_a_plain_question(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        calls(link, "Benedikt")
        offers(link, "Cara", "Lanterns")
        await show.press("p", "enter")
        await show.until(lambda: len(mine(link)) == 1)
        await show.on(LobbyScreen)
        await show.press("f")
        await show.on(PiecesScreen)
        await show.says("yours, safe in the room")
        await show.press("enter")
        await show.pilot.pause()
        assert "at the tables" in show.told
        await show.press("t")
        assert "of your own" in show.told
        await show.press("down", "enter")
        await show.on(PreviewScreen)
        await show.press("escape", "t")
        await show.until(lambda: newest(link).state == "withdrawn")
        await show.says("was taken back")
        await show.press("down", "x")
        await show.on(Question)
        await show.says("The relay forgets the text")
        await show.says("packet they took home")
        await show.press("n")
        await show.on(PiecesScreen)
        assert not newest(link).erased
        await show.press("x", "y")
        await show.until(lambda: newest(link).erased)
        await show.says("erased")
        await show.press("escape")
        await show.on(LobbyScreen)


async def test_alone_nothing_is_offered(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        await show.press("s", "enter")
        await show.on(WritingScreen)
        await show.press("f11")
        await show.until(lambda: "nobody to read to" in show.told)
