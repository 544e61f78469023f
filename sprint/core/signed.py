"""One act as it is signed and sent: the exact JSON text that was signed travels, and is what is read.

So a client in any language can check a signature without agreeing on how to write JSON.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from sprint.core.acts import KINDS, Body
from sprint.core.errors import OtherVersion, Refused
from sprint.core.fields import Author, Head, Id, Seq
from sprint.core.form import LONGEST_ACT, check_form, is_word
from sprint.core.keys import Identity, verified

_CONTEXT = b"sprint/1 act\n"


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """The last entry its author knew when acting: number and head of the hash chain, so that a fork shows
    itself.
    """

    seq: Seq = 0
    head: Head = "0" * 64


class Act(msgspec.Struct, frozen=True):
    """One act, as its author signed it. ``by`` is the author's public key, empty for the relay's tick."""

    room: Id
    gen: Annotated[int, Meta(ge=0, le=999_999)]
    id: Id
    by: Author
    seen: Seen
    body: Body


class SignedAct(msgspec.Struct, frozen=True):
    """The exact JSON text of an act and the author's signature of it."""

    act: Annotated[str, Meta(max_length=LONGEST_ACT)]
    sig: Annotated[bytes, Meta(max_length=64)]


_decoder = msgspec.json.Decoder(Act)
_encoder = msgspec.json.Encoder()


class _Kind(msgspec.Struct):
    kind: str = ""


class _Outline(msgspec.Struct):
    body: _Kind


def sign(act: Act, identity: Identity) -> SignedAct:
    """Write ``act`` as JSON and sign exactly that text."""
    text = msgspec.json.encode(act)
    return SignedAct(text.decode(), identity.sign(_CONTEXT + text))


def unsigned(act: Act) -> SignedAct:
    """Write an act that needs no signature: a tick, or a room of one's own without a socket."""
    return SignedAct(msgspec.json.encode(act).decode(), b"")


def read_act(text: str) -> Act:
    """Read an act from its JSON.

    Raises ``Refused`` where it breaks a rule of form, and ``OtherVersion`` for a kind that is not known here.
    """
    if act := _as_we_write(text):
        return act
    check_form(text)
    try:
        return _decoder.decode(text)
    except msgspec.DecodeError as error:
        if kind := _unknown_kind(text)[:40]:
            raise OtherVersion(
                f"This program does not know the act “{kind}”. A newer version does."
            ) from error
        raise Refused("malformed", f"That act is not well formed: {str(error)[:200]}.") from error


def _as_we_write(text: str) -> Act | None:
    # Where writing the act again gives the same text, its form is good, and need not be read a second time.
    try:
        act = _decoder.decode(text)
        again = _encoder.encode(act)
        return act if len(again) <= LONGEST_ACT and again == text.encode() else None
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def signature_holds(act: Act, signed: SignedAct) -> bool:
    """Say whether the author named in ``act`` signed this very text."""
    return verified(act.by, _CONTEXT + signed.act.encode(), signed.sig)


def _unknown_kind(text: str) -> str:
    try:
        kind = msgspec.json.decode(text, type=_Outline).body.kind
    except msgspec.DecodeError:
        return ""
    return kind if kind not in KINDS and is_word(kind) else ""
