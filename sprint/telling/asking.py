"""Who is stuck, with what, and which ideas came: found in the room, and said."""

import msgspec

from sprint.core.asking.events import AskClosed, AskingEvent, AskRaised, IdeaGiven
from sprint.core.asking.values import OpenAsk
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.hearer import Hearer
from sprint.telling.muting import hears, kept_words


class Stuck(msgspec.Struct, frozen=True):
    """Somebody who asks; ``words`` say with what, perhaps nothing, and ``helped`` that one gave an idea."""

    ask: str
    by: str
    name: str
    words: str
    helped: bool

    @property
    def sentence(self) -> str:
        """``Ben is stuck: she will not leave the room``."""
        return _stuck(self.name, self.words)


def who_is_stuck(room: Room | None, side: Side, me: str) -> list[Stuck]:
    """Everybody else who asks, those first to whom one gave no idea yet, then who asked first.

    Whoever has no say here, or is hidden, asks nothing. While notes are muted only those who lead are told.
    """
    asks = room.asks if room is not None and hears(room, me) else ()
    others = [
        Stuck(ask.id, ask.by, side.name(ask.by), clean_line(side.asks[ask.id].text), me in ask.ideas)
        for ask in asks
        if ask.by != me and ask.id in side.asks and ask.by not in side.hidden
    ]
    return sorted(others, key=lambda stuck: stuck.helped)


def my_ask(room: Room | None, me: str) -> OpenAsk | None:
    """One's own ask that is open."""
    return next((ask for ask in room.asks if ask.by == me), None) if room is not None else None


def ideas_for(side: Side, ask: str) -> list[str]:
    """The ideas for an ask, in the order in which they came, each with the name of who had it."""
    return [f"{side.name(idea.by)}: {clean_line(idea.text)}" for idea in side.ideas if idea.ask == ask]


def of_asking(event: AskingEvent, hearer: Hearer) -> str:
    """The sentence for what happened around an ask; ideas are told to those who asked for them."""
    me, side = hearer.me, hearer.side
    match event:
        case AskRaised(member=who) if who == me:
            if not hears(hearer.room, me):
                return "You asked. Notes are muted now, so those who lead see it."
            return "You asked the circle; ideas come as they come."
        case AskRaised() if not hears(hearer.room, me):
            return ""
        case IdeaGiven(waits=True):
            return kept_words(hearer.room, "idea")
        case AskRaised(ask=ask, member=who) if ask in side.asks and who not in side.hidden:
            return _stuck(hearer.name(who), hearer.short(side.asks[ask].text))
        case IdeaGiven(idea=idea, ask=ask, member=who):
            asker = side.asks[ask].by if ask in side.asks else ""
            said = next((one.text for one in reversed(side.ideas) if one.id == idea), "")
            if asker == me and said:
                return f"{hearer.name(who)} has an idea: {hearer.short(said)}"
            return f"Your idea is with {hearer.name(asker)}." if who == me else ""
        case AskClosed(member=who, how="going"):
            return "Go well." if who == me else f"{hearer.name(who)} says thanks, and is going again."
    return ""


def _stuck(name: str, words: str) -> str:
    return f"{name} is stuck: {words}" if words else f"{name} is stuck."
