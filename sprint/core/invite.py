"""An invite: one line that lets a person in.

    sprint://HOST[:PORT]/1/ROOM#SECRET.GEN.CREATOR.CHECK        (sprints:// is the same over TLS)

ROOM, SECRET, CREATOR and CHECK are base64url without padding. The part after ``#`` never goes to the relay.
CREATOR pins the key that opened the room; CHECK notices an invite that was cut off or mistyped.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from hashlib import blake2b
from urllib.parse import urlsplit

import msgspec

from sprint.core.derive import SECRET_BYTES
from sprint.core.errors import BadInvite

VERSION = 1
DEFAULT_PORT = 8765
LONGEST = 400
WHAT = "Whoever has this line can come in and read what is shared; send it to your circle only."
STAYS_HERE = (
    "It works on this machine only. For your network, start again with `sprint host --lan`; for a circle in "
    "many places, with a relay that all can reach."
)
_CHECK_BYTES = 3
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")
#: Pieces that a mail program may have broken an invite into.
MOST_PIECES = 12
_BEGINS = re.compile(r"(?<![\w.#-])sprints?://")
_APART = re.compile(r"[\s<>\"'`]+")
_AFTER = ".,;:!?)]}*"
#: The most that stands behind ``#`` in a whole invite.
LONGEST_PRIVATE = 51
_PARTS = re.compile(r"([\w-]{22})\.(\d{1,6})\.([\w-]{16})\.([\w-]{4})", re.ASCII)


class Invite(msgspec.Struct, frozen=True):
    """Where a room is and what lets a person into it; ``str()`` gives the line to share."""

    host: str
    port: int
    tls: bool
    room: str
    secret: bytes
    gen: int
    creator: bytes

    def __str__(self) -> str:
        """The whole line, its secret included: to share, never to log."""
        head = f"{self.address}#{_b64(self.secret)}.{self.gen}.{_b64(self.creator)}"
        return f"{head}.{_check(head)}"

    def __repr__(self) -> str:
        """The address without the secret, safe in logs and error reports."""
        return f"<Invite {self.address}>"

    @property
    def address(self) -> str:
        """The public part, without the secret."""
        scheme = "sprints" if self.tls else "sprint"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}/{VERSION}/{_b64(bytes.fromhex(self.room))}"

    @property
    def about(self) -> str:
        """What a person should know who gives it on."""
        return f"{WHAT} {STAYS_HERE}" if self.stays_here else WHAT

    @property
    def stays_here(self) -> bool:
        """Whether it leads to a relay that nobody on another machine can reach."""
        return self.host in _THIS_MACHINE

    @property
    def url(self) -> str:
        """The websocket address of the relay; it names no room and no secret."""
        scheme = "wss" if self.tls else "ws"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}/"


def parse_invite(text: str) -> Invite:
    """Read the invite in whatever was pasted, be it wrapped, quoted or among words for people.

    Raises ``BadInvite`` with what is wrong and what to do.
    """
    if not text.strip():
        raise BadInvite("There is no invite here. Ask your circle for the line that begins with sprint://.")
    begins = [found.start() for found in _BEGINS.finditer(text)]
    # The last one first: a room's title may look like an invite, too.
    for begin in reversed(begins):
        line = ""
        for piece in _APART.split(text[begin:])[:MOST_PIECES]:
            line += piece
            with suppress(BadInvite):
                return _parse_line(line.rstrip(_AFTER))
    return _parse_line("".join(_APART.split(text[begins[-1] :] if begins else text)))


def _parse_line(line: str) -> Invite:
    if not line.isprintable() or len(line) > LONGEST or not line.startswith(("sprint://", "sprints://")):
        raise BadInvite(
            "That is not an invite. An invite is one line that starts with sprint:// or sprints://."
        )
    address, marker, private = line.partition("#")
    _check_version(address)
    if not marker:
        raise _cut_off(short=True)
    return _parse_parts(address, private, line)


def _check_version(address: str) -> None:
    found = re.match(r"sprints?://[^/]+/(\d+)/", address)
    if found and int(found[1]) != VERSION:
        raise BadInvite(
            f"This invite is of version {found[1]}, and this program knows version {VERSION}. "
            "Update the older of the two programs and ask for a new invite."
        )


def _parse_parts(address: str, private: str, line: str) -> Invite:
    parts = _PARTS.fullmatch(private)
    try:
        where = urlsplit(address)
        host, port = where.hostname, where.port or DEFAULT_PORT
        room = _unb64(where.path.removeprefix(f"/{VERSION}/"))
    except ValueError as error:
        raise _cut_off(short=False) from error
    if parts is None or not host or len(room) != SECRET_BYTES or _check(line.rpartition(".")[0]) != parts[4]:
        raise _cut_off(short=parts is None and len(private) < LONGEST_PRIVATE)
    return Invite(
        host=host,
        port=port,
        tls=where.scheme == "sprints",
        room=room.hex(),
        secret=_unb64(parts[1]),
        gen=int(parts[2]),
        creator=_unb64(parts[3]),
    )


def _cut_off(*, short: bool) -> BadInvite:
    error = BadInvite(
        "This invite is cut off or changed. Copy the whole line again, up to its last character."
    )
    error.short = short
    return error


def _check(head: str) -> str:
    return _b64(blake2b(head.encode(), digest_size=_CHECK_BYTES, person=b"sprint invite").digest())


def _b64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
