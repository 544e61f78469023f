"""How a file of records looks: JSON that a person can read, with a checksum that shows every change.

    {"format":1,"generation":12,"sha256":"…","tables":{
     "_default": {…}
    }}

A file is whole only if it is byte for byte what this module would write for what it says.
"""

import hashlib
from typing import Any, Final

import msgspec

from sprint.core.errors import DeskTrouble

FORMAT: Final = 1

Tables = dict[str, dict[str, Any]]


class Damaged(Exception):
    """The bytes are not a whole file of records: cut off, changed, zeroed, or never one."""


class Page(msgspec.Struct, frozen=True):
    """One generation of a file of records."""

    generation: int
    tables: Tables


class _Envelope(msgspec.Struct, frozen=True):
    format: int
    generation: int
    sha256: str
    tables: msgspec.Raw


def frame(page: Page) -> bytes:
    """Give the bytes to write. Raises what ``msgspec`` raises for values that JSON cannot hold."""
    body = msgspec.json.format(msgspec.json.encode(page.tables), indent=1)
    return _seal(FORMAT, page.generation, body)


def unframe(data: bytes) -> Page:
    """Give the generation that the bytes hold.

    Raises ``Damaged`` unless they are exactly as they were written, and ``DeskTrouble`` when a later
    version of this program wrote them.
    """
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        if data != _seal(envelope.format, envelope.generation, bytes(envelope.tables)):
            raise Damaged
        if envelope.format != FORMAT:
            raise DeskTrouble(
                "These files were written by a newer version of Sprint, and this one leaves them alone. "
                "Start the newer version, or choose another folder with --home DIR."
            )
        return Page(envelope.generation, msgspec.json.decode(envelope.tables, type=Tables))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Damaged from error


def _seal(version: int, generation: int, body: bytes) -> bytes:
    named = b'{"format":%d,"generation":%d,"sha256":"' % (version, generation)
    digest = hashlib.sha256(named + body).hexdigest().encode()
    return named + digest + b'","tables":' + body + b"}\n"
