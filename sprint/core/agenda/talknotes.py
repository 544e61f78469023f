"""The shared notes of a talk: the topics it was to be about, and notes said to the circle while it lasted.

Nobody's words get there unawares: where one types them it is said that they are kept.
"""

from collections.abc import Iterator

from sprint.core.agenda.dayreport import TalkNote
from sprint.core.agenda.daysource import DaySource
from sprint.core.agenda.heldday import Part


def talk_notes(source: DaySource, part: Part) -> tuple[TalkNote, ...]:
    """Those of a part; none of one that is no talk."""
    if part.kind != "talk":
        return ()
    return (*_topics(source, part), *_notes(source, part))


def _topics(source: DaySource, part: Part) -> Iterator[TalkNote]:
    """What was on the board as this talk was the next to come, or under way, and was not taken away."""
    since, side = _last_talk(source, part), source.side
    for one in source.room.board:
        kept = side.days.kept.get(one.id)
        shown = one.of == "topic" and kept is not None and kept.text and one.by not in side.hidden
        if shown and kept is not None and since <= kept.at and not _after(kept.at, part):
            yield TalkNote(side.name(one.by), kept.text, topic=True)


def _notes(source: DaySource, part: Part) -> Iterator[TalkNote]:
    for note in source.side.notes:
        if note.at >= part.started_at and not _after(note.at, part) and note.text.strip():
            yield TalkNote(source.side.name(note.by), note.text)


def _last_talk(source: DaySource, part: Part) -> int:
    """When the talk before this one was over; 0 where there was none."""
    ends = [
        one.ended_at
        for day in source.days
        for one in day.parts
        if one.kind == "talk" and one.ended_at is not None and one.ended_at <= part.started_at
    ]
    return max(ends, default=0)


def _after(at: int, part: Part) -> bool:
    return part.ended_at is not None and at >= part.ended_at
