"""What is told to programs while notes are muted: what waits is told as it is heard, and not before."""

from sprint.core.agenda.events import NotesOpened
from sprint.core.asking.events import AskClosed, AskRaised, IdeaGiven
from sprint.core.events import CheerGiven, Event, NoteSaid
from sprint.jsonmode.happened import said_by_hidden
from sprint.link.base import Link
from sprint.link.news import Happened
from sprint.telling.muting import hears


class Kept:
    """What others said in the room of ``link`` and who is stuck there, until the notes are opened."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._kept: list[Happened] = []

    def told(self, news: Happened) -> list[Happened]:
        """What is to be told now that this happened, in its order; perhaps nothing."""
        event, side = news.event, self._link.side
        if said_by_hidden(event, side):
            return []
        if self._waits(event):
            self._kept.append(news)
            return []
        match event:
            case AskClosed(ask=ask) if ask in self._asks():
                # Nobody need know any more that somebody was stuck.
                self._kept = [one for one in self._kept if getattr(one.event, "ask", "") != ask]
                return []
            case NotesOpened():
                kept, self._kept = self._kept, []
                return [news, *(one for one in kept if not said_by_hidden(one.event, side))]
        return [news]

    def _waits(self, event: Event) -> bool:
        """Whether something is for nobody to know yet, or only for those who may mute."""
        room, me = self._link.room, self._link.me
        match event:
            case NoteSaid(waits=True) | CheerGiven(waits=True) | IdeaGiven(waits=True):
                return event.member != me
            case AskRaised(member=who):
                return who != me and not hears(room, me)
            case IdeaGiven(ask=ask):
                return ask in self._asks()
        return False

    def _asks(self) -> set[str]:
        return {one.event.ask for one in self._kept if isinstance(one.event, AskRaised)}
