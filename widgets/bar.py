"""A bar of progress whose done and open parts differ in shape, not only in colour."""

from widgets.lines import Line, Piece


def bar(done: int, total: int, cells: int) -> Line:
    """``done`` of ``total`` as a bar of ``cells`` cells; nothing when there is no room or no total."""
    if cells < 4 or total <= 0:
        return ()
    filled = cells * min(max(done, 0), total) // total
    return (Piece("━" * filled, "ink--accent"), Piece("┈" * (cells - filled), "ink--faint"))
