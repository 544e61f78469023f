"""That notes are muted, until what, and what waited: said calmly, and with everything kept."""

from typing import Final

from sprint.core.agenda.values import MutedUntil
from sprint.core.cleaning import clean_line
from sprint.core.rights import may_mute
from sprint.core.room import Room
from sprint.link.hiding import Cheered, IdeaHad, Note
from sprint.link.side import Side
from sprint.telling.words import several

UNTIL: Final[dict[MutedUntil, str]] = {
    "bell": "until the bell",
    "part": "until this part is over",
    "opened": "until they are opened again",
}


def muted_words(room: Room | None) -> str:
    """``Notes are muted until the bell; what is said waits.``; nothing where they are not."""
    if room is None or room.muted is None:
        return ""
    return f"Notes are muted {UNTIL[room.muted.until]}; what is said waits."


def kept_words(room: Room | None, what: str) -> str:
    """What one is told who says something that waits."""
    until = UNTIL[room.muted.until] if room is not None and room.muted is not None else "for a while"
    return f"Notes are muted {until}: your {what} is kept, and heard then."


def hears(room: Room | None, me: str) -> bool:
    """Whether somebody is told who is stuck: while notes are muted, only those who could open them."""
    return room is None or room.muted is None or may_mute(room, me, room.at)


def opened_words(side: Side, me: str) -> str:
    """How much waited of what others said: `` Meanwhile there were 2 notes …``; perhaps nothing."""
    said = [one for one in side.opened if one.by != me and one.by not in side.hidden]
    notes, cheers = (sum(isinstance(one, kind) for one in said) for kind in (Note, Cheered))
    counts = [
        f"{many} {word}{'s' if many > 1 else ''}"
        for many, word in ((notes, "note"), (cheers, "cheer"))
        if many
    ]
    were = "was" if notes + cheers == 1 else "were"
    return f" Meanwhile there {were} {several(counts)}." if counts else ""


def opened_lines(side: Side, me: str) -> list[str]:
    """The notes of others that waited, and the ideas for oneself, each with the name of who said it."""
    lines = []
    for one in side.opened:
        if one.by == me or one.by in side.hidden:
            continue
        match one:
            case Note(text=text):
                lines.append(f"{side.name(one.by)}: {clean_line(text)}")
            case IdeaHad(ask=ask, text=text) if ask in side.asks and side.asks[ask].by == me:
                lines.append(f"{side.name(one.by)}: {clean_line(text)}")
    return lines
