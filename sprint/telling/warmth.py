"""A warm line after the bell, another one after each sprint, and the same for everybody in it."""

from typing import Final

_CIRCLE: Final = (
    "None of this was there when the clock started.",
    "Shake out your hands; that was good company.",
    "Somewhere in there is a sentence that somebody will keep.",
    "You kept each other at the desk, all the way to the bell.",
    "A quiet room, and look how much was going on in it.",
    "Every page of it is further on than it was.",
    "Well written, all of you.",
    "That went by quickly. Most of it stays.",
    "Good. Now straighten your backs and look out of a window.",
    "What stands there can be mended; what does not stand there cannot.",
    "A first draft has no business being this brave.",
    "Nobody else on earth wrote these.",
)
_ALONE: Final = (
    "None of this was there when the clock started.",
    "Shake out your hands; that was well spent.",
    "Somewhere in there is a sentence to keep.",
    "You stayed at the desk, all the way to the bell.",
    "Well written.",
    "Your page is further on than it was.",
    "What stands there can be mended; what does not stand there cannot.",
    "Good. Now straighten your back and look out of a window.",
    "Nobody else on earth would have written this.",
)
#: Not for a sprint that was ended before its time.
_TO_THE_BELL: Final = (_CIRCLE[3], _ALONE[3])
_NOTHING_YET: Final = "The words come when they come; the desk is warm now."


def warm_line(sprint_id: str, *, alone: bool, wrote: bool, early: bool = False) -> str:
    """The line after the sprint of that id; where nobody ``wrote`` a word, one that does not claim any, and
    where it was ended ``early``, none of its bell.
    """
    if not wrote:
        return _NOTHING_YET
    lines: tuple[str, ...] = _ALONE if alone else _CIRCLE
    if early:
        lines = tuple(line for line in lines if line not in _TO_THE_BELL)
    return lines[sum(sprint_id.encode()) % len(lines)]
