"""What two texts begin and end with alike."""

from collections.abc import Callable


def shared(old: str, new: str) -> tuple[int, int]:
    """How many characters at the start, and then at the end, two texts have in common."""
    most = min(len(old), len(new))
    start = _longest(most, lambda size, more: old[size:more] == new[size:more])
    first, last = len(old), len(new)
    end = _longest(
        most - start, lambda size, more: old[first - more : first - size] == new[last - more : last - size]
    )
    return start, end


def _longest(most: int, same: Callable[[int, int], bool]) -> int:
    """The greatest size, at most ``most``, up to which all is the ``same``; nothing is looked at twice."""
    size = 0
    while size < most:
        more = size + max(1, (most - size) // 2)
        if same(size, more):
            size = more
        else:
            most = more - 1
    return size
