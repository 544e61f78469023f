"""The commands that every member has on a day; they stand in the registry with all others."""

from typing import Final

from sprint.screens.command import Command

PART_COMMANDS: Final = (
    Command("my_line", "l", "Your intention",
            "On a day, say in one line what you mean to do; at its close, how it went.",
            ("lobby",), footer=True),
    Command("hand", "e", "Raise hand", "In a talk, raise your hand or lower it, or say that you are done.",
            ("lobby", "results"), footer=True),
    Command("hand_here", "shift+f9", "Raise hand",
            "In a talk, raise your hand or lower it, or say that you are done.",
            ("writing",), footer=True, eager=True),
    Command("the_day", "f7,shift+f10", "The day",
            "See the day: its parts, what was announced, and as it closes what the circle did.",
            ("lobby", "results"), footer=True, eager=True),
    Command("the_day_here", "shift+f10", "The day",
            "See the day: its parts, what was announced, and as it closes what the circle did.",
            ("writing", "table", "console"), eager=True),
    Command("day_report", "r", "Report",
            "Put the report of the day into a folder; no piece and no response is in it.", ("day",)),
    Command("off_day", "escape,f7,shift+f10", "Close", "Close this.", ("day",)),
)  # fmt: skip

#: Stands behind what one needs more often.
ANNOUNCED: Final = Command(
    "announced", "shift+f11", "Announced",
    "Show all that was announced on this day, also by somebody you have hidden.",
    ("lobby", "writing", "results", "table", "console"), eager=True,
)  # fmt: skip
