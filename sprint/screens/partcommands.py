"""The commands that every member has on a day; they stand in the registry with all others."""

from typing import Final

from sprint.screens.command import Command

PART_COMMANDS: Final = (
    Command("my_line", "l", "Your intention",
            "On a day, say in one line what you mean to do; at its close, how it went.",
            ("lobby",), footer=True),
    Command("announced", "shift+f11", "Announced",
            "Show again what was announced last, also by somebody you have hidden.",
            ("lobby", "writing", "results", "table"), eager=True),
    Command("hand", "e", "Raise hand", "In a talk, raise your hand or lower it, or say that you are done.",
            ("lobby", "results"), footer=True),
    Command("hand_here", "shift+f9", "Raise hand",
            "In a talk, raise your hand or lower it, or say that you are done.",
            ("writing",), footer=True, eager=True),
)  # fmt: skip
