"""From a typed line to the command that it means; pure, and wrong words change nothing."""

import re
from collections.abc import Callable
from typing import get_args

from sprint.core.acts import MAX_COUNT
from sprint.core.cleaning import clean_line
from sprint.core.errors import BadInput
from sprint.core.schedule import parse_length
from sprint.core.showing import Shown
from sprint.plain import askwords, commands, daywords, readcommands, readparsing, tendwords
from sprint.plain.commands import Command
from sprint.plain.words import BY_NAME, nearest

_NUMBER = re.compile(r"\+?[0-9][0-9,.’' ]*")
_TWO_WORDS = tuple(name for name in BY_NAME if " " in name)
_EVERYBODY = ("all", "everybody", "everyone")
_ALSO = {"?": "help", "exit": "quit", "bye": "quit", "ranks": "rank", "seat": "seats"}


def parse(line: str) -> Command:
    """Read a line that is not empty; raises ``BadInput`` with the nearest word."""
    line = clean_line(line)
    if _NUMBER.fullmatch(line):
        return commands.Number(line)
    lower = daywords.SAID.get(line.lower(), line.lower())
    for name in _TWO_WORDS:
        if lower == name:
            return _READERS[name]("")
    typed, _, rest = (lower if lower in BY_NAME else line).partition(" ")
    word = _ALSO.get(typed.lower(), typed.lower())
    if word not in _READERS:
        raise BadInput(_unknown(typed, lower))
    return _READERS[word](rest)


def _unknown(typed: str, whole: str) -> str:
    word = nearest(whole) or nearest(typed.lower())
    hint = f"Did you mean {word.name}?" if word else "help tells the words."
    return f"There is no word {typed[:40]}. {hint} Nothing was done."


def _alone(name: str, command: Command) -> Callable[[str], Command]:
    """A word that stands alone: with more behind it, it was meant otherwise."""

    def read(rest: str) -> Command:
        if rest:
            raise BadInput(f"{name} stands alone. Nothing was done.")
        return command

    return read


def _with(name: str, read: Callable[[str], Command]) -> Callable[[str], Command]:
    """A word that needs more behind it."""

    def read_all(rest: str) -> Command:
        if not rest:
            word = BY_NAME[name]
            raise BadInput(f"{word.usage}: {word.does} For example: {word.examples[0]}.")
        return read(rest)

    return read_all


def _goal(rest: str) -> Command:
    if rest.lower() in ("none", "no"):
        return commands.Goal(None)
    digits = re.sub(r"[,.’' ]", "", rest)
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits) <= MAX_COUNT:
        raise BadInput("A goal is a number, for example goal 500, or goal none.")
    return commands.Goal(int(digits))


def _ready(rest: str) -> Command:
    if rest.lower() not in ("", "yes", "no", "not", "not yet"):
        raise BadInput("Type ready, or ready no.")
    return commands.Ready(rest.lower() in ("", "yes"))


def _show(rest: str) -> Command:
    choices: tuple[Shown, ...] = get_args(Shown)
    for choice in choices:
        if rest.lower() == choice:
            return commands.Show(choice)
    if rest:
        raise BadInput(f"Others see your count in one of these ways: {', '.join(choices)}.")
    return commands.Show(None)


def _loud(rest: str) -> Command:
    if not rest:
        return commands.Loud()
    if not (rest.isascii() and rest.isdigit()) or not 1 <= int(rest) <= 720:
        raise BadInput("Give the minutes between two tellings of the counts, for example loud 5.")
    return commands.Loud(int(rest))


def _drop(rest: str) -> Command:
    if not (rest.isascii() and rest.isdigit()) or len(rest) > 3:
        raise BadInput("Give its number, for example drop 1; recur alone tells the numbers.")
    return commands.Drop(int(rest))


_WITH_MORE: dict[str, Callable[[str], Command]] = {
    **readparsing.WITH_MORE, **askwords.WITH_MORE, **daywords.WITH_MORE, **tendwords.WITH_MORE
}  # fmt: skip
_ALONE: dict[str, Command] = {
    **readparsing.ALONE, **askwords.ALONE, **daywords.ALONE, **tendwords.ALONE
}  # fmt: skip
_READERS: dict[str, Callable[[str], Command]] = {
    "help": lambda rest: commands.Help(rest.lower()),
    "start": _with("start", commands.Start),
    "begin": _alone("begin", commands.Begin()),
    "pause": _alone("pause", commands.Pause()),
    "resume": _alone("resume", commands.Resume()),
    "more": lambda rest: commands.Shift(parse_length(rest.lower())) if rest else readcommands.MoreTime(),
    "less": _with("less", lambda rest: commands.Shift(-parse_length(rest.lower()))),
    "end": _alone("end", commands.End()),
    "cancel": _alone("cancel", commands.Cancel()),
    "undo": _alone("undo", commands.Undo()),
    "time": _alone("time", commands.Time()),
    "recur": commands.Recur,
    "drop": _with("drop", _drop),
    "count": lambda rest: commands.Number(rest, said=True) if rest else commands.Mine(),
    "from": _with("from", commands.From),
    "settle": commands.Settle,
    "amend": _with("amend", commands.Amend),
    "goal": _with("goal", _goal),
    "keep": _alone("keep", commands.Answer("keep")),
    "fix": _alone("fix", commands.Answer("fix")),
    "write": _alone("write", commands.Write()),
    "edit": _alone("edit", commands.Edit()),
    "draft": _alone("draft", commands.WhereDraft()),
    "carry on": _alone("carry on", commands.CarryOn()),
    "who": _alone("who", commands.Who()),
    "board": _alone("board", commands.Board()),
    "rank": _alone("rank", commands.Arrange("ranks")),
    "seats": _alone("seats", commands.Arrange("seats")),
    "say": _with("say", commands.Say),
    "cheer": lambda rest: commands.Cheer("" if rest.lower() in _EVERYBODY else rest),
    "remove": _with("remove", commands.Remove),
    "hide": commands.Hide,
    "unhide": _with("unhide", lambda rest: commands.Hide(rest, off=True)),
    "ready": _ready,
    "shown": _show,
    "invite": _alone("invite", commands.Invite()),
    "quiet": _alone("quiet", commands.Quiet()),
    "loud": _loud,
    "yes": _alone("yes", commands.Answer("yes")),
    "no": _alone("no", commands.Answer("no")),
    "quit": _alone("quit", commands.Quit()),
    "leave": _alone("leave", commands.Leave()),
    "close": _alone("close", commands.Close()),
    **{name: _with(name, read) for name, read in _WITH_MORE.items()},
    **readparsing.ANYHOW,
    **askwords.ANYHOW,
    **daywords.ANYHOW,
    **{name: _alone(name, command) for name, command in _ALONE.items()},
}
