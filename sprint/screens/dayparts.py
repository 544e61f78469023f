"""What a member is asked or told in this part of a day: what they mean to do, who has the floor."""

from collections.abc import Callable

from textual.content import Content

from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.values import Now
from sprint.core.cleaning import clean_line, fit
from sprint.core.room import Room
from sprint.screens.dayline import day_lines
from sprint.screens.visit import Visit
from sprint.telling.daywarnings import then_words
from sprint.telling.lasttime import HEAD, last_time
from sprint.telling.pledges import asked_for, said_today
from sprint.telling.today import now_words, view_line
from widgets.figures import countdown

MOST_IN_LINE = 6
MOST_FROM_LAST_TIME = 3
#: Of a smaller terminal the notes need what rows there are.
USUAL_CELLS = 70


def part_lines(visit: Visit, width: int) -> list[Content]:
    """The lines of the lobby for the part that is under way, each on one row of ``width`` cells."""
    now = _talking(visit)
    if now is not None:
        return [_floor(visit, now, width, "E"), Content.styled(fit(_line(visit, now), width), "$text-muted")]
    match asked_for(visit.room):
        case "intention":
            mine = _mine(visit, "intention")
            before = _last_time(visit, width)
            if not mine:
                return [*before, _asking("L says in one line what you mean to do.", width)]
            return [*before, Content(fit(f"You mean to: {mine}", width))]
        case "report":
            return _closing(visit, width)
    return []


def floor_words(visit: Visit) -> str:
    """That one has the floor oneself, and how long still; nothing where one has not."""
    now = _talking(visit)
    if now is None or now.talk is None or now.talk.speaker != visit.me:
        return ""
    return f"You have the floor, {_left(visit, now)} left."


def then_lines(visit: Visit) -> list[Content]:
    """Where the day is and what comes next on one line, and in a talk who has the floor; none without a
    day.
    """
    talking, then = _talking(visit), _then(visit)
    lines = [_floor(visit, talking, 0, "E")] if talking is not None else []
    if not then or visit.room is None:
        return lines
    now = now_words(visit.room, visit.link.side, visit.now(), _clock_of(visit))
    return [*lines, Content.styled(f"{now} · {then}" if now else then, "$text-muted")]


def lines_at_rest(visit: Visit, width: int) -> list[Content]:
    """The lines of the day for a table that is done: where it is, what comes, who has the floor, what is on
    view.
    """
    talking = _talking(visit)
    floor = [_floor(visit, talking, width, "")] if talking is not None else []
    return [*day_lines(visit, width), *floor]


def then_line(visit: Visit) -> str:
    """What comes next on a day, and that it stands, for a screen that says nothing else of it."""
    day, then = visit.room.day if visit.room is not None else None, _then(visit)
    paused = day is not None and day.now is not None and day.now.paused_at is not None
    return f"The day is paused. {then}" if paused else then


def _then(visit: Visit) -> str:
    return then_words(visit.room, visit.link.side, visit.now(), _clock_of(visit))


def view_by_page(visit: Visit) -> str:
    """What stays on view, while one writes: in other parts of a day it stands in the lobby alone."""
    room = visit.room
    if room is None or (
        room.day is not None and (room.day.current is None or room.day.current.kind != "sprint")
    ):
        return ""
    return view_line(room, visit.link.side)


def my_intention(visit: Visit) -> str:
    """What one means to do today, as a sentence; nothing where one did not say."""
    meant = _mine(visit, "intention")
    return f"You mean to: {meant}" if meant else ""


def _last_time(visit: Visit, width: int) -> list[Content]:
    """What people said last time that they would do, as many as there is room for."""
    said = last_time(visit.room, visit.link.side, visit.me)
    if not said:
        return []
    most = MOST_FROM_LAST_TIME if width >= USUAL_CELLS else 1
    lines = [fit(line, width - 2) for line in said[:most]]
    more = len(said) - len(lines)
    head = f"{HEAD}, {len(lines)} of {len(said)}:" if more else f"{HEAD}:"
    return [Content.styled(head, "$text-muted"), *(Content(f"  {line}") for line in lines)]


def _closing(visit: Visit, width: int) -> list[Content]:
    meant, went = _mine(visit, "intention"), _mine(visit, "report")
    will = _mine(visit, "commitment")
    lines = [Content(fit(f"You meant to: {meant}", width))] if meant else []
    if went or will:
        told = " · ".join(
            filter(None, (f"it went: {went}" if went else "", f"you will: {will}" if will else ""))
        )
        return [*lines, Content(fit(f"{told[:1].upper()}{told[1:]}", width))]
    return [*lines, _asking("L says how it went, and one thing that you will do next.", width)]


def _asking(words: str, width: int) -> Content:
    return Content.styled(fit(words, width), "bold $accent")


def _mine(visit: Visit, of: Pledged) -> str:
    return clean_line(said_today(visit.room, visit.link.side, of, visit.me))


def talks(room: Room | None) -> bool:
    """Whether the part that is under way is a talk, of which notes are kept."""
    day = room.day if room is not None else None
    return day is not None and day.current is not None and day.current.kind == "talk"


def _talking(visit: Visit) -> Now | None:
    day = visit.room.day if visit.room is not None else None
    return day.now if day is not None and day.now is not None and day.now.talk is not None else None


def _floor(visit: Visit, now: Now, width: int, key: str) -> Content:
    talk = now.talk
    if talk is None or not talk.speaker:
        way = f" {key} raises your hand." if key else ""
        return _asking(f"Nobody speaks just now.{way}", width or 60)
    left, until = _left(visit, now), _clock_of(visit)(talk.ends_at)
    if talk.speaker == visit.me:
        way = f" {key}: done." if key else ""
        return Content.styled(f"You have the floor until {until}, {left} left.{way}", "bold $accent")
    name = fit(visit.link.side.name(talk.speaker), 30)
    return Content.styled(f"{name} has the floor until {until}, {left} left.", "bold")


def _line(visit: Visit, now: Now) -> str:
    """Who speaks after that, and what one's own key does."""
    talk, me = now.talk, visit.me
    if talk is None or not talk.line:
        mine = talk is not None and talk.speaker in ("", me)
        return "" if mine else "Nobody is in line. E raises your hand."
    names = ["you" if key == me else visit.link.side.name(key) for key in talk.line[:MOST_IN_LINE]]
    more = f" and {len(talk.line) - MOST_IN_LINE} more" if len(talk.line) > MOST_IN_LINE else ""
    todo = "" if me in (*talk.line, talk.speaker) else " E raises your hand."
    if me in talk.line:
        todo = " You are next." if talk.line[0] == me else f" You are number {talk.line.index(me) + 1}."
    return f"In line: {', '.join(names)}{more}.{todo}"


def _left(visit: Visit, now: Now) -> str:
    at = visit.now() if now.paused_at is None else now.paused_at
    return countdown(now.talk.ends_at - at) if now.talk is not None else ""


def _clock_of(visit: Visit) -> Callable[[int], str]:
    now = visit.now()
    return lambda at: visit.setting.moments.clock_time(at, now)
