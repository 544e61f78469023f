"""Taking back what one did last: after a question where that would surprise a whole circle, and with a
sentence, and what to do instead, where it cannot be taken back.
"""

from typing import Final

from sprint.core import acts
from sprint.core.agenda.acts import Announce, Clear, Forgo, Hand, Move, Plan, Yield
from sprint.core.reading.acts import (
    Adjourn,
    Attend,
    Deal,
    Defer,
    Prefer,
    Prolong,
    Redeal,
    Reseat,
    Withdraw,
)
from sprint.screens.dialogs import Question
from sprint.screens.room import RoomScreen
from sprint.writing.done import Done

BEGINNING: Final = (
    "Take back that the day began? It is planned as before then, and nothing of it is kept as held."
)
NOTHING: Final = "There is nothing of yours to take back."
WAIT: Final = "The room has not heard of what you did last yet. Try again in a moment."
BEFORE: Final = "Ctrl+R again takes back what you did before it."
USUAL: Final = "What you did last cannot be taken back."
TOLD: Final = "What everybody was told stays told. You can tell them what holds now."
_TURN: Final = "What was done to a turn stays so. F7 in the console looks after the turns."
_DEALT: Final = (
    "The tables are dealt. F7 in the console moves somebody, or deals again before anything is given."
)
_FINAL: Final[dict[type[acts.Body], str]] = {
    acts.End: "A bell that was rung stays rung. N sets the next sprint.",
    acts.Begin: "A sprint that has begun cannot be put back. F4 stops its clock, F9 calls it off.",
    Announce: TOLD,
    Hand: "Who is in line stays there; in the console Y gives the floor on.",
    Yield: "The floor was given on. Whoever has more to say raises their hand again.",
    Deal: _DEALT,
    Redeal: _DEALT,
    Reseat: "They sit there now. F7 in the console moves them back.",
    Defer: _TURN,
    Prefer: _TURN,
    Prolong: _TURN,
    Withdraw: "That piece was taken back. It can be offered again.",
}
_CHANGED: Final = "That was changed since, and stays as it is now."
_ENDED: Final = "A day that was ended stays ended. In the console W plans the next one, also as this one was."
_WENT_ON: Final = (
    "The day has gone on, and what was ended stays ended. In the console Enter goes to any part again."
)
_TOO_LATE: Final[dict[type[acts.Body], str]] = {
    acts.Cancel: "The sprint that you set has begun. F9 calls it off.",
    Withdraw: "That piece is on its way to the room still, was taken back, or has had its turn.",
    Adjourn: "The reading that you called is dealt already, or over.",
    Attend: "The tables of that reading stand already.",
    Plan: "Somebody changed this plan since you did that. Look at it before you change it again.",
}


async def take_back(screen: RoomScreen) -> None:
    """Take it back; where that is the beginning of a day, ask first."""
    doings, room = screen.visit.doings, screen.visit.room
    done = doings.last
    if done is None:
        screen.tell(NOTHING)
    elif not doings.may_take_back:
        _say_why_not(screen, done)
    elif not isinstance(done.back, Forgo) or room is None or room.day is None:
        await screen.attempt(doings.take_back())
    else:
        _ask_to_take_back(screen, done)


def _ask_to_take_back(screen: RoomScreen, done: Done) -> None:
    doings = screen.visit.doings

    async def answered(agreed: bool | None) -> None:
        if agreed and doings.last is done:
            await screen.attempt(doings.take_back())

    screen.app.push_screen(Question(screen.setting, BEGINNING, "take it back", "go on"), answered)


def _say_why_not(screen: RoomScreen, done: Done) -> None:
    """Say that it stays, so that nothing older is taken back in its place unless one asks for that."""
    doings = screen.visit.doings
    if doings.waits:
        screen.tell(WAIT)
        return
    doings.give_up()
    screen.tell(f"{why_not(done)} {BEFORE if doings.last is not None else ''}".rstrip())


def why_not(done: Done) -> str:
    """Why it cannot be taken back, and what one can do instead."""
    match done.body:
        case Move(to=None):
            return _ENDED
        case Move():
            return _WENT_ON
        case Clear():
            return _CHANGED
    if done.back is not None:
        return _TOO_LATE.get(type(done.back), USUAL)
    if done.body is None:
        return TOLD if done.way is None else _CHANGED
    return _FINAL.get(type(done.body), USUAL)
