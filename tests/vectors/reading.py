"""The vectors of reading and responding: a whole small reading, sealed texts that travel, and deals."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import msgspec

from sprint.core.acts import Body, Cancel, Join, Leave, Tick
from sprint.core.derive import membership
from sprint.core.reading import acts
from sprint.core.reading.bodies import About, Given, Mark, OptionWords, ProtocolWords, StepWords, seal_body
from sprint.core.reading.dealing import Laid, deal_round, deal_tables, lay, pair
from sprint.core.reading.protocol import Kind, Protocol, Step
from sprint.core.sealing import NONCE_BYTES, Place
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, KEYS, MINUTE, World, key_of, sealed

SECOND = 1_000
SEED = "5e" * 16
LATER = (DIDO, "Eva", "Finn")
PROTOCOL = Protocol(
    (
        Step("readers", 3 * MINUTE),
        Step("reader", 2 * MINUTE, ("praise", "observation")),
        Step("readers", MINUTE, ("opinion",), consent=True),
        Step("readers", MINUTE, options=((), ("question",))),
        Step("author", MINUTE, ("thanks", "reply")),
    ),
    table=3,
)
WORDS = ProtocolWords(
    "tuesday",
    "Tuesday's way",
    "Kind, and short.",
    (
        StepWords("Read", "Once, as a friend."),
        StepWords("What stays", "Give the very words."),
        StepWords("Opinions"),
        StepWords("Your choice", options=(OptionWords("Just listen"), OptionWords("Ask me", "Two at most."))),
        StepWords("Thanks"),
    ),
)
TEXTS = {
    "piece": "The river was late that year.\n\nСнег, 雪, 🌨\n",
    "response": msgspec.json.encode(Given("The river stays.", (Mark(1, 1, "stayed", "late"),))).decode(),
}


def text(name: str, kind: str, act_id: str) -> tuple[acts.Body, bytes]:
    """A text of somebody for the act with this id, and its blob."""
    return seal_body(
        TEXTS[kind],
        Place(KEYS.room, kind, key_of(name), act_id),
        KEYS.content,
        bytes.fromhex(act_id)[:12] * 2,
    )


def words(name: str, kind: str, value: msgspec.Struct | str, act_id: str) -> Any:
    """Sealed words of somebody for the act with this id."""
    plain = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return sealed(plain, kind, key_of(name), act_id)


def offer(world: World, name: str, title: str, **more: Any) -> tuple[str, Body]:
    """Somebody offers a piece."""
    made = world.ahead()
    about = words(name, "about", About(title, "poem", "A river."), made)
    welcome: tuple[Kind, ...] = ("praise", "observation", "question", "opinion")
    return name, acts.Offer(about, text(name, "piece", made)[0], welcome, **more)


def story(world: World) -> Iterator[tuple[str, Body]]:
    """Ana, Ben and Cara read to one another, then with three more; every act of a reading is in it."""
    seal = words(ANA, "protocol", WORDS, world.ahead())
    yield ANA, acts.Read(PROTOCOL, seal, SEED, 10 * MINUTE, 30 * SECOND)
    reading = world.room.readings[-1].id
    yield CARA, acts.Attend(reading)
    yield CARA, acts.Attend(reading, out=True)
    yield CARA, acts.Attend(reading)
    for name, title in ((ANA, "Low tide"), (BEN, "The mill"), (CARA, "Snow")):
        yield offer(world, name, title)
    first, second, *_ = world.room.pieces
    yield offer(world, BEN, "The weir", replaces=second)
    yield offer(world, CARA, "A draft", reading=reading)
    yield CARA, acts.Withdraw(list(world.room.pieces)[-1])
    world.at += MINUTE
    yield ANA, acts.Deal(reading)
    yield from _first_piece(world)
    while world.room.readings[-1].live and len(_heard(world)) < 2:
        yield _tick(world)
    if world.room.readings[-1].live:
        yield ANA, acts.Adjourn(reading)
    yield ANA, acts.Erase(first)
    yield from _looked_after(world)


def _looked_after(world: World) -> Iterator[tuple[str, Body]]:
    """Two tables, of which Ana takes care: somebody moves, all are dealt again, and turns are put off."""
    for name in LATER:
        shown = membership(KEYS.content, KEYS.room, key_of(name))
        yield name, Join(shown, sealed(name, "name", key_of(name), world.ahead()))
    yield ANA, acts.Read(PROTOCOL, words(ANA, "protocol", WORDS, world.ahead()), SEED[::-1], 10 * MINUTE)
    reading = world.room.readings[-1].id
    for name in LATER:
        yield name, acts.Attend(reading)
    yield CARA, acts.Attend(reading)
    for name in (ANA, BEN):
        yield offer(world, name, "Weather")
    yield ANA, acts.Deal(reading)
    guest = next(
        seat for seat in world.room.readings[-1].tables[0].seats if seat in world.room.readings[-1].guests
    )
    yield ANA, acts.Reseat(reading, 0, guest, 2)
    yield ANA, acts.Redeal(reading, 1)
    for turn in world.room.readings[-1].tables[0].turns:
        yield _name(turn.slot.by), acts.Finish(turn.slot.piece, turn.slot.step)
    table = world.room.readings[-1].tables[0]
    slot, later = table.turns[0].slot, table.waiting[0][0]
    yield ANA, acts.Prolong(slot.piece, slot.step, slot.by, 30 * SECOND)
    yield ANA, acts.Prefer(slot.piece, slot.step, later.by)
    yield ANA, acts.Defer(slot.piece, slot.step, later.by)
    yield ANA, acts.Adjourn(reading)
    for name in LATER:
        yield name, Leave()
    if world.sprint.live:
        yield CARA, Cancel(world.sprint.id)


def _first_piece(world: World) -> Iterator[tuple[str, Body]]:
    """The first piece, with a pass, a text, more time, an author who decides, and one who comes late."""
    table = world.room.readings[-1].tables[0]
    piece = world.room.pieces[table.under_way[0]]
    author = _name(piece.by)
    one, other = (_name(turn.slot.by) for turn in table.turns)
    world.at += 30 * SECOND
    yield one, acts.Finish(piece.id, 0)
    yield other, acts.Finish(piece.id, 0)
    yield one, acts.More(piece.id, 1)
    yield one, acts.Respond(piece.reading, piece.id, 1, "praise", _response(world, one), last=False)
    yield one, acts.Finish(piece.id, 1)
    yield _tick(world)
    yield author, acts.Decide(piece.id, 2, 0)
    yield one, acts.Finish(piece.id, 2, "done")
    yield other, acts.Finish(piece.id, 2, "pass")
    yield other, acts.Respond(piece.reading, piece.id, 1, "observation", _response(world, other))
    yield author, acts.Decide(piece.id, 3, -1)
    given = world.room.pieces[piece.id].responses[0].id
    yield author, acts.Thank(given, words(author, "thanks", "That helps!", world.ahead()))
    yield author, acts.Respond(piece.reading, piece.id, 4, "thanks", _response(world, author))
    # The second piece: one declines it, its author stops.
    table = world.room.readings[-1].tables[0]
    piece = world.room.pieces[table.under_way[0]]
    yield _name(table.turns[0].slot.by), acts.Decline(piece.id)
    yield _name(piece.by), acts.Stop(piece.id)


def _response(world: World, name: str) -> acts.Body:
    return text(name, "response", world.ahead())[0]


def _tick(world: World) -> tuple[str, Body]:
    due = world.room.due_at()
    assert due is not None
    world.at = max(world.at, due)
    return "", Tick()


def _heard(world: World) -> list[str]:
    return [name for name, piece in world.room.pieces.items() if piece.state == "heard"]


def _name(key: str) -> str:
    return next(name for name in (ANA, BEN, CARA, *LATER) if key_of(name) == key)


def body() -> Iterator[dict[str, Any]]:
    """Sealed texts that travel by themselves: the blob, its digest and its size."""
    for number, kind in enumerate(("piece", "response", "piece")):
        place = Place(KEYS.room, kind, key_of(ANA), f"{number:032x}")
        plain, nonce = TEXTS[kind] * (1 if number < 2 else 600), bytes([number]) * NONCE_BYTES
        named, blob = seal_body(plain, place, KEYS.content, nonce)
        yield {
            "text": TEXTS[kind],
            "times": len(plain) // len(TEXTS[kind]),
            "content_key": KEYS.content.hex(),
            **msgspec.structs.asdict(place),
            "nonce": nonce.hex(),
            "size": named.size,
            "digest": named.digest,
            "blob": blob.hex() if len(blob) < 1_000 else None,
        }


def deal() -> Iterator[dict[str, Any]]:
    """Deals: at tables and in rounds, for authors and guests, when nobody has met and when some have."""
    crowds = (
        (2, 0, 5),
        (3, 0, 5),
        (7, 0, 5),
        (5, 0, 4),
        (19, 0, 5),
        (20, 0, 5),
        (4, 3, 4),
        (1, 4, 5),
        (9, 2, 0),
    )
    for authors, guests, size in crowds:
        yield _dealt("tables", _keys("a", authors), _keys("g", guests), size, {})
    laid = deal_tables(_keys("a", 9), _keys("g", 3), 4, SEED, {})
    met = {
        pair(one, other): 2 for table in laid for one in table.seats for other in table.seats if one < other
    }
    yield _dealt("tables", _keys("a", 9), _keys("g", 3), 4, met)
    for authors, guests, rounds in ((2, 0, 3), (5, 0, 3), (7, 2, 3), (1, 2, 2)):
        yield _dealt("rounds", _keys("a", authors), _keys("g", guests), rounds, {})
    met = {pair(*both): 1 for both in zip(_keys("a", 6), _keys("a", 7)[1:], strict=True)}
    yield _dealt("rounds", _keys("a", 7), [], 2, met)
    for authors, guests, owed in ((6, 0, 4), (4, 2, 2), (1, 3, 0)):
        brought, seats = _keys("a", authors), sorted(_keys("a", authors) + _keys("g", guests))
        yield {
            "how": "moved",
            "authors": brought,
            "seats": seats,
            "table": 5,
            "owed": owed,
            "tables": [_as_laid(lay(seats, set(brought), 4, owed))],
        }


def _dealt(
    how: str, authors: list[str], guests: list[str], number: int, met: dict[tuple[str, str], int]
) -> dict[str, Any]:
    seed = SEED if not met else SEED[::-1]
    make = deal_tables if how == "tables" else deal_round
    laid: tuple[Laid, ...] = make(authors, guests, number, seed, met)
    return {
        "how": how,
        "authors": authors,
        "guests": guests,
        "table" if how == "tables" else "rounds": number,
        "seed": seed,
        "met": [[*both, times] for both, times in sorted(met.items())],
        "tables": [_as_laid(table) for table in laid],
    }


def _as_laid(table: Laid) -> dict[str, Any]:
    fields = ("key", "guest", "round")
    return {
        "seats": list(table.seats),
        "readers": {
            author: [{field: getattr(one, field) for field in fields} for one in readers]
            for author, readers in table.readers.items()
        },
    }


def _keys(start: str, count: int) -> list[str]:
    return [blake2b(f"{start}{number}".encode(), digest_size=32).hexdigest() for number in range(count)]
