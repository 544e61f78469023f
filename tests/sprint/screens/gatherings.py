"""Scenes before the tables are dealt, and what others do there: they call readings and offer pieces."""

import msgspec

from sprint.core.reading.acts import Attend, Offer, Read
from sprint.core.reading.bodies import About, Form, seal_body
from sprint.core.reading.protocol import BROUGHT, Kind
from sprint.core.reading.texts import TextRef
from sprint.core.sealing import Place
from sprint.protocols import DEFAULT, load
from sprint.screens.callform import CallScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.offer import OfferScreen
from sprint.screens.pieces import PiecesScreen
from sprint.screens.preview import PreviewScreen
from tests.sprint.core.world import KEYS, MINUTE, key_of, sealed
from tests.sprint.screens import scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, visit_to

POEM = "Salt road\n\nThe salt road\n    runs under the sea\n\nand nobody\n    walks it twice\n"
SEED = "5eed" * 8


def calls(
    link: FakeLink,
    name: str,
    protocol: str = DEFAULT,
    *,
    gather_ms: int = 5 * MINUTE,
    ahead: bool = False,
) -> str:
    """Somebody calls a reading; gives its id."""
    loaded, act_id = load(protocol), link.world.next_id()
    words = sealed(msgspec.json.encode(loaded.words).decode(), "protocol", key_of(name), act_id)
    link.world.do(name, Read(loaded.protocol, words, SEED, gather_ms, 30_000, ahead), act_id)
    link.catch_up()
    return act_id


def offers(
    link: FakeLink,
    name: str,
    title: str,
    text: str = POEM,
    *,
    form: Form = "prose",
    note: str = "",
    welcome: tuple[Kind, ...] = BROUGHT,
    reading: str | None = None,
) -> str:
    """Somebody offers a piece, which this machine has; gives its id."""
    act_id, key = link.world.next_id(), key_of(name)
    about = sealed(msgspec.json.encode(About(title, form, note)).decode(), "about", key, act_id)
    nonce = bytes.fromhex(act_id)[:12] * 2
    body, blob = seal_body(text, Place(KEYS.room, "piece", key, act_id), KEYS.content, nonce)
    link.world.do(name, Offer(about, body, welcome, reading), act_id)
    link.texts.take(TextRef(act_id, "piece", key, body), blob)
    link.catch_up()
    return act_id


def sits(link: FakeLink, name: str) -> None:
    """Somebody sits in on the newest reading."""
    link.others(name, Attend(link.world.room.readings[-1].id))


async def lobby(stage: Stage, text: str = "") -> FakeLink:
    """The lobby, with something on one's page."""
    link = scenes.gathered()
    await stage.visit(visit_to(stage, link, text=text))
    await stage.on(LobbyScreen)
    return link


async def gathering(stage: Stage) -> FakeLink:
    """The lobby while pieces are gathered."""
    link = await lobby(stage, scenes.PROSE)
    calls(link, "Benedikt")
    offers(link, "Cara", "Salt road", form="poem", welcome=("praise", "observation"))
    offers(link, "Benedikt", "Nine eleven coins", scenes.PROSE)
    sits(link, "Dido")
    await stage.press("p", "enter")
    await stage.says("by you")
    link.pass_time(48_000)
    await stage.says("in 04:12")
    stage.hush()
    return link


async def results(stage: Stage) -> FakeLink:
    """The results, with a reading called after them."""
    link = await scenes.results(stage)
    calls(link, "Benedikt")
    offers(link, "Cara", "Salt road")
    await stage.says("1 piece so far")
    stage.hush()
    return link


async def offering(stage: Stage) -> FakeLink:
    """The form for a piece, when there is one already."""
    link = await lobby(stage, scenes.PROSE)
    calls(link, "Benedikt")
    await stage.press("p", "enter")
    await stage.on(LobbyScreen)
    await stage.press("p")
    await stage.on(OfferScreen)
    await stage.says("It takes the place of")
    return link


async def pasting(stage: Stage) -> FakeLink:
    """The form for a piece, with nothing on the page."""
    link = await lobby(stage)
    await stage.press("p")
    await stage.on(OfferScreen)
    await stage.says("Paste your text here")
    return link


async def previewing(stage: Stage) -> FakeLink:
    """A poem as its readers will see it, without suggestions."""
    link = await lobby(stage, POEM)
    await stage.press("p")
    await stage.on(OfferScreen)
    await stage.says("a poem")
    await stage.press("f2", "f3")
    await stage.on(PreviewScreen)
    return link


async def calling(stage: Stage) -> FakeLink:
    """The form to call a reading."""
    link = await lobby(stage)
    await stage.press("s")
    await stage.on(CallScreen)
    await stage.press("down")
    await stage.says("then dealt")
    return link


async def calling_ahead(stage: Stage) -> FakeLink:
    """The form to call a reading some days ahead."""
    link = await calling(stage)
    await stage.press("ctrl+u", *"thu 19:30")
    await stage.says("They can be read before")
    return link


async def pieces(stage: Stage) -> FakeLink:
    """The list of pieces."""
    link = await gathering(stage)
    await stage.press("f")
    await stage.on(PiecesScreen)
    await stage.says("For this reading")
    return link
