"""One's own progress in one line: the count, the goal if there is one, the pace once there is one."""

import msgspec

from sprint.core.counting import Unit
from sprint.core.figures import named_count
from widgets.bar import bar
from widgets.lines import Line, Lines, Piece


class Standing(msgspec.Struct, frozen=True):
    """``count`` of ``goal`` in ``unit``, at ``pace`` per minute; None where there is none (yet).

    ``chain`` is the count of all rounds of a chain, this one among them.
    """

    count: int | None
    unit: Unit = "words"
    goal: int | None = None
    pace: int | None = None
    chain: int | None = None


class Progress(Lines):
    """``312 / 500 words ━━━━┈┈┈ 14 a minute``, less of it where it is narrow."""

    DEFAULT_CSS = """
    Progress { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.standing = Standing(None)

    def show(self, standing: Standing) -> None:
        """Show another standing; cheap when it looks the same."""
        self.standing = standing
        self.show_changes()

    def lines(self, width: int, height: int) -> list[Line]:
        """The standing in ``width`` cells."""
        now = self.standing
        if now.count is None:
            return [(Piece("writing without a count", "ink--faint"),)]
        if now.goal is None:
            line: Line = (Piece(named_count(now.count, now.unit), "ink--strong"),)
        else:
            line = (Piece(f"{now.count:,}", "ink--strong"), Piece(f" / {named_count(now.goal, now.unit)}"))
        pace = (Piece(f"  {now.pace:,} a minute", "ink--faint"),) if now.pace is not None else ()
        if now.chain is not None:
            line = (*line, Piece(f"  {now.chain:,} in all rounds", "ink--faint"))
        done = (Piece("  ✓ goal", "ink--good"),) if now.goal is not None and now.count >= now.goal else ()
        room = width - sum(len(piece.text) for piece in (*line, *pace, *done)) - 2
        if now.goal and room >= 4:
            line = (*line, Piece("  "), *bar(now.count, now.goal, min(room, 24)))
        return [(*line, *done, *pace)]
