"""Keys as people write them."""

from typing import Final

from sprint.screens.command import Command

_NAMES: Final = {
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "space": "Space",
    "escape": "Esc",
    "enter": "Enter",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "plus": "+",
    "minus": "-",
    "delete": "Delete",
}


def key_name(key: str) -> str:
    """A key as people write it: ``Ctrl+O``, ``F2``, ``?``."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith(("ctrl+", "shift+")):
        modifier, _, rest = key.partition("+")
        return f"{modifier.title()}+{_NAMES.get(rest, rest.upper())}"
    return key.upper() if key[0] == "f" and key[1:].isdigit() else key


def keys_shown(command: Command) -> str:
    """All keys of a command, for people; a row of digits as a range."""
    keys = command.keys.split(",")
    if command.keyed:
        return f"{key_name(keys[0])}-{key_name(keys[-1])}"
    return " or ".join(key_name(key) for key in keys)
