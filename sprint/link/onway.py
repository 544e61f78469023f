"""One's own responses on their way to the room, opened again from what waits to be sent.

After a restart nothing else remembers them: the room does not have them, and their files hold texts that look
as if they had never been given.
"""

from collections.abc import Iterable, Iterator

import msgspec

from sprint.core.errors import Untrusted
from sprint.core.keyring import KeyRing
from sprint.core.reading.acts import Respond
from sprint.core.reading.bodies import Given, open_body, read_words
from sprint.core.reading.shown import cleaned_given
from sprint.core.sealing import Place
from sprint.core.signed import SignedAct, read_act
from sprint.link.outgoing import Parcel


class OnWay(msgspec.Struct, frozen=True):
    """A response by the id of its act: the piece and the step it is given to, and its text."""

    act: str
    piece: str
    step: int
    text: str


def responses_in(waiting: Iterable[tuple[SignedAct, Parcel]], ring: KeyRing) -> Iterator[OnWay]:
    """The responses among the texts that wait to be sent, as far as ``ring`` opens them."""
    for signed, parcel in waiting:
        act = read_act(signed.act)
        if not isinstance(act.body, Respond):
            continue
        place = Place(act.room, "response", act.by, act.id)
        try:
            text = open_body(parcel.blob, parcel.body, place, ring.content(parcel.body.gen))
            given = cleaned_given(read_words(text, Given))
        except Untrusted:
            continue
        yield OnWay(act.id, act.body.piece, act.body.step, given.text)
