"""What every link offers, be the room on a relay or on this machine alone."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from sprint.core.acts import Body
from sprint.core.invite import Invite
from sprint.core.room import Room
from sprint.core.signed import Act, Seen, SignedAct
from sprint.core.wire import Standing, Status
from sprint.link.asking import Asking
from sprint.link.author import Author
from sprint.link.days import Days
from sprint.link.library import Library
from sprint.link.news import Contact, News, Safety
from sprint.link.onway import OnWay
from sprint.link.outgoing import Parcel
from sprint.link.readings import Readings
from sprint.link.replica import Replica
from sprint.link.side import Side

Listener = Callable[[News], None]


class Link(ABC):
    """A room as one of its members sees it. Everything runs on one event loop; listeners are called on it."""

    def __init__(self, author: Author, replica: Replica) -> None:
        self._author = author
        self._replica = replica
        self._listeners: list[Listener] = []
        self.readings = Readings(author, replica, self._send)
        self.days = Days(author, replica, self._send)
        self.asking = Asking(author, replica, self._send, self.do)

    @property
    def me(self) -> str:
        """This person's key."""
        return self._author.key

    @property
    def room(self) -> Room | None:
        """The public state of the room, or None before anything is known of it."""
        return self._replica.room

    @property
    def side(self) -> Side:
        """Names, notes and title."""
        return self._replica.side

    @property
    def seen(self) -> Seen:
        """The newest entry held, to remember between starts."""
        return self._replica.seen

    @property
    def invite(self) -> Invite | None:
        """What lets others into the room now, or None where nobody else can come."""
        return None

    async def remove(self, member: str) -> str:
        """Close the room to the member with this key, as ``do``."""
        room = self._replica.room
        stay = {} if room is None else room.members
        seats = {key: one.seat for key, one in stay.items() if key != member and not one.removed}
        return await self._send(*self._author.removing(member, seats, self._replica.seen))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with all news from now on; call what is returned to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    @abstractmethod
    def standings(self) -> Mapping[int, Standing]:
        """Status and live count by seat."""

    @property
    @abstractmethod
    def contact(self) -> Contact:
        """How the connection is."""

    @property
    @abstractmethod
    def safety(self) -> Safety:
        """Where what this person did in the room is."""

    @property
    def caught_up(self) -> bool:
        """Whether everything is known that the room had when we last came in; acting before would be rash."""
        return True

    def sends(self, act_id: str) -> bool:
        """Whether an act of one's own is on its way to the room."""
        return False

    @property
    def waits(self) -> int:
        """How many acts of one's own the room has not answered."""
        return 0

    def on_way(self) -> list[OnWay]:
        """The responses of one's own that are on their way to the room."""
        return []

    @abstractmethod
    def now(self) -> int | None:
        """Room time in milliseconds, or None before it is known."""

    @abstractmethod
    async def do(self, body: Body) -> str:
        """Act; gives the act's id once it is safe on this disk. Raises ``Refused`` or ``DeskTrouble``."""

    @abstractmethod
    async def say(self, text: str) -> str:
        """Say something to the circle, as ``do``."""

    @abstractmethod
    async def cheer(self, whom: str = "") -> str:
        """Cheer the member with the key ``whom``, or everyone; as ``do``."""

    @property
    @abstractmethod
    def library(self) -> Library:
        """The pieces and responses that can be read here."""

    @abstractmethod
    async def _send(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        """Have an act on this disk, with the text it names, and on its way."""

    @abstractmethod
    def show(self, status: Status, count: int | None) -> None:
        """Show the others how one is, and one's live count (net, in one's unit) or none."""

    @abstractmethod
    async def close(self) -> None:
        """End the link; the seat in the room stays."""

    def tell(self, news: list[News]) -> None:
        """Pass news on to everyone who listens."""
        for item in news:
            for listener in tuple(self._listeners):
                listener(item)
