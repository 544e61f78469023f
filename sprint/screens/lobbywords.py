"""The words of the lobby: what comes next, how the connection is, what was said."""

from collections.abc import Sequence

from textual.content import Content

from sprint.core.figures import named_count
from sprint.core.rights import may_schedule
from sprint.core.sprints import Sprint
from sprint.link.hiding import Note
from sprint.link.news import Safety
from sprint.link.side import Side
from sprint.screens.contactline import CLOSED
from sprint.screens.visit import Visit
from sprint.telling.chains import again_words, in_break, round_words, written_before
from sprint.telling.moments import long_span
from sprint.telling.phases import left_ms, standing
from sprint.telling.pledges import Spoken
from widgets.roster import RosterRow

NOTES_SHOWN = 200
AGAIN_SHOWN = 2
KEPT = "W takes you to your page, and K shows what this machine keeps of the room."


def connection_words(visit: Visit) -> str:
    """How the connection is, in words."""
    match visit.link.contact:
        case "joined":
            return "● connected"
        case "connecting":
            return "○ connecting…"
        case "waiting":
            return "○ not connected; trying again"
        case "stopped" if visit.closed_by_me:
            return "○ closed"
        case "stopped":
            return "× the connection has ended"


def next_words(visit: Visit, rows: list[RosterRow]) -> str:
    """What comes next, or what to do about it."""
    sprint, now = visit.sprint, visit.now()
    if visit.link.contact == "stopped":
        return _stopped(visit)
    if visit.unreached:
        return f"The room comes as soon as it can be reached. Meanwhile {KEPT}"
    if visit.room is None:
        return visit.contact_why or ("Coming back…" if visit.coming_back else "Knocking at the room's door…")
    clock = visit.setting.moments.clock_time
    match standing(sprint, now):
        case "scheduled" if sprint is not None and in_break(sprint, now):
            return _in_break(visit, sprint)
        case "scheduled" if sprint is not None:
            by = "you" if sprint.starter == visit.me else visit.link.side.name(sprint.starter)
            until = "with an open end" if sprint.up else f"to {clock(sprint.ends_at, now)}"
            first = f", the first of {sprint.chain.rounds} rounds" if sprint.chain is not None else ""
            day = visit.room.day
            of_day = day is not None and day.now is not None and day.now.sprint == sprint.id
            set_ = "as the day is planned" if of_day else f"set by {by}"
            return f"From {clock(sprint.starts_at, now)} {until}{first}, {set_}."
        case "held" if sprint is not None:
            return f"The clock stands; the sprint begins {long_span(left_ms(sprint, now))} after it goes on."
        case "running" | "paused":
            return "The circle is writing. W takes you to your page."
    if len(rows) < 2 and visit.room.creator == visit.me:
        return "You are the first. I shows the invite: send it to your circle. N sets a sprint."
    if may_schedule(visit.room, visit.me, now):
        return "No sprint is set. N sets the next one."
    return f"No sprint is set. {visit.link.side.name(visit.room.leader)} sets the next one."


def _stopped(visit: Visit) -> str:
    if visit.closed_by_me:
        return f"{CLOSED} B takes you home."
    kept = f" {KEPT}" if visit.unreached else ""
    return f"{visit.contact_why} Your draft is on this disk. B takes you home.{kept}"


def _in_break(visit: Visit, sprint: Sprint) -> str:
    unit = visit.sheet.terms.unit
    so_far = written_before(visit.room, sprint, visit.me, unit) if visit.room is not None else 0
    wrote = f" You wrote {named_count(so_far, unit)} so far." if so_far else ""
    clock = visit.setting.moments.clock_time(sprint.starts_at, visit.now())
    return f"A break; {round_words(sprint)} starts at {clock}.{wrote}"


def more_words(visit: Visit, due: Sequence[Sprint]) -> str:
    """What is good to know besides: a number of one's own that is due, and what comes again."""
    room, now, moments = visit.room, visit.now(), visit.setting.moments
    lines = []
    if due:
        clock = moments.clock_time(due[0].starts_at, now)
        lines.append(f"Your number for the sprint of {clock} is still to come; M gives it.")
    recurring = room.recurring if room is not None else ()
    lines += ["; ".join(again_words(one, moments, now)) for one in recurring[:AGAIN_SHOWN]]
    if len(recurring) > AGAIN_SHOWN:
        lines.append(f"and {len(recurring) - AGAIN_SHOWN} more that come again; G shows them.")
    return "\n".join(lines)


def notes_content(
    side: Side, me: str, spoken: Sequence[Spoken], waiting: tuple[str, ...], safety: Safety, muted: str = ""
) -> Content:
    """What was said, oldest first, what people mean to do among it, and one's own notes on their way.

    While notes are ``muted`` it says so, and has one's own that wait.
    """
    if not side.notes and not spoken and not waiting and not muted:
        return Content.styled("Nothing was said yet.", "$text-muted italic")
    told = [(note.at, _note(side, me, note)) for note in side.notes[-NOTES_SHOWN:]]
    told += [(one.at, _spoken(side, me, one)) for one in spoken]
    lines = [content for _, content in sorted(told, key=lambda one: one[0])]
    state = "sending" if safety == "sending" else "on this disk"
    lines += [
        Content.assemble((side.name(me), "bold"), "  ", text, (f"  {state}", "$text-muted italic"))
        for text in waiting
    ]
    lines += [
        Content.assemble((side.name(me), "bold"), "  ", one.text, ("  waits", "$text-muted italic"))
        for one in side.waiting
        if isinstance(one, Note) and one.by == me
    ]
    if muted:
        lines.append(Content.styled(muted, "$text-muted italic"))
    return Content("\n").join(lines)


def _note(side: Side, me: str, note: Note) -> Content:
    mine = note.by == me
    name = (side.name(note.by), "bold" if mine else "$accent")
    return Content.assemble(name, ("  ", ""), note.text, ("  ✓" if mine else "", "$text-muted"))


def _spoken(side: Side, me: str, one: Spoken) -> Content:
    name = ("You", "bold") if one.by == me else (side.name(one.by), "$accent")
    return Content.assemble(name, " ", (one.words, "italic"))
