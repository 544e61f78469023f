"""Sealed texts for tests: blobs, and an honest member who brings and fetches them as the protocol says."""

from sprint.core.reading.acts import Body, Offer
from sprint.core.reading.bodies import digest_of
from sprint.core.wire import GET_AT_ONCE, PUT_AT_ONCE, Blob, Get, Kept, Put, Trouble
from tests.server.client import Client


def blob(seed: int, size: int = 114_000) -> bytes:
    """Bytes that stand nowhere else."""
    return b"".join(digest_of(b"%d %d" % (seed, at)).encode() for at in range(size // 64 + 1))[:size]


def part(data: bytes, at: int, end: int | None = None) -> Put:
    """The part of a text from byte ``at``."""
    return Put(digest_of(data), len(data), at, data[at : end or at + PUT_AT_ONCE])


async def told(one: Client) -> Kept | Trouble:
    """The next answer to a part."""
    return await one.expect(Kept | Trouble)  # type: ignore[arg-type]


async def put(one: Client, message: Put) -> Kept | Trouble:
    """Send a part, or a question, and hear the answer."""
    await one.send(message)
    return await told(one)


async def bring(one: Client, data: bytes) -> Kept | Trouble:
    """Ask how far a text is and bring the rest; the last answer."""
    answer = await put(one, Put(digest_of(data), len(data), 0))
    while isinstance(answer, Kept) and answer.have < len(data):
        answer = await put(one, part(data, answer.have))
    return answer


async def fetch(one: Client, digest: str) -> bytes | None:
    """A text, part by part; none where it is not there."""
    data = b""
    while True:
        await one.send(Get(digest, len(data)))
        message = await one.expect(Blob)
        assert (message.digest, message.at) == (digest, len(data))
        assert len(message.data) <= GET_AT_ONCE
        if message.size == 0:
            return None
        data += message.data
        if len(data) >= message.size:
            return data


def offer(one: Client, data: bytes) -> Offer:
    """The act that offers a text."""
    return Offer(one.person.sealed("about", "{}"), Body(digest_of(data), len(data)))
