"""Ways into a room, put together from what lies on the desk: join by invite, open on a relay, or alone."""

import contextlib
import os
from functools import partial
from typing import TYPE_CHECKING

from sprint.clocks import wall_ms
from sprint.core.acts import Mode
from sprint.core.derive import SECRET_BYTES, fingerprint, room_keys
from sprint.core.entry import GENESIS_HEAD
from sprint.core.errors import BadInvite, OtherVersion, Refused, Untrusted
from sprint.core.invite import Invite, parse_invite
from sprint.core.keyring import KeyRing, opens
from sprint.core.keys import SEED_BYTES, Identity
from sprint.core.reading.acts import Body, Offer, Respond
from sprint.core.reading.bodies import is_named
from sprint.core.signed import Seen, SignedAct, read_act
from sprint.desk.desk import Desk
from sprint.desk.records import IdentityRecord, OutboxRecord, RoomRecord
from sprint.desk.roomshelf import RoomShelf, Texts
from sprint.desk.sololog import SoloLog
from sprint.link.base import Link
from sprint.link.outgoing import Parcel
from sprint.link.session import Session
from sprint.link.solo_link import SoloLink
from sprint.writing.remembering import Remembering
from sprint.writing.renewing import Renewing, keep_invite

if TYPE_CHECKING:
    # Whoever writes alone is spared the websockets.
    from sprint.link.relay_link import RelayLink


class DeskOutbox:
    """The desk's outbox, as the link of one room wants it; texts that acts name lie on the room's shelf."""

    def __init__(self, desk: Desk, room: str, texts: Texts) -> None:
        self._desk = desk
        self._room = room
        self._texts = texts

    def put(self, act_id: str, signed: SignedAct, parcel: Parcel | None = None) -> None:
        """Keep an act on the disk, and before it the text that it names."""
        if parcel is not None:
            self._texts.put(parcel.body.digest, parcel.blob)
        self._desk.outbox.put(OutboxRecord(act_id, self._room, signed.act, signed.sig.hex(), wall_ms()))

    def remove(self, ids: list[str]) -> None:
        """Forget acts that were answered."""
        self._desk.outbox.remove(ids)

    def waiting(self) -> list[tuple[str, SignedAct, Parcel | None]]:
        """The acts of this room that were never answered, oldest first, with the texts they name."""
        found: list[tuple[str, SignedAct, Parcel | None]] = []
        for record in self._desk.outbox.waiting(self._room):
            signed, body = SignedAct(record.act, bytes.fromhex(record.sig)), read_act(record.act).body
            parcel = self._parcel(body.body) if isinstance(body, Offer | Respond) else None
            # An act whose text the disk has lost stays here: in the room it would name what nobody can read.
            if parcel is not None or not isinstance(body, Offer | Respond):
                found.append((record.id, signed, parcel))
        return found

    def _parcel(self, body: Body) -> Parcel | None:
        blob = self._texts.get(body.digest)
        return Parcel(body, blob) if blob is not None and is_named(blob, body) else None


def first_identity(desk: Desk, name: str) -> IdentityRecord:
    """Make a new key for a person who starts for the first time, and keep it."""
    record = IdentityRecord(os.urandom(SEED_BYTES), name, wall_ms())
    desk.keep_identity(record)
    return record


def new_invite(person: IdentityRecord, host: str, port: int, *, tls: bool) -> Invite:
    """A fresh secret for a room that is yet to be opened at the relay on ``host``:``port``."""
    secret = os.urandom(SECRET_BYTES)
    creator = fingerprint(Identity(person.seed).key)
    return Invite(host, port, tls, room_keys(secret).room, secret, 0, creator)


def open_room(
    desk: Desk, person: IdentityRecord, invite: Invite, mode: Mode, title: str, *, hosted: bool
) -> "RelayLink":
    """A link that opens a room on its relay; the room is remembered before anything is sent."""
    record = RoomRecord(
        room=invite.room,
        invite=str(invite),
        title=title,
        hosted=hosted,
        creator=True,
        last_seen_at=wall_ms(),
    )
    desk.rooms.keep(record)
    session = _session(person, invite, record)
    session.open_room(mode, title)
    return _link(desk, session, invite)


def join_room(desk: Desk, person: IdentityRecord, line: str) -> "RelayLink":
    """A link into the room of an invite line; raises ``BadInvite``. The room is remembered, and a key that is
    kept stays until the room has proved another. One that was found closed or gone is tried again.
    """
    invite = parse_invite(line)
    if invite.gen == 0 and room_keys(invite.secret).room != invite.room:
        raise BadInvite("This invite does not fit together. Ask for it again.")
    invite = desk.rooms.meet(invite)
    record = desk.rooms.mark(invite.room, last_seen_at=wall_ms(), closed=False) or RoomRecord(
        room=invite.room, invite=str(invite)
    )
    return _link(desk, _session(person, invite, record), invite)


def remember_room(desk: Desk, link: Link) -> None:
    """Note how far the room was seen, so that a relay that lost a part of it is found out next time."""
    # The link goes on meanwhile, so each is looked at once: what came later is remembered the next time.
    seen, room, invite = link.seen, link.room, link.invite
    if room is not None and invite is not None and opens(invite, room):
        # Nobody needs it before the room is left, and the start is to be quick.
        from sprint.writing.circles import circle_of

        desk.rooms.mark(
            room.id,
            last_seen_at=wall_ms(),
            seq=seen.seq,
            head=seen.head,
            # What was known before the relay said that the room is gone may be written after it.
            closed=True if room.closed_at is not None else None,
            # Whoever joins hears the title only from the room itself.
            title=link.side.title,
            circle=circle_of(room, link.side, link.me),
            # Also on another machine to which one has moved: `sprint host` goes back to it from there, too.
            creator=room.creator == link.me,
        )
        keep_invite(desk, link)


def solo_room(desk: Desk, person: IdentityRecord) -> SoloLink:
    """A room of one's own: the one that was left in the middle of a sprint, else a new one."""
    identity = Identity(person.seed)
    left = SoloLog.load(desk.folders.data)
    if left is not None:
        with contextlib.suppress(Untrusted, Refused, OtherVersion):
            link = SoloLink(identity, left.secret, left.append, left.past)
            if link.room and link.room.sprint and link.room.sprint.phase not in ("done", "cancelled"):
                return link
    log = SoloLog.begin(desk.folders.data, os.urandom(SECRET_BYTES))
    return SoloLink(identity, log.secret, log.append)


def _link(desk: Desk, session: Session, invite: Invite) -> "RelayLink":
    from sprint.link.relay_link import RelayLink

    shelf = RoomShelf(desk.folders.data, invite.room)
    link = RelayLink(session, invite.url, DeskOutbox(desk, invite.room, shelf.texts), shelf)
    link.side.hide(desk.hidden.of(invite.room))
    link.listen(Renewing(desk, link).hear)
    link.listen(Remembering(partial(remember_room, desk, link), link.me).hear)
    return link


def _session(person: IdentityRecord, invite: Invite, record: RoomRecord) -> Session:
    held = Seen(record.seq, record.head) if record.seq else Seen(0, GENESIS_HEAD)
    ring, kept = KeyRing(invite.gen, invite.secret), parse_invite(record.invite)
    for gen, secret in (*record.older, (kept.gen, kept.secret)):
        ring.add(gen, secret)
    return Session(Identity(person.seed), invite, ring, person.name, os.urandom, held)
