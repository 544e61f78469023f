"""Texts that travel beside the log: sealed blobs named by their digest, and what is written in them.

A blob is a 24-byte nonce and the sealed bytes after it. Its digest is BLAKE2b-256 ("sprint body"), so that a
relay can tell whether it has the right bytes without being able to read one.
"""

from hashlib import blake2b
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Meta

from sprint.core.errors import Untrusted
from sprint.core.reading.acts import Body
from sprint.core.sealing import NONCE_BYTES, Place, Sealed, seal, unseal

Form = Literal["prose", "poem"]
Words = TypeVar("Words", bound=msgspec.Struct)

MOST_MARKS: Final = 200
LONGEST_MARK: Final = 1_000


class About(msgspec.Struct, frozen=True):
    """What an author says of a piece: title, form, and a note on its content for those who choose to know."""

    title: str = ""
    form: Form = "prose"
    note: str = ""


class Mark(msgspec.Struct, frozen=True):
    """A reader's mark on lines ``first`` to ``last`` of a piece, numbered from 1."""

    first: Annotated[int, Meta(ge=1, le=1_000_000)]
    last: Annotated[int, Meta(ge=1, le=1_000_000)]
    kind: Literal["stayed", "question", "note"] = "stayed"
    note: Annotated[str, Meta(max_length=LONGEST_MARK)] = ""


class Given(msgspec.Struct, frozen=True):
    """The text of a response, and the marks on the piece that came with it."""

    text: str = ""
    marks: Annotated[tuple[Mark, ...], Meta(max_length=MOST_MARKS)] = ()


class OptionWords(msgspec.Struct, frozen=True):
    """The words of one option of a step."""

    name: str
    prompt: str = ""


class StepWords(msgspec.Struct, frozen=True):
    """The words of one step."""

    name: str
    prompt: str = ""
    options: tuple[OptionWords, ...] = ()


class ProtocolWords(msgspec.Struct, frozen=True):
    """The words of a protocol: its ``name`` as typed, its ``title`` as read, and those of its steps."""

    name: str
    title: str
    about: str = ""
    steps: tuple[StepWords, ...] = ()


def digest_of(blob: bytes) -> str:
    """The name of a blob, in hexadecimal."""
    return blake2b(blob, digest_size=32, person=b"sprint body").hexdigest()


def is_named(blob: bytes, body: Body) -> bool:
    """Whether a blob is the one that an act names."""
    return len(blob) == body.size and digest_of(blob) == body.digest


def seal_body(text: str, place: Place, content_key: bytes, nonce: bytes, gen: int = 0) -> tuple[Body, bytes]:
    """Seal ``text`` for ``place``; gives the name and size of the blob, and the blob."""
    sealed = seal(text, place, content_key, nonce, gen)
    blob = sealed.nonce + sealed.data
    return Body(digest_of(blob), len(blob), gen), blob


def open_body(blob: bytes, body: Body, place: Place, content_key: bytes) -> str:
    """Open a blob; raises ``Untrusted`` where it is not the one that was named, or cannot be opened."""
    if not is_named(blob, body):
        raise Untrusted(f"A {place.kind} came that is not the one its author named.")
    return unseal(Sealed(body.gen, blob[:NONCE_BYTES], blob[NONCE_BYTES:]), place, content_key)


def read_words(text: str, kind: type[Words]) -> Words:
    """Read what was sealed as JSON; raises ``Untrusted`` for all that is none, however deep it is nested."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Untrusted("What came sealed is not what it should be.") from error
