"""Counts what was assigned at the tables, from the rules of fairness and not from the program's code."""

from collections import Counter
from collections.abc import Iterator
from typing import Any


def recount(state: dict[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Of the newest reading, each rule in a sentence: whether it holds, and what was found."""
    reading = state["readings"][-1]
    dealt = {
        piece["by"]: [reader["name"] for reader in piece["readers"] if not reader["guest"]]
        for piece in state["pieces"]
        if piece["reading"] == reading["id"] and piece["readers"]
    }
    get = {author: len(readers) for author, readers in dealt.items()}
    give = Counter(name for readers in dealt.values() for name in readers)
    own = [author for author, readers in dealt.items() if author in readers]
    yield "nobody reads their own piece", not own, str(own)
    twice = [author for author, readers in dealt.items() if len(readers) > len(set(readers))]
    yield "nobody reads a piece twice", not twice, str(twice)
    even = max(get.values()) - min(get.values()) <= 1
    yield f"every piece has as many readers as others, give or take one: {_told(get)}", even, str(get)
    fair = all(abs(give[author] - get[author]) <= 1 for author in get)
    yield "and everybody reads as many pieces as read theirs, give or take one", fair, str(give)
    brought = {member["name"] for member in state["members"]} == set(dealt)
    yield "all who brought one are in it", brought, str(dealt)


def _told(numbers: dict[str, int]) -> str:
    few, many = min(numbers.values()), max(numbers.values())
    return str(few) if few == many else f"{few} or {many}"
