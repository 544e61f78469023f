"""Reading what a member sent: a message, a type that is not known here, or something malformed."""

from typing import Final

import msgspec

from server.outputs import Dismissed
from sprint.core.fields import Id
from sprint.core.signed import SignedAct
from sprint.core.wire import ToRelay, read_to_relay

_KNOWN: Final = frozenset({"hello", "do", "live", "time", "want", "put", "get"})


class Unknown(msgspec.Struct, frozen=True):
    """A well-formed message of a type that only newer programs know."""

    t: str


class _Named(msgspec.Struct):
    id: Id


def read_message(data: bytes) -> ToRelay | Unknown:
    """The message in one frame; raises ``Dismissed`` for anything malformed."""
    try:
        return read_to_relay(data)
    except msgspec.DecodeError as error:
        try:
            unknown = msgspec.json.decode(data, type=Unknown)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            raise Dismissed("malformed", "That is not a message of this protocol.") from error
        if unknown.t in _KNOWN:
            raise Dismissed("malformed", f"That message is not well formed: {error}.") from error
        return unknown


def id_of(signed: SignedAct) -> str:
    """The id of an act that cannot be read otherwise; raises ``Dismissed`` where there is none."""
    try:
        return msgspec.json.decode(signed.act, type=_Named).id
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise Dismissed("malformed", "That act cannot be read, not even its id.") from error
