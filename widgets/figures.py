"""Figures for people: lengths of time as a clock shows them, large digits, counts in little room."""

from sprint.core.counting import Unit

_LARGE = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", "╶┴╴"),
    "2": ("╶─╮", "╭─╯", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─╮", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ":": (" ", ":", " "),
    ",": (" ", " ", ","),
}
_SUFFIXES: dict[Unit, str] = {"words": "", "lines": " ln", "characters": " ch"}


def countdown(remaining_ms: int) -> str:
    """Milliseconds left as ``mm:ss`` or ``h:mm:ss``; a begun second counts whole, below zero is zero."""
    seconds = -(-max(0, remaining_ms) // 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def passed(passed_ms: int) -> str:
    """Milliseconds passed, as ``countdown`` writes them; only a whole second counts."""
    return countdown(passed_ms // 1000 * 1000)


def large(text: str) -> tuple[str, str, str]:
    """``text``, made of digits, colons and commas, in letters three rows high."""
    glyphs = [_LARGE[char] for char in text]
    return tuple(" ".join(glyph[row] for glyph in glyphs) for row in range(3))  # type: ignore[return-value]


def short_count(count: int | None, unit: Unit) -> str:
    """A count in little room: ``1,234``, ``14 ln``, ``803 ch``; a dot for those who do not count."""
    return "·" if count is None else f"{count:,}{_SUFFIXES[unit]}"
